"""The data folder: made when missing, locked while in use, and the keys kept in it.

    carnet.db           the book
    reply.key           signs the reply links (mode 0600, made at the first start)
    lock                held by the program that runs on this folder
    high-water          how far the log had come when last looked at, to notice a database put back from a copy
    mail/               messages written as files when no SMTP server is named
"""
from __future__ import annotations

import fcntl
import os
import secrets
from pathlib import Path
from typing import TextIO


class FolderError(Exception):
    """The folder cannot be used; the message is a sentence for a person."""


class DataFolder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock_file: TextIO | None = None

    def lock(self) -> None:
        try:
            # Orders are personal data: nobody else on this machine has a reason to read them.
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = (self.path / "lock").open("a+", encoding="ascii")
        except OSError as error:
            raise FolderError(f"The data folder {self.path} cannot be used: {error.strerror}.") from None
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            owner = file.read().strip()
            file.close()
            by = f" (process {owner})" if owner.isdigit() else ""
            raise FolderError(f"The data folder {self.path} is in use by another Carnet{by}.") from None
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        self._lock_file = file

    def unlock(self) -> None:
        if self._lock_file:
            self._lock_file.close()
            self._lock_file = None

    def reply_key(self) -> bytes:
        """The key of the reply links. It outlives restarts: a link that was mailed must go on working."""
        path = self.path / "reply.key"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            key = path.read_bytes()
            if len(key) == 32:
                return key
            raise FolderError(f"The file {path} is damaged. Remove it: old reply links will then end.") from None
        with os.fdopen(descriptor, "wb") as file:
            key = secrets.token_bytes(32)
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        return key

    def read_high_water(self) -> tuple[str, int] | None:
        try:
            epoch, seq = (self.path / "high-water").read_text("ascii").split()
            return epoch, int(seq)
        except (OSError, ValueError):
            return None

    def write_high_water(self, epoch: str, seq: int) -> None:
        new = self.path / "high-water.new"
        new.write_text(f"{epoch} {seq}\n", "ascii")
        os.replace(new, self.path / "high-water")
