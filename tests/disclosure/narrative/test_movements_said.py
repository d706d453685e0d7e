"""Which figures a movement is said to be of, and which figure is the movement itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from disclosure.documents.document import Document
from disclosure.narrative import relations, statements, told_sections

Build = Callable[..., Document]


def movement(build: Build, text: str) -> tuple[str, list[tuple[str, int]]]:
    """The subject of a text's first movement, and its terms: the role and whole yuan or percent."""
    told = told_sections(build(["二、收入预算情况说明", text]))
    said = statements(told)
    one = next(one for one in relations(told, said) if one.kind == "movement")
    subject = next(it.subject for it in said if it.statement_no == one.terms[0].statement_no)
    return subject, [(term.role, int(term.amount or 0)) for term in one.terms]


@pytest.mark.parametrize(
    ("before", "subject", "levels"),
    [
        ("财政专户管理资金22.30万元。", "unknown", []),
        ("财政专户管理资金22.30万元；", "unknown", []),
        (
            "收入预算322.30万元，其中：单位资金300.00万元，财政专户管理资金22.30万元。",
            "total_income",
            [3223000],
        ),
        ("事业收入122.30万元。", "institution_income", [1223000]),
        ("2025年预算安排122.30万元。", "unknown", [1223000]),
    ],
)
def test_a_bare_side_takes_no_figure_of_another_name(
    build: Build, before: str, subject: str, levels: list[int]
) -> None:
    found, terms = movement(build, before + "收入比上年增加85.30万元。")
    assert found == subject
    assert terms == [("change", 853000), *(("level", level) for level in levels)]


def test_spending_takes_no_income(build: Build) -> None:
    text = "事业收入122.30万元。支出比上年增加85.30万元。"
    assert movement(build, text) == ("unknown", [("change", 853000)])
    text = "公用经费122.30万元。支出比上年增加85.30万元。"
    assert movement(build, text)[1] == [("change", 853000), ("level", 1223000)]


@pytest.mark.parametrize("opens", ["比上年", "较2024年", "与上年预算数相比"])
@pytest.mark.parametrize(("more", "percent"), [("增加", "0.68"), ("减少", "0.67")])
def test_a_change_without_its_verb_is_told_by_its_percentage(
    build: Build, opens: str, more: str, percent: str
) -> None:
    told = f"2025年收入预算安排210.32万元，{opens}1.43万元，{more}{percent}%。"
    terms = [("change", 14300), ("growth", 0), ("level", 2103200)]
    assert movement(build, told) == ("total_income", terms)


@pytest.mark.parametrize(
    ("now", "last", "percent"),
    [("210.32", "208.89", "0.68"), ("210.32", "1.43", "0.88"), ("100", "50", "100")],
)
def test_last_years_figure_stays_what_it_is_called(
    build: Build, now: str, last: str, percent: str
) -> None:
    _, terms = movement(build, f"2025年收入预算{now}万元，比上年{last}万元，增加{percent}%。")
    assert [role for role, _ in terms] == ["growth", "level", "base"]


def test_a_figure_of_another_year_than_the_one_compared_with_is_not_last_years(
    build: Build,
) -> None:
    text = "2022年机关运行经费支出73.56万元，较{}年减少11.73万元，下降13.75%。"
    for year, bases in ((2024, []), (2022, [("base", 735600)])):
        told = told_sections(build(["2025年部门预算", "二、机关运行", text.format(year)]))
        one = next(it for it in relations(told, statements(told)) if it.kind == "movement")
        assert [(it.role, int(it.amount or 0)) for it in one.terms if it.role == "base"] == bases


@pytest.mark.parametrize(
    ("between", "levels"),
    [
        ("本年度“三公”经费决算数未超过预算数。", []),
        ("主要原因是用车增多。", [80000]),
        ("主要用于下乡。", [80000]),
    ],
)
def test_a_sentence_of_its_own_parts_a_comparison_from_the_level_before(
    build: Build, between: str, levels: list[int]
) -> None:
    text = f"公务用车运行维护费8.00万元。{between}较上年增加0.83万元。"
    assert movement(build, text)[1] == [("change", 8300), *(("level", one) for one in levels)]


def test_one_or_the_other_ratio_alone_says_that_nothing_moved(build: Build) -> None:
    terms = movement(build, "2025年机关运行经费7.60万元，同比持平。")[1]
    assert terms == [("same", 0), ("level", 76000)]
