"""A host broken on purpose: one switch a way to break a rule of H1 to H7.

Each switch replaces one function of the real host while it is on; start the host inside. It exists for the test that says that the
conformance program notices; nothing outside the tests can reach it.
"""
from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from host.api import mutations, reading
from host.api.mutations import Mutations
from host.api.reading import Reading
from host.http.messages import malformed
from host.store import clients
from host.store.clients import read_ack
from host.store.transaction import Transaction, read_seq

_A_MOMENT = 0.02

Switch = Callable[[], AbstractContextManager[Any]]


def _h1_cursor_of_another_moment() -> AbstractContextManager[Any]:
    """The cursor is where the log stands after the page was read, as a clock or a counter outside would say."""
    whole = Reading._read

    def read(self: Reading, question: Any) -> Any:
        answer = whole(self, question)
        if answer.page.more:
            return answer
        time.sleep(_A_MOMENT)
        with self._store.read() as connection:
            cursor = replace(answer.page.cursor, seq=read_seq(connection))
        return replace(answer, page=replace(answer.page, cursor=cursor))

    return patch.object(Reading, "_read", read)


def _h2_ack_read_later() -> AbstractContextManager[Any]:
    whole = Reading._read

    def read(self: Reading, question: Any) -> Any:
        answer = whole(self, question)
        time.sleep(_A_MOMENT)
        with self._store.read() as connection:
            return replace(answer, ack=read_ack(connection, question.cid) if question.cid else 0)

    return patch.object(Reading, "_read", read)


def _h3_ack_committed_later() -> AbstractContextManager[Any]:
    whole = Mutations.push
    set_ack = clients.set_ack

    def push(self: Mutations, request: Any) -> Any:
        later: list[tuple[str, int]] = []
        with patch.object(clients, "set_ack", lambda transaction, cid, ack: later.append((cid, ack))):
            response = whole(self, request)
        time.sleep(_A_MOMENT)
        with self._store.write() as transaction:
            for cid, ack in later:
                set_ack(transaction, cid, ack)
        return response

    return patch.object(Mutations, "push", push)


def _h4_replay_without_the_stored_result() -> AbstractContextManager[Any]:
    return patch.object(mutations, "_stored", lambda transaction, cid, n, uid: {"s": "noop"})


def _h4_number_reused() -> AbstractContextManager[Any]:
    return patch.object(clients, "uid_of_number", lambda transaction, cid, n: None)


def _h4_gap_accepted() -> AbstractContextManager[Any]:
    def carry_out(self: Mutations, transaction: Any, cid: str, batch: Any, person: str) -> Any:
        results = [
            {"n": mutation["n"], "uid": mutation["uid"], **self._once(transaction, mutation, person)}
            for mutation in batch
        ]
        ack = max([clients.ack_of(transaction, cid), *(mutation["n"] for mutation in batch)])
        clients.set_ack(transaction, cid, ack)
        return ack, results

    return patch.object(Mutations, "_carry_out", carry_out)


def _forgetting(remembered: int) -> AbstractContextManager[Any]:
    kept: deque[str] = deque()

    def keep(transaction: Transaction, uid: str, result: str) -> None:
        transaction.execute(
            "INSERT OR REPLACE INTO results (uid, result, at) VALUES (?, ?, ?)", (uid, result, transaction.now)
        )
        kept.append(uid)
        while len(kept) > remembered:
            transaction.execute("DELETE FROM results WHERE uid = ?", (kept.popleft(),))

    return patch.object(clients, "keep_result", keep)


def _h4_uid_unknown_under_another_number() -> AbstractContextManager[Any]:
    whole = Mutations._once

    def once(self: Mutations, transaction: Any, mutation: Any, person: str) -> Any:
        transaction.execute("DELETE FROM results WHERE uid = ?", (mutation["uid"],))
        return whole(self, transaction, mutation, person)

    return patch.object(Mutations, "_once", once)


def _h5_refusal_is_an_error() -> AbstractContextManager[Any]:
    whole = Mutations._guarded

    def guarded(self: Mutations, transaction: Any, mutation: Any, person: str) -> Any:
        result = whole(self, transaction, mutation, person)
        if result.s == "rejected":
            raise malformed(result.detail or "")
        return result

    return patch.object(Mutations, "_guarded", guarded)


def _h5_refusal_does_not_use_its_number() -> AbstractContextManager[Any]:
    whole = Mutations._carry_out

    def carry_out(self: Mutations, transaction: Any, cid: str, batch: Any, person: str) -> Any:
        ack, results = whole(self, transaction, cid, batch, person)
        refused = [result["n"] for result in results if result["s"] == "rejected"]
        if refused:
            ack = min(refused) - 1
            clients.set_ack(transaction, cid, ack)
        return ack, results

    return patch.object(Mutations, "_carry_out", carry_out)


def _h6_epoch_of_reads_ignored() -> AbstractContextManager[Any]:
    return patch.object(reading, "check_epoch", lambda store, epoch: None)


def _h6_epoch_of_pushes_ignored() -> AbstractContextManager[Any]:
    whole = Mutations.push

    def push(self: Mutations, request: Any) -> Any:
        body = request.json_body
        request.json_body = lambda limit: {**body(limit), "epoch": self._store.epoch}
        return whole(self, request)

    return patch.object(Mutations, "push", push)


SWITCHES: dict[str, tuple[str, Switch]] = {
    "the cursor is of another moment than the rows": ("H1", _h1_cursor_of_another_moment),
    "the ack is read after the rows": ("H2", _h2_ack_read_later),
    "the ack is committed after the effect": ("H3", _h3_ack_committed_later),
    "a replay is answered without its stored result": ("H4", _h4_replay_without_the_stored_result),
    "a number may change its uid": ("H4", _h4_number_reused),
    "a gap is accepted": ("H4", _h4_gap_accepted),
    "a uid is carried out again under another number": ("H4", _h4_uid_unknown_under_another_number),
    "a refusal is a 400": ("H5", _h5_refusal_is_an_error),
    "a refusal does not use its number": ("H5", _h5_refusal_does_not_use_its_number),
    "a read of another epoch is answered": ("H6", _h6_epoch_of_reads_ignored),
    "a push of another epoch is carried out": ("H6", _h6_epoch_of_pushes_ignored),
    "only the last results are kept": ("H7", lambda: _forgetting(50)),
}


@contextlib.contextmanager
def broken(switch: str) -> Iterator[str]:
    """Breaks every host in this process while the block runs; gives the rule that is broken."""
    rule, turn_on = SWITCHES[switch]
    with turn_on():
        yield rule
