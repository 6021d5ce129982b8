// Single cells of a file of orders: amounts, dates and quantities as people and programs write them. Strict where a
// guess would change what is meant, patient where it cannot.
#pragma once

#include "base/time.hpp"
#include "domain/money.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace carnet::store {

// How dates without a mark of their own are meant.
struct ImportDates {
    enum class Order : std::uint8_t { day_month, month_day };
    Order order {Order::day_month};
    // How far the clocks of the site were from UTC at that moment of theirs, in seconds; empty: not at all.
    std::function<std::int32_t(Timestamp local)> offset;
};

// "1,234.50", "1.234,50 €", "1 234,5", "$12", "(3.00)", "-3": any grouping, a currency's sign or code around it.
// Nothing for what is not one number, has more decimals than the currency, or is beyond max_minor_units.
[[nodiscard]] std::optional<std::int64_t> import_amount(std::string_view cell, Currency currency);

// "2026-11-23T14:05:00Z", "2026-11-23 14:05:26 +0200", "2026-11-23", "23/11/2026 14:05", "11/23/2026 2:05 PM".
[[nodiscard]] std::optional<Timestamp> import_date(std::string_view cell, const ImportDates& dates);

// Which way round a date like 23/11/2026 must be; nothing where it could be both, or is written from the year on.
[[nodiscard]] std::optional<ImportDates::Order> date_order_shown_by(std::string_view cell);

// "2", "2.0", "2,00".
[[nodiscard]] std::optional<std::int64_t> import_quantity(std::string_view cell);

} // namespace carnet::store
