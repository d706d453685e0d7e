"""The steps of a night one by one, in the test's own process: no Dagster, no Great Expectations.

What belongs here: collecting, building, publishing over a data folder. What does not: what lies in
its inbox, and whole nights as a person starts them (`running`).
"""

from __future__ import annotations

import time
from pathlib import Path

from assets.night_files import hashes_of, jurisdiction_of, sightings_of
from assets.steps import build_night, resolve_reports
from assets.tonight import Night
from collection.jurisdiction import find_jurisdiction
from collection.portal import collect
from collection.reading_store import read_all
from collection.store import document_path
from expectations.evaluate import evaluate
from expectations.suites import count_again
from warehouse.build import build_marts
from warehouse.publish import publish


def collected(night: Night) -> Night:
    """The night, begun, with everything read."""
    night_id = night.begin()
    collect(jurisdiction_of(night), find_jurisdiction(night.jurisdiction), night.root, night_id)
    found = {sha: document_path(night.root, sha) for sha in hashes_of(sightings_of(night))}
    read_all(night.root, {sha: path for sha, path in found.items() if path}, workers=1)
    return night


def built(night: Night, previous: Path | None = None) -> Path:
    """The night's file, built whole, after the last published night or another."""
    previous = previous or night.previous(jurisdiction_of(night).mof_div_code)
    resolve_reports(night)
    build_night(night)
    evaluate(night.building, previous=previous, home=night.root)
    build_marts(night.building, previous)
    count_again(night.building, previous)
    return night.building


def published(night: Night) -> Path:
    time.sleep(1.1)  # nights are named by their second
    return publish(night.building, night.root, night.night_id)
