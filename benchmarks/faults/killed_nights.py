"""Nights killed at random: `python -m benchmarks.faults.killed_nights [COUNT[@SEED]]`.

What belongs here: chains of kills over three reports, and what must hold after each: the published
night is whole and true, no original is lost, no document given up; the night behind a chain is made
good. What does not: when and how one is killed (`killing`), single workers (`killed_workers`).
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from benchmarks.faults.killing import Moment, Night, drawn_moment
from demo.demo_report import demo_reports
from demo.packing import WRITERS
from tests.nights.three_reports import FORMATS, three_reports

Kind = Literal["whole", "going on"]
KINDS: tuple[Kind, ...] = ("whole", "going on")
A_CHAIN = 10
"""Kills behind each other, then a night that is left alone."""
Facts = Counter[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Killed:
    """What was found after a kill: `steps` had ended; `trouble` is empty where all is well."""

    seed: int
    kind: Kind
    steps: int
    was_killed: bool
    trouble: str


@dataclass(frozen=True, slots=True)
class Home:
    """A data folder over a place of three reports, and what its nights may show."""

    root: Path
    place: Path

    def night(self, moment: Moment | None = None) -> Night:
        return Night.run(self.root, self.place, moment)

    @property
    def originals(self) -> set[str]:
        return {path.name for path in (self.root / "documents").rglob("*.*")}

    def facts(self) -> Facts | None:
        """Every figure of the published night; None where none opens."""
        try:
            with duckdb.connect(
                self.root / "published" / "mingzhang.duckdb", read_only=True
            ) as one:
                return Counter(one.execute(_FIGURES).fetchall())
        except duckdb.Error:
            return None

    def given_up(self) -> list[str]:
        """Documents that our reader is said to have failed on."""
        return [
            path.name
            for path in (self.root / "readings").rglob("*.json")
            if b'"error_code":"crashed"' in path.read_bytes()
        ]

    def make_anew(self, number: int) -> None:
        """The next night reads and builds everything."""
        shutil.rmtree(self.root / "readings", ignore_errors=True)
        said = self.place.read_text(encoding="utf-8").splitlines(keepends=True)
        rest = "".join(line for line in said if not line.startswith("caveats"))
        self.place.write_text(f'caveats = ["{number}"]\n{rest}', encoding="utf-8")

    def receive(self, number: int) -> None:
        """A fourth report, or the same once more in other bytes: the next night has one to add."""
        report = next(
            one for one in demo_reports() if (one.file_format, one.year) == ("xlsx", 2024)
        )
        path = self.root / "inbox" / f"{number}.xlsx"
        path.parent.mkdir(exist_ok=True)
        WRITERS["xlsx"](report, path)
        with zipfile.ZipFile(path, "a") as package:
            package.comment = f"{number}".encode()
        os.utime(path, (1.7e9, 1.7e9))


_FIGURES = """
SELECT agency_code, fiscal_year, table_no, side, code, row_label, column_key, amount_yuan
FROM source.cell JOIN source.current_report USING (report_id)
"""


def kills(count: int, first: int) -> Iterator[Killed]:
    """So many kills, in chains; each follows from its seed and how busy the machine is."""
    with tempfile.TemporaryDirectory(prefix="mingzhang-killed-") as made:
        folder = Path(made)
        with three_reports(folder / "portal") as place:
            base = Home(folder / "base", place)
            base.root.mkdir()
            cost: dict[Kind, float] = {"whole": base.night().seconds}
            usual, truths = place.read_text(encoding="utf-8"), [base.facts()]
            assert len(base.originals) == len(FORMATS)
            further = _copied(base, folder / "further")
            further.receive(0)
            cost["going on"] = further.night().seconds
            truths.append(further.facts())
            assert truths[0] and truths[1] and truths[0] != truths[1]
            for start in range(first, first + count, A_CHAIN):
                kind = KINDS[start // A_CHAIN % len(KINDS)]
                place.write_text(usual, encoding="utf-8")
                home = _copied(base, folder / "home")
                seeds = range(start, min(start + A_CHAIN, first + count))
                yield from _chain(home, kind, cost[kind], seeds, truths)


def _copied(base: Home, target: Path) -> Home:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(base.root, target, symlinks=True)
    return Home(target, base.place)


def _chain(
    home: Home, kind: Kind, cost: float, seeds: range, truths: list[Facts | None]
) -> Iterator[Killed]:
    for seed in seeds:
        chance = random.Random(f"night {seed}")
        if kind == "whole":
            home.make_anew(seed)
        else:
            home.receive(seed)
        before = home.originals
        night = home.night(drawn_moment(cost, chance))
        trouble = _trouble(home, before, truths)
        if not night.was_killed and night.code:
            trouble = trouble or f"exit code {night.code}: {night.said}"
        yield Killed(seed, kind, night.steps, night.was_killed, trouble)
    left_alone = home.night()
    expected = truths[kind == "going on"]
    trouble = _trouble(home, home.originals, [expected])
    if left_alone.code:
        trouble = f"the night behind the chain: exit code {left_alone.code}: {left_alone.said}"
    if trouble:
        yield Killed(seeds[-1], kind, left_alone.steps, False, trouble)


def _trouble(home: Home, before: set[str], truths: list[Facts | None]) -> str:
    if home.facts() not in truths:
        return "the published night is not whole, or not true"
    if lost := before - home.originals:
        return f"originals lost: {sorted(lost)}"
    if given_up := home.given_up():
        return f"documents given up: {given_up}"
    return ""


def main(count: int, first: int) -> None:
    found: Counter[str] = Counter()
    steps: Counter[tuple[Kind, int]] = Counter()
    for one in kills(count, first):
        found["killed" if one.was_killed else "ended before"] += 1
        if one.was_killed:
            steps[one.kind, one.steps] += 1
        if one.trouble:
            found["trouble"] += 1
            print(one, flush=True)
        told = {f"{kind} after {ended}": number for (kind, ended), number in sorted(steps.items())}
        print(dict(found), told, flush=True)


if __name__ == "__main__":
    how_many, _, from_seed = (sys.argv[1:] or ["20"])[0].partition("@")
    main(int(how_many), int(from_seed or 0))
