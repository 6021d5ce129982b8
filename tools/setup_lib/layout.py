"""Where the set-up puts things. The CMake files (`cmake/`) know the same places; nothing else should."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """The places of one checkout. Tests make one of an empty folder."""

    root: Path

    @staticmethod
    def of_checkout() -> "Layout":
        return Layout(Path(__file__).resolve().parents[2])

    @property
    def deps(self) -> Path:
        return self.root / ".deps"

    @property
    def stamps(self) -> Path:
        return self.deps / "stamps"

    @property
    def downloads(self) -> Path:
        return self.deps / "downloads"

    @property
    def debian(self) -> Path:
        """Debian packages unpacked as if this were the root of a machine."""
        return self.deps / "debian"

    @property
    def include(self) -> Path:
        """Header-only libraries alone: a whole /usr/include would shadow Emscripten's own C library."""
        return self.deps / "include"

    @property
    def imgui(self) -> Path:
        return self.deps / "imgui"

    @property
    def sqlite(self) -> Path:
        return self.deps / "sqlite"

    @property
    def emscripten_choice(self) -> Path:
        """Tells CMake which Emscripten was chosen."""
        return self.deps / "emscripten.cmake"

    @property
    def browsers(self) -> Path:
        """Tells the browser tests which programs were found."""
        return self.deps / "browsers.json"

    @property
    def node_modules(self) -> Path:
        return self.root / "node_modules"
