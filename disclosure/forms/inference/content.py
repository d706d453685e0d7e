"""What kind of table a body is: function codes, economic items, “三公” lines, lists side by side.

What belongs here: kinds told by what is printed, whatever the title says. What does not: the role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from disclosure.forms.declaration import vocabulary
from disclosure.forms.inference.columns.column_assignment import list_starts, project_names
from disclosure.forms.inference.columns.column_keys import SOURCES, Meaning
from disclosure.forms.inference.columns.heads import Head
from disclosure.forms.inference.columns.trade_words import meanings
from disclosure.forms.inference.rows.function_names import is_function
from disclosure.forms.printed.candidates import GridRow
from disclosure.forms.texts import bare_name, code_text, comparable, leading_code

Kind = Literal[
    "lists", "function", "functions", "economic", "economics", "government_economic", "revenue",
    "three_public", "sources", "uses", "units", "projects", "names", "one_row",
]  # fmt: skip
_THREE = frozenset({"abroad", "reception", "vehicles", "vehicle_purchase", "vehicle_running"})
_CODE = re.compile(r"\d{3,9}")
_LENGTHS = (3, 5, 7, 9)
_OF_PROJECTS = re.compile("项目支出|专项")
_BY_DIGIT: dict[str, Kind] = {
    "2": "function",
    "3": "economic",
    "5": "government_economic",
    "1": "revenue",
}
_FEW = 2
_LINES = 15
"""A “三公” table has no more lines; with counts of cars and visits, and operating costs, it has no
class of an economic classification among them."""


def kind_of(
    head: Head, body: Sequence[GridRow], columns: Sequence[Meaning], title: str
) -> Kind | None:
    """The kind of a body; of an empty one, what its head says; None where nothing speaks."""
    if _is_three_public(head, body, columns):
        return "three_public"
    starts = list_starts(columns)
    words = title + "".join(text for path in head.paths for text in path[:1])
    is_account = ("收入" in words and "支出" in words) or "收支" in words
    if len(starts) > 1 and is_account and not _is_one_list(columns, starts):
        return "lists"
    coded = _by_codes(body, columns)
    if _are_coded_projects(coded, head, body, columns, title):
        return "projects"
    if coded is not None:
        return coded
    named = _of_accounts(body, columns) or _by_names(body, columns)
    if named is not None:
        return named
    return "one_row" if _is_one_row(columns) else _by_head(head, columns, title)


def _are_coded_projects(
    coded: Kind | None,
    head: Head,
    body: Sequence[GridRow],
    columns: Sequence[Meaning],
    title: str,
) -> bool:
    """Whether rows are projects, and the codes are only said of them."""
    if coded == "function":
        return _are_projects(head, body, columns, title)
    is_item = coded in ("economic", "government_economic")
    return is_item and _are_items_of_projects(head, body, columns)


def _is_one_list(columns: Sequence[Meaning], starts: Sequence[int]) -> bool:
    """Whether lists side by side are the halves of one: each begins with codes."""
    firsts = [
        next((one for one in columns[start:] if one.key != "serial"), None) for start in starts
    ]
    return all(one is not None and one.kind == "code" for one in firsts)


def _is_three_public(head: Head, body: Sequence[GridRow], columns: Sequence[Meaning]) -> bool:
    across = [{one.key for text in path for one in meanings(text)} for path in head.paths]
    told = set().union(*across) & _THREE
    if len(told) >= _FEW and "reception" in told and not _are_items(across):
        return True
    labels = _texts_of(body, columns, "label")
    down = {one.key for text in labels for one in meanings(bare_name(text))} & _THREE
    return len(down) > _FEW and (len(labels) <= _LINES or not _by_names(body, columns))


def _are_items(across: Sequence[set[str]]) -> bool:
    """Whether columns stand under classes of an economic classification: 公务接待费 is an item."""
    return any(key.startswith("class.") for keys in across for key in keys)


def _of_accounts(body: Sequence[GridRow], columns: Sequence[Meaning]) -> Kind | None:
    """Rows that are sources of money (一、一般公共预算资金, 二、事业收入 …), or what it is for
    (一、基本支出, 二、项目支出 …)."""
    labels = _texts_of(body, columns, "label")
    known = {one.key for text in labels for one in meanings(bare_name(text))}
    if len(known & {*SOURCES}) > _FEW:
        return "sources"
    return "uses" if known >= {"basic", "project"} else None


def _are_projects(
    head: Head, body: Sequence[GridRow], columns: Sequence[Meaning], title: str
) -> bool:
    """Whether rows are projects, each with the code of its function beside: names below a head
    (or a title, where they are the only names) that speaks of 项目, most of them of no function."""
    named = project_names(columns, head.paths)
    labels = [one for one in columns if one.kind == "label"]
    if not named and _OF_PROJECTS.search(title):
        named = labels
    if len(named) != 1:
        return False
    column = named[0].column
    texts = [row[column] for row in body if column < len(row)]
    names = {
        comparable(name)
        for cell in texts
        if cell is not None and (name := leading_code(cell.text)[1]) and not _is_code(cell.text)
    }
    names -= {comparable(name) for name in vocabulary()["total_names"]}
    fewest = 1 if len(labels) > (named[0] in labels) else _FEW
    return len(names) >= fewest and sum(map(is_function, names)) * 2 < len(names)


def _are_items_of_projects(head: Head, body: Sequence[GridRow], columns: Sequence[Meaning]) -> bool:
    """Whether rows are projects, and the economic item is only said of each: it stands beside under
    a name of its own, and no project is called as its item is."""
    named = project_names(columns, head.paths)
    if len(named) != 1:
        return False
    own = named[0].column
    beside = [
        one.column
        for one in columns
        if one.column != own
        and one.kind in ("label", "second_label", "text")
        and any("经济" in text or "科目" in text for text in head.paths[one.column])
    ]
    rows = [[_text_at(row, column) for column in (own, *beside)] for row in body]
    told = [(name, items) for name, *items in rows if name and any(items)]
    return bool(told) and not any(name in items or _is_code(name) for name, items in told)


def _text_at(row: GridRow, column: int) -> str:
    cell = row[column] if column < len(row) else None
    return "" if cell is None else comparable(cell.text)


def _is_code(text: str) -> bool:
    return leading_code(text)[0] != ""


def _by_codes(body: Sequence[GridRow], columns: Sequence[Meaning]) -> Kind | None:
    first = [one.column for one in columns if one.kind == "code"]
    digits = [
        text[0]
        for row in body
        for column in first
        if column < len(row) and (cell := row[column]) is not None
        if _CODE.fullmatch(text := code_text(cell.text))
    ]
    digits = digits or _digits_before_names(body, columns)
    if not digits:
        return None
    return _BY_DIGIT.get(max(digits, key=digits.count))


def _digits_before_names(body: Sequence[GridRow], columns: Sequence[Meaning]) -> list[str]:
    """The first digits of codes printed with their names, where most rows have one."""
    labels = _texts_of(body, columns, "label")
    codes = [leading_code(text)[0] for text in labels]
    kept = [code[0] for code in codes if len(code) in _LENGTHS]
    return kept if len(kept) * 2 >= len(labels) else []


def _by_names(body: Sequence[GridRow], columns: Sequence[Meaning]) -> Kind | None:
    names = [bare_name(text) for text in _texts_of(body, columns, "label")]
    words = vocabulary()
    classes = {comparable(n) for known in words["function_classes"].values() for n in known}
    categories = {comparable(name) for name in words["economic_categories"]}
    of_function = sum(name in classes - categories for name in names)
    of_economy = sum(name in categories for name in names)
    if of_economy and of_economy >= of_function:
        return "economics"
    return "functions" if of_function else None


def _by_head(head: Head, columns: Sequence[Meaning], title: str) -> Kind | None:
    words = "".join(text for path in head.paths for text in path)
    kinds = {one.kind for one in columns}
    if "项目名称" in words or "(项目)" in words:
        return "projects"
    if "经济" in words:
        return "economic"
    if "功能" in words:
        return "function"
    if "code" in kinds and "label" in kinds:
        return "economic" if "经济" in title or "基本支出" in title else "function"
    if "label_of_unit" in kinds or _are_coded_units(head, columns):
        return "units"
    return "names" if "label" in kinds else None


def _are_coded_units(head: Head, columns: Sequence[Meaning]) -> bool:
    """Whether rows have codes of units alone, and names that are theirs: 单位名称(科目)."""
    kinds = {one.kind for one in columns}
    named = {text for one in columns if one.kind == "label" for text in head.paths[one.column][-1:]}
    return (
        kinds >= {"code_of_unit", "label"}
        and "code" not in kinds
        and any(text.startswith(("单位", "部门")) for text in named)
    )


def _is_one_row(columns: Sequence[Meaning]) -> bool:
    """Whether nothing but figures is printed, a total with its parts: the sole row is the whole."""
    keys = [one.key for one in columns if one.key]
    return (
        "total" in keys
        and len(keys) > _FEW
        and all(one.kind in ("value", "text") for one in columns)
    )


def _texts_of(body: Sequence[GridRow], columns: Sequence[Meaning], kind: str) -> list[str]:
    chosen = [one.column for one in columns if one.kind == kind]
    return [
        cell.text
        for row in body
        for column in chosen
        if column < len(row) and (cell := row[column]) is not None and cell.text.strip()
    ]
