"""tools/site: the same input gives the same site, another input another name, and nothing is half there."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from site_lib.assemble import Site, SiteError  # noqa: E402
from site_lib.sizes import table  # noqa: E402

SHELL = '<link href="app/%BUILD%/app.css"><script src="app/%BUILD%/boot.js"></script>\n'
SERVICE_WORKER = "const build = '%BUILD%'; const files = ['./', ...%FILES%];\n"


class SiteTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.out = self.root / "build/site"
        self.write("shell.html", SHELL)
        self.write("web/sw.js", SERVICE_WORKER)
        self.write("web/boot.js", "export const answer = 42;\n" * 40)
        self.write("web/screen/mirror.js", "import '../boot.js';\n")
        self.write("web/library/engine.js", "addToLibrary({});\n")
        self.write("web/types/made.d.ts", "declare module '*';\n")
        self.write("assets/icon.svg", "<svg/>\n")
        self.write("assets/locales/en.json", "{}\n")
        self.write("made/locales/en.txt", "carnet-messages 1\n")
        self.write("wasm/carnet.js", "export default () => {};\n")
        self.write("wasm/carnet.wasm", b"\0asm" + bytes(2000))

    def write(self, name: str, content: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def site(self) -> Site:
        return Site.read(self.root, self.root / "wasm", self.root / "made")

    def assemble(self) -> str:
        return self.site().write(self.out, self.root / "build/cache", 5).build

    def files(self) -> dict[str, bytes]:
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in sorted(self.out.rglob("*")) if path.is_file()}


class Assembly(SiteTest):
    def test_the_same_input_gives_the_same_bytes_and_the_same_name(self) -> None:
        first = (self.assemble(), self.files())
        # Other times of the files, and a cache that is empty again.
        for path in self.root.rglob("*.js"):
            os.utime(path, (0, 0))
        subprocess.run(["rm", "-r", self.root / "build"], check=True)
        self.assertEqual(first, (self.assemble(), self.files()))

    def test_one_byte_anywhere_gives_another_name(self) -> None:
        names = {self.site().build_id}
        for name in ("shell.html", "web/sw.js", "web/boot.js", "assets/icon.svg", "made/locales/en.txt", "wasm/carnet.wasm"):
            with (self.root / name).open("ab") as file:
                file.write(b" ")
            names.add(self.site().build_id)
        self.assertEqual(7, len(names))

    def test_a_file_that_moved_gives_another_name(self) -> None:
        before = self.site().build_id
        (self.root / "web/screen").rename(self.root / "web/page")
        self.assertNotEqual(before, self.site().build_id)

    def test_what_is_served_is_the_page_the_service_worker_and_the_files_of_the_build(self) -> None:
        build = self.assemble()
        plain = {name for name in self.files() if not name.endswith((".br", ".gz"))}
        self.assertEqual({"index.html", "sw.js", "sizes.json", *(f"app/{build}/{name}" for name in (
            "boot.js", "screen/mirror.js", "icon.svg", "locales/en.txt", "carnet.js", "carnet.wasm"))}, plain)

    def test_page_and_service_worker_name_their_build_and_its_files(self) -> None:
        build = self.assemble()
        files = self.files()
        self.assertEqual(SHELL.replace("%BUILD%", build).encode(), files["index.html"])
        worker = files["sw.js"].decode()
        self.assertIn(f"build = '{build}'", worker)
        listed = json.loads(worker[worker.index("...") + len("..."):worker.rindex("]")])
        self.assertEqual(sorted(name for name in files if name.startswith("app/") and not name.endswith((".br", ".gz"))), listed)

    def test_compressed_files_hold_the_same_bytes_and_are_smaller(self) -> None:
        build = self.assemble()
        files = self.files()
        for name in (f"app/{build}/boot.js", f"app/{build}/carnet.wasm"):
            self.assertEqual(files[name], gzip.decompress(files[f"{name}.gz"]))
            opened = subprocess.run(["node", "-e", "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(0)))"],
                                    input=files[f"{name}.br"], capture_output=True, check=True).stdout
            self.assertEqual(files[name], opened)
            self.assertLess(len(files[f"{name}.br"]), len(files[name]))
        # Not worth it: a few bytes get longer.
        self.assertNotIn(f"app/{build}/icon.svg.br", files)

    def test_a_new_build_takes_the_place_of_the_old_one_whole(self) -> None:
        old = self.assemble()
        self.write("web/boot.js", "export const answer = 43;\n")
        new = self.assemble()
        self.assertEqual({new}, {path.name for path in (self.out / "app").iterdir()})
        self.assertNotEqual(old, new)
        self.assertEqual({"site", "cache"}, {path.name for path in self.out.parent.iterdir()})

    def test_what_was_compressed_once_is_not_compressed_again(self) -> None:
        self.assemble()
        with mock.patch.dict(os.environ, {"PATH": "/nonexistent"}):
            self.assemble()
            self.write("web/boot.js", "export const answer = 43;\n")
            with self.assertRaises(FileNotFoundError):
                self.assemble()

    def test_a_program_that_is_not_linked_yet_leaves_the_rest_of_the_site_whole(self) -> None:
        subprocess.run(["rm", "-r", self.root / "wasm", self.root / "made", self.root / "assets"], check=True)
        build = self.assemble()
        self.assertIn(f"app/{build}/boot.js", self.files())


class Refusals(SiteTest):
    def test_without_a_page_there_is_no_site(self) -> None:
        (self.root / "shell.html").unlink()
        with self.assertRaisesRegex(SiteError, "shell.html"):
            self.site()

    def test_two_files_for_one_place_are_refused(self) -> None:
        self.write("assets/boot.js", "")
        with self.assertRaisesRegex(SiteError, "boot.js"):
            self.site()

    def test_a_name_that_could_end_a_quote_is_refused(self) -> None:
        self.write("assets/it's.json", "{}")
        with self.assertRaisesRegex(SiteError, "only letters"):
            self.site()


class Sizes(SiteTest):
    def test_sizes_are_those_of_the_files_and_add_up(self) -> None:
        build = self.assemble()
        files = self.files()
        sizes = json.loads(files["sizes.json"])
        self.assertEqual(build, sizes["build"])
        for name, size in sizes["files"].items():
            self.assertEqual({"raw": len(files[name]), "gzip": len(files.get(f"{name}.gz", files[name])),
                              "brotli": len(files.get(f"{name}.br", files[name]))}, size)
        self.assertEqual(sum(size["raw"] for size in sizes["files"].values()), sizes["all"]["raw"])

    def test_before_the_first_use_counts_code_style_page_and_one_language(self) -> None:
        self.write("made/locales/fr.txt", "x" * 1000)
        with_french = self.site().write(self.out, self.root / "build/cache", 5)
        names = ("carnet.wasm", "carnet.js", "boot.js", "screen/mirror.js", "locales/en.txt")
        raw = sum(with_french.files[f"app/{with_french.build}/{name}"].raw for name in names)
        raw += with_french.files["index.html"].raw + with_french.files["sw.js"].raw
        self.assertEqual(raw, with_french.first_use().raw)
        self.assertIn("before first use", table(with_french))


if __name__ == "__main__":
    unittest.main()
