"""The steps of the tests, in the order in which they run: what is quick and often wrong comes first.

Each step yields results as they come. None knows of the others, and each can run alone.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import count, process
from .build import Build
from .format import check_format
from .programs import judge, one_check
from .result import Result


@dataclass(frozen=True)
class Context:
    root: Path
    # Words after -- on the command line, for the programs of a step.
    passed_on: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    name: str
    says: str
    run: Callable[[Context], Iterator[Result]]
    # Options of tools/setup that this step needs.
    needs: tuple[str, ...] = ()
    # A kind of test that is written once its folder is there.
    folder: str = ""
    # Only when it is named: too long for every run.
    when_named: bool = False


def unittests(context: Context, name: str, folder: str) -> Iterator[Result]:
    yield from folders_that_hide(context, name, folder)
    ended = process.run(["python3", "-m", "unittest", "discover", "-s", folder, "-t", ".", "-b", *context.passed_on],
                        folder=context.root, environment={"PYTHONDONTWRITEBYTECODE": "1"}, seconds=15 * 60)
    yield judge(name, ended, count.unittest(ended.output), filtered=bool(context.passed_on))


def folders_that_hide(context: Context, name: str, folder: str) -> Iterator[Result]:
    """unittest walks past a folder that is no package, and would run none of its tests without a word."""
    tests = (context.root / folder).rglob("test_*.py")
    hidden = sorted({path.parent for path in tests if not (path.parent / "__init__.py").is_file()})
    for path in hidden:
        yield Result(f"{name}: {path.relative_to(context.root)}", failed=1,
                     remark="has tests but no __init__.py, so they would not run")


def tools(context: Context) -> Iterator[Result]:
    yield from unittests(context, "tools", "tests/tools")


def host(context: Context) -> Iterator[Result]:
    yield from unittests(context, "host", "tests/host")


def formatting(context: Context) -> Iterator[Result]:
    yield check_format(context.root)


def types(context: Context) -> Iterator[Result]:
    # Two projects: a page knows no Node.js, and a test that drives one does.
    for project in ("web", "tests/browser"):
        ended = process.run(["node_modules/.bin/tsc", "--project", project, "--pretty", "false"], folder=context.root)
        yield one_check(f"types {project}", ended, "the types do not fit")


def doctests(context: Context, step: str, preset: str, label: str, *, seconds: float = 600) -> Iterator[Result]:
    build = Build(context.root, preset)
    unconfigured = build.configure()
    if unconfigured:
        yield unconfigured
    programs = build.programs(label)
    if not programs:
        yield Result(step, failed=1, remark="there is no program of tests")
        return
    # Only what this step runs: a preset knows many programs, and compiling is most of the time of a run.
    trouble = build.make(*(program.name for program in programs))
    if trouble:
        yield trouble
    # Asked again: CMake tells the command of a program only once it is there.
    for program in build.programs(label):
        name = f"{step} {program.name.removeprefix('carnet_tests_').removeprefix('carnet_')}"
        if not program.command or (trouble and not build.is_built(program)):
            yield Result(name, failed=1, remark="could not be built")
            continue
        ended = process.run([*program.command, "--no-colors=true", *context.passed_on], folder=context.root,
                            environment=SANITIZERS, seconds=seconds)
        yield judge(name, ended, count.doctest(ended.output), filtered=bool(context.passed_on))


# Strict, and with the stack of where it happened.
SANITIZERS = {
    "ASAN_OPTIONS": "strict_string_checks=1:detect_stack_use_after_return=1:check_initialization_order=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


def native(context: Context) -> Iterator[Result]:
    yield from doctests(context, "native", "native-asan", "unit")


def native_screen(context: Context) -> Iterator[Result]:
    yield from doctests(context, "native-screen", "native-asan", "unit-screen")


def wasm(context: Context) -> Iterator[Result]:
    yield from doctests(context, "wasm", "web", "unit")


def simulation(context: Context) -> Iterator[Result]:
    yield from doctests(context, "simulation", "native", "simulation", seconds=20 * 60)


def crash(context: Context) -> Iterator[Result]:
    yield from doctests(context, "crash", "native", "crash", seconds=20 * 60)


def browser(context: Context) -> Iterator[Result]:
    build = Build(context.root, "web")
    trouble = build.configure() or build.make("site", "gallery")
    if trouble:
        yield trouble
        return
    files = sorted(str(path.relative_to(context.root)) for path in (context.root / "tests/browser").rglob("*.test.mjs"))
    if not files:
        yield Result("browser", failed=1, remark="there is no test")
        return
    output = context.root / "tests/output"
    output.mkdir(exist_ok=True)
    tap = output / "browser.tap"
    ended = process.run(["node", "--test", *files_at_once(context),
                         "--test-reporter=spec", "--test-reporter-destination=stdout",
                         "--test-reporter=tap", f"--test-reporter-destination={tap}", *context.passed_on, *files],
                        folder=context.root, environment={"CARNET_SITE": str(context.root / "build/web/site")},
                        seconds=25 * 60)
    counted = count.node_test(tap.read_text() if tap.is_file() else "")
    yield judge("browser", ended, counted, filtered=bool(context.passed_on))


def files_at_once(context: Context) -> list[str]:
    """Two browsers at a time at most: more would wait for each other on two cores, and look like a slow product."""
    version = re.match(r"v(\d+)\.(\d+)", process.run(["node", "--version"], folder=context.root).output)
    # Older ones have no such option, and run one file less at a time than there are cores.
    if version is None or tuple(map(int, version.groups())) < (20, 10):
        return []
    return [f"--test-concurrency={min(2, os.cpu_count() or 1)}"]


STEPS = [
    Step("tools", "the tools' own tests, and the arrows between layers (tests/tools)", tools),
    Step("format", "the layout of C++ (clang-format 14)", formatting),
    Step("types", "the types of JavaScript (tsc)", types),
    Step("host", "the host's tests (tests/host)", host),
    Step("native", "C++ unit tests under sanitizers, a program a layer (preset native-asan)", native),
    Step("native-screen", "the same for what is drawn; every run has it as WebAssembly", native_screen, when_named=True),
    Step("wasm", "all of them as WebAssembly under Node.js, as shipped (preset web)", wasm),
    Step("simulation", "seeded schedules of sync (preset native)", simulation, folder="tests/simulation"),
    Step("crash", "a stop at every write (preset native)", crash, folder="tests/crash"),
    Step("browser", "the product in real browsers (tests/browser)", browser, needs=("--browsers",)),
]
