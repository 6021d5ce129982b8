// The ticked orders (S46, S48): some rows one by one, or all that match the filters except some. "All" is the query,
// not the rows that happen to be loaded, so it costs the same with a hundred thousand orders.
#pragma once

#include "domain/filter.hpp"
#include "domain/list.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carnet::app {

class Selection {
public:
    [[nodiscard]] bool empty() const { return !m_all && m_rows.empty(); }
    [[nodiscard]] bool contains(OrderRow row) const;

    // How many are ticked, of a list with this many rows.
    [[nodiscard]] std::int64_t count(std::int64_t matching) const;

    // Whether all, some or none of a list with this many rows are ticked: the checkbox in the header.
    enum class Extent { none, some, all };
    [[nodiscard]] Extent extent(std::int64_t matching) const;

    void toggle(OrderRow row);
    void set(OrderRow row, bool ticked);
    void insert(std::span<const OrderRow> rows);
    void select_all() { m_all = true, m_rows.clear(); }
    void clear() { m_all = false, m_rows.clear(); }

    [[nodiscard]] bool is_all() const { return m_all; }
    // Ticked one by one; or, with is_all(), those that are not. Ascending.
    [[nodiscard]] const std::vector<OrderRow>& rows() const { return m_rows; }

    // Comes back after a reload.
    [[nodiscard]] static Selection restored(bool all, std::vector<OrderRow> rows);

    friend bool operator==(const Selection&, const Selection&) = default;

private:
    bool m_all {false};
    std::vector<OrderRow> m_rows; // sorted, each once
};

} // namespace carnet::app
