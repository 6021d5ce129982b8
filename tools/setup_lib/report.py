"""How the set-up speaks: plain sentences for a person, and never a stack trace for trouble that can be expected.

`Trouble` is the one error of the set-up: what went wrong, and what the reader can do about it.
"""

import sys


class Trouble(Exception):
    """Something expected went wrong (no network, no disk, a missing program)."""

    def __init__(self, what: str, advice: str = "", detail: str = ""):
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.detail = detail


def say(sentence: str) -> None:
    print(sentence, flush=True)


def tell_trouble(trouble: Trouble) -> None:
    if trouble.detail:
        last_lines = "\n".join(trouble.detail.strip().splitlines()[-15:])
        print(f"{last_lines}\n", file=sys.stderr)
    print(f"Set-up stopped: {trouble.what}", file=sys.stderr)
    if trouble.advice:
        print(f"What to do: {trouble.advice}", file=sys.stderr)
    sys.stderr.flush()
