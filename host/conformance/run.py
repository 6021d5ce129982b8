"""Runs the checks one after the other, and cleans up after them.

A check that fails does not stop the others; a host that answers nonsense fails the check and not the program.
It prints nothing.
"""
from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from typing import NamedTuple

from host.conformance import conventions, rules
from host.conformance.client import Api, Device, Failure

Check = Callable[[Api, str], None]


class Outcome(NamedTuple):
    name: str
    """A sentence; what begins with H is about that rule."""
    failure: str | None


def all_checks() -> tuple[Check, ...]:
    return (*conventions.CHECKS, *rules.CHECKS)


def run(api: Api) -> Iterator[Outcome]:
    # All that is made here is named after this run, and deleted at its end.
    own = f"conformance-{secrets.token_hex(6)}"
    try:
        for number, check in enumerate(all_checks()):
            yield Outcome(_sentence(check), _failure_of(check, api, f"{own}-{number}"))
    finally:
        _clean_up(api, own)


def _failure_of(check: Check, api: Api, tag: str) -> str | None:
    try:
        check(api, tag)
    except Failure as failure:
        return str(failure)
    except (OSError, KeyError, TypeError, AttributeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return None


def _sentence(check: Check) -> str:
    words = check.__name__.split("_")
    rules_named = [word.upper() for word in words if word[0] == "h" and word[1:].isdigit()]
    rest = " ".join(words[len(rules_named) :])
    return f"{' '.join(rules_named)}: {rest}" if rules_named else rest


def _clean_up(api: Api, own: str) -> None:
    try:
        device = Device(api, api.epoch())
        device.pull()
        left = [id for t, id in device.rows if t == "tag" and id.startswith(own)]
        for start in range(0, len(left), 50):
            device.push(*[device.mutation("tag.delete", None, id=id) for id in left[start : start + 50]])
    except (Failure, OSError, KeyError, TypeError):
        pass  # A host that fails the checks may also fail at this; its tags say whose they are.
