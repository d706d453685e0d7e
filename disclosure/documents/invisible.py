"""Characters that no program draws: a figure with one inside is seen whole, and is read whole.

What belongs here: marks of direction, joiners, blanks without width. What does not: files that
say where each glyph is drawn (PDF, OFD): a soft hyphen is a hyphen there. Source of the characters:
Unicode, general category Cf, and variation selectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from disclosure.documents.document import Block, Line, Page, Remark, Table

_INVISIBLE = re.compile(
    "[\u061c\u180e\u200b-\u200f\u202a-\u202d\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0001-\U000e007f]"
)
_SOFT_HYPHEN = "\u00ad"
"""Browsers break lines there and draw nothing; Word and Excel may draw a hyphen."""
_OVERRIDE = re.compile("\u202e[^\u202c]{0,40}?\\d")
"""Turns round what follows it."""
_TURNED = Remark("unread_content", "有颠倒文字次序的控制符，看到的数字与读入的次序不同")


def without_invisible(file_format: str, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages as they are seen; of figures whose digits are turned round it is told."""
    return tuple(_seen(page, file_format == "html") for page in pages)


def _seen(page: Page, is_web: bool) -> Page:
    if not any(_hides(text, is_web) for block in page.blocks for text in _texts(block)):
        return page
    told = (_TURNED,) if any(map(_OVERRIDE.search, map("".join, map(_texts, page.blocks)))) else ()
    blocks = (_plain(block, is_web) for block in page.blocks)
    kept = tuple(block for block in blocks if isinstance(block, Table) or block.text.strip())
    return replace(page, blocks=kept, remarks=(*page.remarks, *told))


def _hides(text: str, is_web: bool) -> bool:
    if text.isascii():
        return False
    return bool(_INVISIBLE.search(text)) or "\u202e" in text or (is_web and _SOFT_HYPHEN in text)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.text for cell in block.cells)
    else:
        yield block.text


def _plain(block: Block, is_web: bool) -> Block:
    def plain(text: str) -> str:
        text = _INVISIBLE.sub("", text)
        return text.replace(_SOFT_HYPHEN, "") if is_web else text

    if isinstance(block, Line):
        return block._replace(text=plain(block.text))
    cells = tuple(
        cell if cell.text.isascii() else cell._replace(text=plain(cell.text))
        for cell in block.cells
    )
    return replace(block, cells=cells)
