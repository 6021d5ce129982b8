"""Mutations: numbered, carried out exactly once, refused in words; what each does to the book."""
from __future__ import annotations

import sqlite3
import unittest
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr
from io import StringIO
from typing import Any
from unittest.mock import patch

from host.api import mutations
from host.api.mutations import Mutations
from host.ids import new_id
from host.work import prune
from tests.host.harness import Client, HostTest, order, product


class ABatch(HostTest):
    def test_is_carried_out_in_order_and_acked_in_the_feed(self) -> None:
        client = self.host(("order", order()))
        answer = client.push(
            client.mutation("order.status.set", "o1", from_="new", to="in_progress"),
            client.mutation("order.status.set", "o1", from_="in_progress", to="completed"),
        ).json
        self.assertEqual(2, answer["ack"])
        self.assertEqual([(1, "applied", 2), (2, "applied", 3)], [(r["n"], r["s"], r["rev"]) for r in answer["results"]])
        self.assertEqual(2, client.changes().json["ack"])
        self.assertEqual("completed", client.row("order", "o1")["status"])

    def test_sent_again_gives_the_stored_results_and_no_effect(self) -> None:
        client = self.host(("order", order()))
        batch = [
            client.mutation("order.comment.add", "o1", id="c1", text="Once"),
            client.mutation("order.refund", "o1"),
            client.mutation("no.such.thing", "o1"),
        ]
        first = client.push(*batch).json
        self.assertEqual(["applied", "rejected", "rejected"], [result["s"] for result in first["results"]])
        before = client.row("order", "o1")
        for part in (batch, batch[:1], batch[1:]):
            again = client.push(*part).json
            self.assertEqual(3, again["ack"])
            self.assertTrue(all(result in first["results"] for result in again["results"]))
        self.assertEqual(before, client.row("order", "o1"))

    def test_with_a_gap_or_a_reused_number_is_refused_whole(self) -> None:
        client = self.host(("order", order()))
        first = client.mutation("order.archive", "o1", archived=True)
        client.push(first)
        second = client.mutation("order.comment.add", "o1", id="c1", text="Second")
        client.n += 1
        fourth = client.mutation("order.comment.add", "o1", id="c2", text="Fourth")
        before = client.row("order", "o1")
        gap = client.push(second, fourth)
        self.assertEqual((409, "gap", 1), (gap.status, gap.problem, gap.json["ack"]))
        for reused in ({**first, "uid": new_id()},):
            self.assertEqual("client-reused", client.push(reused).problem)
            self.assertEqual("client-reused", client.push(second, {**second, "uid": new_id()}).problem)
        self.assertEqual(before, client.row("order", "o1"))
        self.assertEqual(1, client.changes().json["ack"])

    def test_with_a_uid_known_under_another_number_advances_without_effect(self) -> None:
        client = self.host(("order", order()))
        comment = client.mutation("order.comment.add", "o1", id="c1", text="Once")
        stored = client.push(comment).json["results"][0]
        renumbered = Client(client.port)
        renumbered.hello()
        before = client.row("order", "o1")
        answer = renumbered.push({**comment, "n": 1}).json
        self.assertEqual((1, stored), (answer["ack"], answer["results"][0]))
        again = renumbered.push({**comment, "n": 2}).json
        self.assertEqual((2, {**stored, "n": 2}), (again["ack"], again["results"][0]))
        self.assertEqual(before, client.row("order", "o1"))

    def test_of_another_epoch_is_not_carried_out(self) -> None:
        client = self.host(("order", order()))
        client.epoch = "other"
        answer = client.push(client.mutation("order.archive", "o1", archived=True))
        self.assertEqual((410, "resync"), (answer.status, answer.problem))
        self.assertEqual(client.hello()["epoch"], answer.json["epoch"])
        self.assertFalse(client.row("order", "o1")["archived"])

    def test_that_is_too_long_is_refused_so_that_it_can_be_halved(self) -> None:
        client = self.host(("order", order()))
        batch = [client.mutation("order.archive", "o1", archived=bool(n % 2)) for n in range(101)]
        answer = client.push(*batch)
        self.assertEqual((413, "too-large"), (answer.status, answer.problem))
        self.assertEqual(100, client.push(*batch[:100]).json["ack"])

    def test_of_no_known_form_is_malformed_and_uses_nothing(self) -> None:
        client = self.host(("order", order()))
        client.hello()
        whole = client.mutation("order.archive", "o1", archived=True)
        for broken in ({"n": True}, {"n": 0}, {"n": -1}, {"n": 1.0}, {"n": "1"}, {"n": 2**60}, {"uid": "a/b"}, {"name": 7}):
            answer = client.push({**whole, **broken})
            self.assertEqual((400, "malformed"), (answer.status, answer.problem), broken)
        for body in (b"", b"{", b"\xff", b'{"epoch":NaN}', b"[" * 60_000, b'{"a":' + b"9" * 5000 + b"}", b"nul"):
            answer = client.call("POST", "/v1/mutations", body, Content_Type="application/json; charset=utf-8")
            self.assertEqual((400, "malformed"), (answer.status, answer.problem), body[:20])
        self.assertEqual(0, client.changes().json["ack"])

    def test_that_the_database_cannot_take_is_not_consumed(self) -> None:
        client, host = self.running_host(("order", order()))
        client.hello()
        mutation = client.mutation("order.archive", "o1", archived=True)
        with patch.object(Mutations, "_guarded", side_effect=sqlite3.OperationalError("disk full")), redirect_stderr(StringIO()):
            answer = client.push(mutation)
        self.assertEqual((503, "overloaded"), (answer.status, answer.problem))
        self.assertIsNotNone(answer.headers["Retry-After"])
        self.assertEqual("applied", client.push(mutation).json["results"][0]["s"])

    def test_in_which_the_host_itself_fails_loses_only_that_mutation_and_never_blocks(self) -> None:
        client = self.host(("order", order()))
        real = mutations.carry_out

        def failing(transaction: Any, name: Any, *rest: Any, **more: Any) -> Any:
            result = real(transaction, name, *rest, **more)
            if name == "order.archive":
                raise RuntimeError("a bug, after the effect")
            return result

        with patch.object(mutations, "carry_out", failing), redirect_stderr(StringIO()):
            answer = client.push(
                client.mutation("order.comment.add", "o1", id="c1", text="Before"),
                client.mutation("order.archive", "o1", archived=True),
                client.mutation("order.comment.add", "o1", id="c2", text="After"),
            ).json
        self.assertEqual(["applied", "rejected", "applied"], [result["s"] for result in answer["results"]])
        row = client.row("order", "o1")
        self.assertFalse(row["archived"])
        self.assertEqual(["Before", "After"], [e["data"]["text"] for e in row["activity"] if e["type"] == "comment"])

    def test_of_many_devices_at_once_are_all_carried_out_once(self) -> None:
        first = self.host(("product", product(stock=100)), *[("order", order(f"o{n}")) for n in range(6)])

        def device(number: int) -> None:
            client = Client(first.port)
            for turn in range(12):
                comment = client.mutation("order.comment.add", f"o{turn % 6}", id=f"c{number}-{turn}", text="x")
                self.assertEqual("applied", client.push(comment).json["results"][0]["s"])
                self.assertEqual(200, client.push(comment).status)

        with ThreadPoolExecutor(6) as pool:
            for done in [pool.submit(device, number) for number in range(6)]:
                done.result()
        rows, _ = first.pull()
        written = [e["id"] for (t, _), row in rows.items() if t == "order" for e in row["activity"] if e["type"] == "comment"]
        self.assertEqual(sorted({f"c{n}-{turn}" for n in range(6) for turn in range(12)}), sorted(written))

    def test_results_are_kept_for_90_days_and_forgotten_later(self) -> None:
        client, host = self.running_host(("order", order()))
        mutation = client.mutation("order.comment.add", "o1", id="c1", text="Once")
        stored = client.push(mutation).json
        self.clock.now += 91 * 86_400
        prune(host.store)
        self.assertEqual(stored, client.push(mutation).json)
        self.clock.now += 60 * 86_400
        prune(host.store)
        late = client.push(mutation).json
        self.assertEqual((1, "noop"), (late["ack"], late["results"][0]["s"]))


