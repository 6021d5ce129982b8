"""The bounds of the HTTP server: sizes, times and numbers, and what is said when they are passed."""
from __future__ import annotations

import http.client
import socket
import threading
import time
import unittest
from contextlib import closing
from unittest.mock import patch

from host.http import connection, server
from tests.host.harness import TOKEN, HostTest
from tests.host.raw import raw


class Bounds(HostTest):
    def setUp(self) -> None:
        super().setUp()
        app = self.folder / "site" / "app" / "b1d2"
        app.mkdir(parents=True)
        (self.folder / "site" / "index.html").write_text("<!doctype html><title>Carnet</title>")
        (self.folder / "site" / "sw.js").write_text("// worker")

    def test_a_connection_is_kept_for_the_next_request(self) -> None:
        client = self.host()
        with closing(http.client.HTTPConnection("127.0.0.1", client.port, timeout=10)) as kept:
            local = None
            for _ in range(3):
                kept.request("GET", "/sw.js")
                self.assertEqual(b"// worker", kept.getresponse().read())
                local = local or kept.sock.getsockname()
                self.assertEqual(local, kept.sock.getsockname())

    def test_a_body_that_is_too_long_is_refused_before_it_is_read(self) -> None:
        client = self.host()
        head = (
            f"POST /v1/mutations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
            "Content-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n"
        )
        for length, more in ((10**9, ""), (10**9, "Expect: 100-continue\r\n"), (10**30, "")):
            said = raw(client.port, head.format(length=length, more=more).encode(), b"x" * 200_000)
            self.assertIn(b" 413 ", said.split(b"\r\n")[0])
            self.assertNotIn(b"100 Continue", said)
            self.assertIn(b"urn:carnet:problem:too-large", said)

    def test_a_client_that_expects_100_gets_it_when_its_body_is_wanted(self) -> None:
        client = self.host()
        head = (
            f"POST /v1/mutations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\nConnection: close\r\n"
            "Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
        ).encode()
        said = raw(client.port, head, b"{}")
        self.assertTrue(said.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 "), said[:80])

    def test_heads_that_cannot_be_read_are_refused(self) -> None:
        client = self.host()
        host = b"Host: localhost\r\n"
        for head, status in (
            (b"GET / HTTP/1.1\r\n" + host + b"X: " + b"y" * 40_000 + b"\r\n\r\n", b" 431 "),
            (b"GET / HTTP/1.1\r\n" + host + b"X: y\r\n" * 5_000 + b"\r\n", b" 431 "),
            (b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n" + host + b"\r\n", b" 414 "),
            (b"GET /\r\n\r\n", b" 400 "),
            (b"GET / HTTP/3.0\r\n" + host + b"\r\n", b" 505 "),
            (b"GET / HTTP/x\r\n" + host + b"\r\n", b" 400 "),
            (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b" 400 "),
            (b"GET / HTTP/1.1\r\n" + host + b"X: a\0b\r\n\r\n", b" 400 "),
            (b"POST /session HTTP/1.1\r\n" + host + b"Content-Length: -1\r\n\r\n", b" 400 "),
            (b"POST /session HTTP/1.1\r\n" + host + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n", b" 400 "),
            (b"POST /session HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b" 411 "),
        ):
            said = raw(client.port, head)
            self.assertIn(status, said.split(b"\r\n")[0], head[:60])
            self.assertIn(b"Content-Security-Policy", said)
            self.assertIn(b"application/problem+json", said)

    def test_a_client_that_trickles_its_request_is_cut_off_and_others_are_served(self) -> None:
        with patch.object(connection, "HEAD_SECONDS", 0.3):
            client = self.host()
            begun = time.monotonic()
            said = raw(client.port, *[b"G"] * 16, pause=0.05)
            self.assertLess(time.monotonic() - begun, 5)
            self.assertIn(b" 408 ", said.split(b"\r\n")[0])

    def test_a_body_that_trickles_is_cut_off(self) -> None:
        with patch.object(connection, "BODY_SECONDS_BASE", 0.5):
            client = self.host()
            head = (
                f"POST /v1/mutations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
                "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n"
            ).encode()
            said = raw(client.port, head, *[b"x"] * 30, pause=0.05)
            self.assertIn(b" 408 ", said.split(b"\r\n")[0])

    def test_silent_connections_never_keep_an_honest_client_out(self) -> None:
        client, host = self.running_host()
        host._server._max_connections = 16
        silent = [socket.create_connection(("127.0.0.1", client.port)) for _ in range(60)]
        try:
            self.assertEqual(200, client.get("/v1/hello").status)
            self.assertLessEqual(len(host._server._slots), 16)
        finally:
            for plug in silent:
                plug.close()

    def test_connections_that_never_read_their_answer_are_pushed_out(self) -> None:
        (self.folder / "site" / "app" / "b1d2" / "big.bin").write_bytes(b"x" * 24_000_000)
        client, host = self.running_host()
        host._server._max_connections = 4
        deaf = [socket.create_connection(("127.0.0.1", client.port)) for _ in range(4)]
        try:
            for plug in deaf:
                plug.sendall(b"GET /app/b1d2/big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.eventually(lambda: [slot.state for slot in host._server._slots.values()] == ["writing"] * 4)
            with patch.object(server, "SLOW_AFTER_SECONDS", 0.2):
                self.eventually(lambda: client.get("/v1/hello").status == 200)
        finally:
            for plug in deaf:
                plug.close()

    def test_when_all_are_at_work_a_new_connection_hears_that_the_host_is_busy(self) -> None:
        client, host = self.running_host()
        host._server._max_connections = 3
        _, cursor = client.pull()
        waiting = [threading.Thread(target=client.changes, args=(cursor,), kwargs={"wait": 20}) for _ in range(3)]
        for thread in waiting:
            thread.start()
        self.eventually(lambda: sum(slot.state == "working" for slot in host._server._slots.values()) == 3)
        busy = client.get("/v1/hello")
        self.assertEqual((503, "overloaded", "2"), (busy.status, busy.problem, busy.headers["Retry-After"]))
        host.store.signal.close()
        for thread in waiting:
            thread.join(5)
        self.eventually(lambda: client.get("/v1/hello").status == 200)


if __name__ == "__main__":
    unittest.main()
