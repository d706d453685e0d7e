"""What a preview of notices shows of the proofs: so many, pictures by their finding's address.

What belongs here: the bound, the sentence that says what is left out, where a picture is fetched.
What does not: letters; those that are issued hold every proof, and their pictures in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from evidence.finding import Finding
from evidence.pictures import Picture
from notices.blocks import Block, Grid, Image, Note, Quote
from notices.proofs import Draw

MOST_PROOFS = 80
"""Of one page; nobody reads more of them at a time."""
LEFT_OUT = "这份通知其余 {} 处原文摘录不在预览里；编号以后的 Word 和 PDF 里都有。"


@dataclass(frozen=True, slots=True)
class LinkedImage:
    """A picture that the browser fetches when it comes in sight; sizes as of `Image`."""

    address: str
    width: int
    height: int
    caption: str


class PreviewPictures:
    """Draws for a preview: no more than it shows, remembering where each picture can be fetched."""

    def __init__(self, draw: Draw) -> None:
        self._draw, self._left = draw, MOST_PROOFS
        self._addresses: dict[bytes, str] = {}

    def __call__(self, finding: Finding) -> Sequence[Picture]:
        """The pictures of a finding; none once there are enough."""
        if self._left <= 0:
            return []
        drawn = self._draw(finding)
        self._left -= len(drawn)
        for number, one in enumerate(drawn, start=1):
            self._addresses[one.content] = f"/findings/{finding.finding_key}/pictures/{number}"
        return drawn

    def linked(self, blocks: Iterable[Block]) -> list[Any]:
        """The blocks, with addresses in place of the pictures that were drawn here."""
        return [
            LinkedImage(self._addresses[one.png], one.width, one.height, one.caption)
            if isinstance(one, Image)
            else one
            for one in blocks
        ]


def with_fewer_proofs(letters: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """The letters, with the first MOST_PROOFS of their proofs; each says how many it lacks."""
    left = MOST_PROOFS
    shown = []
    for letter in letters:
        proofs = [block for block in letter if _is_proof(block)]
        lacking = {id(block) for block in proofs[left:]}
        kept: list[Block] = [block for block in letter if id(block) not in lacking]
        if lacking:
            kept.append(Note(LEFT_OUT.format(len(lacking))))
        left = max(0, left - len(proofs))
        shown.append(kept)
    return shown


def _is_proof(block: Block) -> bool:
    return isinstance(block, Quote | Image) or (isinstance(block, Grid) and bool(block.caption))