class WhatIsRefused(HostTest):
    def test_uses_its_number_and_says_why(self) -> None:
        client = self.host(("order", order()), ("order", order("gone")))
        for name, o, args, code in (
            ("no.such.thing", "o1", {}, "unknown_mutation"),
            ("order.archive", "nobody", {"archived": True}, "not_found"),
            ("order.archive", None, {"archived": True}, "invalid_args"),
            ("order.archive", "a b", {"archived": True}, "invalid_args"),
            ("order.archive", "o1", {}, "invalid_args"),
            ("order.archive", "o1", {"archived": 1}, "invalid_args"),
            ("order.status.set", "o1", {"from": "new", "to": "shipped"}, "invalid_args"),
            ("order.status.set", "o1", {"from": "new", "to": "refunded"}, "illegal_transition"),
            ("order.payment.set", "o1", {"from": "paid", "to": "unpaid"}, "payment_changed"),
            ("order.payment.set", "o1", {"from": "unpaid", "to": "refunded"}, "illegal_transition"),
            ("order.payment.set", "o1", {"from": "unpaid", "to": "abandoned_cart"}, "illegal_transition"),
            ("order.refund", "o1", {}, "not_refundable"),
            ("order.tag.add", "o1", {"tag": "nobody"}, "not_found"),
            ("tag.put", None, {"id": "t1", "name": " ", "color": "red"}, "invalid_args"),
            ("tag.put", None, {"id": "t1", "name": "x", "color": "#ff0000"}, "invalid_args"),
            ("tag.delete", None, {"id": "nobody"}, "not_found"),
            ("order.tracking.put", "o1", {"id": "k1", "number": ""}, "invalid_args"),
            ("order.tracking.put", "o1", {"id": "k1", "number": "1", "url": "javascript:alert(1)"}, "invalid_args"),
            ("order.tracking.put", "o1", {"id": "k1", "number": "1", "url": "data:text/html,x"}, "invalid_args"),
            ("order.tracking.put", "o1", {"id": "k1", "number": "1", "url": "https://"}, "invalid_args"),
            ("order.tracking.put", "o1", {"id": "k1", "number": "1", "url": "https://a.example/ b"}, "invalid_args"),
            ("order.comment.add", "o1", {"id": "c1", "text": " \n"}, "invalid_args"),
            ("order.comment.add", "o1", {"id": "c1", "text": "x" * 1_100_000}, "invalid_args"),
            ("message.send", "o1", {"id": "m1", "text": ""}, "invalid_args"),
            ("message.send", "o1", {"id": "m/1", "text": "x"}, "invalid_args"),
            ("message.read", "o1", {"upto": 7}, "invalid_args"),
        ):
            result = client.do(name, o, **args)
            self.assertEqual(("rejected", code), (result["s"], result.get("code")), f"{name} {str(args)[:80]}")
            self.assertTrue(result["detail"])
        self.assertEqual(client.n, client.changes().json["ack"])
        self.assertEqual(1, len(client.row("order", "o1")["activity"]))

    def test_because_the_order_was_deleted_is_gone(self) -> None:
        client, host = self.running_host(("order", order()))
        with host.store.write() as transaction:
            transaction.delete("order", "o1")
        for name, args in (("order.archive", {"archived": True}), ("message.send", {"id": "m1", "text": "x"})):
            self.assertEqual("gone", client.do(name, "o1", **args)["code"])

    def test_carries_the_reason_and_what_the_order_is_now(self) -> None:
        client = self.host(("order", order(status="cancelled", payment_status="paid")))
        result = client.do("order.status.set", "o1", from_="new", to="completed")
        self.assertEqual(("illegal_transition", "cancelled", "cancelled"), (result["code"], result["reason"], result["current"]))
        result = client.do("order.payment.set", "o1", from_="unpaid", to="paid")
        self.assertEqual(("payment_changed", "paid"), (result["code"], result["current"]))


