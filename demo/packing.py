"""How a report is put up: as its file, packed into a zip as Windows does, or in two files.

What belongs here: from a report to the files that the site serves. What does not: their links.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from demo.demo_report import DemoReport
from demo.fixed_zip import DATE
from demo.write_docx import write_docx
from demo.write_pdf import write_pdf
from demo.write_xlsx import write_xlsx

WRITERS = {"pdf": write_pdf, "docx": write_docx, "xlsx": write_xlsx}
PACKED = (("121", 2025),)
"""Reports in a zip whose names are in GBK, beside a note that is no report."""
IN_TWO_FILES = (("123", 2025),)
"""Reports with the tables in one Word file and the prose in another."""


class _GbkInfo(zipfile.ZipInfo):
    """A member whose name is written as Chinese Windows writes it: GBK, and no word about it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gbk"), self.flag_bits


def published_files(report: DemoReport) -> list[tuple[str, str]]:
    """The files of a report: name on the site, and what the link says; no word means the usual."""
    key = report.agency_code, report.year
    stem = report.file_name.rpartition(".")[0]
    if key in PACKED:
        return [(f"{stem}.zip", "")]
    if key in IN_TWO_FILES:
        what = f"{report.year}年部门预算"
        return [
            (f"{stem}-1.docx", f"附件1：{what}公开表"),
            (f"{stem}-2.docx", f"附件2：{what}情况说明"),
        ]
    return [(report.file_name, "")]


def write_report(report: DemoReport, folder: Path) -> None:
    """Writes all files of a report; the same report gives the same bytes."""
    key = report.agency_code, report.year
    names = [name for name, _ in published_files(report)]
    if key in PACKED:
        _write_packed(report, folder / names[0])
    elif key in IN_TWO_FILES:
        for name, content in zip(names, ("tables", "prose"), strict=True):
            write_docx(report, folder / name, content=content)
    else:
        WRITERS[report.file_format](report, folder / names[0])


def _write_packed(report: DemoReport, path: Path) -> None:
    loose = path.with_name(report.file_name)
    WRITERS[report.file_format](report, loose)
    name = report.budget.agency_name
    members = {
        f"{name}/{name}{report.year}年部门预算.{report.file_format}": loose.read_bytes(),
        f"{name}/读我.txt": "解压后打开".encode("gbk"),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for member, content in members.items():
            target.writestr(_GbkInfo(member, DATE), content, zipfile.ZIP_DEFLATED)
    loose.unlink()
