#include "app/list_memo.hpp"

#include <algorithm>
#include <utility>

namespace carnet::app {

bool is_same_list(const ListQuery& left, const ListQuery& right)
{
    return left.filter == right.filter && left.sort == right.sort;
}

bool ListMemo::is_answered(const ListQuery& query) const
{
    if (!m_answer || m_is_of_earlier_opening || m_answer->revision < m_revision || !is_same_list(m_answered, query))
        return false;
    if (query.want_facets && (!m_answer->facets || m_answered.ranges != query.ranges))
        return false;
    // Enough when the rows that exist are there.
    auto last = std::min(query.first + query.count, m_answer->count);
    auto have_until = m_answer->first + static_cast<std::int64_t>(m_answer->rows.size());
    return query.first >= last || (query.first >= m_answer->first && last <= have_until);
}

std::optional<ListQuery> ListMemo::want(const ListQuery& query)
{
    m_wanted = query;
    if (is_answered(query))
        return {};
    if (m_running && is_same_list(*m_running, query))
        return {};
    m_running = query;
    return query;
}

std::optional<ListQuery> ListMemo::answered(const ListQuery& query, ListAnswer answer)
{
    if (!m_running || *m_running != query)
        return {}; // overtaken by a newer question that is still on its way
    m_running.reset();
    m_answered = query;
    m_answer = std::move(answer);
    m_is_of_earlier_opening = false;
    return m_wanted ? want(*m_wanted) : std::nullopt;
}

void ListMemo::failed(const ListQuery& query)
{
    if (m_running && *m_running == query)
        m_running.reset();
}

std::optional<ListQuery> ListMemo::changed(std::uint64_t revision)
{
    m_revision = std::max(m_revision, revision);
    return m_wanted ? want(*m_wanted) : std::nullopt;
}

void ListMemo::reopened()
{
    m_revision = 0;
    m_running.reset();
    m_is_of_earlier_opening = true;
}

bool ListMemo::is_current() const
{
    return m_answer && m_wanted && is_same_list(m_answered, *m_wanted);
}

const ListRow* ListMemo::row_at(std::int64_t position) const
{
    if (!m_answer || position < m_answer->first)
        return nullptr;
    auto index = static_cast<std::size_t>(position - m_answer->first);
    return index < m_answer->rows.size() ? &m_answer->rows[index] : nullptr;
}

} // namespace carnet::app
