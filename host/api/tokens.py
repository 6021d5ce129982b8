"""Who is asking: bearer tokens, and the session that the page on this machine gets by itself.

Programs bring the token of `--token`. The page that this host serves on the loopback asks `POST /session` of its
own origin and gets a short-lived one: signed with a key that lives and dies with the process, so nothing is
stored. A token is never in an address, a page or a log.
"""
from __future__ import annotations

import hashlib
import hmac
import secrets

from host import jsontext
from host.clock import Clock, rfc3339
from host.http.guard import Guard
from host.http.messages import Problem, Request, Response, json_response

SESSION_SECONDS = 15 * 60
OWNER = "Owner"
PROGRAM = "API"


class Tokens:
    def __init__(self, program_token: str | None, account: str, guard: Guard, clock: Clock) -> None:
        self._program_token = program_token
        self._account = account
        self._guard = guard
        self._clock = clock
        self._key = secrets.token_bytes(32)

    def person(self, request: Request) -> str:
        """The name under which the bearer of the request's token acts, or 401."""
        scheme, _, token = (request.header("Authorization") or "").partition(" ")
        token = token.strip()
        if scheme.lower() == "bearer" and token:
            if self._is_program(token):
                return PROGRAM
            if self._is_session(token):
                return OWNER
        raise Problem(
            401, "unauthorized", "the token is missing, wrong or expired", headers={"WWW-Authenticate": "Bearer"}
        )

    def open_session(self, request: Request, guard: Guard | None = None) -> Response:
        """`POST /session`: a token for the page that we ourselves served, to nobody else.

        `guard` is that of the server that was asked; without one, that of the app.
        """
        guard = guard or self._guard
        request.read_body(1024)
        origin = request.header("Origin")
        ours = origin is not None and guard.is_own(request, origin)
        if request.header("Sec-Fetch-Site") != "same-origin" or not ours:
            raise Problem(403, "forbidden", "a session is opened only by the page of this origin")
        if not guard.is_local(request):
            # Whoever reaches a public address can load the page; the page alone proves nothing there.
            self.person(request)
        expires = int(self._clock()) + SESSION_SECONDS
        text = f"s.{expires}.{secrets.token_urlsafe(18)}"
        answer = {
            "token": f"{text}.{self._signature(text)}",
            "exp": rfc3339(expires),
            "account": self._account,
        }
        return json_response(jsontext.dump(answer))

    def _is_program(self, token: str) -> bool:
        return self._program_token is not None and _same(token, self._program_token)

    def _is_session(self, token: str) -> bool:
        text, _, signature = token.rpartition(".")
        if not _same(signature, self._signature(text)):
            return False
        return int(text.split(".")[1]) > self._clock()

    def _signature(self, text: str) -> str:
        return hmac.new(self._key, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode("utf-8", "replace"), right.encode("utf-8", "replace"))
