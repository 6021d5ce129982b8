// The rules of SPEC 5, read once more in other words than the tables of rules.cpp, over every state, target and place.
#include "domain/rules.hpp"

#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace carnet;

namespace {

constexpr Timestamp now = timestamp_from_milliseconds(1'767'225'600'000);

template <typename Enum, typename Function> void for_each(Function function)
{
    for (std::size_t i = 0; i < enum_count<Enum>; ++i)
        function(static_cast<Enum>(i));
}

// Every state, also those that only a host that broke the rules could send.
template <typename Function> void for_each_state(Function function)
{
    for_each<OrderStatus>([&](OrderStatus status) {
        for_each<PaymentStatus>([&](PaymentStatus payment) {
            OrderState state {status, payment, false, {}, {}, 0};
            CAPTURE(wire_name(status));
            CAPTURE(wire_name(payment));
            function(state);
        });
    });
}

bool is_open(OrderStatus status)
{
    return status == OrderStatus::new_order || status == OrderStatus::in_progress || status == OrderStatus::completed;
}

bool is_settled(PaymentStatus payment)
{
    return payment == PaymentStatus::unpaid || payment == PaymentStatus::paid;
}

bool shows_consequences(Place place)
{
    return place == Place::info || place == Place::host;
}

// SPEC 5, the rows about the order status.
bool spec_allows_status(const OrderState& state, OrderStatus to, Place place)
{
    if (!is_settled(state.payment))
        return false; // being paid, abandoned, refunded: locked
    if (is_open(state.status))
        return is_open(to) || to == OrderStatus::cancelled;
    bool reopens = state.status == OrderStatus::cancelled && to == OrderStatus::in_progress;
    return reopens && state.payment == PaymentStatus::unpaid && shows_consequences(place);
}

// SPEC 5, the rows about the payment.
bool spec_allows_payment(const OrderState& state, PaymentStatus to, Place place)
{
    if (!shows_consequences(place) || !is_open(state.status))
        return false;
    if (state.payment == PaymentStatus::abandoned_cart)
        return to == PaymentStatus::paid;
    return is_settled(state.payment) && is_settled(to);
}

OrderState state_with(OrderStatus status, PaymentStatus payment)
{
    return {status, payment, false, {}, {}, 0};
}

} // namespace

TEST_CASE("S22 S23 S24 S50: an order status is allowed exactly where the specification says so")
{
    for_each_state([](const OrderState& state) {
        for_each<OrderStatus>([&](OrderStatus to) {
            for_each<Place>([&](Place place) {
                CAPTURE(wire_name(to));
                CAPTURE(wire_name(place));
                Verdict verdict = can_set_status(state, to, place, now);
                bool shown_as_cart = !has_order_status(state.status, state.payment) && place != Place::host;
                CHECK(verdict.is_already_so() == (state.status == to && !shown_as_cart));
                CHECK(verdict.is_allowed() == (state.status != to && spec_allows_status(state, to, place)));
                CHECK(verdict.reason().has_value() == (!verdict.is_allowed() && !verdict.is_already_so()));
            });
        });
    });
}

TEST_CASE("S25 S27 S55: a payment mark is allowed exactly where the specification says so")
{
    for_each_state([](const OrderState& state) {
        for_each<PaymentStatus>([&](PaymentStatus to) {
            for_each<Place>([&](Place place) {
                CAPTURE(wire_name(to));
                CAPTURE(wire_name(place));
                Verdict verdict = can_set_payment(state, to, place);
                CHECK(verdict.is_already_so() == (state.payment == to));
                CHECK(verdict.is_allowed() == (state.payment != to && spec_allows_payment(state, to, place)));
            });
        });
    });
}

TEST_CASE("S52 S56: a refund takes a paid order that is not cancelled, from the information window only")
{
    for_each_state([](const OrderState& state) {
        for_each<Place>([&](Place place) {
            CAPTURE(wire_name(place));
            bool expected = state.payment == PaymentStatus::paid && is_open(state.status) && shows_consequences(place);
            CHECK(can_refund(state, place, now).is_allowed() == expected);
            CHECK_FALSE(can_refund(state, place, now).is_already_so());
        });
    });
}

TEST_CASE("S55: Refunded has no way out, of the order or of the payment")
{
    for_each_state([](const OrderState& state) {
        if (state.status != OrderStatus::refunded && state.payment != PaymentStatus::refunded)
            return;
        for_each<Place>([&](Place place) {
            for_each<OrderStatus>(
                [&](OrderStatus to) { CHECK_FALSE(can_set_status(state, to, place, now).is_allowed()); });
            for_each<PaymentStatus>(
                [&](PaymentStatus to) { CHECK_FALSE(can_set_payment(state, to, place).is_allowed()); });
            CHECK(can_refund(state, place, now).reason() == Reason::refunded_is_final);
            CHECK_FALSE(can_reopen(state, place, now).is_allowed());
        });
    });
}

