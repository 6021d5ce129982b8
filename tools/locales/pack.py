"""Packs a language into the file that the page downloads, and lists the languages for the page's scripts.

The file is text: a first line "carnet-messages 1 <fingerprint of the layout> <tag> <direction>", then one message a
line in the order of the message numbers. A message with arguments keeps the grammar of message_format.py, in its
shortest form, with the position of each argument for its name; one without is the plain text. What an incomplete
language lacks stands in English.
"""

import json

from catalogue import Catalogue
from header import layout_fingerprint
from message_format import Argument, Choice, Literal, Pattern, arguments_of, parse, write

FORMAT = "carnet-messages 1"


def packed(catalogue: Catalogue, english: Catalogue) -> str:
    language = catalogue.language
    lines = [f"{FORMAT} {layout_fingerprint(english)} {language.tag} {language.direction}"]
    for name, english_text in english.messages.items():
        positions = {use.name: str(i) for i, use in enumerate(arguments_of(parse(english_text)))}
        lines.append(packed_message(catalogue.messages.get(name, english_text), positions))
    return "\n".join(lines) + "\n"


def packed_message(text: str, positions: dict[str, str]) -> str:
    pattern = parse(text)
    if not positions:
        return "".join(node.text for node in pattern if isinstance(node, Literal))
    return write(_positioned(pattern, positions))


def _positioned(pattern: Pattern, positions: dict[str, str]) -> Pattern:
    nodes = []
    for node in pattern:
        if isinstance(node, Argument):
            # The evaluator knows a number by the argument itself.
            node = Argument(positions[node.name], False)
        elif isinstance(node, Choice):
            branches = {key: _positioned(branch, positions) for key, branch in node.branches.items()}
            node = Choice(positions[node.name], node.kind, branches)
        nodes.append(node)
    return tuple(nodes)


def languages_module(catalogues: list[Catalogue]) -> str:
    """The list of languages as an ES module, beside the packed files."""
    rows = [{"tag": c.language.tag, "name": c.language.name, "direction": c.language.direction} for c in catalogues]
    listed = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    return ("// @ts-check\n// Made by tools/locales from assets/locales: the languages that have a file here, English first.\n"
            f"export const languages = [\n{listed},\n];\n")
