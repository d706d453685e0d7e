"""A throw-away night over one report.

What belongs here: reading its files, building and evaluating a warehouse of it in a folder that is
thrown away. What does not: what is taken out of it (`found`).
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from collection.assembly import assembled
from collection.identity import claim_of_document
from collection.jurisdiction import Jurisdiction, register
from collection.publications import INSIDE
from commands.check.check_result import Checked, collect
from commands.check.checked_files import Source
from commands.check.grouping import Read, piece_of
from disclosure.forms import declaration
from disclosure.forms.inference.taught import TableCorrection
from disclosure.reading import Reading
from disclosure.report import read_content
from evidence.picture_cache import draw_finding
from expectations.evaluate import evaluate
from warehouse.build import build
from warehouse.sql_files import connect

PLACE = "000000"


def read_source(
    source: Source, corrections: Sequence[TableCorrection] = ()
) -> list[tuple[Source, Reading | Checked]]:
    """What the file says, or the verdict on one that can't be had; of a compilation each report.

    `corrections` are what the bureau told the reader of tables of that make.
    """
    if source.problem is not None:
        return [(source, Checked(source.name, "quarantined", source.problem))]
    name = Path(source.name).name
    reading, contents = read_content(source.content, file_name=name, corrections=corrections)
    if not reading.members:
        return [(source, reading)]
    kept = [(one.name, contents[one.sha256]) for one in reading.members if one.sha256]
    members = [Source(f"{source.name}{INSIDE}{name}", content) for name, content in kept]
    return [read for member in members for read in read_source(member, corrections)]


def check_report(
    files: Sequence[Read], *, with_pictures: bool = False, place: Jurisdiction | None = None
) -> Checked:
    """A report of one file, or of several that are its parts, checked by the rules of a place.

    Pictures are drawn for the findings that lead.
    """
    source, _ = files[0]
    whole = assembled([piece_of(*one) for one in files])
    if whole.status == "quarantined":
        return Checked(
            source.name, whole.status, whole.error_reason, whole.document_sha256, whole.error_code
        )
    contents = {one.document_sha256: of.content for of, one in files}
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        night = _build(Path(folder), whole, [one for _, one in files[1:]], place)
        evaluate(night, previous=None)
        with connect(night, read_only=True) as connection:
            checked = collect([of.name for of, _ in files], whole, connection)
            if not with_pictures:
                return checked
            drawn = {
                one.finding_key: tuple(draw_finding(connection, one, contents.get))
                for one in checked.leading
            }
            return replace(checked, pictures=drawn)


def _build(
    folder: Path, reading: Reading, others: Sequence[Reading], place: Jurisdiction | None
) -> Path:
    """`others` are the readings of the further parts, for what their files are."""
    paths = {name: folder / f"{name}.json" for name in ("reading", "reports", "forms", "register")}
    now = dt.datetime.now(ZoneInfo("Asia/Shanghai"))
    paths["reading"].write_text(reading.model_dump_json(), encoding="utf-8")
    known = {"mof_div_code": PLACE, "name": "", "agencies": [], "expected": [], "bounds": {}}
    if place is not None:
        known = register(place, []) | {"mof_div_code": PLACE, "agencies": [], "district_totals": []}
    for name, value in (
        ("reports", [_report(reading, place)]),
        ("forms", declaration()),
        ("register", known),
    ):
        paths[name].write_text(json.dumps(value, ensure_ascii=False, default=str), encoding="utf-8")
    parts = [folder / f"part-{number}.json" for number, _ in enumerate(others, start=2)]
    for path, other in zip(parts, others, strict=True):
        path.write_text(other.model_dump_json(), encoding="utf-8")
    night = folder / "night.duckdb"
    build(
        night,
        readings=[paths["reading"], *parts],
        reports=paths["reports"],
        forms=paths["forms"],
        register=paths["register"],
        sightings=[],
        night_id=now.strftime("%Y%m%dT%H%M%S"),
        reader_version=reading.reader_version,
        as_of=now.date(),
        started_at=now,
    )
    return night


def _report(reading: Reading, place: Jurisdiction | None) -> dict[str, Any]:
    identity = reading.identity
    names = identity.agency_names if identity else ()
    claim = claim_of_document(reading, place) if place else None
    return {
        "report_id": f"{PLACE}-{reading.document_sha256[:8]}",
        "mof_div_code": PLACE,
        "agency_code": (claim.agency_code if claim else None)
        or (identity.agency_code if identity else None),
        "agency_name": names[0] if names else None,
        "fiscal_year": identity.fiscal_year if identity else None,
        "report_kind": (identity.report_kind if identity else None) or "budget",
        "report_level": (identity.report_level if identity else None) or "department",
        "document_sha256": reading.document_sha256,
        "status": reading.status,
        "form_id": reading.form_id,
        "title": identity.title if identity else None,
        "identity_source": "document",
    }
