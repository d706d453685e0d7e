"""A department's report, its own office's and its units' never take each other's place."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import random
from dataclasses import dataclass

import pytest

from collection.body_names import body_of, without_place
from collection.jurisdiction import Agency, Jurisdiction
from collection.store import Sighting
from disclosure.reading import PrintedIdentity, Reading, ReportTable
from tests.collection.both_ways import resolved_both_ways

PLACE = "长宁市云岭县"
DEPARTMENTS = ("教育局", "水利局", "人民政府办公室", "委宣传部", "卫生健康局", "公安局")
SCHOOLS = ("云岭县第一中学", "云岭县图书馆", "云岭县人民医院")
"""Units whose names say nothing of their department: their codes do."""
UNITS = ("教研室", "招生服务中心", "综合执法大队", "幼儿园")
SEED = int(os.environ.get("MINGZHANG_SEED", "1"))


@dataclass(frozen=True)
class Published:
    """One document of a made district; `unit` is None for the whole department's."""

    department: str
    unit: str | None
    title: str
    printed: str
    cover: str
    level: str | None
    version: int = 1
    code: str | None = None


def table(number: int) -> ReportTable:
    return ReportTable(
        table_no=number, title="支出表", unit="万元", page_from=1, page_to=1, rows=(), cells=()
    )


def reading_of(sha: str, one: Published, tables: tuple[int, ...] = (1, 2, 3)) -> Reading:
    return Reading(
        reader_version="1",
        document_sha256=sha,
        file_format="pdf",
        status="read",
        tables=tuple(map(table, tables)),
        identity=PrintedIdentity(
            title=one.cover,
            agency_names=(one.printed,) if one.printed else (),
            agency_code=one.code,
            fiscal_year=2025,
            report_kind="budget",
            report_level=one.level,  # type: ignore[arg-type]
        ),
    )


def seen(sha: str, title: str, day: int) -> Sighting:
    return Sighting(
        publication_id=sha,
        mof_div_code="999903",
        origin="portal",
        url=f"http://x/{sha}",
        title=title,
        published_on=dt.date(2025, 2, day),
        seen_at=dt.datetime(2025, 3, 1, tzinfo=dt.UTC),
        document_sha256=sha,
        outcome="fetched",
    )


def district(source: random.Random) -> tuple[Jurisdiction, list[Published]]:
    """Departments as counties publish them; some are in the register, most clerks vary names."""
    published: list[Published] = []
    agencies = []
    for number, short in enumerate(source.sample(DEPARTMENTS, 4)):  # each with its code
        name = f"云岭县{short}"
        if source.random() < 0.5:
            agencies.append(Agency(code=f"{301 + number}", name=name))
        units = source.sample(UNITS, source.randint(0, 2)) if short != "人民政府办公室" else []
        kinds = ["whole", *(["own"] if source.random() < 0.7 else []), *units]
        kinds += source.sample(
            SCHOOLS[number : number + 1], source.randint(0, 1) if number < 3 else 0
        )
        codes = [f"{301 + number}", *(f"{301 + number}{n:03}" for n in range(1, len(kinds)))]
        published += [
            made(source, name, kind, drawn_code(source, kinds, kind, code), alone=len(kinds) == 1)
            for kind, code in zip(kinds, codes, strict=True)
        ]
        if source.random() < 0.3:
            first = next(one for one in published if one.department == name and not one.unit)
            published.append(Published(**{**first.__dict__, "version": 2}))
    return Jurisdiction(name=PLACE, mof_div_code="999903", agencies=tuple(agencies)), published


def drawn_code(source: random.Random, kinds: list[str], kind: str, code: str) -> str | None:
    """Where a school must be told by its code, its department prints its own."""
    has_school = not {*kinds}.isdisjoint(SCHOOLS)
    is_needed = kind in SCHOOLS or (kind == "whole" and has_school)
    return code if is_needed else source.choice([code, None])


def made(
    source: random.Random, name: str, kind: str, code: str | None, *, alone: bool
) -> Published:
    spelt = source.choice(["", "长宁市"]) + (kind if kind in SCHOOLS else name)
    if kind == "whole":
        scope = (
            source.choice(["", "", "（汇总）"]) if not alone else source.choice(["", "（本级）"])
        )
        unit, level = None, "department"
    elif kind == "own":
        scope = source.choice(["（本级）", "本级", "机关", "(机关)"])
        unit, level = "本级", source.choice(["department", None])
    else:
        scope = kind if kind in UNITS else ""
        unit, level = kind, source.choice(["department", "unit", None])
    word = {"unit": "单位", None: ""}.get(level, "部门")
    tells = source.choice(["printed", "cover"]) if unit == "本级" or scope == "（汇总）" else "both"
    in_print = spelt + (scope if tells != "cover" else "")
    on_cover = spelt + (scope if tells != "printed" else "")
    title = f"{on_cover}2025年{word}预算公开"
    return Published(name, unit, title, in_print, f"{on_cover}2025年{word}预算", level, code=code)


