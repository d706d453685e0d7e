"""A confined command ends with all that it started, has limits, and finds no network."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure.documents.office import confined

pytestmark = pytest.mark.slow  # programs that hang, and are waited for

STARTS_A_CHILD = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(60)
"""


def started(*command: str, seconds: str = "30") -> subprocess.Popen[bytes]:
    limits = [seconds, "1024", "1"]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", confined.__file__, *limits, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def python(code: str, *arguments: str, seconds: str = "30") -> tuple[int, str]:
    with started(sys.executable, "-c", code, *arguments, seconds=seconds) as process:
        said, _ = process.communicate(timeout=40)
    return process.returncode, said.decode()


def soon(holds: Callable[[], bool]) -> bool:
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        if holds():
            return True
        time.sleep(0.05)
    return False


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_the_exit_code_comes_through() -> None:
    assert python("print('好'); raise SystemExit(7)") == (7, "好\n")


def test_at_the_time_limit_the_children_of_the_command_end_too(tmp_path: Path) -> None:
    note = tmp_path / "child"
    code, _ = python(STARTS_A_CHILD, str(note), seconds="2")
    assert code == confined.TIMED_OUT
    assert soon(lambda: is_gone(int(note.read_text())))


def test_when_nobody_waits_any_more_the_command_ends(tmp_path: Path) -> None:
    """As when a worker is killed at its own limit."""
    note = tmp_path / "child"
    waits = "import subprocess, sys; subprocess.run([sys.executable, '-I', '-S', *sys.argv[1:]])"
    command = [
        confined.__file__,
        "60",
        "1024",
        "1",
        sys.executable,
        "-c",
        STARTS_A_CHILD,
        str(note),
    ]
    with subprocess.Popen([sys.executable, "-c", waits, *command]) as waiting:
        assert soon(lambda: note.is_file() and bool(note.read_text()))
        os.kill(waiting.pid, signal.SIGKILL)
    assert soon(lambda: is_gone(int(note.read_text())))


def test_memory_and_the_size_of_files_are_limited(tmp_path: Path) -> None:
    code, said = python(
        "try:\n    bytearray(2 << 30)\nexcept MemoryError:\n    print('memory')\n"
        "import signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "try:\n    open(sys.argv[1], 'wb', 0).write(bytes(1 << 20)) and"
        " open(sys.argv[1], 'ab', 0).write(b'x')\n"
        "except OSError:\n    print('file')\n",
        str(tmp_path / "file"),
    )
    assert (code, said.split()) == (0, ["memory", "file"])


def test_no_network_where_the_system_lets_us_take_it_away() -> None:
    probe = (
        "import socket, sys\n"
        "try:\n    socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5); print('in')\n"
        "except OSError:\n    print('out')\n"
    )
    may = f"import sys; sys.path[:0] = [{str(Path(confined.__file__).parent)!r}]; import confined; "
    allowed = subprocess.run(
        [sys.executable, "-c", may + "print(confined.leave_network())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    with socket.create_server(("127.0.0.1", 0)) as server:
        _, said = python(probe, str(server.getsockname()[1]))
    assert (allowed, said.strip()) in {("True", "out"), ("False", "in")}
