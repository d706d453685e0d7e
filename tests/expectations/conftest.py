"""One evaluated night of all cases, shared by the tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.evaluate import evaluate
from tests.expectations.mini_reports import all_cases, build_night, walk_portal
from tests.kept import made_once, run_folder
from warehouse.build import build_marts


@pytest.fixture(scope="session")
def evaluated_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Finished but for the guards; tests that write take a copy."""

    def make(folder: Path) -> None:
        path = build_night(folder, all_cases())
        walk_portal(path, "whole")
        evaluate(path, previous=None)
        build_marts(path, None)

    return made_once(run_folder(tmp_path_factory) / "cases", make) / "night.duckdb"
