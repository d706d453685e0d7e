"""Rows of figures outside of all tables: no rule is drawn, and they line up with no others.

What belongs here: telling such lines from prose, so that they are not lost in silence. What does
not: reading tables without rules (`documents.pdf.aligned`): these lines were not taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.documents.document import Document, LineRole, Page
from disclosure.documents.formats import WORKBOOKS
from disclosure.forms.printed.printed_amounts import (
    is_blank,
    is_unread_money,
    money_tokens,
    parse_amount,
)
from disclosure.reading import Gap

_FEWEST, _SEVERAL = 3, 2
_SENTENCE = re.compile(r"[,，。；;：:、](?!\d)|元|\d%?[（(]")
_DIGIT = re.compile(r"\d")
_PIECE = re.compile(r"[(（\-−△]?\d[\d.,]*%?[)）]?")
_CURRENCY = re.compile(r"(?:RMB|CNY|人民币|[¥￥])\s+")
_PARTED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])")
"""Whole yuan with spaces between the thousands: 3 755 185."""
_TOUCHING = re.compile(r"\d{1,3}(?:,\d{3}){0,4}\.\d\d(?=\d{1,3}(?:,\d{3}){0,4}\.\d\d)")
"""An amount that another one follows at once: cells whose table was lost (1,105.981,105.98)."""
_WHOLE_YUAN = 5
"""Digits: 2025 and a code's class are less."""
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+|[(（][一二三四五六七八九十\d]+[)）]|\d+)、")


def unruled_tables(document: Document) -> Iterator[Gap]:
    """One gap a page on which lines print amounts as a table does: three, or one of several.

    Of scanned pages `certainty.uncertain_figures` says it.
    """
    if document.file_format in WORKBOOKS:
        return  # each cell is in a table there
    for page in document.pages:
        rows = [] if page.is_scan else list(_rows(page))
        if len(rows) >= _FEWEST or any(count >= _SEVERAL for _, count in rows):
            token = rows[0][0]
            yield Gap(
                kind="unknown_table",
                detail=f"{page.label}有一张没有画线的表，没有读入，内有金额（如{token}）",
                page_no=page.number,
                page_label=page.label,
                token=token,
            )


def pages_of_bare_figures(document: Document) -> set[int]:
    """Pages on which lines outside of all tables print figures alone: pieces of some table's."""
    return {
        page.number
        for page in document.pages
        if not page.is_scan and any(not name and figures for name, figures in _told_lines(page))
    }


def _rows(page: Page) -> Iterator[tuple[str, int]]:
    """Of each line that reads like a row, a name, then nothing but figures: its first amount.

    With how many of its figures are money, or whole yuan. Figures alone are the rest of a row; a
    line of amounts that touch is a whole table, all its cells run together.
    """
    for line in page.lines():
        touching = _TOUCHING.findall(line.text) if line.role is LineRole.TEXT else []
        if len(touching) >= _SEVERAL:
            yield touching[0], len(touching)
    for name, figures in _told_lines(page):
        has_decimals = any(map(money_tokens, figures))
        is_money = has_decimals or (len(figures) > 1 and bool(name))
        if is_money and not _SENTENCE.search(name):
            yield figures[0], sum(map(_is_large, figures))


def _told_lines(page: Page) -> Iterator[tuple[str, list[str]]]:
    """The words and the figures of each line that ends in some or has some between its words.

    Without a word there are two at least.
    """
    for line in page.lines():
        if line.role is not LineRole.TEXT or not _DIGIT.search(line.text):
            continue
        plain = _CURRENCY.sub(" ", _NUMBERED.sub("", line.text.strip()))
        words = _PARTED.sub(lambda found: found.group().replace(" ", ","), plain).split()
        start = len(words)
        while start and _is_figure(words[start - 1]):
            start -= 1
        figures = [word for word in words[start:] if not is_blank(word)]
        if not figures:
            start, figures = len(words), _within(words)
        printed = [word for word in plain.split() if not is_blank(word)]
        if figures and (start or len(printed) > 1):
            yield "".join(words[:start]), figures


def _within(words: list[str]) -> list[str]:
    """Amounts that stand apart within a line: words may follow them in a row (公开招标, 12月)."""
    inner = words[1:-1]
    return [word for word in inner if money_tokens(word) and parse_amount(word, "元") is not None]


def _is_figure(word: str) -> bool:
    """Whether a word is a figure, a share, or a piece of a figure whose thousands a space parts."""
    is_piece = bool(_PIECE.fullmatch(word)) or is_unread_money(word)
    return is_blank(word) or is_piece or parse_amount(word, "元") is not None


def _is_large(word: str) -> bool:
    return bool(money_tokens(word)) or sum(map(str.isdigit, word)) >= _WHOLE_YUAN
