"""The programs that the browser tests drive: found on the machine, else installed from Debian where there is root.

This is the one part of the set-up that may change the machine, and only when asked by `--browsers`. What was found is
written to `.deps/browsers.json`, which the tests read.
"""

import json
import shutil
import subprocess
from dataclasses import dataclass

from . import machine
from .layout import Layout
from .report import Trouble, say
from .steps import only_one_at_a_time, write_whole


@dataclass(frozen=True)
class Need:
    """A program under any of its names, or a font family, and Debian's packages that bring it."""

    name: str
    packages: list[str]
    programs: tuple[str, ...] = ()
    font: str = ""

    def found(self, fonts: str) -> str:
        """Where it is; empty when it is not here."""
        if self.font:
            return self.font if self.font in fonts else ""
        return next(filter(None, map(shutil.which, self.programs)), "")


NEEDS = [
    Need("chromium", ["chromium"], programs=(
        "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")),
    # Firefox draws WebGL only with a screen, so it runs under Xvfb, where Mesa draws.
    Need("firefox", ["firefox-esr", "libgl1-mesa-dri", "libegl1"], programs=(
        "firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")),
    Need("xvfb-run", ["xvfb", "xauth"], programs=("xvfb-run",)),
    Need("fontconfig", ["fontconfig"], programs=("fc-list",)),
    # Opens exported CSV as a merchant would.
    Need("soffice", ["libreoffice-calc-nogui"], programs=("soffice", "libreoffice")),
    # Reads printed pages back.
    Need("pdftotext", ["poppler-utils"], programs=("pdftotext",)),
    Need("Noto Sans (Hebrew, Arabic, Hindi, Thai)", ["fonts-noto-core"], font="Noto Sans Devanagari"),
    Need("Noto Sans CJK", ["fonts-noto-cjk"], font="Noto Sans CJK"),
    Need("Noto Color Emoji", ["fonts-noto-color-emoji"], font="Noto Color Emoji"),
    Need("DejaVu Sans", ["fonts-dejavu-core"], font="DejaVu Sans"),
]


def provide(layout: Layout) -> int:
    """Finds or installs everything; returns how many things had to be installed."""
    missing = missing_needs()
    if not missing:
        remember(layout)
        return 0
    with only_one_at_a_time(layout):
        missing = missing_needs()
        if missing:
            install(missing)
            still = missing_needs()
            if still:
                raise Trouble(f"Installed, but still not found: {names(still)}.", "Look at apt's messages above.")
        remember(layout)
    return len(missing)


def missing_needs() -> list[Need]:
    fonts = installed_fonts()
    return [need for need in NEEDS if not need.found(fonts)]


def installed_fonts() -> str:
    program = shutil.which("fc-list")
    return machine.output_of([program, ":", "family"]) if program else ""


def names(needs: list[Need]) -> str:
    return ", ".join(need.name for need in needs)


def remember(layout: Layout) -> None:
    found = {need.name: need.found("") for need in NEEDS if need.programs}
    text = json.dumps(found, indent=2) + "\n"
    if not layout.browsers.is_file() or layout.browsers.read_text() != text:
        write_whole(layout.browsers, text)


def install(missing: list[Need]) -> None:
    packages = [package for need in missing for package in need.packages]
    say(f"Browsers: not on this machine: {names(missing)}.")
    if not machine.is_debian():
        raise Trouble("The browser tests need programs that are not on this machine.",
                      f"Install with your system's packages: {names(missing)}. Then run tools/setup --browsers again.")
    root = machine.may_become_root()
    if root is None:
        raise Trouble("The browser tests need packages, and installing them needs root.",
                      f"Run: sudo apt-get install --no-install-recommends {' '.join(packages)}")
    say(f"  installing {' '.join(packages)}")
    # Another apt may be at work: wait for it rather than fail.
    patience = ["-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]
    # sudo passes no environment on.
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *patience]
    run_apt([*quiet, "update"])
    run_apt([*quiet, "install", "-y", "--no-install-recommends", *packages])


def run_apt(command: list[str]) -> None:
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise Trouble(f"'{' '.join(command)}' failed.",
                      "Check that this machine reaches its Debian mirror and that no other apt hangs, then run it again.",
                      done.stdout)
