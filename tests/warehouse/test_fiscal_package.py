"""The open data of one district and of all: valid by the standard, and nothing counted twice."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import frictionless
import pytest

from commands.export import export_over_all
from commands.fiscal_package import CONCEPTS, DESCRIPTOR, RESOURCES, write_fiscal_package
from tests.warehouse.test_districts import HERE, THERE, publish_night
from warehouse.districts import district_home
from warehouse.over_all import refresh
from warehouse.sql_files import connect


@pytest.fixture(scope="module")
def packages(night: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The descriptors of one district and of two."""
    root = tmp_path_factory.mktemp("districts")
    for code in (HERE, THERE):
        publish_night(night, district_home(root, code, code), code)
    refresh(root)
    with connect(night, read_only=True) as connection:
        one = write_fiscal_package(connection, root / "one", name="mingzhang-one", title="一地")
    return {"one": one, "all": export_over_all(root, root / "out") / "fiscal" / DESCRIPTOR}


@pytest.mark.parametrize("of", ["one", "all"])
def test_frictionless_finds_nothing_wrong(packages: dict[str, Path], of: str) -> None:
    """Each table against its schema; the profile's own stands on a site, which is not asked."""
    told = json.loads(packages[of].read_text("utf-8")) | {"profile": "data-package"}
    folder = str(packages[of].parent)
    report = frictionless.Package.from_descriptor(told, basepath=folder).validate()
    assert report.valid, report.flatten(["title", "note"])
    assert [task.stats["rows"] > 0 for task in report.tasks] == [True] * len(RESOURCES)


def test_it_says_what_each_column_is(packages: dict[str, Path]) -> None:
    told = json.loads(packages["one"].read_text("utf-8"))
    assert (told["profile"], told["countryCode"]) == ("fiscal-data-package", "CN")
    for resource in told["resources"]:
        said = {one["name"]: one.get("columnType") for one in resource["schema"]["fields"]}
        assert said["amount_yuan"] == "value"
        assert said["fiscal_year"] == "date:fiscal-year"
        assert {name for name in said if said[name]} == set(said) & set(CONCEPTS)


@pytest.mark.parametrize("name", [one.name for one in RESOURCES])
def test_two_districts_are_twice_one(packages: dict[str, Path], name: str) -> None:
    one, two = (_total(packages[of].parent / f"{name}.csv") for of in ("one", "all"))
    assert {code for code, _ in two} == {HERE, THERE}
    assert sorted(two.values()) == sorted([*one.values()] * 2)
    assert any(one.values())


def _total(path: Path) -> dict[tuple[str, str], Decimal]:
    found: dict[tuple[str, str], Decimal] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["mof_div_code"], row["fiscal_year"])
            found[key] = found.get(key, Decimal(0)) + Decimal(row["amount_yuan"] or 0)
    return found
