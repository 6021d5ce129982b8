"""The listening socket, and a bounded number of connections behind it.

Each connection has a thread; there are never more than MAX_CONNECTIONS. When all are taken, a new one takes the
place of the connection that has been idle (or slow at sending its request) the longest, so that a thousand
silent clients cannot keep one honest client out. It does not know what is served.
"""
from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from typing import Any

from host.http import headers as security
from host.http.connection import Connection
from host.http.messages import Request, Response, overloaded

MAX_CONNECTIONS = 128
SLOW_AFTER_SECONDS = 2.0
"""A request that takes longer than this to arrive, or a part of an answer to leave, may be pushed out by a new connection."""

Application = Callable[[Request], Response]


_ANSWERING = ("working", "writing")


@dataclass
class _Slot:
    state: str
    since: float


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(
        self,
        address: tuple[str, int],
        application: Application,
        *,
        policy: str,
        log_requests: bool = False,
        max_connections: int = MAX_CONNECTIONS,
    ) -> None:
        self.application = application
        self.policy = policy
        """The Content-Security-Policy of responses that bring none of their own."""
        self.log_requests = log_requests
        self.stopping = False
        self._max_connections = max_connections
        self._slots: dict[socket.socket, _Slot] = {}
        self._lock = threading.Lock()
        self._all_quiet = threading.Condition(self._lock)
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, Connection)

    def server_bind(self) -> None:
        # The base class asks the resolver for a full name here, which can hang without a network.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    # The life of a connection ----------------------------------------------------------------------------------

    def note_idle(self, connection: socket.socket) -> None:
        self._note(connection, "idle")

    def note_reading(self, connection: socket.socket) -> None:
        self._note(connection, "reading")

    def note_working(self, connection: socket.socket) -> None:
        self._note(connection, "working")

    def note_writing(self, connection: socket.socket) -> None:
        self._note(connection, "writing")

    def _note(self, connection: socket.socket, state: str) -> None:
        with self._lock:
            if slot := self._slots.get(connection):
                slot.state = state
                slot.since = time.monotonic()
                self._all_quiet.notify_all()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            admitted = len(self._slots) < self._max_connections or self._push_one_out()
            if admitted:
                self._slots[request] = _Slot("idle", time.monotonic())
        if not admitted:
            self._refuse(request)
            return
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # The system gives no more threads.
            self._forget(request)
            self._refuse(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._forget(request)

    def _forget(self, connection: socket.socket) -> None:
        with self._lock:
            self._slots.pop(connection, None)
            self._all_quiet.notify_all()

    def _push_one_out(self) -> bool:
        now = time.monotonic()
        candidates = [
            (slot.state != "idle", slot.since, connection)
            for connection, slot in self._slots.items()
            if slot.state == "idle"
            or (slot.state in ("reading", "writing") and now - slot.since > SLOW_AFTER_SECONDS)
        ]
        if not candidates:
            return False
        connection = min(candidates, key=lambda candidate: candidate[:2])[2]
        del self._slots[connection]
        _shut(connection)
        return True

    def _refuse(self, connection: socket.socket) -> None:
        """Says "busy" without ever waiting: this runs in the thread that accepts."""
        response = overloaded("too many connections are open", retry_after=2).response()
        head = f"HTTP/1.1 503 Service Unavailable\r\nContent-Length: {len(response.body)}\r\nConnection: close\r\n"
        for name, value in response.headers + security.for_response(response, self.policy):
            head += f"{name}: {value}\r\n"
        with contextlib.suppress(OSError):
            connection.setblocking(False)
            connection.send(head.encode("latin-1") + b"\r\n" + response.body)
        self.shutdown_request(connection)

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # `Connection` reports what went wrong inside; what reaches this place is a socket that broke.

    # The end ---------------------------------------------------------------------------------------------------

    def stop(self, grace_seconds: float) -> None:
        """Takes no more connections, gives the answers under way `grace_seconds`, then closes everything."""
        self.stopping = True
        self.shutdown()
        self.server_close()
        deadline = time.monotonic() + grace_seconds
        with self._lock:
            for connection, slot in self._slots.items():
                if slot.state not in _ANSWERING:
                    _shut(connection)
            while any(slot.state in _ANSWERING for slot in self._slots.values()):
                left = deadline - time.monotonic()
                if left <= 0 or not self._all_quiet.wait(left):
                    break
            for connection in self._slots:
                _shut(connection)


def _shut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
