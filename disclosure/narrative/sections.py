"""Running text joined over lines and pages into titled sections, each character with its page.

What belongs here: which line is a heading, where a section ends, what is contents or a form's
head rather than prose. What does not: the meaning of any figure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from disclosure.documents.document import Document, Line, LineRole, Page, Table
from disclosure.narrative.contents import contents, is_contents_entry
from disclosure.narrative.prose_text import at_hand, compact, fold
from disclosure.reading import ProseSection

_NUMERAL = "[一二三四五六七八九十]{1,5}"
_GLOSSARY = re.compile("(?:相关|有关|专业|专用|主要){0,4}(?:名词|术语|用语)(?:解释|说明|释义|注释)")
_PART = re.compile(f"第{_NUMERAL}(?:部分|章|篇)|{_NUMERAL}部分(?![是由为的来用在属资])")
_HEADINGS = (
    (1, re.compile(f"{_PART.pattern}|{_GLOSSARY.pattern}$"), 60),
    (2, re.compile(f"{_NUMERAL}、|第{_NUMERAL}节"), 40),
    (3, re.compile(rf"\({_NUMERAL}\)"), 40),
    (4, re.compile(r"\d{1,2}[、.](?!\d)"), 25),
)
_LONGEST = 60
_SAYS_TITLE = re.compile(
    r"^[^,;:。]{0,60}(?:预算|决算|收支|经费|采购|资产|绩效)[^,;:。]{0,60}(?:说明|情况)$"
)
"""A numbered title that says so, as long as it is: （五）关于某局2024年…情况说明."""
_FIGURE = re.compile(r"\d(?:万元|亿元|元|%|辆|平方米)")
_SENTENCE_END = tuple("。;:!?.)”")
_FORM_TITLE = re.compile(r"绩效目标(?:申报|自评|批复)?表(?:\(.*\))?$")
_RUN_IN = re.compile(
    rf"(?:{_NUMERAL}、|\({_NUMERAL}\)|\d{{1,2}}[、.])(?!\d)[^,;:。\d]{{0,12}}"
    "(?:机关运行|政府采购|国有资产|资产占|绩效)[^,;:。\\d]{0,12}[。:]"
)
"""A numbered title of what reports must explain, its text in the same line: （二）政府采购。…"""
_ORDINAL = re.compile(rf"\(({_NUMERAL})\)")
_ORDERED_TITLE = re.compile(rf"\({_NUMERAL}\)[^,;:。\d]{{2,20}}[。:](?=.)")
_INLINE_TITLE = re.compile(r"[^:,。;]{2,30}")
_YEAR = re.compile(r"(20\d\d)年(?!\d{1,2}月)")
_LEAST_INDENT, _MOST_INDENT = 12.0, 60.0
"""Points by which the first line of a paragraph is indented: two characters of any usual size."""
_RAGGED, _FEWEST_FULL = 24.0, 3
"""Points by which full lines may end apart; so many for each that juts out say where they end."""
_MOST_BETWEEN = 8
"""Blocks that may stand between two lines of a paragraph: foot, page number, head."""
_JUNK = re.compile(r"[*#]+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_SPACE = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(r"[-—–―─]*\d{1,3}[-—–―─]*")
_NUMBERED = re.compile(r"\d{1,2}[、.．](?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]")


@dataclass(slots=True)
class Section:
    """Text under one heading, white space removed except between two digits.

    Paragraphs follow each other without a break, but for a new line before a numbered one and
    between two digits. `path` holds the headings from the part (第三部分) down, `page` is where
    the last of them stands; `starts` the offset where each page's share of the text begins.
    """

    path: tuple[str, ...]
    page: Page | None = None
    text: str = ""
    starts: list[tuple[int, Page]] = field(default_factory=list)

    @property
    def title(self) -> str:
        below_part = [title for title in self.path if _PART.match(title) is None]
        return " / ".join(below_part or self.path) or "正文"

    def page_at(self, offset: int) -> Page:
        index = bisect_right(self.starts, offset, key=lambda start: start[0])
        return self.starts[max(index - 1, 0)][1]

    def append(self, text: str, page: Page, wrapped: bool) -> None:
        apart = _NUMBERED.match(text) or (text[:1].isdigit() and self.text[-1:].isdigit())
        if self.text and apart and not wrapped:
            self.text += "\n"
        if not self.starts or self.starts[-1][1] is not page:
            self.starts.append((len(self.text), page))
        self.text += text


def prose_sections(
    document: Document, parts: Sequence[Section] | None = None
) -> tuple[ProseSection, ...]:
    """The document's sections as they leave this room, numbered from 1 in reading order.

    `parts` are its sections, where they are known.
    """
    known = sections(document) if parts is None else parts
    return tuple(_leaving(number, section, document) for number, section in enumerate(known, 1))


def _leaving(number: int, section: Section, document: Document) -> ProseSection:
    page = section.page or document.pages[0]
    return ProseSection(
        section_no=number,
        path=section.path,
        title=section.title,
        text=section.text,
        page_no=page.number,
        page_label=page.label,
        page_starts=tuple((start, page.number) for start, page in section.starts),
    )


@at_hand
def tidy(text: str) -> str:
    """A line without white space (but one between digits) and without stray markup."""
    text = _BETWEEN_DIGITS.sub("\x00", _JUNK.sub("", text))
    return _SPACE.sub("", text).replace("\x00", " ")


@at_hand
def heading_level(text: str) -> int | None:
    """1 for 第N部分, 第N章 and a glossary, 2 for 一、 and 第N节, 3 for （一）, 4 for 1、.

    None for running text.
    """
    plain = compact(text)
    for level, pattern, longest in _HEADINGS:
        if not pattern.match(plain):
            continue
        if (
            len(plain) > (_LONGEST if _SAYS_TITLE.search(plain) else longest)
            or _FIGURE.search(plain)
            or "。" in plain
        ):
            return None
        if plain.endswith((";", ",", "、")) or (level == 4 and "," in plain):
            return None
        return level
    return None


def is_form_title(text: str) -> bool:
    """The title line of a performance form."""
    plain = compact(text)
    return len(plain) <= 60 and bool(_FORM_TITLE.search(plain)) and not is_contents_entry(text)


def printed_year(text: str) -> int | None:
    match = _YEAR.search(compact(text))
    return int(match.group(1)) if match else None


def document_year(document: Document) -> int | None:
    """The first year that a line of the document names: the cover's."""
    for page in document.pages:
        for line in page.lines():
            if (year := printed_year(line.text)) is not None:
                return year
    return None


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the lines of a page begin and full ones end: well right of the middle."""

    left: float
    right: float

    @classmethod
    def of(cls, page: Page) -> _Edges:
        lines = [
            (line.text, line.bbox)
            for line in page.lines()
            if line.role is LineRole.TEXT and line.bbox is not None
        ]
        common = _common_end(sorted(box[2] for _, box in lines))
        right = max(common, 0.7 * (page.width or 0))
        runs_on = [
            box[2] > right - _RAGGED and not compact(text).endswith(_SENTENCE_END)
            for text, box in lines
        ]
        going_on = [box[0] for (_, box), before in zip(lines[1:], runs_on, strict=False) if before]
        first = min((box[0] for _, box in lines), default=0.0)
        return cls(_common_start(going_on, first), right)

    def is_full(self, line: Line) -> bool:
        """Whether a line reaches the right edge, so that its paragraph may go on in the next."""
        return line.bbox is not None and line.bbox[2] > self.right - _RAGGED

    def is_indented(self, line: Line) -> bool:
        """Whether a line begins a paragraph: some characters right of where lines begin."""
        return line.bbox is not None and _LEAST_INDENT < line.bbox[0] - self.left < _MOST_INDENT


def _common_end(ends: Sequence[float]) -> float:
    """Where most full lines end, of all ends in order: few that jut out make no others short."""
    for at in range(len(ends) - 1, -1, -1):
        together, beyond = at + 1 - bisect_right(ends, ends[at] - _RAGGED), len(ends) - 1 - at
        if together >= _FEWEST_FULL * max(1, beyond):
            return ends[at]
    return ends[-1] if ends else 0.0


def _common_start(starts: Sequence[float], first: float) -> float:
    """Where most lines that go on from another begin; the page's `first` where those are few.

    A line that was moved to the left makes no others begin paragraphs.
    """
    near = {start: sum(abs(other - start) < _LEAST_INDENT for other in starts) for start in starts}
    most = max(near.values(), default=0)
    return min(at for at in near if near[at] == most) if most >= _FEWEST_FULL else first


def _split_inline_heading(text: str) -> tuple[str, str] | None:
    """`一、基本支出：指为…`, `（二）政府采购情况。2025年…` as its title and its text."""
    plain = compact(text)
    if run_in := _RUN_IN.match(fold(text)):
        return text[: run_in.end() - 1], text[run_in.end() :]
    if not _HEADINGS[1][1].match(plain) or heading_level(text) is not None:
        return None
    match = _INLINE_TITLE.match(fold(text))
    if match is None or match.end() == len(text) or text[match.end()] not in ":：":
        return None
    title = text[: match.end()]
    return None if _FIGURE.search(compact(title)) else (title, text[match.end() + 1 :])


def _next_in_order(path: tuple[str, ...], text: str) -> tuple[str, str] | None:
    """`（二）“三公”经费：2025年…` right after a section headed （一）: title, text."""
    last = _ORDINAL.match(compact(path[-1])) if path else None
    here = _ORDINAL.match(compact(text))
    if last is None or here is None or not _is_next(last.group(1), here.group(1)):
        return None
    title = _ORDERED_TITLE.match(fold(text))
    return None if title is None else (text[: title.end() - 1], text[title.end() :])


def _is_next(one: str, other: str) -> bool:
    """Whether a numeral up to ten is followed by another."""
    counted = "一二三四五六七八九十"
    return len(one + other) == 2 and counted.find(other) == counted.find(one) + 1


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A line that may be prose: `wrapped` goes on with the line before, `full` may in the next.

    `last` is the next line's text where the paragraph ends with it.
    """

    page: Page
    text: str
    wrapped: bool
    full: bool
    last: str = ""

    @property
    def runs_on(self) -> bool:
        """Whether its paragraph goes on in the next line: it is full and ends no sentence."""
        return self.full and not compact(self.text).endswith(_SENTENCE_END)


