// What the order's window says of stock, activity and customer: whole sentences of the translations, with nothing put
// together here.
#include "ui/words/activity_words.hpp"
#include "ui/words/customer_words.hpp"
#include "ui/words/long_text.hpp"
#include "ui/words/stock_words.hpp"

#include "domain/apply.hpp"
#include "support/spoken.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::ui;
using carnet::test::Spoken;

namespace {

Timestamp at(std::string_view text)
{
    return parse_rfc3339(text).value();
}

ProductId product(std::string_view id)
{
    return ProductId::create(id).value();
}

LineItem line(std::int64_t taken, std::int64_t returned)
{
    LineItem item;
    item.name = "Linen shirt";
    item.product_id = product("p1");
    item.quantity = 2;
    item.stock_taken = taken;
    item.stock_returned = returned;
    return item;
}

ActivityEntry entry(ActivityData data, std::string_view when = "2026-03-03T10:00:00Z")
{
    return {ActivityId::create("a1").value(), at(when), "Ada", std::move(data)};
}

std::string said(Spoken& spoken, ActivityData data, const Order& order = {}, std::vector<Tag> tags = {},
    std::vector<Product> products = {})
{
    ActivityEntry one = entry(std::move(data));
    return std::string {activity_line(spoken.tr, one, {order, products, tags}).words};
}

} // namespace

TEST_CASE("S35 the ledger of a line says what left the shelf, what came back and on which day")
{
    Spoken spoken;
    Order order;
    CHECK(ledger_words(spoken.tr, line(0, 0), order).empty());
    CHECK(ledger_words(spoken.tr, line(2, 0), order) == "2 taken from the stock");
    CHECK(ledger_words(spoken.tr, line(2, 1), order) == "2 taken from the stock, 1 returned");
    order.activity.push_back(entry(activity::StockMoved {product("p1"), -2, "order"}, "2026-03-01T10:00:00Z"));
    order.activity.push_back(entry(activity::StockMoved {product("p1"), 1, "cancel"}));
    order.activity.push_back(entry(activity::StockMoved {product("p2"), 5, "cancel"}, "2026-04-01T10:00:00Z"));
    CHECK(ledger_words(spoken.tr, line(2, 1), order) == "2 taken from the stock, 1 returned on Mar 3, 2026");
}

TEST_CASE("what is on the shelf is said where it is counted, and below zero as oversold")
{
    Spoken spoken;
    Product counted {product("p1"), "Shirt", "", "", 8};
    CHECK(shelf_words(spoken.tr, &counted) == "In stock now: 8");
    counted.stock = -2;
    CHECK(shelf_words(spoken.tr, &counted) == "Oversold by 2");
    counted.stock.reset();
    CHECK(shelf_words(spoken.tr, &counted).empty());
    CHECK(shelf_words(spoken.tr, nullptr).empty());
}

TEST_CASE("a product is called by the line's own name, else by the catalogue's, else it is unknown")
{
    Spoken spoken;
    Order order;
    order.items.push_back(line(0, 0));
    std::vector<Product> products {{product("p1"), "Shirt", "", "", {}}, {product("p2"), "Scarf", "", "", {}}};
    CHECK(product_name(spoken.tr, product("p1"), order, products) == "Linen shirt");
    CHECK(product_name(spoken.tr, product("p2"), order, products) == "Scarf");
    CHECK(product_name(spoken.tr, product("p3"), order, products) == "Unknown product");
}

