"""A file that holds the reports of several agencies (汇编): where each begins, and files of each.

What belongs here: telling such a file by whom its tables and covers name, and where to cut it: a
PDF at its pages, a workbook between its sheets, a Word file between its paragraphs and tables. What
does not: how a format is cut (`word_cut`, `workbook_cut`), whose report each is in the register
(`collection.identity`), and archives (`unpacking`), whose members are files already. Counties
publish all departments in one file; read as one report, the second one's figures would be held
against the first one's.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium

from disclosure.documents.document import Document, Line, LineRole, Page, Table
from disclosure.documents.office.converter import FILTERS, to_docx
from disclosure.documents.office.word_cut import cut_word
from disclosure.documents.office.workbook_cut import cut_old_workbook, cut_workbook
from disclosure.forms.printed.captions import printed_agency
from disclosure.forms.printed.cover import name_on_cover
from disclosure.forms.texts import comparable

COMPILATION = "compilation"
"""What `Reading.file_format` says of such a file: it has members, as an archive has."""
_MAIN_TABLE = re.compile(r"^(?!.*财政拨款).*(?:收支|收入支出)(?:预算|决算)?总(?:体情况)?表")
"""Each report has one table of all its income and expenditure; its title opens a new report. Behind
a cover any table will do, or a report whose tables are called otherwise joined the one before."""
_COVER_LINES = 15
_HEAD_ROWS = 4
_HEAD_LINES = 4
"""A table's title and the line that says whose it is stand this close together."""
_OF_ITSELF = re.compile(r"\(?(?:本级|机关|汇总|部门|合计)\)?$")
SHORTEST_NAME = 4
_WORD = frozenset({"docx", *FILTERS})
"""Formats without pages: what is cut of them is a docx."""
CUT = frozenset({"pdf", "xlsx", "xls", *_WORD})
"""The formats that can be cut."""
_LONGEST_NUMBER = 12
"""Characters of what may stand above a title and belongs to it: 附件1, 公开01表."""
_LONGEST_COVER = 5
_NUMBERED = re.compile(r"附[件表]|(?:公开|预算)?表?[\d一二三四五六七八九十-]+表?$")
_SAYS_BUDGET = re.compile(r"(?:部门|单位|年度?)(?:综合)?(?:预|决)算")
_YEAR = re.compile(r"(?:19|20)\d\d|[〇○零]")
_NO_BODY = re.compile(r"收入|支出|收支|拨款|经费|资金|概况|[,，。;；、]")
"""What stands in headings of prose, and in no cover's line."""
_MADE_NOW = re.compile(
    rb"(?<=/CreationDate\(D:)\d{14}|(?<=/ID\[<)[0-9A-F]{32}><[0-9A-F]{32}(?=>\]>>\r?\nstartxref)"
)
"""What pdfium writes of the moment into a file; places in the file stay the same."""


@dataclass(frozen=True, slots=True)
class Share:
    """One agency's report in a file, from `first` to `last` (1-based, inclusive): pages, sheets, or
    paragraphs and tables, as `file_format` has them."""

    agency_name: str
    first: int
    last: int
    file_format: str = "pdf"

    @property
    def label(self) -> str:
        """What the share is called where files have names."""
        if self.file_format in _WORD:
            return f"{self.agency_name}.docx"
        page = "页" if self.file_format == "pdf" else "张工作表"
        return f"第{self.first}至{self.last}{page} {self.agency_name}.{self.file_format}"


def shares_of(document: Document) -> tuple[Share, ...]:
    """The reports in a file by agency; empty where it holds one report, or does not say whose.

    A new report begins where another agency is named, has a table of all income and expenditure
    of its own, and is followed by no page of the one before.
    """
    stretches = [one for one in _stretches(document) if one.has_main_table]
    names = [one.name for one in stretches]
    if len(stretches) < 2 or len(set(names)) != len(names):
        return ()
    places = (_place(page, block) for page in document.pages for block in page.blocks)
    last = max([*places, *(page.number for page in document.pages)])
    ends = [after.first - 1 for _, after in pairwise(stretches)]
    starts = [1, *(one.first for one in stretches[1:])]
    return tuple(
        Share(one.name, first, end, document.file_format)
        for one, first, end in zip(stretches, starts, [*ends, last], strict=True)
    )


def split(content: bytes, shares: Sequence[Share]) -> list[bytes]:
    """The shares of a file as files, in their order; the same content gives the same files."""
    spans = [(share.first, share.last) for share in shares]
    file_format = shares[0].file_format
    if file_format == "xlsx":
        return list(cut_workbook(content, spans))
    if file_format == "xls":
        return list(cut_old_workbook(content, spans))
    if file_format in _WORD:
        is_old = file_format in FILTERS
        return list(cut_word(to_docx(content, file_format) if is_old else content, spans))
    with closing(pdfium.PdfDocument(content)) as source:
        return [_cut(source, share) for share in shares]


