#include "ui/kit/text/script.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace carnet::ui {

namespace {

using enum CharacterClass;

struct Range {
    char32_t first;
    char32_t last;
    CharacterClass kind;
};

// What is not listed is simple. Blocks rather than single characters, erring on the side of the browser: a simple
// character in a whole run costs a little, a joining one drawn alone is wrong.
constexpr Range ranges[] = {
    {0x0000, 0x001F, control}, {0x0020, 0x0020, space}, {0x007F, 0x009F, control}, {0x00A0, 0x00A0, space},
    {0x00AD, 0x00AD, ignorable}, {0x0300, 0x036F, mark}, {0x0483, 0x0489, mark},
    {0x0590, 0x08FF, right_to_left}, // Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic
    {0x0900, 0x0DFF, complex}, // Devanagari … Sinhala
    {0x0E00, 0x0FFF, complex}, // Thai, Lao, Tibetan
    {0x1000, 0x109F, complex}, // Myanmar
    {0x1100, 0x11FF, complex}, // Hangul Jamo, which combine to syllables
    {0x135D, 0x135F, mark}, {0x1700, 0x18AF, complex}, // Philippine scripts, Khmer, Mongolian
    {0x1900, 0x1AAF, complex}, // Limbu … Tai Tham
    {0x1AB0, 0x1AFF, mark}, {0x1B00, 0x1C4F, complex}, // Balinese … Lepcha
    {0x1CC0, 0x1CFF, complex}, {0x1DC0, 0x1DFF, mark}, {0x2000, 0x200A, space}, {0x200B, 0x200B, ignorable},
    {0x200C, 0x200D, joiner}, {0x200E, 0x200F, bidi_control}, {0x2028, 0x2029, control}, {0x202A, 0x202E, bidi_control},
    {0x202F, 0x202F, space}, {0x203C, 0x203C, emoji}, {0x2049, 0x2049, emoji}, {0x205F, 0x205F, space},
    {0x2060, 0x2065, ignorable}, {0x2066, 0x2069, bidi_control}, {0x206A, 0x206F, ignorable}, {0x20D0, 0x20FF, mark},
    {0x2139, 0x2139, emoji}, {0x2194, 0x21AA, emoji}, {0x2300, 0x23FF, emoji}, {0x24C2, 0x24C2, emoji},
    {0x25A0, 0x27BF, emoji}, // also dingbats that some systems have only in colour
    {0x2934, 0x2935, emoji}, {0x2B00, 0x2BFF, emoji}, {0x2CEF, 0x2CF1, mark}, {0x2DE0, 0x2DFF, mark},
    {0x3000, 0x3000, space}, {0x302A, 0x302F, mark}, {0x3030, 0x3030, emoji}, {0x303D, 0x303D, emoji},
    {0x3099, 0x309A, mark}, {0x3297, 0x3297, emoji}, {0x3299, 0x3299, emoji}, {0xA66F, 0xA67D, mark},
    {0xA69E, 0xA69F, mark}, {0xA6F0, 0xA6F1, mark}, {0xA800, 0xA82F, complex},
    {0xA840, 0xAADF, complex}, // Phags-pa … Tai Viet
    {0xAAE0, 0xAAFF, complex}, {0xABC0, 0xABFF, complex}, {0xD7B0, 0xD7FF, complex}, {0xFB1D, 0xFDFF, right_to_left},
    {0xFE00, 0xFE0F, mark}, {0xFE20, 0xFE2F, mark}, {0xFE70, 0xFEFE, right_to_left}, {0xFEFF, 0xFEFF, ignorable},
    {0xFFF0, 0xFFFB, ignorable}, {0x10800, 0x10FFF, right_to_left},
    {0x11000, 0x11FFF, complex}, // Brahmi and its family
    {0x1D165, 0x1D1AD, mark}, {0x1E000, 0x1E7FF, complex}, {0x1E800, 0x1EFFF, right_to_left}, {0x1F000, 0x1FAFF, emoji},
    {0xE0000, 0xE0FFF, mark}, // tags of flags, variation selectors
};

bool is_regional_indicator(char32_t value)
{
    return value >= 0x1F1E6 && value <= 0x1F1FF;
}

bool is_skin_tone(char32_t value)
{
    return value >= 0x1F3FB && value <= 0x1F3FF;
}

bool asks_for_emoji(char32_t value)
{
    return value == 0xFE0F || value == 0x20E3;
}

// What a person sees as one character, as far as drawing needs it, and how it must be drawn.
struct Cluster {
    std::uint32_t end;
    CharacterClass kind; // simple, space, complex, emoji or right_to_left
};

Cluster cluster_at(std::string_view line, std::uint32_t position)
{
    Utf8Character first = utf8_character_at(line, position);
    CharacterClass kind = character_class(first.code);
    auto end = static_cast<std::uint32_t>(position + first.length);
    if (kind == right_to_left || kind == bidi_control)
        return {end, right_to_left};
    bool after_joiner = kind == joiner;
    bool flag_open = is_regional_indicator(first.code);
    bool combined = kind == mark || kind == joiner;
    while (end < line.size()) {
        Utf8Character next = utf8_character_at(line, end);
        CharacterClass next_kind = character_class(next.code);
        if (next_kind == mark) {
            combined = true;
            if (asks_for_emoji(next.code))
                kind = emoji;
        } else if (next_kind == joiner) {
            combined = true;
            after_joiner = true;
            end += static_cast<std::uint32_t>(next.length);
            continue;
        } else if (after_joiner && next_kind != right_to_left && next_kind != bidi_control) {
            if (next_kind == emoji)
                kind = emoji;
        } else if (is_skin_tone(next.code)) {
            kind = emoji;
        } else if (flag_open && is_regional_indicator(next.code)) {
            flag_open = false;
        } else {
            break;
        }
        after_joiner = false;
        end += static_cast<std::uint32_t>(next.length);
    }
    if (kind == emoji)
        return {end, emoji};
    if (combined || kind == complex)
        return {end, complex};
    return {end, kind == space ? space : simple};
}

} // namespace

