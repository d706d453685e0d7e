"""What a night has in hand: its place, sightings and readings, and the files that say so.

What belongs here: what several steps ask of the data folder. What does not: the steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from assets.tonight import Night
from collection.jurisdiction import Jurisdiction, find_jurisdiction, load_jurisdiction, register
from collection.portal.walking.monitor import portal_nights_before
from collection.publications import with_members
from collection.reading_store import assembled_path, members_of, reading_path
from collection.store import Sighting, read_sightings, state_of
from disclosure.reader_version import reader_version
from warehouse.night_tables import MadeOf, NightNote

REPORTS = "reports.json"


def jurisdiction_of(night: Night) -> Jurisdiction:
    """Every step asks: a file that is as it was is not read again. Raises JurisdictionError."""
    file = find_jurisdiction(night.jurisdiction)
    return _place_in(file, state_of(file))


@lru_cache(maxsize=4)
def _place_in(file: Path, _state: object) -> Jurisdiction:
    return load_jurisdiction(file)


def note_of(night: Night, made: MadeOf) -> NightNote:
    """What tonight's file says of tonight."""
    return NightNote(
        night_id=night.night_id,
        reader_version=reader_version(),
        as_of=night.day,
        started_at=night.started_at,
        made=made,
    )


def register_of(night: Night) -> dict[str, Any]:
    """What `register.json` says tonight."""
    return register(jurisdiction_of(night), night.years)


def sightings_of(night: Night) -> list[Sighting]:
    """All sightings of this district, of this night and all before, with what archives hold."""
    place = jurisdiction_of(night).mof_div_code
    seen = [one for one in read_sightings(night.root) if one.mof_div_code == place]
    return with_members(seen, lambda sha256: members_of(night.root, sha256))


def hashes_of(sightings: Iterable[Sighting]) -> list[str]:
    """The documents that were seen."""
    return sorted({one.document_sha256 for one in sightings if one.document_sha256})


def readings_of(night: Night, sightings: Iterable[Sighting]) -> list[Path]:
    """The files of their readings, as far as there are any."""
    paths = (reading_path(night.root, sha) for sha in hashes_of(sightings))
    return [path for path in paths if path.is_file()]


def seen_files(night: Night) -> tuple[Path, Path]:
    """Writes what was seen of links and of portals, a line each; returns the two files."""
    seen, portals = night.folder / "sightings.jsonl", night.folder / "portals.jsonl"
    lines = (f"{one.model_dump_json()}\n" for one in sightings_of(night))
    seen.write_text("".join(lines), encoding="utf-8")
    place = jurisdiction_of(night).mof_div_code
    nights = portal_nights_before(night.root, place, night.night_id)
    portals.write_text("".join(f"{one}\n" for one in nights), encoding="utf-8")
    return seen, portals


def forms_and_register(night: Night) -> tuple[Path, Path]:
    """Writes the declared forms and tonight's register; returns the two files."""
    from disclosure.forms import declaration

    forms, place = night.folder / "forms.json", night.folder / "register.json"
    forms.write_text(json.dumps(declaration(), ensure_ascii=False), encoding="utf-8")
    place.write_text(
        json.dumps(register_of(night), ensure_ascii=False, default=str), encoding="utf-8"
    )
    return forms, place


def resolved_rows(night: Night) -> list[dict[str, Any]]:
    """Which document is whose report, once that is resolved: rows of source.report."""
    rows: list[dict[str, Any]] = json.loads((night.folder / REPORTS).read_text(encoding="utf-8"))
    return rows


def documents_and_readings(night: Night) -> dict[str, Path]:
    """By document (SHA-256) the reading that the warehouse loads: of a report in several documents
    the one that was made of them all."""
    own = readings_of(night, sightings_of(night))
    assembled = {path.stem: assembled_path(night.folder, path.stem) for path in own}
    return {path.stem: two if (two := assembled[path.stem]).is_file() else path for path in own}
