"""Tables of a few lines in TOML as the reader would hand them over.

What belongs here: rows and cells. What does not: reports (`mini_reports`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from disclosure.forms import all_forms
from disclosure.forms.declaration import Form, FormSide
from disclosure.forms.inference.rows.account_lists import identify_expenditure
from disclosure.forms.inference.rows.row_meanings import identify_functions
from disclosure.forms.typed.nested import identify_nested
from disclosure.forms.typed.pieces import BodyRow, PrintedCell
from disclosure.forms.typed.projects import identify_projects
from disclosure.forms.typed.row_tree import (
    Identity,
    SideRow,
    identify_codes,
    identify_economic,
    identify_lines,
    identify_units,
    numbered_twins,
)
from disclosure.forms.typed.typed_tables import table_row
from disclosure.reading import ReportTable, TableRow, ValueCell

FORMS = {form.form_id: form for form in all_forms()}
FORM = FORMS["shanxi-department-budget"]


def form_of(case: dict[str, Any]) -> Form:
    return FORMS[case.get("form_id", FORM.form_id)]


def shape_of(case: dict[str, Any]) -> Form:
    """A form that nobody declared has no columns of its own: its tables are shaped as FORM's."""
    form = form_of(case)
    return FORM if form.is_general else form


def table(
    number: int, sides: list[str] | dict[str, list[str]], case: dict[str, Any], agency: str
) -> ReportTable:
    """`sides` is the list of rows, or one such list a side; tables named in `yuan` are in 元,
    and are on the page of their number unless `pages` says otherwise, under the form's title unless
    `titles` does.

    A row of a nested table gives the names of all its levels: `货物 > 购置费 / 办公设备 | 1.00`.
    """
    form, read_as = shape_of(case), form_of(case)
    tables = (*form.tables, *read_as.tables)
    form_table = next(table for table in tables if table.table_no == number)
    by_side = sides if isinstance(sides, dict) else {None: sides}
    in_yuan = number in case.get("yuan", [])
    unit = Decimal(1 if in_yuan else 10000)
    page = int(case.get("pages", {}).get(str(number), number))
    rows: list[TableRow] = []
    cells: list[ValueCell] = []
    for side_name, lines in by_side.items():
        side = next(side for side in form_table.sides if side.side == side_name)
        keys = case.get("columns", {}).get(str(number))
        printed = [_split(line, side, keys) for line in lines]
        identities = {row.row_no: row for row in _identify(printed, side, read_as, agency)}
        if len(identities) != len(lines):
            raise ValueError(f"{case['name']}: 表{number}有认不出的行")
        for row_no, (_, values) in enumerate(printed, 1):
            rows.append(table_row(identities[row_no], side))
            cells += [_cell((page, row_no), side, k, v, unit) for k, v in values.items()]
    return ReportTable(
        table_no=number,
        title=case.get("titles", {}).get(str(number), form_table.title),
        unit="元" if in_yuan else "万元",
        page_from=page,
        page_to=page,
        **case.get("heads", {}).get(str(number), {}),
        rows=tuple(rows),
        cells=tuple(cells),
    )


def _split(
    line: str, side: FormSide, columns: Sequence[str] | None = None
) -> tuple[SideRow, dict[str, str]]:
    """`columns` are those that a form of another place prints instead of the side's own."""
    head, _, tail = line.partition("|")
    label, second = head.strip(), ""
    if side.row_tree != "nested":
        label, _, second = label.partition(" / ")
    code = ""
    if side.row_tree in ("code", "category") and label[:1].isdigit():
        code, _, label = label.partition(" ")
    keys = list(columns or (str(column.key) for column in side.value_columns))
    if side.row_tree == "across":
        line = next(line for line in side.lines if label in line.names)
        keys = [key.partition("/")[2] for key in keys if key.startswith(f"{line.key}/")]
    texts = ["" if text == "-" else text for text in tail.split()]
    if len(texts) > len(keys):
        raise ValueError(f"too many columns: {line}")
    values = dict(zip(keys, texts + [""] * (len(keys) - len(texts)), strict=True))
    total = Decimal(values[keys[0]].rstrip("?")) * 10000 if values[keys[0]] else None
    return SideRow(0, label, second, code, bool(texts), total), values


def _identify(
    printed: Sequence[tuple[SideRow, dict[str, str]]], side: FormSide, form: Form, agency: str
) -> Iterable[Identity]:
    rows = [
        SideRow(number, r.label, r.second, r.code, r.has_values, r.total_yuan)
        for number, (r, _) in enumerate(printed, 1)
    ]
    match side.row_tree:
        case "lines" if side.classes and form.is_general:
            found = identify_expenditure(rows, form)
        case "lines" | "across":
            found = identify_lines(rows, side, form)
        case "code":
            is_coded = any(row.code for row in rows)
            found = (identify_codes if is_coded else identify_functions)(rows, form)
        case "category":
            found = identify_economic(rows, side, form)
        case "units":
            found = identify_units(rows, form)
        case "project":
            found = identify_projects(rows, form, agency, ())
        case "nested":
            found, _ = identify_nested([_nested(r.label, side) for r, _ in printed], 0, side, form)
    return numbered_twins(found)


def _nested(label: str, side: FormSide) -> BodyRow:
    levels = [part.strip().partition(" / ") for part in label.split(">")]
    cells = {}
    for number, column in enumerate(side.columns):
        if not column.is_value and column.level == len(levels):
            name, _, second = levels[-1]
            text = second if column.role == "second_label" else name
            cells[0, number] = PrintedCell(text, 1, "")
    return BodyRow(cells)


def _cell(
    place: tuple[int, int], side: FormSide, key: str, printed: str, unit: Decimal
) -> ValueCell:
    """`place` is page and row; `unit` is 1 or 10000 yuan."""
    page, row_no = place
    is_uncertain, printed = printed.endswith("?"), printed.rstrip("?")
    decimals = len(printed.partition(".")[2])
    return ValueCell(
        row_no=row_no,
        side=side.side,
        column_key=key,
        printed=printed,
        amount_yuan=Decimal(printed) * unit if printed else None,
        quantum_yuan=unit * Decimal(10) ** -decimals if printed else None,
        page_no=page,
        page_label=f"第{page}页",
        bbox=(1.0, 2.0, 3.0, 4.0),
        certainty="uncertain" if is_uncertain else "printed",
    )
