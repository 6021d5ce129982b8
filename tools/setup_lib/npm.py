"""The JavaScript packages of the tests and tools, and SQLite's amalgamation, which one of them carries.

npm checks each against its hash in `package-lock.json`. No package's own script runs: none is needed, and one of them
would compile a native module.
"""

import hashlib
import shutil
import subprocess

from .layout import Layout
from .report import Trouble
from .steps import Step


def step(layout: Layout) -> Step:
    lock = layout.root / "package-lock.json"
    return Step(
        name="npm",
        says="JavaScript packages: npm ci.",
        recipe={"lock": hashlib.sha256(lock.read_bytes()).hexdigest()},
        # npm writes this file last.
        provides=[layout.node_modules / ".package-lock.json"],
        run=lambda: install(layout),
        megabytes=300)


def install(layout: Layout) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise Trouble("npm is not on PATH; SQLite's source and the tools of the tests come through it.",
                      "Install Node.js with npm (Debian: apt-get install nodejs npm), then run tools/setup again.")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=layout.root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise Trouble("npm could not install the packages of package-lock.json.",
                      "Check that this machine reaches the npm registry ('npm ping'), then run tools/setup again.", done.stdout)


