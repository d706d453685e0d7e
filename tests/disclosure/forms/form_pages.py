"""Small documents of our own making for the matcher's tests: pages of lines and grids of texts.

`"<"` in a grid repeats the cell to its left, `"^"` the one above (merged cells).
"""

from __future__ import annotations

from disclosure.documents.document import Block, Cell, Document, Line, LineRole, Page, Table
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.reading import ReportTable

Grid = list[list[str]]

T3_HEADER: Grid = [
    ["项目", "<", "2025年预算数", "<", "<"],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
]
T3_ROWS: Grid = [
    ["合计", "", "30.00", "10.00", "20.00"],
    ["206", "科学技术支出", "30.00", "10.00", "20.00"],
    ["20601", "科学技术管理事务", "30.00", "10.00", "20.00"],
    ["2060101", "行政运行", "10.00", "10.00", ""],
    ["2060199", "其他科学技术管理事务支出", "20.00", "", "20.00"],
]
T3_HEAD = ["预算公开表3", "2025年预算支出总表", "部门名称：甲区科学技术局 单位：万元"]
T4_HEADER: Grid = [
    ["收入", "<", "支出", "<", "<", "<", "<"],
    ["项目", "金额", "项目", "金额", "<", "<", "<"],
    ["^", "^", "^", "小计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
]
T12_HEADER: Grid = [
    ["项目名称", "合计", "2025年财政拨款", "<", "<", "财政专户管理资金", "单位资金"],
    ["^", "^", "一般公共预算", "政府性基金预算", "国有资本经营预算", "^", "^"],
    ["1", "2", "3", "4", "5", "6", "7"],
]


def table(grid: Grid, widths: list[float] | None = None) -> Table:
    """A ruled table; with `widths` of the columns its cells have boxes, 10 points high."""
    columns = len(grid[0])
    edges = [sum((widths or [])[:i]) for i in range(columns + 1)]
    cells = []
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            if text in ("<", "^"):
                continue
            wide, high = 1, 1
            while column + wide < columns and texts[column + wide] == "<":
                wide += 1
            while row + high < len(grid) and grid[row + high][column] == "^":
                high += 1
            box = (edges[column], 10.0 * row, edges[column + wide], 10.0 * (row + high))
            cells.append(Cell(row, column, text, high, wide, box if widths else None))
    return Table(len(grid), columns, tuple(cells))


def document(*pages: list[str | Grid | Block], file_format: str = "pdf") -> Document:
    """One list a page: texts are lines, grids are tables, blocks stay as they are."""
    made = []
    for number, blocks in enumerate(pages, start=1):
        made.append(Page(number, f"第{number}页", tuple(_block(block) for block in blocks)))
    return Document("0" * 64, file_format, tuple(made))


def stray(text: str) -> Line:
    return Line(text, None, LineRole.STRAY)


def read(*pages: list[str | Grid | Block]) -> FormReading:
    return read_forms(document(*pages))


def only_table(reading: FormReading) -> ReportTable:
    (found,) = reading.tables
    return found


def figures(found: ReportTable) -> dict[tuple[str, str], str]:
    """What is printed, by row key and column key; blanks left out."""
    keys = {(row.row_no, row.side): row.row_key for row in found.rows}
    return {
        (keys[cell.row_no, cell.side], cell.column_key): cell.printed
        for cell in found.cells
        if cell.printed
    }


def gap_kinds(reading: FormReading) -> list[str]:
    """Kinds of gaps, the tables that a one-table document must miss left out."""
    return [gap.kind for gap in reading.gaps if gap.kind != "missing_table"]


def _block(block: str | Grid | Block) -> Block:
    if isinstance(block, str):
        return Line(block)
    return table(block) if isinstance(block, list) else block
