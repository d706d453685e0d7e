"""The command line as a person starts it: in a process of its own, over a data folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def mingzhang(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own, over a data folder.

    Of portals only the demo's own is asked: no test leaves this machine.
    """
    own = {"MINGZHANG_HOME": str(home), "DAGSTER_HOME": str(home / "dagster")}
    if "--demo" not in arguments:
        own["MINGZHANG_PORTALS"] = "off"
    return subprocess.run(
        [sys.executable, "-c", "from commands.cli import main; main()", *arguments],
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
