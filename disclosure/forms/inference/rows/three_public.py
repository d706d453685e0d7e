"""“三公” tables whose lines stand across: by unit, by year, by fund, or one row alone.

What belongs here: which line and which figure of it a column is, and what its rows are. What does
not: tables that print a row a line (they are lists of lines like any other).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from disclosure.forms.declaration import Column, FormSide
from disclosure.forms.headers import Path
from disclosure.forms.inference.columns.column_assignment import stage_of
from disclosure.forms.inference.columns.column_keys import FUNDS, OTHER, Meaning
from disclosure.forms.inference.columns.trade_words import meanings
from disclosure.forms.texts import comparable, key_text, label_text, printed_year
from disclosure.forms.typed.pieces import BodyRow, PrintedCell
from disclosure.forms.typed.row_tree import Identity
from disclosure.forms.typed.sides import texts_of, value_cells
from disclosure.reading import RowKind

LINES = {
    "grand_total": ("“三公”经费、会议费、培训费合计", 0, None),
    "total": ("“三公”经费合计", 0, None),
    "abroad": ("因公出国（境）费", 1, "total"),
    "reception": ("公务接待费", 1, "total"),
    "vehicles": ("公务用车购置及运行费", 1, "total"),
    "vehicle_purchase": ("公务用车购置费", 2, "vehicles"),
    "vehicle_running": ("公务用车运行维护费", 2, "vehicles"),
    "meeting": ("会议费", 0, None),
    "training": ("培训费", 0, None),
    "operating": ("机关运行经费", 0, None),
}
SUMS = {
    "total": ("abroad", "reception", "vehicles"),
    "vehicles": ("vehicle_purchase", "vehicle_running"),
    "grand_total": ("total", "meeting", "training"),
}
_PLAN = re.compile("预算数|年初预算")
"""Beside what was spent (决算数), the figures that were planned."""
_CHANGE = re.compile("增减|变化|变动|同比|[比较]上年")
_STAGE = re.compile("[年初调整全]{0,6}预算数?|决算数?|执行数?|支出数|实际")
_YEAR = re.compile(r"\d{4}年度?")
_CODE = re.compile(r"\d{3,9}")
_TOTALS = frozenset({"合计", "总计", "小计"})


def line_columns(columns: Sequence[Meaning], paths: Sequence[Path]) -> list[tuple[Meaning, str]]:
    """The value columns with their `line/figure`: 因公出国（境）费 of the general budget, say."""
    found = []
    is_down = any(one.kind in ("label", "label_of_unit") for one in columns) and not any(
        _line(paths[one.column]) not in (None, "total") for one in columns if one.kind == "value"
    )
    spent = any("决算" in text for one in columns for text in paths[one.column])
    for one in columns:
        if one.kind == "value":
            path = paths[one.column]
            line = "total" if is_down else _line(path)
            if line is not None:
                is_plan = spent and _PLAN.search("".join(path)) is not None
                figure = (stage_of(path) or "budget") if is_plan else _figure(one, path, line)
                if figure is not None:
                    found.append((one, f"{line}/{figure}"))
    keys = [key for _, key in found]
    if any(key.startswith(("meeting/", "training/")) for key in keys):
        found = _with_grand_totals(found, paths)
    kept: dict[str, Meaning] = {}
    for one, key in found:
        kept.setdefault(key, one)
    return [(one, key) for key, one in kept.items()]


def _line(path: Path) -> str | None:
    """The line that the lowest text names; 合计 and 小计 speak of the group above them."""
    joined = "".join(path)
    for start in range(len(path) - 1, -1, -1):
        for text in (path[start], "".join(path[start:])):
            known = [one.key for one in meanings(text) if one.key in LINES and one.key != "total"]
            if known:
                return known[0]
    if "三公" in joined or not path or any(text in _TOTALS for text in path):
        return "total"
    return None


def _with_grand_totals(
    found: Sequence[tuple[Meaning, str]], paths: Sequence[Path]
) -> list[tuple[Meaning, str]]:
    """A 合计 outside of the group “三公” is that of all lines, meetings and training with them."""
    result = []
    for one, key in found:
        path = "".join(paths[one.column])
        is_whole = key.startswith("total/") and "三公" not in path
        others = [o for o, k in found if k == key and "三公" in "".join(paths[o.column])]
        result.append(
            (one, key.replace("total/", "grand_total/", 1) if is_whole and others else key)
        )
    return result


def _figure(one: Meaning, path: Path, line: str) -> str | None:
    """Which figure of its line a column prints; None where nobody knows of which year."""
    key = one.key or ""
    if one.by == OTHER:
        return None
    for prefix in ("last_year", "change"):
        if key.startswith(prefix + "."):
            return prefix
    if not key and one.by == "share":
        return "share"
    fund = next((k for text in path for m in meanings(text) if (k := m.key) in FUNDS), None)
    return fund or "total"


@dataclass(frozen=True)
class _Row:
    """A printed row: of which unit, of which year, or the change between two."""

    body: BodyRow
    row_no: int
    label: str
    unit: str
    cells: list[tuple[Column, PrintedCell]]

    @property
    def has_figures(self) -> bool:
        return any(not cell.is_empty for _, cell in self.cells)

    @cached_property
    def year(self) -> int | None:
        return printed_year(" ".join(self.body.printed))

    @cached_property
    def is_change(self) -> bool:
        return self.year is None and any(_CHANGE.search(text) for text in self.body.printed)

    @cached_property
    def stage(self) -> str | None:
        """Whether it prints what was planned, first or as changed; None for what was spent."""
        return stage_of([_YEAR.sub("", text) for text in (self.label, self.unit)])

    @cached_property
    def name(self) -> str:
        """What tells it from other rows: the unit's name, the year."""
        period = "增减" if self.is_change else str(self.year or "")
        parts = (one for one in (self.label, self.unit) if one)
        return " ".join([*dict.fromkeys(parts), *([period] if period not in self.label else [])])