TEST_CASE("S38 every kind of entry of the activity is a sentence")
{
    Spoken spoken;
    auto tag = TagId::create("t1").value();
    std::vector<Tag> tags {{tag, "VIP", TagColor::amber}};
    using enum ChangeKind;
    CHECK(said(spoken, activity::Created {}) == "Order placed");
    CHECK(said(spoken, activity::StatusChanged {OrderStatus::new_order, OrderStatus::in_progress})
        == "Status changed from New to In progress");
    CHECK(said(spoken, activity::PaymentChanged {PaymentStatus::unpaid, PaymentStatus::paid})
        == "Payment changed from Unpaid to Paid");
    CHECK(said(spoken, activity::Refunded {}) == "Order marked as refunded");
    CHECK(said(spoken, activity::ArchiveChanged {true}) == "Order archived");
    CHECK(said(spoken, activity::ArchiveChanged {false}) == "Order restored");
    CHECK(said(spoken, activity::TagChanged {added, tag}, {}, tags) == "Tag VIP added");
    CHECK(said(spoken, activity::TagChanged {removed, tag}, {}, tags) == "Tag VIP removed");
    CHECK(
        said(spoken, activity::TagChanged {added, tag}) != "Tag  added"); // a tag that was deleted since has a name too
    auto parcel = TrackingId::create("k1").value();
    CHECK(said(spoken, activity::TrackingChanged {added, parcel, "123", ""}) == "Tracking number 123 added");
    CHECK(said(spoken, activity::TrackingChanged {added, parcel, "123", "DHL"}) == "Tracking number 123 added, DHL");
    CHECK(said(spoken, activity::TrackingChanged {edited, parcel, "123", "DHL"}) == "Tracking number 123 changed, DHL");
    CHECK(said(spoken, activity::TrackingChanged {removed, parcel, "123", "DHL"}) == "Tracking number 123 removed");
    CHECK(said(spoken, activity::MessageExchanged {{}, MessageDirection::in}) == "Message received from the customer");
    CHECK(said(spoken, activity::MessageExchanged {{}, MessageDirection::out}) == "Message sent to the customer");
    CHECK(said(spoken, activity::Unknown {"gift", "{}"}) == "Other event: gift");
}

TEST_CASE("S57 a stock move says the product, the units, the direction and why")
{
    Spoken spoken;
    Order order;
    order.items.push_back(line(2, 2));
    CHECK(said(spoken, activity::StockMoved {product("p1"), 2, "refund"}, order)
        == "Linen shirt: 2 units returned to the stock");
    CHECK(said(spoken, activity::StockMoved {product("p1"), -1, "reopen"}, order)
        == "Linen shirt: 1 unit taken from the stock");
    auto why = [&](std::string_view reason) {
        ActivityEntry one = entry(activity::StockMoved {product("p1"), 2, std::string {reason}});
        return std::string {activity_line(spoken.tr, one, {order, {}, {}}).detail};
    };
    CHECK(why(stock_reason_cancel) == "The order was cancelled");
    CHECK(why(stock_reason_refund) == "The order was refunded");
    CHECK(why(stock_reason_reopen) == "The order was reopened");
    CHECK(why(stock_reason_undo) == "The cancellation was undone");
    CHECK(why("inventory day") == "Reason: inventory day");
    CHECK(why("").empty());
}

TEST_CASE("what a person wrote stands apart from our words, whatever it says")
{
    Spoken spoken;
    ActivityEntry comment = entry(activity::Commented {"{product} <b>bold</b>\u202E"});
    Order order;
    ActivityLine shown = activity_line(spoken.tr, comment, {order, {}, {}});
    CHECK(shown.words == "Comment");
    CHECK(shown.written == "{product} <b>bold</b>\u202E");
    CHECK(author_words(spoken.tr, "customer") == "Customer");
    CHECK(author_words(spoken.tr, "system") == "Automatic");
    CHECK(author_words(spoken.tr, "") == "Automatic");
    CHECK(author_words(spoken.tr, "Ada") == "Ada");
}

TEST_CASE("S31 S32 country, address and browser are told in words")
{
    Spoken spoken;
    Customer customer;
    CHECK(browser_words(spoken.tr, customer).empty());
    customer.name = "Ada";
    customer.address = "10 rue de la Paix";
    customer.postcode = "75002";
    customer.city = "Paris";
    customer.country = "FR";
    customer.browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0";
    CHECK(country_words(spoken.tr, customer) == "France");
    CHECK(browser_words(spoken.tr, customer) == "Firefox 153 on Windows");
    CHECK(address_words(spoken.tr, customer)
        == std::vector<std::string> {"Ada", "10 rue de la Paix", "75002 Paris", "France"});
    customer.country = "Atlantis";
    CHECK(country_words(spoken.tr, customer) == "Atlantis");
    customer.browser = "<script>alert(1)</script>";
    CHECK(browser_words(spoken.tr, customer) == "Unknown browser");
}

TEST_CASE("a text of a megabyte is shown from its beginning, cut between characters")
{
    std::string long_text(1'000'000, 'x');
    CHECK(beginning_of(long_text, shown_at_first).size() == shown_at_first + std::string_view {"…"}.size());
    CHECK(beginning_of("short", shown_at_first) == "short");
    CHECK(beginning_of("aé", 2) == "a…");
}
