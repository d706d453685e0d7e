"""Ctrl-C and SIGTERM end a night at once: it may be killed anywhere, so nothing need be waited for.

What belongs here: hearing the two signals whatever libraries do with them, ending the processes
that were started, and the exit codes 130 and 143. What does not: what a killed night leaves behind
(`warehouse.publish`), which the next one clears away.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from types import FrameType

SAID = "已中断。什么也没有丢失，上一夜的快照保持不变；再次运行即可继续。"
_HEARD = (signal.SIGINT, signal.SIGTERM)
SHOW_CURSOR = "\x1b[?25h"


def end_on_signals() -> None:
    """From now on the first of the two signals ends this process with 128 + its number.

    Dagster and others set handlers of their own and turn them into exceptions deep in their steps;
    the wake-up descriptor hears each signal all the same. Call it in the main thread.
    """
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    for number in _HEARD:
        signal.signal(number, _heard)
    signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=_end_when_heard, args=(ear, mouth), daemon=True).start()


def _heard(_number: int, _frame: FrameType | None) -> None:
    """A handler must be there, or the signal never reaches the descriptor."""


def _end_when_heard(ear: socket.socket, _mouth: socket.socket) -> None:
    while (number := ear.recv(1)[0]) not in _HEARD:
        continue
    stream = sys.stderr
    stream.write((SHOW_CURSOR if stream.isatty() else "") + f"\n{SAID}\n")
    stream.flush()
    _end_children()
    os._exit(128 + number)


def _end_children() -> None:
    """Workers, the crawl, LibreOffice: everything that this process started, by /proc."""
    import psutil

    for child in psutil.Process().children(recursive=True):
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue
