"""The real report of 307: every printed figure at its table, row and column, in each format."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from disclosure.forms import all_forms, matcher
from disclosure.reading import Reading, ReportTable
from disclosure.report import read_report
from tests.kept import read_once
from tests.needed import needed_for

FORMATS = ("pdf", "docx", "xlsx", "doc", "xls")
NAME = "307-科学技术协会-2025"
FUNDS = ["total", "general_public_budget", "government_fund", "state_capital"]
SPECIAL = ["fiscal_special_account", "unit_funds"]
NONE = None

LAYOUT: dict[int, tuple[int, list[tuple[str | None, int, list[str]]]]] = {
    1: (
        2,
        [("income", 0, ["amount"]), ("expenditure", 2, ["total", "current_year", "carry_over"])],
    ),
    2: (2, [(NONE, 0, ["", *FUNDS, *SPECIAL, "carry_over"])]),
    3: (2, [(NONE, 0, ["", "total", "basic", "project"])]),
    4: (3, [("income", 0, ["amount"]), ("expenditure", 2, FUNDS)]),
    5: (2, [(NONE, 0, ["", "total", "basic", "project"])]),
    6: (2, [(NONE, 0, ["", "total", "personnel", "public"])]),
    7: (2, [(NONE, 0, ["", "amount"])]),
    8: (1, [(NONE, 0, ["", "total", "basic", "project"])]),
    9: (3, [("income", 0, ["", "amount"]), ("expenditure", 3, ["", "total", "basic", "project"])]),
    10: (2, [(NONE, 0, FUNDS)]),
    11: (2, [(NONE, 0, FUNDS)]),
    12: (3, [(NONE, 0, [*FUNDS, *SPECIAL])]),
    13: (3, [(NONE, 0, FUNDS)]),
}
"""By table: header rows, and by side the first column with the keys of those right of it."""

ROW_KEYS = {
    "一、一般公共预算": "general_public_budget",
    "本年收入合计": "current_year_total",
    "本年支出合计": "current_year_total",
    "收入总计": "grand_total",
    "支出总计": "grand_total",
    "六、科学技术支出": "206",
    "八、社会保障和就业支出": "208",
    "十、卫生健康支出": "210",
    "二十、住房保障支出": "221",
    "公务用车购置及运行费": "vehicles",
    "②公务用车运行维护费": "vehicle_running",
    "合计": "total",
    "部门合计": "total",
}
DEPARTMENT = "长治市上党区科学技术协会"


@cache
def reading(folder: Path, name: str) -> Reading:
    needed_for(name.rpartition(".")[2])
    return read_once((folder / name).read_bytes(), file_name=name)


@pytest.fixture(scope="module")
def truth(shared_reports: Path) -> list[dict[str, Any]]:
    path = shared_reports / "shangdang" / f"{NAME}.tables.json"
    return list(json.loads(path.read_text(encoding="utf-8"))["tables"])


def expected_key(table_no: int, row: list[str], category: str, body_no: int) -> str:
    label = row[0]
    if re.fullmatch(r"\d{3,7}", label):
        return label
    if table_no == 6 and label != "合计":
        return f"item:{category}/{label}/{row[1]}" if row[1] else f"category:{label}"
    if table_no == 11 and label != "部门合计":
        return f"unit:{label}"
    if table_no == 12:
        named = {0: "department", 1: f"unit:{label}"}
        return named.get(body_no, f"project:{DEPARTMENT}/{label}")
    return ROW_KEYS[label]


def expected_figures(tables: list[dict[str, Any]]) -> list[tuple[int, str | None, str, str, str]]:
    found = []
    for table in tables:
        header_rows, sides = LAYOUT[table["table_no"]]
        category = ""
        for body_no, row in enumerate(table["rows"][header_rows:]):
            category = row[0] if table["table_no"] == 6 and not row[1] else category
            for side, first, keys in sides:
                printed = [*zip(keys, row[first + 1 :], strict=False)]
                for key, text in printed:
                    if key and re.fullmatch(r"[\d,]+\.\d\d", text):
                        row_key = expected_key(table["table_no"], row[first:], category, body_no)
                        found.append((table["table_no"], side, row_key, key, text))
    return found


def figures(found: ReportTable) -> list[tuple[int, str | None, str, str, str]]:
    keys = {(row.row_no, row.side): row.row_key for row in found.rows}
    return [
        (found.table_no, cell.side, keys[cell.row_no, cell.side], cell.column_key, cell.printed)
        for cell in found.cells
        if cell.printed
    ]


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_money_token_is_where_it_belongs(
    shared_reports: Path, truth: list[dict[str, Any]], file_format: str
) -> None:
    expected = expected_figures(truth)
    assert len(expected) == 233
    read = reading(shared_reports / "shangdang", f"{NAME}.{file_format}")
    printed = [figure for table in read.tables for figure in figures(table)]
    assert sorted(printed, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("file_format", FORMATS)
def test_it_is_read_without_a_gap(shared_reports: Path, file_format: str) -> None:
    read = reading(shared_reports / "shangdang", f"{NAME}.{file_format}")
    assert (read.status, read.gaps, read.raw_tables) == ("read", (), ())
    assert read.identity is not None
    assert read.identity.agency_names[0] == DEPARTMENT
    assert (read.identity.fiscal_year, read.identity.report_kind) == (2025, "budget")
    assert read.identity.report_level == "department"
    assert [table.table_no for table in read.tables] == list(range(1, 14))
    assert {table.printed_agency for table in read.tables} == {DEPARTMENT}
    noted = {table.table_no: table.note for table in read.tables if table.note}
    assert noted == dict.fromkeys((7, 8, 9, 13), "注：本表无数据")


@pytest.mark.parametrize("file_format", FORMATS[1:])
def test_all_formats_say_the_same(shared_reports: Path, file_format: str) -> None:
    def said(file_format: str) -> list[Any]:
        read = reading(shared_reports / "shangdang", f"{NAME}.{file_format}")
        places = {"page_no", "page_label", "bbox"}
        return [
            (table.rows, [cell.model_dump(exclude=places) for cell in table.cells])
            for table in read.tables
        ]

    assert said("pdf") == said(file_format)


@pytest.mark.parametrize(("old", "new"), [("doc", "docx"), ("xls", "xlsx")])
def test_an_old_file_says_all_that_its_successor_says(
    shared_reports: Path, old: str, new: str
) -> None:
    of_the_file = {"document_sha256", "file_format"}
    first, second = (
        reading(shared_reports / "shangdang", f"{NAME}.{suffix}").model_dump(exclude=of_the_file)
        for suffix in (old, new)
    )
    assert first == second


def test_cells_have_their_place_on_the_page(shared_reports: Path) -> None:
    read = reading(shared_reports / "shangdang", f"{NAME}.pdf")
    assert all(cell.bbox is not None for table in read.tables for cell in table.cells)
    last = next(cell for cell in reversed(read.tables[0].cells) if cell.printed)
    assert (last.page_no, last.page_label, last.printed) == (4, "第4页", "176.26")
    assert (read.tables[0].page_from, read.tables[0].page_to) == (3, 4)
    assert read.identity is not None
    assert read.identity.agency_code == "307"


def test_blank_cells_are_there_and_no_zero(shared_reports: Path) -> None:
    read = reading(shared_reports / "shangdang", f"{NAME}.pdf")
    cells = [cell for table in read.tables for cell in table.cells]
    assert len(cells) == 672
    assert {cell.amount_yuan for cell in cells if not cell.printed} == {None}
    assert {cell.quantum_yuan for cell in cells if cell.printed} == {100}


def test_class_lines_cut_by_the_page_are_whole(shared_reports: Path) -> None:
    read = reading(shared_reports / "shangdang", f"{NAME}.pdf")
    for table in (read.tables[0], read.tables[3]):
        labels = {row.code: row.label for row in table.rows if row.row_kind == "class"}
        assert len(labels) == 30
        assert labels["230"] == "二十六、转移性支出"
        assert labels["232"] == "二十八、债务付息支出"


def test_a_reading_is_the_same_every_time(shared_reports: Path) -> None:
    name = f"{NAME}.docx"
    first = reading(shared_reports / "shangdang", name).model_dump_json()
    again = read_report((shared_reports / "shangdang" / name).read_bytes(), file_name=name)
    assert again.model_dump_json() == first
    assert Reading.model_validate_json(first) == again


def test_another_family_is_not_taken_for_this_one(
    shared_reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its own family's form it is read by what its tables are, and never as this one."""
    others = tuple(form for form in all_forms() if "jiangsu" not in form.form_id)
    monkeypatch.setattr(matcher, "all_forms", lambda: others)
    name = "江苏省政协办公厅__2017年度部门预算公开表.pdf"
    read = read_report((shared_reports / "jiangsu" / name).read_bytes(), file_name=name)
    assert read.form_id == "general-budget"
