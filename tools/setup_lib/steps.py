"""Steps that are done once: each has a recipe, and a stamp that says for which recipe it was last done.

A stamp is written after the step succeeded and holds the hash of the recipe, so a changed recipe does the step again
and an interrupted step never counts. It also holds a mark of its own, which the steps after it remember: when a step
was done again, so must be what follows from it. A lock makes a second set-up of the same checkout wait for the first.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .layout import Layout
from .report import Trouble, say


@dataclass
class Step:
    """One thing that the set-up provides."""

    name: str
    says: str
    recipe: dict[str, Any]
    provides: list[Path]
    run: Callable[[], None]
    # Free disk space that the step needs while it runs.
    megabytes: int = 50
    after: list["Step"] = field(default_factory=list)

    def stamp(self, layout: Layout) -> str:
        path = layout.stamps / self.name
        return path.read_text() if path.is_file() else ""

    def recipe_hash(self, layout: Layout) -> str:
        whole = {"recipe": self.recipe, "after": [step.stamp(layout) for step in self.after]}
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

    def is_done(self, layout: Layout) -> bool:
        return (self.stamp(layout).startswith(self.recipe_hash(layout))
                and all(path.exists() for path in self.provides))


def run_steps(layout: Layout, make_steps: Callable[[], list[Step]]) -> int:
    """Does what is not done yet, in order; returns how many steps had to work."""
    if all(step.is_done(layout) for step in make_steps()):
        return 0
    worked = 0
    with only_one_at_a_time(layout):
        # Made anew under the lock: the one before us may have changed what has to be done.
        for step in make_steps():
            if step.is_done(layout):
                continue
            do(step, layout)
            worked += 1
        shutil.rmtree(layout.downloads, ignore_errors=True)
    return worked


def do(step: Step, layout: Layout) -> None:
    say(step.says)
    require_space(layout, step)
    stamp = layout.stamps / step.name
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    began = time.monotonic()
    try:
        step.run()
    except OSError as error:
        raise Trouble(f"{error.strerror or error} ({error.filename or step.name}).",
                      "Look at that path and at the free disk space, then run tools/setup again.") from error
    missing = [str(path) for path in step.provides if not path.exists()]
    if missing:
        raise Trouble(f"The step '{step.name}' ended without {', '.join(missing)}.",
                      "Remove the .deps folder and run tools/setup again.")
    write_whole(stamp, f"{step.recipe_hash(layout)} {uuid.uuid4()}\n")
    say(f"  done in {time.monotonic() - began:.1f} s")


def require_space(layout: Layout, step: Step) -> None:
    layout.deps.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(layout.deps).free // 1_000_000
    if free < step.megabytes:
        raise Trouble(f"The disk of {layout.deps} has {free} MB left, and {step.megabytes} MB are needed.",
                      "Free some space and run tools/setup again; it goes on from here.")


def write_whole(path: Path, text: str) -> None:
    """Writes a file so that a reader sees the old or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text)
    os.replace(partial, path)


@contextlib.contextmanager
def only_one_at_a_time(layout: Layout) -> Iterator[None]:
    layout.deps.mkdir(parents=True, exist_ok=True)
    with open(layout.deps / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up of this checkout is at work; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
