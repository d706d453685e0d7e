"""Commands as a person types them, over one small published night."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pytest
from rich.console import Console

from commands import cli
from commands.sql import print_table
from demo.demo_report import demo_reports
from demo.write_xlsx import write_xlsx
from tests.running import mingzhang
from tests.warehouse.small_district import build_district, district
from warehouse.build import build_marts
from warehouse.publish import publish
from warehouse.sql_files import connect

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one published night of five departments."""
    folder = tmp_path_factory.mktemp("home")
    building = build_district(folder / "building.duckdb", district())
    with connect(building) as connection:
        connection.execute("INSERT INTO quality.guard VALUES ('keys', '编号不重复', true, 0, NULL)")
    build_marts(building, None)
    publish(building, folder, "20250401T020000")
    return folder


Called = Callable[..., tuple[object, str]]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Called:
    """A command in this process, its exit code and what it says of its failure.

    Ten processes' imports take longer than what these tests ask.
    """

    def call(home: Path, *arguments: str) -> tuple[object, str]:
        monkeypatch.setenv("MINGZHANG_HOME", str(home))
        monkeypatch.setattr("sys.argv", ["mingzhang", *arguments])
        monkeypatch.setattr(cli, "_leave", sys.exit)
        with pytest.raises(SystemExit) as done:
            cli.main()
        return done.value.code, capsys.readouterr().err

    return call


def test_sql_prints_a_table_and_csv(home: Path) -> None:
    table = mingzhang(home, "sql", "SELECT 1.50 AS 金额, '甲' AS 部门")
    assert table.returncode == 0
    assert "金额" in table.stdout
    assert "1 行" in table.stdout
    csv = mingzhang(home, "sql", "--csv", "SELECT count(*) AS n FROM source.report")
    assert csv.stdout == f"n\n{len(district().reports)}\n"


@pytest.mark.parametrize(("width", "shown"), [(80, True), (400, False)])
def test_columns_that_would_be_a_letter_wide_are_lines(width: int, *, shown: bool) -> None:
    printed = io.StringIO()
    console = Console(width=width, force_terminal=True, file=printed, color_system=None)
    columns = [f"column_{number}" for number in range(20)]
    print_table(console, columns, [("某某局", *range(19))])
    lines = printed.getvalue().splitlines()
    assert any(line.split() == ["column_0", "某某局"] for line in lines) == shown


@pytest.mark.parametrize(
    "query",
    [
        "SELEC 1",
        "CREATE TABLE x (a INTEGER)",
        "DELETE FROM source.cell",
        "SELECT * FROM read_text('/etc/passwd')",
        "ATTACH '/tmp/x.duckdb'",
        "COPY source.cell TO '/tmp/stolen.csv'",
        "SET enable_external_access = true",
    ],
)
def test_sql_can_neither_write_nor_reach_outside(home: Path, query: str, called: Called) -> None:
    code, said = called(home, "sql", query)
    assert code == 2
    assert "出错" in said
    assert "Error" not in said
    assert "Traceback" not in said


def test_what_the_system_says_is_said_in_chinese(
    home: Path, tmp_path: Path, called: Called
) -> None:
    for command in (["inspect", str(tmp_path / "nope.pdf")], ["export", str(tmp_path / "a" / "b")]):
        (tmp_path / "a").touch()
        code, said = called(home, *command)
        assert code == 2
        assert "Errno" not in said
        whole = said.replace("\n", "")  # a long path breaks the line anywhere
        assert "没有这个文件或文件夹" in whole or "不是文件夹" in whole


def test_of_a_year_that_nothing_is_known_of_no_notice_says_that_all_is_well(
    home: Path, called: Called
) -> None:
    code, said = called(home, "notice", "--year", "1999")
    assert code == 2
    assert "没有1999年的报告；有数据的年度：" in said


def test_before_the_first_night_everything_says_so(tmp_path: Path, called: Called) -> None:
    for command in (["sql", "SELECT 1"], ["export"]):
        code, said = called(tmp_path, *command)
        assert code == 2
        assert "mingzhang run" in said


def test_export_writes_parquet_and_a_safe_workbook(home: Path, tmp_path: Path) -> None:
    done = mingzhang(home, "export", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    parquet = tmp_path / "out" / "parquet" / "mart.spending_by_function.parquet"
    rows = duckdb.execute(f"SELECT count(*) FROM '{parquet}'").fetchall()
    assert rows[0][0] > 0
    book = openpyxl.load_workbook(tmp_path / "out" / "明账.xlsx")
    assert book.sheetnames[0] == "说明"
    sheet = book["功能分类"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].value == "预算年度"
    assert not [
        cell for ws in book for row in ws.iter_rows() for cell in row if cell.data_type == "f"
    ]


def test_check_says_what_is_wrong_and_its_exit_code(tmp_path: Path) -> None:
    """A report without a fault: `test_check.py`."""
    wrong = next(one for one in demo_reports() if (one.agency_code, one.year) == ("122", 2025))
    write_xlsx(wrong, tmp_path / "wrong.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    said = mingzhang(tmp_path, "check", str(tmp_path / "wrong.xlsx"))
    assert said.returncode == 1
    assert "表6" in said.stdout
    broken = mingzhang(tmp_path, "check", "--json", str(tmp_path / "broken.xlsx"))
    assert broken.returncode == 2
    assert json.loads(broken.stdout)[0]["status"] == "quarantined"


def test_an_unknown_place_is_a_clear_error(tmp_path: Path) -> None:
    done = mingzhang(tmp_path, "run", "--jurisdiction", "atlantis")
    assert done.returncode == 2
    assert "atlantis" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
