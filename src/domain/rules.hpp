// THE RULES (SPEC 5): what may be done with an order, where, and why not. One table, asked by the list, the information
// window, bulk actions and the sync alike; the reference host has the same one in host/rules.py, and both run every
// case of tests/data/rules/cases.json.
// Pure questions about a small value: nothing here changes an order (apply.hpp does) and no word is for the merchant
// (a Reason becomes words in the translations).
#pragma once

#include "domain/enums.hpp"
#include "domain/list.hpp"
#include "domain/mutation.hpp"
#include "domain/order.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace carnet {

// Where the merchant asks. `host` is the host itself: it cannot know which screen a mutation came from, so that it
// holds the machine's rules and not those of a place.
enum class Place : std::uint8_t { list, info, bulk, host };
template <> inline constexpr std::array<std::string_view, 4> wire_names<Place> {"list", "info", "bulk", "host"};

// Why not. The names are shared with the host and with the translations ("reason.not_paid").
enum class Reason : std::uint8_t {
    refunded_is_final, // Refunded has no way out: neither the order nor the payment changes any more
    payment_in_progress, // the payment is being made: the order waits for its end
    status_locked, // the host keeps the status as it is until `status_locked_until`
    abandoned_cart, // an abandoned cart has no order status; it can only be marked paid
    info_window_only, // done from the information window, where its consequences are shown
    only_by_refund, // Refunded is reached by the action Refund alone
    never_by_hand, // only the payment itself leads there (Abandoned cart, Payment in progress)
    cancelled, // the order is cancelled: it is reopened first
    cancelled_and_paid, // a cancelled order that is paid cannot be reopened
    not_cancelled, // only a cancelled order can be reopened
    not_paid, // only a paid order can be refunded
    payment_changed, // the payment is no longer what it was when the merchant decided
    changed_since, // something changed the order after the cancel that would be undone
    cannot_be_undone, // a refund, a message, a comment that the host already has
    too_many_tags, // an order carries at most max_tags_per_order
    too_many_parcels, // an order carries at most max_tracking_per_order
    empty_text, // a comment, a message or a tracking number without a character to read
    text_too_long,
    unsafe_url, // not an http or https address (carriers.hpp)
};
template <>
inline constexpr std::array<std::string_view, 19> wire_names<Reason> {"refunded_is_final", "payment_in_progress",
    "status_locked", "abandoned_cart", "info_window_only", "only_by_refund", "never_by_hand", "cancelled",
    "cancelled_and_paid", "not_cancelled", "not_paid", "payment_changed", "changed_since", "cannot_be_undone",
    "too_many_tags", "too_many_parcels", "empty_text", "text_too_long", "unsafe_url"};

// The answer: allowed, already so (nothing would change), or refused with its reason.
class [[nodiscard]] Verdict {
public:
    static constexpr Verdict allowed() { return Verdict {Kind::allowed, {}}; }
    static constexpr Verdict already_so() { return Verdict {Kind::already_so, {}}; }
    static constexpr Verdict refused(Reason reason) { return Verdict {Kind::refused, reason}; }

    [[nodiscard]] constexpr bool is_allowed() const { return m_kind == Kind::allowed; }
    [[nodiscard]] constexpr bool is_already_so() const { return m_kind == Kind::already_so; }
    // Why it is refused; nothing when it is not.
    [[nodiscard]] constexpr std::optional<Reason> reason() const
    {
        return m_kind == Kind::refused ? std::optional {m_reason} : std::nullopt;
    }

    friend constexpr bool operator==(Verdict, Verdict) = default;

private:
    enum class Kind : std::uint8_t { allowed, already_so, refused };
    constexpr Verdict(Kind kind, Reason reason)
        : m_kind(kind)
        , m_reason(reason)
    {
    }

    Kind m_kind;
    Reason m_reason;
};

// The part of an order that the rules look at, so that a row of the list can ask without the whole order. `tags` points
// into the order or row that it was made from.
struct OrderState {
    OrderStatus status {};
    PaymentStatus payment {};
    bool archived {false};
    std::optional<Timestamp> status_locked_until;
    std::span<const TagId> tags;
    std::size_t parcels {0}; // 0 where they are not at hand: a row of the list adds none
};
[[nodiscard]] OrderState state_of(const Order& order);
[[nodiscard]] OrderState state_of(const ListRow& row);

// The questions. `now` is the host's time as well as this device knows it.
Verdict can_set_status(const OrderState& state, OrderStatus to, Place place, Timestamp now);
Verdict can_set_payment(const OrderState& state, PaymentStatus to, Place place);
Verdict can_refund(const OrderState& state, Place place, Timestamp now);
Verdict can_reopen(const OrderState& state, Place place, Timestamp now);
Verdict can_archive(const OrderState& state); // archiving locks nothing and nothing locks it
Verdict can_restore(const OrderState& state);
Verdict can_add_tag(const OrderState& state, const TagId& tag);
Verdict can_remove_tag(const OrderState& state, const TagId& tag);
Verdict can_add_tracking(const OrderState& state);

// Taking back a cancel, from wherever it was done: to the status before it, while nothing has changed the order since.
enum class SinceCancel : std::uint8_t { unchanged, changed };
Verdict can_undo_cancel(const OrderState& state, OrderStatus before, SinceCancel since);

// Any mutation of an order at once, as bulk actions and the host ask it (texts and addresses of its arguments are
// apply()'s to check; `from` of a payment mark is compared, `undo` counts as unchanged since).
Verdict can_do(const MutationBody& body, const OrderState& state, Place place, Timestamp now);

// What a host answers for a refused mutation (PROTOCOL 5).
[[nodiscard]] RejectionCode rejection_code(const MutationBody& body, Reason reason);

// For a row's status menu: all five statuses in the order of the enum, each with its verdict.
struct StatusChoice {
    OrderStatus status {};
    Verdict verdict {Verdict::already_so()};
};
[[nodiscard]] std::array<StatusChoice, enum_count<OrderStatus>> status_choices(
    const OrderState& state, Place place, Timestamp now);

// What to say before a cancel (SPEC 5): a paid order can then no longer be marked refunded, and Refund is offered
// instead.
enum class CancelWarning : std::uint8_t { none, refund_no_longer_possible };
[[nodiscard]] CancelWarning warning_before_cancel(const OrderState& state);

} // namespace carnet
