"""A preview shows so many proofs, says of each letter what it leaves out, and holds no picture."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from dashboard.preview_proofs import (
    LEFT_OUT,
    MOST_PROOFS,
    LinkedImage,
    PreviewPictures,
    with_fewer_proofs,
)
from dashboard.static_files import STATIC
from evidence.pictures import Picture
from notices.blocks import Block, Grid, Heading, Image, Note, Quote
from notices.notice_words import SHADES

FACTS = Grid("", None, (("报告名称", "甲"),), (1, 3))


def letter(proofs: int) -> list[Block]:
    return [FACTS, *(block for _ in range(proofs) for block in (Heading("一"), Quote("第1页", ())))]


def test_all_is_shown_of_what_is_short() -> None:
    letters = [letter(2), letter(3)]
    assert with_fewer_proofs(letters) == letters


def test_what_is_left_out_is_said_where_it_lacks() -> None:
    first, second, third = with_fewer_proofs([letter(MOST_PROOFS - 1), letter(3), letter(1)])
    assert len(first) == len(letter(MOST_PROOFS - 1))
    assert second == [*letter(1), Heading("一"), Heading("一"), Note(LEFT_OUT.format(2))]
    assert third == [FACTS, Heading("一"), Note(LEFT_OUT.format(1))]


def test_no_more_pictures_are_drawn_than_are_shown_and_each_has_its_address() -> None:
    asked: list[str] = []

    def draw(finding: Any) -> list[Picture]:
        asked.append(finding.finding_key)
        contents = (f"{finding.finding_key}{n}".encode() for n in range(2))
        return [Picture("image/png", one, 30, 20, "第1页") for one in contents]

    pictures = PreviewPictures(draw)
    drawn = [list(pictures(SimpleNamespace(finding_key=f"k{n}"))) for n in range(MOST_PROOFS)]  # type: ignore[arg-type]
    assert len(asked) == MOST_PROOFS // 2
    assert drawn[len(asked) :] == [[]] * (MOST_PROOFS - len(asked))
    blocks = [Heading("一"), Image(drawn[3][1].content, 30, 20, "原文")]
    linked = LinkedImage("/findings/k3/pictures/2", 30, 20, "原文")
    assert pictures.linked(blocks) == [Heading("一"), linked]


def test_figures_lie_on_the_colours_that_the_letter_speaks_of() -> None:
    """A preview had one yellow for all, below a legend of four colours."""
    style = (STATIC / "style.css").read_text("utf-8")
    for colour in SHADES.values():
        assert f".s-{colour} {{ background: #{colour.lower()}; }}" in style
