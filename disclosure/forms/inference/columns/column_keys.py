"""Keys of columns in the trade's terms, and what one printed column means.

What belongs here: which keys are sources, uses and parts of what. What does not: how a column is
told (`columns`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FUNDS = ("general_public_budget", "government_fund", "state_capital")
ACCOUNTS = ("fiscal_special_account", "unit_funds")
CARRIED = "carried"
"""What a fund carried over, where no column adds up all that was: a part of the total itself."""
UNIT_FUNDS = (
    "institution_income",
    "business_income",
    "superior_subsidy",
    "affiliated_income",
    "other_income",
)
SOURCES = (
    *FUNDS,
    "fiscal_appropriation",
    "fiscal_special_account",
    *UNIT_FUNDS,
    "unit_funds",
    "other_funds",
)
USES = (
    "basic",
    "project",
    "business_expenditure",
    "paid_to_superior",
    "aid_to_subordinates",
    "reserve",
    "year_end_carry_over",
)
FISCAL_OR_NOT = ("fiscal_appropriation", "other_funds")
"""Whose the money was that was carried over, where two columns part it so."""
ALL_CARRIED = tuple(f"{CARRIED}.{fund}" for fund in (*FUNDS, *ACCOUNTS, *FISCAL_OR_NOT))
UNNAMED = ("unnamed_1", "unnamed_2", "unnamed_3")
ECONOMIC_CLASSES = tuple(
    f"class.{code}"
    for code in (*range(301, 304), 307, *range(309, 314), 399, *range(501, 515), 599)
)
"""Expenditure by the classes of an economic classification, a column a class."""
OTHER = "other"
"""By what a figure is known that speaks of another year, a change or a share."""
QUALIFIED = ("carry_over", "nonfiscal_surplus")
"""Groups that qualify their members: 上年结转 of the general budget is not the general budget."""
SUBTOTALS: Mapping[str, tuple[str, ...]] = {
    "fiscal_appropriation": FUNDS,
    "unit_funds": UNIT_FUNDS,
    "basic": ("personnel", "public"),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One grid column: its key in the trade's terms, and by what it is known.

    `kind` is `value` for figures, else what it says of its row. `by` is words, place or arithmetic;
    a column that nothing knows has the key None. `year` is printed above it. `group` is `budget` or
    `adjusted_budget` for what was planned, beside what was spent.
    """

    column: int
    kind: str
    key: str | None
    name: str
    by: str
    year: int | None = None
    group: str = ""
