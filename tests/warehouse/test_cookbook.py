"""Every query of the cookbook runs as an analyst would run it, and has something to say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from warehouse.publish import publish
from warehouse.snapshot import open_snapshot

COOKBOOK = Path(__file__).resolve().parents[2] / "docs" / "sql-cookbook.md"
RECIPES = re.findall(
    r"^## (.+?)\n\n```sql\n(.+?)\n```", COOKBOOK.read_text("utf-8"), re.MULTILINE | re.DOTALL
)
EMPTY_HERE = {"逾期公开的部门"}
"""Nobody is late in the small district."""


def test_each_title_has_its_query() -> None:
    assert len(RECIPES) == COOKBOOK.read_text("utf-8").count("\n## ") >= 15


@pytest.fixture(scope="module")
def home(night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    building = Path(shutil.copy(night, folder / "building.duckdb"))
    publish(building, folder, "20250401T020000")
    return folder


@pytest.mark.parametrize(("title", "query"), RECIPES, ids=[title for title, _ in RECIPES])
def test_a_recipe_runs_and_answers(home: Path, title: str, query: str) -> None:
    with open_snapshot(home) as connection:
        answer = connection.execute(query).fetchall()
    assert bool(answer) != (title in EMPTY_HERE)
