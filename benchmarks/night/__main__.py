"""Three demo nights: cold, with nothing new, with one report more; seconds by clock and processor.

What belongs here: `python -m benchmarks.night [DATA FOLDER]`; with a folder that has a night, the
first is no cold one. What does not: what a step does. Each night is a process of its own, as a
person starts it; `clocked` is what runs in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NIGHTS = ("cold", "unchanged", "one report more")


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


def receive(home: Path) -> None:
    """The report that the demo district's portal keeps back, in the inbox since a minute."""
    from demo.demo_report import demo_reports
    from demo.packing import WRITERS

    report = next(one for one in demo_reports() if not one.is_published)
    path = home / "inbox" / report.file_name
    path.parent.mkdir(parents=True, exist_ok=True)
    WRITERS[report.file_format](report, path)
    os.utime(path, (time.time() - 60,) * 2)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="mingzhang-night-") as made:
        home = Path(sys.argv[1] if len(sys.argv) > 1 else made).resolve()
        for name in NIGHTS:
            if name == NIGHTS[-1]:
                receive(home)
            print(f"{name}\n{night(home)}", flush=True)


if __name__ == "__main__":
    main()
