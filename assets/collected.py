"""What was published, and what each document says: publications, readings, reports.

What belongs here: wiring of `disclosure`. What does not: SQL, parsing, arithmetic.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import dagster as dg

from assets.asset_docs import documented
from assets.place_check import sound_jurisdiction
from assets.progress import track
from assets.timing import timed
from assets.tonight import Night
from collection.jurisdiction import Jurisdiction, find_jurisdiction, load_jurisdiction
from collection.portal import collect
from collection.publications import with_members
from collection.reading_store import (
    drop_old_shelves,
    load_reading,
    members_of,
    read_all,
    reading_path,
    write_assembled,
)
from collection.resolution import resolve
from collection.store import Sighting, document_path, lost_lines, read_sightings, remove_leftovers
from warehouse.damage import say
from warehouse.decisions import restore_damaged
from warehouse.publish import set_aside_damaged, tidy_leftovers

RETRY = dg.RetryPolicy(max_retries=2, delay=60, backoff=dg.Backoff.EXPONENTIAL)


def jurisdiction_of(night: Night) -> Jurisdiction:
    return load_jurisdiction(find_jurisdiction(night.jurisdiction))


def sightings_of(night: Night) -> list[Sighting]:
    """All sightings of this district, of this night and all before, with what archives hold."""
    place = jurisdiction_of(night).mof_div_code
    seen = [one for one in read_sightings(night.root) if one.mof_div_code == place]
    return with_members(seen, lambda sha256: members_of(night.root, sha256))


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
    damaged = [*set_aside_damaged(night.root), *restore_damaged(night.root)]
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
    hashes = {one.document_sha256 for one in sightings_of(night) if one.document_sha256}
    found = {sha: document_path(night.root, sha) for sha in sorted(hashes)}
    documents = {sha: path for sha, path in found.items() if path is not None}
    drop_old_shelves(night.root)
    read = read_all(night.root, documents, workers=night.workers, track=track)
    return dg.MaterializeResult(metadata={"documents": len(documents), "newly_read": read})


@dg.asset(
    group_name="collection",
    deps=[readings],
    metadata=documented("architecture.md"),
    description="哪份文件是哪个部门哪一年的报告",
)
@timed("辨认")
def reports(night: Night) -> dg.MaterializeResult[Any]:
    sightings = sightings_of(night)
    hashes = sorted({one.document_sha256 for one in sightings if one.document_sha256})
    paths = {sha: reading_path(night.root, sha) for sha in hashes}
    known = {sha: load_reading(path) for sha, path in paths.items() if path.is_file()}
    resolved = resolve(sightings, known, jurisdiction_of(night))
    target = night.folder / "reports.json"
    target.write_text(json.dumps(resolved.rows, ensure_ascii=False, default=str), encoding="utf-8")
    write_assembled(night.folder, resolved.assembled)
    current = [one for one in resolved.rows if not one["superseded_by"]]
    quarantined = [one for one in current if one["status"] == "quarantined"]
    return dg.MaterializeResult(
        metadata={
            "reports": len(current),
            "quarantined": len(quarantined),
            "of_several_files": len(resolved.assembled),
        }
    )
