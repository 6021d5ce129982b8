// The bridge to the browser's Intl, in WebAssembly: what crosses comes over whole, and the translator speaks through
// it. Runs under Node.js, whose Intl is Chromium's; the same JavaScript is held to its word in Chromium by
// tests/browser/i18n.
#include "platform/web/intl/web_intl.hpp"

#include "i18n/languages.hpp"
#include "i18n/words.hpp"
#include "support/spoken.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::i18n;

namespace {

struct Spoken {
    explicit Spoken(std::string_view tag, std::string_view locale, std::string_view time_zone = "UTC")
        : tr(intl)
    {
        tr.use(test::catalogue(tag), locale, time_zone);
    }

    platform::WebIntl intl;
    Translator tr;
};

Money money(std::int64_t minor_units, std::string_view code)
{
    return {minor_units, Currency::create(code).value()};
}

Timestamp at(std::string_view text)
{
    return parse_rfc3339(text).value();
}

} // namespace

TEST_CASE("counts, money and dates are written by the browser")
{
    Spoken english {"en", "en-US", "Europe/Paris"};
    CHECK(english.tr.text(words::list_count, {.count = 1234}) == "1,234 orders");
    CHECK(english.tr.money(money(133'073'556, "USD")) == "$1,330,735.56");
    CHECK(english.tr.money(money(-5, "EUR")) == "-€0.05");
    CHECK(english.tr.money(money(9'223'372'036'854'775'807, "USD")) == "$92,233,720,368,547,758.07");
    CHECK(english.tr.date(at("2026-11-23T14:05:00Z"), DateStyle::date_long) == "Monday, November 23, 2026");
    CHECK(english.tr.day({2026, 11, 23}, DateStyle::date_numeric) == "11/23/2026");
    CHECK(english.tr.relative(at("2026-11-23T14:05:00Z"), at("2026-11-24T15:05:00Z")) == "yesterday");
    CHECK(english.tr.percent(45) == "45%");
    CHECK(english.tr.country("DE") == "Germany");
    CHECK(english.tr.time_zone() == "Europe/Paris");

    Spoken french {"fr", "fr", "Europe/Paris"};
    CHECK(french.tr.text(words::list_count, {.count = 1'000'000}) == "1\u202f000\u202f000 de commandes");
    CHECK(french.tr.date(at("2026-11-23T14:05:00Z")) == "23 nov. 2026, 15:05");
}

TEST_CASE("Hebrew and Arabic have the forms that their readers expect")
{
    Spoken hebrew {"he", "he-IL"};
    CHECK(hebrew.tr.text(words::list_count, {.count = 2}) == "שתי הזמנות");
    CHECK(hebrew.tr.direction() == Direction::rtl);
    Spoken arabic {"ar", "ar"};
    CHECK(arabic.tr.text(words::list_count, {.count = 0}) == "لا طلبات");
    CHECK(arabic.tr.text(words::list_count, {.count = 2}) == "طلبان");
    CHECK(std::string {arabic.tr.text(words::list_count, {.count = 3})}.ends_with("طلبات"));
    CHECK(std::string {arabic.tr.text(words::list_count, {.count = 11})}.ends_with("طلبًا"));
}

TEST_CASE("the days of a zone are those of the browser's table of zones")
{
    Spoken paris {"en", "en", "Europe/Paris"};
    auto starts = [&](CivilDay day) { return format_rfc3339(paris.tr.zone().start_of(day)); };
    CHECK(starts({2026, 3, 29}) == "2026-03-28T23:00:00Z");
    CHECK(starts({2026, 3, 30}) == "2026-03-29T22:00:00Z");
    CHECK(starts({2026, 10, 26}) == "2026-10-25T23:00:00Z");

    paris.tr.use_time_zone("America/Sao_Paulo"); // its clocks went forward at midnight
    CHECK(starts({2018, 11, 4}) == "2018-11-04T03:00:00Z");
    CHECK(paris.tr.zone().civil_time(at("2018-11-04T03:00:00Z")) == CivilTime {{2018, 11, 4}, 1, 0, 0});

    paris.tr.use_time_zone("Pacific/Apia");
    CHECK(starts({2011, 12, 30}) == starts({2011, 12, 31}));

    paris.tr.use_time_zone("Nowhere/At_All");
    CHECK_FALSE(paris.tr.time_zone().empty());
    CHECK(paris.tr.time_zone() != "Nowhere/At_All");
}

TEST_CASE("the browser's days follow each other without a gap in zones that change in every way")
{
    for (std::string_view zone : {"Africa/Casablanca", "Asia/Beirut", "Australia/Lord_Howe", "America/Havana"}) {
        Spoken place {"en", "en", zone};
        Timestamp start = place.tr.zone().start_of({2026, 1, 1});
        for (int i = 0; i < 365; ++i) {
            CivilDay day = day_after({2026, 1, 1}, i);
            TimeRange range = place.tr.zone().range_of(day, day);
            REQUIRE(*range.from == start);
            REQUIRE(place.tr.zone().day_of(*range.from) == day);
            start = *range.until;
        }
    }
}

TEST_CASE("texts of any length and content come over whole")
{
    platform::WebIntl intl;
    intl.use_locale("en");
    std::string longer(5000, 'x');
    std::string hostile {"a\0b\xff", 4};
    std::vector<std::string_view> items {longer, hostile, "{0}", "", "🎁"};
    std::string listed = intl.list(items, ListStyle::plain);
    CHECK(listed == longer + ", " + std::string {"a\0b", 3} + "\ufffd, {0}, , 🎁");

    std::vector<std::string_view> names {"b", hostile, "A", "c", ""};
    std::vector<std::uint32_t> order = intl.sorted(names);
    CHECK(order.size() == 5);
    CHECK(order.front() == 4);
    CHECK(intl.sorted({}).empty());
    CHECK(intl.display_name(NameKind::country, hostile).size() >= 3);
    CHECK(intl.display_name(NameKind::language, "fr") == "French");
    CHECK(intl.list({}, ListStyle::conjunction).empty());
}

TEST_CASE("a locale that is none is English")
{
    platform::WebIntl intl;
    for (std::string_view locale : {"", "x", "../..", "qps-ploc", "tlh"}) {
        intl.use_locale(locale);
        CHECK(intl.number(1234) == "1,234");
    }
}

TEST_CASE("every message of every language can be said with hostile arguments")
{
    for (const Language& language : languages) {
        Spoken spoken {language.tag, language.tag};
        for (std::string_view hostile : {"{0}", "\u202e", "\u2069\u2069", "'", "#"}) {
            CHECK(spoken.tr.text(words::list_no_match_search, {.search = hostile}).find(hostile[0])
                != std::string_view::npos);
            CHECK_FALSE(spoken.tr.text(words::bulk_tag_add_title, {.count = 2, .tag = hostile}).empty());
        }
    }
}
