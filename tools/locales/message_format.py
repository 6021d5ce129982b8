"""Reads a message in the subset of ICU MessageFormat that the product uses, into a tree.

    Hello {name}                                    text and an argument
    {count, number}                                 a number, written as the language writes numbers
    {count, plural, one {# order} other {# orders}} a form for each plural category, or =3 for an exact number
    {kind, select, a {…} b {…} other {…}}           a form for each key

An apostrophe before { or } makes it plain text up to the next apostrophe. The evaluator in src/i18n reads the same
grammar; this one runs at build time, so it is strict and says what is wrong and where. It knows no languages.
"""

from dataclasses import dataclass, field

PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
MAX_DEPTH = 4


class Malformed(Exception):
    """What is wrong with a message, as a sentence for the one who wrote it."""


@dataclass(frozen=True)
class Literal:
    text: str


@dataclass(frozen=True)
class Argument:
    """`{name}` or `{name, number}`."""
    name: str
    number: bool


@dataclass(frozen=True)
class NumberSign:
    """`#`: the number of the plural around it."""


@dataclass(frozen=True)
class Choice:
    """A plural or a select, with a sub-message for each key."""
    name: str
    kind: str
    branches: dict[str, "Pattern"] = field(hash=False)


Node = Literal | Argument | NumberSign | Choice
Pattern = tuple[Node, ...]


def parse(text: str) -> Pattern:
    reader = _Reader(text)
    pattern = reader.pattern(inside_plural=False, depth=0)
    if not reader.at_end():
        raise Malformed(f"a closing brace at character {reader.position + 1} closes nothing")
    return pattern


@dataclass(frozen=True)
class ArgumentUse:
    """How a message uses one of its arguments: as "text", "number" or "select", and with which keys."""
    name: str
    kind: str
    keys: tuple[str, ...] = ()


def arguments_of(pattern: Pattern) -> list[ArgumentUse]:
    """The arguments in the order of their first appearance. One that is a number anywhere is a number everywhere."""
    found: dict[str, ArgumentUse] = {}

    def note(use: ArgumentUse) -> None:
        known = found.get(use.name)
        if known is None or known.kind == "text":
            found[use.name] = use
        elif use.kind == "text" or use.kind == known.kind:
            keys = known.keys + tuple(key for key in use.keys if key not in known.keys)
            found[use.name] = ArgumentUse(known.name, known.kind, keys)
        else:
            raise Malformed(f"the argument {{{use.name}}} is used as {known.kind} and as {use.kind}")

    def walk(nodes: Pattern) -> None:
        for node in nodes:
            if isinstance(node, Argument):
                note(ArgumentUse(node.name, "number" if node.number else "text"))
            elif isinstance(node, Choice):
                if node.kind == "plural":
                    note(ArgumentUse(node.name, "number"))
                else:
                    note(ArgumentUse(node.name, "select", tuple(node.branches)))
                for branch in node.branches.values():
                    walk(branch)

    walk(pattern)
    return list(found.values())


def write(pattern: Pattern) -> str:
    """The message of a tree, in its shortest form: parse(write(p)) == p."""
    parts = []
    for node in pattern:
        if isinstance(node, Literal):
            parts.append(_quoted(node.text))
        elif isinstance(node, Argument):
            parts.append(f"{{{node.name},number}}" if node.number else f"{{{node.name}}}")
        elif isinstance(node, NumberSign):
            parts.append("#")
        else:
            branches = "".join(f"{key}{{{write(branch)}}}" for key, branch in node.branches.items())
            parts.append(f"{{{node.name},{node.kind},{branches}}}")
    return "".join(parts)


