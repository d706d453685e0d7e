"""What officials type finds the department they mean."""

from __future__ import annotations

import pytest

from dashboard.name_search import those_named

AGENCIES = {
    ("101", "上党区财政局"),
    ("102", "上党区卫生健康局"),
    ("103", "上党区财产行政事务中心"),
    ("104", "上党区人力资源和社会保障局"),
    (None, "上党区档案局"),
}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", {"101", "102", "103", "104", None}),
        ("财政", {"101"}),
        ("卫健", {"102"}),
        ("卫健局", {"102"}),
        ("人社局", {"104"}),
        ("wsjkj", {"102"}),
        ("CZJ", {"101"}),
        ("da", {None}),
        ("10 财政", {"101"}),
        ("卫健 档案", set()),
        ("局政财", set()),
        ("x", set()),
    ],
)
def test_a_typed_word_finds_the_department(typed: str, codes: set[str | None]) -> None:
    assert {code for code, _ in those_named(AGENCIES, typed)} == codes
