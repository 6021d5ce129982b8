// What each mutation does to an order, and who wins when somebody else was faster (PROTOCOL 5).
#include "domain/apply.hpp"

#include "domain/undo.hpp"

#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace carnet;
using test::id_of;

namespace {

constexpr Timestamp now = timestamp_from_milliseconds(1'780'000'000'000);
const ApplyContext merchant {now, "Nora", WrittenBy::client, {}};

Order order_with(OrderStatus status, PaymentStatus payment)
{
    Order order;
    order.id = id_of<OrderId>("o1");
    order.status = status;
    order.payment_status = payment;
    LineItem line;
    line.id = id_of<LineItemId>("l1");
    line.product_id = id_of<ProductId>("p1");
    line.quantity = 2;
    line.stock_taken = 2;
    order.items.push_back(line);
    return order;
}

Mutation of(MutationBody body, std::string_view uid = "uid-1")
{
    return {id_of<MutationUid>(uid), id_of<OrderId>("o1"), std::move(body)};
}

mutation::SetStatus status(OrderStatus from, OrderStatus to, bool restock = true)
{
    return {from, to, restock, {}};
}

Applied applied(MutationBody body, Order& order, const ApplyContext& context = merchant)
{
    return apply(of(std::move(body)), order, context).value();
}

// A rejected mutation names its code and reason, and leaves the order as it was.
void check_rejected(MutationBody body, const Order& before, RejectionCode code, Reason reason)
{
    Order order = before;
    Applied result = applied(std::move(body), order);
    CHECK(result.kind == OutcomeKind::rejected);
    CHECK(result.code == code);
    CHECK(result.reason == reason);
    CHECK(result.stock.empty());
    CHECK(order == before);
}

void check_noop(MutationBody body, const Order& before)
{
    Order order = before;
    CHECK(applied(std::move(body), order).kind == OutcomeKind::noop);
    CHECK(order == before);
}

template <typename Entry> const Entry* last_entry(const Order& order)
{
    return order.activity.empty() ? nullptr : std::get_if<Entry>(&order.activity.back().data);
}

} // namespace

TEST_CASE("a status change is applied, and written in the activity as waiting for the host")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    Applied result = applied(status(OrderStatus::new_order, OrderStatus::completed), order);
    CHECK(result.kind == OutcomeKind::applied);
    CHECK(order.status == OrderStatus::completed);
    REQUIRE(order.activity.size() == 1);
    const ActivityEntry& entry = order.activity.front();
    CHECK(entry.data == ActivityData {activity::StatusChanged {OrderStatus::new_order, OrderStatus::completed}});
    CHECK(entry.waiting);
    CHECK(entry.at == now);
    CHECK(entry.by == "Nora");
    CHECK(entry.id.text() == "uid-1-0");
    CHECK(order.items.front().stock_returned == 0);
}

TEST_CASE("a host's own entries are not waiting")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    applied(status(OrderStatus::new_order, OrderStatus::completed), order, {now, "Nora", WrittenBy::host, {}});
    CHECK_FALSE(order.activity.front().waiting);
}

TEST_CASE("order status: the same target is a noop, another start is merged, the machine refuses with its code")
{
    check_noop(status(OrderStatus::new_order, OrderStatus::completed),
        order_with(OrderStatus::completed, PaymentStatus::unpaid));

    Order moved = order_with(OrderStatus::in_progress, PaymentStatus::unpaid);
    CHECK(applied(status(OrderStatus::new_order, OrderStatus::completed), moved).kind == OutcomeKind::merged);
    CHECK(moved.status == OrderStatus::completed);
    CHECK(moved.activity.front().data
        == ActivityData {activity::StatusChanged {OrderStatus::in_progress, OrderStatus::completed}});

    check_rejected(status(OrderStatus::new_order, OrderStatus::completed),
        order_with(OrderStatus::cancelled, PaymentStatus::unpaid), RejectionCode::illegal_transition,
        Reason::cancelled);
    check_rejected(status(OrderStatus::completed, OrderStatus::refunded),
        order_with(OrderStatus::completed, PaymentStatus::paid), RejectionCode::illegal_transition,
        Reason::only_by_refund);
    check_rejected(status(OrderStatus::new_order, OrderStatus::completed),
        order_with(OrderStatus::new_order, PaymentStatus::in_progress), RejectionCode::locked,
        Reason::payment_in_progress);
}

