"""What the set-up does, in its order: the checks of the machine's own programs, then each thing to fetch."""

import shutil

from . import libraries, machine, npm, toolchain
from .debian import PrivateApt
from .layout import Layout
from .report import Trouble
from .steps import Step

# What builds the native tests and drives every build; too central to a machine to be brought along.
PROGRAMS = {
    "cmake": ((3, 25, 0), "cmake"),
    "ninja": ((1, 10, 0), "ninja-build"),
    "node": (toolchain.OLDEST_NODE, "nodejs"),
    "npm": ((8, 0, 0), "npm"),
}


def steps(layout: Layout, fuzz: bool) -> list[Step]:
    apt = PrivateApt(layout)
    packages = npm.step(layout)
    return [
        programs(layout),
        packages,
        *libraries.steps(layout, apt, packages),
        *toolchain.steps(layout, apt, fuzz),
    ]


def programs(layout: Layout) -> Step:
    return Step(
        name="programs",
        says="Programs: looking for " + ", ".join(PROGRAMS) + ".",
        recipe={"found": {name: shutil.which(name) or "" for name in PROGRAMS},
                "needed": {name: list(version) for name, (version, _) in PROGRAMS.items()}},
        provides=[],
        run=require_programs)


def require_programs() -> None:
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    too_old = [name for name, (needed, _) in PROGRAMS.items()
               if name not in missing and machine.version_of(name) < needed]
    if not missing and not too_old:
        return
    sentences = [f"{name} is not on PATH." for name in missing]
    sentences += [f"{name} is older than {machine.in_words(PROGRAMS[name][0])}." for name in too_old]
    on_debian = " ".join(PROGRAMS[name][1] for name in [*missing, *too_old])
    raise Trouble(" ".join(sentences), f"Install it (Debian: apt-get install {on_debian}), then run tools/setup again.")
