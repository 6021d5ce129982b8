"""The compiler to WebAssembly: the one on PATH when it is new enough, else Debian's packages made to run from `.deps/`.

Debian trixie's programs need trixie's C library. patchelf (itself run through that library's loader) writes loader and
library path into each of them, so they run on an older Debian without being installed. Both are absolute paths: a
checkout that was moved is patched anew.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from . import debian, machine
from .debian import PrivateApt
from .layout import Layout
from .report import Trouble, say
from .steps import Step, write_whole

OLDEST_EMSCRIPTEN = (3, 1, 69)
OLDEST_NODE = (18, 0, 0)

PACKAGES = """
    emscripten binaryen clang-19 libclang-cpp19 libllvm19 lld-19 llvm-19 libclang-common-19-dev
    libc6 libgcc-s1 libstdc++6 zlib1g libzstd1 libxml2 libedit2 libz3-4 libffi8 libtinfo6 libbsd0 libmd0 liblzma5
    libicu76 node-acorn patchelf
""".split()
# Clang's runtime for fuzzing is built for trixie's C library, so the fuzzers are built against it, not the machine's.
FUZZ_PACKAGES = """
    libclang-rt-19-dev libc6-dev libcrypt-dev linux-libc-dev libgcc-14-dev libstdc++-14-dev
    libasan8 libubsan1 libatomic1 libcrypt1
