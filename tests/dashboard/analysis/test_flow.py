"""From sources to departments to classes: nothing drawn that is not in the tables beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from starlette.testclient import TestClient

from dashboard.flow_geometry import HEIGHT, LABEL, OTHERS, Names, joined, kept_largest, picture

COMING = [("fund", "a", Decimal(60)), ("fund", "b", Decimal(30)), ("other", "a", Decimal(10))]
NAMES: Names = ({}, {"a": "甲局", "205": "乙局"}, {"205": "205 教育支出"})
GOING = [("a", "205", Decimal(70)), ("b", "205", Decimal(20)), ("b", "208", Decimal(10))]


def test_bars_are_as_high_as_their_money_and_bands_fill_them() -> None:
    drawn = picture(COMING, GOING, NAMES)
    heights = {(bar.column, bar.key): bar.height for bar in drawn.bars}
    assert abs(heights[0, "fund"] / heights[0, "other"] - 9) < 0.1
    assert heights[1, "a"] > heights[1, "b"] > heights[2, "208"]
    for (column, key), height in heights.items():
        ends = [
            band.width
            for band in drawn.bands
            if (band.side == column and band.start == key)
            or (band.side == column - 1 and band.end == key)
        ]
        assert max(ends) <= height + 0.1
    assert [bar.name for bar in drawn.bars if bar.key == "a"] == ["甲局"]
    named = {bar.key: bar.name for bar in drawn.bars if bar.column == 2}
    assert named == {"205": "205 教育支出", "208": "208"}, "no class is called as a department"
    assert drawn.height <= HEIGHT + 100


def test_small_ones_stand_together_and_lose_nothing() -> None:
    flows = [(f"d{n}", "205", Decimal(n)) for n in range(1, 21)]
    shown, others = kept_largest(flows, 0, 12)
    assert (others, len({*shown.values()})) == (8, 13)
    kept = joined(flows, shown, {})
    assert sum(one[2] for one in kept) == sum(one[2] for one in flows)
    assert (OTHERS, "205", Decimal(36)) in kept
    assert kept_largest(flows[:13], 0, 12)[1] == 0


def test_nothing_drawn_of_nothing() -> None:
    assert picture([], [], NAMES).bars == ()


def test_the_page_draws_and_tables_and_names_who_is_left_out(client: TestClient) -> None:
    page = client.get("/flow?year=2025&kind=budget").text
    assert "<script>alert" not in page
    assert len(page.encode()) < 300_000
    bands = re.findall(r"<path[^>]*><title>(.*?)</title>", page.split("<svg", 1)[1])
    rows = page.split("<table", 1)[1].count("<tr") - 2
    assert len(bands) == rows > 10
    assert "没有画进去的部门 1 个" in page
    whole, trusted, part = re.search(
        r"去向合计 ([\d,.]+) 万元，其中可信 ([\d,.]+) 万元（(.*?)%）", page
    ).groups()  # type: ignore[union-attr]
    went = re.findall(r'class="n">([\d,.]+)</td>', page.split("部门到支出的类")[-1])
    assert _amount(whole) > _amount(trusted) > 0
    assert abs(sum(map(_amount, went)) - _amount(whole)) < Decimal("0.01") * len(went)
    assert abs(100 * _amount(trusted) / _amount(whole) - Decimal(part)) < Decimal("0.06")


def _amount(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def test_labels_of_a_column_stand_a_line_apart() -> None:
    going = [
        ("a", str(code), Decimal(amount)) for code, amount in enumerate((900, 30, 28, 2, 1, 1))
    ]
    drawn = picture([("fund", "a", Decimal(962))], going, NAMES)
    middles = [bar.y + bar.height / 2 for bar in drawn.bars if bar.column == 2]
    assert min(b - a for a, b in pairwise(middles)) >= LABEL - 0.2