TEST_CASE("S49: a cancel returns the units that were taken, when the merchant says so")
{
    Order order = order_with(OrderStatus::completed, PaymentStatus::paid);
    Applied result = applied(status(OrderStatus::completed, OrderStatus::cancelled), order);
    CHECK(result.stock == std::vector<StockMove> {{id_of<ProductId>("p1"), 2}});
    CHECK(order.items.front().stock_returned == 2);
    const auto* moved = last_entry<activity::StockMoved>(order);
    REQUIRE(moved);
    CHECK(*moved == activity::StockMoved {id_of<ProductId>("p1"), 2, std::string {stock_reason_cancel}});

    Order kept = order_with(OrderStatus::completed, PaymentStatus::paid);
    CHECK(applied(status(OrderStatus::completed, OrderStatus::cancelled, false), kept).stock.empty());
    CHECK(kept.items.front().stock_returned == 0);
    CHECK(last_entry<activity::StatusChanged>(kept));
}

TEST_CASE("reopening takes again what had come back, and nothing when nothing had")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    applied(status(OrderStatus::new_order, OrderStatus::cancelled), order);
    Applied reopened = applied(status(OrderStatus::cancelled, OrderStatus::in_progress), order);
    CHECK(reopened.stock == std::vector<StockMove> {{id_of<ProductId>("p1"), -2}});
    CHECK(order.items.front().stock_taken == 4);
    CHECK(last_entry<activity::StockMoved>(order)->reason == stock_reason_reopen);

    Order kept = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    applied(status(OrderStatus::new_order, OrderStatus::cancelled, false), kept);
    CHECK(applied(status(OrderStatus::cancelled, OrderStatus::in_progress), kept).stock.empty());

    check_rejected(status(OrderStatus::cancelled, OrderStatus::in_progress),
        order_with(OrderStatus::cancelled, PaymentStatus::paid), RejectionCode::illegal_transition,
        Reason::cancelled_and_paid);
}

TEST_CASE("S27: a payment mark compares and sets, and stamps the moment of payment")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    CHECK(
        applied(mutation::SetPayment {PaymentStatus::unpaid, PaymentStatus::paid}, order).kind == OutcomeKind::applied);
    CHECK(order.payment_status == PaymentStatus::paid);
    CHECK(order.paid_at == now);
    CHECK(last_entry<activity::PaymentChanged>(order));

    check_rejected(mutation::SetPayment {PaymentStatus::unpaid, PaymentStatus::paid}, order,
        RejectionCode::payment_changed, Reason::payment_changed);
    check_noop(mutation::SetPayment {PaymentStatus::paid, PaymentStatus::paid}, order);

    applied(mutation::SetPayment {PaymentStatus::paid, PaymentStatus::unpaid}, order);
    CHECK_FALSE(order.paid_at);
    check_rejected(mutation::SetPayment {PaymentStatus::unpaid, PaymentStatus::refunded}, order,
        RejectionCode::illegal_transition, Reason::only_by_refund);
}

TEST_CASE("an abandoned cart that is marked paid is a new order")
{
    Order cart = order_with(OrderStatus::new_order, PaymentStatus::abandoned_cart);
    CHECK(applied(mutation::SetPayment {PaymentStatus::abandoned_cart, PaymentStatus::paid}, cart).kind
        == OutcomeKind::applied);
    CHECK(cart.status == OrderStatus::new_order);
    CHECK(cart.payment_status == PaymentStatus::paid);
    CHECK(has_order_status(cart.status, cart.payment_status));
}

TEST_CASE("S53 S57: a refund moves order, payment and stock together, once")
{
    Order order = order_with(OrderStatus::completed, PaymentStatus::paid);
    Applied result = applied(mutation::Refund {}, order);
    CHECK(result.kind == OutcomeKind::applied);
    CHECK(order.status == OrderStatus::refunded);
    CHECK(order.payment_status == PaymentStatus::refunded);
    CHECK(result.stock == std::vector<StockMove> {{id_of<ProductId>("p1"), 2}});
    check_rejected(mutation::Refund {}, order, RejectionCode::not_refundable, Reason::refunded_is_final);
    check_rejected(mutation::Refund {}, order_with(OrderStatus::completed, PaymentStatus::unpaid),
        RejectionCode::not_refundable, Reason::not_paid);
    check_rejected(mutation::Refund {}, order_with(OrderStatus::cancelled, PaymentStatus::paid),
        RejectionCode::not_refundable, Reason::cancelled);
}

