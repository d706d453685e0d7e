"""The amounts of a card: each with the label beside it, the head above it and its unit.

What belongs here: finding an amount's label and unit in a grid. What does not: what it is worth
(`goal_form`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosure.documents.document import Cell
from disclosure.forms.printed.printed_amounts import is_blank
from disclosure.narrative.performance.goals.goal_form import GoalForm, amount_of
from disclosure.narrative.performance.goals.goal_grid import Row
from disclosure.narrative.performance.goals.goal_words import (
    inline_amount,
    is_label,
    is_money_label,
    is_total,
    life_of,
    list_column,
    unit_in,
)
from disclosure.narrative.performance.labels import label_of
from disclosure.narrative.performance.performance_amounts import is_amount
from disclosure.narrative.prose_text import compact, joined

_LOOK_BELOW = 4


@dataclass(slots=True)
class Money:
    """`heads` are labels above columns of amounts; `lives` what the label above a column said."""

    form: GoalForm
    unit: str | None
    heads: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    lives: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    """The heads of columns of words beside columns of amounts: 主要内容."""
    block: str | None = None
    """The unit that the last label at the left edge prints, for the rows below it without one."""

    def read(self, row: Row, below: Sequence[Row]) -> list[Cell]:
        """Takes a row's amounts; returns the cells that are none of them, nor their labels."""
        if row.own[0].column == 0:
            first = row.own[0].text
            self.block = unit_in(first) if is_money_label(first) else None
        if self._is_head(row, below):
            return []
        rest: list[Cell] = []
        texts: list[Cell] = []
        label: Cell | None = None
        after_amount = False
        for cell in row.own:
            if inline := inline_amount(cell.text):
                self._keep(inline[0], inline[1], cell, row)
            elif not _is_figure(cell.text):
                if after_amount:
                    rest += texts
                    texts, label = [], None
                texts.append(cell)
                after_amount = False
            else:
                after_amount = True
                label = label or self._label(cell, texts, row)
                if label is None or not self._is_money(cell, label, row):
                    texts.append(cell)
                    label, after_amount = None, False
                    continue
                texts = [x for x in texts if x is not label and not is_money_label(x.text)]
                self._keep(label.text, joined(cell.text), cell, row)
        if any(cell.column in self.heads and _is_figure(cell.text) for cell in row.own):
            self.form.note(
                (self.texts[x.column], joined(x.text))
                for x in rest + texts
                if x.column in self.texts
            )
            return [x for x in rest + texts if x.column not in self.texts]
        return self._blanks(row, rest + texts)

    def _blanks(self, row: Row, cells: list[Cell]) -> list[Cell]:
        """Labels of a block of money with nothing beside them are blanks; returns the others."""
        left = row.cells[: cells[-1].column] if cells else ()
        blocks = [one for one in left if one is not None and one.row_span > 1]
        if not any(is_money_label(block.text) for block in blocks):
            return cells
        rest = []
        for cell in cells:
            if is_money_label(cell.text) and cell.row_span == 1:
                self._keep(cell.text, "", cell, row)
            elif cell not in blocks:
                rest.append(cell)
        return rest

    def _is_head(self, row: Row, below: Sequence[Row]) -> bool:
        """Whether a row heads columns of amounts: money above, amounts below, none in it."""
        if any(_is_figure(cell.text) for cell in row.own) or _names_a_project(row):
            return False
        found = {
            cell.column: cell
            for cell in row.own
            if is_money_label(cell.text) and _has_figures_below(cell, row, below)
        }
        if not found:
            return False
        for cell in found.values():
            for column in range(cell.column, cell.column + cell.column_span):
                above = [one for one in self.heads.get(column, ()) if _still_above(one, cell)]
                self.heads[column] = (*above, cell)
        for cell in row.own:
            if cell.column not in found:
                self.texts[cell.column] = label_of(cell.text)
        return True

    def _label(self, cell: Cell, texts: Sequence[Cell], row: Row) -> Cell | None:
        """Under a head the first text of the segment names the row; else the text just before."""
        if texts:
            return texts[0] if self._head(cell) else texts[-1]
        covering = [
            one
            for one in row.cells[: cell.column]
            if one is not None and one.text.strip() and one not in row.own
        ]
        return covering[-1] if covering else None

    def _head(self, cell: Cell) -> tuple[Cell, ...]:
        return self.heads.get(cell.column, ())

    def _is_money(self, cell: Cell, label: Cell, row: Row) -> bool:
        if self._head(cell) or compact(cell.text).endswith("元") or is_money_label(label.text):
            return True
        return any(is_money_label(one.text) for one in _blocks(row, cell))

    def _keep(self, label: str, printed: str, cell: Cell, row: Row) -> None:
        heads = self._head(cell)
        names = [label_of(head.text) for head in heads]
        near = [label, *(h.text for h in reversed(heads)), *(b.text for b in _blocks(row, cell))]
        unit = next((unit for text in near if (unit := unit_in(text))), self.block)
        name = label_of(label)
        columns = {one[-1].text for one in self.heads.values()} if heads else set()
        if heads and len(columns) > 1 and not is_total(names[-1]):
            name = f"{name}/{names[-1]}"
        said = life_of(label) or next((life for n in names if (life := life_of(n))), None)
        if said:
            self.lives[cell.column] = said
        context = "".join(names) + ("任务" if heads and self.form.scope == "whole" else "")
        self.form.amounts.append(
            amount_of(
                self.form,
                name,
                printed,
                unit or self.unit,
                row.page.number,
                context=context or self._life_above(cell),
                as_printed=bool(heads) and self.form.scope == "whole",
            )
        )

    def _life_above(self, cell: Cell) -> str:
        return {"whole_life": "实施期", "annual": "年度"}.get(self.lives.get(cell.column, ""), "")


def _names_a_project(row: Row) -> bool:
    """项目名称 with the name beside it, whatever stands below the name."""
    if len(row.own) < 2 or list_column(row.own[0].text) != "project":
        return False
    return not is_label(row.own[1].text)


def _is_figure(text: str) -> bool:
    return is_amount(text) and not is_blank(compact(text))


def _blocks(row: Row, cell: Cell) -> list[Cell]:
    """The labels at the left that cover further rows, the nearest first."""
    left = {id(one): one for one in row.cells[: cell.column] if one is not None}.values()
    return [one for one in reversed(list(left)) if one.text.strip() and one.row_span > 1]


def _still_above(head: Cell, cell: Cell) -> bool:
    return head.row + head.row_span == cell.row


def _has_figures_below(cell: Cell, row: Row, below: Sequence[Row]) -> bool:
    """Whether a label stands over figures: a blank may come first, another head may lie between."""
    seen: Cell = cell
    for one in below[: _LOOK_BELOW + cell.row_span]:
        under = one.cells[cell.column] if cell.column < len(one.cells) else None
        if under is None or under is seen or under is cell:
            continue
        seen = under
        if _is_figure(under.text):
            return True
        plain = under.text.strip()
        if plain and not (is_money_label(plain) and under.row == cell.row + cell.row_span):
            return False
        if plain and not _is_narrower(under, cell):
            return False
    return False


def _is_narrower(under: Cell, above: Cell) -> bool:
    """A head divides the head above it; a label below a label is the next row's."""
    return under.column_span < above.column_span
