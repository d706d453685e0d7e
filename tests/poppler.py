"""Poppler's text of a PDF: a reading that shares nothing with ours.

What belongs here: calling it, and skipping with a word where it is missing. What does not: what the
text is compared with.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.needed import needed_program


def text_of_pages(file: Path, layout: str = "-layout") -> list[str]:
    """The text of each page, laid out as printed; with `-raw` in the order it is written."""
    program = needed_program("pdftotext", package="poppler-utils")
    command = [program, layout, "-enc", "UTF-8", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8").split("\f")[:-1]
