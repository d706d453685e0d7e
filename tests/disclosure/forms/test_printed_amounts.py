"""Printed amounts: what is one, what it is worth, and that no spelling changes it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.forms.printed.printed_amounts import (
    Amount,
    is_blank,
    is_unread_money,
    money_tokens,
    parse_amount,
    printed_number,
)

FULL_WIDTH = str.maketrans("0123456789,.()", "０１２３４５６７８９，．（）")
CENTS = st.integers(min_value=0, max_value=10**13)


@pytest.mark.parametrize(
    ("printed", "yuan"),
    [
        ("176.26", "1762600.00"),
        ("1,234.56", "12345600.00"),
        ("１，２３４．５６", "12345600.00"),
        ("1 234.\n56", "12345600.00"),
        ("(1.23)", "-12300.00"),
        ("（1.23）", "-12300.00"),
        ("△1.23", "-12300.00"),
        ("−1.23", "-12300.00"),
        ("－1.23", "-12300.00"),
        ("68万元", "680000.00"),
        ("680000元", "680000.00"),
        (".5", "5000.00"),
        ("0.00", "0.00"),
        ("-0.00", "0.00"),
        ("0.0000015", "0.02"),
    ],
)
def test_amounts_in_ten_thousand_yuan(printed: str, yuan: str) -> None:
    amount = parse_amount(printed, "万元")
    assert amount is not None
    assert str(amount.yuan) == yuan


@pytest.mark.parametrize(
    ("printed", "unit", "yuan"),
    [
        ("743.41¹", "万元", "7434100.00"),
        ("116.83①", "万元", "1168300.00"),
        ("743.41⁽²⁾", "万元", "7434100.00"),
        ("743.41*", "万元", "7434100.00"),
        ("①743.41", "万元", None),
        ("743.41½", "万元", None),
        ("120258,600", "元", "120258600.00"),
        ("120258,600.50", "万元", "1202586005000.00"),
        ("120258,600", "万元", None),
        ("362,06", "元", None),
        ("743.41 12", "万元", None),
        ("743.41�", "万元", None),
        ("92.60〔图片〕", "万元", None),
        ("10000000000000000000000", "元", None),
        ("1" + "0" * 60, "元", None),
    ],
)
def test_a_mark_is_no_figure_and_what_is_in_doubt_is_no_amount(
    printed: str, unit: str, yuan: str | None
) -> None:
    amount = parse_amount(printed, unit)
    assert (None if amount is None else str(amount.yuan)) == yuan


def test_marks_of_notes_are_no_part_of_a_token() -> None:
    assert money_tokens("计743.41¹万元，116.83②万元，１２.５万元") == ("743.41", "116.83", "12.5")


@pytest.mark.parametrize("printed", ["", " ", "\n", "—", "-", "－", "——", "– ", "无"])
def test_blank_is_neither_zero_nor_an_error(printed: str) -> None:
    assert is_blank(printed)
    assert parse_amount(printed, "元") is None


@pytest.mark.parametrize("printed", ["1,23", "1.2.3", "12,3456", "≥90%", "50%", "2025年", "1-2"])
def test_what_is_no_amount(printed: str) -> None:
    assert parse_amount(printed, "元") is None
    assert not is_blank(printed)


@given(CENTS, st.booleans(), st.booleans(), st.sampled_from(["plain", "minus", "brackets", "△"]))
def test_every_spelling_of_an_amount_is_the_same(
    cents: int, separators: bool, wide: bool, sign: str
) -> None:
    value = Decimal(cents).scaleb(-2)
    text = f"{value:,.2f}" if separators else f"{value:.2f}"
    text = {"plain": text, "minus": f"-{text}", "brackets": f"({text})", "△": f"△{text}"}[sign]
    amount = parse_amount(text.translate(FULL_WIDTH) if wide else text, "元")
    assert amount is not None
    assert amount.yuan == (value if sign == "plain" else -value)
    assert amount.decimals == 2


@given(st.text(max_size=20), st.sampled_from(["元", "万元"]))
def test_no_text_makes_it_fail(text: str, unit: str) -> None:
    amount = parse_amount(text, unit)
    assert amount is None or amount.quantum_yuan(2) > 0


def test_quantum() -> None:
    amount = parse_amount("92.9", "万元")
    assert amount is not None
    assert amount.quantum_yuan(2) == 100
    whole = parse_amount("1234567", "元")
    assert whole is not None
    assert whole.quantum_yuan(0) == 1


def test_whole_yuan_among_fen_are_rounded_and_wan_lost_their_noughts() -> None:
    assert [one.quantum_yuan(2) for one in map(_yuan, ("22,118,861", "22,118,861.34", "0"))] == [
        1,
        Decimal("0.01"),
        Decimal("0.01"),
    ]
    twelve = parse_amount("12", "万元")
    assert twelve is not None
    assert twelve.quantum_yuan(2) == 100


def _yuan(printed: str) -> Amount:
    amount = parse_amount(printed, "元")
    assert amount is not None
    return amount


def test_money_in_running_text() -> None:
    assert money_tokens("合计 1,234.56 其中 0.90，占 47.29%，2025年 206") == ("1,234.56", "0.90")


@pytest.mark.parametrize("printed", ["30,452,112.00", "999,999,999,999", "0.000123", "-12.50"])
def test_a_bare_number_is_as_printed_however_large(printed: str) -> None:
    """Columns are told by sums of them: those of a large budget in yuan, too."""
    number = printed_number(printed)
    assert f"{number:,}" == printed


@pytest.mark.parametrize("printed", ["¥1.23", "￥ 1.23", "RMB 1.23", "人民币1.23", "CNY1.23万元"])
def test_what_says_that_a_figure_is_money_is_no_part_of_it(printed: str) -> None:
    amount = parse_amount(printed, "万元")
    assert amount is not None
    assert str(amount.yuan) == "12300.00"
    assert (
        parse_amount("-¥1.23", "元") == parse_amount("¥-1.23", "元") == parse_amount("-1.23", "元")
    )


@pytest.mark.parametrize(
    ("printed", "is_unread"),
    [
        ("约12.30", True),
        ("计206366", True),
        ("计２８９．９０", True),
        ("12.30上下", True),
        ("二期12.30万元工程", False),
        ("第3期", False),
        ("11.82 11.82", True),
        ("11.82 11.82", True),
    ],
)
def test_money_with_an_unknown_word_beside_it_is_told(printed: str, is_unread: bool) -> None:
    assert is_unread_money(printed) == is_unread


def test_figures_below_each_other_are_two_and_a_wrapped_one_is_whole() -> None:
    assert parse_amount("36413\n3948572", "元") is None
    wrapped = parse_amount("1,234,5\n67.89", "元")
    assert wrapped is not None and wrapped.yuan == Decimal("1234567.89")
