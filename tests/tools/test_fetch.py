"""What CMake fetches where tools/setup has nothing (cmake/fetch.cmake): only the very file that is known."""

import hashlib
import subprocess
import tarfile
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Fetching(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.archives = self.root / "archives"
        self.archives.mkdir()

    def cmake(self, call: str) -> subprocess.CompletedProcess[str]:
        script = self.root / "script.cmake"
        script.write_text(f'include("{ROOT}/cmake/fetch.cmake")\n{call}\n', "utf-8")
        return subprocess.run(["cmake", f"-DPROJECT_SOURCE_DIR={self.root}", f"-DCARNET_ARCHIVES={self.archives}", "-P", str(script)],
                              text=True, capture_output=True, check=False)

    def fetch_file(self, content: bytes, url: str = "file:///nonexistent/it.c") -> subprocess.CompletedProcess[str]:
        return self.cmake(f'carnet_fetch_file(it.c "{url}" {hashlib.sha256(content).hexdigest()})')

    @property
    def fetched(self) -> Path:
        return self.root / ".deps/fetched/it.c"

    def test_a_file_with_the_known_hash_is_taken_from_its_address_and_kept(self) -> None:
        source = self.root / "it.c"
        source.write_bytes(b"int it;\n")
        self.assertEqual(0, self.fetch_file(b"int it;\n", source.as_uri()).returncode)
        source.unlink()
        self.assertEqual(0, self.fetch_file(b"int it;\n", source.as_uri()).returncode)
        self.assertEqual(b"int it;\n", self.fetched.read_bytes())

    def test_a_file_that_was_fetched_by_hand_comes_before_the_network(self) -> None:
        (self.archives / "it.c").write_bytes(b"int it;\n")
        self.assertEqual(0, self.fetch_file(b"int it;\n").returncode)

    def test_another_file_than_the_known_one_is_refused_and_not_kept(self) -> None:
        (self.archives / "it.c").write_bytes(b"int it; // and more\n")
        done = self.fetch_file(b"int it;\n")
        self.assertNotEqual(0, done.returncode)
        self.assertIn("not the file that is known here", " ".join(done.stderr.split()))
        self.assertFalse(self.fetched.exists())

    def test_without_network_it_says_what_to_do(self) -> None:
        done = self.fetch_file(b"int it;\n")
        self.assertNotEqual(0, done.returncode)
        self.assertIn("On Debian run tools/setup. Elsewhere fetch", " ".join(done.stderr.split()))
        self.assertFalse(self.fetched.exists())

    def test_an_archive_is_unpacked_once(self) -> None:
        (self.root / "it.c").write_bytes(b"int it;\n")
        with tarfile.open(self.archives / "it-1.tar.gz", "w:gz") as archive:
            archive.add(self.root / "it.c", "it-1/it.c")
        digest = hashlib.sha256((self.archives / "it-1.tar.gz").read_bytes()).hexdigest()
        call = f'carnet_fetch_archive(it-1 it-1.tar.gz file:///nonexistent {digest} result)\nmessage(STATUS "in ${{result}}")'
        for _ in range(2):
            done = self.cmake(call)
            self.assertIn(f"in {self.root}/.deps/fetched/it-1", done.stdout)
        self.assertEqual(b"int it;\n", (self.root / ".deps/fetched/it-1/it.c").read_bytes())


if __name__ == "__main__":
    unittest.main()
