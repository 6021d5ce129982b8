"""The reply page: a customer's answer comes in once, through a link that nobody can make up."""
from __future__ import annotations

import threading
import time
import unittest
from html.parser import HTMLParser
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode, urlsplit

from host.reply import page
from host.reply.html import STYLE
from tests.host.harness import Answer, Client, HostTest, order

POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
HOSTILE = "</textarea></div><script>alert(1)</script>'\"&lt;\u202e\n=1+1"


class Page(HTMLParser):
    """The tags, texts and hidden fields of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def attribute(self, tag: str, name: str) -> str | None:
        return next((attributes.get(name) for found, attributes in self.tags if found == tag), None)

    @property
    def nonce(self) -> str:
        return next(str(a["value"]) for tag, a in self.tags if tag == "input" and a.get("name") == "nonce")


class ReplyTest(HostTest):
    def conversation(self, **settings: Any) -> tuple[Client, str]:
        """A host with a message sent to a customer, and the path of its reply link."""
        client = self.host(("order", order()), **settings)
        client.do("message.send", "o1", id="m1", text="Shall we <b>wrap</b> it?")
        self.eventually(lambda: client.row("message", "m1")["delivery"] == "sent")  # Then nothing moves by itself.
        return client, urlsplit(client.row("message", "m1")["reply_url"]).path

    def open(self, client: Client, path: str) -> Page:
        return Page(client.get(path, Authorization=None).body.decode())

    def answer(self, client: Client, path: str, nonce: str, text: str, **headers: str | None) -> Answer:
        form = urlencode({"nonce": nonce, "text": text})
        sent = {"Content_Type": "application/x-www-form-urlencoded", "Authorization": None, "Origin": "null", **headers}
        return client.call("POST", path, form, **sent)


class TheLink(ReplyTest):
    def test_leads_to_the_message_and_a_form_and_changes_nothing(self) -> None:
        client, path = self.conversation()
        before, cursor = client.pull()
        for _ in range(3):
            answer = client.get(path, Authorization=None)
            self.assertEqual((200, POLICY), (answer.status, answer.headers["Content-Security-Policy"]))
            self.assertEqual("no-store", answer.headers["Cache-Control"])
            self.assertEqual("nosniff", answer.headers["X-Content-Type-Options"])
        shown = Page(answer.body.decode())
        self.assertIn("Shall we <b>wrap</b> it?", shown.text)
        self.assertEqual(("post", path), (shown.attribute("form", "method"), shown.attribute("form", "action")))
        self.assertEqual("width=device-width, initial-scale=1", next(a["content"] for t, a in shown.tags if a.get("name") == "viewport"))
        self.assertEqual("text", shown.attribute("label", "for"))
        self.assertNotIn("script", {tag for tag, _ in shown.tags})
        self.assertEqual(before, client.pull()[0])
        self.assertEqual(200, client.call("HEAD", path).status)

    def test_is_refused_when_it_was_touched_made_up_or_belongs_elsewhere(self) -> None:
        client, host = self.running_host(("order", order()), ("order", order("o2")))
        client.do("message.send", "o1", id="m1", text="One")
        client.do("message.send", "o2", id="m2", text="Two")
        token = urlsplit(client.row("message", "m1")["reply_url"]).path.removeprefix("/reply/")
        id, end, signature = token.split(".")
        for forged in (
            f"m2.{end}.{signature}",
            f"{id}.{end}z.{signature}",
            f"{id}.zzzzzz.{signature}",
            f"{id}.{end}.{signature[:-1]}{'B' if signature.endswith('A') else 'A'}",
            f"{id}.{end}.",
            f"{id}.{end}",
            f"nobody.{end}.{signature}",
            "..",
            "x" * 3000,
            f"{id}.{end}.{signature}/more",
        ):
            answer = client.get(f"/reply/{forged}", Authorization=None)
            self.assertEqual(404, answer.status, forged)
            self.assertIn("not valid", answer.body.decode())
            self.assertEqual(404, self.answer(client, f"/reply/{forged}", "n" * 24, "x").status)
        with host.store.write() as transaction:
            moved = {**client.row("message", "m1"), "order": "o2"}
            transaction.put("message", moved)
        self.assertEqual(404, client.get(f"/reply/{token}").status)

    def test_ends_after_weeks_and_says_so(self) -> None:
        client, path = self.conversation()
        nonce = self.open(client, path).nonce
        self.clock.now += 61 * 86_400
        for answer in (client.get(path), self.answer(client, path, nonce, "Too late")):
            self.assertEqual(410, answer.status)
            self.assertIn("has ended", answer.body.decode())
        self.assertEqual(1, len([k for k in client.pull()[0] if k[0] == "message"]))

    def test_goes_on_working_after_a_restart_and_its_key_is_private(self) -> None:
        client, host = self.running_host(("order", order()))
        client.do("message.send", "o1", id="m1", text="Hello")
        path = urlsplit(client.row("message", "m1")["reply_url"]).path
        host.stop()
        host._folder.unlock()
        self.assertEqual(200, self.host().get(path).status)
        self.assertEqual(0o600, (self.folder / "data" / "reply.key").stat().st_mode & 0o777)

    def test_speaks_the_language_of_the_site(self) -> None:
        for locale, language, direction, words in (("fr", "fr", "ltr", "Envoyer"), ("he-IL", "he", "rtl", "שליחה")):
            client, path = self.conversation(shop_locale=locale, data=self.folder / locale)
            shown = self.open(client, path)
            self.assertEqual((language, direction), (shown.attribute("html", "lang"), shown.attribute("html", "dir")))
            self.assertIn(words, shown.text)

    def test_has_a_style_of_its_own_origin_for_light_dark_and_phones(self) -> None:
        client, path = self.conversation()
        self.assertEqual("/reply/style.css", self.open(client, path).attribute("link", "href"))
        style = client.get("/reply/style.css", Authorization=None)
        self.assertEqual((200, "text/css; charset=utf-8"), (style.status, style.headers["Content-Type"]))
        for words in ("prefers-color-scheme: dark", "max-width: 30rem", "min-height: 2.75rem", ":focus-visible"):
            self.assertIn(words, STYLE)


class AnAnswer(ReplyTest):
    def test_joins_the_thread_under_the_message_it_answers_and_is_unread(self) -> None:
        client, path = self.conversation()
        sent = self.answer(client, path, self.open(client, path).nonce, "Yes please,\r\nin blue.  ")
        self.assertEqual((303, f"{path}?sent"), (sent.status, sent.headers["Location"]))
        self.assertIn("was sent", self.open(client, f"{path}?sent").text)
        rows, _ = client.pull()
        (answer,) = [row for (t, _), row in rows.items() if t == "message" and row["direction"] == "in"]
        self.assertEqual(("o1", "m1", "Yes please,\nin blue."), (answer["order"], answer["in_reply_to"], answer["text"]))
        row = rows["order", "o1"]
        self.assertEqual((1, answer["at"]), (row["unread"], row["last_message_at"]))
        entry = row["activity"][-1]
        self.assertEqual(("customer", "message", {"id": answer["id"], "direction": "in"}), (entry["by"], entry["type"], entry["data"]))
        self.assertEqual("applied", client.do("message.read", "o1", upto=answer["id"])["s"])
        self.assertEqual(0, client.row("order", "o1")["unread"])

    def test_reaches_a_client_that_waits_at_once(self) -> None:
        client, path = self.conversation()
        _, cursor = client.pull()
        nonce = self.open(client, path).nonce
        timer = threading.Timer(0.2, lambda: self.answer(client, path, nonce, "Now"))
        begun = time.monotonic()
        timer.start()
        page_ = client.changes(cursor, wait=20).json
        self.assertLess(time.monotonic() - begun, 5)
        self.assertEqual({"order", "message"}, {change["t"] for change in page_["changes"]})
        timer.join()

    def test_sent_twice_is_one_and_a_second_one_is_another(self) -> None:
        client, path = self.conversation()
        nonce = self.open(client, path).nonce
        threads = [threading.Thread(target=self.answer, args=(client, path, nonce, "Once")) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(303, self.answer(client, path, nonce, "Once").status)
        self.assertEqual(303, self.answer(client, path, self.open(client, path).nonce, "Twice").status)
        rows, _ = client.pull()
        texts = [row["text"] for (t, _), row in rows.items() if t == "message" and row["direction"] == "in"]
        self.assertEqual(["Once", "Twice"], sorted(texts))
        self.assertEqual(2, rows["order", "o1"]["unread"])

    def test_is_shown_back_escaped_when_it_is_not_taken(self) -> None:
        client, path = self.conversation()
        for text, status, words in (("", 422, "write something"), (" \r\n\t", 422, "write something"), (HOSTILE + "x" * 10_000, 422, "too long")):
            answer = self.answer(client, path, self.open(client, path).nonce, text)
            self.assertEqual((status, POLICY), (answer.status, answer.headers["Content-Security-Policy"]))
            shown = Page(answer.body.decode())
            self.assertIn(words, shown.text)
            self.assertNotIn("script", {tag for tag, _ in shown.tags})
        self.assertIn("alert(1)", shown.text)
        self.assertEqual("true", shown.attribute("textarea", "aria-invalid"))

    def test_of_hostile_text_arrives_as_it_was_written(self) -> None:
        client, path = self.conversation()
        self.answer(client, path, self.open(client, path).nonce, HOSTILE)
        texts = [row["text"] for (t, _), row in client.pull()[0].items() if t == "message" and row["direction"] == "in"]
        self.assertEqual([HOSTILE], texts)

    def test_is_bounded_in_size_number_and_form(self) -> None:
        client, path = self.conversation()
        nonce = self.open(client, path).nonce
        self.assertEqual(413, self.answer(client, path, nonce, "x" * 200_000).status)
        self.assertEqual(415, self.answer(client, path, nonce, "x", Content_Type="application/json").status)
        self.assertEqual(415, self.answer(client, path, nonce, "x", Content_Type="multipart/form-data").status)
        for bad in ("", "short", "n" * 25, "n" * 23 + "/"):
            self.assertEqual(400, self.answer(client, path, bad, "x").status)
        form = "&".join(f"a{n}=1" for n in range(100))
        kind = {"Content_Type": "application/x-www-form-urlencoded"}
        self.assertEqual(400, client.call("POST", path, form, **kind).status)
        with patch.object(page, "ANSWERS_PER_HOUR", 2):
            said = [self.answer(client, path, self.open(client, path).nonce, f"{n}").status for n in range(3)]
            self.assertEqual([303, 303, 429], said)
            self.clock.now += 3601
            self.assertEqual(303, self.answer(client, path, self.open(client, path).nonce, "later").status)

    def test_from_another_site_is_refused(self) -> None:
        client, path = self.conversation()
        nonce = self.open(client, path).nonce
        for headers in (
            {"Origin": "https://evil.example"},
            {"Origin": "null", "Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"},
            {"Origin": None, "Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"},
        ):
            self.assertEqual(403, self.answer(client, path, nonce, "x", **headers).status)
        own = {"Origin": f"http://127.0.0.1:{client.port}", "Sec_Fetch_Site": "same-origin"}
        self.assertEqual(303, self.answer(client, path, nonce, "x", **own).status)

    def test_guessing_links_is_slowed_down(self) -> None:
        with patch.object(page, "REQUESTS_PER_MINUTE", 5):
            client = self.host()
        with patch.object(page.time, "monotonic", lambda: 1000.0):
            said = [client.get(f"/reply/guess{n}.abc.def", Authorization=None).status for n in range(7)]
        self.assertEqual([404] * 5 + [429] * 2, said)

    def test_to_a_deleted_order_is_not_taken(self) -> None:
        client, host = self.running_host(("order", order()))
        client.do("message.send", "o1", id="m1", text="Hello")
        path = urlsplit(client.row("message", "m1")["reply_url"]).path
        nonce = self.open(client, path).nonce
        with host.store.write() as transaction:
            transaction.delete("order", "o1")
        self.assertEqual(410, self.answer(client, path, nonce, "x").status)
        self.assertFalse([r for k, r in client.pull()[0].items() if k[0] == "message" and r["direction"] == "in"])


if __name__ == "__main__":
    unittest.main()
