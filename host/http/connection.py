"""One connection: reads requests off a socket under deadlines and writes responses to it.

    socket ─ DeadlineReader ─ head (bounded bytes, bounded time) ─ Request ─▶ application ─▶ Response ─ socket
                                   └ body, only when a handler asks for it

A client that is slow on purpose is cut off; a client that is merely slow is not. It knows nothing of paths.
"""
from __future__ import annotations

import contextlib
import http.client
import io
import select
import socket
import sys
import time
import traceback
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

from host.http import headers as security
from host.http.messages import Problem, Request, Response

if TYPE_CHECKING:
    from host.http.server import Server

MAX_HEAD_BYTES = 32 * 1024
MAX_REQUEST_LINE = 8 * 1024
HEAD_SECONDS = 10.0
KEEP_ALIVE_SECONDS = 60.0
BODY_SECONDS_BASE = 10.0
BODY_BYTES_PER_SECOND = 4 * 1024
"""The slowest body that is still taken, after a first grace of BODY_SECONDS_BASE."""
WRITE_CHUNK = 64 * 1024
WRITE_CHUNK_SECONDS = 30.0
"""The slowest reader that is still served takes 2 KB a second."""
LINGER_SECONDS = 1.0
LINGER_BYTES = 4 * 1024 * 1024


