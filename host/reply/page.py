"""The reply page: a customer reads the message that a link belongs to, and writes an answer.

    GET  /reply/<token>    the message and a form; changes nothing (mail scanners open links)
    POST /reply/<token>    takes the answer once (the form's nonce is its id), then leads back by a GET

Works without JavaScript, in the language of the site, on a phone. What people wrote is escaped; the signed link
is the only authority; every part is bounded.
"""
from __future__ import annotations

import secrets
import threading
import time
from typing import Any
from urllib.parse import parse_qs, unquote

from host.clock import parse_rfc3339, rfc3339
from host.http.messages import Problem, Request, Response, media_type
from host.http import headers as security
from host.orders.apply import trim_activity
from host.reply import html
from host.reply.links import ReplyLinks
from host.store.database import Store
from host.store.transaction import Transaction
from host.words import Words

MAX_BODY = 128 * 1024
MAX_TEXT = 10_000
ANSWERS_PER_HOUR = 20
"""In one conversation."""
REQUESTS_PER_MINUTE = 240
"""From one address, all links together."""

Json = dict[str, Any]


class _NotValid(Exception):
    pass


class _Ended(Exception):
    pass


class ReplyPage:
    def __init__(self, store: Store, links: ReplyLinks, shop: str, words: Words) -> None:
        self._store = store
        self._links = links
        self._shop = shop
        self._words = words
        self._rate = _Rate(REQUESTS_PER_MINUTE)

    def show(self, request: Request) -> Response:
        token = self._token(request)
        try:
            with self._store.read() as connection:
                transaction = Transaction(connection, int(self._store.clock()))
                message, order = self._conversation_of(transaction, token)
        except (_NotValid, _Ended) as reason:
            return self._sorry(reason)
        if "sent" in request.query.split("&"):
            return self._page(200, html.sent(self._words, self._shop, f"/reply/{token}"))
        return self._form(200, message, order, token)

    def take(self, request: Request) -> Response:
        token = self._token(request)
        if media_type(request.header("Content-Type")) != "application/x-www-form-urlencoded":
            raise Problem(415, "unsupported-media-type", "the form of the reply page is sent urlencoded")
        text, nonce = self._answer(request.read_body(MAX_BODY))
        try:
            with self._store.write() as transaction:
                message, order = self._conversation_of(transaction, token)
                complaint = self._write(transaction, message, order, text, nonce)
        except (_NotValid, _Ended) as reason:
            return self._sorry(reason)
        if complaint:
            status = 429 if complaint == self._words.too_many else 422
            return self._form(status, message, order, token, complaint, text[: MAX_TEXT * 2])
        response = self._page(303, "")
        response.headers.append(("Location", f"/reply/{token}?sent"))
        return response

    def style(self, request: Request) -> Response:
        headers = [("Content-Type", "text/css; charset=utf-8"), ("Cache-Control", "public, max-age=3600")]
        return Response(200, headers, html.STYLE.encode(), policy=security.REPLY_PAGE)

    # What the link is about ------------------------------------------------------------------------------------

    def _token(self, request: Request) -> str:
        if not self._rate.allows(request.peer):
            raise Problem(429, "overloaded", "too many requests; please wait a minute", headers={"Retry-After": "60"})
        return unquote(request.path.removeprefix("/reply/"))

    def _conversation_of(self, transaction: Transaction, token: str) -> tuple[Json, Json]:
        claim = self._links.read(token)
        row = transaction.row("message", claim.message) if claim else None
        if claim is None or row is None or row.is_gone:
            raise _NotValid
        message = row.document()
        if not self._links.is_genuine(claim, message["order"]):
            raise _NotValid
        if self._links.has_ended(claim):
            raise _Ended
        order = transaction.row("order", message["order"])
        if order is None or order.is_gone:
            raise _Ended
        return message, order.document()

    # Taking the answer -----------------------------------------------------------------------------------------

    def _answer(self, body: bytes) -> tuple[str, str]:
        try:
            fields = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=10, errors="replace")
        except (ValueError, UnicodeDecodeError):
            raise Problem(400, "malformed", "the form cannot be read") from None
        nonce = fields.get("nonce", [""])[0]
        if len(nonce) != _NONCE_LENGTH or not all(c.isalnum() and c.isascii() or c in "-_" for c in nonce):
            raise Problem(400, "malformed", "the form cannot be read")
        return _clean(fields.get("text", [""])[0]), nonce

    def _write(self, transaction: Transaction, message: Json, order: Json, text: str, nonce: str) -> str | None:
        """Adds the answer; a complaint in words when it is not taken, None when it is (now or the first time)."""
        id = f"r-{nonce}"
        if transaction.row("message", id) is not None:
            return None
        if not text:
            return self._words.empty_answer
        if len(text) > MAX_TEXT:
            return self._words.too_long
        lately = [
            answer
            for answer in (row.document() for row in transaction.messages_of(order["id"]))
            if answer["direction"] == "in" and (parse_rfc3339(answer["at"]) or 0) > transaction.now - 3600
        ]
        # Back and Send again, in a browser that asked for the form anew: the same words are the same answer.
        if any(answer["in_reply_to"] == message["id"] and answer["text"] == text for answer in lately):
            return None
        if len(lately) >= ANSWERS_PER_HOUR:
            return self._words.too_many
        now = rfc3339(transaction.now)
        answer: Json = {
            "id": id,
            "order": order["id"],
            "direction": "in",
            "subject": None,
            "text": text,
            "at": now,
            "in_reply_to": message["id"],
            "delivery": "sent",
            "delivery_detail": None,
            "reply_url": None,
            "by": "customer",
        }
        transaction.add_to_conversation(answer)
        order["unread"] += 1
        order["last_message_at"] = order["updated_at"] = now
        data = {"id": id, "direction": "in"}
        order["activity"].append({"id": f"{id}-0", "at": now, "by": "customer", "type": "message", "data": data})
        trim_activity(order)
        transaction.put("order", order)
        return None

    # Pages -----------------------------------------------------------------------------------------------------

    def _form(
        self, status: int, message: Json, order: Json, token: str, complaint: str | None = None, text: str = ""
    ) -> Response:
        nonce = secrets.token_urlsafe(_NONCE_BYTES)
        page = html.form(
            self._words, self._shop, order["number"], message["text"], f"/reply/{token}", nonce, complaint, text
        )
        return self._page(status, page)

    def _sorry(self, reason: Exception) -> Response:
        if isinstance(reason, _Ended):
            return self._page(410, html.sorry(self._words, self._words.expired_title, self._words.expired_text))
        return self._page(404, html.sorry(self._words, self._words.invalid_title, self._words.invalid_text))

    def _page(self, status: int, page: str) -> Response:
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "no-store"),
            ("X-Robots-Tag", "noindex, nofollow"),
        ]
        return Response(status, headers, page.encode("utf-8", "replace"), policy=security.REPLY_PAGE)


_NONCE_BYTES = 18
_NONCE_LENGTH = 24


def _clean(text: str) -> str:
    """The answer with its line ends made one kind, and without characters that nobody can read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c in "\n\t" or not (ord(c) < 32 or 0x7F <= ord(c) < 0xA0))
    return text.strip()


class _Rate:
    """So many requests a minute from one address, counted in whole minutes; forgets what is over."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._minute = 0
        self._counts: dict[str, int] = {}
        self._lock = threading.Lock()

    def allows(self, peer: str) -> bool:
        minute = int(time.monotonic() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = minute, {}
            self._counts[peer] = self._counts.get(peer, 0) + 1
            return self._counts[peer] <= self._per_minute
