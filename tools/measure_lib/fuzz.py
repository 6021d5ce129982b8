"""`tools/fuzz NAME`: one of tests/fuzz under libFuzzer, ASan and UBSan, for a while. What it finds lies in
tests/output/fuzz/NAME until somebody makes a test of it; what is new and small goes to the corpus with --keep.
"""
from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from measure_lib.build import ROOT, MeasureError, built

FOLDER = ROOT / "tests/fuzz"
MEGABYTES = 512


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.cpp"))


@dataclass
class Outcome:
    name: str
    runs: int
    coverage: int
    found: list[Path]
    ended_well: bool

    def text(self) -> str:
        verdict = "nothing found" if self.ended_well and not self.found else f"FOUND {len(self.found)}"
        return f"{self.name}: {self.runs:,} inputs, {self.coverage:,} edges, {verdict}"


def run(name: str, seconds: int, keep: bool) -> Outcome:
    program = built("native-fuzz", f"carnet_fuzz_{name}")
    corpus = FOLDER / "corpus" / name
    if not corpus.is_dir():
        raise MeasureError(f"{corpus.relative_to(ROOT)} is not there")
    output = ROOT / "tests/output/fuzz" / name
    grown = output / "corpus"
    grown.mkdir(parents=True, exist_ok=True)
    before = set(output.glob("*-*"))
    command = [
        program,
        grown,
        corpus,
        f"-max_total_time={seconds}",
        f"-rss_limit_mb={MEGABYTES}",
        "-timeout=10",
        "-print_final_stats=1",
        f"-artifact_prefix={output}/",
    ]
    ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                           errors="replace")
    (output / "log.txt").write_text(ended.stdout)
    found = sorted(set(output.glob("*-*")) - before)
    if ended.returncode != 0:
        print(ended.stdout[-5000:])
    if keep and ended.returncode == 0:
        subprocess.run([program, "-merge=1", corpus, grown], cwd=ROOT, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
    return Outcome(
        name,
        _last(r"stat::number_of_executed_units:\s*(\d+)", ended.stdout),
        _last(r"cov: (\d+)", ended.stdout),
        found,
        ended.returncode == 0,
    )


def _last(pattern: str, text: str) -> int:
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0
