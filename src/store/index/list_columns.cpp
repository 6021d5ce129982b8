#include "store/index/list_columns.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace carnet::store {

void ListColumns::put(OrderRow row, const ListRecord& record)
{
    CHECK(row != OrderRow::none && record.state.present());
    std::uint32_t number = to_index(row);
    while (m_segments.size() <= number / segment_rows)
        m_segments.push_back(std::make_unique<Segment>());
    Segment& segment = *m_segments[number / segment_rows];
    std::uint32_t i = number % segment_rows;
    count_out(RowState {segment.state[i]});
    segment.state[i] = record.state.bits();
    segment.currency[i] = currency_index(record.currency);
    segment.tag_list[i] = record.tag_list;
    segment.page[i] = record.page;
    segment.created_at[i] = to_milliseconds(record.created_at);
    segment.total[i] = record.total;
    ++m_count;
    m_unread += record.state.unread() ? 1 : 0;
}

void ListColumns::remove(OrderRow row)
{
    if (!contains(row))
        return;
    std::uint16_t& state = m_segments[to_index(row) / segment_rows]->state[to_index(row) % segment_rows];
    count_out(RowState {state});
    state = RowState {}.bits();
}

void ListColumns::clear()
{
    *this = ListColumns {};
}

bool ListColumns::contains(OrderRow row) const
{
    std::uint32_t number = to_index(row);
    return number / segment_rows < m_segments.size()
        && RowState {m_segments[number / segment_rows]->state[number % segment_rows]}.present();
}

ListRecord ListColumns::record(OrderRow row) const
{
    if (!contains(row))
        return {};
    const Segment& segment = *m_segments[to_index(row) / segment_rows];
    std::uint32_t i = to_index(row) % segment_rows;
    return {timestamp_from_milliseconds(segment.created_at[i]), segment.total[i], m_currencies[segment.currency[i]],
        segment.tag_list[i], segment.page[i], RowState {segment.state[i]}};
}

std::uint16_t ListColumns::currency_index(Currency currency)
{
    auto found = std::find(m_currencies.begin(), m_currencies.end(), currency);
    if (found == m_currencies.end()) {
        CHECK(m_currencies.size() < 65'535);
        m_currencies.push_back(currency);
        found = m_currencies.end() - 1;
    }
    return static_cast<std::uint16_t>(found - m_currencies.begin());
}

void ListColumns::count_out(RowState state)
{
    if (!state.present())
        return;
    --m_count;
    m_unread -= state.unread() ? 1 : 0;
}

} // namespace carnet::store