""".split()

# Two thirds of Emscripten's package are system libraries for threads and for dynamic linking; Carnet uses neither.
LEFT_OUT = [
    "*/wasm32-emscripten/*-mt.a", "*/wasm32-emscripten/*-mt-*.a",
    "*/wasm32-emscripten/*-ww.a", "*/wasm32-emscripten/*-ww-*.a",
    "*/wasm32-emscripten/pic", "*/wasm32-emscripten/lto-pic",
    "./usr/share/emscripten/test", "./usr/share/doc", "./usr/share/man", "./usr/share/locale", "*/gconv",
]

SMOKE_PROGRAM = """
#include <cstdio>
#include <expected>
#include <vector>
int main()
{
    std::vector<int> numbers { 20, 22 };
    std::expected<int, int> sum = numbers[0] + numbers[1];
    std::printf("%d\\n", sum.value_or(0));
}
"""


def emscripten_on_path() -> Path | None:
    """The folder of an Emscripten on PATH that is new enough."""
    program = shutil.which("em++")
    if not program or machine.version_of(program) < OLDEST_EMSCRIPTEN:
        return None
    root = Path(program).resolve().parent
    if (root / "cmake/Modules/Platform/Emscripten.cmake").is_file():
        return root
    # Debian's package has only wrappers on PATH.
    packaged = Path("/usr/share/emscripten")
    return packaged if (packaged / "em++").exists() else None


def steps(layout: Layout, apt: PrivateApt, fuzz: bool) -> list[Step]:
    found = emscripten_on_path()
    if found:
        return [Step(
            name="emscripten",
            says=f"Compiler: the Emscripten on PATH ({found}).",
            recipe={"root": str(found)},
            provides=[layout.emscripten_choice],
            run=lambda: choose(layout, found))]

    unpacked = Step(
        name="toolchain",
        says="Compiler: fetching Emscripten and clang from Debian trixie into .deps (320 MB, once).",
        recipe={"packages": PACKAGES, "left out": LEFT_OUT, "version": 1},
        provides=[layout.debian / "usr/share/emscripten/em++", layout.debian / "usr/lib/llvm-19/bin/clang"],
        run=lambda: fetch_toolchain(layout, apt),
        # The packages and the tree unpacked from them.
        megabytes=1500)
    patched = Step(
        name="emscripten",
        says="Compiler: making it run from .deps, and trying it.",
        recipe={"root": str(layout.deps), "node": shutil.which("node") or "", "version": 2},
        provides=[layout.emscripten_choice],
        run=lambda: make_it_run(layout),
        after=[unpacked])
    steps_of_all = [unpacked, patched]
    if fuzz:
        steps_of_all.append(Step(
            name="fuzz",
            says="Fuzzing: fetching clang's runtime and the headers it is built with (15 MB).",
            recipe={"packages": FUZZ_PACKAGES, "version": 1},
            provides=[layout.debian / "usr/include/c++/14", layout.debian / "lib"],
            run=lambda: fetch_fuzzing(layout, apt),
            after=[unpacked]))
    return steps_of_all


def fetch_toolchain(layout: Layout, apt: PrivateApt) -> None:
    if not machine.is_debian():
        raise Trouble("No Emscripten is on PATH, and this is not a Debian from which it could be fetched.",
                      f"Install Emscripten {machine.in_words(OLDEST_EMSCRIPTEN)} or newer (https://emscripten.org) so that "
                      "'em++' is on PATH, then run tools/setup again. CMake then fetches the libraries.")
    architecture = machine.debian_architecture()
    if architecture not in machine.DEBIAN_TRIPLETS:
        raise Trouble(f"No compiler to WebAssembly is known here for the processor '{architecture}'.",
                      "Put an Emscripten on PATH.")
    packages = apt.download(PACKAGES, layout.downloads / "toolchain")
    say("  unpacking")
    partial = layout.deps / "debian.partial"
    shutil.rmtree(partial, ignore_errors=True)
    debian.unpack(packages, partial, LEFT_OUT)
    shutil.rmtree(layout.debian, ignore_errors=True)
    os.replace(partial, layout.debian)


def fetch_fuzzing(layout: Layout, apt: PrivateApt) -> None:
    debian.unpack(apt.download(FUZZ_PACKAGES, layout.downloads / "fuzz"), layout.debian, LEFT_OUT)
    # The C library's linker script speaks of /lib, which is /usr/lib on an installed Debian.
    for name in ("lib", "lib64"):
        if not (layout.debian / name).exists():
            (layout.debian / name).symlink_to(f"usr/{name}")


def make_it_run(layout: Layout) -> None:
    node = usable_node()
    give_own_loader_and_libraries(layout)
    configure_emscripten(layout, node)
    try_compiler(layout, node)
    choose(layout, layout.debian / "usr/share/emscripten")


def usable_node() -> str:
    node = shutil.which("node")
    if not node or machine.version_of(node) < OLDEST_NODE:
        raise Trouble(f"Node.js {OLDEST_NODE[0]} or newer is not on PATH; Emscripten and the tests need it.",
                      "Install Node.js with npm (Debian: apt-get install nodejs npm), then run tools/setup again.")
    return node


def give_own_loader_and_libraries(layout: Layout) -> None:
    libraries = layout.debian / "usr/lib" / machine.DEBIAN_TRIPLETS[machine.debian_architecture()]
    loader = next(iter(sorted(libraries.glob("ld-linux-*.so.*"))), None)
    if loader is None:
        raise Trouble("The C library in .deps has no loader.", "Remove the .deps folder and run tools/setup again.")
    patchelf = [str(loader), "--library-path", str(libraries), str(layout.debian / "usr/bin/patchelf")]
    # RPATH, not RUNPATH: it holds for the libraries of libraries too.
    own_libraries = ["--force-rpath", "--set-rpath", str(libraries)]

    def told(question: str, file: Path) -> str:
        return machine.output_of([*patchelf, question, str(file)]).strip()

    def patch(file: Path, *changes: str) -> None:
        # Beside the file and then in its place: a build that is at work goes on with the old one.
        partial = file.with_name(file.name + ".partial")
        machine.output_of([*patchelf, *changes, *own_libraries, "--output", str(partial), str(file)])
        partial.chmod(file.stat().st_mode)
        os.replace(partial, file)

    for folder in ("usr/lib/llvm-19/bin", "usr/bin"):
        for program in elf_files(layout.debian / folder):
            if program.name != "patchelf" and told("--print-interpreter", program) != str(loader):
                patch(program, "--set-interpreter", str(loader))
    for library in elf_files(libraries):
        # A library with a RUNPATH of its own ignores that of the program, and would take the machine's libraries.
        if told("--print-rpath", library) not in ("", str(libraries)):
            patch(library)


def elf_files(folder: Path) -> list[Path]:
    """Programs and shared libraries; not the object files that development packages bring."""
    def is_elf(path: Path) -> bool:
        with open(path, "rb") as file:
            head = file.read(18)
        return head[:4] == b"\x7fELF" and head[16:18] in (b"\x02\x00", b"\x03\x00")
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink() and is_elf(path))


def configure_emscripten(layout: Layout, node: str) -> None:
    home = layout.debian / "usr/share/emscripten"
    # Beside Emscripten itself, where it looks when EM_CONFIG is not set: so a build needs no environment.
    write_whole(home / ".emscripten", "\n".join([
        f"LLVM_ROOT = {str(layout.debian / 'usr/lib/llvm-19/bin')!r}",
        f"BINARYEN_ROOT = {str(layout.debian / 'usr')!r}",
        f"NODE_JS = {node!r}",
        "# The package brings every system library compiled, and nothing may throw them away.",
        "FROZEN_CACHE = True",
    ]) + "\n")
    # Emscripten's scripts are CommonJS; without a boundary they would be read as the package around .deps says.
    write_whole(home / "package.json", '{ "type": "commonjs" }\n')
    modules = home / "node_modules"
    modules.mkdir(exist_ok=True)
    acorn = modules / "acorn"
    acorn.unlink(missing_ok=True)
    acorn.symlink_to("../../nodejs/acorn")


def choose(layout: Layout, root: Path) -> None:
    write_whole(layout.emscripten_choice, f'# Written by tools/setup.\nset(CARNET_EMSCRIPTEN_ROOT "{root}")\n')


def try_compiler(layout: Layout, node: str) -> None:
    """A compiler that cannot build and run a small program is not there."""
    with tempfile.TemporaryDirectory(dir=layout.deps) as folder:
        Path(folder, "smoke.cpp").write_text(SMOKE_PROGRAM)
        compiler = layout.debian / "usr/share/emscripten/em++"
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("EM_", "EMCC_"))}
        # Optimised, as a module: the way through every part of Emscripten that the real build takes.
        machine.output_of([str(compiler), "-std=c++23", "-Oz", "-flto", "smoke.cpp", "-o", "smoke.mjs", "-sENVIRONMENT=node"],
                          cwd=folder, env=environment)
        Path(folder, "run.mjs").write_text("import start from './smoke.mjs';\nawait start();\n")
        told = subprocess.run([node, "run.mjs"], cwd=folder, text=True, capture_output=True, check=False)
        if told.stdout.strip() != "42":
            raise Trouble("The compiler in .deps makes programs that do not run.",
                          "Remove the .deps folder and run tools/setup again.", told.stderr)
