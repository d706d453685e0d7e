"""Open data: spending as a Fiscal Data Package (specs.frictionlessdata.io), CSV and a descriptor.

What belongs here: which marts are in it, and what each column is in the words of that standard.
What does not: figures and their meanings, which are the marts' own. No resource counts a yuan
twice, so its `amount_yuan` may be added up; NULL is an empty field, as in the marts.
"""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.over_all.shape import PLACE, YEAR, tables
from warehouse.whole_file import replacing

DESCRIPTOR = "datapackage.json"
CONCEPTS = {
    PLACE: "administrative-classification:generic:level1:code",
    "agency_code": "administrative-classification:generic:level2:code",
    "agency_name": "administrative-classification:generic:level2:label",
    YEAR: "date:fiscal-year",
    "report_kind": "phase:id",
    "exp_func_code": "functional-classification:generic:level1:code",
    "exp_func_name": "functional-classification:generic:level1:label",
    "amount_yuan": "value",
}
"""The standard's words for our columns; other columns stand beside them without one."""
TYPES = {"INTEGER": "integer", "BIGINT": "integer", "VARCHAR": "string", "DATE": "date"}
PRINTED_ONCE = "WHERE level = 1 AND fund_type = 'all'"


@dataclass(frozen=True, slots=True)
class Resource:
    """A mart as a table of the package: those of its rows that do not contain one another."""

    name: str
    title: str
    mart: str
    columns: tuple[str, ...]
    rows: str = ""


_AMOUNTS = ("amount_yuan", "basic_yuan", "project_yuan", "trusted_amount_yuan")
_OF = (PLACE, YEAR, "report_kind")
RESOURCES = (
    Resource(
        "spending-by-function",
        "支出，按功能分类的类",
        "mart.spending_by_function",
        (*_OF, "exp_func_code", "exp_func_name", *_AMOUNTS, "reports", "reports_expected"),
        PRINTED_ONCE,
    ),
    Resource(
        "spending-by-agency",
        "支出，按部门",
        "mart.spending_by_agency",
        (*_OF, "agency_code", "agency_name", *_AMOUNTS, "errors", "warnings", "report_id"),
    ),
)


def write_fiscal_package(
    connection: duckdb.DuckDBPyConnection, folder: Path, *, name: str, title: str
) -> Path:
    """Writes `folder/datapackage.json` and a CSV a resource, over a snapshot or over the whole.

    Returns the descriptor. `name` is of small letters, digits and hyphens.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = {
        "profile": "fiscal-data-package",
        "name": name,
        "title": title,
        "countryCode": "CN",
        "currency": "CNY",
        "resources": [_write(connection, one, folder) for one in RESOURCES],
    }
    path = folder / DESCRIPTOR
    with replacing(path) as fresh:
        fresh.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


def _write(
    connection: duckdb.DuckDBPyConnection, resource: Resource, folder: Path
) -> dict[str, Any]:
    """The CSV of a resource; returns what the descriptor says of it."""
    path = folder / f"{resource.name}.csv"
    result = connection.execute(_query(connection, resource))
    with replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(resource.columns)
        while rows := result.fetchmany(10_000):
            writer.writerows(rows)
    content = path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": _fields(resource), "missingValues": [""]},
    }


def _query(connection: duckdb.DuckDBPyConnection, resource: Resource) -> str:
    """A night's marts do not say whose they are; those over all districts do."""
    has_place = connection.execute(
        "SELECT count(*) FROM duckdb_columns() WHERE schema_name || '.' || table_name = ? "
        "AND column_name = ?",
        [resource.mart, PLACE],
    ).fetchall()[0][0]
    whose = PLACE if has_place else f"(SELECT {PLACE} FROM meta.night) AS {PLACE}"
    columns = ", ".join(one for one in resource.columns if one != PLACE)
    return f"SELECT {whose}, {columns} FROM {resource.mart} {resource.rows} ORDER BY ALL"


def _fields(resource: Resource) -> list[dict[str, Any]]:
    mart = next(one for one in tables() if one.title == resource.mart)
    told = {name: (kind, comment) for name, kind, comment in mart.columns}
    told.setdefault(PLACE, ("VARCHAR", "财政区划代码"))
    fields = []
    for name in resource.columns:
        kind, comment = told[name]
        field = {"name": name, "type": TYPES.get(kind, "number"), "title": comment or name}
        fields.append(field | ({"columnType": CONCEPTS[name]} if name in CONCEPTS else {}))
    return fields
