"""Joined tables become typed `ReportTable`s: rows with identities, cells with amounts, gaps.

What belongs here: the last stage of the matcher. What does not: recognition, and
whether the figures agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.forms.declaration import Column, Form, FormSide
from disclosure.forms.inference.rows.proven import proven_parents
from disclosure.forms.inference.rows.row_meanings import (
    identify_inferred,
    identify_names,
    no_project,
    subtotals,
)
from disclosure.forms.inference.rows.three_public import identify_matrix
from disclosure.forms.missing_units import unit_of
from disclosure.forms.printed.printed_amounts import is_blank, parse_amount, printed_number
from disclosure.forms.recognition import JoinedTable
from disclosure.forms.table_gaps import (
    counted_rows,
    each_once,
    gap_at,
    misplaced_amounts,
    raw_row,
    unknown_columns,
    unknown_rows,
    untold_columns,
)
from disclosure.forms.texts import label_text
from disclosure.forms.typed.across import LineCell, lines_across
from disclosure.forms.typed.counted_things import counts_things
from disclosure.forms.typed.nested import identify_nested
from disclosure.forms.typed.pieces import PrintedCell
from disclosure.forms.typed.projects import identify_projects
from disclosure.forms.typed.row_tree import (
    Identity,
    SideRow,
    identify_codes,
    identify_lines,
    identify_units,
    is_total,
    numbered_twins,
)
from disclosure.forms.typed.sides import finest_decimals, side_rows, texts_of, value_cells
from disclosure.forms.typed.unreadable_names import without_names
from disclosure.reading import Gap, RawTable, ReportTable, TableRow, Unit, ValueCell


@dataclass(frozen=True, slots=True)
class TypedTable:
    table: ReportTable
    gaps: tuple[Gap, ...]
    raw: tuple[RawTable, ...]


def typed_table(
    joined: JoinedTable, form: Form, department: str | None, units: Sequence[str]
) -> TypedTable:
    """A joined table with every value cell of its rows. `units` are names of subordinate units."""
    unit, gaps = _unit_of(joined, form)
    rows: list[TableRow] = []
    cells: list[ValueCell] = []
    lost: set[int] = set()
    decimals = finest_decimals(joined, unit)
    for side_no, side in enumerate(joined.table.lists):
        reader = _CellReader(joined, side, unit, decimals)
        if side.row_tree == "across":
            identities, found, unread = lines_across(joined.rows, side_no, side)
        elif side.row_tree == "matrix":
            identities, found, unread = identify_matrix(joined.rows, side_no, side)
        elif side.row_tree == "nested":
            identities, unread = identify_nested(joined.rows, side_no, side, form)
            if "head" not in joined.recognised_by:
                printed = side_rows(joined, side_no, side, unit, form)
                identities = proven_parents(identities, printed)
            identities = numbered_twins(identities)
            found = _cells_of(identities, joined, side_no)
        else:
            printed = _listed(joined, side_no, unit, form)
            named = _identify(
                printed, side, form, department, units, year=joined.captions.year or joined.year
            )
            identities = numbered_twins([one for one in named if not _is_nameless(one)])
            found = _cells_of(identities, joined, side_no)
            known = {row.row_no for row in identities}
            unread = {_line_no(row.row_no, joined) for row in printed if row.row_no not in known}
        lost |= unread
        rows.extend(table_row(identity, side) for identity in identities)
        for identity, column, cell in found:
            value, gap = reader.read(identity, column, cell)
            cells.append(value)
            gaps.extend([gap] if gap else [])
    gaps.extend(unknown_rows(joined, sorted(lost)))
    gaps.extend(unknown_columns(joined))
    gaps.extend(untold_columns(joined, (cell.column_key for cell in cells)))
    gaps.extend(misplaced_amounts(joined))
    unread_rows = [joined.rows[number - 1] for number in sorted(lost)]
    counted = [joined.rows[number - 1] for number in counted_rows(joined) if number not in lost]
    raw = tuple(map(raw_row, (*unread_rows, *joined.again, *counted)))
    cells, doubled = each_once(joined, cells)
    gaps.extend(doubled)
    cells = [_uncertain(cell) for cell in cells] if joined.is_unit_open else cells
    cells, nameless = without_names(joined.table.title, joined.table.table_no, rows, cells)
    gaps.extend(nameless)
    return TypedTable(_report_table(joined, unit, rows, cells), tuple(gaps), raw)


def _is_nameless(row: Identity) -> bool:
    """Whether a row without a code is called by figures alone: what stands there is no name."""
    figures = row.label.replace(",", "").replace(".", "")
    return row.code is None and row.row_kind in ("item", "line") and figures.isdecimal()


def _uncertain(cell: ValueCell) -> ValueCell:
    """The cell as nobody should trust it; what is nought is nought in any unit."""
    is_something = cell.amount_yuan is not None and printed_number(cell.printed)
    return cell.model_copy(update={"certainty": "uncertain"}) if is_something else cell


def _listed(joined: JoinedTable, side_no: int, unit: Unit, form: Form) -> list[SideRow]:
    """The rows of a list; those of its right half are counted on below the left one's."""
    if not joined.table.halves:
        return side_rows(joined, side_no, joined.table.sides[side_no], unit, form)
    return [
        replace(row, row_no=row.row_no + place * len(joined.rows))
        for place, side in enumerate(joined.table.sides)
        for row in side_rows(joined, place, side, unit, form)
    ]


