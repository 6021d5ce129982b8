"""Where a client is in the feed: opaque outside, a value inside.

A cursor is in one of two phases.

    walk    the first sync, newest orders first: `seq` is what the log stood at when the walk began
    follow  everything whose seq is greater than `seq`, in that order

Why this loses nothing while others write: a row that is not touched during the walk keeps its place in the
walk's order, so the walk passes it exactly once; a row that is touched, added or deleted meanwhile has a seq
greater than the one remembered at the start, so the follow phase brings it (again). See `feed.py`.
"""
from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

_FORMAT = 1


@dataclass(frozen=True)
class Key:
    """A place in the walk's order: below it is what comes next."""

    sort: int
    id: str


TOP = Key(2**63 - 1, "\U0010ffff")


@dataclass(frozen=True)
class Walk:
    stage: int
    key: Key
    orders: Key
    """How far the orders have come; they are walked in two stages."""


@dataclass(frozen=True)
class Cursor:
    epoch: str
    seq: int
    walk: Walk | None = None

    def encode(self) -> str:
        parts: list[object] = [_FORMAT, self.epoch, self.seq]
        if self.walk:
            walk = self.walk
            parts += [walk.stage, walk.key.sort, walk.key.id, walk.orders.sort, walk.orders.id]
        text = json.dumps(parts, separators=(",", ":")).encode()
        checked = binascii.crc32(text).to_bytes(4, "big") + text
        return base64.urlsafe_b64encode(checked).rstrip(b"=").decode()


class BadCursor(ValueError):
    """The text is no cursor of ours."""


def decode(text: str) -> Cursor:
    """The cursor in `text`. One of a format that this program no longer knows comes back with an empty epoch."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        if len(raw) < 5 or binascii.crc32(raw[4:]).to_bytes(4, "big") != raw[:4]:
            raise BadCursor
        parts = json.loads(raw[4:])
        if parts[0] != _FORMAT:
            return Cursor("", 0)
        epoch, seq, *walk = parts[1:]
        if not walk:
            return Cursor(str(epoch), int(seq))
        stage, sort, id, orders_sort, orders_id = walk
        return Cursor(str(epoch), int(seq), Walk(int(stage), Key(int(sort), str(id)), Key(int(orders_sort), str(orders_id))))
    except (ValueError, TypeError, IndexError, KeyError, RecursionError):
        raise BadCursor from None
