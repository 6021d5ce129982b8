"""The languages' tool: checks assets/locales and makes from it what the build and the site need.

    python3 tools/locales check                     say what is wrong; exit 1 if anything is
    python3 tools/locales headers --out DIR         check, then write i18n/words.hpp and i18n/languages.hpp below DIR
    python3 tools/locales site --out DIR [--pseudo] check, then write locales/<tag>.txt and locales/languages.js below DIR
    python3 tools/locales missing                   what each language lacks, with its English, ready to be filled in
    python3 tools/locales unused                    messages that no file of src/ or web/ names
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import catalogue  # noqa: E402
import check  # noqa: E402
import header  # noqa: E402
import pack  # noqa: E402
import pseudo  # noqa: E402
import usage  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="tools/locales", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["check", "headers", "site", "missing", "unused"])
    parser.add_argument("--locales", type=Path, default=ROOT / "assets" / "locales")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--pseudo", action="store_true", help="also the languages made for layout tests")
    parser.add_argument("--unfinished", action="store_true",
                        help="while words are being written: let complete languages lack messages")
    options = parser.parse_args()
    try:
        catalogues = catalogue.read_all(options.locales)
    except catalogue.BadFile as error:
        print(f"assets/locales/{error}", file=sys.stderr)
        return 1
    english = catalogues[0]
    if options.command == "missing":
        return show_missing(catalogues)
    if options.command == "unused":
        for name in usage.unused(list(english.messages), ROOT):
            print(name)
        return 0
    if options.unfinished:
        catalogues = [usage.as_incomplete(one) for one in catalogues]
    problems = check.problems(catalogues)
    for problem in problems:
        print(f"assets/locales/{problem}", file=sys.stderr)
    if problems:
        print(f"The languages have {len(problems)} mistakes; `python3 tools/locales missing` lists what is to be "
              "translated.", file=sys.stderr)
        return 1
    if options.command != "check" and options.out is None:
        parser.error(f"{options.command} needs --out")
    if options.command == "headers":
        languages = [one.language for one in catalogues]
        write_if_changed(options.out / "i18n" / "words.hpp", header.words_header(english))
        write_if_changed(options.out / "i18n" / "languages.hpp", header.languages_header(languages))
    elif options.command == "site":
        made = catalogues + (pseudo.pseudo_languages(english) if options.pseudo else [])
        remove_others(options.out / "locales", {one.language.tag for one in made})
        for one in made:
            write_if_changed(options.out / "locales" / f"{one.language.tag}.txt", pack.packed(one, english))
        write_if_changed(options.out / "locales" / "languages.js", pack.languages_module(made))
    return 0


def show_missing(catalogues: list[catalogue.Catalogue]) -> int:
    english = catalogues[0]
    for one in catalogues[1:]:
        names = check.missing(one, english)
        print(f"{one.path.name}: {len(names)} missing")
        for name in names:
            note = english.notes.get(name)
            print(f'    {name}: "{english.messages[name]}"' + (f"   ({note})" if note else ""))
    return 0


def remove_others(folder: Path, tags: set[str]) -> None:
    """A language that is no longer there does not stay in the site."""
    for path in folder.glob("*.txt"):
        if path.stem not in tags:
            path.unlink()


def write_if_changed(path: Path, text: str) -> None:
    """Leaves a file that is already right alone, so that nothing that depends on it is built again."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
