"""What a notice holds: grouping, order, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.pictures import Picture, TableExcerpt
from notices import NothingToNotice, UnknownAgency
from notices.notice_content import Matter, Notice
from notices.notice_reading import agencies_to_notice, agency_code, newest_year
from notices.writing import numbered, subject_of
from tests.notices.conftest import NIGHT, TODAY, no_pictures, png
from warehouse.decisions import Decision, record
from warehouse.snapshot import open_snapshot
from warehouse.sql_files import connect


def matter(home: Path, agency: str = "104") -> Matter:
    return notice(home, agency).matter


def notice(home: Path, agency: str = "104") -> Notice:
    return numbered(home, agency, 2025, pictures=no_pictures, today=TODAY)


def test_a_cause_is_one_item_as_grave_as_its_gravest(home: Path) -> None:
    (item,) = matter(home).of("error")
    assert item.leading.finding_key == "lead"
    assert [one.finding_key for one in item.consequences] == ["follows"]
    assert [(one.printed, one.needed) for one in item.leading.changes] == [
        ("3.00", "2.00万元"),
        ("3.00", "6.00万元"),
    ]
    assert item.leading.changes[0].place == "表5 20501 “教育管理”（合计），第9页"


def test_findings_of_one_rule_without_a_cause_stand_together(home: Path) -> None:
    (item,) = matter(home).of("warning")
    assert {one.finding_key for one in item.findings} == {"alone", "alike"}
    assert matter(home).count("warning") == 2


def test_what_is_left_out_is_counted(home: Path) -> None:
    held = matter(home)
    assert (held.infos, held.waived, held.false_alarms) == (1, 1, 1)
    shown = {one.finding_key for item in held.items for one in (*item.findings, *item.consequences)}
    assert shown == {"lead", "follows", "alone", "alike"}


def test_a_false_alarm_on_other_figures_does_not_hide_a_finding(home: Path) -> None:
    said = Decision(
        "wrong", "false_alarm", "旧", "f-before", "", "审核员", f"{TODAY}T10:00:00+08:00"
    )
    record(home, said)
    held = matter(home)
    assert held.false_alarms == 0
    assert "wrong" in {one.finding_key for item in held.of("error") for one in item.findings}


def test_a_false_alarm_takes_its_consequences_along(home: Path) -> None:
    before = notice(home)
    said = Decision(
        "lead", "false_alarm", "列报不同", "f-lead", "", "审核员", f"{TODAY}T10:00:00+08:00"
    )
    record(home, said)
    after = notice(home)
    assert after.matter.of("error") == ()
    assert after.matter.false_alarms == 3
    assert after.number != before.number
    assert after.earlier == (before.number,)


def test_the_same_findings_are_the_same_subject(home: Path) -> None:
    assert subject_of(matter(home)) == subject_of(matter(home))
    assert notice(home) == notice(home)


def test_excerpts_stand_in_where_there_is_no_page(home: Path) -> None:
    (excerpt,) = matter(home).of("error")[0].evidence
    assert isinstance(excerpt, TableExcerpt)
    assert excerpt.title == "示范区教育局2025年 表5 一般公共预算支出表，单位：万元"
    assert [row[1] for row in excerpt.rows if row] == ["教育管理", "普通教育"]
    assert {role for *_, role in excerpt.marks} == {"cause"}, "what must change is marked as that"


def test_pictures_go_before_excerpts_and_svg_is_never_taken(home: Path) -> None:
    with connect(home / "published" / f"{NIGHT}.duckdb") as night:
        night.execute("UPDATE source.document SET file_format = 'pdf'")
    drawn = {"lead": [png(), Picture("image/svg+xml", b"<svg/>", 1, 1, "")]}
    held = numbered(
        home, "104", 2025, pictures=lambda one: drawn.get(one.finding_key, []), today=TODAY
    ).matter
    (picture,) = held.of("error")[0].evidence
    assert isinstance(picture, Picture)
    assert picture.media_type == "image/png"


def test_nothing_to_notice_and_nobody_to_notice(home: Path) -> None:
    with pytest.raises(NothingToNotice, match="示范区司法局2025年"):
        matter(home, "106")
    with pytest.raises(UnknownAgency):
        matter(home, "999")
    assert not (home / "notices").exists()


def test_departments_by_code_name_or_alias(home: Path) -> None:
    with open_snapshot(home) as connection:
        for name in ("104", "示范区教育局", "区教育局"):
            assert agency_code(connection, name) == "104"
        with pytest.raises(UnknownAgency, match="没有"):
            agency_code(connection, "教育")
        assert agencies_to_notice(connection, 2025) == ["104", "105"]
        assert newest_year(connection) == 2025
        assert newest_year(connection, "106") == 0
