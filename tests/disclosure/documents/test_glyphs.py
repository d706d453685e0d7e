"""Quarter turns of glyphs, and glyphs over each other."""

from __future__ import annotations

import numpy as np
import pytest

from disclosure.documents.pdf.glyphs import (
    BACKGROUND,
    TOO_CLOSE,
    UNKNOWN,
    Char,
    once,
    turn_of,
    turns_of,
)

WRITING = [
    ((1, 0), (0, -1), 0),
    ((0, 1), (1, 0), 1),
    ((-1, 0), (0, 1), 2),
    ((0, -1), (-1, 0), 3),
    ((1, 0.05), (0.05, -1), 0),
    ((1, 1), (1, -1), BACKGROUND),
    ((-1, 0), (0, -1), BACKGROUND),
    ((0, 0), (0, 0), BACKGROUND),
]


@pytest.mark.parametrize(("across", "up", "turn"), WRITING)
def test_turn_of_one(across: tuple[float, float], up: tuple[float, float], turn: int) -> None:
    assert turn_of(across, up) == turn


def test_many_turn_as_each_does() -> None:
    a, b = np.array([across for across, *_ in WRITING], np.float64).T
    c, d = np.array([up for _, up, _ in WRITING], np.float64).T
    assert turns_of((a, b), (c, d)).tolist() == [turn for *_, turn in WRITING]


@pytest.mark.parametrize("texts", ["费4", "4费", "34"])
@pytest.mark.parametrize("ahead", [0.0, 1.0, 2.0, 5.0, 9.0])
def test_a_figure_over_a_word_or_another_hides_both(texts: str, ahead: float) -> None:
    """As where a cell's amount slipped over the next one's name."""
    one, other = (
        Char(text, start, 0.0, start + 5.0, 10.0, 10.0, 9.0, start, start + 5.0)
        for text, start in zip(texts, (0.0, ahead), strict=True)
    )
    shown = "".join(char.text for char in once([one, other]))
    assert shown == (UNKNOWN * 2 if ahead < 10 * TOO_CLOSE else texts)


def test_a_word_over_another_stays() -> None:
    line = [Char(text, 0.0, 0.0, 10.0, 10.0, 10.0, 9.0, 0.0, 10.0) for text in "费用"]
    assert once(line) == line
