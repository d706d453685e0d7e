"""Performance forms of one project or department a table: labels with their values beside them.

What belongs here: the order of a card's parts, and its fields. What does not: amounts
(`goal_money`), indicators (`goal_indicators`), lists (`goal_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosure.documents.document import Cell
from disclosure.narrative.performance.goals.goal_form import GoalForm
from disclosure.narrative.performance.goals.goal_grid import Row, Run
from disclosure.narrative.performance.goals.goal_indicators import (
    Carried,
    Heads,
    heads_by_content,
    heads_in,
    indicators_of,
    notes_of,
)
from disclosure.narrative.performance.goals.goal_money import Money
from disclosure.narrative.performance.goals.goal_words import (
    is_label,
    is_level,
    list_column,
)
from disclosure.narrative.performance.labels import FormScope, label_of, labels
from disclosure.narrative.performance.performance_amounts import is_amount
from disclosure.narrative.performance.performance_form import agency_of
from disclosure.narrative.prose_text import joined

_AGENCY = re.compile(r"(?:主管|预算)?(?:部门|单位)(?:\((?:部门|单位)\))?(?:及代码|名称)*")
_UNIT = re.compile(r".*(?:实施|项目|填报|使用|承担)(?:单位|部门)(?:名称)?")
_AFTER = re.compile(r"备注|说明|.*负责人|填[报表].*|联系.*|经办人|审核.*|.*日期")
_FIRST_LABELS = 6


@dataclass(slots=True)
class _Card:
    run: Run
    form: GoalForm
    money: Money
    heads: Heads | None = None
    carried: Carried = field(default_factory=Carried)
    columns: dict[int, str] = field(default_factory=dict)
    """Labels of the columns below a block's own heads: 实施期总目标 │ 年度总目标."""
    open_field: str | None = None


def read_cards(run: Run) -> list[GoalForm]:
    """The cards of a run, one below the other; a piece without a head goes on by its levels."""
    cards: list[_Card] = []
    for number, row in enumerate(run.rows):
        if not row.own:
            continue
        if not cards or _opens(row, cards[-1]):
            cards.append(_new(run, row))
        card = cards[-1]
        card.form.page_to = row.page.number
        if row.opens_piece and number:
            _at_a_piece(card, run.rows[number:])
        _read(card, row, run.rows[number + 1 :])
    forms = [_named(card.form) for card in cards]
    for form in forms:
        form.agency_name = form.agency_name or run.agency
    return forms


def _new(run: Run, row: Row) -> _Card:
    form = GoalForm(_scope(run), run.title, run.year, row.page)
    return _Card(run, form, Money(form, run.unit))


def _scope(run: Run) -> FormScope:
    if "整体" in run.title:
        return "whole"
    firsts = [label_of(row.own[0].text) for row in run.rows if row.own]
    named = any(list_column(text) == "project" for text in firsts[:_FIRST_LABELS])
    return "project" if named or "项目" in run.title or "专项" in run.title else "whole"


def _opens(row: Row, card: _Card) -> bool:
    """Whether a row begins the next card: its first label again, or a title below indicators."""
    first = label_of(row.own[0].text)
    if card.heads is not None and len(row.own) == 1 and "绩效" in first and first.endswith("表"):
        return True
    begins = list_column(first) == "project" or _AGENCY.fullmatch(first) is not None
    return begins and len(row.own) > 1 and (first in card.form.fields or card.heads is not None)


def _at_a_piece(card: _Card, rows: Sequence[Row]) -> None:
    """A further piece may have other columns: its own levels say which."""
    piece = [rows[0]]
    for row in rows[1:]:
        if row.opens_piece:
            break
        piece.append(row)
    width = len(rows[0].cells)
    if card.heads is not None and width != card.run.width:
        card.heads = heads_by_content(piece) or card.heads


