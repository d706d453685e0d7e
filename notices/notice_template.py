"""The bureau's own Word template for notices: where it lies, and that it is sound.

What belongs here: what is asked before a number is given. What does not: filling it
(`template_filling`, which loads Word's libraries).
"""

from __future__ import annotations

from pathlib import Path

FILE = "notice-template.docx"


class BadTemplate(Exception):
    """A template that no notice can be written in; says why, in Chinese."""


def template_of(home: Path) -> bytes | None:
    """The data folder's template, sound; None where there is none. Raises BadTemplate."""
    path = home / "notices" / FILE
    if not path.is_file():
        return None
    from notices.template_filling import check

    content = path.read_bytes()
    check(content)
    return content