def identify_matrix(
    bodies: Sequence[BodyRow], side_no: int, side: FormSide
) -> tuple[list[Identity], list[tuple[Identity, Column, PrintedCell]], set[int]]:
    """A row a line, of the row of totals; further rows are lines of a unit, or of another year."""
    rows = [row for row in _rows(bodies, side_no, side) if row.has_figures]
    spent = _spent(rows)
    main = _main([row for row in rows if row.row_no not in spent])
    names = Counter(key_text(row.name) for row in rows)
    identities: dict[str, Identity] = {}
    found: list[tuple[Identity, Column, PrintedCell]] = []
    count = 0
    for row in sorted(rows, key=lambda row: row is not main):
        done = spent.get(row.row_no, row)
        own_key = _key(done, names)
        for printed, cell in row.cells:
            column = printed if done is row else _planned(printed, row.stage)
            line = str(column.key).partition("/")[0]
            key = line if done is main else f"{line}@{own_key}"
            if key not in identities:
                count += 1
                name, level, parent = LINES[line]
                own = identities[parent].row_no if done is main and parent in identities else None
                kind: RowKind = "total" if level == 0 and line.endswith("total") else "line"
                label = name if done is main else f"{_called(done, names)} {name}".strip()
                identities[key] = Identity(
                    count, kind if done is main else "line", key, level, label, own
                )
            found.append((identities[key], column, cell))
    return list(identities.values()), found, set()


def _spent(rows: Sequence[_Row]) -> dict[int, _Row]:
    """Of each row that prints what was planned (预算数), the row that prints what was then spent
    (决算数): one line, two figures. Planned rows without such a row are lines of their own."""
    done = [row for row in rows if row.stage is None and _STAGE.search(row.label + row.unit)]
    found: dict[int, _Row] = {}
    for row in rows:
        same = [one for one in done if row.stage and _less_stage(one) == _less_stage(row)]
        if len(same) == 1:
            found[row.row_no] = same[0]
    return found


def _less_stage(row: _Row) -> str:
    """Whose figures, and of which year, a row prints, whether planned or spent."""
    return key_text(_STAGE.sub("", _YEAR.sub("", row.name)) + str(row.year or ""))


def _planned(column: Column, stage: str | None) -> Column:
    """The column as it stands in a row of what was planned; a fund's stays apart by its name."""
    line, _, figure = str(column.key).partition("/")
    key = stage if figure == "total" else f"{stage}.{figure}"
    return column.model_copy(update={"key": f"{line}/{key}"})


def _called(row: _Row, names: Counter[str]) -> str:
    """The row's name as printed; with its printed code where others are called the same, as where
    a narrow cell shows only how they begin."""
    if names[key_text(row.name)] < 2:
        return row.name
    code = next((text for text in row.body.printed if _CODE.fullmatch(text.strip())), "")
    return f"{code.strip()}{row.name}"


def _key(row: _Row, names: Counter[str]) -> str:
    """The row's name, with its number where others are called the same."""
    name = key_text(row.name)
    return name if name and names[name] == 1 else f"{row.row_no}{name}"


def _rows(bodies: Sequence[BodyRow], side_no: int, side: FormSide) -> list[_Row]:
    """A unit's name stands before the first of its years and speaks of all."""
    found: list[_Row] = []
    unit = ""
    for number, body in enumerate(bodies, start=1):
        label = label_text(texts_of(body, side_no, side, "label"))
        unit = label_text(texts_of(body, side_no, side, "unit")) or unit
        found.append(_Row(body, number, label, unit, value_cells(body, side_no, side)))
    return found


def _main(rows: Sequence[_Row]) -> _Row | None:
    """The rows of totals, else those of the unit printed first, the newest year of them."""
    levels = [row for row in rows if not row.is_change]
    totals = [row for row in levels if {comparable(row.label), comparable(row.unit)} & _TOTALS]
    first = totals or [row for row in levels if row.unit == levels[0].unit]
    return max(first, key=lambda row: (row.year or 0, -row.row_no), default=None)
