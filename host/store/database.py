"""The store: one database file, one writer, a handful of readers.

    read()   a read transaction on a connection of the pool: everything seen in it is of one moment (H2)
    write()  the write transaction: committed when the block ends, rolled back when it raises (H3)

Whoever waits for news is woken after each commit. A new database is filled under another name and renamed when
it is whole: a kill in the middle of filling leaves nothing that looks like a book.
"""
from __future__ import annotations

import os
import queue
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from host.clock import Clock, system_clock
from host.store import schema
from host.store.signal import Signal
from host.store.transaction import Transaction, read_meta, read_seq

_READERS = 8


class StoreError(Exception):
    """The database cannot be used; the message is a sentence for a person."""


class Store:
    def __init__(self, path: Path, clock: Clock = system_clock) -> None:
        self.clock = clock
        self.signal = Signal()
        self._path = path
        self._lock = threading.Lock()
        try:
            self._writer = schema.connect(path)
            self._writer.execute("PRAGMA journal_mode = WAL")
            version = self._writer.execute("PRAGMA user_version").fetchone()[0]
            known = version == schema.VERSION
            self._epoch = read_meta(self._writer, "epoch") if known else ""
        except sqlite3.DatabaseError as error:
            raise StoreError(f"The database {path} cannot be read ({error}). Nothing was changed in it.") from None
        if not known:
            raise StoreError(f"The database {path} has version {version}; this program reads version {schema.VERSION}.")
        self._readers: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        for _ in range(_READERS):
            self._readers.put(schema.connect(path, read_only=True))

    @property
    def epoch(self) -> str:
        return self._epoch or ""

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._readers.get(timeout=10)
        except queue.Empty:
            raise sqlite3.OperationalError("no connection is free") from None
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self._readers.put(connection)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        with self._lock:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                transaction = Transaction(self._writer, int(self.clock()))
                yield transaction
                transaction.finish()
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
        self.signal.wake()
        for action in transaction.after_commit:
            action()

    def seq(self) -> int:
        with self.read() as connection:
            return read_seq(connection)

    def meta(self, key: str) -> str | None:
        with self.read() as connection:
            return read_meta(connection, key)

    def renew_epoch(self, outdated: str) -> None:
        """Makes every copy of this book outdated (H6), once for all who notice the same reason."""
        with self.write() as transaction:
            if transaction.meta("epoch") != outdated:
                return
            epoch = fresh_epoch()
            transaction.set_meta("epoch", epoch)
        self._epoch = epoch

    def close(self) -> None:
        self.signal.close()
        with self._lock:
            for _ in range(_READERS):
                try:
                    self._readers.get(timeout=0.2).close()
                except queue.Empty:
                    break  # A call that is cut off still holds one; the process ends with it.
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._writer.close()


def fresh_epoch() -> str:
    return secrets.token_urlsafe(9)


def create(path: Path, fill: Callable[[Transaction], None], *, clock: Clock = system_clock) -> None:
    """Makes the database at `path` with what `fill` puts in, whole or not at all."""
    half = path.with_name(path.name + ".new")
    for leftover in (half, half.with_name(half.name + "-journal")):
        leftover.unlink(missing_ok=True)
    try:
        _fill(half, fill, clock)
    except BaseException:  # Whatever ends the filling, a signal among it: nothing half stays.
        half.unlink(missing_ok=True)
        raise
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(half, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _fill(path: Path, fill: Callable[[Transaction], None], clock: Clock) -> None:
    connection = schema.connect(path)
    try:
        # Nobody sees this file before it is renamed, so it needs no journal and no flush until it is whole.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -65536")
        connection.executescript(schema.SCHEMA)
        connection.execute("BEGIN")
        transaction = Transaction(connection, int(clock()))
        transaction.set_meta("epoch", fresh_epoch())
        transaction.set_meta("account", "a" + secrets.token_hex(8))
        transaction.set_meta("created", str(transaction.now))
        fill(transaction)
        transaction.finish()
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    finally:
        connection.close()
