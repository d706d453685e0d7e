"""Which declared families a document may be of, by the titles that it prints: one look for all.

What belongs here: ranking families, so that recognising costs the same however many are declared.
What does not: recognising (`recognition`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from disclosure.documents.document import Document, Line
from disclosure.forms.declaration import Form
from disclosure.forms.texts import comparable, header_text

_HEAD_ROWS = 4
_LONGEST = 60


def likely_families(document: Document, forms: Sequence[Form]) -> list[Form]:
    """The families with any of their titles in the document, those with the most tables first.

    Of equals the one that declares fewer tables comes first: more of what it asks for is there.
    """
    bearing = _bearing(tuple(forms))
    lasts = {title[-1] for title in bearing}
    seen: set[tuple[int, int]] = set()
    titles = {header_text(text) for text in set(_texts(document)) if _may_end(text, lasts)}
    for text in titles:
        if text and text[-1] in lasts and len(text) <= _LONGEST:
            seen.update(one for start in range(len(text)) for one in bearing.get(text[start:], ()))
    counted = Counter(number for number, _ in seen)
    ranked = sorted(counted, key=lambda n: (-counted[n], len(forms[n].tables), n))
    return [forms[number] for number in ranked]


def _may_end(text: str, lasts: Set[str]) -> bool:
    """Whether a text may end as a title does, marks and a unit in brackets taken off."""
    last = comparable(text.rstrip()[-1:])
    return last in lasts or last in ("", ")")


@lru_cache(maxsize=4)
def _bearing(forms: tuple[Form, ...]) -> dict[str, list[tuple[int, int]]]:
    """By title the tables that bear it, as places of their families and table numbers."""
    bearing: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, form in enumerate(forms):
        if not form.is_general:
            for title, tables in form.titles.items():
                bearing[title] += [(number, table.table_no) for table in tables]
    return dict(bearing)


def _texts(document: Document) -> Iterator[str]:
    """Lines, alone and as two that a title is wrapped over, and the first rows inside frames."""
    for page in document.pages:
        above = ""
        for block in page.blocks:
            if isinstance(block, Line):
                yield from block.text.split("\n")
                yield above + block.text
                above = block.text
            else:
                yield from (cell.text for cell in block.cells if cell.row < _HEAD_ROWS)
