"""Configures and builds a preset, and tells which programs of tests CMake knows in it and whether each is built."""

import json
from dataclasses import dataclass
from pathlib import Path

from . import process
from .result import Result, say

# A machine of two cores builds everything of a preset in minutes; this is for one that hangs.
LONGEST_BUILD = 30 * 60


@dataclass(frozen=True)
class TestProgram:
    name: str
    command: list[str]


class Build:
    """One preset in its folder build/<preset>."""

    def __init__(self, root: Path, preset: str):
        self._root = root
        self._preset = preset
        self.folder = root / "build" / preset

    def configure(self) -> Result | None:
        """Also when it is configured: presets and toolchains change, and doing it again takes a second."""
        configured = process.run(["cmake", "--preset", self._preset], folder=self._root)
        if configured.code == 0:
            return None
        return Result(f"{self._preset}: configure", failed=1, seconds=configured.seconds, remark=configured.how(),
                      output=configured.output)

    def make(self, *targets: str) -> Result | None:
        """Builds as much as can be built of what was configured; a result only when something could not be."""
        say(f"building {self._preset} …")
        built = process.run(["ninja", "-C", self.folder, "-k", "0", *targets], folder=self._root, seconds=LONGEST_BUILD)
        if built.code != 0:
            return Result(f"{self._preset}: build", failed=1, seconds=built.seconds, remark=built.how(),
                          output=without_progress(built.output))
        say(f"  built in {built.seconds:.0f} s")
        return None

    def programs(self, label: str) -> list[TestProgram]:
        """The programs of tests of one kind, from CMake itself, so that no list here can forget one."""
        told = process.run(["ctest", "--test-dir", self.folder, "--show-only=json-v1", "-L", f"^{label}$"], folder=self._root)
        if told.code != 0:
            return []
        tests = json.loads(told.output[told.output.index("{"):])["tests"]
        # A program that was never linked has no command.
        return [TestProgram(test["name"], test.get("command", [])) for test in tests]

    def is_built(self, program: TestProgram) -> bool:
        asked = process.run(["ninja", "-C", self.folder, "-n", program.name], folder=self._root)
        return asked.code == 0 and "no work to do" in asked.output


def without_progress(output: str) -> str:
    """Ninja's own lines about what went well are noise around the error."""
    return "\n".join(line for line in output.splitlines() if not (line.startswith("[") and "FAILED" not in line))
