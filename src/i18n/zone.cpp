#include "i18n/zone.hpp"

#include <algorithm>

namespace carnet::i18n {

namespace {

constexpr std::int64_t milliseconds_per_day = 86'400'000;

// No zone is further from UTC than 15 hours, and none changed by more than a day (Samoa, 2011).
constexpr std::int64_t search_window = milliseconds_per_day * 2;

// More spans than a century has: a hostile range of dates cannot make it grow without end.
constexpr std::size_t max_kept_spans = 512;

Timestamp moved(Timestamp time, std::int64_t milliseconds)
{
    return timestamp_from_milliseconds(to_milliseconds(time) + milliseconds);
}

std::int64_t floor_divide(std::int64_t value, std::int64_t divisor)
{
    std::int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

} // namespace

Zone::Zone(Intl& intl)
    : m_intl(intl)
{
}

ZoneSpan Zone::span_at(Timestamp time)
{
    auto after = std::upper_bound(
        m_spans.begin(), m_spans.end(), time, [](Timestamp value, const ZoneSpan& span) { return value < span.from; });
    if (after != m_spans.begin() && time < std::prev(after)->until)
        return *std::prev(after);

    ZoneSpan span = m_intl.zone_span(time);
    // Whatever the implementation says, the span holds the time and moves on.
    span.from = std::min(span.from, time);
    span.until = std::max(span.until, moved(time, 1));
    if (m_spans.size() >= max_kept_spans) {
        m_spans.clear();
        after = m_spans.end();
    }
    if (after != m_spans.begin())
        span.from = std::max(span.from, std::prev(after)->until);
    if (after != m_spans.end())
        span.until = std::min(span.until, after->from);
    m_spans.insert(after, span);
    return span;
}

CivilTime Zone::civil_time(Timestamp time)
{
    std::int64_t local = to_milliseconds(time) + std::int64_t {span_at(time).offset_seconds} * 1000;
    std::int64_t days = floor_divide(local, milliseconds_per_day);
    auto seconds = static_cast<int>((local - days * milliseconds_per_day) / 1000);
    return {civil_day(days), seconds / 3600, seconds / 60 % 60, seconds % 60};
}

CivilDay Zone::day_of(Timestamp time)
{
    return civil_time(time).day;
}

Timestamp Zone::start_of(CivilDay day)
{
    std::int64_t midnight = days_since_epoch(day) * milliseconds_per_day;
    std::int64_t end = midnight + search_window;
    // Span by span: the first moment whose local time has reached the day's midnight.
    for (std::int64_t at = midnight - search_window; at < end;) {
        ZoneSpan span = span_at(timestamp_from_milliseconds(at));
        std::int64_t start = std::max(at, midnight - std::int64_t {span.offset_seconds} * 1000);
        if (start < to_milliseconds(span.until))
            return timestamp_from_milliseconds(start);
        at = to_milliseconds(span.until);
    }
    return timestamp_from_milliseconds(midnight);
}

TimeRange Zone::range_of(CivilDay first, CivilDay last)
{
    return {start_of(first), start_of(day_after(last, 1))};
}

std::vector<ZoneSpan> Zone::spans_between(Timestamp from, Timestamp until)
{
    std::vector<ZoneSpan> spans;
    while (from < until && spans.size() < max_kept_spans) {
        ZoneSpan span = span_at(from);
        span.from = from;
        span.until = std::min(span.until, until);
        if (!spans.empty() && spans.back().offset_seconds == span.offset_seconds)
            spans.back().until = span.until;
        else
            spans.push_back(span);
        from = span.until;
    }
    // More changes than any zone has: the last offset stands for the rest.
    if (!spans.empty())
        spans.back().until = std::max(spans.back().until, until);
    return spans;
}

CivilDay day_after(CivilDay day, std::int64_t days)
{
    return civil_day(days_since_epoch(day) + days);
}

DayRange days_of(DatePreset preset, CivilDay today)
{
    switch (preset) {
    case DatePreset::today:
        return {today, today};
    case DatePreset::yesterday:
        return {day_after(today, -1), day_after(today, -1)};
    case DatePreset::last_7_days:
        return {day_after(today, -6), today};
    case DatePreset::last_30_days:
        return {day_after(today, -29), today};
    case DatePreset::this_month:
        return {{today.year, today.month, 1}, today};
    case DatePreset::last_month: {
        CivilDay last = day_after({today.year, today.month, 1}, -1);
        return {{last.year, last.month, 1}, last};
    }
    case DatePreset::this_year:
        return {{today.year, 1, 1}, today};
    }
    return {today, today};
}

} // namespace carnet::i18n
