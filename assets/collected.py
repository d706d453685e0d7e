"""What was published, and what each document says: publications, readings, reports.

What belongs here: wiring of `disclosure`. What does not: SQL, parsing, arithmetic.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import dagster as dg

from assets.asset_docs import documented
from assets.night_files import hashes_of, jurisdiction_of, readings_of, sightings_of
from assets.place_check import sound_jurisdiction
from assets.progress import track
from assets.timing import timed
from assets.tonight import Night
from assets.unchanged import is_unchanged
from collection.jurisdiction import find_jurisdiction
from collection.portal import collect
from collection.reading_store import drop_old_shelves, load_reading, read_all, write_assembled
from collection.store import document_path, lost_lines, remove_leftovers
from collection.workers import usable_workers
from disclosure.forms.inference.taught import TableCorrection
from warehouse import corrections
from warehouse.damage import say
from warehouse.decisions import restore_damaged
from warehouse.publish import set_aside_damaged, tidy_leftovers

UNCHANGED = "与上一夜相同，沿用"
RETRY = dg.RetryPolicy(max_retries=2, delay=60, backoff=dg.Backoff.EXPONENTIAL)


@dg.asset(
    group_name="collection",
    retry_policy=RETRY,
    metadata=documented("portals.md"),
    description="门户网站和收件箱中看到的每一件",
)
@timed("采集")
def publications(night: Night) -> dg.MaterializeResult[Any]:
    sound_jurisdiction(find_jurisdiction(night.jurisdiction))
    tidy_leftovers(night.root)
    remove_leftovers(night.root)
    damaged = [
        *set_aside_damaged(night.root),
        *restore_damaged(night.root),
        *corrections.set_aside_damaged(night.root),
    ]
    night_id = night.begin()
    say(night.root, night_id, [*damaged, *lost_lines(night.root)])
    summary = collect(
        jurisdiction_of(night),
        find_jurisdiction(night.jurisdiction),
        night.root,
        night_id,
        portal_base=night.portal_base,
    )
    return dg.MaterializeResult(metadata=asdict(summary))


@dg.asset(
    group_name="collection",
    deps=[publications],
    metadata=documented("recognition.md"),
    description="每份文件读出的内容，一次读取",
)
@timed("读取")
def readings(night: Night) -> dg.MaterializeResult[Any]:
    found = {sha: document_path(night.root, sha) for sha in hashes_of(sightings_of(night))}
    documents = {sha: path for sha, path in found.items() if path is not None}
    drop_old_shelves(night.root)
    workers = night.workers or usable_workers()
    told = [TableCorrection(**asdict(one)) for one in corrections.in_force(night.root)]
    read = read_all(night.root, documents, workers=workers, track=track, corrections=told)
    return dg.MaterializeResult(metadata={"documents": len(documents), "newly_read": read})


@dg.asset(
    group_name="collection",
    deps=[readings],
    metadata=documented("architecture.md"),
    description="哪份文件是哪个部门哪一年的报告",
)
@timed("辨认")
def reports(night: Night) -> dg.MaterializeResult[Any]:
    if is_unchanged(night):
        return dg.MaterializeResult(metadata={UNCHANGED: True})
    return dg.MaterializeResult(metadata=resolve_reports(night))


def resolve_reports(night: Night) -> dict[str, int]:
    """Writes `reports.json` and the readings of reports in several files; returns their counts."""
    from collection.resolution import resolve

    sightings = sightings_of(night)
    known = {path.stem: load_reading(path) for path in readings_of(night, sightings)}
    resolved = resolve(sightings, known, jurisdiction_of(night))
    text = json.dumps(resolved.rows, ensure_ascii=False, default=str)
    write_assembled(night.folder, resolved.assembled)
    reports_file(night).write_text(text, encoding="utf-8")
    current = [one for one in resolved.rows if not one["superseded_by"]]
    return {
        "reports": len(current),
        "quarantined": sum(one["status"] == "quarantined" for one in current),
        "of_several_files": len(resolved.assembled),
    }


def reports_file(night: Night) -> Path:
    return night.folder / "reports.json"
