"""The classification of accounts in the warehouse: what is compiled, and official editions over it.

What belongs here: loading both, keeping an edition in the data folder, and what it changes. What
does not: reading an edition's file (`edition`), or printing (`commands.classification_import`).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.edition import KIND_NAMES, Account, UnreadableEdition, read_edition
from warehouse.sql_files import REFERENCE_CSV, ROOM, SETTINGS, run
from warehouse.whole_file import replacing

TABLES = {
    "function": "function_classification",
    "economic": "department_economic",
    "government": "government_economic",
    "revenue": "revenue_classification",
}
FIRST_YEAR, LAST_YEAR = 2007, 2100
"""The present classification began in 2007."""
_FILE = re.compile(r"\d{4}-(?:function|economic|government|revenue)\.csv")


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edition changed in its year: codes with names, in the order of codes.

    `renamed` is code, name before, name now; `missing` were in force before and are not in it.
    """

    kind: str
    year: int
    accounts: int
    added: tuple[tuple[str, str], ...]
    renamed: tuple[tuple[str, str, str], ...]
    missing: tuple[tuple[str, str], ...]
    orphans: tuple[tuple[str, str], ...]


def load_compiled(connection: duckdb.DuckDBPyConnection) -> None:
    """Fills the reference tables with the compiled rows."""
    for name in REFERENCE_CSV:
        file = str(ROOM / "reference" / f"{name}.csv")
        connection.execute(
            f"INSERT INTO reference.{name} BY NAME "
            "SELECT * FROM read_csv(?, header = true, all_varchar = true, nullstr = '')",
            [file],
        )


def lay_editions(connection: duckdb.DuckDBPyConnection, folder: Path | None) -> None:
    """Lays the official editions in `folder`, if there are any, over the compiled rows."""
    editions = official_files(folder)
    if editions:
        connection.execute("SET VARIABLE official = ?", [[str(file) for file in editions]])
        run(connection, [ROOM / "load" / "classification.sql"])


def official_files(folder: Path | None) -> list[Path]:
    """The editions that were imported: <year>-<kind>.csv."""
    if folder is None or not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if _FILE.fullmatch(file.name))


def import_edition(file: Path, folder: Path, year: int, kind: str | None = None) -> Changes:
    """Keeps the edition of `file` in `folder` and says what it changes for `year`.

    An edition of the same year and kind is replaced. Raises UnreadableEdition.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableEdition(f"年度 {year} 不对，应为 {FIRST_YEAR} 至 {LAST_YEAR} 之间")
    if kind is not None and kind not in TABLES:
        raise UnreadableEdition(f"--kind 应为 {'、'.join(TABLES)} 之一，不是“{kind}”")
    kind, accounts = read_edition(file, kind)
    before = _in_force(folder, year, kind)
    _keep(folder / f"{year}-{kind}.csv", accounts)
    after = _in_force(folder, year, kind)
    codes = {account.code for account in accounts}
    return Changes(
        kind,
        year,
        len(accounts),
        added=tuple((code, after[code]) for code in after if code not in before),
        renamed=tuple(
            (code, before[code], after[code])
            for code in after
            if code in before and _plain(before[code]) != _plain(after[code])
        ),
        missing=tuple((code, before[code]) for code in before if code not in after),
        orphans=tuple(
            (a.code, a.name) for a in accounts if len(a.code) > 3 and a.code[:-2] not in codes
        ),
    )


def _plain(name: str) -> str:
    """As `plain_name` in macros.sql, so that a report and the rules agree on what a new name is."""
    return re.sub(r"[\s,、，'\"“”‘’]", "", name.translate(str.maketrans("()", "（）")))


def _keep(target: Path, accounts: list[Account]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as fresh, fresh.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("code", "name", "fund"))
        writer.writerows((one.code, one.name, one.fund or "") for one in accounts)


def _in_force(folder: Path, year: int, kind: str) -> dict[str, str]:
    """Code to name as a night would have them for `year`."""
    with duckdb.connect(config=dict(SETTINGS)) as connection:
        run(connection, [ROOM / "schema" / "reference.sql"])
        load_compiled(connection)
        lay_editions(connection, folder)
        rows = connection.execute(
            f"SELECT code, min(name) FROM reference.{TABLES[kind]} "
            "WHERE ? BETWEEN valid_from AND coalesce(valid_to, 9999) GROUP BY code ORDER BY code",
            [year],
        ).fetchall()
    return {str(code): str(name) for code, name in rows}


__all__ = [
    "KIND_NAMES",
    "Changes",
    "UnreadableEdition",
    "import_edition",
    "lay_editions",
    "load_compiled",
    "official_files",
]
