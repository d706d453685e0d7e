"""Budget reports of the demo's tables whose prose is told by a template.

What belongs here: putting tables and sentences into one file, and that file's reading. What does
not: the sentences.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from jinja2 import Environment, StrictUndefined

from benchmarks.voices import final_reports
from benchmarks.voices.budget_truths import budget_truth, budgets
from benchmarks.voices.final_truths import final_truth
from benchmarks.voices.told import Teller
from demo import write_docx as writer
from demo.demo_report import DemoReport
from demo.prose import GLOSSARY
from disclosure.reading import Reading
from disclosure.report import read_report

FOLDER = Path(__file__).with_name("budget")


@dataclass(frozen=True, slots=True)
class Case:
    """One report to be told: `read` makes a reading of its paragraphs."""

    voice: str
    truth: dict[str, Any]
    template: str
    read: Callable[[list[str]], Reading]


def voices(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}


def told(template: str, truth: dict[str, object], teller: Teller) -> list[str]:
    """The paragraphs of a template over what is true."""
    engine = Environment(undefined=StrictUndefined, trim_blocks=False)
    helpers = {name: getattr(teller, name) for name in ("w", "t", "s", "y", "yi", "p", "g", "d")}
    helpers |= {name: getattr(teller, name) for name in ("up", "n", "yr")}
    text = engine.from_string(template).render(**truth, **helpers)
    return [line.strip() for line in text.splitlines() if line.strip()]


def read_told(report: DemoReport, lines: list[str]) -> Reading:
    """The reading of a report's tables with these paragraphs as its third part."""
    year = report.budget.year
    after = [f"第三部分 {year}年度部门预算情况说明", *lines, "第四部分 名词解释", *GLOSSARY]
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(writer, "after_tables", lambda _: after),
    ):
        path = Path(folder) / f"{report.budget.agency_name}{year}年部门预算.docx"
        writer.write_docx(report, path)
        return read_report(path.read_bytes(), file_name=path.name)


def told_reports(each: int) -> Iterator[Case]:
    """Every voice with so many reports."""
    for number, (name, template) in enumerate(voices(FOLDER).items()):
        for report in budgets(each * 3)[number % 3 :: 3]:
            yield Case(name, budget_truth(report.budget), template, partial(read_told, report))
    for number, (name, template) in enumerate(voices(final_reports.FOLDER).items()):
        for one in range(number, number + each):
            truth = final_truth(one)
            yield Case(name, truth, template, partial(final_reports.read_final, truth))
