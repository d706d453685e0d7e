"""A district of five departments, written by hand, as the files that a night hands the warehouse.

What belongs here: readings and registers for the tests of this room. What does not: the demo
district, and anything read from a real report.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from disclosure.forms import declaration
from disclosure.reading import Gap, Reading, ReportTable, Statement, TableRow, ValueCell
from warehouse.build import NightFiles, build
from warehouse.night_tables import NightNote

Edit = Callable[["Inputs"], None]
FUNDS = (
    "general_public_budget",
    "government_fund",
    "state_capital",
    "fiscal_special_account",
    "unit_funds",
    "carry_over",
)
NAMES = {
    "307": "科学技术协会",
    "415": "项目推进中心",
    "500": "档案馆",
    "600": "信访局",
    "700": "密",
}


@dataclass
class Line:
    """A printed row: identity and its amounts in 万元 by column key; "" is a blank cell."""

    key: str
    label: str
    kind: str
    level: int
    values: dict[str, str]
    code: str | None = None
    side: str | None = None
    parent: int | None = None
    second: str | None = None


def code(text: str, name: str, **values: str) -> Line:
    level = {3: 1, 5: 2, 7: 3}[len(text)]
    return Line(text, name, "code", level, values, code=text)


def table(table_no: int, *lines: Line, start: int = 1) -> ReportTable:
    """Rows are numbered from `start` in the order given; amounts are printed in 万元."""
    rows, cells = [], []
    for row_no, line in enumerate(lines, start):
        rows.append(
            TableRow(
                row_no=row_no,
                side=line.side,
                row_kind=line.kind,
                row_key=line.key,
                level=line.level,
                parent_row_no=line.parent,
                label=line.label,
                second_label=line.second,
                code=line.code,
            )
        )
        cells += [_cell(row_no, line.side, key, printed) for key, printed in line.values.items()]
    return ReportTable(
        table_no=table_no,
        title=f"表{table_no}",
        unit="万元",
        page_from=table_no,
        page_to=table_no,
        rows=tuple(rows),
        cells=tuple(cells),
    )


def _cell(row_no: int, side: str | None, key: str, printed: str) -> ValueCell:
    return ValueCell(
        row_no=row_no,
        side=side,
        column_key=key,
        printed=printed,
        amount_yuan=Decimal(printed) * 10000 if printed else None,
        quantum_yuan=Decimal(100) if printed else None,
        page_no=1,
        page_label="第1页",
        bbox=(1.5, 2.5, 3.5, 4.5),
    )


def spending(*rows: tuple[str, str, str, str, str]) -> ReportTable:
    """Table 3 of (code or "", name, total, basic, project)."""
    return table(
        3,
        *(
            code(key, name, total=total, basic=basic, project=project)
            if key
            else Line(
                "total", name, "total", 0, {"total": total, "basic": basic, "project": project}
            )
            for key, name, total, basic, project in rows
        ),
    )


def reading_of(name: str, *tables: ReportTable, **more: Any) -> Reading:
    sha = hashlib.sha256(name.encode()).hexdigest()
    shape = {"status": "read", "file_format": "pdf", "form_id": "shanxi-department-budget"}
    return Reading(
        reader_version="1", document_sha256=sha, page_count=13, tables=tables, **shape | more
    )


def _economic_table() -> ReportTable:
    """Table 6 of 307."""
    item = {"kind": "item", "level": 2}
    return table(
        6,
        Line("total", "合计", "total", 0, _sides("60.01", "50.00", "10.01")),
        Line(
            "category:工资福利支出",
            "工资福利支出",
            "category",
            1,
            _sides("50.00", "50.00", ""),
            parent=1,
        ),
        Line(
            "item:1",
            "基本工资",
            values=_sides("49.00", "49.00", ""),
            parent=2,
            second="工资奖金津补贴",
            **item,
        ),
        Line(
            "item:2",
            "旧账新名",
            values=_sides("1.00", "1.00", ""),
            parent=2,
            second="工资奖金津补贴",
            **item,
        ),
        Line(
            "category:商品和服务支出",
            "商品和服务支出",
            "category",
            1,
            _sides("10.01", "", "10.01"),
            parent=1,
        ),
        Line(
            "item:3",
            "办公费",
            values=_sides("10.01", "", "10.01"),
            parent=5,
            second="办公经费",
            **item,
        ),
    )


def science_association() -> Reading:
    """307: all levels printed, two funds, table 6 with an item that no classification knows."""
    return reading_of(
        "307",
        table(
            1,
            Line("carry_over", "上年结转", "line", 1, {"amount": "10.00"}, side="income"),
            Line("grand_total", "收入总计", "total", 0, {"amount": "110.00"}, side="income"),
            Line("206", "科学技术支出", "class", 1, {"total": "110.00"}, "206", "expenditure"),
        ),
        table(
            2,
            Line("total", "合计", "total", 0, _funds("100.00", "10.00")),
            code("206", "科学技术支出", **_funds("100.00", "10.00")),
            code("20607", "科学技术普及", **_funds("100.00", "10.00")),
            code("2060701", "机构运行", **_funds("60.01", "")),
            code("2060702", "科普活动", **_funds("39.99", "10.00")),
        ),
        spending(
            ("", "合计", "110.00", "60.01", "49.99"),
            ("206", "科学技术支出", "110.00", "60.01", "49.99"),
            ("20607", "科学技术普及", "110.00", "60.01", "49.99"),
            ("2060701", "机构运行", "60.01", "60.01", ""),
            ("2060702", "科普活动", "49.99", "", "49.99"),
        ),
        _economic_table(),
        table(
            10,
            Line("reception", "公务接待费", "line", 1, {"total": "0.50"}),
            Line("total", "合计", "total", 0, {"total": "0.50"}),
        ),
        table(
            12,
            Line("department", "科学技术协会", "department", 0, {"total": "39.99"}),
            Line("unit:本级", "科协本级", "unit", 1, {"total": "39.99"}, parent=1),
            Line("project:科普", "科普活动", "project", 2, {"total": "39.99"}, parent=2),
        ),
        statements=(_statement(),),
    )


def project_centre() -> Reading:
    """415: prints items only below a section; its class is never printed."""
    return reading_of(
        "415",
        spending(
            ("", "合计", "30.00", "20.00", "10.00"),
            ("20607", "科学技术普及", "30.00", "20.00", "10.00"),
            ("2060702", "科普活动", "30.00", "20.00", "10.00"),
        ),
        gaps=(Gap(kind="missing_table", detail="缺少表10", table_no=10),),
        status="read_with_gaps",
    )


def _funds(general: str, carried: str) -> dict[str, str]:
    total = str(Decimal(general or 0) + Decimal(carried or 0))
    return {"total": total, **dict.fromkeys(FUNDS, "")} | {
        "general_public_budget": general,
        "carry_over": carried,
    }


def _sides(total: str, personnel: str, public: str) -> dict[str, str]:
    return {"total": total, "personnel": personnel, "public": public}


def _statement() -> Statement:
    return Statement(
        statement_no=1,
        section_no=1,
        section="收支总体情况",
        subject="expenditure",
        measure="level",
        year=2025,
        amount=Decimal("110.00"),
        unit="万元",
        amount_yuan=Decimal(1100000),
        decimals=2,
        direction=None,
        percent=None,
        quote="支出总计110.00万元",
        span=(0, 12),
        page_no=2,
        page_label="第2页",
    )


def report_of(reading: Reading, agency: str, **more: Any) -> dict[str, Any]:
    """A line of reports.json, by the contract's names."""
    level = more.get("report_level", "department")
    return {
        "report_id": f"140404-{agency}-2025-budget-{level}-{reading.document_sha256[:8]}",
        "mof_div_code": "140404",
        "agency_code": agency,
        "agency_name": NAMES[agency],
        "fiscal_year": 2025,
        "report_kind": "budget",
        "report_level": level,
        "document_sha256": reading.document_sha256,
        "source_url": f"http://127.0.0.1/{agency}.pdf",
        "published_on": "2025-03-10",
        "first_seen_at": "2025-03-11T02:00:00+08:00",
        "status": reading.status,
        "unit": "万元",
        "form_id": reading.form_id,
        "title": f"2025年{NAMES[agency]}部门预算",
        "superseded_by": None,
        **more,
    }


