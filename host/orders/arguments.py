"""The arguments of every mutation as forms: what is not of the form is refused with `invalid_args`.

The only list of the mutations' names. It says nothing about whether a mutation is allowed.
"""
from __future__ import annotations

from typing import Any

from host import ids
from host.validation.forms import (
    Form,
    Invalid,
    any_object,
    identifier,
    moment,
    nullable,
    one_of,
    record,
    text,
    truth,
    web_address,
)
from host.validation.rows import COLORS, ORDER_STATUSES, PAYMENT_STATUSES

SHORT = 4096
LONG = 1024 * 1024


def _message_or_moment(value: Any) -> None:
    if not ids.is_id(value):
        moment(value)


_FORMS: dict[str, Form] = {
    "order.status.set": record(
        {"from": one_of(ORDER_STATUSES), "to": one_of(ORDER_STATUSES)},
        {"restock": nullable(truth), "undo": nullable(identifier)},
    ),
    "order.payment.set": record({"from": one_of(PAYMENT_STATUSES), "to": one_of(PAYMENT_STATUSES)}),
    "order.refund": record({}),
    "order.archive": record({"archived": truth}),
    "order.tag.add": record({"tag": identifier}),
    "order.tag.remove": record({"tag": identifier}),
    "tag.put": record({"id": identifier, "name": text(200, minimum=1), "color": one_of(COLORS)}),
    "tag.delete": record({"id": identifier}),
    "order.tracking.put": record(
        {"id": identifier, "number": text(SHORT, minimum=1)},
        {"carrier": nullable(text(SHORT)), "url": nullable(web_address)},
    ),
    "order.tracking.remove": record({"id": identifier}),
    "order.comment.add": record({"id": identifier, "text": text(LONG, minimum=1)}),
    "message.send": record(
        {"id": identifier, "text": text(LONG, minimum=1)},
        {"subject": nullable(text(SHORT)), "in_reply_to": nullable(identifier)},
    ),
    "message.read": record({"upto": _message_or_moment}),
    "order.import": record({"order": any_object}),  # what it must look like is the row's form, once it has its id
}


def is_known(name: str) -> bool:
    return name in _FORMS


def check(name: str, o: Any, args: Any) -> None:
    """Raises Invalid with a sentence."""
    if name not in ("tag.put", "tag.delete") and not ids.is_id(o):
        raise Invalid("is not the id of an order", "o")
    if not isinstance(args, dict):
        raise Invalid("is not an object", "args")
    _FORMS[name](args)
