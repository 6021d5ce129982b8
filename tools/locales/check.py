"""Says what is wrong with the languages: messages missing, superfluous or malformed, arguments that differ from
English, plural forms that the language needs, and slips of typing that a reader would see.

Gives sentences; whoever calls decides that they stop the build. English says what there is; its order is the order of
the message numbers.
"""

import re

from catalogue import Catalogue
from message_format import ArgumentUse, Choice, Literal, Malformed, Pattern, arguments_of, parse

# What must not stand in a text that is shown.
SLIPS = (
    (re.compile(r"^\s|\s$"), "begins or ends with a space"),
    (re.compile(r"[\x00-\x1f\x7f]"), "has a line break or another control character"),
    (re.compile(r"  "), "has two spaces in a row"),
    (re.compile(r"\.\.\."), "has three full stops: write …"),
    (re.compile(r"\\"), "has a backslash"),
    (re.compile(r'"'), "has a straight quotation mark: write the language’s own"),
    (re.compile(r"[\u202a-\u202e\u2066-\u2069]"), "has a direction control: arguments are isolated at run time"),
)
FRENCH_SPACES = re.compile(r"[^\s\u00a0\u202f][:;!?»](?!//)|«[^\u00a0\u202f]|[ ][:;!?»]")


def problems(catalogues: list[Catalogue]) -> list[str]:
    english = catalogues[0]
    found: list[str] = []
    patterns = _parsed(english, found)
    arguments = {name: _arguments(english, name, pattern, found) for name, pattern in patterns.items()}
    for catalogue in catalogues:
        found += _problems_of(catalogue, english, arguments)
    return found


def missing(catalogue: Catalogue, english: Catalogue) -> list[str]:
    return [name for name in english.messages if name not in catalogue.messages]


def _problems_of(catalogue: Catalogue, english: Catalogue, arguments: dict[str, list[ArgumentUse]]) -> list[str]:
    found: list[str] = []
    file = catalogue.path.name
    if catalogue.language.complete:
        found += [f"{file}: the message {name} is missing. In English: {english.messages[name]}"
                  for name in missing(catalogue, english)]
    found += [f"{file}: the message {name} is not in en.json; remove it, or add it there."
              for name in catalogue.messages if name not in english.messages]
    patterns = _parsed(catalogue, found if catalogue is not english else [])
    for name, pattern in patterns.items():
        if name not in arguments:
            continue
        found += [f"{file}: the message {name} {slip}." for slip in _slips(catalogue, catalogue.messages[name])]
        found += [f"{file}: the message {name} {lack}." for lack in _plural_problems(catalogue, pattern)]
        if catalogue is not english:
            own = _arguments(catalogue, name, pattern, found)
            found += [f"{file}: the message {name} {difference}." for difference in _differences(own, arguments[name])]
    return found


def _parsed(catalogue: Catalogue, found: list[str]) -> dict[str, Pattern]:
    patterns = {}
    for name, text in catalogue.messages.items():
        try:
            patterns[name] = parse(text)
        except Malformed as error:
            found.append(f"{catalogue.path.name}: the message {name} is malformed: {error}.")
    return patterns


def _arguments(catalogue: Catalogue, name: str, pattern: Pattern, found: list[str]) -> list[ArgumentUse]:
    try:
        return arguments_of(pattern)
    except Malformed as error:
        found.append(f"{catalogue.path.name}: the message {name} is malformed: {error}.")
        return []


def _differences(own: list[ArgumentUse], english: list[ArgumentUse]) -> list[str]:
    there = {use.name: use for use in english}
    here = {use.name: use for use in own}
    found = [f"lacks the argument {{{name}}}" for name in there if name not in here]
    found += [f"has the argument {{{name}}}, which English does not have" for name in here if name not in there]
    for name in here.keys() & there.keys():
        a, b = here[name], there[name]
        # A number may be left out of a plural form's text, so that {count} alone is still the same argument.
        if a.kind != b.kind and not (a.kind == "text" and b.kind == "number"):
            found.append(f"uses {{{name}}} as {a.kind}, where English uses it as {b.kind}")
        unknown = [key for key in a.keys if key not in b.keys]
        if unknown:
            found.append(f"has the form “{unknown[0]}” of {{{name}, select}}, which English does not have")
    return found


def _plural_problems(catalogue: Catalogue, pattern: Pattern) -> list[str]:
    needed = set(catalogue.language.plurals)
    known = needed | set(catalogue.language.rare_plurals)
    found = []
    for node in pattern:
        if not isinstance(node, Choice):
            continue
        if node.kind == "plural":
            forms = {key for key in node.branches if not key.startswith("=")}
            found += [f"lacks the plural form “{form}” of {{{node.name}}}" for form in sorted(needed - forms)]
            found += [f"has the plural form “{form}” of {{{node.name}}}, which the language does not have"
                      for form in sorted(forms - known)]
        for branch in node.branches.values():
            found += _plural_problems(catalogue, branch)
    return found


def _slips(catalogue: Catalogue, text: str) -> list[str]:
    found = [sentence for pattern, sentence in SLIPS if pattern.search(text)]
    if catalogue.language.tag == "fr":
        for literal in _literals(parse(text)):
            if FRENCH_SPACES.search(literal):
                found.append("lacks a no-break space before : ; ! ? » or after «")
                break
    return found


def _literals(pattern: Pattern) -> list[str]:
    found = []
    text = ""
    for node in pattern:
        if isinstance(node, Literal):
            text += node.text
        elif isinstance(node, Choice):
            found.append(text)
            text = "x"
            for branch in node.branches.values():
                found += _literals(branch)
        else:
            text += "x"
    return found + [text]
