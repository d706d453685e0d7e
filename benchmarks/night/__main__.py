"""Two demo nights, the second with nothing new: seconds by the clock and of the processor.

What belongs here: `python -m benchmarks.night [DATA FOLDER]`; with a folder that has a night, the
first is no cold one. What does not: what a step does. Each night is a process of its own, as a
person starts it; `clocked` is what runs in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

NIGHTS = ("cold", "unchanged")


def night(home: Path) -> str:
    """One night over the data folder; what `clocked` says of it."""
    own = {"MINGZHANG_HOME": str(home), "DAGSTER_HOME": str(home / "dagster")}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.night.clocked"],
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="mingzhang-night-") as made:
        home = Path(sys.argv[1] if len(sys.argv) > 1 else made).resolve()
        for name in NIGHTS:
            print(f"{name}\n{night(home)}")


if __name__ == "__main__":
    main()
