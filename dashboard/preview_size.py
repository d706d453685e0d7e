"""How much of what is quoted from reports a preview of notices shows.

What belongs here: the bound, and the sentence that says what is left out. What does not: letters;
those that are issued hold every proof.
"""

from __future__ import annotations

from collections.abc import Sequence

from notices.blocks import Block, Grid, Image, Note, Quote

MOST_PROOFS = 80
"""Of one page; each takes one to two kilobytes, and nobody reads more of them at a time."""
LEFT_OUT = "这份通知其余 {} 处原文摘录不在预览里；编号以后的 Word 和 PDF 里都有。"


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
