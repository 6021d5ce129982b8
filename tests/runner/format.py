"""The layout of the C++ sources, checked by the one version of clang-format that decides it.

Versions of clang-format lay out differently, so any other one says nothing. Where the right one cannot be had the check
is left out, with a sentence, and counts neither way.
"""

import os
import shutil
import subprocess
from pathlib import Path

from . import process
from .programs import one_check
from .result import Result

VERSION = "14"
FOLDERS = ("src", "tests")
SUFFIXES = {".cpp", ".hpp"}


def check_format(root: Path) -> Result:
    program = find() or install()
    if not program:
        return Result("format", remark=f"left out: clang-format {VERSION} is not on this machine and cannot be installed; "
                                       "other versions lay out differently")
    files = sorted(path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in SUFFIXES)
    if not files:
        return Result("format", failed=1, remark="found no C++ file to look at")
    ended = process.run([program, "--dry-run", "--Werror", "--ferror-limit=3", *files], folder=root)
    return one_check("format", ended, "run clang-format -i on these files")


def find() -> str | None:
    for name in (f"clang-format-{VERSION}", "clang-format"):
        program = shutil.which(name)
        if program and f"version {VERSION}." in process.run([program, "--version"], folder=Path.cwd()).output:
            return program
    return None


def install() -> str | None:
    """From Debian, where that is possible without asking anybody."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", f"clang-format-{VERSION}"]):
        done = subprocess.run([*apt, *words], env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            return None
    return find()
