"""Nights that are judged by all rules once, shared by the tests that only read them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import duckdb
import pytest

from expectations.evaluate import evaluate
from tests.expectations.mini_reports import all_cases, build_night, walk_portal
from tests.kept import made_once, run_folder
from warehouse.build import build_marts
from warehouse.sql_files import connect

GATHERED = (
    "test_causes",
    "test_causes_of_prose",
    "test_foreign_tables",
    "test_misprinted_code",
    "test_put_right",
    "test_reading_gaps",
)
"""Files whose CASES stand in one night: planning all rules takes as long for one report as for
many. Each has numbers, and so departments, of its own."""


@pytest.fixture(scope="session")
def evaluated_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Finished but for the guards; tests that write take a copy."""

    def make(folder: Path) -> None:
        path = build_night(folder, all_cases())
        walk_portal(path, "whole")
        evaluate(path, previous=None)
        build_marts(path, None)

    return made_once(run_folder(tmp_path_factory) / "cases", make) / "night.duckdb"


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The reports of all GATHERED files."""

    def make(folder: Path) -> None:
        files = [import_module(f"tests.expectations.{name}") for name in GATHERED]
        cases = [case for file in files for case in file.CASES]
        assert len({case.number for case in cases}) == len(cases)
        path = build_night(folder, cases)
        evaluate(path, previous=None)
        build_marts(path, None)

    folder = made_once(run_folder(tmp_path_factory) / "gathered", make)
    with connect(folder / "night.duckdb", read_only=True) as connection:
        yield connection
