"""The district's total over a made-up district equals its truth: sum, change, coverage, trust.

The documents that need no recognition of pictures, of a district drawn by a generator that shares
nothing with the product (../shared/practice).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from disclosure.forms import declaration
from expectations.evaluate import evaluate
from tests.kept import read_once
from tests.one_count import counted, expect_one_count
from warehouse.build import build, build_marts
from warehouse.sql_files import connect

pytestmark = pytest.mark.slow

READ = (
    "104-2024.pdf", "104-2025.pdf", "303-2025.xlsx", "307-2025.html", "401-2024.pdf",
    "401-2025.xls", "404-2024.html", "502-2024.xlsx", "606-2024.xls", "606-2025.pdf",
)  # fmt: skip
DEPARTMENTS = 19
"""In the register, five of which have published nothing in either year."""
NOT_TRUSTED = {"104-2025", "404-2024", "502-2024"}
"""Planted: a total of table 5 that table 3 contradicts, columns of table 3 exchanged, a parent of
table 5 that table 3 contradicts."""


@pytest.fixture(scope="module")
def practice(shared_reports: Path) -> Path:
    folder = shared_reports.parent / "practice"
    if not folder.is_dir():
        pytest.skip("练习区不在本机：../shared/practice 不存在")
    return folder


@pytest.fixture(scope="module")
def truth(practice: Path) -> dict[str, Decimal]:
    """What table 3 of each document prints as its total, in yuan."""
    return {Path(name).stem: _printed_total(practice, Path(name).stem) for name in READ}


def _printed_total(practice: Path, stem: str) -> Decimal:
    told = json.loads((practice / "truth" / f"{stem}.json").read_text("utf-8"))
    return next(
        Decimal(one["amount_yuan"])
        for one in told["facts"]
        if (one["table_no"], one["code"], one["column"]) == (3, None, "total")
    )


@pytest.fixture(scope="module")
def night(practice: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    registry = json.loads((practice / "truth" / "registry.json").read_text("utf-8"))
    names = {one["code"]: one["name"] for one in registry["departments"]}
    readings, reports = [], []
    for name in READ:
        reading = read_once((practice / "documents" / name).read_bytes(), file_name=name)
        path = folder / f"{name}.json"
        path.write_text(reading.model_dump_json(), encoding="utf-8")
        readings.append(path)
        reports.append(_report(Path(name).stem, names, reading))
    register = {
        "mof_div_code": "149904", "name": registry["district"], "bounds": {},
        "agencies": [{"agency_code": code, "agency_name": name} for code, name in names.items()],
        "expected": [
            {"agency_code": code, "fiscal_year": year, "report_kind": "budget",
             "due_on": f"{year}-03-20"}
            for code in names for year in (2024, 2025)
        ],
    }  # fmt: skip
    paths = {"reports": reports, "forms": declaration(), "register": register}
    for name, content in paths.items():
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    built = folder / "published" / "20250401T020000.duckdb"
    built.parent.mkdir()
    build(
        built,
        readings=readings,
        sightings=[],
        night_id="20250401T020000",
        reader_version="1",
        as_of=dt.date(2025, 4, 1),
        started_at=dt.datetime(2025, 4, 1, 2, tzinfo=dt.UTC),
        **{name: folder / f"{name}.json" for name in paths},
    )
    evaluate(built, previous=None)
    build_marts(built, None)
    return built


def _report(stem: str, names: dict[str, str], reading: Any) -> dict[str, Any]:
    code, _, year = stem.partition("-")
    return {
        "report_id": stem,
        "mof_div_code": "149904",
        "agency_code": code,
        "agency_name": names[code],
        "fiscal_year": int(year),
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": reading.document_sha256,
        "status": reading.status,
        "unit": "万元",
        "form_id": reading.form_id,
    }


def told(night: Path, year: int, columns: str) -> tuple[Any, ...]:
    with connect(night, read_only=True) as connection:
        query = f"SELECT {columns} FROM mart.district_total WHERE fiscal_year = ?"
        (row,) = connection.execute(query, [year]).fetchall()
    return row


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_total_its_coverage_and_its_trusted_share(
    night: Path, truth: dict[str, Decimal], year: int
) -> None:
    of_year = {stem: amount for stem, amount in truth.items() if stem.endswith(str(year))}
    whole = sum(of_year.values())
    trusted = sum(amount for stem, amount in of_year.items() if stem not in NOT_TRUSTED)
    assert told(
        night, year, "amount_yuan, trusted_amount_yuan, reports, from_expenditure, departments"
    ) == (whole, trusted, len(of_year), len(of_year), DEPARTMENTS)
    assert told(night, year, "missing") == (DEPARTMENTS - len(of_year),)


def test_the_change_is_of_the_departments_that_have_both_years(
    night: Path, truth: dict[str, Decimal]
) -> None:
    both = ("104", "401", "606")
    now = sum(truth[f"{code}-2025"] for code in both)
    before = sum(truth[f"{code}-2024"] for code in both)
    comparable, change = told(night, 2025, "comparable, change_share")
    assert comparable == 3
    assert change == pytest.approx(float((now - before) / before))
    missing_share = told(night, 2025, "missing_share")[0]
    gone = sum(truth[f"{code}-2024"] for code in ("404", "502"))
    year_before = sum(amount for stem, amount in truth.items() if stem.endswith("2024"))
    assert missing_share == pytest.approx(float(gone / year_before))


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_first_page_says_it(night: Path, truth: dict[str, Decimal], year: int) -> None:
    """Sum, change, coverage and trusted share as people read them, each from the truth files."""
    of_year = {stem: amount for stem, amount in truth.items() if stem.endswith(str(year))}
    whole, gone = sum(of_year.values()), DEPARTMENTS - len(of_year)
    trusted = sum(amount for stem, amount in of_year.items() if stem not in NOT_TRUSTED)
    client = TestClient(
        create_app(night.parent.parent),
        base_url="http://127.0.0.1:8420",
        client=("127.0.0.1", 50000),
    )
    page = re.sub(r"\s+", " ", re.sub("<[^>]*>", "", client.get(f"/?year={year}").text))
    assert f"应公开的 {DEPARTMENTS} 个部门中有 {gone} 个没有计入合计" in page
    assert f"已公开 {len(of_year)} / {DEPARTMENTS} 个部门" in page
    assert f"支出合计 {whole / 100_000_000:,.2f} 亿元 {len(of_year)} 个部门" in page
    assert f"其中可信 {100 * trusted / whole:.1f}%" in page
    if year == 2025:
        both = ("104", "401", "606")
        now, before = (sum(truth[f"{code}-{one}"] for code in both) for one in (2025, 2024))
        assert f"两年都有的 3 个比上年 {100 * (now - before) / before:+.1f}%" in page


def test_what_stands_open_is_counted_alike_everywhere(night: Path) -> None:
    home = night.parent.parent
    expect_one_count(home, counted(home))