TEST_CASE("S23: Abandoned cart and Payment in progress have no way in by hand")
{
    for_each_state([](const OrderState& state) {
        for_each<Place>([&](Place place) {
            for (PaymentStatus to : {PaymentStatus::abandoned_cart, PaymentStatus::in_progress})
                CHECK_FALSE(can_set_payment(state, to, place).is_allowed());
        });
    });
}

TEST_CASE("a locked status says why: the payment is being made, the cart was abandoned, the host keeps it")
{
    for_each<Place>([](Place place) {
        auto being_paid = state_with(OrderStatus::new_order, PaymentStatus::in_progress);
        CHECK(can_set_status(being_paid, OrderStatus::completed, place, now).reason() == Reason::payment_in_progress);
        CHECK(can_set_status(being_paid, OrderStatus::cancelled, place, now).reason() == Reason::payment_in_progress);
        auto cart = state_with(OrderStatus::new_order, PaymentStatus::abandoned_cart);
        CHECK(can_set_status(cart, OrderStatus::cancelled, place, now).reason() == Reason::abandoned_cart);
        auto kept = state_with(OrderStatus::new_order, PaymentStatus::unpaid);
        kept.status_locked_until = timestamp_from_milliseconds(to_milliseconds(now) + 1);
        CHECK(can_set_status(kept, OrderStatus::completed, place, now).reason() == Reason::status_locked);
        CHECK(can_set_status(kept, OrderStatus::completed, place, *kept.status_locked_until).is_allowed());
    });
    auto paid = state_with(OrderStatus::completed, PaymentStatus::paid);
    paid.status_locked_until = timestamp_from_milliseconds(to_milliseconds(now) + 1);
    CHECK(can_refund(paid, Place::info, now).reason() == Reason::status_locked);
}

TEST_CASE("an abandoned cart is not offered as already New, though the wire calls it so")
{
    auto cart = state_with(OrderStatus::new_order, PaymentStatus::abandoned_cart);
    CHECK(can_set_status(cart, OrderStatus::new_order, Place::list, now).reason() == Reason::abandoned_cart);
    CHECK(can_set_status(cart, OrderStatus::new_order, Place::host, now).is_already_so());
}

TEST_CASE("the status menu holds all five, each with its verdict")
{
    auto paid = state_with(OrderStatus::in_progress, PaymentStatus::paid);
    auto in_list = status_choices(paid, Place::list, now);
    CHECK(in_list[0].verdict.is_allowed());
    CHECK(in_list[1].verdict.is_already_so());
    CHECK(in_list[2].verdict.is_allowed());
    CHECK(in_list[3].verdict.is_allowed());
    CHECK(in_list[4].verdict.reason() == Reason::info_window_only);
    for (std::size_t i = 0; i < in_list.size(); ++i)
        CHECK(in_list[i].status == static_cast<OrderStatus>(i));

    CHECK(status_choices(paid, Place::info, now)[4].verdict.is_allowed());
    auto unpaid = state_with(OrderStatus::in_progress, PaymentStatus::unpaid);
    CHECK(status_choices(unpaid, Place::info, now)[4].verdict.reason() == Reason::not_paid);
    CHECK(status_choices(unpaid, Place::list, now)[4].verdict.reason() == Reason::info_window_only);
    auto refunded = state_with(OrderStatus::refunded, PaymentStatus::refunded);
    for (Place place : {Place::list, Place::info}) {
        auto choices = status_choices(refunded, place, now);
        CHECK(choices[4].verdict.is_already_so());
        CHECK(choices[0].verdict.reason() == Reason::refunded_is_final);
    }
    for (const StatusChoice& choice :
        status_choices(state_with(OrderStatus::new_order, PaymentStatus::abandoned_cart), Place::list, now))
        CHECK(choice.verdict.reason() == Reason::abandoned_cart);
}

TEST_CASE("reopening says what stands in its way")
{
    CHECK(can_reopen(state_with(OrderStatus::cancelled, PaymentStatus::unpaid), Place::info, now).is_allowed());
    CHECK(can_reopen(state_with(OrderStatus::cancelled, PaymentStatus::unpaid), Place::bulk, now).reason()
        == Reason::info_window_only);
    CHECK(can_reopen(state_with(OrderStatus::cancelled, PaymentStatus::paid), Place::info, now).reason()
        == Reason::cancelled_and_paid);
    CHECK(can_reopen(state_with(OrderStatus::completed, PaymentStatus::paid), Place::info, now).reason()
        == Reason::not_cancelled);
}