class WhatEachDoes(HostTest):
    def test_marking_paid_stamps_the_host_s_time_and_the_person(self) -> None:
        client = self.host(("order", order()))
        client.do("order.payment.set", "o1", from_="unpaid", to="paid")
        row = client.row("order", "o1")
        self.assertEqual(("2026-11-28T14:00:00Z",) * 2, (row["paid_at"], row["updated_at"]))
        entry = row["activity"][-1]
        self.assertEqual(("API", "payment", {"from": "unpaid", "to": "paid"}), (entry["by"], entry["type"], entry["data"]))
        client.do("order.payment.set", "o1", from_="paid", to="unpaid")
        self.assertIsNone(client.row("order", "o1")["paid_at"])

    def test_tags_are_put_added_removed_and_deleted_everywhere(self) -> None:
        client = self.host(*[("order", order(f"o{n}")) for n in range(4)])
        self.assertEqual("applied", client.do("tag.put", None, id="t1", name=" VIP ", color="red")["s"])
        self.assertEqual("noop", client.do("tag.put", None, id="t1", name="VIP", color="red")["s"])
        self.assertEqual("applied", client.do("tag.put", None, id="t1", name="VIP", color="blue")["s"])
        self.assertEqual({"id": "t1", "name": "VIP", "color": "blue"}, client.row("tag", "t1"))
        for id in ("o0", "o1", "o2"):
            self.assertEqual("applied", client.do("order.tag.add", id, tag="t1")["s"])
        self.assertEqual("noop", client.do("order.tag.add", "o0", tag="t1")["s"])
        self.assertEqual("applied", client.do("order.tag.remove", "o2", tag="t1")["s"])
        self.assertEqual("noop", client.do("order.tag.remove", "o2", tag="t1")["s"])
        rows, cursor = client.pull()
        self.assertEqual([["t1"], ["t1"], [], []], [rows["order", f"o{n}"]["tags"] for n in range(4)])
        self.assertEqual("applied", client.do("tag.delete", None, id="t1")["s"])
        self.assertEqual("noop", client.do("tag.delete", None, id="t1")["s"])
        news = client.changes(cursor).json["changes"]
        self.assertEqual({("put", "o0"), ("put", "o1"), ("del", "t1")}, {(c["op"], c["id"]) for c in news})
        self.assertEqual([[], []], [c["d"]["tags"] for c in news if c["op"] == "put"])
        self.assertEqual("gone", client.do("order.tag.add", "o0", tag="t1")["code"])
        self.assertEqual("applied", client.do("tag.put", None, id="t1", name="Back", color="red")["s"])
        self.assertEqual("applied", client.do("order.tag.add", "o0", tag="t1")["s"])

    def test_an_order_carries_ten_tags_and_no_more(self) -> None:
        client = self.host(("order", order()))
        for n in range(11):
            client.do("tag.put", None, id=f"t{n}", name=f"Tag {n}", color="red")
        said = [client.do("order.tag.add", "o1", tag=f"t{n}") for n in range(11)]
        self.assertEqual(["applied"] * 10 + ["rejected"], [result["s"] for result in said])
        self.assertEqual(("invalid_args", "too_many_tags"), (said[10]["code"], said[10]["reason"]))

    def test_tracking_is_a_union_by_id_where_the_last_write_wins(self) -> None:
        client = self.host(("order", order()))
        put = {"number": "1Z999", "carrier": "UPS", "url": "https://ups.example/1Z999"}
        self.assertEqual("applied", client.do("order.tracking.put", "o1", id="k1", **put)["s"])
        self.assertEqual("noop", client.do("order.tracking.put", "o1", id="k1", **put)["s"])
        self.assertEqual("applied", client.do("order.tracking.put", "o1", id="k1", number="1Z998", carrier="UPS")["s"])
        self.assertEqual("applied", client.do("order.tracking.put", "o1", id="k2", number="42", url=None)["s"])
        row = client.row("order", "o1")
        self.assertEqual(
            [("k1", "1Z998", "UPS", ""), ("k2", "42", "", "")],
            [(one["id"], one["number"], one["carrier"], one["url"]) for one in row["tracking"]],
        )
        self.assertEqual("2026-11-28T14:00:00Z", row["tracking"][0]["added_at"])
        self.assertEqual("applied", client.do("order.tracking.remove", "o1", id="k1")["s"])
        self.assertEqual("noop", client.do("order.tracking.remove", "o1", id="k1")["s"])
        ops = [e["data"]["op"] for e in client.row("order", "o1")["activity"] if e["type"] == "tracking"]
        self.assertEqual(["add", "edit", "add", "remove"], ops)

    def test_comments_and_messages_are_appended_once_by_their_id(self) -> None:
        client = self.host(("order", order()), ("order", order("o2")))
        for s in ("applied", "noop"):
            self.assertEqual(s, client.do("order.comment.add", "o1", id="c1", text="Called back")["s"])
            self.assertEqual(s, client.do("message.send", "o1", id="m1", text="Hello", subject="Your order")["s"])
        self.assertEqual("noop", client.do("message.send", "o2", id="m1", text="Hello again")["s"])
        rows, _ = client.pull()
        self.assertEqual(["created", "comment", "message"], [e["type"] for e in rows["order", "o1"]["activity"]])
        self.assertEqual("c1", rows["order", "o1"]["activity"][1]["id"])
        message = rows["message", "m1"]
        self.assertEqual(("o1", "out", "Hello", "Your order"), tuple(message[k] for k in ("order", "direction", "text", "subject")))
        self.assertEqual("2026-11-28T14:00:00Z", rows["order", "o1"]["last_message_at"])

    def test_the_read_marker_only_moves_forward(self) -> None:
        said = [
            ("message", {"id": f"m{n}", "order": "o1", "direction": "in", "text": f"{n}", "at": f"2026-11-20T10:0{n}:00Z"})
            for n in range(4)
        ]
        client = self.host(("order", order(unread=4)), *said)
        before = client.row("order", "o1")["updated_at"]
        for upto, unread, s in (("m1", 2, "applied"), ("m0", 2, "noop"), ("m2", 1, "applied"), ("2026-11-20T10:03:00Z", 0, "applied"), ("m3", 0, "noop")):
            self.assertEqual(s, client.do("message.read", "o1", upto=upto)["s"], upto)
            self.assertEqual(unread, client.row("order", "o1")["unread"], upto)
        self.assertEqual(before, client.row("order", "o1")["updated_at"])

    def test_an_undo_takes_back_the_cancel_it_names_and_no_other(self) -> None:
        client = self.host(("product", product()), ("order", order()))
        first = client.do("order.status.set", "o1", from_="new", to="cancelled")["uid"]
        self.assertEqual("applied", client.do("order.status.set", "o1", from_="cancelled", to="new", undo=first)["s"])
        second = client.do("order.status.set", "o1", from_="new", to="cancelled")["uid"]
        late = client.do("order.status.set", "o1", from_="cancelled", to="new", undo=first)
        self.assertEqual(("rejected", "illegal_transition", "changed_since"), (late["s"], late["code"], late["reason"]))
        wrong = client.do("order.status.set", "o1", from_="cancelled", to="completed", undo=second)
        self.assertEqual("changed_since", wrong["reason"])
        self.assertEqual("applied", client.do("order.status.set", "o1", from_="cancelled", to="new", undo=second)["s"])
        self.assertEqual(10, client.row("product", "p1")["stock"])

    def test_an_order_of_another_shop_is_imported_once_and_begins_its_life_here(self) -> None:
        client = self.host()
        said = {name: value for name, value in order("o9").items() if name != "id"}
        said |= {"tags": ["t1"], "unread": 3, "activity": [], "status": "completed", "payment_status": "paid"}
        self.assertEqual("applied", client.do("order.import", "o9", order=said)["s"])
        row = client.row("order", "o9")
        self.assertEqual(("o9", "A7F3K2", "completed", "paid"), (row["id"], row["number"], row["status"], row["payment_status"]))
        self.assertEqual(([], 0, 0, None), (row["tags"], row["unread"], row["items"][0]["stock_taken"], row["items"][0]["product_id"]))
        self.assertEqual([("created", row["created_at"])], [(entry["type"], entry["at"]) for entry in row["activity"]])
        self.assertEqual("noop", client.do("order.import", "o9", order={**said, "number": "OTHER"})["s"])
        self.assertEqual("A7F3K2", client.row("order", "o9")["number"])
        self.assertIn("order.import", client.get("/v1/hello").json["features"])

    def test_what_is_no_order_is_not_imported(self) -> None:
        client = self.host()
        good = order("x")
        for number, (wrong, words) in enumerate([
            ({"totals": {"total": 10**13 + 1}}, "totals.total is"),
            ({"created_at": "yesterday"}, "created_at is not a time"),
            ({"status": "refunded"}, "one of status and payment_status alone"),
            ({"items": [{**good["items"][0], "quantity": -1}]}, "items[0].quantity is"),
            ({"customer": {"name": "x" * 5000}}, "customer.name has 5000 bytes"),
        ]):
            result = client.do("order.import", f"n{number}", order={**good, **wrong})
            self.assertEqual(("rejected", "invalid_args"), (result["s"], result["code"]))
            self.assertIn(words, result["detail"])
        self.assertEqual("invalid_args", client.do("order.import", "n9", order=[])["code"])

    def test_halves_of_surrogate_pairs_never_reach_the_feed(self) -> None:
        client = self.host(("order", order()))
        client.do("order.comment.add", "o1", id="c1", text="half \ud83d and whole 😀")
        body = client.changes().body
        self.assertNotIn(b"\\ud83d", body)
        self.assertIn("half \ufffd and whole 😀", body.decode())

    def test_an_order_never_grows_into_a_row_that_clients_refuse(self) -> None:
        client = self.host(("order", order()))
        said = [client.do("order.comment.add", "o1", id=f"c{n}", text="x" * 1_000_000) for n in range(6)]
        self.assertEqual(["applied"] * 4 + ["rejected"] * 2, [result["s"] for result in said])
        self.assertEqual("text_too_long", said[5]["reason"])
        self.assertEqual("applied", client.do("order.archive", "o1", archived=True)["s"])

    def test_within_an_order_an_id_names_one_thing_whatever_clients_choose(self) -> None:
        client = self.host(("order", order()))
        planned = client.mutation("order.archive", "o1", archived=True)
        client.n -= 1
        client.do("order.comment.add", "o1", id=f"{planned['uid']}-0", text="First")
        client.push({**planned, "n": 2})
        ids = [entry["id"] for entry in client.row("order", "o1")["activity"]]
        self.assertEqual(3, len(set(ids)))

    def test_the_history_of_an_order_is_long_but_not_without_end(self) -> None:
        entries = [
            {"id": f"a{n}", "at": "2026-11-20T10:00:00Z", "by": "system", "type": "comment", "data": {"text": "x"}}
            for n in range(10_000)
        ]
        client = self.host(("order", order(activity=entries)))
        client.do("order.archive", "o1", archived=True)
        activity = client.row("order", "o1")["activity"]
        self.assertEqual((10_000, "a0", "a2", "archive"), (len(activity), activity[0]["id"], activity[1]["id"], activity[-1]["type"]))


if __name__ == "__main__":
    unittest.main()
