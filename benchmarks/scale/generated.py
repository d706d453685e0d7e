"""Readings of many departments and years, made of a few demo reports.

What belongs here: the files that a night hands the warehouse. What does not: measuring.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from disclosure.forms import declaration

PLACE = "999901"
MODELS = 6
YEARS = 10
"""Of each department: a district of 90 departments has 900 reports in ten years."""
FIRST_YEAR = 2016
STARTED = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def write_models(folder: Path) -> Path:
    """Reads a few demo reports; their readings are files of the folder, which is returned."""
    from demo.demo_report import demo_reports
    from demo.packing import WRITERS
    from disclosure.report import read_content

    found = [one for one in demo_reports() if one.file_format == "xlsx" and one.is_published]
    models = folder / "models"
    models.mkdir()
    for number, report in enumerate(found[:MODELS]):
        with tempfile.TemporaryDirectory() as made:
            path = Path(made) / report.file_name
            WRITERS["xlsx"](report, path)
            reading, _ = read_content(path.read_bytes(), file_name=path.name)
        (models / f"{number}.json").write_text(reading.model_dump_json(), encoding="utf-8")
    return models


def inputs(models: Path, folder: Path, reports: int) -> dict[str, Any]:
    """What `warehouse.build.build` is given for so many reports."""
    texts = [path.read_text("utf-8") for path in sorted(models.glob("*.json"))]
    readings, rows = [], []
    for number in range(reports):
        text, sha = texts[number // YEARS % len(texts)], f"{number:064d}"
        own = json.loads(text)["document_sha256"]
        readings.append(folder / f"{number}.json")
        readings[-1].write_text(text.replace(own, sha), encoding="utf-8")
        rows.append(_report(number, sha))
    agencies: list[object] = []
    register = {
        "mof_div_code": PLACE,
        "name": "",
        "agencies": agencies,
        "expected": [],
        "bounds": {},
    }
    told = {"reports": rows, "forms": declaration(), "register": register}
    for name, value in told.items():
        (folder / f"of-{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return {
        "readings": readings,
        **{name: folder / f"of-{name}.json" for name in told},
        "sightings": [],
        "night_id": "20260601T020000",
        "reader_version": "scale",
        "as_of": STARTED.date(),
        "started_at": STARTED,
    }


def _report(number: int, sha256: str) -> dict[str, object]:
    department, year = divmod(number, YEARS)
    return {
        "report_id": f"r{number}",
        "mof_div_code": PLACE,
        "agency_code": f"{department:04d}",
        "agency_name": f"第{department}局",
        "fiscal_year": FIRST_YEAR + year,
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": sha256,
        "status": "read",
        "form_id": "shanxi-budget",
    }
