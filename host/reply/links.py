"""Reply links: signed, bound to one message of one conversation, and with an end.

    /reply/<message id>.<end, base 36>.<signature>

The signature covers the order as well, so that a message moved to another conversation takes no old link along.
Nothing secret is in the address but the signature; the key never leaves the host.
"""
from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass

from host import ids
from host.clock import Clock

VALID_SECONDS = 60 * 86_400
_SIGNATURE_BYTES = 18


@dataclass(frozen=True)
class Claim:
    """What a link says, before it is believed."""

    message: str
    end: int
    signature: str


class ReplyLinks:
    def __init__(self, key: bytes, clock: Clock) -> None:
        self._key = key
        self._clock = clock
        self.base = ""
        """Where customers reach this host; known when it listens."""

    def url(self, message: str, order: str) -> str:
        end = int(self._clock()) + VALID_SECONDS
        return f"{self.base}/reply/{message}.{_base36(end)}.{self._sign(message, order, end)}"

    def read(self, token: str) -> Claim | None:
        """The claim in a token; None when it cannot be one. Nothing about it is true yet."""
        parts = token.split(".")
        if len(parts) != 3 or not ids.is_id(parts[0]) or not 0 < len(parts[1]) < 12 or not (parts[1].isascii() and parts[1].isalnum()):
            return None
        try:
            end = int(parts[1], 36)
        except ValueError:
            return None
        return Claim(parts[0], end, parts[2])

    def is_genuine(self, claim: Claim, order: str) -> bool:
        expected = self._sign(claim.message, order, claim.end)
        return hmac.compare_digest(expected.encode(), claim.signature.encode("utf-8", "replace"))

    def has_ended(self, claim: Claim) -> bool:
        return claim.end <= self._clock()

    def _sign(self, message: str, order: str, end: int) -> str:
        text = f"reply\0{message}\0{order}\0{end}".encode()
        digest = hmac.new(self._key, text, hashlib.sha256).digest()[:_SIGNATURE_BYTES]
        return base64.urlsafe_b64encode(digest).decode()


def _base36(number: int) -> str:
    out = ""
    while number:
        number, digit = divmod(number, 36)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + out
    return out or "0"
