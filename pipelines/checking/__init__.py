"""`mingzhang check`: reports before they are published, by the same rules, without a warehouse.

What belongs here: from files to what is printed, and the exit code. What does not: the throw-away
night (`night`), what was found in it (`found`), and how it is shown (`terminal`, `page`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from pipelines.checking.found import CLEAN, Checked
from pipelines.checking.night import check_source
from pipelines.checking.sources import sources_of

__all__ = ["Checked", "check_file", "check_files"]


def check_file(file: Path, *, with_pictures: bool = False) -> Checked:
    """What was found in one file that is no archive."""
    (source,) = sources_of(file)
    return check_source(source, with_pictures=with_pictures)


def check_files(files: Sequence[Path], *, as_json: bool, html: Path | None = None) -> int:
    """Checks each file, and each file in an archive, and prints what was found.

    Returns the gravest file's exit code.

    `html` is written as one self-contained page over all files. Raises OSError when it can't be.
    """
    checked = [
        check_source(source, with_pictures=html is not None)
        for file in files
        for source in sources_of(file)
    ]
    if html is not None:
        from pipelines.checking.page import page_of

        html.write_text(page_of(checked), encoding="utf-8")
    if as_json:
        rows = [one.as_dict() for one in checked]
        print(json.dumps(rows, ensure_ascii=False, default=str))
    else:
        from pipelines.checking.terminal import print_checked

        console = Console()
        for one in checked:
            print_checked(one, console)
        if html is not None:
            console.print(f"网页报告：{html}", highlight=False, soft_wrap=True)
    return max((one.code for one in checked), default=CLEAN)
