"""Figures of prose that are broken within: none is read of them, and each is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from disclosure.documents.document import Document
from disclosure.narrative.figures.torn_figures import torn_gaps
from disclosure.narrative.statements import statements
from disclosure.narrative.told_sections import told_sections

Build = Callable[..., Document]


TORN = ("1\u2009234.56", "1\u00a0234.56", "1'234.56", "1234·56", "1234。56", "12\ue00034.56")
TORN += ("12\ufffd34.56", "1234.56 78.90", "1234.56/78.90", "12\u280034.56")


@pytest.mark.parametrize("printed", TORN)
def test_a_broken_figure_is_no_smaller_one(build: Build, printed: str) -> None:
    document = build(["一、支出", f"支出预算{printed}万元，比上年增加5.00万元。"])
    assert [str(one.amount_yuan) for one in statements(told_sections(document))] == ["50000.00"]
    (gap,) = torn_gaps(told_sections(document))
    assert (gap.kind, gap.page_no) == ("torn_figure", 1)
    assert "56万元" in gap.detail or "78.90万元" in gap.detail


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("△12.30", "-123000.00"),
        ("‐12.30", "-123000.00"),
        ("‑12.30", "-123000.00"),
        ("12、34.56", "345600.00"),
        ("（2）34.56", "345600.00"),
        ("2025年34.56", "345600.00"),
        ("12—34.56", "345600.00"),
    ],
)
def test_a_whole_figure_is_read_with_its_sign(build: Build, printed: str, amount: str) -> None:
    document = build(["一、支出", f"支出预算{printed}万元。"])
    assert [str(one.amount_yuan) for one in statements(told_sections(document))] == [amount]
    assert not list(torn_gaps(told_sections(document)))
