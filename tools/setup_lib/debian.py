"""Fetches packages of other Debian releases through the machine's own mirror, without root and without mixing them in.

Everything of apt that could touch the machine (lists, cache, the state of installed packages) points into `.deps/`;
apt itself checks every file against the signed index. Packages are unpacked, never installed.
"""

import shutil
import subprocess
import tarfile
from fnmatch import fnmatch
from pathlib import Path

from . import machine
from .layout import Layout
from .report import Trouble, say

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
NO_NETWORK = ("Check that this machine reaches its Debian mirror ('apt-get update' shows it), "
              "then run tools/setup again; it goes on from here.")


class PrivateApt:
    """apt, reading one list of releases of its own."""

    def __init__(self, layout: Layout):
        self._home = layout.downloads / "apt"
        self._is_ready = False

    def download(self, packages: list[str], folder: Path) -> list[Path]:
        """Fetches packages into a folder; what lies there whole is not fetched again."""
        self._prepare()
        folder.mkdir(parents=True, exist_ok=True)
        self._run(["apt-get", "download", *packages], folder, f"The packages {', '.join(packages)} cannot be fetched.")
        return sorted(folder.glob("*.deb"))

    def download_source(self, package: str, folder: Path) -> list[Path]:
        self._prepare()
        folder.mkdir(parents=True, exist_ok=True)
        self._run(["apt-get", "source", "--download-only", package], folder,
                  f"The source of {package} cannot be fetched.")
        return sorted(folder.iterdir())

    def _prepare(self) -> None:
        if self._is_ready:
            return
        mirrors = mirrors_of_this_machine()
        for number, mirror in enumerate(mirrors, 1):
            self._write_configuration(mirror)
            say("  reading the package lists of Debian's mirror")
            try:
                self._run(["apt-get", "update", "-o", "APT::Update::Error-Mode=any"], self._home,
                          "The package lists of Debian cannot be read.")
                self._is_ready = True
                return
            except Trouble:
                if number == len(mirrors):
                    raise

    def _write_configuration(self, mirror: str) -> None:
        for folder in ("lists/partial", "cache/archives/partial"):
            (self._home / folder).mkdir(parents=True, exist_ok=True)
        (self._home / "status").touch()
        signed = f"[signed-by={KEYRING}] " if KEYRING.is_file() else ""
        # The compiler comes from a stable release, whose versions do not move; Dear ImGui 1.92 is only in the next one.
        (self._home / "sources.list").write_text(f"deb {signed}{mirror} trixie main\ndeb-src {signed}{mirror} forky main\n")
        (self._home / "apt.conf").write_text("".join(f'{key} "{value}";\n' for key, value in {
            "Dir::Etc::SourceList": self._home / "sources.list",
            "Dir::Etc::SourceParts": "/nonexistent",
            # The machine's own pins speak of its own release.
            "Dir::Etc::Preferences": "/nonexistent",
            "Dir::Etc::PreferencesParts": "/nonexistent",
            "Dir::State": self._home,
            # An empty state of installed packages: otherwise apt would weigh ours against the machine's.
            "Dir::State::status": self._home / "status",
            "Dir::Cache": self._home / "cache",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
            # As root apt would drop to a user who cannot write into this checkout.
            "APT::Sandbox::User": "root",
        }.items()))

    def _run(self, command: list[str], folder: Path, complaint: str) -> None:
        whole = [command[0], "-q", "-c", str(self._home / "apt.conf"), *command[1:]]
        done = subprocess.run(whole, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                              stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise Trouble(complaint, NO_NETWORK, done.stdout)


def mirrors_of_this_machine() -> list[str]:
    """The addresses from which this machine takes Debian's main archive, best first."""
    fields = "$(REPO_URI)|$(COMPONENT)|$(RELEASE)|$(ORIGIN)"
    listed = machine.output_of(["apt-get", "indextargets", "--format", fields, "Created-By: Packages"])
    codename = machine.os_release().get("VERSION_CODENAME", "")
    releases = {codename, "stable", "oldstable", "testing", "unstable", "sid", "trixie", "forky"} - {""}
    mirrors: dict[str, None] = {}
    for line in listed.splitlines():
        address, component, release, origin = (line.split("|") + [""] * 4)[:4]
        if component == "main" and release in releases and origin in ("", "Debian"):
            mirrors[address] = None
    if not mirrors:
        raise Trouble("apt on this machine names no mirror of Debian's main archive.",
                      "Add one to /etc/apt/sources.list, or put Emscripten 3.1.69 or newer on PATH.")
    return list(mirrors)


def unpack(packages: list[Path], folder: Path, leave_out: list[str]) -> None:
    """Unpacks packages over each other into one folder, without the files that match a pattern."""
    folder.mkdir(parents=True, exist_ok=True)
    patterns = [f"--exclude={pattern}" for pattern in leave_out]
    for package in packages:
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(package)], stdout=subprocess.PIPE) as reader:
            writer = subprocess.run(["tar", "-x", "--no-same-owner", "--wildcards", *patterns, "-C", str(folder)],
                                    stdin=reader.stdout, text=True, stderr=subprocess.PIPE, check=False)
        if reader.returncode != 0 or writer.returncode != 0:
            raise Trouble(f"{package.name} cannot be unpacked.", "Look at the free disk space, then run tools/setup again.",
                          writer.stderr)


def members_of(archive: Path, wanted: list[str]) -> dict[str, bytes]:
    """Those files of a source archive whose path inside its top folder is wanted, by that path."""
    found: dict[str, bytes] = {}
    with tarfile.open(archive) as opened:
        for member in opened:
            path = member.name.removeprefix("./").partition("/")[2]
            content = opened.extractfile(member) if member.isfile() else None
            if content is not None and any(fnmatch(path, pattern) for pattern in wanted):
                found[path] = content.read()
    return found


def forget(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
