// The inverse of each action, and that it restores what was there.
#include "domain/undo.hpp"

#include "domain/apply.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carnet;
using test::id_of;

namespace {

const ApplyContext merchant {timestamp_from_milliseconds(1'780'000'000'000), "Nora", WrittenBy::client, {}};

// What an undo brings back: everything that the rules know. The activity tells both, the moments are new ones, tags are
// a set, and of the stock it counts what is with the buyer.
Order without_history(Order order)
{
    order.activity.clear();
    order.paid_at.reset();
    std::ranges::sort(order.tags);
    std::ranges::sort(order.tracking, {}, &Tracking::id);
    for (Tracking& parcel : order.tracking)
        parcel.added_at.reset();
    for (LineItem& line : order.items) {
        // Outside the catalogue there is no shelf, and the activity tells nothing of it.
        line.stock_taken = line.product_id.empty() ? 0 : line.stock_taken - line.stock_returned;
        line.stock_returned = 0;
    }
    return order;
}

std::int64_t shelf(const std::vector<StockMove>& moves)
{
    std::int64_t units = 0;
    for (const StockMove& move : moves)
        units += move.delta;
    return units;
}

} // namespace

TEST_CASE("the inverse of an applied action restores the order and the shelf")
{
    test::Random random(20'261'128);
    int undone = 0;
    for (int round = 0; round < 20'000; ++round) {
        Order order = test::random_order(random);
        Order before = order;
        Mutation mutation = test::random_mutation(random, order);
        Applied there = apply(mutation, order, merchant).value();
        auto inverse = inverse_of(mutation, before);
        if (there.kind == OutcomeKind::rejected || there.kind == OutcomeKind::noop || !inverse)
            continue;
        // A reopened order may have lines that had come back and lines that had not: a cancel knows only all or none.
        bool reopened = before.status == OrderStatus::cancelled && order.status == OrderStatus::in_progress;
        if (reopened)
            continue;
        CAPTURE(wire_name_of(mutation.body));
        CAPTURE(wire_name(before.status));
        CAPTURE(wire_name(before.payment_status));
        Mutation back {id_of<MutationUid>("undo"), order.id, *inverse};
        Applied and_back = apply(back, order, merchant).value();
        CHECK(and_back.kind == OutcomeKind::applied);
        CHECK(without_history(order) == without_history(before));
        CHECK(shelf(there.stock) + shelf(and_back.stock) == 0);
        ++undone;
    }
    CHECK(undone > 5'000);
}

TEST_CASE("the undo of a reopening gives back what it took, and nothing that had stayed with the buyer")
{
    for (bool restocked : {true, false}) {
        test::Random random(7);
        Order order = test::random_order(random);
        order.status = OrderStatus::cancelled;
        order.payment_status = PaymentStatus::unpaid;
        for (LineItem& line : order.items) {
            line.stock_taken = line.quantity;
            line.stock_returned = restocked ? line.quantity : 0;
        }
        Order before = order;
        Mutation reopen {id_of<MutationUid>("u1"), order.id,
            mutation::SetStatus {OrderStatus::cancelled, OrderStatus::in_progress, true, {}}};
        Applied there = apply(reopen, order, merchant).value();
        Applied and_back =
            apply({id_of<MutationUid>("u2"), order.id, inverse_of(reopen, before).value()}, order, merchant).value();
        CHECK(without_history(order) == without_history(before));
        CHECK(shelf(there.stock) + shelf(and_back.stock) == 0);
    }
}

TEST_CASE("the undo of a cancel names the cancel")
{
    Order before;
    before.status = OrderStatus::completed;
    Mutation cancel {id_of<MutationUid>("the-cancel"), before.id,
        mutation::SetStatus {OrderStatus::completed, OrderStatus::cancelled, false, {}}};
    CHECK(inverse_of(cancel, before)
        == MutationBody {mutation::SetStatus {
            OrderStatus::cancelled, OrderStatus::completed, true, id_of<MutationUid>("the-cancel")}});
}

TEST_CASE("a refund, a message and a comment have no inverse, nor has what changed nothing")
{
    Order order;
    order.tags = {id_of<TagId>("vip")};
    order.tracking = {{id_of<TrackingId>("t1"), "1", "UPS", "", {}}};
    auto inverse = [&](MutationBody body) {
        return inverse_of({id_of<MutationUid>("u"), order.id, std::move(body)}, order);
    };
    CHECK_FALSE(inverse(mutation::Refund {}));
    CHECK_FALSE(inverse(mutation::SendMessage {id_of<MessageId>("m"), "", "text", {}}));
    CHECK_FALSE(inverse(mutation::AddComment {id_of<ActivityId>("c"), "text"}));
    CHECK_FALSE(inverse(mutation::MarkRead {id_of<MessageId>("m")}));
    CHECK_FALSE(inverse(mutation::SetStatus {order.status, order.status, true, {}}));
    CHECK_FALSE(inverse(mutation::SetPayment {order.payment_status, order.payment_status}));
    CHECK_FALSE(inverse(mutation::SetArchived {false}));
    CHECK_FALSE(inverse(mutation::AddTag {id_of<TagId>("vip")}));
    CHECK_FALSE(inverse(mutation::RemoveTag {id_of<TagId>("other")}));
    CHECK_FALSE(inverse(mutation::PutTracking {id_of<TrackingId>("t1"), "1", "UPS", ""}));
    CHECK_FALSE(inverse(mutation::RemoveTracking {id_of<TrackingId>("t2")}));
    order.payment_status = PaymentStatus::abandoned_cart;
    CHECK_FALSE(inverse(mutation::SetPayment {PaymentStatus::abandoned_cart, PaymentStatus::paid}));
}

TEST_CASE("a tag that was made is deleted again, one that was changed gets its old name and colour")
{
    Tag vip {id_of<TagId>("vip"), "VIP", TagColor::red};
    mutation::PutTag renamed {vip.id, "Very important", TagColor::blue};
    CHECK(inverse_of(renamed, std::nullopt) == MutationBody {mutation::DeleteTag {vip.id}});
    CHECK(inverse_of(renamed, vip) == MutationBody {mutation::PutTag {vip.id, "VIP", TagColor::red}});
    CHECK_FALSE(inverse_of(mutation::PutTag {vip.id, "VIP", TagColor::red}, vip));
    CHECK(inverse_of(mutation::DeleteTag {vip.id}, vip)
        == MutationBody {mutation::PutTag {vip.id, "VIP", TagColor::red}});
}
