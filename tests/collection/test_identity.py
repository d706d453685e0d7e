"""Which document is which report: the document first, the title second, the newest current."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from collection.jurisdiction import Agency, Jurisdiction
from collection.resolution import resolve_reports
from collection.store import Sighting
from disclosure.reading import PrintedIdentity, Reading, ReportTable
from tests.collection.both_ways import resolved_both_ways

PLACE = Jurisdiction(
    name="某区",
    mof_div_code="999902",
    agencies=(
        Agency(code="101", name="某区教育局", aliases=("某区教委",), units=("某区第一中学",)),
        Agency(code="102", name="某区财政局"),
    ),
)


def _reading(sha: str, status: str = "read", **identity: Any) -> Reading:
    printed = {
        "title": None,
        "agency_names": (),
        "agency_code": None,
        "fiscal_year": 2025,
        "report_kind": "budget",
        "report_level": None,
        **identity,
    }
    return Reading(
        reader_version="1",
        document_sha256=sha,
        file_format="pdf",
        status=status,  # type: ignore[arg-type]
        error_reason=None if status != "quarantined" else "坏了",
        identity=PrintedIdentity(**printed) if status != "quarantined" else None,
    )


def _seen(sha: str, title: str, day: int | None = 1, hour: int = 0) -> Sighting:
    return Sighting(
        publication_id=f"{sha}{hour}",
        mof_div_code="999902",
        origin="portal",
        url=f"http://x/{sha}",
        title=title,
        published_on=dt.date(2025, 2, day) if day else None,
        seen_at=dt.datetime(2025, 3, 1, hour, tzinfo=dt.UTC),
        document_sha256=sha,
        outcome="fetched",
    )


def _resolve(sightings: list[Sighting], *readings: Reading) -> dict[str, dict[str, Any]]:
    rows = resolved_both_ways(sightings, readings, PLACE).rows
    return {row["document_sha256"]: row for row in rows}


@pytest.mark.parametrize("printed", ["某区教育局", "某区教委", "某区 教 育 局", "“某区教育局”"])
def test_a_name_or_alias_however_spaced_is_the_agency(printed: str) -> None:
    row = _resolve([_seen("aa" * 4, "附件")], _reading("aa" * 4, agency_names=(printed,)))["aa" * 4]
    assert row["agency_code"] == "101"
    assert row["report_id"] == "999902-101-2025-budget-department-aaaaaaaa"
    assert row["identity_source"] == "document"


def test_a_unit_s_report_is_of_its_level(tmp_path: object) -> None:
    row = _resolve([_seen("a", "x")], _reading("a", agency_names=("某区第一中学",)))["a"]
    assert (row["agency_code"], row["report_level"]) == ("101", "unit")


def test_the_document_decides_and_the_title_s_disagreement_is_said() -> None:
    seen = [_seen("a", "某区财政局2024年部门决算")]
    row = _resolve(seen, _reading("a", agency_names=("某区教育局",)))["a"]
    assert (row["agency_code"], row["fiscal_year"], row["report_kind"]) == ("101", 2025, "budget")
    said = row["identity_conflict"]
    assert "财政局" in said
    assert "2024" in said
    assert "决算" in said


@pytest.mark.parametrize("title", ["财经局2025年部门预算", "关于公开财经局2025年度部门预算"])
def test_a_year_is_no_part_of_a_short_name(title: str) -> None:
    row = _resolve([_seen("a", title)], _reading("a", "quarantined"))["a"]
    assert (row["agency_name"], row["fiscal_year"]) == ("财经局", 2025)


def test_a_quarantined_file_is_whose_its_title_says() -> None:
    row = _resolve([_seen("a", "某区财政局2025年部门预算")], _reading("a", "quarantined"))["a"]
    assert (row["agency_code"], row["fiscal_year"]) == ("102", 2025)
    assert row["identity_source"] == "title"
    assert row["status_reason"] == "坏了"


def test_an_unregistered_agency_keeps_its_printed_name() -> None:
    row = _resolve([_seen("a", "x")], _reading("a", agency_names=("某区水利局",)))["a"]
    assert (row["agency_code"], row["agency_name"]) == (None, "某区水利局")


@pytest.mark.parametrize("said", ["（汇总）", "(本级)", "（部门）", ""])
def test_what_a_name_says_of_the_report_is_no_part_of_it(said: str) -> None:
    """Else one department were two, and its years never stood side by side."""
    rows = _resolve([_seen("a", "")], _reading("a", agency_names=(f"某区审计局{said}",)))
    assert rows["a"]["agency_name"] == "某区审计局"


def test_the_newest_publication_is_current() -> None:
    names = {"agency_names": ("某区教育局",)}
    rows = _resolve(
        [_seen("a", "x", day=1), _seen("b", "x", day=9)],
        _reading("a", **names),
        _reading("b", **names),
    )
    assert rows["a"]["superseded_by"] == rows["b"]["report_id"]
    assert rows["b"]["superseded_by"] is None


@pytest.mark.parametrize(("day", "current"), [(9, "b"), (1, "a")])
def test_what_nobody_dated_is_of_the_day_on_which_it_came(day: int, current: str) -> None:
    """A correction put into the inbox had never taken effect where the portal dates its list; one
    that was there from the first night may be of any day."""
    dated = _seen("a", "x", day=1).model_copy(update={"published_on": dt.date(2024, 12, 31)})
    came = dt.datetime(2025, 3, day, tzinfo=dt.UTC)
    put = _seen("b", "更正", day=None).model_copy(update={"origin": "inbox", "seen_at": came})
    names = {"agency_names": ("某区教育局",)}
    rows = _resolve([dated, put], _reading("a", **names), _reading("b", **names))
    assert [sha for sha, row in rows.items() if row["superseded_by"] is None] == [current]


def test_what_lies_at_an_address_now_is_current_though_the_earlier_file_said_more() -> None:
    names = {"agency_names": ("某区教育局",)}
    html, pdf = (
        _reading("b", **names).model_copy(update={"file_format": "html"}),
        _reading("a", **names),
    )
    put = [_seen("a", "x"), _seen("b", "x", hour=1).model_copy(update={"url": "http://x/a"})]
    rows = _resolve(put, pdf, html)
    assert rows["a"]["superseded_by"] == rows["b"]["report_id"]
    back = _seen("a", "x", hour=2)
    assert _resolve([*put, back], pdf, html)["b"]["superseded_by"] == rows["a"]["report_id"]
    elsewhere = _seen("a", "x").model_copy(update={"url": "http://x/v"})
    assert _resolve([*put, elsewhere], pdf, html)["a"]["superseded_by"] is None
    other = put[1].model_copy(update={"title": "y"})
    assert _resolve([put[0], other], pdf, html)["a"]["superseded_by"] is None


def test_an_unreadable_file_never_supersedes_a_readable_one() -> None:
    rows = _resolve(
        [
            _seen("a", "某区教育局2025年部门预算", day=1),
            _seen("b", "某区教育局2025年部门预算", day=9),
        ],
        _reading("a", agency_names=("某区教育局",)),
        _reading("b", "quarantined"),
    )
    assert rows["a"]["superseded_by"] is None
    assert rows["b"]["superseded_by"] == rows["a"]["report_id"]


def test_one_document_under_two_addresses_is_one_report() -> None:
    rows = resolve_reports(
        [_seen("a", "x", hour=1), _seen("a", "x", hour=2)],
        {"a": _reading("a", agency_names=("某区教育局",))},
        PLACE,
    )
    assert len(rows) == 1


@pytest.mark.parametrize(
    "title",
    [
        "某区水利局2025年部门预算.pdf",
        "2025年度某区水利局单位预算公开",
        "某区水利局（本级）2025年预算",
    ],
)
def test_a_file_that_names_nobody_is_whose_its_name_says(title: str) -> None:
    found = _resolve([_seen("a", title)], _reading("a", fiscal_year=None))["a"]
    assert (found["agency_name"], found["agency_code"]) == ("某区水利局", None)
    assert found["fiscal_year"] == 2025


def _of(sha: str, year: int, total: int | None = None) -> Reading:
    """A budget that prints a year; `total` 万元 in its table of expenditure."""
    reading = _reading(sha, agency_names=("某区教育局",), fiscal_year=year)
    return reading if total is None else reading.model_copy(update={"tables": (_spent(total),)})


def _spent(total: int) -> ReportTable:
    cell = {"row_no": 1, "side": None, "column_key": "total", "printed": str(total), "page_no": 1}
    return ReportTable.model_validate(
        {
            "table_no": 3,
            "title": "支出预算总表",
            "unit": "万元",
            "page_from": 1,
            "page_to": 1,
            "rows": [
                {"row_no": 1, "side": None, "row_kind": "total", "row_key": "total"}
                | {"level": 0, "parent_row_no": None, "label": "合计"}
            ],
            "cells": [
                {**cell, "amount_yuan": total * 10_000, "quantum_yuan": 10_000}
                | {"page_label": "第1页", "bbox": None}
            ],
        }
    )


@pytest.mark.parametrize(
    ("printed", "link", "published", "year"),
    [
        (2024, "某区教育局2025年部门预算", dt.date(2025, 2, 1), 2025),
        (2025, "某区教育局2024年部门预算", dt.date(2025, 2, 1), 2025),
        (2024, "某区教育局2025年部门预算", dt.date(2024, 12, 30), 2024),
        (2024, "某区教育局2025年部门预算", None, 2024),
    ],
)
def test_of_two_years_that_of_the_day_of_publication_counts(
    printed: int, link: str, published: dt.date | None, year: int
) -> None:
    """A cover copied from last year's report; a link copied from last year's; nothing decides."""
    seen = _seen("a", link).model_copy(update={"published_on": published})
    row = _resolve([seen], _of("a", printed))["a"]
    assert row["fiscal_year"] == year
    assert row["identity_conflict"].startswith(f"标题写{link[5:9]}年，文件是{printed}年")
    assert ("按公开日期计为" in row["identity_conflict"]) == (year != printed)


@pytest.mark.parametrize(("total", "year"), [(100, 2024), (120, 2025)])
def test_last_year_s_report_put_up_again_is_not_this_year_s(total: int, year: int) -> None:
    day = {"published_on": dt.date(2024, 2, 1)}
    last = _seen("a", "某区教育局2024年部门预算").model_copy(update=day)
    rows = _resolve(
        [last, _seen("b", "某区教育局2025年部门预算")], _of("a", 2024, 100), _of("b", 2024, total)
    )
    assert (rows["a"]["fiscal_year"], rows["b"]["fiscal_year"]) == (2024, year)
    assert (rows["a"]["superseded_by"] is None) == (year == 2025)


def test_a_file_that_also_lies_under_its_own_year_is_of_it() -> None:
    titles = ["某区教育局2024年部门预算", "某区教育局2025年部门预算"]
    row = _resolve([_seen("a", one, hour=n) for n, one in enumerate(titles)], _of("a", 2024))["a"]
    assert row["fiscal_year"] == 2024
