"""What a mutation does to an order: a pure function over the order's JSON, the twin of `src/domain/apply.cpp`.

The client predicts with the same function, so what is written here (which activity, in which order, with which
ids) is what the merchant has already seen. A refused mutation changes nothing. It stores and sends nothing.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from host import rules, stock
from host.clock import parse_rfc3339, rfc3339
from host.ids import new_id
from host.rules import Verdict
from host.validation.forms import Invalid

Json = dict[str, Any]

MAX_ACTIVITY = 10_000
_ROOM_FOR_NUMBER = 5


@dataclass
class Context:
    now: float
    by: str
    uid: str
    conversation: Sequence[Json] = ()
    """The order's messages, oldest first."""


@dataclass
class Outcome:
    kind: str = "applied"
    """applied | merged | noop | rejected"""
    reason: str | None = None
    code: str | None = None
    moves: list[stock.Move] = field(default_factory=list)
    """For the products."""
    message: Json | None = None
    """To be added to the conversation."""
    silent: bool = False
    """Nothing that the merchant would call a change of the order (`updated_at` stays)."""


def apply(name: str, args: Json, order: Json, context: Context) -> Outcome:
    """Changes `order` in place when the outcome is `applied` or `merged`, else leaves it alone."""
    work = _Application(name, order, context)
    _ACTIONS[name](work, args)
    outcome = work.outcome
    if outcome.kind in ("applied", "merged") and not outcome.silent:
        order["updated_at"] = rfc3339(context.now)
        trim_activity(order)
    return outcome


class _Application:
    def __init__(self, name: str, order: Json, context: Context) -> None:
        self.name = name
        self.order = order
        self.context = context
        self.outcome = Outcome()
        self.state = rules.state_of(order)
        self._recorded = 0

    def goes_on(self, verdict: Verdict) -> bool:
        """What the rules say; True when there is something to do."""
        if verdict.reason:
            self.outcome.kind = "rejected"
            self.outcome.reason = verdict.reason
            self.outcome.code = rules.rejection_code(self.name, verdict.reason)
        elif verdict.kind == "already_so":
            self.outcome.kind = "noop"
        return verdict.allowed

    def record(self, type: str, data: Json, id: str | None = None) -> None:
        """An entry without an id of its own takes it from the mutation: a prediction has the id of the fact."""
        entry_id = id or f"{uid_tail(self.context.uid)}-{self._recorded}"
        if id is None:
            self._recorded += 1
            if any(entry["id"] == entry_id for entry in self.order["activity"]):
                entry_id = new_id()  # Somebody gave a comment this very id: within an order an id names one thing.
        entry = {"id": entry_id, "at": rfc3339(self.context.now), "by": self.context.by, "type": type, "data": data}
        self.order["activity"].append(entry)

    def set_status(self, to: str) -> None:
        self.record("status", {"from": self.order["status"], "to": to})
        self.order["status"] = to

    def set_payment(self, to: str) -> None:
        self.record("payment", {"from": self.order["payment_status"], "to": to})
        self.order["payment_status"] = to
        if to == "paid":
            self.order["paid_at"] = rfc3339(self.context.now)
        elif to == "unpaid":
            self.order["paid_at"] = None

    def moved(self, moves: list[stock.Move], reason: str) -> None:
        for product_id, delta in moves:
            self.record("stock", {"product_id": product_id, "delta": delta, "reason": reason})
        self.outcome.moves = moves


def uid_tail(uid: str) -> str:
    """So much of a mutation's uid that an activity id made of it and a number is still an id."""
    return uid[-(64 - _ROOM_FOR_NUMBER) :]


def trim_activity(order: Json) -> None:
    """An order's history is long but not without end: what is cut are the oldest entries after the first."""
    activity = order["activity"]
    if len(activity) > MAX_ACTIVITY:
        del activity[1 : len(activity) - MAX_ACTIVITY + 1]


