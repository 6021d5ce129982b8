"""tools/setup: what is done is not done again, what was interrupted goes on, and trouble is told in sentences."""

import contextlib
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from setup_lib import debian, libraries, machine  # noqa: E402
from setup_lib.layout import Layout  # noqa: E402
from setup_lib.report import Trouble  # noqa: E402
from setup_lib.steps import Step, only_one_at_a_time, run_steps  # noqa: E402


class SetupTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.layout = Layout(Path(folder.name))
        self.log: list[str] = []
        quiet = contextlib.redirect_stdout(io.StringIO())
        quiet.__enter__()
        self.addCleanup(quiet.__exit__, None, None, None)

    def step(self, name: str, *, version: int = 1, after: list[Step] | None = None, fails: bool = False,
             makes: bool = True, megabytes: int = 1) -> Step:
        made = self.layout.deps / name

        def run() -> None:
            self.log.append(name)
            if fails:
                raise KeyboardInterrupt
            if makes:
                made.write_text("made")
        return Step(name, f"{name}.", {"version": version}, [made], run, megabytes, after or [])

    def run_these(self, *steps: Step) -> int:
        return run_steps(self.layout, lambda: list(steps))


class Steps(SetupTest):
    def test_a_second_set_up_does_nothing(self) -> None:
        self.assertEqual(2, self.run_these(self.step("one"), self.step("two")))
        self.assertEqual(0, self.run_these(self.step("one"), self.step("two")))
        self.assertEqual(["one", "two"], self.log)

    def test_a_changed_recipe_is_done_again_and_so_is_what_follows_from_it(self) -> None:
        for version in (1, 2):
            first = self.step("first", version=version)
            self.run_these(first, self.step("follows", after=[first]), self.step("other"))
        self.assertEqual(["first", "follows", "other", "first", "follows"], self.log)

    def test_what_follows_from_a_step_that_was_done_again_is_done_again_too_even_later(self) -> None:
        first = self.step("first")
        self.run_these(first, self.step("follows", after=[first]))
        (self.layout.deps / "first").unlink()
        self.run_these(first)
        self.run_these(first, self.step("follows", after=[first]))
        self.assertEqual(["first", "follows", "first", "follows"], self.log)

    def test_after_an_interruption_it_goes_on_at_the_step_that_was_interrupted(self) -> None:
        with self.assertRaises(KeyboardInterrupt):
            self.run_these(self.step("one"), self.step("two", fails=True), self.step("three"))
        self.run_these(self.step("one"), self.step("two"), self.step("three"))
        self.assertEqual(["one", "two", "two", "three"], self.log)

    def test_what_was_removed_by_hand_is_made_again(self) -> None:
        self.run_these(self.step("one"), self.step("two"))
        (self.layout.deps / "one").unlink()
        self.run_these(self.step("one"), self.step("two"))
        self.assertEqual(["one", "two", "one"], self.log)

    def test_a_step_that_did_not_make_what_it_promised_is_trouble_and_gets_no_stamp(self) -> None:
        with self.assertRaises(Trouble):
            self.run_these(self.step("one", makes=False))
        self.assertFalse((self.layout.stamps / "one").exists())

    def test_a_disk_too_full_is_said_before_the_work(self) -> None:
        with self.assertRaises(Trouble) as caught:
            self.run_these(self.step("one", megabytes=10**9))
        self.assertIn("are needed", caught.exception.what)
        self.assertEqual([], self.log)

    def test_two_set_ups_at_a_time_wait_for_each_other_and_do_the_work_once(self) -> None:
        with only_one_at_a_time(self.layout):
            threads = [threading.Thread(target=self.run_these, args=(self.step("one"),)) for _ in range(2)]
            for thread in threads:
                thread.start()
            threads[0].join(0.2)
            self.assertEqual([], self.log)
        for thread in threads:
            thread.join()
        self.assertEqual(["one"], self.log)


