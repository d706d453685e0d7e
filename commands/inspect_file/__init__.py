"""`mingzhang inspect`: what the reader saw in a file, for a person who adds a place or a layout.

What belongs here: from a file to what is printed and written. What does not: seeing
(`evidence.inspection`), words for a terminal (`terminal`) and for a web page (`page`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from disclosure.errors import UnreadableDocument
from evidence.inspection import inspect_file

__all__ = ["inspect_files"]

SEEN, UNREADABLE = 0, 2


def inspect_files(files: Sequence[Path], *, html: Path | None = None) -> int:
    """Prints what was seen in each file; 2 if one can't be opened, else 0.

    `html` is written as one self-contained page with pictures. Raises OSError when it can't be.
    """
    from commands.inspect_file.inspection_page import Inspected, page_of
    from commands.inspect_file.inspection_terminal import print_inspection

    console = Console()
    inspected: list[Inspected] = []
    code = SEEN
    for file in files:
        content = file.read_bytes()
        console.rule(file.name)
        try:
            seen = inspect_file(content, file_name=file.name)
        except UnreadableDocument as error:
            console.print(Text(f"读不了：{error.reason}", style="red"))
            code = UNREADABLE
            continue
        print_inspection(seen, console)
        inspected.append(Inspected(file.name, content, seen))
    if html is not None:
        html.write_text(page_of(inspected), encoding="utf-8")
        console.print(f"带图的网页：{html}", highlight=False, soft_wrap=True)
    return code
