"""The libraries that are compiled with Carnet: Dear ImGui, SQLite, nlohmann/json, doctest.

None of them is in the repository. On Debian they come from here; elsewhere, or when Debian's Dear ImGui has become one
that is not known here, CMake fetches the same sources (`cmake/third_party.cmake`).
"""

import hashlib
import json
import os
import shutil
from pathlib import Path

from . import debian, machine
from .debian import PrivateApt
from .layout import Layout
from .report import Trouble, say
from .steps import Step

HEADER_PACKAGES = ["nlohmann-json3-dev", "doctest-dev"]
HEADERS = ["nlohmann", "doctest"]

KNOWN_IMGUI = Path(__file__).with_name("imgui_hashes.json")
# From NPM_SQLITE's version in package-lock.json follows SQLite's own: 12.11.1 carries 3.53.2.
SQLITE_FILES = ["sqlite3.c", "sqlite3.h"]


def steps(layout: Layout, apt: PrivateApt, npm: Step) -> list[Step]:
    sqlite = Step(
        name="sqlite",
        says="SQLite: taking its amalgamation out of node_modules.",
        recipe={"files": SQLITE_FILES},
        provides=[layout.sqlite / name for name in SQLITE_FILES],
        run=lambda: take_sqlite(layout),
        after=[npm])
    if not machine.is_debian():
        return [sqlite]
    headers = Step(
        name="headers",
        says="Headers: fetching nlohmann/json and doctest.",
        recipe={"packages": HEADER_PACKAGES},
        provides=[layout.include / name for name in HEADERS],
        run=lambda: fetch_headers(layout, apt))
    imgui = Step(
        name="imgui",
        says="Dear ImGui: fetching its source.",
        recipe={"known": known_imgui()},
        # No file is promised: CMake fetches it when Debian's is not a known one.
        provides=[],
        run=lambda: fetch_imgui(layout, apt))
    return [sqlite, headers, imgui]


def take_sqlite(layout: Layout) -> None:
    source = layout.node_modules / "better-sqlite3/deps/sqlite3"
    missing = [name for name in SQLITE_FILES if not (source / name).is_file()]
    if missing:
        raise Trouble(f"The npm package better-sqlite3 carries no {', '.join(missing)}.",
                      "package-lock.json names a version of it that does; look there.")
    replace_folder(layout.sqlite, {name: (source / name).read_bytes() for name in SQLITE_FILES})


def fetch_headers(layout: Layout, apt: PrivateApt) -> None:
    packages = apt.download(HEADER_PACKAGES, layout.downloads / "headers")
    unpacked = layout.downloads / "headers.unpacked"
    debian.unpack(packages, unpacked, ["./usr/share"])
    layout.include.mkdir(parents=True, exist_ok=True)
    for name in HEADERS:
        shutil.rmtree(layout.include / name, ignore_errors=True)
        os.replace(unpacked / "usr/include" / name, layout.include / name)


def known_imgui() -> dict[str, dict[str, str]]:
    """For each known version the hash of each file that is compiled."""
    return json.loads(KNOWN_IMGUI.read_text())


def fetch_imgui(layout: Layout, apt: PrivateApt) -> None:
    known = known_imgui()
    wanted = sorted({name for files in known.values() for name in files})
    downloaded = apt.download_source("imgui", layout.downloads / "imgui")
    archives = [path for path in downloaded if ".orig.tar" in path.name]
    found = debian.members_of(archives[0], wanted) if archives else {}
    version = version_of_imgui(found, known)
    if version is None:
        say("  Debian's Dear ImGui is not one of the versions known here; CMake will fetch the known one from its tag.")
        shutil.rmtree(layout.imgui, ignore_errors=True)
        return
    replace_folder(layout.imgui, {name: found[name] for name in known[version]})
    say(f"  Dear ImGui {version}")


def version_of_imgui(found: dict[str, bytes], known: dict[str, dict[str, str]]) -> str | None:
    """The known version of which every file is exactly these bytes."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
    for version, files in known.items():
        if all(hashes.get(name) == expected for name, expected in files.items()):
            return version
    return None


def replace_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Writes a folder of files so that it is there whole or not at all."""
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for name, content in files.items():
        (partial / name).write_bytes(content)
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(partial, folder)
