"""A preview shows so many proofs, and says of each letter how many it leaves out."""

from __future__ import annotations

from dashboard.preview_size import LEFT_OUT, MOST_PROOFS, with_fewer_proofs
from notices.blocks import Block, Grid, Heading, Note, Quote

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
