"""Damaged files, made by a seed: the same figures, or a gap, or a clear refusal; never others.

What belongs here: bytes changed, cut out, doubled and zeroed in one report in each format. What
does not: changes that a reader sees on the page too (a digit of plain HTML; a byte of xls, which
has no checksums: what it says is what Excel shows).
"""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import xlwt

from demo.demo_report import demo_reports
from demo.packing import WRITERS
from disclosure.reading import Reading
from disclosure.report import read_report

SEED = 20_260_228
EACH = 6
"""Mutations of each kind and format; benchmarks run more."""


@cache
def original(file_format: str, folder: Path) -> bytes:
    report = next(
        one for one in demo_reports() if one.file_format == file_format and one.year == 2025
    )
    path = folder / f"report.{file_format}"
    WRITERS[file_format](report, path)
    return path.read_bytes()


@cache
def old_workbook() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表8")
    rule = xlwt.easyxf("borders: left thin, right thin", num_format_str="#,##0.00")
    for row in range(60):
        sheet.write(row, 0, f"第{row + 1}项", rule)
        for column in range(1, 4):
            sheet.write(row, column, 100.25 * row + column, rule)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) // 10, len(content))]


def gapped(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice((1, 16, 512, 4096)) :]


def zeroed(content: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(content)), chance.choice((1, 16, 512))
    stop = min(len(content), start + length)
    return content[:start] + bytes(stop - start) + content[stop:]


def doubled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    stop = start + chance.choice((16, 512, 4096))
    return content[:stop] + content[start:stop] + content[stop:]


MUTATIONS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "flipped": flipped,
    "cut": cut,
    "gapped": gapped,
    "zeroed": zeroed,
    "doubled": doubled,
}


def figures(read: Reading) -> Counter[tuple[object, ...]]:
    """All figures of tables, known and not, and of prose."""
    found: Counter[tuple[object, ...]] = Counter(
        (table.table_no, cell.column_key, cell.amount_yuan)
        for table in read.tables
        for cell in table.cells
        if cell.amount_yuan is not None
    )
    found.update(
        ("raw", text)
        for raw in read.raw_tables
        for row in raw.grid
        for text in row
        if re.search(r"\d\.\d", text)
    )
    found.update(("said", one.measure, one.amount_yuan, one.percent) for one in read.statements)
    return found


@pytest.mark.parametrize(
    ("file_format", "kind"),
    [*((one, kind) for one in ("docx", "xlsx", "pdf") for kind in MUTATIONS), ("xls", "cut")],
)
def test_damage_is_never_silent(
    file_format: str, kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    whole = old_workbook() if file_format == "xls" else original(file_format, folder)
    truth = figures(read_report(whole, recognise_scans=False))
    assert len(truth) > 50
    chance = random.Random(f"{SEED} {file_format} {kind}")
    for number in range(EACH if file_format != "pdf" else EACH // 2):
        damaged = MUTATIONS[kind](whole, chance)
        read = read_report(damaged, recognise_scans=False)
        if read.status == "quarantined" and read.error_code != "no_form":
            assert read.error_code not in (None, "crashed"), number
            assert read.error_reason, number
        elif not read.gaps:
            assert figures(read) == truth, f"{file_format} {kind} {number}"
