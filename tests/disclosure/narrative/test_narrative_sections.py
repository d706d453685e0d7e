"""Headings, contents, and text joined over lines and pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from disclosure.documents.document import Document, Line, LineRole, Page, Table
from disclosure.narrative.sections import document_year, heading_level, sections

Build = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第三部分 2025年度部门预算情况说明", 1),
        ("十二、其他说明", 2),
        ("（二）一般公共预算当年支出结构情况", 3),
        ("(一) 政府购买服务", 3),
        ("1、车辆情况：", 4),
        ("1. 开展学术交流，活跃学术思想，促进学科发展。", None),
        ("4.5万元，增长3.2%", None),
        ("4.52 是小数", None),
        ("1.“科学技术支出（类）”5.75万元", None),
        (
            "一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出，下略",
            None,
        ),
        ("本部门不涉及", None),
    ],
)
def test_headings_are_told_from_text(text: str, level: int | None) -> None:
    assert heading_level(text) == level


def test_sections_carry_their_whole_path_and_contents_are_left_out(build: Build) -> None:
    document = build(
        ["目 录", "第三部分 情况说明.....17", "五、支出情况…………18", "（一）规模\t18"],
        [
            "第三部分 情况说明",
            "五、支出情况",
            "（一）规模",
            "支出1万元",
            "（二）结构",
            "支出2万元",
            "六、其他",
        ],
    )
    found = [(section.path, section.text) for section in sections(document) if section.text]
    assert found == [
        (("第三部分情况说明", "五、支出情况", "（一）规模"), "支出1万元"),
        (("第三部分情况说明", "五、支出情况", "（二）结构"), "支出2万元"),
    ]


def test_contents_without_leaders_end_where_the_first_title_comes_again(build: Build) -> None:
    entries = ["目 录", "一、部门职责", "二、预算编制说明", "1. 收支预算总表"]
    document = build([*entries, "部门职责", "管理。", "2025年预算编制说明", "收入预算9万元。"])
    found = [(section.title, section.text) for section in sections(document) if section.text]
    assert found == [("部门职责", "管理。"), ("2025年预算编制说明", "收入预算9万元。")]


def test_contents_that_no_title_follows_end_with_their_page(build: Build) -> None:
    document = build(["目录", "一、收入", "二、支出"], ["三、其他", "支出预算9万元。"])
    assert [section.title for section in sections(document)] == ["正文", "三、其他"]


def test_a_glossary_before_the_prose_holds_none_of_it(build: Build) -> None:
    listed = ["目录", "一、职能......1", "名词解释......2", "编制说明......3"]
    prose = ["名词解释", "预算：指计划。", "编制说明", "一、收支情况", "支出预算9万元。"]
    found = [one.path for one in sections(build(listed, prose)) if "9万元" in one.text]
    assert found == [("一、收支情况",)]


def test_a_title_without_number_is_known_by_the_contents(build: Build) -> None:
    document = build(
        ["四、部门预算编制说明……………… 4", "五、部门预算表…………………… 6"],
        ["2025年部门预算编制说明", "收入预算10万元。"],
    )
    assert [section.title for section in sections(document)][-1] == "2025年部门预算编制说明"


def test_text_is_joined_over_pages_and_each_character_keeps_its_page(build: Build) -> None:
    document = build(
        ["一、收入", "收入预算176.26万", "- 1 -"], ["元，其中：", "2", "上年结转0万元。"]
    )
    section = list(sections(document))[-1]
    assert section.text == "收入预算176.26万元，其中：上年结转0万元。"
    place = section.text.index("元")
    assert [section.page_at(offset).number for offset in (0, place - 1, place)] == [1, 1, 2]


def test_white_space_stays_only_between_digits(build: Build) -> None:
    document = build(["一、收入", "预 算 收入 10 20 万 元"])
    assert list(sections(document))[-1].text == "预算收入10 20万元"


def test_two_figures_of_two_paragraphs_do_not_melt(build: Build) -> None:
    document = build(["一、收入", "共计12", "2025年收入3万元", "（一）其中支出4万元。"])
    assert list(sections(document))[-1].text == "共计12\n2025年收入3万元\n（一）其中支出4万元。"


def test_a_wrapped_line_that_looks_like_a_heading_is_text() -> None:
    lines = (
        Line("一、支出", (0, 0, 100, 10)),
        Line("支出1万元，用于下列各项，包括会议", (0, 20, 500, 30)),
        Line("三、二级项目", (0, 40, 120, 50)),
    )
    document = Document("0" * 64, "pdf", (Page(1, "第1页", lines),))
    assert list(sections(document))[-1].text == "支出1万元，用于下列各项，包括会议三、二级项目"


def test_a_heading_that_fills_its_line_goes_on_in_the_next() -> None:
    lines = (
        Line("十一、一般公共预算“三公”经费、会议费、培训费支出预", (0, 0, 500, 10)),
        Line("算情况说明", (0, 20, 120, 30)),
        Line("1．党委办公厅（室）及相关机构事务（款）行政运行", (0, 40, 500, 50)),
        Line("（项）支出5万元。", (0, 60, 120, 70)),
    )
    document = Document("0" * 64, "pdf", (Page(1, "第1页", lines, 520, 800),))
    section = list(sections(document))[-1]
    assert section.title == "十一、一般公共预算“三公”经费、会议费、培训费支出预算情况说明"
    assert section.text == "1．党委办公厅（室）及相关机构事务（款）行政运行（项）支出5万元。"


def test_a_full_line_title_does_not_swallow_the_next_heading() -> None:
    lines = (
        Line("第三部分 某厅2017年度部门预算情况说明", (0, 0, 500, 10)),
        Line("一、收支预算总表情况说明", (0, 20, 120, 30)),
        Line("支出预算5万元。", (0, 40, 120, 50)),
    )
    document = Document("0" * 64, "pdf", (Page(1, "第1页", lines, 520, 800),))
    assert list(sections(document))[-1].path[1:] == ("一、收支预算总表情况说明",)


def test_furniture_strays_and_heads_of_forms_are_no_prose() -> None:
    page = Page(
        1,
        "第1页",
        (
            Line("十、绩效管理情况"),
            Line("项目5个。"),
            Line("第1页 9万元", role=LineRole.FURNITURE),
            Line("8万元", role=LineRole.STRAY),
            Line("上党区预算部门(单位)项目支出绩效目标表"),
            Line("（2025年度）7万元"),
            Table(1, 1, ()),
            Line("十一、国有资产"),
            Line("车辆0辆。"),
        ),
    )
    document = Document("0" * 64, "pdf", (page,))
    assert [section.text for section in sections(document)][1:] == ["项目5个。", "车辆0辆。"]


def test_the_title_is_split_from_a_text_on_its_line(build: Build) -> None:
    document = build(["一、基本支出：指为保障机构正常运转而发生的支出。"])
    assert [(one.title, one.text) for one in sections(document)][1:] == [
        ("一、基本支出", "指为保障机构正常运转而发生的支出。")
    ]


def test_the_cover_tells_the_year(build: Build) -> None:
    assert document_year(build(["某局"], ["2025 年度部门预算", "2024年"])) == 2025
    assert document_year(build(["某局"])) is None


def test_a_line_that_juts_out_breaks_no_number_of_another() -> None:
    full = [
        Line(
            f"本年支出中用于事业发展的部分另行说明，其余各项按规定执行{end}", (32, y, right, y + 10)
        )
        for y, end, right in (
            (20, "，具体见表", 541),
            (40, "，合计支出", 545),
            (60, "，项目支出13", 542),
        )
    ]
    lines = (
        Line("十二、其他说明", (32, 0, 120, 10)),
        *full,
        Line("1.60万元，占49.20%。", (32, 80, 150, 90)),
        Line("这一行的字距不同，比别的行都长出来一截，是排版的缺陷造成的。", (32, 100, 583, 110)),
    )
    document = Document("0" * 64, "pdf", (Page(1, "第1页", lines, 595, 842),))
    assert "项目支出131.60万元" in list(sections(document))[-1].text


def test_a_line_that_was_moved_to_the_left_breaks_no_number_of_another() -> None:
    said = "年度预算用于保障机构运转和履行职责，各项支出按规定公开"
    lines = [Line(f"{said}，项目支出13", (65, 20 * row, 540, 20 * row + 10)) for row in range(4)]
    last = Line("1.60万元，占49.20%。", (65, 80, 150, 90))
    moved = Line("十二、其他说明", (45, 100, 120, 110))
    document = Document("0" * 64, "pdf", (Page(1, "第1页", (*lines, last, moved), 595, 842),))
    assert "项目支出131.60万元" in next(iter(sections(document))).text


def test_titles_of_any_length_are_not_lines_that_jut_out() -> None:
    ends = {"某厅2017年度部门预算": 481, "第一部分 部门概况": 236, "一、主要职能": 170}
    more = {"二、收支预算总表": 202, "三、收入预算总表": 202, "四、支出预算总表": 203}
    more |= {"五、“三公”经费、会议费、培训费支出预算表": 522, "六、“三公”经费支出预算表": 524}
    lines = tuple(
        Line(text, (74, 30 * number, end, 30 * number + 16))
        for number, (text, end) in enumerate({**ends, **more}.items())
    )
    document = Document("0" * 64, "pdf", (Page(1, "第1页", lines, 595, 842),))
    assert next(sections(document)).text == "某厅2017年度部门预算"


def test_a_full_heading_ends_where_the_next_line_begins_a_paragraph() -> None:
    lines = (
        Line("（四）财政拨款收支预算情况的总体说明（详见表4）", (32, 0, 490, 10)),
        Line("2025年财政拨款收支总预算5万元，其中支出按功能", (32, 20, 500, 30)),
        Line("分类为：教育支出5万元。", (0, 40, 120, 50)),
        Line("（五）一般公共预算“三公”经费预算情况说明（详", (32, 60, 500, 70)),
        Line("见表7）", (0, 80, 60, 90)),
        Line("2025年“三公”经费预算1万元，按规定用于公务接待，", (32, 100, 500, 110)),
        Line("（六）类人员除外。", (0, 120, 120, 130)),
    )
    document = Document("0" * 64, "pdf", (Page(1, "第1页", lines, 520, 800),))
    assert [(one.title, one.text) for one in sections(document)][1:] == [
        (
            "（四）财政拨款收支预算情况的总体说明（详见表4）",
            "2025年财政拨款收支总预算5万元，其中支出按功能分类为：教育支出5万元。",
        ),
        (
            "（五）一般公共预算“三公”经费预算情况说明（详见表7）",
            "2025年“三公”经费预算1万元，按规定用于公务接待，（六）类人员除外。",
        ),
    ]


def test_parts_that_name_the_same_body_do_not_end_the_contents() -> None:
    listed = [
        "目录",
        "第一部分 某局概况",
        "一、主要职能",
        "第二部分 某局2024年度部门决算",
        "一、收入支出决算总表",
        "第三部分 某局2024年度部门决算",
        "一、收入支出决算总体情况说明",
    ]
    body = ["第一部分 某局概况", "一、主要职能", "办事。", "第三部分 某局2024年度部门决算"]
    body += ["一、收入支出决算总体情况说明", "收入总计5万元。"]
    document = Document(
        "0" * 64,
        "pdf",
        (
            Page(1, "第1页", tuple(Line(one) for one in listed)),
            Page(2, "第2页", tuple(Line(one) for one in body)),
        ),
    )
    told = [(one.path[-1], one.text) for one in sections(document) if one.path]
    assert told == [
        ("第一部分某局概况", ""),
        ("一、主要职能", "办事。"),
        ("第三部分某局2024年度部门决算", ""),
        ("一、收入支出决算总体情况说明", "收入总计5万元。"),
    ]
