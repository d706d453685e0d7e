"""Readings as one throw-away night, each the report of a department of its own, judged.

What belongs here: building and evaluating that night. What does not: which readings, and what is
asked of the night.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from disclosure.forms import declaration
from disclosure.reading import Reading
from expectations.evaluate import evaluate
from warehouse.build import build

PLACE = "999901"


def night_of(folder: Path, readings: Mapping[str, Reading]) -> Path:
    """An evaluated night; the keys are the reports' ids and their departments' codes."""
    paths, reports = [], []
    for number, (key, reading) in enumerate(readings.items()):
        own = reading.model_copy(update={"document_sha256": f"{number:064d}"})
        paths.append(folder / f"{number}.json")
        paths[-1].write_text(own.model_dump_json(), encoding="utf-8")
        reports.append(_report(key, own))
    register = {"mof_div_code": PLACE, "name": "", "agencies": [], "expected": [], "bounds": {}}
    for name, value in (("reports", reports), ("forms", declaration()), ("register", register)):
        (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    night = folder / "night.duckdb"
    now = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    inputs = {name: folder / f"{name}.json" for name in ("reports", "forms", "register")}
    build(
        night,
        readings=paths,
        sightings=[],
        **inputs,
        night_id="20260601T020000",
        reader_version=next(iter(readings.values())).reader_version,
        as_of=now.date(),
        started_at=now,
    )
    evaluate(night, previous=None)
    return night


def _report(key: str, reading: Reading) -> dict[str, object]:
    identity = reading.identity
    return {
        "report_id": key,
        "mof_div_code": PLACE,
        "agency_code": key,
        "agency_name": identity.agency_names[0] if identity and identity.agency_names else None,
        "fiscal_year": identity.fiscal_year if identity else None,
        "report_kind": (identity.report_kind if identity else None) or "budget",
        "report_level": (identity.report_level if identity else None) or "department",
        "document_sha256": reading.document_sha256,
        "status": reading.status,
        "form_id": reading.form_id,
    }
