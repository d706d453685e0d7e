"""What clerks do to a sheet by hand: rows and columns put in, cells joined, tables set together.

What belongs here: one function a manner, over drawn sheets; figures that it adds are facts of their
own. What does not: the manners of a whole form (`manners`), and pages (`pages`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from benchmarks.unseen.drawing.manners import (
    TOTALS,
    Issuer,
    each_sheet,
    figure_columns,
    key_of,
    older,
)
from benchmarks.unseen.drawing.sheets import BARE, LEFT, UP, Drawn, Fact, Sheet

_CLASS, _ITEM = 3, 7
_COUNTS = ("", LEFT, UP, "**", "栏次")
_LONG_FIGURE = 6
_WIDE_SHEET = 5


def _code_column(sheet: Sheet) -> int | None:
    """The one column that prints the whole code of each row, if there is one."""
    for column in range(min(figure_columns(sheet))):
        own = [(row[column].text, _code_of(row)) for row in sheet.body if _code_of(row)]
        if own and all(text == code for text, code in own):
            return column
    return None


def _name_column(sheet: Sheet) -> int:
    """The last column of names before the figures."""
    named = range(min(figure_columns(sheet)))
    return max(n for n in named if any(one[n].text[-1:].isalpha() for one in sheet.body))


def _code_of(row: list[Drawn]) -> str:
    names = (one.fact.row for one in row if one.fact is not None)
    return next((name for name in names if name.isdecimal()), "")


def _is_single(sheet: Sheet) -> bool:
    return {one.fact.side for row in sheet.body for one in row if one.fact} == {None}


def _is_whole(row: list[Drawn]) -> bool:
    return any(one.text in TOTALS for one in row)


def _code_over_name(sheet: Sheet, _: Issuer) -> None:
    """Code and name in one cell, one below the other."""
    column = _code_column(sheet)
    if column is None or column + 1 >= min(figure_columns(sheet)):
        return
    for row in sheet.head:
        del row[column]
    for row in sheet.body:
        code = row.pop(column).text
        if code and row[column].text not in (LEFT, UP):
            row[column] = Drawn(f"{code}\n{row[column].text}")


def _total_in_the_middle(sheet: Sheet, issuer: Issuer) -> None:
    """The row of the whole was sorted in among the others."""
    wholes = [row for row in sheet.body if _is_whole(row)]
    if _is_single(sheet) and len(wholes) == 1 and sheet.number != 10:
        sheet.body.remove(wholes[0])
        sheet.body.insert(issuer.source.randrange(1, len(sheet.body) + 1), wholes[0])


def _unit_in_the_table(sheet: Sheet, _: Issuer) -> None:
    """The unit stands in a row of cells of its own, above the names of the columns."""
    for lines in (sheet.above, sheet.inside):
        for line in [one for one in lines if one.startswith("单位：")]:
            lines.remove(line)
            blank = [Drawn("")] * (len(sheet.head[0]) - 1)
            sheet.head.insert(0, [*blank, Drawn(line)])


def _joined_figures(sheet: Sheet, _: Issuer) -> None:
    """A class whose only item has the same figure: the figure stands once, over both rows."""
    for column in figure_columns(sheet):
        for upper, row in zip(sheet.body[-2::-1], sheet.body[:0:-1], strict=True):
            a, b = upper[column], row[column]
            if a.fact and b.fact and a.text == b.text and b.fact.row.startswith(a.fact.row):
                row[column] = Drawn(UP)


def _subtotals(sheet: Sheet, issuer: Issuer) -> None:
    """Below the items of each class its amount once more."""
    if not _is_single(sheet) or sheet.number not in (2, 3, 5, 8):
        return
    word = issuer.source.choice(("小计", "小 计", "本类小计"))
    label = _name_column(sheet)
    found: list[list[Drawn]] = []
    waiting: list[Drawn] | None = None
    for row in sheet.body:
        code = _code_of(row)
        if waiting is not None and len(code) in (0, _CLASS):
            found.append(waiting)
            waiting = None
        found.append(row)
        if len(code) == _CLASS:
            waiting = [
                _again(one, word) if one.fact else Drawn(word if n == label else "")
                for n, one in enumerate(row)
            ]
    sheet.body = [*found, *([waiting] if waiting is not None else [])]


def _again(one: Drawn, word: str) -> Drawn:
    assert one.fact is not None
    return Drawn(one.text, replace(one.fact, row="".join(word.split())))


def _facing_pages(sheets: list[Sheet], issuer: Issuer) -> None:
    """The right half of a wide table stands on the following page."""
    repeats_names = issuer.source.random() < 0.5
    for sheet in list(sheets):
        figures = figure_columns(sheet) if sheet.number else []
        if not _is_single(sheet) or len(sheet.head[0]) < _WIDE_SHEET or len(figures) < 3:
            continue
        cut, names = figures[len(figures) // 2], range(min(figures)) if repeats_names else ()
        if any(row[cut].text == LEFT for row in sheet.head):
            continue
        above = [f"{sheet.title}（续）"] if issuer.source.random() < 0.5 else []
        right = Sheet(sheet.number, sheet.title, above, [], [], [])
        right.head = [[*(row[n] for n in names), *row[cut:]] for row in sheet.head]
        right.body = [[*(row[n] for n in names), *row[cut:]] for row in sheet.body]
        sheet.head = [row[:cut] for row in sheet.head]
        sheet.body = [row[:cut] for row in sheet.body]
        sheets.insert(sheets.index(sheet) + 1, right)


def _heads_again(sheet: Sheet, issuer: Issuer) -> None:
    """The head once more in the midst of the table, as a printer's page once ended there."""
    if len(sheet.body) > _WIDE_SHEET:
        place = issuer.source.randrange(2, len(sheet.body) - 1)
        if not any(one.text == UP for one in sheet.body[place]):
            sheet.body[place:place] = [list(row) for row in sheet.head]