def last_cancel(order: Json) -> tuple[Json, list[stock.Move]] | None:
    """The order's last cancel and what it returned, when nothing but its own stock moves came after it."""
    moves: list[stock.Move] = []
    for entry in reversed(order["activity"]):
        if entry["type"] == "stock":
            moves.append(stock.Move(entry["data"].get("product_id"), entry["data"].get("delta", 0)))
        elif entry["type"] == "status" and entry["data"].get("to") == "cancelled":
            return entry, moves
        else:
            return None
    return None


# One function a mutation -------------------------------------------------------------------------------------------


def _status_set(work: _Application, args: Json) -> None:
    if args.get("undo"):
        _undo_cancel(work, args)
        return
    before = work.order["status"]
    if not work.goes_on(rules.can_set_status(work.state, args["to"], "host", work.context.now)):
        return
    if before != args["from"]:
        work.outcome.kind = "merged"
    work.set_status(args["to"])
    if args["to"] == "cancelled":
        if args.get("restock") is not False:
            work.moved(stock.return_stock(work.order["items"]), "cancel")
    elif before == "cancelled":
        work.moved(stock.take_stock(work.order["items"]), "reopen")


def _undo_cancel(work: _Application, args: Json) -> None:
    cancel = last_cancel(work.order)
    # The entry's id tells whose cancel it was: an undo takes back the cancel that it names and no other.
    own = cancel is not None and cancel[0]["id"].rpartition("-")[0] == uid_tail(args["undo"])
    own = own and cancel is not None and cancel[0]["data"].get("from") == args["to"]
    if not work.goes_on(rules.can_undo_cancel(work.state, args["to"], unchanged=own)):
        return
    assert cancel is not None
    if work.order["status"] != args["from"]:
        work.outcome.kind = "merged"
    work.set_status(args["to"])
    work.moved(stock.take_stock_back(work.order["items"], cancel[1]), "undo")


def _payment_set(work: _Application, args: Json) -> None:
    current = work.order["payment_status"]
    if args["from"] != current:
        work.goes_on(rules.refused("payment_changed"))
        return
    if not work.goes_on(rules.can_set_payment(work.state, args["to"], "host")):
        return
    work.set_payment(args["to"])
    if current == "abandoned_cart":
        work.order["status_locked_until"] = None
        if work.order["status"] != "new":
            work.set_status("new")


def _refund(work: _Application, args: Json) -> None:
    if not work.goes_on(rules.can_refund(work.state, "host", work.context.now)):
        return
    work.record("refund", {})
    work.set_status("refunded")
    work.set_payment("refunded")
    work.moved(stock.return_stock(work.order["items"]), "refund")


def _archive(work: _Application, args: Json) -> None:
    if work.goes_on(rules.can_archive(work.state, args["archived"])):
        work.order["archived"] = args["archived"]
        work.record("archive", {"archived": args["archived"]})


def _tag_add(work: _Application, args: Json) -> None:
    if work.goes_on(rules.can_add_tag(work.state, args["tag"])):
        work.order["tags"].append(args["tag"])
        work.record("tag", {"op": "add", "tag": args["tag"]})


def _tag_remove(work: _Application, args: Json) -> None:
    if work.goes_on(rules.can_remove_tag(work.state, args["tag"])):
        work.order["tags"].remove(args["tag"])
        work.record("tag", {"op": "remove", "tag": args["tag"]})


def _tracking_put(work: _Application, args: Json) -> None:
    wanted = {"number": args["number"], "carrier": args.get("carrier") or "", "url": args.get("url") or ""}
    entry = {"id": args["id"], "number": wanted["number"], "carrier": wanted["carrier"]}
    parcel = next((one for one in work.order["tracking"] if one["id"] == args["id"]), None)
    if parcel is None:
        if work.goes_on(rules.can_add_tracking(work.state)):
            work.order["tracking"].append({"id": args["id"], **wanted, "added_at": rfc3339(work.context.now)})
            work.record("tracking", {"op": "add", **entry})
    elif all((parcel.get(key) or "") == value for key, value in wanted.items()):
        work.outcome.kind = "noop"
    else:
        parcel.update(wanted)
        work.record("tracking", {"op": "edit", **entry})


