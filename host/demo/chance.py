"""The dice of the demo data: one seeded generator, and the few ways in which it is thrown.

Only `random()` of the generator is used, so that the same seed gives the same book on every version of Python.
"""
from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [first + second for first in _CROCKFORD for second in _CROCKFORD]


@lru_cache(maxsize=None)
def _parts(pattern: str) -> list[tuple[str, str]]:
    """The pattern cut into runs of `#` (of at most 15: a draw has no more digits), single `A`s, and the rest."""
    return [(part[0], part) for part in re.findall(r"#{1,15}|A|[^#A]+", pattern)]


class Chance:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed).random

    def pick(self, choices: Sequence[T]) -> T:
        return choices[int(self.random() * len(choices))]

    def whole(self, lowest: int, highest: int) -> int:
        return lowest + int(self.random() * (highest - lowest + 1))

    def happens(self, probability: float) -> bool:
        return self.random() < probability

    def fill(self, pattern: str) -> str:
        """The pattern with a digit for each `#` and a capital letter for each `A`."""
        out = []
        for kind, part in _parts(pattern):
            if kind == "#":
                out.append(f"{int(self.random() * 10 ** len(part)):0{len(part)}d}")
            elif kind == "A":
                out.append(_LETTERS[int(self.random() * len(_LETTERS))])
            else:
                out.append(part)
        return "".join(out)

    def id(self, milliseconds: int) -> str:
        """A ULID: 26 characters that sort by time."""
        head = ""
        for _ in range(5):
            head = _PAIRS[milliseconds & 1023] + head
            milliseconds >>= 10
        return head + "".join([_PAIRS[int(self.random() * 1024)] for _ in range(8)])


class Weighted(Generic[T]):
    """Things to pick from, each with its weight."""

    def __init__(self, things: Sequence[tuple[T, float]]) -> None:
        self._things = [thing for thing, _ in things]
        self._sums = list(accumulate(weight for _, weight in things))

    def pick(self, chance: Chance) -> T:
        return self._things[bisect_right(self._sums, chance.random() * self._sums[-1])]


class OrderNumbers:
    """Order numbers like A7F3K2: a letter, a digit and four of both, never twice, without 0 O 1 I.

    The n-th number is n carried through a permutation of all of them, so that neighbours look unlike.
    """

    _FIRST = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    _SECOND = "23456789"
    _REST = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    _ALL = len(_FIRST) * len(_SECOND) * len(_REST) ** 4

    def __init__(self, chance: Chance) -> None:
        self._start = int(chance.random() * self._ALL)

    def number(self, n: int) -> str:
        rest = (self._start + n * 124_693_067) % self._ALL  # Odd and no multiple of 3: it visits every number.
        out = ""
        for _ in range(4):
            rest, digit = divmod(rest, 32)
            out += self._REST[digit]
        rest, digit = divmod(rest, 8)
        return self._FIRST[rest] + self._SECOND[digit] + out
