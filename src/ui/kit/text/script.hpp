// Which parts of a text can be drawn glyph by glyph and which only as a whole, shaped by the browser. Simple: Latin,
// Greek, Cyrillic, Han, kana, Hangul syllables, digits, punctuation. Whole: what joins, reorders, stacks or combines
// (Arabic, Hebrew, the Indic scripts, Thai, Khmer, combining marks), and emoji, whose colours must be kept.
// This decides only how text is drawn; what it means is never changed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace carnet::ui {

enum class CharacterClass : std::uint8_t {
    simple,
    space,
    complex, // shaped together with its neighbours, left to right
    right_to_left, // makes the whole string a matter of the browser's bidi
    bidi_control, // the same; also keeps hostile overrides inside their own string
    mark, // belongs to the character before it
    joiner, // ZWJ, ZWNJ: ties its neighbours together
    emoji, // may be in colour: never tinted
    ignorable, // draws nothing
    control, // shown as a space
};

[[nodiscard]] CharacterClass character_class(char32_t value);

enum class TextDirection : std::uint8_t { left_to_right, right_to_left };

// The direction of the first character that has one (Unicode's P2, P3), as `dir=auto` in HTML.
[[nodiscard]] TextDirection first_strong_direction(std::string_view text, TextDirection when_none);

struct Segment {
    enum class Kind : std::uint8_t { glyphs, run, colored_run };
    std::uint32_t begin {0};
    std::uint32_t end {0};
    Kind kind {Kind::glyphs};
    TextDirection direction {TextDirection::left_to_right};
};

// Cuts a single line into pieces to draw one after the other, from the left. A line with right-to-left text is one
// piece. `segments` is cleared first; it comes from the caller so that a frame allocates nothing.
void segments_of(std::string_view line, std::vector<Segment>& segments);

// Han, kana and full-width punctuation: a line may break between two of them.
[[nodiscard]] bool breaks_anywhere(char32_t value);
[[nodiscard]] bool may_not_begin_a_line(char32_t value);
[[nodiscard]] bool may_not_end_a_line(char32_t value);
// Thai, Lao, Khmer, Myanmar: words are not separated by spaces, so the browser's dictionary says where they end.
[[nodiscard]] bool needs_word_dictionary(char32_t value);

} // namespace carnet::ui
