#include "store/index/list_query.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace carnet::store {

namespace {

constexpr std::size_t entries_between_questions = 32'768;
constexpr std::int32_t most_rows_of_a_window = 2'000;

// Sorting by status or payment: the value that a row's state stands for. Abandoned carts have no order status and come
// after all that have one.
constexpr std::size_t bucket_count = 8;
std::size_t bucket_of(RowState state, SortColumn column)
{
    if (column == SortColumn::payment)
        return static_cast<std::size_t>(state.payment());
    return has_order_status(state.status(), state.payment()) ? static_cast<std::size_t>(state.status())
                                                             : bucket_count - 1;
}

} // namespace

std::optional<std::int64_t> ListResult::position_of(OrderRow row) const
{
    auto found = std::ranges::find(rows, row);
    return found == rows.end() ? std::nullopt : std::optional {static_cast<std::int64_t>(found - rows.begin())};
}

ListQueryRun::ListQueryRun(ListIndex& index, ListSource& source, ListMemo& memo, ListQuery query)
    : m_index(index)
    , m_source(source)
    , m_memo(memo)
    , m_query(std::move(query))
    , m_terms(m_query.filter.search)
{
    m_query.count = std::clamp(m_query.count, 0, most_rows_of_a_window);
    m_query.first = std::max<std::int64_t>(m_query.first, 0);
}

ListQueryRun::~ListQueryRun() = default;
ListQueryRun::ListQueryRun(ListQueryRun&&) noexcept = default;

Result<Step> ListQueryRun::step(Slice& slice)
{
    if (m_phase != Phase::begin && m_phase != Phase::load && m_revision != m_index.revision()) {
        m_phase = Phase::begin;
        m_answer = {};
    }
    while (m_phase != Phase::done) {
        Step part = Step::done;
        switch (m_phase) {
        case Phase::begin:
            TRY(begin());
            break;
        case Phase::load:
            part = TRY(m_source.load_texts(slice));
            if (part == Step::done)
                m_phase = Phase::begin;
            break;
        case Phase::search:
            part = m_search->step(slice);
            if (part == Step::done)
                finish_search();
            break;
        case Phase::filter:
            if (!m_filter)
                TRY(begin_filter());
            part = m_filter->step(slice);
            if (part == Step::done)
                finish_filter();
            break;
        case Phase::prepare:
            part = m_index.prepare(kept_order_of(m_query.sort.column), slice);
            if (part == Step::done)
                begin_order();
            break;
        case Phase::order:
            part = order(slice);
            if (part == Step::done)
                finish_order();
            break;
        case Phase::rows:
            part = TRY(read_rows(slice));
            if (part == Step::done)
                m_phase = Phase::done;
            break;
        case Phase::done:
            break;
        }
        if (part == Step::more)
            return Step::more;
    }
    return Step::done;
}

Result<void> ListQueryRun::begin()
{
    KeptOrder wanted = kept_order_of(m_query.sort.column);
    bool needs_texts = !m_terms.empty() || wanted == KeptOrder::number || wanted == KeptOrder::name;
    if (needs_texts && !m_index.texts_loaded()) {
        m_phase = Phase::load;
        return {};
    }
    m_revision = m_index.revision();
    m_search = nullptr;
    m_filter = nullptr;
    m_found = nullptr;
    m_outcome = nullptr;
    m_result = nullptr;
    for (const ListMemo::Matched& matched : m_memo.matched) {
        bool enough = !m_query.want_facets || (matched.with_facets && matched.ranges == m_query.ranges);
        if (matched.revision == m_revision && matched.filter == m_query.filter && enough) {
            m_outcome = matched.outcome;
            break;
        }
    }
    if (m_outcome) {
        m_phase = Phase::prepare;
        for (const auto& ordered : m_memo.ordered) {
            if (ordered->revision == m_revision && ordered->filter == m_query.filter && ordered->sort == m_query.sort) {
                m_result = ordered;
                m_position = 0;
                m_phase = Phase::rows;
                return {};
            }
        }
        return {};
    }
    m_phase = Phase::filter;
    if (m_terms.empty())
        return {};
    m_wider = nullptr;
    for (const auto& found : m_memo.found) {
        if (found->revision != m_revision)
            continue;
        if (found->terms == m_terms) {
            m_found = found;
            return {};
        }
        if (!m_wider && m_terms.narrows(found->terms))
            m_wider = found;
    }
    m_search = std::make_unique<TextSearch>(m_terms, m_index.sources(), m_wider ? &m_wider->rows : nullptr);
    m_phase = Phase::search;
    return {};
}

