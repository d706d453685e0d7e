"""The first page of a made-up district says what its truth files say, sentence by sentence.

Sum, change, coverage and trusted share, who is listed and why, and every figure of every reason.
A dozen departments are drawn; `whole` has all, and the four scans with them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.open_weight import LARGE
from dashboard.verdict import LEAST_TRUST, MOST_MISSING
from tests.kept import made_once, run_folder
from tests.one_count import counted, expect_one_count
from tests.reports.practice_district import MONEY, SCANS, District, district, night_over
from warehouse.sql_files import connect

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("practice")]

YEARS = (2024, 2025)
PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
DERIVED_PLACES = Decimal("0.011")
"""Of a percentage, or of 万元, that a sentence works out itself: printed to two decimals."""


class Told(NamedTuple):
    """A district, its night, and a way to read its pages."""

    truth: District
    night: Path
    client: TestClient

    def page(self, path: str) -> str:
        """The words of a page."""
        return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", self.client.get(path).text))

    def data(self, path: str) -> Any:
        return self.client.get(f"{path}&format=json").json()["data"]


@pytest.fixture(
    scope="module",
    params=["some", pytest.param("whole", marks=pytest.mark.whole)],
)
def told(
    request: pytest.FixtureRequest, shared_reports: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    folder = shared_reports.parent / "practice"
    if not folder.is_dir():
        pytest.skip("练习区不在本机：../shared/practice 不存在")
    is_whole = request.param == "whole"
    truth = district(folder, scans=SCANS if is_whole else (), most=None if is_whole else 6)
    home = made_once(
        run_folder(tmp_path_factory) / f"practice {request.param}",
        lambda place: night_over(truth, place),
    )
    (night,) = (home / "published").glob("*.duckdb")
    yield Told(
        truth,
        night,
        TestClient(create_app(home), base_url="http://127.0.0.1:8420", client=("127.0.0.1", 50000)),
    )


def row(told: Told, year: int, columns: str) -> tuple[Any, ...]:
    with connect(told.night, read_only=True) as connection:
        query = f"SELECT {columns} FROM mart.district_total WHERE fiscal_year = ?"
        (found,) = connection.execute(query, [year]).fetchall()
    return found


def trusted_of(told: Told, year: int) -> Decimal:
    amounts = told.truth.of(year)
    return sum(
        (amount for code, amount in amounts.items()
         if f"{code}-{year}" not in told.truth.contradicted),
        Decimal(0),
    )  # fmt: skip


def change_of(told: Told) -> tuple[list[str], Decimal, Decimal]:
    """Departments with both years, what they have in the later and in the earlier."""
    now, before = told.truth.of(2025), told.truth.of(2024)
    both = sorted(set(now) & set(before))
    return both, sum(now[code] for code in both), sum(before[code] for code in both)


@pytest.mark.parametrize("year", YEARS)
def test_the_total_its_coverage_and_its_trusted_share(told: Told, year: int) -> None:
    amounts, register = told.truth.of(year), told.truth.names
    assert row(
        told, year, "amount_yuan, trusted_amount_yuan, reports, from_expenditure, departments"
    ) == (sum(amounts.values()), trusted_of(told, year), len(amounts), len(amounts), len(register))
    assert row(told, year, "missing") == (len(register) - len(amounts),)


def test_the_change_is_of_the_departments_that_have_both_years(told: Told) -> None:
    both, now, before = change_of(told)
    assert row(told, 2025, "comparable, comparable_yuan, comparable_last_year_yuan") == (
        len(both), now, before,
    )  # fmt: skip
    gone = {code: amount for code, amount in told.truth.of(2024).items() if code not in both}
    share = row(told, 2025, "missing_share")[0]
    assert (share is None) == (not gone)
    if gone:
        of = sum(told.truth.of(2024).values())
        assert share == pytest.approx(float(sum(gone.values()) / of))


@pytest.mark.parametrize("year", YEARS)
def test_the_figures_of_the_first_page(told: Told, year: int) -> None:
    amounts, register = told.truth.of(year), told.truth.names
    whole, trusted, absent = (
        sum(amounts.values()),
        trusted_of(told, year),
        len(register) - len(amounts),
    )
    doubted = len(told.truth.contradicted & {f"{code}-{year}" for code in amounts})
    page = told.page(f"/?year={year}")
    assert f"潞安市漳源区{year}年部门预算" in page
    assert f"已公开 {len(amounts)} / {len(register)} 个部门 尚未看到 {absent} 个" in page
    assert f"支出合计 {whole / 100_000_000:,.2f} 亿元 {len(amounts)} 个部门" in page
    assert (
        f"其中可信 {100 * trusted / whole:.1f}% {trusted / 100_000_000:,.2f} 亿元所在的表" in page
    )
    assert (f"未过核对的 {doubted} 个部门" in page) == bool(doubted)
    assert f"没有计入的部门 {absent} 个" in page
    if year == 2025:
        both, now, before = change_of(told)
        grown = f"{100 * (now - before) / before:+.1f}%"
        assert f"两年都有的 {len(both)} 个比上年 {grown}" in page
    else:
        assert "比上年" not in page


@pytest.mark.parametrize("year", YEARS)
def test_the_verdict_and_why(told: Told, year: int) -> None:
    amounts, register = told.truth.of(year), told.truth.names
    whole, trusted = sum(amounts.values()), trusted_of(told, year)
    absent = len(register) - len(amounts)
    said = told.data(f"/?year={year}")["verdict"]
    old = (dt.datetime.now(dt.UTC) - dt.datetime(2025, 4, 1, 2, tzinfo=dt.UTC)).days
    causes = [f"最近一夜是 {old} 天前的，以下不是今天的情况"]
    if absent > MOST_MISSING * len(register):
        causes.append(f"应公开的 {len(register)} 个部门中有 {absent} 个没有计入合计")
    if trusted < Decimal(str(LEAST_TRUST)) * whole:
        doubted = {
            code: amount for code, amount in amounts.items()
            if f"{code}-{year}" in told.truth.contradicted
        }  # fmt: skip
        most = max(doubted, key=lambda code: doubted[code])
        causes.append(
            f"支出合计中可信的只占 {100 * trusted / whole:.1f}%，未过核对的以"
            f"{told.truth.names[most]}最多（占 {100 * doubted[most] / whole:.1f}%）"
        )
    assert said["causes"] == causes
    wrong = {one["department"] for one in told.truth.planted if one["year"] == year}
    wrong -= _missed(told, year)
    assert said["tasks"][0] == f"尚未看到的部门 {absent} 个（不能说没有公开）"
    assert re.fullmatch(rf"未了结的错误 \d+ 处（{len(wrong)} 个部门）", said["tasks"][-1])
    newer = [one for one in YEARS if one > year]
    assert said["tasks"][1:-1] == [
        f"{one}年预算尚未看到的部门 {len(register) - len(told.truth.of(one))} 个" for one in newer
    ]


@pytest.mark.parametrize("year", YEARS)
def test_who_is_listed_has_an_error_that_was_planted(told: Told, year: int) -> None:
    """And who has one is listed; nobody is said to be overdue, or a good report to be wrong."""
    page = told.data(f"/?year={year}")
    wrong = {one["department"] for one in told.truth.planted if one["year"] == year}
    assert {one["row"]["agency_code"] for one in page["opened"]} == wrong - _missed(told, year)
    assert page["fine"] == len(told.truth.of(year)) - len(page["opened"])
    assert page["overdue"] == []
    assert page["counts"]["elsewhere"] == 0
    assert sum(one["row"]["open_errors"] for one in page["opened"]) == page["counts"]["errors"]


def _missed(told: Told, year: int) -> set[str]:
    """A code that one table of a scan prints unlike the others: the operator's, not told."""
    return {"304"} if f"304-{year}" in told.truth.stems and year == 2025 else set()


