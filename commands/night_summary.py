"""What the terminal says when a night is over: coverage, findings, totals, what to do next.

What belongs here: the words and tables of the summary. What does not: the figures
(`warehouse.review`).
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from commands.sentence import Sentence
from warehouse.damage import said
from warehouse.publish import CURRENT, last_published
from warehouse.review import (
    YearTotals,
    portal_sentences,
    severity_counts,
    worst_findings,
    year_totals,
)
from warehouse.snapshot import open_snapshot
from warehouse.words import word, words
from warehouse.words_in_force import lay_words_over

if TYPE_CHECKING:
    import duckdb

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
SEVERITY = {code: (said, _COLOURS[code]) for code, said in words("severity").items()}
NOTHING = (
    "还没有收到任何报告：门户网站没有给出文件，收件箱也是空的。"
    "请核对栏目地址（mingzhang portal try 网址）。"
)
YI_YUAN = Decimal(100_000_000)
WAN_YUAN = Decimal(10_000)


def print_summary(home: Path, console: Console) -> bool:
    """The whole summary of the newest published night; false when it holds no report at all."""
    with open_snapshot(home) as connection:
        trouble = lay_words_over(connection, home)
        place, night_id = connection.execute(
            "SELECT jurisdiction_name, night_id FROM meta.night"
        ).fetchall()[0]
        console.print()
        console.print(Panel(Text(f"{place}　{night_id}", justify="center"), style="bold"))
        console.print(Sentence(_counts(connection)))
        for sentence in portal_sentences(connection, only_unread=False):
            console.print(Sentence(f"门户 {sentence}"))
        is_empty = not connection.execute("SELECT count(*) FROM source.report").fetchall()[0][0]
        if is_empty:
            console.print(Text(NOTHING, style="bold yellow"))
        console.print(_years(connection, "budget"))
        accounts = _years(connection, "final_account")
        if accounts.row_count:
            console.print(accounts)
        if classes := _classes(connection):
            console.print(classes)
        _print_worst(connection, console)
        _print_quarantine(connection, console)
    for sentence in filter(None, (trouble, *said(home, night_id))):
        console.print(f"[yellow]{sentence}[/yellow]", highlight=False, soft_wrap=True)
    say_where_to_look(home, console)
    return not is_empty


def say_where_to_look(home: Path, console: Console | None = None) -> None:
    """Where the snapshot is, and the commands to go on with."""
    out = console or Console()
    night = last_published(home)
    if night is None:
        out.print(f"还没有已发布的快照（数据目录 {home}）。请先运行 mingzhang run --demo")
        return
    out.print(
        f"\n快照：[bold]{home / 'published' / CURRENT}[/bold]（本夜 {night.name}）",
        highlight=False,
        soft_wrap=True,
    )
    out.print("接下来可以：", highlight=False)
    query = "SELECT agency_name, message FROM quality.finding LIMIT 10"
    for command, purpose in (
        ("mingzhang dashboard", "打开网页：总览、部门、问题及其证据（或 make dashboard）"),
        (f'mingzhang sql "{query}"', "查询"),
        ("mingzhang export", "导出 Parquet 和 Excel"),
        ("mingzhang check 报告.pdf", "公开之前自查一份报告"),
        ("mingzhang dagster", "看每一步、每项检查和日程"),
    ):
        out.print(f"  [green]{command}[/green]  {purpose}", highlight=False, soft_wrap=True)


def amount_text(amount_yuan: Decimal | None) -> str:
    """Yuan as people say it: 亿元 above a hundred million, else 万元."""
    if amount_yuan is None:
        return "—"
    if abs(amount_yuan) >= YI_YUAN:
        return f"{amount_yuan / YI_YUAN:,.2f} 亿元"
    return f"{amount_yuan / WAN_YUAN:,.2f} 万元"


def _share(part: Decimal, whole: Decimal) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def _counts(connection: duckdb.DuckDBPyConnection) -> Text:
    reports, tables, cells, quarantined = connection.execute(
        """
        SELECT (SELECT count(*) FROM source.current_report),
               (SELECT count(*) FROM source.report_table
                JOIN source.current_report USING (report_id)),
               (SELECT count(amount_yuan) FROM source.cell
                JOIN source.current_report USING (report_id)),
               (SELECT count(*) FROM source.report WHERE status = 'quarantined')
        """
    ).fetchall()[0]
    text = Text(
        f"现行报告 {reports} 份，表 {tables:,} 张，数字 {cells:,} 个，隔离的文件 {quarantined} 个。"
    )
    by_severity: dict[str, int] = {}
    for (_, severity), count in severity_counts(connection).items():
        by_severity[severity] = by_severity.get(severity, 0) + count
    for severity, (name, colour) in SEVERITY.items():
        text.append(f" {name} {by_severity.get(severity, 0)} 处", style=colour)
    return text


def _years(connection: duckdb.DuckDBPyConnection, kind: str) -> Table:
    table = Table(
        title=f"部门{word('report_kind', kind)}", title_justify="left", header_style="bold"
    )
    heads = ("年度", "已公开/应公开", "支出合计", "其中可信", "可比增减", "错误", "提醒")
    for name in heads:
        table.add_column(name, justify="right")
    for one in year_totals(connection, kind):
        table.add_row(
            str(one.fiscal_year),
            one.published_said,
            amount_text(one.amount_yuan) if one.counted else "—",
            "—" if one.trusted_share is None else f"{100 * one.trusted_share:.1f}%",
            _change(one),
            str(one.errors),
            str(one.warnings),
        )
    return table


def _change(one: YearTotals) -> str:
    """Over the departments that have both years."""
    if one.change_share is None:
        return "—"
    return f"{100 * one.change_share:+.1f}%"


def _classes(connection: duckdb.DuckDBPyConnection) -> Table | None:
    rows = connection.execute(
        """
        SELECT exp_func_code, exp_func_name, amount_yuan, basic_yuan, project_yuan,
               trusted_amount_yuan, fiscal_year
        FROM mart.spending_by_function
        WHERE level = 1 AND fund_type = 'all' AND report_kind = 'budget' AND fiscal_year = (
            SELECT max(fiscal_year) FROM mart.spending_by_function WHERE report_kind = 'budget')
        ORDER BY amount_yuan DESC NULLS LAST LIMIT 12
        """
    ).fetchall()
    if not rows:
        return None
    title = f"{rows[0][-1]}年各部门支出（万元），按功能分类的前12类"
    table = Table(title=title, title_justify="left", header_style="bold")
    table.add_column("类", no_wrap=True, overflow="ellipsis")
    for name in ("支出", "基本支出", "项目支出", "可信"):
        table.add_column(name, justify="right", no_wrap=True)
    for code, name, amount, basic, project, trusted, _ in rows:
        table.add_row(
            f"{code} {name}",
            *(_wan(value) for value in (amount, basic, project)),
            _share(trusted, amount or Decimal(0)),
        )
    return table


def _wan(amount_yuan: Decimal | None) -> str:
    return "" if amount_yuan is None else f"{amount_yuan / WAN_YUAN:,.2f}"


def _print_worst(connection: duckdb.DuckDBPyConnection, console: Console) -> None:
    rows = worst_findings(connection, most=5)
    if not rows:
        return
    console.print("\n[bold]最要紧的几处[/bold]")
    grid = Table.grid(padding=(0, 0, 0, 2))
    for severity, _, agency, year, _, message in rows:
        name, colour = SEVERITY[severity]
        said = f"{agency or ''}{year or ''}年：{message}"
        grid.add_row(Text(name, style=colour), Sentence(said))
    console.print(grid)


def _print_quarantine(connection: duckdb.DuckDBPyConnection, console: Console) -> None:
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT coalesce(source_url, document_sha256), status_reason FROM source.report "
        "WHERE status = 'quarantined' ORDER BY 1 LIMIT 10"
    ).fetchall()
    if rows:
        console.print("\n[bold]隔离的文件[/bold]")
    for where, reason in rows:
        console.print(f"  {where}：{reason}", highlight=False, markup=False, soft_wrap=True)