TEST_CASE("archive, tags: last write wins, and what is already so is a noop")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::abandoned_cart);
    TagId vip = id_of<TagId>("vip");
    CHECK(applied(mutation::SetArchived {true}, order).kind == OutcomeKind::applied);
    CHECK(order.archived);
    check_noop(mutation::SetArchived {true}, order);
    CHECK(applied(mutation::AddTag {vip}, order).kind == OutcomeKind::applied);
    CHECK(order.tags == std::vector<TagId> {vip});
    check_noop(mutation::AddTag {vip}, order);
    CHECK(applied(mutation::RemoveTag {vip}, order).kind == OutcomeKind::applied);
    CHECK(order.tags.empty());
    check_noop(mutation::RemoveTag {vip}, order);
}

TEST_CASE("a deleted tag leaves every order that carries it, though it is no mutation of that order")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    TagId vip = id_of<TagId>("vip");
    order.tags = {vip};
    Mutation deletion {id_of<MutationUid>("uid-1"), {}, mutation::DeleteTag {vip}};
    CHECK(apply(deletion, order, merchant)->kind == OutcomeKind::applied);
    CHECK(order.tags.empty());
    CHECK(apply(deletion, order, merchant)->kind == OutcomeKind::noop);
    check_noop(mutation::PutTag {vip, "VIP", TagColor::red}, order);
}

TEST_CASE("S33 S34: parcels are a union by id, edited and removed by id")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    TrackingId first = id_of<TrackingId>("t1");
    mutation::PutTracking put {first, "1Z999AA10123456784", "UPS", "https://www.ups.com/track?tracknum=1"};
    CHECK(applied(put, order).kind == OutcomeKind::applied);
    REQUIRE(order.tracking.size() == 1);
    CHECK(order.tracking.front().added_at == now);
    check_noop(put, order);

    put.carrier = "My cousin";
    applied(put, order);
    CHECK(order.tracking.size() == 1);
    CHECK(order.tracking.front().carrier == "My cousin");
    CHECK(last_entry<activity::TrackingChanged>(order)->change == ChangeKind::edited);

    applied(mutation::PutTracking {id_of<TrackingId>("t2"), "2", "", ""}, order);
    CHECK(order.tracking.size() == 2);
    applied(mutation::RemoveTracking {first}, order);
    CHECK(order.tracking.size() == 1);
    CHECK(last_entry<activity::TrackingChanged>(order)->number == "1Z999AA10123456784");
    check_noop(mutation::RemoveTracking {first}, order);
}

