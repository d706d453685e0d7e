"""Characters without ink: what is seen whole is read whole, and what is turned round is told."""

from __future__ import annotations

import pytest

from disclosure.documents.document import Table
from disclosure.documents.opening import open_document

JOINERS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2066\ufe0f\u00ad"


def _read(text: str) -> tuple[list[str], list[str]]:
    """The figures of a page with the text in its prose and its table, and what is told."""
    body = (
        f"<p>2025年部门预算，单位：万元</p><p>支出{text}万元</p>"
        f"<table><tr><td>项目<td>金额<tr><td>合计<td>{text}<tr><td>甲<td>1.00</table>"
    )
    (page,) = open_document(f"<html><meta charset=utf-8>{body}</html>".encode()).pages
    tables = [block for block in page.blocks if isinstance(block, Table)]
    cells = [cell.text for cell in tables[0].cells if (cell.row, cell.column) == (1, 1)]
    said = [line.text.removeprefix("支出").removesuffix("万元") for line in page.lines()]
    return cells + said[1:2], [remark.text for remark in page.remarks]


@pytest.mark.parametrize("joiner", JOINERS)
def test_a_figure_with_something_invisible_inside_is_whole(joiner: str) -> None:
    assert _read(f"12{joiner}34.56") == (["1234.56"] * 2, [])


@pytest.mark.parametrize("ended", ["\u202c", ""])
def test_figures_that_are_turned_round_are_told(ended: str) -> None:
    _, told = _read(f"\u202e65.4321{ended}")
    assert told == ["有颠倒文字次序的控制符，看到的数字与读入的次序不同"]


def test_a_line_of_nothing_visible_is_none() -> None:
    (page,) = open_document(
        "<html><p>\u200b</p><p>部门预算</p><table><tr><td>项目<td>万元<tr><td>甲<td>1.00"
        "</table></html>".encode()
    ).pages
    assert [line.text for line in page.lines()] == ["部门预算"]
