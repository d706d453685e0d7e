"""Readings of many departments and years, made of a few demo reports.

What belongs here: the files that a night hands the warehouse. What does not: measuring.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path

from assets.throwaway_night import place_without_register
from disclosure.forms import declaration
from warehouse.build import NightFiles
from warehouse.night_tables import NightNote

PLACE = "999901"
MODELS, MADE_AS = 6, "pdf"
"""Reports with tables and prose, as departments publish them."""
YEARS = 10
"""Of each department: a district of 90 departments has 900 reports in ten years."""
FIRST_YEAR = 2016
STARTED = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def write_models(folder: Path) -> Path:
    """Reads a few demo reports; their readings are files of the folder, which is returned."""
    from demo.demo_report import demo_reports
    from demo.packing import WRITERS
    from disclosure.report import read_content

    found = [one for one in demo_reports() if one.file_format == MADE_AS and one.is_published]
    models = folder / "models"
    models.mkdir()
    for number, report in enumerate(found[:MODELS]):
        with tempfile.TemporaryDirectory() as made:
            path = Path(made) / report.file_name
            WRITERS[MADE_AS](report, path)
            reading, _ = read_content(path.read_bytes(), file_name=path.name)
        (models / f"{number}.json").write_text(reading.model_dump_json(), encoding="utf-8")
    return models


NOTE = NightNote(
    night_id="20260601T020000",
    reader_version="scale",
    as_of=STARTED.date(),
    started_at=STARTED,
)


def inputs(models: Path, folder: Path, reports: int) -> NightFiles:
    """What `warehouse.build.build` is given for so many reports."""
    texts = [path.read_text("utf-8") for path in sorted(models.glob("*.json"))]
    told = [json.loads(text) for text in texts]

    def model(number: int) -> int:
        return number // YEARS % len(texts)

    def reading(number: int) -> str:
        return texts[model(number)].replace(told[model(number)]["document_sha256"], sha_of(number))

    return NightFiles.written(
        folder / "inputs",
        readings=((str(number), reading(number)) for number in range(reports)),
        reports=[
            _report(number, sha_of(number), told[model(number)]["form_id"])
            for number in range(reports)
        ],
        forms=declaration(),
        register=place_without_register(PLACE),
    )


def sha_of(number: int) -> str:
    return f"{number:064d}"


def agency_of(number: int) -> tuple[str, str, int]:
    """Code and name of the department, and the fiscal year, of a report by its number."""
    department, year = divmod(number, YEARS)
    return f"{department:04d}", f"第{department}局", FIRST_YEAR + year


def reading_of(model: str, number: int) -> str:
    """A model's reading as that of the report of this number: its own document, whose and when.

    What its text and tables print of department and year stays.
    """
    read = json.loads(model)
    code, name, year = agency_of(number)
    read["document_sha256"] = sha_of(number)
    read["identity"] |= {"agency_names": [name], "agency_code": code, "fiscal_year": year}
    return json.dumps(read, ensure_ascii=False)


def _report(number: int, sha256: str, form_id: str) -> dict[str, object]:
    code, name, year = agency_of(number)
    return {
        "report_id": f"r{number}",
        "mof_div_code": PLACE,
        "agency_code": code,
        "agency_name": name,
        "fiscal_year": year,
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": sha256,
        "status": "read",
        "form_id": form_id,
    }
