"""`mingzhang classification import`: an official edition of the accounts, and what it changes.

What belongs here: the report on the terminal. What does not: reading and keeping the edition.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from warehouse.classification import KIND_NAMES, Changes, import_edition

SHOWN = 40


def import_and_report(
    home: Path, file: Path, year: int, kind: str | None, show_all: bool = False
) -> Changes:
    """Keeps the edition under `home`/classification and prints the changes.

    Raises UnreadableEdition with a Chinese reason.
    """
    changes = import_edition(file, home / "classification", year, kind)
    console = Console()
    console.print(
        f"已导入 {year} 年{KIND_NAMES[changes.kind]}科目 {changes.accounts} 个，"
        "下一次运行起优先于自行整理的目录。",
        highlight=False,
    )
    _print(console, "新增", [f"{code} {name}" for code, name in changes.added], show_all)
    renamed = [f"{code} {old} → {new}" for code, old, new in changes.renamed]
    _print(console, "更名", renamed, show_all)
    missing = [f"{code} {name}" for code, name in changes.missing]
    _print(console, "正式版本中没有，该年不再有效", missing, show_all)
    orphans = [f"{code} {name}" for code, name in changes.orphans]
    _print(console, "注意：缺上级科目", orphans, show_all)
    return changes


def _print(console: Console, title: str, lines: Sequence[str], show_all: bool) -> None:
    console.print(f"\n[bold]{title}[/bold]：{len(lines)}", highlight=False)
    shown = lines if show_all else lines[:SHOWN]
    for line in shown:
        console.print(f"  {escape(line)}", highlight=False, soft_wrap=True)
    if len(shown) < len(lines):
        left = len(lines) - len(shown)
        console.print(f"  ……还有 {left} 个，加 --all 全部列出", style="dim", highlight=False)
