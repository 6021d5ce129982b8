#include "store/index/list_filter.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace carnet::store {

namespace {

// Reads a column behind an index that may lie beyond the table, as a damaged or newer file could have it.
template <typename Value> Value at_or(const std::vector<Value>& table, std::size_t index, Value otherwise)
{
    return index < table.size() ? table[index] : otherwise;
}

// The 64 rows of a word for which `passes` holds.
template <typename Passes> std::uint64_t word_of(std::uint32_t first, Passes passes)
{
    std::uint64_t word = 0;
    for (std::uint32_t bit = 0; bit < 64; ++bit)
        word |= std::uint64_t {passes(first + bit)} << bit;
    return word;
}

} // namespace

FilterRun::FilterRun(FilterQuestion question, const ListColumns& columns, const TagLists& tags, const Bitmap* found)
    : m_question(std::move(question))
    , m_columns(columns)
    , m_tags(tags)
    , m_found(found)
{
    m_outcome.matches.resize_segments(columns.segment_count());
    m_sums.resize(columns.currencies().size());
    m_orders.resize(columns.currencies().size());
    make_tables();
}

void FilterRun::make_tables()
{
    const Filter& filter = m_question.filter;
    for (std::size_t bits = 0; bits < RowState::count; ++bits) {
        RowState state {static_cast<std::uint16_t>(bits)};
        if (!state.present() || !state.valid()) {
            m_fails[bits] = fails_always;
            continue;
        }
        unsigned fails = 0;
        if (state.list() != filter.list)
            fails |= fails_list;
        bool has_status = has_order_status(state.status(), state.payment());
        if (!filter.statuses.empty() && !(has_status && filter.statuses.contains(state.status())))
            fails |= fails_status;
        if (!filter.payments.empty() && !filter.payments.contains(state.payment()))
            fails |= fails_payment;
        if (!filter.origins.empty() && !filter.origins.contains(state.origin()))
            fails |= fails_origin;
        if (!filter.modules.empty() && !filter.modules.contains(state.module()))
            fails |= fails_module;
        if (filter.unread_only && !state.unread())
            fails |= fails_unread;
        m_fails[bits] = static_cast<std::uint8_t>(fails);
    }
    if (!filter.tags.empty())
        m_list_passes = m_tags.lists_with(filter.tags);
    if (filter.created.from)
        m_from = to_milliseconds(*filter.created.from);
    if (filter.created.until)
        m_until = to_milliseconds(*filter.created.until);
    if (!m_question.want_facets)
        return;
    for (const TimeRange& range : m_question.ranges) {
        if (range.from)
            m_ends.push_back(to_milliseconds(*range.from));
        if (range.until)
            m_ends.push_back(to_milliseconds(*range.until));
    }
    std::ranges::sort(m_ends);
    m_ends.erase(std::unique(m_ends.begin(), m_ends.end()), m_ends.end());
    m_by_interval.assign(m_ends.size() + 1, 0);
    m_by_list.assign(m_tags.list_rows() + 1, 0); // the last: a list that the tags do not know
}

Step FilterRun::step(Slice& slice)
{
    while (m_next_segment < m_columns.segment_count()) {
        pass_segment(m_next_segment++);
        if (m_next_segment < m_columns.segment_count() && slice.spent())
            return Step::more;
    }
    return Step::done;
}

