"""Figures, dates and keys as they are said: NULL is a dash, never a nought."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from dashboard.rendering import as_data
from dashboard.trend import HEIGHT, MARGIN, WIDTH, line
from evidence.number_words import change, day, duration, moment, name, segment, share, wan, yi


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (wan(Decimal("12345678.90")), "1,234.57"),
        (wan(Decimal("0.00")), "0.00"),
        (wan(None), "—"),
        (yi(Decimal("146000000")), "1.46 亿元"),
        (yi(Decimal("-99999999")), "-10,000.00 万元"),
        (yi(None), "—"),
        (share(Decimal(1), Decimal(3)), "33.3%"),
        (share(Decimal(0), Decimal(3)), "0.0%"),
        (share(Decimal(1), Decimal(0)), "—"),
        (share(None, Decimal(3)), "—"),
        (change(Decimal(110), Decimal(100)), "+10.0%"),
        (change(Decimal(-50), Decimal(-100)), "+50.0%"),
        (change(Decimal(1), Decimal(0)), "—"),
        (day(dt.date(2025, 3, 1)), "2025年3月1日"),
        (day(None), "—"),
        (moment(dt.datetime(2025, 3, 1, 8, 5)), "2025年3月1日 08:05"),
        (duration(59.6), "1 分 0 秒"),
        (duration(7.2), "7 秒"),
        (duration(0.2), "不到 1 秒"),
        (duration(0), "0 秒"),
        (duration(None), "—"),
        (name("missing"), "未公开"),
        (name("unheard_of"), "unheard_of"),
        (name(None), "—"),
        (segment("a/b?<局>"), "a%2Fb%3F%3C%E5%B1%80%3E"),
    ],
)
def test_it_is_said_like_this(said: str, wanted: str) -> None:
    assert said == wanted


def test_data_for_a_script_can_not_end_it() -> None:
    assert as_data({"a": "</script><!--&"}) == ('{"a": "\\u003c/script\\u003e\\u003c!--\\u0026"}')


def test_a_line_stays_in_its_box_and_starts_at_nought() -> None:
    drawn = line("错误", "error", [10, 0, 5])
    assert drawn.points == [
        (MARGIN, MARGIN),
        (WIDTH / 2, HEIGHT - MARGIN),
        (WIDTH - MARGIN, HEIGHT / 2),
    ]
    assert line("错误", "error", [0, 0]).last == (WIDTH - MARGIN, HEIGHT - MARGIN)
    assert line("错误", "error", [3]).points == [(MARGIN, MARGIN)]
