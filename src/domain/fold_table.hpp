// What each character folds to, for fold.cpp alone. The table travels as 12 KB of runs (fold_table.inc, written by
// tools/unicode/make_fold_table.py) and is unpacked once, at the first use, into pages that are looked up in two steps.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet {

// What becomes of one character, in one word.
class FoldEntry {
public:
    enum class Kind : std::uint32_t {
        stays = 0,
        becomes = 1, // text() of at most three bytes: mostly one letter; none when it is dropped
        becomes_long = 2, // text of the pool
        combines = 3, // with the character before it, as fold.cpp knows how
    };

    constexpr FoldEntry() = default;
    static FoldEntry becoming(std::string_view text);
    static constexpr FoldEntry becoming_long(std::size_t offset, std::size_t length)
    {
        return FoldEntry {Kind::becomes_long, static_cast<std::uint32_t>(length << 20 | offset)};
    }
    static constexpr FoldEntry combining(char32_t code) { return FoldEntry {Kind::combines, code}; }

    [[nodiscard]] constexpr Kind kind() const { return static_cast<Kind>(m_word >> kind_shift); }
    [[nodiscard]] constexpr bool stays() const { return m_word == 0; }

    // Of `becomes`: how many bytes, and the bytes one after the other from the lowest.
    [[nodiscard]] constexpr std::uint32_t length() const { return m_word >> 24 & 3; }
    [[nodiscard]] constexpr std::uint32_t bytes() const { return m_word & 0xffffff; }
    // Of `becomes_long`: where in the pool.
    [[nodiscard]] constexpr std::size_t pool_offset() const { return m_word & 0xfffff; }
    [[nodiscard]] constexpr std::size_t pool_length() const { return m_word >> 20 & 0x3ff; }
    // Of `combines`.
    [[nodiscard]] constexpr char32_t code() const { return m_word & 0x1fffff; }

private:
    static constexpr unsigned kind_shift = 30;
    constexpr FoldEntry(Kind kind, std::uint32_t rest)
        : m_word(static_cast<std::uint32_t>(kind) << kind_shift | rest)
    {
    }

    std::uint32_t m_word {0};
};

class FoldTable {
public:
    static const FoldTable& instance();

    [[nodiscard]] FoldEntry at(char32_t code) const
    {
        if (code >= end_of_pages)
            return beyond_pages(code);
        return m_pages[m_page_of[code / page_size]][code % page_size];
    }
    [[nodiscard]] std::string_view pooled(FoldEntry entry) const
    {
        return std::string_view {m_pool}.substr(entry.pool_offset(), entry.pool_length());
    }

private:
    static constexpr std::size_t page_size = 128;
    static constexpr char32_t end_of_pages = 0x20000;
    using Page = std::array<FoldEntry, page_size>;

    FoldTable();
    static FoldEntry beyond_pages(char32_t code);
    void set(char32_t code, FoldEntry entry);
    void set(char32_t code, std::string_view text);

    std::array<std::uint16_t, end_of_pages / page_size> m_page_of {}; // page 0 is empty: everything stays
    std::vector<Page> m_pages;
    std::string m_pool;
};

inline constexpr char32_t voiced_mark = 0x3099;
inline constexpr char32_t half_voiced_mark = 0x309a;

} // namespace carnet
