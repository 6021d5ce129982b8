#include "domain/rules.hpp"

#include "base/enum_set.hpp"

#include <algorithm>
#include <variant>

namespace carnet {

namespace {

using Statuses = EnumSet<OrderStatus>;
using Payments = EnumSet<PaymentStatus>;
using Places = EnumSet<Place>;

constexpr Statuses open_statuses {OrderStatus::new_order, OrderStatus::in_progress, OrderStatus::completed};
constexpr Statuses any_status = open_statuses | Statuses {OrderStatus::cancelled, OrderStatus::refunded};
constexpr Payments any_payment {PaymentStatus::unpaid, PaymentStatus::paid, PaymentStatus::refunded,
    PaymentStatus::abandoned_cart, PaymentStatus::in_progress};
constexpr Payments unpaid_or_paid {PaymentStatus::unpaid, PaymentStatus::paid};
constexpr Places anywhere {Place::list, Place::info, Place::bulk, Place::host};
constexpr Places list_and_bulk {Place::list, Place::bulk};

// A row of a table: order status, payment status, where to, where asked, answer. The first row that fits decides, and
// the last rows leave no gap. What the order is comes before where it is asked, so that nobody is sent to the
// information window to find another refusal there.
template <typename To> struct Rule {
    Statuses status;
    Payments payment;
    EnumSet<To> to;
    Places places;
    Verdict verdict;
};

constexpr Verdict no(Reason reason)
{
    return Verdict::refused(reason);
}

constexpr Verdict yes = Verdict::allowed();

// clang-format off
constexpr std::array status_rules {
    // Refunded → anything: never. Either of the two says it, however a host may have mixed them.
    Rule<OrderStatus> {{OrderStatus::refunded}, any_payment, any_status, anywhere, no(Reason::refunded_is_final)},
    Rule<OrderStatus> {any_status, {PaymentStatus::refunded}, any_status, anywhere, no(Reason::refunded_is_final)},
    // Any order status while the payment is in progress, and of an abandoned cart: locked.
    Rule<OrderStatus> {any_status, {PaymentStatus::in_progress}, any_status, anywhere, no(Reason::payment_in_progress)},
    Rule<OrderStatus> {any_status, {PaymentStatus::abandoned_cart}, any_status, anywhere, no(Reason::abandoned_cart)},
    // → Refunded: by the action Refund, which stands in the information window.
    Rule<OrderStatus> {any_status, any_payment, {OrderStatus::refunded}, list_and_bulk, no(Reason::info_window_only)},
    Rule<OrderStatus> {any_status, any_payment, {OrderStatus::refunded}, anywhere, no(Reason::only_by_refund)},
    // Cancelled → In progress (Reopen): in the information window, only while the payment is not Paid.
    Rule<OrderStatus> {{OrderStatus::cancelled}, {PaymentStatus::paid}, {OrderStatus::in_progress}, anywhere, no(Reason::cancelled_and_paid)},
    Rule<OrderStatus> {{OrderStatus::cancelled}, any_payment, {OrderStatus::in_progress}, list_and_bulk, no(Reason::info_window_only)},
    Rule<OrderStatus> {{OrderStatus::cancelled}, any_payment, {OrderStatus::in_progress}, anywhere, yes},
    Rule<OrderStatus> {{OrderStatus::cancelled}, any_payment, any_status, anywhere, no(Reason::cancelled)},
    // New ↔ In progress ↔ Completed, and each of them → Cancelled: everywhere.
    Rule<OrderStatus> {open_statuses, any_payment, any_status, anywhere, yes},
};

constexpr std::array payment_rules {
    // Refunded → anything: never.
    Rule<PaymentStatus> {{OrderStatus::refunded}, any_payment, any_payment, anywhere, no(Reason::refunded_is_final)},
    Rule<PaymentStatus> {any_status, {PaymentStatus::refunded}, any_payment, anywhere, no(Reason::refunded_is_final)},
    // → Refunded: by the action Refund. → Abandoned cart, → Payment in progress: never by hand.
    Rule<PaymentStatus> {any_status, any_payment, {PaymentStatus::refunded}, anywhere, no(Reason::only_by_refund)},
    Rule<PaymentStatus> {any_status, any_payment, {PaymentStatus::abandoned_cart, PaymentStatus::in_progress}, anywhere, no(Reason::never_by_hand)},
    // A payment being made comes to its own end. A cancelled order takes no payment mark.
    Rule<PaymentStatus> {any_status, {PaymentStatus::in_progress}, any_payment, anywhere, no(Reason::payment_in_progress)},
    Rule<PaymentStatus> {{OrderStatus::cancelled}, any_payment, any_payment, anywhere, no(Reason::cancelled)},
    // Abandoned cart → Paid (paid some other way), and nothing else.
    Rule<PaymentStatus> {any_status, {PaymentStatus::abandoned_cart}, {PaymentStatus::unpaid}, anywhere, no(Reason::abandoned_cart)},
    // Unpaid ↔ Paid, Abandoned cart → Paid: by hand, in the information window.
    Rule<PaymentStatus> {any_status, any_payment, unpaid_or_paid, list_and_bulk, no(Reason::info_window_only)},
    Rule<PaymentStatus> {any_status, any_payment, unpaid_or_paid, anywhere, yes},
};

// The action Refund, asked as "to Refunded".
constexpr std::array refund_rules {
    Rule<OrderStatus> {{OrderStatus::refunded}, any_payment, any_status, anywhere, no(Reason::refunded_is_final)},
    Rule<OrderStatus> {any_status, {PaymentStatus::refunded}, any_status, anywhere, no(Reason::refunded_is_final)},
    Rule<OrderStatus> {any_status, {PaymentStatus::in_progress}, any_status, anywhere, no(Reason::payment_in_progress)},
    Rule<OrderStatus> {{OrderStatus::cancelled}, any_payment, any_status, anywhere, no(Reason::cancelled)},
    Rule<OrderStatus> {any_status, {PaymentStatus::unpaid, PaymentStatus::abandoned_cart}, any_status, anywhere, no(Reason::not_paid)},
    Rule<OrderStatus> {any_status, any_payment, any_status, list_and_bulk, no(Reason::info_window_only)},
    Rule<OrderStatus> {open_statuses, {PaymentStatus::paid}, any_status, anywhere, yes},
};
// clang-format on

template <typename To, std::size_t Size>
constexpr Verdict first_match(
    const std::array<Rule<To>, Size>& rules, OrderStatus status, PaymentStatus payment, To to, Place place)
{
    for (const Rule<To>& rule : rules) {
        if (rule.status.contains(status) && rule.payment.contains(payment) && rule.to.contains(to)
            && rule.places.contains(place))
            return rule.verdict;
    }
    // A value outside the enums cannot come in (parse_wire_name); refusing is the safe answer to the impossible.
    return no(Reason::never_by_hand);
}

bool is_locked(const OrderState& state, Timestamp now)
{
    return state.status_locked_until && now < *state.status_locked_until;
}

template <typename... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};

} // namespace

