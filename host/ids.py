"""Opaque identifiers: the form every id on the wire has, and new ones made by the host.

An id is 1 to 64 characters of `A-Za-z0-9_-`. The host's own are UUIDv7 (RFC 9562): they sort by the time they
were made, which keeps indexes compact. An id carries no meaning: nothing may be read out of one.
"""
from __future__ import annotations

import re
import secrets
import time
import uuid

_FORM = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


def is_id(value: object) -> bool:
    return isinstance(value, str) and _FORM.fullmatch(value) is not None


def new_id() -> str:
    """A fresh UUIDv7."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    number |= 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=number))
