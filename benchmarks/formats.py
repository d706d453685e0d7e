"""What each Office format costs beside a public tool: python -m benchmarks.formats [FOLDER].

What belongs here: milliseconds to open the docx, xlsx, xls and doc of one report, to read it whole,
and the first as a ratio to another program's reading of the same file in the same run. FOLDER holds
one file of each; it is the real reports' by default. What does not: assertions; this is no test.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import docx
import openpyxl
import xlrd

from collection.workers import read_many
from disclosure.documents.office.converter import find_converter
from disclosure.documents.opening import open_document
from disclosure.report import read_report
from tests.collection.hostile_jobs import opened

FOLDER = Path(__file__).parents[2] / "shared" / "reports" / "shangdang"
BATCH = 4


def python_docx_text(content: bytes) -> None:
    """All paragraphs and cells, without where the cells stand."""
    document = docx.Document(io.BytesIO(content))
    rows = (row for table in document.tables for row in table.rows)
    "".join([p.text for p in document.paragraphs] + [c.text for row in rows for c in row.cells])


def openpyxl_values(content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True):
        list(sheet.values)


def xlrd_values(content: bytes) -> None:
    for sheet in xlrd.open_workbook(file_contents=content).sheets():
        [sheet.row_values(row) for row in range(sheet.nrows)]


def soffice_alone(files: list[Path]) -> None:
    """One start of LibreOffice with a new profile, for however many files."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [find_converter(), profile, "--headless", "--convert-to", "docx"]
        subprocess.run(
            [*command, "--outdir", folder, *map(str, files)], check=True, capture_output=True
        )


def ours_in_workers(files: list[Path]) -> None:
    assert all(outcome.error is None for outcome in read_many(files, opened))


def milliseconds(work: Callable[[], object], times: int) -> float:
    def once() -> float:
        started = time.perf_counter()
        work()
        return (time.perf_counter() - started) * 1000

    once()
    return median(once() for _ in range(times))


def line(name: str, ours: float, other: str, theirs: float, whole: str = "") -> None:
    print(f"{name:10} {ours:8.1f} ms   {ours / theirs:6.2f} × {other} ({theirs:.1f} ms){whole}")


def main(folder: Path) -> None:
    found = {suffix: next(folder.glob(f"*.{suffix}")) for suffix in ("docx", "xlsx", "xls", "doc")}
    others: dict[str, tuple[str, Callable[[bytes], None], int]] = {
        "docx": ("python-docx, text alone", python_docx_text, 7),
        "xlsx": ("openpyxl, values alone", openpyxl_values, 7),
        "xls": ("xlrd, values alone", xlrd_values, 7),
        "doc": ("soffice --convert-to", lambda _: soffice_alone([found["doc"]]), 3),
    }
    for suffix, (other, their_reading, times) in others.items():
        content = found[suffix].read_bytes()
        ours = milliseconds(partial(open_document, content), times)
        theirs = milliseconds(partial(their_reading, content), times)
        whole = milliseconds(partial(read_report, content), 1)
        line(suffix, ours, other, theirs, f"; the whole reading {whole:.0f} ms")
    with tempfile.TemporaryDirectory() as copies:
        files = [Path(copies) / f"{number}.doc" for number in range(BATCH)]
        for file in files:
            file.write_bytes(found["doc"].read_bytes())
        ours = milliseconds(partial(ours_in_workers, files), 1) / BATCH
        theirs = milliseconds(partial(soffice_alone, files), 1) / BATCH
        line(f"doc × {BATCH}", ours, "one soffice for all, each", theirs)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