def _tracking_remove(work: _Application, args: Json) -> None:
    parcel = next((one for one in work.order["tracking"] if one["id"] == args["id"]), None)
    if parcel is None:
        work.outcome.kind = "noop"
        return
    work.order["tracking"].remove(parcel)
    data = {"op": "remove", "id": parcel["id"], "number": parcel["number"], "carrier": parcel.get("carrier") or ""}
    work.record("tracking", data)


def _comment_add(work: _Application, args: Json) -> None:
    if any(entry["id"] == args["id"] for entry in work.order["activity"]):
        work.outcome.kind = "noop"
    else:
        work.record("comment", {"text": args["text"]}, id=args["id"])


def _message_send(work: _Application, args: Json) -> None:
    known = any(message["id"] == args["id"] for message in work.context.conversation)
    mentioned = (entry["data"].get("id") for entry in work.order["activity"] if entry["type"] == "message")
    if known or args["id"] in mentioned:
        work.outcome.kind = "noop"
        return
    now = rfc3339(work.context.now)
    work.outcome.message = {
        "id": args["id"],
        "order": work.order["id"],
        "direction": "out",
        "subject": args.get("subject") or None,
        "text": args["text"],
        "at": now,
        "in_reply_to": args.get("in_reply_to"),
        "delivery": "queued",
        "delivery_detail": None,
        "reply_url": None,
        "by": work.context.by,
    }
    work.order["last_message_at"] = now
    work.record("message", {"id": args["id"], "direction": "out"})


def _message_read(work: _Application, args: Json) -> None:
    """Read markers only move forward: what another device has read stays read."""
    unread = min(work.order["unread"], _unread_after(work.context.conversation, args["upto"]))
    work.outcome.silent = True
    if unread == work.order["unread"]:
        work.outcome.kind = "noop"
    work.order["unread"] = unread


def _unread_after(conversation: Sequence[Json], upto: str) -> int:
    """How many of the customer's messages come after `upto`; a message that is not there counts as the newest."""
    moment = parse_rfc3339(upto)
    after = len(conversation)
    for index, message in enumerate(conversation):
        if message["id"] == upto:
            after = index + 1
            break
        if moment is not None and (parse_rfc3339(message["at"]) or 0) > moment:
            after = index
            break
    return sum(message["direction"] == "in" for message in conversation[after:])


def imported(order: Json, context: Context) -> Json:
    """The order that `order.import` makes of a row: with what comes by other mutations or not at all left empty.

    Its units left the shelf of another shop, so that its stock ledger stays at nothing.
    """
    if (order["status"] == "refunded") != (order["payment_status"] == "refunded"):
        raise Invalid("is refunded in one of status and payment_status alone", "order")
    created = {"id": f"{uid_tail(context.uid)}-0", "at": order["created_at"], "by": context.by, "type": "created"}
    return {
        **order,
        "updated_at": rfc3339(context.now),
        "status_locked_until": None,
        "tags": [],
        "tracking": [],
        "items": [{**item, "product_id": None, "stock_taken": 0, "stock_returned": 0} for item in order["items"]],
        "activity": [{**created, "data": {}}],
        "unread": 0,
        "last_message_at": None,
    }


_ACTIONS: dict[str, Callable[[_Application, Json], None]] = {
    "order.status.set": _status_set,
    "order.payment.set": _payment_set,
    "order.refund": _refund,
    "order.archive": _archive,
    "order.tag.add": _tag_add,
    "order.tag.remove": _tag_remove,
    "order.tracking.put": _tracking_put,
    "order.tracking.remove": _tracking_remove,
    "order.comment.add": _comment_add,
    "message.send": _message_send,
    "message.read": _message_read,
}
