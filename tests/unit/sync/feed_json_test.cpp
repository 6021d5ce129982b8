// The answers of GET /v1/changes: whole or refused (C7), with what does not fit passed over and told.
#include "sync/json/feed_json.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

using namespace carnet;
using namespace carnet::sync;
using test::Random;

namespace {

constexpr std::string_view small_order =
    R"({"id":"o1","number":"A7","module":"store","status":"new","payment_status":"unpaid",)"
    R"("created_at":"2026-11-23T14:05:00Z","currency":"EUR","customer":{},"items":[],"totals":{"total":5}})";

std::string row(
    std::string_view data, std::string_view envelope = R"("t":"order","id":"o1","op":"put","rev":1,"seq":2)")
{
    return "{" + std::string {envelope} + R"(,"d":)" + std::string {data} + "}";
}

std::string page(std::string_view changes, std::string_view head = R"("epoch":"e1","cursor":"c1","more":false,"ack":3)")
{
    return "{" + std::string {head} + R"(,"changes":[)" + std::string {changes} + "]}";
}

// The order with one member replaced by other text: `from` must stand in it.
std::string order_with(std::string_view from, std::string_view to)
{
    std::string text {small_order};
    std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

FeedPage read(const std::string& json)
{
    auto answer = read_feed_answer(json);
    REQUIRE_MESSAGE(answer, json.substr(0, 300));
    return std::move(answer->page);
}

// The reason why the one row of a page was passed over, "" when it was taken.
std::string trouble_with(const std::string& row_json)
{
    FeedPage taken = read(page(row_json));
    CHECK(taken.changes.size() + taken.unreadable.size() == 1);
    return taken.unreadable.empty() ? "" : taken.unreadable.front().reason;
}

} // namespace

TEST_CASE("a page is read with its rows in their order")
{
    FeedPage taken = read(page(row(small_order)
        + R"(,{"t":"order","id":"o9","op":"del","rev":4,"seq":7,"d":null})"
          R"(,{"t":"tag","id":"t1","op":"put","rev":1,"seq":8,"d":{"id":"t1","name":"VIP","color":"teal"}})"
          R"(,{"t":"message","id":"m1","op":"put","rev":1,"seq":9,"d":{"id":"m1","order":"o1","direction":"in",)"
          R"("text":"Where?","at":"2026-01-01T00:00:00Z"}})"
          R"(,{"t":"product","id":"p1","op":"put","rev":1,"seq":10,"d":{"id":"p1","name":"Chai","stock":-2}})"));
    CHECK(taken.epoch == "e1");
    CHECK(taken.cursor == "c1");
    CHECK(!taken.more);
    CHECK(taken.ack == 3);
    REQUIRE(taken.changes.size() == 5);
    CHECK(taken.unreadable.empty());
    const auto& order = std::get<Order>(taken.changes[0].row);
    CHECK(order.totals.total == 5);
    CHECK(order.updated_at == order.created_at);
    CHECK(order.customer.name.empty());
    CHECK(std::holds_alternative<RowDeleted>(taken.changes[1].row));
    CHECK(taken.changes[1].rev == 4);
    CHECK(taken.changes[1].seq == 7);
    CHECK(std::get<Tag>(taken.changes[2].row).color == TagColor::teal);
    CHECK(std::get<Message>(taken.changes[3].row).delivery == Delivery::sent);
    CHECK(std::get<Product>(taken.changes[4].row).stock == -2);
}

TEST_CASE("a page whose envelope is not right is refused whole")
{
    for (std::string_view head : {
             R"("cursor":"c1","more":false,"ack":3)", // no epoch
             R"("epoch":"","cursor":"c1","more":false,"ack":3)",
             R"("epoch":"a b","cursor":"c1","more":false,"ack":3)",
             R"("epoch":7,"cursor":"c1","more":false,"ack":3)",
             R"("epoch":"e1","more":false,"ack":3)", // no cursor
             R"("epoch":"e1","cursor":"","more":false,"ack":3)",
             R"("epoch":"e1","cursor":null,"more":false,"ack":3)",
             R"("epoch":"e1","cursor":"c1","ack":3)", // no more
             R"("epoch":"e1","cursor":"c1","more":"no","ack":3)",
             R"("epoch":"e1","cursor":"c1","more":0,"ack":3)",
             R"("epoch":"e1","cursor":"c1","more":false)", // no ack
             R"("epoch":"e1","cursor":"c1","more":false,"ack":-1)",
             R"("epoch":"e1","cursor":"c1","more":false,"ack":1.5)",
             R"("epoch":"e1","cursor":"c1","more":false,"ack":9007199254740993)",
             R"("epoch":"e1","cursor":"c1","more":false,"ack":"3")",
             R"("epoch":"e1","epoch":"e2","cursor":"c1","more":false,"ack":3)", // twice
             R"("epoch":"e1","cursor":"c1","more":false,"ack":3,"account":5)",
         }) {
        INFO(head);
        auto answer = read_feed_answer(page("", head));
        REQUIRE(!answer);
        CHECK(answer.error().code == ErrorCode::invalid_input);
    }
    for (std::string_view text : {"", "null", "[]", "7", "{}", "<html>Sign in</html>", R"({"changes":[]})"}) {
        INFO(text);
        CHECK(!read_feed_answer(text));
    }
    std::string head = R"({"epoch":"e1","cursor":"c1","more":false,"ack":3)";
    CHECK(!read_feed_answer(head + "}"));
    CHECK(!read_feed_answer(head + R"(,"changes":{}})"));
    CHECK(!read_feed_answer(head + R"(,"changes":[7]})"));
    CHECK(!read_feed_answer(head + R"(,"changes":[null]})"));
    CHECK(!read_feed_answer(head + R"(,"changes":[[]]})"));
}

TEST_CASE("a page cut anywhere is refused")
{
    std::string whole = page(row(small_order) + "," + row(order_with("\"customer\":{}", R"("customer":{"x":[1]})")));
    REQUIRE(read_feed_answer(whole));
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK(!read_feed_answer(std::string_view {whole}.substr(0, length)));
}

TEST_CASE("an account that the host names comes along")
{
    auto answer = read_feed_answer(page("", R"("account":"shop","epoch":"e1","cursor":"c1","more":true,"ack":0)"));
    REQUIRE(answer);
    CHECK(answer->account == "shop");
    CHECK(answer->page.more);
}

TEST_CASE("members may come in any order, also the data before its type")
{
    FeedPage taken =
        read(page(R"({"d":)" + std::string {small_order} + R"(,"seq":2,"op":"put","id":"o1","t":"order"})"));
    REQUIRE(taken.changes.size() == 1);
    CHECK(std::get<Order>(taken.changes[0].row).number == "A7");
    CHECK(
        trouble_with(R"({"d":{"id":"o1"},"op":"put","id":"o1","t":"order"})").find("is missing") != std::string::npos);
}

TEST_CASE("rows of unknown types and members that nobody knows are passed over")
{
    FeedPage taken = read(page(R"({"t":"coupon","id":"!!","op":"put","d":{"id":{"a":[1,2,{}]}}},)"
                               R"({"t":"coupon","op":"what"},)"
        + row(small_order, R"("t":"order","id":"o1","op":"put","new":{"a":1},"rev":1,"seq":2)")));
    CHECK(taken.changes.size() == 1);
    CHECK(taken.unreadable.empty());
}

TEST_CASE("a row that does not fit is passed over, named and told, and its neighbours are taken")
{
    FeedPage taken = read(page(row(order_with("\"new\"", "\"on_hold\"")) + ","
        + row(order_with("\"o1\"", "\"o2\""), R"("t":"order","id":"o2","op":"put","rev":1,"seq":3)")));
    REQUIRE(taken.changes.size() == 1);
    CHECK(taken.changes[0].id == "o2");
    REQUIRE(taken.unreadable.size() == 1);
    CHECK(taken.unreadable[0] == UnreadableRow {"order", "o1", "d.status has an unknown value"});
}

TEST_CASE("every kind of misfit of a row is found")
{
    const std::vector<std::pair<std::string, std::string>> cases {
        {row(small_order, R"("id":"o1","op":"put")"), "t is missing"},
        {row(small_order, R"("t":7,"id":"o1","op":"put")"), "t is of a wrong type"},
        {row(small_order, R"("t":"order","op":"put")"), "id is missing"},
        {row(small_order, R"("t":"order","id":"o 1","op":"put")"), "id is out of bounds"},
        {row(small_order, R"("t":"order","id":"o2","op":"put")"), "d.id is another id"},
        {row(small_order, R"("t":"order","id":"o1")"), "op is missing"},
        {row(small_order, R"("t":"order","id":"o1","op":"upsert")"), "op has an unknown value"},
        {row(small_order, R"("t":"order","id":"o1","op":"put","rev":-1)"), "rev is out of bounds"},
        {row(small_order, R"("t":"order","id":"o1","op":"put","seq":"9")"), "seq is of a wrong type"},
        {row("null"), "d is missing"},
        {row("[]"), "d is of a wrong type"},
        {row("5"), "d is of a wrong type"},
        {row(order_with(R"("id":"o1",)", "")), "d.id is missing"},
        {row(order_with("\"o1\"", "17")), "d.id is of a wrong type"},
        {row(order_with("\"A7\"", "null")), "d.number is missing"},
        {row(order_with("\"A7\"", '"' + std::string(4097, 'x') + '"')), "d.number is out of bounds"},
        {row(order_with("\"store\"", "\"shop\"")), "d.module has an unknown value"},
        {row(order_with("2026-11-23T14:05:00Z", "2026-13-23T14:05:00Z")), "d.created_at is out of bounds"},
        {row(order_with("\"2026-11-23T14:05:00Z\"", "1764000000")), "d.created_at is of a wrong type"},
        {row(order_with("\"EUR\"", "\"eur\"")), "d.currency is out of bounds"},
        {row(order_with("\"EUR\"", "\"EURO\"")), "d.currency is out of bounds"},
        {row(order_with("{\"total\":5}", "{}")), "d.totals.total is missing"},
        {row(order_with(":5}", ":5.0}")), "d.totals.total is out of bounds"},
        {row(order_with(":5}", ":5e0}")), "d.totals.total is out of bounds"},
        {row(order_with(":5}", ":99999999999999999999}")), "d.totals.total is out of bounds"},
        {row(order_with(":5}", ":10000000000001}")), "d.totals.total is out of bounds"},
        {row(order_with(":5}", ":\"5\"}")), "d.totals.total is of a wrong type"},
        {row(order_with("\"customer\":{}", "\"customer\":null")), "d.customer is missing"},
        {row(order_with("\"customer\":{}", "\"customer\":[]")), "d.customer is of a wrong type"},
        {row(order_with("\"customer\":{}", R"("customer":{"name":{}})")), "d.customer.name is of a wrong type"},
        {row(order_with("\"customer\":{}", R"("customer":{"name":"a","name":"b"})")),
            "d.customer.name stands there twice"},
        {row(order_with("\"items\":[]", "\"items\":{}")), "d.items is of a wrong type"},
        {row(order_with("\"items\":[]", "\"items\":[1]")), "d.items is of a wrong type"},
        {row(order_with("\"items\":[]", "\"items\":[[]]")), "d.items is of a wrong type"},
        {row(order_with("\"items\":[]", R"("items":[{"id":"l1","name":"x","quantity":-1,"unit_price":1}])")),
            "d.items.quantity is out of bounds"},
        {row(order_with("\"items\":[]",
             R"("items":[{"id":"l1","name":"x","quantity":1,"unit_price":1},{"id":"l1","name":"y","quantity":1,"unit_price":1}])")),
            "d has an id that stands there twice"},
        {row(order_with("\"items\":[]", R"("items":[],"tags":["t","t"])")), "d has an id that stands there twice"},
        {row(order_with("\"items\":[]", R"("items":[],"tags":[null])")), "d.tags is of a wrong type"},
        {row(order_with("\"items\":[]", R"("items":[],"tags":["1","2","3","4","5","6","7","8","9","10","11"])")),
            "d.tags is out of bounds"},
        {row(order_with("\"items\":[]", R"("items":[],"archived":1)")), "d.archived is of a wrong type"},
        {row(order_with("\"items\":[]", R"("items":[],"note":")" + std::string(70'000, 'x') + '"')),
            "d is out of bounds"},
    };
    for (const auto& [json, reason] : cases) {
        INFO(json.substr(0, 200));
        CHECK(trouble_with(json) == reason);
    }
}

TEST_CASE("a row may be one of a thousand bad ones, and the good one is still taken")
{
    std::string rows = row(small_order);
    for (int i = 0; i < 1'000; ++i)
        rows += "," + row(order_with("\"items\":[]", R"("items":[{"id":"x","options":[{"deep":[[{"er":[]}]]}]}])"));
    FeedPage taken = read(page(rows));
    CHECK(taken.changes.size() == 1);
    CHECK(taken.unreadable.size() == 1'000);
}

TEST_CASE("a host's own page is bounded")
{
    std::string rows = R"({"t":"x"})";
    for (std::size_t i = 1; i < max_rows_per_page + 1; ++i)
        rows += R"(,{"t":"order","id":"o1","op":"del"})";
    CHECK(read_feed_answer(page(rows))); // one of them is of an unknown type
    CHECK(!read_feed_answer(page(rows + R"(,{"t":"order","id":"o1","op":"del"})")));
    CHECK(read_feed_answer(std::string(max_page_bytes + 1, ' ')).error().code == ErrorCode::too_large);
}

TEST_CASE("what a newer host says of orders, customers and items is kept as it was written")
{
    std::string text = order_with("\"customer\":{}",
        R"("customer":{"company":"Frères \"& fils\"","vip":true,"name":"A"},"note":null,"x":{"a":[1,-2.50e3,"\u00e9"],"b":{}})");
    text.replace(text.find("\"items\":[]"), 10,
        R"("items":[{"id":"l1","name":"x","quantity":1,"unit_price":1,"warranty":{"years":2}},{"id":"l2","name":"y","quantity":1,"unit_price":1}])");
    Order order = order_from_wire_json(text).value();
    CHECK(order.customer.extra == R"({"company":"Frères \"& fils\"","vip":true})");
    CHECK(order.extra == R"({"note":null,"x":{"a":[1,-2.50e3,"é"],"b":{}}})");
    CHECK(order.items[0].extra == R"({"warranty":{"years":2}})");
    CHECK(order.items[1].extra.empty());
    std::string written = order_to_wire_json(order);
    CHECK(written.find(R"("x":{"a":[1,-2.50e3,"é"],"b":{}})") != std::string::npos);
    CHECK(order_from_wire_json(written).value() == order);
}

TEST_CASE("what is written is read back the same: orders, messages, tags, products")
{
    Random random {11};
    for (int i = 0; i < 500; ++i) {
        Order order = test::random_order(random);
        CHECK(order_from_wire_json(order_to_wire_json(order)).value() == order);
        Message message = test::random_message(random, order.id);
        CHECK(message_from_wire_json(message_to_wire_json(message)).value() == message);
    }
    for (const Tag& tag : test::sample_tags())
        CHECK(tag_from_wire_json(tag_to_wire_json(tag)).value() == tag);
    Product product {test::id_of<ProductId>("p"), "Chai \"1\"", "S", "https://x.example", std::nullopt};
    CHECK(product_from_wire_json(product_to_wire_json(product)).value() == product);
    product.stock = -7;
    CHECK(product_from_wire_json(product_to_wire_json(product)).value() == product);
}

TEST_CASE("every kind of activity is read back the same")
{
    using namespace activity;
    Random random {12};
    Order order = test::random_order(random);
    order.activity.clear();
    for (ActivityData data :
        std::vector<ActivityData> {Created {}, StatusChanged {OrderStatus::new_order, OrderStatus::cancelled},
            PaymentChanged {PaymentStatus::abandoned_cart, PaymentStatus::paid}, Refunded {}, ArchiveChanged {true},
            TagChanged {ChangeKind::added, test::id_of<TagId>("t")},
            TagChanged {ChangeKind::removed, test::id_of<TagId>("t")},
            TrackingChanged {ChangeKind::edited, test::id_of<TrackingId>("k"), "1Z", "UPS"},
            StockMoved {test::id_of<ProductId>("p"), -3, "cancel"},
            MessageExchanged {test::id_of<MessageId>("m"), MessageDirection::in}, Commented {"naïve\n\"x\""},
            Unknown {"loyalty", R"({"points":[1,2.5],"a":{"b":null}})"}, Unknown {"bare", "{}"}})
        order.activity.push_back({test::random_id<ActivityId>(random, "a"), order.created_at, "Nora", std::move(data)});
    CHECK(order_from_wire_json(order_to_wire_json(order)).value() == order);
}

TEST_CASE("activity that is odd is kept as a plain line and hides no order")
{
    auto first_entry = [](std::string_view entry) {
        return order_from_wire_json(
            order_with("\"items\":[]", R"("items":[],"activity":[)" + std::string {entry} + "]"))
            .value()
            .activity.at(0)
            .data;
    };
    using activity::Unknown;
    constexpr std::string_view at = R"("at":"2026-01-01T00:00:00Z")";
    auto entry = [&](std::string_view rest) {
        return R"({"id":"a1",)" + std::string {at} + "," + std::string {rest} + "}";
    };
    CHECK(std::get<Unknown>(first_entry(entry(R"("type":"status","data":{"from":"new","to":"on_hold"})")))
        == Unknown {"status", R"({"from":"new","to":"on_hold"})"});
    CHECK(std::get<Unknown>(first_entry(entry(R"("type":"status")"))) == Unknown {"status", "{}"});
    CHECK(std::get<Unknown>(first_entry(entry(R"("type":"tag","data":{"op":"juggle","tag":"t"})"))).type == "tag");
    CHECK(std::get<Unknown>(first_entry(entry(R"("type":"comment","data":{"text":7})"))).type == "comment");
    // The data may come before the type.
    CHECK(std::get<activity::Commented>(first_entry(entry(R"("data":{"text":"x","more":1},"type":"comment")"))).text
        == "x");
    // But an entry is still an entry.
    CHECK(!order_from_wire_json(order_with("\"items\":[]", R"("items":[],"activity":[{"type":"created"}])")));
    CHECK(!order_from_wire_json(
        order_with("\"items\":[]", R"("items":[],"activity":[)" + entry(R"("type":"created","data":7)") + "]")));
}

TEST_CASE("hostile texts come through as they are, and what is no character becomes U+FFFD")
{
    auto name_of = [](std::string_view name_json) {
        auto order = order_from_wire_json(
            order_with("\"customer\":{}", R"("customer":{"name":)" + std::string {name_json} + "}"));
        REQUIRE(order);
        return order->customer.name;
    };
    CHECK(name_of(R"("<script>alert(1)</script>")") == "<script>alert(1)</script>");
    CHECK(name_of(R"("a\u0000b")") == std::string("a\0b", 3));
    CHECK(name_of(R"("\u202eevil\u2066")") == "\u202eevil\u2066");
    CHECK(name_of(R"("\ud83d x")") == "\ufffd x");
    CHECK(name_of("\"\xff\xfe\"") == "\ufffd\ufffd");
    std::string long_text(max_long_text, 'x');
    std::string message = R"({"id":"m1","order":"o1","direction":"in","at":"2026-01-01T00:00:00Z","text":")";
    CHECK(message_from_wire_json(message + long_text + "\"}").value().text.size() == max_long_text);
    CHECK(!message_from_wire_json(message + long_text + "x\"}"));
}

TEST_CASE("a parcel's address that nobody may open is dropped, and the order stays")
{
    auto url_of = [](std::string_view url) {
        return order_from_wire_json(
            order_with("\"items\":[]",
                R"("items":[],"tracking":[{"id":"k1","number":"1Z","url":")" + std::string {url} + "\"}]"))
            .value()
            .tracking.at(0)
            .url;
    };
    CHECK(url_of("https://ups.example/1?n=2").size() == 25);
    CHECK(url_of("javascript:alert(1)").empty());
    CHECK(url_of("data:text/html,x").empty());
    CHECK(url_of("").empty());
}