def _prose(document: Document, left_out: frozenset[int]) -> Iterator[_TextLine]:
    """Lines that may be prose, tidied; `left_out` counts text lines from 0: the contents."""
    blocks = [
        (page, edges, block)
        for page in document.pages
        for edges in (_Edges.of(page),)
        for block in page.blocks
    ]
    wrapped = False
    place = -1
    for number, (page, edges, block) in enumerate(blocks):
        if isinstance(block, Table):
            wrapped = False
        elif block.role is LineRole.TEXT:
            place += 1
            text = tidy(block.text)
            if not text or place in left_out or _PAGE_NUMBER.fullmatch(text):
                continue
            following = _next_text(blocks, number + 1)
            full = _goes_on(edges, block, blocks, following)
            last = full and following is not None and _last_line(blocks, following)
            yield _TextLine(page, text, wrapped, full, last or "")
            wrapped = full and not compact(text).endswith(_SENTENCE_END)


_Blocks = Sequence[tuple[Page, _Edges, Line | Table]]


def _next_text(blocks: _Blocks, place: int) -> int | None:
    """The place of the next line of running text that no table parts from here."""
    for number, (_, _, block) in enumerate(blocks[place : place + _MOST_BETWEEN], start=place):
        if isinstance(block, Table):
            return None
        if block.role is LineRole.TEXT and not _PAGE_NUMBER.fullmatch(tidy(block.text)):
            return number
    return None


