"""Running headers, footers and page numbers: told from text by where and how often they stand.

What belongs here: marking lines as furniture. What does not: watermarks (`glyphs`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from disclosure.documents.document import Block, Line, LineRole, Page

MARGIN = 0.08
"""Share of the page's height at its top and bottom in which furniture stands."""
_PAGE_NUMBER = re.compile(
    r"^(?:[-—–－~·.]\s*+)*+(?:第\s*+)?\d{1,4}\s*+(?:页\s*+)?(?:[-—–－~·.]\s*+)*+$"
    r"|^第\s*+\d++\s*+页\s*+(?:[,，/]\s*+)?共\s*+\d++\s*+页$|^\d{1,4}\s*/\s*\d{1,4}$"
)


def mark_furniture(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The same pages; lines in the margins that number or repeat are marked as furniture."""
    counts = Counter(
        text
        for page in pages
        for text in {line.text for line in page.lines() if _in_margin(page, line)}
    )
    often = max(3, len(pages) // 2)
    repeated = {text for text, count in counts.items() if count >= often}
    return tuple(
        replace(page, blocks=tuple(_marked(page, block, repeated) for block in page.blocks))
        for page in pages
    )


def is_page_number(text: str) -> bool:
    """Whether a line only numbers its page (- 3 -, 第3页)."""
    return bool(_PAGE_NUMBER.match(text.strip()))


def _marked(page: Page, block: Block, repeated: set[str]) -> Block:
    if not isinstance(block, Line) or block.role is not LineRole.TEXT:
        return block
    if not _in_margin(page, block):
        return block
    if block.text in repeated or is_page_number(block.text):
        return block._replace(role=LineRole.FURNITURE)
    return block


def _in_margin(page: Page, line: Line) -> bool:
    if line.bbox is None or page.height is None:
        return False
    middle = (line.bbox[1] + line.bbox[3]) / 2
    return not MARGIN * page.height < middle < (1 - MARGIN) * page.height
