"""A checked file on the terminal: what is wrong, why, and what follows from it.

What belongs here: words and colours for a terminal. What does not: what was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from commands.check.check_result import Checked
from commands.night_summary import SEVERITY
from commands.sentence import Sentence
from evidence.finding import Finding
from warehouse.words import words

OUTCOMES = words("outcome")
VERDICTS = {
    "publish": ("可以公开", "green"),
    "look": ("没有读全", "yellow"),
    "mend": ("改后再公开", "red"),
    "unreadable": ("读不了", "red"),
}


def print_checked(one: Checked, console: Console) -> None:
    """The whole report on one file."""
    console.rule(one.heading)
    if one.status == "quarantined":
        console.print(Sentence(f"读不了：{one.reason}", style="red"))
        if one.document_sha256:
            console.print(Sentence(f"{one.remedy}。"))
        return
    console.print(
        f"{one.agency or '（未印部门名称）'}　{one.fiscal_year or '（未印年度）'}年　"
        f"表 {one.tables} 张，数字 {one.figures} 个",
        highlight=False,
    )
    for number, finding in enumerate(one.leading, start=1):
        _print_finding(number, finding, one.consequences(finding), console)
    for gap in one.gaps:
        console.print(Sentence(Text("缺漏 ", style="magenta").append(gap, style="default")))
    if not one.findings:
        console.print("[green]没有发现问题[/green]")
    console.print()
    console.print(f"合计：{summed(one)}", highlight=False)
    counted = "，".join(f"{OUTCOMES[key]} {count}" for key, count in one.outcomes.items())
    console.print(f"规则：{counted}", style="dim", highlight=False)
    colour = VERDICTS[one.verdict.code][1]
    console.print(Sentence(f"结论：{one.verdict.words}", style=f"bold {colour}"))


def print_verdicts(checked: Sequence[Checked], console: Console) -> None:
    """One line over several reports: how many may be published, how many not."""
    counts = Counter(one.verdict.code for one in checked)
    said = "，".join(
        f"{said} {counts[code]}" for code, (said, _) in VERDICTS.items() if counts[code]
    )
    console.rule()
    console.print(f"共 {len(checked)} 份报告：{said}", highlight=False)


def summed(one: Checked) -> str:
    """错误 1 处，提醒 2 处，说明 3 处."""
    return "，".join(f"{SEVERITY[key][0]} {count} 处" for key, count in one.counts.items())


def _print_finding(
    number: int, finding: Finding, consequences: list[Finding], console: Console
) -> None:
    name, colour = SEVERITY[finding.severity]
    place = "，".join(filter(None, (finding.page_label, finding.rule_id)))
    message = Sentence(Text(finding.message).append(f"（{place}）", style="dim"))
    rows = [(Text(f"{number} {name}", style=colour), message)]
    for label, text in (
        ("算式", finding.arithmetic),
        ("原因", finding.sentence),
        ("不计入", finding.waiver),
    ):
        if text:
            rows.append((Text(label, style="cyan"), Sentence(text)))
    if consequences:
        places = "；".join(f"{other.location}（{other.rule_id}）" for other in consequences)
        rows.append(
            (Text(f"连带{len(consequences)}处", style="cyan"), Sentence(places, style="dim"))
        )
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", min_width=7)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)
    console.print(grid)
