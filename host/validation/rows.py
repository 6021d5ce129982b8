"""The rows of the protocol as forms: what an order, a message, a tag and a product must look like.

Used for every row that comes in by import. The bounds are those of the app's domain: a row beyond them would be
refused by every client, so that it must not get into the log.
"""
from __future__ import annotations

import re
from typing import Any

from host.validation.forms import (
    Invalid,
    any_object,
    array,
    identifier,
    moment,
    nullable,
    one_of,
    record,
    text,
    truth,
    web_address,
    whole,
)

MODULES = (
    "store",
    "events",
    "pricing_table",
    "restaurant_reservations",
    "schedule_booking",
    "online_courses",
    "donate",
)
ORDER_STATUSES = ("new", "in_progress", "completed", "cancelled", "refunded")
PAYMENT_STATUSES = ("in_progress", "abandoned_cart", "unpaid", "paid", "refunded")
ORIGINS = ("store", "quickpay")
DELIVERIES = ("queued", "sent", "failed")
COLORS = (
    "red",
    "orange",
    "amber",
    "yellow",
    "lime",
    "green",
    "teal",
    "cyan",
    "blue",
    "indigo",
    "violet",
    "pink",
    "brown",
    "gray",
)

MAX_ROW_BYTES = 4 * 1024 * 1024
MAX_TAGS = 10
MAX_ITEMS = 1000
MAX_TRACKING = 100
MAX_ACTIVITY = 10_000
_SHORT = 4096
_LONG = 1024 * 1024
MAX_MINOR_UNITS = 10**13
"""As `max_minor_units` in src/domain/money.hpp: sums of a million orders stay far from overflow."""
_MONEY = whole(-MAX_MINOR_UNITS, MAX_MINOR_UNITS)
_COUNT = whole(0, 10**9)
_LINE = nullable(text(_SHORT))


_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def currency(value: Any) -> None:
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        raise Invalid("is not a currency code of three capital letters")


_CUSTOMER_FIELDS = (
    "name",
    "email",
    "phone",
    "country",
    "state",
    "city",
    "address",
    "postcode",
    "ip",
    "browser",
    "locale",
)

_item = record(
    {
        "id": identifier,
        "name": text(_SHORT),
        "quantity": whole(0, 10**9),
        "unit_price": _MONEY,
    },
    {
        "product_id": nullable(identifier),
        "sku": _LINE,
        "options": array(record({"name": text(_SHORT), "value": text(_SHORT)}), 100),
        "url": nullable(web_address),
        "starts_at": nullable(moment),
        "stock_taken": _COUNT,
        "stock_returned": _COUNT,
    },
)

_tracking = record(
    {"id": identifier, "number": text(200)},
    {"carrier": nullable(text(200)), "url": nullable(web_address), "added_at": nullable(moment)},
)

_activity = record(
    {"id": identifier, "at": moment, "type": text(64, minimum=1)},
    {"by": nullable(text(_SHORT)), "data": any_object},
)

_order = record(
    {
        "id": identifier,
        "number": text(64, minimum=1),
        "module": one_of(MODULES),
        "status": one_of(ORDER_STATUSES),
        "payment_status": one_of(PAYMENT_STATUSES),
        "created_at": moment,
        "currency": currency,
        "customer": record({}, {name: _LINE for name in _CUSTOMER_FIELDS}),
        "items": array(_item, MAX_ITEMS),
        "totals": record(
            {"total": _MONEY},
            {"subtotal": _MONEY, "discount": _MONEY, "shipping": _MONEY, "tax": _MONEY},
        ),
    },
    {
        "page_id": nullable(text(64)),
        "origin": one_of(ORIGINS),
        "archived": truth,
        "updated_at": moment,
        "paid_at": nullable(moment),
        "status_locked_until": nullable(moment),
        "payment": nullable(record({}, {"method": _LINE, "reference": _LINE})),
        "tags": array(identifier, MAX_TAGS),
        "tracking": array(_tracking, MAX_TRACKING),
        "activity": array(_activity, MAX_ACTIVITY),
        "unread": _COUNT,
        "last_message_at": nullable(moment),
    },
)

_message = record(
    {
        "id": identifier,
        "order": identifier,
        "direction": one_of(("out", "in")),
        "text": text(_LONG),
        "at": moment,
    },
    {
        "subject": _LINE,
        "in_reply_to": nullable(identifier),
        "delivery": nullable(one_of(DELIVERIES)),
    },
)

_tag = record({"id": identifier, "name": text(200, minimum=1), "color": one_of(COLORS)})

_product = record(
    {"id": identifier, "name": text(_SHORT)},
    {"sku": _LINE, "url": nullable(web_address), "stock": nullable(whole(-(10**12), 10**12))},
)

_FORMS = {"order": _order, "message": _message, "tag": _tag, "product": _product}


def check_row(t: str, document: Any) -> None:
    """Raises Invalid with a sentence when `document` is no row of type `t`."""
    _FORMS[t](document)
    if t == "order":
        _check_order(document)


def is_row_type(t: str) -> bool:
    return t in _FORMS


def completed(t: str, document: dict[str, Any]) -> dict[str, Any]:
    """The same row with every field that the protocol names: what was left out gets the value that says nothing."""
    if t == "order":
        row = {**_EMPTY_ORDER, "updated_at": document["created_at"], **document}
        row["customer"] = {**_EMPTY_CUSTOMER, **row["customer"]}
        row["totals"] = {"subtotal": row["totals"]["total"], **_EMPTY_TOTALS, **row["totals"]}
        row["items"] = [{**_EMPTY_ITEM, **item} for item in row["items"]]
        row["tracking"] = [{"carrier": "", "url": "", "added_at": row["created_at"], **one} for one in row["tracking"]]
        row["activity"] = [{"by": "system", "data": {}, **one} for one in row["activity"]]
        return row
    if t == "message":
        row = {"subject": None, "in_reply_to": None, **document}
        row["delivery"] = row.get("delivery") or "sent"
        return row
    if t == "product":
        return {"sku": None, "url": None, "stock": None, **document}
    return document


_EMPTY_CUSTOMER: dict[str, Any] = {name: None for name in _CUSTOMER_FIELDS}
_EMPTY_TOTALS: dict[str, Any] = {"discount": 0, "shipping": 0, "tax": 0}
_EMPTY_ITEM: dict[str, Any] = {
    "product_id": None,
    "sku": None,
    "options": [],
    "url": None,
    "starts_at": None,
    "stock_taken": 0,
    "stock_returned": 0,
}
_EMPTY_ORDER: dict[str, Any] = {
    "page_id": None,
    "origin": "store",
    "archived": False,
    "paid_at": None,
    "status_locked_until": None,
    "payment": {"method": None, "reference": None},
    "tags": [],
    "tracking": [],
    "activity": [],
    "unread": 0,
    "last_message_at": None,
}


def _check_order(order: dict[str, Any]) -> None:
    for index, item in enumerate(order["items"]):
        if item.get("stock_returned", 0) > item.get("stock_taken", 0):
            raise Invalid("returned more to stock than was taken", f"items[{index}]")
    for name in ("items", "tracking", "activity"):
        seen = [entry["id"] for entry in order.get(name, ())]
        if len(set(seen)) != len(seen):
            raise Invalid("holds two entries with the same id", name)
    if len(set(order.get("tags", ()))) != len(order.get("tags", ())):
        raise Invalid("holds a tag twice", "tags")
