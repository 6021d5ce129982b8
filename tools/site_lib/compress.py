"""Compresses what compresses, in brotli and gzip, by Node.js (Python's standard library has no brotli).

What was compressed once is kept by its content: a build that changed one file compresses one file.
"""

import hashlib
import json
import os
import subprocess
import tempfile
from pathlib import Path

SCRIPT = Path(__file__).with_name("compress.mjs")
SUFFIXES = (".html", ".js", ".mjs", ".css", ".json", ".wasm", ".svg", ".txt", ".webmanifest", ".csv")


def compress_all(files: dict[str, bytes], cache: Path, quality: int) -> dict[str, bytes]:
    """For each file that gets smaller: NAME.br and NAME.gz with their content."""
    cache.mkdir(parents=True, exist_ok=True)
    wanted = {name: cache / key(content, quality) for name, content in files.items() if name.endswith(SUFFIXES)}
    missing = {path: files[name] for name, path in wanted.items() if not are_there(path)}
    run_node(missing, quality)
    result: dict[str, bytes] = {}
    for name, path in wanted.items():
        for suffix in (".br", ".gz"):
            content = path.with_suffix(suffix).read_bytes()
            if len(content) < len(files[name]):
                result[name + suffix] = content
    forget_others(cache, wanted)
    return result


def key(content: bytes, quality: int) -> str:
    return f"{hashlib.sha256(content).hexdigest()[:32]}-{quality}"


def are_there(path: Path) -> bool:
    return path.with_suffix(".br").is_file() and path.with_suffix(".gz").is_file()


def run_node(missing: dict[Path, bytes], quality: int) -> None:
    if not missing:
        return
    with tempfile.TemporaryDirectory() as folder:
        jobs = []
        for number, (path, content) in enumerate(missing.items()):
            source = Path(folder, str(number))
            source.write_bytes(content)
            jobs.append({"source": str(source), "brotli": f"{source}.br", "gzip": f"{source}.gz"})
        subprocess.run(["node", str(SCRIPT)], input=json.dumps({"quality": quality, "jobs": jobs}), text=True, check=True)
        for job, path in zip(jobs, missing, strict=True):
            for made, suffix in ((job["brotli"], ".br"), (job["gzip"], ".gz")):
                partial = path.with_suffix(suffix + ".partial")
                partial.write_bytes(Path(made).read_bytes())
                os.replace(partial, path.with_suffix(suffix))


def forget_others(cache: Path, wanted: dict[str, Path]) -> None:
    """Keeps the cache at the size of one build."""
    names = {path.name for path in wanted.values()}
    for path in cache.iterdir():
        if path.stem not in names:
            path.unlink(missing_ok=True)
