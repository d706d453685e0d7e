"""Where a district's home is: a folder of one goes on as it was, further ones stand beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from warehouse.decisions import Decision, decisions, record
from warehouse.districts import NOTE, UnknownDistrict, district_home, districts, home_of
from warehouse.publish import last_published, publish
from warehouse.snapshot import open_snapshot
from warehouse.sql_files import connect

HERE, THERE, DEMO = "140404", "140405", "999901"


def publish_night(night: Path, home: Path, code: str, night_id: str = "20250401T020000") -> Path:
    """The small district's night, published in a home as that of the district `code`."""
    building = home / "nights" / night_id / "building.duckdb"
    building.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(night, building)
    with connect(building) as connection:
        connection.execute(
            "UPDATE meta.night SET mof_div_code = ?, night_id = ?, jurisdiction_name = ?",
            [code, night_id, f"某区{code}"],
        )
        connection.execute("UPDATE source.report SET mof_div_code = ?", [code])
    return publish(building, home, night_id)


def files(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_ino
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_first_district_has_the_data_folder_itself(tmp_path: Path) -> None:
    assert district_home(tmp_path, HERE, "shangdang") == tmp_path
    assert district_home(tmp_path, HERE, "/elsewhere/shangdang") == tmp_path
    assert [(one.name, one.home) for one in districts(tmp_path)] == [("shangdang", tmp_path)]


def test_further_districts_stand_beside_it(tmp_path: Path) -> None:
    district_home(tmp_path, HERE, "here")
    there = district_home(tmp_path, THERE, "there")
    assert there == tmp_path / "districts" / THERE
    assert (there / "inbox").is_dir()
    assert district_home(tmp_path, HERE, "here") == tmp_path
    assert [one.mof_div_code for one in districts(tmp_path)] == [HERE, THERE]


def test_many_at_once_leave_the_data_folder_to_nobody(tmp_path: Path) -> None:
    homes = [district_home(tmp_path, code, code, apart=True) for code in (THERE, HERE)]
    assert tmp_path not in homes
    assert district_home(tmp_path, "140406", "third") == tmp_path / "districts" / "140406"


def test_a_folder_of_before_goes_on_without_any_change(night: Path, tmp_path: Path) -> None:
    publish_night(night, tmp_path, HERE)
    before = files(tmp_path)
    district_home(tmp_path, THERE, "there")
    assert district_home(tmp_path, HERE, "here") == tmp_path
    after = files(tmp_path)
    assert before.items() <= after.items()
    assert set(after) - set(before) <= {
        ".districts.lock", NOTE, f"districts/{THERE}/{NOTE}"
    }  # fmt: skip


def test_a_folder_of_before_is_known_while_its_night_is_open(night: Path, tmp_path: Path) -> None:
    """As behind the pages: the settings of an open night can't be set again."""
    publish_night(night, tmp_path, HERE)
    with open_snapshot(tmp_path):
        assert [one.mof_div_code for one in districts(tmp_path)] == [HERE]


def test_a_folder_that_was_killed_in_its_first_night_is_known_by_what_it_collected(
    tmp_path: Path,
) -> None:
    log = tmp_path / "crawl" / "20250401T020000.jsonl"
    log.parent.mkdir()
    log.write_text('torn\n{"mof_div_code": "140404", "document_sha256": null}\n')
    assert district_home(tmp_path, THERE, "there") != tmp_path
    assert district_home(tmp_path, HERE, "here") == tmp_path


def test_what_two_districts_shared_is_given_to_each(night: Path, tmp_path: Path) -> None:
    """Before, districts that ran in turn in one folder had one log and one store between them."""
    lines = [
        {"mof_div_code": code, "document_sha256": sha * 64}
        for code, sha in ((HERE, "a"), (THERE, "b"))
    ]
    log = tmp_path / "crawl" / "20250401T020000.jsonl"
    log.parent.mkdir()
    log.write_text("".join(json.dumps(line) + "\n" for line in lines))
    for sha in ("a" * 64, "b" * 64):
        (tmp_path / "documents" / sha[:2]).mkdir(parents=True)
        (tmp_path / "documents" / sha[:2] / f"{sha}.pdf").write_text(sha)
    publish_night(night, tmp_path, THERE, "20250401T020000")
    publish_night(night, tmp_path, HERE, "20250402T020000")
    record(tmp_path, Decision("f1", "confirmed", "", "x", "", "某某", "2025-04-02T09:00:00+08:00"))
    before = files(tmp_path)

    there = district_home(tmp_path, THERE, "there")

    assert before.items() <= files(tmp_path).items()
    assert json.loads((there / "crawl" / log.name).read_text()) == lines[1]
    assert [path.name for path in (there / "documents").rglob("*.pdf")] == ["b" * 64 + ".pdf"]
    newest = last_published(there)
    assert newest is not None
    assert newest.stem == "20250401T020000"
    assert [one.finding_key for one in decisions(there)] == ["f1"]


def test_the_demo_leaves_the_data_folder_to_the_first_real_district(
    night: Path, tmp_path: Path
) -> None:
    assert district_home(tmp_path, DEMO, "demo") == tmp_path
    publish_night(night, tmp_path, DEMO)
    assert district_home(tmp_path, HERE, "here") == tmp_path
    assert district_home(tmp_path, DEMO, "demo") == tmp_path / "districts" / DEMO
    assert [one.mof_div_code for one in districts(tmp_path)] == [HERE]


def test_a_reader_names_a_district_or_is_told_which_there_are(tmp_path: Path) -> None:
    assert home_of(tmp_path, None) == tmp_path
    first = district_home(tmp_path, HERE, "here", apart=True)
    assert home_of(tmp_path, None) == first
    second = district_home(tmp_path, THERE, "there", apart=True)
    assert home_of(tmp_path, "there") == home_of(tmp_path, THERE) == second
    assert home_of(tmp_path, None, "here") == first
    with pytest.raises(UnknownDistrict, match="there（140405）"):
        home_of(tmp_path, None)
    with pytest.raises(UnknownDistrict, match="没有地区“nowhere”"):
        home_of(tmp_path, "nowhere")