CharacterClass character_class(char32_t value)
{
    if (value > 0x20 && value < 0x7F)
        return simple;
    const Range* after = std::upper_bound(
        std::begin(ranges), std::end(ranges), value, [](char32_t v, const Range& range) { return v < range.first; });
    if (after == std::begin(ranges))
        return simple;
    const Range& candidate = *(after - 1);
    return value <= candidate.last ? candidate.kind : simple;
}

static bool is_letter_left_to_right(char32_t value)
{
    if (value < 0x80)
        return (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
    // Signs, punctuation, symbols and full-width signs have no direction of their own.
    if (value < 0xC0)
        return value == 0xAA || value == 0xB5 || value == 0xBA;
    if (value == 0xD7 || value == 0xF7)
        return false;
    return !(value >= 0x2000 && value <= 0x2BFF) && !(value >= 0x2E00 && value <= 0x2E7F)
        && !(value >= 0x3000 && value <= 0x3004) && !(value >= 0x3008 && value <= 0x3020);
}

TextDirection first_strong_direction(std::string_view text, TextDirection when_none)
{
    for (std::size_t i = 0; i < text.size();) {
        Utf8Character point = utf8_character_at(text, i);
        i += point.length;
        switch (character_class(point.code)) {
        case right_to_left:
            // Digits and marks of these scripts are not strong.
            if ((point.code >= 0x0660 && point.code <= 0x0669) || (point.code >= 0x06F0 && point.code <= 0x06F9)
                || (point.code >= 0x0600 && point.code <= 0x061A) || (point.code >= 0x064B && point.code <= 0x065F))
                break;
            return TextDirection::right_to_left;
        case simple:
        case complex:
            if (is_letter_left_to_right(point.code))
                return TextDirection::left_to_right;
            break;
        case bidi_control:
            if (point.code == 0x200E)
                return TextDirection::left_to_right;
            if (point.code == 0x200F)
                return TextDirection::right_to_left;
            break;
        default:
            break;
        }
    }
    return when_none;
}

void segments_of(std::string_view line, std::vector<Segment>& segments)
{
    segments.clear();
    auto size = static_cast<std::uint32_t>(line.size());
    bool any_right_to_left = false;
    bool any_emoji = false;
    for (std::uint32_t at = 0; at < size;) {
        Cluster cluster = cluster_at(line, at);
        any_right_to_left |= cluster.kind == right_to_left;
        any_emoji |= cluster.kind == emoji;
        Segment::Kind kind = cluster.kind == emoji ? Segment::Kind::colored_run
            : cluster.kind == complex              ? Segment::Kind::run
                                                   : Segment::Kind::glyphs;
        if (!segments.empty() && segments.back().kind == kind) {
            segments.back().end = cluster.end;
        } else {
            segments.push_back({at, cluster.end, kind, TextDirection::left_to_right});
        }
        at = cluster.end;
    }
    if (any_right_to_left) {
        Segment::Kind kind = any_emoji ? Segment::Kind::colored_run : Segment::Kind::run;
        TextDirection direction = first_strong_direction(line, TextDirection::left_to_right);
        segments.assign(1, {0, size, kind, direction});
        return;
    }
    // A space between two runs of one kind belongs to them: the browser may shape and kern across it.
    for (std::size_t i = 1; i + 1 < segments.size();) {
        Segment& before = segments[i - 1];
        const Segment& middle = segments[i];
        const Segment& after = segments[i + 1];
        std::string_view between = line.substr(middle.begin, middle.end - middle.begin);
        bool only_spaces = between.find_first_not_of(' ') == std::string_view::npos;
        if (middle.kind == Segment::Kind::glyphs && only_spaces && before.kind == Segment::Kind::run
            && after.kind == Segment::Kind::run) {
            before.end = after.end;
            segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(i),
                segments.begin() + static_cast<std::ptrdiff_t>(i + 2));
        } else {
            ++i;
        }
    }
}

