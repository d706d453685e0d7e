"""What reports really print, held against the classification of accounts.

Run: python -m benchmarks.classification FOLDER [--write]. What belongs here: every pair of code and
name that the tables of published reports print (of forms known or not), with its year, and how far
the catalogue agrees; with --write the two files of pairs, and the mark `attested` on rows that they
prove. What does not: correcting names or years, which a person does.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from disclosure.documents.document import Cell, Document, Table
from disclosure.documents.opening import open_document
from disclosure.forms.texts import code_text, comparable, key_text, printed_year
from disclosure.report import read_document
from warehouse.sql_files import ROOM

REFERENCE = ROOM / "reference"
KINDS = {"2": "function", "3": "economic", "5": "government_economic"}
CATALOGUES = {
    "function": "function_classification",
    "economic": "department_economic",
    "government_economic": "government_economic",
}
FORMATS = frozenset({".pdf", ".docx", ".xlsx"})
_CODE = re.compile(r"[235]\d{2}(?:\d{2}){0,2}")
_PART = re.compile(r"\d{2}")
_NAME = re.compile(r"[一-鿿]{2}")
_HEADER = re.compile(r"编码|代码")
_NAME_HEADER = re.compile(r"名称|科目(?!编码|代码)")
_OTHER_HEADER = re.compile(r"单位|部门名称|项目|采购")


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A code and its name as printed (no white space, brackets full-width) in one year."""

    kind: str
    code: str
    name: str
    year: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """One row that prints a pair; at the edge of a page a name may be cut."""

    code: str
    name: str
    is_whole: bool


def evidence(files: Iterable[Path]) -> tuple[Counter[Pair], list[Pair]]:
    """Each pair with the number of reports that print it whole; and pairs seen at page edges only.

    The same report in several formats (one file name) counts once; what is recognised from an
    image is no evidence.
    """
    reports: dict[Pair, set[str]] = defaultdict(set)
    edges: set[Pair] = set()
    for file in sorted(files):
        document = open_document(file.read_bytes(), file_name=file.name, recognise_scans=False)
        year = _year(document, file)
        if year is None:
            continue
        for seen in sightings(document):
            pair = Pair(KINDS[seen.code[0]], seen.code, seen.name, year)
            if seen.is_whole:
                reports[pair].add(file.stem)
            else:
                edges.add(pair)
    counts = Counter({pair: len(stems) for pair, stems in reports.items()})
    return counts, sorted(edges - set(counts))


def _year(document: Document, file: Path) -> int | None:
    identity = read_document(document, "").identity
    return (identity.fiscal_year if identity else None) or printed_year(file.stem)


def sightings(document: Document) -> Iterator[Sighting]:
    """Rows with a code and its name, in tables that have columns of both, or go on from one."""
    names_at: dict[int, frozenset[int]] = {}
    for page in document.pages:
        for table in page.tables():
            if any(_HEADER.search(comparable(cell.text)) for cell in table.cells):
                names_at[table.column_count] = frozenset(_name_columns(table))
            if table.column_count in names_at:
                names = names_at[table.column_count]
                yield from _table_sightings(table, names, is_paged=page.width is not None)


def _name_columns(table: Table) -> Iterator[int]:
    """Columns headed as names of accounts: beside a code may stand a unit's or a project's."""
    for cell in table.cells:
        text = comparable(cell.text)
        if _NAME_HEADER.search(text) and not _OTHER_HEADER.search(text):
            yield from range(cell.column, cell.column + cell.column_span)


def _table_sightings(table: Table, names: frozenset[int], *, is_paged: bool) -> Iterator[Sighting]:
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    found = {number: list(_row_pairs(cells, names)) for number, cells in rows.items()}
    for number, pairs in found.items():
        is_edge = is_paged and number in (0, table.row_count - 1)
        goes_on = not found.get(number + 1) and _is_remainder(rows.get(number + 1, []))
        for code, name in pairs:
            yield Sighting(code, name, not is_edge and not goes_on)


def _is_remainder(cells: list[Cell]) -> bool:
    """A row that holds one text and nothing else: the rest of the name above it."""
    texts = [cell.text for cell in cells if cell.text.strip()]
    return len(texts) == 1 and _NAME.search(texts[0]) is not None and "合计" not in texts[0]


