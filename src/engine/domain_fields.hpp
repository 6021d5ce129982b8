// The fields of the domain's types, in the order in which bytes.hpp writes them.
#pragma once

#include "domain/feed.hpp"
#include "domain/list.hpp"
#include "engine/bytes.hpp"

// NOLINTBEGIN(bugprone-macro-parentheses): the arguments are members named after `v.`
#define CARNET_FIELDS(Type, ...)                                                                                       \
    template <> struct Fields<Type> {                                                                                  \
        static auto of([[maybe_unused]] auto& v) { return std::tie(__VA_ARGS__); }                                     \
    }
// NOLINTEND(bugprone-macro-parentheses)

namespace carnet::engine {

CARNET_FIELDS(Money, v.minor_units, v.currency);
CARNET_FIELDS(Customer, v.name, v.email, v.phone, v.country, v.state, v.city, v.address, v.postcode, v.ip, v.browser,
    v.locale, v.extra);
CARNET_FIELDS(ItemOption, v.name, v.value);
CARNET_FIELDS(LineItem, v.id, v.product_id, v.name, v.sku, v.quantity, v.unit_price, v.options, v.url, v.starts_at,
    v.stock_taken, v.stock_returned, v.extra);
CARNET_FIELDS(Totals, v.subtotal, v.discount, v.shipping, v.tax, v.total);
CARNET_FIELDS(Payment, v.method, v.reference);
CARNET_FIELDS(Tracking, v.id, v.number, v.carrier, v.url, v.added_at);

CARNET_FIELDS(activity::Created);
CARNET_FIELDS(activity::StatusChanged, v.from, v.to);
CARNET_FIELDS(activity::PaymentChanged, v.from, v.to);
CARNET_FIELDS(activity::Refunded);
CARNET_FIELDS(activity::ArchiveChanged, v.archived);
CARNET_FIELDS(activity::TagChanged, v.change, v.tag);
CARNET_FIELDS(activity::TrackingChanged, v.change, v.id, v.number, v.carrier);
CARNET_FIELDS(activity::StockMoved, v.product_id, v.delta, v.reason);
CARNET_FIELDS(activity::MessageExchanged, v.id, v.direction);
CARNET_FIELDS(activity::Commented, v.text);
CARNET_FIELDS(activity::Unknown, v.type, v.data);
CARNET_FIELDS(ActivityEntry, v.id, v.at, v.by, v.data, v.waiting);

CARNET_FIELDS(Order, v.id, v.number, v.module, v.page_id, v.origin, v.status, v.payment_status, v.archived,
    v.created_at, v.updated_at, v.paid_at, v.status_locked_until, v.currency, v.customer, v.items, v.totals, v.payment,
    v.tags, v.tracking, v.activity, v.unread, v.last_message_at, v.extra);
CARNET_FIELDS(Tag, v.id, v.name, v.color);
CARNET_FIELDS(Product, v.id, v.name, v.sku, v.url, v.stock);
CARNET_FIELDS(Message, v.id, v.order, v.direction, v.subject, v.text, v.at, v.in_reply_to, v.delivery,
    v.delivery_detail, v.reply_url, v.waiting);

CARNET_FIELDS(mutation::SetStatus, v.from, v.to, v.restock, v.undo);
CARNET_FIELDS(mutation::SetPayment, v.from, v.to);
CARNET_FIELDS(mutation::Refund);
CARNET_FIELDS(mutation::SetArchived, v.archived);
CARNET_FIELDS(mutation::AddTag, v.tag);
CARNET_FIELDS(mutation::RemoveTag, v.tag);
CARNET_FIELDS(mutation::PutTag, v.id, v.name, v.color);
CARNET_FIELDS(mutation::DeleteTag, v.id);
CARNET_FIELDS(mutation::PutTracking, v.id, v.number, v.carrier, v.url);
CARNET_FIELDS(mutation::RemoveTracking, v.id);
CARNET_FIELDS(mutation::AddComment, v.id, v.text);
CARNET_FIELDS(mutation::SendMessage, v.id, v.subject, v.text, v.in_reply_to);
CARNET_FIELDS(mutation::MarkRead, v.upto);
CARNET_FIELDS(mutation::ImportOrder, v.order);
CARNET_FIELDS(Mutation, v.uid, v.order, v.body);

CARNET_FIELDS(TimeRange, v.from, v.until);
CARNET_FIELDS(Filter, v.list, v.statuses, v.payments, v.origins, v.modules, v.page_id, v.tags, v.created, v.unread_only,
    v.search);
CARNET_FIELDS(Sort, v.column, v.direction);
CARNET_FIELDS(ListRow, v.row, v.id, v.number, v.name, v.email, v.phone, v.created_at, v.total, v.status,
    v.payment_status, v.archived, v.module, v.origin, v.tags, v.unread, v.status_locked_until, v.waiting,
    v.needs_attention, v.matched);
CARNET_FIELDS(CurrencySum, v.currency, v.minor_units);
CARNET_FIELDS(TagCount, v.tag, v.count);
CARNET_FIELDS(FacetCounts, v.statuses, v.payments, v.origins, v.modules, v.lists, v.unread, v.tags, v.ranges);
CARNET_FIELDS(ListQuery, v.filter, v.sort, v.first, v.count, v.anchor, v.ranges, v.want_facets);
CARNET_FIELDS(ListAnswer, v.count, v.sums, v.first, v.rows, v.anchor_position, v.facets, v.revision);

CARNET_FIELDS(Error, v.code, v.message);

} // namespace carnet::engine