class DeadlineReader(io.RawIOBase):
    """A socket read side where every read ends by a deadline that covers many reads (a trickle does not extend it)."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.deadline = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server
    rfile: io.BufferedReader

    def setup(self) -> None:
        self.connection = self.request
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self._reader = DeadlineReader(self.connection)
        self.rfile = io.BufferedReader(self._reader, 64 * 1024)
        self.wfile = io.BytesIO()  # The base class may only ever write into the void; `_write` is the way out.
        self._body_left = 0

    def finish(self) -> None:
        with contextlib.suppress(OSError):
            self.rfile.close()

    def handle(self) -> None:
        self.close_connection = False
        try:
            while not self.close_connection and not self.server.stopping:
                self.handle_one_request()
        except (OSError, TimeoutError, ValueError):
            pass  # The other side went away, or was cut off: there is nobody left to tell.

    def handle_one_request(self) -> None:
        self.server.note_idle(self.connection)
        self._deadline(KEEP_ALIVE_SECONDS)
        try:
            if not self.rfile.peek(1):
                self.close_connection = True
                return
        except TimeoutError:
            self.close_connection = True
            return
        self.server.note_reading(self.connection)
        self._deadline(HEAD_SECONDS)
        self._body_left = 0
        self.command, self.path = "GET", ""  # Until the head has said otherwise.
        self._started = time.monotonic()
        try:
            request = self._read_head()
        except Problem as problem:
            problem.close = True
            self._write(problem.response())
            return
        except TimeoutError:
            self._write(Problem(408, "timeout", "the request's head did not arrive in time", close=True).response())
            return
        if request is None:
            return
        self._write(self._answer(request))

    # Reading ---------------------------------------------------------------------------------------------------

    def _deadline(self, seconds: float) -> None:
        self._reader.deadline = time.monotonic() + seconds

    def _read_head(self) -> Request | None:
        head = self._head_bytes()
        if head is None:
            return None
        self.raw_requestline, _, fields = head.partition(b"\n")
        self.raw_requestline += b"\n"
        body, self.rfile = self.rfile, io.BytesIO(fields)  # type: ignore[assignment]
        try:
            understood = self.parse_request()
        finally:
            self.rfile = body
        if not understood:
            return None
        if self.request_version not in ("HTTP/1.0", "HTTP/1.1"):
            raise Problem(400, "malformed", "only HTTP/1.0 and HTTP/1.1 are spoken here")
        self._measure_body()
        path, _, query = self.path.partition("?")
        return Request(
            method=self.command,
            path=path.partition("#")[0],
            query=query.partition("#")[0],
            headers=self.headers,
            peer=self.client_address[0],
            read_body=self._read_body,
            is_gone=self._is_gone,
        )

    def _head_bytes(self) -> bytes | None:
        lines: list[bytes] = []
        size = 0
        while True:
            line = self.rfile.readline(MAX_HEAD_BYTES + 1)
            size += len(line)
            if not line.endswith(b"\n"):
                if size > MAX_HEAD_BYTES:
                    raise Problem(431, "too-large", "the request's head is too large")
                self.close_connection = True  # The connection ended in the middle of a head.
                return None
            if not lines and len(line) > MAX_REQUEST_LINE:
                raise Problem(414, "too-large", "the address is too long")
            if size > MAX_HEAD_BYTES:
                raise Problem(431, "too-large", "the request's head is too large")
            if line in (b"\r\n", b"\n"):
                if lines:
                    return b"".join(lines) + line
                continue  # An empty line before a request is tolerated (RFC 9112, 2.2).
            if b"\0" in line:
                raise Problem(400, "malformed", "the request's head holds a NUL")
            lines.append(line)

    def _measure_body(self) -> None:
        if self.headers.get("Transfer-Encoding") is not None:
            raise Problem(411, "malformed", "send the body with a Content-Length, not in chunks")
        lengths = self.headers.get_all("Content-Length") or ["0"]
        if len(lengths) > 1 or not lengths[0].strip().isascii() or not lengths[0].strip().isdigit():
            raise Problem(400, "malformed", "the Content-Length cannot be read")
        if len(lengths[0]) > 15:
            raise Problem(413, "too-large", "the body is too large")
        self._body_left = int(lengths[0])

    def handle_expect_100(self) -> bool:
        return True  # "100 Continue" is sent when, and only when, a handler really asks for the body.

    def _read_body(self, limit: int) -> bytes:
        length = self._body_left
        if length > limit:
            raise Problem(413, "too-large", f"the body has {length} bytes, more than {limit}")
        if length == 0:
            return b""
        if (self.headers.get("Expect") or "").lower() == "100-continue":
            self._send_all(b"HTTP/1.1 100 Continue\r\n\r\n")
        self._deadline(BODY_SECONDS_BASE + length / BODY_BYTES_PER_SECOND)
        try:
            body = self.rfile.read(length)
        except TimeoutError:
            raise Problem(408, "timeout", "the body did not arrive in time", close=True) from None
        self._body_left = 0
        if len(body) < length:
            raise Problem(400, "malformed", "the body is shorter than its Content-Length", close=True)
        self.server.note_working(self.connection)
        return body

    def _is_gone(self) -> bool:
        try:
            readable, _, _ = select.select([self.connection], [], [], 0)
            return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""
        except (OSError, ValueError):
            return True

    # Answering -------------------------------------------------------------------------------------------------

    def _answer(self, request: Request) -> Response:
        if self._body_left == 0:
            self.server.note_working(self.connection)
        try:
            return self.server.application(request)
        except Problem as problem:
            return problem.response()
        except (ConnectionError, TimeoutError):
            raise
        except Exception:
            # Without the address: a query or a reply link does not belong in a log.
            print(f"carnet: internal error in {request.method}", file=sys.stderr)
            traceback.print_exc()
            return Problem(500, "overloaded", "the host has an internal error; it is in its log").response()

    def _write(self, response: Response) -> None:
        if response.close or self.server.stopping or self._body_left > 0:
            self.close_connection = True
        reason = http.client.responses.get(response.status, "")
        lines = [f"HTTP/1.1 {response.status} {reason}", f"Date: {self.date_time_string()}"]
        lines += [f"{name}: {value}" for name, value in response.headers]
        lines += [f"{name}: {value}" for name, value in security.for_response(response, self.server.policy)]
        if response.status != 304 and response.status != 204:
            if not any(name == "Content-Length" for name, _ in response.headers):
                lines.append(f"Content-Length: {len(response.body)}")
        if self.close_connection:
            lines.append("Connection: close")
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
        body = b"" if self.command == "HEAD" else response.body
        self._log(response.status)
        if len(body) <= WRITE_CHUNK:
            self._send_all(head + body)
        else:
            self._send_all(head)
            view = memoryview(body)
            for start in range(0, len(body), WRITE_CHUNK):
                self.server.note_writing(self.connection)
                self._send_all(view[start : start + WRITE_CHUNK])
        if self.close_connection and (self._body_left > 0 or response.close):
            self._linger()

    def _send_all(self, data: Any) -> None:
        self.connection.settimeout(WRITE_CHUNK_SECONDS)  # For all of `data`, not for each packet.
        self.connection.sendall(data)

    def _linger(self) -> None:
        """Lets a client that is still sending read our refusal: closing at once would reset the connection under it."""
        with contextlib.suppress(OSError, TimeoutError):
            self.connection.shutdown(socket.SHUT_WR)
            self._deadline(LINGER_SECONDS)
            left = LINGER_BYTES
            while left > 0 and (chunk := self.rfile.read1(64 * 1024)):
                left -= len(chunk)

    def _log(self, status: int) -> None:
        if self.server.log_requests:
            path = self.path.partition("?")[0]
            if path.startswith("/reply/"):
                path = "/reply/…"  # The rest of it is a key.
            took = (time.monotonic() - self._started) * 1000
            print(f"{self.command} {path!r} {status} {took:.1f} ms", file=sys.stderr, flush=True)

    # What the base class would do in its own words -------------------------------------------------------------

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Called by `parse_request` for a head that it cannot take."""
        name = {414: "too-large", 431: "too-large", 505: "malformed"}.get(code, "malformed")
        self.command = self.command or "GET"
        self._write(Problem(code, name, message or "the request cannot be read", close=True).response())

    def log_message(self, format: str, *args: Any) -> None:
        pass
