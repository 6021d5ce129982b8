// One order of the rows (by date, number, name or price), kept as a permutation: a result in that order is one pass
// over it, whatever the filter. Built once by radix sort in slices; kept true lazily: changed rows are noted, and taken
// out and merged in again, in one pass, when the order is next asked for.
//
// Every order is total: equal keys follow the date, newest first, then the row. Within the permutation the keys ascend
// (for dates: descend), and each entry says whether it begins a new key, so that the opposite direction is the groups
// backwards, each group forwards.
#pragma once

#include "store/index/bitmap.hpp"
#include "store/slice.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carnet::store {

// The keys that an order is made of: a key is cut into chunks of 8 bytes, compared as numbers, first chunk first.
class SortKeys {
public:
    virtual ~SortKeys() = default;

    [[nodiscard]] virtual std::uint64_t chunk(std::uint32_t row, std::uint32_t depth) const = 0;
    // Whether two keys that are equal in chunks 0 … depth may differ behind.
    [[nodiscard]] virtual bool has_more(std::uint32_t row, std::uint32_t depth) const = 0;
    [[nodiscard]] virtual std::int64_t created_at(std::uint32_t row) const = 0;
};

class SortOrder {
public:
    // An entry: the row, and whether its key differs from the one before it.
    class Entry {
    public:
        constexpr Entry() = default;
        constexpr Entry(std::uint32_t row, bool begins_key)
            : m_bits(row | (begins_key ? begins_bit : 0))
        {
        }
        [[nodiscard]] constexpr std::uint32_t row() const { return m_bits & ~begins_bit; }
        [[nodiscard]] constexpr bool begins_key() const { return (m_bits & begins_bit) != 0; }

        friend constexpr bool operator==(Entry, Entry) = default;

    private:
        static constexpr std::uint32_t begins_bit = std::uint32_t {1} << 31;
        std::uint32_t m_bits {0};
    };

    // Forgets everything; the next build() makes it new.
    void reset();

    // The row is new, changed its key, or is gone.
    void note_changed(std::uint32_t row);

    [[nodiscard]] bool is_built() const { return m_built; }
    [[nodiscard]] bool is_current() const { return m_built && m_changed.empty(); }

    // Makes the order current, in slices. `rows_by_date`: all rows in the order of the date (for the order of the date
    // itself: in ascending order of rows). `present` says whether a changed row still exists. Between two steps nothing
    // may change; when something did, call reset() or begin the build again by abandon_build().
    Step build(Slice& slice, const SortKeys& keys, std::span<const Entry> rows_by_date, const Bitmap& present);
    void abandon_build() { m_build = {}; }

    [[nodiscard]] std::span<const Entry> entries() const { return m_entries; }

    // Where a row stands; entries().size() when it is not there. By binary search: the key must not have changed since.
    [[nodiscard]] std::size_t memory() const;

private:
    enum class Phase : std::uint8_t { idle, keys, count, distribute, refine };
    struct Build {
        Phase phase {Phase::idle};
        std::vector<std::uint64_t> keys, other_keys;
        std::vector<std::uint32_t> rows, other_rows;
        std::vector<std::uint32_t> histogram; // 8 × 256
        std::uint32_t byte {0};
        std::size_t position {0};
    };

    Step build_new(Slice& slice, const SortKeys& keys, std::span<const Entry> rows_by_date);
    void refine_group(const SortKeys& keys, std::size_t begin, std::size_t end, std::uint32_t depth);
    void merge_changed(const SortKeys& keys, const Bitmap& present);

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_changed;
    bool m_built {false};
    Build m_build;
};

} // namespace carnet::store
