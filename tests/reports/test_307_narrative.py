"""The prose and the performance forms of the real report of 307, from Word and from PDF."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from disclosure.documents.document import Document
from disclosure.documents.opening import open_document
from disclosure.narrative import performance_tables, statements, told_sections
from disclosure.reading import PerformanceTable, Statement
from tests.reports.read_once import reading

FORMATS = ("docx", "pdf")
REPORT = "307-科学技术协会-2025"
FIGURE = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)(万元|%|个|家|人|辆|平方米|台)(?!（原值）|以上)")


@cache
def document(folder: Path, suffix: str) -> Document:
    path = folder / "shangdang" / f"{REPORT}.{suffix}"
    return open_document(path.read_bytes(), file_name=path.name)


@cache
def prose(folder: Path, suffix: str) -> tuple[Statement, ...]:
    return statements(told_sections(document(folder, suffix)))


@cache
def forms(folder: Path, suffix: str) -> tuple[PerformanceTable, ...]:
    return performance_tables(document(folder, suffix)).tables


def values(found: tuple[Statement, ...], subject: str, measure: str) -> list[Decimal | None]:
    chosen = [one for one in found if (one.subject, one.measure) == (subject, measure)]
    return [one.percent if one.amount is None else one.amount for one in chosen]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_figure_of_the_printed_prose_is_a_statement(
    shared_reports: Path, suffix: str
) -> None:
    text = (shared_reports / "shangdang" / f"{REPORT}.txt").read_text(encoding="utf-8")
    body = text[text.rindex("第三部分") : text.rindex("第四部分")]
    lines = [line for line in body.splitlines() if "\t" not in line]
    printed = Counter(match.groups() for line in lines for match in FIGURE.finditer(line))
    found = Counter(
        (str(one.percent if one.amount is None else one.amount), (one.unit or "")[:3].split("(")[0])
        for one in prose(shared_reports, suffix)
        if one.unit is not None
    )
    assert sum(printed.values()) > 90
    found = Counter({(a, "平方米" if u.startswith("平") else u): n for (a, u), n in found.items()})
    assert found == printed


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_subject_of_307_is_unknown(shared_reports: Path, suffix: str) -> None:
    assert [one.quote for one in prose(shared_reports, suffix) if "unknown" in one.subject] == []


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("subject", "measure", "expected"),
    [
        ("total_income", "level", ["176.26", "176.26"]),
        ("total_income", "change", ["71.23"]),
        ("total_income", "growth", ["67.82"]),
        ("total_expenditure", "level", ["176.26", "176.26"]),
        ("total_expenditure", "growth", ["67.82"]),
        ("basic", "level", ["83.36", "83.36"]),
        ("basic", "share", ["47.29"]),
        ("project", "level", ["92.9", "92.90"]),
        ("project", "share", ["52.71"]),
        ("grant_total", "level", ["176.26"]),
        ("class:社会保障和就业支出", "level", ["27.71", "27.71"]),
        ("general_public_budget_expenditure", "change", ["71.23"]),
        ("general_public_budget_basic", "level", ["83.36"]),
        ("personnel", "level", ["74.15"]),
        ("public", "level", ["9.22"]),
        ("three_public", "level", ["1.80"]),
        ("vehicle_running", "level", ["1.80"]),
        ("operating", "change", ["0.77"]),
        ("operating", "growth", ["9.11"]),
        ("procurement_goods", "level", ["0.11"]),
        ("performance_projects", "count", ["5"]),
        ("performance_disclosed", "count", ["2"]),
        ("performance_disclosed", "share", ["100"]),
        ("performance_disclosed_category:其他运转类项目", "level", ["24.90"]),
        ("vehicles_quota", "count", ["0"]),
        ("vehicles_held", "count", ["0"]),
        ("office_area_m2", "area", ["89"]),
        ("equipment_over_500k", "count", ["0"]),
        ("equipment_over_1m", "count", ["0"]),
    ],
)
def test_figures_have_their_subjects(
    shared_reports: Path, suffix: str, subject: str, measure: str, expected: list[str]
) -> None:
    found = values(prose(shared_reports, suffix), subject, measure)
    assert found == [Decimal(value) for value in expected]


@pytest.mark.parametrize("suffix", FORMATS)
def test_three_public_and_its_items_are_said_to_be_unchanged(
    shared_reports: Path, suffix: str
) -> None:
    same = [one.subject for one in prose(shared_reports, suffix) if one.direction == "same"]
    assert same == [
        "three_public",
        "abroad",
        "reception",
        "vehicles",
        "vehicle_running",
        "vehicle_purchase",
    ]


def test_word_and_pdf_say_the_same(shared_reports: Path) -> None:
    place = {"page_no": 0, "page_label": ""}
    word = [one.model_copy(update=place) for one in prose(shared_reports, "docx")]
    pdf = [one.model_copy(update=place) for one in prose(shared_reports, "pdf")]
    assert word == pdf


def test_pages_of_the_pdf_are_exact(shared_reports: Path) -> None:
    pages = {one.subject: one.page_no for one in prose(shared_reports, "pdf")}
    assert pages["general_public_budget_basic"] == 17
    assert pages["personnel"] == 18
    assert pages["vehicles_held"] == 29


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_six_forms_with_their_owners_and_amounts(shared_reports: Path, suffix: str) -> None:
    whole, *projects = forms(shared_reports, suffix)
    association, centre = "长治市上党区科学技术协会", "长治市上党区项目推进中心"
    assert (whole.scope, whole.agency_code, whole.agency_name) == ("whole", "307", association)
    assert [form.form_no for form in forms(shared_reports, suffix)] == [1, 2, 3, 4, 5, 6]
    found = [
        (
            form.project_name,
            form.agency_code,
            form.agency_name,
            form.implementing_unit,
            form.printed_year,
            {a.scope: a.amount_yuan for a in form.amounts if a.source_name == "资金总额"},
        )
        for form in projects
    ]
    assert found == [
        (name, code, owner, owner, 2025, {"whole_life": Decimal(yuan), "annual": Decimal(yuan)})
        for name, code, owner, yuan in [
            ("“中国流动科技馆”山西巡展上党区站巡展项目资金", "307", association, 60_000),
            ("2024年社区专题特色科普场馆建设项目资金", "307", association, 100_000),
            ("技术性公共服务项目资金", "415", centre, 150_000),
            ("科普工作经费", "307", association, 80_000),
            ("遗属补助人员", "307", association, 9_000),
        ]
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_sources_add_up_and_blank_is_not_zero(shared_reports: Path, suffix: str) -> None:
    for form in forms(shared_reports, suffix)[1:]:
        for scope in ("whole_life", "annual"):
            chosen = [a for a in form.amounts if a.scope == scope]
            total = next(a.amount_yuan for a in chosen if a.source_name == "资金总额")
            parts = [a.amount_yuan for a in chosen if a.source_name != "资金总额"]
            assert parts.count(None) == 1
            assert sum(part for part in parts if part is not None) == total


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_whole_form_by_source_and_by_use(shared_reports: Path, suffix: str) -> None:
    whole = forms(shared_reports, suffix)[0]
    found = {(a.scope, a.source_name): a.amount_yuan for a in whole.amounts}
    assert found[("by_source", "合计")] == found[("by_direction", "合计")] == Decimal(1_762_600)
    assert found[("by_direction", "基本支出")] == Decimal(833_600)
    assert found[("by_direction", "项目支出")] == Decimal(929_000)
    assert found[("by_source", "单位资金")] == 0
    assert whole.fields["核定的人员编制数"] == "7人"
    assert whole.fields["实际在职人员总数"] == "5人"
    assert len(whole.indicators) == 26


def test_forms_of_word_and_pdf_are_the_same(shared_reports: Path) -> None:
    def plain(form: PerformanceTable) -> dict[str, object]:
        told = form.model_dump(exclude={"page_from", "page_to", "page_label"})
        for amount in told["amounts"]:
            del amount["page_no"]
        return told

    word = [plain(form) for form in forms(shared_reports, "docx")]
    assert word == [plain(form) for form in forms(shared_reports, "pdf")]


def test_indicators_keep_both_halves_and_doubled_words(shared_reports: Path) -> None:
    form = forms(shared_reports, "pdf")[5]
    halves = Counter(one.scope for one in form.indicators)
    assert halves == {"whole_life": 7, "annual": 7}
    targets = {one.level2: one.target for one in form.indicators}
    assert targets["质量指标"] == "符合符合"
    assert targets["可持续影响"] == "完善完善"
    assert {one.level1 for one in form.indicators} == {"产出指标", "效益指标", "满意度指标"}


def test_the_pages_of_the_foreign_form_are_told(shared_reports: Path) -> None:
    foreign = next(form for form in forms(shared_reports, "pdf") if form.agency_code == "415")
    assert (foreign.page_from, foreign.page_to, foreign.page_label) == (25, 26, "第25页")
    used = performance_tables(document(shared_reports, "pdf")).consumed
    assert {page for page, _ in used} == set(range(18, 30))


@pytest.mark.slow
def test_reports_of_other_places_have_statements(shared_reports: Path) -> None:
    paths = sorted([*shared_reports.glob("putuo/*.pdf"), *shared_reports.glob("jiangsu/*预算.pdf")])
    assert paths
    for path in paths:
        read = reading(path)
        found = read.statements
        known = {one.subject for one in found}
        text = "".join(section.text for section in read.sections)
        printed = re.search(r"机关运行经费[^。无]{0,40}\d万元", text) is not None
        assert {"total_income", "total_expenditure"} <= known, path.name
        assert ("operating" in known) == printed, path.name
        for one in found:
            assert (one.amount is None) or (one.unit is not None), one
