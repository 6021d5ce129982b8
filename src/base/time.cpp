#include "base/time.hpp"

#include <array>

namespace carnet {

namespace {

constexpr std::int64_t milliseconds_per_day = 86'400'000;

bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

unsigned days_in_month(int year, unsigned month)
{
    constexpr std::array<unsigned, 12> days {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Reads exactly `digits` decimal digits at `position` and moves past them; -1 when they are not there.
int read_digits(std::string_view text, std::size_t& position, std::size_t digits)
{
    if (position + digits > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        char c = text[position + i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    position += digits;
    return value;
}

bool skip(std::string_view text, std::size_t& position, char expected)
{
    if (position >= text.size() || text[position] != expected)
        return false;
    ++position;
    return true;
}

std::optional<CivilDay> read_day(std::string_view text, std::size_t& position)
{
    int year = read_digits(text, position, 4);
    if (year < 1 || !skip(text, position, '-'))
        return {};
    int month = read_digits(text, position, 2);
    if (month < 0 || !skip(text, position, '-'))
        return {};
    int day = read_digits(text, position, 2);
    if (day < 0)
        return {};
    CivilDay result {year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
    return is_valid(result) ? std::optional {result} : std::nullopt;
}

// With leading zeros up to the width. Not snprintf: the wasm would carry all of it for this.
void append_number(std::string& text, std::int64_t number, std::size_t width)
{
    std::string digits = std::to_string(number < 0 ? -number : number);
    if (number < 0)
        text += '-';
    text.append(digits.size() < width ? width - digits.size() : 0, '0');
    text += digits;
}

} // namespace

// Days from civil and back: the era arithmetic that <chrono> specifies for year_month_day, kept in plain integers
// because libc++'s <chrono> calendar would bring in formatting that the wasm does not need.
std::int64_t days_since_epoch(CivilDay day)
{
    std::int64_t year = day.year - (day.month <= 2 ? 1 : 0);
    std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    std::int64_t year_of_era = year - era * 400;
    std::int64_t shifted_month = (static_cast<std::int64_t>(day.month) + 9) % 12;
    std::int64_t day_of_year = (153 * shifted_month + 2) / 5 + static_cast<std::int64_t>(day.day) - 1;
    std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

CivilDay civil_day(std::int64_t days)
{
    days += 719'468;
    std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    std::int64_t day_of_era = days - era * 146'097;
    std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {static_cast<int>(year), static_cast<unsigned>(month),
        static_cast<unsigned>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

bool is_valid(CivilDay day)
{
    return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

Result<Timestamp> parse_rfc3339(std::string_view text)
{
    auto malformed = [] { return failure(ErrorCode::invalid_input, "not an RFC 3339 time"); };
    std::size_t position = 0;
    auto day = read_day(text, position);
    if (!day || position >= text.size() || (text[position] != 'T' && text[position] != 't'))
        return malformed();
    ++position;
    int hour = read_digits(text, position, 2);
    if (hour < 0 || hour > 23 || !skip(text, position, ':'))
        return malformed();
    int minute = read_digits(text, position, 2);
    if (minute < 0 || minute > 59 || !skip(text, position, ':'))
        return malformed();
    int second = read_digits(text, position, 2);
    if (second < 0 || second > 60) // a leap second is the first moment of the next minute
        return malformed();
    std::int64_t fraction = 0;
    if (skip(text, position, '.')) {
        std::size_t start = position;
        std::int64_t scale = 100;
        while (position < text.size() && text[position] >= '0' && text[position] <= '9') {
            fraction += (text[position] - '0') * scale;
            scale /= 10;
            ++position;
        }
        if (position == start)
            return malformed();
    }
    std::int64_t offset_minutes = 0;
    if (position < text.size() && (text[position] == 'Z' || text[position] == 'z')) {
        ++position;
    } else if (position < text.size() && (text[position] == '+' || text[position] == '-')) {
        int sign = text[position] == '-' ? -1 : 1;
        ++position;
        int offset_hour = read_digits(text, position, 2);
        if (offset_hour < 0 || offset_hour > 23 || !skip(text, position, ':'))
            return malformed();
        int offset_minute = read_digits(text, position, 2);
        if (offset_minute < 0 || offset_minute > 59)
            return malformed();
        offset_minutes = sign * (offset_hour * 60 + offset_minute);
    } else {
        return malformed();
    }
    if (position != text.size())
        return malformed();
    std::int64_t seconds = hour * 3600 + minute * 60 + second - offset_minutes * 60;
    return timestamp_from_milliseconds(days_since_epoch(*day) * milliseconds_per_day + seconds * 1000 + fraction);
}

std::string format_rfc3339(Timestamp time)
{
    std::int64_t milliseconds = to_milliseconds(time);
    std::int64_t days = milliseconds / milliseconds_per_day;
    std::int64_t rest = milliseconds % milliseconds_per_day;
    if (rest < 0) {
        rest += milliseconds_per_day;
        --days;
    }
    std::string text = format_iso_day(civil_day(days));
    append_number(text += 'T', rest / 3'600'000, 2);
    append_number(text += ':', rest / 60'000 % 60, 2);
    append_number(text += ':', rest / 1'000 % 60, 2);
    if (rest % 1'000 != 0)
        append_number(text += '.', rest % 1'000, 3);
    return text += 'Z';
}

std::string format_iso_day(CivilDay day)
{
    std::string text;
    append_number(text, day.year, 4);
    append_number(text += '-', day.month, 2);
    append_number(text += '-', day.day, 2);
    return text;
}

std::optional<CivilDay> parse_iso_day(std::string_view text)
{
    std::size_t position = 0;
    auto day = read_day(text, position);
    return day && position == text.size() ? day : std::nullopt;
}

} // namespace carnet
