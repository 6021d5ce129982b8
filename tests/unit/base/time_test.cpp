// Moments and days: RFC 3339 in and out, and the calendar.
#include "base/time.hpp"

#include <doctest/doctest.h>

using namespace carnet;

TEST_CASE("a moment of the wire is read and written back")
{
    for (std::string_view text :
        {"2026-11-23T14:05:00Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z", "2000-02-29T12:00:00Z", "2026-11-23T14:05:00.007Z", "1969-12-31T23:59:59.999Z"}) {
        CAPTURE(text);
        auto time = parse_rfc3339(text);
        REQUIRE(time);
        CHECK(format_rfc3339(*time) == text);
    }
    CHECK(to_milliseconds(parse_rfc3339("2026-11-23T14:05:00Z").value()) == 1'795'442'700'000);
}

TEST_CASE("zones, fractions and leap seconds come out in UTC")
{
    auto in_utc = [](std::string_view text) { return format_rfc3339(parse_rfc3339(text).value()); };
    CHECK(in_utc("2026-11-23T14:05:00+02:00") == "2026-11-23T12:05:00Z");
    CHECK(in_utc("2026-11-23T14:05:00-05:30") == "2026-11-23T19:35:00Z");
    CHECK(in_utc("2026-01-01t00:30:00+01:00") == "2025-12-31T23:30:00Z");
    CHECK(in_utc("2026-11-23T14:05:00.123456789z") == "2026-11-23T14:05:00.123Z");
    CHECK(in_utc("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00Z");
}

TEST_CASE("what is no moment is refused")
{
    for (std::string_view text : {"", "2026-11-23", "2026-11-23 14:05:00Z", "2026-11-23T14:05:00", "2026-11-23T14:05Z",
             "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-31T00:00:00Z",
             "2026-11-23T24:00:00Z", "2026-11-23T14:60:00Z", "2026-11-23T14:05:61Z", "2026-11-23T14:05:00.Z",
             "2026-11-23T14:05:00+2:00", "2026-11-23T14:05:00+24:00", "2026-11-23T14:05:00Zx", "0000-01-01T00:00:00Z",
             "-026-11-23T14:05:00Z", "2026-1-23T14:05:00Z", "٢٠٢٦-11-23T14:05:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_rfc3339(text));
    }
}

TEST_CASE("every day of 800 years has one number, and the number the day")
{
    std::int64_t number = days_since_epoch({1600, 1, 1});
    for (int year = 1600; year < 2400; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            for (unsigned day = 1; is_valid({year, month, day}); ++day, ++number) {
                CivilDay civil {year, month, day};
                REQUIRE(days_since_epoch(civil) == number);
                REQUIRE(civil_day(number) == civil);
            }
        }
    }
    CHECK(days_since_epoch({1970, 1, 1}) == 0);
    CHECK(number - days_since_epoch({1600, 1, 1}) == 2 * 146'097);
}

TEST_CASE("a day is read and written in ISO form")
{
    CHECK(parse_iso_day("2026-11-23") == CivilDay {2026, 11, 23});
    CHECK(format_iso_day({2026, 1, 2}) == "2026-01-02");
    for (std::string_view text : {"", "2026-11-31", "2026-1-2", "20261123", "2026-11-23T", "2026/11/23"})
        CHECK_FALSE(parse_iso_day(text));
}
