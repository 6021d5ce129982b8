"""Tells open long polls that something was committed.

A counter under a condition: whoever waits says which count it has seen. Nothing is lost between looking and
waiting, and one `wake` frees all. It carries no data: the feed is read from the database again.
"""
from __future__ import annotations

import threading
import time


class Signal:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._count = 0
        self._closed = False

    @property
    def count(self) -> int:
        return self._count

    @property
    def closed(self) -> bool:
        return self._closed

    def wake(self) -> None:
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def close(self) -> None:
        """Frees everyone, now and for good: the host stops."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()

    def wait(self, seen: int, seconds: float) -> bool:
        """Waits until the count is no longer `seen`; False when the time is over or the host stops."""
        deadline = time.monotonic() + seconds
        with self._condition:
            while self._count == seen and not self._closed:
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._condition.wait(left)
            return not self._closed
