"""Servers of our own on loopback, for as long as a test asks them.

What belongs here: their thread, from the first answer to the last. What does not: what they answer.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseServer
from typing import TypeVar

Server = TypeVar("Server", bound=BaseServer)
_LOOKS_SECONDS = 0.01
"""How often a server looks whether it is to end; half a second by itself, which each test waits."""


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """The server while it answers."""
    thread = threading.Thread(target=server.serve_forever, args=(_LOOKS_SECONDS,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
