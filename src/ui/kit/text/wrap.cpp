// Breaking a text into lines by the rules of its scripts: after spaces and hyphens; between Han and kana, with what may
// not begin or end a line kept together; in Thai, Lao, Khmer and Myanmar where the browser's dictionary ends a word; a
// word that is wider than the line anywhere between two letters.
#include "ui/kit/text/engine.hpp"

#include "base/utf8.hpp"
#include "ui/kit/text/hash.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

namespace {

bool breaks_after(char32_t character)
{
    return character == ' ' || character == '\t' || character == '-' || character == 0x2010 || character == 0x2013
        || character == 0x2014 || character == 0x200B || character == 0x3000;
}

bool breaks_between(char32_t before, char32_t after)
{
    if (after == ' ' || after == '\t' || may_not_begin_a_line(after) || may_not_end_a_line(before))
        return false;
    CharacterClass next = character_class(after);
    if (next == CharacterClass::mark || next == CharacterClass::joiner)
        return false;
    return breaks_after(before) || breaks_anywhere(before) || breaks_anywhere(after);
}

} // namespace

const std::vector<LineRange>& TextEngine::wrap(std::string_view text, Typeface typeface, float width)
{
    width = std::max(std::floor(width), 1.0F);
    std::uint64_t key = hash_of(text, static_cast<std::uint64_t>(typeface.font.value) << 1 | (typeface.tabular ? 1 : 0),
        static_cast<std::uint64_t>(width));
    Wrapped& kept = m_wraps[key];
    bool same =
        !kept.lines.empty() && kept.text == text && kept.typeface == typeface && std::equal_to<> {}(kept.width, width);
    if (!same) {
        kept.text = text;
        kept.typeface = typeface;
        kept.width = width;
        kept.lines.clear();
        std::uint32_t begin = 0;
        for (;;) {
            std::size_t feed = text.find('\n', begin);
            auto end = static_cast<std::uint32_t>(feed == std::string_view::npos ? text.size() : feed);
            std::uint32_t visible_end = end > begin && text[end - 1] == '\r' ? end - 1 : end;
            wrap_paragraph(text, begin, visible_end, typeface, width, kept.lines);
            if (feed == std::string_view::npos)
                break;
            begin = end + 1;
        }
    }
    kept.last_used = m_frame;
    return kept.lines;
}

void TextEngine::wrap_paragraph(std::string_view text, std::uint32_t begin, std::uint32_t end, Typeface typeface,
    float limit, std::vector<LineRange>& lines)
{
    // Where the paragraph may break, as offsets into the text, the end included.
    std::vector<std::uint32_t> breaks;
    bool wants_dictionary = false;
    char32_t before = 0;
    for (std::uint32_t at = begin; at < end;) {
        Utf8Character character = utf8_character_at(text.substr(0, end), at);
        wants_dictionary |= needs_word_dictionary(character.code);
        if (at > begin && breaks_between(before, character.code))
            breaks.push_back(at);
        before = character.code;
        at += static_cast<std::uint32_t>(character.length);
    }
    if (wants_dictionary) {
        std::vector<std::uint32_t> ends;
        m_rasterizer.word_ends(text.substr(begin, end - begin), ends);
        for (std::uint32_t word_end : ends) {
            // Only its own scripts: elsewhere a dictionary's word would begin a line with its full stop.
            if (begin + word_end < end && needs_word_dictionary(utf8_character_at(text, begin + word_end).code))
                breaks.push_back(begin + word_end);
        }
        std::sort(breaks.begin(), breaks.end());
        breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    }
    breaks.push_back(end);

    auto without_space = [&](std::uint32_t from, std::uint32_t to) {
        while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t'))
            --to;
        return to;
    };
    std::uint32_t line = begin;
    std::uint32_t fitting = begin; // the last break known to fit
    float used = 0; // up to `fitting`
    for (std::uint32_t next : breaks) {
        for (;;) {
            std::uint32_t visible = without_space(fitting, next);
            std::string_view word = text.substr(fitting, visible - fitting);
            float with_word = used + width(word, typeface);
            if (with_word <= limit) {
                used += width(text.substr(fitting, next - fitting), typeface);
                fitting = next;
                break;
            }
            if (fitting > line) {
                lines.push_back({line, without_space(line, fitting)});
                line = fitting;
                used = 0;
                continue;
            }
            // The word alone is too wide: as much of it as fits, at least one letter.
            std::uint32_t bytes = m_rasterizer.fitting_bytes(
                word, typeface.font, first_strong_direction(word, TextDirection::left_to_right), limit);
            if (bytes == 0)
                bytes = static_cast<std::uint32_t>(utf8_character_at(word, 0).length);
            if (fitting + bytes >= visible) {
                used = with_word;
                fitting = next;
                break;
            }
            lines.push_back({line, line + bytes});
            line += bytes;
            fitting = line;
            used = 0;
        }
    }
    if (line < end || begin == end)
        lines.push_back({line, without_space(line, end)});
}

} // namespace carnet::ui
