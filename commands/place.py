"""`mingzhang place check`: is a jurisdiction file right, before a night depends on it?

What belongs here: words on the terminal and the exit code. What does not: what is wrong
(`assets.place_check`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from assets.place_check import mistakes
from collection.jurisdiction import JurisdictionError, load_jurisdiction


def check_place_files(files: Sequence[Path]) -> int:
    """0 where every file is right, else 1; each mistake on a line of its own."""
    console = Console()
    wrong = 0
    for file in files:
        try:
            found = mistakes(file, load_jurisdiction(file))
        except JurisdictionError as error:
            found = [str(error)]
        wrong += bool(found)
        for line in found or [f"{file.name}：没有问题"]:
            console.print(line, highlight=False, markup=False, soft_wrap=True)
    return 1 if wrong else 0
