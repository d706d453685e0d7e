"""A made-up district (../shared/practice) as a night, and what its truth files say of it.

What belongs here: the night, and truth told from the truth files alone. What does not: what is
asked of pages. The district was drawn by a generator that shares nothing with the product.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from assets.throwaway_night import judged_night
from disclosure.reading import Reading
from tests.drawn import drawing
from tests.kept import read_once
from warehouse.build import build_marts

SCANS = ("609-2025", "304-2024", "307-2024", "304-2025")
"""With pages that are pictures: 6, 8, 19 and 23 of them."""
CONTRADICTING = frozenset(
    {
        "projects_differ_from_t3", "columns_swapped", "parent_sum_wrong", "project_row_missing",
        "row_parts_wrong", "missing_leaf_row", "wrong_table_total", "last_year_table_left",
        "code_of_wrong_parent",
    }
)  # fmt: skip
"""Kinds of planted errors after which a figure of table 3 and one that must equal it differ."""
NIGHT = dt.datetime(2025, 4, 1, 2, tzinfo=dt.UTC)
MONEY = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?=万元|元|%)")


@dataclass(frozen=True)
class District:
    """The district's folder and the reports of it that a night has, by `code-year`."""

    folder: Path
    stems: tuple[str, ...]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Departments of the register by code."""
        registry = self._truth("registry")
        return {one["code"]: one["name"] for one in registry["departments"]}

    @cached_property
    def totals(self) -> Mapping[str, Decimal]:
        """What table 3 of each report prints as its total, in yuan."""
        return {
            stem: next(
                Decimal(one["amount_yuan"])
                for one in self._truth(stem)["facts"]
                if (one["table_no"], one["code"], one["column"]) == (3, None, "total")
            )
            for stem in self.stems
        }

    @cached_property
    def planted(self) -> Sequence[Mapping[str, Any]]:
        """Planted errors of severity error in the reports of the night. A row printed twice, of
        which the sums know one, is a warning: both figures are true."""
        return [
            one
            for one in self._truth("injected")["errors"]
            if one["document"] in self.stems
            and one["severity"] == "error"
            and one["kind"] != "duplicated_row"
        ]

    @property
    def contradicted(self) -> frozenset[str]:
        """Reports in which another printed figure contradicts table 3."""
        return frozenset(one["document"] for one in self.planted if one["kind"] in CONTRADICTING)

    def of(self, year: int) -> Mapping[str, Decimal]:
        """Totals of one year by code, in yuan."""
        return {
            stem.partition("-")[0]: amount
            for stem, amount in self.totals.items()
            if stem.endswith(str(year))
        }

    def amounts(self, stem: str) -> frozenset[Decimal]:
        """Every amount in yuan and percentage that a report prints, and what planting changed."""
        told = self._truth(stem)
        facts = [*told["facts"], *told["statements"]]
        facts += [fact for form in told["performance"] for fact in form["facts"]]
        changes = [
            change
            for one in self._truth("injected")["errors"]
            if one["document"] == stem
            for change in (one, *one["changes"])
        ]
        known = {Decimal(one["amount_yuan"]) for one in facts if one.get("amount_yuan")}
        for text in [one["printed"] for one in facts] + [
            change.get(side) for change in changes for side in ("true", "printed")
        ]:
            for printed in re.findall(r"-?\d[\d,]*(?:\.\d+)?", str(text or "")):
                figure = Decimal(printed.replace(",", ""))
                known |= {figure, figure * 10_000}
        return frozenset(map(abs, known))

    def _truth(self, name: str) -> Any:
        return json.loads((self.folder / "truth" / f"{name}.json").read_text("utf-8"))


def district(folder: Path, *, scans: Sequence[str] = SCANS, most: int | None = None) -> District:
    """The district with all its reports that are no pictures, and `scans` of those that are; those
    of so many departments, drawn by the day."""
    found = {file.stem for file in (folder / "documents").iterdir() if "original" not in file.stem}
    stems = found - set(SCANS) | set(scans)
    if most is not None:
        codes = sorted({stem.partition("-")[0] for stem in stems})
        drawn = drawing().sample(codes, most)
        stems = {stem for stem in stems if stem.partition("-")[0] in drawn}
    return District(folder, tuple(sorted(stems)))


def night_over(known: District, folder: Path) -> Path:
    """The published file of a night over the reports of `known`, under `folder`."""
    read = [*_read(known)]
    register = {
        "mof_div_code": "149904", "name": "潞安市漳源区", "bounds": {},
        "agencies": [
            {"agency_code": code, "agency_name": name} for code, name in known.names.items()
        ],
        "expected": [
            {"agency_code": code, "fiscal_year": year, "report_kind": "budget",
             "due_on": f"{year}-03-20"}
            for code in known.names for year in (2024, 2025)
        ],
    }  # fmt: skip
    rows = [_report(stem, known.names, reading) for stem, reading in read]
    (folder / "published").mkdir()
    judged = judged_night(folder, [reading for _, reading in read], rows, register, NIGHT)
    built = judged.rename(folder / "published" / f"{NIGHT:%Y%m%dT%H%M%S}.duckdb")
    build_marts(built, None)
    return built


def _read(known: District) -> Iterator[tuple[str, Reading]]:
    files = {file.stem: file for file in (known.folder / "documents").iterdir()}
    for stem in known.stems:
        yield stem, read_once(files[stem].read_bytes(), file_name=files[stem].name)


def _report(stem: str, names: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    code, _, year = stem.partition("-")
    return {
        "report_id": stem,
        "mof_div_code": "149904",
        "agency_code": code,
        "agency_name": names[code],
        "fiscal_year": int(year),
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": reading.document_sha256,
        "status": reading.status,
        "unit": "万元",
        "form_id": reading.form_id,
    }
