"""Lines of characters in columns are those that a look at each character gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from disclosure.documents.pdf.char_columns import CharColumns, TextLine
from disclosure.documents.pdf.glyphs import SAME_BASELINE, Char, box_of, line_text, once, placed

CHARS = st.builds(
    lambda text, x, y, advance, size, turn: placed(text, (x, y), advance, size, turn),
    st.sampled_from(["1", "2", ".", "a", "元", "⼈", " ", "\u00a0", "　", "fi", "（", "¹"]),
    st.integers(0, 60).map(lambda x: x * 1.7),
    st.integers(0, 24).map(lambda y: y * 1.35),
    st.sampled_from([3.0, 5.25, 10.5]),
    st.sampled_from([3.0, 6.0, 10.5, 10.5, 10.5, 16.0]),
    st.sampled_from([0, 0, 0, 0, 1, -1]),
)


def _lines(chars: list[Char]) -> list[list[Char]]:
    """Characters by turn and baseline: each joins the line whose first one is near enough."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda one: (one.turn, one.baseline)):
        first = lines[-1][0] if lines else None
        reach = SAME_BASELINE * max(char.size, 4)
        if first is None or first.turn != char.turn or char.baseline - first.baseline > reach:
            lines.append([char])
        else:
            lines[-1].append(char)
    return [once(sorted(line, key=lambda one: one.start)) for line in lines]


@given(st.lists(st.tuples(st.integers(0, 2), CHARS), max_size=40))
def test_lines_are_those_of_a_look_at_each_character(placed_in: list[tuple[int, Char]]) -> None:
    groups = np.array([group for group, _ in placed_in], np.intp)
    expected = [
        TextLine(group, line_text(line), box_of(line))
        for group in range(3)
        for line in _lines([char for own, char in placed_in if own == group])
    ]
    found = CharColumns.of([char for _, char in placed_in]).lines(groups)
    rounded = [one._replace(box=tuple(round(side, 2) for side in one.box)) for one in found]
    assert rounded == expected


@given(st.lists(CHARS, max_size=12))
def test_columns_give_back_their_characters(chars: list[Char]) -> None:
    columns = CharColumns.of(chars)
    assert list(columns) == chars
    assert [columns[number] for number in range(len(chars))] == chars


def test_a_gap_parts_figures_sooner_than_words() -> None:
    """A quarter of the type size between figures; between Chinese and figures 0.4 of it."""
    figures = [placed("1", (x, 20), 5, 10) for x in (0, 8.0)]
    mixed = [placed("元", (0, 40), 10, 10), placed("1", (13, 40), 5, 10)]
    apart = [placed("元", (0, 60), 10, 10), placed("1", (14.5, 60), 5, 10)]
    lines = CharColumns.of([*figures, *mixed, *apart]).lines()
    assert [line.text for line in lines] == ["1 1", "元1", "元 1"]
    assert lines[0].box == (0, 11.2, 13, 21.2)
