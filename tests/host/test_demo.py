"""The demo book: plausible, whole, the same for the same seed."""
from __future__ import annotations

import unicodedata
import unittest
from collections import Counter
from dataclasses import replace
from typing import Any

from host.clock import parse_rfc3339
from host.datafolder import DataFolder
from host.demo.chance import Chance, OrderNumbers
from host.runtime import fill
from host.validation.rows import MODULES, ORDER_STATUSES, check_row
from tests.host.harness import HostTest

Rows = dict[tuple[str, str], Any]


class TheDemoBook(HostTest):
    def book(self, **settings: Any) -> Rows:
        client = self.host(**{"empty": False, "demo": 2000, **settings})
        return client.pull()[0]

    def test_holds_everything_that_a_real_book_holds(self) -> None:
        rows = self.book()
        orders = [row for (t, _), row in rows.items() if t == "order"]
        self.assertEqual(2000, len(orders))
        for (t, _), row in rows.items():
            check_row(t, row)
        now = self.clock.now
        for one in orders:
            totals, items = one["totals"], one["items"]
            self.assertEqual(totals["subtotal"], sum(item["quantity"] * item["unit_price"] for item in items))
            self.assertEqual(totals["total"], totals["subtotal"] - totals["discount"] + totals["shipping"] + totals["tax"])
            times = [parse_rfc3339(entry["at"]) or 0 for entry in one["activity"]]
            self.assertEqual(sorted(times), times)
            self.assertLessEqual(times[-1], now)
            self.assertEqual(one["created_at"], one["activity"][0]["at"])
            self.assertEqual(len({entry["id"] for entry in one["activity"]}), len(times))
            if one["status"] == "refunded":
                self.assertEqual("refunded", one["payment_status"])
                self.assertTrue(all(item["stock_returned"] == item["stock_taken"] for item in items))
            if one["payment_status"] in ("in_progress", "abandoned_cart"):
                self.assertEqual("new", one["status"])
        self.assertEqual(set(MODULES), {one["module"] for one in orders})
        self.assertEqual(set(ORDER_STATUSES), {one["status"] for one in orders})
        self.assertEqual({"unpaid", "paid", "refunded", "abandoned_cart"}, {one["payment_status"] for one in orders} - {"in_progress"})
        self.assertEqual({"store", "quickpay"}, {one["origin"] for one in orders})
        currencies = Counter(one["currency"] for one in orders)
        self.assertEqual("EUR", currencies.most_common(1)[0][0])
        self.assertTrue({"JPY", "KWD", "BHD", "USD", "ILS"} <= set(currencies))
        scripts = Counter(_script(one["customer"]["name"]) for one in orders)
        for script in ("HEBREW", "ARABIC", "DEVANAGARI", "THAI", "CJK", "HANGUL", "CYRILLIC", "GREEK", "LATIN", "KATAKANA"):
            self.assertIn(script, scripts | Counter(_script(c) for one in orders for c in one["customer"]["name"]), script)
        for name in ("email", "phone", "postcode", "address"):
            missing = sum(one["customer"][name] is None for one in orders)
            self.assertTrue(2 < missing < 400, f"{name}: {missing}")
        self.assertTrue(any(one["archived"] for one in orders))
        self.assertTrue(any(one["tracking"] for one in orders))
        self.assertTrue(any(one["unread"] for one in orders))
        self.assertTrue(any(len(one["tags"]) > 1 for one in orders))
        self.assertTrue(any(item["starts_at"] for one in orders for item in one["items"]))
        today = sum((parse_rfc3339(one["created_at"]) or 0) > now - 9 * 3600 for one in orders)
        self.assertGreater(today, 1)
        directions = {row["direction"] for (t, _), row in rows.items() if t == "message"}
        self.assertEqual({"in", "out"}, directions)
        stocks = [row["stock"] for (t, _), row in rows.items() if t == "product"]
        self.assertTrue(None in stocks and any(s is not None and s < 0 for s in stocks))
        self.assertGreater(len({one["customer"]["name"] for one in orders}), 1100)

    def test_is_the_same_for_the_same_seed_and_another_for_another(self) -> None:
        first = self.book(demo=150, data=self.folder / "1")
        same = self.book(demo=150, data=self.folder / "2")
        other = self.book(demo=150, data=self.folder / "3", seed=2)
        self.assertEqual(first, same)
        self.assertNotEqual(first, other)

    def test_goes_only_into_a_new_database_and_not_beside_an_import(self) -> None:
        self.assertEqual(30 + 109 + 15, len([key for key in self.book(demo=30, data=self.folder / "1") if key[0] != "message"]))
        self.assertEqual({}, self.book(demo=30, data=self.folder / "2", empty=True))
        for demo, expected in ((20, (True, 20)), (50, (False, 0))):
            chosen = replace(self.settings, data=self.folder / "3", demo=demo, empty=False)
            folder = DataFolder(chosen.data)
            folder.lock()
            filled = fill(chosen, self.clock)
            folder.unlock()
            self.assertEqual(expected, (filled.created, filled.demo_orders))

    def test_numbers_are_digits_and_letters_that_nobody_mistakes_and_never_come_twice(self) -> None:
        numbers = OrderNumbers(Chance(5))
        made = [numbers.number(n) for n in range(20_000)]
        self.assertEqual(20_000, len(set(made)))
        for number in made[:2000]:
            self.assertRegex(number, r"^[A-HJ-NP-Z][2-9][2-9A-HJ-NP-Z]{4}$")


def _script(text: str) -> str:
    for character in text:
        if character.isalpha():
            return unicodedata.name(character, "?").split()[0]
    return "?"


if __name__ == "__main__":
    unittest.main()
