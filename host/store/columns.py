"""What the host finds rows by: the columns of `rows` that are derived from a row's JSON.

Called for every row that is written, and the only place that says what `sort`, `parent` and `due` mean.
"""
from __future__ import annotations

from typing import Any, NamedTuple

from host.clock import parse_rfc3339

PAYMENT_SECONDS = 5 * 60
"""How long a payment may be in progress before the order is an abandoned cart."""


class Columns(NamedTuple):
    sort: int
    parent: str | None
    due: int | None
    tags: tuple[str, ...]


def derive(t: str, document: dict[str, Any]) -> Columns:
    if t == "order":
        return Columns(_microseconds(document["created_at"]), None, _due(document), tuple(document["tags"]))
    if t == "message":
        return Columns(_microseconds(document["at"]), document["order"], None, ())
    return Columns(0, None, None, ())


def _due(order: dict[str, Any]) -> int | None:
    if order["payment_status"] != "in_progress":
        return None
    if (until := order.get("status_locked_until")) and (seconds := parse_rfc3339(until)) is not None:
        return int(seconds)
    return int(parse_rfc3339(order["created_at"]) or 0) + PAYMENT_SECONDS


def _microseconds(time: str) -> int:
    return int((parse_rfc3339(time) or 0) * 1_000_000)
