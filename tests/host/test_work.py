"""The shop's work in the background: payments that never came to an end."""
from __future__ import annotations

import unittest

from host.work import abandon_overdue_carts
from tests.host.harness import HostTest, order


class OverduePayments(HostTest):
    def test_become_abandoned_carts_five_minutes_after_they_began(self) -> None:
        begun = order(payment_status="in_progress", created_at="2026-11-28T13:58:00Z", status_locked_until="2026-11-28T14:03:00Z")
        early = order("o2", payment_status="in_progress", created_at="2026-11-28T13:59:00Z")
        client, host = self.running_host(("order", begun), ("order", early))
        self.assertEqual("locked", client.do("order.status.set", "o1", from_="new", to="cancelled")["code"])
        self.assertEqual(0, abandon_overdue_carts(host.store))
        _, cursor = client.pull()
        self.clock.now += 3 * 60
        page = client.changes(cursor, wait=20).json  # The worker's own rhythm brings it, and wakes who waits.
        (change,) = page["changes"]
        row = change["d"]
        self.assertEqual(("o1", "abandoned_cart", "new", None), (row["id"], row["payment_status"], row["status"], row["status_locked_until"]))
        entry = row["activity"][-1]
        self.assertEqual(("system", "payment", {"from": "in_progress", "to": "abandoned_cart"}), (entry["by"], entry["type"], entry["data"]))
        self.clock.now += 60
        self.eventually(lambda: client.row("order", "o2")["payment_status"] == "abandoned_cart")
        self.assertEqual("locked", client.do("order.status.set", "o1", from_="new", to="cancelled")["code"])
        self.assertEqual("applied", client.do("order.payment.set", "o1", from_="abandoned_cart", to="paid")["s"])
        self.assertEqual(("new", "paid"), tuple(client.row("order", "o1")[k] for k in ("status", "payment_status")))

    def test_are_left_alone_when_the_payment_came_to_its_end(self) -> None:
        client, host = self.running_host(("order", order(payment_status="in_progress", created_at="2026-11-28T13:59:00Z")))
        with host.store.write() as transaction:
            transaction.put("order", order(payment_status="paid", created_at="2026-11-28T13:59:00Z"))
        self.clock.now += 600
        self.assertEqual(0, abandon_overdue_carts(host.store))
        self.assertEqual("paid", client.row("order", "o1")["payment_status"])


if __name__ == "__main__":
    unittest.main()
