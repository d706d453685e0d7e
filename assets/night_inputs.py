"""What a night's figures and findings follow from, as hashes: the whole, the place, each report.

What belongs here: making the hashes. What does not: what is done where they are the same
(`unchanged`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assets.night_files import (
    documents_and_readings,
    jurisdiction_of,
    readings_of,
    register_of,
    resolved_rows,
    sightings_of,
)
from assets.tonight import Night
from collection.reading_store import reading_hashes
from collection.sighting_digest import sighting_digest
from disclosure.reader_version import reader_version, sources_version
from warehouse.night_tables import DOCUMENT, REPORT

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("assets", "collection", "expectations", "warehouse")
LIBRARIES = ("duckdb", "numpy", "pydantic", "scipy")


def made_of(night: Night) -> str:
    """A hash of documents, readings, register, waivers in force, accounts, and our own code."""
    sightings = sightings_of(night)
    digest = hashlib.sha256(f"{made_by(night)}\0{sighting_digest(sightings)}".encode())
    for path, sha256 in reading_hashes(readings_of(night, sightings)):
        digest.update(f"\0{path.name}\0{sha256}".encode())
    return digest.hexdigest()


def made_by(night: Night) -> str:
    """The same, of what no single report brings along."""
    place = jurisdiction_of(night)
    told = [
        *_code(),
        place.model_dump_json(),
        json.dumps(register_of(night), ensure_ascii=False, default=str),
        repr([one.until >= night.day for one in place.waivers]),
    ]
    digest = hashlib.sha256("\0".join(told).encode())
    for path in sorted((night.root / "classification").glob("*.csv")):
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def inputs_of(night: Night) -> tuple[tuple[str, str, str], ...]:
    """Each document and report of a night whose reports are resolved, with its hash."""
    found = documents_and_readings(night)
    read = dict(reading_hashes(found.values()))
    documents = {sha: read[path] for sha, path in found.items()}
    return (*((DOCUMENT, *one) for one in documents.items()), *_reports(night, documents))


def _reports(night: Night, documents: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for row in resolved_rows(night):
        said: dict[str, Any] = {**row, "reading": documents.get(str(row["document_sha256"]))}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True)
        yield REPORT, str(row["report_id"]), hashlib.sha256(text.encode()).hexdigest()


@cache
def _code() -> tuple[str, ...]:
    return (reader_version(), *(sources_version(ROOT / room, LIBRARIES) for room in ROOMS))
