"""What a form family declares: tables, header trees, rows, identities; read from one TOML each.

What belongs here: the typed model of a TOML, its checks, and its plain data for `forms.json`.
What does not: anything about a document.
"""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, model_validator

from disclosure.forms.texts import comparable, header_text
from disclosure.reading import ReportKind, RowKind, Side

RowTree = Literal[
    "code", "category", "project", "units", "lines", "across", "nested",
    "functions", "income_list", "expenditure_list", "names", "matrix", "three_lines",
    "unit_tree", "project_tree",
]  # fmt: skip
"""The second line are trees of inferred tables: no form declares them (`inference.fitting`)."""
ColumnRole = Literal["code", "label", "second_label", "unit", "note", "quantity", "total", "value"]
CLASS_ROWS = "class:*"
"""In `row_sums`: all class rows of the side."""
CATEGORY_ROW = "category:"
"""In `row_sums` of a category tree: the row of the category named behind it."""


GENERAL = "general-"
"""How the identifiers of the forms begin that no place declares (`inference.roles`)."""


class DeclarationError(ValueError):
    """A mistake in a form's TOML, with file, key and reason."""


class Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(Declared):
    """A leaf column; `header` lists, from the top level down, the texts that may stand there.

    `level` counts the label columns of a `nested` side from the outermost, from 1.
    """

    role: ColumnRole = "value"
    level: int = Field(default=1, ge=1)
    header: tuple[tuple[str, ...], ...] = Field(min_length=1)
    key: str | None = None
    name: str = ""
    required: bool = True

    @property
    def is_value(self) -> bool:
        return self.role in ("total", "value")

    @cached_property
    def header_levels(self) -> tuple[frozenset[str], ...]:
        """The header's texts as they are compared with printed ones."""
        return tuple(frozenset(map(header_text, texts)) for texts in self.header)

    @model_validator(mode="after")
    def _values_have_keys(self) -> Self:
        if self.is_value != (self.key is not None):
            raise ValueError("a value column needs a key, and no other column has one")
        if not all(self.header):
            raise ValueError("each header level needs at least one text")
        return self


class Line(Declared):
    """A row that is known by its name. A child's name counts only below its printed parent."""

    key: str
    names: tuple[str, ...] = Field(min_length=1)
    kind: RowKind = "line"
    level: int = 1
    parent: str | None = None


class Sum(Declared):
    total: str
    parts: tuple[str, ...] = Field(min_length=1)


class FormSide(Declared):
    """One side of a table; one-sided tables have a single side without a name.

    In an `across` table the lines stand side by side above a single row of figures: its columns
    are keyed `line/column`, and it is read as if each line were a row. In a `nested` table each
    level of names has columns of its own, a label and perhaps a second one.
    """

    side: Side | None = None
    row_tree: RowTree
    columns: tuple[Column, ...]
    lines: tuple[Line, ...] = ()
    classes: bool = False
    column_sums: tuple[Sum, ...] = ()
    row_sums: tuple[Sum, ...] = ()

    @cached_property
    def value_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.is_value)

    @cached_property
    def numbered_values(self) -> tuple[tuple[int, Column], ...]:
        """The value columns with their places among all columns."""
        return tuple((no, column) for no, column in enumerate(self.columns) if column.is_value)

    @cached_property
    def places(self) -> dict[str, tuple[int, ...]]:
        """By role the places of its columns."""
        roles = [column.role for column in self.columns]
        return {role: tuple(n for n, one in enumerate(roles) if one == role) for role in roles}

    @cached_property
    def column_keys(self) -> tuple[str, ...]:
        """The keys of the value cells' columns; in an across table each once, whatever its line."""
        return tuple(
            dict.fromkeys(str(column.key).rpartition("/")[2] for column in self.value_columns)
        )

    def _lines_stand_across(self, columns: list[Any], lines: list[str]) -> Self:
        if not all(str(key).partition("/")[0] in lines for key in columns):
            raise ValueError("a column of an across table is keyed line/column")
        _known("row_sums", self.row_sums, lines)
        return self

    @model_validator(mode="after")
    def _names_resolve(self) -> Self:
        columns = [column.key for column in self.value_columns]
        lines = [line.key for line in self.lines]
        _unique("column key", columns)
        _unique("line key", lines)
        if self.row_tree == "across":
            return self._lines_stand_across(columns, lines)
        if self.row_tree == "matrix":
            return self
        if not any(column.role in ("label", "unit") for column in self.columns):
            raise ValueError("a side needs a label column")
        if self.row_tree == "code" and not any(c.role == "code" for c in self.columns):
            raise ValueError("row_tree code needs a code column")
        _known("column_sums", self.column_sums, columns)
        rows = [*lines, *([CLASS_ROWS] if self.classes else [])]
        if self.row_tree == "category":
            rows += [key for one in self.row_sums for key in one.parts if key[:9] == CATEGORY_ROW]
        _known("row_sums", self.row_sums, rows)
        for line in self.lines:
            if line.parent is not None and line.parent not in lines:
                raise ValueError(f"line {line.key}: unknown parent {line.parent}")
        return self


