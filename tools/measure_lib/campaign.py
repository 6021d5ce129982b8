"""`tools/campaign`: the long versions of tests that run as a sample with every run of the tests: the same programs, asked
for more points. Each worker takes its own part, so that all cores are used.
"""
from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from measure_lib.build import ROOT, MeasureError, built


@dataclass(frozen=True)
class Campaign:
    preset: str
    program: str
    test_cases: str
    """doctest's filter"""
    variable: str
    points: int
    counts: re.Pattern[str]
    """Each match is a number of points that were done."""


CAMPAIGNS = {
    "crash": Campaign(
        "native", "carnet_crash", "*", "CARNET_CRASH_POINTS", 200_000, re.compile(r"(?:crash|error) points: (\d+)")
    ),
    "corruption": Campaign(
        "native", "carnet_crash", "*flipped bit*", "CARNET_BIT_FLIPS", 20_000, re.compile(r"flips: (\d+)")
    ),
}


@dataclass
class Outcome:
    points: int
    failed_workers: int
    seconds: float
    said: list[str]

    def text(self, name: str) -> str:
        verdict = "0 losses" if self.failed_workers == 0 else f"{self.failed_workers} workers FAILED"
        return f"{name}: {self.points:,} points, {verdict}, {self.seconds:,.0f} s"


def run(name: str, points: int | None, workers: int, seed: int) -> Outcome:
    campaign = CAMPAIGNS[name]
    program = built(campaign.preset, campaign.program)
    wanted = points or campaign.points
    began = time.monotonic()
    running = [_start(campaign, program, wanted, worker, workers, seed) for worker in range(workers)]
    outputs = [process.communicate()[0] for process in running]
    failed = sum(process.returncode != 0 for process in running)
    done = sum(int(number) for output in outputs for number in campaign.counts.findall(output))
    for output, process in zip(outputs, running):
        if process.returncode != 0:
            print(output[-6000:], file=sys.stderr)
    said = [line.strip() for output in outputs for line in output.splitlines() if "points: " in line or "flips: " in line]
    if failed == 0 and done < wanted:
        raise MeasureError(f"only {done} of {wanted} points were done")
    return Outcome(done, failed, time.monotonic() - began, said)


def _start(
    campaign: Campaign, program: Path, wanted: int, worker: int, workers: int, seed: int
) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        campaign.variable: str(-(-wanted // workers)),
        "CARNET_CAMPAIGN_SEED": str(seed * workers + worker),
    }
    return subprocess.Popen(
        [program, f"--test-case={campaign.test_cases}", "--no-colors=true"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
