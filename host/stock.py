"""The stock ledger of an order's lines: `stock_taken` units left the shelf for a line, `stock_returned` came back.

A return moves min(quantity, taken − returned); a reopening takes quantity − (taken − returned). So no sequence of
cancels, refunds, reopenings and replays moves a unit twice. The twin of the app's `src/domain/stock.cpp`: moves
are returned as values, and whoever owns the products applies them.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Move(NamedTuple):
    """`delta` units on the shelf of a product: positive put back, negative taken."""

    product_id: str
    delta: int


def _held(line: dict[str, Any]) -> int:
    return max(0, int(line["stock_taken"]) - int(line["stock_returned"]))


def units_to_return(line: dict[str, Any]) -> int:
    return min(max(0, int(line["quantity"])), _held(line))


def units_to_take(line: dict[str, Any]) -> int:
    return max(0, int(line["quantity"]) - _held(line))


def return_stock(lines: Sequence[dict[str, Any]]) -> list[Move]:
    moves = []
    for line in lines:
        if units := units_to_return(line):
            line["stock_returned"] += units
            moves += _move(line, units)
    return moves


def take_stock(lines: Sequence[dict[str, Any]]) -> list[Move]:
    moves = []
    for line in lines:
        moves += _take(line, units_to_take(line))
    return moves


def take_stock_back(lines: Sequence[dict[str, Any]], returned: Sequence[Move]) -> list[Move]:
    """Takes what a cancel had returned, and no more. The activity speaks of products, the ledger of lines."""
    left: dict[str, int] = {}
    for product_id, delta in returned:
        left[product_id] = left.get(product_id, 0) + max(0, delta)
    moves = []
    for line in lines:
        product = line["product_id"]
        if product is None:
            moves += _take(line, units_to_take(line))
            continue
        units = min(left.get(product, 0), line["quantity"], line["stock_returned"])
        if units > 0:
            left[product] -= units
            moves += _take(line, units)
    return moves


def _take(line: dict[str, Any], units: int) -> list[Move]:
    if units <= 0:
        return []
    line["stock_taken"] += units
    return _move(line, -units)


def _move(line: dict[str, Any], delta: int) -> list[Move]:
    return [Move(line["product_id"], delta)] if line["product_id"] is not None else []
