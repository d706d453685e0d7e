"""The clause around each figure of a text."""

from __future__ import annotations

import pytest

from disclosure.narrative.figures.printed_figures import Clauses, figures
from disclosure.narrative.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("一是收入5万元,支出1,234万元。", ["一是收入5万元", "支出1,234万元"]),
        (
            "支出6万元(人员4万元,公用2万元),增加1万元",
            ["支出6万元(人员4万元,公用2万元)", "人员4万元", "公用2万元", "增加1万元"],
        ),
        ("其中:设备(含税,两台)3万元", ["设备(含税,两台)3万元"]),
    ],
)
def test_commas_in_figures_and_brackets_end_no_clause(text: str, clauses: list[str]) -> None:
    found = figures(text, vocabulary())
    around = Clauses(text, found).around
    assert [text[slice(*around(figure))] for figure in found] == clauses
