"""`mingzhang check`: one report before it is published, by the same rules, without a warehouse.

What belongs here: a throw-away night over one file, and its report on the terminal or as JSON. What
does not: rules and reading.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.text import Text

from disclosure.forms import declaration
from disclosure.reading import Reading
from disclosure.report import read_report
from expectations.evaluate import evaluate
from pipelines.summary import SEVERITY
from warehouse.build import build
from warehouse.files import connect

CLEAN, FOUND_ERRORS, UNREADABLE = 0, 1, 2
PLACE = "000000"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file; `findings` are rows of quality.finding as plain values."""

    file: str
    status: str
    reason: str | None = None
    agency: str | None = None
    fiscal_year: int | None = None
    tables: int = 0
    figures: int = 0
    findings: list[dict[str, Any]] = field(default_factory=list)
    outcomes: dict[str, int] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)

    @property
    def code(self) -> int:
        if self.status == "quarantined":
            return UNREADABLE
        has_errors = any(one["severity"] == "error" for one in self.findings)
        return FOUND_ERRORS if has_errors else CLEAN


def check_files(files: Sequence[Path], *, as_json: bool) -> int:
    """Checks each file and prints what was found; the gravest file's exit code."""
    checked = [check_file(file) for file in files]
    if as_json:
        print(json.dumps([asdict(one) for one in checked], ensure_ascii=False, default=str))
    else:
        console = Console()
        for one in checked:
            _print(one, console)
    return max((one.code for one in checked), default=CLEAN)


def check_file(file: Path) -> Checked:
    """One file, read and checked in a folder that is thrown away."""
    try:
        content = file.read_bytes()
    except OSError as error:
        return Checked(str(file), "quarantined", f"打不开文件：{error.strerror}")
    reading = read_report(content, file_name=file.name)
    if reading.status == "quarantined":
        return Checked(str(file), reading.status, reading.error_reason)
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        night = _build(Path(folder), reading)
        evaluate(night, previous=None)
        return _collected(file, reading, night)


def _build(folder: Path, reading: Reading) -> Path:
    paths = {name: folder / f"{name}.json" for name in ("reading", "reports", "forms", "register")}
    now = dt.datetime.now(ZoneInfo("Asia/Shanghai"))
    paths["reading"].write_text(reading.model_dump_json(), encoding="utf-8")
    empty = {"mof_div_code": PLACE, "name": "", "agencies": [], "expected": [], "bounds": {}}
    for name, value in (
        ("reports", [_report(reading)]),
        ("forms", declaration()),
        ("register", empty),
    ):
        paths[name].write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    night = folder / "night.duckdb"
    build(
        night,
        readings=[paths["reading"]],
        reports=paths["reports"],
        forms=paths["forms"],
        register=paths["register"],
        sightings=[],
        night_id=now.strftime("%Y%m%dT%H%M%S"),
        reader_version=reading.reader_version,
        as_of=now.date(),
        started_at=now,
    )
    return night


def _report(reading: Reading) -> dict[str, Any]:
    identity = reading.identity
    names = identity.agency_names if identity else ()
    return {
        "report_id": f"{PLACE}-{reading.document_sha256[:8]}",
        "mof_div_code": PLACE,
        "agency_code": identity.agency_code if identity else None,
        "agency_name": names[0] if names else None,
        "fiscal_year": identity.fiscal_year if identity else None,
        "report_kind": (identity.report_kind if identity else None) or "budget",
        "report_level": (identity.report_level if identity else None) or "department",
        "document_sha256": reading.document_sha256,
        "status": reading.status,
        "form_id": reading.form_id,
        "title": identity.title if identity else None,
        "identity_source": "document",
    }


def _collected(file: Path, reading: Reading, night: Path) -> Checked:
    with connect(night, read_only=True) as connection:
        result = connection.execute(
            "SELECT rule_id, severity, location, message, expected, actual, difference_yuan, "
            "page_label "
            "FROM quality.finding ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 "
            "ELSE 3 END, table_no, rule_id, location"
        )
        names = [column[0] for column in result.description or []]
        findings = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
        outcomes = dict(
            connection.execute(
                "SELECT outcome, count(*) FROM quality.evaluation GROUP BY 1 ORDER BY 1"
            ).fetchall()
        )
    report = _report(reading)
    return Checked(
        file=str(file),
        status=reading.status,
        agency=report["agency_name"],
        fiscal_year=report["fiscal_year"],
        tables=len(reading.tables),
        figures=sum(
            cell.amount_yuan is not None for table in reading.tables for cell in table.cells
        ),
        findings=findings,
        outcomes=outcomes,
        gaps=[gap.detail for gap in reading.gaps],
    )


def _print(one: Checked, console: Console) -> None:
    console.rule(Path(one.file).name)
    if one.status == "quarantined":
        console.print(Text(f"读不了：{one.reason}", style="red"))
        return
    console.print(
        f"{one.agency or '（未印部门名称）'}　{one.fiscal_year or '（未印年度）'}年　"
        f"表 {one.tables} 张，数字 {one.figures} 个",
        highlight=False,
    )
    for finding in one.findings:
        name, colour = SEVERITY[finding["severity"]]
        line = Text(f"{name} ", style=colour).append(finding["message"], style="default")
        place = finding["page_label"] or ""
        console.print(line.append(f"  {place} {finding['rule_id']}", style="dim"))
    for gap in one.gaps:
        console.print(Text("缺漏 ", style="magenta").append(gap, style="default"))
    if not one.findings:
        console.print("[green]没有发现问题[/green]")
    words = {
        "pass": "成立",
        "rounding": "四舍五入可解释",
        "violated": "不成立",
        "not_evaluable": "无法核对",
        "not_applicable": "不适用",
    }
    counted = "，".join(f"{words[key]} {count}" for key, count in one.outcomes.items())
    console.print(f"规则：{counted}", style="dim", highlight=False)
