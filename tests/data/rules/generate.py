#!/usr/bin/env python3
"""Writes cases.json: what the rules of an order must answer, worked out from the words of the specification.

This is a second, separately written telling of the rules, as plain questions in a row; it must never import the
host's or look at the app's table, or the cases would prove nothing. `generate.py --check` fails when cases.json
is not what this program writes.
"""
from __future__ import annotations

import json
import sys
from itertools import product
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sequences import sequences  # noqa: E402

NOW = "2026-11-23T14:05:00Z"
EARLIER = "2026-11-23T14:04:59Z"
LATER = "2026-11-23T14:10:00Z"

STATUSES = ("new", "in_progress", "completed", "cancelled", "refunded")
PAYMENTS = ("unpaid", "paid", "refunded", "abandoned_cart", "in_progress")
PLACES = ("list", "info", "bulk", "host")
CAN_BE_CANCELLED = ("new", "in_progress", "completed")


def status_answer(status: str, payment: str, until: str | None, to: str, place: str) -> str:
    """Setting an order status."""
    shows_a_status = not (status == "new" and payment == "abandoned_cart")
    if to == status:
        # The wire says `new` for an abandoned cart; no screen does, so that there it is not "already New".
        if shows_a_status or place == "host":
            return "already_so"
    if "refunded" in (status, payment):
        return "refunded_is_final"
    if payment == "in_progress":
        return "payment_in_progress"
    if payment == "abandoned_cart":
        return "abandoned_cart"
    if to == "refunded":
        return "info_window_only" if place in ("list", "bulk") else "only_by_refund"
    if status == "cancelled":
        if to != "in_progress":
            return "cancelled"
        if payment == "paid":
            return "cancelled_and_paid"
        if place in ("list", "bulk"):
            return "info_window_only"
    return "status_locked" if until == LATER else "allowed"


def payment_answer(status: str, payment: str, to: str, place: str) -> str:
    """Marking the payment by hand."""
    if to == payment:
        return "already_so"
    if "refunded" in (status, payment):
        return "refunded_is_final"
    if to == "refunded":
        return "only_by_refund"
    if to in ("abandoned_cart", "in_progress"):
        return "never_by_hand"
    if payment == "in_progress":
        return "payment_in_progress"
    if status == "cancelled":
        return "cancelled"
    if payment == "abandoned_cart" and to == "unpaid":
        return "abandoned_cart"
    return "info_window_only" if place in ("list", "bulk") else "allowed"


def refund_answer(status: str, payment: str, until: str | None, place: str) -> str:
    if "refunded" in (status, payment):
        return "refunded_is_final"
    if payment == "in_progress":
        return "payment_in_progress"
    if status == "cancelled":
        return "cancelled"
    if payment != "paid":
        return "not_paid"
    if place in ("list", "bulk"):
        return "info_window_only"
    return "status_locked" if until == LATER else "allowed"


def reopen_answer(status: str, payment: str, until: str | None, place: str) -> str:
    if status == "refunded":
        return "refunded_is_final"
    if status != "cancelled":
        return "not_cancelled"
    return status_answer(status, payment, until, "in_progress", place)


def undo_answer(status: str, before: str, since: str) -> str:
    if status == before:
        return "already_so"
    if before not in CAN_BE_CANCELLED:
        return "cannot_be_undone"
    return "allowed" if status == "cancelled" and since == "unchanged" else "changed_since"


def code_of(action: str, reason: str) -> str | None:
    """The code of the host's rejection."""
    if reason in ("allowed", "already_so"):
        return None
    if action == "refund":
        return "not_refundable"
    if reason in ("payment_in_progress", "status_locked", "abandoned_cart"):
        return "locked"
    return "illegal_transition"


def case(state: dict[str, Any], action: dict[str, str], answers: dict[str, str], **after: Any) -> dict[str, Any]:
    answer: dict[str, Any] = dict(action)
    answer |= answers
    if code := code_of(action["action"], answers["host"]):
        answer["code"] = code
    if "allowed" in answers.values():
        kept = {key: state[key] for key in ("status", "payment_status", "archived")}
        answer["after"] = {**kept, **after}
    return answer


def everywhere(answer: str) -> dict[str, str]:
    return {place: answer for place in PLACES}


def cases_of(status: str, payment: str, archived: bool, until: str | None) -> dict[str, Any]:
    state = {"status": status, "payment_status": payment, "archived": archived, "status_locked_until": until}
    answers = []
    for to in STATUSES:
        by_place = {place: status_answer(status, payment, until, to, place) for place in PLACES}
        answers.append(case(state, {"action": "set_status", "to": to}, by_place, status=to))
    for to in PAYMENTS:
        by_place = {place: payment_answer(status, payment, to, place) for place in PLACES}
        becomes = {"payment_status": to} | ({"status": "new"} if payment == "abandoned_cart" else {})
        answers.append(case(state, {"action": "set_payment", "to": to}, by_place, **becomes))
    by_place = {place: refund_answer(status, payment, until, place) for place in PLACES}
    answers.append(case(state, {"action": "refund"}, by_place, status="refunded", payment_status="refunded"))
    by_place = {place: reopen_answer(status, payment, until, place) for place in PLACES}
    answers.append(case(state, {"action": "reopen"}, by_place, status="in_progress"))
    for to, since in product(STATUSES, ("unchanged", "changed")):
        action = {"action": "undo_cancel", "to": to, "since": since}
        answers.append(case(state, action, everywhere(undo_answer(status, to, since)), status=to))
    for action_name, wanted in (("archive", True), ("restore", False)):
        answer = "already_so" if archived == wanted else "allowed"
        answers.append(case(state, {"action": action_name}, everywhere(answer), archived=wanted))
    # Whatever the order is, it can be spoken about and looked after.
    for action_name in ("add_tag", "remove_tag", "put_tracking", "remove_tracking", "comment", "message"):
        answers.append(case(state, {"action": action_name}, everywhere("allowed")))
    return {"state": state, "answers": answers}


def document() -> str:
    table = [
        cases_of(status, payment, archived, until)
        for status, payment, archived, until in product(STATUSES, PAYMENTS, (False, True), (None, EARLIER, LATER))
    ]
    lines = ['{"format":1,"now":"%s","table":[' % NOW]
    for index, entry in enumerate(table):
        rows = ",\n  ".join(json.dumps(answer, separators=(",", ":")) for answer in entry["answers"])
        state = json.dumps(entry["state"], separators=(",", ":"))
        lines.append(f' {{"state":{state},"answers":[\n  {rows}]}}' + ("," if index + 1 < len(table) else ""))
    lines.append('],"sequences":[')
    told = sequences(NOW)
    for index, sequence in enumerate(told):
        steps = ",\n   ".join(json.dumps(step, separators=(",", ":"), ensure_ascii=False) for step in sequence["steps"])
        head = {key: value for key, value in sequence.items() if key != "steps"}
        text = json.dumps(head, separators=(",", ":"), ensure_ascii=False)
        lines.append(f'  {text[:-1]},"steps":[\n   {steps}]}}' + ("," if index + 1 < len(told) else ""))
    lines.append("]}")
    return "\n".join(lines) + "\n"


def main() -> int:
    path = Path(__file__).with_name("cases.json")
    if "--check" in sys.argv[1:]:
        return 0 if path.read_text("utf-8") == document() else 1
    path.write_text(document(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