def _footnote_inside(sheet: Sheet, issuer: Issuer) -> None:
    note = issuer.source.choice(
        ("注：本表按当年财力安排，比上年减少12.30万元。", "说明：“-”表示无此项支出。")
    )
    sheet.body.append(_over_all(note, len(sheet.head[0])))


def _over_all(text: str, width: int) -> list[Drawn]:
    return [Drawn(text), *[Drawn(LEFT)] * (width - 1)]


def _blank_column(sheet: Sheet, issuer: Issuer) -> None:
    """A narrow column that nothing stands in, head and all."""
    place = issuer.source.randrange(1, len(sheet.head[0]))
    for row in (*sheet.head, *sheet.body):
        row.insert(place, Drawn(LEFT if row[place].text == LEFT else ""))


def _spaced_figures(sheet: Sheet, issuer: Issuer) -> None:
    """Figures as text: spaces for commas, or before and after."""
    form = issuer.source.choice(("thousands", "around"))
    for row in sheet.body:
        row[:] = [replace(one, text=_spaced(one.text, form)) if one.fact else one for one in row]


def _spaced(text: str, form: str) -> str:
    return text.replace(",", " ") if form == "thousands" else f"  {text} "


def _years_within(sheet: Sheet, issuer: Issuer) -> None:
    """Each figure of two years: last year's beside this year's, below the column's name."""
    figures = figure_columns(sheet)
    plain = all("." not in key_of(sheet, n) for n in figures)
    if sheet.number not in (3, 5) or not plain or any(
        row[n].text == LEFT for row in sheet.head for n in figures
    ):  # fmt: skip
        return
    old, new = issuer.source.choice((("上年", "本年"), ("上年预算", "本年预算")))
    sheet.head = [_doubled(row, figures, lambda one: [one, Drawn(LEFT)]) for row in sheet.head]
    width = len(sheet.head[0])
    places = [n + k for k, n in enumerate(figures)]
    years = [Drawn(UP)] * width
    for place in places:
        years[place : place + 2] = [Drawn(old), Drawn(new)]
    for row in sheet.head:
        for place in places:
            if row[place].text == UP:
                row[place + 1] = Drawn(UP)
    counted = all(one.text.isdecimal() or one.text in _COUNTS for one in sheet.head[-1])
    sheet.head.insert(len(sheet.head) - counted, years)
    sheet.body = [_doubled(row, figures, lambda one: [older(one), one]) for row in sheet.body]


