"""The app's files: the folder that the web build made, served as it is.

    /               index.html          asked for again each time (no-cache, ETag)
    /sw.js          the service worker   the same
    /app/<id>/…     hashed by content    kept for a year (immutable)

A file that has a `.br` or `.gz` beside it is sent so to whoever accepts it. Only files inside the folder are
ever opened: no `..`, no hidden names, no symbolic link that leads out.
"""
from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from host.http.messages import Problem, Request, Response

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_CACHE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class _File:
    content: bytes
    digest: str


class StaticSite:
    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.realpath(folder))
        self._cache: OrderedDict[tuple[str, int, int], _File] = OrderedDict()
        self._cached_bytes = 0
        self._lock = threading.Lock()

    @property
    def is_there(self) -> bool:
        return (self._folder / "index.html").is_file()

    def respond(self, request: Request) -> Response:
        parts = safe_parts(request.path)
        if request.method not in ("GET", "HEAD"):
            raise Problem(405, "method-not-allowed", "only GET and HEAD", headers={"Allow": "GET, HEAD"})
        if not parts:
            parts = ["index.html"]
        path = self._locate(parts)
        if path is None:
            if parts == ["index.html"]:
                raise Problem(404, "not-found", "the app is not built yet: run serve.py without --no-build")
            raise Problem(404, "not-found", "there is no such file")
        immutable = len(parts) > 2 and parts[0] == "app"
        return self._file_response(request, path, immutable)

    def _locate(self, parts: list[str]) -> Path | None:
        path = Path(os.path.realpath(self._folder.joinpath(*parts)))
        inside = path.is_relative_to(self._folder)
        return path if inside and path.is_file() else None

    def _file_response(self, request: Request, path: Path, immutable: bool) -> Response:
        encoding, content = self._choose(path, request.header("Accept-Encoding"))
        tag = f'"{content.digest}{"-" + encoding if encoding else ""}"'
        cache = "public, max-age=31536000, immutable" if immutable else "no-cache"
        headers = [("ETag", tag), ("Cache-Control", cache), ("Vary", "Accept-Encoding")]
        if _matches(request.header("If-None-Match"), tag):
            return Response(304, headers)
        headers.append(("Content-Type", _TYPES.get(path.suffix.lower(), "application/octet-stream")))
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return Response(200, headers, content.content)

    def _choose(self, path: Path, accept: str | None) -> tuple[str | None, _File]:
        for encoding, suffix in _ENCODINGS:
            if accepts(accept, encoding):
                beside = Path(os.path.realpath(path.with_name(path.name + suffix)))
                if beside.is_file() and beside.is_relative_to(self._folder):
                    # A rebuild that is still compressing leaves an older file beside a newer one.
                    if beside.stat().st_mtime_ns >= path.stat().st_mtime_ns:
                        return encoding, self._read(beside)
        return None, self._read(path)

    def _read(self, path: Path) -> _File:
        state = path.stat()
        key = (str(path), state.st_mtime_ns, state.st_size)
        with self._lock:
            if found := self._cache.get(key):
                self._cache.move_to_end(key)
                return found
        content = path.read_bytes()
        file = _File(content, hashlib.sha256(content).hexdigest()[:20])
        with self._lock:
            if key not in self._cache:
                self._cache[key] = file
                self._cached_bytes += len(content)
            while self._cached_bytes > _CACHE_BYTES and len(self._cache) > 1:
                _, oldest = self._cache.popitem(last=False)
                self._cached_bytes -= len(oldest.content)
        return file


def safe_parts(path: str) -> list[str]:
    """The path's segments, decoded once. Anything that could climb, hide or fool another reader is "not found"."""
    raw = unquote_to_bytes(path)
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(404, "not-found", "there is no such address") from None
    if not decoded.startswith("/") or "\\" in decoded or any(ord(character) < 32 for character in decoded):
        raise Problem(404, "not-found", "there is no such address")
    parts = decoded[1:].split("/")
    if parts[-1] == "":
        parts.pop()
    if any(part == "" or part.startswith(".") for part in parts) or any(len(part) > 200 for part in parts):
        raise Problem(404, "not-found", "there is no such address")
    return parts


def accepts(header: str | None, encoding: str) -> bool:
    """Whether Accept-Encoding names `encoding` (or `*`) with a weight above nothing."""
    star = False
    for part in (header or "").split(","):
        name, _, parameters = part.partition(";")
        weight = parameters.replace(" ", "").lower()
        try:
            wanted = float(weight[2:]) > 0 if weight.startswith("q=") else True
        except ValueError:
            wanted = False
        if name.strip().lower() == encoding:
            return wanted
        if name.strip() == "*":
            star = wanted
    return star


def _matches(header: str | None, tag: str) -> bool:
    tags = [part.strip().removeprefix("W/") for part in (header or "").split(",")]
    return tag in tags or "*" in tags
