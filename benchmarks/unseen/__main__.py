"""Prints the measures by report and by issuer (the folder that a file is in).

What belongs here: order and words. What does not: measuring.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.unseen.documents import REPORTS, documents
from benchmarks.unseen.left_out import LeftOut, left_out
from benchmarks.unseen.reports import Measured, measure


def main(folder: Path) -> None:
    console = Console(width=160)
    measured: dict[str, list[tuple[str, int, Measured]]] = defaultdict(list)
    taken_away: list[LeftOut] = []
    for name, document in documents(folder):
        issuer = str(Path(name).parent)
        measured[issuer].append((Path(name).name, len(document.pages), measure(document)))
        if (without := left_out(document)) is not None:
            taken_away.append(without)
    console.print(by_report(measured))
    console.print(by_issuer(measured))
    console.print(by_family(taken_away))


def by_report(measured: dict[str, list[tuple[str, int, Measured]]]) -> Table:
    table = headed(
        "By report", "file", "form", "tables", "tokens", "lost", "silent", "invented", "sums"
    )
    for reports in measured.values():
        for name, _, one in reports:
            numbers = " ".join(map(str, one.tables))
            held = f"{one.sums_held}/{one.sums}"
            counts = (one.tokens, one.lost, one.silent, one.invented)
            table.add_row(name, one.form_id or "-", numbers, *map(str, counts), held)
    return table


def by_issuer(measured: dict[str, list[tuple[str, int, Measured]]]) -> Table:
    table = headed(
        "By issuer", "issuer", "read", "tokens", "lost", "silent", "sums held", "ms a page"
    )
    for issuer, reports in measured.items():
        every = [one for _, _, one in reports]
        pages = sum(pages for _, pages, _ in reports)
        tokens, total = sum(one.tokens for one in every), sum(one.sums for one in every)
        table.add_row(
            issuer,
            f"{sum(one.form_id is not None for one in every)} of {len(every)}",
            str(tokens),
            share(sum(one.lost for one in every), tokens),
            share(sum(one.silent for one in every), tokens),
            share(sum(one.sums_held for one in every), total),
            f"{1000 * sum(one.seconds for one in every) / max(pages, 1):.1f}",
        )
    return table


def by_family(taken_away: list[LeftOut]) -> Table:
    table = headed(
        "Leave one family out", "family", "facts", "equal", "missing", "unnamed", "wrong"
    )
    for form_id in sorted({one.form_id for one in taken_away}):
        family = [one for one in taken_away if one.form_id == form_id]
        facts = sum(one.facts for one in family)
        table.add_row(
            form_id,
            str(facts),
            share(sum(one.equal for one in family), facts),
            str(sum(one.missing for one in family)),
            str(sum(one.unnamed for one in family)),
            str(sum(one.wrong for one in family)),
        )
    return table


def headed(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "-"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
