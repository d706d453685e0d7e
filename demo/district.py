"""The whole demo district on disk: reports, truth, and what the portal serves.

What belongs here: which file is published where and when. What does not: serving (`portal`).
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from demo.demo_report import CORRECTED, DemoReport, corrected, demo_reports
from demo.kept_district import mark, stands, write_site
from demo.packing import WRITERS, write_report
from demo.site import pages


def write_district(folder: Path) -> None:
    """Writes every file of the district; nothing to do where this version's district stands."""
    if stands(folder):
        return
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "files").mkdir(parents=True)
    reports = demo_reports()
    published = [(report, folder / "files") for report in reports if report.is_published]
    corrections = [
        (corrected(report), folder / "files" / f"更正-{report.file_name}")
        for report in reports
        if (report.agency_code, report.year) in CORRECTED
    ]
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        list(pool.map(_write_report, published, chunksize=4))
        list(pool.map(_write, corrections))
    truth = json.dumps(
        [_truth(report) for report in current_reports()], ensure_ascii=False, default=str
    )
    (folder / "truth.json").write_text(truth, encoding="utf-8")
    write_site(folder, pages(folder))
    mark(folder)


def _write_report(job: tuple[DemoReport, Path]) -> None:
    write_report(*job)


def _write(job: tuple[DemoReport, Path]) -> None:
    report, path = job
    WRITERS[report.file_format](report, path)


def current_reports() -> tuple[DemoReport, ...]:
    """What a reader of the portal must end up with: corrected where corrected, none unpublished."""
    return tuple(
        corrected(report) if (report.agency_code, report.year) in CORRECTED else report
        for report in demo_reports()
        if report.is_published
    )


def _truth(report: DemoReport) -> dict[str, Any]:
    return {
        "agency_code": report.agency_code,
        "agency_name": report.budget.agency_name,
        "fiscal_year": report.year,
        "file": report.file_name,
        "planted": [one.as_dict() for one in report.planted],
        "cells": [asdict(cell) for cell in report.cells()],
    }


def function_totals(year: int) -> dict[str, Decimal]:
    """The district's printed total by function code, in yuan (table 3 of current reports)."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for report in current_reports():
        for cell in report.cells():
            if (
                report.year == year
                and cell.table_no == 3
                and cell.column_key == "total"
                and cell.code
            ):
                totals[cell.code] += cell.amount_yuan or 0
    return dict(totals)


def economic_totals(year: int) -> dict[tuple[str, str], Decimal]:
    """The district's printed total by (category, item) of table 6, in yuan."""
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for report in current_reports():
        for cell in report.cells():
            if report.year == year and cell.table_no == 6 and cell.column_key == "total":
                kind, _, rest = cell.row_key.partition(":")
                if kind == "category":
                    totals[rest, ""] += cell.amount_yuan or 0
                elif kind == "item":
                    category, item, _ = rest.split("/")
                    totals[category, item] += cell.amount_yuan or 0
    return dict(totals)
