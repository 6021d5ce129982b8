"""The feed: a first sync that loses nothing while others write, the long poll, epochs and cursors."""
from __future__ import annotations

import gzip
import json
import random
import sqlite3
import threading
import time
import unittest
from typing import Any
from unittest.mock import patch

from host.api import reading
from host.store import feed
from host.store.cursor import Cursor, Key, Walk, decode
from host.work import prune
from tests.host.harness import Client, HostTest, order, product


def many(count: int) -> list[tuple[str, dict[str, Any]]]:
    return [
        ("order", order(f"o{n}", number=f"A{n:05}", created_at=f"2026-11-{n % 27 + 1:02}T10:00:00Z"))
        for n in range(count)
    ]


class AFirstSync(HostTest):
    def test_brings_the_newest_orders_first_then_tags_then_everything(self) -> None:
        silent = ("order", order("silent", customer={"email": None}, created_at="2026-10-01T10:00:00Z"))
        client = self.host(("product", product()), silent, *many(29))
        client.do("tag.put", None, id="t1", name="VIP", color="red")
        client.do("message.send", "silent", id="m1", text="Hello")
        with patch.object(feed, "_STAGES", (("order", 5), *feed._STAGES[1:])):
            seen: list[tuple[str, str]] = []
            since, more = "", True
            while more:
                page = client.changes(since, limit=5).json
                seen += [(change["t"], change["d"].get("created_at", "")) for change in page["changes"]]
                since, more = page["cursor"], page["more"]
        kinds = [t for t, _ in seen]
        self.assertEqual(["order"] * 5 + ["tag"], kinds[:6])
        walked = [at for t, at in seen if t == "order"][:30]
        self.assertEqual(sorted(walked, reverse=True), walked)
        self.assertLess(kinds.index("tag"), kinds.index("message"))
        self.assertLess(kinds.index("message"), kinds.index("product"))
        self.assertEqual({"order": 30, "tag": 1, "message": 1, "product": 1}, {t: kinds.count(t) for t in kinds})

    def test_ends_with_the_host_s_state_whatever_is_written_between_its_pages(self) -> None:
        writer, host = self.running_host(("product", product(stock=1000)), *many(60))
        writer.do("tag.put", None, id="t0", name="There", color="red")
        chance = random.Random(7)
        for trial in range(12):
            reader = Client(writer.port)
            rows: dict[tuple[str, str], Any] = {}
            since, more, fresh = "", True, 0
            while more:
                page = reader.changes(since, limit=chance.randint(1, 9)).json
                for change in page["changes"]:
                    if change["op"] == "put":
                        rows[change["t"], change["id"]] = change["d"]
                    else:
                        rows.pop((change["t"], change["id"]), None)
                since, more = page["cursor"], page["more"]
                if fresh < 25:
                    fresh += 1
                    self._something(writer, host, chance, f"{trial}-{fresh}")
            left, _ = Client(writer.port).pull()
            held, _ = reader.pull(since, onto=rows)
            self.assertEqual(left, held)

    def _something(self, writer: Client, host: Any, chance: random.Random, name: str) -> None:
        some = f"o{chance.randrange(60)}"
        kind = chance.randrange(5)
        if kind == 0:
            writer.do("order.archive", some, archived=chance.random() < 0.5)
        elif kind == 1:
            writer.do("tag.put", None, id=f"t{name}", name=name, color="blue")
            writer.do("order.tag.add", some, tag=f"t{name}")
        elif kind == 2:
            writer.do("order.comment.add", some, id=f"c{name}", text="Something")
        elif kind == 3:
            with host.store.write() as transaction:
                transaction.put("order", order(f"new-{name}", created_at="2026-11-28T13:00:00Z"))
        else:
            with host.store.write() as transaction:
                ids = [id for (id,) in transaction.execute("SELECT id FROM rows WHERE t='order' AND id LIKE 'new-%' AND d IS NOT NULL")]
                if ids:
                    transaction.delete("order", chance.choice(ids))

    def test_of_an_empty_book_is_one_empty_page(self) -> None:
        page = self.host().changes().json
        self.assertEqual(([], False, 0), (page["changes"], page["more"], page["ack"]))

    def test_goes_on_after_the_host_was_started_again(self) -> None:
        client, host = self.running_host(*many(20))
        page = client.changes(limit=6).json
        host.stop()
        host._folder.unlock()
        again = self.host()
        rest, _ = again.pull(page["cursor"], limit=5)
        self.assertEqual(20, len(rest.keys() | {("order", change["id"]) for change in page["changes"]}))

    def test_reads_pages_by_index_and_never_sorts(self) -> None:
        _, host = self.running_host(*many(3))
        with host.store.read() as connection:
            plans = list(feed.plans(connection))
        self.assertTrue(plans)
        for plan in plans:
            self.assertRegex(plan, r"^SEARCH rows USING (COVERING )?(INDEX walk|INTEGER PRIMARY KEY)")


