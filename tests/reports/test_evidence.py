"""The evidence file says what the tables of the real reports print, no more and no less."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.classification import FORMATS, Pair, agreement, evidence, sightings
from disclosure.documents.document import Cell, Document, Page, Table
from warehouse.sql_files import ROOM


def page(number: int, *rows: list[str]) -> Page:
    cells = tuple(
        Cell(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line)
    )
    return Page(number, "", (Table(len(rows), len(rows[0]), cells),), width=595)


def seen(*pages: Page) -> list[tuple[str, str, bool]]:
    return [(s.code, s.name, s.is_whole) for s in sightings(Document("", "pdf", pages))]


def test_codes_split_over_columns_and_codes_whole() -> None:
    split = page(
        1, ["编码", "", "", "名称"], ["201", "", "", "甲类"], ["201", "06", "01", "丙项"], [""] * 4
    )
    whole = page(2, ["科目编码", "科目名称"], ["2010601", "行政\n运行"], ["合计", "1.00"])
    assert seen(split, whole) == [
        ("201", "甲类", True),
        ("2010601", "丙项", True),
        ("2010601", "行政运行", True),
    ]


def test_names_that_may_be_cut_are_no_evidence() -> None:
    first = page(
        1,
        ["科目编码", "科目名称"],
        ["20131", "党委办公厅"],
        ["", "及相关机构事务"],
        ["205", "教育"],
    )
    assert seen(first) == [("20131", "党委办公厅", False), ("205", "教育", False)]


def test_a_number_outside_a_table_of_codes_is_no_code() -> None:
    assert seen(page(1, ["序号", "单位"], ["307", "科学技术协会"], ["", ""])) == []


@pytest.mark.slow
def test_the_evidence_file_is_fresh_and_the_catalogue_agrees(shared_reports: Path) -> None:
    counts, _ = evidence(file for file in shared_reports.rglob("*") if file.suffix in FORMATS)
    with (ROOM / "reference" / "evidence.csv").open(encoding="utf-8") as stream:
        kept = {
            Pair(row["kind"], row["code"], row["name"], int(row["year"])): int(row["reports"])
            for row in csv.DictReader(stream)
        }
    assert kept == counts
    assert agreement(counts)[1] == []
