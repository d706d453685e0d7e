"""A night whose figures are carried over equals one that is built whole, table by table.

By the rules that look across reports and a sixth of the others, drawn by the day.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from assets.night_files import jurisdiction_of
from assets.short_night import publish_going_on
from assets.steps import after_collecting, collect_tonight, resolve_tonight
from assets.tonight import Night
from assets.unchanged import LOADED_AHEAD, carry_over, goes_on, is_unchanged
from collection.portal import SWITCH
from demo.demo_report import demo_reports
from demo.packing import WRITERS
from expectations.rules import catalogue
from tests.chosen_rules import only_rules
from tests.drawn import drawing
from tests.kept import REPOSITORY
from tests.night_by_hand import built, collected, published
from warehouse.compare import differences
from warehouse.decisions import Decision, record

pytestmark = pytest.mark.slow
ONLY_TOLD = {
    "meta.night": frozenset({"carried_from"}),
    "quality.suite_result": frozenset({"seconds"}),
}
"""What a carried file says of itself, and how long counting took."""
OF_ITS_PUBLICATION = ONLY_TOLD | {"meta.step": frozenset({"*"})}
DAYS = ("2025-02-10", "2025-03-30")
"""Nights; the last is after the day on which the place's reports were due."""


class Place:
    """A data folder and the place's file, with nights by hand: no crawl, no Great Expectations."""

    def __init__(self, folder: Path) -> None:
        self.home, self.file = folder / "home", folder / "place.toml"
        (self.home / "inbox").mkdir(parents=True)
        shutil.copy(REPOSITORY / "jurisdictions" / "demo.toml", self.file)

    def copied(self, folder: Path) -> Place:
        other = Place.__new__(Place)
        other.home, other.file = folder / "home", folder / "place.toml"
        shutil.copytree(self.home, other.home)
        shutil.copy(self.file, other.file)
        return other

    def receive(self, agency: str, year: int) -> None:
        report = next(
            one
            for one in demo_reports()
            if (one.agency_code, one.year, one.file_format) == (agency, year, "xlsx")
        )
        path = self.home / "inbox" / report.file_name
        WRITERS["xlsx"](report, path)
        os.utime(path, (time.time() - 60,) * 2)

    def night(self, as_of: str) -> Night:
        place = str(self.file.with_suffix(""))
        return Night(home=str(self.home), jurisdiction=place, as_of=as_of)

    def collected(self, as_of: str) -> Night:
        """A night that has begun and has read everything."""
        return collected(self.night(as_of))

    def assert_equal_to_a_whole_night(self, night: Night) -> Path:
        """The carried night, after it was held against one that is built of the same."""
        resolve_tonight(night)
        assert carry_over(night)
        carried = shutil.copy(night.building, self.home / "carried.duckdb")
        assert differences(Path(carried), built(night), ONLY_TOLD) == {}
        return Path(carried)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    draw = drawing()
    across = [rule.rule_id for rule in catalogue() if rule.is_across]
    others = [rule.rule_id for rule in catalogue() if not rule.is_across]
    drawn = draw.sample(others, len(others) // 6)
    with pytest.MonkeyPatch.context() as patch, only_rules(*across, *drawn):
        patch.setenv(SWITCH, "off")
        place = Place(tmp_path_factory.mktemp("unchanged"))
        for agency, year in AGENCIES:
            place.receive(agency, year)
        night = place.collected(DAYS[0])
        assert not is_unchanged(night)
        built(night)
        published(night)
        yield place


AGENCIES = [
    (one.agency_code, one.year)
    for one in demo_reports()
    if one.file_format == "xlsx" and one.is_published
][:3]


def test_a_carried_night_equals_a_whole_one(place: Place) -> None:
    """The same reports, but for a reviewer's word; and the day they were due is past."""
    last = place.home / "published" / "mingzhang.duckdb"
    with duckdb.connect(str(last), read_only=True) as connection:
        key, print_ = connection.execute(
            "SELECT finding_key, fingerprint FROM quality.fingerprint ORDER BY 1 LIMIT 1"
        ).fetchall()[0]
    said = "2025-03-01T10:00:00+08:00"
    record(place.home, Decision(key, "false_alarm", "已核对", print_, "", "王某", said))
    night = place.collected(DAYS[1])
    carried = place.assert_equal_to_a_whole_night(night)
    with duckdb.connect(str(carried), read_only=True) as connection:
        changes = connection.execute("SELECT DISTINCT change FROM quality.finding").fetchall()
        waived = connection.execute(
            "SELECT waiver FROM quality.finding WHERE finding_key = ?", [key]
        ).fetchall()
    assert "误报" in waived[0][0]
    assert changes == [("open",)]


def test_a_night_without_anything_new_needs_neither_dagster_nor_great_expectations(
    place: Place, tmp_path: Path
) -> None:
    """It is published by itself, as is one with a report more, which equals a whole one."""
    other = place.copied(tmp_path)
    steps: list[str] = []
    time.sleep(1.1)  # nights are named by their second
    night = after_collecting(other.night(DAYS[1]))
    assert publish_going_on(night, steps.append)
    assert steps == ["readings", "reports", "budget_facts", "snapshot"]
    newest = other.home / "published" / f"{night.night_id}.duckdb"
    time.sleep(1.1)
    _another_report(other)
    night = after_collecting(other.night(DAYS[1]))
    assert publish_going_on(night, steps.append)
    last, newest = newest, other.home / "published" / f"{night.night_id}.duckdb"
    assert differences(newest, built(night, last), OF_ITS_PUBLICATION) == {}
    with duckdb.connect(str(newest), read_only=True) as connection:
        reports = connection.execute("SELECT count(*) FROM source.current_report").fetchall()
    assert reports == [(len(AGENCIES) + 1,)]
    log = (other.home / "crawl" / f"{night.night_id}.jsonl").read_bytes()
    assert collect_tonight(night)["inbox_files"] == len(AGENCIES) + 1
    assert (other.home / "crawl" / f"{night.night_id}.jsonl").read_bytes() == log
    modules = ", ".join(("assets.short_night", "commands.run_night", *LOADED_AHEAD))
    asked = f"import {modules}, sys; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not {"dagster", "great_expectations", "scrapy", "scipy"} & set(told.stdout.split())


def _another_bound(place: Place) -> None:
    text = place.file.read_text("utf-8")
    assert "[bounds]" in text
    place.file.write_text(text.replace("[bounds]", '[bounds]\nother_share_max = "0.2"'), "utf-8")


def _an_edition_of_the_accounts(place: Place) -> None:
    folder = place.home / "classification"
    folder.mkdir()
    (folder / "2025-function.csv").write_text("code,name,fund\n201,一般公共服务支出,\n", "utf-8")


def _another_report(place: Place) -> None:
    place.receive(*next(one for one in ALL_XLSX if one not in AGENCIES))


def _one_gone_and_another_there(place: Place) -> None:
    """Its sightings go with it, as if it had never been seen."""
    gone = next((place.home / "inbox").glob("*.xlsx"))
    gone.unlink()
    for log in (place.home / "crawl").glob("*.jsonl"):
        lines = log.read_text("utf-8").splitlines(keepends=True)
        log.write_text("".join(line for line in lines if gone.name not in line), "utf-8")
    _another_report(place)


def _a_changed_report(place: Place) -> None:
    path = next((place.home / "inbox").glob("*.xlsx"))
    other = next(one for one in (place.home / "inbox").glob("*.xlsx") if one != path)
    other.write_bytes(path.read_bytes() + b"\0")
    os.utime(other, (time.time() - 60,) * 2)


ALL_XLSX = [
    (one.agency_code, one.year)
    for one in demo_reports()
    if one.file_format == "xlsx" and one.is_published
]


@pytest.mark.parametrize("change", [_another_bound, _an_edition_of_the_accounts])
def test_what_all_reports_follow_from_makes_a_whole_night(
    place: Place, tmp_path: Path, change: object
) -> None:
    other = place.copied(tmp_path)
    night = other.collected(DAYS[1])
    assert is_unchanged(night) and goes_on(night)
    change(other)  # type: ignore[operator]
    night = other.collected(DAYS[1])
    assert not (is_unchanged(night) or goes_on(night))
    resolve_tonight(night)
    assert not carry_over(night)


def _another_name(place: Place) -> None:
    """The same file once more in the inbox, under a name that says less."""
    path = min((place.home / "inbox").glob("*.xlsx"))
    path.rename(path.with_name(f"{path.stem[-9:]}（定稿）.xlsx"))


def _taken_back(place: Place) -> None:
    """Gone from the inbox; that it was seen stays known."""
    min((place.home / "inbox").glob("*.xlsx")).unlink()


def _nothing(place: Place) -> None:
    pass


CHANGES = (_another_report, _a_changed_report, _one_gone_and_another_there)
MORE_CHANGES = (*CHANGES, _another_name, _taken_back, _nothing)


@pytest.mark.parametrize("walk", [pytest.param(n, marks=pytest.mark.whole) for n in range(3)])
def test_nights_that_go_on_from_each_other_equal_whole_ones(
    place: Place, tmp_path: Path, walk: int
) -> None:
    """Each night of a drawn walk, from the carried one before it; the first changes something."""
    chance = random.Random(f"{os.environ.get('MINGZHANG_SEED', '0')} {walk}")
    other, changes = place.copied(tmp_path), [chance.choice(CHANGES)]
    changes += chance.choices(MORE_CHANGES, k=1 if walk == 0 else 5)
    for day, change in enumerate(changes, start=1):
        change(other)
        night = other.collected(f"2025-04-{day:02}")
        assert day > 1 or not is_unchanged(night)
        carried = other.assert_equal_to_a_whole_night(night)
        shutil.copy(carried, night.building)
        published(night)


def test_code_and_waivers_in_force_are_part_of_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    night = place.collected(DAYS[1])
    assert is_unchanged(night)
    monkeypatch.setattr("assets.night_inputs._code", lambda: ("another",))
    assert not (is_unchanged(night) or goes_on(night))


def test_a_file_that_no_longer_passes_is_built_anew(place: Place) -> None:
    night = place.collected(DAYS[1])
    last = night.previous(jurisdiction_of(night).mof_div_code)
    assert last is not None
    whole = last.read_bytes()
    try:
        with duckdb.connect(str(last)) as connection:
            connection.execute("DELETE FROM source.report_document")
        assert is_unchanged(night)
        assert not carry_over(night)
    finally:
        last.write_bytes(whole)
