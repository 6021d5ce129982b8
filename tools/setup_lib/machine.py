"""What this machine is and has. Looks only; changes nothing."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .report import Trouble

# GNU's names of the processors for which Debian's packages are unpacked, by Debian's own names.
DEBIAN_TRIPLETS = {"amd64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu"}


def os_release() -> dict[str, str]:
    try:
        lines = Path("/etc/os-release").read_text().splitlines()
    except OSError:
        return {}
    pairs = (line.split("=", 1) for line in lines if "=" in line)
    return {key: value.strip().strip('"') for key, value in pairs}


def is_debian() -> bool:
    return os_release().get("ID") == "debian" and all(map(shutil.which, ("apt-get", "apt-cache", "dpkg", "dpkg-deb")))


def debian_architecture() -> str:
    return output_of(["dpkg", "--print-architecture"]).strip()


def output_of(command: Sequence[str], **options) -> str:
    """The standard output of a command that must succeed."""
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options)
    if done.returncode != 0:
        raise Trouble(f"'{' '.join(map(str, command))}' failed.", detail=done.stdout)
    return done.stdout


def version_in(text: str) -> tuple[int, ...]:
    """The first version number of a program's own words, as numbers that compare."""
    found = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", text)
    return tuple(int(part) for part in found.groups(default="0")) if found else (0, 0, 0)


def version_of(program: str | Path) -> tuple[int, ...]:
    """(0, 0, 0) when there is no such program, or when it does not run."""
    try:
        done = subprocess.run([str(program), "--version"], text=True, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return (0, 0, 0)
    return version_in(done.stdout) if done.returncode == 0 else (0, 0, 0)


def in_words(version: Sequence[int]) -> str:
    return ".".join(map(str, version))


def may_become_root() -> list[str] | None:
    """The words to put before a command that needs root; None when there is no way."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    return None
