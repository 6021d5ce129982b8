"""The whole product in Chromium, with a book of 100,000 and of 1,000,000 orders: first use, reopening, keys, filters, edits.

    tools/bench page                  100,000 orders
    tools/bench page 1000000          as many as said
    tools/bench page 830 FILE.ndjson  a shop of one's own

Needs the build as shipped (cmake --build --preset web --target site) and Chromium (tools/setup --browsers). The measure
itself is page.mjs. It makes the demo shop first, which takes a few minutes for a million.
"""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    return subprocess.run(["node", "tools/bench_lib/page.mjs", *arguments], cwd=ROOT, check=False).returncode
