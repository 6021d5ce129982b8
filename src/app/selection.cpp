#include "app/selection.hpp"

#include <algorithm>

namespace carnet::app {

bool Selection::contains(OrderRow row) const
{
    return std::binary_search(m_rows.begin(), m_rows.end(), row) != m_all;
}

std::int64_t Selection::count(std::int64_t matching) const
{
    auto listed = static_cast<std::int64_t>(m_rows.size());
    return m_all ? std::max<std::int64_t>(0, matching - listed) : listed;
}

Selection::Extent Selection::extent(std::int64_t matching) const
{
    if (empty() || matching == 0)
        return Extent::none;
    std::int64_t ticked = count(matching);
    if (ticked == 0)
        return Extent::none;
    return ticked >= matching ? Extent::all : Extent::some;
}

void Selection::toggle(OrderRow row)
{
    set(row, !contains(row));
}

void Selection::set(OrderRow row, bool ticked)
{
    bool listed = ticked != m_all;
    auto place = std::lower_bound(m_rows.begin(), m_rows.end(), row);
    bool is_listed = place != m_rows.end() && *place == row;
    if (listed && !is_listed)
        m_rows.insert(place, row);
    else if (!listed && is_listed)
        m_rows.erase(place);
}

void Selection::insert(std::span<const OrderRow> rows)
{
    if (m_all) {
        for (OrderRow row : rows)
            set(row, true);
        return;
    }
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    std::sort(m_rows.begin(), m_rows.end());
    m_rows.erase(std::unique(m_rows.begin(), m_rows.end()), m_rows.end());
}

Selection Selection::restored(bool all, std::vector<OrderRow> rows)
{
    Selection selection;
    selection.m_all = all;
    selection.m_rows = std::move(rows);
    std::sort(selection.m_rows.begin(), selection.m_rows.end());
    return selection;
}

} // namespace carnet::app
