"""What every test of the host needs: a real host on a free port, in this process or in its own, and a client.

`host_in_process` is quick and lets a test hold the clock; `ServeProcess` runs `serve.py` as a user does. Neither
waits for a fixed time: both wait for the thing itself.
"""
from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from host.datafolder import DataFolder
from host.ids import new_id
from host.runtime import Host, fill
from host.settings import Settings

REPOSITORY = Path(__file__).resolve().parent.parent.parent
TOKEN = "test-token"


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def problem(self) -> str:
        return str(self.json["type"]).removeprefix("urn:carnet:problem:")


class Client:
    """Speaks HTTP to a host; `n` and the epoch are kept as a well-behaved client would keep them."""

    def __init__(self, port: int, token: str | None = TOKEN, cid: str | None = None) -> None:
        self.port = port
        self.token = token
        self.cid = cid or new_id()
        self.n = 0
        self.epoch = ""

    def call(
        self, method: str, path: str, body: bytes | str | None = None, *, timeout: float = 30, **headers: str | None
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        sent: dict[str, str] = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        for name, value in headers.items():
            if value is None:
                sent.pop(name.replace("_", "-"), None)
            else:
                sent[name.replace("_", "-")] = value
        with contextlib.closing(connection):
            connection.request(method, path, body, sent)
            return Answer(connection.getresponse())

    def get(self, path: str, **headers: str | None) -> Answer:
        return self.call("GET", path, **headers)

    def post(self, path: str, value: Any, **headers: str | None) -> Answer:
        return self.call("POST", path, json.dumps(value), Content_Type="application/json", **headers)

    def hello(self) -> Any:
        answer = self.get("/v1/hello").json
        self.epoch = answer["epoch"]
        return answer

    def changes(self, since: str = "", **parameters: Any) -> Answer:
        query = urlencode({"since": since, "cid": self.cid, **parameters})
        return self.call("GET", f"/v1/changes?{query}")

    def pull(
        self, since: str = "", limit: int = 1000, onto: dict[tuple[str, str], Any] | None = None
    ) -> tuple[dict[tuple[str, str], Any], str]:
        """All rows from `since` on (onto what is held already), as a client holds them, and the cursor after them."""
        rows = dict(onto or {})
        while True:
            page = self.changes(since, limit=limit).json
            for change in page["changes"]:
                if change["op"] == "put":
                    rows[change["t"], change["id"]] = change["d"]
                else:
                    rows.pop((change["t"], change["id"]), None)
            since = page["cursor"]
            if not page["more"]:
                return rows, since

    def mutation(self, name: str, o: str | None = None, /, **args: Any) -> dict[str, Any]:
        """The next numbered mutation of this client."""
        self.n += 1
        fixed = {key.rstrip("_"): value for key, value in args.items()}  # `from_` for what Python keeps to itself.
        return {"n": self.n, "uid": new_id(), "name": name, "o": o, "args": fixed, "at": "2026-11-23T14:05:00Z"}

    def push(self, *mutations: dict[str, Any]) -> Answer:
        if not self.epoch:
            self.hello()
        return self.post("/v1/mutations", {"epoch": self.epoch, "cid": self.cid, "muts": list(mutations)})

    def do(self, name: str, o: str | None = None, /, **args: Any) -> Any:
        """Carries one mutation out and returns its result."""
        answer = self.push(self.mutation(name, o, **args))
        assert answer.status == 200, answer.body
        return answer.json["results"][0]

    def row(self, t: str, id: str) -> Any:
        return self.pull()[0].get((t, id))


class ClockInHand:
    """A clock that moves when told to."""

    def __init__(self, now: float = 1_795_874_400.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def order(id: str = "o1", **fields: Any) -> dict[str, Any]:
    """An order of the wire format; what a test does not name is plain."""
    line = {
        "id": "l1",
        "product_id": "p1",
        "name": "Blue mug",
        "sku": "MUG-B",
        "quantity": 2,
        "unit_price": 1500,
        "options": [],
        "url": None,
        "starts_at": None,
        "stock_taken": 2,
        "stock_returned": 0,
    }
    whole: dict[str, Any] = {
        "id": id,
        "number": "A7F3K2",
        "module": "store",
        "page_id": "shop",
        "origin": "store",
        "status": "new",
        "payment_status": "unpaid",
        "archived": False,
        "created_at": "2026-11-20T10:00:00Z",
        "updated_at": "2026-11-20T10:00:00Z",
        "paid_at": None,
        "status_locked_until": None,
        "currency": "EUR",
        "customer": {"name": "Ada Moreau", "email": "ada@example.com", "phone": "+33 6 12 34 56 78", "country": "France"},
        "items": [line],
        "totals": {"subtotal": 3000, "discount": 0, "shipping": 0, "tax": 0, "total": 3000},
        "payment": {"method": "Card", "reference": "r1"},
        "tags": [],
        "tracking": [],
        "activity": [{"id": "a1", "at": "2026-11-20T10:00:00Z", "by": "customer", "type": "created", "data": {}}],
        "unread": 0,
        "last_message_at": None,
    }
    return {**whole, **fields}


def product(id: str = "p1", stock: int | None = 10, **fields: Any) -> dict[str, Any]:
    return {"id": id, "name": "Blue mug", "sku": "MUG-B", "url": "https://shop.example/p1", "stock": stock, **fields}


def line_of(t: str, document: dict[str, Any]) -> str:
    return json.dumps({"t": t, "id": document["id"], "d": document}, ensure_ascii=False)


class HostTest(unittest.TestCase):
    """A test that has a folder of its own, and hosts that end with it."""

    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="carnet-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.clock = ClockInHand()
        self.settings = Settings(
            port=0,
            data=self.folder / "data",
            site=self.folder / "site",
            token=TOKEN,
            empty=True,
            build=False,
            mail_dir=self.folder / "mail",
        )

    def write_import(self, *lines: str) -> Path:
        path = self.folder / "import.ndjson"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    def host(self, *rows: tuple[str, dict[str, Any]], **settings: Any) -> Client:
        """A running host that holds `rows`, and a client of it."""
        client, _ = self.running_host(*rows, **settings)
        return client

    def running_host(self, *rows: tuple[str, dict[str, Any]], **settings: Any) -> tuple[Client, Host]:
        chosen = replace(self.settings, **settings)
        if rows:
            path = self.write_import(*(line_of(t, document) for t, document in rows))
            chosen = replace(chosen, import_file=path)
        folder = DataFolder(chosen.data)
        folder.lock()
        filled = fill(chosen, self.clock)
        if filled.report and filled.report.refused:
            raise AssertionError(filled.report.refused)
        host = Host(chosen, folder, self.clock)
        host.start()
        self.addCleanup(self.stop, host, folder)
        return Client(host.port), host

    def stop(self, host: Host, folder: DataFolder) -> None:
        if not host.stopped:
            host.stop()
        folder.unlock()

    def eventually(self, condition: Callable[[], Any], seconds: float = 10) -> Any:
        """Waits until `condition` holds, and returns what it said."""
        deadline = time.monotonic() + seconds
        while True:
            if value := condition():
                return value
            if time.monotonic() > deadline:
                self.fail("it did not come true in time")
            time.sleep(0.01)


class ServeProcess:
    """`serve.py` as a process of its own."""

    def __init__(self, *arguments: str, environment: dict[str, str] | None = None) -> None:
        command = [sys.executable, str(REPOSITORY / "serve.py"), "--no-build", *arguments]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            env={**os.environ, **(environment or {})},
        )
        self.said: list[str] = []
        self.port = 0

    def wait_for_address(self) -> Client:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                threading.Thread(target=self._drain, daemon=True).start()
                return Client(self.port)
        raise AssertionError(f"serve.py ended: {self.said} {self.process.stderr and self.process.stderr.read()}")

    def _drain(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))

    def end(self) -> tuple[int, str, str]:
        """Waits for the program to end by itself; its exit code and what it said."""
        out, errors = self.process.communicate(timeout=30)
        return self.process.returncode, out, errors

    def terminate(self) -> float:
        """SIGTERM; how long it took to end, in seconds."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=10)
        return time.monotonic() - begun

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()


@contextlib.contextmanager
def serve(*arguments: str, environment: dict[str, str] | None = None) -> Iterator[tuple[ServeProcess, Client]]:
    process = ServeProcess(*arguments, environment=environment)
    try:
        yield process, process.wait_for_address()
    finally:
        process.close()
