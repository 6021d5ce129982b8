"""tests/run counts right: above all, it counts as failed what failed to be a test at all."""

import dataclasses
import contextlib
import io
import sys
import tempfile
import unittest
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from runner import count, process, steps  # noqa: E402
from runner.build import without_progress  # noqa: E402
from runner.count import Counts  # noqa: E402
from runner.main import main  # noqa: E402
from runner.programs import judge, one_check  # noqa: E402
from runner.result import Result  # noqa: E402
from runner.steps import Context, Step  # noqa: E402

DOCTEST_PASSES = """[doctest] doctest version is "2.4.11"
===============================================================================
[doctest] test cases:     72 |     72 passed | 0 failed | 3 skipped
[doctest] assertions: 137937 | 137937 passed | 0 failed |
[doctest] Status: SUCCESS!
"""
DOCTEST_FAILS = DOCTEST_PASSES.replace("72 passed | 0 failed", "69 passed | 3 failed").replace("SUCCESS", "FAILURE")


class RunnerTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("tools/setup", "#!/bin/sh\necho 'Set-up: everything is in place.'\n").chmod(0o755)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def run_steps(self, *chosen: Step, words: tuple[str, ...] = ()) -> tuple[int, list[str]]:
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            code = main(list(words), "", steps=list(chosen), root=self.root)
        return code, output.getvalue().splitlines()

    def python(self, program: str, seconds: float = 30) -> process.Ended:
        return process.run([sys.executable, "-c", program], folder=self.root, seconds=seconds)


def step(name: str, *results: Result, breaks: bool = False) -> Step:
    def run(_: Context) -> Iterator[Result]:
        yield from results
        if breaks:
            raise RuntimeError("the step's own fault")
    return Step(name, f"about {name}", run)


class TheCourse(RunnerTest):
    def test_a_step_that_is_too_long_for_every_run_runs_only_when_it_is_named(self) -> None:
        long = dataclasses.replace(step("long", Result("long", failed=1)), when_named=True)
        self.assertEqual(0, self.run_steps(step("one", Result("one", passed=1)), long)[0])
        self.assertEqual(1, self.run_steps(step("one", Result("one", passed=1)), long, words=("long",))[0])

    def test_the_last_line_adds_up_all_steps_and_the_exit_code_agrees(self) -> None:
        code, lines = self.run_steps(step("one", Result("one a", passed=2), Result("one b", passed=3)), step("two", Result("two", passed=4)))
        self.assertEqual((0, "9 passed, 0 failed"), (code, lines[-1]))
        code, lines = self.run_steps(step("one", Result("one", passed=2, failed=1)), step("two", Result("two", passed=4)))
        self.assertEqual((1, "6 passed, 1 failed"), (code, lines[-1]))

    def test_a_step_that_breaks_is_a_failure_and_the_others_still_run(self) -> None:
        code, lines = self.run_steps(step("one", Result("one", passed=1), breaks=True), step("two", Result("two", passed=1)))
        self.assertEqual((1, "2 passed, 1 failed"), (code, lines[-1]))
        self.assertTrue(any("the step's own fault" in line for line in lines))

    def test_a_set_up_that_fails_is_a_failure_with_its_words(self) -> None:
        self.write("tools/setup", "#!/bin/sh\necho 'npm is not on PATH.'\nexit 1\n")
        code, lines = self.run_steps(step("one", Result("one", passed=1)))
        self.assertEqual((1, "1 passed, 1 failed"), (code, lines[-1]))
        self.assertIn("npm is not on PATH.", lines)

    def test_a_run_without_any_test_is_a_failure(self) -> None:
        code, lines = self.run_steps(step("one"))
        self.assertEqual((1, "0 passed, 1 failed"), (code, lines[-1]))

    def test_a_check_that_was_left_out_counts_neither_way(self) -> None:
        code, lines = self.run_steps(step("one", Result("one", passed=1), Result("format", remark="left out: no clang-format")))
        self.assertEqual((0, "1 passed, 0 failed"), (code, lines[-1]))
        self.assertTrue(any("left out" in line for line in lines))

    def test_the_output_of_what_failed_is_shown_whole_and_of_what_passed_not(self) -> None:
        _, lines = self.run_steps(step("one", Result("good", passed=1, output="quiet"), Result("bad", failed=1, output="loud 1\nloud 2")))
        self.assertNotIn("quiet", lines)
        self.assertEqual(["loud 1", "loud 2"], [line for line in lines if line.startswith("loud")])

    def test_named_steps_run_alone_and_unknown_ones_are_refused(self) -> None:
        both = (step("one", Result("one", passed=1)), step("two", Result("two", passed=2)))
        self.assertEqual("2 passed, 0 failed", self.run_steps(*both, words=("two",))[1][-1])
        with self.assertRaises(SystemExit), contextlib.redirect_stderr(io.StringIO()):
            self.run_steps(*both, words=("three",))

    def test_words_after_the_dashes_reach_the_programs(self) -> None:
        seen: list[list[str]] = []

        def run(context: Context) -> Iterator[Result]:
            seen.append(context.passed_on)
            yield Result("one", passed=1)
        self.run_steps(Step("one", "", run), words=("one", "--", "-tc=*refund*", "--"))
        self.assertEqual([["-tc=*refund*", "--"]], seen)

    def test_a_step_whose_folder_is_not_written_yet_is_left_out_unless_named(self) -> None:
        later = Step("later", "", step("later", Result("later", passed=5)).run, folder="tests/later")
        now = step("now", Result("now", passed=1))
        self.assertEqual("1 passed, 0 failed", self.run_steps(now, later)[1][-1])
        self.write("tests/later/some.cpp", "")
        self.assertEqual("6 passed, 0 failed", self.run_steps(now, later)[1][-1])


