"""tools/bench store, tools/campaign, tools/fuzz and tools/check-csv: what they make of what their programs say."""

import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from bench_lib import store  # noqa: E402
from measure_lib import campaign, fuzz  # noqa: E402

SAID = "orders\t100000.00\t\n# 12.0 ms: a / 1 up\nany question, with facets p95\t12.50\tms\nsize of the file\t40.00\tMB\n"


class TheBenchOfTheStore(unittest.TestCase):
    def test_puts_native_and_wasm_side_by_side_and_judges_wasm_by_the_budget(self) -> None:
        native, remarks = store.parsed(SAID)
        slow, _ = store.parsed(SAID.replace("12.50", "17.00"))
        self.assertEqual(["12.0 ms: a / 1 up"], remarks)
        lines = store.table({("native", 100_000): native, ("wasm", 100_000): slow}).splitlines()
        self.assertEqual("| measure | native, 100,000 | wasm, 100,000 | budget |", lines[0])
        self.assertEqual("| any question, with facets p95 | 12 ms | 17 ms | 16: **misses** |", lines[2])
        self.assertIn("| size of the file | 40 MB | 40 MB |  |", lines)
        self.assertIn("holds", store.table({("wasm", 100_000): native}))
        # The million has a budget of its own.
        self.assertIn("50: holds", store.table({("wasm", 1_000_000): slow}))


class Campaigns(unittest.TestCase):
    def test_count_the_points_that_their_programs_say(self) -> None:
        crash = campaign.CAMPAIGNS["crash"]
        self.assertEqual(["412", "203"], crash.counts.findall("MESSAGE: crash points: 412\nMESSAGE: error points: 203"))
        flips = campaign.CAMPAIGNS["corruption"]
        self.assertEqual(["400"], flips.counts.findall("flips: 400, noticed: 399, silent: 0"))

    def test_say_a_loss_as_loudly_as_it_deserves(self) -> None:
        self.assertIn("0 losses", campaign.Outcome(10, 0, 1, []).text("crash"))
        self.assertIn("FAILED", campaign.Outcome(10, 1, 1, []).text("crash"))


class Fuzzers(unittest.TestCase):
    def test_have_a_corpus_each(self) -> None:
        for name in fuzz.names():
            self.assertTrue(any((fuzz.FOLDER / "corpus" / name).iterdir()), name)

    def test_are_named_when_one_asks(self) -> None:
        said = subprocess.run([ROOT / "tools/fuzz", "--help"], capture_output=True, text=True).stdout
        self.assertIn("store_csv_import", said)


if __name__ == "__main__":
    unittest.main()
