"""What a document is that is no department's report: told by what it prints, and refused by name.

What belongs here: a government's own budget, blank forms, official papers of other kinds. What does
not: documents without any known table and without a name of their own (`report`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.documents.document import Document, LineRole
from disclosure.forms.matcher import FormReading
from disclosure.forms.texts import bare_name, comparable
from disclosure.reading import Statement

_TAXES = frozenset({
    "增值税", "消费税", "企业所得税", "个人所得税", "资源税", "城市维护建设税", "房产税", "印花税",
    "城镇土地使用税", "土地增值税", "车船税", "耕地占用税", "契税", "烟叶税", "环境保护税",
})  # fmt: skip
"""Items of the revenue classification that only a government takes in."""
_FEWEST_TAXES = 4
_FEWEST_CLASSES = 18
"""A department spends money in a few of the 30 classes, a government in nearly all."""
_OWN = frozenset({1, 2, 3, 4, 5, 21, 22, 25, 26, 34})
"""Roles that only a department's budget has; others have lists of projects and purchases, too."""
_FEWEST_BLANK = 3
_TITLE_LINES, _LONGEST = 8, 60
_OF_DEPARTMENTS = re.compile(r"(?:部门|单位)(?:综合)?(?:预|决)算")
_PUBLISHES = re.compile(r"公[开布示](?!.*(?:工作|要求|事项))")
_OF_GOVERNMENT = re.compile(
    r"(?<!人民)政府(?:性)?[预决]算(?!公开情况)|(?:财政|总)[预决]算草案|预算执行情况(?:和|及|与).*预算"
    r"|财政总决算|社会保险基金[预决]算"
)
"""A town's 人民政府 is an agency that has a budget of its own; 政府预算 is the whole district's."""
_OTHER_PAPERS = re.compile(
    r"(绩效(?:自评|评价|评估)(?:报告|结果)|审计(?:工作)?报告|审计结果"
    r"|(?:采购|招标|询价|磋商|谈判|中标|成交|更正|废标)[^。]{0,12}公告|(?:采购|招标|磋商)文件"
    r"|(?:通知|通告|通报|公报|批复|意见|办法|规定|细则|规程|指南|手册|纪要|流程图|指标)$)"
)


def other_document(
    document: Document, forms: FormReading, said: tuple[Statement, ...]
) -> str | None:
    """What the document is, in words for the bureau; None where it may be a department's report."""
    title = list(_title_lines(document))
    if _is_of_government(forms, title):
        return "这是政府的预决算（列有税收收入，或支出涉及几乎所有类），不是部门的报告"
    if _is_blank_form(forms, said):
        return "各表都没有一个数字，是空白表样，不是已填报的报告"
    if {table.table_no for table in forms.tables} & _OWN or _says_department(title):
        return None
    for line in title:
        if found := _OTHER_PAPERS.search(line):
            return f"标题写的是“{found.group(1)}”，不是部门预决算报告"
    return None


def _title_lines(document: Document) -> Iterator[str]:
    """The short lines with which the document begins, up to its first sentence."""
    count = 0
    for page in document.pages[:2]:
        for line in page.lines():
            text = comparable(line.text)
            if line.role is not LineRole.TEXT or not text:
                continue
            count += 1
            if count > _TITLE_LINES or len(text) > _LONGEST or "。" in text:
                return
            yield text


def _says_department(title: list[str]) -> bool:
    """Whether a line names the budget of a department, and not the work on it."""
    return any(
        _OF_DEPARTMENTS.search(line)
        and (not _OTHER_PAPERS.search(line) or bool(_PUBLISHES.search(line)))
        for line in title
    )


def _is_of_government(forms: FormReading, title: list[str]) -> bool:
    names = {bare_name(row.label) for table in forms.tables for row in table.rows}
    names |= {bare_name(text) for raw in forms.raw_tables for row in raw.grid for text in row}
    if len(names & _TAXES) >= _FEWEST_TAXES:
        return True
    if _says_department(title):
        return False
    return any(map(_OF_GOVERNMENT.search, title)) or _most_classes(forms) >= _FEWEST_CLASSES


def _most_classes(forms: FormReading) -> int:
    """How many classes of expenditure a single table has money in."""
    counts = [0]
    for table in forms.tables:
        classes = {
            (row.row_no, row.side): row.code
            for row in table.rows
            if row.row_kind in ("class", "code") and len(row.code or "") == len("201")
        }
        spent = {
            classes[cell.row_no, cell.side]
            for cell in table.cells
            if cell.amount_yuan and (cell.row_no, cell.side) in classes
        }
        counts.append(len(spent))
    return max(counts)


def _is_blank_form(forms: FormReading, said: tuple[Statement, ...]) -> bool:
    own = [table for table in forms.tables if table.table_no in _OWN]
    if len(own) < _FEWEST_BLANK or any(one.amount_yuan for one in said):
        return False
    return not any(cell.amount_yuan for table in forms.tables for cell in table.cells)
