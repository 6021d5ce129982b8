// The list's numbers in memory, column by column: what every filter, facet and sum is computed from in one pass
// (28 bytes an order). Rows are the store's own, dense from 1; a row without an order has the empty state.
// Texts are in text_columns.hpp. It must not know SQL or the order of rows.
#pragma once

#include "store/index/bitmap.hpp"
#include "store/index/list_record.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace carnet::store {

class ListColumns {
public:
    struct Segment {
        std::array<std::uint16_t, segment_rows> state {};
        std::array<std::uint16_t, segment_rows> currency {}; // into currencies()
        std::array<std::uint32_t, segment_rows> tag_list {};
        std::array<std::uint32_t, segment_rows> page {};
        std::array<std::int64_t, segment_rows> created_at {};
        std::array<std::int64_t, segment_rows> total {};
    };

    void put(OrderRow row, const ListRecord& record);
    void remove(OrderRow row);
    void clear();

    [[nodiscard]] ListRecord record(OrderRow row) const;
    [[nodiscard]] bool contains(OrderRow row) const;

    [[nodiscard]] std::size_t segment_count() const { return m_segments.size(); }
    [[nodiscard]] const Segment& segment(std::size_t index) const { return *m_segments[index]; }
    // All currencies of the book, in the order in which they came; never more than 65,535 (there are 17,576 codes).
    [[nodiscard]] const std::vector<Currency>& currencies() const { return m_currencies; }
    [[nodiscard]] std::uint32_t row_count() const { return m_count; } // orders, without the holes
    [[nodiscard]] std::uint32_t unread_count() const { return m_unread; }

    [[nodiscard]] std::int64_t created_at(std::uint32_t row) const
    {
        return m_segments[row / segment_rows]->created_at[row % segment_rows];
    }

private:
    std::uint16_t currency_index(Currency currency);
    void count_out(RowState state);

    std::vector<std::unique_ptr<Segment>> m_segments;
    std::vector<Currency> m_currencies;
    std::uint32_t m_count {0};
    std::uint32_t m_unread {0};
};

} // namespace carnet::store
