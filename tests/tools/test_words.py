"""No English in the code of the screen: every word that a merchant reads is a message (assets/locales), never a literal.

Literals of lower case ("status menu") are names of things for the program. What begins like a sentence or a label, has a
letter that English does not have, or stands where a thing's shown name stands, is taken for words. Logs and broken
invariants (CHECK, failure) are for engineers and may be English.
"""

import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src/app", "src/ui/views", "src/ui/kit")

# Files whose capitalised literals are names that a standard gives, and which.
STANDARD_NAMES = {
    "src/ui/kit": re.compile(r"^(Enter|Escape|Tab|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|Backspace|Delete|Control|Shift|Alt|Meta|Space|F\d+)$"),
}

# The kit's own words, in English for its gallery and tests; the app sets every one of them.
KIT_WORDS = ROOT / "src/ui/kit/words.hpp"

LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
FOR_ENGINEERS = re.compile(r"^\s*#|\b(CHECK|failure|static_assert|log\w*)\s*\(|\bError\s*\{")
LOOKS_SHOWN = re.compile(r"[A-Z][a-z]|[^\x00-\x7f]|[a-z] .*[.!?]$")
SHOWN_MEMBER = re.compile(r'\.(name|label|title|words|text|description|placeholder|hint|tooltip)\s*=\s*"([^"]*[A-Za-z][^"]*)"')
# Single signs that are the same in every language.
SIGNS = re.compile(r"^[^\w]*$")
# What aria-keyshortcuts holds: names of keys, which assistive technologies say in their own words.
KEY_NAMES = re.compile(r"^(?:(?:Control|Shift|Alt|Meta)\+)+(?:Arrow(?:Up|Down|Left|Right)|[A-Z])$")


def hard_coded_words(source: str, folder: str = "") -> list[tuple[int, str]]:
    """The literals that look like words for a reader, with their lines."""
    found = []
    without_comments = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), source)
    standard = STANDARD_NAMES.get(folder)
    for number, line in enumerate(without_comments.split("\n"), 1):
        if FOR_ENGINEERS.search(line):
            continue
        shown_here = {match.group(2) for match in SHOWN_MEMBER.finditer(line)}
        for match in LITERAL.finditer(line):
            text = match.group(1)
            escaped = re.sub(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.", "", text)
            if SIGNS.match(escaped) or KEY_NAMES.match(text) or (standard and standard.match(text)):
                continue
            if LOOKS_SHOWN.search(escaped) or text in shown_here:
                found.append((number, text))
    return found


class NoHardCodedWords(unittest.TestCase):
    def test_the_screen_draws_no_word_that_is_not_a_message(self):
        found = []
        looked_at = 0
        for folder in FOLDERS:
            for path in sorted((ROOT / folder).rglob("*.[ch]pp")):
                if path == KIT_WORDS:
                    continue
                looked_at += 1
                for line, text in hard_coded_words(path.read_text(encoding="utf-8"), folder):
                    found.append(f'{path.relative_to(ROOT)}:{line}: "{text}"')
        self.assertGreater(looked_at, 20)
        self.assertEqual(found, [], "Put these into assets/locales/en.json and ask the translator for them.")

    def test_the_kits_own_words_are_all_set_in_the_merchants_language(self):
        members = re.findall(r"std::string (\w+) \{", KIT_WORDS.read_text(encoding="utf-8"))
        self.assertGreater(len(members), 5)
        views = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/ui/views").glob("*.cpp"))
        for member in members:
            self.assertRegex(views, rf"\bkit\.{member} = tr\.text\(words::", f"KitWords::{member} stays in English")

    def test_words_are_noticed_where_they_could_hide(self):
        for line in ('text(ui, "count", place, "Orders");', 'button(ui, id, place, "Save this view");', 'toast("It failed.");',
                     'return "déjà";', 'ui.node(id, area, {.role = Role::main, .name = "orders"});',
                     'auto words = "nothing was found.";', 'x = "a" + "Retry";', 'options.tooltip = "close";'):
            self.assertEqual(len(hard_coded_words(line)), 1, line)

    def test_names_for_the_program_are_let_through(self):
        for line in ('ui.id("status menu")', '#include "ui/kit/Screen.hpp"', 'CHECK(x == "Some State");', '// says "Orders"',
                     'return failure(ErrorCode::refused, "Not now.");', 'text += "…";', 'x = "\\n\\n";', 'key("order.status.set")',
                     'ui.node(id, area, {.role = Role::main, .name = tr.text(words::list_title)});'):
            self.assertEqual(hard_coded_words(line), [], line)

    def test_names_of_a_standard_are_let_through_only_where_they_are_used(self):
        self.assertEqual(hard_coded_words('if (key == "ArrowDown")', "src/ui/kit"), [])
        self.assertEqual(len(hard_coded_words('text("Home")', "src/ui/views")), 1)


if __name__ == "__main__":
    unittest.main()
