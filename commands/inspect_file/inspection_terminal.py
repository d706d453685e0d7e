"""An inspection on the terminal: each table, its columns, what was not understood.

What belongs here: words and colours for a terminal. What does not: what was seen.
"""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.text import Text

from commands.inspect_file.inspection_words import KINDS, VERDICTS, head_of, likeness_lines
from evidence.inspection import Inspection, Likeness, SeenTable

_STYLES = {"recognised": "green", "performance": "magenta", "duplicate": "yellow", "unknown": "red"}


def print_inspection(seen: Inspection, console: Console) -> None:
    """The whole inspection of one file."""
    pages = Counter(page.kind for page in seen.pages)
    console.print(
        f"格式 {seen.file_format}，{len(seen.pages)} 页（"
        + "，".join(f"{KINDS[kind]} {count} 页" for kind, count in pages.items())
        + f"）；表式 {seen.form_id or '未识别，最接近 ' + seen.closest_form_id}",
        highlight=False,
    )
    for table in seen.tables:
        _print_table(table, console)
    for gap in seen.gaps:
        console.print(Text("缺漏 ", style="magenta").append(gap.detail, style="default"))
    counts = Counter(table.verdict for table in seen.tables)
    said = "，".join(f"{VERDICTS[verdict]} {count} 张" for verdict, count in counts.items())
    console.print(f"合计：{said or '没有表'}；缺漏 {len(seen.gaps)} 处", highlight=False)


def _print_table(table: SeenTable, console: Console) -> None:
    head = Text(f"{VERDICTS[table.verdict]} ", style=_STYLES[table.verdict])
    console.print(head.append(head_of(table), style="default"))
    if table.verdict == "performance":
        return
    for column in table.columns:
        places = "、".join(map(str, column.grid_columns))
        console.print(
            Text(f"    第{places}列 ", style="dim")
            .append(column.printed or "（表头空白）", style="default")
            .append(f" → {column.key}", style="cyan")
        )
    for header in table.unknown_columns:
        console.print(Text(f"    表式以外的一栏：{header}", style="yellow"))
    if table.verdict == "unknown":
        _print_likeness(table.likeness, console)


def _print_likeness(likeness: Likeness | None, console: Console) -> None:
    for line in likeness_lines(likeness):
        console.print(Text(f"    {line}", style="yellow"))
