"""Conversations of the demo: questions in the customer's language, answers of the shop, some not read yet.

What a conversation leaves on its order (unread, the time of the last message, the activity) is written with it.
"""
from __future__ import annotations

from typing import Any

from host.clock import parse_rfc3339, rfc3339
from host.demo.chance import Chance
from host.demo.people import load
from host.words import words_for

_DAY = 86_400
_SHARE = 0.08


class Conversations:
    def __init__(self, chance: Chance, now: int) -> None:
        self._chance = chance
        self._now = now
        words = load("words.json")
        self._questions: dict[str, list[str]] = words["questions"]
        self._answers: dict[str, list[str]] = words["answers"]
        self._subjects: list[str | None] = words["subjects"]

    def messages(self, order: dict[str, Any]) -> list[dict[str, Any]]:
        """The order's messages, oldest first; the order's own fields and activity are brought up to them."""
        chance = self._chance
        if order["payment_status"] == "in_progress" or not chance.happens(_SHARE):
            return []
        time = int(parse_rfc3339(order["activity"][-1]["at"]) or 0)
        rows: list[dict[str, Any]] = []
        inward = chance.happens(0.65)
        for _ in range(1 + int(chance.random() ** 2 * 6)):
            time = min(self._now, time + 600 + int(chance.random() ** 2 * 2 * _DAY))
            rows.append(self._message(order, len(rows), time, inward, rows[-1]["id"] if rows else None))
            inward = not inward
        self._bring_up(order, rows)
        return rows

    def _message(self, order: dict[str, Any], n: int, time: int, inward: bool, before: str | None) -> dict[str, Any]:
        chance = self._chance
        language = (order["customer"]["locale"] or "en")[:2]
        pool = self._questions if inward else self._answers
        text = chance.pick(pool.get(language) or pool["en"])
        subject = None if inward or n else chance.pick(self._subjects)
        undeliverable = not inward and not order["customer"]["email"]
        row = {
            "id": f"{order['id']}-m{n + 1}",
            "order": order["id"],
            "direction": "in" if inward else "out",
            "subject": subject and subject.format(number=order["number"]),
            "text": text.format(number=order["number"], name=order["customer"]["name"][:60]),
            "at": rfc3339(time),
            "in_reply_to": before,
            "delivery": "failed" if undeliverable else "sent",
            "delivery_detail": words_for("en").no_address if undeliverable else None,
            "reply_url": None,
            "by": "customer" if inward else "Owner",
        }
        return row

    def _bring_up(self, order: dict[str, Any], rows: list[dict[str, Any]]) -> None:
        order["last_message_at"] = order["updated_at"] = rows[-1]["at"]
        for row in rows:
            data = {"id": row["id"], "direction": row["direction"]}
            entry_id = f"a{len(order['activity']) + 1}"
            entry = {"id": entry_id, "at": row["at"], "by": row["by"], "type": "message", "data": data}
            order["activity"].append(entry)
        recent = self._now - (parse_rfc3339(rows[-1]["at"]) or 0) < 30 * _DAY
        if rows[-1]["direction"] == "in" and (recent or self._chance.happens(0.02)):
            order["unread"] = 1
