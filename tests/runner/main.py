"""The course of a run: set up, run the steps, add up, and say the totals in the last line whatever happened."""

import argparse
import time
import traceback
from pathlib import Path

from . import process
from .result import Result, Totals, interrupted, say, tell
from .steps import STEPS, Context, Step


def main(words: list[str], help_text: str, *, steps: list[Step] = STEPS, root: Path | None = None) -> int:
    root = root or Path(__file__).resolve().parents[2]
    own_words, passed_on = split(words)
    parser = argparse.ArgumentParser(prog="tests/run", description=help_text,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="*", metavar="STEP")
    parser.add_argument("--list", action="store_true", help="say which steps there are")
    options = parser.parse_args(own_words)
    if options.list:
        for step in steps:
            print(f"{step.name:<14} {step.says}")
        return 0

    known = {step.name: step for step in steps}
    unknown = [name for name in options.steps if name not in known]
    if unknown:
        parser.error(f"no such step: {', '.join(unknown)} (tests/run --list)")
    chosen = [known[name] for name in options.steps] or [step for step in steps if is_written(step, root) and not step.when_named]
    return run_steps(chosen, Context(root, passed_on))


def split(words: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in words:
        return words, []
    at = words.index("--")
    return words[:at], words[at + 1:]


def is_written(step: Step, root: Path) -> bool:
    return not step.folder or any((root / step.folder).rglob("*.cpp"))


def run_steps(steps: list[Step], context: Context) -> int:
    totals = Totals()
    began = time.monotonic()

    def take(result: Result) -> None:
        totals.add(result)
        tell(result)

    try:
        trouble = set_up(steps, context)
        if trouble:
            take(trouble)
        # The other steps go on: what is missing may not concern them, and each says what it lacks.
        for step in steps:
            try:
                for result in step.run(context):
                    take(result)
            except Exception:
                take(Result(step.name, failed=1, remark="the step itself broke", output=traceback.format_exc()))
    except KeyboardInterrupt:
        take(interrupted())
    if totals.passed + totals.failed == 0:
        take(Result("nothing", failed=1, remark="not one test ran"))
    say(f"{time.monotonic() - began:.0f} s in all" + (f", {totals.skipped} skipped" if totals.skipped else ""))
    print(totals.last_line(), flush=True)
    return 1 if totals.failed else 0


def set_up(steps: list[Step], context: Context) -> Result | None:
    options = sorted({option for step in steps for option in step.needs})
    ended = process.run([context.root / "tools/setup", *options], folder=context.root, seconds=30 * 60)
    if ended.code != 0:
        return Result("set-up", failed=1, seconds=ended.seconds, remark=ended.how(), output=ended.output)
    say(ended.output.strip().splitlines()[-1])
    return None
