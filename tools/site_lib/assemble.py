"""Which files make the site, where they go, and what their common name is.

    shell.html                ▶ index.html          %BUILD% replaced
    web/sw.js                 ▶ sw.js               %BUILD% and %FILES% replaced
    web/**, assets/**         ▶ app/<build id>/**   as they are, but for the languages' sources
    made/locales/**           ▶ app/<build id>/**   what tools/locales made of those
    carnet.js, carnet.wasm    ▶ app/<build id>/

The same input makes the same output, byte for byte. Nothing here knows what the files mean.
"""

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import compress, sizes

BUILD = b"%BUILD%"
FILES = b"%FILES%"
# Of web/: linked into carnet.js by Emscripten; for tools that read the source; the kit's test bed.
NOT_SERVED_FOLDERS = {"library", "types", "gallery"}
# Of assets/: the languages' sources, from which tools/locales makes what the page loads.
NOT_SERVED_ASSETS = {"locales"}
NOT_SERVED_SUFFIXES = (".d.ts", ".md", ".map", ".stamp")
NOT_SERVED_NAMES = {"tsconfig.json", "jsconfig.json", "package.json"}


class SiteError(Exception):
    """The site cannot be assembled; says what is missing."""


@dataclass(frozen=True)
class Site:
    shell: bytes
    service_worker: bytes | None
    # By path below app/<build id>/, sorted.
    files: dict[str, bytes]

    @staticmethod
    def read(root: Path, wasm: Path, made: Path | None = None) -> "Site":
        shell = root / "shell.html"
        if not shell.is_file():
            raise SiteError(f"there is no {shell}")
        files: dict[str, bytes] = {}
        sources = [(root / "web", NOT_SERVED_FOLDERS), (root / "assets", NOT_SERVED_ASSETS)]
        if made:
            sources.append((made, set()))
        for folder, left_out in sources:
            for path in served_files(folder, left_out):
                add(files, path.relative_to(folder).as_posix(), path)
        for name in ("carnet.js", "carnet.wasm"):
            # Not there while the program itself cannot be linked yet; the page then says that it could not start.
            if (wasm / name).is_file():
                add(files, name, wasm / name)
        service_worker = files.pop("sw.js", None)
        return Site(shell.read_bytes(), service_worker, dict(sorted(files.items())))

    @property
    def build_id(self) -> str:
        digest = hashlib.sha256()
        parts = {"shell.html": self.shell, "sw.js": self.service_worker or b""}
        parts.update((f"app/{name}", content) for name, content in self.files.items())
        for name, content in sorted(parts.items()):
            digest.update(f"{name}\n{len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()[:16]

    def served(self) -> dict[str, bytes]:
        """Every file of the site by its path, without the compressed ones."""
        build = self.build_id
        app = {f"app/{build}/{name}": content for name, content in self.files.items()}
        page = {"index.html": self.shell.replace(BUILD, build.encode())}
        if self.service_worker is not None:
            # The page itself is not among them: its address depends on where the service worker finds itself.
            listed = json.dumps(list(app)).encode()
            page["sw.js"] = self.service_worker.replace(FILES, listed).replace(BUILD, build.encode())
        return {**page, **app}

    def write(self, out: Path, cache: Path, quality: int) -> sizes.Sizes:
        """Writes the site beside its place and moves it there whole, so that a host never serves half of it."""
        served = self.served()
        compressed = compress.compress_all(served, cache, quality)
        measured = sizes.measure(self.build_id, served, compressed)

        partial = out.with_name(out.name + ".partial")
        old = out.with_name(out.name + ".old")
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        for name, content in {**served, **compressed, "sizes.json": measured.as_json()}.items():
            path = partial / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if out.exists():
            os.replace(out, old)
        os.replace(partial, out)
        shutil.rmtree(old, ignore_errors=True)
        return measured


def served_files(folder: Path, left_out: set[str]) -> list[Path]:
    def is_served(path: Path) -> bool:
        below = path.relative_to(folder)
        return (path.is_file() and not left_out.intersection(below.parts[:-1])
                and not any(part.startswith(".") for part in below.parts)
                and not path.name.endswith(NOT_SERVED_SUFFIXES) and path.name not in NOT_SERVED_NAMES)
    return sorted(path for path in folder.rglob("*") if is_served(path)) if folder.is_dir() else []


def add(files: dict[str, bytes], name: str, path: Path) -> None:
    if name in files:
        raise SiteError(f"two files want to be app/…/{name}; one of them is {path}")
    if not all(character.isalnum() or character in "-_./" for character in name):
        raise SiteError(f"{path}: only letters, digits, '-', '_' and '.' may be in the name of a served file")
    files[name] = path.read_bytes()
