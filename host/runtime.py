"""A running host: the store, the API, the background work and the server, put together and taken apart in order.

    DataFolder (lock) → Store → API, mail, reply page → Application → Server

Everything that runs is started in `start` and ended in `stop`, in the opposite order. It prints nothing and
knows no command line, so that a test starts a host as `serve.py` does.
"""
from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from host import importing
from host.api.mutations import Mutations
from host.api.reading import Reading, Shop
from host.api.tokens import Tokens
from host.clock import Clock, system_clock
from host.datafolder import DataFolder
from host.editor import Editor
from host.http import headers as security
from host.http.application import Application, Routes
from host.http.guard import Guard, normal_origin
from host.http.messages import Problem, Request, Response
from host.http.server import Server
from host.http.static import StaticSite
from host.mail.compose import Sender
from host.mail.post import PostOffice
from host.mail.transport import Folder, Smtp, Transport
from host.reply.links import ReplyLinks
from host.reply.page import ReplyPage
from host.settings import LOOPBACK, Settings, machine_time_zone
from host.store.database import Store, create
from host.store.transaction import Transaction
from host.words import words_for
from host.work import Worker

STOP_SECONDS = 1.0
"""How long answers under way may take after the host was told to stop; the whole stop takes less than 2 s."""


@dataclass
class Filled:
    """What was put into the book before listening."""

    created: bool
    demo_orders: int = 0
    report: importing.Report | None = None


def fill(settings: Settings, clock: Clock = system_clock) -> Filled:
    """Makes the database when there is none, and imports. The data folder is locked by the caller."""
    path = settings.database
    imported: list[importing.Report] = []

    def take_import(transaction: Transaction) -> None:
        if settings.import_file:
            imported.append(importing.import_file(transaction, settings.import_file, replace=settings.replace))

    if path.exists():
        if settings.import_file:
            store = Store(path, clock)
            try:
                with store.write() as transaction:
                    take_import(transaction)
            finally:
                store.close()
        return Filled(created=False, report=imported[0] if imported else None)

    demo_orders = 0 if settings.empty or settings.import_file else settings.demo

    def fill_new(transaction: Transaction) -> None:
        if demo_orders:
            from host.demo.book import write_demo

            write_demo(transaction, orders=demo_orders, seed=settings.seed)
        take_import(transaction)

    create(path, fill_new, clock=clock)
    return Filled(created=True, demo_orders=demo_orders, report=imported[0] if imported else None)


class Host:
    def __init__(self, settings: Settings, folder: DataFolder, clock: Clock = system_clock) -> None:
        self.settings = settings
        self._folder = folder
        self.stopped = False
        self.store = Store(settings.database, clock)
        self._notice_a_restored_copy()
        account = self.store.meta("account") or ""
        site = StaticSite(settings.site)
        self.editor = self._open_editor(site)
        self.guard = Guard(self._allowed_origins(), settings.public_url)
        self.tokens = Tokens(settings.token, account, self.guard, clock)
        self.links = ReplyLinks(folder.reply_key(), clock)
        shop = Shop(settings.shop_name or "Carnet", settings.shop_tz or machine_time_zone(), settings.shop_locale or "en")
        words = words_for(shop.locale)
        self.transport = _transport(settings)
        sender = Sender(shop.name, settings.mail_from or _default_sender(settings))
        self.post = PostOffice(self.store, self.transport, self.links, sender, words, settings.mail_retry_seconds)
        self.reply_page = ReplyPage(self.store, self.links, shop.name, words)
        self._worker = Worker(self.store, folder)
        self.reading = Reading(self.store, self.tokens, shop, account)
        self.mutations = Mutations(self.store, self.tokens, account, self.post.accept)
        application = Application(self.guard, self._routes(), site)
        self._server = Server(
            (settings.host, settings.port),
            application,
            policy=security.app_policy(sorted(self.guard.allowed_origins) + (self.editor.origins if self.editor else [])),
            log_requests=settings.log_requests,
        )
        self.links.base = settings.public_url or self.address.rstrip("/")
        if self.editor:
            self.editor.embed(self.port, account, self.tokens)

    @property
    def port(self) -> int:
        return int(self._server.server_port)

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the app."""
        name = self.settings.host
        if name in ("0.0.0.0", "::"):
            name = "127.0.0.1"
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}/"

    def start(self) -> None:
        for server in self._servers():
            threading.Thread(target=server.serve_forever, args=(0.1,), name="accept", daemon=True).start()
        self._worker.start()
        self.post.start()

    def stop(self) -> None:
        self.stopped = True
        self.store.signal.close()
        deadline = time.monotonic() + STOP_SECONDS
        for server in reversed(self._servers()):
            server.stop(max(0.0, deadline - time.monotonic()))
        self.post.stop()
        self._worker.stop()
        self._folder.write_high_water(self.store.epoch, self.store.seq())
        self.store.close()

    def _servers(self) -> list[Server]:
        return [self._server, *([self.editor.server] if self.editor else [])]

    def _open_editor(self, site: StaticSite) -> Editor | None:
        if self.settings.host not in LOOPBACK or not (self.settings.site / "editor.html").is_file():
            return None
        return Editor(site, self.settings.port + 1 if self.settings.port else 0, self.settings.log_requests)

    def _to_editor(self, request: Request) -> Response:
        if self.editor is None:
            raise Problem(404, "not-found", "the editor page was not built, or this host is not on the loopback")
        return Response(307, [("Location", self.editor.address), ("Cache-Control", "no-store")])

    def _routes(self) -> Routes:
        return {
            "/v1/hello": {"GET": self.reading.hello},
            "/v1/changes": {"GET": self.reading.changes},
            "/v1/mutations": {"POST": self.mutations.push},
            "/session": {"POST": self.tokens.open_session},
            "/editor": {"GET": self._to_editor},
            "/reply/style.css": {"GET": self.reply_page.style},
            "/reply/": {"GET": self.reply_page.show, "POST": self.reply_page.take},
        }

    def _allowed_origins(self) -> list[str]:
        return [origin for text in self.settings.allow_origins if (origin := normal_origin(text))]

    def _notice_a_restored_copy(self) -> None:
        """A log that is shorter than it once was has forgotten what clients have seen: a new epoch (H6)."""
        high_water = self._folder.read_high_water()
        if high_water and high_water[0] == self.store.epoch and high_water[1] > self.store.seq():
            self.store.renew_epoch(self.store.epoch)




def _transport(settings: Settings) -> Transport:
    if settings.smtp:
        return Smtp(settings.smtp)
    return Folder(settings.mail_dir or settings.data / "mail")


def _default_sender(settings: Settings) -> str:
    name = urlsplit(settings.public_url).hostname if settings.public_url else None
    return f"orders@{name or 'carnet.localhost'}"