bool breaks_anywhere(char32_t value)
{
    return (value >= 0x2E80 && value <= 0x303F) || (value >= 0x3040 && value <= 0x30FF)
        || (value >= 0x31F0 && value <= 0x4DBF) || (value >= 0x4E00 && value <= 0x9FFF)
        || (value >= 0xF900 && value <= 0xFAFF) || (value >= 0xFF00 && value <= 0xFFEF)
        || (value >= 0x20000 && value <= 0x3FFFF);
}

bool may_not_begin_a_line(char32_t value)
{
    switch (value) {
    case 0x3001: // ideographic comma and full stop
    case 0x3002:
    case 0xFF0C:
    case 0xFF0E:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF09: // closing brackets
    case 0x3009:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0x30FC: // the long vowel mark, the iteration mark
    case 0x3005:
    case 0x3041: // small kana
    case 0x3043:
    case 0x3045:
    case 0x3047:
    case 0x3049:
    case 0x3063:
    case 0x3083:
    case 0x3085:
    case 0x3087:
    case 0x30A1:
    case 0x30A3:
    case 0x30A5:
    case 0x30A7:
    case 0x30A9:
    case 0x30C3:
    case 0x30E3:
    case 0x30E5:
    case 0x30E7:
    case '!':
    case '?':
    case ',':
    case '.':
    case ';':
    case ':':
    case ')':
    case ']':
    case '}':
        return true;
    default:
        return false;
    }
}

bool may_not_end_a_line(char32_t value)
{
    switch (value) {
    case 0xFF08:
    case 0x3008:
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
    case '(':
    case '[':
    case '{':
        return true;
    default:
        return false;
    }
}

bool needs_word_dictionary(char32_t value)
{
    return (value >= 0x0E00 && value <= 0x0EFF) || (value >= 0x1000 && value <= 0x109F)
        || (value >= 0x1780 && value <= 0x17FF) || (value >= 0x1A20 && value <= 0x1AAF)
        || (value >= 0xA9E0 && value <= 0xA9FF) || (value >= 0xAA60 && value <= 0xAA7F);
}

} // namespace carnet::ui
