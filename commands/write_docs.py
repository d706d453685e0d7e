"""`mingzhang data-docs`: Great Expectations' own pages over the newest night, for offline reading.

What belongs here: where they are written and what is said. What does not: the pages themselves
(`expectations.data_docs`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from rich.console import Console

from expectations.data_docs import build_data_docs
from warehouse.publish import last_published
from warehouse.snapshot import NoSnapshot


def write_data_docs(home: Path, folder: Path | None = None) -> Path:
    """Writes the pages anew; returns their index. Raises NoSnapshot."""
    night = last_published(home)
    if night is None:
        raise NoSnapshot(home)
    target = folder or home / "exports" / night.stem / "data-docs"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    console = Console()
    with console.status("Great Expectations……"):
        index = build_data_docs(night, None, target)
    console.print(f"已写出 [bold]{index}[/bold]，用浏览器打开，不需要联网", highlight=False)
    return index
