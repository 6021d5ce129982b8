"""One write transaction: rows go in, each with the next `seq`; all of it is committed or none.

There is one writer at a time, so `seq` is in commit order (H1). It writes rows and the host's own tables; what
a row may say is decided elsewhere (`host/orders`, `host/validation`).
"""
from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from host import jsontext
from host.store.columns import derive


@dataclass(frozen=True)
class Row:
    t: str
    id: str
    seq: int
    rev: int
    text: str | None
    sort: int

    @property
    def is_gone(self) -> bool:
        return self.text is None

    def document(self) -> dict[str, Any]:
        assert self.text is not None
        document: dict[str, Any] = jsontext.parse(self.text)
        return document


class Transaction:
    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        self._connection = connection
        self.now = now
        """The host's time in seconds: one for all that this transaction does."""
        self._seq_at_start = self.seq = read_seq(connection)
        self.after_commit: list[Callable[[], None]] = []

    def execute(self, sql: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    # Rows ------------------------------------------------------------------------------------------------------

    def row(self, t: str, id: str) -> Row | None:
        """The row, a tombstone included; None when there never was one."""
        found = self.execute("SELECT seq, rev, d, sort FROM rows WHERE t = ? AND id = ?", (t, id)).fetchone()
        return Row(t, id, found[0], found[1], found[2], found[3]) if found else None

    def put(self, t: str, document: dict[str, Any], *, sort: int | None = None) -> int:
        """Writes the row and returns its new `rev`. `sort` is for messages that share a second."""
        return self.put_text(t, document, jsontext.dump(document), sort=sort)

    def put_text(self, t: str, document: dict[str, Any], text: str, *, sort: int | None = None) -> int:
        id = document["id"]
        columns = derive(t, document)
        sort = columns.sort if sort is None else sort
        self.seq += 1
        before = self.execute("SELECT rev FROM rows WHERE t = ? AND id = ?", (t, id)).fetchone()
        rev = int(before[0]) + 1 if before else 1
        if before:
            self.execute(
                "UPDATE rows SET seq = ?, rev = ?, d = ?, written = ?, sort = ?, parent = ?, due = ?"
                " WHERE t = ? AND id = ?",
                (self.seq, rev, text, self.now, sort, columns.parent, columns.due, t, id),
            )
        else:
            self.execute(
                "INSERT INTO rows (seq, t, id, rev, d, written, sort, parent, due) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)",
                (self.seq, t, id, text, self.now, sort, columns.parent, columns.due),
            )
        if t == "order":
            self._note_tags(id, columns.tags, known=before is not None)
        return rev

    def add(self, t: str, document: dict[str, Any], text: str) -> None:
        """Writes a row that is known to be new: the short way for many at once."""
        columns = derive(t, document)
        self.seq += 1
        self.execute(
            "INSERT INTO rows (seq, t, id, rev, d, written, sort, parent, due) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)",
            (self.seq, t, document["id"], text, self.now, columns.sort, columns.parent, columns.due),
        )
        for tag in columns.tags:
            self.execute("INSERT INTO order_tags (id, tag) VALUES (?, ?)", (document["id"], tag))

    def delete(self, t: str, id: str) -> int:
        """Leaves a tombstone, so that every client hears of it; returns its `rev`."""
        self.seq += 1
        if t == "order":
            self._note_tags(id, (), known=True)
        (rev,) = self.execute(
            "UPDATE rows SET seq = ?, rev = rev + 1, d = NULL, written = ?, sort = 0, parent = NULL, due = NULL"
            " WHERE t = ? AND id = ? RETURNING rev",
            (self.seq, self.now, t, id),
        ).fetchone()
        return int(rev)

    def _note_tags(self, id: str, tags: tuple[str, ...], *, known: bool) -> None:
        if known:
            old = {tag for (tag,) in self.execute("SELECT tag FROM order_tags WHERE id = ?", (id,))}
            if old == set(tags):
                return
            self.execute("DELETE FROM order_tags WHERE id = ?", (id,))
        for tag in tags:
            self.execute("INSERT OR IGNORE INTO order_tags (id, tag) VALUES (?, ?)", (id, tag))

    def orders_with_tag(self, tag: str) -> list[str]:
        return [id for (id,) in self.execute("SELECT id FROM order_tags WHERE tag = ? ORDER BY id", (tag,))]

    def messages_of(self, order: str) -> Iterator[Row]:
        """The conversation of an order, oldest first."""
        found = self.execute(
            "SELECT id, seq, rev, d, sort FROM rows WHERE parent = ? AND t = 'message' ORDER BY sort", (order,)
        ).fetchall()
        for id, seq, rev, text, sort in found:
            yield Row("message", id, seq, rev, text, sort)

    def add_to_conversation(self, message: dict[str, Any]) -> None:
        """Writes a new message at the end: messages of one second keep the order in which they came."""
        (last,) = self.execute("SELECT max(sort) FROM rows WHERE parent = ?", (message["order"],)).fetchone()
        self.put("message", message, sort=max(self.now * 1_000_000, (last or 0) + 1))

    # Facts about the whole book --------------------------------------------------------------------------------

    def meta(self, key: str) -> str | None:
        return read_meta(self._connection, key)

    def set_meta(self, key: str, value: str) -> None:
        self.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def finish(self) -> None:
        """Called by the store just before COMMIT."""
        if self.seq != self._seq_at_start:
            self.set_meta("seq", str(self.seq))


def read_meta(connection: sqlite3.Connection, key: str) -> str | None:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return found[0] if found else None


def read_seq(connection: sqlite3.Connection) -> int:
    return int(read_meta(connection, "seq") or 0)
