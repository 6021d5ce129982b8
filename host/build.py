"""Sets up and builds the app before it is served: `tools/setup`, then the web build. Skipped by `--no-build`.

A lock makes a second build in the same checkout wait for the first. It runs other programs and knows nothing of
how they work; when one fails, its own output has said why.
"""
from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from host.settings import REPOSITORY

_STEPS: tuple[tuple[str, ...], ...] = (
    ("tools/setup",),
    ("cmake", "--preset", "web"),
    ("cmake", "--build", "--preset", "web"),
)


class BuildError(Exception):
    """The build did not succeed; the message is a sentence for a person."""


def build(repository: Path = REPOSITORY) -> None:
    with _build_lock(repository):
        for command in _STEPS:
            _run(command, repository)


@contextmanager
def _build_lock(repository: Path) -> Iterator[None]:
    folder = repository / "build"
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another build is running in this folder; waiting for it to end.", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run(command: tuple[str, ...], repository: Path) -> None:
    words = " ".join(command)
    program = str(repository / command[0]) if "/" in command[0] else command[0]
    try:
        # A group of its own: when we are told to stop, the whole build stops with us.
        process = subprocess.Popen((program, *command[1:]), cwd=repository, start_new_session=True)
    except OSError as error:
        raise BuildError(f"`{words}` cannot be started: {error.strerror}.") from None
    try:
        code = process.wait()
    except BaseException:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        raise
    if code != 0:
        sys.stdout.flush()
        raise BuildError(f"`{words}` failed. What it said stands above. `--no-build` starts without building.")
