"""What each figure of a sentence is about."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.documents.document import Document, Line, Page
from disclosure.narrative import statements, told_sections
from disclosure.narrative.sections import sections, tidy
from disclosure.reading import Statement
from tests.disclosure.narrative.narrative_sentences import TEXTS

Build = Callable[..., Document]


def told(one: Statement) -> tuple[object, ...]:
    return (
        one.subject,
        one.measure,
        None if one.amount is None else str(one.amount),
        None if one.amount_yuan is None else str(one.amount_yuan.quantize(Decimal(1))),
        one.direction,
        None if one.percent is None else str(one.percent),
        one.year,
    )


@pytest.mark.parametrize("name", TEXTS)
def test_each_figure_is_read_with_its_subject(name: str, build: Build) -> None:
    title, text, expected = TEXTS[name]
    assert [told(one) for one in statements(told_sections(build([title, text])))] == expected


def test_half_width_punctuation_says_the_same(build: Build) -> None:
    half = str.maketrans("，：；（）％。", ",:;()%。")
    for title, text, expected in TEXTS.values():
        assert [
            told(one) for one in statements(told_sections(build([title, text.translate(half)])))
        ] == expected


def test_quote_is_the_clause_and_span_the_figure(build: Build) -> None:
    text = "支出预算1,090.50万元，其中：基本支出60万元、项目支出30万元等。"
    found = statements(told_sections(build(["三、支出预算情况说明", text])))
    assert [one.quote for one in found] == [
        "支出预算1,090.50万元",
        "基本支出60万元",
        "项目支出30万元等",
    ]
    assert [text[slice(*one.span)] for one in found] == ["1,090.50万元", "60万元", "30万元"]
    assert [one.decimals for one in found] == [2, 0, 0]
    assert [one.statement_no for one in found] == [1, 2, 3]


def test_a_figure_in_brackets_is_quoted_from_within_them(build: Build) -> None:
    text = (
        "公务用车购置及运行费3.6万元（其中公务用车购置费0万元，公务用车运行费3.6万元），"
        "公务接待费1万元。"
    )
    assert [one.quote for one in statements(told_sections(build(["七、“三公”经费", text])))] == [
        "公务用车购置及运行费3.6万元（其中公务用车购置费0万元，公务用车运行费3.6万元）",
        "其中公务用车购置费0万元",
        "公务用车运行费3.6万元",
        "公务接待费1万元",
    ]


def test_duties_glossary_and_contents_make_no_statements(build: Build) -> None:
    document = build(
        ["目录", "三、支出预算5万元…………3"],
        ["第一部分 概况", "一、本部门职责", "管理1万元以上资金，经费3万元。"],
        ["第四部分 名词解释", "一、基本支出：指9万元的支出。"],
    )
    assert statements(told_sections(document)) == ()


def test_the_year_of_a_project_name_is_not_the_year_of_the_figure(build: Build) -> None:
    text = "2025年支出预算9万元，其中：2023年场馆建设项目支出1万元。"
    assert [one.year for one in statements(told_sections(build(["三、支出", text])))] == [
        2025,
        2025,
    ]


def test_a_section_without_a_year_takes_its_heading_then_the_cover(build: Build) -> None:
    body = ["三、支出", "支出预算9万元"]
    assert statements(told_sections(build(["第三部分 2025年度情况说明", *body])))[0].year == 2025
    assert statements(told_sections(build(["2026年部门预算"], body)))[0].year == 2026
    assert statements(told_sections(build(body)))[0].year is None


def test_a_movement_is_of_the_year_that_its_sentence_names(build: Build) -> None:
    """Whatever the heading says, and although last year's level is nearest."""
    text = (
        "2022年度收入总计100万元，较2021年度增加10万元。"
        "2021年公务接待费8万元。2022年度项目支出60万元，其中公务接待费较上年增加2万元。"
    )
    found = statements(told_sections(build(["一、2021年度收入支出情况", text])))
    assert [(one.amount, one.year) for one in found] == [
        (100, 2022),
        (10, 2022),
        (8, 2021),
        (60, 2022),
        (2, 2022),
    ]


