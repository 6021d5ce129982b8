"""From a program of tests that ended to its result: where the rules stand about what counts as failed."""

from . import process
from .count import Counts
from .result import Result


def judge(name: str, ended: process.Ended, counts: Counts | None, *, filtered: bool = False) -> Result:
    """A program passes when it says so and its exit code agrees, and when it ran a test at all."""
    if counts is None or ended.timed_out:
        known = counts or Counts(0, 0)
        return Result(name, known.passed, known.failed + 1, known.skipped, ended.seconds,
                      remark=f"came to no end of its own: {ended.how()}", output=ended.output)
    if ended.code != 0 and counts.failed == 0:
        return Result(name, counts.passed, 1, counts.skipped, ended.seconds,
                      remark=f"no test failed, but the program did: {ended.how()}", output=ended.output)
    if ended.code == 0 and counts.failed:
        return Result(name, counts.passed, counts.failed, counts.skipped, ended.seconds,
                      remark="its exit code denies the failure", output=ended.output)
    if counts.passed + counts.failed + counts.skipped == 0 and not filtered:
        return Result(name, failed=1, seconds=ended.seconds, remark="ran no test", output=ended.output)
    return Result(name, counts.passed, counts.failed, counts.skipped, ended.seconds, output=ended.output)


def one_check(name: str, ended: process.Ended, remark: str) -> Result:
    """Of a program that only says yes or no."""
    if ended.code == 0 and not ended.timed_out:
        return Result(name, passed=1, seconds=ended.seconds)
    return Result(name, failed=1, seconds=ended.seconds, remark=f"{remark} ({ended.how()})", output=ended.output)
