"""A small published night made by hand: departments, rules, findings of every kind."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from PIL import Image

from evidence.finding import Finding
from evidence.pictures import Picture
from notices.writing import write_notice
from warehouse.decisions import Decision, record
from warehouse.sql_files import SCHEMA_ORDER, connect, create, folder, run

NIGHT = "20260302T020000"
TODAY = dt.date(2026, 3, 2)
SHA = "ab12" * 16
REPORT = "999901-104-2025-budget-department-ab12ab12"
HOSTILE = '=HYPERLINK("http://x/","<script>")\n+1 “引号” & \x07'


def insert(connection: duckdb.DuckDBPyConnection, table: str, **values: Any) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values())
    )


def finding(connection: duckdb.DuckDBPyConnection, key: str, **changed: Any) -> None:
    """One finding of 104 in 2025, an error of rule PARENT-SUM unless told otherwise."""
    waiver = changed.pop("local_waiver", None)
    values: dict[str, Any] = {
        "finding_key": key, "rule_id": "PARENT-SUM", "family": "sums", "severity": "error",
        "report_id": REPORT, "agency_code": "104", "agency_name": "示范区教育局",
        "fiscal_year": 2025, "table_no": 5, "location": f"表5 {key}", "message": f"{key}相差1元。",
        "expected": "2.00万元", "actual": "3.00万元", "difference_yuan": 10000, "page_no": 9,
        "page_label": "第9页", "first_seen": TODAY, "last_seen": TODAY, "change": "new",
        "waiver": waiver, "is_consequence": False,
    }  # fmt: skip
    insert(connection, "quality.finding", **{**values, **changed})
    insert(
        connection, "quality.fingerprint", finding_key=key, fingerprint=f"f-{key}", waiver=waiver
    )


def cell(connection: duckdb.DuckDBPyConnection, row_no: int, label: str, printed: str) -> str:
    cell_id = f"{REPORT}/5/-/{row_no}/total"
    shared = {"report_id": REPORT, "table_no": 5, "row_no": row_no, "row_kind": "code"}
    place = {**shared, "row_key": f"205{row_no:02}", "level": 2, "row_label": label}
    insert(connection, "source.table_row", **place, code=f"205{row_no:02}")
    insert(
        connection, "source.cell", **place, code=f"205{row_no:02}", cell_id=cell_id,
        column_key="total", printed=printed, amount_yuan=float(printed) * 10000, page_no=9,
        page_label="第9页", certainty="printed", readings=[],
    )  # fmt: skip
    return cell_id


def _reference(connection: duckdb.DuckDBPyConnection) -> None:
    insert(
        connection, "meta.night", night_id=NIGHT, mof_div_code="999901", jurisdiction_name="示范区",
        as_of=TODAY, started_at=dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC), reader_version="1",
    )  # fmt: skip
    names = {"104": "示范区教育局", "105": '=cmd|"/局<script>', "106": "示范区司法局"}
    for code, name in names.items():
        insert(
            connection, "reference.agency", mof_div_code="999901", agency_code=code,
            agency_name=name, aliases=["区教育局"] if code == "104" else [], secret=False,
        )  # fmt: skip
        insert(
            connection, "mart.coverage", fiscal_year=2025, report_kind="budget", agency_code=code,
            agency_name=name, status="published" if code != "105" else "missing", errors=0,
            warnings=0, is_expected=True,
        )  # fmt: skip
    for rule, title in (("PARENT-SUM", "上级科目=下级科目之和"), ("K-MISSING", "应公开未公开")):
        insert(
            connection, "quality.rule", rule_id=rule, title=title, family="sums",
            severity="error", basis="预算公开表5", message="", false_alarms="",
        )  # fmt: skip


def _report(connection: duckdb.DuckDBPyConnection) -> None:
    insert(
        connection, "source.report", report_id=REPORT, mof_div_code="999901", agency_code="104",
        agency_name="示范区教育局", fiscal_year=2025, report_kind="budget",
        report_level="department", document_sha256=SHA, source_url="http://example.invalid/a.xlsx",
        published_on=dt.date(2025, 2, 3), status="read", unit="万元", form_id="form",
        first_seen_at=dt.datetime(2026, 3, 1, 18, 30, tzinfo=dt.UTC),
        title="示范区教育局2025年部门预算",
    )  # fmt: skip
    insert(
        connection, "source.report_table", report_id=REPORT, table_no=5,
        title="一般公共预算支出表", unit="万元", page_from=9, page_to=9,
    )  # fmt: skip
    insert(
        connection, "source.document", document_sha256=SHA, file_format="xlsx", reader_version="1"
    )
    insert(
        connection, "source.report_document", report_id=REPORT, part_no=1, document_sha256=SHA,
        role="whole", first_page=1, page_count=13,
    )  # fmt: skip
    insert(
        connection, "reference.form_column", form_id="form", table_no=5, column_key="total",
        column_name="合计", role="total", ordinal=1,
    )  # fmt: skip


def _findings(connection: duckdb.DuckDBPyConnection) -> None:
    first, second = cell(connection, 1, "教育管理", "3.00"), cell(connection, 2, "普通教育", "5.00")
    caused = {"cause_key": "c1", "arithmetic": "2.00 ≠ 3.00（万元）"}
    finding(connection, "lead", severity="warning", message=HOSTILE, **caused)
    finding(connection, "follows", is_consequence=True, location="表3与表5：205", **caused)
    insert(
        connection, "quality.cause", cause_key="c1", report_id=REPORT, agency_code="104",
        fiscal_year=2025, main_finding_key="lead", findings=2, decided=True, changes=2,
        alternatives=1, sentence="改动2处即可使2项核对全部成立。",
    )  # fmt: skip
    for rank, (cell_id, needed) in enumerate(((first, "2.00万元"), (second, "6.00万元")), start=1):
        insert(
            connection, "quality.cause_cell", cause_key="c1", alternative=1, rank=rank,
            cell_id=cell_id, printed="3.00", needed_yuan=20000, needed=needed,
        )  # fmt: skip
    insert(connection, "quality.finding_cell", finding_key="lead", cell_id=first, role="total")
    finding(connection, "alone", severity="warning")
    finding(connection, "alike", severity="warning", page_label="第10页")
    finding(connection, "wrong", location="表5误报处")
    finding(connection, "waived", local_waiver="已有书面说明（预算股）", location="表5豁免处")
    finding(connection, "told", severity="info", location="表5说明处")
    finding(
        connection, "missing", rule_id="K-MISSING", report_id=None, agency_code="105",
        agency_name='=cmd|"/局<script>', page_no=None, page_label=None, table_no=None,
        location="2025年部门预算", message="至今未见。", expected="空白", actual="空白",
        difference_yuan=None,
    )  # fmt: skip
    finding(connection, "info-only", agency_code="106", severity="info")


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The night's file, made once."""
    path = tmp_path_factory.mktemp("made") / f"{NIGHT}.duckdb"
    create(path)
    with connect(path) as connection:
        for name in SCHEMA_ORDER:
            run(connection, [file for file in folder("schema") if file.stem == name])
        _reference(connection)
        _report(connection)
        _findings(connection)
    return path


@pytest.fixture
def home(tmp_path: Path, night: Path) -> Path:
    """A data folder with that night; `wrong` is marked as a false alarm since."""
    (tmp_path / "published").mkdir()
    shutil.copy(night, tmp_path / "published")
    said = Decision(
        "wrong", "false_alarm", "科目合并", "f-wrong", "", "审核员", f"{TODAY}T09:00:00+08:00"
    )
    record(tmp_path, said)
    return tmp_path


def png(width: int = 600, height: int = 300) -> Picture:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(buffer, "png")
    return Picture("image/png", buffer.getvalue(), width, height, "第9页")


def no_pictures(_: Finding) -> list[Picture]:
    return []


def write(home: Path, format: str, agency: str = "104", **options: Any) -> tuple[str, bytes]:
    """A notice of the hand-made night, without pictures unless given."""
    chosen = {"pictures": no_pictures, "today": TODAY, **options}
    return write_notice(home, agency, 2025, format, **chosen)
