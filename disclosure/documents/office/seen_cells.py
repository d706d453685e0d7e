"""What of a worksheet is seen: hidden rows, columns and cells are left out, and said.

What belongs here: what both workbook formats share: a grid without its hidden rows and columns,
and the reasons for which a cell is not read. What does not: how a format says that a thing is
hidden (`xlsx`, `xls`), and what becomes of the grid (`worksheet`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Set

from disclosure.documents.document import Page, Remark
from disclosure.documents.office.number_format import adds_figures, hides_sign, printed_text
from disclosure.documents.office.word_runs import colour_of, is_same_colour
from disclosure.documents.office.worksheet import Merged, Place, Worksheet, worksheet
from disclosure.documents.parted_lines import parted
from disclosure.documents.remarks import Remarks

SMALLEST_POINTS = 2.0
"""Type that small is no type that anybody reads."""
WHITE = "FFFFFF"
_PLAIN = frozenset({None, "", "General", "@"})
USUAL_WIDTH = 8.43
"""Of a column that says nothing else, in figures."""
SHOWS_FORMULAS = "设为显示公式：有公式的格看到的是公式，不是结果；数字按所存的读入"
FILLED = "有数字的格式用数字或负号填满格，看到的比所存的多，按所存的读入"
TOO_LOW = "有数字的格在过低的行里，看不见或看不全，仍按原文读入"
LEAST_SEEN = 0.5
"""Of the size of type: in a lower row nobody tells the figures."""
PATTERNS = (
    *("none", "solid", "mediumGray", "darkGray", "lightGray"),
    *("darkHorizontal", "darkVertical", "darkDown", "darkUp", "darkGrid", "darkTrellis"),
    *("lightHorizontal", "lightVertical", "lightDown", "lightUp", "lightGrid", "lightTrellis"),
    *("gray125", "gray0625"),
)
"""The names of fill patterns (ECMA-376, part 1, 18.18.55) by their numbers."""
_SOLID = 1
REPEATED = "有数字的格设为填充对齐，看到的是重复几遍的数字，按所存的读入一遍"


def seen_worksheet(
    cells: tuple[Mapping[Place, str], Set[Place], Iterable[Merged]],
    hidden: tuple[Collection[int], Collection[int]],
    remarks: Remarks,
) -> Worksheet:
    """The sheet of texts, bordered places and merged ranges, without hidden rows and columns.

    A merged range that is seen in part shows the text of its first cell there.
    """
    texts, bordered, merged = cells
    if not any(hidden):
        return _without_covered(worksheet(texts, bordered, merged), remarks)
    rows, columns = (sorted(one) for one in hidden)
    is_hidden = set(rows), set(columns)
    merged = list(merged)
    texts = dict(texts)
    for first_row, first_column, after_row, after_column in merged:
        if (first_row, first_column) in texts:
            row = _first_seen(first_row, after_row, is_hidden[0])
            column = _first_seen(first_column, after_column, is_hidden[1])
            if row is not None and column is not None:
                texts[row, column] = texts.pop((first_row, first_column))
    seen: dict[Place, str] = {}
    for (row, column), text in sorted(texts.items()):
        if row in is_hidden[0]:
            remarks.hide("隐藏的行", text)
        elif column in is_hidden[1]:
            remarks.hide("隐藏的列", text)
        else:
            seen[_moved(row, rows), _moved(column, columns)] = text
    ruled = {
        (_moved(row, rows), _moved(column, columns))
        for row, column in bordered
        if row not in is_hidden[0] and column not in is_hidden[1]
    }
    ranges = (
        (_moved(top, rows), _moved(left, columns), _moved(below, rows), _moved(right, columns))
        for top, left, below, right in merged
    )
    kept = [one for one in ranges if one[0] < one[2] and one[1] < one[3]]
    return _without_covered(worksheet(seen, ruled, kept), remarks)


def _without_covered(sheet: Worksheet, remarks: Remarks) -> Worksheet:
    """The sheet, where texts that other cells were merged over are told."""
    for place in sorted(sheet.covered & sheet.texts.keys()):
        remarks.hide("被合并的格中的文字", sheet.texts[place])
    return sheet


def hidden_sheet(number: int, name: str) -> Page:
    """What stands for a sheet that nobody sees: no text, and a remark. `number` counts from 1."""
    remark = Remark("hidden_content", "是隐藏的，没有读入")
    return Page(number=number, label=f"工作表“{name}”", blocks=(), remarks=(remark,))


def why_unseen(
    *, struck: bool, points: float | None, colour: str | None, ground: str | None
) -> str | None:
    """Why a cell's text is not seen (Chinese), None where it is; colours as RRGGBB, None unknown.

    White that differs by less than anybody sees from its ground is no text.
    """
    if struck:
        return "划去的格"
    if points is not None and 0 < points <= SMALLEST_POINTS:
        return "极小的文字"
    if colour and ground and _is_same(colour, ground):
        return "与底色相同的文字"
    return None


def ground_of(pattern: int, fore: str | None, back: str | None) -> str | None:
    """The colour of a cell's ground under a fill pattern by its number (MS-XLS, 2.5.185), None
    where it is not one colour."""
    if not pattern:
        return WHITE
    return fore if pattern == _SOLID or fore == back else None


def hide_piece(why: str, text: str, remarks: Remarks) -> None:
    """Notes a piece of a cell's text that is not seen, for the reason `why_unseen` gives."""
    remarks.hide(why.replace("的格", "的文字"), text)


def tell_repeated(text: str, width: float, remarks: Remarks) -> None:
    """Notes a figure that fills a cell so many figures wide, as often as there is room for it."""
    if any(one.isdigit() for one in text) and 2 * len(text) <= width:
        remarks.miss(REPEATED)


def is_too_low(text: str, points: float | None, height: float | None) -> bool:
    """Whether a row so many points high cuts a figure off, or ends above it."""
    if not points or height is None or not any(one.isdigit() for one in text):
        return False
    above = len(text) - len(text.lstrip("\r\n"))
    return height < LEAST_SEEN * points or above * points >= height


def tell_number(value: float, number_format: str | None, printed: str, remarks: Remarks) -> None:
    """Notes what a number's format keeps from whoever looks at the sheet."""
    if value and not printed:
        remarks.hide("格式设为不显示的数", str(value))
    elif hides_sign(value, number_format):
        remarks.hide("格式设为不显示负号的负数", str(value))
    if printed and adds_figures(value, number_format):
        remarks.miss(FILLED)


def shown_text(text: str, number_format: str | None, remarks: Remarks) -> str:
    """A text under its format, which may print nothing, of lines that its writer parted."""
    if text and number_format not in _PLAIN:
        shown = printed_text(text, number_format)
        if text not in shown:
            remarks.hide("格式设为不显示的文字", text)
        text = shown
    return parted(text.split("\n")) if "\n" in text else text


def _is_same(colour: str, ground: str) -> bool:
    one, other = colour_of(colour), colour_of(ground)
    return one is not None and other is not None and is_same_colour(one, other)


def _first_seen(first: int, after: int, hidden: Set[int]) -> int | None:
    return next((number for number in range(first, after) if number not in hidden), None)


def _moved(number: int, hidden: list[int]) -> int:
    """The number of a row or column among those that are seen."""
    return number - bisect_left(hidden, number)
