"""What a picture marks, and in which colours: the same colours as the figures in the sentence.

What belongs here: marks, colours, the finished picture. What does not: drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from disclosure.documents.document import BBox

Role = Literal["total", "part", "left", "right", "spoken", "cause"]

COLOURS: dict[Role, str] = {
    "total": "#b3261e",
    "left": "#b3261e",
    "part": "#0b57a4",
    "right": "#0b57a4",
    "spoken": "#8a5300",
    "cause": "#6a1b9a",
}
"""Dark enough for figures on white (contrast above 4.5 to 1), and apart when printed in grey."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on a PDF page: a box in points from the upper left corner, or text to be found.

    A text that is not on its page is looked for on those after it up to `last_page`, or on the
    next one: sentences run over. `lead` is the text just before, which tells the right occurrence
    from others. A mark with neither box nor text is the page itself.
    `head` is the band (top, bottom) in points where the table's header stands on this page: it is
    shown above the crop when the crop would leave it out.
    """

    page_no: int
    role: Role
    bbox: BBox | None = None
    text: str | None = None
    lead: str = ""
    last_page: int | None = None
    head: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture; `media_type` is image/png or image/svg+xml, sizes in pixels."""

    media_type: str
    content: bytes
    width: int
    height: int
    caption: str
