"""The rules of an order: what may be done with it, where, and why not.

The twin of the app's `src/domain/rules.cpp`; both run every case of `tests/data/rules/cases.json`. Each table is
read from the top and the first row that fits decides, so the order of the rows is part of the rules. Pure
questions about a small value: nothing here changes an order or knows how one is stored.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from host.clock import parse_rfc3339

PLACES = ("list", "info", "bulk", "host")
"""Where it is asked. `host` cannot know the screen, so it holds the machine's rules and not those of a place."""

MAX_TAGS = 10
MAX_TRACKING = 100


@dataclass(frozen=True)
class Verdict:
    kind: str
    """allowed | already_so | refused"""
    reason: str | None = None

    @property
    def allowed(self) -> bool:
        return self.kind == "allowed"


ALLOWED = Verdict("allowed")
ALREADY_SO = Verdict("already_so")


def refused(reason: str) -> Verdict:
    return Verdict("refused", reason)


@dataclass(frozen=True)
class State:
    """The part of an order that the rules look at."""

    status: str
    payment: str
    archived: bool = False
    locked_until: float | None = None
    tags: Sequence[str] = ()
    parcels: int = 0


def state_of(order: dict[str, Any]) -> State:
    until = order.get("status_locked_until")
    return State(
        order["status"],
        order["payment_status"],
        order.get("archived", False),
        parse_rfc3339(until) if until else None,
        order.get("tags", ()),
        len(order.get("tracking", ())),
    )


class _Rule(NamedTuple):
    status: str
    payment: str
    to: str
    places: str
    verdict: Verdict


_OPEN = "new in_progress completed"
_SCREENS = "list bulk"
_YES = ALLOWED
_NO = refused

# `*` is anything; several words are any of them.
_STATUS_RULES = (
    # Refunded → anything: never. Either of the two says it, however a host may have mixed them.
    _Rule("refunded", "*", "*", "*", _NO("refunded_is_final")),
    _Rule("*", "refunded", "*", "*", _NO("refunded_is_final")),
    # Any order status while the payment is in progress, and of an abandoned cart: locked.
    _Rule("*", "in_progress", "*", "*", _NO("payment_in_progress")),
    _Rule("*", "abandoned_cart", "*", "*", _NO("abandoned_cart")),
    # → Refunded: only by the action Refund, which stands in the information window.
    _Rule("*", "*", "refunded", _SCREENS, _NO("info_window_only")),
    _Rule("*", "*", "refunded", "*", _NO("only_by_refund")),
    # Cancelled → In progress (Reopen): in the information window, only while the payment is not Paid.
    _Rule("cancelled", "paid", "in_progress", "*", _NO("cancelled_and_paid")),
    _Rule("cancelled", "*", "in_progress", _SCREENS, _NO("info_window_only")),
    _Rule("cancelled", "*", "in_progress", "*", _YES),
    _Rule("cancelled", "*", "*", "*", _NO("cancelled")),
    # New ↔ In progress ↔ Completed, and each of them → Cancelled: everywhere.
    _Rule(_OPEN, "*", "*", "*", _YES),
)

_PAYMENT_RULES = (
    _Rule("refunded", "*", "*", "*", _NO("refunded_is_final")),
    _Rule("*", "refunded", "*", "*", _NO("refunded_is_final")),
    # → Refunded: by the action Refund. → Abandoned cart, → Payment in progress: never by hand.
    _Rule("*", "*", "refunded", "*", _NO("only_by_refund")),
    _Rule("*", "*", "abandoned_cart in_progress", "*", _NO("never_by_hand")),
    # A payment being made comes to its own end. A cancelled order takes no payment mark.
    _Rule("*", "in_progress", "*", "*", _NO("payment_in_progress")),
    _Rule("cancelled", "*", "*", "*", _NO("cancelled")),
    # Abandoned cart → Paid (paid some other way), and nothing else.
    _Rule("*", "abandoned_cart", "unpaid", "*", _NO("abandoned_cart")),
    # Unpaid ↔ Paid, Abandoned cart → Paid: by hand, in the information window.
    _Rule("*", "*", "unpaid paid", _SCREENS, _NO("info_window_only")),
    _Rule("*", "*", "unpaid paid", "*", _YES),
)