@dataclass
class Inputs:
    """What a night hands over, before it is written down."""

    readings: list[Reading] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    expected: tuple[str, ...] = ("307", "415", "500", "600", "700")
    torn_log: bool = True

    def add(self, reading: Reading, agency: str, **more: Any) -> str:
        self.readings.append(reading)
        self.reports.append(report_of(reading, agency, **more))
        return str(self.reports[-1]["report_id"])


def district() -> Inputs:
    """Two readable departments, a unit's own report, a superseded one, a quarantined one."""
    inputs = Inputs()
    current = inputs.add(science_association(), "307")
    inputs.add(project_centre(), "415")
    old = spending(("", "合计", "999.00", "999.00", ""), ("206", "科技", "999.00", "999.00", ""))
    inputs.add(reading_of("307-old", old), "307", superseded_by=current)
    inputs.add(reading_of("307-unit", old), "307", report_level="unit")
    broken = reading_of("600", status="quarantined", error_reason="文件已加密")
    inputs.add(broken, "600", status_reason="文件已加密")
    return inputs


def write(inputs: Inputs, folder: Path) -> NightFiles:
    """The inputs as files."""
    register = {
        "mof_div_code": "140404",
        "name": "长治市上党区",
        "agencies": [
            {"agency_code": key, "agency_name": name, "aliases": [], "secret": key == "700"}
            for key, name in NAMES.items()
        ],
        "expected": [
            {
                "agency_code": key,
                "fiscal_year": 2025,
                "report_kind": "budget",
                "due_on": "2025-03-20",
            }
            for key in inputs.expected
        ],
        "bounds": {"vehicle_running_max_wan": "8.0"},
    }
    files = NightFiles.written(
        folder,
        readings=((one.document_sha256, one.model_dump_json()) for one in inputs.readings),
        reports=inputs.reports,
        forms=declaration(),
        register=register,
    )
    log = folder / "crawl.jsonl"
    lines = [json.dumps(_sighting(report)) for report in inputs.reports]
    log.write_text("\n".join(lines) + ('\n{"publication_id": "torn' if inputs.torn_log else ""))
    return replace(files, sightings=[log])


def _sighting(report: dict[str, Any]) -> dict[str, Any]:
    return {
        "publication_id": report["report_id"],
        "mof_div_code": "140404",
        "origin": "portal",
        "url": report["source_url"],
        "seen_at": "2025-03-11T02:00:00+08:00",
        "http_status": 200,
        "document_sha256": report["document_sha256"],
        "outcome": "fetched",
        "file_path": f"documents/{report['document_sha256']}.pdf",
    }


def note(night_id: str = "20250401T020000") -> NightNote:
    """A night of the first of April, whatever its identifier."""
    moment = dt.datetime(2025, 4, 1, 2, tzinfo=dt.UTC)
    return NightNote(night_id=night_id, reader_version="1", as_of=moment.date(), started_at=moment)


def build_district(target: Path, inputs: Inputs, night_id: str = "20250401T020000") -> Path:
    """`target`, built without findings and without marts."""
    began = dt.datetime.strptime(night_id, "%Y%m%dT%H%M%S").astimezone()
    files = write(inputs, target.parent / f"{target.stem}-inputs")
    build(target, files, replace(note(night_id), started_at=began))
    return target