class Judgement(RunnerTest):
    def test_a_program_that_crashed_failed_even_after_good_words(self) -> None:
        ended = self.python(f"import os; print({DOCTEST_PASSES!r}, flush=True); os.abort()")
        result = judge("it", ended, count.doctest(ended.output))
        self.assertEqual((72, 1), (result.passed, result.failed))
        self.assertIn("SIGABRT", result.remark)

    def test_a_program_that_crashed_before_its_summary_failed(self) -> None:
        ended = self.python("import os, signal; print('one test', flush=True); os.kill(os.getpid(), signal.SIGSEGV)")
        result = judge("it", ended, count.doctest(ended.output))
        self.assertEqual((0, 1), (result.passed, result.failed))
        self.assertIn("SIGSEGV", result.remark)

    def test_a_program_that_ran_no_test_failed_unless_a_filter_left_them_out(self) -> None:
        ended = self.python("")
        self.assertEqual(1, judge("it", ended, Counts(0, 0)).failed)
        self.assertEqual(0, judge("it", ended, Counts(0, 0), filtered=True).failed)

    def test_a_program_that_hangs_is_ended_with_what_it_started_and_failed(self) -> None:
        ended = self.python("import subprocess, sys; print('hello', flush=True); subprocess.run(['sleep', '60'])", seconds=1)
        result = judge("it", ended, None)
        self.assertTrue(ended.timed_out)
        self.assertEqual(1, result.failed)
        self.assertIn("hello", result.output)
        self.assertLess(ended.seconds, 20)

    def test_a_program_that_cannot_be_started_failed(self) -> None:
        ended = process.run([self.root / "nothing"], folder=self.root)
        self.assertEqual(1, judge("it", ended, None).failed)

    def test_a_program_whose_exit_code_and_words_disagree_failed(self) -> None:
        self.assertEqual(1, judge("it", self.python("raise SystemExit(3)"), Counts(5, 0)).failed)
        self.assertEqual(2, judge("it", self.python(""), Counts(5, 2)).failed)

    def test_a_check_that_says_only_yes_or_no_counts_as_one(self) -> None:
        self.assertEqual((1, 0), (one_check("it", self.python(""), "no").passed, one_check("it", self.python(""), "no").failed))
        self.assertEqual(1, one_check("it", self.python("raise SystemExit(1)"), "no").failed)