_REFUND_RULES = (
    _Rule("refunded", "*", "*", "*", _NO("refunded_is_final")),
    _Rule("*", "refunded", "*", "*", _NO("refunded_is_final")),
    _Rule("*", "in_progress", "*", "*", _NO("payment_in_progress")),
    _Rule("cancelled", "*", "*", "*", _NO("cancelled")),
    _Rule("*", "unpaid abandoned_cart", "*", "*", _NO("not_paid")),
    _Rule("*", "*", "*", _SCREENS, _NO("info_window_only")),
    _Rule(_OPEN, "paid", "*", "*", _YES),
)


def can_set_status(state: State, to: str, place: str, now: float) -> Verdict:
    # An abandoned cart is `new` on the wire but has no order status for the merchant: it is not "already New".
    has_status = not (state.status == "new" and state.payment == "abandoned_cart")
    if state.status == to and (place == "host" or has_status):
        return ALREADY_SO
    return _unless_locked(_first_match(_STATUS_RULES, state, to, place), state, now)


def can_set_payment(state: State, to: str, place: str) -> Verdict:
    if state.payment == to:
        return ALREADY_SO
    return _first_match(_PAYMENT_RULES, state, to, place)


def can_refund(state: State, place: str, now: float) -> Verdict:
    return _unless_locked(_first_match(_REFUND_RULES, state, "refunded", place), state, now)


def can_reopen(state: State, place: str, now: float) -> Verdict:
    if state.status == "refunded":
        return refused("refunded_is_final")
    if state.status != "cancelled":
        return refused("not_cancelled")
    return can_set_status(state, "in_progress", place, now)


def can_archive(state: State, archived: bool) -> Verdict:
    """Archive and restore: nothing locks them, and they lock nothing."""
    return ALREADY_SO if state.archived == archived else ALLOWED


def can_add_tag(state: State, tag: str) -> Verdict:
    if tag in state.tags:
        return ALREADY_SO
    return ALLOWED if len(state.tags) < MAX_TAGS else refused("too_many_tags")


def can_remove_tag(state: State, tag: str) -> Verdict:
    return ALLOWED if tag in state.tags else ALREADY_SO


def can_add_tracking(state: State) -> Verdict:
    return ALLOWED if state.parcels < MAX_TRACKING else refused("too_many_parcels")


def can_undo_cancel(state: State, before: str, *, unchanged: bool) -> Verdict:
    """Taking back a cancel, from wherever it was done: to the status before it, while nothing has changed since."""
    if state.status == before:
        return ALREADY_SO
    if before not in _OPEN.split():
        return refused("cannot_be_undone")
    if state.status != "cancelled" or not unchanged:
        return refused("changed_since")
    return ALLOWED


_INVALID = ("too_many_tags", "too_many_parcels", "empty_text", "text_too_long", "unsafe_url")
_LOCKED = ("payment_in_progress", "status_locked", "abandoned_cart")


def rejection_code(mutation: str, reason: str) -> str:
    """What the host answers for a refused mutation."""
    if reason == "payment_changed":
        return "payment_changed"
    if reason in _INVALID:
        return "invalid_args"
    if mutation == "order.refund":
        return "not_refundable"
    return "locked" if reason in _LOCKED else "illegal_transition"


def _unless_locked(verdict: Verdict, state: State, now: float) -> Verdict:
    """The host may keep a status as it is until a moment; by then it has said what becomes of the order."""
    locked = state.locked_until is not None and now < state.locked_until
    return refused("status_locked") if verdict.allowed and locked else verdict


def _first_match(rules: Sequence[_Rule], state: State, to: str, place: str) -> Verdict:
    asked = (state.status, state.payment, to, place)
    for rule in rules:
        if all(words == "*" or value in words.split() for words, value in zip(rule[:4], asked)):
            return rule.verdict
    # The last rows leave no gap for values of the enumerations; refusing is the answer to the impossible.
    return refused("never_by_hand")
