"""The shop's work in the background: carts whose time is over, old tombstones and results, the high-water mark.

One thread, a few jobs with their period; a job that fails is logged and tried again. Every change of a row goes
through the log like any other. It answers no request.
"""
from __future__ import annotations

import sqlite3
import sys
import threading
import time
from collections.abc import Callable

from host.clock import rfc3339
from host.datafolder import DataFolder
from host.ids import new_id
from host.orders.apply import trim_activity
from host.store.database import Store

KEPT_SECONDS = 120 * 86_400
"""How long tombstones and results are kept; the protocol asks for 90 days at least."""
_BATCH = 500


def abandon_overdue_carts(store: Store) -> int:
    """Payments in progress whose time is over become abandoned carts; how many did."""
    abandoned = 0
    while overdue := _overdue(store):
        with store.write() as transaction:
            for id in overdue:
                row = transaction.row("order", id)
                if row is None or row.is_gone:
                    continue
                order = row.document()
                if order["payment_status"] != "in_progress":
                    continue  # The payment came to its end in the meantime.
                now = rfc3339(transaction.now)
                order["payment_status"] = "abandoned_cart"
                order["status_locked_until"] = None
                order["updated_at"] = now
                data = {"from": "in_progress", "to": "abandoned_cart"}
                order["activity"].append({"id": new_id(), "at": now, "by": "system", "type": "payment", "data": data})
                trim_activity(order)
                transaction.put("order", order)
                abandoned += 1
    return abandoned


def _overdue(store: Store) -> list[str]:
    with store.read() as connection:
        found = connection.execute(
            "SELECT id FROM rows WHERE due IS NOT NULL AND due <= ? ORDER BY due LIMIT ?", (int(store.clock()), _BATCH)
        )
        return [id for (id,) in found]


def prune(store: Store) -> None:
    """Forgets what nobody can ask for any more. A cursor older than a forgotten tombstone is told to start anew (H6)."""
    before = int(store.clock()) - KEPT_SECONDS
    with store.read() as connection:
        (anything,) = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM rows WHERE d IS NULL AND written < :before)"
            " OR EXISTS (SELECT 1 FROM results WHERE at < :before) OR EXISTS (SELECT 1 FROM numbers WHERE at < :before)",
            {"before": before},
        ).fetchone()
    if not anything:
        return
    with store.write() as transaction:
        (floor,) = transaction.execute(
            "SELECT max(seq) FROM rows WHERE d IS NULL AND written < ?", (before,)
        ).fetchone()
        if floor is not None:
            transaction.execute("DELETE FROM rows WHERE d IS NULL AND written < ?", (before,))
            transaction.set_meta("tombstone_floor", str(floor))
        transaction.execute("DELETE FROM results WHERE at < ?", (before,))
        transaction.execute("DELETE FROM numbers WHERE at < ?", (before,))


class Worker:
    def __init__(self, store: Store, folder: DataFolder) -> None:
        self._jobs: list[tuple[float, Callable[[], object]]] = [
            (1.0, lambda: abandon_overdue_carts(store)),
            (60.0, lambda: folder.write_high_water(store.epoch, store.seq())),
            (3600.0, lambda: prune(store)),
        ]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="work", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=0.5)

    def _run(self) -> None:
        due = [0.0] * len(self._jobs)
        while not self._stop.is_set():
            now = time.monotonic()
            for index, (period, job) in enumerate(self._jobs):
                if due[index] <= now:
                    due[index] = now + period
                    self._do(job)
            self._stop.wait(max(0.05, min(due) - time.monotonic()))

    def _do(self, job: Callable[[], object]) -> None:
        try:
            job()
        except (sqlite3.Error, OSError) as error:
            if not self._stop.is_set():
                print(f"carnet: background work failed, trying again: {error}", file=sys.stderr, flush=True)
