"""Which documents are which report, by whole readings and by faces: always the same.

What belongs here: resolving in both ways. What does not: what comes of it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from collection.jurisdiction import Jurisdiction
from collection.reading_store import KeptReadings
from collection.resolution import Resolution, resolve
from collection.store import Sighting
from disclosure.reading import Reading


def resolved_both_ways(
    sightings: Sequence[Sighting], readings: Sequence[Reading], place: Jurisdiction
) -> Resolution:
    whole = resolve(sightings, {one.document_sha256: one for one in readings}, place)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{one.document_sha256}.json" for one in readings]
        for path, reading in zip(paths, readings, strict=True):
            path.write_text(reading.model_dump_json(), encoding="utf-8")
        kept = KeptReadings(paths)
        assert resolve(sightings, kept, place, kept.faces) == whole
    return whole
