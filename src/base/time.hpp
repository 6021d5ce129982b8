// Moments and days. A Timestamp is a moment in UTC, stamped by the host: no decision is made by the device's clock
// (PROTOCOL: "no client clock decides anything"). Calendar arithmetic here is proleptic Gregorian and knows no zones:
// days of a site's time zone are worked out by the platform's Intl and come in as ranges of moments.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet {

// Milliseconds since 1970-01-01T00:00:00Z.
enum class Timestamp : std::int64_t {};

[[nodiscard]] constexpr std::int64_t to_milliseconds(Timestamp time)
{
    return static_cast<std::int64_t>(time);
}

[[nodiscard]] constexpr Timestamp timestamp_from_milliseconds(std::int64_t milliseconds)
{
    return static_cast<Timestamp>(milliseconds);
}

// A day of the calendar, without a zone.
struct CivilDay {
    int year {1970};
    unsigned month {1}; // 1 to 12
    unsigned day {1}; // 1 to 31

    friend auto operator<=>(const CivilDay&, const CivilDay&) = default;
};

// Days since 1970-01-01, and back. Valid for years -9999 to 9999.
[[nodiscard]] std::int64_t days_since_epoch(CivilDay day);
[[nodiscard]] CivilDay civil_day(std::int64_t days_since_epoch);
[[nodiscard]] bool is_valid(CivilDay day);

// RFC 3339 with a zone ("2026-11-23T14:05:00Z", fractions and offsets accepted). Years 0001 to 9999.
[[nodiscard]] Result<Timestamp> parse_rfc3339(std::string_view text);

// "2026-11-23T14:05:00Z"; milliseconds only when there are any.
[[nodiscard]] std::string format_rfc3339(Timestamp time);

// "2026-11-23", and back.
[[nodiscard]] std::string format_iso_day(CivilDay day);
[[nodiscard]] std::optional<CivilDay> parse_iso_day(std::string_view text);

} // namespace carnet
