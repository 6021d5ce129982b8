"""A mail server for the tests: speaks enough SMTP to take mail, to refuse it as told, and to offer STARTTLS and login.

What came in stands in `mails`, parsed by the standard library's `email`. It listens on a free port of the loopback.
"""
from __future__ import annotations

import base64
import email
import email.policy
import socketserver
import ssl
import threading
from email.message import EmailMessage
from pathlib import Path
from typing import Any

CERTIFICATE = Path(__file__).parent / "data" / "localhost.pem"


class SmtpServer:
    def __init__(self, *, tls: bool = False, login: tuple[str, str] | None = None) -> None:
        self.mails: list[tuple[str, list[str], EmailMessage]] = []
        self.answers: list[tuple[str, str]] = []
        """(command, answer) to give once, in order, instead of the usual answer."""
        self.secured: list[bool] = []
        self.login = login
        self.tls = tls
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                talk = _Talk(outer, self)
                try:
                    talk.run()
                except OSError:
                    pass  # A client that did not trust us hung up.
                finally:
                    talk.finish()

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Talk:
    def __init__(self, server: SmtpServer, handler: Any) -> None:
        self._server = server
        self._handler = handler
        self._input, self._output = handler.rfile, handler.wfile
        self._secure = False
        self._logged_in = False
        self._sender = ""
        self._recipients: list[str] = []

    def say(self, text: str) -> None:
        self._output.write(text.encode() + b"\r\n")

    def run(self) -> None:
        self.say("220 test ready")
        while line := self._input.readline():
            words = line.decode("utf-8", "replace").strip()
            command = words.split(" ")[0].upper()
            if self._server.answers and self._server.answers[0][0] == command:
                self.say(self._server.answers.pop(0)[1])
                continue
            if command == "QUIT":
                self.say("221 bye")
                return
            getattr(self, f"do_{command.lower()}", self.do_unknown)(words)

    def do_unknown(self, words: str) -> None:
        self.say("502 not known")

    def do_ehlo(self, words: str) -> None:
        offers = ["test", "8BITMIME", "SMTPUTF8"]
        if self._server.tls and not self._secure:
            offers.append("STARTTLS")
        if self._server.login:
            offers.append("AUTH PLAIN")
        for offer in offers[:-1]:
            self.say(f"250-{offer}")
        self.say(f"250 {offers[-1]}")

    def finish(self) -> None:
        if self._secure:
            self._input.close()
            self._output.close()
            self._handler.connection.close()

    def do_starttls(self, words: str) -> None:
        self.say("220 go on")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        secure = context.wrap_socket(self._handler.connection, server_side=True)
        self._handler.connection = self._handler.request = secure  # Closed with the connection.
        self._input, self._output = secure.makefile("rb"), secure.makefile("wb", buffering=0)
        self._secure = True

    def do_auth(self, words: str) -> None:
        _, user, password = base64.b64decode(words.split(" ")[2]).decode().split("\0")
        self._logged_in = (user, password) == self._server.login
        self.say("235 welcome" if self._logged_in else "535 wrong")

    def do_mail(self, words: str) -> None:
        if self._server.login and not self._logged_in:
            self.say("530 log in first")
            return
        self._sender, self._recipients = words, []
        self.say("250 ok")

    def do_rcpt(self, words: str) -> None:
        self._recipients.append(words.partition("<")[2].partition(">")[0])
        self.say("250 ok")

    def do_rset(self, words: str) -> None:
        self.say("250 ok")

    def do_data(self, words: str) -> None:
        self.say("354 go on")
        lines = []
        while (line := self._input.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        if self._server.answers and self._server.answers[0][0] == "END":
            self.say(self._server.answers.pop(0)[1])
            return
        mail = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        self._server.secured.append(self._secure)
        self._server.mails.append((self._sender, self._recipients, mail))
        self.say("250 taken")