OrderState state_of(const Order& order)
{
    return {order.status, order.payment_status, order.archived, order.status_locked_until, order.tags,
        order.tracking.size()};
}

OrderState state_of(const ListRow& row)
{
    return {row.status, row.payment_status, row.archived, row.status_locked_until, row.tags, 0};
}

Verdict can_set_status(const OrderState& state, OrderStatus to, Place place, Timestamp now)
{
    // An abandoned cart is `new` on the wire but has no order status for the merchant: it is not "already New".
    if (state.status == to && (place == Place::host || has_order_status(state.status, state.payment)))
        return Verdict::already_so();
    Verdict verdict = first_match(status_rules, state.status, state.payment, to, place);
    return verdict.is_allowed() && is_locked(state, now) ? no(Reason::status_locked) : verdict;
}

Verdict can_set_payment(const OrderState& state, PaymentStatus to, Place place)
{
    if (state.payment == to)
        return Verdict::already_so();
    return first_match(payment_rules, state.status, state.payment, to, place);
}

Verdict can_refund(const OrderState& state, Place place, Timestamp now)
{
    Verdict verdict = first_match(refund_rules, state.status, state.payment, OrderStatus::refunded, place);
    return verdict.is_allowed() && is_locked(state, now) ? no(Reason::status_locked) : verdict;
}

