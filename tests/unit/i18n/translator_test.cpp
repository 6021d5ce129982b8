// What views get from the translator: words, amounts and dates in the chosen language, kept from frame to frame.
#include "i18n/translator.hpp"

#include "i18n/bidi.hpp"
#include "i18n/words.hpp"
#include "support/spoken.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::i18n;
using carnet::test::Spoken;

namespace {

Money money(std::int64_t minor_units, std::string_view code)
{
    return {minor_units, Currency::create(code).value()};
}

Timestamp at(std::string_view text)
{
    return parse_rfc3339(text).value();
}

} // namespace

TEST_CASE("English says exactly the names that the product promises (SPEC 9)")
{
    Spoken spoken;
    Translator& tr = spoken.tr;
    CHECK(tr.text(words::list_title) == "Orders");
    CHECK(tr.text(words::module_tabs) == "Modules");
    CHECK(tr.text(words::module_all) == "All");
    CHECK(tr.text(words::list_tabs) == "List");
    CHECK(tr.text(words::list_search) == "Search orders");
    CHECK(tr.text(words::list_clear_search) == "Clear search");
    CHECK(tr.text(words::list_tab_archived) == "Archived orders");
    CHECK(tr.text(words::list_count, {.count = 0}) == "0 orders");
    CHECK(tr.text(words::list_count, {.count = 1}) == "1 order");
    CHECK(tr.text(words::list_count, {.count = 1234}) == "1,234 orders");
    CHECK(tr.text(words::list_select_order, {.number = "A7F3K2"}) == "Select order A7F3K2");
    CHECK(tr.text(words::list_add_tag_to, {.number = "A7F3K2"}) == "Add tag to order A7F3K2");
    CHECK(tr.text(words::list_status_of, {.status = tr.label(OrderStatus::new_order), .number = "A7F3K2"})
        == "Status: New, order A7F3K2");
    CHECK(tr.text(words::list_info_of, {.number = "A7F3K2"}) == "Info, order A7F3K2");
    CHECK(tr.text(words::list_send_message_to, {.number = "A7F3K2"}) == "Send message, order A7F3K2");
    CHECK(tr.text(words::list_more_of, {.number = "A7F3K2"}) == "More, order A7F3K2");
    CHECK(tr.text(words::selection_toolbar) == "Selection");
    CHECK(tr.text(words::order_title, {.number = "A7F3K2"}) == "Order A7F3K2");
    CHECK(tr.text(words::order_refund) == "Refund (whole order)");
    CHECK(tr.text(words::conversation_title, {.number = "A7F3K2"}) == "Conversation, order A7F3K2");
    CHECK(tr.text(words::filter_option, {.count = 21, .option = tr.label(OrderStatus::new_order)}) == "New, 21 orders");
    CHECK(tr.text(words::filter_remove, {.filter = "Status", .value = "New"}) == "Remove filter Status: New");
    CHECK(tr.text(words::sync_waiting, {.count = 1}) == "1 change waiting to be sent");
    CHECK(tr.text(words::cancel_title, {.number = "A7F3K2"}) == "Cancel order A7F3K2");
    CHECK(tr.text(words::refund_title, {.number = "A7F3K2"}) == "Refund order A7F3K2");
    CHECK(tr.text(words::bulk_archive_title, {.count = 3}) == "Archive 3 orders");
    CHECK(tr.text(words::common_messages_region) == "Messages");
    CHECK(tr.text(words::sync_region) == "Sync");
    std::set<std::string_view> presets;
    for (std::size_t i = 0; i < date_preset_count; ++i)
        presets.insert(tr.label(static_cast<DatePreset>(i)));
    CHECK(presets
        == std::set<std::string_view> {
            "Today", "Yesterday", "Last 7 days", "Last 30 days", "This month", "Last month", "This year"});
}

