#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace carnet {

void append_utf8(std::string& text, char32_t code)
{
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        code = replacement_character;
    auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | code >> 6);
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3f));
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

bool is_well_formed_utf8(std::string_view text)
{
    std::size_t position = 0;
    while (true) {
        position += ascii_prefix_length(text.substr(position));
        if (position >= text.size())
            return true;
        Utf8Character character = utf8_character_at(text, position);
        if (!character.well_formed)
            return false;
        position += character.length;
    }
}

std::string well_formed_utf8(std::string_view text)
{
    if (is_well_formed_utf8(text))
        return std::string {text};
    std::string result;
    result.reserve(text.size() + 16);
    std::size_t position = 0;
    while (position < text.size()) {
        Utf8Character character = utf8_character_at(text, position);
        append_utf8(result, character.code);
        position += character.length;
    }
    return result;
}

std::size_t ascii_prefix_length(std::string_view text)
{
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    std::size_t position = 0;
    while (position + sizeof(std::uint64_t) <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + position, sizeof word);
        if ((word & high_bits) != 0)
            break;
        position += sizeof word;
    }
    while (position < text.size() && static_cast<unsigned char>(text[position]) < 0x80)
        ++position;
    return position;
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes)
{
    if (text.size() <= max_bytes)
        return text;
    // A character is at most four bytes: look back to the one that the bound may cut. What is ill-formed is cut where
    // it is: it has no whole to keep.
    for (std::size_t back = 1; back <= 3 && back <= max_bytes; ++back) {
        Utf8Character character = utf8_character_at(text, max_bytes - back);
        if (character.well_formed)
            return text.substr(0, character.length > back ? max_bytes - back : max_bytes);
    }
    return text.substr(0, max_bytes);
}

std::size_t count_characters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count)
        position += utf8_character_at(text, position).length;
    return count;
}

bool is_blank(std::string_view text)
{
    for (std::size_t position = 0; position < text.size();) {
        Utf8Character character = utf8_character_at(text, position);
        char32_t code = character.code;
        bool without_width = (code >= 0x200b && code <= 0x200f) || code == 0x2060 || code == 0xfeff;
        if (!is_white_space(code) && !without_width)
            return false;
        position += character.length;
    }
    return true;
}

} // namespace carnet
