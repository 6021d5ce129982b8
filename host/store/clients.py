"""What each client file has had carried out: its `ack`, and the result of every mutation (H3, H4, H7).

All of it is read and written inside the transaction that carries the mutations out. It does not know what a
mutation does.
"""
from __future__ import annotations

import sqlite3
from host.store.transaction import Transaction


def read_ack(connection: sqlite3.Connection, cid: str) -> int:
    found = connection.execute("SELECT ack FROM clients WHERE cid = ?", (cid,)).fetchone()
    return int(found[0]) if found else 0


def ack_of(transaction: Transaction, cid: str) -> int:
    found = transaction.execute("SELECT ack FROM clients WHERE cid = ?", (cid,)).fetchone()
    return int(found[0]) if found else 0


def set_ack(transaction: Transaction, cid: str, ack: int) -> None:
    transaction.execute(
        "INSERT INTO clients (cid, ack, seen) VALUES (?, ?, ?)"
        " ON CONFLICT (cid) DO UPDATE SET ack = excluded.ack, seen = excluded.seen",
        (cid, ack, transaction.now),
    )


def uid_of_number(transaction: Transaction, cid: str, n: int) -> str | None:
    found = transaction.execute("SELECT uid FROM numbers WHERE cid = ? AND n = ?", (cid, n)).fetchone()
    return found[0] if found else None


def note_number(transaction: Transaction, cid: str, n: int, uid: str) -> None:
    transaction.execute("INSERT INTO numbers (cid, n, uid, at) VALUES (?, ?, ?, ?)", (cid, n, uid, transaction.now))


def result_of(transaction: Transaction, uid: str) -> str | None:
    """The JSON object that was answered, without `n` and `uid`."""
    found = transaction.execute("SELECT result FROM results WHERE uid = ?", (uid,)).fetchone()
    return found[0] if found else None


def keep_result(transaction: Transaction, uid: str, result: str) -> None:
    transaction.execute("INSERT INTO results (uid, result, at) VALUES (?, ?, ?)", (uid, result, transaction.now))
