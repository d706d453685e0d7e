"""A minus or a point that is drawn with a figure is told; other short lines are not."""

from __future__ import annotations

import pytest

from disclosure.documents.pdf.visible.drawn_signs import DRAWN_MINUS, DRAWN_POINT
from tests.disclosure.documents.test_visibility import page_of, text, told, value_of

FIGURE = text(125, 146, "92.60")
TELLS = [DRAWN_MINUS.format("“92.60”")]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("0.7 w 118 149.5 m 124 149.5 l S ", id="a stroke"),
        pytest.param("118 149.2 6 0.7 re f ", id="a bar"),
        pytest.param(
            "q 6 0 0 0.7 118 149.2 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q ", id="a picture"
        ),
    ],
)
def test_a_drawn_minus_is_told(drawn: str) -> None:
    page = page_of(drawn + FIGURE)
    assert (value_of(page), told(page)) == ("92.60", TELLS)


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("0.7 w 118 145 m 124 145 l S ", id="on the baseline"),
        pytest.param("0.7 w 118 155 m 124 155 l S ", id="above the figure"),
        pytest.param("0.7 w 112 149.5 m 118 149.5 l S ", id="further off"),
        pytest.param("0.7 w 118 149.5 m 119 149.5 l S ", id="a point"),
        pytest.param("0.7 w 90 149.5 m 105 149.5 l S ", id="in another cell"),
        pytest.param(text(119, 146, "a") + "0.7 w 118 149.5 m 124 149.5 l S ", id="over a letter"),
    ],
)
def test_other_short_lines_are_no_minus(drawn: str) -> None:
    assert told(page_of(drawn + FIGURE)) in ([], ["有划去的文字、没有读入：“a”"])


POINT = pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("136.7 146 1.2 1.2 re f ", id="a square"),
        pytest.param("1.2 w 136.7 146.6 m 137.9 146.6 l S ", id="a stroke"),
        pytest.param("137.3 146 m 138.2 146 138.2 147.2 137.3 147.2 c "
                     "136.4 147.2 136.4 146 137.3 146 c f ", id="round"),
    ],
)  # fmt: skip


@POINT
def test_a_drawn_point_is_told(drawn: str) -> None:
    page = page_of(text(125, 146, "92") + drawn + text(138.8, 146, "60"))
    assert (value_of(page).replace(" ", ""), told(page)) == ("9260", [DRAWN_POINT.format("“9260”")])


@POINT
@pytest.mark.parametrize(
    "figures",
    [
        pytest.param(text(125, 146, "92") + text(139, 146, "a"), id="before a letter"),
        pytest.param(text(125, 149, "92") + text(139, 149, "60"), id="below the line"),
        pytest.param(text(128, 146, "92") + text(142, 146, "60"), id="under a digit"),
    ],
)
def test_other_specks_are_no_point(drawn: str, figures: str) -> None:
    assert told(page_of(figures + drawn)) == []
