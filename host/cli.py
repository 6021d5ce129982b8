"""The command line of `serve.py`: what it accepts, the order of starting, and every sentence it says.

Order: options checked → data folder locked → built → filled (demo or import) → listening → address printed.
Whatever goes wrong on the way is one clear sentence on standard error and an exit code that is not 0.
"""
from __future__ import annotations

import argparse
import errno
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from host import build
from host.datafolder import DataFolder, FolderError
from host.http.guard import normal_origin
from host.importing import Report
from host.runtime import Filled, Host, fill
from host.settings import DEFAULT_DEMO_ORDERS, DEFAULT_PORT, LOOPBACK, Settings, SmtpSettings, from_environment
from host.store.database import StoreError

_REFUSED_SHOWN = 50


class Refusal(Exception):
    """The program does not start; the message is a sentence for a person."""


def main(arguments: Sequence[str] | None = None) -> int:
    stop = threading.Event()
    try:
        settings = _settings(arguments)
        _stop_on_signals()
        return _serve(settings, stop)
    except (Refusal, FolderError, StoreError, build.BuildError) as error:
        print(f"serve.py: {error}", file=sys.stderr, flush=True)
        return 1
    except _Stopped as stopped:
        return 128 + stopped.number
    finally:
        sys.stdout.flush()


def _serve(settings: Settings, stop: threading.Event) -> int:
    folder = DataFolder(settings.data)
    folder.lock()
    try:
        if settings.build:
            build.build()
        os.umask(0o077)  # What is written from here on is personal data, and nobody else's.
        filled = _fill(settings)
        _say_filled(settings, filled)
        try:
            host = Host(settings, folder)
        except OSError as error:
            raise _address_refusal(settings, error) from None
        except sqlite3.Error as error:
            raise Refusal(f"The database in {settings.data} cannot be used ({error}).") from None
        host.start()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        _say_listening(settings, host)
        stop.wait()
        host.stop()
    finally:
        folder.unlock()
    return 0


# Options -----------------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py",
        description="Sets up, builds and serves Carnet with an embedded host.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--port", type=int, default=DEFAULT_PORT, help=f"port to listen on (default {DEFAULT_PORT}; 0: any free one)")
    add("--host", default="127.0.0.1", metavar="ADDR", help="address to listen on; beyond the loopback needs --token")
    add("--data", type=Path, metavar="DIR", help="folder of the database, made when missing (default var/)")
    add("--import", dest="import_file", type=Path, metavar="FILE.ndjson", help="rows to import before listening")
    add("--replace", action="store_true", help="imported rows replace those with the same id")
    add("--demo", type=int, metavar="N", help=f"demo orders for a new database (default {DEFAULT_DEMO_ORDERS})")
    add("--seed", type=int, default=1, metavar="S", help="seed of the demo data (default 1)")
    add("--empty", action="store_true", help="no demo data")
    add("--token", metavar="T", help="bearer token that the API accepts from programs")
    add("--allow-origin", action="append", default=[], metavar="O", help="origin that may embed and call (repeatable)")
    add("--smtp", metavar="HOST:PORT", help="mail server; CARNET_SMTP_USER and CARNET_SMTP_PASSWORD log in")
    add("--mail-dir", type=Path, metavar="DIR", help="folder for .eml files when no --smtp is given")
    add("--public-url", metavar="U", help="address under which customers reach this host, for reply links")
    add("--no-build", action="store_true", help="do not set up and build the app first")
    return parser


def _settings(arguments: Sequence[str] | None) -> Settings:
    options = _parser().parse_args(arguments)
    given: dict[str, Any] = from_environment()
    settings = Settings(
        host=options.host.strip("[]"),
        port=options.port,
        token=options.token,
        allow_origins=tuple(_origin(text) for text in options.allow_origin),
        public_url=_public_url(options.public_url),
        smtp=_smtp(options.smtp),
        mail_retry_seconds=_mail_retry(),
        mail_dir=options.mail_dir,
        import_file=options.import_file,
        replace=options.replace,
        demo=DEFAULT_DEMO_ORDERS if options.demo is None else options.demo,
        seed=options.seed,
        empty=options.empty,
        build=not options.no_build,
        **given,
    )
    if options.data is not None:
        settings = replace(settings, data=options.data)
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    if not 0 <= settings.port <= 65535:
        raise Refusal("--port must lie between 0 and 65535.")
    if not 0 <= settings.demo <= 5_000_000:
        raise Refusal("--demo must lie between 0 and 5000000.")
    if settings.token is not None and (not settings.token.isascii() or not settings.token.strip()):
        raise Refusal("--token must be a word of plain characters.")
    if settings.host not in LOOPBACK and not settings.token:
        raise Refusal(f"Listening on {settings.host} shows the orders to other machines: give a --token as well.")
    if settings.import_file and not settings.import_file.is_file():
        raise Refusal(f"The file to import, {settings.import_file}, is not there.")


