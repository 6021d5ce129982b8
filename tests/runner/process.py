"""Runs one program to its end: its words, its exit code, its time. Ends it, with all it started, when it takes too long."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ended:
    output: str
    # Negative: the signal that ended it.
    code: int
    seconds: float
    timed_out: bool = False

    def how(self) -> str:
        """In words, for a program that did not end well."""
        if self.timed_out:
            return f"ended by the runner after {self.seconds:.0f} s"
        if self.code < 0:
            return f"crashed: {signal.Signals(-self.code).name}"
        return f"exit code {self.code}"


def run(command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str] | None = None,
        seconds: float = 600) -> Ended:
    began = time.monotonic()
    # To a file, not a pipe: a child that outlives the program must not keep us waiting for the end of its output.
    with tempfile.TemporaryFile() as output:
        try:
            # In a session of its own, so that whatever it started can be ended with it.
            process = subprocess.Popen([str(word) for word in command], cwd=folder, stdin=subprocess.DEVNULL, stdout=output,
                                       stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})},
                                       start_new_session=True)
        except OSError as error:
            return Ended(f"{command[0]} cannot be started: {error.strerror}", 127, 0)
        timed_out = False
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            timed_out = True
        finally:
            end_session(process)
        output.seek(0)
        text = output.read().decode(errors="replace")
    return Ended(text, process.returncode, time.monotonic() - began, timed_out)


def end_session(process: subprocess.Popen) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