@pytest.mark.parametrize("year", YEARS)
def test_every_figure_of_every_reason_is_printed_or_worked_out_from_printed_ones(
    told: Told, year: int
) -> None:
    for one in told.data(f"/?year={year}")["opened"]:
        stem = f"{one['row']['agency_code']}-{year}"
        printed, said = told.truth.amounts(stem), one["why"]
        figures = [abs(Decimal(text.replace(",", ""))) for text in MONEY.findall(said)]
        if not figures:  # a name of somebody else is no sum of money
            kinds = {one["kind"] for one in told.truth.planted if one["document"] == stem}
            assert "foreign_department_line" in kinds, said
            continue
        strange = [figure for figure in figures if figure not in printed]
        derived = [abs(left - right) for left in figures for right in figures]
        for share in (Decimal(text) / 100 for text in PERCENT.findall(said)):
            growths = [1 + share, 1 - share]
            derived += [abs(one - one / growth) for one in figures for growth in growths if growth]
        for figure in strange:
            assert any(abs(one - figure) <= DERIVED_PLACES for one in derived), (stem, said, figure)
        assert len(strange) < len(figures), said


def test_the_order_is_by_weight_and_then_by_what_differs(told: Told) -> None:
    for year in YEARS:
        opened = told.data(f"/?year={year}")["opened"]
        places = [(one["weight"], -Decimal(one["row"]["largest_yuan"] or 0)) for one in opened]
        assert places == sorted(places)
        for one in opened:
            spent = told.truth.of(year)[one["row"]["agency_code"]]
            largest = Decimal(one["row"]["largest_yuan"] or 0)
            assert (one["weight"] == LARGE) == (largest >= 1_000_000 or 100 * largest >= spent)


def test_what_stands_open_is_counted_alike_everywhere(told: Told) -> None:
    home = told.night.parent.parent
    expect_one_count(home, counted(home))
