"""One performance form being read, and its amounts in yuan.

What belongs here: what is kept of a form, whatever its layout. What does not: layouts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from disclosure.documents.document import Page
from disclosure.forms.printed.printed_amounts import is_blank, parse_amount
from disclosure.narrative.performance.goals.goal_words import is_total, life_of
from disclosure.narrative.performance.labels import AmountScope, FormScope, label_of
from disclosure.narrative.prose_text import compact
from disclosure.reading import PerformanceAmount, PerformanceIndicator, PerformanceTable

_DIRECTIONS = ("支出", "任务")


@dataclass(slots=True)
class GoalForm:
    """`fields` are kept under their printed labels; an amount without any unit has no yuan."""

    scope: FormScope
    title: str
    year: int | None
    page: Page
    page_to: int = 0
    project_name: str | None = None
    agency_name: str | None = None
    agency_code: str | None = None
    implementing_unit: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    amounts: list[PerformanceAmount] = field(default_factory=list)
    indicators: list[PerformanceIndicator] = field(default_factory=list)

    def keep(self, label: str, text: str) -> None:
        """A field's text; what comes under the same label goes on with it."""
        self.fields[label] = self.fields.get(label, "") + text

    def note(self, notes: Iterable[tuple[str, str]]) -> None:
        """Remarks on indicators, a line each under their head."""
        for label, text in notes:
            self.fields[label] = f"{self.fields[label]}\n{text}" if label in self.fields else text

    @property
    def says_nothing(self) -> bool:
        return not (self.amounts or self.indicators or any(self.fields.values()))

    def table(self, form_no: int) -> PerformanceTable:
        return PerformanceTable(
            form_no=form_no,
            scope=self.scope,
            title=self.title,
            printed_year=self.year,
            agency_code=self.agency_code,
            agency_name=self.agency_name,
            implementing_unit=self.implementing_unit,
            project_name=self.project_name,
            page_from=self.page.number,
            page_to=max(self.page_to, self.page.number),
            page_label=self.page.label,
            fields=self.fields,
            amounts=tuple(self.amounts),
            indicators=tuple(self.indicators),
        )


def amount_of(
    form: GoalForm,
    label: str,
    printed: str,
    unit: str | None,
    page_no: int,
    *,
    context: str = "",
    as_printed: bool = False,
) -> PerformanceAmount:
    """An amount under its label; `context` is all that heads and columns say of it.

    `as_printed`: a total of tasks or of a list is not the total of the form.
    """
    return PerformanceAmount(
        scope=_scope(form, label + context),
        source_name=label_of(label) if as_printed else _source(form, label),
        printed=printed,
        amount_yuan=yuan_of(printed, unit),
        page_no=page_no,
    )


def yuan_of(printed: str, unit: str | None) -> Decimal | None:
    """Yuan, None for a blank and where no unit is printed anywhere."""
    plain = compact(printed)
    if is_blank(plain) or (unit is None and not plain.endswith("元")):
        return None
    amount = parse_amount(plain, unit or "元")
    return amount.yuan if amount is not None else None


def _scope(form: GoalForm, text: str) -> AmountScope:
    if form.scope == "project":
        return life_of(text) or "annual"
    return "by_direction" if any(word in text for word in _DIRECTIONS) else "by_source"


def _source(form: GoalForm, label: str) -> str:
    if not is_total(label):
        return label_of(label)
    return "资金总额" if form.scope == "project" else "合计"
