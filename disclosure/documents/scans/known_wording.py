"""Slips of the recogniser in words that are known beforehand: form titles, headers, row names.

What belongs here: putting a nearly right word right, on scanned pages only and only where it is
safe. What does not: figures and codes, which identities judge (`disclosure.certainty`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from disclosure.documents.document import Block, Cell, Document, Line, Page
from disclosure.forms.declaration import Form, all_forms
from disclosure.forms.texts import YEAR, comparable

WORDS = Path(__file__).parent / "words.txt"
"""Names of the classification of accounts, one a line; generated from the warehouse's reference."""
HEADER_ROWS, SHORTEST_HEADER = 4, 2
SHORTEST_FORM_WORD, SHORTEST_WORD, SHORTEST_NAME = 4, 4, 6
_TOTAL = re.compile(r".计")
_NO_TOTALS = frozenset({"小计", "总计", "会计", "统计", "审计", "设计", "预计"})
_DOUBLED = re.compile(r"([一-鿿])\1")
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_NUMBERING = re.compile(
    r"^(?:[一-鿿]{1,3}[、,.．]|[一二三四五六七八九十]{2,3}(?![年般级])|[(（][一-鿿\d]{1,3}[)）]|[①-⑳])"
)
_REMAINS = "1|lI丨7/\\.'·"
"""What the remains of a border before a name are read as."""
_TELLING = frozenset("一二三四五六七八九十百零〇甲乙丙丁上中下东南西北前后左右其他非不无")
"""Characters in which names differ that are otherwise alike."""
_CHINESE = re.compile(r"[一-鿿]")


def with_known_wording(document: Document) -> Document:
    """The same document; on its scanned pages near misses of known words are those words."""
    if not any(page.is_scan for page in document.pages):
        return document
    own = _own_words(document)
    pages = tuple(_page(page, own) if page.is_scan else page for page in document.pages)
    return replace(document, pages=pages)


def _page(page: Page, own: dict[str, str]) -> Page:
    return replace(page, blocks=tuple(_block(block, own) for block in page.blocks))


def _block(block: Block, own: dict[str, str]) -> Block:
    if isinstance(block, Line):
        return block._replace(text=_line(block.text))
    return replace(block, cells=tuple(_cell(cell, own) for cell in block.cells))


def _cell(cell: Cell, own: dict[str, str]) -> Cell:
    if not _CHINESE.search(cell.text):
        return cell
    shortest = SHORTEST_HEADER if cell.row < HEADER_ROWS else SHORTEST_FORM_WORD
    label = _label(cell.text, shortest, _lengths_seen(cell))
    return cell._replace(text=own.get(comparable(cell.text)) or label)


def _lengths_seen(cell: Cell) -> frozenset[int] | None:
    """By how many characters longer the looks at a name saw it; None where there was but one.

    A recogniser takes a character for another; it does not lose the same one in every look.
    """
    if len(cell.readings) < 2:
        return None
    read = len(comparable(cell.text))
    return frozenset(len(comparable(text)) - read for text in cell.readings if text)


def _allowed(length: int) -> int:
    """How many characters may differ in a word of so many."""
    return 1 if length < 9 else 2 if length < 16 else 3


def _line(text: str) -> str:
    """A line that ends nearly as a form's title ends as it does."""
    plain = comparable(text)
    best: tuple[int, int, str] | None = None
    for title in _titles():
        tail = plain[-len(title) :]
        if len(plain) < len(title) or len(title) < SHORTEST_WORD:
            continue
        distance = Levenshtein.distance(tail, title, score_cutoff=_allowed(len(title)))
        if distance <= _allowed(len(title)):
            best = min(best or (99, 0, ""), (distance, -len(title), title))
    if best is None or best[0] == 0:
        return text
    return plain[: len(plain) - len(best[2])] + best[2]


def _label(text: str, shortest: int = SHORTEST_HEADER, seen: frozenset[int] | None = None) -> str:
    """A cell's text as the known word that it nearly is; its numbering and year stay.

    `seen` is by how many characters longer than `text` the word may be; None is by any.
    """
    plain = comparable(text)
    if (bare := plain.lstrip(_REMAINS)) != plain and bare in _account_words() | _form_words():
        return bare
    year = _YEAR.search(plain)
    found = _nearest(_YEAR.sub(YEAR, plain), _form_words(), shortest, seen)
    if found is None:
        head = _numbering(plain)
        found = _nearest(plain[len(head) :], _form_words(), shortest, seen)
        if found is None:
            found = _nearest(plain[len(head) :], _account_words(), SHORTEST_WORD, seen)
        if found is None:
            return "合计" if _TOTAL.fullmatch(plain) and plain not in _NO_TOTALS else text
        if head and head[-1] in _TELLING:
            head += "、"
        return text if head + found == plain else head + found
    named = found.replace(YEAR, year.group() if year else "")
    return text if named == plain else named


