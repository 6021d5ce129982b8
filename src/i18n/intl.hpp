// What only the browser knows about languages and time zones, as an interface: the web implementation asks its `Intl`
// (platform/web/intl, web/intl), tests use a small fixed one (platform/test/fake_intl). One instance speaks for one
// locale and one time zone at a time. Amounts cross as decimal text, so that no cent is lost in a floating-point
// number. Not for views: they ask a Translator, which keeps what was formatted.
#pragma once

#include "base/time.hpp"
#include "domain/money.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::i18n {

enum class PluralCategory : std::uint8_t { zero, one, two, few, many, other };

// How a moment or a day is written. English examples of 2026-11-23 14:05.
enum class DateStyle : std::uint8_t {
    date_time, // Nov 23, 2026, 2:05 PM
    date_time_long, // Monday, November 23, 2026 at 2:05:30 PM GMT+1
    date, // Nov 23, 2026
    date_long, // Monday, November 23, 2026
    date_numeric, // 11/23/2026, as one types it
    day_month, // Nov 23
    time, // 2:05 PM
    day_month_time, // Nov 23, 2:05 PM
    month_year, // November 2026
    weekday_short, // Mon
    weekday_long, // Monday
    day_number, // 23
};

enum class RelativeUnit : std::uint8_t { second, minute, hour, day, week, month, year };

enum class ListStyle : std::uint8_t {
    conjunction, // a, b, and c
    disjunction, // a, b, or c
    plain, // a, b, c
};

enum class NameKind : std::uint8_t { country, currency, language };

enum class DateOrder : std::uint8_t { day_month_year, month_day_year, year_month_day };

// What is fixed for a locale.
struct LocaleFacts {
    char32_t decimal_separator {'.'};
    char32_t group_separator {','};
    char32_t zero {'0'}; // of the locale's own digits; the nine after it follow
    DateOrder date_order {DateOrder::year_month_day};
    std::uint8_t first_day_of_week {1}; // 1 is Monday, 7 is Sunday
    char32_t date_separator {'-'}; // of a date in numbers: - / or .

    friend bool operator==(const LocaleFacts&, const LocaleFacts&) = default;
};

// A stretch of time in which the zone's clocks differ from UTC by the same offset. Not always as long as it could be.
struct ZoneSpan {
    Timestamp from {}; // inclusive
    Timestamp until {}; // exclusive
    std::int32_t offset_seconds {0};

    friend bool operator==(const ZoneSpan&, const ZoneSpan&) = default;
};

class Intl {
public:
    virtual ~Intl() = default;

    // A locale that the implementation does not know becomes English; a zone, and "", that of the browser.
    virtual void use_locale(std::string_view locale) = 0;
    virtual void use_time_zone(std::string_view time_zone) = 0;
    // The zone in use, by its IANA name.
    [[nodiscard]] virtual std::string time_zone() = 0;
    [[nodiscard]] virtual LocaleFacts facts() = 0;

    [[nodiscard]] virtual PluralCategory plural_category(std::int64_t number) = 0;
    [[nodiscard]] virtual std::string number(std::int64_t number) = 0;
    // 0 to 100.
    [[nodiscard]] virtual std::string percent(int percent) = 0;
    [[nodiscard]] virtual std::string file_size(std::int64_t bytes) = 0;
    // `decimal` as to_decimal() writes it; all its digits are shown.
    [[nodiscard]] virtual std::string money(std::string_view decimal, std::string_view currency) = 0;

    [[nodiscard]] virtual std::string date(Timestamp time, DateStyle style) = 0; // in the zone in use
    [[nodiscard]] virtual std::string day(CivilDay day, DateStyle style) = 0; // a style without a time
    [[nodiscard]] virtual std::string day_range(CivilDay first, CivilDay last) = 0; // both inclusive
    // "3 minutes ago" of (-3, minute), "yesterday" of (-1, day), "now" of (0, second).
    [[nodiscard]] virtual std::string relative(std::int64_t amount, RelativeUnit unit) = 0;
    [[nodiscard]] virtual ZoneSpan zone_span(Timestamp time) = 0;

    [[nodiscard]] virtual std::string list(std::span<const std::string_view> items, ListStyle style) = 0;
    // The code itself when it names nothing.
    [[nodiscard]] virtual std::string display_name(NameKind kind, std::string_view code) = 0;
    // The positions of the names in the order in which a reader of the language looks for them. For lists of hundreds.
    [[nodiscard]] virtual std::vector<std::uint32_t> sorted(std::span<const std::string_view> names) = 0;
};

} // namespace carnet::i18n
