"""The conventions of the protocol: what every answer looks like, and what each endpoint says.

A check is a function of the API and of an id that is its own; its name is its sentence in the report. It raises
`Failure`, changes nothing but tags named after that id, and must pass on a host that holds anything.
"""
from __future__ import annotations

import json
import threading
import time
from typing import Any

from host.clock import parse_rfc3339
from host.conformance.client import Api, Device, expect
from host.ids import is_id, new_id


def hello_says_who_and_how(api: Api, tag: str) -> None:
    hello = api.hello()
    expect(1 in hello.get("protocol", ()), "hello.protocol does not hold 1")
    for name in ("account", "name", "epoch", "server_time"):
        expect(isinstance(hello.get(name), str) and hello[name], f"hello has no {name}")
    expect(parse_rfc3339(hello["server_time"]) is not None, "hello.server_time is not an RFC 3339 time in UTC")
    expect(isinstance(hello.get("seq"), int), "hello.seq is not a number")
    expect(isinstance(hello.get("features"), list), "hello.features is not a list")
    limits = hello.get("limits", {})
    for name in ("push", "page", "body"):
        expect(isinstance(limits.get(name), int) and limits[name] > 0, f"hello.limits.{name} is not a number above 0")


def data_is_never_kept(api: Api, tag: str) -> None:
    for path in ("/v1/hello", "/v1/changes"):
        cache = api.get(path).headers.get("Cache-Control") or ""
        expect("no-store" in cache, f"{path} answers with Cache-Control {cache!r}, not no-store")
        kind = (api.get(path).headers.get("Content-Type") or "").split(";")[0]
        expect(kind == "application/json", f"{path} answers with {kind}, not application/json")


def nobody_reads_without_a_token(api: Api, tag: str) -> None:
    for method, path in (("GET", "/v1/hello"), ("GET", "/v1/changes"), ("POST", "/v1/mutations")):
        for token in (None, "wrong-token"):
            body = b"{}" if method == "POST" else None
            headers = {"Content-Type": "application/json"} if body else {}
            api.call(method, path, body, headers, token=token).expect_problem(401, "unauthorized")


def only_json_changes_anything(api: Api, tag: str) -> None:
    batch = json.dumps({"epoch": api.epoch(), "cid": new_id(), "muts": []}).encode()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        api.call("POST", "/v1/mutations", batch, {"Content-Type": kind}).expect_problem(415, "unsupported-media-type")
    api.call("POST", "/v1/mutations", batch).expect_problem(415, "unsupported-media-type")


def what_is_no_batch_is_malformed(api: Api, tag: str) -> None:
    epoch = api.epoch()
    whole: dict[str, Any] = {"n": 1, "uid": new_id(), "name": "tag.delete", "o": None, "args": {"id": tag}, "at": ""}
    bodies: list[Any] = [
        b"", b"{", b"\xff\xfe", b"null", b"[]", b'"text"', b"{}", b"[" * 100_000,
        {"epoch": epoch, "cid": "not an id", "muts": []},
        {"epoch": epoch, "muts": []},
        {"epoch": epoch, "cid": new_id()},
        {"epoch": epoch, "cid": new_id(), "muts": {}},
        {"epoch": epoch, "cid": new_id(), "muts": [1]},
    ]
    for field, value in (("n", "1"), ("n", 0), ("n", 1.5), ("n", None), ("uid", ""), ("uid", "a b"), ("uid", None)):
        bodies.append({"epoch": epoch, "cid": new_id(), "muts": [{**whole, field: value}]})
    for body in bodies:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        api.call("POST", "/v1/mutations", sent, {"Content-Type": "application/json"}).expect_problem(400, "malformed")


def pages_are_bounded_and_go_on(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    device.push(*[device.put_tag(f"{tag}-{number}") for number in range(5)])
    most = api.hello()["limits"]["page"]
    page = api.get("/v1/changes", limit=most * 10).json
    expect(len(page["changes"]) <= most, f"a page holds {len(page['changes'])} rows, more than limits.page")
    page = device.page(limit=2)
    expect(0 < len(page["changes"]) <= 2, f"limit=2 gave {len(page['changes'])} rows")
    expect(page["more"] is True, "more is false though there is more")
    device.pull()
    for number in range(5):
        expect(("tag", f"{tag}-{number}") in device.rows, "a row was lost between two pages")
    device.push(*[device.mutation("tag.delete", None, id=f"{tag}-{number}") for number in range(5)])
    device.pull()
    for number in range(5):
        expect(("tag", f"{tag}-{number}") not in device.rows, "a deleted row was never told as op del")


def rows_look_as_the_protocol_says(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    device.push(device.put_tag(tag))
    page = device.page()
    for change in page["changes"]:
        expect(change.get("op") in ("put", "del"), f"a change with op {change.get('op')}")
        expect(is_id(change.get("id")), "a change whose id is not of the form")
        expect(isinstance(change.get("rev"), int) and isinstance(change.get("seq"), int), "a change without rev or seq")
        if change["op"] == "put":
            expect(change["d"].get("id") == change["id"], "a row whose d.id is not its id")


def a_first_sync_begins_with_the_newest_orders(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    created: list[str] = []
    for _ in range(3):
        page = device.page(limit=50)
        created += [change["d"]["created_at"] for change in page["changes"] if change["t"] == "order"]
        if not page["more"]:
            break
    expect(created == sorted(created, reverse=True), "the orders of a first sync do not come newest first")


def a_call_that_waits_ends_in_time_and_at_once_for_news(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    device.pull()
    begun = time.monotonic()
    page = device.page(wait=1)
    took = time.monotonic() - begun
    expect(not page["changes"] or took < 1.5, "a call that waited came with old rows")
    expect(took < 5, f"wait=1 took {took:.1f} s")
    other = Device(api, device.epoch)
    timer = threading.Timer(0.3, lambda: other.push(other.put_tag(tag, f"Woken {new_id()}")))
    timer.start()
    begun = time.monotonic()
    seen = False
    while time.monotonic() - begun < 10 and not seen:
        seen = any(change["id"] == tag for change in device.page(wait=10)["changes"])
    timer.join()
    took = time.monotonic() - begun
    expect(seen and took < 5, f"news took {took:.1f} s to reach a call that waited for them")


def first_calls_need_no_epoch_and_unknown_clients_have_ack_0(api: Api, tag: str) -> None:
    reply = api.get("/v1/changes", limit=1)
    expect(reply.status == 200, f"a first call without epoch and cursor answered {reply.status}")
    expect(reply.json.get("ack") == 0, "the ack of no client is not 0")
    expect(api.get("/v1/changes", limit=1, cid=new_id()).json.get("ack") == 0, "the ack of an unknown client is not 0")


CHECKS = (
    hello_says_who_and_how,
    data_is_never_kept,
    nobody_reads_without_a_token,
    only_json_changes_anything,
    what_is_no_batch_is_malformed,
    pages_are_bounded_and_go_on,
    rows_look_as_the_protocol_says,
    a_first_sync_begins_with_the_newest_orders,
    a_call_that_waits_ends_in_time_and_at_once_for_news,
    first_calls_need_no_epoch_and_unknown_clients_have_ack_0,
)
