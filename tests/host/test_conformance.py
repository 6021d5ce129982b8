"""The conformance program: the real host passes it whole, and each way to break a rule is noticed."""
from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import unittest

from host.conformance.client import Api
from host.conformance.run import _failure_of, _sentence, all_checks, run
from tests.host.broken import SWITCHES, broken
from tests.host.harness import REPOSITORY, TOKEN, HostTest, order, product


class TheProgram(HostTest):
    def test_the_reference_host_passes_every_check_and_nothing_is_left_behind(self) -> None:
        rows = [("order", order(f"o{n}", created_at=f"2026-11-0{n}T10:00:00Z")) for n in range(1, 6)]
        client = self.host(("product", product()), *rows)
        before, _ = client.pull()
        for outcome in run(Api(f"http://127.0.0.1:{client.port}", TOKEN)):
            self.assertIsNone(outcome.failure, outcome.name)
        after, _ = client.pull()
        self.assertEqual(before, after)

    def test_every_way_to_break_a_rule_is_noticed(self) -> None:
        rules = {rule for rule, _ in SWITCHES.values()}
        self.assertEqual({"H1", "H2", "H3", "H4", "H5", "H6", "H7"}, rules)
        for number, switch in enumerate(SWITCHES):
            with self.subTest(switch), broken(switch) as rule, contextlib.redirect_stderr(io.StringIO()):
                client = self.host(data=self.folder / str(number))
                api = Api(f"http://127.0.0.1:{client.port}", TOKEN)
                about_it = [check for check in all_checks() if rule in _sentence(check).split(":")[0].split()]
                self.assertTrue(about_it)
                found = (_failure_of(check, api, f"broken-{number}-{at}") for at, check in enumerate(about_it))
                self.assertTrue(any(found), f"no check of {rule} noticed it")

    def test_the_program_says_what_failed_and_ends_with_1(self) -> None:
        client = self.host()
        for token, code in ((TOKEN, 0), ("wrong-token", 1)):
            done = subprocess.run(
                [sys.executable, "-m", "host.conformance", "--url", f"http://127.0.0.1:{client.port}", "--token", token],
                cwd=REPOSITORY,
                capture_output=True,
                text=True,
                check=False,
            )
            self.assertEqual(code, done.returncode, done.stdout)
            self.assertRegex(done.stdout.splitlines()[-1], r"^\d+ passed, \d+ failed$")


if __name__ == "__main__":
    unittest.main()