TEST_CASE("arguments that no host would take are refused before they are sent")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    TrackingId parcel = id_of<TrackingId>("t1");
    auto code = RejectionCode::invalid_args;
    check_rejected(mutation::PutTracking {parcel, "1", "", "javascript:alert(1)"}, order, code, Reason::unsafe_url);
    check_rejected(mutation::PutTracking {parcel, " \xe2\x80\x8b", "", ""}, order, code, Reason::empty_text);
    check_rejected(mutation::PutTracking {parcel, std::string(5'000, '1'), "", ""}, order, code, Reason::text_too_long);
    check_rejected(mutation::AddComment {id_of<ActivityId>("c"), " \n\t"}, order, code, Reason::empty_text);
    check_rejected(mutation::AddComment {id_of<ActivityId>("c"), std::string(max_long_text + 1, 'x')}, order, code,
        Reason::text_too_long);
    check_rejected(mutation::SendMessage {id_of<MessageId>("m"), "", "", {}}, order, code, Reason::empty_text);
    check_rejected(mutation::SendMessage {id_of<MessageId>("m"), std::string(5'000, 's'), "text", {}}, order, code,
        Reason::text_too_long);
    for (std::size_t i = 0; i < max_tracking_per_order; ++i)
        order.tracking.push_back({id_of<TrackingId>("p" + std::to_string(i)), "1", "", "", {}});
    check_rejected(mutation::PutTracking {parcel, "1", "", ""}, order, code, Reason::too_many_parcels);
    for (std::size_t i = 0; i < max_tags_per_order; ++i)
        order.tags.push_back(id_of<TagId>("t" + std::to_string(i)));
    check_rejected(mutation::AddTag {id_of<TagId>("vip")}, order, code, Reason::too_many_tags);
}

TEST_CASE("a comment is appended once, with the id it was given")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    mutation::AddComment comment {id_of<ActivityId>("c1"), "Called back"};
    CHECK(applied(comment, order).kind == OutcomeKind::applied);
    CHECK(order.activity.back().id.text() == "c1");
    CHECK(last_entry<activity::Commented>(order)->text == "Called back");
    check_noop(comment, order);
}

TEST_CASE("S59: a message joins the conversation once, waiting to be sent")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::abandoned_cart);
    mutation::SendMessage send {id_of<MessageId>("m1"), "Your order", "It left today.", id_of<MessageId>("m0")};
    Applied result = applied(send, order);
    REQUIRE(result.message);
    CHECK(result.message->id.text() == "m1");
    CHECK(result.message->order == order.id);
    CHECK(result.message->direction == MessageDirection::out);
    CHECK(result.message->subject == "Your order");
    CHECK(result.message->text == "It left today.");
    CHECK(result.message->in_reply_to.text() == "m0");
    CHECK(result.message->delivery == Delivery::queued);
    CHECK(result.message->waiting);
    CHECK(order.last_message_at == now);
    check_noop(send, order);

    Order other = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    std::vector<Message> conversation {*result.message};
    CHECK(applied(send, other, {now, "Nora", WrittenBy::client, conversation}).kind == OutcomeKind::noop);
}

TEST_CASE("S63: the read marker only moves forward")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    std::vector<Message> conversation(3);
    for (std::size_t i = 0; i < conversation.size(); ++i) {
        conversation[i].id = id_of<MessageId>("m" + std::to_string(i));
        conversation[i].direction = MessageDirection::in;
    }
    ApplyContext context {now, "Nora", WrittenBy::client, conversation};
    order.unread = 3;
    applied(mutation::MarkRead {id_of<MessageId>("m1")}, order, context);
    CHECK(order.unread == 1);
    CHECK(applied(mutation::MarkRead {id_of<MessageId>("m0")}, order, context).kind == OutcomeKind::noop);
    CHECK(order.unread == 1);
    applied(mutation::MarkRead {id_of<MessageId>("m2")}, order, context);
    CHECK(order.unread == 0);
}

TEST_CASE("an imported order begins its life here, and one that is there is left alone")
{
    Order said = order_with(OrderStatus::completed, PaymentStatus::paid);
    said.id = {};
    said.number = "1001";
    said.tags = {id_of<TagId>("t1")};
    said.tracking.emplace_back();
    said.unread = 3;
    said.created_at = timestamp_from_milliseconds(1'700'000'000'000);
    Mutation import = of(mutation::ImportOrder {std::make_shared<const Order>(said)});
    Order made = imported_order(import, merchant);
    CHECK(made.id == id_of<OrderId>("o1"));
    CHECK(made.number == "1001");
    CHECK(made.status == OrderStatus::completed);
    CHECK(made.updated_at == now);
    CHECK(made.tags.empty());
    CHECK(made.tracking.empty());
    CHECK(made.unread == 0);
    CHECK(made.items[0].product_id.empty()); // its units left another shop's shelf
    CHECK(made.items[0].stock_taken == 0);
    REQUIRE(made.activity.size() == 1);
    CHECK(std::holds_alternative<activity::Created>(made.activity[0].data));
    CHECK(made.activity[0].at == said.created_at);
    CHECK(made.activity[0].id.text() == "uid-1-0"); // as the host names it
    Order there = made;
    CHECK(applied(import.body, there, merchant).kind == OutcomeKind::noop);
    CHECK(there == made);
    CHECK_FALSE(inverse_of(import, there).has_value());
}

TEST_CASE("a mutation of another order is refused as a mistake of the caller")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    order.id = id_of<OrderId>("o2");
    Order before = order;
    auto result = apply(of(mutation::Refund {}), order, merchant);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::invalid_input);
    CHECK(order == before);
}

