"""`mingzhang portal try` and `portal init`: what a portal would give, before its file is written.

What belongs here: tables and words. What does not: the walk (`collection.portal.fetching.looking`).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table
from rich.text import Text

from collection.jurisdiction import FOLDER, load_jurisdiction
from collection.portal.fetching.looking import Look, look, place_file
from warehouse.words import word

MOST_ROWS = 200
NO_ADDRESS = "“{url}”不是网址：要以 http:// 或 https:// 开头，从浏览器的地址栏复制最方便。"


def try_portal(url: str, hosts: tuple[str, ...], most_pages: int, delay_seconds: float) -> int:
    """Prints what a walk from an address sees; 0 where it was read whole and holds something."""
    console = Console()
    if not _is_address(url):
        console.print(NO_ADDRESS.format(url=url), style="red", markup=False, highlight=False)
        return 2
    seen = look(url, hosts, most_pages=most_pages, delay_seconds=delay_seconds)
    _print(console, seen)
    return 0 if seen.night.verdict == "whole" and seen.wanted else 1


def init_portal(
    url: str,
    name: str,
    mof_div_code: str,
    file: Path | None,
    delay_seconds: float,
    *,
    hosts: tuple[str, ...] = (),
) -> int:
    """Writes a place file after a look, also at other hosts; never over one that exists."""
    console = Console()
    target = file or FOLDER / f"{mof_div_code}.toml"
    if target.exists():
        console.print(f"已有 {target}，没有改动", style="red")
        return 1
    if not _is_address(url):
        console.print(NO_ADDRESS.format(url=url), style="red", markup=False, highlight=False)
        return 2
    seen = look(url, hosts, most_pages=300, delay_seconds=delay_seconds)
    target.write_text(place_file(seen, name, mof_div_code, hosts), encoding="utf-8")
    load_jurisdiction(target)
    _print(console, seen)
    home = FOLDER / f"{target.stem}.toml"
    move = "" if target.resolve() == home.resolve() else f"移到 {home}，"
    console.print(
        f"已写 {target}；下一步：补部门名录，{move}再 mingzhang run --jurisdiction {target.stem}"
    )
    return 0


def _is_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _print(console: Console, seen: Look) -> None:
    night = seen.night
    console.print(
        Text(
            f"{word('portal', night.verdict)}；系统：{'、'.join(night.systems) or '一般网页'}；"
            f"列表 {night.lists} 个，{night.list_pages}/{night.list_pages_printed} 页；"
            f"条目 {night.items} 个；会取 {len(seen.wanted)} 个文件"
        )
    )
    table = Table(title="会取得的文件", title_justify="left", header_style="bold")
    for column in ("标题", "日期", "地址"):
        table.add_column(column, overflow="fold")
    for one in seen.wanted[:MOST_ROWS]:
        table.add_row(Text(one.title or ""), str(one.published_on or ""), Text(one.url))
    console.print(table)
    reasons = Counter((one.outcome, one.reason) for one in seen.sightings if one.reason)
    others = Table(title="不取的和取不到的", title_justify="left", header_style="bold")
    for column in ("结果", "原因", "个数", "如"):
        others.add_column(column, overflow="fold")
    for (outcome, reason), count in reasons.most_common(40):
        example = next(one for one in seen.sightings if one.reason == reason)
        shown = "取不到" if outcome == "failed" else "不取"
        others.add_row(shown, Text(reason or ""), str(count), Text(example.title or example.url))
    if reasons:
        console.print(others)
    for title in night.lost[:20]:
        console.print(Text(f"列出而取不到：{title}"), style="yellow")
    for gap in night.gaps[:20]:
        console.print(Text(f"没有读到：{gap}"), style="yellow")
    for doubt in night.doubts[:20]:
        console.print(Text(f"可能没有读到：{doubt}"), style="yellow")
