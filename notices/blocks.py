"""A notice as a row of blocks: what the Word and the PDF writer both set, each in its own way.

What belongs here: the kinds of blocks. What does not: what they say (`wording`) and how they look.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Colour = str
"""RRGGBB, without a mark in front."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; a `shade` lies behind it."""

    text: str
    bold: bool = False
    shade: Colour | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues, and the number, above a red line."""

    issuer: str
    number: str


@dataclass(frozen=True, slots=True)
class Title:
    """The title in lines broken by sense."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading, `level` 1 (一、) or 2 (1．)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, its first line indented by two characters."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of the report, as printed, with its heading."""

    caption: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table with its caption; every row is as long as the header.

    `shares` are the widths of columns relative to one another; `right` the columns set to the
    right; `shades` the colour behind a cell by (row, column), row 0 being the first below the
    header. A table without a header has its first column as labels. None is a row of dots.
    """

    caption: str
    header: tuple[str, ...] | None
    rows: tuple[tuple[str, ...] | None, ...]
    shares: tuple[float, ...]
    right: frozenset[int] = frozenset()
    shades: dict[tuple[int, int], Colour] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG with its caption; sizes in pixels at 144 dots an inch."""

    png: bytes
    width: int
    height: int
    caption: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when, to the right."""

    issuer: str
    day: str


@dataclass(frozen=True, slots=True)
class Note:
    """A small line below everything."""

    text: str


Block = (
    Letterhead | Title | Addressee | Heading | Paragraph | Quote | Grid | Image | Signature | Note
)
