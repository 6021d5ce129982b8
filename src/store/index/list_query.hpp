// One question of the list, answered in slices: search → filter → order → rows. Each part's result is kept a while
// (ListMemo), so that the next question only computes what is different: scrolling reads rows, another sort orders what
// already matches, one more letter looks at what the letters before have found.
//
//   typed text ──TextSearch──▶ found ──FilterRun──▶ matches, count, sums, facets ──order──▶ rows ──ListSource──▶ window
//
// When the book changes between two steps, the run begins again by itself: an answer is always of one state.
#pragma once

#include "store/index/list_filter.hpp"
#include "store/index/list_index.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carnet::store {

// What the list needs of the file.
class ListSource {
public:
    virtual ~ListSource() = default;

    // Reads the texts into the index, as far as they are not there yet.
    virtual Result<Step> load_texts(Slice& slice) = 0;

    // What a row of the grid shows. `matched` is left to the caller.
    virtual Result<ListRow> list_row(OrderRow row) = 0;

    // pages.row; 0 when the book has no such page.
    virtual Result<std::uint32_t> page_row(std::string_view page_id) = 0;
};

// The rows that a filter leaves, in order: valid for `revision`. Windows, neighbours, ranges, exports and bulk actions
// read from it.
struct ListResult {
    Filter filter;
    Sort sort;
    std::uint64_t revision {0};
    std::shared_ptr<const FilterOutcome> outcome;
    std::vector<OrderRow> rows;

    // Where a row stands; nothing when it is not in the result.
    [[nodiscard]] std::optional<std::int64_t> position_of(OrderRow row) const;
};

// What recent questions left behind. Small: a few results of at most 4 bytes an order.
class ListMemo {
public:
    struct Found {
        std::string search;
        SearchTerms terms;
        std::uint64_t revision {0};
        Bitmap rows;
    };
    struct Matched {
        Filter filter;
        std::vector<TimeRange> ranges;
        bool with_facets {false};
        std::uint64_t revision {0};
        std::shared_ptr<const FilterOutcome> outcome;
    };

    std::vector<std::shared_ptr<const Found>> found; // newest first, as the others
    std::vector<Matched> matched;
    std::vector<std::shared_ptr<const ListResult>> ordered;

    template <typename Kept> static void keep(std::vector<Kept>& all, Kept newest)
    {
        constexpr std::size_t kept = 4; // for as many tabs or steps back
        all.insert(all.begin(), std::move(newest));
        if (all.size() > kept)
            all.resize(kept);
    }
};

class ListQueryRun {
public:
    // Everything given lives as long as this.
    ListQueryRun(ListIndex& index, ListSource& source, ListMemo& memo, ListQuery query);
    ~ListQueryRun();
    ListQueryRun(ListQueryRun&&) noexcept;

    Result<Step> step(Slice& slice);

    // When done.
    [[nodiscard]] ListAnswer take_answer();
    [[nodiscard]] std::shared_ptr<const ListResult> result() const { return m_result; }

private:
    enum class Phase : std::uint8_t { begin, load, search, filter, prepare, order, rows, done };

    Result<void> begin();
    Result<void> begin_filter();
    void finish_search();
    void finish_filter();
    void begin_order();
    Step order(Slice& slice);
    Step order_by_buckets(std::span<const SortOrder::Entry> entries, Slice& slice);
    Step order_forwards(std::span<const SortOrder::Entry> entries, Slice& slice);
    Step order_backwards(std::span<const SortOrder::Entry> entries, Slice& slice);
    void finish_order();
    Result<Step> read_rows(Slice& slice);

    ListIndex& m_index;
    ListSource& m_source;
    ListMemo& m_memo;
    ListQuery m_query;
    SearchTerms m_terms;

    Phase m_phase {Phase::begin};
    std::uint64_t m_revision {0};
    std::unique_ptr<TextSearch> m_search;
    std::shared_ptr<const ListMemo::Found> m_wider;
    std::shared_ptr<const ListMemo::Found> m_found;
    std::unique_ptr<FilterRun> m_filter;
    std::shared_ptr<const FilterOutcome> m_outcome;
    std::shared_ptr<ListResult> m_ordering;
    std::shared_ptr<const ListResult> m_result;
    std::vector<std::uint32_t> m_places; // next free place of each bucket
    std::size_t m_position {0};
    std::size_t m_filled {0};
    ListAnswer m_answer;
};

} // namespace carnet::store
