"""The arrows between the layers: who may include whom, and who may include what of others.

The linker refuses a call against the arrows; this test refuses the include, also of what is only a header, and looks
through the includes of includes. ARCHITECTURE.md section 2 draws the arrows.
"""

import re
import tempfile
import unittest
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)

# What each layer may include, itself apart. `platform` are the interfaces right in src/platform.
MAY_INCLUDE = {
    "base": set(),
    "domain": {"base"},
    "store": {"base", "domain", "platform"},
    "sync": {"base", "domain", "platform"},
    "engine": {"base", "domain", "store", "sync", "platform"},
    "i18n": {"base", "domain", "platform"},
    "app": {"base", "domain", "i18n", "engine", "platform"},
    "ui/kit": {"base"},
    "ui/gallery": {"base", "ui/kit"},
    "ui": {"base", "domain", "i18n", "app", "platform", "ui/kit"},
    "platform": {"base", "domain"},
    "platform/test": {"base", "domain", "store", "sync", "engine", "i18n", "app", "ui/kit", "ui", "platform"},
    "platform/native": {"base", "domain", "store", "sync", "engine", "i18n", "app", "ui/kit", "ui", "platform"},
    "platform/web": {"base", "domain", "store", "sync", "engine", "i18n", "app", "ui/kit", "ui", "platform"},
}

# Libraries of CMake that are named otherwise than their folder.
FOLDER_OF = {
    "kit": "ui/kit", "gallery": "ui/gallery", "platform": "platform/web", "platform_screen": "platform/web",
    "platform_intl": "platform/web", "platform_test": "platform/test",
}

# What a layer must not reach through others either: the screen knows the engine by its messages alone.
MUST_NOT_REACH = {"app": {"store", "sync"}, "ui": {"store", "sync"}}

# Headers of others, and the folders that may include them.
RESERVED = {
    "emscripten": ["platform/web"],
    "GLES3/": ["platform/web"],
    "imgui": ["ui/kit", "platform/web", "platform/native", "platform/test"],
    "sqlite3.h": ["store/sqlite", "store/vfs"],
    # The whole parser dominates the compile time of whoever includes it; json_fwd.hpp is free.
    "nlohmann/json.hpp": ["sync"],
}


@dataclass(frozen=True)
class Violation:
    file: str
    include: str
    why: str

    def __str__(self) -> str:
        return f"{self.file} includes {self.include}: {self.why}"


class Sources:
    """The C++ files of a folder `src`, and what they include."""

    def __init__(self, folder: Path):
        self._folder = folder
        self.files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")
                            if path.suffix in {".cpp", ".hpp", ".h", ".inc"})
        self.includes_of = cache(self._read)
        self.reached_from = cache(self._reach)

    def _read(self, file: str) -> tuple[str, ...]:
        path = self._folder / file
        return tuple(INCLUDE.findall(path.read_text("utf-8"))) if path.is_file() else ()

    def _reach(self, file: str) -> dict[str, str]:
        """Every file included from here, directly or not, and the file that includes it."""
        reached: dict[str, str] = {}
        waiting = [file]
        while waiting:
            current = waiting.pop()
            for include in self.includes_of(current):
                if include not in reached:
                    reached[include] = current
                    waiting.append(include)
        return reached


def layer_of(file: str) -> str | None:
    """None for what belongs to no layer: the main files, other people's headers."""
    parts = file.split("/")
    if len(parts) > 2 and (parts[0] == "platform" or f"{parts[0]}/{parts[1]}" in MAY_INCLUDE):
        return f"{parts[0]}/{parts[1]}"
    return parts[0] if len(parts) > 1 and parts[0] in MAY_INCLUDE else None