def _read(card: _Card, row: Row, below: Sequence[Row]) -> None:
    if (heads := heads_in(row.own)) is not None:
        card.heads, card.carried = heads, Carried()
        return
    if card.heads is None and any(is_level(cell.text) for cell in row.own):
        card.heads = heads_by_content([row, *below])
    if card.heads is not None and not _is_after(row):
        card.form.indicators += indicators_of(row, card.heads, card.carried)
        card.form.note(notes_of(row, card.heads))
        return
    if len(row.own) == 1 and joined(row.own[0].text) == card.form.title:
        return
    rest = card.money.read(row, below)
    if rest:
        _fields(card, row, rest, below)


def _is_after(row: Row) -> bool:
    """Whether a row below the indicators is no indicator: remarks, who filled the form in."""
    return _AFTER.fullmatch(label_of(joined(row.own[0].text).split("：")[0])) is not None


def _fields(card: _Card, row: Row, cells: Sequence[Cell], below: Sequence[Row]) -> None:
    block = _block(row)
    if block is None:
        card.columns.clear()
        _pairs(card, list(cells))
        return
    cells = [cell for cell in cells if cell is not block]
    label = label_of(block.text)
    if cells and all(is_label(cell.text) for cell in cells) and _goes_below(block, row):
        card.columns = {cell.column: label_of(cell.text) for cell in cells}
        return
    if card.columns:
        for cell in cells:
            card.form.keep(card.columns.get(cell.column, label), joined(cell.text))
    elif len(cells) > 1 and is_label(cells[0].text):
        _pairs(card, cells)
    elif cells:
        card.form.keep(label, "".join(joined(cell.text) for cell in cells))
        card.open_field = label


def _block(row: Row) -> Cell | None:
    """The label that covers several rows at their left."""
    first = next((cell for cell in row.cells if cell is not None and cell.text.strip()), None)
    return first if first is not None and first.row_span > 1 else None


def _goes_below(block: Cell, row: Row) -> bool:
    here = row.own[0].row if row.own else block.row
    return here < block.row + block.row_span - 1


def _pairs(card: _Card, cells: list[Cell]) -> None:
    """Labels and the values after them; a text alone goes on with the field above."""
    if len(cells) == 1 and not is_label(cells[0].text) and _inline(card, cells[0].text):
        return
    if len(cells) == 1 and cells[0].column and card.open_field and not is_label(cells[0].text):
        card.form.keep(card.open_field, joined(cells[0].text))
        return
    place = 0
    while place < len(cells):
        label = label_of(cells[place].text)
        values: list[str] = []
        place += 1
        while place < len(cells) and (not values or not _is_next_label(cells, place)):
            if not values and _leaves_blank(cells, place):
                break
            values.append(joined(cells[place].text))
            place += 1
        if values:
            card.form.keep(label, "".join(values))
        card.open_field = label


def _leaves_blank(cells: Sequence[Cell], place: int) -> bool:
    """Whether the label before has no value: a blank lies between it and the next label."""
    before, cell = cells[place - 1], cells[place]
    between = cell.column > before.column + before.column_span
    return label_of(cell.text) in labels().known or (between and is_label(cell.text))


def _is_next_label(cells: Sequence[Cell], place: int) -> bool:
    text = cells[place].text
    return is_label(text) and not is_amount(text)


def _inline(card: _Card, text: str) -> bool:
    label, colon, value = joined(text).replace("：", ":").partition(":")
    if not (colon and value and is_label(label)):
        return False
    card.form.keep(label_of(label), value)
    return True


def _named(form: GoalForm) -> GoalForm:
    """Its project, agency and unit, taken out of the fields."""
    for label in list(form.fields):
        value = form.fields[label]
        if not value:
            continue
        if list_column(label) == "project" and form.scope == "project":
            form.project_name = form.project_name or form.fields.pop(label)
        elif _UNIT.fullmatch(label):
            form.implementing_unit = form.implementing_unit or form.fields.pop(label)
        elif _AGENCY.fullmatch(label) and form.agency_name is None:
            form.agency_code, form.agency_name = agency_of(form.fields.pop(label))
    return form
