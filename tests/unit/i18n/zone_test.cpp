// Days of a time zone through every change of its clocks.
#include "i18n/zone.hpp"

#include "platform/test/fake_intl.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace carnet;
using namespace carnet::i18n;

namespace {

struct Place {
    explicit Place(std::string_view name)
        : zone(intl)
    {
        intl.use_time_zone(name);
    }

    std::string start_of(CivilDay day) { return format_rfc3339(zone.start_of(day)); }

    platform::FakeIntl intl;
    Zone zone;
};

Timestamp at(std::string_view text)
{
    return parse_rfc3339(text).value();
}

} // namespace

TEST_CASE("a day begins at its midnight in the site's zone")
{
    CHECK(Place {"UTC"}.start_of({2026, 11, 23}) == "2026-11-23T00:00:00Z");
    CHECK(Place {"Europe/Paris"}.start_of({2026, 11, 23}) == "2026-11-22T23:00:00Z");
    CHECK(Place {"Europe/Paris"}.start_of({2026, 7, 14}) == "2026-07-13T22:00:00Z");
    CHECK(Place {"America/New_York"}.start_of({2026, 11, 23}) == "2026-11-23T05:00:00Z");
}

TEST_CASE("the day when clocks go forward has 23 hours, the day when they go back 25")
{
    Place paris {"Europe/Paris"};
    auto hours = [&](CivilDay day) {
        TimeRange range = paris.zone.range_of(day, day);
        return (to_milliseconds(*range.until) - to_milliseconds(*range.from)) / 3'600'000;
    };
    CHECK(hours({2026, 3, 28}) == 24);
    CHECK(hours({2026, 3, 29}) == 23);
    CHECK(hours({2026, 10, 25}) == 25);
    CHECK(hours({2026, 10, 26}) == 24);
}

TEST_CASE("clocks show what they show around a change")
{
    Place paris {"Europe/Paris"};
    CHECK(paris.zone.civil_time(at("2026-03-29T00:59:59Z")) == CivilTime {{2026, 3, 29}, 1, 59, 59});
    CHECK(paris.zone.civil_time(at("2026-03-29T01:00:00Z")) == CivilTime {{2026, 3, 29}, 3, 0, 0});
    CHECK(paris.zone.civil_time(at("2026-10-25T00:30:00Z")) == CivilTime {{2026, 10, 25}, 2, 30, 0});
    CHECK(paris.zone.civil_time(at("2026-10-25T01:30:00Z")) == CivilTime {{2026, 10, 25}, 2, 30, 0});
    CHECK(paris.zone.civil_time(at("1969-12-31T22:59:59Z")) == CivilTime {{1969, 12, 31}, 23, 59, 59});
}

TEST_CASE("a day may begin at one o'clock, and midnight may come twice")
{
    Place place {"Test/Midnight"};
    CHECK(place.start_of({2026, 4, 1}) == "2026-04-01T00:00:00Z");
    CHECK(place.zone.civil_time(at("2026-04-01T00:00:00Z")) == CivilTime {{2026, 4, 1}, 1, 0, 0});
    CHECK(place.start_of({2026, 10, 1}) == "2026-10-01T00:00:00Z");
    CHECK(place.zone.day_of(at("2026-09-30T23:30:00Z")) == CivilDay {2026, 9, 30});
}

TEST_CASE("a day that never was is an empty range")
{
    Place apia {"Pacific/Apia"};
    CHECK(apia.start_of({2011, 12, 29}) == "2011-12-29T10:00:00Z");
    CHECK(apia.start_of({2011, 12, 30}) == "2011-12-30T10:00:00Z");
    CHECK(apia.start_of({2011, 12, 31}) == "2011-12-30T10:00:00Z");
    CHECK(apia.start_of({2012, 1, 1}) == "2011-12-31T10:00:00Z");
}

TEST_CASE("the days of a year follow each other without a gap, and each holds its own moments")
{
    for (std::string_view name : {"UTC", "Europe/Paris", "America/New_York", "Test/Midnight"}) {
        Place place {name};
        Timestamp start = place.zone.start_of({2025, 12, 31});
        for (int i = 0; i < 400; ++i) {
            CivilDay day = day_after({2025, 12, 31}, i);
            TimeRange range = place.zone.range_of(day, day);
            REQUIRE(*range.from == start);
            REQUIRE(place.zone.day_of(*range.from) == day);
            REQUIRE(place.zone.day_of(timestamp_from_milliseconds(to_milliseconds(*range.until) - 1)) == day);
            start = *range.until;
        }
    }
}

TEST_CASE("the spans between two moments lie end to end")
{
    Place paris {"Europe/Paris"};
    auto spans = paris.zone.spans_between(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
    REQUIRE(spans.size() == 3);
    CHECK(spans[0] == ZoneSpan {at("2026-01-01T00:00:00Z"), at("2026-03-29T01:00:00Z"), 3600});
    CHECK(spans[1] == ZoneSpan {at("2026-03-29T01:00:00Z"), at("2026-10-25T01:00:00Z"), 7200});
    CHECK(spans[2] == ZoneSpan {at("2026-10-25T01:00:00Z"), at("2027-01-01T00:00:00Z"), 3600});
    CHECK(paris.zone.spans_between(at("2026-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z")).empty());
    CHECK(Place {"UTC"}.zone.spans_between(at("1990-01-01T00:00:00Z"), at("2090-01-01T00:00:00Z")).size() == 1);
}

TEST_CASE("the presets of the date filter are the days one expects")
{
    CivilDay today {2026, 3, 1};
    CHECK(days_of(DatePreset::today, today) == DayRange {{2026, 3, 1}, {2026, 3, 1}});
    CHECK(days_of(DatePreset::yesterday, today) == DayRange {{2026, 2, 28}, {2026, 2, 28}});
    CHECK(days_of(DatePreset::last_7_days, today) == DayRange {{2026, 2, 23}, {2026, 3, 1}});
    CHECK(days_of(DatePreset::last_30_days, today) == DayRange {{2026, 1, 31}, {2026, 3, 1}});
    CHECK(days_of(DatePreset::this_month, today) == DayRange {{2026, 3, 1}, {2026, 3, 1}});
    CHECK(days_of(DatePreset::last_month, today) == DayRange {{2026, 2, 1}, {2026, 2, 28}});
    CHECK(days_of(DatePreset::this_year, today) == DayRange {{2026, 1, 1}, {2026, 3, 1}});
    CHECK(days_of(DatePreset::last_month, {2024, 3, 31}) == DayRange {{2024, 2, 1}, {2024, 2, 29}});
    CHECK(days_of(DatePreset::last_month, {2026, 1, 15}) == DayRange {{2025, 12, 1}, {2025, 12, 31}});
}

TEST_CASE("moments far outside of what a zone knows have a day all the same")
{
    Place paris {"Europe/Paris"};
    CHECK(paris.zone.day_of(timestamp_from_milliseconds(253'402'300'799'000)) == CivilDay {10'000, 1, 1});
    CHECK(paris.zone.day_of(timestamp_from_milliseconds(-62'135'596'800'000)) == CivilDay {1, 1, 1});
}
