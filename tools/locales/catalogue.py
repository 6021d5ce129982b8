"""Reads a language's file of assets/locales and keeps it as messages by name ("list.count").

A file is {"language": {…}, "messages": {group: {key: text}}}. A key that begins with @ is a note for translators about
the key of that name; only English has them. Nothing is judged here beyond the form of the file: that is check.py.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from message_format import PLURAL_CATEGORIES

NAME = re.compile(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")
TAG = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")


class BadFile(Exception):
    """Why a file of messages cannot be used, as a sentence that names the file."""


@dataclass(frozen=True)
class Language:
    tag: str
    # As its speakers write it, for the menu of languages.
    name: str
    direction: str
    # The plural categories that every plural message needs, and those that it may have (the forms of a round million).
    plurals: tuple[str, ...]
    rare_plurals: tuple[str, ...]
    # A complete language lacks no message: one that is missing stops the build. An incomplete one shows English there.
    complete: bool


@dataclass(frozen=True)
class Catalogue:
    path: Path
    language: Language
    messages: dict[str, str]
    notes: dict[str, str]


def read(path: Path) -> Catalogue:
    def trouble(sentence: str) -> BadFile:
        return BadFile(f"{path.name}: {sentence}")

    try:
        data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_no_duplicates)
    except (ValueError, OSError) as error:
        raise trouble(f"it cannot be read as JSON: {error}") from error
    if not isinstance(data, dict) or set(data) != {"language", "messages"}:
        raise trouble('it must hold exactly "language" and "messages"')
    language = _language(data["language"], trouble)
    if language.tag != path.stem:
        raise trouble(f'its language.tag is "{language.tag}", which must be the name of the file')
    messages: dict[str, str] = {}
    notes: dict[str, str] = {}
    for group, entries in _entries(data["messages"], trouble):
        for key, text in _entries(entries, trouble):
            if not isinstance(text, str) or not text:
                raise trouble(f"the message {group}.{key} must be a text that is not empty")
            if key.startswith("@"):
                notes[f"{group}.{key[1:]}"] = text
                continue
            if not NAME.match(group) or not NAME.match(key):
                raise trouble(f"the name {group}.{key} must be lower case words joined by _")
            messages[f"{group}.{key}"] = text
    for name in notes:
        if name not in messages:
            raise trouble(f"there is a note about {name}, which is no message")
    return Catalogue(path, language, messages, notes)


def read_all(folder: Path) -> list[Catalogue]:
    """Every language, English first, then by tag."""
    paths = sorted(folder.glob("*.json"), key=lambda path: (path.stem != "en", path.stem))
    if not paths or paths[0].stem != "en":
        raise BadFile(f"{folder} has no en.json, which says what messages there are")
    return [read(path) for path in paths]


def _language(data: Any, trouble: Any) -> Language:
    required = {"tag", "name", "direction", "plurals", "complete"}
    if not isinstance(data, dict) or not required <= set(data) <= required | {"rare_plurals"}:
        raise trouble(f"its language needs {', '.join(sorted(required))} (and may have rare_plurals)")
    plurals, rare = tuple(data["plurals"]), tuple(data.get("rare_plurals", ()))
    if "other" not in plurals or not set(plurals + rare) <= set(PLURAL_CATEGORIES) or set(plurals) & set(rare):
        raise trouble("its plurals must be CLDR's categories of the language, “other” among them")
    if not TAG.match(str(data["tag"])) or data["direction"] not in ("ltr", "rtl"):
        raise trouble("its tag or direction is not one")
    if not isinstance(data["name"], str) or not data["name"] or not isinstance(data["complete"], bool):
        raise trouble("its name must be a text and complete true or false")
    return Language(data["tag"], data["name"], data["direction"], plurals, rare, data["complete"])


def _entries(data: Any, trouble: Any) -> list[tuple[str, Any]]:
    if not isinstance(data, dict):
        raise trouble("its messages must be groups of named texts")
    return list(data.items())


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise ValueError(f'the name "{key}" stands twice in one group')
        result[key] = value
    return result