TEST_CASE("a prediction made again over the same row is the same, entry ids and all, even of the longest uid")
{
    Order first = order_with(OrderStatus::completed, PaymentStatus::paid);
    first.items.resize(max_items_per_order, first.items.front());
    Order second = first;
    Mutation refund = of(mutation::Refund {}, std::string(64, 'u'));
    CHECK(apply(refund, first, merchant).value() == apply(refund, second, merchant).value());
    CHECK(first == second);
    for (const ActivityEntry& entry : first.activity)
        CHECK_FALSE(entry.id.empty());
}

TEST_CASE("the undo of a cancel restores status and stock, while nothing else happened to the order")
{
    Order before = order_with(OrderStatus::completed, PaymentStatus::paid);
    Order order = before;
    applied(status(OrderStatus::completed, OrderStatus::cancelled), order);
    mutation::SetStatus undo {OrderStatus::cancelled, OrderStatus::completed, true, id_of<MutationUid>("uid-1")};

    Order undone = order;
    Applied result = applied(undo, undone);
    CHECK(result.kind == OutcomeKind::applied);
    CHECK(undone.status == OrderStatus::completed);
    CHECK(undone.items.front().stock_taken - undone.items.front().stock_returned == 2);
    CHECK(result.stock == std::vector<StockMove> {{id_of<ProductId>("p1"), -2}});
    CHECK(last_entry<activity::StockMoved>(undone)->reason == stock_reason_undo);

    applied(mutation::AddTag {id_of<TagId>("vip")}, order);
    check_rejected(undo, order, RejectionCode::illegal_transition, Reason::changed_since);
}

TEST_CASE("a host takes back the cancel that is named and no other; a client trusts until it hears")
{
    Order order = order_with(OrderStatus::completed, PaymentStatus::paid);
    applied(status(OrderStatus::completed, OrderStatus::cancelled), order);
    mutation::SetStatus undo {OrderStatus::cancelled, OrderStatus::completed, true, id_of<MutationUid>("another")};
    ApplyContext host {now, "Nora", WrittenBy::host, {}};
    Order at_host = order;
    CHECK(applied(undo, at_host, host).reason == Reason::changed_since);
    CHECK(applied(undo, order).kind == OutcomeKind::applied);
    undo.undo = id_of<MutationUid>("uid-1");
    CHECK(applied(undo, at_host, host).kind == OutcomeKind::applied);

    // To a status that the order did not have before.
    applied(status(OrderStatus::completed, OrderStatus::cancelled), order);
    undo.to = OrderStatus::new_order;
    check_rejected(undo, order, RejectionCode::illegal_transition, Reason::changed_since);
}

TEST_CASE("a history gives way at its oldest entries, and keeps the first")
{
    Order order = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    for (std::size_t i = 0; i < max_activity_per_order; ++i)
        order.activity.push_back({id_of<ActivityId>("e" + std::to_string(i)), now, "", activity::Created {}, false});
    applied(mutation::SetArchived {true}, order);
    CHECK(order.activity.size() == max_activity_per_order);
    CHECK(order.activity.front().id.text() == "e0");
    CHECK(order.activity[1].id.text() == "e2");
    CHECK(order.activity.back().id.text() == "uid-1-0");
}

TEST_CASE("the undo of a cancel takes what the cancel returned, not what had never left the shelf")
{
    Order booking = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    booking.items.front().stock_taken = 0;
    applied(status(OrderStatus::new_order, OrderStatus::cancelled), booking);
    mutation::SetStatus undo {OrderStatus::cancelled, OrderStatus::new_order, true, id_of<MutationUid>("uid-1")};
    CHECK(applied(undo, booking).stock.empty());
    CHECK(booking.items.front().stock_taken == 0);

    Order oversold = order_with(OrderStatus::new_order, PaymentStatus::unpaid);
    oversold.items.front().stock_taken = 1;
    applied(status(OrderStatus::new_order, OrderStatus::cancelled), oversold);
    CHECK(applied(undo, oversold).stock == std::vector<StockMove> {{id_of<ProductId>("p1"), -1}});

    Order unknown = order_with(OrderStatus::cancelled, PaymentStatus::unpaid);
    unknown.items.front().stock_returned = 2;
    CHECK(applied(undo, unknown).stock == std::vector<StockMove> {{id_of<ProductId>("p1"), -2}});
}
