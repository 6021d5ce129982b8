"""Reads how many tests ran out of the words of doctest, unittest and node:test.

Each gives the counts of a program that came to its own end, or None: then it crashed, whatever its exit code says.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    passed: int
    failed: int
    skipped: int = 0


def doctest(output: str) -> Counts | None:
    found = re.findall(r"^\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*\d+ skipped", output, re.MULTILINE)
    # What its filter left out is not skipped: it was not asked for.
    return Counts(int(found[-1][0]), int(found[-1][1])) if found else None


def unittest(output: str) -> Counts | None:
    ran = re.findall(r"^Ran (\d+) tests? in ", output, re.MULTILINE)
    ending = re.findall(r"^(OK|FAILED|NO TESTS RAN)(?: \((.*)\))?$", output, re.MULTILINE)
    if not ran or not ending:
        return None
    told = dict(re.findall(r"([a-z ]+)=(\d+)", ending[-1][1] or ""))
    told = {name.strip(): int(number) for name, number in told.items()}
    # One test can fail in several parts (subTest), so the failures may be more than the tests.
    failed = told.get("failures", 0) + told.get("errors", 0) + told.get("unexpected successes", 0)
    skipped = told.get("skipped", 0)
    return Counts(max(int(ran[-1]) - failed - skipped, 0), failed, skipped)


def node_test(tap: str) -> Counts | None:
    told = {name: int(number) for name, number in re.findall(r"^# (tests|pass|fail|cancelled|skipped|todo) (\d+)$", tap, re.MULTILINE)}
    if "tests" not in told:
        return None
    return Counts(told.get("pass", 0), told.get("fail", 0) + told.get("cancelled", 0),
                  told.get("skipped", 0) + told.get("todo", 0))
