"""A portal with three reports of the demo district, one a format, for nights that are soon over.

What belongs here: the portal's pages and the place that asks it. What does not: running a night.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demo.demo_report import demo_reports
from demo.packing import WRITERS
from tests.collection.portal.site import Answer, serving
from tests.kept import REPOSITORY

FORMATS = ("pdf", "docx", "xlsx")
LISTS = ("/zfxxgk/bmys/a/index.html", "/zfxxgk/bmys/b/index.html")
"""What the demo district's place asks first."""


@contextmanager
def three_reports(folder: Path) -> Iterator[Path]:
    """Serves the portal while it lasts; gives the file of a place that asks it."""
    folder.mkdir()
    answers, items = {}, []
    for file_format in FORMATS:
        report = next(
            one for one in demo_reports() if (one.file_format, one.year) == (file_format, 2025)
        )
        path = folder / report.file_name
        WRITERS[file_format](report, path)
        address = f"/files/{report.file_name}"
        answers[address] = Answer(path.read_bytes(), etag=f'"{report.file_name}"')
        title = f"{report.budget.agency_name}2025年部门预算"
        items.append(f'<li><a href="{address}">{title}</a><span>2025-02-11</span></li>')
    page = f'<html><head><meta charset="utf-8"></head><body>{"".join(items)}</body></html>'
    answers |= {one: Answer(page.encode(), headers={"Content-Type": "text/html"}) for one in LISTS}
    declared = (REPOSITORY / "jurisdictions" / "demo.toml").read_text(encoding="utf-8")
    with serving(answers) as site:
        place = folder / "three.toml"
        place.write_text(declared.replace("{base}", site.base), encoding="utf-8")
        yield place
