"""A mutation carried out on the book: the order is read, changed and written, and what belongs to it with it.

Everything happens in the transaction that is handed in (H3): the order's row, the products whose stock moved, the
message and its place in the mail queue, a tag and every order that carried it. It decides nothing that
`apply.py` and the rules decide, and knows nothing of numbers and acks.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from host import jsontext
from host.orders import arguments
from host.orders.apply import Context, Outcome, apply, imported
from host.stock import Move
from host.store.transaction import Row, Transaction
from host.validation.forms import Invalid
from host.validation.rows import MAX_ROW_BYTES, check_row, completed

Json = dict[str, Any]

MessageWritten = Callable[[Transaction, Json, Json], None]
"""Called with (transaction, message, order) before a message's row is written: the mail takes it from there."""


@dataclass
class Result:
    """What is answered for one mutation, but for its `n` and `uid`."""

    s: str
    code: str | None = None
    detail: str | None = None
    rev: int | None = None
    extra: Json = field(default_factory=dict)

    def as_json(self) -> Json:
        named = {"code": self.code, "detail": self.detail, "rev": self.rev}
        return {"s": self.s, **{name: value for name, value in named.items() if value is not None}, **self.extra}


def rejected(code: str, detail: str, **extra: Any) -> Result:
    return Result("rejected", code, detail, extra=extra)


def carry_out(
    transaction: Transaction,
    name: object,
    o: Any,
    args: Any,
    *,
    uid: str,
    by: str,
    message_written: MessageWritten,
) -> Result:
    if not isinstance(name, str) or not arguments.is_known(name):
        return rejected("unknown_mutation", f"this host knows no mutation {str(name)[:100]}")
    try:
        arguments.check(name, o, args)
    except Invalid as error:
        return rejected("invalid_args", str(error))
    if name == "tag.put":
        return _put_tag(transaction, args)
    if name == "tag.delete":
        return _delete_tag(transaction, args["id"])
    row = transaction.row("order", o)
    if row is not None and row.is_gone:
        return rejected("gone", "the order was deleted")
    context = Context(transaction.now, by, uid)
    if name == "order.import":
        return Result("noop", rev=row.rev) if row else _import_order(transaction, o, args["order"], context)
    if row is None:
        return rejected("not_found", "there is no such order")
    if name == "order.tag.add" and (refusal := _refuse_tag(transaction, args["tag"])):
        return refusal
    return _change_order(transaction, row, name, args, context, message_written)


def _import_order(transaction: Transaction, id: str, said: Json, context: Context) -> Result:
    """An order of another shop's file. It must be of the form that every row has: clients refuse all others."""
    order = {**said, "id": id}
    try:
        check_row("order", order)
        order = imported(completed("order", order), context)
        text = jsontext.dump(order)
        if len(text) > MAX_ROW_BYTES:
            raise Invalid(f"is longer than {MAX_ROW_BYTES} bytes", "order")
    except Invalid as error:
        return rejected("invalid_args", str(error))
    return Result("applied", rev=transaction.put_text("order", order, text))


def _change_order(
    transaction: Transaction, row: Row, name: str, args: Json, context: Context, message_written: MessageWritten
) -> Result:
    order = row.document()
    before = (order["status"], order["payment_status"])
    if name == "order.comment.add" and len(row.text or "") + len(args["text"]) > MAX_ROW_BYTES:
        # One order must never become a page that clients refuse.
        return rejected("invalid_args", "the order's history is full", reason="text_too_long")
    if name in ("message.send", "message.read"):
        context.conversation = [message.document() for message in transaction.messages_of(row.id)]
        if name == "message.send" and transaction.row("message", args["id"]) is not None:
            return Result("noop", rev=row.rev)
    outcome = apply(name, args, order, context)
    if outcome.kind == "rejected":
        return _refusal(name, outcome, before)
    if outcome.kind == "noop":
        return Result("noop", rev=row.rev)
    if outcome.message:
        message_written(transaction, outcome.message, order)
        transaction.add_to_conversation(outcome.message)
    move_stock(transaction, outcome.moves)
    return Result(outcome.kind, rev=transaction.put("order", order))


def move_stock(transaction: Transaction, moves: list[Move]) -> None:
    deltas: dict[str, int] = {}
    for product_id, delta in moves:
        deltas[product_id] = deltas.get(product_id, 0) + delta
    for product_id, delta in deltas.items():
        row = transaction.row("product", product_id)
        if delta == 0 or row is None or row.is_gone:
            continue
        product = row.document()
        if product.get("stock") is not None:  # Untracked stays untracked; below zero is oversold.
            product["stock"] += delta
            transaction.put("product", product)


def _refusal(name: str, outcome: Outcome, before: tuple[str, str]) -> Result:
    status, payment = before
    reason = outcome.reason or ""
    now = payment if name == "order.payment.set" else status
    detail = f"{reason.replace('_', ' ')} (order {status}, payment {payment})"
    return rejected(outcome.code or "illegal_transition", detail, reason=reason, current=now)


# Tags --------------------------------------------------------------------------------------------------------------


def _refuse_tag(transaction: Transaction, tag: str) -> Result | None:
    row = transaction.row("tag", tag)
    if row is None:
        return rejected("not_found", "there is no such tag")
    return rejected("gone", "the tag was deleted") if row.is_gone else None


def _put_tag(transaction: Transaction, args: Json) -> Result:
    row = transaction.row("tag", args["id"])
    tag: Json = {"id": args["id"]} if row is None or row.is_gone else row.document()
    wanted = {"name": args["name"].strip(), "color": args["color"]}
    if row is not None and not row.is_gone and all(tag.get(key) == value for key, value in wanted.items()):
        return Result("noop", rev=row.rev)
    return Result("applied", rev=transaction.put("tag", {**tag, **wanted}))


def _delete_tag(transaction: Transaction, tag: str) -> Result:
    row = transaction.row("tag", tag)
    if row is None:
        return rejected("not_found", "there is no such tag")
    if row.is_gone:
        return Result("noop", rev=row.rev)
    for id in transaction.orders_with_tag(tag):
        carrier = transaction.row("order", id)
        if carrier is not None and not carrier.is_gone:
            order = carrier.document()
            # No line in the activity: nothing could say the tag's name any more.
            order["tags"] = [other for other in order["tags"] if other != tag]
            transaction.put("order", order)
    return Result("applied", rev=transaction.delete("tag", tag))
