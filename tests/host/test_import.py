"""Import: good lines go in, bad ones are refused with their number and the reason in words."""
from __future__ import annotations

import json
import unittest
from dataclasses import replace
from pathlib import Path
from typing import Any

from host.datafolder import DataFolder
from host.importing import Report
from host.runtime import fill
from tests.host.harness import HostTest, line_of, order, product

NORTHWIND = Path(__file__).resolve().parents[3] / "shared" / "data" / "northwind.ndjson"


class Import(HostTest):
    def take(self, *lines: str | bytes, **settings: Any) -> Report:
        path = self.folder / "lines.ndjson"
        path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
        return self.take_file(path, **settings)

    def take_file(self, path: Path, **settings: Any) -> Report:
        chosen = replace(self.settings, import_file=path, **settings)
        folder = DataFolder(chosen.data)
        folder.lock()
        try:
            report = fill(chosen, self.clock).report
        finally:
            folder.unlock()
        assert report is not None
        return report

    def test_keeps_the_good_lines_and_says_of_each_bad_one_what_is_wrong(self) -> None:
        item = order()["items"][0]
        bad: list[tuple[str | bytes, str]] = [
            ("{", "not JSON"),
            (b"\xff\xfe", "not UTF-8"),
            ("[]", "not a JSON object"),
            ('{"t":"order"}', "id is not an id"),
            ('{"t":"invoice","id":"x","d":{"id":"x"}}', "t is not one of"),
            ('{"t":"order","id":"x","op":"del","d":null}', "only rows to put"),
            ('{"t":"order","id":"x","d":7}', "d is not an object"),
            ('{"t":"order","id":"x","d":{"id":"y"}}', "d.id is not the id"),
            (line_of("order", order("a b")), "id is not an id"),
            (line_of("order", order("x" * 65)), "id is not an id"),
            (line_of("order", order("e1", status="shipped")), "status is not one of"),
            (line_of("order", order("e2", payment_status="pending")), "payment_status is not one of"),
            (line_of("order", order("e3", module="shop")), "module is not one of"),
            (line_of("order", order("e4", origin="elsewhere")), "origin is not one of"),
            (line_of("order", order("e5", currency="eur")), "currency is not"),
            (line_of("order", order("e6", currency="EURO")), "currency is not"),
            (line_of("order", order("e7", created_at="2026-11-20")), "created_at is not a time"),
            (line_of("order", order("e8", created_at="2026-11-20T10:00:00+02:00")), "created_at is not a time"),
            (line_of("order", order("e9", created_at="2026-02-30T10:00:00Z")), "created_at is not a time"),
            (line_of("order", order("e10", paid_at=0)), "paid_at is not a time"),
            (line_of("order", order("e11", totals={"total": 12.5})), "totals.total is not a whole number"),
            (line_of("order", order("e12", totals={})), "totals.total is missing"),
            (line_of("order", order("e13", totals={"total": 10**13 + 1})), "totals.total is"),
            (line_of("order", order("e35", items=[{**item, "unit_price": -(10**13) - 1}])), "items[0].unit_price is"),
            (line_of("order", order("e14", items=[{**item, "quantity": -1}])), "items[0].quantity is"),
            (line_of("order", order("e15", items=[{**item, "stock_returned": 3}])), "returned more to stock"),
            (line_of("order", order("e16", items=[item, item])), "two entries with the same id"),
            (line_of("order", order("e17", items=[{**item, "url": "javascript:x"}])), "not an http or https address"),
            (line_of("order", order("e18", archived="no")), "archived is not true or false"),
            (line_of("order", order("e19", customer=None)), "customer is not an object"),
            (line_of("order", order("e20", number="")), "number is empty"),
            (line_of("order", order("e21", tags=["t"] * 2)), "holds a tag twice"),
            (line_of("order", order("e22", tags=[f"t{n}" for n in range(11)])), "tags has 11 entries"),
            (line_of("order", order("e23", customer={"name": "x" * 5000})), "customer.name has 5000 bytes"),
            (line_of("order", {k: v for k, v in order("e24").items() if k != "items"}), "items is missing"),
            (line_of("product", product("e25", stock=1.5)), "stock is not a whole number"),
            (line_of("tag", {"id": "e26", "name": "VIP", "color": "crimson"}), "color is not one of"),
            (line_of("message", {"id": "e27", "order": "o1", "direction": "up", "text": "", "at": "2026-11-20T10:00:00Z"}), "direction"),
            (line_of("message", {"id": "e28", "order": "nobody", "direction": "in", "text": "x", "at": "2026-11-20T10:00:00Z"}), "its order nobody is not there"),
            ('{"t":"order","id":"e29","d":{"id":"e29","n":NaN}}', "NaN is not JSON"),
            ('{"t":"order","id":"e30","d":{"id":"e30","n":99999999999999999999}}', "larger than 2^53"),
            ('{"t":"order","id":"e34","d":{"id":"e34","n":1e999}}', "larger than any"),
            ('{"t":"order","id":"e31","d":' + "[" * 50 + "]" * 50 + "}", "levels deep"),
            ('{"t":"order","id":"e32","d":' + "[" * 100_000 + "]" * 100_000 + "}", "too deep"),
            (line_of("order", order("e33", note="x" * (5 * 1024 * 1024))), "longer than"),
        ]
        lines: list[str | bytes] = [line_of("product", product()), "", line_of("order", order())]
        for line, _ in bad:
            lines += [line]
        lines += [line_of("order", order("o2"))]
        report = self.take(*lines)
        self.assertEqual({"product": 1, "order": 2}, {t: n for t, n in report.added.items() if n})
        self.assertEqual(list(range(4, 4 + len(bad))), [number for number, _ in report.refused])
        for (line, words), (number, reason) in zip(bad, report.refused):
            self.assertIn(words, reason, f"line {number}: {line[:80]!r}")
        rows, _ = self.host().pull()
        self.assertEqual({("product", "p1"), ("order", "o1"), ("order", "o2")}, set(rows))

    def test_keeps_unknown_fields_and_gives_missing_ones_the_value_that_says_nothing(self) -> None:
        small = {
            "id": "o1", "number": "A1", "module": "donate", "status": "new", "payment_status": "paid",
            "created_at": "2026-11-20T10:00:00.250Z", "currency": "JPY", "customer": {"company": "ACME"},
            "items": [{"id": "l1", "name": "Gift", "quantity": 1, "unit_price": 500, "colour": "red"}],
            "totals": {"total": 500, "tip": 3}, "loyalty": {"points": [1, 2.5]},
        }
        self.take(line_of("order", small))
        row = self.host().row("order", "o1")
        self.assertEqual(({"points": [1, 2.5]}, "ACME", "red", 3), (row["loyalty"], row["customer"]["company"], row["items"][0]["colour"], row["totals"]["tip"]))
        self.assertEqual((0, 0, None, [], False, "store"), (row["items"][0]["stock_taken"], row["unread"], row["paid_at"], row["activity"], row["archived"], row["origin"]))
        self.assertEqual(500, row["totals"]["subtotal"])

    def test_refuses_an_id_that_exists_unless_it_may_replace(self) -> None:
        self.take(line_of("order", order()), line_of("order", order(number="TWICE")))
        report = self.take(line_of("order", order(number="SECOND")), line_of("order", order("o2")))
        self.assertEqual([(1, "the order o1 is already there (--replace would replace it)")], report.refused)
        self.assertEqual(1, report.added["order"])
        client, host = self.running_host()
        self.assertEqual("A7F3K2", client.row("order", "o1")["number"])
        _, cursor = client.pull()
        host.stop()
        host._folder.unlock()
        report = self.take(line_of("order", order(number="SECOND")), replace=True)
        self.assertEqual((1, []), (report.replaced, report.refused))
        news = self.host().changes(cursor).json["changes"]
        self.assertEqual([("o1", 2, "SECOND")], [(c["id"], c["rev"], c["d"]["number"]) for c in news])

    def test_takes_a_message_before_its_order_and_lone_surrogates_mended(self) -> None:
        message = {"id": "m1", "order": "o1", "direction": "in", "text": "x", "at": "2026-11-20T10:00:00Z"}
        half = json.dumps({"t": "order", "id": "o1", "d": order(note="half \ud83d")})
        self.assertEqual([], self.take(line_of("message", message), half).refused)
        rows, _ = self.host().pull()
        self.assertEqual("sent", rows["message", "m1"]["delivery"])
        self.assertEqual("half \ufffd", rows["order", "o1"]["note"])

    def test_leaves_no_database_behind_when_it_cannot_be_read(self) -> None:
        with self.assertRaises(OSError):
            self.take_file(self.folder / "missing.ndjson")
        self.assertEqual([], [path.name for path in (self.folder / "data").iterdir() if "carnet.db" in path.name])

    @unittest.skipUnless(NORTHWIND.is_file(), "the Northwind sample is not beside this checkout")
    def test_takes_northwind_whole_with_the_right_total(self) -> None:
        report = self.take_file(NORTHWIND)
        self.assertEqual(({"order": 830, "product": 77}, []), (dict(report.added), report.refused))
        rows, _ = self.host().pull()
        total = sum(row["totals"]["total"] for (t, _), row in rows.items() if t == "order")
        self.assertEqual(133_073_556, total)
        self.assertEqual("via Federal Shipping", rows["order", "nw10248"]["note"])


if __name__ == "__main__":
    unittest.main()
