"""One performance form, from its rows to fields, amounts and indicators.

What belongs here: reading by label, in whatever cell of its row a label stands (published forms
have cells shifted and split). What does not: finding forms, or judging what they promise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosure.narrative.performance.indicators import is_header, read_indicators
from disclosure.narrative.performance.labels import FormKind, label_of, labels, unit_of
from disclosure.narrative.performance.performance_amounts import MoneyBlock, read_amounts
from disclosure.narrative.performance.performance_rows import Entry, FormRow
from disclosure.narrative.prose_text import compact, joined
from disclosure.reading import PerformanceAmount, PerformanceTable

_AGENCY = re.compile(r"\[?(\d{3,12})\]?[-—_:]*(\D.*)")
_LONGEST_LABEL = 20


@dataclass(slots=True)
class _Content:
    """What has been read of a form so far."""

    fields: dict[str, str] = field(default_factory=dict)
    amounts: list[PerformanceAmount] = field(default_factory=list)
    header: FormRow | None = None
    indicator_rows: list[FormRow] = field(default_factory=list)
    block: MoneyBlock | None = None
    in_tasks: bool = False
    open_field: str | None = None


def read_form(
    kind: FormKind, title: str, year: int | None, rows: list[FormRow], form_no: int
) -> PerformanceTable:
    """A form's rows as one `PerformanceTable`; amounts in yuan, blanks kept."""
    content = _Content()
    for row in _merged(rows):
        if row.entries:
            _read_row(kind, row, content)
    header = content.header
    indicators = [] if header is None else read_indicators(kind, header, content.indicator_rows)
    agency = _take(content, "agency")
    code, name = agency_of(agency)
    return PerformanceTable(
        form_no=form_no,
        scope=kind.scope,
        title=title,
        printed_year=year,
        agency_code=code,
        agency_name=name,
        implementing_unit=_take(content, "implementing_unit"),
        project_name=_take(content, "project_name"),
        page_from=rows[0].page.number,
        page_to=rows[-1].page.number,
        page_label=rows[0].page.label,
        fields=content.fields,
        amounts=tuple(content.amounts),
        indicators=tuple(indicators),
    )


def _take(content: _Content, group: str) -> str | None:
    """The value of the first label of a group that has one; it leaves `fields`."""
    values = [content.fields.pop(name, "") for name in labels().groups[group]]
    return next((value for value in values if value), None)


def agency_of(text: str | None) -> tuple[str | None, str | None]:
    """`307-长治市上党区科学技术协会` as code and name."""
    match = _AGENCY.fullmatch(compact(text)) if text else None
    return (None, text) if match is None else (match.group(1), match.group(2))


def _is_label(text: str) -> bool:
    return label_of(text) in labels().known


def _is_long(row: FormRow) -> bool:
    return bool(row.entries) and labels().has("long", label_of(row.entries[0].text))


def _merged(rows: list[FormRow]) -> list[FormRow]:
    """Long texts that a page break cut, put together again column by column."""
    merged: list[FormRow] = []
    for row in rows:
        goes_on = row.resumes and merged and _is_long(merged[-1])
        if not goes_on or any(_is_label(entry.text) for entry in row.entries):
            merged.append(
                FormRow(row.page, [Entry(e.column, e.text) for e in row.entries], row.resumes)
            )
            continue
        above = merged[-1].entries
        for entry in row.entries:
            same = [one for one in above[1:] if one.column == entry.column]
            (same or above)[-1].text += "\n" + entry.text
    return merged


def _read_row(kind: FormKind, row: FormRow, content: _Content) -> None:
    known = labels()
    first = label_of(row.entries[0].text)
    if is_header(row):
        content.header, content.block, content.in_tasks = row, None, False
        return
    if known.has("end", first.split(":")[0]):
        content.block, content.in_tasks = None, False
        _read_fields(row.entries, content)
        return
    if content.header is not None:
        content.indicator_rows.append(row)
        return
    if known.has("money", first):
        unit = unit_of(row.entries[0].text)
        content.block = MoneyBlock(unit or kind.usual_unit)
        content.amounts += read_amounts(kind, row, row.entries[1:], content.block)
        return
    if known.has("tasks", first):
        content.block, content.in_tasks = None, True
        _read_tasks(row.entries[1:], content)
        return
    if known.has("long", first) or known.has("short", first) or known.has("halves", first):
        content.block, content.in_tasks = None, False
    if content.block is not None:
        content.amounts += read_amounts(kind, row, row.entries, content.block)
    elif content.in_tasks:
        _read_tasks(row.entries, content)
    elif not known.has("halves", first):
        _read_fields(row.entries, content)


def _read_tasks(entries: list[Entry], content: _Content) -> None:
    """核心职能 and 重点任务 side by side, one task a line."""
    names = labels().groups["task_headers"]
    values = [entry for entry in entries if label_of(entry.text) not in names]
    for name, entry in zip(names[-len(values) :], values, strict=False):
        before = content.fields.get(name)
        text = joined(entry.text)
        content.fields[name] = text if before is None else f"{before}\n{text}"


def _read_fields(entries: list[Entry], content: _Content) -> None:
    """Labels and the values after them; a text without a label goes on with the field above."""
    place = 0
    while place < len(entries):
        label, inline = _inline(entries[place].text)
        values = []
        place += 1
        while place < len(entries) and not _inline(entries[place].text)[0]:
            values.append(joined(entries[place].text))
            place += 1
        if inline:
            values.insert(0, inline)
        if label:
            _keep(label, values, content)
        elif content.open_field is not None:
            content.fields[content.open_field] += "".join(
                [joined(entries[place - len(values) - 1].text), *values]
            )


def _inline(text: str) -> tuple[str, str]:
    """A cell as label and value: `填报日期:20241128`; no label where it is plain text."""
    if _is_label(text):
        return label_of(text), ""
    label, colon, value = joined(text).replace("：", ":").partition(":")
    if colon and _is_label(label):
        return label_of(label), value
    return "", ""


def _keep(label: str, values: list[str], content: _Content) -> None:
    if content.fields.get(label):
        return
    if label == "总体目标" and len(values) == 2:
        content.fields["实施期总体目标"], content.fields["年度总体目标"] = values
        content.open_field = None
        return
    content.fields[label] = "".join(values)
    content.open_field = label if labels().has("long", label) else None
