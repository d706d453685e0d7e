"""Printed numbers and folded text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.narrative.prose_text import compact, decimals, fold, joined, number

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
amounts = st.decimals(
    min_value=-(10**10), max_value=10**10, places=2, allow_nan=False, allow_infinity=False
)


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(amounts, st.booleans(), st.booleans())
def test_a_number_is_read_back_however_it_is_printed(
    amount: Decimal, commas: bool, full_width: bool
) -> None:
    printed = f"{amount:,.2f}" if commas else f"{amount:.2f}"
    if full_width:
        printed = printed.translate(FULL_WIDTH)
    assert number(f" {printed}\n") == amount
    assert decimals(printed) == 2


@pytest.mark.parametrize(
    "text", ["", " ", "-", "1,23", "1.2.3", "12万元", "≥5", "2025年", "1,2345", "12 34"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


def test_wrapped_cells_are_joined_without_gaps() -> None:
    assert joined("长治市上党\n区 科学技术\n协会") == "长治市上党区科学技术协会"
    assert joined("Office 365\n授权") == "Office 365授权"
    assert joined("20250126 111050") == joined("20250126\n111050") == "20250126111050"
    assert compact("（ 一 ）　其 中：") == "(一)其中:"
