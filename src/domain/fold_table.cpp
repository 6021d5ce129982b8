#include "domain/fold_table.hpp"

#include "base/check.hpp"
#include "base/utf8.hpp"

namespace carnet {

namespace {

#include "domain/fold_table.inc"

// Reads the packed runs; their form is described in tools/unicode/make_fold_table.py. The bytes are ours, so that
// running off them is a bug and not an error.
class RunReader {
public:
    [[nodiscard]] bool at_end() const { return m_position == packed_fold_table.size(); }

    std::uint32_t byte()
    {
        CHECK(!at_end());
        return packed_fold_table[m_position++];
    }

    std::uint32_t varint()
    {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift <= 21; shift += 7) {
            std::uint32_t part = byte();
            value |= (part & 0x7f) << shift;
            if (part < 0x80)
                break;
        }
        return value;
    }

    std::int32_t zigzag()
    {
        std::uint32_t value = varint();
        auto magnitude = static_cast<std::int32_t>(value >> 1);
        return (value & 1) != 0 ? -magnitude - 1 : magnitude;
    }

    // One character of a target, seen through a window.
    char32_t unit(std::uint32_t window)
    {
        constexpr std::uint32_t two_byte_units = 0;
        constexpr std::uint32_t escape = 0xff;
        std::uint32_t first = byte();
        if (window == two_byte_units)
            return first << 8 | byte();
        if (first < 0x80)
            return first;
        return first == escape ? varint() : window * 128 + (first - 0x80);
    }

private:
    std::size_t m_position {0};
};

enum class RunKind : std::uint32_t { dropped, shifted, singles, sequences };

} // namespace

FoldEntry FoldEntry::becoming(std::string_view text)
{
    CHECK(text.size() <= 3);
    std::uint32_t word = static_cast<std::uint32_t>(text.size()) << 24;
    for (std::size_t i = 0; i < text.size(); ++i)
        word |= static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) << (8 * i);
    return FoldEntry {Kind::becomes, word};
}

const FoldTable& FoldTable::instance()
{
    static const FoldTable table;
    return table;
}

FoldTable::FoldTable()
{
    m_pages.emplace_back();
    RunReader in;
    char32_t code = 0x80;
    std::string text;
    while (!in.at_end()) {
        code += in.varint();
        std::uint32_t head = in.varint();
        std::uint32_t length = head / 4;
        switch (static_cast<RunKind>(head % 4)) {
        case RunKind::dropped:
            for (; length > 0; --length)
                set(code++, std::string_view {});
            break;
        case RunKind::shifted: {
            std::uint32_t step = length % 2 + 1;
            std::int32_t delta = in.zigzag();
            for (length /= 2; length > 0; --length) {
                text.clear();
                append_utf8(text, static_cast<char32_t>(static_cast<std::int32_t>(code) + delta));
                set(code, text);
                code += step;
            }
            code -= step - 1; // the run ends at its last character
            break;
        }
        case RunKind::singles:
        case RunKind::sequences: {
            bool counted = static_cast<RunKind>(head % 4) == RunKind::sequences;
            std::uint32_t window = in.varint();
            for (; length > 0; --length) {
                text.clear();
                for (std::uint32_t units = counted ? in.byte() : 1; units > 0; --units)
                    append_utf8(text, in.unit(window));
                set(code++, text);
            }
            break;
        }
        }
    }
    set(voiced_mark, FoldEntry::combining(voiced_mark));
    set(half_voiced_mark, FoldEntry::combining(half_voiced_mark));
    // Conjoining vowels and final consonants of Hangul.
    for (char32_t jamo = 0x1161; jamo <= 0x1175; ++jamo)
        set(jamo, FoldEntry::combining(jamo));
    for (char32_t jamo = 0x11a8; jamo <= 0x11c2; ++jamo)
        set(jamo, FoldEntry::combining(jamo));
}

FoldEntry FoldTable::beyond_pages(char32_t code)
{
    // Tags and variation selectors are never seen; rare ideographs stay.
    return code >= 0xe0000 && code <= 0xe0fff ? FoldEntry::becoming({}) : FoldEntry {};
}

void FoldTable::set(char32_t code, FoldEntry entry)
{
    std::uint16_t& page = m_page_of[code / page_size];
    if (page == 0) {
        page = static_cast<std::uint16_t>(m_pages.size());
        m_pages.emplace_back();
    }
    m_pages[page][code % page_size] = entry;
}

void FoldTable::set(char32_t code, std::string_view text)
{
    // A spacing voicing mark folds to the combining one.
    char32_t first = text.empty() ? 0 : utf8_character_at(text, 0).code;
    if (first == voiced_mark || first == half_voiced_mark) {
        set(code, FoldEntry::combining(first));
    } else if (text.size() <= 3) {
        set(code, FoldEntry::becoming(text));
    } else {
        set(code, FoldEntry::becoming_long(m_pool.size(), text.size()));
        m_pool += text;
    }
}

} // namespace carnet
