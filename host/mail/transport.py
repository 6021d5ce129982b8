"""Where mail goes: to an SMTP server, or into files in a folder.

Both take one `EmailMessage` and either succeed or raise: `Refused` when trying again is useless, anything else
when it may help.
"""
from __future__ import annotations

import os
import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from host.settings import SmtpSettings

_SECONDS = 20.0


class Refused(Exception):
    """The mail will never be taken; the message says why."""


class Transport(Protocol):
    @property
    def description(self) -> str:
        """Where mail goes, for the line printed at the start."""

    def send(self, mail: EmailMessage, id: str) -> None: ...


class Folder:
    """`.eml` files, one a message, named by its id: written again they replace themselves."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def description(self) -> str:
        return f"written to {self._path}"

    def send(self, mail: EmailMessage, id: str) -> None:
        self._path.mkdir(parents=True, exist_ok=True)
        half = self._path / f".{id}.part"
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(mail.as_bytes())
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, self._path / f"{id}.eml")


class Smtp:
    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings

    @property
    def description(self) -> str:
        return f"sent by {self._settings.host}:{self._settings.port}"

    def send(self, mail: EmailMessage, id: str) -> None:
        try:
            with self._connect() as server:
                self._secure(server)
                if self._settings.user:
                    server.login(self._settings.user, self._settings.password or "")
                server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            code, text = next(iter(error.recipients.values()))
            _raise(code, text, error)
        except smtplib.SMTPAuthenticationError:
            raise  # The password may be mended; the mail is kept until then.
        except smtplib.SMTPResponseException as error:
            _raise(error.smtp_code, error.smtp_error, error)
        except smtplib.SMTPNotSupportedError as error:
            raise Refused(str(error)) from None

    def _connect(self) -> smtplib.SMTP:
        settings = self._settings
        if settings.security == "tls":
            return smtplib.SMTP_SSL(
                settings.host, settings.port, timeout=_SECONDS, context=ssl.create_default_context()
            )
        return smtplib.SMTP(settings.host, settings.port, timeout=_SECONDS)

    def _secure(self, server: smtplib.SMTP) -> None:
        settings = self._settings
        server.ehlo()
        if settings.security in ("auto", "starttls"):
            if server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
                server.ehlo()
            elif settings.security == "starttls":
                raise smtplib.SMTPException("the server does not offer STARTTLS")
            elif settings.user and settings.host not in ("127.0.0.1", "localhost", "::1"):
                raise smtplib.SMTPException("the password is not sent to another machine in the clear")


def _raise(code: int, text: bytes | str, error: Exception) -> None:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    if 500 <= code < 600:
        raise Refused(f"{code} {words}"[:300]) from None
    raise error
