"""Jobs for the worker pool, good and hostile; importable by name from a fresh process."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from disclosure.documents.opening import open_document
from disclosure.errors import EmptyDocument


def job(path: Path) -> str:
    match path.name:
        case "exits":
            os._exit(3)
        case "aborts":
            os.abort()
        case "sleeps":
            time.sleep(4)
        case "waits":
            time.sleep(600)
        case "works":
            _work(2.1)
        case "loops":
            _work(600)
        case "eats":
            return str(len(bytearray(8 * 1024**3)))
        case "raises":
            raise ValueError("broken")
        case "calls":
            return _reached()
        case "knows":
            return f"{'disclosure.report' in sys.modules} {sys.modules['__main__'].__name__}"
        case "empty":
            raise EmptyDocument("空的")
    if path.name.startswith("slow "):
        time.sleep(0.2)
    return path.name.upper()


LONG = 4 * 1024**2
_kept: list[bytes] = []


def hoards(path: Path) -> int:
    """Which process this is; it keeps 300 MB for ever where it is told to."""
    if path.name == "hoards":
        _kept.append(b"x" * (300 * 1024**2))
    return os.getpid()


def dies(folder: Path, path: Path) -> str:
    """Is killed as often as its name says, noting each time; or once, within a long answer."""
    kind, _, number = path.name.partition(" ")
    times = len(list(folder.glob(f"{path.name}-*")))
    if kind in ("killed", "long"):
        (folder / f"{path.name}-{times}").touch()
    if kind == "killed" and times < int(number):
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "long" and not times:
        threading.Timer(0.01, os.kill, (os.getpid(), signal.SIGKILL)).start()
        time.sleep(0.005)
    return "x" * LONG if kind == "long" else path.name.upper()


def _reached() -> str:
    """Which kinds of socket this process and a child of its own may open."""
    asked = (
        "import socket\nfor kind in (1, 2, 10):\n    try: socket.socket(kind).close(); print(kind)"
    )
    asked += "\n    except PermissionError: pass"
    own = []
    for kind in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6):
        with contextlib.suppress(PermissionError):
            socket.socket(kind).close()
            own.append(int(kind))
    child = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True)
    return f"{own} {child.stdout.decode().split()}"


def opened(path: Path) -> str:
    """The format of a file that opens."""
    return open_document(path.read_bytes()).file_format


def _work(seconds: float) -> None:
    """Keeps the processor busy for so many seconds of it."""
    ended = time.process_time() + seconds
    while time.process_time() < ended:
        sum(range(10_000))
