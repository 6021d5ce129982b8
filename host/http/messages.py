"""Requests and responses as values, and problems as the one way to refuse.

A `Problem` raised anywhere becomes `application/problem+json` (RFC 9457) with a stable type; nothing else writes
an error. These types know nothing of sockets, so that every handler can be called by a test.
"""
from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import Any
from urllib.parse import parse_qs

from host import jsontext

PROBLEM_TYPE = "urn:carnet:problem:"

_TITLES = {
    "malformed": "The request could not be read",
    "unauthorized": "A valid token is needed",
    "forbidden": "This is not allowed",
    "not-found": "There is nothing at this address",
    "method-not-allowed": "This address does not take this method",
    "client-reused": "A mutation number was used twice",
    "gap": "Mutation numbers are missing",
    "resync": "The copy must be fetched anew",
    "too-large": "The request is too large",
    "unsupported-media-type": "The content type is not application/json",
    "timeout": "The request did not arrive in time",
    "overloaded": "The host is busy or in trouble",
}


class Problem(Exception):
    """A refusal on its way to the client."""

    def __init__(
        self,
        status: int,
        name: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        close: bool = False,
        **extra: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.name = name
        self.detail = detail
        self.headers = dict(headers or {})
        self.close = close
        self.extra = extra

    def response(self) -> Response:
        document = {
            "type": PROBLEM_TYPE + self.name,
            "title": _TITLES[self.name],
            "status": self.status,
            "detail": self.detail,
            **self.extra,
        }
        headers = [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store")]
        headers += self.headers.items()
        body = json.dumps(document, ensure_ascii=False).encode()
        return Response(self.status, headers, body, close=self.close)


def malformed(detail: str) -> Problem:
    return Problem(400, "malformed", detail)


def overloaded(detail: str, *, retry_after: int) -> Problem:
    return Problem(503, "overloaded", detail, headers={"Retry-After": str(retry_after)})


@dataclass
class Response:
    status: int
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    policy: str | None = None
    """A Content-Security-Policy of its own; None means that of the server."""
    close: bool = False

    def add_vary(self, name: str) -> None:
        """Adds to `Vary`, which must stay one header."""
        for index, (key, value) in enumerate(self.headers):
            if key == "Vary":
                if name not in (part.strip() for part in value.split(",")):
                    self.headers[index] = (key, f"{value}, {name}")
                return
        self.headers.append(("Vary", name))


@dataclass
class Request:
    method: str
    path: str
    """The path as sent: percent-encoded, without the query."""
    query: str
    headers: Message
    peer: str
    """The address of the other end of the connection."""
    read_body: Callable[[int], bytes] = lambda limit: b""
    """Reads the whole body, or raises `too-large` when it is longer than `limit` bytes."""
    is_gone: Callable[[], bool] = lambda: False
    """Whether the client has hung up, asked now and then while an answer waits."""

    def header(self, name: str) -> str | None:
        return self.headers.get(name)

    def parameters(self) -> dict[str, str]:
        """The query's parameters; one that is given twice is refused."""
        try:
            fields = parse_qs(self.query, keep_blank_values=True, max_num_fields=20, errors="strict")
        except (ValueError, UnicodeDecodeError):
            raise malformed("the query cannot be read") from None
        if twice := next((name for name, values in fields.items() if len(values) > 1), None):
            raise malformed(f"the parameter {twice} is given more than once")
        return {name: values[0] for name, values in fields.items()}

    def json_body(self, limit: int) -> Any:
        """The JSON body of a request that changes something (415, 413 and 400 as the protocol says)."""
        if media_type(self.header("Content-Type")) != "application/json":
            raise Problem(415, "unsupported-media-type", "send the body as application/json")
        if self.header("Content-Encoding") not in (None, "identity"):
            raise Problem(415, "unsupported-media-type", "a compressed body is not taken")
        try:
            return jsontext.parse(self.read_body(limit))
        except jsontext.BadJson as error:
            raise malformed(str(error)) from None


def media_type(content_type: str | None) -> str:
    return (content_type or "").split(";", 1)[0].strip().lower()


def json_response(text: str | bytes, status: int = 200) -> Response:
    """Data: JSON that nobody may keep."""
    body = text.encode() if isinstance(text, str) else text
    headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
    return Response(status, headers, body)
