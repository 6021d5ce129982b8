// A set of rows, one bit each, in segments like the columns: what a filter or a search leaves.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carnet::store {

// The columns, texts and bitmaps are cut into pieces of this many rows: growing never copies what is there, a changed
// text moves at most one piece's bytes, and a long pass can stop after each.
inline constexpr std::uint32_t segment_rows = 4096;
inline constexpr std::uint32_t words_per_segment = segment_rows / 64;

class Bitmap {
public:
    explicit Bitmap(std::size_t segments = 0)
        : m_words(segments * words_per_segment)
    {
    }

    [[nodiscard]] std::size_t segments() const { return m_words.size() / words_per_segment; }
    void resize_segments(std::size_t segments) { m_words.resize(segments * words_per_segment); }

    void set(std::uint32_t row) { m_words[row / 64] |= std::uint64_t {1} << (row % 64); }
    void clear(std::uint32_t row) { m_words[row / 64] &= ~(std::uint64_t {1} << (row % 64)); }
    [[nodiscard]] bool contains(std::uint32_t row) const
    {
        std::size_t word = row / 64;
        return word < m_words.size() && (m_words[word] >> (row % 64) & 1) != 0;
    }

    [[nodiscard]] std::span<std::uint64_t, words_per_segment> segment(std::size_t index)
    {
        return std::span<std::uint64_t, words_per_segment> {
            m_words.data() + index * words_per_segment, words_per_segment};
    }
    [[nodiscard]] std::span<const std::uint64_t, words_per_segment> segment(std::size_t index) const
    {
        return std::span<const std::uint64_t, words_per_segment> {
            m_words.data() + index * words_per_segment, words_per_segment};
    }
    // For loops over all rows: bit (row % 64) of word (row / 64).
    [[nodiscard]] const std::uint64_t* words() const { return m_words.data(); }

    [[nodiscard]] std::size_t count() const
    {
        std::size_t total = 0;
        for (std::uint64_t word : m_words)
            total += static_cast<std::size_t>(std::popcount(word));
        return total;
    }

    friend bool operator==(const Bitmap&, const Bitmap&) = default;

private:
    std::vector<std::uint64_t> m_words;
};

// Calls `visit(index)` for each bit of a word, lowest first.
template <typename Visit> inline void for_each_bit(std::uint64_t word, Visit visit)
{
    for (; word != 0; word &= word - 1)
        visit(static_cast<std::uint32_t>(std::countr_zero(word)));
}

} // namespace carnet::store
