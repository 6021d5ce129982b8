"""Bytes sent to a host as they are: for requests that no HTTP library would make."""
from __future__ import annotations

import socket
import time
from contextlib import closing


def raw(port: int, *parts: bytes, seconds: float = 20, pause: float = 0) -> bytes:
    """What comes back for bytes sent as they are."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=seconds)) as plug:
        for part in parts:
            try:
                plug.sendall(part)
            except OSError:
                break
            if pause:
                time.sleep(pause)
        received = b""
        try:
            while chunk := plug.recv(65536):
                received += chunk
        except OSError:
            pass
        return received
