// The list as question and answer: what a screen asks of the book (filter, sort, a window of rows) and what it gets
// (rows, count, sums, facets). Values that cross from the screen to the engine and back.
#pragma once

#include "domain/filter.hpp"
#include "domain/order.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet {

// The fields that the search looks at (SPEC 2, S14).
enum class SearchField : std::uint8_t { number, name, email, phone, item, sku, tag, tracking };

// What a row of the grid shows; all of it from the book, nothing formatted.
struct ListRow {
    OrderRow row {OrderRow::none};
    OrderId id;
    std::string number;
    std::string name;
    std::string email;
    std::string phone;
    Timestamp created_at {};
    Money total;
    OrderStatus status {};
    PaymentStatus payment_status {};
    bool archived {false};
    Module module {};
    Origin origin {};
    std::vector<TagId> tags;
    std::int64_t unread {0};
    std::optional<Timestamp> status_locked_until;
    bool waiting {false}; // has edits that the host has not confirmed
    bool needs_attention {false}; // has an edit that the host refused
    EnumSet<SearchField> matched; // where the search's words were found

    friend bool operator==(const ListRow&, const ListRow&) = default;
};

struct CurrencySum {
    Currency currency;
    std::int64_t minor_units {0};

    friend bool operator==(const CurrencySum&, const CurrencySum&) = default;
};

struct TagCount {
    TagId tag;
    std::uint32_t count {0};

    friend bool operator==(const TagCount&, const TagCount&) = default;
};

// For each option of each filter: how many orders the list would hold with that option alone in its filter and all the
// other filters as they are (SPEC 3).
struct FacetCounts {
    std::array<std::uint32_t, enum_count<OrderStatus>> statuses {};
    std::array<std::uint32_t, enum_count<PaymentStatus>> payments {};
    std::array<std::uint32_t, enum_count<Origin>> origins {};
    std::array<std::uint32_t, enum_count<Module>> modules {};
    std::array<std::uint32_t, 2> lists {}; // by ListKind
    std::uint32_t unread {0};
    std::vector<TagCount> tags; // every tag of the book, also those with none
    std::vector<std::uint32_t> ranges; // one for each of ListQuery::ranges

    friend bool operator==(const FacetCounts&, const FacetCounts&) = default;
};

struct ListQuery {
    Filter filter;
    Sort sort;
    // The window of rows wanted: from this position of the result, this many.
    std::int64_t first {0};
    std::int32_t count {0};
    // The row that the merchant is reading: the answer says where it stands now, so that rows arriving above it do not
    // push it away.
    OrderRow anchor {OrderRow::none};
    // Ranges of the date filter's presets to count for the facets.
    std::vector<TimeRange> ranges;
    bool want_facets {false};

    friend bool operator==(const ListQuery&, const ListQuery&) = default;
};

struct ListAnswer {
    std::int64_t count {0};
    std::vector<CurrencySum> sums; // largest share of orders first
    std::int64_t first {0}; // position of rows[0]
    std::vector<ListRow> rows;
    std::optional<std::int64_t> anchor_position; // nothing: the anchor is not in the result
    std::optional<FacetCounts> facets;
    // Grows with every change of the book: two answers with the same revision and question are the same.
    std::uint64_t revision {0};
};

} // namespace carnet
