"""The Excel list: a row a finding, text as text, a sheet by department."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from notices import write_list, write_notice
from tests.notices.conftest import HOSTILE, NIGHT, finding, insert
from warehouse.sql_files import connect


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


def test_one_row_a_finding_with_its_state(home: Path) -> None:
    (night,) = (home / "published").glob("*.duckdb")
    before = night.with_name("20260228T020000.duckdb")  # new is what no night before had
    shutil.copy(night, before)
    with connect(before) as connection:
        connection.execute("UPDATE meta.night SET night_id = ?", [before.stem])
    name, content = write_list(home)
    assert name == f"示范区 问题清单 {NIGHT}.xlsx"
    listed = {row["问题编号"]: row for row in rows(book(content)["问题"])}
    assert len(listed) == 9
    lead = listed["lead"]
    assert (lead["部门代码"], lead["部门"], lead["年度"]) == ("104", "示范区教育局", 2025)
    assert (lead["严重程度"], lead["规则"]) == ("提醒", "上级科目=下级科目之和（PARENT-SUM）")
    assert (lead["印出（元）"], lead["核对得（万元）"], lead["差额（万元）"]) == (30000, 2, 1)
    assert lead["首次发现"].date().isoformat() == "2026-03-02"
    assert listed["follows"]["主要或连带"] == "连带"
    states = {key: row["状态"] for key, row in listed.items()}
    assert states["alone"] == "新发现"
    assert states["wrong"] == "审核为误报：科目合并（审核员，2026-03-02）"
    assert states["waived"] == "豁免：已有书面说明（预算股）"
    assert (listed["missing"]["印出（元）"], listed["missing"]["差额（万元）"]) == (None, None)


def test_departments_are_counted_as_the_findings_stand(home: Path) -> None:
    counted = {row["部门代码"]: row for row in rows(book(write_list(home)[1])["按部门"])}
    assert list(counted) == ["104", "105", "106"]
    own = {key: counted["104"][key] for key in ("错误", "提醒", "说明", "连带", "豁免", "误报")}
    assert own == {"错误": 0, "提醒": 3, "说明": 1, "连带": 1, "豁免": 1, "误报": 1}
    assert (counted["105"]["公开情况"], counted["105"]["错误"]) == ("未公开", 1)
    assert sum(sum(row[key] for key in own) for row in counted.values()) == 9


def test_sheets_can_be_filtered_and_their_heads_stay(home: Path) -> None:
    for sheet in book(write_list(home)[1]).worksheets[1:]:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "C2"
        assert all(sheet.column_dimensions[name].width >= 7 for name in "ABCDEF")


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "http://x/ ", "'=", "1"])
def test_no_text_becomes_a_formula_a_link_or_a_figure(home: Path, begins: str) -> None:
    text = f"{begins}1+cmd|' /C calc'!A0"
    with connect(home / "published" / f"{NIGHT}.duckdb") as night:
        finding(night, "evil", message=text, location=text, actual=text, arithmetic=text)
    content = write_list(home, 2025, "104")[1]
    for sheet in book(content):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in "sndb"
                assert cell.hyperlink is None
                assert cell.data_type != "n" or not isinstance(cell.value, str)
    (evil,) = (row for row in rows(book(content)["问题"]) if row["问题编号"] == "evil")
    assert evil["问题"] == evil["印出（万元）"] == evil["算式"] == text


def test_line_breaks_stay_and_what_no_cell_holds_goes(home: Path) -> None:
    with connect(home / "published" / f"{NIGHT}.duckdb") as night:
        finding(night, "long", message="长" * 40_000)
    listed = {row["问题编号"]: row for row in rows(book(write_list(home)[1])["问题"])}
    assert listed["lead"]["问题"] == HOSTILE.replace("\x07", "")
    assert len(listed["long"]["问题"]) == 32_001


def test_one_department_and_one_year(home: Path) -> None:
    with connect(home / "published" / f"{NIGHT}.duckdb") as night:
        finding(night, "older", fiscal_year=2024)
        insert(
            night, "mart.coverage", fiscal_year=2024, report_kind="budget", agency_code="104",
            agency_name="示范区教育局", status="published", errors=1, warnings=0,
            is_expected=True,
        )  # fmt: skip
    name, content = write_notice(home, "105", 2025, "xlsx")
    assert name.startswith("=cmd_局_script_ 2025年 问题清单")
    assert [row["问题编号"] for row in rows(book(content)["问题"])] == ["missing"]
    assert {row["年度"] for row in rows(book(write_list(home, 2024)[1])["按部门"])} == {2024}
    assert not (home / "notices").exists()


def test_a_district_without_findings_has_an_empty_list(home: Path) -> None:
    content = write_list(home, 1999)[1]
    assert rows(book(content)["问题"]) == []


def test_a_row_leads_back_to_its_page_where_there_is_one(home: Path) -> None:
    base = "https://明账.example/d/140404"
    sheet = book(write_list(home, base=base)[1])["问题"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        link = row[heads.index("证据")].hyperlink
        assert link.target == f"{base}/findings/{row[heads.index('问题编号')].value}"
    links = [cell.hyperlink for row in book(write_list(home)[1])["问题"] for cell in row]
    assert not any(links)
