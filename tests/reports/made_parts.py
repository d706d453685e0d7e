"""The Word file of 307 taken apart: tables in one file, prose in another, forms in a third.

What belongs here: files made at test time of the published one. What does not: judgements.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document

from tests.reports.test_307_tables import NAME

FIRST, LAST = "第二部分", "第三部分"
FORMS = ("整体支出绩效目标", "项目支出绩效目标")


def tables_file(folder: Path) -> bytes:
    """The thirteen tables with their heads, and not a sentence."""
    return _kept(folder, lambda part, is_form: part == FIRST)


def prose_file(folder: Path, *, with_forms: bool = True) -> bytes:
    """Everything but the thirteen tables; with or without the performance forms."""
    return _kept(folder, lambda part, is_form: part != FIRST and (with_forms or not is_form))


def forms_file(folder: Path) -> bytes:
    """The performance forms alone."""
    return _kept(folder, lambda part, is_form: part != FIRST and is_form)


def _kept(folder: Path, wanted: Callable[[str, bool], bool]) -> bytes:
    """A copy without the blocks that are not wanted, by their part and whether they are a form."""
    document = Document(str(folder / "shangdang" / f"{NAME}.docx"))
    body = document.element.body
    part = ""
    for block in list(body):
        text = "".join(block.itertext()).strip()
        for heading in (FIRST, LAST, "第四部分"):
            if text.startswith(heading) and not text[-1].isdigit() and _is_paragraph(block):
                part = heading
        is_form = not _is_paragraph(block) or any(title in text[:40] for title in FORMS)
        if block.tag.endswith("}sectPr") or wanted(part, is_form):
            continue
        body.remove(block)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _is_paragraph(block: Any) -> bool:
    return bool(block.tag.endswith("}p"))
