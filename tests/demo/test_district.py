"""The demo district: the same every time, consistent where clean, mistaken where it says so."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest

from demo.demo_agencies import YEARS, profiles, register
from demo.demo_report import corrected, demo_reports
from demo.district import WRITERS
from demo.generator import generate
from demo.mistakes import PLANTED
from demo.packing import IN_TWO_FILES, PACKED, write_report

reports = cache(demo_reports)


def test_the_district_has_the_size_and_variety_it_promises() -> None:
    assert len({report.agency_code for report in reports()}) >= 24
    assert {report.year for report in reports()} == set(YEARS)
    assert {report.file_format for report in reports()} == {"pdf", "docx", "xlsx"}
    rows = [len(report.tables[3].sides[0].rows) for report in reports()]
    assert min(rows) <= 20
    assert max(rows) >= 80
    assert {report.style.unit for report in reports()} == {"万元", "元"}
    assert len([report for report in reports() if report.planted]) >= len(reports()) // 4


def test_the_register_and_the_profiles_are_the_same_departments() -> None:
    assert {profile.code for profile in profiles()} == set(register())


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.code)
@pytest.mark.parametrize("year", YEARS)
def test_every_true_budget_adds_up_exactly(profile: object, year: int) -> None:
    generate(profile, year).check()  # type: ignore[arg-type]


def test_307_prints_the_natural_rounding() -> None:
    report = next(r for r in reports() if (r.agency_code, r.year) == ("307", 2025))
    report.budget.check()
    printed = {
        (cell.table_no, cell.row_key, cell.column_key): cell.printed for cell in report.cells()
    }
    assert printed[3, "20805", "total"] == "27.71"
    assert [printed[3, code, "total"] for code in ("2080501", "2080505", "2080506")] == [
        "19.10",
        "5.75",
        "2.87",
    ]
    total = [printed[6, "total", column] for column in ("total", "personnel", "public")]
    assert total == ["83.36", "74.15", "9.22"]


def test_a_planted_mistake_changes_what_is_printed_and_names_its_rules() -> None:
    planted = [report for report in reports() if report.planted]
    assert len(planted) == len(PLANTED)
    for report in planted:
        assert list(report.cells()) != list(corrected(report).cells())
        assert all(one.rules and one.sentence for one in report.planted)


@pytest.mark.parametrize("file_format", ["pdf", "docx", "xlsx"])
def test_a_report_is_written_with_every_figure_and_the_same_bytes(
    file_format: str, tmp_path: Path
) -> None:
    report = next(r for r in reports() if r.file_format == file_format and r.style.unit == "万元")
    paths = [tmp_path / f"{number}.{file_format}" for number in (1, 2)]
    for path in paths:
        WRITERS[file_format](report, path)
    first, second = (hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
    assert first == second
    text = _READERS[file_format](paths[0])
    missing = [cell.printed for cell in report.cells() if cell.printed not in text]
    assert not missing


def test_a_packed_report_has_its_names_in_gbk_and_the_same_bytes(tmp_path: Path) -> None:
    report = next(r for r in reports() if (r.agency_code, r.year) in PACKED)
    found = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_report(report, folder)
        (path,) = folder.iterdir()
        found.append(path.read_bytes())
    assert found[0] == found[1]
    with zipfile.ZipFile(path, metadata_encoding="gbk") as packed:
        assert f"{report.budget.agency_name}/读我.txt" in packed.namelist()
        assert not any(info.flag_bits & 0x800 for info in packed.infolist())


def test_a_report_in_two_files_has_its_tables_in_one(tmp_path: Path) -> None:
    report = next(r for r in reports() if (r.agency_code, r.year) in IN_TWO_FILES)
    write_report(report, tmp_path)
    tables, prose = (docx.Document(str(path)) for path in sorted(tmp_path.iterdir()))
    assert len(tables.tables) == 13
    assert not prose.tables
    assert not any("。" in paragraph.text for paragraph in tables.paragraphs)


def _pdf_text(path: Path) -> str:
    with pdfplumber.open(path) as document:
        return "".join(page.extract_text() for page in document.pages)


def _docx_text(path: Path) -> str:
    document = docx.Document(str(path))
    return "\n".join(cell.text for table in document.tables for cell in table._cells)


def _xlsx_text(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    values = (value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    return "\n".join(
        f"{value:.2f} {value:,.2f}" if isinstance(value, float) else str(value) for value in values
    )


_READERS: dict[str, Callable[[Path], str]] = {
    "pdf": _pdf_text,
    "docx": _docx_text,
    "xlsx": _xlsx_text,
}


def test_a_district_that_stands_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from demo import district

    few = tuple(report for report in reports() if report.agency_code == "125")
    monkeypatch.setattr(district, "demo_reports", lambda: few)
    folder = tmp_path / "demo"
    district.write_district(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    district.write_district(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
