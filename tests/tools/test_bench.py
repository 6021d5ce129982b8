"""tools/bench finds its measures and says what they are."""

import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ROOT / "tools/bench", *arguments], capture_output=True, text=True, check=False)


class Bench(unittest.TestCase):
    def test_every_measure_is_listed_with_what_it_measures(self):
        listed = bench("--list").stdout.splitlines()
        files = [path.stem for path in (ROOT / "tools/bench_lib").glob("*.py") if path.stem != "__init__"]
        self.assertEqual([line.split()[0] for line in listed], sorted(files))
        for line in listed:
            self.assertGreater(len(line.split()), 3, line)

    def test_what_it_does_not_know_is_refused_with_the_way_to_use_it(self):
        asked = bench("nothing-of-this-name")
        self.assertEqual(asked.returncode, 2)
        self.assertIn("tools/bench --list", asked.stderr)


if __name__ == "__main__":
    unittest.main()
