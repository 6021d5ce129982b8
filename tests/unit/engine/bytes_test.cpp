#include "engine/messages.hpp"

#include <doctest/doctest.h>

using namespace carnet;
using namespace carnet::engine;

namespace {

Order full_order()
{
    Order order;
    order.id = *OrderId::create("o1");
    order.number = "A7F3K2";
    order.customer.name = "Zoé 山田 \xF0\x9F\x8E\x81";
    order.paid_at = timestamp_from_milliseconds(-1);
    order.currency = *Currency::create("EUR");
    order.items.push_back(
        {*LineItemId::create("l1"), {}, "Blue mug", "SKU", 2, 1290, {{"Size", "L"}}, "", {}, 2, 1, "{}"});
    order.tags = {*TagId::create("t1")};
    order.activity.push_back({*ActivityId::create("a1"), {}, "Marta", activity::Commented {"hello\0there"}});
    order.activity.push_back({{}, {}, "system", activity::Unknown {"future", "{\"a\":1}"}});
    return order;
}

} // namespace

TEST_CASE("an order crosses from the engine to the screen whole")
{
    OrderDetail detail;
    detail.order = full_order();
    detail.waiting.push_back({{*MutationUid::create("u"), detail.order.id, mutation::AddComment {{}, "x"}}, {}, true});
    auto back = from_bytes<OrderDetail>(to_bytes(detail));
    REQUIRE(back);
    CHECK(back->order == detail.order);
    REQUIRE(back->waiting.size() == 1);
    CHECK(back->waiting[0].mutation == detail.waiting[0].mutation);
    CHECK(back->waiting[0].numbered);
}

TEST_CASE("bytes cut short or too long are an error and nothing else")
{
    auto bytes = to_bytes(full_order());
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(from_bytes<Order>(std::span {bytes}.first(length)));
    bytes.push_back(0);
    CHECK_FALSE(from_bytes<Order>(bytes));
}

TEST_CASE("a length that promises more than came reserves nothing")
{
    Bytes bytes {0xff, 0xff, 0xff, 0x7f};
    CHECK_FALSE(from_bytes<std::vector<std::string>>(bytes));
    CHECK_FALSE(from_bytes<std::string>(bytes));
}

TEST_CASE("an alternative that does not exist and an id that is none are refused")
{
    CHECK_FALSE(from_bytes<RequestBody>(Bytes {250}));
    CHECK_FALSE(from_bytes<OrderId>(Bytes {1, 0, 0, 0, '/'}));
    CHECK(from_bytes<OrderId>(Bytes {0, 0, 0, 0})->empty());
}
