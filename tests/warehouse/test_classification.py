"""The classification of accounts: sound, proven where it says so, and overruled by an edition."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import duckdb
import openpyxl
import pytest
from typer.testing import CliRunner

from tests.expectations.mini_reports import Case, build_night, evaluate_only
from warehouse.classification import (
    TABLES,
    UnreadableEdition,
    import_edition,
    lay_editions,
    load_compiled,
    official_files,
)
from warehouse.edition import Account, read_edition
from warehouse.sql_files import ROOM, connect, run

EVIDENCE_KINDS = {
    "function": "function",
    "economic": "economic",
    "government_economic": "government",
}


def rows_of(name: str) -> list[dict[str, str]]:
    with (ROOM / "reference" / f"{name}.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def span(row: dict[str, str]) -> tuple[int, int]:
    return int(row["valid_from"]), int(row["valid_to"] or 9999)


@pytest.mark.parametrize("name", TABLES.values())
def test_a_code_has_one_row_a_year_and_a_parent(name: str) -> None:
    by_code: dict[str, list[tuple[int, int]]] = {}
    for row in rows_of(name):
        assert len(row["code"]) == 1 + 2 * int(row["level"])
        assert span(row)[0] <= span(row)[1]
        by_code.setdefault(row["code"], []).append(span(row))
    for code, spans in by_code.items():
        assert all(a[1] < b[0] for a, b in pairwise(sorted(spans))), code
        assert len(code) == 3 or code[:-2] in by_code, code


def test_the_crosswalk_names_codes_that_exist() -> None:
    department = {row["code"] for row in rows_of("department_economic")}
    government = {row["code"] for row in rows_of("government_economic")}
    for row in rows_of("economic_crosswalk"):
        assert row["dep_bgt_eco_code"] in department
        assert row["gov_bgt_eco_code"] in government


def test_every_attested_pair_is_in_the_catalogue_and_marks_its_row() -> None:
    catalogues = {kind: rows_of(name) for kind, name in TABLES.items()}
    proven = set()
    for pair in rows_of("evidence"):
        rows = [
            row
            for row in catalogues[EVIDENCE_KINDS[pair["kind"]]]
            if row["code"] == pair["code"] and span(row)[0] <= int(pair["year"]) <= span(row)[1]
        ]
        assert len(rows) == 1, pair
        assert rows[0]["provenance"] == "attested", pair
        proven.add((rows[0]["code"], rows[0]["valid_from"]))
    marked = {
        (row["code"], row["valid_from"])
        for rows in catalogues.values()
        for row in rows
        if row["provenance"] == "attested"
    }
    assert marked == proven


def xlsx(path: Path, *rows: list[object], title: str = "科目") -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def test_a_split_code_goes_on_from_the_row_above(tmp_path: Path) -> None:
    file = xlsx(
        tmp_path / "a.xlsx",
        ["2025年政府性基金预算支出科目"],
        ["科目编码", None, None, "科目名称", "说明"],
        ["类", "款", "项", None, None],
        [212, None, None, "城乡社区支出", "反映……"],
        [None, 8, None, " 国有土地使用权出让\n收入安排的支出", None],
        [None, None, "01", "征地和拆迁补偿支出", None],
        [212, "08", 2.0, "土地开发支出", None],
    )
    assert read_edition(file, None) == (
        "function",
        [
            Account("212", "城乡社区支出", "government_fund"),
            Account("21208", "国有土地使用权出让收入安排的支出", "government_fund"),
            Account("2120801", "征地和拆迁补偿支出", "government_fund"),
            Account("2120802", "土地开发支出", "government_fund"),
        ],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_of_both_encodings_and_two_lists_side_by_side(tmp_path: Path, encoding: str) -> None:
    content = "科目代码,科目名称,科目代码,科目名称\n501,机关工资福利支出,301,工资福利支出\n"
    file = text(tmp_path / "a.csv", content, encoding)
    assert read_edition(file, "economic")[1] == [Account("301", "工资福利支出", None)]
    assert read_edition(file, "government")[1] == [Account("501", "机关工资福利支出", None)]
    with pytest.raises(UnreadableEdition, match="--kind"):
        read_edition(file, None)


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "absent": (lambda p: p / "none.csv", "打不开"),
    "empty": (lambda p: text(p / "a.csv", " \n"), "空的"),
    "no header": (lambda p: text(p / "a.csv", "201,一般公共服务支出\n"), "没有找到"),
    "old excel": (lambda p: _bytes(p / "a.xls", b"\xd0\xcf\x11\xe0rest"), "旧版"),
    "broken zip": (lambda p: _bytes(p / "a.xlsx", b"PK\x03\x04rest"), "不是能打开的"),
    "binary": (lambda p: _bytes(p / "a.csv", b"\x00\x01\x02"), "不是文本"),
    "neither encoding": (lambda p: _bytes(p / "a.csv", b"\xff\xff\xff"), "UTF-8"),
    "length": (lambda p: text(p / "a.csv", "编码,名称\n2010,甲\n"), "2010"),
    "two names": (lambda p: text(p / "a.csv", "编码,名称\n201,甲\n201,乙\n"), "两个名称"),
    "staff": (lambda p: text(p / "a.csv", "编码,名称\n401,张三\n"), "没有找到"),
}


def _bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_chinese_and_changes_nothing(tmp_path: Path, name: str) -> None:
    make, says = BAD[name]
    with pytest.raises(UnreadableEdition, match=says):
        import_edition(make(tmp_path), tmp_path / "kept", 2025)
    assert official_files(tmp_path / "kept") == []


def test_year_and_kind_are_checked(tmp_path: Path) -> None:
    file = text(tmp_path / "a.csv", "编码,名称\n201,一般公共服务支出\n")
    with pytest.raises(UnreadableEdition, match="年度"):
        import_edition(file, tmp_path, 25)
    with pytest.raises(UnreadableEdition, match="--kind"):
        import_edition(file, tmp_path, 2025, "income")


EDITION = (
    "编码,名称\n201,一般公共服务支出\n20101,人大事务\n2010101,行政运行（新）\n2010177,新设的项\n"
)


def in_force(
    folder: Path, year: int, table: str = "function_classification"
) -> dict[str, tuple[str, str]]:
    with duckdb.connect() as connection:
        run(connection, [ROOM / "schema" / "reference.sql"])
        load_compiled(connection)
        lay_editions(connection, folder)
        rows = connection.execute(
            f"SELECT code, name, provenance FROM reference.{table} "
            "WHERE ? BETWEEN valid_from AND coalesce(valid_to, 9999)",
            [year],
        ).fetchall()
    assert len({row[0] for row in rows}) == len(rows), "a code twice in one year"
    return {code: (name, provenance) for code, name, provenance in rows}


def test_an_edition_rules_its_year_and_its_budget_only(tmp_path: Path) -> None:
    before = {year: in_force(tmp_path, year) for year in (2024, 2025, 2026)}
    changes = import_edition(text(tmp_path / "a.csv", EDITION), tmp_path, 2025)
    assert changes.added == (("2010177", "新设的项"),)
    assert changes.renamed == (("2010101", "行政运行", "行政运行（新）"),)
    assert ("202", "外交支出") in changes.missing
    assert changes.orphans == ()
    after = in_force(tmp_path, 2025)
    assert after["2010101"] == ("行政运行（新）", "official")
    assert "202" not in after
    assert after["21208"] == before[2025]["21208"], "a fund the edition does not speak of"
    assert after["223"] == before[2025]["223"]
    assert in_force(tmp_path, 2024) == before[2024]
    assert in_force(tmp_path, 2026) == before[2026]


def test_editions_of_two_years_leave_the_years_between(tmp_path: Path) -> None:
    before = in_force(tmp_path, 2024)
    file = text(tmp_path / "a.csv", EDITION)
    import_edition(file, tmp_path, 2023)
    import_edition(file, tmp_path, 2025)
    for year in (2023, 2025):
        assert in_force(tmp_path, year)["2010177"] == ("新设的项", "official")
    assert in_force(tmp_path, 2024) == before


def test_a_second_import_replaces_the_first(tmp_path: Path) -> None:
    file = text(tmp_path / "a.csv", EDITION)
    import_edition(file, tmp_path, 2025)
    again = import_edition(file, tmp_path, 2025)
    assert (again.added, again.renamed, again.missing) == ((), (), ())
    file.write_text(EDITION + "20199,其他一般公共服务支出\n", "utf-8")
    assert import_edition(file, tmp_path, 2025).added == (("20199", "其他一般公共服务支出"),)


def test_an_economic_edition(tmp_path: Path) -> None:
    file = text(tmp_path / "a.csv", "编码,名称\n301,工资福利支出\n30101,基本工资\n30201,办公费\n")
    changes = import_edition(file, tmp_path, 2025)
    assert changes.kind == "economic"
    assert changes.orphans == (("30201", "办公费"),)
    assert set(in_force(tmp_path, 2025, "department_economic")) == {"301", "30101", "30201"}
    assert "30103" in in_force(tmp_path, 2024, "department_economic")


def test_outside_an_official_edition_is_found_and_outside_a_compiled_one_is_not(
    tmp_path: Path,
) -> None:
    content = {
        "name": "edition",
        "tables": {"5": ["2010177 新设的项 | 1.00", "2010188 没有的 | 2.00"]},
    }
    import_edition(text(tmp_path / "a.csv", EDITION), tmp_path / "kept", 2025)
    found = {}
    for name, folder in (("compiled", None), ("official", tmp_path / "kept")):
        night = build_night(tmp_path / name, [Case("FUNCTION-CODE-YEAR", 1, content)])
        with connect(night) as connection:
            for table in [*TABLES.values(), "economic_crosswalk"]:
                connection.execute(f"DELETE FROM reference.{table}")
            load_compiled(connection)
            lay_editions(connection, folder)
        evaluate_only(night, "FUNCTION-CODE-YEAR")
        with connect(night, read_only=True) as connection:
            found[name] = connection.execute(
                "SELECT message, severity FROM quality.finding WHERE rule_id = 'FUNCTION-CODE-YEAR'"
            ).fetchall()
    assert found["compiled"] == []
    said = "表5科目2010188 “没有的”不在2025年正式科目之内，请核对。"
    assert found["official"] == [(said, "warning")]


def test_the_command_reports_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from commands.cli import app

    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path / "home"))
    file = text(tmp_path / "a.csv", EDITION)
    done = CliRunner().invoke(app, ["classification", "import", str(file), "--year", "2025"])
    assert done.exit_code == 0, done.output
    assert "2010101 行政运行 → 行政运行（新）" in done.output
    assert "2010177 新设的项" in done.output
    assert "加 --all 全部列出" in done.output
    assert (tmp_path / "home" / "classification" / "2025-function.csv").is_file()


def test_an_edition_of_the_revenue_is_told_by_its_codes(tmp_path: Path) -> None:
    file = text(
        tmp_path / "a.csv",
        "编码,名称\n103,非税收入\n10301,政府性基金收入\n1030148,新名称\n103014801,土地出让价款收入\n",
    )
    changes = import_edition(file, tmp_path / "home", 2026)
    assert (changes.kind, changes.renamed) == (
        "revenue",
        (("1030148", "国有土地使用权出让收入", "新名称"),),
    )
    now = in_force(tmp_path / "home", 2026, "revenue_classification")
    assert now["1030148"][0] == "新名称"
    assert in_force(tmp_path / "home", 2025, "revenue_classification")["1030148"][0] != "新名称"
