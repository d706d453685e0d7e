"""The command line as a person starts it: in a process of its own, over a data folder.

What belongs here: how a test starts a command. What does not: the process that nights are forked
from (`preloaded`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.preloaded import run_forked


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from commands.cli import main; main()", *arguments]


def environment(home: Path, *, portals: bool = False) -> dict[str, str]:
    """A data folder of its own; portals are asked only where a test serves them itself."""
    own = {"MINGZHANG_HOME": str(home), "DAGSTER_HOME": str(home / "dagster")}
    return {**os.environ, **own, "MINGZHANG_PORTALS": "on" if portals else "off"}


def mingzhang(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own, over a data folder.

    Of portals only the demo's own is asked: no test leaves this machine.
    """
    given = environment(home, portals="--demo" in arguments)
    with tempfile.TemporaryDirectory(prefix="mingzhang-said-") as said:
        code = run_forked(arguments, given, Path(said))
        out, err = (Path(said, name).read_text("utf-8") for name in ("out", "err"))
    return subprocess.CompletedProcess(arguments, code, out, err)
