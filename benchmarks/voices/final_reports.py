"""Final accounts whose tables are drawn and whose prose is told by a template, as Word files.

What belongs here: putting tables and sentences into one file, and that file's reading. What does
not: the sentences.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from benchmarks.voices.final_tables import tables
from disclosure.reading import Reading
from disclosure.report import read_report

FOLDER = Path(__file__).with_name("final")
EMPTY = ("政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表")
GLOSSARY = (
    "一、财政拨款收入：指单位本年度从本级财政部门取得的财政拨款。",
    "二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
    "三、项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
    "四、“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。",
    "五、机关运行经费：指行政单位使用财政拨款安排的基本支出中的公用经费。",
)


def read_final(truth: dict[str, Any], lines: list[str]) -> Reading:
    """The reading of tables and these paragraphs."""
    document = Document()
    agency, year = truth["agency"], truth["year"]
    opening = (
        *(agency, f"{year}年度部门决算", f"第一部分 {agency}概况"),
        *("一、主要职能", "负责本领域的日常管理和服务工作。", "二、机构设置", "内设办公室等科室。"),
        f"第二部分 {year}年度部门决算表",
    )
    for line in opening:
        document.add_paragraph(line)
    for number, (title, rows) in enumerate(tables(truth), start=1):
        _table(document, f"公开{number:02d}表", title, rows, truth)
    for number, title in enumerate(EMPTY, start=8):
        head = [
            "项目",
            "项目",
            "年初结转和结余",
            "本年收入",
            "本年支出",
            "本年支出",
            "本年支出",
            "年末结转和结余",
        ]
        below = [
            "支出功能分类科目编码",
            "科目名称",
            "年初结转和结余",
            "本年收入",
            "小计",
            "基本支出",
            "项目支出",
            "年末结转和结余",
        ]
        _table(
            document,
            f"公开{number:02d}表",
            title,
            [head, below, ["合计", "合计", *[""] * 6]],
            truth,
        )
        document.add_paragraph("注：本表无数据。")
    for line in (f"第三部分 {year}年度部门决算情况说明", *lines, "第四部分 名词解释", *GLOSSARY):
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return read_report(buffer.getvalue(), file_name=f"{agency}{year}年度部门决算.docx")


def _table(
    document: Any, mark: str, title: str, rows: list[list[str]], truth: dict[str, Any]
) -> None:
    for line in (mark, title, f"部门：{truth['agency']}    {truth['year']}年度    金额单位：万元"):
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    cells = table._cells
    width = len(rows[0])
    for y, row in enumerate(rows):
        x = 0
        while x < width:
            end = x
            while (
                y < 3
                and row[x]
                and end + 1 < width
                and row[end + 1] == row[x]
                and not row[x][0].isdigit()
            ):
                end += 1
            cell = cells[y * width + x]
            if end > x:
                cell = cell.merge(cells[y * width + end])
            if row[x]:
                cell.text = row[x]
            x = end + 1
    document.add_paragraph("")
