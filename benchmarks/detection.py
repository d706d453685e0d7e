"""What the rules find when one thing of a clean report is changed: python -m benchmarks.detection.

What belongs here: changing one figure, code or spoken figure at a time, and counting what is found
by family of change, how often the changed cell is named first, and what clean reports raise. What
does not: assertions; this is no test. Reports come from the demo district, without mistakes.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from demo.district import WRITERS
from demo.report import DemoReport, corrected, demo_reports
from disclosure.forms import declaration
from disclosure.reading import Reading, ReportTable, Statement, TableRow, ValueCell
from disclosure.report import read_report
from expectations.evaluate import evaluate
from warehouse.build import build
from warehouse.files import connect

PLACE = "999901"
BATCH = 400
AMONG = "'table-arithmetic', 'hierarchy', 'cross-table', 'three-public', 'classification'"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing changed in a reading. `place` is table, side, row and column of a cell."""

    kind: str
    what: str
    reading: Reading
    place: tuple[int, str, int, str] | None = None


def clean_readings(most: int) -> list[Reading]:
    """So many reports of the demo district, without planted mistakes, as they are read."""
    reports = [corrected(report) for report in demo_reports() if report.is_published]
    step = max(1, len(reports) // most)
    return [_read(report) for report in reports[::step][:most]]


def _read(report: DemoReport) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / report.file_name
        WRITERS[report.file_format](report, path)
        return read_report(path.read_bytes(), file_name=path.name)


def changes(reading: Reading, source: random.Random, share: float) -> Iterator[Change]:
    """Every possible change of one report, thinned to a share of them."""
    for index, table in enumerate(reading.tables):
        for cell in table.cells:
            if cell.amount_yuan and source.random() < share:
                yield _figure(reading, index, table, cell, source)
        for row in table.rows:
            if row.row_kind == "code" and row.code and source.random() < share:
                yield _code(reading, index, table, row, source)
    for number, statement in enumerate(reading.statements):
        if source.random() < share:
            change = _spoken(reading, number, statement, source)
            if change is not None:
                yield change


def _figure(
    reading: Reading, index: int, table: ReportTable, cell: ValueCell, source: random.Random
) -> Change:
    quantum = cell.quantum_yuan or Decimal(1)
    by = source.choice((2, 3, 10, 90, 1000)) * max(quantum, Decimal(100)) * source.choice((1, -1))
    amount = (cell.amount_yuan or Decimal(0)) + by
    changed = cell.model_copy(update={"amount_yuan": amount, "printed": str(amount)})
    cells = tuple(changed if one is cell else one for one in table.cells)
    what = f"表{table.table_no} {cell.column_key}"
    place = (table.table_no, cell.side or "-", cell.row_no, cell.column_key)
    return Change("figure", what, _with_table(reading, index, {"cells": cells}), place)


def _code(
    reading: Reading, index: int, table: ReportTable, row: TableRow, source: random.Random
) -> Change:
    digit = source.choice([d for d in "123456789" if d != (row.code or "")[-1]])
    code = (row.code or "")[:-1] + digit
    rows = [
        one if one is not row else row.model_copy(update={"code": code, "row_key": code})
        for one in table.rows
    ]
    by_code = {one.code: one.row_no for one in rows if one.side == row.side}
    rows = [
        one.model_copy(update={"parent_row_no": by_code.get((one.code or "")[:-2])})
        if one.row_kind == "code" and one.level > 1
        else one
        for one in rows
    ]
    return Change("code", f"表{table.table_no}", _with_table(reading, index, {"rows": tuple(rows)}))


def _with_table(reading: Reading, index: int, update: dict[str, object]) -> Reading:
    tables = list(reading.tables)
    tables[index] = tables[index].model_copy(update=update)
    return reading.model_copy(update={"tables": tuple(tables)})


def _spoken(
    reading: Reading, number: int, statement: Statement, source: random.Random
) -> Change | None:
    """A figure of the prose; a year, an area or a count of machines is none of the budget's."""
    if statement.percent is not None:
        update: dict[str, object] = {"percent": statement.percent + source.choice((1, 5, 10))}
        kind = "percent"
    elif statement.amount_yuan is not None and statement.amount is not None:
        by = Decimal(source.choice((1, 7, 30)))
        per_unit = {"亿元": 10**8, "万元": 10**4}.get(statement.unit or "", 1)
        update = {
            "amount": statement.amount + by,
            "amount_yuan": statement.amount_yuan + by * per_unit,
        }
        kind = "prose figure"
    else:
        return None
    statements = list(reading.statements)
    statements[number] = statement.model_copy(update=update)
    changed = reading.model_copy(update={"statements": tuple(statements)})
    return Change(kind, f"{statement.subject} {statement.measure}", changed)


def night_of(folder: Path, readings: Sequence[Reading]) -> Path:
    """An evaluated night in which each reading is the report of a department of its own."""
    paths, reports = [], []
    for number, reading in enumerate(readings):
        sha256 = f"{number:064d}"
        paths.append(folder / f"{number}.json")
        own = reading.model_copy(update={"document_sha256": sha256})
        paths[-1].write_text(own.model_dump_json(), encoding="utf-8")
        reports.append(_report(number, own))
    register = {"mof_div_code": PLACE, "name": "", "agencies": [], "expected": [], "bounds": {}}
    for name, value in (("reports", reports), ("forms", declaration()), ("register", register)):
        (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    night = folder / "night.duckdb"
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    inputs = {name: folder / f"{name}.json" for name in ("reports", "forms", "register")}
    build(
        night,
        readings=paths,
        sightings=[],
        **inputs,
        night_id="20260101T020000",
        reader_version=readings[0].reader_version,
        as_of=now.date(),
        started_at=now,
    )
    evaluate(night, previous=None)
    return night


def _report(number: int, reading: Reading) -> dict[str, object]:
    identity = reading.identity
    return {
        "report_id": f"r{number:06d}",
        "mof_div_code": PLACE,
        "agency_code": f"{number:06d}",
        "agency_name": identity.agency_names[0] if identity else None,
        "fiscal_year": identity.fiscal_year if identity else None,
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": reading.document_sha256,
        "status": reading.status,
        "form_id": reading.form_id,
    }


def findings_of(readings: Sequence[Reading]) -> tuple[list[set[str]], dict[int, str]]:
    """Per reading the findings (rule and sentence, errors and warnings of the report itself), and
    for each report with a decided cause the cell that is named first."""
    found: list[set[str]] = [set() for _ in readings]
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(night_of(Path(folder), readings), read_only=True) as connection,
    ):
        rows = connection.execute(
            "SELECT report_id, rule_id || ' ' || message FROM quality.finding "
            "WHERE report_id IS NOT NULL AND family <> 'district-level' "
            f"AND (severity <> 'info' OR family IN ({AMONG}))"
        ).fetchall()
        causes = connection.execute(
            "SELECT c.report_id, c.decided, k.cell_id FROM quality.cause c "
            "JOIN quality.cause_cell k USING (cause_key) "
            "WHERE k.alternative = 1 AND k.rank = 1 AND k.cell_id IS NOT NULL"
        ).fetchall()
    for report_id, text in rows:
        found[int(report_id[1:])].add(text)
    first = {int(r[1:]): cell.split("/", 1)[1] for r, decided, cell in causes if decided}
    return found, first


def main(reports: int = 12, share: float = 0.1) -> None:
    """Prints the share found by kind, the share named first, and what was missed where."""
    clean = clean_readings(reports)
    base, _ = findings_of(clean)
    alarms = sum(len(one) for one in base)
    print(f"{len(clean)} clean reports, {alarms} findings on them")
    for text, times in Counter(text for one in base for text in one).most_common(10):
        print(f"  {times} × {text}")
    source = random.Random(7)
    todo = [(n, change) for n, one in enumerate(clean) for change in changes(one, source, share)]
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    missed: dict[str, Counter[str]] = defaultdict(Counter)
    decided = named = 0
    for start in range(0, len(todo), BATCH):
        batch = todo[start : start + BATCH]
        found, first = findings_of([change.reading for _, change in batch])
        for number, (origin, change) in enumerate(batch):
            total[change.kind] += 1
            if found[number] - base[origin]:
                hit[change.kind] += 1
            else:
                missed[change.kind][change.what] += 1
            if change.place is not None and number in first:
                decided += 1
                named += first[number] == "/".join(str(part) for part in change.place)
    for kind in total:
        print(f"{kind}: {hit[kind]} of {total[kind]} found ({hit[kind] / total[kind]:.1%})")
        for what, times in missed[kind].most_common(12):
            print(f"  missed {times} × {what}")
    if decided:
        print(f"the changed cell is named first in {named} of {decided} ({named / decided:.1%})")


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:2]), *(float(a) for a in sys.argv[2:3]))
