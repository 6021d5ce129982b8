#include "app/url_query.hpp"

namespace carnet::app {

namespace {

bool is_plain(char c)
{
    // Comma, dots and colon are allowed in a query as they are, and keep the address readable.
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == '.' || c == '~' || c == ',' || c == ':';
}

void append_encoded(std::string& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char c : text) {
        if (is_plain(c)) {
            out += c;
            continue;
        }
        auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
}

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%' && text.size() - i > 2 && hex_value(text[i + 1]) >= 0
            && hex_value(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace

UrlQuery::UrlQuery(std::string_view text)
{
    if (text.starts_with('?'))
        text.remove_prefix(1);
    while (!text.empty()) {
        auto end = text.find('&');
        auto pair = text.substr(0, end);
        auto equals = pair.find('=');
        if (!pair.empty())
            m_pairs.emplace_back(decoded(pair.substr(0, equals)),
                equals == std::string_view::npos ? std::string {} : decoded(pair.substr(equals + 1)));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
}

void UrlQuery::add(std::string_view name, std::string_view value)
{
    m_pairs.emplace_back(name, value);
}

std::string_view UrlQuery::get(std::string_view name) const
{
    for (const auto& [key, value] : m_pairs) {
        if (key == name)
            return value;
    }
    return {};
}

std::string UrlQuery::text() const
{
    std::string out;
    for (const auto& [name, value] : m_pairs) {
        out += out.empty() ? '?' : '&';
        append_encoded(out, name);
        out += '=';
        append_encoded(out, value);
    }
    return out;
}

} // namespace carnet::app