def _doubled(
    row: list[Drawn], figures: list[int], both: Callable[[Drawn], list[Drawn]]
) -> list[Drawn]:
    return [one for n, cell in enumerate(row) for one in (both(cell) if n in figures else [cell])]


def _quarters(sheet: Sheet, issuer: Issuer) -> None:
    """The plan by quarters behind the figures of the year."""
    figures = figure_columns(sheet)
    keys = [key_of(sheet, n) for n in figures]
    if sheet.number not in (3, 5) or "total" not in keys or not _is_single(sheet):
        return
    column = figures[keys.index("total")]
    shares = [Decimal(issuer.source.randrange(10, 30)) / 100 for _ in range(3)]
    for level, row in enumerate(sheet.head):
        row += [Drawn(f"{n}季度" if not level else UP) for n in "一二三四"]
    for row in sheet.body:
        fact = row[column].fact
        if fact is None:
            row.extend([Drawn("")] * 4)
            continue
        parts = [(fact.amount_yuan * one).quantize(Decimal(100)) for one in shares]
        parts.append(fact.amount_yuan - sum(parts))
        for number, part in enumerate(parts, start=1):
            own = replace(fact, column=f"quarter_{number}", amount_yuan=part)
            row.append(Drawn(_like(part, fact, row[column].text), own))


def _like(part: Decimal, fact: Fact, text: str) -> str:
    """An amount printed in the unit in which `text` prints its own."""
    plain = unicodedata.normalize("NFKC", text).translate(BARE)
    bare = Decimal("".join(plain.split()))
    scale = abs(fact.amount_yuan) / bare if bare else Decimal(1)
    return format((part / scale).normalize(), "f")


def _page_sums(sheet: Sheet, _: Issuer) -> None:
    """The last row counts up what the page shows, under 本页小计."""
    whole = next((row for row in sheet.body if _is_whole(row)), None)
    if whole is not None and _is_single(sheet) and sheet.number != 10:
        row = [_again(one, "本页小计") if one.fact else Drawn("") for one in whole]
        row[_name_column(sheet)] = Drawn("本页小计")
        sheet.body.append(row)


def _department_merged(sheet: Sheet, issuer: Issuer) -> None:
    """Whose table it is stands in one cell beside all rows."""
    if sheet.number not in (3, 5, 6, 8) or not _is_single(sheet):
        return
    for level, row in enumerate(sheet.head):
        row.insert(0, Drawn("单位名称" if not level else UP))
    for place, row in enumerate(sheet.body):
        row.insert(0, Drawn(issuer.budget.agency_name if not place else UP))


def _footmarks(sheet: Sheet, issuer: Issuer) -> None:
    """Here and there a figure bears the mark of a note."""
    mark = issuer.source.choice(("①", "*", "（注1）", "▲"))
    for row in sheet.body:
        for n, one in enumerate(row):
            if one.fact is not None and issuer.source.random() < 0.1:
                row[n] = replace(one, text=one.text + mark)


def _numbered_levels(sheet: Sheet, _: Issuer) -> None:
    """Names are numbered by level: 一、（一） 1."""
    label = _name_column(sheet)
    if sheet.number not in (3, 5, 8):
        return
    counts = [0, 0, 0]
    for row in sheet.body:
        level = {3: 0, 5: 1, 7: 2}.get(len(_code_of(row)))
        if level is None or row[label].text in (LEFT, UP) or row[label].text[:1].isdecimal():
            continue
        counts[level] += 1
        counts[level + 1 :] = [0] * (2 - level)
        number = "一二三四五六七八九十"[(counts[level] - 1) % 10]
        form = (f"{number}、", f"（{number}）", f"{counts[level]}.")[level]
        row[label] = Drawn(form + row[label].text.strip())


