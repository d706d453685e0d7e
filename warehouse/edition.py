"""An official edition of a classification, as a bureau hands it out: the rows of a file.

What belongs here: finding codes and names in a worksheet or a CSV file, whatever its layout, and
saying what is wrong with it. What does not: keeping it or comparing it (`classification`).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST_DIGIT = {"function": "2", "economic": "3", "government": "5", "revenue": "1"}
KIND_NAMES = {
    "function": "支出功能分类",
    "economic": "部门预算支出经济分类",
    "government": "政府预算支出经济分类",
    "revenue": "收入分类",
}
LENGTHS = {
    "function": (3, 5, 7),
    "economic": (3, 5),
    "government": (3, 5),
    "revenue": (3, 5, 7, 9),
}
FUND_WORDS = (
    ("政府性基金", "government_fund"),
    ("国有资本经营", "state_capital"),
    ("社会保险基金", "insurance"),
    ("一般公共预算", "general_public_budget"),
)
HEADER_ROWS = 20
_CODE_WORD = re.compile(r"编码|代码|^类$")
_NAME_WORD = re.compile(r"名称|^科目$")
_PARTS = frozenset("类款项")

Grid = list[list[str]]


class UnreadableEdition(Exception):
    """The file can't be taken as an edition; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Account:
    """One row of an edition. `fund` only where the sheet names one in its title."""

    code: str
    name: str
    fund: str | None


def read_edition(file: Path, kind: str | None) -> tuple[str, list[Account]]:
    """The kind and its accounts in the order of their codes, each code once.

    Without `kind` it is told by the codes (1.. revenue, 2.. function,
    3.. department-economic, 5.. government).
    Raises UnreadableEdition for everything that is no edition.
    """
    found = [account for title, grid in _grids(file) for account in _accounts(title, grid)]
    if not found:
        raise UnreadableEdition(f"{file.name}：没有找到同时有“编码（代码）”和“名称”两栏的科目表")
    kind = kind or _only_kind(file, found)
    return kind, _checked(file, kind, [a for a in found if a.code[0] == FIRST_DIGIT[kind]])


def _only_kind(file: Path, accounts: list[Account]) -> str:
    digits = {account.code[0] for account in accounts}
    kinds = [kind for kind, digit in FIRST_DIGIT.items() if digit in digits]
    if len(kinds) != 1:
        words = "、".join(KIND_NAMES[kind] for kind in kinds) or "没有科目"
        raise UnreadableEdition(f"{file.name}：分不清是哪种科目（{words}），请用 --kind 指明")
    return kinds[0]


def _checked(file: Path, kind: str, accounts: list[Account]) -> list[Account]:
    if not accounts:
        raise UnreadableEdition(f"{file.name}：没有{KIND_NAMES[kind]}科目")
    kept: dict[str, Account] = {}
    for account in accounts:
        if len(account.code) not in LENGTHS[kind]:
            raise UnreadableEdition(f"{file.name}：编码“{account.code}”（{account.name}）位数不对")
        known = kept.setdefault(account.code, account)
        if known.name != account.name:
            raise UnreadableEdition(
                f"{file.name}：编码 {account.code} 有两个名称：“{known.name}”和“{account.name}”"
            )
    return [kept[code] for code in sorted(kept)]


def _grids(file: Path) -> Iterator[tuple[str, Grid]]:
    """Worksheets with their names; a CSV file is one sheet named as the file."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableEdition(f"打不开文件 {file}：请看文件是否还在、有没有权限") from error
    if not content.strip():
        raise UnreadableEdition(f"{file.name}：文件是空的")
    if content.startswith(b"PK"):
        yield from _sheets(file, content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableEdition(f"{file.name}：旧版 Excel（.xls）或加密文件，请另存为 .xlsx")
    else:
        yield file.stem, _csv_rows(file, content)


def _sheets(file: Path, content: bytes) -> Iterator[tuple[str, Grid]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableEdition(f"{file.name}：不是能打开的 Excel（.xlsx）文件") from error
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        yield sheet.title, [[_text(value) for value in row] for row in rows]


def _csv_rows(file: Path, content: bytes) -> Grid:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise UnreadableEdition(f"{file.name}：既不是 UTF-8 也不是 GBK 编码的文本")
    if "\x00" in text:
        raise UnreadableEdition(f"{file.name}：不是文本文件，请用 .xlsx 或 .csv")
    delimiter = "\t" if text.count("\t") > text.count(",") else ","
    return [
        [_text(value) for value in row]
        for row in csv.reader(io.StringIO(text), delimiter=delimiter)
    ]


def _text(value: object) -> str:
    """A cell without white space, half-width; 201.0 is 201."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return re.sub(r"\s", "", "" if value is None else str(value))


def _accounts(title: str, grid: Grid) -> Iterator[Account]:
    for number, row in enumerate(grid[:HEADER_ROWS]):
        columns = list(_columns(row))
        if columns:
            said = title + "".join(cell for line in grid[: number + 1] for cell in line)
            fund = next((fund for word, fund in FUND_WORDS if word in said), None)
            for code_column, name_column in columns:
                yield from _column_accounts(grid[number + 1 :], code_column, name_column, fund)
            return


def _columns(header: list[str]) -> Iterator[tuple[int, int]]:
    """Each column of codes with its column of names; between them may stand 款 and 项."""
    code: int | None = None
    for number, cell in enumerate(header):
        if code is None and _CODE_WORD.search(cell):
            code = number
        elif code is not None and _NAME_WORD.search(cell):
            yield code, number
            code = None


def _column_accounts(
    rows: Grid, code_column: int, name_column: int, fund: str | None
) -> Iterator[Account]:
    """Rows with a code and a name. Parts of a split code that are left out go on from above."""
    above: list[str] = []
    for row in rows:
        parts = [_digits(cell) for cell in row[code_column:name_column]]
        name = row[name_column] if name_column < len(row) else ""
        if not name or not any(parts) or _PARTS & set(row[code_column:name_column]):
            continue
        if len(parts) > 1:
            parts = _whole(parts, above)
            above = parts
        code = "".join(parts)
        if code[:1] in FIRST_DIGIT.values():
            yield Account(code, name, fund)


def _whole(parts: list[str], above: list[str]) -> list[str]:
    """Class, group and item of a split code; a number cell has lost its leading nought."""
    if parts[0] and len(parts[0]) > 3:
        return [parts[0]]
    padded = [parts[0], *(part.zfill(2) if part else "" for part in parts[1:])]
    first = next(number for number, part in enumerate(padded) if part)
    return [*above[:first], *(part for part in padded[first:] if part)]


def _digits(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell)
    return text if text.isdecimal() else ""
