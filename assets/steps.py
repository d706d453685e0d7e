"""The steps of a night, one after another, each a function of the night's files.

What belongs here: wiring of the rooms, for Dagster's assets and for a night that runs without them.
What does not: SQL, parsing, arithmetic.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import duckdb

from assets.night_files import (
    REPORTS,
    documents_and_readings,
    forms_and_register,
    hashes_of,
    jurisdiction_of,
    note_of,
    readings_of,
    seen_files,
    sightings_of,
)
from assets.place_check import sound_jurisdiction
from assets.progress import track
from assets.timing import steps_of, timed
from assets.tonight import Night
from assets.unchanged import basis_of, carry_over, is_carried, is_unchanged, looking_ahead
from collection.cluster import reader_at
from collection.folded_log import fold
from collection.jurisdiction import find_jurisdiction
from collection.portal import collect
from collection.reading_store import (
    KeptReadings,
    drop_old_shelves,
    read_all,
    write_assembled,
)
from collection.store import document_path, lost_lines, remove_leftovers
from collection.workers import usable_workers
from disclosure.documents.collector import search_seldom
from disclosure.forms.inference.taught import TableCorrection
from warehouse import corrections, notice_register
from warehouse.build import NightFiles, build, build_marts, note_steps
from warehouse.damage import say
from warehouse.decisions import restore_damaged
from warehouse.over_all import is_wanted, refresh
from warehouse.publish import publish, set_aside_damaged, tidy_leftovers

COLLECTED = "collected.json"
Told = dict[str, Any]


def collect_tonight(night: Night) -> Told:
    """Begins the night: what portals and inbox show, as counts; once for each night."""
    search_seldom()
    return _collect(night) if night.collected is None else _collected(night)


def after_collecting(night: Night) -> Night:
    """The same night, begun and collected."""
    collect_tonight(night)
    return replace(night, collected=night.night_id)


@timed("采集")
def _collect(night: Night) -> Told:
    sound_jurisdiction(find_jurisdiction(night.jurisdiction))
    tidy_leftovers(night.root)
    remove_leftovers(night.root)
    damaged = [
        *set_aside_damaged(night.root),
        *restore_damaged(night.root),
        *corrections.set_aside_damaged(night.root),
        *notice_register.restore_damaged(night.root),
    ]
    fold(night.root)
    night_id = night.begin()
    say(night.root, night_id, [*damaged, *lost_lines(night.root)])
    place, file = jurisdiction_of(night), find_jurisdiction(night.jurisdiction)
    with looking_ahead(night):
        summary = collect(place, file, night.root, night_id, portal_base=night.portal_base)
    text = json.dumps(asdict(summary), ensure_ascii=False)
    (night.folder / COLLECTED).write_text(text, encoding="utf-8")
    return asdict(summary)


def _collected(night: Night) -> Told:
    found: Told = json.loads((night.folder / COLLECTED).read_text(encoding="utf-8"))
    return found


@timed("读取")
def read_tonight(night: Night) -> Told:
    """Reads what has no reading yet."""
    documents = documents_of(night)
    drop_old_shelves(night.root)
    workers = night.workers or usable_workers()
    read = read_all(
        night.root,
        documents,
        workers=workers,
        track=track,
        corrections=corrections_of(night),
        reader=reader_at(night.engine, night.store),
    )
    return {"documents": len(documents), "newly_read": read}


def documents_of(night: Night) -> dict[str, Path]:
    """The originals that were seen, by SHA-256."""
    found = {sha: document_path(night.root, sha) for sha in hashes_of(sightings_of(night))}
    return {sha: path for sha, path in found.items() if path is not None}


def corrections_of(night: Night) -> list[TableCorrection]:
    """What reviewers said of tables."""
    return [TableCorrection(**asdict(one)) for one in corrections.in_force(night.root)]


@timed("辨认")
def resolve_tonight(night: Night) -> Told | None:
    """Which document is whose report; None where all is as it was last night."""
    return None if is_unchanged(night) else resolve_reports(night)


def resolve_reports(night: Night) -> Told:
    """Writes `reports.json` and the readings of reports in several files; returns their counts."""
    from collection.resolution import resolve

    sightings = sightings_of(night)
    known = KeptReadings(readings_of(night, sightings))
    resolved = resolve(sightings, known, jurisdiction_of(night), known.faces)
    text = json.dumps(resolved.rows, ensure_ascii=False, default=str)
    write_assembled(night.folder, resolved.assembled)
    (night.folder / REPORTS).write_text(text, encoding="utf-8")
    current = [one for one in resolved.rows if not one["superseded_by"]]
    return {
        "reports": len(current),
        "quarantined": sum(one["status"] == "quarantined" for one in current),
        "of_several_files": len(resolved.assembled),
    }


@timed("建库")
def build_tonight(night: Night) -> Told | None:
    """The night's file; None where it goes on from last night's, finished but for publication."""
    if carry_over(night):
        return None
    if not (night.folder / REPORTS).is_file():
        resolve_reports(night)
    return {"readings": build_night(night)}


def build_night(night: Night) -> int:
    """Builds the night's file from readings; returns how many."""
    forms, place = forms_and_register(night)
    seen, portals = seen_files(night)
    paths = list(documents_and_readings(night).values())
    files = NightFiles(
        readings=paths,
        reports=night.folder / REPORTS,
        forms=forms,
        register=place,
        sightings=[seen],
        portal_nights=[portals],
        classification=night.root / "classification",
    )
    build(night.building, files, note_of(night, basis_of(night)))
    return len(paths)


@timed("核对")
def judge_tonight(night: Night) -> None:
    """Every rule on every report, unless that was carried over."""
    if is_carried(night):
        return
    from expectations.evaluate import evaluate

    previous = night.previous(jurisdiction_of(night).mof_div_code)
    evaluate(night.building, previous=previous, home=night.root)


@timed("汇总")
def total_tonight(night: Night) -> None:
    """The district's totals, unless they were carried over."""
    if not is_carried(night):
        build_marts(night.building, night.previous(jurisdiction_of(night).mof_div_code))


def publish_tonight(night: Night) -> Told:
    """One rename; then the whole of a data folder with several districts.

    Raises NightNotPublishable.
    """
    note_steps(night.building, steps_of(night))
    published = publish(night.building, night.root, night.night_id, keep=night.keep_nights)
    return {"night_id": night.night_id, "file": published.name} | _over_all(night)


def _over_all(night: Night) -> Told:
    """The district is published whatever becomes of the whole: the next night tries it again."""
    house = Path(night.house or night.home)
    if not is_wanted(house):
        return {}
    try:
        done = refresh(house)
    except (OSError, duckdb.Error) as error:
        return {"全部地区": f"没有更新，下一夜再试：{error}"}
    said = f"{len(done.districts)} 个地区"
    return {"全部地区": "；".join([said, *done.troubles])}
