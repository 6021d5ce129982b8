// What the list shows: filters, search and sort (SPEC 2 and 3). Several values of one filter are "or", different
// filters are "and"; an empty set restricts nothing. A value: the address bar, saved views and the store's query all
// speak of this one.
#pragma once

#include "base/enum_set.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/enums.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet {

enum class ListKind : std::uint8_t { current, archived };

// Moments: from (inclusive) until (exclusive). A day of the site's time zone becomes a range in the platform's Intl.
struct TimeRange {
    std::optional<Timestamp> from;
    std::optional<Timestamp> until;

    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

struct Filter {
    ListKind list {ListKind::current};
    EnumSet<OrderStatus> statuses;
    EnumSet<PaymentStatus> payments;
    EnumSet<Origin> origins;
    EnumSet<Module> modules;
    std::string page_id; // "" is every page
    std::vector<TagId> tags;
    TimeRange created;
    bool unread_only {false};
    std::string search; // as typed

    friend bool operator==(const Filter&, const Filter&) = default;
};

// The rule that hides abandoned carts from "New" (SPEC 2, S19–S24): an abandoned cart is `new` on the wire, but has no
// order status of its own, so that no filter of order statuses shows it.
[[nodiscard]] constexpr bool has_order_status(OrderStatus status, PaymentStatus payment)
{
    return !(status == OrderStatus::new_order && payment == PaymentStatus::abandoned_cart);
}

enum class SortColumn : std::uint8_t { number, name, date, price, status, payment };
enum class SortDirection : std::uint8_t { ascending, descending };

// Equal keys follow the date, newest first, then the row, so that every order of rows is total and stable.
struct Sort {
    SortColumn column {SortColumn::date};
    SortDirection direction {SortDirection::descending};

    friend bool operator==(const Sort&, const Sort&) = default;
};

} // namespace carnet