Verdict can_reopen(const OrderState& state, Place place, Timestamp now)
{
    if (state.status == OrderStatus::refunded)
        return no(Reason::refunded_is_final);
    if (state.status != OrderStatus::cancelled)
        return no(Reason::not_cancelled);
    return can_set_status(state, OrderStatus::in_progress, place, now);
}

Verdict can_archive(const OrderState& state)
{
    return state.archived ? Verdict::already_so() : yes;
}

Verdict can_restore(const OrderState& state)
{
    return state.archived ? yes : Verdict::already_so();
}

Verdict can_add_tag(const OrderState& state, const TagId& tag)
{
    if (std::ranges::find(state.tags, tag) != state.tags.end())
        return Verdict::already_so();
    return state.tags.size() < max_tags_per_order ? yes : no(Reason::too_many_tags);
}

Verdict can_remove_tag(const OrderState& state, const TagId& tag)
{
    return std::ranges::find(state.tags, tag) != state.tags.end() ? yes : Verdict::already_so();
}

Verdict can_add_tracking(const OrderState& state)
{
    return state.parcels < max_tracking_per_order ? yes : no(Reason::too_many_parcels);
}

Verdict can_undo_cancel(const OrderState& state, OrderStatus before, SinceCancel since)
{
    if (state.status == before)
        return Verdict::already_so();
    if (!open_statuses.contains(before))
        return no(Reason::cannot_be_undone);
    if (state.status != OrderStatus::cancelled || since == SinceCancel::changed)
        return no(Reason::changed_since);
    return yes;
}

Verdict can_do(const MutationBody& body, const OrderState& state, Place place, Timestamp now)
{
    return std::visit(Overloaded {
                          [&](const mutation::SetStatus& change) {
                              return change.undo ? can_undo_cancel(state, change.to, SinceCancel::unchanged)
                                                 : can_set_status(state, change.to, place, now);
                          },
                          [&](const mutation::SetPayment& change) {
                              return change.from == state.payment ? can_set_payment(state, change.to, place)
                                                                  : no(Reason::payment_changed);
                          },
                          [&](const mutation::Refund&) { return can_refund(state, place, now); },
                          [&](const mutation::SetArchived& change) {
                              return change.archived ? can_archive(state) : can_restore(state);
                          },
                          [&](const mutation::AddTag& change) { return can_add_tag(state, change.tag); },
                          [&](const mutation::RemoveTag& change) { return can_remove_tag(state, change.tag); },
                          [&](const mutation::PutTracking&) { return can_add_tracking(state); },
                          // Whatever the order is, it can be spoken about and looked after.
                          [&](const auto&) { return yes; },
                      },
        body);
}

RejectionCode rejection_code(const MutationBody& body, Reason reason)
{
    switch (reason) {
    case Reason::payment_changed:
        return RejectionCode::payment_changed;
    case Reason::too_many_tags:
    case Reason::too_many_parcels:
    case Reason::empty_text:
    case Reason::text_too_long:
    case Reason::unsafe_url:
        return RejectionCode::invalid_args;
    default:
        break;
    }
    if (std::holds_alternative<mutation::Refund>(body))
        return RejectionCode::not_refundable;
    switch (reason) {
    case Reason::payment_in_progress:
    case Reason::status_locked:
    case Reason::abandoned_cart:
        return RejectionCode::locked;
    default:
        return RejectionCode::illegal_transition;
    }
}

std::array<StatusChoice, enum_count<OrderStatus>> status_choices(const OrderState& state, Place place, Timestamp now)
{
    std::array<StatusChoice, enum_count<OrderStatus>> choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        auto status = static_cast<OrderStatus>(i);
        bool by_refund = status == OrderStatus::refunded && place == Place::info && state.status != status;
        choices[i] = {status, by_refund ? can_refund(state, place, now) : can_set_status(state, status, place, now)};
    }
    return choices;
}

CancelWarning warning_before_cancel(const OrderState& state)
{
    return state.payment == PaymentStatus::paid ? CancelWarning::refund_no_longer_possible : CancelWarning::none;
}

} // namespace carnet
