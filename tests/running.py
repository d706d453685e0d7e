"""The command line as a person starts it: in a process of its own, over a data folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


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
    return subprocess.run(
        command(*arguments),
        env=environment(home, portals="--demo" in arguments),
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
