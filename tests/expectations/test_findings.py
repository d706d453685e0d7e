"""Findings over two nights: keys that stay, what is new, open and closed, and what they say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from expectations import causes
from expectations import evaluate as evaluation
from expectations.evaluate import evaluate
from expectations.finding_rows import finding_key, message_of, on_one_line, with_table_names
from expectations.judging import RuleFailed
from expectations.rules import Rule, catalogue
from tests.expectations.mini_reports import AS_OF, Case, build_night, evaluate_only, of_families
from warehouse.sql_files import connect

SOUND = "206 科学技术支出 | 100.00 40.00 60.00"
FAULTY = "206 科学技术支出 | 130.00 40.00 60.00"
NEXT_NIGHT = AS_OF + dt.timedelta(days=1)


def test_what_is_quoted_over_a_line_end_is_joined() -> None:
    assert on_one_line("“中共某市委\n宣传部”：“合计 \n  数”") == "“中共某市委宣传部”：“合计   数”"
    assert on_one_line("“Windows\nServer”") == "“Windows Server”"


def built(folder: Path, rows: list[str], as_of: dt.date = AS_OF) -> Path:
    """One department a row, each with that row alone in table 3."""
    cases = [
        Case("BASIC-PROJECT", number, {"name": f"{folder.name} {row}", "tables": {"3": [row]}})
        for number, row in enumerate(rows, 1)
    ]
    return build_night(folder, cases, as_of)


def night(folder: Path, rows: list[str], previous: Path | None, as_of: dt.date = AS_OF) -> Path:
    path = built(folder, rows, as_of)
    evaluate_only(path, "BASIC-PROJECT", previous=previous)
    return path


def findings(path: Path) -> dict[str, tuple[str, dt.date, dt.date, str]]:
    with connect(path, read_only=True) as connection:
        rows = connection.execute(
            "SELECT agency_code, finding_key, first_seen, last_seen, change FROM quality.finding "
            "WHERE rule_id = 'BASIC-PROJECT'"
        ).fetchall()
    return {agency: (key, first, last, change) for agency, key, first, last, change in rows}


def test_a_finding_keeps_its_key_and_its_first_night(tmp_path: Path) -> None:
    first = night(tmp_path / "first", [FAULTY, FAULTY, SOUND], None)
    second = night(tmp_path / "second", [FAULTY, SOUND, FAULTY], first, NEXT_NIGHT)
    before, after = findings(first), findings(second)
    assert {a: f[1:] for a, f in before.items()} == {
        "00001": (AS_OF, AS_OF, "new"),
        "00002": (AS_OF, AS_OF, "new"),
    }
    assert after["00001"] == (before["00001"][0], AS_OF, NEXT_NIGHT, "open")
    assert after["00003"][1:] == (NEXT_NIGHT, NEXT_NIGHT, "new")
    assert set(after) == {"00001", "00003"}
    with connect(second, read_only=True) as connection:
        closed = connection.execute(
            "SELECT finding_key, agency_code, first_seen, last_seen FROM quality.closed_finding "
            "WHERE rule_id = 'BASIC-PROJECT'"
        ).fetchall()
    assert closed == [(before["00002"][0], "00002", AS_OF, AS_OF)]


def test_where_nothing_was_found_no_cause_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(causes, "write_identities", None)
    assert findings(night(tmp_path / "sound", [SOUND], None)) == {}
    with pytest.raises(TypeError):
        night(tmp_path / "faulty", [FAULTY], None)


def test_a_finding_names_its_cells_and_page(tmp_path: Path) -> None:
    path = night(tmp_path / "first", [FAULTY], None)
    with connect(path, read_only=True) as connection:
        finding = connection.execute(
            "SELECT expected, actual, difference_yuan, envelope_yuan, page_no, page_label "
            "FROM quality.finding WHERE rule_id = 'BASIC-PROJECT'"
        ).fetchall()
        cells = connection.execute(
            "SELECT column_key, role FROM quality.finding_cell JOIN source.cell USING (cell_id) "
            "JOIN quality.finding USING (finding_key) WHERE rule_id = 'BASIC-PROJECT' ORDER BY ALL"
        ).fetchall()
    assert finding == [("100.00万元", "130.00万元", 300000, 150, 3, "第3页")]
    assert cells == [("basic", "part"), ("project", "part"), ("total", "total")]


def test_the_same_inputs_give_the_same_findings(tmp_path: Path) -> None:
    one, two = (built(tmp_path / name / "x", [FAULTY, SOUND]) for name in ("one", "two"))
    for path in (one, two):
        evaluate_only(path, *of_families("table-arithmetic", "hierarchy"))
    for table in ("finding", "finding_cell", "instance", "evaluation", "rule"):
        with connect(one, read_only=True) as left, connect(two, read_only=True) as right:
            query = f"SELECT * FROM quality.{table} ORDER BY ALL"
            assert left.execute(query).fetchall() == right.execute(query).fetchall()


def test_a_key_tells_place_and_rule_apart() -> None:
    assert finding_key("R", "1", None) == finding_key("R", "1", None)
    assert finding_key("R", "1", None) != finding_key("R", "1", "2")
    assert finding_key("R", "12") != finding_key("R1", "2")


def test_tables_without_numbers_go_by_title_and_quotations_stay_as_printed() -> None:
    names = {5: "《一般公共预算支出表》", 12: "《项目表》"}
    said = "说明“见表5”写为1.00万元，表5“行政运行”为2.00万元，表12没有这一行，表15不变。"
    assert with_table_names(said, names) == (
        "说明“见表5”写为1.00万元，《一般公共预算支出表》“行政运行”为2.00万元，"
        "《项目表》没有这一行，表15不变。"
    )
    assert with_table_names(said, {}) == said
    assert with_table_names("缺少表12《项目表》。", names) == "缺少《项目表》。"
    quoting = {10: "《“三公”经费表》"}
    assert with_table_names("缺少表10《“三公”经费表》。", quoting) == "缺少《“三公”经费表》。"


def test_an_argument_that_is_missing_is_the_rules_error() -> None:
    assert message_of("相差{d}。", {"d": "1.00万元"}) == "相差1.00万元。"
    with pytest.raises(KeyError):
        message_of("相差{d}。", {})


def test_a_rule_that_cannot_run_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Rule(**{**_facts(catalogue()[0]), "sql": "SELECT nothing FROM nowhere"})
    monkeypatch.setattr(evaluation, "catalogue", lambda: (broken,))
    with pytest.raises(RuleFailed, match=broken.rule_id):
        evaluate(built(tmp_path / "first", [SOUND]), previous=None)


def _facts(rule: Rule) -> dict[str, object]:
    return {name: getattr(rule, name) for name in Rule.__dataclass_fields__}
