"""tools/locales: what it lets through, what stops the build and with which sentence, and what it makes."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "locales"))

import catalogue  # noqa: E402
import check  # noqa: E402
import header  # noqa: E402
import message_format  # noqa: E402
import pack  # noqa: E402
import pseudo  # noqa: E402

ENGLISH = {
    "title": "Orders",
    "count": "{count, plural, one {# order} other {# orders}}",
    "status": "Status: {status}, order {number}",
    "kind": "{kind, select, rows {By rows} items {By items} other {Otherwise}}",
}
FRENCH = {
    "title": "Commandes",
    "count": "{count, plural, one {# commande} other {# commandes}}",
    "status": "Commande {number}\u00a0: {status}",
    "kind": "{kind, select, rows {Par lignes} other {Autrement}}",
}


def language(tag: str, **changes) -> dict:
    return {"tag": tag, "name": tag, "direction": "ltr", "plurals": ["one", "other"], "complete": True} | changes


class Folder(unittest.TestCase):
    """A folder of languages to be checked by the real program."""

    def setUp(self) -> None:
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def write(self, tag: str, messages: dict, **changes) -> None:
        data = {"language": language(tag, **changes), "messages": {"list": messages}}
        (self.folder / f"{tag}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    def run_tool(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([sys.executable, ROOT / "tools" / "locales", *arguments, "--locales", self.folder],
                              capture_output=True, text=True)

    def problems(self) -> list[str]:
        return check.problems(catalogue.read_all(self.folder))

    def assert_named(self, french: dict, *sentence_parts: str) -> None:
        self.write("en", ENGLISH)
        self.write("fr", french)
        found = "\n".join(self.problems())
        for part in sentence_parts:
            self.assertIn(part, found)


class WhatStopsTheBuild(Folder):
    def test_two_languages_that_agree_pass(self):
        self.write("en", ENGLISH)
        self.write("fr", FRENCH)
        result = self.run_tool("check")
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_a_missing_message_stops_the_build_and_is_named_with_its_english(self):
        self.write("en", ENGLISH)
        self.write("fr", {key: text for key, text in FRENCH.items() if key != "title"})
        for command in ("headers", "site"):
            result = self.run_tool(command, "--out", str(self.folder / "out"))
            self.assertEqual(result.returncode, 1)
            self.assertIn("fr.json: the message list.title is missing. In English: Orders", result.stderr)
        self.assertFalse((self.folder / "out").exists())

    def test_an_incomplete_language_may_lack_messages(self):
        self.write("en", ENGLISH)
        self.write("fr", {"title": "Commandes"}, complete=False)
        self.assertEqual(self.problems(), [])

    def test_a_superfluous_message_is_named(self):
        self.assert_named(FRENCH | {"old": "Vieux"}, "fr.json: the message list.old is not in en.json")

    def test_an_argument_that_is_missing_or_unknown_is_named(self):
        self.assert_named(FRENCH | {"status": "Commande {number}"}, "list.status lacks the argument {status}")
        self.assert_named(FRENCH | {"status": "{status} {number} {nom}"}, "has the argument {nom}, which English")

    def test_an_argument_of_another_kind_is_named(self):
        self.assert_named(FRENCH | {"status": "{status, plural, one {1} other {#}} {number}"},
                                    "uses {status} as number, where English uses it as text")

    def test_a_malformed_message_is_explained(self):
        for text, why in {
            "{count, plural, one {#}": "is not closed",
            "{count, plural, one {# commande}}": "lacks the form “other”",
            "{count, plural, single {#} other {#}}": "“single”, which is no plural category",
            "{count, plural, one {#} one {#} other {#}}": "has the form “one” twice",
            "{count": "must be a comma or a brace",
            "{Count}": "has no name of the form a_b",
            "{count, date}": "only number, plural and select are known",
            "count}": "closes nothing",
            "l'ordre {count, number}": "write ’ for an apostrophe",
            "'{ {count, number}": "is not closed by another one",
        }.items():
            with self.subTest(text):
                self.assert_named(FRENCH | {"count": text}, "fr.json: the message list.count", why)

    def test_each_plural_form_of_the_language_is_needed_and_no_other(self):
        arabic = dict(FRENCH)
        self.write("en", ENGLISH)
        self.write("ar", arabic, plurals=["zero", "one", "two", "few", "many", "other"])
        found = "\n".join(self.problems())
        for form in ("zero", "two", "few", "many"):
            self.assertIn(f"ar.json: the message list.count lacks the plural form “{form}”", found)
        self.assert_named(
            FRENCH | {"count": "{count, plural, one {#} two {#} other {#}}"}, "has the plural form “two”")

    def test_a_rare_form_may_be_there(self):
        self.write("en", ENGLISH)
        self.write("fr", FRENCH | {"count": "{count, plural, one {#} many {# de} other {#}}"}, rare_plurals=["many"])
        self.assertEqual(self.problems(), [])

    def test_slips_of_typing_are_named(self):
        for text, why in {" Commandes": "begins or ends with a space", "Les  commandes": "two spaces",
                          "Attendez...": "three full stops", "Le \"titre\"": "straight quotation mark",
                          "Une\nligne": "line break", "a\u202eb": "direction control",
                          "Vraiment?": "no-break space", "Le « titre »": "no-break space"}.items():
            with self.subTest(text):
                self.assert_named(FRENCH | {"title": text}, "fr.json: the message list.title", why)

    def test_a_file_that_is_not_of_the_form_is_named(self):
        self.write("en", ENGLISH)
        for content, why in {'{"language": {}, "messages": {}}': "its language needs",
                             '{"messages": {}}': "must hold exactly",
                             "[": "cannot be read as JSON",
                             '{"language": {}, "messages": {"a": {"b": "1", "b": "2"}}}': "stands twice"}.items():
            with self.subTest(content):
                (self.folder / "fr.json").write_text(content, encoding="utf-8")
                result = self.run_tool("check")
                self.assertEqual(result.returncode, 1)
                self.assertIn("assets/locales/fr.json: ", result.stderr)
                self.assertIn(why, result.stderr)

    def test_while_words_are_written_languages_may_lack_them(self):
        self.write("en", ENGLISH)
        self.write("fr", {})
        self.assertEqual(self.run_tool("check").returncode, 1)
        self.assertEqual(self.run_tool("check", "--unfinished").returncode, 0)
        self.assertIn("list.title: \"Orders\"", self.run_tool("missing").stdout)


class TheGrammar(unittest.TestCase):
    def test_a_message_written_again_means_the_same(self):
        for text in (*ENGLISH.values(), *FRENCH.values(), "a '{'{x}'}' b", "{n, plural, =0 {none} one {'#' #} other {#{x}}}",
                     "it''s {x}", "{a, plural, other {{b, select, x {#} other {}}}}"):
            pattern = message_format.parse(text)
            self.assertEqual(message_format.parse(message_format.write(pattern)), pattern)

    def test_arguments_come_in_the_order_of_their_appearance(self):
        uses = message_format.arguments_of(message_format.parse("{b} {count, plural, one {{a}} other {{b} #}} {count}"))
        self.assertEqual([(use.name, use.kind) for use in uses], [("b", "text"), ("count", "number"), ("a", "text")])

    def test_an_argument_cannot_be_a_number_and_a_key(self):
        with self.assertRaises(message_format.Malformed):
            message_format.arguments_of(message_format.parse("{a, plural, other {#}} {a, select, other {}}"))

    def test_nesting_is_bounded(self):
        with self.assertRaises(message_format.Malformed):
            message_format.parse("{a, select, other {" * 9 + "}}" * 9)


class WhatIsMade(Folder):
    def setUp(self) -> None:
        super().setUp()
        self.write("en", ENGLISH)
        self.write("fr", FRENCH)
        self.english, self.french = catalogue.read_all(self.folder)

    def test_a_packed_language_has_a_line_a_message_with_positions_for_names(self):
        lines = pack.packed(self.french, self.english).split("\n")
        self.assertRegex(lines[0], "^carnet-messages 1 [0-9a-f]{16} fr ltr$")
        # {status} is the first argument in English, wherever it stands here.
        self.assertEqual(lines[1:], ["Commandes", "{0,plural,one{# commande}other{# commandes}}",
                                     "Commande {1}\u00a0: {0}", "{0,select,rows{Par lignes}other{Autrement}}", ""])

    def test_a_message_without_arguments_is_packed_as_plain_text(self):
        self.assertEqual(pack.packed_message("Write '{name}' – it''s #1", {}), "Write {name} – it's #1")

    def test_a_lacking_message_stands_in_english(self):
        self.write("fr", {"title": "Commandes"}, complete=False)
        english, french = catalogue.read_all(self.folder)
        self.assertIn("{0,plural,one{# order}other{# orders}}", pack.packed(french, english))

    def test_the_fingerprint_follows_messages_and_arguments_and_not_their_words(self):
        before = header.layout_fingerprint(self.english)
        self.write("en", ENGLISH | {"title": "All orders"})
        self.assertEqual(header.layout_fingerprint(catalogue.read_all(self.folder)[0]), before)
        self.write("en", ENGLISH | {"status": "{number}: {status}"})
        self.assertNotEqual(header.layout_fingerprint(catalogue.read_all(self.folder)[0]), before)

    def test_a_header_that_is_right_already_is_not_written_again(self):
        out = self.folder / "out"
        self.run_tool("headers", "--out", str(out))
        words = out / "i18n" / "words.hpp"
        written = words.stat().st_mtime_ns
        self.run_tool("headers", "--out", str(out))
        self.assertEqual(words.stat().st_mtime_ns, written)

    def test_the_made_up_languages_keep_arguments_and_are_longer_or_mirrored(self):
        for made in pseudo.pseudo_languages(self.english):
            self.assertEqual(check.problems([self.english, made]), [])
        accented, mirrored = pseudo.pseudo_languages(self.english)
        for name, text in self.english.messages.items():
            self.assertGreater(len(accented.messages[name]), len(text))
        self.assertEqual(mirrored.language.direction, "rtl")
        self.assertTrue(all("\u0590" <= c <= "\u05ff" for c in mirrored.messages["list.title"]))


class TheProductsOwnWords(unittest.TestCase):
    def test_every_language_is_complete_and_agrees_with_english(self):
        catalogues = catalogue.read_all(ROOT / "assets" / "locales")
        self.assertEqual(check.problems(catalogues), [])
        complete = {one.language.tag for one in catalogues if one.language.complete}
        self.assertLessEqual({"en", "fr", "es", "de", "he", "ar"}, complete)

    def test_names_of_downloaded_files_are_safe_everywhere(self):
        for one in catalogue.read_all(ROOT / "assets" / "locales"):
            for name, text in one.messages.items():
                if "file_name" in name:
                    self.assertRegex(text, r"^[a-z-]+\{day\}$", f"{one.path.name} {name}")


if __name__ == "__main__":
    unittest.main()
