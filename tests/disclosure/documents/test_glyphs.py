"""Quarter turns of glyphs."""

from __future__ import annotations

import numpy as np
import pytest

from disclosure.documents.pdf.glyphs import BACKGROUND, turn_of, turns_of

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
