"""Every query of the cookbook runs as an analyst would run it, and has something to say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from warehouse.cookbook import DOCUMENT, Recipe, cookbook, recipes
from warehouse.publish import publish
from warehouse.snapshot import open_snapshot

EMPTY_HERE = {"逾期公开的部门", "哪里没有读到（一处原因一行）"}
"""Nobody is late in the small district, and what was not read is filled with the findings."""


def test_the_document_is_fresh() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == cookbook(), "运行 python -m warehouse.cookbook"


def test_each_recipe_has_a_title_of_its_own_and_leaves_no_blank() -> None:
    assert len({one.title for one in recipes()}) == len(recipes()) >= 15
    assert not [one.slug for one in recipes() if "$" in one.query()]


def test_a_department_is_written_as_text() -> None:
    asked = next(one for one in recipes() if "$agency" in one.template)
    assert "agency_code = 'O''Neil'" in asked.query(agency_code="O'Neil")


@pytest.fixture(scope="module")
def home(night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    building = Path(shutil.copy(night, folder / "building.duckdb"))
    publish(building, folder, "20250401T020000")
    return folder


@pytest.mark.parametrize("recipe", recipes(), ids=[one.title for one in recipes()])
def test_a_recipe_runs_and_answers(home: Path, recipe: Recipe) -> None:
    with open_snapshot(home) as connection:
        answer = connection.execute(recipe.query()).fetchall()
    assert bool(answer) != (recipe.title in EMPTY_HERE)
