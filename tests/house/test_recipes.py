"""The recipes are true: what they name exists, and what they write out works as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.app import create_app
from expectations.judging import evaluate_rules
from expectations.rule_templates import prepare
from expectations.rules import read_rule
from tests.notices.conftest import home, night  # noqa: F401
from warehouse.sql_files import ROOM, connect, run

REPOSITORY = Path(__file__).resolve().parents[2]
RECIPES = sorted((REPOSITORY / "docs" / "recipes").glob("*.md"))
NAMED = re.compile(r"`((?:[a-z_]+/)+[\w.-]*)(?: [^`]*)?`")


def block(recipe: str, language: str) -> str:
    text = (REPOSITORY / "docs" / "recipes" / f"{recipe}.md").read_text("utf-8")
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


def test_there_is_one_for_each_thing_that_grows() -> None:
    assert [path.stem for path in RECIPES] == ["form", "mart", "page", "portal", "rule"]


@pytest.mark.parametrize(
    "path", [*RECIPES, REPOSITORY / "docs" / "testing.md"], ids=lambda p: p.stem
)
def test_every_path_that_it_names_exists(path: Path) -> None:
    named = NAMED.findall(path.read_text("utf-8"))
    assert [one for one in named if not (REPOSITORY / one).exists() and one != ".nights/"] == []


def test_the_rule_runs(night: Path, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "three-public"
    folder.mkdir()
    path = folder / "J-TRAINING.sql"
    path.write_text(block("rule", "sql"), encoding="utf-8")
    rule = read_rule(path)
    assert rule.bounds == (("training_max_wan", 50.0),)
    copy = tmp_path / "night.duckdb"
    copy.write_bytes(night.read_bytes())
    with connect(copy) as connection:
        connection.execute("DELETE FROM quality.rule")
        run(connection, [ROOM / "macros.sql"])
        prepare(connection)
        evaluate_rules(connection, [rule])
        kept = connection.execute("SELECT rule_id FROM quality.evaluation").fetchall()
    assert kept == [("J-TRAINING",)]


def test_the_marts_insert_runs(night: Path, tmp_path: Path) -> None:  # noqa: F811
    copy = tmp_path / "night.duckdb"
    copy.write_bytes(night.read_bytes())
    with connect(copy) as connection:
        connection.execute(block("mart", "sql"))


def test_the_page_opens(home: Path) -> None:  # noqa: F811
    module: dict[str, object] = {}
    exec(block("page", "python"), module)
    app: Starlette = create_app(home)
    app.router.routes[:0] = module["routes"]  # type: ignore[assignment]
    answer = TestClient(app).get("/gravest")
    assert answer.status_code == 200
    assert "最要紧的" in answer.text
