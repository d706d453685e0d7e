"""One report checked: its files read, and a throw-away night of it judged.

What belongs here: reading the files, and whose the report is. What does not: that night
(`assets.throwaway_night`), and what is taken out of it (`check_result`).
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from assets.throwaway_night import judged_night, place_without_register, report_row
from collection.assembly import assembled
from collection.identity import claim_of_document
from collection.jurisdiction import Jurisdiction, register
from collection.publications import INSIDE
from commands.check.check_result import Checked, collect
from commands.check.checked_files import Source
from commands.check.grouping import Read, piece_of
from disclosure.forms.inference.taught import TableCorrection
from disclosure.reading import Reading
from disclosure.report import read_content
from evidence.picture_cache import draw_finding
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
        night = judged_night(
            Path(folder),
            [whole, *(one for _, one in files[1:])],  # further parts, for what their files are
            [_report(whole, place)],
            _register(place),
            dt.datetime.now(ZoneInfo("Asia/Shanghai")),
        )
        with connect(night, read_only=True) as connection:
            checked = collect([of.name for of, _ in files], whole, connection)
            if not with_pictures:
                return checked
            drawn = {
                one.finding_key: tuple(draw_finding(connection, one, contents.get))
                for one in checked.leading
            }
            return replace(checked, pictures=drawn)


def _register(place: Jurisdiction | None) -> dict[str, Any]:
    """What the place says, but for its departments and totals: the report may be anybody's."""
    if place is None:
        return place_without_register(PLACE)
    return register(place, []) | {"mof_div_code": PLACE, "agencies": [], "district_totals": []}


def _report(reading: Reading, place: Jurisdiction | None) -> dict[str, Any]:
    row = report_row(f"{PLACE}-{reading.document_sha256[:8]}", PLACE, reading)
    claim = claim_of_document(reading, place) if place else None
    return row | {
        "agency_code": (claim.agency_code if claim else None) or row["agency_code"],
        "title": reading.identity.title if reading.identity else None,
        "identity_source": "document",
    }
