"""Builds one target of a preset and says where its program is. For measurements that are no tests: they are built only
when they are asked for.
"""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class MeasureError(Exception):
    """What went wrong, in a sentence."""


def built(preset: str, target: str, suffix: str = "", folder: str = "tests") -> Path:
    _run(["cmake", "--preset", preset])
    _run(["cmake", "--build", "--preset", preset, "--target", target])
    program = ROOT / "build" / preset / folder / (target + suffix)
    if not program.is_file():
        raise MeasureError(f"{target} of {preset} was built, and is not at {program.relative_to(ROOT)}")
    return program


def _run(command: list[str]) -> None:
    print(f"  {' '.join(command)}", file=sys.stderr, flush=True)
    ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if ended.returncode != 0:
        raise MeasureError(f"{' '.join(command)} failed:\n{ended.stdout[-4000:]}")


def first_that_runs(*programs: str) -> str | None:
    """The first program of these that is on the PATH."""
    import shutil

    return next((found for name in programs if (found := shutil.which(name))), None)
