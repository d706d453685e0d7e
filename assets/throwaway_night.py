"""A throw-away night: reports that nobody published, built and judged in a folder that is dropped.

What belongs here: building and evaluating that night. What does not: reading, whose the reports
are, and what is asked of the night.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from disclosure.forms import declaration
from disclosure.reading import Reading
from expectations.evaluate import evaluate
from warehouse.build import NightFiles, build
from warehouse.night_tables import NightNote


def place_without_register(mof_div_code: str) -> dict[str, Any]:
    """What `register.json` says of a place of which nothing is known but its code."""
    return {"mof_div_code": mof_div_code, "name": "", "agencies": [], "expected": [], "bounds": {}}


def report_row(report_id: str, mof_div_code: str, reading: Reading) -> dict[str, Any]:
    """A row of `reports.json` by what the report prints of itself."""
    identity = reading.identity
    return {
        "report_id": report_id,
        "mof_div_code": mof_div_code,
        "agency_code": identity.agency_code if identity else None,
        "agency_name": identity.agency_names[0] if identity and identity.agency_names else None,
        "fiscal_year": identity.fiscal_year if identity else None,
        "report_kind": (identity.report_kind if identity else None) or "budget",
        "report_level": (identity.report_level if identity else None) or "department",
        "document_sha256": reading.document_sha256,
        "status": reading.status,
        "form_id": reading.form_id,
    }


def judged_night(
    folder: Path,
    readings: Sequence[Reading],
    reports: Sequence[Mapping[str, Any]],
    register: Mapping[str, Any],
    now: dt.datetime,
) -> Path:
    """The night's file: `reports` (rows of `reports.json`) of `readings`, judged by all rules.

    It is of the day of `now`. Raises RuleFailed.
    """
    night = folder / "night.duckdb"
    files = NightFiles.written(
        folder / "inputs",
        readings=((one.document_sha256, one.model_dump_json()) for one in readings),
        reports=reports,
        forms=declaration(),
        register=register,
    )
    note = NightNote(
        night_id=now.strftime("%Y%m%dT%H%M%S"),
        reader_version=readings[0].reader_version,
        as_of=now.date(),
        started_at=now,
    )
    build(night, files, note)
    evaluate(night, previous=None)
    return night
