"""What a table's rows are, by their codes."""

from __future__ import annotations

import pytest

from disclosure.documents.document import Cell
from disclosure.documents.pdf.glyphs import UNKNOWN
from disclosure.forms.inference.columns.column_assignment import meanings_of
from disclosure.forms.inference.columns.column_keys import Meaning
from disclosure.forms.inference.columns.heads import Content, Head
from disclosure.forms.inference.content import _by_codes, kind_of
from tests.disclosure.forms.form_pages import Grid, read

CODES = [Meaning(0, "code", None, "科目编码", "")]


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (("30201", "50201"), "economic"),
        (("50201", "30201"), "government_economic"),
        (("50201", "30201", "30202"), "economic"),
    ],
)
def test_of_two_classifications_as_frequent_the_first_printed_counts(
    codes: tuple[str, ...], kind: str
) -> None:
    """The same in every process: sets of texts have another order in each."""
    body = [(Cell(number, 0, code),) for number, code in enumerate(codes)]
    assert _by_codes(body, CODES) == kind


@pytest.mark.parametrize(("name", "kind"), [("单位名称(科目)", "units"), ("项目名称", "projects")])
def test_rows_with_codes_of_units_are_units_where_their_names_are_said_to_be(
    name: str, kind: str
) -> None:
    columns = [
        Meaning(0, "code_of_unit", None, "单位代码", ""),
        Meaning(1, "label", None, name, ""),
        Meaning(2, "value", "total", "合计", ""),
    ]
    texts = [("", "合计", "3.00"), ("224001", "本级", "1.00"), ("224002", "服务中心", "2.00")]
    body = [tuple(Cell(n, m, t) for m, t in enumerate(row)) for n, row in enumerate(texts)]
    head = Head(1, tuple((one.name,) for one in columns))
    assert kind_of(head, body, columns, "部门收入总表") == kind


def test_a_project_beside_its_function_is_the_name_of_the_row() -> None:
    """One project is enough: its head says what it is, and functions have names of their own."""
    columns = [
        Meaning(0, "code", None, "科目编码", ""),
        Meaning(1, "label", None, "科目名称", ""),
        Meaning(2, "text", None, "支出项目类别", ""),
        Meaning(3, "value", "total", "合计", ""),
    ]
    texts = [("", "合计", "", "3.00"), ("2010302", "一般行政管理事务", "会议费补助", "3.00")]
    body = [tuple(Cell(n, m, t) for m, t in enumerate(row)) for n, row in enumerate(texts)]
    head = Head(1, tuple((one.name,) for one in columns))
    assert kind_of(head, body, columns, "项目支出预算表") == "projects"


@pytest.mark.parametrize(
    ("title", "told_by"), [("基本支出表", "部门预算"), ("支出表(按政府预算经济分类)", "政府预算")]
)
def test_the_finer_of_two_classifications_tells_the_rows(title: str, told_by: str) -> None:
    paths = [(group, name) for group in ("政府预算", "部门预算") for name in ("编码", "科目名称")]
    contents = [Content(0, 3, 0, 0), Content(0, 0, 3, 0)] * 2 + [Content(3, 0, 0, 0)]
    found = meanings_of([*paths, ("金额",)], contents, [None] * 5, title=title)
    first = [one.column for one in found if one.kind == "label"]
    assert paths[first[0]][0] == told_by


def test_figures_with_a_word_before_them_name_no_row() -> None:
    """They are told as no amounts, in their own columns, however short they are."""
    rows: Grid = [
        ["科目编码", "科目名称", "小计", "基本支出", "项目支出"],
        ["206", "科学技术支出", "计8 301", "-", "计8 301"],
        ["20601", "科学技术管理事务", "计8 301", "-", "计8 301"],
        ["2060101", "行政运行", "计8 301", "-", "计8 301"],
    ]
    reading = read(["部门支出情况表", "单位：元", rows])
    (found,) = reading.tables
    assert [row.label for row in found.rows] == [row[1] for row in rows[1:]]
    assert sum(gap.kind == "not_an_amount" for gap in reading.gaps) == 6


def test_a_project_beside_its_economic_item_is_the_name_of_the_row() -> None:
    rows: Grid = [
        ["项目单位", "项目名称", "部门预算经济分类", "<", "支出用途", "合计"],
        ["^", "^", "编码", "名称", "^", "^"],
        ["合计", "", "", "", "", "6.00"],
        ["水务局", "防汛物资储备", "30201", "办公费", "购置物资", "1.00"],
        ["水务局", "水质检测", "30226", "劳务费", "聘请专家", "2.00"],
        ["水务局", "河道巡查", "30201", "办公费", "巡查", "3.00"],
    ]
    (table,) = read(["项目支出预算明细表", "单位：万元", rows]).tables
    assert table.table_no == 12
    projects = [row.label for row in table.rows if row.row_kind == "project"]
    assert projects == ["防汛物资储备", "水质检测", "河道巡查"]


@pytest.mark.parametrize("joint", [" ", "", "-"])
def test_names_below_the_finer_level_of_a_code_are_names(joint: str) -> None:
    rows: Grid = [
        ["类", "款", "合计", "人员经费", "公用经费"],
        ["合计", "", "9.00", "5.00", "4.00"],
        ["301", "工资福利支出", "5.00", "5.00", ""],
        ["301", f"01{joint}基本工资", "3.00", "3.00", ""],
        ["301", f"02{joint}津贴补贴", "2.00", "2.00", ""],
        ["302", "商品和服务支出", "4.00", "", "4.00"],
        ["302", f"01{joint}办公费", "4.00", "", "4.00"],
    ]
    reading = read(["一般公共预算基本支出预算表", "单位：万元", rows])
    (table,) = reading.tables
    assert [row.code for row in table.rows] == [None, "301", "30101", "30102", "302", "30201"]
    assert table.support == 1
    assert reading.gaps == ()


def test_below_a_head_that_nobody_can_read_rows_are_not_called_by_what_stands_beside() -> None:
    rows: Grid = [
        ["序号", UNKNOWN * 4, "实施单位", "合计", "一般公共预算", "单位资金"],
        ["1", "防汛物资储备", "水务局", "3.00", "1.00", "2.00"],
        ["2", f"水质{UNKNOWN}测", "水务局", "5.00", "5.00", ""],
        ["", "合计", "", "8.00", "6.00", "2.00"],
    ]
    (table,) = read(["项目支出预算表", "单位：万元", rows]).tables
    assert {row.label for row in table.rows} == {"防汛物资储备", f"水质{UNKNOWN}测", "合计"}
    doubted = {cell.printed for cell in table.cells if cell.certainty == "uncertain"}
    assert doubted == {"5.00"}
