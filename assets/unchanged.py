"""A night costs what has changed: where nothing did, last night's figures are carried over.

What belongs here: a hash of all that figures and findings follow from, and carrying. What does not:
the copy itself (`warehouse.carry`), rules about nights (`expectations.again`).
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from assets.night_files import jurisdiction_of, readings_of, register_of, seen_files, sightings_of
from assets.tonight import Night
from collection.reading_store import reading_hashes
from collection.sighting_digest import sighting_digest
from disclosure.reader_version import reader_version, sources_version
from warehouse.carry import carry, made_of

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("assets", "collection", "expectations", "warehouse")
LIBRARIES = ("duckdb", "numpy", "pydantic", "scipy")
CARRIED, BASIS = "carried", "made_of"


def is_unchanged(night: Night) -> bool:
    """Whether last night was made of the very same; notes what tonight is made of."""
    now = _basis(night)
    (night.folder / BASIS).write_text(now, encoding="ascii")
    last = night.previous(jurisdiction_of(night).mof_div_code)
    return last is not None and made_of(last) == now


def basis_of(night: Night) -> str:
    """What tonight is made of, as `is_unchanged` noted it."""
    return (night.folder / BASIS).read_text(encoding="ascii")


def is_carried(night: Night) -> bool:
    """Whether tonight's file is finished but for its publication."""
    return (night.folder / CARRIED).is_file()


def carry_over(night: Night) -> bool:
    """Finishes the night's file from last night's; False where it must be built after all.

    It must where last night's file breaks on the way, or no longer passes the guards.
    """
    import duckdb

    from expectations.again import ask_again
    from expectations.evaluate import RuleFailed
    from expectations.suites import GUARD_SUITE, count_again
    from warehouse.build import build_marts

    last = night.previous(jurisdiction_of(night).mof_div_code)
    if last is None:
        return False
    sightings, portals = seen_files(night)
    try:
        carry(
            last,
            night.building,
            sightings=[sightings],
            portal_nights=[portals],
            night_id=night.night_id,
            reader_version=reader_version(),
            as_of=night.day,
            started_at=night.started_at,
        )
        ask_again(night.building, previous=last, home=night.root)
        build_marts(night.building, last)
        verdicts = count_again(night.building, last)
    except (duckdb.Error, RuleFailed):
        return False
    if not all(one.success for one in verdicts if one.suite == GUARD_SUITE):
        return False
    (night.folder / CARRIED).write_text(last.stem, encoding="utf-8")
    return True


def _basis(night: Night) -> str:
    """A hash of documents, readings, register, waivers in force, accounts, and our own code."""
    place, sightings = jurisdiction_of(night), sightings_of(night)
    in_force = [one.until >= night.day for one in place.waivers]
    told = [
        *_code(),
        sighting_digest(sightings),
        place.model_dump_json(),
        json.dumps(register_of(night), ensure_ascii=False, default=str),
        repr(in_force),
    ]
    digest = hashlib.sha256("\0".join(told).encode())
    for path, sha256 in reading_hashes(readings_of(night, sightings)):
        digest.update(f"\0{path.name}\0{sha256}".encode())
    for path in sorted((night.root / "classification").glob("*.csv")):
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


@cache
def _code() -> tuple[str, ...]:
    return (reader_version(), *(sources_version(ROOT / room, LIBRARIES) for room in ROOMS))
