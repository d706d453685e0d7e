"""Reports of a few lines in TOML, as one night's file: each case is one report of one department.

What belongs here: the notation and the building. What does not: the cases (`expectations/cases`)
and what is expected of them. `prose` is a list of lines, headings among them, and is read as a
report's is; `others` are further reports of the same night, of the same department and the year
before unless they say otherwise. Rows are identified by the same code that reads real reports;
columns are given in the order of the form, `-` is a blank cell, missing columns are blank, and a
figure behind which stands `?` is an uncertain one of a scan:
`"206 科学技术支出 | 100.00 40.00 60.00"`, `"基本工资 / 工资奖金津补贴 | 49.00 49.00"`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from disclosure.documents.document import Document, Line, Page
from disclosure.forms import declaration
from disclosure.narrative import prose_sections, relations, statements, told_sections
from disclosure.reading import (
    Gap,
    PerformanceAmount,
    PerformanceIndicator,
    PerformanceTable,
    Reading,
    Statement,
)
from expectations.evaluate import evaluate
from expectations.rules import CASES, catalogue
from tests.chosen_rules import only_rules
from tests.expectations.mini_tables import FORM, form_of, table
from warehouse.build import NightFiles, build
from warehouse.night_tables import NightNote
from warehouse.sql_files import connect

PLACE = "140404"
AS_OF = dt.date(2025, 4, 1)


@dataclass(frozen=True)
class Case:
    """One case of a rule file; `number` makes the department, `content` is the TOML's table."""

    rule_id: str
    number: int
    content: dict[str, Any] = field(hash=False)

    @property
    def others(self) -> list[Case]:
        """The other reports of the case, of the year before unless `year` says otherwise.

        `peers` are as many alike, of other departments, `{i}` in them counting from 11, and
        `peers_before` their reports of the year before;
        `superseded` is replaced by the case's own report; `suffix` makes another department.
        """
        shared = {"name": self.content["name"], "year": self.year - 1, "agency": self.agency_name}
        given = [*self.content.get("others", []), *self._peers()]
        found = [Case(self.rule_id, self.number, {**shared, **one}) for one in given]
        for one in found:
            if one.content.get("superseded"):
                one.content["report"] = {"superseded_by": report_id(self)}
        return found

    def _peers(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for key, year in (("peers", self.year), ("peers_before", self.year - 1)):
            if key in self.content:
                shared = {"year": year, "agency": "第{i}同类局", "suffix": "{i}"}
                alike = json.dumps({**self.content[key], **shared})
                found += [json.loads(alike.replace("{i}", str(i))) for i in range(11, 26)]
        return found

    @property
    def name(self) -> str:
        return f"{self.rule_id}: {self.content['name']}"

    @property
    def agency_code(self) -> str:
        return f"{self.number:05d}{self.content.get('suffix', '')}"

    @property
    def agency_name(self) -> str:
        return str(self.content.get("agency", f"第{self.number}局"))

    @property
    def year(self) -> int:
        return int(self.content.get("year", 2025))


def all_cases() -> list[Case]:
    found: list[tuple[str, dict[str, Any]]] = []
    for path in sorted(CASES.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [(path.stem, case) for case in content["case"]]
    return [Case(rule_id, number, case) for number, (rule_id, case) in enumerate(found, 1)]


def build_night(folder: Path, cases: Sequence[Case], as_of: dt.date = AS_OF) -> Path:
    """The night's file of all cases together, not yet evaluated."""
    target = folder / "night.duckdb"
    every = [one for case in cases for one in (case, *case.others)]
    published = [case for case in every if case.content.get("published", True)]
    readings = [reading_of(case) for case in published]
    reports = [_report(case, reading) for case, reading in zip(published, readings, strict=True)]
    files = NightFiles.written(
        folder,
        readings=((one.document_sha256, one.model_dump_json()) for one in readings),
        reports=reports,
        forms=declaration(),
        register=_register(every),
    )
    log = folder / "crawl.jsonl"
    seen = [
        {**_sighting(report), **case.content.get("sighting", {})}
        for case, report in zip(published, reports, strict=True)
    ]
    seen += [
        {**_sighting(report), **one, "publication_id": f"{report['report_id']}/{number}"}
        for case, report in zip(published, reports, strict=True)
        for number, one in enumerate(case.content.get("sightings", []))
    ]
    log.write_text("\n".join(json.dumps(one) for one in seen), "utf-8")
    note = NightNote(
        night_id="20250401T020000",
        reader_version="1",
        as_of=as_of,
        started_at=dt.datetime(2025, 4, 1, 2, tzinfo=dt.UTC),
    )
    build(target, replace(files, sightings=[log]), note)
    return target


def walk_portal(night: Path, verdict: str, portal: str = "门户") -> None:
    """As if a portal of the place had been walked that night with this verdict."""
    with connect(night) as connection:
        connection.execute(
            "INSERT INTO source.portal_night BY NAME "
            "SELECT night_id, mof_div_code, ? AS portal, ? AS verdict, 1 AS lists, "
            "1 AS list_pages, 1 AS list_pages_printed, 1 AS items, 1 AS items_printed, "
            "1 AS followed, 1 AS kept, 0 AS unchanged, 0 AS skipped, 0 AS failed, 0 AS blocked "
            "FROM meta.night",
            [portal, verdict],
        )


def evaluate_only(
    path: Path, *rule_ids: str, previous: Path | None = None, home: Path | None = None
) -> None:
    """Evaluates the night by a few rules: what a test asks of one rule needs no other's queries."""
    with only_rules(*rule_ids):
        evaluate(path, previous=previous, home=home)


def of_families(*families: str) -> list[str]:
    """The rules of some families, by name."""
    return [rule.rule_id for rule in catalogue() if rule.family in families]


def reading_of(case: Case) -> Reading:
    """The case as the reader would hand it over."""
    content = case.content
    tables = tuple(
        table(int(number), sides, case.content, case.agency_name)
        for number, sides in content.get("tables", {}).items()
    )
    identity = f"{case.agency_code} {case.year} {case.content.get('version', '')} {case.name}"
    sha = hashlib.sha256(identity.encode()).hexdigest()
    document = _document(case)
    told = told_sections(document)
    said = statements(told)
    return Reading(
        reader_version="1",
        document_sha256=sha,
        file_format="pdf",
        status="read_with_gaps" if content.get("gaps") else "read",
        form_id=form_of(content).form_id if content.get("form", True) else None,
        page_count=30,
        tables=tables,
        contents=tuple(content.get("contents", [])),
        sections=prose_sections(document),
        statements=(*said, *_statements(content.get("statements", []))),
        relations=relations(told, said),
        performance_tables=tuple(_performance(content.get("performance", []), case)),
        gaps=tuple(Gap(**{"detail": gap["kind"], **gap}) for gap in content.get("gaps", [])),
    )


def _document(case: Case) -> Document:
    """The case's prose below a cover, as a Word file's body."""
    cover = f"{case.year}年{case.agency_name}部门预算"
    lines = tuple(Line(text) for text in [cover, *case.content.get("prose", [])])
    return Document("0" * 64, "docx", (Page(1, "正文", lines),))


def _performance(given: Sequence[dict[str, Any]], case: Case) -> Iterable[PerformanceTable]:
    """`amounts` are `scope source printed`, in yuan for a project; `indicators` are
    `scope level1 level2 level3 target`, · where a level is blank."""
    for number, one in enumerate(given, 1):
        unit = 1 if one.get("project_name") else 10000
        amounts = [text.split() for text in one.get("amounts", [])]
        indicators = [text.split() for text in one.get("indicators", [])]
        shape: dict[str, Any] = {
            "form_no": number,
            "scope": "project" if one.get("project_name") else "whole",
            "title": "绩效目标表",
            "printed_year": case.year,
            "agency_code": case.agency_code,
            "agency_name": case.agency_name,
            "implementing_unit": case.agency_name,
            "project_name": None,
            "page_from": 20 + number,
            "page_to": 20 + number,
            "page_label": f"第{20 + number}页",
            "fields": {},
        }
        yield PerformanceTable(
            **shape | {k: v for k, v in one.items() if k not in {"amounts", "indicators"}},
            amounts=tuple(
                PerformanceAmount(
                    scope=scope,
                    source_name=source,
                    printed=printed,
                    amount_yuan=None if printed == "-" else Decimal(printed) * unit,
                    page_no=20 + number,
                )
                for scope, source, printed in amounts
            ),
            indicators=tuple(
                PerformanceIndicator(
                    scope=a, level1=b.strip("·"), level2=c.strip("·"), level3=d, target=e
                )
                for a, b, c, d, e in indicators
            ),
        )


def _statements(given: Sequence[dict[str, Any]]) -> Iterable[Statement]:
    for number, one in enumerate(given, 1):
        shape: dict[str, Any] = {
            "statement_no": 1000 + number,
            "section_no": 1,
            "section": "其他说明",
            "year": 2025,
            "amount": None,
            "unit": "辆",
            "amount_yuan": None,
            "decimals": 0,
            "direction": None,
            "percent": None,
            "quote": str(one),
            "span": (0, 1),
            "page_no": 20,
            "page_label": "第20页",
        }
        yield Statement(**shape | one)


def report_id(case: Case) -> str:
    version = case.content.get("version", "")
    return f"{PLACE}-{case.agency_code}-{case.year}-budget-department{version}"


def _report(case: Case, reading: Reading) -> dict[str, Any]:
    quarantined = case.content.get("quarantined")
    return {
        "report_id": report_id(case),
        "mof_div_code": PLACE,
        "agency_code": case.agency_code,
        "agency_name": case.agency_name,
        "fiscal_year": case.year,
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": reading.document_sha256,
        "source_url": f"http://127.0.0.1/{case.agency_code}{case.content.get('version', '')}.pdf",
        "first_seen_at": "2025-03-11T02:00:00+08:00",
        "status": "quarantined" if quarantined else reading.status,
        "status_reason": quarantined,
        "unit": "万元",
        "form_id": reading.form_id,
        "title": f"{case.year}年{case.agency_name}部门预算",
        **case.content.get("report", {}),
    }


def _register(cases: Sequence[Case]) -> dict[str, Any]:
    """A case with `expected` is in the list of reports due: {due_on = "2025-03-20"}."""
    return {
        "mof_div_code": PLACE,
        "name": "长治市上党区",
        "agencies": [
            {
                "agency_code": case.agency_code,
                "agency_name": case.agency_name,
                "aliases": [],
                "secret": "secret" in case.content,
                "secret_ground": case.content.get("secret"),
            }
            for case in {case.agency_code: case for case in cases}.values()
            if not case.content.get("unregistered")
        ],
        "expected": [
            {
                "agency_code": case.agency_code,
                "fiscal_year": case.year,
                "report_kind": "budget",
                **case.content["expected"],
            }
            for case in cases
            if "expected" in case.content
        ],
        "bounds": {},
        "forms": [{"report_kind": "budget", "first_year": 2020, "form_id": FORM.form_id}],
        "district_totals": [
            {"fiscal_year": case.year, **one}
            for case in cases
            for one in case.content.get("district_totals", [])
        ],
    }


def _sighting(report: dict[str, Any]) -> dict[str, Any]:
    return {
        "publication_id": report["report_id"],
        "mof_div_code": PLACE,
        "origin": "portal",
        "url": report["source_url"],
        "seen_at": "2025-04-01T02:00:00+08:00",
        "http_status": 200,
        "document_sha256": report["document_sha256"],
        "outcome": "fetched",
        "file_path": f"documents/{report['document_sha256']}.pdf",
    }