def is_known(text: str) -> bool:
    """Whether a cell's text is, but for numbering and year, a word known beforehand."""
    plain = comparable(text)
    bare = plain[len(_numbering(plain)) :]
    words = _form_words()
    return _YEAR.sub(YEAR, plain) in words or bare in words or bare in _account_words()


def _numbering(plain: str) -> str:
    found = _NUMBERING.match(plain)
    return found.group() if found else ""


def _nearest(
    plain: str, words: frozenset[str], shortest: int, seen: frozenset[int] | None
) -> str | None:
    """The one word that a text is or nearly is; None where there is none, or more than one."""
    for said in (plain, _DOUBLED.sub(r"\1", plain)):
        if said in words:
            return said
    if len(plain) < shortest:
        return None
    allowed = _allowed(len(plain))
    near = process.extract(plain, words, scorer=Levenshtein.distance, score_cutoff=allowed, limit=5)
    fitting = sorted(
        (steps, abs(len(word) - len(plain)), word)
        for word, steps, _ in near
        if _is_slip(plain, word) and (seen is None or _longer(plain, word) in seen)
    )
    if not fitting or fitting[0][1] > 1 or [one[:2] for one in fitting].count(fitting[0][:2]) > 1:
        return None
    return fitting[0][2]


def _longer(plain: str, word: str) -> int:
    """By how many characters a word is longer, a thin 一 before 般 not counted."""
    thin = word.count("一般") - plain.count("一般")
    return len(word) - len(plain) - max(0, min(thin, len(word) - len(plain)))


def _own_words(document: Document) -> dict[str, str]:
    """Names that the document itself prints at least twice, by near misses that stand once.

    A name that differs in a numeral or a word of place is another name, not a slip.
    """
    printed = Counter(
        comparable(cell.text)
        for page in document.pages
        for table in page.tables()
        for cell in table.cells
        if len(comparable(cell.text)) >= SHORTEST_NAME and _CHINESE.search(cell.text)
    )
    often = [word for word, count in printed.items() if count >= 2]
    found: dict[str, str] = {}
    for word, count in printed.items():
        if count == 1 and not is_known(word):
            near = [
                one
                for one in often
                if Levenshtein.distance(word, one, score_cutoff=1) == 1 and _is_slip(word, one)
            ]
            if len(near) == 1:
                found[word] = near[0]
    return found


def _is_slip(text: str, word: str) -> bool:
    """Whether a text differs from a word only as a recogniser slips: no figure, numeral or word
    of place is another, and 其他 is not made or lost. A thin 一 before 般 is easily lost.

    Characters side by side that are others make another word: 名称 is no slip of 编码.
    """
    steps = Levenshtein.editops(text, word)
    changed = [step.src_pos for step in steps if step.tag == "replace"]
    if any(after - before == 1 for before, after in pairwise(changed)):
        return False
    for step in steps:
        was = text[step.src_pos] if step.tag != "insert" else ""
        is_ = word[step.dest_pos] if step.tag != "delete" else ""
        if not was and is_ == "一" and word[step.dest_pos + 1 : step.dest_pos + 2] == "般":
            continue
        if {was, is_} & _TELLING or any(one.isascii() and one.isalnum() for one in is_):
            return False
        if was.isdecimal() and not is_:
            return False
    return True


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        comparable(title) for form in all_forms() for table in form.tables for title in table.titles
    )


@cache
def _form_words() -> frozenset[str]:
    return frozenset(comparable(word) for form in all_forms() for word in _words_of(form))


def _words_of(form: Form) -> Iterator[str]:
    yield from form.total_names
    yield from form.economic_categories
    yield from (name for names in form.function_classes.values() for name in names)
    for table in form.tables:
        for side in table.sides:
            yield from (
                text for column in side.columns for level in column.header for text in level
            )
            yield from (name for line in side.lines for name in line.names)


@cache
def _account_words() -> frozenset[str]:
    return frozenset(_lines_of(WORDS.read_text(encoding="utf-8").splitlines()))


def _lines_of(lines: Iterable[str]) -> Iterator[str]:
    return (comparable(line) for line in lines if line and not line.startswith("#"))