void FilterRun::pass_segment(std::size_t index)
{
    const ListColumns::Segment& segment = m_columns.segment(index);
    auto matches = m_outcome.matches.segment(index);
    bool has_dates = m_from != INT64_MIN || m_until != INT64_MAX;
    bool count_lists = m_question.want_facets && m_by_list.size() > 2;
    bool count_intervals = m_question.want_facets && !m_ends.empty();
    constexpr std::uint64_t every = ~std::uint64_t {0};
    for (std::uint32_t word = 0; word < words_per_segment; ++word) {
        std::uint32_t first = word * 64;
        std::uint64_t candidates = every;
        if (m_found)
            candidates = index < m_found->segments() ? m_found->segment(index)[word] : 0;
        if (candidates == 0)
            continue;
        if (m_question.page)
            candidates &= word_of(first, [&](std::uint32_t i) { return segment.page[i] == *m_question.page; });
        std::uint64_t dates = every;
        if (has_dates)
            dates = word_of(first,
                [&](std::uint32_t i) { return segment.created_at[i] >= m_from && segment.created_at[i] < m_until; });
        std::uint64_t tags = every;
        if (!m_list_passes.empty())
            tags = word_of(first,
                [&](std::uint32_t i) { return at_or(m_list_passes, segment.tag_list[i], std::uint8_t {0}) != 0; });
        std::uint64_t states = word_of(first, [&](std::uint32_t i) { return m_fails[segment.state[i]] == 0; });

        std::uint64_t match = candidates & dates & tags & states;
        matches[word] = match;
        m_outcome.count += std::popcount(match);
        for_each_bit(match, [&](std::uint32_t bit) {
            std::uint32_t i = first + bit;
            m_sums[segment.currency[i]] += segment.total[i];
            ++m_orders[segment.currency[i]];
            ++m_outcome.states[segment.state[i]];
        });
        if (!m_question.want_facets)
            continue;
        // What the filters of states hide, for the facets of states.
        for_each_bit(
            candidates & dates & tags & ~match, [&](std::uint32_t bit) { ++m_states[segment.state[first + bit]]; });
        if (count_lists) {
            std::size_t unknown = m_by_list.size() - 1;
            for_each_bit(candidates & dates & states,
                [&](std::uint32_t bit) { ++m_by_list[std::min<std::size_t>(segment.tag_list[first + bit], unknown)]; });
        }
        if (count_intervals) {
            for_each_bit(candidates & tags & states, [&](std::uint32_t bit) {
                // Most orders are older than all presets: the loop ends at once.
                std::int64_t created = segment.created_at[first + bit];
                std::size_t interval = 0;
                while (interval < m_ends.size() && created >= m_ends[interval])
                    ++interval;
                ++m_by_interval[interval];
            });
        }
    }
}

FilterOutcome FilterRun::take_outcome()
{
    CHECK(m_next_segment == m_columns.segment_count());
    finish_sums();
    if (m_question.want_facets)
        finish_facets();
    return std::move(m_outcome);
}

void FilterRun::finish_sums()
{
    std::vector<std::size_t> with_orders;
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        if (m_orders[i] > 0)
            with_orders.push_back(i);
    }
    std::ranges::sort(with_orders, [this](std::size_t left, std::size_t right) {
        if (m_orders[left] != m_orders[right])
            return m_orders[left] > m_orders[right];
        return m_columns.currencies()[left].code() < m_columns.currencies()[right].code();
    });
    for (std::size_t i : with_orders)
        m_outcome.sums.push_back({m_columns.currencies()[i], m_sums[i]});
}

void FilterRun::finish_facets()
{
    FacetCounts& facets = m_outcome.facets;
    for (std::size_t bits = 0; bits < RowState::count; ++bits) {
        std::uint32_t count = m_states[bits] + m_outcome.states[bits];
        if (count == 0 || m_fails[bits] == fails_always)
            continue;
        RowState state {static_cast<std::uint16_t>(bits)};
        auto passes_but = [&](unsigned overlooked) { return (m_fails[bits] & ~overlooked) == 0; };
        if (passes_but(fails_status) && has_order_status(state.status(), state.payment()))
            facets.statuses[static_cast<std::size_t>(state.status())] += count;
        if (passes_but(fails_payment))
            facets.payments[static_cast<std::size_t>(state.payment())] += count;
        if (passes_but(fails_origin))
            facets.origins[static_cast<std::size_t>(state.origin())] += count;
        if (passes_but(fails_module))
            facets.modules[static_cast<std::size_t>(state.module())] += count;
        if (passes_but(fails_list))
            facets.lists[static_cast<std::size_t>(state.list())] += count;
        if (passes_but(fails_unread) && state.unread())
            facets.unread += count;
    }
    for (std::uint32_t tag = 1; tag < m_tags.tag_rows(); ++tag) {
        if (!m_tags.tag(tag).visible())
            continue;
        TagCount tag_count {m_tags.tag(tag).tag.id, 0};
        for (std::uint32_t list = 1; list < m_tags.list_rows(); ++list) {
            if (std::ranges::find(m_tags.list(list), tag) != m_tags.list(list).end())
                tag_count.count += m_by_list[list];
        }
        facets.tags.push_back(std::move(tag_count));
    }
    for (const TimeRange& range : m_question.ranges) {
        std::uint32_t count = 0;
        for (std::size_t interval = 0; interval < m_by_interval.size(); ++interval) {
            // Interval i holds the times from end i - 1 (inclusive) until end i.
            bool after_from = !range.from || (interval > 0 && m_ends[interval - 1] >= to_milliseconds(*range.from));
            bool before_until =
                !range.until || (interval < m_ends.size() && m_ends[interval] <= to_milliseconds(*range.until));
            if (after_from && before_until)
                count += m_by_interval[interval];
        }
        facets.ranges.push_back(count);
    }
}

} // namespace carnet::store
