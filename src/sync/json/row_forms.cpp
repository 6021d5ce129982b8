#include "sync/json/row_forms.hpp"

#include "domain/web_address.hpp"
#include "sync/json/activity_form.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

namespace carnet::sync {

namespace {

constexpr Member customer_members[] = {
    text<&Customer::name>("name"),
    text<&Customer::email>("email"),
    text<&Customer::phone>("phone"),
    text<&Customer::country>("country"),
    text<&Customer::state>("state"),
    text<&Customer::city>("city"),
    text<&Customer::address>("address"),
    text<&Customer::postcode>("postcode"),
    text<&Customer::ip>("ip"),
    text<&Customer::browser>("browser"),
    text<&Customer::locale>("locale"),
};
constexpr ObjectForm customer_form {
    .name = "customer", .members = customer_members, .extra = extra_in<&Customer::extra>};

constexpr Member option_members[] = {
    text<&ItemOption::name>("name", Presence::required),
    text<&ItemOption::value>("value"),
};
constexpr ObjectForm option_form {.name = "option", .members = option_members};
constexpr std::size_t max_options_per_item = 100;
constexpr Misfit id_stands_twice = "has an id that stands there twice";

constexpr Member item_members[] = {
    value<&LineItem::id>("id", Presence::required),
    value<&LineItem::product_id>("product_id"),
    text<&LineItem::name>("name", Presence::required),
    text<&LineItem::sku>("sku"),
    count<&LineItem::quantity>("quantity", Presence::required),
    amount<&LineItem::unit_price>("unit_price", Presence::required),
    objects<&LineItem::options, option_form, max_options_per_item>("options"),
    text<&LineItem::url>("url"),
    value<&LineItem::starts_at>("starts_at"),
    count<&LineItem::stock_taken>("stock_taken"),
    count<&LineItem::stock_returned>("stock_returned"),
};
constexpr ObjectForm item_form {.name = "item", .members = item_members, .extra = extra_in<&LineItem::extra>};

constexpr Member totals_members[] = {
    amount<&Totals::subtotal>("subtotal"),
    amount<&Totals::discount>("discount"),
    amount<&Totals::shipping>("shipping"),
    amount<&Totals::tax>("tax"),
    amount<&Totals::total>("total", Presence::required),
};
constexpr ObjectForm totals_form {.name = "totals", .members = totals_members};

constexpr Member payment_members[] = {
    text<&Payment::method>("method"),
    text<&Payment::reference>("reference"),
};
constexpr ObjectForm payment_form {.name = "payment", .members = payment_members};

// The domain says of a parcel's address: http or https only. An order is not refused for a link that nobody may open.
Misfit drop_unsafe_address(void* parcel)
{
    std::string& url = static_cast<Tracking*>(parcel)->url;
    if (!url.empty() && !web_address(url))
        url.clear();
    return nullptr;
}

constexpr Member tracking_members[] = {
    value<&Tracking::id>("id", Presence::required),
    text<&Tracking::number>("number", Presence::required),
    text<&Tracking::carrier>("carrier"),
    text<&Tracking::url>("url"),
    value<&Tracking::added_at>("added_at"),
};
constexpr ObjectForm tracking_form {.name = "tracking", .members = tracking_members, .finish = drop_unsafe_address};

constexpr Member activity_member {"activity", Presence::optional, Shape::array, nullptr,
    [](void* owner) { return enter_activity_entry(static_cast<Order*>(owner)->activity); },
    [](const void* owner, JsonWriter& writer) {
        writer.begin_array();
        for (const ActivityEntry& entry : static_cast<const Order*>(owner)->activity)
            write_form(activity_entry_form, &entry, writer);
        writer.end_array();
    }};

constexpr Member order_members[] = {
    value<&Order::id>("id", Presence::required),
    text<&Order::number>("number", Presence::required),
    value<&Order::module>("module", Presence::required),
    text<&Order::page_id>("page_id"),
    value<&Order::origin>("origin"),
    value<&Order::status>("status", Presence::required),
    value<&Order::payment_status>("payment_status", Presence::required),
    value<&Order::archived>("archived"),
    value<&Order::created_at>("created_at", Presence::required),
    value<&Order::updated_at>("updated_at"),
    value<&Order::paid_at>("paid_at"),
    value<&Order::status_locked_until>("status_locked_until"),
    value<&Order::currency>("currency", Presence::required),
    object<&Order::customer, customer_form>("customer", Presence::required),
    objects<&Order::items, item_form, max_items_per_order>("items", Presence::required),
    object<&Order::totals, totals_form>("totals", Presence::required),
    object<&Order::payment, payment_form>("payment"),
    values<&Order::tags, max_tags_per_order>("tags"),
    objects<&Order::tracking, tracking_form, max_tracking_per_order>("tracking"),
    activity_member,
    count<&Order::unread>("unread"),
    value<&Order::last_message_at>("last_message_at"),
};

// What the store and the screen rely on: inside an order an id names one thing.
template <typename Elements, typename Projection> bool has_twice(const Elements& elements, Projection id_of)
{
    constexpr std::size_t few = 12;
    if (elements.size() <= few) {
        for (std::size_t i = 1; i < elements.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (std::invoke(id_of, elements[i]) == std::invoke(id_of, elements[j]))
                    return true;
            }
        }
        return false;
    }
    std::vector<std::string_view> ids;
    ids.reserve(elements.size());
    for (const auto& element : elements)
        ids.push_back(std::invoke(id_of, element).text());
    std::ranges::sort(ids);
    return std::ranges::adjacent_find(ids) != ids.end();
}

Misfit finish_order(void* object)
{
    auto& order = *static_cast<Order*>(object);
    if (order.updated_at == Timestamp {})
        order.updated_at = order.created_at;
    if (has_twice(order.items, &LineItem::id) || has_twice(order.tags, std::identity {})
        || has_twice(order.tracking, &Tracking::id) || has_twice(order.activity, &ActivityEntry::id))
        return id_stands_twice;
    return nullptr;
}

constexpr Member message_members[] = {
    value<&Message::id>("id", Presence::required),
    value<&Message::order>("order", Presence::required),
    value<&Message::direction>("direction", Presence::required),
    text<&Message::subject>("subject"),
    text<&Message::text, max_long_text>("text", Presence::required),
    value<&Message::at>("at", Presence::required),
    value<&Message::in_reply_to>("in_reply_to"),
    value<&Message::delivery>("delivery"),
    text<&Message::delivery_detail>("delivery_detail"),
    text<&Message::reply_url>("reply_url"),
};

constexpr Member tag_members[] = {
    value<&Tag::id>("id", Presence::required),
    text<&Tag::name>("name", Presence::required),
    value<&Tag::color>("color", Presence::required),
};

constexpr std::int64_t max_stock = 1'000'000'000'000;
constexpr Member product_members[] = {
    value<&Product::id>("id", Presence::required),
    text<&Product::name>("name", Presence::required),
    text<&Product::sku>("sku"),
    text<&Product::url>("url"),
    optional_integer<&Product::stock, -max_stock, max_stock>("stock"),
};

} // namespace

const ObjectForm order_form {
    .name = "order", .members = order_members, .extra = extra_in<&Order::extra>, .finish = finish_order};
const ObjectForm message_form {.name = "message", .members = message_members};
const ObjectForm tag_form {.name = "tag", .members = tag_members};
const ObjectForm product_form {.name = "product", .members = product_members};

} // namespace carnet::sync
