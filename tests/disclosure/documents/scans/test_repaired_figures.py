"""What a recogniser typically does to figures, undone; what is no figure stays as it is."""

from __future__ import annotations

import pytest

from disclosure.documents.scans.digit_repair import may_be_figure, repaired


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("176.26", "176.26"),
        ("1 76.26", "176.26"),
        ("176,26", "176.26"),
        ("1,176,26", "1,176.26"),
        ("1.176.26", "1,176.26"),
        ("1，176．26", "1,176.26"),
        ("O.9O", "0.90"),
        ("l76.26", "176.26"),
        ("176.26.", "176.26"),
        ("'8.00", "8.00"),
        ("-9.22", "-9.22"),
        ("1.234.567", "1,234,567"),
        ("1,234", "1,234"),
        ("2060101", "2060101"),
        ("2O6O1O1", "2060101"),
        ("67.82%", "67.82%"),
    ],
)
def test_a_figure_is_put_right(read: str, meant: str) -> None:
    assert repaired(read) == meant


@pytest.mark.parametrize(
    "text", ["", "合计", "2025年预算数", "10,57,3.20", "信息化2号项目", "1,23,4567.00"]
)
def test_other_text_stays(text: str) -> None:
    assert repaired(text) == text


def test_what_is_worth_a_second_look() -> None:
    assert [may_be_figure(text) for text in ("", "1", "92.90", "科学技术支出")] == [
        True,
        True,
        True,
        False,
    ]
