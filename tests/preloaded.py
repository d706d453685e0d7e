"""A process that has loaded the heavy libraries, and forks a command of ours for each that asks.

What belongs here: the server and its client; a night needs six seconds of a processor to import
Dagster, Great Expectations and scipy, which are the same in every night of a run. Our own modules
are imported in the fork, as in a process of its own. What does not: what a command is given.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

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


def serve() -> None:
    """Answers each order of stdin, a line of JSON, with the process's number, and when it has ended
    with its exit code and the processor's seconds.

    Started by `-c`: a process that a command spawns then has no main module to import again.
    """
    for library in HEAVY:
        __import__(library)
    gc.freeze()  # what is shared by all forks is searched and copied by none
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _become(json.loads(line))
        print(pid, flush=True)
        _, status, spent = os.wait4(pid, 0)
        told = [os.waitstatus_to_exitcode(status), spent.ru_utime + spent.ru_stime]
        print(json.dumps(told), flush=True)


def _become(order: dict[str, Any]) -> None:
    """The forked process: the command with its arguments, environment and files; never returns."""
    code = 1
    try:
        os.setsid()
        for number, path in enumerate(("/dev/null", order["out"], order["err"])):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), number)
        os.environ.clear()
        os.environ.update(order["environment"])
        sys.argv = ["mingzhang", *order["arguments"]]
        from commands.cli import main

        main()
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else int(done.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


@cache
def _server() -> subprocess.Popen[str]:
    started = subprocess.Popen(
        [sys.executable, "-c", "from tests.preloaded import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **NO_CALLS_HOME},
        cwd=Path(__file__).resolve().parents[1],
    )
    atexit.register(started.kill)
    return started


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
    server = _server()
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    pid = int(server.stdout.readline())
    if watch is not None:
        watch(pid)
    code, seconds = json.loads(server.stdout.readline())
    spent_elsewhere(seconds)
    return int(code)