void ListQueryRun::finish_search()
{
    m_found = std::make_shared<const ListMemo::Found>(
        ListMemo::Found {m_query.filter.search, m_terms, m_revision, m_search->take_result()});
    ListMemo::keep(m_memo.found, m_found);
    m_search = nullptr;
    m_phase = Phase::filter;
}

Result<void> ListQueryRun::begin_filter()
{
    FilterQuestion question {m_query.filter, {}, m_query.ranges, m_query.want_facets};
    if (!m_query.filter.page_id.empty())
        question.page = TRY(m_source.page_row(m_query.filter.page_id));
    m_filter = std::make_unique<FilterRun>(
        std::move(question), m_index.columns(), m_index.tags(), m_found ? &m_found->rows : nullptr);
    return {};
}

void ListQueryRun::finish_filter()
{
    m_outcome = std::make_shared<const FilterOutcome>(m_filter->take_outcome());
    ListMemo::keep(
        m_memo.matched, ListMemo::Matched {m_query.filter, m_query.ranges, m_query.want_facets, m_revision, m_outcome});
    m_filter = nullptr;
    m_phase = Phase::prepare;
}

void ListQueryRun::begin_order()
{
    m_ordering = std::make_shared<ListResult>(
        ListResult {m_query.filter, m_query.sort, m_revision, m_outcome, std::vector<OrderRow> {}});
    m_ordering->rows.resize(static_cast<std::size_t>(m_outcome->count));
    m_position = 0;
    m_filled = 0;
    m_places.clear();
    m_phase = Phase::order;
}

Step ListQueryRun::order(Slice& slice)
{
    std::span<const SortOrder::Entry> entries = m_index.order(kept_order_of(m_query.sort.column)).entries();
    if (m_query.sort.column == SortColumn::status || m_query.sort.column == SortColumn::payment)
        return order_by_buckets(entries, slice);
    // Prices, names and numbers are kept ascending, dates newest first.
    bool kept_direction =
        (m_query.sort.direction == SortDirection::descending) == (m_query.sort.column == SortColumn::date);
    return kept_direction ? order_forwards(entries, slice) : order_backwards(entries, slice);
}

Step ListQueryRun::order_forwards(std::span<const SortOrder::Entry> entries, Slice& slice)
{
    const std::uint64_t* matches = m_outcome->matches.words();
    OrderRow* out = m_ordering->rows.data();
    std::size_t capacity = m_ordering->rows.size();
    while (m_position < entries.size() && m_filled < capacity) {
        std::size_t end = std::min(entries.size(), m_position + entries_between_questions);
        std::size_t filled = m_filled;
        for (std::size_t i = m_position; i < end && filled < capacity; ++i) {
            std::uint32_t row = entries[i].row();
            // Without a branch: the next row overwrites one that does not match.
            out[filled] = static_cast<OrderRow>(row);
            filled += matches[row / 64] >> (row % 64) & 1;
        }
        m_filled = filled;
        m_position = end;
        if (m_position < entries.size() && m_filled < capacity && slice.spent())
            return Step::more;
    }
    return Step::done;
}

