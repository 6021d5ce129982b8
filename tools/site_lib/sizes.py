"""How large the site is: what a browser loads before the first use, and what it may load later.

Written to the site as sizes.json (for the README's table and for tests of the budget) and printed as a table.
"""

import json
from dataclasses import dataclass
from pathlib import PurePosixPath

# Loaded before the first use in every language: ARCHITECTURE's budget counts exactly this.
FIRST_USE_SUFFIXES = (".html", ".js", ".css", ".wasm")
FIRST_LANGUAGE = "en.txt"


@dataclass(frozen=True)
class Size:
    raw: int
    gzip: int
    brotli: int

    def __add__(self, other: "Size") -> "Size":
        return Size(self.raw + other.raw, self.gzip + other.gzip, self.brotli + other.brotli)


@dataclass(frozen=True)
class Sizes:
    build: str
    files: dict[str, Size]

    def first_use(self) -> Size:
        return total(size for name, size in self.files.items() if is_first_use(name))

    def as_json(self) -> bytes:
        whole = {
            "build": self.build,
            "first_use": vars(self.first_use()),
            "all": vars(total(self.files.values())),
            "files": {name: vars(size) for name, size in self.files.items()},
        }
        return (json.dumps(whole, indent=2) + "\n").encode()


def measure(build: str, served: dict[str, bytes], compressed: dict[str, bytes]) -> Sizes:
    def size(name: str) -> Size:
        content = served[name]
        return Size(len(content), len(compressed.get(f"{name}.gz", content)), len(compressed.get(f"{name}.br", content)))
    return Sizes(build, {name: size(name) for name in served})


def is_first_use(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix in FIRST_USE_SUFFIXES or path.name == FIRST_LANGUAGE


def total(sizes) -> Size:
    return sum(sizes, Size(0, 0, 0))


def table(sizes: Sizes) -> str:
    """Groups by kind: a merchant's browser loads kinds, not files."""
    groups: dict[str, Size] = {}
    for name, size in sizes.files.items():
        path = PurePosixPath(name)
        group = path.name if path.suffix == ".wasm" else f"*{path.suffix}"
        groups[group] = groups.get(group, Size(0, 0, 0)) + size
    lines = [f"site {sizes.build:<20} {'raw':>10} {'gzip':>10} {'brotli':>10}"]
    rows = [*sorted(groups.items()), ("before first use", sizes.first_use()), ("all", total(sizes.files.values()))]
    lines += [f"  {name:<23} {size.raw:>10,} {size.gzip:>10,} {size.brotli:>10,}" for name, size in rows]
    return "\n".join(lines)
