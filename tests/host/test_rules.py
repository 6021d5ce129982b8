"""The rules and the stock ledger against the shared cases, and properties that no sequence may break."""
from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
import unittest
from typing import Any

from host import rules, stock
from host.clock import parse_rfc3339
from host.orders.apply import Context, apply
from host.rules import State
from tests.host.harness import REPOSITORY, HostTest, order, product

CASES = REPOSITORY / "tests" / "data" / "rules"


def _cases() -> Any:
    return json.loads((CASES / "cases.json").read_text("utf-8"))


def _ask(answer: dict[str, Any], state: State, place: str, now: float) -> rules.Verdict:
    match answer["action"]:
        case "set_status":
            return rules.can_set_status(state, answer["to"], place, now)
        case "set_payment":
            return rules.can_set_payment(state, answer["to"], place)
        case "refund":
            return rules.can_refund(state, place, now)
        case "reopen":
            return rules.can_reopen(state, place, now)
        case "undo_cancel":
            return rules.can_undo_cancel(state, answer["to"], unchanged=answer["since"] == "unchanged")
        case "archive" | "restore" as action:
            return rules.can_archive(state, action == "archive")
        case "add_tag":
            return rules.can_add_tag(state, "t1")
        case "remove_tag":
            return rules.can_remove_tag(State(state.status, state.payment, tags=("t1",)), "t1")
        case "put_tracking":
            return rules.can_add_tracking(state)
        case "remove_tracking" | "comment" | "message":
            return rules.ALLOWED
    raise AssertionError(f"an unknown action: {answer['action']}")


_MUTATIONS: dict[str, str] = {
    "set_status": "order.status.set",
    "set_payment": "order.payment.set",
    "refund": "order.refund",
    "reopen": "order.status.set",
    "undo_cancel": "order.status.set",
}


class TheTable(unittest.TestCase):
    def test_every_state_action_and_place_answers_as_the_cases_say(self) -> None:
        cases = _cases()
        now = parse_rfc3339(cases["now"])
        assert now is not None
        asked = 0
        for entry in cases["table"]:
            given = entry["state"]
            until = given["status_locked_until"]
            state = State(
                given["status"], given["payment_status"], given["archived"], parse_rfc3339(until) if until else None
            )
            for answer in entry["answers"]:
                for place in rules.PLACES:
                    verdict = _ask(answer, state, place, now)
                    said = verdict.reason or verdict.kind
                    self.assertEqual(answer[place], said, f"{given} {answer} {place}")
                    asked += 1
                if answer.get("code"):
                    code = rules.rejection_code(_MUTATIONS[answer["action"]], answer["host"])
                    self.assertEqual(answer["code"], code, f"{given} {answer}")
        self.assertEqual(5 * 5 * 2 * 3 * 30 * 4, asked)

    def test_what_the_host_allows_leads_to_the_state_that_the_cases_say(self) -> None:
        cases = _cases()
        now = parse_rfc3339(cases["now"]) or 0
        for entry in cases["table"]:
            for answer in entry["answers"]:
                if answer["host"] != "allowed" or (made := _mutation(answer, entry["state"])) is None:
                    continue
                changed = order(**entry["state"])
                if answer["action"] == "undo_cancel":
                    changed["activity"].append(_cancel_entry(answer["to"]))
                outcome = apply(*made, changed, Context(now, "Owner", "u9"))
                self.assertIn(outcome.kind, ("applied", "merged"))
                self.assertEqual(answer["after"], {key: changed[key] for key in answer["after"]}, f"{answer}")

    def test_cases_json_is_what_its_generator_writes(self) -> None:
        done = subprocess.run([sys.executable, str(CASES / "generate.py"), "--check"], check=False)
        self.assertEqual(0, done.returncode)


def _cancel_entry(before: str) -> dict[str, Any]:
    data = {"from": before, "to": "cancelled"}
    return {"id": "u1-0", "at": "2026-11-23T14:00:00Z", "by": "Owner", "type": "status", "data": data}