class Counting(RunnerTest):
    def test_doctest(self) -> None:
        self.assertEqual(Counts(72, 0), count.doctest(DOCTEST_PASSES))
        self.assertEqual(Counts(69, 3), count.doctest(DOCTEST_FAILS))
        self.assertIsNone(count.doctest("[doctest] doctest version is"))

    def unittests(self, *words: str) -> list[Result]:
        return list(steps.unittests(Context(self.root, list(words)), "it", "tests/it"))

    def test_unittest_with_every_kind_of_ending(self) -> None:
        self.write("tests/it/__init__.py", "")
        self.write("tests/it/test_all.py", "\n".join([
            "import unittest",
            "class All(unittest.TestCase):",
            "    def test_passes(self): pass",
            "    def test_passes_too(self): pass",
            "    def test_fails(self): self.fail()",
            "    def test_errs(self): raise OSError",
            "    @unittest.skip('why not')",
            "    def test_skips(self): pass",
            "    @unittest.expectedFailure",
            "    def test_passes_against_all_expectation(self): pass",
        ]))
        self.write("tests/it/test_broken.py", "import no_such_module\n")
        (result,) = self.unittests()
        self.assertEqual((2, 4, 1), (result.passed, result.failed, result.skipped))

    def test_unittest_that_passes_and_that_finds_nothing(self) -> None:
        self.write("tests/it/__init__.py", "")
        (nothing,) = self.unittests()
        self.assertEqual((0, 1), (nothing.passed, nothing.failed))
        self.write("tests/it/test_one.py", "import unittest\nclass One(unittest.TestCase):\n    def test_it(self): pass\n")
        (one,) = self.unittests()
        self.assertEqual((1, 0), (one.passed, one.failed))

    def test_a_folder_of_tests_that_unittest_would_walk_past_is_a_failure(self) -> None:
        self.write("tests/it/__init__.py", "")
        self.write("tests/it/test_one.py", "import unittest\nclass One(unittest.TestCase):\n    def test_it(self): pass\n")
        self.write("tests/it/more/test_two.py", "")
        hidden, one = self.unittests()
        self.assertEqual((1, 1), (hidden.failed, one.passed))

    def test_node_test_with_every_kind_of_ending(self) -> None:
        self.write("all.test.mjs", "\n".join([
            "import { describe, it } from 'node:test';",
            "describe('a suite', () => { it('passes', () => {}); it('fails', () => { throw new Error('no'); }); });",
            "it('passes too', () => {});",
            "it.skip('skips', () => {});",
        ]))
        ended = process.run(["node", "--test", "--test-reporter=tap", "all.test.mjs"], folder=self.root)
        self.assertEqual(Counts(2, 1, 1), count.node_test(ended.output))
        self.assertIsNone(count.node_test("TAP version 13\n"))


class Building(RunnerTest):
    def test_of_a_build_that_failed_the_progress_is_left_out_and_the_error_stays(self) -> None:
        output = "[1/3] Building a.o\n[2/3] FAILED: b.o\nb.cpp:1: error: no\n[3/3] Linking\nninja: build stopped\n"
        self.assertEqual("[2/3] FAILED: b.o\nb.cpp:1: error: no\nninja: build stopped", without_progress(output))

    def project(self, source: str) -> list[Result]:
        """A project with two programs of tests, of which the second is made of this source."""
        self.write("CMakePresets.json", '{"version": 6, "configurePresets": [{"name": "native-asan", "generator": "Ninja",'
                                        ' "binaryDir": "${sourceDir}/build/native-asan"}]}')
        self.write("CMakeLists.txt", "\n".join([
            "cmake_minimum_required(VERSION 3.25)", "project(It LANGUAGES C)", "enable_testing()",
            "foreach(name one two)",
            "  add_executable(carnet_tests_${name} ${name}.c)",
            "  add_test(NAME carnet_tests_${name} COMMAND carnet_tests_${name})",
            "  set_tests_properties(carnet_tests_${name} PROPERTIES LABELS unit)",
            "endforeach()"]))
        words = '#include <stdio.h>\n#include <stdlib.h>\nint main() { puts("[doctest] test cases: 1 | 1 passed | 0 failed | 0 skipped"); %s }\n'
        self.write("one.c", words % "return 0;")
        self.write("two.c", words % source if source != "error" else "#error no\n")
        with contextlib.redirect_stdout(io.StringIO()):
            return list(steps.native(Context(self.root)))

    def test_programs_that_build_run_and_one_that_does_not_hides_no_other(self) -> None:
        build, one, two = self.project("error")
        self.assertEqual((1, 0, 1), (build.failed, one.failed, two.failed))
        self.assertIn("#error no", build.output)
        self.assertEqual("could not be built", two.remark)

    def test_an_old_program_is_not_run_in_the_place_of_one_that_no_longer_builds(self) -> None:
        self.assertEqual([0, 0], [result.failed for result in self.project("return 0;")])
        build, one, two = self.project("error")
        self.assertEqual((1, 0, 1), (build.failed, one.failed, two.failed))

    def test_a_program_that_crashes_is_counted_and_named(self) -> None:
        one, two = self.project("fflush(stdout); abort();")
        self.assertEqual((0, 1), (one.failed, two.failed))
        self.assertEqual("native two", two.name)


if __name__ == "__main__":
    unittest.main()
