"""Performance forms that list projects or units: each row, or group of rows, is one form.

What belongs here: the head of such a list, its groups, totals of it. What does not: cards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from disclosure.documents.document import Cell
from disclosure.narrative.performance.goals.goal_form import GoalForm, amount_of
from disclosure.narrative.performance.goals.goal_grid import Row, Run
from disclosure.narrative.performance.goals.goal_indicators import (
    Carried,
    Heads,
    heads_in,
    indicators_of,
    notes_of,
)
from disclosure.narrative.performance.goals.goal_words import (
    ListColumn,
    is_telling,
    list_column,
    unit_in,
)
from disclosure.narrative.performance.labels import label_of
from disclosure.narrative.performance.performance_amounts import is_amount
from disclosure.narrative.prose_text import compact, joined

_DEEPEST = 4
_TOTALS = frozenset({"合计", "总计", "小计"})


@dataclass(frozen=True, slots=True)
class _Column:
    """A grid column of the list: its leaf and all heads above, what it is, its unit of money."""

    number: int
    head: str
    path: tuple[str, ...]
    kind: ListColumn
    unit: str | None


@dataclass(slots=True)
class _List:
    columns: list[_Column]
    heads: Heads | None
    by_project: bool
    body: list[Row] = field(default_factory=list)

    def of(self, kind: ListColumn) -> list[_Column]:
        return [column for column in self.columns if column.kind == kind]

    @property
    def key(self) -> _Column:
        return self.of("project" if self.by_project else "unit")[0]


def read_list(run: Run) -> list[GoalForm] | None:
    """The forms of a list, None where the table is none."""
    listed = _head_of(run)
    if listed is None:
        return None
    forms: list[GoalForm] = []
    carried = Carried()
    for row in listed.body:
        begun = _begins(row, listed)
        if begun or not forms:
            fresh = _form(run, row, listed)
            if forms and row.opens_piece and _is_same(forms[-1], fresh):
                carried = Carried()
            else:
                forms.append(fresh)
                carried = Carried()
        elif _is_rest(row, listed):
            _append(forms[-1], row, listed)
        forms[-1].page_to = row.page.number
        if listed.heads is not None:
            forms[-1].indicators += indicators_of(row, listed.heads, carried)
            forms[-1].note(notes_of(row, listed.heads))
    if not listed.by_project and len(forms) > 1:
        _name_units(forms)
    return [_as_total(form) for form in forms]


def _name_units(forms: Sequence[GoalForm]) -> None:
    """Of several units none is the department: its amounts say whose they are."""
    for form in forms:
        whose = form.agency_name or "合计"
        form.amounts = [
            one.model_copy(update={"source_name": f"{whose}/{one.source_name}"})
            for one in form.amounts
        ]


def _head_of(run: Run) -> _List | None:
    start = next((n for n, row in enumerate(run.rows) if len(row.own) > 1), None)
    if start is None:
        return None
    depth = _depth(run.rows, start)
    head_rows = run.rows[start : start + depth]
    columns = [_column(n, head_rows, run) for n in range(run.width)]
    kinds = {column.kind for column in columns}
    if "project" not in kinds and not ("unit" in kinds and "amount" in kinds):
        return None
    leaves = [cell for row in head_rows for cell in row.own]
    heads = heads_in(leaves)
    if heads is None and not kinds & {"goal", "score"}:
        return None
    listed = _List(columns, heads, "project" in kinds)
    listed.body = list(_body(run.rows[start + depth :], {_printed(row) for row in head_rows}))
    return listed if _is_listed(listed) else None


def _body(rows: Sequence[Row], heads: Set[str]) -> Iterator[Row]:
    """The rows below the head, repeated heads left out; the first of each piece opens it."""
    opens = False
    for row in rows:
        opens = opens or row.opens_piece
        if row.own and _printed(row) not in heads:
            yield row._replace(opens_piece=opens)
            opens = False


def _is_listed(listed: _List) -> bool:
    """Whether names stand below the head of names: in a card, a value stands beside its label."""
    at = listed.key.number
    below = (row.cells[at] for row in listed.body if at < len(row.cells))
    names = [cell.text for cell in below if cell is not None and cell.text.strip()]
    return bool(names) and not any(is_telling(name) for name in names)


def _depth(rows: Sequence[Row], start: int) -> int:
    own = rows[start].own
    depth = max(cell.row_span for cell in own)
    if depth == 1 and any(cell.column_span > 1 for cell in own):
        depth = 2
    while depth > 1 and any(
        is_amount(c.text) for row in rows[start : start + depth] for c in row.own
    ):
        depth -= 1
    return min(depth, _DEEPEST)


def _column(number: int, head_rows: Sequence[Row], run: Run) -> _Column:
    path: list[str] = []
    for row in head_rows:
        cell = row.cells[number] if number < len(row.cells) else None
        if cell is not None and (text := joined(cell.text)) and text not in path[-1:]:
            path.append(text)
    leaf = path[-1] if path else ""
    unit = next((unit for text in reversed(path) if (unit := unit_in(text))), run.unit)
    kind = list_column(leaf)
    if kind == "other" and len(path) > 1 and list_column(path[-2]) == "amount":
        kind = "amount"
    return _Column(number, label_of(leaf), tuple(path), kind, unit)


def _printed(row: Row) -> str:
    return "|".join(compact(cell.text) for cell in row.own)


def _at(row: Row, column: _Column) -> Cell | None:
    return row.cells[column.number] if column.number < len(row.cells) else None


def _text(row: Row, column: _Column) -> str:
    cell = _at(row, column)
    return joined(cell.text) if cell is not None else ""


def _begins(row: Row, listed: _List) -> bool:
    """Whether a project begins in this row: its own name, or a total of the list."""
    cell = _at(row, listed.key)
    own = [one for one in row.own if one is cell]
    if own:
        return not _is_piece_of_name(row, listed)
    return any(compact(one.text) in _TOTALS for one in row.own)


def _is_piece_of_name(row: Row, listed: _List) -> bool:
    """A name's rest over a page break: no amount beside it where the list has amounts."""
    amounts = listed.of("amount")
    blank = all(not _text(row, column) for column in amounts)
    return row.opens_piece and bool(amounts) and blank and listed.heads is None


