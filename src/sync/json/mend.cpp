#include "sync/json/mend.hpp"

#include "base/utf8.hpp"

#include <charconv>
#include <cstddef>

namespace carnet::sync {

namespace {

// The four digits after "\u" at `position`; nothing when there is no such escape.
std::optional<unsigned> escaped_unit_at(std::string_view text, std::size_t position)
{
    if (position + 6 > text.size() || text[position] != '\\' || text[position + 1] != 'u')
        return {};
    unsigned unit = 0;
    const char* digits = text.data() + position + 2;
    if (auto [end, error] = std::from_chars(digits, digits + 4, unit, 16); error != std::errc {} || end != digits + 4)
        return {};
    return unit;
}

bool is_high_surrogate(unsigned unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

bool is_low_surrogate(unsigned unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

// Escapes with their surrogates in pairs. Outside of strings a backslash is no JSON anyway.
std::string with_whole_escapes(std::string_view text, bool& changed)
{
    std::string mended;
    mended.reserve(text.size());
    std::size_t position = 0;
    while (position < text.size()) {
        std::size_t backslash = text.find('\\', position);
        mended += text.substr(position, backslash - position);
        if (backslash == std::string_view::npos)
            break;
        position = backslash;
        std::size_t length = 2;
        if (auto unit = escaped_unit_at(text, position)) {
            length = 6;
            auto next = escaped_unit_at(text, position + 6);
            if (is_high_surrogate(*unit) && next && is_low_surrogate(*next)) {
                length = 12;
            } else if (is_high_surrogate(*unit) || is_low_surrogate(*unit)) {
                mended += "\\ufffd";
                changed = true;
                position += length;
                continue;
            }
        }
        mended += text.substr(position, length);
        position += length;
    }
    return mended;
}

} // namespace

std::optional<std::string> mended_json(std::string_view text)
{
    bool changed = false;
    std::string mended = with_whole_escapes(text, changed);
    if (!is_well_formed_utf8(mended)) {
        mended = well_formed_utf8(mended);
        changed = true;
    }
    if (!changed)
        return {};
    return mended;
}

} // namespace carnet::sync
