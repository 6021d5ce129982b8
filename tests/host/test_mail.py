"""Mail to customers: what it looks like, that it is sent once, and what happens when it cannot be."""
from __future__ import annotations

import email
import email.policy
import os
import re
import unittest
from contextlib import redirect_stderr
from email.message import EmailMessage
from io import StringIO
from typing import Any
from unittest.mock import patch

from host.mail.compose import Sender, compose, usable_address
from host.settings import SmtpSettings
from host.words import languages, words_for
from tests.host.harness import Client, HostTest, order
from tests.host.smtp_server import CERTIFICATE, SmtpServer

HOSTILE = "</p><script>alert(1)</script>\r\nBcc: victim@example.com\r\n\r\n.\r\nQUIT\r\n\u202e"


def part(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body((kind,))
    assert found is not None
    return str(found.get_content())


class MailTest(HostTest):
    def smtp(self, **offers: Any) -> SmtpServer:
        server = SmtpServer(**offers)
        self.addCleanup(server.close)
        return server

    def delivered(self, client: Client, id: str, state: str = "sent") -> Any:
        def arrived() -> Any:
            row = client.row("message", id)
            return row if row["delivery"] == state else None

        return self.eventually(arrived)


class AMail(MailTest):
    def test_has_text_and_html_with_a_reply_button_and_threads_by_its_headers(self) -> None:
        server = self.smtp()
        client = self.host(("order", order()), smtp=SmtpSettings("127.0.0.1", server.port), shop_name="Atelier & Co")
        client.do("message.send", "o1", id="m1", text="Hello Ada,\nit leaves today.", subject="On its way")
        client.do("message.send", "o1", id="m2", text="It left.", in_reply_to="m1")
        self.delivered(client, "m1"), self.delivered(client, "m2")
        (_, to, first), (_, _, second) = server.mails
        self.assertEqual(["ada@example.com"], to)
        self.assertEqual(("On its way", "Atelier & Co <orders@carnet.localhost>"), (first["Subject"], first["From"]))
        self.assertEqual("Ada Moreau <ada@example.com>", first["To"])
        self.assertEqual("multipart/alternative", first.get_content_type())
        self.assertEqual("About your order A7F3K2", second["Subject"])
        self.assertEqual("<m1@carnet.localhost>", first["Message-ID"])
        self.assertEqual((None, None), (first["In-Reply-To"], first["References"]))
        self.assertEqual(("<m1@carnet.localhost>",) * 2, (second["In-Reply-To"], second["References"]))
        url = client.row("message", "m1")["reply_url"]
        self.assertTrue(url.startswith(f"http://127.0.0.1:{client.port}/reply/m1."))
        self.assertIn(url, part(first, "plain"))
        self.assertIn("Hello Ada,\nit leaves today.", part(first, "plain").replace("\r\n", "\n"))
        page = part(first, "html")
        self.assertRegex(page, rf'<a href="{re.escape(url)}"[^>]*>Reply</a>')
        self.assertIn("Hello Ada,<br>", page)
        self.assertIn("Atelier &amp; Co", page)

    def test_speaks_the_language_of_the_site(self) -> None:
        sender = Sender("Atelier", "orders@shop.example")
        message = {"id": "m1", "text": "…", "at": "2026-11-28T14:00:00Z", "reply_url": "https://shop.example/reply/x"}
        self.assertTrue({"en", "fr", "he"} <= set(languages()))
        for locale, direction, button in (("fr-CA", "ltr", "Répondre"), ("he_IL", "rtl", "תשובה"), ("ar", "rtl", "رد"), ("xx", "ltr", "Reply")):
            mail = compose(message, order(), [], sender, words_for(locale))
            page = part(mail, "html")
            self.assertIn(f'dir="{direction}"', page)
            self.assertIn(f">{button}</a>", page)
            self.assertEqual(locale[:2] if locale != "xx" else "en", mail["Content-Language"])
            self.assertIn("A7F3K2", str(mail["Subject"]))
            again = email.message_from_bytes(mail.as_bytes(), policy=email.policy.default)
            self.assertEqual(page, part(again, "html").replace("\r\n", "\n"))

    def test_lets_no_text_of_anybody_become_a_header_or_a_tag(self) -> None:
        sender = Sender("Shop\r\nBcc: victim@example.com", "orders@shop.example")
        customer = {"name": HOSTILE, "email": "ada@example.com"}
        message = {
            "id": "m1", "text": HOSTILE, "subject": HOSTILE, "at": "2026-11-28T14:00:00Z", "in_reply_to": "m0",
            "reply_url": 'https://shop.example/reply/"><script>',
        }
        mail = compose(message, order(number=HOSTILE, customer=customer), ["m0"], sender, words_for("en"))
        again = email.message_from_bytes(mail.as_bytes(), policy=email.policy.default)
        self.assertIsNone(again["Bcc"])
        self.assertEqual(["ada@example.com"], [address.addr_spec for address in again["To"].addresses])
        self.assertNotIn("<script", part(again, "html"))

    def test_is_written_only_to_an_address_that_is_one(self) -> None:
        for text, usable in (
            ("ada@example.com", "ada@example.com"),
            ("a.b+c@sub.example.com", "a.b+c@sub.example.com"),
            ("ada@exämple.com", "ada@xn--exmple-cua.com"),
            ("josé@example.com", False),
            ("", False),
            (None, False),
            ("ada", False),
            ("ada@", False),
            ("@example.com", False),
            ("a@b@c", False),
            ("ada@example.com, eve@example.com", False),
            ("ada@example.com\r\nBcc: eve@example.com", False),
            ("<ada@example.com>", False),
            ("ada example@example.com", False),
            ("ada@example.com>\nRCPT TO:<eve@example.com", False),
            (".ada@example.com", False),
            ("a" * 70 + "@example.com", False),
        ):
            self.assertEqual(usable or None, usable_address(text), text)


class Delivery(MailTest):
    def test_without_an_address_fails_at_once_with_the_reason_and_a_link_to_copy(self) -> None:
        for id, customer, reason in (
            ("o1", {"name": "Ada"}, "no e-mail address"),
            ("o2", {"email": "not an address"}, "cannot be written to"),
        ):
            client = self.host(("order", order(id, customer=customer)), data=self.folder / id)
            client.do("message.send", id, id="m1", text="Hello")
            row = client.row("message", "m1")
            self.assertEqual("failed", row["delivery"])
            self.assertIn(reason, row["delivery_detail"])
            self.assertEqual(200, client.get(row["reply_url"].partition(str(client.port))[2]).status)
            self.assertEqual([], list((self.folder / "mail").glob("*")))

    def test_goes_to_files_in_the_folder_when_no_server_is_named(self) -> None:
        client = self.host(("order", order()), public_url="https://orders.shop.example")
        client.do("message.send", "o1", id="m1", text="Bonjour")
        row = self.delivered(client, "m1")
        self.assertIsNone(row["delivery_detail"])
        files = list((self.folder / "mail").iterdir())
        self.assertEqual(["m1.eml"], [path.name for path in files])
        self.assertEqual(0o600, files[0].stat().st_mode & 0o777)
        mail = email.message_from_bytes(files[0].read_bytes(), policy=email.policy.default)
        self.assertEqual("<m1@orders.shop.example>", mail["Message-ID"])
        self.assertIn("https://orders.shop.example/reply/m1.", part(mail, "plain"))  # type: ignore[arg-type]

    def test_appears_in_the_feed_of_a_client_that_waits(self) -> None:
        client = self.host(("order", order()))
        client.do("message.send", "o1", id="m1", text="Hello")
        cursor, states = "", []
        while "sent" not in states:
            page = client.changes(cursor, wait=10).json
            cursor = page["cursor"]
            states += [change["d"]["delivery"] for change in page["changes"] if change["t"] == "message"]

    def test_is_tried_again_after_trouble_that_may_pass_and_sent_once(self) -> None:
        server = self.smtp()
        server.answers = [("RCPT", "450 greylisted, come back"), ("MAIL", "421 too busy"), ("END", "451 disk full")]
        client, host = self.running_host(("order", order()), smtp=SmtpSettings("127.0.0.1", server.port))
        with redirect_stderr(StringIO()):
            client.do("message.send", "o1", id="m1", text="Hello")
            def tries() -> int:
                with host.store.read() as connection:
                    return connection.execute("SELECT tries FROM outgoing").fetchone()[0]

            for done, wait in enumerate((0, 20, 40), 1):
                self.clock.now += wait
                host.post._poked.set()
                # The pause is counted from when the failure was written down, not from when the server said it.
                self.eventually(lambda done=done: tries() == done)
                self.assertEqual("queued", client.row("message", "m1")["delivery"])
        self.assertEqual([], server.mails)
        self.clock.now += 80
        host.post._poked.set()
        self.delivered(client, "m1")
        self.assertEqual(1, len(server.mails))
        with host.store.read() as connection:
            self.assertEqual(0, connection.execute("SELECT count(*) FROM outgoing").fetchone()[0])

    def test_that_is_refused_for_good_fails_with_the_server_s_words(self) -> None:
        server = self.smtp()
        server.answers = [("RCPT", "550 no such mailbox here")]
        client = self.host(("order", order()), smtp=SmtpSettings("127.0.0.1", server.port))
        client.do("message.send", "o1", id="m1", text="Hello")
        self.assertIn("550 no such mailbox here", self.delivered(client, "m1", "failed")["delivery_detail"])

    def test_waits_in_the_queue_through_a_restart_while_there_is_no_server(self) -> None:
        server = self.smtp()
        server.close()
        settings = SmtpSettings("127.0.0.1", server.port)
        client, host = self.running_host(("order", order()), smtp=settings)
        with redirect_stderr(StringIO()):
            client.do("message.send", "o1", id="m1", text="Hello")
            self.eventually(lambda: _tries(host) == 1)
            host.stop()
        host._folder.unlock()
        self.clock.now += 3600
        again = self.host(mail_dir=self.folder / "later")
        self.delivered(again, "m1")
        self.assertEqual(["m1.eml"], [path.name for path in (self.folder / "later").iterdir()])

    def test_gives_up_after_days_and_says_why(self) -> None:
        server = self.smtp()
        server.close()
        client, host = self.running_host(("order", order()), smtp=SmtpSettings("127.0.0.1", server.port))
        with redirect_stderr(StringIO()):
            client.do("message.send", "o1", id="m1", text="Hello")
            self.eventually(lambda: _tries(host) == 1)
            self.clock.now += 4 * 86_400
            host.post._poked.set()
            row = self.delivered(client, "m1", "failed")
        self.assertIn("Connection", row["delivery_detail"])

    def test_goes_encrypted_and_logged_in_where_the_server_offers_it(self) -> None:
        server = self.smtp(tls=True, login=("shop", "secret"))
        settings = SmtpSettings("localhost", server.port, "shop", "secret")
        with patch.dict(os.environ, {"SSL_CERT_FILE": str(CERTIFICATE)}):
            client = self.host(("order", order()), smtp=settings)
            client.do("message.send", "o1", id="m1", text="Hello")
            self.delivered(client, "m1")
        self.assertEqual([True], server.secured)
        self.assertNotIn("secret", repr(settings))

    def test_is_not_handed_to_a_server_that_cannot_prove_its_name(self) -> None:
        server = self.smtp(tls=True)
        client, host = self.running_host(("order", order()), smtp=SmtpSettings("localhost", server.port))
        with redirect_stderr(StringIO()):
            client.do("message.send", "o1", id="m1", text="Hello")
            self.eventually(lambda: _tries(host) == 1)
        self.assertEqual([], server.mails)


def _tries(host: Any) -> int:
    with host.store.read() as connection:
        found = connection.execute("SELECT tries FROM outgoing").fetchone()
        return int(found[0]) if found else -1


if __name__ == "__main__":
    unittest.main()