def _row_pairs(cells: list[Cell], names: frozenset[int]) -> Iterator[tuple[str, str]]:
    """Codes whole (2010101) or split over columns (201 01 01), each with the name beside it."""
    code = ""
    for cell in cells:
        text = code_text(cell.text)
        if code and _PART.fullmatch(text) and len(code) < 7:
            code += text
        elif _CODE.fullmatch(text):
            code = text
        elif code and _NAME.search(text):
            if cell.column in names:
                yield code, key_text(cell.text)
            code = ""
        elif text:
            code = ""


def catalogue(kind: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{CATALOGUES[kind]}.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def verdict(pair: Pair, rows: list[dict[str, str]]) -> str:
    """agrees, other_year (right name, wrong year), other_name, or missing."""
    same_code = [row for row in rows if row["code"] == pair.code]
    named = [row for row in same_code if plain(row["name"]) == plain(pair.name)]
    if any(_in_force(row, pair.year) for row in named):
        return "agrees"
    if named:
        return "other_year"
    return "other_name" if any(_in_force(row, pair.year) for row in same_code) else "missing"


def plain(name: str) -> str:
    """As `plain_name` in warehouse/macros.sql: brackets, separators and quotes do not count."""
    return re.sub(r"[\s,、，'\"“”‘’]", "", name.replace("(", "（").replace(")", "）"))


def _in_force(row: dict[str, str], year: int) -> bool:
    return int(row["valid_from"]) <= year <= int(row["valid_to"] or 9999)


def agreement(pairs: Iterable[Pair]) -> tuple[dict[tuple[str, str], Counter[str]], list[str]]:
    """Verdicts by (kind, first three digits of the code), and each disagreement in a line."""
    catalogues = {kind: catalogue(kind) for kind in CATALOGUES}
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    lines = []
    for pair in sorted(pairs):
        found = verdict(pair, catalogues[pair.kind])
        table[pair.kind, pair.code[:3]][found] += 1
        if found != "agrees":
            lines.append(f"{found} {pair.kind} {pair.code} {pair.name} {pair.year}")
    return table, lines


def write(counts: Counter[Pair]) -> None:
    """Pairs that the catalogue has are its evidence; the others wait for a person's judgement."""
    catalogues = {kind: catalogue(kind) for kind in CATALOGUES}
    for file_name, is_agreed in (("evidence.csv", True), ("disagreements.csv", False)):
        with (REFERENCE / file_name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(("code", "name", "year", "kind", "reports"))
            for pair in sorted(counts):
                if (verdict(pair, catalogues[pair.kind]) == "agrees") is is_agreed:
                    writer.writerow((pair.code, pair.name, pair.year, pair.kind, counts[pair]))


def mark(pairs: Iterable[Pair]) -> int:
    """Rows that a pair proves become `attested` with high confidence; how many those are.

    A row is proven by its code, its name and one year of its span; the span itself is not.
    """
    proven = 0
    for kind, name in CATALOGUES.items():
        rows = catalogue(kind)
        seen = [pair for pair in pairs if pair.kind == kind]
        for row in rows:
            if any(verdict(pair, [row]) == "agrees" for pair in seen):
                row["provenance"], row["confidence"] = "attested", "high"
                proven += 1
        with (REFERENCE / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return proven


def main() -> None:
    folder = Path(sys.argv[1])
    files = [file for file in folder.rglob("*") if file.suffix in FORMATS]
    counts, edges = evidence(files)
    if "--write" in sys.argv:
        write(counts)
        print(f"有报告为证的科目 {mark(counts)} 行")
    table, lines = agreement(counts)
    print("| 目录 | 类 | 科目 | 相符 |\n|---|---|---|---|")
    for (kind, code), found in sorted(table.items()):
        print(f"| {kind} | {code} | {found.total()} | {found['agrees']} |")
    whole = sum(table.values(), Counter[str]())
    print(f"合计 {whole.total()}，相符 {whole['agrees']}；只见于页边的 {len(edges)}")
    print(*lines, *(f"edge {pair}" for pair in edges), sep="\n")


if __name__ == "__main__":
    main()
