"""What the host was told: one frozen value made from the command line and the environment.

Everything that can be configured stands here, with its default. Modules take the part they need as arguments;
nobody else reads `os.environ`, so that a test can build any host it wants.
"""
from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

REPOSITORY = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.0.0.1", "localhost", "::1")
DEFAULT_PORT = 8080
DEFAULT_DEMO_ORDERS = 2000


@dataclass(frozen=True)
class SmtpSettings:
    """Where mail goes. User and password come from the environment, never from the command line, which `ps` shows."""

    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    security: str = "auto"
    """`auto`: STARTTLS when the server offers it; `starttls`: only with it; `tls`: TLS from the start; `none`."""


@dataclass(frozen=True)
class Settings:
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    data: Path = REPOSITORY / "var"
    site: Path = REPOSITORY / "build" / "web" / "site"
    token: str | None = field(default=None, repr=False)
    allow_origins: tuple[str, ...] = ()
    public_url: str | None = None
    smtp: SmtpSettings | None = None
    mail_dir: Path | None = None
    mail_from: str | None = None
    mail_retry_seconds: int = 20
    """How long mail waits after the first trouble; each further time twice as long."""
    import_file: Path | None = None
    replace: bool = False
    demo: int = DEFAULT_DEMO_ORDERS
    seed: int = 1
    empty: bool = False
    build: bool = True
    log_requests: bool = False
    shop_name: str | None = None
    shop_tz: str | None = None
    shop_locale: str | None = None

    @property
    def database(self) -> Path:
        return self.data / "carnet.db"


def machine_time_zone() -> str:
    """The IANA name of this machine's time zone, as a shop's days follow its owner's clock; UTC when it is not known."""
    for name in (os.environ.get("TZ", "").lstrip(":"), os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]):
        try:
            if name and name not in ("Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu"):
                return ZoneInfo(name).key
        except (ValueError, OSError, ZoneInfoNotFoundError):
            continue
    return "UTC"


def from_environment(environment: Mapping[str, str] = os.environ) -> dict[str, object]:
    """The settings that the environment gives; the names are listed in docs/api.md."""
    found: dict[str, object] = {}
    if site := environment.get("CARNET_SITE"):
        found["site"] = Path(site)
    for name, key in (
        ("CARNET_SHOP_NAME", "shop_name"),
        ("CARNET_SHOP_TZ", "shop_tz"),
        ("CARNET_SHOP_LOCALE", "shop_locale"),
        ("CARNET_MAIL_FROM", "mail_from"),
    ):
        if value := environment.get(name):
            found[key] = value
    found["log_requests"] = environment.get("CARNET_LOG_REQUESTS", "") not in ("", "0")
    return found