def _form(run: Run, row: Row, listed: _List) -> GoalForm:
    form = GoalForm("project" if listed.by_project else "whole", run.title, run.year, row.page)
    name = _text(row, listed.key)
    if listed.by_project:
        form.project_name = name or None
    for column in listed.columns:
        text = _text(row, column)
        if not text or column is listed.key or _is_of_indicators(column, listed):
            continue
        if column.kind == "amount" and is_amount(text):
            _amount(form, column, text, row, listed)
        elif column.kind == "unit" and listed.by_project:
            form.implementing_unit = form.implementing_unit or text
        elif column.kind != "serial":
            form.keep(column.head or "内容", text)
    if not listed.by_project:
        form.agency_name = name or None
    return form


def _amount(form: GoalForm, column: _Column, text: str, row: Row, listed: _List) -> None:
    label = "资金总额" if len(listed.of("amount")) == 1 else column.head
    path = "".join(column.path)
    form.amounts.append(amount_of(form, label, text, column.unit, row.page.number, context=path))


def _is_of_indicators(column: _Column, listed: _List) -> bool:
    if listed.heads is None:
        return False
    used = {n for half in listed.heads.halves for group in half.values() for n in group}
    return column.number in used or column.number > listed.heads.first


def _is_rest(row: Row, listed: _List) -> bool:
    return row.opens_piece or listed.heads is None


def _append(form: GoalForm, row: Row, listed: _List) -> None:
    """The rest of a text that a page break cut, column by column."""
    for column in listed.columns:
        text, cell = _text(row, column), _at(row, column)
        if not text or cell not in row.own or _is_of_indicators(column, listed):
            continue
        if column is listed.key and listed.by_project:
            form.project_name = (form.project_name or "") + text
        elif column.kind == "unit" and listed.by_project:
            form.implementing_unit = (form.implementing_unit or "") + text
        elif column.kind in ("goal", "other", "score"):
            form.keep(column.head or "内容", text)


def _is_same(last: GoalForm, fresh: GoalForm) -> bool:
    """Whether a piece repeats the project that the page before had begun."""
    return (last.project_name, last.agency_name, [a.printed for a in last.amounts]) == (
        fresh.project_name, fresh.agency_name, [a.printed for a in fresh.amounts]
    )  # fmt: skip


def _as_total(form: GoalForm) -> GoalForm:
    """A row of nothing but amounts is the list's own total, no project."""
    if form.fields.keys() - {"单位编码", "项目编码"} or form.indicators or form.scope == "whole":
        return form
    form.scope = "whole"
    form.amounts = [
        one.model_copy(update={"scope": "by_direction", "source_name": "所列项目合计"})
        for one in form.amounts
    ]
    form.agency_name, form.project_name = form.project_name or form.implementing_unit, None
    form.implementing_unit = None
    return form
