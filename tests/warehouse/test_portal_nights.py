"""What a night saw of its portals decides what may be said of a department that was not seen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.warehouse.small_district import district, note, write
from warehouse.build import build, build_marts
from warehouse.night_tables import insert_json, load_portal_nights
from warehouse.review import portal_sentences
from warehouse.sql_files import connect

NIGHT = "20250401T020000"


def _night(verdict: str, **more: object) -> dict[str, object]:
    counts = ("lists", "list_pages", "list_pages_printed", "items", "items_printed", "followed")
    counts += ("kept", "unchanged", "blocked")
    said = {"night_id": NIGHT, "mof_div_code": "140404", "portal": "门户", "verdict": verdict}
    return {**said, **dict.fromkeys(counts, 1), "skipped": {}, "failed": {}, "gaps": [], **more}


@pytest.fixture(scope="module")
def without_portals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A night of the small district in which no portal was asked."""
    folder = tmp_path_factory.mktemp("portal-nights")
    build(folder / "night.duckdb", write(district(), folder / "inputs"), note(NIGHT))
    return folder / "night.duckdb"


def _seen(night: Path, folder: Path, said: list[dict[str, object]], failed: str | None) -> Path:
    """The same night, with what it saw of its portals, and one link that failed."""
    target = Path(shutil.copy(night, folder / "night.duckdb"))
    portals = folder / "portals.jsonl"
    portals.write_text("".join(f"{json.dumps(one)}\n" for one in said), encoding="utf-8")
    sighting = {
        "publication_id": "x", "mof_div_code": "140404", "origin": "portal", "title": failed,
        "url": "http://x/500.pdf", "seen_at": "2025-04-01T02:00:00Z", "outcome": "failed",
        "reason": "链接打不开（HTTP 404）",
    }  # fmt: skip
    with connect(target) as connection:
        load_portal_nights(connection, [portals])
        insert_json(connection, "source.publication", [sighting] if failed else [])
    return target


@pytest.mark.parametrize(
    ("nights", "failed", "status"),
    [
        ([_night("whole")], None, "missing"),
        ([_night("partly")], None, "unseen"),
        ([_night("whole"), _night("blocked", portal="另一个")], None, "unseen"),
        ([_night("whole", night_id="20250331T020000")], None, "unseen"),
        ([_night("whole")], "档案馆2025年部门预算公开", "dead_link"),
        ([_night("whole")], "某区档案馆2025年部门预算公开", "dead_link"),
        ([_night("whole")], "档案馆2024年部门预算公开", "missing"),
        ([_night("whole", lost=["档案馆部门预算"])], None, "unseen"),
        ([_night("whole", lost=["某单位2025年部门预算"])], None, "unseen"),
        ([_night("whole", lost=["信访局2025年部门预算"])], None, "missing"),
        ([_night("whole", lost=["某单位2025年部门决算"])], None, "missing"),
        ([_night("whole", lost=["市气象局2025年部门预算"])], None, "missing"),
        ([_night("whole", lost=["档案局2025年部门预算"])], None, "unseen"),
    ],
)
def test_what_is_not_seen_is_missing_only_where_all_was_read(
    without_portals: Path,
    tmp_path: Path,
    nights: list[dict[str, object]],
    failed: str | None,
    status: str,
) -> None:
    seen = _seen(without_portals, tmp_path, nights, failed)
    build_marts(seen, None)
    with connect(seen, read_only=True) as night:
        found = night.execute(
            "SELECT status, is_expected FROM mart.coverage WHERE agency_code = '500'"
        ).fetchall()
    assert found == [(status, True)]


def test_a_portal_that_was_not_read_whole_is_a_sentence(
    without_portals: Path, tmp_path: Path
) -> None:
    one = _night("partly", gaps=["列表共 3 页，只读到 1 页"], failed={"链接打不开": 2})
    good = [
        _night("whole", portal="好"),
        _night("whole", portal="缺", lost=["信访局2025年部门预算"]),
    ]
    seen = _seen(without_portals, tmp_path, [one, *good], None)
    with connect(seen, read_only=True) as night:
        lacks, said = portal_sentences(night)
        every = portal_sentences(night, only_unread=False)
    assert "没有读全" in said
    assert "列表共 3 页，只读到 1 页" in said
    assert "失败 2 个" in said
    assert "读全" in lacks
    assert "列出而取不到的报告：信访局2025年部门预算" in lacks
    assert len(every) == 3
