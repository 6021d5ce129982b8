"""A client of a host under test: plain HTTP calls, and a device with its number, its cursor and its copy.

It believes nothing: whatever comes back in another form than the protocol's is a `Failure` in words. It must not
know the reference host.
"""
from __future__ import annotations

import contextlib
import http.client
import json
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from host.ids import new_id

_SECONDS = 40.0


class Failure(AssertionError):
    """The host does not do what the protocol says; the message says what."""


def expect(condition: object, words: str) -> None:
    if not condition:
        raise Failure(words)


@dataclass
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            raise Failure(f"the answer ({self.status}) is not JSON: {self.body[:80]!r}") from None

    def expect_problem(self, status: int, name: str) -> Any:
        """The answer is this problem, said as RFC 9457 says it."""
        expect(self.status == status, f"{status} {name} was expected, {self.status} came: {self.body[:200]!r}")
        kind = (self.headers.get("Content-Type") or "").split(";")[0]
        expect(kind == "application/problem+json", f"a {status} came as {kind}, not as application/problem+json")
        wanted = f"urn:carnet:problem:{name}"
        expect(self.json.get("type") == wanted, f"the problem's type is {self.json.get('type')}, not {wanted}")
        return self.json


@dataclass
class Api:
    base: str
    token: str

    def call(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None,
        *, token: str | None = "",
    ) -> Reply:
        parts = urlsplit(self.base)
        host, port = parts.hostname or "", parts.port
        if parts.scheme == "https":
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                host, port, timeout=_SECONDS, context=ssl.create_default_context()
            )
        else:
            connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
        sent = dict(headers or {})
        bearer = self.token if token == "" else token
        if bearer is not None:
            sent["Authorization"] = f"Bearer {bearer}"
        with contextlib.closing(connection):
            connection.request(method, parts.path.rstrip("/") + path, body, sent)
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())

    def get(self, path: str, **parameters: Any) -> Reply:
        query = urlencode({name: value for name, value in parameters.items() if value is not None})
        return self.call("GET", f"{path}?{query}" if query else path)

    def post(self, path: str, value: Any) -> Reply:
        return self.call("POST", path, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def hello(self) -> Any:
        reply = self.get("/v1/hello")
        expect(reply.status == 200, f"hello answered {reply.status}: {reply.body[:200]!r}")
        return reply.json

    def epoch(self) -> str:
        return str(self.hello()["epoch"])


@dataclass
class Device:
    """One client file: numbers its mutations from 1 and follows the feed."""

    api: Api
    epoch: str
    cid: str = field(default_factory=lambda: f"conformance-{new_id()}"[:64])
    n: int = 0
    cursor: str = ""
    rows: dict[tuple[str, str], Any] = field(default_factory=dict)
    ack: int = 0

    def mutation(self, name: str, o: str | None = None, /, uid: str | None = None, **args: Any) -> dict[str, Any]:
        self.n += 1
        return {"n": self.n, "uid": uid or new_id(), "name": name, "o": o, "args": args, "at": "2026-01-01T00:00:00Z"}

    def put_tag(self, id: str, name: str = "Conformance") -> dict[str, Any]:
        return self.mutation("tag.put", None, id=id, name=name, color="gray")

    def push_reply(self, *mutations: dict[str, Any]) -> Reply:
        return self.api.post("/v1/mutations", {"epoch": self.epoch, "cid": self.cid, "muts": list(mutations)})

    def push(self, *mutations: dict[str, Any]) -> Any:
        """Pushes and returns the answer, which must be a whole 200."""
        reply = self.push_reply(*mutations)
        expect(reply.status == 200, f"a push answered {reply.status}: {reply.body[:200]!r}")
        answer = reply.json
        numbers = [result.get("n") for result in answer.get("results", ())]
        expect(numbers == [mutation["n"] for mutation in mutations], "the results are not one a mutation, in order")
        for mutation, result in zip(mutations, answer["results"]):
            expect(result.get("uid") == mutation["uid"], "a result carries another uid than its mutation")
            expect(result.get("s") in ("applied", "merged", "noop", "rejected"), f"an unknown result {result.get('s')}")
        return answer

    def page(self, **parameters: Any) -> Any:
        """The next page of the feed, taken into the copy."""
        reply = self.api.get("/v1/changes", since=self.cursor, epoch=self.epoch, cid=self.cid, **parameters)
        expect(reply.status == 200, f"changes answered {reply.status}: {reply.body[:200]!r}")
        page = reply.json
        for name, kind in (("epoch", str), ("cursor", str), ("more", bool), ("ack", int), ("changes", list)):
            expect(isinstance(page.get(name), kind), f"changes has no {name} of the right kind")
        for change in page["changes"]:
            if change["op"] == "put":
                self.rows[change["t"], change["id"]] = change
            else:
                self.rows.pop((change["t"], change["id"]), None)
        self.cursor, self.ack = page["cursor"], page["ack"]
        return page

    def pull(self) -> Any:
        """Pages until there is no more; the last one."""
        for _ in range(100_000):
            page = self.page()
            if not page["more"]:
                return page
        raise Failure("the feed never ends")
