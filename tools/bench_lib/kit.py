"""What a frame of the kit costs in Chromium: a grid of a million rows that scrolls, at three sizes.

Needs the gallery of the build as shipped (cmake --build --preset web --target gallery) and Chromium (tools/setup
--browsers). The measure itself is kit.mjs.
"""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    return subprocess.run(["node", "tools/bench_lib/kit.mjs", *arguments], cwd=ROOT, check=False).returncode
