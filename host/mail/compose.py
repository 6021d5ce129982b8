"""The e-mail of one message: multipart text and HTML with a Reply button, threaded, in the language of the site.

Built with the standard `email` package, which refuses header injection; everything that people wrote is escaped.
It reads no database and sends nothing.
"""
from __future__ import annotations

import html
import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from datetime import datetime, timezone
from typing import Any

from host.clock import parse_rfc3339
from host.words import Words

_MAX_REFERENCES = 20
_FORM = re.compile(r"[^\s@<>\"(),:;\\\[\]\x00-\x1f\x7f]{1,64}@[^\s@<>\"(),:;\\\[\]\x00-\x1f\x7f]{1,253}")


@dataclass(frozen=True)
class Sender:
    shop: str
    address: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def usable_address(text: str | None) -> str | None:
    """The address as mail is sent to it (a domain in its ASCII form), or None when it is not one plain address."""
    if not text or not _FORM.fullmatch(text):
        return None
    local, _, domain = text.rpartition("@")
    try:
        address = f"{local}@{domain.encode('idna').decode('ascii')}"
        Address(addr_spec=address)
    except Exception:  # The parsers have many ways to say no, some of them bugs of their own.
        return None
    return address if not local.startswith(".") and ".." not in address else None


def compose(
    message: dict[str, Any], order: dict[str, Any], earlier: list[str], sender: Sender, words: Words
) -> EmailMessage:
    """The mail of `message`; `earlier` are the ids of the conversation before it, oldest first."""
    number = _one_line(order["number"])
    shop = _one_line(sender.shop)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(shop, addr_spec=sender.address)
    mail["To"] = Address(_one_line(order["customer"].get("name") or ""), addr_spec=usable_address(order["customer"]["email"]))
    mail["Subject"] = _one_line(message.get("subject") or "") or words.subject.format(number=number)
    mail["Date"] = format_datetime(datetime.fromtimestamp(parse_rfc3339(message["at"]) or 0, timezone.utc))
    mail["Message-ID"] = message_id(message["id"], sender)
    references = [message_id(id, sender) for id in earlier[-_MAX_REFERENCES:]]
    if message.get("in_reply_to"):
        mail["In-Reply-To"] = message_id(message["in_reply_to"], sender)
        if not references or references[-1] != mail["In-Reply-To"]:
            references.append(message_id(message["in_reply_to"], sender))
    if references:
        mail["References"] = " ".join(references)
    mail.set_content(_plain(message, number, shop, words), cte="quoted-printable")
    mail.add_alternative(_html(message, number, shop, words), subtype="html", cte="quoted-printable")
    # At the end: what makes a mail multipart moves every Content header into its first part.
    mail["Content-Language"] = words.language
    return mail


def message_id(id: str, sender: Sender) -> str:
    """The same for the same message, however often it is sent: who gets it twice can tell."""
    return f"<{id}@{sender.domain}>"


def _one_line(text: str) -> str:
    """Text for a header: control characters and line ends of every kind become spaces."""
    cleaned = "".join(" " if ord(c) < 32 or ord(c) in (0x7F, 0x85, 0x2028, 0x2029) else c for c in text)
    return " ".join(cleaned.split())[:200]


def _plain(message: dict[str, Any], number: str, shop: str, words: Words) -> str:
    parts = [message["text"].replace("\0", "\ufffd")]
    if message.get("reply_url"):
        parts.append(words.reply_hint.format(url=message["reply_url"]))
    parts.append("-- \n" + words.footer.format(shop=shop, number=number))
    return "\n\n".join(parts) + "\n"


def _html(message: dict[str, Any], number: str, shop: str, words: Words) -> str:
    """Styles stand in the elements: mail programs throw everything else away."""
    text = html.escape(message["text"].replace("\0", "\ufffd")).replace("\r\n", "\n").replace("\n", "<br>\n")
    button = ""
    if message.get("reply_url"):
        url = html.escape(message["reply_url"], quote=True)
        button = (
            '<p style="margin:28px 0"><a href="' + url + '" style="background:#2454d6;color:#ffffff;'
            "text-decoration:none;font-weight:600;padding:12px 28px;border-radius:8px;display:inline-block"
            f'">{html.escape(words.reply_button)}</a></p>'
        )
    greeting = html.escape(words.greeting.format(number=number))
    footer = html.escape(words.footer.format(shop=shop, number=number))
    return (
        f'<!doctype html><html lang="{words.language}" dir="{words.direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"></head>'
        '<body style="margin:0;background:#f4f5f7;color:#1c2330;font-family:system-ui,-apple-system,Segoe UI,'
        'Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">'
        f'<div dir="{words.direction}" style="max-width:560px;margin:0 auto;padding:32px 20px">'
        f'<p style="margin:0 0 4px;font-weight:600">{html.escape(shop)}</p>'
        f'<p style="margin:0 0 20px;color:#5b6575">{greeting}</p>'
        '<div style="background:#ffffff;border:1px solid #e1e4ea;border-radius:12px;padding:20px 24px">'
        f'<div dir="auto">{text}</div></div>{button}'
        f'<p style="color:#5b6575;font-size:13px">{footer}</p></div></body></html>\n'
    )