TEST_CASE("a paid order is warned before a cancel, an unpaid one is not")
{
    CHECK(warning_before_cancel(state_with(OrderStatus::new_order, PaymentStatus::paid))
        == CancelWarning::refund_no_longer_possible);
    CHECK(warning_before_cancel(state_with(OrderStatus::new_order, PaymentStatus::unpaid)) == CancelWarning::none);
}

TEST_CASE("S42 to S48: archiving and restoring are always possible, and lock nothing")
{
    for_each_state([](OrderState state) {
        OrderState archived = state;
        archived.archived = true;
        CHECK(can_archive(state).is_allowed());
        CHECK(can_restore(state).is_already_so());
        CHECK(can_restore(archived).is_allowed());
        CHECK(can_archive(archived).is_already_so());
        for_each<Place>([&](Place place) {
            for_each<OrderStatus>([&](OrderStatus to) {
                CHECK(can_set_status(state, to, place, now) == can_set_status(archived, to, place, now));
            });
            CHECK(can_refund(state, place, now) == can_refund(archived, place, now));
        });
    });
}

TEST_CASE("S16: tags go on until ten, and off")
{
    std::vector<TagId> tags;
    for (int i = 0; i < 10; ++i) {
        OrderState state {OrderStatus::new_order, PaymentStatus::abandoned_cart, false, {}, tags, 0};
        TagId tag = test::id_of<TagId>("t" + std::to_string(i));
        CHECK(can_add_tag(state, tag).is_allowed());
        CHECK(can_remove_tag(state, tag).is_already_so());
        tags.push_back(tag);
    }
    OrderState full {OrderStatus::new_order, PaymentStatus::unpaid, false, {}, tags, 0};
    CHECK(can_add_tag(full, test::id_of<TagId>("t10")).reason() == Reason::too_many_tags);
    CHECK(can_add_tag(full, tags.front()).is_already_so());
    CHECK(can_remove_tag(full, tags.front()).is_allowed());
}

TEST_CASE("the undo of a cancel needs the order as the cancel left it")
{
    for (PaymentStatus payment : {PaymentStatus::unpaid, PaymentStatus::paid}) {
        auto cancelled = state_with(OrderStatus::cancelled, payment);
        CHECK(can_undo_cancel(cancelled, OrderStatus::completed, SinceCancel::unchanged).is_allowed());
        CHECK(
            can_undo_cancel(cancelled, OrderStatus::completed, SinceCancel::changed).reason() == Reason::changed_since);
        CHECK(can_undo_cancel(cancelled, OrderStatus::refunded, SinceCancel::unchanged).reason()
            == Reason::cannot_be_undone);
    }
    auto refunded = state_with(OrderStatus::refunded, PaymentStatus::refunded);
    CHECK(can_undo_cancel(refunded, OrderStatus::new_order, SinceCancel::unchanged).reason() == Reason::changed_since);
    CHECK(can_undo_cancel(
        state_with(OrderStatus::new_order, PaymentStatus::unpaid), OrderStatus::new_order, SinceCancel::changed)
              .is_already_so());
}

TEST_CASE("a refusal becomes the code that the protocol names")
{
    mutation::SetStatus status {OrderStatus::new_order, OrderStatus::completed, true, {}};
    mutation::SetPayment payment {PaymentStatus::unpaid, PaymentStatus::paid};
    CHECK(rejection_code(status, Reason::payment_in_progress) == RejectionCode::locked);
    CHECK(rejection_code(status, Reason::abandoned_cart) == RejectionCode::locked);
    CHECK(rejection_code(status, Reason::status_locked) == RejectionCode::locked);
    CHECK(rejection_code(status, Reason::refunded_is_final) == RejectionCode::illegal_transition);
    CHECK(rejection_code(status, Reason::only_by_refund) == RejectionCode::illegal_transition);
    CHECK(rejection_code(payment, Reason::payment_changed) == RejectionCode::payment_changed);
    CHECK(rejection_code(payment, Reason::only_by_refund) == RejectionCode::illegal_transition);
    CHECK(rejection_code(mutation::Refund {}, Reason::payment_in_progress) == RejectionCode::not_refundable);
    CHECK(rejection_code(mutation::Refund {}, Reason::not_paid) == RejectionCode::not_refundable);
    CHECK(rejection_code(mutation::AddTag {}, Reason::too_many_tags) == RejectionCode::invalid_args);
}

TEST_CASE("names of reasons and places are distinct lower snake case")
{
    std::set<std::string_view> names;
    for_each<Reason>([&](Reason reason) {
        std::string_view name = wire_name(reason);
        CHECK(names.insert(name).second);
        for (char c : name)
            CHECK(((c >= 'a' && c <= 'z') || c == '_'));
        CHECK(parse_wire_name<Reason>(name) == reason);
    });
}