TEST_CASE("every value of the domain has words of its own in every language")
{
    for (std::string_view tag : {"en", "fr", "he", "es", "de", "ar", "qps-ploc", "qps-plocm"}) {
        Spoken spoken {tag};
        Translator& tr = spoken.tr;
        auto check_all = [&]<typename Enum>(Enum) {
            std::set<std::string_view> seen;
            for (std::size_t i = 0; i < enum_count<Enum>; ++i)
                seen.insert(tr.label(static_cast<Enum>(i)));
            CHECK(seen.size() == enum_count<Enum>);
            CHECK_FALSE(seen.contains(""));
        };
        check_all(Module {});
        check_all(Origin {});
        check_all(OrderStatus {});
        check_all(PaymentStatus {});
        check_all(TagColor {});
        check_all(Delivery {});
        check_all(Reason {});
        CHECK(tr.label(std::optional<RejectionCode> {}) != tr.label(std::optional {RejectionCode::locked}));
    }
}

TEST_CASE("an abandoned cart shows itself in the column Status")
{
    CHECK(status_label(OrderStatus::new_order, PaymentStatus::abandoned_cart) == words::status_abandoned_cart);
    CHECK(status_label(OrderStatus::new_order, PaymentStatus::unpaid) == words::status_new);
}

TEST_CASE("languages can be switched while the program runs")
{
    Spoken spoken;
    std::uint32_t revision = spoken.tr.revision();
    Phrase kept {words::list_count, {.count = 1234}};
    CHECK(spoken.tr.text(kept) == "1,234 orders");
    spoken.tr.use(test::catalogue("fr"), "fr", "Europe/Paris");
    CHECK(spoken.tr.revision() != revision);
    CHECK(spoken.tr.language() == "fr");
    CHECK(spoken.tr.text(kept) == "1\u202f234 commandes");
    CHECK(spoken.tr.date(at("2026-11-23T14:05:00Z")) == "23 nov. 2026, 15:05");
    spoken.tr.use(test::catalogue("he"), "he", "UTC");
    CHECK(spoken.tr.direction() == Direction::rtl);
}

TEST_CASE("before a language is there every text is empty and nothing breaks")
{
    platform::FakeIntl intl;
    Translator tr {intl};
    CHECK(tr.text(words::list_title).empty());
    CHECK(tr.text(words::list_count, {.count = 3}).empty());
    CHECK(tr.money(money(1250, "USD")) == "$12.50");
}