Step ListQueryRun::order_backwards(std::span<const SortOrder::Entry> entries, Slice& slice)
{
    const Bitmap& matches = m_outcome->matches;
    std::size_t capacity = m_ordering->rows.size();
    std::size_t since_question = 0;
    while (m_position < entries.size() && m_filled < capacity) {
        // The group of equal keys that ends where the last one began, itself forwards.
        std::size_t end = entries.size() - m_position;
        std::size_t begin = end - 1;
        while (!entries[begin].begins_key())
            --begin;
        for (std::size_t i = begin; i < end; ++i) {
            std::uint32_t row = entries[i].row();
            if (matches.contains(row))
                m_ordering->rows[m_filled++] = static_cast<OrderRow>(row);
        }
        since_question += end - begin;
        m_position = entries.size() - begin;
        if (since_question >= entries_between_questions && m_position < entries.size() && m_filled < capacity) {
            since_question = 0;
            if (slice.spent())
                return Step::more;
        }
    }
    return Step::done;
}

Step ListQueryRun::order_by_buckets(std::span<const SortOrder::Entry> entries, Slice& slice)
{
    if (m_places.empty()) {
        // Where each bucket begins, from the counts that the filter's pass has made.
        std::array<std::uint32_t, bucket_count> sizes {};
        for (std::size_t bits = 0; bits < RowState::count; ++bits) {
            if (m_outcome->states[bits] > 0)
                sizes[bucket_of(RowState {static_cast<std::uint16_t>(bits)}, m_query.sort.column)] +=
                    m_outcome->states[bits];
        }
        m_places.resize(bucket_count);
        std::uint32_t place = 0;
        for (std::size_t i = 0; i < bucket_count; ++i) {
            std::size_t bucket = m_query.sort.direction == SortDirection::ascending ? i : bucket_count - 1 - i;
            m_places[bucket] = place;
            place += sizes[bucket];
        }
    }
    const Bitmap& matches = m_outcome->matches;
    while (m_position < entries.size()) {
        std::size_t end = std::min(entries.size(), m_position + entries_between_questions);
        for (std::size_t i = m_position; i < end; ++i) {
            std::uint32_t row = entries[i].row();
            if (!matches.contains(row))
                continue;
            RowState state {m_index.columns().segment(row / segment_rows).state[row % segment_rows]};
            m_ordering->rows[m_places[bucket_of(state, m_query.sort.column)]++] = static_cast<OrderRow>(row);
            ++m_filled;
        }
        m_position = end;
        if (m_position < entries.size() && slice.spent())
            return Step::more;
    }
    return Step::done;
}

void ListQueryRun::finish_order()
{
    CHECK(m_filled == m_ordering->rows.size()); // else a match is in no order
    m_result = std::move(m_ordering);
    ListMemo::keep(m_memo.ordered, m_result);
    m_position = 0;
    m_phase = Phase::rows;
}

Result<Step> ListQueryRun::read_rows(Slice& slice)
{
    auto count = static_cast<std::int64_t>(m_result->rows.size());
    std::int64_t first = std::min(m_query.first, count);
    std::int64_t wanted = std::min<std::int64_t>(m_query.count, count - first);
    while (static_cast<std::int64_t>(m_answer.rows.size()) < wanted) {
        OrderRow row = m_result->rows[static_cast<std::size_t>(first) + m_answer.rows.size()];
        ListRow list_row = TRY(m_source.list_row(row));
        if (!m_terms.empty())
            list_row.matched = matched_fields(m_terms, m_index.sources(), row);
        m_answer.rows.push_back(std::move(list_row));
        if (m_answer.rows.size() % 16 == 0 && static_cast<std::int64_t>(m_answer.rows.size()) < wanted && slice.spent())
            return Step::more;
    }
    m_answer.count = count;
    m_answer.first = first;
    m_answer.sums = m_outcome->sums;
    if (m_query.anchor != OrderRow::none)
        m_answer.anchor_position = m_result->position_of(m_query.anchor);
    if (m_query.want_facets)
        m_answer.facets = m_outcome->facets;
    m_answer.revision = m_revision;
    return Step::done;
}

ListAnswer ListQueryRun::take_answer()
{
    CHECK(m_phase == Phase::done);
    return std::move(m_answer);
}

} // namespace carnet::store