class FormTable(Declared):
    """`table_no` is the table's role: the number of the Shanxi form's table that says the same.

    Tables without such a role count from 21 (`vocabulary/roles.toml` lists the roles). `titles` are
    all that are printed, the title alone where none are listed.
    `shared_total`: one printed 合计 stands for both sides of its line. `halves`: the sides are the
    left and right half of one list, with the same columns.
    """

    table_no: int = Field(ge=1)
    title: str
    titles: tuple[str, ...] = Field(min_length=1)
    required: bool = True
    shared_total: bool = False
    halves: bool = False
    sides: tuple[FormSide, ...] = Field(min_length=1)
    _is_numbered: bool = PrivateAttr(default=True)

    @property
    def shown(self) -> str:
        """How the bureau finds it: by its printed number, or its title where that says nothing."""
        return f"表{self.table_no}" if self._is_numbered else f"《{self.title}》"

    @property
    def number_and_title(self) -> str:
        return f"{self.shown}《{self.title}》" if self._is_numbered else self.shown

    @property
    def lists(self) -> tuple[FormSide, ...]:
        """The sides that are lists of their own: halves are one."""
        return self.sides[:1] if self.halves else self.sides

    @model_validator(mode="before")
    @classmethod
    def _is_titled(cls, data: Any) -> Any:
        if isinstance(data, dict) and "titles" not in data and "title" in data:
            return {**data, "titles": (data["title"],)}
        return data

    @model_validator(mode="after")
    def _sides_differ(self) -> Self:
        if self.halves:
            if len({side.model_dump_json() for side in self.sides}) != 1:
                raise ValueError("the halves of a table are declared alike")
            return self
        _unique("side", [side.side for side in self.sides])
        if len(self.sides) > 1 and any(side.side is None for side in self.sides):
            raise ValueError("each side of a two-sided table needs a name")
        return self


class Form(Declared):
    """A form family. `recognised_from`: with so many of its tables a document is of this form.

    `numbers_vary`: a table's printed number is not its role, or differs from year to year: it
    identifies no table.
    """

    form_id: str
    title: str
    report_kind: ReportKind
    default_unit: Literal["元", "万元"]
    recognised_from: int = Field(default=1, ge=1)
    captions: tuple[str, ...] = ()
    numbers_vary: bool = False
    total_names: tuple[str, ...] = ("合计", "总计")
    economic_categories: tuple[str, ...] = ()
    function_classes: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    tables: tuple[FormTable, ...] = Field(min_length=1)
    _titles: dict[str, tuple[FormTable, ...]] = PrivateAttr(default_factory=dict)

    __hash__ = object.__hash__  # what is known of a text under a form is kept at hand by both

    @property
    def titles(self) -> dict[str, tuple[FormTable, ...]]:
        """Each title, less white space and kinds of brackets, with the tables that bear it."""
        return self._titles

    @property
    def is_general(self) -> bool:
        """Whether it declares what tables may be, for every issuer, instead of one family's."""
        return self.form_id.startswith(GENERAL)

    @model_validator(mode="after")
    def _tables_differ(self) -> Self:
        _unique("table_no", [table.table_no for table in self.tables])
        _unique("class name", [name for names in self.function_classes.values() for name in names])
        for code in self.function_classes:
            if not (code.isdecimal() and len(code) == 3):
                raise ValueError(f"function_classes: {code} is no three-digit code")
        for table in self.tables:
            table._is_numbered = bool(self.captions) and not self.numbers_vary
            for title in dict.fromkeys(map(comparable, table.titles)):
                self._titles[title] = (*self._titles.get(title, ()), table)
        return self


def _unique(what: str, values: list[Any]) -> None:
    for value in values:
        if values.count(value) > 1:
            raise ValueError(f"{what} {value} is declared twice")


def _known(what: str, sums: tuple[Sum, ...], keys: list[Any]) -> None:
    for identity in sums:
        for key in (identity.total, *identity.parts):
            if key not in keys:
                raise ValueError(f"{what}: unknown {key}")


def read_form(path: Path) -> Form:
    """The form that a TOML declares. Raises DeclarationError with file, key and reason."""
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
        return Form.model_validate(vocabulary() | declared)
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(f"{path.name}: not TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "(root)"
        raise DeclarationError(f"{path.name}: {key}: {first['msg']}") from None


@cache
def vocabulary() -> dict[str, Any]:
    """Names that all forms share; a form's own come first."""
    text = (Path(__file__).parent / "vocabulary" / "common.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def all_forms() -> tuple[Form, ...]:
    """The form families of this folder, by file name, and the general forms."""
    from disclosure.forms.inference.roles import general_form

    families = (read_form(path) for path in sorted(Path(__file__).parent.glob("*.toml")))
    return (*families, general_form("budget"), general_form("final_account"))


def declaration() -> dict[str, Any]:
    """All forms as the plain data of docs/architecture.md (`forms.json`)."""
    return {"forms": [_plain_form(form) for form in all_forms()]}


def _plain_form(form: Form) -> dict[str, Any]:
    return {
        "form_id": form.form_id,
        "title": form.title,
        "report_kind": form.report_kind,
        "tables": [
            {
                "table_no": table.table_no,
                "title": table.title,
                "shown": table.shown,
                "required": table.required,
                "sides": [_plain_side(side) for side in table.lists],
            }
            for table in form.tables
        ],
    }


def _plain_side(side: FormSide) -> dict[str, Any]:
    return {
        "side": side.side,
        "columns": _plain_columns(side),
        "column_sums": [identity.model_dump(mode="json") for identity in side.column_sums],
        "row_sums": [identity.model_dump(mode="json") for identity in side.row_sums],
        "row_tree": "lines" if side.row_tree == "across" else side.row_tree,
    }


def _plain_columns(side: FormSide) -> list[dict[str, Any]]:
    """The value columns; those of an across table once, whatever line they belong to."""
    plain: dict[str, dict[str, Any]] = {}
    for column in side.value_columns:
        key = str(column.key).rpartition("/")[2]
        plain.setdefault(key, {"key": key, "name": column.name, "role": column.role})
    return list(plain.values())
