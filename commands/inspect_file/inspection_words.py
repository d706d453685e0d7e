"""The words of an inspection, shared by the terminal and the web page.

What belongs here: short Chinese sentences. What does not: layout.
"""

from __future__ import annotations

from evidence.inspection import Likeness, SeenTable

KINDS = {"text": "文字", "scan": "扫描识别", "image": "只有图像"}
VERDICTS = {
    "recognised": "已识别",
    "duplicate": "重复",
    "performance": "绩效表",
    "unknown": "未识别",
}
ROLES = {
    "header": "表头",
    "name": "编码、名称",
    "value": "数值",
    "performance": "绩效表",
    "stranger": "表式以外的一栏，或未识别的表",
    "lost": "不在任何一格里的数字",
}


def head_of(table: SeenTable) -> str:
    """表3《2025年预算支出总表》，第6页，35行 105个数字."""
    parts = [f"表{table.table_no}《{table.title}》"] if table.table_no else []
    to = f"至第{table.last_page_no}页" if table.last_page_no != table.page_no else ""
    parts.append(f"{table.page_label}{to}")
    if table.typed is not None:
        figures = sum(cell.amount_yuan is not None for cell in table.typed.cells)
        parts.append(f"{len(table.typed.rows)}行 {figures}个数字，单位{table.typed.unit}")
    else:
        columns = max((len(row) for row in table.grid), default=0)
        parts.append(f"{len(table.grid)}行 {columns}列")
    if table.verdict == "unknown":
        parts.append(f"上方文字：{'／'.join(table.captions[-3:]) or '（无）'}")
    return "，".join(parts)


def likeness_lines(likeness: Likeness | None) -> list[str]:
    """Which declared table an unknown one resembles, and what keeps it from being that one."""
    if likeness is None:
        return ["表名、表头与各表式都不相像"]
    why = "表名相同" if likeness.is_titled else "表名不同"
    lines = [
        f"最像 {likeness.form_id} 的表{likeness.table.table_no}《{likeness.table.title}》"
        f"（{why}，{len(likeness.present)}/{len(likeness.present) + len(likeness.missing)}栏相符）"
    ]
    if likeness.missing:
        lines.append("缺的栏：" + "，".join(likeness.missing))
    if likeness.strangers:
        lines.append("表头中表式没有的文字：" + "，".join(likeness.strangers))
    return lines
