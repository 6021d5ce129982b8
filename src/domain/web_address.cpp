#include "domain/web_address.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace carnet {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex_digit(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string lower_ascii(std::string_view text)
{
    std::string lower {text};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

// Controls, marks of direction and characters without width: nothing that an honest address contains, all of it able
// to make one look like another. White space too, and the backslash, which browsers read as a slash.
bool is_never_in_an_address(char32_t code)
{
    return code < 0x20 || (code >= 0x7f && code <= 0x9f) || is_white_space(code) || code == U'\\' || code == 0xad
        || code == 0x61c || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2060 && code <= 0x206f) || code == 0xfeff || (code >= 0xfff9 && code <= 0xfffd)
        || (code >= 0xe0000 && code <= 0xe0fff);
}

bool is_plain_text(std::string_view text)
{
    for (std::size_t position = 0; position < text.size();) {
        Utf8Character character = utf8_character_at(text, position);
        if (!character.well_formed || is_never_in_an_address(character.code))
            return false;
        position += character.length;
    }
    return true;
}

std::string_view without_spaces_around(std::string_view text)
{
    auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

bool is_port(std::string_view text)
{
    if (text.empty() || text.size() > 5 || !std::ranges::all_of(text, is_digit))
        return false;
    int port = 0;
    for (char c : text)
        port = port * 10 + (c - '0');
    return port >= 1 && port <= 65'535;
}

bool is_ip_literal(std::string_view host)
{
    if (host.size() < 4 || host.front() != '[' || host.back() != ']')
        return false;
    host = host.substr(1, host.size() - 2);
    return std::ranges::all_of(host, [](char c) { return is_hex_digit(c) || c == ':' || c == '.'; })
        && host.find(':') != std::string_view::npos;
}

bool is_host_name(std::string_view host)
{
    if (host.empty() || host.size() > 253 || host.front() == '.' || host.find("..") != std::string_view::npos)
        return false;
    return std::ranges::all_of(host, [](char c) {
        return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
}

HostCaution caution_for(std::string_view host)
{
    if (host.front() == '[')
        return HostCaution::number;
    bool ascii = ascii_prefix_length(host) == host.size();
    if (!ascii || host.starts_with("xn--") || host.find(".xn--") != std::string_view::npos)
        return HostCaution::lookalike;
    // A browser takes a host whose last label is a number for an IPv4 address, however it is written ("0x7f.1").
    if (host.ends_with('.'))
        host.remove_suffix(1);
    std::string_view last = host.substr(host.rfind('.') + 1);
    bool number = !last.empty()
        && (std::ranges::all_of(last, is_digit)
            || (last.starts_with("0x") && std::ranges::all_of(last.substr(2), is_hex_digit)));
    return number ? HostCaution::number : HostCaution::none;
}

} // namespace

Result<WebAddress> web_address(std::string_view text)
{
    auto refused = [](const char* why) { return failure(ErrorCode::invalid_input, why); };
    text = without_spaces_around(text);
    if (text.empty())
        return refused("no address");
    if (text.size() > max_web_address)
        return failure(ErrorCode::too_large, "address too long");
    if (!is_plain_text(text))
        return refused("a character that has no place in an address");

    std::size_t colon = std::min(text.find(':'), text.size());
    std::string scheme = lower_ascii(text.substr(0, colon));
    if (scheme != "http" && scheme != "https")
        return refused("not http or https");
    std::string_view rest = text.substr(colon);
    if (!rest.starts_with("://"))
        return refused("no host");
    rest.remove_prefix(3);

    std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (authority.find('@') != std::string_view::npos)
        return refused("an address with credentials");
    std::string_view host = authority;
    // The colon of a port stands after the bracket of an IPv6 address.
    std::size_t port_colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
    if (port_colon != std::string_view::npos) {
        host = authority.substr(0, port_colon);
        if (!is_port(authority.substr(port_colon + 1)))
            return refused("not a port");
    }
    if (!is_host_name(host) && !is_ip_literal(host))
        return refused("not a host name");
    std::string shown = lower_ascii(host);
    HostCaution caution = caution_for(shown);
    return WebAddress {std::string {text}, std::move(shown), caution};
}

std::string percent_encoded(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded += c;
        } else {
            encoded += '%';
            encoded += hex[byte >> 4];
            encoded += hex[byte & 0xf];
        }
    }
    return encoded;
}

} // namespace carnet
