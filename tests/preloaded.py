"""A process that has loaded the heavy libraries, and forks a command of ours for each that asks.

What belongs here: the server and its clients, the workers of a run; a night needs six seconds of a
processor to import Dagster, Great Expectations and scipy, which are the same in every night. Our
own modules are imported in the fork, as in a process of its own. What does not: what a command is
given.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock

from tests.processor import spent_elsewhere

HEAVY = (
    "dagster",
    "dagster._core.storage.sqlite_storage",
    "duckdb",
    "duckdb_engine",
    "great_expectations.expectations",
    "lxml.html",
    "pypdfium2",
    "rich.progress",
    "scipy.optimize",
    "structlog",
    "twisted.python.failure",
    "typer",
    "upath",
    "watchdog.observers",
)
NO_CALLS_HOME = {"DAGSTER_DISABLE_TELEMETRY": "1", "GX_ANALYTICS_ENABLED": "false"}
"""What `pipelines` sets before it imports them."""


LOOKS_EVERY_SECONDS = 1.0
"""How often the server looks whether the run is still there."""


def serve(descriptor: int, run: int) -> None:
    """Answers each order on the socket, a line of JSON, with the process's number, and when it has
    ended with its exit code and the processor's seconds; until the process `run` is gone.

    Started by `-c`: a process that a command spawns then has no main module to import again.
    """
    with socket.socket(fileno=descriptor) as asked:
        asked.settimeout(LOOKS_EVERY_SECONDS)
        for library in HEAVY:
            __import__(library)
        gc.freeze()  # what is shared by all forks is searched and copied by none
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for who waits for a command
        while _is_there(run):
            with suppress(TimeoutError):
                connection, _ = asked.accept()
                with connection:
                    if os.fork() == 0:
                        asked.close()
                        _answer(connection)
        for left in (asked.getsockname(), f"{asked.getsockname()}.lock"):
            Path(left).unlink(missing_ok=True)
    os._exit(0)  # DuckDB's binding tells of leaks when Python is torn down


def _is_there(run: int) -> bool:
    try:
        os.kill(run, 0)
    except ProcessLookupError:
        return False
    return True


def _answer(connection: socket.socket) -> None:
    """Waits for one command in a process of its own: workers need not wait for each other's."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    connection.settimeout(None)
    with connection.makefile("rw", encoding="utf-8") as line:
        order = json.loads(line.readline())
        pid = os.fork()
        if pid == 0:
            from collection.fork_server import end_with

            end_with(partial(_become, order))
        print(pid, file=line, flush=True)
        _, status, spent = os.wait4(pid, 0)
        told = [os.waitstatus_to_exitcode(status), spent.ru_utime + spent.ru_stime]
        print(json.dumps(told), file=line, flush=True)
    os._exit(0)


def _become(order: dict[str, Any]) -> None:
    """The forked process: the command with its arguments, environment and files."""
    os.setsid()
    for number, path in enumerate(("/dev/null", order["out"], order["err"])):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), number)
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["mingzhang", *order["arguments"]]
    from commands.cli import main

    main()


def _connected() -> socket.socket:
    """To the one server of this run, which the first who asks starts: loading takes six seconds."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    address = Path(tempfile.gettempdir(), f"mingzhang-preloaded-{run}")
    mine = socket.socket(socket.AF_UNIX)
    with FileLock(f"{address}.lock"):
        try:
            mine.connect(str(address))
        except (FileNotFoundError, ConnectionRefusedError):
            address.unlink(missing_ok=True)
            _start(address, run)
            mine.connect(str(address))
    return mine


_STARTED: list[subprocess.Popen[bytes]] = []
"""Kept: one that nobody holds is said to be left running, which it is on purpose."""


def _start(address: Path, run: int) -> None:
    with socket.socket(socket.AF_UNIX) as asked:
        asked.bind(str(address))
        asked.listen()
        own = f"from tests.preloaded import serve; serve({asked.fileno()}, {run})"
        _STARTED.append(
            subprocess.Popen(
                [sys.executable, "-c", own],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[asked.fileno()],
                start_new_session=True,
                env={**os.environ, **NO_CALLS_HOME},
                cwd=Path(__file__).resolve().parents[1],
            )
        )


def run_forked(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    folder: Path,
    watch: Callable[[int], None] | None = None,
) -> int:
    """The command's exit code; what it printed is in `out` and `err` of the folder.

    `watch` is called with the number of its process, which leads a session of its own.
    """
    order = {
        "arguments": arguments,
        "environment": environment,
        "out": str(folder / "out"),
        "err": str(folder / "err"),
    }
    with _connected() as server, server.makefile("rw", encoding="utf-8") as line:
        print(json.dumps(order), file=line, flush=True)
        pid = int(line.readline())
        if watch is not None:
            watch(pid)
        code, seconds = json.loads(line.readline())
    spent_elsewhere(seconds)
    return int(code)
