"""From readings to a night's file: warehouse, findings, marts; and the snapshot that is published.

What belongs here: wiring of `warehouse` and `expectations`. What does not: SQL or arithmetic.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb

from assets.asset_docs import documented
from assets.collected import UNCHANGED, reports, reports_file, resolve_reports
from assets.night_files import jurisdiction_of, readings_of, register_of, seen_files, sightings_of
from assets.timing import steps_of, timed
from assets.tonight import Night
from assets.unchanged import basis_of, carry_over, is_carried
from collection.reading_store import assembled_path
from disclosure.reader_version import reader_version
from warehouse.over_all import is_wanted, refresh
from warehouse.publish import publish


@dg.asset(
    group_name="warehouse",
    deps=[reports],
    metadata=documented("data-dictionary.md"),
    description="本夜的 DuckDB 文件：原件、事实",
)
@timed("建库")
def budget_facts(night: Night) -> dg.MaterializeResult[Any]:
    if not reports_file(night).is_file():  # nothing changed
        if carry_over(night):
            return dg.MaterializeResult(metadata={UNCHANGED: True})
        resolve_reports(night)
    return dg.MaterializeResult(metadata={"readings": build_night(night)})


def build_night(night: Night) -> int:
    """Builds the night's file from readings; returns how many."""
    from disclosure.forms import declaration
    from warehouse.build import build

    forms, place = night.folder / "forms.json", night.folder / "register.json"
    forms.write_text(json.dumps(declaration(), ensure_ascii=False), encoding="utf-8")
    place.write_text(
        json.dumps(register_of(night), ensure_ascii=False, default=str), encoding="utf-8"
    )
    seen, portals = seen_files(night)
    own = readings_of(night, sightings_of(night))
    assembled = [assembled_path(night.folder, path.stem) for path in own]
    paths = [two if two.is_file() else one for one, two in zip(own, assembled, strict=True)]
    build(
        night.building,
        readings=paths,
        reports=reports_file(night),
        forms=forms,
        register=place,
        sightings=[seen],
        night_id=night.night_id,
        reader_version=reader_version(),
        as_of=night.day,
        started_at=night.started_at,
        classification=night.root / "classification",
        portal_nights=[portals],
        made_of=basis_of(night),
    )
    return len(paths)


@dg.asset(
    group_name="expectations",
    deps=[budget_facts],
    metadata=documented("rules.md"),
    description="每条规则对每份报告的结果和问题",
)
@timed("核对")
def findings(night: Night) -> None:
    if is_carried(night):
        return
    from expectations.evaluate import evaluate

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
    if is_carried(night):
        return
    from warehouse.build import build_marts

    build_marts(night.building, night.previous(jurisdiction_of(night).mof_div_code))


@dg.asset(
    group_name="warehouse",
    deps=[marts],
    metadata=documented("operations.md"),
    description="已发布的快照：一次改名，读者不会看到半成品",
)
def snapshot(night: Night) -> dg.MaterializeResult[Any]:
    from warehouse.build import note_steps

    note_steps(night.building, steps_of(night))
    published = publish(night.building, night.root, night.night_id, keep=night.keep_nights)
    told = {"night_id": night.night_id, "file": published.name}
    return dg.MaterializeResult(metadata=told | _over_all(night))


def _over_all(night: Night) -> dict[str, str]:
    """Brings the whole of a data folder with several districts up to this night.

    The district is published whatever becomes of it: what failed is tried again by the next night.
    """
    house = Path(night.house or night.home)
    if not is_wanted(house):
        return {}
    try:
        done = refresh(house)
    except (OSError, duckdb.Error) as error:
        return {"全部地区": f"没有更新，下一夜再试：{error}"}
    said = f"{len(done.districts)} 个地区"
    return {"全部地区": "；".join([said, *done.troubles])}
