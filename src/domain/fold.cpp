#include "domain/fold.hpp"

#include "base/utf8.hpp"
#include "domain/fold_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

namespace carnet {

namespace {

constexpr std::array<char, 128> ascii_folded = [] {
    std::array<char, 128> table {};
    for (std::size_t i = 0; i < table.size(); ++i) {
        bool control = i < 0x20 || i == 0x7f;
        bool capital = i >= 'A' && i <= 'Z';
        table[i] = static_cast<char>(control ? ' ' : capital ? i - 'A' + 'a' : i);
    }
    return table;
}();

// Hangul: a leading consonant and a vowel make a syllable, and a syllable without a final consonant takes one.
std::optional<char32_t> syllable(char32_t before, char32_t jamo)
{
    constexpr char32_t first_syllable = 0xac00;
    constexpr char32_t finals = 28;
    constexpr char32_t vowels = 21;
    if (jamo >= 0x1161 && jamo <= 0x1175 && before >= 0x1100 && before <= 0x1112)
        return first_syllable + ((before - 0x1100) * vowels + (jamo - 0x1161)) * finals;
    bool open = before >= first_syllable && before <= 0xd7a3 && (before - first_syllable) % finals == 0;
    if (jamo >= 0x11a8 && jamo <= 0x11c2 && open)
        return before + (jamo - 0x11a7);
    return {};
}

// Kana with a voicing mark: か ゛ is が. Katakana lies 60 (hex) above hiragana, but for its last letters.
std::optional<char32_t> voiced_kana(char32_t before, char32_t mark)
{
    bool katakana = before >= 0x30a1;
    char32_t hiragana = katakana ? before - 0x60 : before;
    if (hiragana >= 0x306f && hiragana <= 0x307b && (hiragana - 0x306f) % 3 == 0) // は ひ ふ へ ほ
        return before + (mark == voiced_mark ? 1 : 2);
    if (mark != voiced_mark)
        return {};
    bool from_ka_to_ti = hiragana >= 0x304b && hiragana <= 0x3061 && hiragana % 2 == 1;
    bool from_tu_to_to = hiragana >= 0x3064 && hiragana <= 0x3068 && hiragana % 2 == 0;
    bool repetition = hiragana == 0x309d;
    if (from_ka_to_ti || from_tu_to_to || repetition)
        return before + 1;
    if (hiragana == 0x3046) // う
        return before + 0x4e;
    if (before >= 0x30ef && before <= 0x30f2) // ワ ヰ ヱ ヲ
        return before + 8;
    return {};
}

// Eight ASCII bytes at a time, as one word: nothing in them but what stays or becomes a small letter, and no white
// space in a row. Nothing when there is something else in them.
std::optional<std::uint64_t> folded_word(std::uint64_t word)
{
    constexpr std::uint64_t each = 0x0101010101010101;
    constexpr std::uint64_t high = 0x80 * each;
    // With no high bit set, no sum below carries from one byte into the next; of the subtraction only "any" is used.
    bool plain = ((word | (word - 0x20 * each) | (word + each)) & high) == 0;
    if (!plain)
        return {};
    std::uint64_t spaces = ~((word ^ 0x20 * each) + 0x7f * each) & high;
    if ((spaces & spaces >> 8) != 0)
        return {};
    std::uint64_t capitals = (word + (0x80 - 'A') * each) & ~(word + (0x80 - 'Z' - 1) * each) & high;
    return word | capitals >> 2;
}

class Folder {
public:
    // `origins`, if given, gets the position of the original character for each byte of the result.
    Folder(std::string& out, std::vector<std::uint32_t>* origins)
        : m_out(out)
        , m_origins(origins)
        , m_begin(out.size())
        , m_size(out.size())
    {
    }

    void run(std::string_view text)
    {
        make_room(text.size());
        while (m_position < text.size()) {
            if (static_cast<unsigned char>(text[m_position]) < 0x80) {
                fold_ascii(text);
                continue;
            }
            make_room(text.size() - m_position);
            Utf8Character character = utf8_character_at(text, m_position);
            fold_character(character, text.data() + m_position);
            m_position += character.length;
        }
        m_out.resize(m_size);
    }

private:
    void fold_ascii(std::string_view text)
    {
        while (m_position + sizeof(std::uint64_t) <= text.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + m_position, sizeof word);
            auto folded = folded_word(word);
            if (!folded || (text[m_position] == ' ' && ends_with_space()))
                break;
            std::memcpy(m_out.data() + m_size, &*folded, sizeof word);
            m_size += sizeof word;
            if (m_origins) {
                for (std::size_t i = 0; i < sizeof word; ++i)
                    m_origins->push_back(static_cast<std::uint32_t>(m_position + i));
            }
            m_position += sizeof word;
        }
        // What the words could not take, up to where they may try again.
        std::size_t end = std::min(text.size(), m_position + sizeof(std::uint64_t));
        for (; m_position < end; ++m_position) {
            auto byte = static_cast<unsigned char>(text[m_position]);
            if (byte >= 0x80)
                return;
            put(ascii_folded[byte]);
        }
    }