def _cut(source: pdfium.PdfDocument, share: Share) -> bytes:
    with closing(pdfium.PdfDocument.new()) as part:
        part.import_pages(source, list(range(share.first - 1, share.last)))
        out = io.BytesIO()
        part.save(out)
    return _MADE_NOW.sub(lambda found: re.sub(rb"[0-9A-F]", b"0", found[0]), out.getvalue())


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What follows the first mention of an agency until another is named; `first` as of a share."""

    name: str
    first: int
    has_main_table: bool = False
    has_cover: bool = False

    def with_main_table(self) -> _Stretch:
        return self if self.has_main_table else replace(self, has_main_table=True)


def _stretches(document: Document) -> list[_Stretch]:
    """In the order of the file. What only mentions an agency in passing has no main table."""
    found: list[_Stretch] = []
    for page in _with_covers_apart(document):
        cover = _cover_name(page)
        has_table = next(page.tables(), None) is not None
        title_at = -_HEAD_LINES
        heads = list(_heads(page))
        for place, (at, text) in enumerate(heads):
            name = cover or _named(text)
            if name and (not found or not _alike(found[-1].name, name)):
                known = next((one for one in found if _alike(one.name, name)), None)
                titled = place - title_at < _HEAD_LINES
                first = _first_above(heads[: title_at + 1]) if titled else at
                found.append(_Stretch(known.name if known else name, first, titled, bool(cover)))
            if has_table and found and found[-1].has_cover:
                found[-1] = found[-1].with_main_table()
            elif has_table and _MAIN_TABLE.match(comparable(text)):
                if not found or found[-1].has_main_table:
                    title_at = place  # perhaps of whom the next line names
                else:
                    found[-1] = found[-1].with_main_table()
    return _joined(found)


def _joined(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Without those that only pass by: a form of another agency between two pages of one report."""
    whole: list[_Stretch] = []
    for one in stretches:
        if not one.has_main_table and any(_alike(one.name, other.name) for other in whole):
            continue
        if whole and whole[-1].name == one.name:
            whole[-1] = whole[-1].with_main_table()
        elif not whole or one.has_main_table or not _is_within(one, whole[-1], stretches):
            whole.append(one)
    return whole


def _is_within(one: _Stretch, before: _Stretch, stretches: Sequence[_Stretch]) -> bool:
    """Whether the report before goes on after this mention."""
    later = stretches[stretches.index(one) + 1 :]
    return any(_alike(before.name, other.name) for other in later)


def _heads(page: Page) -> Iterator[tuple[int, str]]:
    """Running lines and the first rows inside frames, in reading order, and where they stand."""
    for block in page.blocks:
        at = _place(page, block)
        if isinstance(block, Table):
            yield from ((at, cell.text) for cell in block.cells if cell.row < _HEAD_ROWS)
        elif block.role is LineRole.TEXT or page.blocks[0].part == 0:
            yield at, block.text


def _place(page: Page, block: Line | Table) -> int:
    return block.part or page.number


def _first_above(heads: Sequence[tuple[int, str]]) -> int:
    """Where a title begins, with the number that stands above it."""
    at = heads[-1][0]
    for above, text in reversed(heads[:-1]):
        plain = comparable(text)
        if above >= at or len(plain) > _LONGEST_NUMBER or not _NUMBERED.match(plain):
            break
        at = above
    return at


def _named(text: str) -> str | None:
    name = printed_agency(text)
    return _own(name) if name else None


def _cover_name(page: Page) -> str | None:
    """Whose cover a page is: few lines, no table, and a title that says whose report it is."""
    lines = [line.text for line in page.lines() if line.text.strip()]
    if not lines or len(lines) > _COVER_LINES or next(page.tables(), None) is not None:
        return None
    name = name_on_cover(lines)
    return _own(name) if name else None


def _with_covers_apart(document: Document) -> Iterator[Page]:
    """The pages; where no page need be a cover alone, each cover among its lines as its own."""
    for page in document.pages:
        if document.file_format == "pdf":
            yield page
            continue
        begun = 0
        for first, end in _covers_among(page.blocks):
            yield replace(page, blocks=page.blocks[begun:first])
            yield replace(page, blocks=page.blocks[first:end])
            begun = end
        yield replace(page, blocks=page.blocks[begun:])


def _covers_among(blocks: Sequence[Line | Table]) -> Iterator[tuple[int, int]]:
    """Where lines stand that are a cover: a name of a body and of what year's budget it is."""
    texts = [comparable(one.text) if isinstance(one, Line) else "" for one in blocks]
    says = [bool(_SAYS_BUDGET.search(text) and not _NO_BODY.search(text)) for text in texts]
    begun = 0
    for first in range(len(texts)):
        if first < begun or not any(says[first : first + _LONGEST_COVER]):
            continue
        for end in range(min(first + _LONGEST_COVER, len(texts)), first, -1):
            if any(says[first:end]) and _is_cover(texts[first:end]):
                yield first, end
                begun = end
                break


def _is_cover(texts: Sequence[str]) -> bool:
    if not all(texts) or not _YEAR.search("".join(texts)):
        return False
    name = name_on_cover(texts)
    return name is not None and not _NO_BODY.search(name)


def _own(name: str) -> str | None:
    """A name without what only says which level of the agency; None where nothing is left."""
    plain = _OF_ITSELF.sub("", comparable(name))
    is_place = plain.endswith(tuple("级省市县区"))
    return plain if len(plain) >= SHORTEST_NAME and not is_place else None


def _alike(one: str, other: str) -> bool:
    """The same agency, or its longer and shorter name."""
    return one in other or other in one
