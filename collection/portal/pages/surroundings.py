"""What stands around an element of a page: its row, the day and the name that the row gives it,
whether it is in the site's frame.

What belongs here: rows and frames. What does not: what is a link (`links`).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from collection.portal.page import split
from collection.portal.pages.section_heads import Sections
from collection.portal.pages.titles import Kind, fiscal_year, judged
from collection.portal.pages.wording import text_of

MOST_ROW = 200
"""Characters of a row that may name its link."""
MOST_AROUND = 4
"""Elements around a link in which it is sought what it is called."""
MOST_SPAN = 400
_FRAME = re.compile(
    r"(?:^|[-_])(?:header?|footer?|foot|nav\w*|menu\w*|bread\w*|crumbs?|copyright|share|toolbar|topbar|"
    r"friend\w*|yqlj|dbx|weizhi|position|location|dqwz|mianbao\w*|sitemap)(?:$|[-_\d])",
    re.IGNORECASE,
)
_FRAME_TAGS = frozenset({"nav", "footer", "header"})
DAY = r"(20\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
ANY_DATE = re.compile(DAY)
ROWS = ("li", "tr", "dd", "dt")


def date_of(match: re.Match[str] | None) -> dt.date | None:
    if match is None:
        return None
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


class Rows:
    """What stands around the elements of a page, each found once."""

    def __init__(self, host: str = "") -> None:
        self.host = host
        self.said: dict[Any, str] = {}
        self.days: dict[Any, dt.date | None] = {}
        self.around: dict[Any, tuple[Any, bool]] = {}
        self.sections = Sections()
        self.grids: dict[Any, dict[Any, list[Any]]] = {}

    def cells(self, row: Any) -> list[Any]:
        """The cells that stand in a row, column by column, those that reach down into it too."""
        table = next(row.iterancestors("table"), None)
        if table is None:
            return [one for one in row if one.tag in {"td", "th"}]
        if table not in self.grids:
            self.grids[table] = _grid(table)
        return self.grids[table].get(row, [])

    def text(self, row: Any) -> str:
        if row not in self.said:
            self.said[row] = text_of(row)
        return self.said[row]

    def of(self, element: Any) -> tuple[Any, bool]:
        """The innermost row that an element is in, and whether it stands in a frame of the page."""
        chain = []
        while element is not None and element not in self.around:
            chain.append(element)
            element = element.getparent()
        row, framed = self.around.get(element, (None, False))
        row = element if chain and element is not None and element.tag in ROWS else row
        for one in reversed(chain):
            framed = one.tag != "body" and (framed or _is_frame(one, self.host))
            self.around[one] = (row, framed)
            row = one if one.tag in ROWS else row
        return self.around[chain[0]] if chain else (row, framed)

    def day(self, element: Any) -> dt.date | None:
        """The date in the row, or in one of those around it."""
        row, _ = self.of(element)
        if row is None:
            return None
        if row not in self.days:
            own = date_of(ANY_DATE.search(self.text(row)))
            self.days[row] = own or self.day(row)
        return self.days[row]


def named_by_row(element: Any, rows: Rows, text: str) -> str:
    """A link that says 查看 is named by the cell before it that names a department, a unit or a
    report, else by the first that names anything; and by the head of its column.
    """
    row, _ = rows.of(element)
    if row is None or row.tag != "tr" or len(rows.text(row)) > MOST_ROW:
        return _named_around(element) or text
    cells = rows.cells(row)
    heads = [text_of(one) for one in cells]
    own = next((n for n, cell in enumerate(cells) if cell is element or element in cell.iter()), 0)
    kinds = [judged(one).kind for one in heads[:own]]
    named = [n for n in reversed(range(own)) if kinds[n] in {Kind.DEPARTMENT, Kind.REPORT}]
    named += [n for n in range(own) if kinds[n] not in {Kind.BARE, Kind.STEP}]
    name = heads[named[0]] if named else ""
    name = name or next((one for one in heads if judged(one).kind == Kind.REPORT), "")
    behind = [one for one in heads[own + 1 :] if judged(one).kind == Kind.DEPARTMENT]
    name = name or (behind[0] if len(behind) == 1 else "")
    head = _column_head(row, own, rows)
    if not name:
        year = next((one for one in heads[:own] if fiscal_year(one)), "")
        return _named_around(element) or (f"{year}{head}" if year and head else text)
    return f"{name}{head}" or text


def _grid(table: Any) -> dict[Any, list[Any]]:
    """The cells of each row by column; one that spans several stands in all of them."""
    found: dict[Any, list[Any]] = {}
    above: dict[int, tuple[Any, int]] = {}
    for row in table.iter("tr"):
        own = [one for one in row if one.tag in {"td", "th"}]
        cells: list[Any] = []
        below: dict[int, tuple[Any, int]] = {}
        while own or len(cells) in above:
            reaching = above.pop(len(cells), None)
            cell, high = reaching or (own[0], _span(own[0], "rowspan"))
            wide = 1 if reaching else _span(own.pop(0), "colspan")
            for _ in range(wide):
                below |= {len(cells): (cell, high - 1)} if high > 1 else {}
                cells.append(cell)
        found[row], above = cells, below
    return found


def _span(cell: Any, name: str) -> int:
    said = cell.get(name) or ""
    return min(int(said), MOST_SPAN) if said.isdigit() and int(said) else 1


def _named_around(element: Any) -> str:
    """The one report, else the one department, that is named around a link and around no other."""
    for around in list(element.iterancestors())[:MOST_AROUND]:
        if around.tag == "body" or _has_other_links(around, element):
            return ""
        texts = {" ".join(one.split()) for one in around.itertext()}
        for kind in (Kind.REPORT, Kind.DEPARTMENT):
            named = [one for one in texts if len(one) <= MOST_ROW and judged(one).kind == kind]
            if named:
                return named[0] if len(named) == 1 else ""
    return ""


def named_within(element: Any) -> str:
    """The one report, else the one department, that a part of a link names, as cards have a day
    and a text beside it.
    """
    inner = [one for one in element.iterdescendants() if isinstance(one.tag, str)]
    texts = {" ".join("".join(one.itertext()).split()) for one in inner}
    for kind in (Kind.REPORT, Kind.DEPARTMENT):
        named = [one for one in texts if len(one) <= MOST_ROW and judged(one).kind == kind]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""


def _has_other_links(around: Any, element: Any) -> bool:
    return any(
        one is not element and one not in element.iterancestors() and one not in element.iter()
        for one in around.iter("a", "button", "option")
    )


def _column_head(row: Any, place: int, rows: Rows) -> str:
    table = next(row.iterancestors("table"), None)
    first = None if table is None else next(table.iter("tr"), None)
    cells = [] if first is None or first is row else rows.cells(first)
    said = text_of(cells[place]) if place < len(cells) else ""
    return said if judged(said).is_about_budgets and len(said) <= 40 else ""


def _is_frame(element: Any, host: str) -> bool:
    """Whether it is the site's own: head, foot, menu, or a list of other sites to choose from."""
    if element.tag == "select":
        hosts = [split(one.get("value") or "").netloc for one in element.iter("option")]
        return any(one not in {"", host} for one in hosts)
    names = f"{element.get('class', '')} {element.get('id', '')}".split()
    return element.tag in _FRAME_TAGS or any(_FRAME.search(name) for name in names)
