"""The host's clock, and the one way a time is written on the wire.

Times are RFC 3339 in UTC with whole seconds ("2026-11-23T14:05:00Z"). Nothing in the host reads the clock of a
client; everything that needs "now" takes a `Clock`, so that a test can hold it still. It must not sleep.
"""
from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

Clock = Callable[[], float]
"""Seconds since 1970 as a float, like `time.time`."""

system_clock: Clock = time.time

_FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", re.ASCII)


def rfc3339(seconds: float) -> str:
    """The time on the wire; fractions are dropped, so a time never lies in the future."""
    day, second = divmod(int(seconds // 1), 86_400)
    return f"{_date(day)}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"


@lru_cache(maxsize=2048)
def _date(day: int) -> str:
    # A demo book writes ten times for each order, most of them of days that were written before.
    return time.strftime("%Y-%m-%d", time.gmtime(day * 86_400))


def parse_rfc3339(text: str) -> float | None:
    """Seconds since 1970, or None when `text` is not an RFC 3339 time in UTC."""
    if not _FORM.fullmatch(text):
        return None
    try:
        # Fractions beyond microseconds are allowed on the wire and decide nothing here.
        return datetime.fromisoformat(text if len(text) < 28 else text[:26] + "Z").timestamp()
    except ValueError:
        return None
