"""The sequences of cases.json: what a row of mutations does to an order, its lines' ledger and the products.

Written by hand, number by number: nothing here is computed by a rule, so that a reader can follow each story and
disagree with it. `generate.py` writes them into the file.
"""
from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def _line(id: str, product_id: str | None, quantity: int, taken: int, returned: int) -> Json:
    return {
        "id": id,
        "product_id": product_id,
        "name": f"Item {id}",
        "quantity": quantity,
        "unit_price": 1000,
        "stock_taken": taken,
        "stock_returned": returned,
    }


class _Story:
    """Collects the steps of one sequence; uids are `u1`, `u2`… unless a step is told its own."""

    def __init__(self, name: str, status: str, payment: str, lines: list[Json], stock: dict[str, int | None]) -> None:
        self._told: Json = {
            "name": name,
            "order": {"id": "o1", "status": status, "payment_status": payment, "archived": False, "items": lines},
            "products": stock,
            "steps": [],
        }
        self._count = 0

    def step(
        self,
        name: str,
        args: Json,
        s: str,
        *,
        status: str,
        payment: str,
        ledger: list[list[int]],
        products: dict[str, int | None],
        wrote: list[str],
        code: str | None = None,
        uid: str | None = None,
        replay: bool = False,
        archived: bool = False,
    ) -> _Story:
        if uid is None:
            self._count += 1
            uid = f"u{self._count}"
        step: Json = {"uid": uid, "name": name, "args": args, "s": s}
        if code:
            step["code"] = code
        if replay:
            step["replay"] = True
        step["after"] = {
            "status": status,
            "payment_status": payment,
            "archived": archived,
            "ledger": ledger,
            "products": products,
            "wrote": wrote,
        }
        self._told["steps"].append(step)
        return self

    def told(self) -> Json:
        return self._told


def _set(frm: str, to: str, **more: Any) -> Json:
    return {"from": frm, "to": to, **more}


STATUS = "order.status.set"
PAY = "order.payment.set"
REFUND = "order.refund"


def sequences(now: str) -> list[Json]:
    return [story.told() for story in _stories()]