def _line_no(row_no: int, joined: JoinedTable) -> int:
    """The printed line, from 1, of a row of either half."""
    return (row_no - 1) % len(joined.rows) + 1


def _cells_of(identities: Sequence[Identity], joined: JoinedTable, side_no: int) -> list[LineCell]:
    found: list[LineCell] = []
    for identity in identities:
        half, number = divmod(identity.row_no - 1, len(joined.rows))
        side = joined.table.sides[side_no + half]
        cells = value_cells(joined.rows[number], side_no + half, side)
        found.extend((identity, column, cell) for column, cell in cells)
    return found


def unit_names(joined: JoinedTable, form: Form) -> tuple[str, ...]:
    """The labels of a table that lists units (row_tree units), totals left out."""
    names: list[str] = []
    for side_no, side in enumerate(joined.table.sides):
        if side.row_tree in ("units", "unit_tree"):
            labels = (
                texts_of(row, side_no, side, "label") or texts_of(row, side_no, side, "unit")
                for row in joined.rows
            )
            names.extend(label_text(x) for x in labels if x.strip() and not is_total(x, form))
    return tuple(names)


def _identify(
    rows: Sequence[SideRow],
    side: FormSide,
    form: Form,
    department: str | None,
    units: Sequence[str],
    *,
    year: int | None,
) -> list[Identity]:
    match side.row_tree:
        case "lines":
            return identify_lines(rows, side, form)
        case "code":
            return identify_codes(rows, form)
        case "units":
            return identify_units(rows, form)
        case "project":
            return identify_projects(rows, form, department, units)
        case "project_tree" if not any(row.unit.strip() not in ("", row.label) for row in rows):
            repeated = subtotals(rows, form)
            own = [row for row in rows if row not in repeated]
            found = proven_parents(identify_projects(own, form, department, units), own)
            found = [no_project(one, own) for one in found]
            return [*found, *identify_names(repeated, form)]
    return identify_inferred(rows, side, form, year)


def _unit_of(joined: JoinedTable, form: Form) -> tuple[Unit, list[Gap]]:
    printed = unit_of(joined)
    if printed is not None:
        return printed, []
    first = joined.pieces[0]
    unit = joined.likely_unit or form.default_unit
    why = (
        "；与印有单位的金额对不上，没有采信" if joined.is_unit_open else "（与印有单位的金额相符）"
    )
    detail = f"{joined.table.shown}没有印出金额单位，按{unit}读取{why}"
    return unit, [
        Gap(
            kind="unit_missing",
            detail=detail,
            table_no=joined.table.table_no,
            page_no=first.page_no,
            page_label=first.page_label,
        )
    ]


def table_row(identity: Identity, side: FormSide) -> TableRow:
    """What a row is, as one of the table's rows."""
    return TableRow(
        row_no=identity.row_no,
        side=side.side,
        row_kind=identity.row_kind,
        row_key=identity.row_key,
        level=identity.level,
        parent_row_no=identity.parent_row_no,
        label=identity.label,
        second_label=identity.second_label,
        code=identity.code,
    )


def _report_table(
    joined: JoinedTable, unit: Unit, rows: list[TableRow], cells: list[ValueCell]
) -> ReportTable:
    notes = [label_text(note) for piece in joined.pieces for note in piece.notes]
    pages = [*(piece.page_no for piece in joined.pieces), *(cell.page_no for cell in cells)]
    return ReportTable(
        table_no=joined.table.table_no,
        title=joined.captions.title or joined.table.title,
        unit=unit,
        page_from=min(pages),
        page_to=max(pages),
        printed_no=joined.captions.printed_no,
        printed_agency=joined.captions.agency,
        printed_year=joined.captions.year,
        note="；".join(dict.fromkeys(notes)) or None,
        recognised_by=joined.recognised_by,
        rows=tuple(rows),
        cells=tuple(cells),
    )


@dataclass(frozen=True, slots=True)
class _CellReader:
    """What all cells of one side of a table share."""

    joined: JoinedTable
    side: FormSide
    unit: Unit
    decimals: int

    def read(
        self, identity: Identity, column: Column, cell: PrintedCell
    ) -> tuple[ValueCell, Gap | None]:
        printed = "".join(cell.text.split())
        is_count = counts_things(identity.row_kind, identity.label)
        amount = None if is_blank(printed) or is_count else parse_amount(cell.text, self.unit)
        value = ValueCell(
            row_no=identity.row_no,
            side=self.side.side,
            column_key=str(column.key).rpartition("/")[2],
            printed=printed,
            amount_yuan=amount.yuan if amount else None,
            quantum_yuan=amount.quantum_yuan(self.decimals) if amount else None,
            page_no=cell.page_no,
            page_label=cell.page_label,
            bbox=cell.bbox,
        )
        if amount is not None or is_count or is_blank(printed):
            return value, None
        where = f"{self.joined.table.shown}“{identity.label}”的“{column.name}”栏"
        detail = f"{where}印的是“{' '.join(cell.text.split())}”，不是金额"
        return value, gap_at("not_an_amount", detail, self.joined, cell, printed)
