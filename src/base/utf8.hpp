// UTF-8, hostile until decoded: what is ill-formed (truncated, overlong, a surrogate, beyond U+10FFFF) reads as
// U+FFFD, one for each maximal subpart, as browsers and the Unicode standard (3.9, table 3-8) do it, so that every
// string has one reading and no reading leaves the string.
// Characters here are code points; what people call a letter may be several of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace carnet {

inline constexpr char32_t replacement_character = 0xfffd;

struct Utf8Character {
    char32_t code {replacement_character};
    std::size_t length {1}; // bytes it takes in the text, at least 1
    bool well_formed {false};
};

// The character at `position`, which must be inside the text. Inline: folding and searching live on it.
[[nodiscard]] constexpr Utf8Character utf8_character_at(std::string_view text, std::size_t position)
{
    auto byte = [&](std::size_t offset) -> char32_t {
        // A missing byte reads as one that continues nothing.
        return position + offset < text.size() ? static_cast<unsigned char>(text[position + offset]) : 0;
    };
    auto continues = [](char32_t value, char32_t least = 0x80, char32_t most = 0xbf) {
        return value >= least && value <= most;
    };
    char32_t lead = byte(0);
    if (lead < 0x80)
        return {lead, 1, true};
    if (lead < 0xc2 || lead > 0xf4)
        return {};
    char32_t second = byte(1);
    if (lead < 0xe0) {
        if (!continues(second))
            return {};
        return {(lead & 0x1f) << 6 | (second & 0x3f), 2, true};
    }
    char32_t third = byte(2);
    if (lead < 0xf0) {
        // E0 would be overlong below A0; ED would be a surrogate above 9F.
        if (!continues(second, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf))
            return {};
        if (!continues(third))
            return {replacement_character, 2, false};
        return {(lead & 0x0f) << 12 | (second & 0x3f) << 6 | (third & 0x3f), 3, true};
    }
    // F0 would be overlong below 90; F4 would be beyond U+10FFFF above 8F.
    if (!continues(second, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf))
        return {};
    if (!continues(third))
        return {replacement_character, 2, false};
    char32_t fourth = byte(3);
    if (!continues(fourth))
        return {replacement_character, 3, false};
    return {(lead & 0x07) << 18 | (second & 0x3f) << 12 | (third & 0x3f) << 6 | (fourth & 0x3f), 4, true};
}

// Surrogates and numbers beyond Unicode are written as U+FFFD.
void append_utf8(std::string& text, char32_t code);

[[nodiscard]] bool is_well_formed_utf8(std::string_view text);

// The text with every ill-formed part replaced; the same text when there is none.
[[nodiscard]] std::string well_formed_utf8(std::string_view text);

// How many bytes from the start are ASCII.
[[nodiscard]] std::size_t ascii_prefix_length(std::string_view text);

// The longest beginning of at most `max_bytes` that does not cut a character in two.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

[[nodiscard]] std::size_t count_characters(std::string_view text);

// Unicode's White_Space.
[[nodiscard]] constexpr bool is_white_space(char32_t code)
{
    if (code <= 0x20)
        return code == 0x20 || (code >= 0x09 && code <= 0x0d);
    return code == 0x85 || code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028
        || code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

// True when there is nothing but white space and characters without width (U+200B–U+200F, U+2060, U+FEFF).
[[nodiscard]] bool is_blank(std::string_view text);

} // namespace carnet
