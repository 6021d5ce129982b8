// What goes on paper: everything of the order, nothing of its prices on a packing slip, and texts that stay texts.
#include "ui/print/print_document.hpp"

#include "support/spoken.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::ui;
using carnet::test::Spoken;

namespace {

Order shirt_order(std::string_view number)
{
    Order order;
    order.id = OrderId::create(number).value();
    order.number = number;
    order.currency = Currency::create("EUR").value();
    order.created_at = parse_rfc3339("2026-11-20T09:30:00Z").value();
    order.customer.name = "Ada Lovelace";
    order.customer.email = "ada@shop.example";
    order.customer.address = "10 rue de la Paix";
    order.customer.postcode = "75002";
    order.customer.city = "Paris";
    order.customer.country = "FR";
    LineItem item;
    item.name = "Linen shirt";
    item.sku = "LS-1";
    item.quantity = 2;
    item.unit_price = 4500;
    item.options = {{"Size", "M"}};
    order.items = {item};
    order.totals = {9000, 500, 600, 100, 9200};
    order.payment = {"PayPal", "PAY-1"};
    order.tracking = {{TrackingId::create("k1").value(), "1Z999", "UPS", "", {}}};
    return order;
}

void collect(const PrintElement& element, std::string& text)
{
    if (!element.text.empty())
        text += element.text + "\n";
    for (const PrintElement& child : element.children)
        collect(child, text);
}

std::string words_of(const PrintDocument& document)
{
    std::string text;
    for (const PrintElement& page : document.pages)
        collect(page, text);
    return text;
}

PrintDocument printed(const app::PrintJob& job)
{
    Spoken spoken;
    return print_document(spoken.tr, job, parse_rfc3339("2026-11-28T18:00:00Z").value());
}

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("S41 a printed order has its items, totals, addresses, payment and parcels")
{
    auto document = printed({{shirt_order("A7F3K2")}, false, "Atelier", "en"});
    CHECK(document.title == "Order A7F3K2");
    REQUIRE(document.pages.size() == 1);
    std::string text = words_of(document);
    for (std::string_view part :
        {"Order A7F3K2", "Atelier", "Ada Lovelace", "10 rue de la Paix", "75002 Paris", "France", "ada@shop.example",
            "Linen shirt", "Size: M", "LS-1", "€45.00", "€90.00", "€92.00", "PayPal", "UPS 1Z999"})
        CHECK_MESSAGE(holds(text, part), part);
}

TEST_CASE("S41 a packing slip names no price and no payment")
{
    auto document = printed({{shirt_order("A7F3K2")}, true, "Atelier", "en"});
    std::string text = words_of(document);
    CHECK(holds(text, "Packing slip, order A7F3K2"));
    CHECK(holds(text, "Linen shirt"));
    CHECK(holds(text, "75002 Paris"));
    CHECK_FALSE(holds(text, "€"));
    CHECK_FALSE(holds(text, "PayPal"));
    CHECK_FALSE(holds(text, "Unpaid"));
}

TEST_CASE("several orders are a page each, in their order")
{
    auto document = printed({{shirt_order("B2"), shirt_order("A1")}, false, "", "en"});
    REQUIRE(document.pages.size() == 2);
    CHECK(document.title == "Orders");
    std::string first;
    collect(document.pages[0], first);
    CHECK(holds(first, "Order B2"));
    CHECK_FALSE(holds(first, "Order A1"));
}

TEST_CASE("an order without anything is still a page")
{
    Order empty;
    auto document = printed({{empty}, false, "", ""});
    CHECK(document.pages.size() == 1);
}

TEST_CASE("the bytes hold each text once, as it is, with its length before it")
{
    Order order = shirt_order("A7F3K2");
    std::string hostile = std::string {"<img src=x onerror=alert(1)>\u202E"} + '\0' + "end";
    order.items[0].name = hostile;
    auto document = printed({{order}, false, "", "en"});
    std::string bytes = bytes_of(document);
    auto found = bytes.find(hostile);
    REQUIRE(found != std::string::npos);
    auto length = static_cast<unsigned char>(bytes[found - 4]);
    CHECK(length == hostile.size());
    CHECK(bytes.substr(4, document.title.size()) == document.title);
}
