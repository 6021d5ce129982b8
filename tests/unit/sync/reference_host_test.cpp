// Answers that the reference host gave (tests/data/wire), against the codec: nothing is unreadable, and nothing is
// lost.
#include "sync/json/answers.hpp"
#include "sync/json/feed_json.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <variant>

using namespace carnet;
using namespace carnet::sync;

namespace {

std::string file(std::string_view name)
{
    std::string path = std::string {CARNET_TEST_DATA} + "/wire/" + std::string {name};
    std::FILE* opened = std::fopen(path.c_str(), "rb");
    REQUIRE_MESSAGE(opened, path);
    std::string content;
    char buffer[65'536];
    for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, opened)) > 0;)
        content.append(buffer, read);
    std::fclose(opened);
    return content;
}

using Json = nlohmann::json;

// To the protocol a text that is null and one that is empty say the same, and so does a member that is missing.
void drop_what_says_nothing(Json& json)
{
    if (json.is_array()) {
        for (Json& element : json)
            drop_what_says_nothing(element);
    }
    if (!json.is_object())
        return;
    for (auto member = json.begin(); member != json.end();) {
        drop_what_says_nothing(member.value());
        bool says_nothing = member->is_null() || (member->is_string() && member->get_ref<const std::string&>().empty());
        member = says_nothing ? json.erase(member) : std::next(member);
    }
}

Json parsed(const std::string& text)
{
    Json json = Json::parse(text, nullptr, false);
    REQUIRE(!json.is_discarded());
    drop_what_says_nothing(json);
    return json;
}

struct Written {
    std::string operator()(const RowDeleted&) const { return "null"; }
    std::string operator()(const Order& order) const { return order_to_wire_json(order); }
    std::string operator()(const Message& message) const { return message_to_wire_json(message); }
    std::string operator()(const Tag& tag) const { return tag_to_wire_json(tag); }
    std::string operator()(const Product& product) const { return product_to_wire_json(product); }
};

} // namespace

TEST_CASE("every row of the reference host is read, and is written again with everything in it")
{
    for (std::string_view name : {"changes.json", "changes-since.json"}) {
        std::string text = file(name);
        FeedPage page = read_feed_answer(text).value().page;
        CHECK(page.unreadable.empty());
        Json changes = parsed(text)["changes"];
        REQUIRE(changes.size() == page.changes.size());
        for (std::size_t i = 0; i < page.changes.size(); ++i) {
            INFO(page.changes[i].id);
            Json& said = changes[i]["d"];
            // Who wrote a message is this host's addition to the protocol; the direction says what the screen shows.
            if (changes[i]["t"] == "message")
                said.erase("by");
            CHECK(parsed(std::visit(Written {}, page.changes[i].row)) == said);
        }
    }
}

TEST_CASE("the reference host's activity is all of kinds that we know")
{
    FeedPage page = read_feed_answer(file("changes.json")).value().page;
    for (const FeedChange& change : page.changes) {
        const auto* order = std::get_if<Order>(&change.row);
        for (const ActivityEntry& entry : order ? order->activity : std::vector<ActivityEntry> {}) {
            const auto* unknown = std::get_if<activity::Unknown>(&entry.data);
            CHECK_MESSAGE(!unknown, unknown->type, " ", unknown->data);
        }
    }
}

TEST_CASE("the reference host's hello, results and problems are understood")
{
    Hello hello = read_hello(file("hello.json")).value();
    CHECK(speaks_our_version(hello));
    CHECK(hello.limits.push == 100);
    PushAnswer push = read_push_answer(file("push.json")).value();
    CHECK(push.ack == 16);
    CHECK(push.account == hello.account);
    REQUIRE(push.outcomes.size() == 16);
    CHECK(push.outcomes[0].kind == OutcomeKind::applied);
    CHECK(push.outcomes[5].code == RejectionCode::not_refundable);
    CHECK(push.outcomes[11].code == RejectionCode::not_found);
    CHECK(push.outcomes[12].code == RejectionCode::unknown_mutation);
    CHECK(read_problem(file("gap.json")).value().name == "gap");
    CHECK(read_problem(file("gap.json")).value().ack == 16);
    CHECK(read_problem(file("client-reused.json")).value().name == "client-reused");
    CHECK(read_problem(file("resync.json")).value().epoch == hello.epoch);
    CHECK(read_problem(file("malformed.json")).value().name == "malformed");
}
