"""`GET /v1/hello` and `GET /v1/changes`: what a client reads.

One answer of `changes` is read in one transaction, rows and `ack` together (H2). A call that finds nothing new
may wait for it; it holds a thread while it waits and nothing else, and their number is bounded.
"""
from __future__ import annotations

import gzip
import json
import threading
import time
from dataclasses import dataclass

from host import jsontext
from host.api.tokens import Tokens
from host.clock import rfc3339
from host.http.messages import Problem, Request, Response, json_response, malformed, overloaded
from host.http.static import accepts
from host.ids import is_id
from host.orders.arguments import LONG
from host.store import feed
from host.store.clients import read_ack
from host.store.cursor import BadCursor, Cursor, decode
from host.store.database import Store
from host.store.transaction import read_meta, read_seq

MAX_WAIT_SECONDS = 25
MAX_WAITING = 64
LOOK_EVERY_SECONDS = 2.0
"""How often a waiting call looks whether its client is still there."""
PUSH_LIMIT = 100
BODY_LIMIT = 8 * 1024 * 1024
"""Room for one text of TEXT_LIMIT in the longest way that JSON can write it."""
TEXT_LIMIT = LONG
_WORTH_PACKING = 2048


@dataclass(frozen=True)
class Shop:
    name: str
    tz: str
    locale: str


@dataclass(frozen=True)
class _Question:
    since: Cursor | None
    cid: str | None
    limit: int
    wait: float


@dataclass(frozen=True)
class _Answer:
    page: feed.Page
    ack: int
    epoch: str


class Reading:
    def __init__(self, store: Store, tokens: Tokens, shop: Shop, account: str) -> None:
        self._store = store
        self._tokens = tokens
        self._shop = shop
        self._account = account
        self._waiting = threading.BoundedSemaphore(MAX_WAITING)

    def hello(self, request: Request) -> Response:
        self._tokens.person(request)
        store = self._store
        document = {
            "protocol": [1],
            "schema": {"min": 1, "max": 1},
            "account": self._account,
            "name": self._shop.name,
            "tz": self._shop.tz,
            "locale": self._shop.locale,
            "epoch": store.epoch,
            "seq": store.seq(),
            "server_time": rfc3339(store.clock()),
            "features": ["order.import"],
            "limits": {"push": PUSH_LIMIT, "page": feed.PAGE_ROWS, "body": BODY_LIMIT, "text": TEXT_LIMIT},
        }
        return json_response(jsontext.dump(document))

    def changes(self, request: Request) -> Response:
        self._tokens.person(request)
        question = self._question(request.parameters())
        seen = self._store.signal.count
        answer = self._read(question)
        if question.wait > 0 and not answer.page.rows and not answer.page.more:
            answer = self._wait_for_news(question, answer, seen, request)
        return self._respond(request, answer)

    def _question(self, parameters: dict[str, str]) -> _Question:
        check_epoch(self._store, parameters.get("epoch") or None)
        cid = parameters.get("cid") or None
        if cid is not None and not is_id(cid):
            raise malformed("cid is not an id")
        limit = min(_whole(parameters, "limit", feed.PAGE_ROWS), feed.PAGE_ROWS)
        if limit < 1:
            raise malformed("limit must be 1 or more")
        wait = min(_whole(parameters, "wait", 0), MAX_WAIT_SECONDS)
        since: Cursor | None = None
        if text := parameters.get("since"):
            try:
                since = decode(text)
            except BadCursor:
                raise malformed("since is not a cursor of this host") from None
        return _Question(since, cid, limit, float(wait))

    def _read(self, question: _Question) -> _Answer:
        with self._store.read() as connection:
            epoch = read_meta(connection, "epoch") or ""
            seq = read_seq(connection)
            ack = read_ack(connection, question.cid) if question.cid else 0
            cursor = question.since or feed.start(epoch, seq)
            floor = int(read_meta(connection, "tombstone_floor") or 0)
            if cursor.epoch == epoch and floor <= cursor.seq <= seq:
                return _Answer(feed.page(connection, cursor, question.limit, seq), ack, epoch)
        if cursor.epoch == epoch:
            # Either the client has seen more than we know: this database was put back from a copy, and nobody's
            # cursor holds. Or the client was away for longer than tombstones are kept.
            self._store.renew_epoch(epoch)
        raise resync(self._store)

    def _wait_for_news(self, question: _Question, answer: _Answer, seen: int, request: Request) -> _Answer:
        if not self._waiting.acquire(blocking=False):
            raise overloaded("too many calls are waiting", retry_after=5)
        try:
            deadline = time.monotonic() + question.wait
            signal = self._store.signal
            while (left := deadline - time.monotonic()) > 0 and not signal.closed:
                if signal.wait(seen, min(left, LOOK_EVERY_SECONDS)):
                    seen = signal.count
                    news = self._read(question)
                    if news.page.rows or news.ack != answer.ack:
                        return news
                elif request.is_gone():
                    raise ConnectionResetError
            return answer
        finally:
            self._waiting.release()

    def _respond(self, request: Request, answer: _Answer) -> Response:
        page = answer.page
        head = json.dumps(
            {
                "account": self._account,
                "epoch": answer.epoch,
                "cursor": page.cursor.encode(),
                "more": page.more,
                "ack": answer.ack,
            },
            separators=(",", ":"),
        )
        body = b"".join((head[:-1].encode(), b',"changes":[', b",".join(page.rows), b"]}"))
        response = json_response(body)
        response.add_vary("Accept-Encoding")
        if len(body) > _WORTH_PACKING and not _is_near(request) and accepts(request.header("Accept-Encoding"), "gzip"):
            response.body = gzip.compress(body, compresslevel=1, mtime=0)
            response.headers.append(("Content-Encoding", "gzip"))
        return response


def check_epoch(store: Store, epoch: str | None) -> None:
    """Any epoch that is sent and is not the current one means that the client's copy is of another time (H6)."""
    if epoch is not None and epoch != store.epoch:
        raise resync(store)


def resync(store: Store) -> Problem:
    return Problem(410, "resync", "this copy is of another time; fetch everything anew", epoch=store.epoch)


def _whole(parameters: dict[str, str], name: str, default: int) -> int:
    text = parameters.get(name)
    if text is None or text == "":
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise malformed(f"{name} is not a whole number")
    return int(text)


def _is_near(request: Request) -> bool:
    """On this machine packing costs more time than it saves: measured 11 ms a page against 1 ms to send it plain."""
    return request.peer.startswith("127.") or request.peer == "::1"
