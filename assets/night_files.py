"""What a night has in hand: its place, sightings and readings, and the files that say so.

What belongs here: what several steps ask of the data folder. What does not: the steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assets.tonight import Night
from collection.jurisdiction import Jurisdiction, find_jurisdiction, load_jurisdiction, register
from collection.portal.monitor import portal_nights_before
from collection.publications import with_members
from collection.reading_store import members_of, reading_path
from collection.store import Sighting, read_sightings


def jurisdiction_of(night: Night) -> Jurisdiction:
    return load_jurisdiction(find_jurisdiction(night.jurisdiction))


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
