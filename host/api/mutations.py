"""`POST /v1/mutations`: a batch of numbered mutations, carried out in order, each exactly once (H3, H4, H5, H7).

The whole batch is one transaction: effects, acks and stored results are committed together, and a batch that is
refused (409, 410, 503) has consumed nothing. What a mutation does is in `host/orders`.
"""
from __future__ import annotations

import json
import sqlite3
import sys
import traceback
from typing import Any

from host import ids, jsontext
from host.api.reading import BODY_LIMIT, PUSH_LIMIT, resync
from host.api.tokens import Tokens
from host.http.messages import Problem, Request, Response, json_response, malformed, overloaded
from host.jsontext import MAX_INTEGER
from host.orders.carry_out import MessageWritten, Result, carry_out, rejected
from host.store import clients
from host.store.database import Store
from host.store.transaction import Transaction


class Mutations:
    def __init__(self, store: Store, tokens: Tokens, account: str, message_written: MessageWritten) -> None:
        self._store = store
        self._tokens = tokens
        self._account = account
        self._message_written = message_written

    def push(self, request: Request) -> Response:
        person = self._tokens.person(request)
        epoch, cid, mutations = _batch(request.json_body(BODY_LIMIT))
        try:
            with self._store.write() as transaction:
                if transaction.meta("epoch") != epoch:
                    raise resync(self._store)
                ack, results = self._carry_out(transaction, cid, mutations, person)
        except (sqlite3.OperationalError, sqlite3.InternalError) as error:
            # A full disk, a lock that another program holds: nothing of the batch was kept, and it will pass.
            print(f"carnet: the database could not take a batch: {error}", file=sys.stderr, flush=True)
            raise overloaded("the database cannot be written now", retry_after=5) from None
        return json_response(jsontext.dump({"account": self._account, "ack": ack, "results": results}))

    def _carry_out(
        self, transaction: Transaction, cid: str, mutations: list[dict[str, Any]], person: str
    ) -> tuple[int, list[dict[str, Any]]]:
        ack = ack_before = clients.ack_of(transaction, cid)
        results = []
        for mutation in mutations:
            n, uid = mutation["n"], mutation["uid"]
            if n > ack + 1:
                # Nothing of the batch is kept, what came before the gap in it neither.
                raise Problem(409, "gap", f"number {n} came, {ack + 1} is next", ack=ack_before)
            if n <= ack:
                result = _stored(transaction, cid, n, uid)
            else:
                result = self._once(transaction, mutation, person)
                clients.note_number(transaction, cid, n, uid)
                ack = n
            results.append({"n": n, "uid": uid, **result})
        clients.set_ack(transaction, cid, ack)
        return ack, results

    def _once(self, transaction: Transaction, mutation: dict[str, Any], person: str) -> Any:
        """The stored result of a uid that was carried out before (under whatever number), else carries it out."""
        uid = mutation["uid"]
        if (known := clients.result_of(transaction, uid)) is not None:
            return json.loads(known)
        result = self._guarded(transaction, mutation, person).as_json()
        clients.keep_result(transaction, uid, jsontext.dump(result))
        return result

    def _guarded(self, transaction: Transaction, mutation: dict[str, Any], person: str) -> Result:
        """A fault of ours in one mutation must not block the client's queue for ever (H5): it is refused, and logged."""
        seq = transaction.seq
        transaction.execute("SAVEPOINT mutation")
        try:
            result = carry_out(
                transaction,
                mutation["name"],
                mutation.get("o"),
                mutation.get("args"),
                uid=mutation["uid"],
                by=person,
                message_written=self._message_written,
            )
        except sqlite3.Error:
            raise
        except Exception:
            traceback.print_exc()
            transaction.execute("ROLLBACK TO mutation")
            transaction.seq = seq
            result = rejected("invalid_args", "the host could not carry this out; the reason is in its log")
        transaction.execute("RELEASE mutation")
        return result


def _stored(transaction: Transaction, cid: str, n: int, uid: str) -> Any:
    first_uid = clients.uid_of_number(transaction, cid, n)
    if first_uid is not None and first_uid != uid:
        raise Problem(409, "client-reused", f"number {n} was used for another mutation before")
    known = clients.result_of(transaction, uid)
    if known is None:
        return {"s": "noop", "detail": "carried out so long ago that its result is no longer kept"}
    return json.loads(known)


def _batch(body: Any) -> tuple[str, str, list[dict[str, Any]]]:
    """The batch's epoch, client and mutations, or 400 when it is not of the form and 413 when it is too long."""
    if not isinstance(body, dict):
        raise malformed("the body is not an object")
    epoch, cid, mutations = body.get("epoch"), body.get("cid"), body.get("muts")
    if not isinstance(epoch, str) or not epoch:
        raise malformed("epoch is missing")
    if not ids.is_id(cid):
        raise malformed("cid is not an id")
    if not isinstance(mutations, list):
        raise malformed("muts is not a list")
    if len(mutations) > PUSH_LIMIT:
        raise Problem(413, "too-large", f"a batch holds at most {PUSH_LIMIT} mutations")
    for mutation in mutations:
        _check_envelope(mutation)
    return epoch, str(cid), mutations


def _check_envelope(mutation: Any) -> None:
    """Only what numbering needs: everything else about a mutation is refused inside a 200, so that its number is used."""
    if not isinstance(mutation, dict):
        raise malformed("a mutation is not an object")
    n = mutation.get("n")
    if isinstance(n, bool) or not isinstance(n, int) or not 1 <= n <= MAX_INTEGER:
        raise malformed("n is not a number from 1 on")
    if not ids.is_id(mutation.get("uid")):
        raise malformed("uid is not an id")
    if not isinstance(mutation.get("name"), str):
        raise malformed("name is not a text")