def _codes_as_numbers(sheet: Sheet, issuer: Issuer) -> None:
    """The sheet's format of numbers fell on the codes as well."""
    column = _code_column(sheet)
    form = issuer.source.choice(("{:,}", "{}.00", "{:,}.00"))
    if column is not None:
        for row in sheet.body:
            if row[column].text.isdecimal():
                row[column] = Drawn(form.format(int(row[column].text)))


def _broken_figures(sheet: Sheet, _: Issuer) -> None:
    """Long figures go on in a second line of their narrow cell."""
    for row in sheet.body:
        for n, one in enumerate(row):
            if one.fact is not None and len(one.text) > _LONG_FIGURE:
                row[n] = replace(one, text=one.text[:-3] + "\n" + one.text[-3:])


def _bands(sheet: Sheet, issuer: Issuer) -> None:
    """A line over all columns says what follows."""
    word = issuer.source.choice(("一、本年预算安排", "（一）部门本级", "★ 预算安排情况"))
    sheet.body.insert(0, _over_all(word, len(sheet.head[0])))


def _set_below(sheets: list[Sheet], _: Issuer) -> None:
    """A table of as many columns hangs on the one before, its title in a row between."""
    for upper, lower in zip(list(sheets), list(sheets)[1:], strict=False):
        if upper in sheets and len(upper.head[0]) == len(lower.head[0]):
            title = _over_all(lower.title, len(lower.head[0]))
            unit = [_over_all(one, len(title)) for one in lower.above if one.startswith("单位")]
            upper.body += [title, *unit, *lower.head, *lower.body]
            sheets.remove(lower)
            return


def _set_beside(sheets: list[Sheet], _: Issuer) -> None:
    """Two tables of one page in one grid, a blank column between them."""
    for left, right in zip(list(sheets), list(sheets)[1:], strict=False):
        if not (left.number and right.number and _is_single(left) and _is_single(right)):
            continue
        rows = []
        for one in (left, right):
            width = len(one.head[0])
            rows.append([_over_all(one.title, width), *one.head, *one.body])
        height = max(map(len, rows))
        for own in rows:
            own += [[Drawn("")] * len(own[0]) for _ in range(height - len(own))]
        joined = [[*a, Drawn(""), *b] for a, b in zip(*rows, strict=True)]
        depth = 1 + max(len(left.head), len(right.head))
        left.head, left.body = joined[:depth], joined[depth:]
        sheets.remove(right)
        return


def _sides_swapped(sheet: Sheet, _: Issuer) -> None:
    """What goes out stands on the left, what comes in on the right."""
    sides = [next((r[n].fact.side for r in sheet.body if r[n].fact), None)  # type: ignore[union-attr]
             for n in range(len(sheet.head[0]))]  # fmt: skip
    if "income" in sides and "expenditure" in sides:
        cut = max(n for n, side in enumerate(sides) if side == "income") + 1
        sheet.head = [[*row[cut:], *row[:cut]] for row in sheet.head]
        sheet.body = [[*row[cut:], *row[:cut]] for row in sheet.body]


CLERKS_MANNERS: dict[str, Callable[[list[Sheet], Issuer], None]] = {
    "code over name": each_sheet(_code_over_name),
    "total in the middle": each_sheet(_total_in_the_middle),
    "unit in the table": each_sheet(_unit_in_the_table),
    "joined figures": each_sheet(_joined_figures),
    "subtotals": each_sheet(_subtotals),
    "facing pages": _facing_pages,
    "heads again": each_sheet(_heads_again),
    "footnote inside": each_sheet(_footnote_inside),
    "blank column": each_sheet(_blank_column),
    "spaced figures": each_sheet(_spaced_figures),
    "years within": each_sheet(_years_within),
    "quarters": each_sheet(_quarters),
    "page sums": each_sheet(_page_sums),
    "department merged": each_sheet(_department_merged),
    "footmarks": each_sheet(_footmarks),
    "numbered levels": each_sheet(_numbered_levels),
    "codes as numbers": each_sheet(_codes_as_numbers),
    "broken figures": each_sheet(_broken_figures),
    "bands": each_sheet(_bands),
    "set below": _set_below,
    "set beside": _set_beside,
    "sides swapped": each_sheet(_sides_swapped),
}
