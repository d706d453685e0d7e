"""From readings to a night's file: warehouse, findings, marts; and the snapshot that is published.

What belongs here: wiring of `warehouse` and `expectations`. What does not: SQL or arithmetic.
"""

from __future__ import annotations

import json
from typing import Any

import dagster as dg

from assets.asset_docs import documented
from assets.collected import jurisdiction_of, reports, sightings_of
from assets.timing import steps_of, timed
from assets.tonight import Night
from collection.jurisdiction import register
from collection.portal.monitor import portal_nights_before
from collection.reading_store import assembled_path, reading_path
from disclosure.forms import declaration
from disclosure.reader_version import reader_version
from expectations.evaluate import evaluate
from warehouse.build import build, build_marts, note_steps
from warehouse.publish import publish


@dg.asset(
    group_name="warehouse",
    deps=[reports],
    metadata=documented("data-dictionary.md"),
    description="本夜的 DuckDB 文件：原件、事实",
)
@timed("建库")
def budget_facts(night: Night) -> dg.MaterializeResult[Any]:
    sightings = sightings_of(night)
    hashes = sorted({one.document_sha256 for one in sightings if one.document_sha256})
    whole = {sha: assembled_path(night.folder, sha) for sha in hashes}
    paths = [
        whole[sha] if whole[sha].is_file() else reading_path(night.root, sha) for sha in hashes
    ]
    forms, place = night.folder / "forms.json", night.folder / "register.json"
    seen = night.folder / "sightings.jsonl"
    forms.write_text(json.dumps(declaration(), ensure_ascii=False), encoding="utf-8")
    known = register(jurisdiction_of(night), night.years)
    place.write_text(json.dumps(known, ensure_ascii=False, default=str), encoding="utf-8")
    seen.write_text("".join(f"{one.model_dump_json()}\n" for one in sightings), encoding="utf-8")
    portals = night.folder / "portals.jsonl"
    nights = portal_nights_before(night.root, known["mof_div_code"], night.night_id)
    portals.write_text("".join(f"{one}\n" for one in nights), encoding="utf-8")
    build(
        night.building,
        readings=[path for path in paths if path.is_file()],
        reports=night.folder / "reports.json",
        forms=forms,
        register=place,
        sightings=[seen],
        night_id=night.night_id,
        reader_version=reader_version(),
        as_of=night.day,
        started_at=night.started_at,
        classification=night.root / "classification",
        portal_nights=[portals],
    )
    return dg.MaterializeResult(metadata={"readings": len(paths)})


@dg.asset(
    group_name="expectations",
    deps=[budget_facts],
    metadata=documented("rules.md"),
    description="每条规则对每份报告的结果和问题",
)
@timed("核对")
def findings(night: Night) -> None:
    previous = night.previous(jurisdiction_of(night).mof_div_code)
    evaluate(night.building, previous=previous, home=night.root)


@dg.asset(
    group_name="warehouse",
    deps=[findings],
    metadata=documented("sql-cookbook.md"),
    description="全区合计，每个合计旁有可信金额",
)
@timed("汇总")
def marts(night: Night) -> None:
    build_marts(night.building, night.previous(jurisdiction_of(night).mof_div_code))


@dg.asset(
    group_name="warehouse",
    deps=[marts],
    metadata=documented("operations.md"),
    description="已发布的快照：一次改名，读者不会看到半成品",
)
def snapshot(night: Night) -> dg.MaterializeResult[Any]:
    note_steps(night.building, steps_of(night))
    published = publish(night.building, night.root, night.night_id, keep=night.keep_nights)
    return dg.MaterializeResult(metadata={"night_id": night.night_id, "file": published.name})