def _quoted(text: str) -> str:
    return "".join(f"'{c}'" if c in "{}#" else "''" if c == "'" else c for c in text)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def at_end(self) -> bool:
        return self.position >= len(self.text)

    def peek(self) -> str:
        return self.text[self.position] if not self.at_end() else ""

    def pattern(self, inside_plural: bool, depth: int) -> Pattern:
        if depth > MAX_DEPTH:
            raise Malformed(f"it is nested deeper than {MAX_DEPTH} levels")
        nodes: list[Node] = []
        literal: list[str] = []

        def end_literal() -> None:
            if literal:
                nodes.append(Literal("".join(literal)))
                literal.clear()

        while not self.at_end() and self.peek() != "}":
            c = self.peek()
            if c == "{":
                end_literal()
                nodes.append(self.braces(inside_plural, depth))
            elif c == "#" and inside_plural:
                end_literal()
                nodes.append(NumberSign())
                self.position += 1
            elif c == "'":
                literal.append(self.apostrophe())
            else:
                literal.append(c)
                self.position += 1
        end_literal()
        return tuple(nodes)

    def apostrophe(self) -> str:
        following = self.text[self.position + 1:self.position + 2]
        if following == "'":
            self.position += 2
            return "'"
        if following not in ("{", "}", "#"):
            raise Malformed(f"an apostrophe ' at character {self.position + 1}: write ’ for an apostrophe; "
                            "' only stands before a brace that is meant as text")
        end = self.text.find("'", self.position + 1)
        if end < 0:
            raise Malformed("an apostrophe ' that makes text of a brace is not closed by another one")
        quoted = self.text[self.position + 1:end]
        self.position = end + 1
        return quoted

    def braces(self, inside_plural: bool, depth: int) -> Node:
        start = self.position
        self.position += 1
        name = self.word()
        if not name or not (name[0].isalpha() and name.isascii() and name.replace("_", "a").isalnum()
                            and name == name.lower()):
            raise Malformed(f"the argument that opens at character {start + 1} has no name of the form a_b")
        separator = self.token()
        if separator == "}":
            return Argument(name, False)
        if separator != ",":
            raise Malformed(f"after the name of the argument {{{name}}} there must be a comma or a brace")
        kind = self.word()
        if kind == "number":
            if self.token() != "}":
                raise Malformed(f"{{{name}, number}} takes nothing more")
            return Argument(name, True)
        if kind not in ("plural", "select"):
            raise Malformed(f"{{{name}, {kind}}}: only number, plural and select are known")
        if self.token() != ",":
            raise Malformed(f"after {{{name}, {kind} there must be a comma")
        branches = self.branches(name, kind, inside_plural, depth)
        return Choice(name, kind, branches)

    def branches(self, name: str, kind: str, inside_plural: bool, depth: int) -> dict[str, Pattern]:
        branches: dict[str, Pattern] = {}
        while True:
            key = self.word()
            if not key:
                break
            exact = key.startswith("=") and key[1:].isdigit()
            if kind == "plural" and not exact and key not in PLURAL_CATEGORIES:
                raise Malformed(f"{{{name}, plural}} has the form “{key}”, which is no plural category")
            if key in branches:
                raise Malformed(f"{{{name}, {kind}}} has the form “{key}” twice")
            if self.token() != "{":
                raise Malformed(f"the form “{key}” of {{{name}, {kind}}} has no text in braces")
            branches[key] = self.pattern(inside_plural or kind == "plural", depth + 1)
            if self.at_end():
                raise Malformed(f"the form “{key}” of {{{name}, {kind}}} is not closed")
            self.position += 1
        if self.token() != "}":
            raise Malformed(f"{{{name}, {kind}}} is not closed")
        if "other" not in branches:
            raise Malformed(f"{{{name}, {kind}}} lacks the form “other”")
        return branches

    def word(self) -> str:
        self.skip_spaces()
        start = self.position
        while not self.at_end() and self.peek() not in " ,{}":
            self.position += 1
        return self.text[start:self.position]

    def token(self) -> str:
        self.skip_spaces()
        token = self.peek()
        self.position += 1
        return token

    def skip_spaces(self) -> None:
        while self.peek() == " ":
            self.position += 1