class Pages(HostTest):
    def test_are_clamped_to_the_limit_of_hello_and_bad_parameters_are_malformed(self) -> None:
        client = self.host(*many(3))
        with patch.object(feed, "PAGE_ROWS", 2), patch.object(reading.feed, "PAGE_ROWS", 2):
            self.assertEqual(2, client.hello()["limits"]["page"])
            self.assertEqual(2, len(client.changes(limit=1_000_000).json["changes"]))
        for query in (
            "limit=0", "limit=-1", "limit=x", "limit=1&limit=2", "wait=-1", "wait=x", "cid=a%20b", "since=garbage",
            "since=" + "A" * 5000, "since=%F0%9F%8C%BB", "limit=%FF",
        ):
            answer = client.get(f"/v1/changes?{query}")
            self.assertEqual((400, "malformed"), (answer.status, answer.problem), query)

    def test_are_bounded_in_bytes_and_hold_one_row_at_least(self) -> None:
        big = [("order", order(f"o{n}", note="x" * 300_000)) for n in range(4)]
        client = self.host(*big)
        with patch.object(feed, "PAGE_BYTES", 500_000):
            page = client.changes(limit=100).json
            self.assertEqual((2, True), (len(page["changes"]), page["more"]))
            self.assertEqual(4, len(client.pull()[0]))
        with patch.object(feed, "PAGE_BYTES", 10):
            self.assertEqual(1, len(client.changes(limit=100).json["changes"]))
            self.assertEqual(4, len(client.pull()[0]))

    def test_are_packed_only_for_who_asks_from_elsewhere(self) -> None:
        client = self.host(*many(30))
        self.assertIsNone(client.get("/v1/changes", Accept_Encoding="gzip").headers["Content-Encoding"])
        with patch.object(reading, "_is_near", lambda request: False):
            packed = client.get("/v1/changes", Accept_Encoding="gzip")
            plain = client.get("/v1/changes", Accept_Encoding="identity")
        self.assertEqual("gzip", packed.headers["Content-Encoding"])
        self.assertEqual(plain.json["changes"], json.loads(gzip.decompress(packed.body))["changes"])
        self.assertIsNone(plain.headers["Content-Encoding"])
        self.assertIn("Accept-Encoding", plain.headers["Vary"])

    def test_bring_every_byte_back_as_it_came(self) -> None:
        texts = [
            "\u0000\u0001\u001f\u007f", "</script><script>alert(1)</script>", "\u202eabc\u2066", "Z̸̢̛͚a̷l̵g̶o̷",
            "👩🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿", '"\\/\b\f\n\r\t', "=1+1", "שלום العربية हिन्दी ไทย 日本語", "\uffff\U0010ffff", "x" * 1_000_000, "\u2028\u2029",
        ]
        rows = [("order", order(f"o{n}", note=text, customer={"name": text[:900]})) for n, text in enumerate(texts)]
        held, _ = self.host(*rows).pull()
        for n, text in enumerate(texts):
            self.assertEqual(text, held["order", f"o{n}"]["note"])
            self.assertEqual(text[:900], held["order", f"o{n}"]["customer"]["name"])


