"""Which messages the program names, so that words nobody shows do not stay behind."""

import dataclasses
import re
from pathlib import Path

from catalogue import Catalogue
from header import constant_name

SOURCES = ("src/**/*.cpp", "src/**/*.hpp")


def unused(messages: list[str], root: Path) -> list[str]:
    named: set[str] = set()
    for pattern in SOURCES:
        for path in root.glob(pattern):
            named.update(re.findall(r"words::([a-z0-9_]+)", path.read_text(encoding="utf-8")))
    return [name for name in messages if constant_name(name) not in named]


def as_incomplete(catalogue: Catalogue) -> Catalogue:
    return dataclasses.replace(catalogue, language=dataclasses.replace(catalogue.language, complete=False))
