// One pass over the columns: which orders pass a filter, how many, their sums, and for each option of each filter how
// many the list would hold with it. Steppable, a segment (4,096 orders) at a time.
//
// How one pass gives all facets: a facet of a filter counts the orders that pass all *other* filters. Status, payment,
// module, origin, list and unread are one number of 13 bits (RowState), so that the pass only counts how often each
// number occurs among the orders that pass search, page, date and tags; all their facets are sums over that table,
// afterwards. Tags and date ranges are counted among the orders that pass everything else, by list of tags and by the
// interval between two ends of ranges.
#pragma once

#include "domain/list.hpp"
#include "store/index/bitmap.hpp"
#include "store/index/list_columns.hpp"
#include "store/index/tag_lists.hpp"
#include "store/slice.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carnet::store {

// A filter's answer without its rows' order.
struct FilterOutcome {
    Bitmap matches;
    std::int64_t count {0};
    std::vector<CurrencySum> sums; // of the largest share of orders first
    FacetCounts facets; // empty unless asked for
    // How many of the matches have each state: the order by status and by payment is made from these.
    std::array<std::uint32_t, RowState::count> states {};
};

// What a query's filter asks, without its search, which comes in as a bitmap.
struct FilterQuestion {
    Filter filter;
    std::optional<std::uint32_t> page; // pages.row of filter.page_id; 0 when the book knows no such page
    std::vector<TimeRange> ranges;
    bool want_facets {false};
};

class FilterRun {
public:
    // `found`: the search's result; null when there is none. All references live as long as this.
    FilterRun(FilterQuestion question, const ListColumns& columns, const TagLists& tags, const Bitmap* found);

    Step step(Slice& slice);
    [[nodiscard]] FilterOutcome take_outcome();

private:
    // Why a state does not pass, one bit a filter, so that a facet can overlook its own.
    enum Fails : std::uint8_t {
        fails_list = 1,
        fails_status = 2,
        fails_payment = 4,
        fails_origin = 8,
        fails_module = 16,
        fails_unread = 32,
        fails_always = 128, // no order here
    };

    void make_tables();
    void pass_segment(std::size_t index);
    void finish_facets();
    void finish_sums();

    FilterQuestion m_question;
    const ListColumns& m_columns;
    const TagLists& m_tags;
    const Bitmap* m_found;
    std::array<std::uint8_t, RowState::count> m_fails {};
    std::vector<std::uint8_t> m_list_passes; // by list of tags; empty: no filter of tags
    std::int64_t m_from {INT64_MIN}; // created_at, inclusive
    std::int64_t m_until {INT64_MAX}; // exclusive
    std::vector<std::int64_t> m_ends; // of the ranges to count, ascending

    std::size_t m_next_segment {0};
    FilterOutcome m_outcome;
    std::array<std::uint32_t, RowState::count> m_states {}; // of those that pass all but the state's own filters
    std::vector<std::uint32_t> m_by_list; // of those that pass all but the tags
    std::vector<std::uint32_t> m_by_interval; // of those that pass all but the date
    std::vector<std::int64_t> m_sums; // by currency
    std::vector<std::uint32_t> m_orders; // by currency
};

} // namespace carnet::store