class ALongPoll(HostTest):
    def test_ends_at_once_when_something_is_written(self) -> None:
        client = self.host(*many(2))
        _, cursor = client.pull()
        timer = threading.Timer(0.2, lambda: Client(client.port).do("order.archive", "o1", archived=True))
        begun = time.monotonic()
        timer.start()
        page = client.changes(cursor, wait=20).json
        self.assertEqual(["o1"], [change["id"] for change in page["changes"]])
        self.assertLess(time.monotonic() - begun, 5)
        timer.join()

    def test_ends_when_only_the_ack_of_its_client_advances(self) -> None:
        client = self.host(*many(2))
        client.do("order.archive", "o1", archived=True)
        _, cursor = client.pull()
        timer = threading.Timer(0.2, lambda: client.do("order.archive", "o1", archived=True))
        timer.start()
        begun = time.monotonic()
        page = client.changes(cursor, wait=20).json
        self.assertEqual(([], 2), (page["changes"], page["ack"]))
        self.assertLess(time.monotonic() - begun, 5)
        timer.join()

    def test_ends_empty_when_its_time_is_over_with_the_same_cursor(self) -> None:
        client = self.host(*many(2))
        _, cursor = client.pull()
        begun = time.monotonic()
        page = client.changes(cursor, wait=1).json
        self.assertEqual(([], cursor, False), (page["changes"], page["cursor"], page["more"]))
        self.assertTrue(0.9 < time.monotonic() - begun < 4)

    def test_never_lasts_longer_than_25_seconds(self) -> None:
        client = self.host()
        with patch.object(reading, "MAX_WAIT_SECONDS", 1):
            begun = time.monotonic()
            client.changes(client.changes().json["cursor"], wait=600)
            self.assertLess(time.monotonic() - begun, 5)

    def test_that_is_one_too_many_hears_that_the_host_is_busy(self) -> None:
        with patch.object(reading, "MAX_WAITING", 2):
            client, host = self.running_host()
        _, cursor = client.pull()
        threads = [threading.Thread(target=client.changes, args=(cursor,), kwargs={"wait": 20}) for _ in range(2)]
        for thread in threads:
            thread.start()
        self.eventually(lambda: host.reading._waiting._value == 0)
        busy = client.changes(cursor, wait=20)
        self.assertEqual((503, "overloaded"), (busy.status, busy.problem))
        self.assertIsNotNone(busy.headers["Retry-After"])
        self.assertEqual(200, client.changes(cursor).status)
        host.store.signal.close()
        for thread in threads:
            thread.join(5)


class Epochs(HostTest):
    def test_any_other_epoch_is_told_to_start_anew(self) -> None:
        client = self.host(*many(2))
        epoch = client.hello()["epoch"]
        for since in ("", client.pull()[1]):
            answer = client.changes(since, epoch="other")
            self.assertEqual((410, "resync", epoch), (answer.status, answer.problem, answer.json["epoch"]))
            self.assertEqual(200, client.changes(since, epoch=epoch).status)

    def test_a_cursor_of_another_epoch_is_told_to_start_anew(self) -> None:
        client = self.host(*many(2))
        foreign = Cursor("other", 1).encode()
        self.assertEqual("resync", client.changes(foreign).problem)

    def test_a_client_that_has_seen_more_than_the_host_knows_proves_a_restored_copy(self) -> None:
        client = self.host(*many(2))
        epoch = client.hello()["epoch"]
        answer = client.changes(Cursor(epoch, 10_000).encode(), epoch=epoch)
        self.assertEqual((410, "resync"), (answer.status, answer.problem))
        self.assertNotEqual(epoch, answer.json["epoch"])
        self.assertEqual(answer.json["epoch"], client.hello()["epoch"])
        self.assertEqual("resync", client.changes("", epoch=epoch).problem)

    def test_a_database_put_back_from_a_copy_is_noticed_at_the_start(self) -> None:
        client, host = self.running_host(*many(2))
        epoch = client.hello()["epoch"]
        path = host.settings.database
        with sqlite3.connect(path) as live, sqlite3.connect(self.folder / "copy.db") as copy:
            live.backup(copy)
        client.do("order.archive", "o1", archived=True)
        host.stop()
        host._folder.unlock()
        path.write_bytes((self.folder / "copy.db").read_bytes())
        again, second = self.running_host()
        self.assertNotEqual(epoch, again.hello()["epoch"])
        second.stop()
        second._folder.unlock()
        third = self.host()
        self.assertEqual(again.epoch, third.hello()["epoch"])

    def test_a_cursor_older_than_the_tombstones_is_told_to_start_anew(self) -> None:
        client, host = self.running_host(*many(2))
        client.do("tag.put", None, id="t1", name="VIP", color="red")
        _, old = client.pull()
        client.do("tag.delete", None, id="t1")
        _, young = client.pull()
        self.clock.now += 91 * 86_400
        prune(host.store)
        self.assertEqual(200, client.changes(old).status)
        self.clock.now += 30 * 86_400
        prune(host.store)
        self.assertEqual(200, client.changes(young).status)
        epoch = client.hello()["epoch"]
        answer = client.changes(old, epoch=epoch)
        self.assertEqual((410, "resync"), (answer.status, answer.problem))
        self.assertNotEqual(epoch, answer.json["epoch"])

    def test_cursors_are_opaque_whole_and_checked(self) -> None:
        for cursor in (Cursor("e", 5), Cursor("e", 5, Walk(2, Key(-3, "a_b-c"), Key(9, "z")))):
            text = cursor.encode()
            self.assertEqual(cursor, decode(text))
            self.assertRegex(text, r"^[A-Za-z0-9_-]+$")
            for place in range(len(text)):
                changed = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
                with self.assertRaises(ValueError):
                    self.assertEqual(cursor, decode(changed))
                    raise ValueError("the changed bits were padding")


if __name__ == "__main__":
    unittest.main()