@given(st.data())
def test_lines_and_pages_may_break_anywhere(data: st.DataObject) -> None:
    title, text, expected = TEXTS[data.draw(st.sampled_from(sorted(TEXTS)))]
    cuts = sorted(data.draw(st.sets(st.integers(9, max(len(text) - 9, 9)), max_size=6)))
    cuts = [cut for cut, after in pairwise([*cuts, 10**6]) if after - cut > 8]
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    new_page = [data.draw(st.booleans()) for _ in pieces]
    pages: list[list[Line]] = [[Line(title, (0, 0, 90, 9))]]
    place, page_of = 0, []
    for piece, turns in zip(pieces, new_page, strict=True):
        if turns:
            pages.append([])
        pages[-1].append(Line(piece, (0, 0, 500, 9)))
        page_of += [len(pages)] * len(tidy(piece))
        place += len(piece)
    document = Document(
        "0" * 64,
        "pdf",
        tuple(
            Page(no, f"第{no}页", tuple(lines), 520, 800) for no, lines in enumerate(pages, start=1)
        ),
    )
    found = statements(told_sections(document))
    assert [told(one) for one in found] == expected
    (joined,) = [section.text for section in sections(document) if section.text]
    places = [one.span[0] - joined[: one.span[0]].count("\n") for one in found]
    assert [one.page_no for one in found] == [page_of[place] for place in places]


amount = st.decimals(0, 10**8, places=2, allow_nan=False, allow_infinity=False)


@given(amount, st.sampled_from(["元", "万元", "亿元"]), st.booleans(), st.sampled_from(["", " "]))
def test_any_amount_comes_back_in_yuan(value: Decimal, unit: str, commas: bool, gap: str) -> None:
    printed = f"{value:,}" if commas else f"{value}"
    line = Line(f"项目支出{gap}{printed}{gap}{unit}。")
    document = Document("0" * 64, "docx", (Page(1, "正文", (Line("三、支出"), line)),))
    (one,) = statements(told_sections(document))
    assert (one.subject, one.amount, one.unit) == ("project", value, unit)
    assert one.amount_yuan == value * {"元": 1, "万元": 10**4, "亿元": 10**8}[unit]


@given(
    st.lists(
        st.text(
            alphabet="一二三、（）(),.。;；:：0123456789万元%年比上增加占其中与相同辆 \t",
            max_size=40,
        )
    )
)
def test_no_text_breaks_the_reader(lines: list[str]) -> None:
    document = Document("0" * 64, "docx", (Page(1, "正文", tuple(Line(text) for text in lines)),))
    for one in statements(told_sections(document)):
        assert one.span[0] < one.span[1]
        assert (one.amount is None) or (one.percent is None)


def test_a_clause_that_opens_with_a_year_speaks_of_it(build: Build) -> None:
    text = "2025年度部门支出预算安排与2024年度相比（2024年度部门支出预算安排为80万元），增加5万元。"
    found = statements(told_sections(build(["三、支出预算情况说明", text])))
    assert (found[0].subject, found[0].year) == ("total_expenditure", 2024)


@pytest.mark.parametrize(
    ("headings", "is_read"),
    [
        (("第二部分 部门决算表", "四、机关运行经费支出情况"), True),
        (("第二部分 2025年部门预算报表", "三、支出预算情况说明"), True),
        (("第二部分 部门预算表",), False),
        (("第一部分 部门概况", "二、部门预算单位构成情况"), False),
        (("第四部分 名词解释", "四、机关运行经费"), False),
        (("第一部分 部门概况", "三、部门收支情况说明"), True),
    ],
)
def test_the_nearest_heading_says_whether_prose_is_read(
    headings: tuple[str, ...], is_read: bool, build: Build
) -> None:
    found = statements(told_sections(build([*headings, "机关运行经费9.22万元。"])))
    assert bool(found) is is_read
