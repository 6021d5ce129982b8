"""One order of the demo, with the history that led to its state.

States are plausible for their age: young orders are new, old ones are done and often archived. Whatever the
state, the activity tells how it came about, the ledger of the stock agrees, and the totals add up.
"""
from __future__ import annotations

from typing import Any

from host.clock import rfc3339
from host.demo.chance import Chance, OrderNumbers
from host.demo.goods import CURRENCIES, MODULES, Goods
from host.demo.parcels import parcel
from host.demo.people import People, load
from host.store.columns import PAYMENT_SECONDS

_DAY = 86_400
_METHODS = ("Card", "Card", "Card", "PayPal", "PayPal", "Apple Pay", "Google Pay", "Bank transfer", "Bit", "Cash")


class Orders:
    def __init__(self, chance: Chance, now: int, tags: list[str]) -> None:
        self._chance = chance
        self._now = now
        self._tags = tags
        self._people = People(chance)
        self.goods = Goods(chance)
        self._numbers = OrderNumbers(chance)
        words = load("words.json")
        self._staff: list[str] = words["staff"]
        self._comments: list[str] = words["comments"]
        self._hostile: list[str] = words["hostile_texts"]

    def order(self, n: int, created: int) -> dict[str, Any]:
        chance = self._chance
        age = self._now - created
        module = MODULES.pick(chance)
        status, payment = self._state(age, module)
        currency, factor, step = CURRENCIES.pick(chance)
        sold = payment not in ("abandoned_cart", "in_progress")
        lines = self.goods.lines(module, created, factor, step, sold=sold)
        order: dict[str, Any] = {
            "id": chance.id(created * 1000),
            "number": self._numbers.number(n),
            "module": module,
            "page_id": f"page-{module.replace('_', '-')}",
            "origin": "quickpay" if chance.happens(0.08) else "store",
            "status": status,
            "payment_status": payment,
            "archived": False,
            "created_at": rfc3339(created),
            "updated_at": "",
            "paid_at": None,
            "status_locked_until": rfc3339(created + PAYMENT_SECONDS) if payment == "in_progress" else None,
            "currency": currency,
            "customer": self._people.customer(),
            "items": lines,
            "totals": self._totals(module, lines, factor, step),
            "payment": {"method": chance.pick(_METHODS), "reference": chance.fill("pi_A#A#A###A#")},
            "tags": [],
            "tracking": [],
            "activity": [],
            "unread": 0,
            "last_message_at": None,
        }
        if chance.happens(0.02):
            order["note"] = chance.pick(self._hostile) if chance.happens(0.2) else chance.pick(self._comments)
        updated = self._tell(order, created, age)
        order["updated_at"] = rfc3339(updated)
        return order

    def _state(self, age: int, module: str) -> tuple[str, str]:
        chance = self._chance
        if age < PAYMENT_SECONDS - 30 and chance.happens(0.6):
            return "new", "in_progress"
        draw = chance.random()
        if draw < 0.07:
            return "new", "abandoned_cart"
        if draw < 0.10 and age > _DAY:
            return "refunded", "refunded"
        if draw < 0.16 and age > 2 * 3600:
            return "cancelled", "paid" if chance.happens(0.25) else "unpaid"
        payment = "unpaid" if chance.happens(0.3 if age < 3 * _DAY else 0.06) else "paid"
        if age < _DAY:
            status = "new" if chance.happens(0.75) else "in_progress"
        elif age < 7 * _DAY:
            status = ("new", "in_progress", "completed")[int(chance.random() ** 0.8 * 3)]
        else:
            status = "completed" if chance.happens(0.93) else chance.pick(("new", "in_progress"))
        return status, payment

    def _totals(self, module: str, lines: list[dict[str, Any]], factor: float, step: int) -> dict[str, int]:
        chance = self._chance
        subtotal = sum(line["quantity"] * line["unit_price"] for line in lines)
        discount = shipping = tax = 0
        if module != "donate":
            if chance.happens(0.16):
                discount = subtotal * chance.pick((5, 10, 15, 20)) // 100
            if chance.happens(0.3):
                tax = (subtotal - discount) * chance.pick((55, 100, 170, 200, 210)) // 1000
        if module == "store" and subtotal < 6000 * factor:
            shipping = round(chance.pick((390, 490, 690, 990, 1490)) * factor / step) * step
        total = subtotal - discount + shipping + tax
        return {"subtotal": subtotal, "discount": discount, "shipping": shipping, "tax": tax, "total": total}

    # The history -----------------------------------------------------------------------------------------------

    def _tell(self, order: dict[str, Any], created: int, age: int) -> int:
        """Writes the activity, oldest first; the time of the last change."""
        story = _Story(order, self._now)
        story.add(created, "customer", "created", {})
        status, payment = order["status"], order["payment_status"]
        if payment == "in_progress":
            return story.time
        if payment == "abandoned_cart":
            story.add(created + PAYMENT_SECONDS, "system", "payment", {"from": "in_progress", "to": "abandoned_cart"})
            self._care(order, story, age, busy=0.3)
            return story.time
        if payment in ("paid", "refunded"):
            self._pay(order, story, created)
        self._care(order, story, age, busy=1.0)
        if status in ("in_progress", "completed") or (status == "refunded" and self._chance.happens(0.7)):
            self._work(order, story)
        if status == "cancelled":
            self._status(story, "new", "cancelled")
            if self._chance.happens(0.9):
                self._return(order, story, "cancel")
        if status == "refunded":
            story.add_later(self._chance, self._staff, "refund", {})
            story.add(story.time, story.by, "status", {"from": story.status, "to": "refunded"})
            story.add(story.time, story.by, "payment", {"from": "paid", "to": "refunded"})
            self._return(order, story, "refund")
        if age > 90 * _DAY and status != "new" and self._chance.happens(0.3):
            order["archived"] = True
            story.add_later(self._chance, self._staff, "archive", {"archived": True})
        return story.time

    def _pay(self, order: dict[str, Any], story: _Story, created: int) -> None:
        at_once = self._chance.happens(0.9)
        paid = created + (self._chance.whole(20, 280) if at_once else self._chance.whole(3600, 4 * _DAY))
        by = "system" if at_once else self._chance.pick(self._staff)
        story.add(paid, by, "payment", {"from": "in_progress" if at_once else "unpaid", "to": "paid"})
        order["paid_at"] = rfc3339(story.time)

    def _work(self, order: dict[str, Any], story: _Story) -> None:
        chance = self._chance
        self._status(story, "new", "in_progress")
        if order["module"] == "store" and chance.happens(0.75):
            for number in range(1 + chance.happens(0.06)):
                one = parcel(chance, number + 1, story.time)
                order["tracking"].append(one)
                data = {"op": "add", "id": one["id"], "number": one["number"], "carrier": one["carrier"]}
                story.add_later(chance, self._staff, "tracking", data)
                one["added_at"] = rfc3339(story.time)
        if order["status"] in ("completed", "refunded"):
            self._status(story, "in_progress", "completed")

    def _care(self, order: dict[str, Any], story: _Story, age: int, busy: float) -> None:
        chance = self._chance
        if chance.happens(0.16 * busy):
            for tag in {chance.pick(self._tags) for _ in range(1 + chance.happens(0.3) + chance.happens(0.05))}:
                order["tags"].append(tag)
            order["tags"].sort()
            for tag in order["tags"]:
                story.add_later(chance, self._staff, "tag", {"op": "add", "tag": tag})
        if chance.happens(0.08 * busy):
            text = chance.pick(self._hostile) if chance.happens(0.01) else chance.pick(self._comments)
            if chance.happens(0.002):
                text = " ".join(chance.pick(self._comments) for _ in range(120))
            story.add_later(chance, self._staff, "comment", {"text": text})

    def _status(self, story: _Story, before: str, after: str) -> None:
        story.add_later(self._chance, self._staff, "status", {"from": before, "to": after})
        story.status = after

    def _return(self, order: dict[str, Any], story: _Story, reason: str) -> None:
        for line in order["items"]:
            line["stock_returned"] = line["stock_taken"]
            data = {"product_id": line["product_id"], "delta": line["stock_taken"], "reason": reason}
            story.add(story.time, story.by, "stock", data)


class _Story:
    """The activity as it is written: time only goes forward, and never beyond now."""

    def __init__(self, order: dict[str, Any], now: int) -> None:
        self._entries: list[dict[str, Any]] = order["activity"]
        self._now = now
        self.time = 0
        self.by = "system"
        self.status = "new"

    def add(self, at: int, by: str, type: str, data: dict[str, Any]) -> None:
        self.time = max(self.time, min(at, self._now))
        self.by = by
        entry = {"id": f"a{len(self._entries) + 1}", "at": rfc3339(self.time), "by": by, "type": type, "data": data}
        self._entries.append(entry)

    def add_later(self, chance: Chance, staff: list[str], type: str, data: dict[str, Any]) -> None:
        self.add(self.time + 60 + int(chance.random() ** 2 * 2.5 * _DAY), chance.pick(staff), type, data)
