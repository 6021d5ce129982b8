"""The order book: native and as WebAssembly under Node.js, 100,000 and 1,000,000 orders, beside its budgets.

    tools/bench store                    both builds, both sizes
    tools/bench store --sizes 100000     one size
    tools/bench store --kinds native     one build

The numbers are of this machine at this moment. Nothing here passes or fails a test.
"""
from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measure_lib.build import ROOT, MeasureError, built

SIZES = (100_000, 1_000_000)


@dataclass(frozen=True)
class Budget:
    """What a measure may cost, in its own unit, at each size; the whole way to the screen has it, not the store alone."""

    limits: tuple[float, float]
    what: str


BUDGETS = {
    "any question, with facets p95": Budget((16, 50), "a filter or a sort changed → right rows"),
    "a key in the search box p95": Budget((16, 50), "a key in the search box → right rows"),
    "the list after an edit p95": Budget((16, 50), "as a filter changed"),
    "an edit, without the flush p95": Budget((8, 8), "an edit, durable"),
    "open: columns": Budget((400, 600), "opened again → first rows"),
    "first pull, store's part": Budget((6_000, 60_000), "first sync, all"),
    "CSV of everything": Budget((700, 7_000), "CSV of everything"),
    "memory of the index": Budget((150, 400), "memory of page and worker"),
}


@dataclass
class Measure:
    value: float
    unit: str


Measures = dict[str, Measure]


def measured(command: list[str], orders: int, seed: int) -> tuple[Measures, list[str]]:
    """What the program printed: its measures by name, and its remarks."""
    print(f"  {Path(command[-1]).name} {orders:,} …", file=sys.stderr, flush=True)
    ended = subprocess.run([*command, str(orders), str(seed)], cwd=ROOT, capture_output=True, text=True)
    if ended.returncode != 0:
        raise MeasureError(f"{command[-1]} {orders} ended with {ended.returncode}: {ended.stderr[-2000:]}")
    return parsed(ended.stdout)


def parsed(output: str) -> tuple[Measures, list[str]]:
    measures: Measures = {}
    remarks: list[str] = []
    for line in output.splitlines():
        if line.startswith("# "):
            remarks.append(line[2:])
        elif line.count("\t") == 2:
            name, value, unit = line.split("\t")
            measures[name] = Measure(float(value), unit)
    return measures, remarks


def table(results: dict[tuple[str, int], Measures]) -> str:
    """Markdown: a row a measure, a column a size and a build, and whether the budget holds in WebAssembly."""
    names = [name for name in next(iter(results.values())) if name != "orders"]
    kinds = sorted({kind for kind, _ in results}, reverse=True)
    sizes = sorted({size for _, size in results})
    heads = ["measure"]
    for size in sizes:
        heads += [f"{kind}, {size:,}" for kind in kinds[::-1]] + ["budget"]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for name in names:
        cells = [name]
        for index, size in enumerate(sizes):
            for kind in kinds[::-1]:
                cells.append(_shown(results.get((kind, size), {}).get(name)))
            cells.append(_judged(name, index, size, results))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _shown(measure: Measure | None) -> str:
    if measure is None:
        return "–"
    digits = 2 if measure.value < 10 else 0
    return f"{measure.value:,.{digits}f} {measure.unit}".strip()


def _judged(name: str, index: int, size: int, results: dict[tuple[str, int], Measures]) -> str:
    budget = BUDGETS.get(name)
    measure = results.get(("wasm", size), {}).get(name)
    if budget is None or index >= len(budget.limits):
        return ""
    limit = budget.limits[SIZES.index(size)] if size in SIZES else None
    if limit is None or measure is None:
        return ""
    return f"{limit:,.0f}: {'holds' if measure.value <= limit else '**misses**'}"


def run(sizes: list[int], kinds: list[str], seed: int) -> str:
    results: dict[tuple[str, int], Measures] = {}
    remarks: list[str] = []
    commands = {}
    if "native" in kinds:
        commands["native"] = [str(built("native", "carnet_bench_store"))]
    if "wasm" in kinds:
        commands["wasm"] = ["node", str(built("web", "carnet_bench_store", ".cjs"))]
    for size in sizes:
        for kind, command in commands.items():
            measures, said = measured(command, size, seed)
            results[kind, size] = measures
            remarks += [f"{kind}, {size:,}: {remark}" for remark in said]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    head = (
        f"{datetime.date.today().isoformat()}, {os.cpu_count()} cores, {platform.machine()}, load "
        f"{os.getloadavg()[0]:.1f}; wasm under Node.js {node}, not in a browser.\n"
    )
    slow = "\nThe slowest questions:\n\n" + "\n".join(f"- {remark}" for remark in remarks) if remarks else ""
    return head + "\n" + table(results) + "\n" + slow


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="tools/bench store", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--kinds", nargs="+", default=["native", "wasm"], choices=["native", "wasm"])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    try:
        print(run(options.sizes, options.kinds, options.seed))
    except MeasureError as error:
        print(f"tools/bench store: {error}", file=sys.stderr)
        return 1
    return 0