@pytest.mark.parametrize("seed", range(SEED * 100, SEED * 100 + 60))
def test_each_department_counts_once_and_no_unit_is_lost(seed: int) -> None:
    place, published = district(random.Random(f"bodies/{seed}"))
    days = random.Random(f"days/{seed}").sample(range(1, 29), len(published))
    by_version = sorted(range(len(published)), key=lambda n: published[n].version)
    day_of = dict(zip(by_version, sorted(days), strict=True)) if seed % 2 else {}
    sightings, readings, made_of = [], [], {}
    for number, one in enumerate(published):
        sha = f"{number:08d}"
        day = day_of.get(number, days[number] if one.version == 1 else 28)
        sightings.append(seen(sha, one.title, day))
        readings.append(reading_of(sha, one))
        made_of[sha] = one
    rows = resolved_both_ways(sightings, readings, place).rows
    told = {row["document_sha256"]: row for row in rows}
    whole = [
        made_of[sha]
        for sha, row in told.items()
        if row["report_level"] == "department" and row["superseded_by"] is None
    ]
    names = [one.department for one in whole]
    assert sorted(names) == sorted({one.department for one in published})
    assert all(one.unit is None for one in whole)
    for sha, row in told.items():
        one = made_of[sha]
        if one.unit is not None:
            assert row["report_level"] == "unit"
            assert row["superseded_by"] is None
            assert row["unit_name"]
            assert one.department.endswith(without_place(row["agency_name"], PLACE))
    spelt = {
        (made_of[sha].department, row["agency_code"] or row["agency_name"])
        for sha, row in told.items()
    }
    assert len(spelt) == len({one.department for one in published})


def plainly(title: str, printed: str, level: str | None = "department") -> Published:
    return Published("", None, title, printed, title, level)


def levels(
    *documents: Published, tables: tuple[tuple[int, ...], ...] = ()
) -> list[tuple[str, str | None, bool]]:
    readings, sightings = [], []
    for number, (one, holds) in enumerate(
        itertools.zip_longest(documents, tables, fillvalue=(1, 2, 3))
    ):
        readings.append(reading_of(f"{number:08d}", one, holds))  # type: ignore[arg-type]
        sightings.append(seen(f"{number:08d}", one.title, number + 1))  # type: ignore[union-attr]
    rows = resolved_both_ways(
        sightings, readings, Jurisdiction(name=PLACE, mof_div_code="999903")
    ).rows
    ordered = sorted(rows, key=lambda row: row["document_sha256"])
    return [
        (row["report_level"], row["unit_name"], row["superseded_by"] is None) for row in ordered
    ]


def test_an_office_alone_is_its_department() -> None:
    one = plainly("云岭县司法局（本级）2025年部门预算", "云岭县司法局（本级）")
    assert levels(one) == [("department", None, True)]


def test_an_office_beside_its_units_is_not_the_department() -> None:
    """The district's total would be short of the units' money without a word."""
    office = plainly("云岭县教育局（本级）2025年部门预算", "云岭县教育局（本级）")
    school = plainly("云岭县教育局幼儿园2025年单位预算", "云岭县教育局幼儿园", "unit")
    assert [level for level, _, _ in levels(office, school)] == ["unit", "unit"]


def test_parts_of_one_report_stay_together_whatever_their_names_say() -> None:
    """Tables of the office in one file, more of them in another that is named as the department."""
    first = plainly("云岭县司法局2025年部门预算表（本级）", "云岭县司法局（本级）")
    second = plainly("云岭县司法局2025年部门预算项目表", "云岭县司法局")
    told = levels(first, second, tables=((1, 2, 3), (9, 10)))
    assert all(level == "department" for level, _, _ in told)


def test_a_superior_that_is_no_department_takes_nobody_in() -> None:
    first = plainly("云岭县人民政府2025年部门预算", "云岭县人民政府")
    second = plainly("云岭县人民政府办公室2025年部门预算", "云岭县人民政府办公室")
    assert levels(first, second) == [("department", None, True)] * 2


def test_why_a_report_is_taken_for_a_unit_s_is_said() -> None:
    place = Jurisdiction(name=PLACE, mof_div_code="999903")
    documents = [
        plainly("云岭县水利局2025年部门预算", "云岭县水利局"),
        plainly("云岭县水利局河道管理站2025年部门预算", "云岭县水利局河道管理站"),
    ]
    readings = [reading_of(f"{n:08d}", one) for n, one in enumerate(documents)]
    sightings = [seen(f"{n:08d}", one.title, n + 1) for n, one in enumerate(documents)]
    rows = resolved_both_ways(sightings, readings, place).rows
    said = {row["unit_name"]: row["level_reason"] for row in rows}
    assert said[None] is None
    assert "河道管理站" in said["云岭县水利局河道管理站"]
    assert "不计入部门合计" in said["云岭县水利局河道管理站"]


@pytest.mark.parametrize(
    ("printed", "name", "scope"),
    [
        ("某区审计局（汇总）", "某区审计局", "whole"),
        ("某区审计局(本级)", "某区审计局", "own"),
        ("某区审计局本级", "某区审计局", "own"),
        ("某区发展和改革局（某区粮食局）", "某区发展和改革局", None),
        ("某区机关事务管理局", "某区机关事务管理局", None),
    ],
)
def test_a_name_says_whose_it_is_and_how_much_of_it(
    printed: str, name: str, scope: str | None
) -> None:
    assert (body_of(printed).name, body_of(printed).scope) == (name, scope)


@pytest.mark.parametrize(
    "printed", ["长治市上党区财政局", "上党区财政局", "山西省长治市上党区财政局", "财政局"]
)
def test_a_body_is_one_however_much_of_its_place_is_printed(printed: str) -> None:
    assert without_place(printed, "长治市上党区") == "财政局"
    assert without_place("长治市财政局", "长治市上党区") == "长治市财政局"
