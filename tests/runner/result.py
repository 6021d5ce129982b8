"""What a test program did, and how it is told: one line for what passed, everything for what failed.

A program that crashed, ran no test, ran too long, or could not be built or started has failed, and counts as such.
"""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """Of one program, or of one thing that is not a program of tests (a build, the layout of the source)."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0
    # Why it failed or was skipped, in a sentence.
    remark: str = ""
    # Shown whole when it failed.
    output: str = ""


@dataclass
class Totals:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, result: Result) -> None:
        self.passed += result.passed
        self.failed += result.failed
        self.skipped += result.skipped

    def last_line(self) -> str:
        return f"{self.passed} passed, {self.failed} failed"


def tell(result: Result) -> None:
    counts = f"{result.passed} passed"
    if result.failed:
        counts += f", {result.failed} failed"
    if result.skipped:
        counts += f", {result.skipped} skipped"
    if not (result.passed or result.failed or result.skipped):
        counts = "not counted"
    mark = "FAIL" if result.failed else "  ok" if result.passed else "   –"
    if result.failed and result.output:
        print(f"──── {result.name}: output " + "─" * 40)
        print(result.output.rstrip("\n"))
        print("─" * 60)
    line = f"{mark} {result.name:<24} {counts:<28} {result.seconds:7.1f} s"
    print(f"{line}   {result.remark}".rstrip(), flush=True)


def say(sentence: str) -> None:
    print(f"     {sentence}", flush=True)


def interrupted() -> Result:
    sys.stdout.flush()
    return Result("interrupted", failed=1, remark="stopped by hand")
