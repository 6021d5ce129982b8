// Any bytes as an answer of GET /v1/changes: refused, or a page within its bounds whose rows are written and read back
// the same.
#include "sync/json/feed_json.hpp"

#include "base/check.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

using namespace carnet;

namespace {

struct CheckRow {
    void operator()(const RowDeleted&) const { }
    void operator()(const Order& order) const
    {
        auto again = sync::order_from_wire_json(sync::order_to_wire_json(order));
        CHECK(again.has_value() && *again == order);
        CHECK(order.items.size() <= max_items_per_order && order.tags.size() <= max_tags_per_order);
        CHECK(order.tracking.size() <= max_tracking_per_order && order.activity.size() <= max_activity_per_order);
        CHECK(order.totals.total <= max_minor_units && order.totals.total >= -max_minor_units);
    }
    void operator()(const Message& message) const
    {
        auto again = sync::message_from_wire_json(sync::message_to_wire_json(message));
        CHECK(again.has_value() && *again == message);
    }
    void operator()(const Tag& tag) const
    {
        auto again = sync::tag_from_wire_json(sync::tag_to_wire_json(tag));
        CHECK(again.has_value() && *again == tag);
    }
    void operator()(const Product& product) const
    {
        auto again = sync::product_from_wire_json(sync::product_to_wire_json(product));
        CHECK(again.has_value() && *again == product);
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto answer = sync::read_feed_answer({reinterpret_cast<const char*>(data), size});
    if (!answer)
        return 0;
    CHECK(is_valid_id(answer->page.epoch) && !answer->page.cursor.empty() && answer->page.ack >= 0);
    for (const FeedChange& change : answer->page.changes) {
        CHECK(is_valid_id(change.id));
        std::visit(CheckRow {}, change.row);
    }
    return 0;
}
