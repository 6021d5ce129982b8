"""The shape of the database, and how a connection to it is set up.

One table holds every row of the protocol as ready JSON text, its `seq` as the row id: the feed is a scan of the
table in its own order, and a page is joined from text and never encoded again. The other columns are what the
host itself must find rows by; they are derived from the JSON in `columns.py` and never sent.
"""
from __future__ import annotations

import sqlite3
from pathlib import Path

VERSION = 1

SCHEMA = """
-- Every row of the protocol, in the state it has now. `d` is null for a tombstone.
CREATE TABLE rows (
    seq     INTEGER PRIMARY KEY,     -- given inside the write transaction, in commit order (H1)
    t       TEXT    NOT NULL,
    id      TEXT    NOT NULL,
    rev     INTEGER NOT NULL,
    d       TEXT,
    written INTEGER NOT NULL,        -- when, in seconds: tombstones are kept at least 90 days (H6)
    sort    INTEGER NOT NULL,        -- orders and messages: their time; a first sync goes from the greatest down
    parent  TEXT,                    -- messages: their order
    due     INTEGER                  -- orders with a payment in progress: when the time for it is over
);
CREATE UNIQUE INDEX row_by_id  ON rows (t, id);
CREATE INDEX walk              ON rows (t, sort, id) WHERE d IS NOT NULL;
CREATE INDEX message_of_order  ON rows (parent, sort) WHERE parent IS NOT NULL;
CREATE INDEX payment_due       ON rows (due) WHERE due IS NOT NULL;
CREATE INDEX tombstones        ON rows (seq) WHERE d IS NULL;

-- Which orders carry a tag: derived, so that deleting a tag does not read the whole book.
CREATE TABLE order_tags (id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (id, tag)) WITHOUT ROWID;
CREATE INDEX orders_of_tag ON order_tags (tag);

-- What each client file has had carried out (H3, H4).
CREATE TABLE clients (cid TEXT PRIMARY KEY, ack INTEGER NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE numbers (
    cid TEXT NOT NULL, n INTEGER NOT NULL, uid TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (cid, n)
) WITHOUT ROWID;
CREATE INDEX numbers_by_age ON numbers (at);

-- The result of each mutation by uid, kept at least 90 days (H7): the JSON of the answer without `n` and `uid`.
CREATE TABLE results (uid TEXT PRIMARY KEY, result TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX results_by_age ON results (at);

-- Mail to be sent: durable, so that a message written is a message sent.
CREATE TABLE outgoing (
    message TEXT PRIMARY KEY,
    since   INTEGER NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX outgoing_by_time ON outgoing (next_at);

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection that any one thread may use at a time; transactions are begun and ended by hand."""
    connection = sqlite3.connect(path, timeout=10.0, isolation_level=None, check_same_thread=False, cached_statements=64)
    # WAL lets readers go on while the one writer writes; FULL so that what was acknowledged survives a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cache_size = -8000")
    connection.execute("PRAGMA mmap_size = 268435456")  # Pages of a first sync come straight from the page cache.
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    return connection
