"""The rules H1 to H7, each as something that can be seen from outside.

A rule about transactions is seen by reading while others write: an answer that holds a part of something that
should be whole. Those checks run a writer and a reader against each other for a moment.
"""
from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from host.conformance.client import Api, Device, expect
from host.ids import new_id

_WRITES = 60


def h1_no_row_is_lost_to_who_reads_while_others_write(api: Api, tag: str) -> None:
    epoch = api.epoch()
    reader = Device(api, epoch)
    reader.pull()
    done = threading.Event()

    def write(number: int) -> None:
        writer = Device(api, epoch)
        for turn in range(_WRITES // 4):
            writer.push(writer.put_tag(f"{tag}-{number}-{turn}"))

    seqs: list[int] = []

    def read() -> None:
        page = reader.page(limit=3)
        seqs.extend(change["seq"] for change in page["changes"])

    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write, number) for number in range(4)]
        while not done.is_set():
            read()
            if all(writer.done() for writer in writers):
                done.set()
        for writer in writers:
            writer.result()
    while reader.page(limit=3)["more"]:
        pass
    missing = [
        (number, turn)
        for number in range(4)
        for turn in range(_WRITES // 4)
        if ("tag", f"{tag}-{number}-{turn}") not in reader.rows
    ]
    expect(not missing, f"{len(missing)} of {_WRITES} rows were never told to a client that read while they came")
    expect(seqs == sorted(set(seqs)), "the rows of the feed do not come in the order of seq, each seq once")


def h2_h3_an_answer_holds_an_effect_exactly_when_its_ack_says_so(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    device.pull()
    failures: list[Exception] = []

    def write() -> None:
        try:
            for number in range(1, _WRITES + 1):
                device_push = device.put_tag(tag, f"After {number}")
                device.push(device_push)
        except Exception as error:  # Handed to the thread that judges.
            failures.append(error)

    reader = Device(api, device.epoch, cid=device.cid)
    reader.pull()
    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive() or reader.ack < _WRITES:
        page = reader.page()
        if failures:
            raise failures[0]
        if page["more"]:
            continue
        row = reader.rows.get(("tag", tag))
        shown = int(row["d"]["name"].split()[1]) if row else 0
        expect(shown >= page["ack"], f"an answer says ack {page['ack']} and holds only the effect of {shown}")
        expect(shown <= page["ack"], f"an answer holds the effect of mutation {shown} and says ack {page['ack']}")
    writer.join()


def h3_h4_the_same_push_twice_at_once_is_one(api: Api, tag: str) -> None:
    epoch = api.epoch()
    for turn in range(10):
        device = Device(api, epoch)
        batch = [device.put_tag(f"{tag}-{turn}-{number}") for number in range(5)]
        with ThreadPoolExecutor(2) as pool:
            first, second = (pool.submit(device.push, *batch) for _ in range(2))
        expect(first.result() == second.result(), "the same push sent twice at once was answered in two ways")
        expect(_said(first.result()) == ["applied"] * 5, f"it was answered {_said(first.result())}")


def h4_a_number_that_was_used_gives_its_stored_result(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    batch = [
        device.put_tag(tag, f"Once {new_id()}"),
        device.mutation("order.archive", "no-such-order", archived=True),
    ]
    first = device.push(*batch)
    device.push(device.put_tag(tag, "Later"))
    again = device.push(*batch)
    expect(again["results"] == first["results"], f"a replay was answered {again['results']}, not {first['results']}")
    expect(again["ack"] == 3, f"a replay answered ack {again['ack']}, not 3")
    device.pull()
    expect(device.rows["tag", tag]["d"]["name"] == "Later", "a replay was carried out again")


def h4_a_number_never_changes_its_uid(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    first = device.put_tag(tag)
    device.push(first)
    device.push_reply({**first, "uid": new_id()}).expect_problem(409, "client-reused")


def h4_a_number_left_out_is_a_gap(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    device.push(device.put_tag(tag))
    device.n += 1
    problem = device.push_reply(device.put_tag(tag, "Beyond the gap")).expect_problem(409, "gap")
    expect(problem.get("ack") == 1, f"the problem gap says ack {problem.get('ack')}, not 1")
    device.n = 1
    inside = [device.put_tag(tag, "Before the gap"), device.put_tag(tag, "left out"), device.put_tag(tag, "After it")]
    problem = device.push_reply(inside[0], inside[2]).expect_problem(409, "gap")
    expect(problem.get("ack") == 1, f"the problem gap says ack {problem.get('ack')}, but nothing was carried out")
    page = device.pull()
    expect(page["ack"] == 1, f"a batch that was refused for a gap advanced ack to {page['ack']}")
    expect(device.rows["tag", tag]["d"]["name"] == "Conformance", "a batch that was refused for a gap had an effect")


def h4_h7_a_uid_is_carried_out_once_under_whatever_number(api: Api, tag: str) -> None:
    first = Device(api, api.epoch())
    original = first.put_tag(tag, "First")
    result = first.push(original)["results"][0]
    # So much in between that a memory of the last few results has forgotten the first.
    for _ in range(3):
        first.push(*[first.put_tag(tag, f"Between {number}") for number in range(50)])
    second = Device(api, first.epoch)
    second.push(second.put_tag(tag, "Second"))
    again = second.push({**original, "n": 2})
    expect(again["ack"] == 2, "a known uid under another number did not advance ack")
    stored = {key: value for key, value in again["results"][0].items() if key != "n"}
    expect(stored == {key: value for key, value in result.items() if key != "n"}, "its stored result did not come")
    second.pull()
    expect(second.rows["tag", tag]["d"]["name"] == "Second", "a known uid was carried out again")


def h5_what_can_never_succeed_uses_its_number_inside_a_200(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    hopeless: list[tuple[dict[str, Any], str]] = [
        (device.mutation("no.such.mutation", None), "unknown_mutation"),
        (device.mutation("order.archive", "no-such-order", archived=True), "not_found"),
        (device.mutation("tag.put", None, id=tag), "invalid_args"),
        (device.mutation("tag.put", None, id="not an id", name="x", color="gray"), "invalid_args"),
        (device.mutation("tag.put", None, id=tag, name="x", color="no such colour"), "invalid_args"),
        (device.mutation("order.status.set", "no-such-order", to="new"), "invalid_args"),
    ]
    good = device.put_tag(tag, "After the hopeless")
    answer = device.push(*[mutation for mutation, _ in hopeless], good)
    for (mutation, code), result in zip(hopeless, answer["results"]):
        said = (result["s"], result.get("code"))
        expect(said == ("rejected", code), f"{mutation['name']} {mutation['args']} was answered {said}, not {code}")
    expect(answer["results"][-1]["s"] in ("applied", "merged"), "a good mutation after hopeless ones was not carried out")
    expect(answer["ack"] == len(hopeless) + 1, f"ack is {answer['ack']} after {len(hopeless) + 1} mutations")
    page = device.pull()
    expect(page["ack"] == answer["ack"], "the feed does not say the ack that the push said")


def h6_another_epoch_is_told_to_start_anew(api: Api, tag: str) -> None:
    device = Device(api, api.epoch())
    device.pull()
    for since in (device.cursor, ""):
        reply = api.get("/v1/changes", since=since, epoch="another-epoch", cid=device.cid)
        expect(reply.expect_problem(410, "resync").get("epoch") == device.epoch, "resync does not carry the epoch")
    stale = {"epoch": "another-epoch", "cid": device.cid, "muts": [device.put_tag(tag)]}
    reply = api.post("/v1/mutations", stale)
    expect(reply.expect_problem(410, "resync").get("epoch") == device.epoch, "resync does not carry the epoch")
    expect(device.pull()["ack"] == 0, "a push of another epoch was carried out")


def _said(answer: Any) -> list[str]:
    return [result["s"] for result in answer["results"]]


CHECKS = (
    h1_no_row_is_lost_to_who_reads_while_others_write,
    h2_h3_an_answer_holds_an_effect_exactly_when_its_ack_says_so,
    h3_h4_the_same_push_twice_at_once_is_one,
    h4_a_number_that_was_used_gives_its_stored_result,
    h4_a_number_never_changes_its_uid,
    h4_a_number_left_out_is_a_gap,
    h4_h7_a_uid_is_carried_out_once_under_whatever_number,
    h5_what_can_never_succeed_uses_its_number_inside_a_200,
    h6_another_epoch_is_told_to_start_anew,
)
