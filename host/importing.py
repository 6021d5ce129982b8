"""`--import FILE.ndjson`: rows of the wire format, one a line, into the book before the host listens.

Each line is judged alone: a good one goes in, a bad one is refused with its number and the reason in words. The
whole import is one transaction. Nothing here prints; the report is a value.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from host import ids, jsontext
from host.store.transaction import Transaction
from host.validation.forms import Invalid
from host.validation.rows import MAX_ROW_BYTES, check_row, completed, is_row_type


@dataclass
class Report:
    added: Counter[str] = field(default_factory=Counter)
    replaced: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    """Line number (from 1) and reason."""


class Refused(ValueError):
    """A line cannot go in; the message says why."""


def import_lines(transaction: Transaction, file: BinaryIO, *, replace: bool) -> Report:
    report = Report()
    early_messages: list[tuple[int, str, str]] = []
    for number, line in _lines(file):
        if line.strip() == b"":
            continue
        try:
            if len(line) > MAX_ROW_BYTES:
                raise Refused(f"the line is longer than {MAX_ROW_BYTES} bytes")
            t, document = _row_of(line)
            known = transaction.row(t, document["id"])
            exists = known is not None and not known.is_gone
            if exists and not replace:
                raise Refused(f"the {t} {document['id']} is already there (--replace would replace it)")
            if t == "message" and not _exists(transaction, "order", document["order"]):
                early_messages.append((number, document["id"], document["order"]))
            if known:
                transaction.put(t, document)
            else:
                transaction.add(t, document, jsontext.dump(document))
        except (Refused, Invalid, jsontext.BadJson) as error:
            report.refused.append((number, str(error)))
            continue
        if exists:
            report.replaced += 1
        else:
            report.added[t] += 1
    _refuse_orphans(transaction, early_messages, report)
    report.refused.sort()
    return report


def import_file(transaction: Transaction, path: Path, *, replace: bool) -> Report:
    with path.open("rb") as file:
        return import_lines(transaction, file, replace=replace)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; of one that is too long only so much that it is seen to be."""
    number = 0
    while line := file.readline(MAX_ROW_BYTES + 2):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := file.readline(MAX_ROW_BYTES)):
            pass
        yield number, line


def _row_of(line: bytes) -> tuple[str, dict[str, Any]]:
    row = jsontext.parse(line)
    if not isinstance(row, dict):
        raise Refused("the line is not a JSON object")
    t, id, document = row.get("t"), row.get("id"), row.get("d")
    if not isinstance(t, str) or not is_row_type(t):
        raise Refused("t is not one of order, message, tag, product")
    if row.get("op", "put") != "put":
        raise Refused("only rows to put can be imported")
    if not ids.is_id(id):
        raise Refused("id is not an id (1 to 64 of A-Z a-z 0-9 _ -)")
    if not isinstance(document, dict):
        raise Refused("d is not an object")
    if document.get("id") != id:
        raise Refused("d.id is not the id of the line")
    check_row(t, document)
    return t, completed(t, document)


def _exists(transaction: Transaction, t: str, id: str) -> bool:
    found = transaction.execute("SELECT d IS NOT NULL FROM rows WHERE t = ? AND id = ?", (t, id)).fetchone()
    return bool(found and found[0])


def _refuse_orphans(transaction: Transaction, messages: list[tuple[int, str, str]], report: Report) -> None:
    """A message may stand before its order in the file, but the order must be there in the end."""
    for number, message, order in messages:
        if not _exists(transaction, "order", order):
            transaction.execute("DELETE FROM rows WHERE t = 'message' AND id = ?", (message,))
            report.added["message"] -= 1
            report.refused.append((number, f"its order {order} is not there"))
