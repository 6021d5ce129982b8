#include "i18n/catalogue.hpp"

#include "base/utf8.hpp"
#include "i18n/words.hpp"

namespace carnet::i18n {

namespace {

constexpr std::string_view format_name = "carnet-messages 1 ";
// Far beyond any language's file, far below what would trouble the page.
constexpr std::size_t max_bytes = 1'048'576;

// The text up to the separator; the rest is left in `text`.
std::string_view take_until(std::string_view& text, char separator)
{
    std::size_t end = text.find(separator);
    std::string_view taken = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return taken;
}

Failure unreadable(const char* what)
{
    return failure(ErrorCode::invalid_input, std::string {"the file of messages "} + what);
}

} // namespace

Result<Catalogue> Catalogue::parse(std::string bytes, std::string_view fingerprint, std::size_t count)
{
    if (bytes.size() > max_bytes)
        return failure(ErrorCode::too_large, "the file of messages is too large");
    if (!is_well_formed_utf8(bytes))
        return unreadable("is not UTF-8");
    if (!bytes.starts_with(format_name) || !bytes.ends_with('\n'))
        return unreadable("has no header or was cut off");

    std::string_view header {bytes};
    header = header.substr(format_name.size(), header.find('\n') - format_name.size());
    if (take_until(header, ' ') != fingerprint)
        return unreadable("belongs to another build");

    Catalogue catalogue;
    catalogue.m_tag = take_until(header, ' ');
    catalogue.m_direction = header == "rtl" ? Direction::rtl : Direction::ltr;
    catalogue.m_starts.reserve(count + 1);
    for (std::size_t i = bytes.find('\n'); i != std::string::npos; i = bytes.find('\n', i + 1))
        catalogue.m_starts.push_back(static_cast<std::uint32_t>(i + 1));
    if (catalogue.m_starts.size() != count + 1)
        return unreadable("has another number of messages");
    catalogue.m_bytes = std::move(bytes);
    return catalogue;
}

Result<Catalogue> Catalogue::parse(std::string bytes)
{
    return parse(std::move(bytes), words::layout_fingerprint, words::message_count);
}

std::string_view Catalogue::message(TextId id) const
{
    auto index = static_cast<std::size_t>(id);
    if (index + 1 >= m_starts.size())
        return {};
    return std::string_view {m_bytes}.substr(m_starts[index], m_starts[index + 1] - m_starts[index] - 1);
}

} // namespace carnet::i18n