def _stories() -> list[_Story]:
    two = [_line("l1", "p1", 2, 2, 0), _line("l2", "p2", 3, 3, 0)]
    stories = []

    story = _Story("a cancel puts everything back, a reopening takes it again", "new", "unpaid", two, {"p1": 5, "p2": 0})
    story.step(STATUS, _set("new", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=["status", "stock", "stock"])
    story.step(STATUS, _set("cancelled", "in_progress"), "applied", status="in_progress", payment="unpaid",
               ledger=[[4, 2], [6, 3]], products={"p1": 5, "p2": 0}, wrote=["status", "stock", "stock"])
    story.step(STATUS, _set("in_progress", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[4, 4], [6, 6]], products={"p1": 7, "p2": 3}, wrote=["status", "stock", "stock"])
    stories.append(story)

    story = _Story("a cancel that leaves the stock alone, then a reopening that has nothing to take", "in_progress",
                   "unpaid", two, {"p1": 5, "p2": 0})
    story.step(STATUS, _set("in_progress", "cancelled", restock=False), "applied", status="cancelled",
               payment="unpaid", ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["status"])
    story.step(STATUS, _set("cancelled", "in_progress"), "applied", status="in_progress", payment="unpaid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["status"])
    stories.append(story)

    story = _Story("a refund returns the stock once, and nothing comes after it", "completed", "paid", two,
                   {"p1": 5, "p2": 0})
    story.step(REFUND, {}, "applied", status="refunded", payment="refunded", ledger=[[2, 2], [3, 3]],
               products={"p1": 7, "p2": 3}, wrote=["refund", "status", "payment", "stock", "stock"])
    story.step(REFUND, {}, "rejected", code="not_refundable", status="refunded", payment="refunded",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    story.step(STATUS, _set("refunded", "cancelled"), "rejected", code="illegal_transition", status="refunded",
               payment="refunded", ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    story.step(PAY, _set("refunded", "paid"), "rejected", code="illegal_transition", status="refunded",
               payment="refunded", ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    story.step(STATUS, _set("refunded", "refunded"), "noop", status="refunded", payment="refunded",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    stories.append(story)

    story = _Story("a refund after a cancel is refused, with or without the stock back", "new", "paid", two,
                   {"p1": 5, "p2": 0})
    story.step(STATUS, _set("new", "cancelled"), "applied", status="cancelled", payment="paid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=["status", "stock", "stock"])
    story.step(REFUND, {}, "rejected", code="not_refundable", status="cancelled", payment="paid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    story.step(STATUS, _set("cancelled", "in_progress"), "rejected", code="illegal_transition", status="cancelled",
               payment="paid", ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    stories.append(story)

    story = _Story("an order cancelled without its stock, reopened and refunded, returns each unit once", "new",
                   "unpaid", two, {"p1": 5, "p2": None})
    story.step(STATUS, _set("new", "cancelled", restock=False), "applied", status="cancelled", payment="unpaid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": None}, wrote=["status"])
    story.step(STATUS, _set("cancelled", "in_progress"), "applied", status="in_progress", payment="unpaid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": None}, wrote=["status"])
    story.step(PAY, _set("unpaid", "paid"), "applied", status="in_progress", payment="paid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": None}, wrote=["payment"])
    story.step(REFUND, {}, "applied", status="refunded", payment="refunded", ledger=[[2, 2], [3, 3]],
               products={"p1": 7, "p2": None}, wrote=["refund", "status", "payment", "stock", "stock"])
    stories.append(story)

    story = _Story("what was partly returned before comes back only for the rest", "completed", "paid",
                   [_line("l1", "p1", 5, 5, 2), _line("l2", "p2", 4, 1, 0)], {"p1": 10, "p2": 10})
    story.step(REFUND, {}, "applied", status="refunded", payment="refunded", ledger=[[5, 5], [1, 1]],
               products={"p1": 13, "p2": 11}, wrote=["refund", "status", "payment", "stock", "stock"])
    stories.append(story)

    story = _Story("a reopening takes what is missing, below zero if need be", "cancelled", "unpaid",
                   [_line("l1", "p1", 5, 5, 5), _line("l2", "p2", 4, 0, 0)], {"p1": 1, "p2": 4})
    story.step(STATUS, _set("cancelled", "in_progress"), "applied", status="in_progress", payment="unpaid",
               ledger=[[10, 5], [4, 0]], products={"p1": -4, "p2": 0}, wrote=["status", "stock", "stock"])
    story.step(STATUS, _set("in_progress", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[10, 10], [4, 4]], products={"p1": 1, "p2": 4}, wrote=["status", "stock", "stock"])
    stories.append(story)

    story = _Story("an untracked product and a line without a product move the ledger and no stock", "new", "unpaid",
                   [_line("l1", "p1", 2, 2, 0), _line("l2", None, 3, 3, 0)], {"p1": None})
    story.step(STATUS, _set("new", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[2, 2], [3, 3]], products={"p1": None}, wrote=["status", "stock"])
    story.step(STATUS, _set("cancelled", "in_progress"), "applied", status="in_progress", payment="unpaid",
               ledger=[[4, 2], [6, 3]], products={"p1": None}, wrote=["status", "stock"])
    stories.append(story)

    story = _Story("two lines of one product each move for themselves", "new", "unpaid",
                   [_line("l1", "p1", 2, 2, 0), _line("l2", "p1", 1, 1, 0)], {"p1": 0})
    story.step(STATUS, _set("new", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[2, 2], [1, 1]], products={"p1": 3}, wrote=["status", "stock", "stock"])
    story.step(STATUS, _set("cancelled", "new", undo="u1"), "applied", status="new", payment="unpaid",
               ledger=[[4, 2], [2, 1]], products={"p1": 0}, wrote=["status", "stock", "stock"])
    stories.append(story)

    story = _Story("the undo of a cancel takes back what that cancel returned, of a paid order too", "completed",
                   "paid", two, {"p1": 5, "p2": 0})
    story.step(STATUS, _set("completed", "cancelled"), "applied", status="cancelled", payment="paid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=["status", "stock", "stock"])
    story.step(STATUS, _set("cancelled", "completed", undo="u1"), "applied", status="completed", payment="paid",
               ledger=[[4, 2], [6, 3]], products={"p1": 5, "p2": 0}, wrote=["status", "stock", "stock"])
    story.step(REFUND, {}, "applied", status="refunded", payment="refunded", ledger=[[4, 4], [6, 6]],
               products={"p1": 7, "p2": 3}, wrote=["refund", "status", "payment", "stock", "stock"])
    stories.append(story)

    story = _Story("the undo of a cancel without stock takes nothing, though units are missing", "new", "unpaid",
                   [_line("l1", "p1", 4, 0, 0)], {"p1": 9})
    story.step(STATUS, _set("new", "cancelled", restock=False), "applied", status="cancelled", payment="unpaid",
               ledger=[[0, 0]], products={"p1": 9}, wrote=["status"])
    story.step(STATUS, _set("cancelled", "new", undo="u1"), "applied", status="new", payment="unpaid",
               ledger=[[0, 0]], products={"p1": 9}, wrote=["status"])
    stories.append(story)

    story = _Story("the undo of a cancel that returned a part takes that part", "in_progress", "unpaid",
                   [_line("l1", "p1", 4, 3, 1)], {"p1": 9})
    story.step(STATUS, _set("in_progress", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[3, 3]], products={"p1": 11}, wrote=["status", "stock"])
    story.step(STATUS, _set("cancelled", "in_progress", undo="u1"), "applied", status="in_progress", payment="unpaid",
               ledger=[[5, 3]], products={"p1": 9}, wrote=["status", "stock"])
    stories.append(story)

    story = _Story("an undo comes too late when something has changed the order", "new", "unpaid", two,
                   {"p1": 5, "p2": 0})
    story.step(STATUS, _set("new", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=["status", "stock", "stock"])
    story.step("order.archive", {"archived": True}, "applied", status="cancelled", payment="unpaid", archived=True,
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=["archive"])
    story.step(STATUS, _set("cancelled", "new", undo="u1"), "rejected", code="illegal_transition",
               status="cancelled", payment="unpaid", archived=True, ledger=[[2, 2], [3, 3]],
               products={"p1": 7, "p2": 3}, wrote=[])
    stories.append(story)

    story = _Story("an undo of an order that is back already changes nothing", "new", "unpaid", two, {"p1": 5, "p2": 0})
    story.step(STATUS, _set("new", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=["status", "stock", "stock"])
    story.step(STATUS, _set("cancelled", "new", undo="u1"), "applied", status="new", payment="unpaid",
               ledger=[[4, 2], [6, 3]], products={"p1": 5, "p2": 0}, wrote=["status", "stock", "stock"])
    story.step(STATUS, _set("cancelled", "new", undo="u1"), "noop", status="new", payment="unpaid",
               ledger=[[4, 2], [6, 3]], products={"p1": 5, "p2": 0}, wrote=[])
    stories.append(story)

    story = _Story("a cancel and a refund replayed after days change nothing", "new", "paid", two, {"p1": 5, "p2": 0})
    story.step(REFUND, {}, "applied", status="refunded", payment="refunded", ledger=[[2, 2], [3, 3]],
               products={"p1": 7, "p2": 3}, wrote=["refund", "status", "payment", "stock", "stock"])
    story.step(REFUND, {}, "applied", uid="u1", replay=True, status="refunded", payment="refunded",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    story.step(STATUS, _set("new", "cancelled"), "rejected", code="illegal_transition", status="refunded",
               payment="refunded", ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    story.step(STATUS, _set("new", "cancelled"), "rejected", code="illegal_transition", uid="u2", replay=True,
               status="refunded", payment="refunded", ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    stories.append(story)

    story = _Story("two devices cancel: the second finds it done", "new", "unpaid", two, {"p1": 5, "p2": 0})
    story.step(STATUS, _set("new", "cancelled"), "applied", status="cancelled", payment="unpaid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=["status", "stock", "stock"])
    story.step(STATUS, _set("new", "cancelled"), "noop", status="cancelled", payment="unpaid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=[])
    stories.append(story)

    story = _Story("two devices move the status: the later one is merged", "new", "unpaid", two, {"p1": 5, "p2": 0})
    story.step(STATUS, _set("new", "in_progress"), "applied", status="in_progress", payment="unpaid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["status"])
    story.step(STATUS, _set("new", "completed"), "merged", status="completed", payment="unpaid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["status"])
    story.step(STATUS, _set("new", "cancelled"), "merged", status="cancelled", payment="unpaid",
               ledger=[[2, 2], [3, 3]], products={"p1": 7, "p2": 3}, wrote=["status", "stock", "stock"])
    stories.append(story)

    story = _Story("two devices mark the payment: the second decided on something that is no more", "new", "unpaid",
                   two, {"p1": 5, "p2": 0})
    story.step(PAY, _set("unpaid", "paid"), "applied", status="new", payment="paid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["payment"])
    story.step(PAY, _set("unpaid", "paid"), "rejected", code="payment_changed", status="new", payment="paid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    story.step(PAY, _set("paid", "refunded"), "rejected", code="illegal_transition", status="new", payment="paid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    story.step(STATUS, _set("new", "refunded"), "rejected", code="illegal_transition", status="new", payment="paid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    story.step(PAY, _set("paid", "unpaid"), "applied", status="new", payment="unpaid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["payment"])
    story.step(REFUND, {}, "rejected", code="not_refundable", status="new", payment="unpaid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    stories.append(story)

    story = _Story("an abandoned cart is locked until it is marked paid; its stock is not touched by that", "new",
                   "abandoned_cart", two, {"p1": 5, "p2": 0})
    story.step(STATUS, _set("new", "in_progress"), "rejected", code="locked", status="new", payment="abandoned_cart",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    story.step(PAY, _set("abandoned_cart", "unpaid"), "rejected", code="locked", status="new",
               payment="abandoned_cart", ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    story.step(PAY, _set("abandoned_cart", "paid"), "applied", status="new", payment="paid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["payment"])
    story.step(STATUS, _set("new", "in_progress"), "applied", status="in_progress", payment="paid",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["status"])
    stories.append(story)

    story = _Story("while the payment is being made only care is possible", "new", "in_progress", two,
                   {"p1": 5, "p2": 0})
    story.step(STATUS, _set("new", "cancelled"), "rejected", code="locked", status="new", payment="in_progress",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    story.step(PAY, _set("in_progress", "paid"), "rejected", code="locked", status="new", payment="in_progress",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    story.step(REFUND, {}, "rejected", code="not_refundable", status="new", payment="in_progress",
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    story.step("order.archive", {"archived": True}, "applied", status="new", payment="in_progress", archived=True,
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=["archive"])
    story.step("order.archive", {"archived": True}, "noop", status="new", payment="in_progress", archived=True,
               ledger=[[2, 0], [3, 0]], products={"p1": 5, "p2": 0}, wrote=[])
    stories.append(story)
    return stories
