"""The post office: messages go into a durable queue with the transaction that wrote them, and from it to a transport.

The queue is a table, so a message written is a message sent, whatever happens in between. What becomes of it
(`queued`, `sent`, `failed` with the reason) is written to the message's row through the log. A crash between the
server's "250" and our note of it sends the mail again with the same Message-ID: SMTP allows no better.
"""
from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from typing import Any

from host.mail.compose import Sender, compose, usable_address
from host.mail.transport import Refused, Transport
from host.reply.links import ReplyLinks
from host.store.database import Store
from host.store.transaction import Transaction
from host.words import Words

_LONGEST_RETRY_SECONDS = 3600
_GIVE_UP_SECONDS = 3 * 86_400
_LOOK_EVERY_SECONDS = 15.0

Json = dict[str, Any]


@dataclass(frozen=True)
class _Due:
    message: Json
    order: Json
    earlier: list[str]
    since: int
    tries: int


class PostOffice:
    def __init__(
        self,
        store: Store,
        transport: Transport,
        links: ReplyLinks,
        sender: Sender,
        words: Words,
        first_retry_seconds: int,
    ) -> None:
        self._store = store
        self._transport = transport
        self._links = links
        self._sender = sender
        self._words = words
        self._first_retry_seconds = first_retry_seconds
        self._poked = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)

    def accept(self, transaction: Transaction, message: Json, order: Json) -> None:
        """A message to the customer is about to be written: gives it its reply link and its place in the queue."""
        message["reply_url"] = self._links.url(message["id"], order["id"])
        email = order["customer"].get("email")
        if not email or not usable_address(email):
            message["delivery"] = "failed"
            message["delivery_detail"] = self._words.bad_address if email else self._words.no_address
            return
        transaction.execute(
            "INSERT INTO outgoing (message, since, next_at) VALUES (?, ?, ?)",
            (message["id"], transaction.now, transaction.now),
        )
        transaction.after_commit.append(self._poked.set)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping = True
        self._poked.set()
        self._thread.join(timeout=0.3)  # One that is talking to a slow server is left to the daemon's end.

    def _run(self) -> None:
        while not self._stopping:
            try:
                self._poked.wait(min(self._next_in() or _LOOK_EVERY_SECONDS, _LOOK_EVERY_SECONDS))
                self._poked.clear()
                self.send_due()
            except Exception as error:  # The queue keeps what could not be sent now. No text: it may name a person.
                if not self._stopping:
                    print(f"carnet: the mail queue met {type(error).__name__}", file=sys.stderr, flush=True)
                    self._poked.wait(1.0)

    def _next_in(self) -> float:
        """Seconds until the next mail is due, 0 when there is none."""
        with self._store.read() as connection:
            (next_at,) = connection.execute("SELECT min(next_at) FROM outgoing").fetchone()
        return 0.0 if next_at is None else max(0.05, float(next_at) - self._store.clock())

    def send_due(self) -> None:
        """Sends everything whose time has come, one after the other."""
        while not self._stopping and (due := self._take()):
            try:
                mail = compose(due.message, due.order, due.earlier, self._sender, self._words)
            except Exception as error:  # A mail that cannot be built now can never be.
                self._note(due, "failed", f"{self._words.bad_address} ({type(error).__name__})")
                continue
            try:
                self._transport.send(mail, due.message["id"])
            except Refused as refusal:
                self._note(due, "failed", str(refusal))
            except Exception as error:
                self._postpone(due, error)
            else:
                self._note(due, "sent", None)

    def _take(self) -> _Due | None:
        with self._store.read() as connection:
            found = connection.execute(
                "SELECT message, since, tries FROM outgoing WHERE next_at <= ? ORDER BY next_at LIMIT 1",
                (int(self._store.clock()),),
            ).fetchone()
            if found is None:
                return None
            transaction = Transaction(connection, int(self._store.clock()))
            id, since, tries = found
            row = transaction.row("message", id)
            order = transaction.row("order", row.document()["order"]) if row and not row.is_gone else None
            if row and order and not order.is_gone:
                conversation = [message.id for message in transaction.messages_of(order.id)]
                earlier = conversation[: conversation.index(id)] if id in conversation else []
                return _Due(row.document(), order.document(), earlier, since, tries)
        with self._store.write() as writing:
            writing.execute("DELETE FROM outgoing WHERE message = ?", (id,))
        return self._take()

    def _note(self, due: _Due, delivery: str, detail: str | None) -> None:
        with self._store.write() as transaction:
            transaction.execute("DELETE FROM outgoing WHERE message = ?", (due.message["id"],))
            row = transaction.row("message", due.message["id"])
            if row and not row.is_gone:
                message = {**row.document(), "delivery": delivery, "delivery_detail": detail}
                transaction.put("message", message, sort=row.sort)

    def _postpone(self, due: _Due, error: Exception) -> None:
        words = f"{type(error).__name__}: {error}"[:300]
        if self._store.clock() - due.since > _GIVE_UP_SECONDS:
            self._note(due, "failed", words)
            return
        # The row stays as it is: `queued` says that it is still on its way.
        delay = min(_LONGEST_RETRY_SECONDS, self._first_retry_seconds * 2 ** min(due.tries, 12))
        with self._store.write() as transaction:
            transaction.execute(
                "UPDATE outgoing SET tries = tries + 1, next_at = ? WHERE message = ?",
                (transaction.now + delay, due.message["id"]),
            )
        print(f"carnet: mail not sent, trying again in {delay} s: {type(error).__name__}", file=sys.stderr, flush=True)
