#include "platform/test/fake_zones.hpp"

#include <limits>

namespace carnet::platform {

using i18n::ZoneSpan;

namespace {

constexpr std::int64_t milliseconds_per_hour = 3'600'000;
constexpr int hour_in_seconds = 3600;

constexpr Timestamp beginning = timestamp_from_milliseconds(std::numeric_limits<std::int64_t>::min() / 4);
constexpr Timestamp end = timestamp_from_milliseconds(std::numeric_limits<std::int64_t>::max() / 4);

Timestamp utc(CivilDay day, int hour)
{
    return timestamp_from_milliseconds(
        days_since_epoch(day) * 24 * milliseconds_per_hour + hour * milliseconds_per_hour);
}

// 0 is Sunday.
CivilDay first_weekday_from(CivilDay day, int weekday)
{
    std::int64_t days = days_since_epoch(day);
    while ((days + 4) % 7 != weekday)
        ++days;
    return civil_day(days);
}

CivilDay last_sunday_of_31(int year, unsigned month)
{
    return first_weekday_from({year, month, 25}, 0);
}

class Spans {
public:
    explicit Spans(int offset_hours)
        : m_spans {{beginning, end, offset_hours * hour_in_seconds}}
    {
    }

    void change(Timestamp at, int offset_hours)
    {
        m_spans.back().until = at;
        m_spans.push_back({at, end, offset_hours * hour_in_seconds});
    }

    [[nodiscard]] std::vector<ZoneSpan> take() { return std::move(m_spans); }

private:
    std::vector<ZoneSpan> m_spans;
};

} // namespace

std::vector<ZoneSpan> fake_zone(std::string_view time_zone)
{
    if (time_zone == "UTC")
        return Spans {0}.take();
    if (time_zone == "Pacific/Apia") {
        Spans spans {-10};
        spans.change(utc({2011, 12, 30}, 10), 14); // midnight at the end of the 29th became midnight of the 31st
        return spans.take();
    }
    if (time_zone == "Europe/Paris") {
        Spans spans {1};
        for (int year = 2000; year <= 2040; ++year) {
            spans.change(utc(last_sunday_of_31(year, 3), 1), 2);
            spans.change(utc(last_sunday_of_31(year, 10), 1), 1);
        }
        return spans.take();
    }
    if (time_zone == "America/New_York") {
        Spans spans {-5};
        for (int year = 2007; year <= 2040; ++year) { // since then by the rule in force
            spans.change(utc(first_weekday_from({year, 3, 8}, 0), 7), -4);
            spans.change(utc(first_weekday_from({year, 11, 1}, 0), 6), -5);
        }
        return spans.take();
    }
    if (time_zone == "Test/Midnight") {
        Spans spans {0};
        for (int year = 2000; year <= 2040; ++year) {
            spans.change(utc({year, 4, 1}, 0), 1);
            spans.change(utc({year, 9, 30}, 23), 0);
        }
        return spans.take();
    }
    return {};
}

} // namespace carnet::platform
