"""Rule files: the catalogue reads them all, and a broken header names file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.rules import FAMILIES, MalformedRule, catalogue, read_rule

HEADER = {
    "title": "收支平衡",
    "severity": "error",
    "convention": "env",
    "tables": "1,2",
    "basis": "预算公开表1",
    "message": "相差{d}。",
    "false_alarms": "-",
    "not_applicable": "空白",
}


def written(folder: Path, header: dict[str, str], family: str = "cross-table") -> Path:
    path = folder / family / "SOME-RULE.sql"
    path.parent.mkdir(parents=True)
    lines = [f"-- {key}: {text}" for key, text in header.items()]
    path.write_text("\n".join([*lines, "-- a comment of the query", "SELECT 1"]), encoding="utf-8")
    return path


def test_a_rule_is_read(tmp_path: Path) -> None:
    rule = read_rule(written(tmp_path, HEADER))
    assert (rule.rule_id, rule.family, rule.tables) == ("SOME-RULE", "cross-table", (1, 2))
    assert rule.sql == "-- a comment of the query\nSELECT 1"


def test_a_rule_says_what_each_of_its_queries_gives(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER)
    checks = read_rule(path).sql
    assert read_rule(path).queries == {"checks": checks}
    sections = ["-- sums:", "FROM a -- note: of b", "-- pairs:", "FROM b"]
    header = path.read_text(encoding="utf-8").removesuffix(checks)
    path.write_text(header + "\n".join(sections), encoding="utf-8")
    assert read_rule(path).queries == {"sums": "FROM a -- note: of b", "pairs": "FROM b"}
    path.write_text(header + "\n".join([*sections, "-- checks:", checks]), encoding="utf-8")
    assert read_rule(path).queries["checks"] == checks


@pytest.mark.parametrize("key", HEADER)
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    header = {name: text for name, text in HEADER.items() if name != key}
    with pytest.raises(MalformedRule, match=rf"cross-table/SOME-RULE\.sql: {key};"):
        read_rule(written(tmp_path, header))


@pytest.mark.parametrize("key", [key for key in HEADER if key != "tables"])
def test_an_empty_key_is_named(tmp_path: Path, key: str) -> None:
    with pytest.raises(MalformedRule, match=rf"cross-table/SOME-RULE\.sql.*{key}"):
        read_rule(written(tmp_path, HEADER | {key: ""}))


@pytest.mark.parametrize(
    ("key", "text"), [("severity", "fatal"), ("convention", "about"), ("tables", "one")]
)
def test_an_unknown_value_is_named(tmp_path: Path, key: str, text: str) -> None:
    with pytest.raises(MalformedRule, match=rf"cross-table/SOME-RULE\.sql.*{key}"):
        read_rule(written(tmp_path, HEADER | {key: text}))


def test_an_unknown_family_is_named(tmp_path: Path) -> None:
    with pytest.raises(MalformedRule, match="unknown family other"):
        read_rule(written(tmp_path, HEADER, family="other"))


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MalformedRule, match=r"SOME-RULE\.sql"):
        read_rule(written(tmp_path, HEADER | {"note": "x"}))


def test_the_catalogue_is_in_the_order_of_the_families() -> None:
    families = [rule.family for rule in catalogue()]
    assert families == sorted(families, key=list(FAMILIES).index)
    assert set(families) == set(FAMILIES)
    assert len({rule.rule_id for rule in catalogue()}) == len(catalogue())