class Sources(SetupTest):
    def test_dear_imgui_is_taken_only_when_every_file_is_a_known_one(self) -> None:
        content = {"imgui.h": b"header", "imgui.cpp": b"source"}
        known = {"1.92.0": {name: "0" * 64 for name in content},
                 "1.92.2b": {name: hashlib.sha256(bytes_).hexdigest() for name, bytes_ in content.items()}}
        self.assertEqual("1.92.2b", libraries.version_of_imgui(content, known))
        self.assertIsNone(libraries.version_of_imgui({**content, "imgui.cpp": b"source!"}, known))
        self.assertIsNone(libraries.version_of_imgui({"imgui.h": b"header"}, known))

    def test_only_versions_of_dear_imgui_1_92_are_known_each_with_all_files_that_are_compiled(self) -> None:
        compiled = {"imgui.cpp", "imgui_draw.cpp", "imgui_tables.cpp", "imgui_widgets.cpp", "imgui.h", "imgui_internal.h", "imconfig.h",
                    "imstb_rectpack.h", "imstb_textedit.h", "imstb_truetype.h"}
        for version, files in libraries.known_imgui().items():
            self.assertRegex(version, r"^1\.92\.")
            self.assertEqual(compiled, set(files))

    def test_npm_packages_have_a_hash_and_no_address_in_the_lock_file(self) -> None:
        packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
        self.assertGreater(len(packages), 5)
        for name, package in packages.items():
            self.assertNotIn("resolved", package)
            if name:
                self.assertIn("integrity", package, name)

    def test_cmake_fetches_the_very_sqlite_that_npm_brings(self) -> None:
        cmake = (ROOT / "cmake/sqlite.cmake").read_text("utf-8")
        version = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]["node_modules/better-sqlite3"]["version"]
        self.assertIn(f"/v{version}/", cmake)
        for name in libraries.SQLITE_FILES:
            content = (ROOT / "node_modules/better-sqlite3/deps/sqlite3" / name).read_bytes()
            self.assertRegex(cmake, rf"{name}\" {hashlib.sha256(content).hexdigest()}")


class Machine(SetupTest):
    def test_versions_are_read_out_of_the_words_of_programs(self) -> None:
        for words, version in {
            "emcc (Emscripten gcc/clang-like replacement) 3.1.69 ()": (3, 1, 69),
            "v20.20.2": (20, 20, 2), "1.11": (1, 11, 0), "no number": (0, 0, 0),
        }.items():
            self.assertEqual(version, machine.version_in(words))
        self.assertEqual((0, 0, 0), machine.version_of("no-such-program"))

    def test_the_mirror_is_the_machines_own_and_of_debians_main_archive(self) -> None:
        lines = ["http://security.example/debian-security/|main|bookworm-security|Debian",
                 "http://tools.example/apt/|stable|bookworm|Tools",
                 "http://tools.example/main/|main|bookworm|Tools",
                 "http://mirror.example/debian/|main|bookworm|Debian",
                 "http://mirror.example/debian/|main|bookworm-updates|Debian",
                 "http://unread.example/debian/|main|bookworm|"]
        with (mock.patch.object(machine, "output_of", return_value="\n".join(lines)),
              mock.patch.object(machine, "os_release", return_value={"VERSION_CODENAME": "bookworm"})):
            self.assertEqual(["http://mirror.example/debian/", "http://unread.example/debian/"], debian.mirrors_of_this_machine())

    def test_a_machine_without_a_mirror_is_told_what_to_do(self) -> None:
        with mock.patch.object(machine, "output_of", return_value=""), self.assertRaises(Trouble) as caught:
            debian.mirrors_of_this_machine()
        self.assertIn("PATH", caught.exception.advice)


class TheProgram(SetupTest):
    def test_without_cmake_and_npm_it_says_what_to_install_and_shows_no_stack(self) -> None:
        checkout = self.layout.root
        shutil.copytree(ROOT / "tools/setup_lib", checkout / "tools/setup_lib")
        shutil.copy(ROOT / "tools/setup", checkout / "tools/setup")
        shutil.copy(ROOT / "package-lock.json", checkout / "package-lock.json")
        programs = checkout / "programs"
        programs.mkdir()
        (programs / "python3").symlink_to(os.path.realpath(sys.executable))
        done = subprocess.run([sys.executable, checkout / "tools/setup"], env={"PATH": str(programs)}, text=True, capture_output=True,
                              check=False)
        self.assertEqual(1, done.returncode)
        self.assertIn("cmake is not on PATH.", done.stderr)
        self.assertIn("What to do: Install it (Debian: apt-get install cmake ninja-build nodejs npm)", done.stderr)
        self.assertNotIn("Traceback", done.stderr)


if __name__ == "__main__":
    unittest.main()
