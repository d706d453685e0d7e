"""Where lines of a Chinese text may end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notices.line_breaking import broken

TEXT = st.text(alphabet="预算公开，。；：（）《》“”1234.56万元 abc/", max_size=200)


def width(text: str) -> float:
    return sum(1.0 if ord(char) > 0x7F else 0.5 for char in text)


@given(TEXT, st.integers(12, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, most: int) -> None:
    lines = broken(text, width, most - 2, most)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= (most if n else most - 2) for n, line in enumerate(lines))


def test_marks_stay_with_their_words_and_figures_whole() -> None:
    lines = broken("核对表五的合计，印出802.74万元（应为792.74万元）。", width, 8, 8)
    assert all(line[0] not in "，。）；" for line in lines if line)
    assert all(line[-1] not in "（《“" for line in lines if line)
    assert any("802.74" in line for line in lines)
    assert any("792.74" in line for line in lines)


def test_a_long_address_is_torn() -> None:
    lines = broken("http://example.invalid/" + "a" * 60, width, 10, 10)
    assert len(lines) > 3
    assert all(width(line) <= 10 for line in lines)
