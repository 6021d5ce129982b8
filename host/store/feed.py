"""The feed: one page of rows after a cursor, read inside a transaction that the caller holds.

The walk of a first sync goes through stages: the newest orders (the first screens), the tags that name their
chips, all other orders, then messages and products. After it, and for ever, rows follow in the order of `seq`.
A page is bounded by rows and by bytes, and holds one row at least. Rows come as bytes of finished JSON.
"""
from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from host.store.cursor import TOP, Cursor, Key, Walk

PAGE_ROWS = 1000
PAGE_BYTES = 2 * 1024 * 1024

_FIRST_SCREENS = 250
"""Orders sent before the tags: more than any screen shows at once."""

_STAGES: tuple[tuple[str, int | None], ...] = (
    ("order", _FIRST_SCREENS),
    ("tag", None),
    ("order", None),
    ("message", None),
    ("product", None),
)

_AS_CHANGE = """CAST('{"t":"' || t || '","id":"' || id || '","op":"put","rev":' || rev || ',"seq":' || seq
    || ',"d":' || d || '}' AS BLOB)"""

# INDEXED BY and NOT INDEXED pin the plans: statistics of a small book once made SQLite sort the whole table.
WALK = f"""
SELECT {_AS_CHANGE}, sort, id FROM rows INDEXED BY walk
WHERE t = ? AND d IS NOT NULL AND (sort, id) < (?, ?)
ORDER BY sort DESC, id DESC LIMIT ?
"""

FOLLOW = f"""
SELECT CASE WHEN d IS NULL
    THEN CAST('{{"t":"' || t || '","id":"' || id || '","op":"del","rev":' || rev || ',"seq":' || seq || ',"d":null}}' AS BLOB)
    ELSE {_AS_CHANGE} END, seq
FROM rows NOT INDEXED WHERE seq > ? ORDER BY seq LIMIT ?
"""


@dataclass(frozen=True)
class Page:
    rows: list[bytes]
    cursor: Cursor
    more: bool


def start(epoch: str, seq: int) -> Cursor:
    """The cursor of a client that has nothing."""
    return Cursor(epoch, seq, Walk(0, TOP, TOP))


def page(connection: sqlite3.Connection, cursor: Cursor, limit: int, log_seq: int) -> Page:
    """The rows after `cursor`; `log_seq` is what the log stands at in this transaction."""
    collected = _Collected(limit)
    walk = cursor.walk
    while walk and not collected.full:
        walk = _walk_on(connection, walk, collected)
    if walk:
        return Page(collected.rows, Cursor(cursor.epoch, cursor.seq, walk), more=True)
    seq = cursor.seq
    if not collected.full and seq < log_seq:
        for row, row_seq in connection.execute(FOLLOW, (seq, collected.room)):
            seq = row_seq
            if collected.add(row):
                break
        else:
            seq = log_seq
    more = seq < log_seq and _has_more(connection, seq)
    return Page(collected.rows, Cursor(cursor.epoch, seq if more else log_seq), more)


class _Collected:
    def __init__(self, limit: int) -> None:
        self.rows: list[bytes] = []
        self.room = limit
        self._bytes = PAGE_BYTES

    @property
    def full(self) -> bool:
        return self.room <= 0 or self._bytes <= 0

    def add(self, row: bytes) -> bool:
        """Takes the row; True when the page is full with it."""
        self.rows.append(row)
        self.room -= 1
        self._bytes -= len(row)
        return self.full


def _walk_on(connection: sqlite3.Connection, walk: Walk, collected: _Collected) -> Walk | None:
    """Adds rows of the walk's stage; where the walk is then, or None when it is done."""
    t, cap = _STAGES[walk.stage]
    wanted = collected.room if cap is None else min(cap, collected.room)
    key, taken = walk.key, 0
    for row, sort, id in connection.execute(WALK, (t, key.sort, key.id, wanted)):
        key, taken = Key(sort, id), taken + 1
        if collected.add(row):
            break
    orders = key if t == "order" else walk.orders
    stage_done = cap is not None or (taken < wanted and not collected.full)
    if not stage_done:
        return Walk(walk.stage, key, orders)
    stage = walk.stage + 1
    if stage == len(_STAGES):
        return None
    return Walk(stage, orders if _STAGES[stage][0] == "order" else TOP, orders)


def _has_more(connection: sqlite3.Connection, seq: int) -> bool:
    return connection.execute("SELECT 1 FROM rows WHERE seq > ? LIMIT 1", (seq,)).fetchone() is not None


def plans(connection: sqlite3.Connection) -> Iterator[str]:
    """The query plans, for the test that says no page is ever sorted."""
    for query, values in ((WALK, ("order", 0, "", 1)), (FOLLOW, (0, 1))):
        for *_, detail in connection.execute("EXPLAIN QUERY PLAN " + query, values):
            yield detail