def _origin(text: str) -> str:
    origin = normal_origin(text)
    if origin is None:
        raise Refusal(f"--allow-origin {text} is not an origin like https://editor.example.")
    return origin


def _public_url(text: str | None) -> str | None:
    if text is None:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise Refusal(f"--public-url {text} is not an address like https://shop.example.")
    if parts.path not in ("", "/"):
        raise Refusal("--public-url must have no path: the host answers at the root of its address.")
    return text.rstrip("/")


def _mail_retry() -> int:
    text = os.environ.get("CARNET_MAIL_RETRY", "20")
    if not text.isdecimal() or not 0 < int(text) <= 3600:
        raise Refusal("CARNET_MAIL_RETRY must be a number of seconds, 1 to 3600.")
    return int(text)


def _smtp(text: str | None) -> SmtpSettings | None:
    if text is None:
        return None
    name, colon, port = text.rpartition(":")
    if not colon or not name or not port.isdigit() or not 0 < int(port) < 65536:
        raise Refusal(f"--smtp {text} is not of the form HOST:PORT.")
    security = os.environ.get("CARNET_SMTP_SECURITY", "auto")
    if security not in ("auto", "starttls", "tls", "none"):
        raise Refusal("CARNET_SMTP_SECURITY must be auto, starttls, tls or none.")
    return SmtpSettings(
        name.strip("[]"),
        int(port),
        os.environ.get("CARNET_SMTP_USER"),
        os.environ.get("CARNET_SMTP_PASSWORD"),
        security,
    )


# Filling and listening ---------------------------------------------------------------------------------------------


def _fill(settings: Settings) -> Filled:
    try:
        return fill(settings)
    except OSError as error:
        where = error.filename or settings.data
        raise Refusal(f"{where} cannot be read or written: {error.strerror}.") from None
    except sqlite3.Error as error:
        raise Refusal(f"The database in {settings.data} cannot be written ({error}).") from None


def _say_filled(settings: Settings, filled: Filled) -> None:
    if filled.demo_orders:
        print(f"Made a new book with {filled.demo_orders:,} demo orders in {settings.data}.")
    elif filled.created:
        print(f"Made a new book in {settings.data}.")
    else:
        print(f"Opened the book in {settings.data}.")
    if filled.report:
        _say_imported(settings, filled.report)
    if not (settings.site / "index.html").is_file():
        print(f"The app is not built: {settings.site} holds no index.html. Only the API answers.")
    sys.stdout.flush()


def _say_imported(settings: Settings, report: Report) -> None:
    counts = ", ".join(f"{count:,} {t}{'s' if count != 1 else ''}" for t, count in sorted(report.added.items()) if count)
    print(f"Imported {counts or 'nothing'} from {settings.import_file}; {report.replaced:,} replaced.")
    if not report.refused:
        return
    print(f"Refused {len(report.refused):,} lines:")
    for number, reason in report.refused[:_REFUSED_SHOWN]:
        print(f"  line {number}: {reason}")
    if len(report.refused) > _REFUSED_SHOWN:
        path = settings.data / "import-refused.txt"
        path.write_text("".join(f"line {number}: {reason}\n" for number, reason in report.refused), "utf-8")
        print(f"  and {len(report.refused) - _REFUSED_SHOWN:,} more; all of them stand in {path}")


def _address_refusal(settings: Settings, error: OSError) -> Refusal:
    if error.errno == errno.EADDRINUSE:
        return Refusal(f"Port {settings.port} is in use by another program. Choose another one with --port.")
    if error.errno == errno.EACCES:
        return Refusal(f"Port {settings.port} needs rights that this program does not have. Choose one above 1023.")
    return Refusal(f"Cannot listen on {settings.host} port {settings.port}: {error.strerror or error}.")


def _say_listening(settings: Settings, host: Host) -> None:
    print(f"Carnet is open at {host.address}")
    if host.editor:
        print(f"The editor that embeds it is at {host.editor.address}")
    print(f"Mail to customers is {host.transport.description}.")
    if settings.host not in LOOPBACK and not settings.public_url:
        print("Other machines are answered only under the name given by --public-url.")
    sys.stdout.flush()


class _Stopped(BaseException):
    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _stop_on_signals() -> None:
    """Until the host listens, a signal ends what is being done (a build, an import) as an exception would."""

    def raise_stopped(number: int, frame: object) -> None:
        raise _Stopped(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, raise_stopped)
