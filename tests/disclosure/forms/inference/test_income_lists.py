"""Lines of income that say 其中: sums decide what is a part, and whether it is all of its whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosure.forms.inference.rows.income_lists import identify_income
from disclosure.forms.typed.row_tree import SideRow

GENERAL = "general_public_budget"


def identified(*lines: tuple[str, int | None]) -> dict[str, str | None]:
    """Each line's key, with the key of the row that it helps to add up."""
    rows = [
        SideRow(n, label, "", "", yuan is not None, Decimal(yuan * 10000) if yuan else None)
        for n, (label, yuan) in enumerate(lines, 1)
    ]
    found = identify_income(rows)
    keys = {one.row_no: one.row_key for one in found}
    return {one.row_key: keys.get(one.parent_row_no or 0) for one in found}


def test_of_which_hangs_on_the_line_above_and_claims_not_to_be_all_of_it() -> None:
    found = identified(
        ("1、财政拨款", 90),
        ("（1）一般公共预算拨款", 80),
        ("其中：专项资金列入部门预算的项目", 20),
        ("（2）政府性基金拨款", 10),
        ("本年收入合计", 90),
        ("上年结转", 9),
        ("其中：财政拨款资金结转", 5),
        ("非财政拨款资金结余", 4),
        ("收入总计", 99),
    )
    group = "fiscal_appropriation.subtotal"
    assert found[f"{GENERAL}.专项资金列入部门预算的项目"] is None
    assert (found[GENERAL], found["government_fund"]) == (group, group)
    assert found["carry_over.财政拨款资金结转"] == "carry_over"
    assert found["carry_over.非财政拨款资金结余"] == "carry_over"


@pytest.mark.parametrize(
    ("total", "key"),
    [(50, "institution_income.财政专户管理资金"), (80, "fiscal_special_account")],
)
def test_a_known_source_that_says_of_which_is_what_the_total_says(total: int, key: str) -> None:
    found = identified(
        ("一、事业收入", 40),
        ("其中：财政专户管理资金", 30),
        ("二、其他收入", 10),
        ("本年收入合计", total),
    )
    assert key in found
    assert found[key] is None


@pytest.mark.parametrize(("total", "counts"), [(45, False), (55, True)])
def test_what_stands_below_is_a_part_where_sums_say_so(total: int, counts: bool) -> None:
    found = identified(
        ("一、事业收入", 40),
        ("其中：财政专户管理资金", 30),
        ("其他收入", 10),
        ("二、上级补助收入", 5),
        ("本年收入合计", total),
    )
    assert ("other_income" in found) is counts
    assert ("institution_income.其他收入" in found) is not counts
    assert "institution_income.财政专户管理资金" in found


def test_below_a_heading_without_an_amount_a_source_counts() -> None:
    found = identified(("一、部门预算", None), ("其中：一般公共预算拨款", 80), ("收入总计", 80))
    assert GENERAL in found


def test_a_member_of_a_group_that_only_says_of_which_is_not_all_of_it() -> None:
    """As final accounts print it: the one fund that is told, and the rest is not."""
    found = identified(
        ("一、财政拨款收入", 100),
        ("其中：政府性基金预算财政拨款", 20),
        ("二、事业收入", 80),
        ("本年收入合计", 180),
        ("上年结转", 10),
        ("其中：政府性基金预算", 3),
        ("收入总计", 190),
    )
    assert {key for key, whole in found.items() if whole is None} == {*found}
    assert {"fiscal_appropriation", "institution_income", "carry_over"} < {*found}
    assert not {"government_fund", "carry_over.government_fund"} & {*found}
