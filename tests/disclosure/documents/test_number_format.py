"""What a sheet prints for a number."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.documents.office.number_format import (
    adds_figures,
    hides_sign,
    ink_of,
    printed_date,
    printed_number,
    printed_text,
)


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (92.9, "0.00", "92.90"),
        (92.9, "General", "92.9"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (0, "0.00", "0.00"),
        (0, "#,##0.00;-#,##0.00;", ""),
        (0, '#,##0.00;-#,##0.00;"-"', "-"),
        (-5, "0.00_);(0.00)", "(5.00)"),
        (-5, "0.00", "-5.00"),
        (-0.001, "0.00", "0.00"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (12.5, "#,##0.##", "12.5"),
        (3, "0.00_ ", "3.00"),
        (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (2025, "0", "2025"),
        (2.675, "0.00", "2.68"),
        (0.46499999999999997, "0.00", "0.47"),
        (12345678901234567890, "0", "12345678901234567890"),
        (5, '0.00"万元"', "5.00万元"),
        (7, None, "7"),
        (1234567.5, "#,##0.00,", "1,234.57"),
        (743410000, "#,##0.00,,", "743.41"),
        (7434100, "0!.0,", "743.4"),
        (7434100, "0\\.0000", "743.4100"),
        (123456, '0"."0,"万"', "12.3万"),
        (-743.41, "#,##0.00;[Red]#,##0.00", "-743.41"),
        (-743.41, "#,##0.00;[红色]#,##0.00", "-743.41"),
        (-743.41, "0.00_);[Red](0.00)", "(743.41)"),
        (-743.41, "#,##0.00;#,##0.00", "743.41"),
        (25000, "[>=10000]0.00,;0.00", "25.00"),
        (250, "[>=10000]0.00,;0.00", "250.00"),
        (-5, "0.00;;", ""),
        (5, 'General"元"', "5元"),
        (5, "[$¥-804]#,##0.00", "¥5.00"),
        (1e22, "General", "1.00000E+22"),
        (1234567890123, "General", "1.23457E+12"),
        (1e30, "0.00", "1000000000000000000000000000000.00"),
        (0, "#", ""),
        (0.12, "#.##", ".12"),
        (12345678, "000-0000", "1234-5678"),
        (50, '[<100]"小";0.00', "小"),
        (100, '[<100]"小";0.00', "100.00"),
        (101, '[>100]"大";0.00', "大"),
        (100, '[>100]"大";0.00', "100.00"),
        (100, '[<=100]"小";0.00', "小"),
        (0, '[=0]"无";0.00', "无"),
        (1, '[=0]"无";0.00', "1.00"),
        (1, '[<>0]0.00;"无"', "1.00"),
        (0, '[<>0]0.00;"无"', "无"),
        (743.41, "@", "743.41"),
        (-743.41, "0.00;[Red]", ""),
        (743410, "0.00E+00", "7.43E+05"),
        (-0.00012, "0.0E+0", "-1.2E-4"),
        (12, "##0E+000", "1E+001"),
        (0.5, "# ?/?", "1/2"),
        (743.41, "# ?/?", "743 2/5"),
        (743.41, "# ??/??", "743 25/61"),
        (743.41, "# ?/8", "743 3/8"),
        (-2.5, "?/?", "-5/2"),
        (2.99, "# ?/4", "3"),
        (0, "# ?/?", "0"),
        (0.5, "#.00", ".50"),
        (743.41, "0.00_);（0.00）", "743.41"),
        (-743.41, "0.00_);（0.00）", "（743.41）"),
    ],
)
def test_usual_formats(value: float, code: str | None, printed: str) -> None:
    assert printed_number(value, code) == printed


@pytest.mark.parametrize(
    ("named", "ink"),
    [
        *((one, "FFFFFF") for one in ("White", "白色", "Color2", "Color 2", "颜色2")),
        *((one, "000000") for one in ("Black", "黑色", "Color1", "Color 1", "颜色1")),
        *((one, "FF0000") for one in ("Red", "红色")),
        ("DBNum1", None),
    ],
)
def test_inks_that_a_format_names(named: str, ink: str | None) -> None:
    assert ink_of(1, f"[{named}]0.00") == ink


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (";;;", ""),
        ("0;0;0;", ""),
        (";;", "5.00"),
        (";;;@", "5.00"),
        ("", "5.00"),
        ('0;0;0;"无"', "无"),
        ('@"0"', "5.000"),
        ('0.00"@"', "5.00"),
    ],
)
def test_a_format_may_have_a_section_for_texts(code: str, shown: str) -> None:
    assert printed_text("5.00", code) == shown


def test_figures_that_fill_a_cell_are_told() -> None:
    assert adds_figures(1, "0.00*0")
    assert not adds_figures(1, "0.00* ")


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (dt.date(2025, 2, 6), 'yyyy"年"m"月"d"日"', "2025年2月6日"),
        (dt.date(2025, 2, 6), "YYYY-MM-DD", "2025-02-06"),
        (dt.date(2025, 2, 6), "yy.m.d", "25.2.6"),
        (dt.date(2025, 2, 6), "m/d/yyyy", "2025-02-06"),
        (dt.date(2025, 2, 6), "yyyy 第q季", "2025-02-06"),
        (dt.date(2025, 2, 6), None, "2025-02-06"),
        (dt.datetime(2025, 2, 6), "m/d", "2025-02-06"),
        (dt.datetime(2025, 2, 6, 9, 30), "m/d", "2025-02-06T09:30:00"),
        (dt.time(9, 30), "yyyy", "09:30:00"),
    ],
)
def test_dates(value: dt.date | dt.time, code: str | None, printed: str) -> None:
    assert printed_date(value, code) == printed


def test_a_sign_that_no_format_prints_is_known() -> None:
    assert hides_sign(-743.41, "#,##0.00;#,##0.00")
    assert not hides_sign(-743.41, "#,##0.00;[Red]#,##0.00")
    assert not hides_sign(-743.41, "#,##0.00_);(#,##0.00)")
    assert not hides_sign(743.41, "#,##0.00;#,##0.00")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False))
def test_two_decimals_read_back_as_the_same_amount(amount: Decimal) -> None:
    assert Decimal(printed_number(amount, "#,##0.00").replace(",", "")) == amount
