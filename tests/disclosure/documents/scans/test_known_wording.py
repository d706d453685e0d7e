"""Near misses of words that are known beforehand are put right, on scanned pages only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from disclosure.documents.document import Cell, Document, Line, Page, Table
from disclosure.documents.scans.known_wording import WORDS, with_known_wording
from warehouse.wordlist import FUNCTION_NAMES, function_list, word_list


def told(*texts: str, row: int = 9, is_scan: bool = True) -> list[str]:
    cells = tuple(Cell(row, column, text) for column, text in enumerate(texts))
    page = Page(1, "第1页", (Table(row + 1, len(texts), cells),), is_scan=is_scan)
    (read,) = with_known_wording(Document("0" * 64, "pdf", (page,))).pages
    return [cell.text for found in read.tables() for cell in found.cells]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("基本支岀", "基本支出"),
        ("2024年预算敌", "2024年预算数"),
        ("二十八、债务忖息支出", "二十八、债务付息支出"),
        ("机关事业单位职业年\n金徼费支出", "机关事业单位职业年金缴费支出"),
        ("公务用车运行维护货", "公务用车运行维护费"),
    ],
)
def test_a_slip_is_put_right(read: str, meant: str) -> None:
    assert told(read) == [meant]


@pytest.mark.parametrize(
    "text", ["行政单位医疗", "事业单位医疗", "业务培训1号项目经费", "奖金", "176.26", "合作"]
)
def test_other_words_stay(text: str) -> None:
    assert told(text) == [text]


def test_another_word_in_a_head_stays() -> None:
    assert told("支出功能分类科目名称", row=1) == ["支出功能分类科目名称"]
    assert told("支出功能分类科目编玛", row=1) == ["支出功能分类科目编码"]


def test_short_words_only_in_the_header() -> None:
    assert told("合汁", row=1) == ["合计"]
    assert told("合计计", row=1) == ["合计"]
    assert told("合汁", row=9) == ["合汁"]


def test_a_name_of_the_document_itself() -> None:
    name, slip = "上党区科普服务中心", "上党区科晋服务中心"
    assert told(name, name, slip) == [name] * 3
    assert told(name, slip) == [name, slip]
    first, second = "科普设备甲类项目", "科普设备乙类项目"
    assert told(first, first, second) == [first, first, second]


def test_a_title_behind_its_year() -> None:
    line = Line("2025年预算支岀总表")
    page = Page(1, "第1页", (line, Line("以上为预算支出情况说明。")), is_scan=True)
    (read,) = with_known_wording(Document("0" * 64, "pdf", (page,))).pages
    assert [one.text for one in read.lines()] == ["2025年预算支出总表", "以上为预算支出情况说明。"]
    text = replace(page, is_scan=False)
    assert with_known_wording(Document("0" * 64, "pdf", (text,))).pages == (text,)


def read_twice(*readings: str, row: int = 9) -> str:
    cell = Cell(row, 0, readings[0], readings=readings)
    page = Page(1, "第1页", (Table(10, 1, (cell,)),), is_scan=True)
    (read,) = with_known_wording(Document("0" * 64, "pdf", (page,))).pages
    return next(cell.text for found in read.tables() for cell in found.cells)


def test_a_name_that_every_look_saw_longer_is_another_name() -> None:
    """项目 公务用车购置经费 is no 公务用车购置费."""
    name = "公务用车购置经费"
    assert read_twice(name, name) == name
    assert read_twice("公务用车购置经货", name) == "公务用车购置经货"
    assert read_twice("公务用车运行维护货", "公务用车运行维护赀") == "公务用车运行维护费"
    assert read_twice("公务用车运行维费", "公务用车运行维护费") == "公务用车运行维护费"
    assert read_twice("般公共服务支出", "般公共服务支出") == "一般公共服务支出"
    title = "一般公共预算基本支出表"
    assert read_twice(title, title, row=1) == title


@pytest.mark.parametrize(
    ("read", "meant"), [("7水费", "水费"), ("1职工基本医疗保险缴费", "职工基本医疗保险缴费")]
)
def test_the_remains_of_a_border_are_no_part_of_a_name(read: str, meant: str) -> None:
    assert read_twice(read, read) == meant


def test_text_pages_are_left_alone() -> None:
    assert told("基本支岀", is_scan=False) == ["基本支岀"]


def test_the_lists_of_names_are_fresh() -> None:
    told = "run: python -m warehouse.wordlist"
    assert Path(WORDS).read_text(encoding="utf-8") == word_list(), told
    assert FUNCTION_NAMES.read_text(encoding="utf-8") == function_list(), told
