"""What a night saw of its portals decides what may be said of a department that was not seen."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.warehouse.small_district import district, write
from warehouse.build import build, build_marts
from warehouse.review import portal_sentences
from warehouse.sql_files import connect

NIGHT = "20250401T020000"


def _night(verdict: str, **more: object) -> dict[str, object]:
    counts = ("lists", "list_pages", "list_pages_printed", "items", "items_printed", "followed")
    counts += ("kept", "unchanged", "blocked")
    said = {"night_id": NIGHT, "mof_div_code": "140404", "portal": "门户", "verdict": verdict}
    return {**said, **dict.fromkeys(counts, 1), "skipped": {}, "failed": {}, "gaps": [], **more}


def _built(folder: Path, nights: list[dict[str, object]], failed: str | None = None) -> Path:
    given = write(district(), folder / "inputs")
    portals = folder / "portals.jsonl"
    portals.write_text("".join(f"{json.dumps(one)}\n" for one in nights), encoding="utf-8")
    if failed is not None:
        seen = folder / "seen.jsonl"
        sighting = {
            "publication_id": "x", "mof_div_code": "140404", "origin": "portal", "title": failed,
            "url": "http://x/500.pdf", "seen_at": "2025-04-01T02:00:00Z", "outcome": "failed",
            "reason": "链接打不开（HTTP 404）",
        }  # fmt: skip
        seen.write_text(json.dumps(sighting), encoding="utf-8")
        given["sightings"] = [*given["sightings"], seen]
    target = folder / "night.duckdb"
    build(
        target,
        **given,
        night_id=NIGHT,
        reader_version="1",
        as_of=dt.date(2025, 4, 1),
        started_at=dt.datetime(2025, 4, 1, 2, tzinfo=dt.UTC),
        portal_nights=[portals],
    )
    build_marts(target, None)
    return target


@pytest.mark.parametrize(
    ("nights", "failed", "status"),
    [
        ([_night("whole")], None, "missing"),
        ([_night("partly")], None, "unseen"),
        ([_night("whole"), _night("blocked", portal="另一个")], None, "unseen"),
        ([_night("whole", night_id="20250331T020000")], None, "unseen"),
        ([_night("whole")], "档案馆2025年部门预算公开", "dead_link"),
        ([_night("whole")], "档案馆2024年部门预算公开", "missing"),
    ],
)
def test_what_is_not_seen_is_missing_only_where_all_was_read(
    tmp_path: Path, nights: list[dict[str, object]], failed: str | None, status: str
) -> None:
    with connect(_built(tmp_path, nights, failed), read_only=True) as night:
        found = night.execute(
            "SELECT status, is_expected FROM mart.coverage WHERE agency_code = '500'"
        ).fetchall()
    assert found == [(status, True)]


def test_a_portal_that_was_not_read_whole_is_a_sentence(tmp_path: Path) -> None:
    one = _night("partly", gaps=["列表共 3 页，只读到 1 页"], failed={"链接打不开": 2})
    with connect(_built(tmp_path, [one, _night("whole", portal="好")]), read_only=True) as night:
        (said,) = portal_sentences(night)
        both = portal_sentences(night, only_unread=False)
    assert "没有读全" in said
    assert "列表共 3 页，只读到 1 页" in said
    assert "失败 2 个" in said
    assert len(both) == 2