    void fold_character(Utf8Character character, const char* bytes)
    {
        FoldEntry entry = m_table.at(character.code);
        switch (entry.kind()) {
        case FoldEntry::Kind::stays:
            if (character.well_formed)
                put(bytes, character.length);
            else
                put("\xef\xbf\xbd", 3);
            break;
        case FoldEntry::Kind::becomes:
            if (entry.bytes() == ' ')
                put(' ');
            else
                put(entry.bytes(), entry.length());
            break;
        case FoldEntry::Kind::becomes_long:
            for (char c : m_table.pooled(entry))
                put(c);
            break;
        case FoldEntry::Kind::combines:
            combine(entry.code());
            break;
        }
    }

    // A mark or a jamo changes the character before it, where it can; a jamo else stays, a mark else goes.
    void combine(char32_t code)
    {
        bool mark = code == voiced_mark || code == half_voiced_mark;
        char32_t before = last_of_three_bytes();
        auto composed = mark ? voiced_kana(before, code) : syllable(before, code);
        std::string text;
        append_utf8(text, composed.value_or(code));
        if (composed)
            std::memcpy(m_out.data() + m_size - 3, text.data(), 3);
        else if (!mark)
            put(text.data(), text.size());
    }

    // The character that the result ends with, if it is one of three bytes, as kana and Hangul are; else 0.
    [[nodiscard]] char32_t last_of_three_bytes() const
    {
        if (m_size - m_begin < 3)
            return 0;
        Utf8Character last = utf8_character_at(std::string_view {m_out}.substr(0, m_size), m_size - 3);
        return last.length == 3 ? last.code : 0;
    }

    [[nodiscard]] bool ends_with_space() const { return m_size > m_begin && m_out[m_size - 1] == ' '; }

    void put(char c)
    {
        if (c == ' ' && ends_with_space())
            return;
        m_out[m_size++] = c;
        if (m_origins)
            m_origins->push_back(static_cast<std::uint32_t>(m_position));
    }

    void put(const char* bytes, std::size_t length)
    {
        std::memcpy(m_out.data() + m_size, bytes, length);
        advance(length);
    }

    // Up to three bytes out of a word, the lowest first; there is always room for the whole word.
    void put(std::uint32_t bytes, std::size_t length)
    {
        static_assert(std::endian::native == std::endian::little);
        std::memcpy(m_out.data() + m_size, &bytes, sizeof bytes);
        advance(length);
    }

    void advance(std::size_t length)
    {
        m_size += length;
        if (m_origins)
            m_origins->resize(m_origins->size() + length, static_cast<std::uint32_t>(m_position));
    }

    // Room for what one character can become, and for all that is left if it stays as long as it is. Asked again at
    // every character that is not ASCII, so that only those can use it up.
    void make_room(std::size_t left)
    {
        constexpr std::size_t longest = 64;
        std::size_t needed = m_size + left + longest;
        if (m_out.size() < needed)
            m_out.resize(std::max(needed, m_out.size() + m_out.size() / 2));
    }

    const FoldTable& m_table {FoldTable::instance()};
    std::string& m_out;
    std::vector<std::uint32_t>* m_origins;
    std::size_t m_begin;
    std::size_t m_size;
    std::size_t m_position {0};
};

} // namespace

std::string fold(std::string_view text)
{
    std::string out;
    append_folded(out, text);
    return out;
}

std::string fold_value(std::string_view text)
{
    std::string folded = fold(text);
    // fold() leaves at most one space at each end.
    if (folded.ends_with(' '))
        folded.pop_back();
    if (folded.starts_with(' '))
        folded.erase(0, 1);
    return folded;
}

void append_folded(std::string& out, std::string_view text)
{
    Folder {out, nullptr}.run(text);
}

FoldedText fold_with_map(std::string_view text)
{
    FoldedText folded;
    folded.m_original_size = text.size();
    folded.m_origins.reserve(text.size());
    Folder {folded.m_text, &folded.m_origins}.run(text);
    return folded;
}

ByteRange FoldedText::original(ByteRange folded) const
{
    folded.end = std::min(folded.end, m_text.size());
    folded.begin = std::min(folded.begin, folded.end);
    if (folded.begin == folded.end) {
        std::size_t place = folded.begin < m_origins.size() ? m_origins[folded.begin] : m_original_size;
        return {place, place};
    }
    // Up to the next character that left anything: the marks in between belong to the last one.
    auto next = std::upper_bound(
        m_origins.begin() + static_cast<std::ptrdiff_t>(folded.end), m_origins.end(), m_origins[folded.end - 1]);
    return {m_origins[folded.begin], next == m_origins.end() ? m_original_size : *next};
}

} // namespace carnet