def _mutation(answer: dict[str, Any], state: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """The mutation that does what an action of the cases says."""
    status, payment = state["status"], state["payment_status"]
    match answer["action"]:
        case "set_status":
            return "order.status.set", {"from": status, "to": answer["to"]}
        case "set_payment":
            return "order.payment.set", {"from": payment, "to": answer["to"]}
        case "refund":
            return "order.refund", {}
        case "reopen":
            return "order.status.set", {"from": status, "to": "in_progress"}
        case "undo_cancel" if answer["since"] == "unchanged":
            return "order.status.set", {"from": status, "to": answer["to"], "undo": "u1"}
        case "archive" | "restore" as action:
            return "order.archive", {"archived": action == "archive"}
    return None


class TheSequences(HostTest):
    def test_every_sequence_goes_on_a_real_host_as_the_cases_say(self) -> None:
        for sequence in _cases()["sequences"]:
            with self.subTest(sequence["name"]):
                self._run_sequence(sequence)
                self.doCleanups()
                self.setUp()

    def _run_sequence(self, sequence: dict[str, Any]) -> None:
        given = sequence["order"]
        products = [("product", product(id, stock)) for id, stock in sequence["products"].items()]
        client = self.host(*products, ("order", order(created_at="2026-11-28T14:00:00Z", **given)))
        entries = 1
        for step in sequence["steps"]:
            mutation = client.mutation(step["name"], "o1")
            mutation |= {"uid": step["uid"], "args": step["args"]}
            result = client.push(mutation).json["results"][0]
            where = f"{sequence['name']}: {step}"
            self.assertEqual((step["s"], step.get("code")), (result["s"], result.get("code")), where)
            rows, _ = client.pull()
            now, after = rows["order", "o1"], step["after"]
            for key in ("status", "payment_status", "archived"):
                self.assertEqual(after[key], now[key], where)
            ledger = [[line["stock_taken"], line["stock_returned"]] for line in now["items"]]
            self.assertEqual(after["ledger"], ledger, where)
            self.assertEqual(after["products"], {id: rows["product", id]["stock"] for id in after["products"]}, where)
            self.assertEqual(after["wrote"], [entry["type"] for entry in now["activity"][entries:]], where)
            entries = len(now["activity"])


class NoSequenceBreaksTheLedger(unittest.TestCase):
    def test_random_mutations_never_return_more_than_was_taken_nor_leave_refunded(self) -> None:
        chance = random.Random(20261123)
        for story in range(400):
            quantity, taken = chance.randint(0, 9), chance.randint(0, 9)
            line = {"id": "l1", "product_id": "p1", "quantity": quantity, "stock_taken": taken}
            line["stock_returned"] = chance.randint(0, taken)
            subject = order(
                status=chance.choice(("new", "in_progress", "completed", "cancelled")),
                payment_status=chance.choice(("unpaid", "paid", "abandoned_cart", "in_progress")),
                items=[line],
            )
            shelf, held = 0, _held(subject)
            for number in range(25):
                before = copy.deepcopy(subject)
                uid = f"u{story}-{number}"
                name, args = _random_mutation(chance, f"u{story}-{number - 1}")
                outcome = apply(name, args, subject, Context(1_795_874_400 + number, "Owner", uid))
                shelf += sum(move.delta for move in outcome.moves)
                ledger = subject["items"][0]
                self.assertLessEqual(0, ledger["stock_returned"])
                self.assertLessEqual(ledger["stock_returned"], ledger["stock_taken"])
                self.assertEqual(held - _held(subject), shelf, "what is not with the buyer is on the shelf")
                if before["status"] == "refunded":
                    self.assertEqual("refunded", subject["status"])
                    self.assertEqual(before["payment_status"], subject["payment_status"])
                if before["payment_status"] != "abandoned_cart":
                    self.assertNotEqual("abandoned_cart", subject["payment_status"])
                if outcome.kind in ("rejected", "noop"):
                    self.assertEqual(before, subject)


def _held(subject: dict[str, Any]) -> int:
    line = subject["items"][0]
    return int(line["stock_taken"] - line["stock_returned"])


def _random_mutation(chance: random.Random, last_uid: str) -> tuple[str, dict[str, Any]]:
    statuses = ("new", "in_progress", "completed", "cancelled", "refunded")
    payments = ("unpaid", "paid", "refunded", "abandoned_cart", "in_progress")
    kind = chance.randrange(5)
    if kind == 0:
        return "order.refund", {}
    if kind == 1:
        return "order.payment.set", {"from": chance.choice(payments), "to": chance.choice(payments)}
    args: dict[str, Any] = {"from": chance.choice(statuses), "to": chance.choice(statuses)}
    if kind == 2:
        args["undo"] = last_uid
    if kind == 3:
        args["restock"] = False
    return "order.status.set", args


class TheLedger(unittest.TestCase):
    def test_a_line_returns_what_it_holds_and_takes_what_it_misses(self) -> None:
        for quantity, taken, returned, back, again in (
            (2, 2, 0, 2, 0),
            (2, 2, 2, 0, 2),
            (2, 5, 0, 2, 0),
            (4, 1, 0, 1, 3),
            (0, 0, 0, 0, 0),
        ):
            line = {"product_id": "p1", "quantity": quantity, "stock_taken": taken, "stock_returned": returned}
            self.assertEqual((back, again), (stock.units_to_return(line), stock.units_to_take(line)), line)


if __name__ == "__main__":
    unittest.main()
