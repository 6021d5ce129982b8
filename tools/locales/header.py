"""Writes the C++ headers that the product's words are called by: one typed constant a message, so that a message that
does not exist, and an argument that is missing, superfluous or of the wrong kind, do not compile.
"""

import hashlib

from catalogue import Catalogue, Language
from message_format import ArgumentUse, arguments_of, parse

CPP_KEYWORDS = frozenset("""and auto bool break case catch char class const continue default delete do double else enum
    explicit export extern false float for friend goto if import inline int long module namespace new not operator or
    private protected public register return short signed sizeof static struct switch template this throw true try
    typedef typename union unsigned using virtual void volatile while xor""".split())

BANNER = "// Made by tools/locales from assets/locales; do not edit. A message is added in en.json (docs/languages.md).\n"


def constant_name(message: str) -> str:
    """list.count → list_count"""
    return message.replace(".", "_")


def member_name(argument: str) -> str:
    return argument + "_" if argument in CPP_KEYWORDS else argument


def layout_fingerprint(english: Catalogue) -> str:
    """Changes with everything that a packed file and the compiled program must agree on: the messages, their order,
    and the positions of their arguments."""
    layout = [(name, [(use.name, use.kind, use.keys) for use in arguments_of(parse(text))])
              for name, text in english.messages.items()]
    return hashlib.sha256(repr(layout).encode()).hexdigest()[:16]


def words_header(english: Catalogue) -> str:
    lines = [BANNER, '#pragma once\n\n#include "i18n/message.hpp"\n\n#include <array>\n\n',
             "namespace carnet::i18n::words {\n\n",
             f"inline constexpr std::size_t message_count = {len(english.messages)};\n",
             f'inline constexpr std::string_view layout_fingerprint = "{layout_fingerprint(english)}";\n']
    group = ""
    for number, (name, text) in enumerate(english.messages.items()):
        if name.split(".")[0] != group:
            group = name.split(".")[0]
            lines.append(f"\n// ── {group} ──\n\n")
        lines.append(_message(name, number, text))
    lines.append("\n} // namespace carnet::i18n::words\n")
    return "".join(lines)


def _message(name: str, number: int, text: str) -> str:
    constant = constant_name(name)
    uses = arguments_of(parse(text))
    comment = "".join(f"// {line}\n" for line in text.splitlines())
    if not uses:
        return f"{comment}inline constexpr PlainMessage {constant} {{TextId {{{number}}}}};\n"
    struct = f"arguments_of_{constant}"
    return (f"{comment}struct {struct} {{\n"
            + "".join(_member(use) for use in uses)
            + f"    [[nodiscard]] std::array<Argument, {len(uses)}> in_order() const\n    {{\n        return {{"
            + ", ".join(_erased(use) for use in uses)
            + f"}};\n    }}\n}};\ninline constexpr MessageWith<{struct}> {constant} {{TextId {{{number}}}}};\n")


def _member(use: ArgumentUse) -> str:
    name = member_name(use.name)
    if use.kind == "number":
        return f"    NumberArgument {name};\n"
    if use.kind == "text":
        return f"    TextArgument {name};\n"
    keys = ", ".join(member_name(key) for key in use.keys)
    names = ", ".join(f'"{key}"' for key in use.keys)
    return (f"    enum class {name}_keys {{ {keys} }};\n"
            f"    static constexpr std::array<std::string_view, {len(use.keys)}> {name}_names {{{names}}};\n"
            f"    KeyArgument<{name}_keys> {name};\n")


def _erased(use: ArgumentUse) -> str:
    name = member_name(use.name)
    if use.kind == "select":
        return f"Argument {{{name}_names[static_cast<std::size_t>({name}.key)]}}"
    return f"Argument {{{name}}}"


def languages_header(languages: list[Language]) -> str:
    rows = "".join(f'    Language {{"{language.tag}", "{language.name}", Direction::{language.direction}}},\n'
                   for language in languages)
    return (BANNER + '#pragma once\n\n#include "i18n/language.hpp"\n\n#include <array>\n\n'
            + "namespace carnet::i18n {\n\n"
            + "// The languages that the site has a file for, English first.\n"
            + f"inline constexpr std::array<Language, {len(languages)}> languages {{\n{rows}}};\n\n"
            + "} // namespace carnet::i18n\n")
