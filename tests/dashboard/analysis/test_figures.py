"""Figures are true to Plotly's own schema, and what is not trusted shows without colour."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dashboard.short_names import short_names
from dashboard.spending_views import charts


def row(name: str, amount: int | None, trusted: int | None, **more: Any) -> dict[str, Any]:
    value = None if amount is None else Decimal(amount)
    good = None if trusted is None else Decimal(trusted)
    bad = None if value is None or good is None else value - good
    return {"name": name, "amount_yuan": value, "trusted_yuan": good, "untrusted_yuan": bad, **more}


ROWS = [
    row("农林水支出", 1_000_000, 400_000, last_year_yuan=Decimal(900_000), href="/spending/a"),
    row("很长很长很长很长很长很长的科目名称", 500_000, 500_000, last_year_yuan=None),
    row("很长很长很长很长很长很长的另一科目", 300_000, 300_000),
    row("冲减", -20_000, -20_000),
    row("没有印出", None, None),
]
TREE = [
    {**row("农林水支出", 1_000_000, 400_000), "code": "213", "level": 1},
    {**row("教育支出", 500_000, 500_000), "code": "205", "level": 1},
    {**row("水利", 600_000, 0), "code": "21303", "level": 2},
    {**row("农业", 390_000, 390_000), "code": "21301", "level": 2},
]


@pytest.mark.parametrize(
    "figure",
    [
        charts.bars(ROWS),
        charts.bars([]),
        charts.columns([row("", 5, 3, fiscal_year=2025), row("", 4, 4, fiscal_year=2024)]),
        charts.treemap(TREE, 1, {}, "全部"),
        charts.cover(Decimal(2), Decimal(10)),
        charts.cover(None, None),
    ],
)
def test_plotly_knows_every_property(figure: dict[str, Any]) -> None:
    from plotly.graph_objects import Figure

    Figure(figure)


def test_bars_split_each_amount_and_keep_labels_apart() -> None:
    trusted, untrusted, last = charts.bars(ROWS)["data"]
    assert trusted["x"] == [40.0, 50.0, 30.0, -2.0]
    assert untrusted["x"] == [60.0, None, None, None]
    assert untrusted["marker"]["pattern"]["shape"] == "/"
    assert last["x"] == [90.0, None, None, None]
    assert len(set(trusted["y"])) == 4
    assert trusted["customdata"][0] == "/spending/a"


def test_a_block_is_its_own_rest_and_its_parts_lie_within() -> None:
    drawn = charts.treemap(TREE, 1, {"213": "/x"}, "全部")["data"][0]
    values = dict(zip(drawn["ids"], drawn["values"], strict=True))
    assert values == {"whole": 0, "213": 1.0, "205": 50.0, "21303": 60.0, "21301": 39.0}
    hatched = dict(zip(drawn["ids"], drawn["marker"]["pattern"]["shape"], strict=True))
    assert [key for key, shape in hatched.items() if shape] == ["21303"]


def test_parts_that_come_to_more_than_their_whole_are_still_drawn() -> None:
    rows = [TREE[0], {**TREE[2], "amount_yuan": Decimal(2_000_000)}]
    drawn = charts.treemap(rows, 1, {}, "全部")["data"][0]
    assert drawn["values"] == [0, 0.0, 200.0]


def test_names_are_shown_not_obeyed() -> None:
    hostile = row("<a href='http://127.0.0.1'>点</a>", 10_000, 10_000)
    for figure in (
        charts.bars([hostile]),
        charts.treemap([{**hostile, "code": "206", "level": 1}], 1, {}, "<b>"),
    ):
        assert "<a" not in str(figure)
        assert "href=" not in str(figure).replace("href=&#x27;", "").replace("href=&", "")


def test_names_lose_the_district_and_are_never_cut_to_the_same() -> None:
    long = "漳源区人民政府漳滨北路街道第{}办事处"
    names = [
        "漳源区人民政府办公室",
        long.format("一"),
        long.format("二"),
        "漳源区教育局",
        "县<b>委",
    ]
    assert short_names(names) == [
        "人民政府办公室", "人民政府…道第一办事处", "人民政府…道第二办事处", "教育局",
        "县<b>委",
    ]  # fmt: skip
    assert short_names(["教育支出", "教育局"]) == ["教育支出", "教育局"]


def test_names_that_are_numbers_are_names() -> None:
    """Plotly would draw 204 and 208 as places on a scale of numbers."""
    rows = [
        {"name": name, "amount_yuan": Decimal(1), "trusted_yuan": Decimal(1),
         "untrusted_yuan": Decimal(0), "last_year_yuan": None}
        for name in ("科目204", "科目205", "科目208")
    ]  # fmt: skip
    drawn = charts.bars(rows)
    assert drawn["data"][0]["y"] == ["204", "205", "208"]
    assert drawn["layout"]["yaxis"]["type"] == "category"


def test_what_no_part_shows_is_hatched_on_the_whole() -> None:
    """A class of which one department printed no parts: its doubt had been drawn as trusted."""
    whole = {**row("农林水支出", 1_000_000, 400_000), "code": "213", "level": 1}
    part = {**row("农业农村", 300_000, 300_000), "code": "21301", "level": 2}
    drawn = charts.treemap([whole, part], 1, {}, "全部")["data"][0]
    assert drawn["marker"]["pattern"]["shape"] == ["", "/", ""]
