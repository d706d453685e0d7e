"""The evidence file says what the tables of the real reports print, no more and no less."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.classification import FORMATS, Pair, agreement, evidence, sightings
from disclosure.documents.document import Cell, Document, Page, Table
from tests.reports.walking import a_few_pdfs
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


def test_beside_a_code_may_stand_a_projects_name() -> None:
    projects = page(
        1,
        ["单位编码", "功能科目编码", "单位（项目）名称", "项目金额"],
        ["114001", "2010302", "档案整理", "289,100.00"],
        ["合计", "", "", "289,100.00"],
    )
    crosswalk = page(
        2,
        ["部门经济科目编码", "部门经济科目名称", "政府经济科目编码", "政府经济科目名称", "合计"],
        ["30101", "基本工资", "50101", "工资奖金津补贴", "1.00"],
        ["合计", "", "", "", "1.00"],
    )
    assert seen(projects) == []
    assert seen(crosswalk) == [("30101", "基本工资", True), ("50101", "工资奖金津补贴", True)]


@pytest.fixture(scope="module")
def printed(shared_reports: Path) -> Counter[Pair]:
    return evidence(file for file in shared_reports.rglob("*") if file.suffix in FORMATS)[0]


@pytest.mark.whole
def test_what_reports_print_is_on_file_as_agreed_or_as_disagreement(
    printed: Counter[Pair],
) -> None:
    """A new name in either file is for a person to judge: report, catalogue, or collector."""
    assert kept("evidence") + kept("disagreements") == printed


@pytest.mark.slow
def test_a_few_reports_print_nothing_that_is_not_on_file(shared_reports: Path) -> None:
    counts, _ = evidence(a_few_pdfs(shared_reports))
    assert counts <= kept("evidence") + kept("disagreements")


def test_the_catalogue_agrees_with_its_evidence_and_with_no_disagreement() -> None:
    assert agreement(kept("evidence"))[1] == []
    apart = kept("disagreements")
    assert len(agreement(apart)[1]) == len(apart)


def kept(name: str) -> Counter[Pair]:
    with (ROOM / "reference" / f"{name}.csv").open(encoding="utf-8") as stream:
        return Counter(
            {
                Pair(row["kind"], row["code"], row["name"], int(row["year"])): int(row["reports"])
                for row in csv.DictReader(stream)
            }
        )
