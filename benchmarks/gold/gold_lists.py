"""The gold lists of contradictions, as entries: which report, which pages, what is printed there.

What belongs here: reading the Markdown tables and finding the files they speak of. What does not:
matching an entry with a finding (`gold_matching`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LISTS = ("contradictions.md", "contradictions-2.md")
_ID = re.compile(r"[A-Z]{2}-\w+")
_PAGES = re.compile(r"(?<![\d.])(?<!\d,)([AB]?)(\d{1,3})(?:-[AB]?(\d{1,3}))?(?!\d|[.,]\d|%)")
_SAID_PAGES = re.compile(r"p\. ((?:[AB]?\d{1,3}(?:-\d{1,3})?(?:, | and )?)+)|\b([AB]\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is wrong; pages are (part, page) with part "" for a report of one file.

    `pages` are those of the wrong place, `other_pages` those it is held against.
    """

    entry_id: str
    pages: frozenset[tuple[str, int]]
    other_pages: frozenset[tuple[str, int]]
    printed: str
    contradicts: str
    arithmetic: str
    kind: str
    is_strict: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report with its entries; several files where it was published in parts, A first."""

    key: str
    files: tuple[Path, ...]
    entries: tuple[Entry, ...]


def labelled_reports(folder: Path) -> list[Labelled]:
    """All reports of the lists in `folder`; raises FileNotFoundError for a file that is absent."""
    found: list[Labelled] = []
    for name in LISTS:
        text = (folder / name).read_text(encoding="utf-8")
        for part in re.split(r"^## ", text, flags=re.M)[1:]:
            title, _, body = part.partition("\n")
            if ".pdf" in title:
                entries = tuple(_entries(body))
                files = tuple(_files(folder, title.strip()))
                found.append(Labelled(entries[0].entry_id[:2], files, entries))
    return found


def _files(folder: Path, title: str) -> Iterator[Path]:
    if "…" not in title:
        path = folder / title
        if not path.exists():
            raise FileNotFoundError(path)
        yield path
        return
    place, _, agency = title.partition(":")[0].rpartition(" ")[0].partition("/")
    for ending in re.findall(r"…(\S+?\.pdf)", title):
        (path,) = (
            one for one in (folder / place).glob(f"{agency}__*") if one.name.endswith(ending)
        )
        yield path


def _entries(body: str) -> Iterator[Entry]:
    for line in body.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not _ID.fullmatch(cells[0]):
            continue
        entry_id, pages, printed, contradicts, arithmetic, kind, strict = cells
        if not contradicts:
            contradicts, arithmetic = "–", "–"
        yield Entry(
            entry_id,
            frozenset(_pages(re.sub(r"\(\D*\d*×.*?\)|[()]|between|and", " ", pages))),
            frozenset(_said_pages(" ".join((printed, contradicts, arithmetic)))),
            printed.replace("**", ""),
            contradicts.replace("**", ""),
            arithmetic.replace("**", ""),
            kind,
            strict == "yes",
        )


def _pages(text: str) -> Iterator[tuple[str, int]]:
    part = ""
    for letter, first, last in _PAGES.findall(text):
        part = letter or part
        for page in range(int(first), int(last or first) + 1):
            yield part, page


def _said_pages(text: str) -> Iterator[tuple[str, int]]:
    for several, one in _SAID_PAGES.findall(text):
        yield from _pages(several or one)