def violations(sources: Sources) -> list[Violation]:
    found: list[Violation] = []
    for file in sources.files:
        layer = layer_of(file)
        if layer is None:
            continue
        for include in sources.includes_of(file):
            other = layer_of(include)
            if other not in (None, layer) and other not in MAY_INCLUDE[layer]:
                found.append(Violation(file, include, f"{layer} must not know {other}"))
            for header, folders in RESERVED.items():
                if include.startswith(header) and not any(file.startswith(folder + "/") for folder in folders):
                    found.append(Violation(file, include, f"only {', '.join(folders)} may"))
        for include, through in sources.reached_from(file).items():
            other = layer_of(include)
            if through != file and other in MUST_NOT_REACH.get(layer, set()):
                found.append(Violation(file, include, f"{layer} must not reach {other}, here through {through}"))
    return found


class Layers(unittest.TestCase):
    def test_no_file_includes_against_the_arrows(self) -> None:
        self.assertEqual([], [str(violation) for violation in violations(Sources(ROOT / "src"))])

    def test_every_folder_of_src_is_a_layer_of_this_test_and_of_cmake(self) -> None:
        folders = {path.name for path in (ROOT / "src").iterdir() if path.is_dir()}
        self.assertEqual(set(), folders - set(MAY_INCLUDE))
        cmake = (ROOT / "src/CMakeLists.txt").read_text("utf-8")
        for layer in folders:
            self.assertRegex(cmake, rf"carnet_layer\({layer}\b")

    def test_cmake_links_no_layer_that_may_not_be_included(self) -> None:
        cmake = (ROOT / "src/CMakeLists.txt").read_text("utf-8")
        for name, words in re.findall(r"carnet_layer\((\w+)([^)]*)\)", cmake):
            layer = FOLDER_OF.get(name, name)
            linked = {FOLDER_OF.get(other, other) for other in words.partition("DEPENDS")[2].partition("USES")[0].split()}
            self.assertLessEqual(linked - {layer}, MAY_INCLUDE[layer], f"carnet_layer({name})")


class TheCheckItself(unittest.TestCase):
    """A check that cannot fail is none: each kind of violation, made on purpose."""

    def found(self, files: dict[str, str]) -> list[Violation]:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            return violations(Sources(Path(folder)))

    def test_an_include_upwards_is_found(self) -> None:
        found = self.found({"domain/order.cpp": '#include "store/book.hpp"\n'})
        self.assertEqual(["domain must not know store"], [violation.why for violation in found])

    def test_an_include_downwards_and_within_the_layer_is_fine(self) -> None:
        self.assertEqual([], self.found({"store/book.cpp": '#include "store/book.hpp"\n#include "domain/order.hpp"\n'}))

    def test_the_screen_that_reaches_the_store_through_a_message_is_found(self) -> None:
        found = self.found({
            "app/model.hpp": '#include "engine/messages.hpp"\n',
            "engine/messages.hpp": '#include "store/row.hpp"\n',
            "store/row.hpp": "",
        })
        self.assertEqual(["app must not reach store, here through engine/messages.hpp"], [violation.why for violation in found])

    def test_a_header_of_others_is_found_where_it_must_not_be(self) -> None:
        for header in ("emscripten/html5.h", "imgui.h", "imgui_internal.h", "sqlite3.h", "nlohmann/json.hpp"):
            found = self.found({"app/update.cpp": f"#  include <{header}>\n"})
            self.assertEqual([header], [violation.include for violation in found])

    def test_a_header_of_others_is_fine_at_its_place(self) -> None:
        self.assertEqual([], self.found({
            "platform/web/screen/main.cpp": "#include <emscripten/html5.h>\n#include <imgui.h>\n",
            "ui/kit/canvas.cpp": "#include <imgui.h>\n",
            "store/sqlite/connection.cpp": "#include <sqlite3.h>\n",
            "sync/codec.cpp": "#include <nlohmann/json.hpp>\n",
            "engine/engine.hpp": "#include <nlohmann/json_fwd.hpp>\n",
        }))


if __name__ == "__main__":
    unittest.main()
