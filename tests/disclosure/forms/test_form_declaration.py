"""The declaration: what is wrong in a TOML is said with file, key and reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disclosure.forms import all_forms, declaration
from disclosure.forms.declaration import DeclarationError, read_form

GOOD = Path("disclosure/forms") / "shanxi_department_budget.toml"


@pytest.fixture
def good(repository: Path) -> str:
    return (repository / GOOD).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('default_unit = "万元"', 'default_unit = "亿元"', ["default_unit", "万元"]),
        ("table_no = 2\n", "table_no = 1\n", ["table_no 1", "twice"]),
        ('parts = ["basic", "project"]', 'parts = ["basic", "projekt"]', ["tables.2", "projekt"]),
        ('parent = "vehicles"', 'parent = "vehicle"', ["tables.9", "unknown parent vehicle"]),
        ("shared_total = true", "shared_totals = true", ["tables.8.shared_totals"]),
        ('role = "code"', 'role = "codes"', ["tables.1.sides.0.columns.0.role"]),
        (
            "[[tables]]",
            '[function_classes]\n202 = ["国防支出"]\n203 = ["国防支出"]\n[[tables]]',
            ["国防支出", "twice"],
        ),
        ("[[tables]]", "[[tables]", ["not TOML"]),
    ],
)
def test_a_mistake_is_named(
    good: str, tmp_path: Path, old: str, new: str, words: list[str]
) -> None:
    assert old in good
    path = tmp_path / "form.toml"
    path.write_text(good.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DeclarationError) as caught:
        read_form(path)
    assert all(word in str(caught.value) for word in ["form.toml", *words])


def test_plain_data_for_the_warehouse() -> None:
    forms = {form["form_id"]: form for form in declaration()["forms"]}
    tables = {table["table_no"]: table for table in forms["shanxi-department-budget"]["tables"]}
    assert sorted(tables) == list(range(1, 14))
    (side,) = tables[3]["sides"]
    assert side["columns"][0] == {"key": "total", "name": "合计", "role": "total"}
    assert side["column_sums"] == [{"total": "total", "parts": ["basic", "project"]}]
    assert (side["row_tree"], side["side"]) == ("code", None)
    assert tables[1]["sides"][1]["row_sums"][0]["parts"] == ["class:*"]
    assert json.loads(json.dumps(declaration())) == declaration()


def test_column_keys_are_those_the_outside_relies_on() -> None:
    (form,) = [form for form in all_forms() if form.form_id == "shanxi-department-budget"]
    keys = {
        (table.table_no, side.side): " ".join(c.key or "" for c in side.value_columns)
        for table in form.tables
        for side in table.sides
    }
    funds = "total general_public_budget government_fund state_capital"
    assert keys == {
        (1, "income"): "amount",
        (1, "expenditure"): "total current_year carry_over",
        (2, None): f"{funds} fiscal_special_account unit_funds carry_over",
        (3, None): "total basic project",
        (4, "income"): "amount",
        (4, "expenditure"): funds,
        (5, None): "total basic project",
        (6, None): "total personnel public",
        (7, None): "amount",
        (8, None): "total basic project",
        (9, "income"): "amount",
        (9, "expenditure"): "total basic project",
        (10, None): funds,
        (11, None): funds,
        (12, None): f"{funds} fiscal_special_account unit_funds",
        (13, None): funds,
    }