def _goes_on(edges: _Edges, line: Line, blocks: _Blocks, following: int | None) -> bool:
    """Whether a line's paragraph may go on: it is full, and the next begins no paragraph."""
    if not edges.is_full(line) or following is None:
        return False
    _, beside, after = blocks[following]
    return isinstance(after, Line) and not beside.is_indented(after)


def _last_line(blocks: _Blocks, place: int) -> str:
    """The text of a line that ends its paragraph; nothing of one that may go on."""
    _, edges, line = blocks[place]
    if not isinstance(line, Line) or _goes_on(edges, line, blocks, _next_text(blocks, place + 1)):
        return ""
    return tidy(line.text)


def sections(document: Document) -> Iterator[Section]:
    """All sections in reading order; contents and heads of performance forms belong to none."""
    current = Section(())
    listed = contents(document)
    in_form = title_runs_on = False
    for line in _prose(document, listed.places):
        if is_form_title(line.text):
            in_form = True
            continue
        if title_runs_on and line.wrapped and _ends_title(line.text):
            current.path = (*current.path[:-1], current.path[-1] + line.text.rstrip(":："))
            title_runs_on = False
            continue
        level = heading_level(line.text)
        is_text = line.wrapped and not (title_runs_on and level is not None)
        is_text = is_text and (level != 1 or line.full)
        opened = None if is_text else _opened(current.path, line, listed.titles)
        if opened is not None and not (in_form and len(opened.path) > 2):
            yield current
            current, in_form = opened, False
            title_runs_on = line.runs_on and not opened.text
        elif not in_form:
            current.append(line.text, line.page, line.wrapped)
            title_runs_on = False
    yield current


def _ends_title(text: str) -> bool:
    """Whether a line can be the rest of a heading that filled the line above."""
    plain = compact(text)
    if heading_level(text) is not None:
        return False
    return len(plain) <= 20 and not _FIGURE.search(plain) and not plain.endswith(("。", ";", ","))


def _opened(path: tuple[str, ...], line: _TextLine, titles: frozenset[str]) -> Section | None:
    """The section that this line opens, if it is a heading, numbered or known by the contents."""
    plain = compact(line.text)
    if plain in titles or (len(plain) <= 40 and plain.endswith(tuple(titles))):
        title = line.text.rstrip(":：")
        return Section((*_kept(path, heading_level(line.text) or _beside(path)), title), line.page)
    level = heading_level(line.text)
    whole = line.text + line.last
    is_whole = not line.full or (line.last != "" and heading_level(whole) == level)
    if level is not None and (level <= 2 or is_whole):
        return Section((*_kept(path, level), line.text.rstrip(":：")), line.page)
    inline = _split_inline_heading(line.text) or _next_in_order(path, line.text)
    if inline is None:
        return None
    section = Section((*_kept(path, heading_level(inline[0]) or 2), inline[0]), line.page)
    section.append(inline[1], line.page, wrapped=False)
    return section


def _beside(path: tuple[str, ...]) -> int:
    """The level of a title without a number that the contents list: no glossary holds one."""
    return 1 if path and _GLOSSARY.fullmatch(compact(path[0])) else 2


def _kept(path: tuple[str, ...], level: int) -> tuple[str, ...]:
    """The headings above a new heading of this level."""
    return tuple(title for title in path if (heading_level(title) or 2) < level)