TEST_CASE("money is written from its exact minor units, with the decimals of its currency")
{
    Spoken spoken;
    CHECK(spoken.tr.money(money(133'073'556, "USD")) == "$1,330,735.56");
    CHECK(spoken.tr.money(money(-5, "EUR")) == "-€0.05");
    CHECK(spoken.tr.money(money(1500, "JPY")) == "¥1,500");
    CHECK(spoken.tr.money(money(1500, "KWD")) == "KWD\u00a01.500");
    CHECK(spoken.tr.money(money(9'007'199'254'740'993, "USD")) == "$90,071,992,547,409.93");
}

TEST_CASE("a moment is said as shortly as it can be understood")
{
    Spoken spoken {"fr", "Europe/Paris"};
    Timestamp now = at("2026-03-01T09:00:00Z");
    CHECK(spoken.tr.when(at("2026-03-01T08:05:00Z"), now) == "Aujourd’hui, 09:05");
    CHECK(spoken.tr.when(at("2026-02-28T22:59:00Z"), now) == "Hier, 23:59");
    CHECK(spoken.tr.when(at("2026-02-28T23:00:00Z"), now) == "Aujourd’hui, 00:00");
    CHECK(spoken.tr.when(at("2026-01-05T08:05:00Z"), now) == "5 janv., 09:05");
    CHECK(spoken.tr.when(at("2025-12-31T08:05:00Z"), now) == "31 déc. 2025, 09:05");
    // The host's clock may be ahead of this device's.
    CHECK(spoken.tr.when(at("2026-03-02T08:05:00Z"), now) == "2 mars, 09:05");
}

TEST_CASE("relative times use the largest unit that is full")
{
    Spoken spoken;
    Timestamp now = at("2026-03-01T09:00:00Z");
    CHECK(spoken.tr.relative(at("2026-03-01T08:59:55Z"), now) == "now");
    CHECK(spoken.tr.relative(at("2026-03-01T09:00:20Z"), now) == "in 20 seconds");
    CHECK(spoken.tr.relative(at("2026-03-01T08:57:01Z"), now) == "2 minutes ago");
    CHECK(spoken.tr.relative(at("2026-02-28T08:59:00Z"), now) == "yesterday");
    CHECK(spoken.tr.relative(at("2024-03-01T09:00:00Z"), now) == "2 years ago");
}

TEST_CASE("the presets of the date filter are ranges of the site's days")
{
    Spoken spoken {"en", "America/New_York"};
    TimeRange range = spoken.tr.range_of(DatePreset::yesterday, at("2026-11-02T04:30:00Z")); // still the 1st there
    CHECK(format_rfc3339(*range.from) == "2026-10-31T04:00:00Z");
    CHECK(format_rfc3339(*range.until) == "2026-11-01T04:00:00Z");
    TimeRange today = spoken.tr.range_of(DatePreset::today, at("2026-11-02T04:30:00Z"));
    CHECK(format_rfc3339(*today.until) == "2026-11-02T05:00:00Z");
}

TEST_CASE("a frame that shows what the last one showed makes nothing anew")
{
    Spoken spoken;
    Translator& tr = spoken.tr;
    auto frame = [&] {
        tr.begin_frame();
        for (int i = 0; i < 300; ++i) {
            (void)tr.money(money(i, "USD"));
            (void)tr.date(timestamp_from_milliseconds(i * 100'000'000LL));
            (void)tr.text(words::list_count, {.count = i});
        }
    };
    frame();
    int calls = spoken.intl.calls();
    frame();
    CHECK(spoken.intl.calls() == calls);
}

TEST_CASE("an hour of scrolling costs no memory, and what is on screen keeps its place")
{
    TextCache cache;
    std::string_view first = cache.get("first", [] { return std::string {"a text that is too long to lie in place"}; });
    const char* place = first.data();
    for (int frame = 0; frame < 2000; ++frame) {
        cache.age();
        CHECK(cache.get("first", [] { return std::string {"made again"}; }).data() == place);
        for (int i = 0; i < 200; ++i)
            (void)cache.get(std::to_string(frame * 200 + i), [] { return std::string {"x"}; });
        REQUIRE(cache.size() < 3 * TextCache::generation);
    }
}

TEST_CASE("texts of different kinds and arguments are never taken for each other")
{
    Spoken spoken;
    Translator& tr = spoken.tr;
    CHECK(tr.text(words::items_option, {.name = "a", .value = "bc"}) == "a: bc");
    CHECK(tr.text(words::items_option, {.name = "ab", .value = "c"}) == "ab: c");
    CHECK(tr.text(words::filter_chip, {.filter = "a", .value = "bc"}) == "a: bc");
    CHECK(tr.number(5) == "5");
    CHECK(tr.percent(5) == "5%");
    std::array<std::string_view, 2> two {"a", "bc"};
    std::array<std::string_view, 2> other {"ab", "c"};
    CHECK(tr.list(two) == "a and bc");
    CHECK(tr.list(other) == "ab and c");
    CHECK(tr.list(two, ListStyle::disjunction) == "a or bc");
}

TEST_CASE("a buyer's name cannot turn, end or forge the sentence that it stands in")
{
    Spoken spoken;
    Translator& tr = spoken.tr;
    CHECK(tr.text(words::list_no_match_search, {.search = "{search}#'"}) == "Nothing was found for “{search}#'”.");
    CHECK(tr.text(words::conversation_arrived_toast, {.name = "\u202eevil", .number = "A1"})
        == "\u2068\u202eevil\u2069 answered about order A1");
    Spoken hebrew {"he"};
    std::string said {hebrew.tr.text(words::order_title, {.number = "A7F3K2"})};
    CHECK(said.find("\u2068A7F3K2\u2069") != std::string::npos);
    CHECK(without_isolates(said).find("\u2068") == std::string::npos);
}

TEST_CASE("countries are named by their code, and anything else stays as it came")
{
    Spoken spoken {"fr"};
    CHECK(spoken.tr.country("DE") == "Allemagne");
    CHECK(spoken.tr.country("Deutschland") == "Deutschland");
    CHECK(spoken.tr.country("de") == "de");
    CHECK(spoken.tr.country("") == "");
}
