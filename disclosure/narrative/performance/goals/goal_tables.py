"""From a document to its performance forms of any layout, and what of them was not read.

What belongs here: which layout a table has, and that none of its money is lost silently. What does
not: the layouts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from disclosure.documents.document import Document
from disclosure.forms.printed.printed_amounts import money_tokens
from disclosure.narrative.performance.goals.goal_cards import read_cards
from disclosure.narrative.performance.goals.goal_form import GoalForm
from disclosure.narrative.performance.goals.goal_grid import Run, runs_of
from disclosure.narrative.performance.goals.goal_lists import read_list
from disclosure.narrative.prose_text import compact, fold
from disclosure.reading import Gap


@dataclass(frozen=True, slots=True)
class GoalReading:
    """Forms in printed order, the raw tables used, and gaps for what was not read of them."""

    forms: tuple[GoalForm, ...]
    consumed: frozenset[tuple[int, int]]
    gaps: tuple[Gap, ...]


def goal_tables(document: Document, taken: Set[tuple[int, int]] = frozenset()) -> GoalReading:
    """All performance forms of whatever layout; `taken` tables are understood already.

    Amounts in yuan; those without a printed unit stay as printed, and a gap says so.
    """
    forms: list[GoalForm] = []
    consumed: set[tuple[int, int]] = set()
    gaps: list[Gap] = []
    for run in runs_of(document, taken):
        found = [form for form in read_list(run) or read_cards(run) if not form.says_nothing]
        if not found:
            continue
        forms += found
        consumed.update(run.pieces)
        gaps += _unread(run, found)
        gaps += _without_unit(run, found)
    return GoalReading(tuple(forms), frozenset(consumed), tuple(gaps))


def _unread(run: Run, forms: Sequence[GoalForm]) -> Iterator[Gap]:
    """The money of a table that none of its forms holds, each sum once."""
    kept = "\n".join(compact(text) for form in forms for text in _texts(form))
    told: set[str] = set()
    for row in run.rows:
        for cell in row.own:
            for token in money_tokens(compact(cell.text)):
                if token in kept or fold(token) in kept or token in told:
                    continue
                told.add(token)
                yield Gap(
                    kind="lost_token",
                    detail=f"{row.page.label}的绩效目标表中有“{token}”没有读入",
                    page_no=row.page.number,
                    page_label=row.page.label,
                    token=token,
                    bbox=cell.bbox,
                )


def _without_unit(run: Run, forms: Sequence[GoalForm]) -> Iterator[Gap]:
    """One gap where the amounts of a table print no unit: nobody can say what they are worth."""
    bare = [one for form in forms for one in form.amounts if one.amount_yuan is None]
    told = [one for one in bare if any(sign.isdigit() for sign in one.printed)]
    if not told:
        return
    page = run.rows[0].page
    yield Gap(
        kind="unit_missing",
        detail=f"{page.label}的绩效目标表没有印出金额单位，{len(told)}个金额没有换算成元",
        page_no=told[0].page_no,
        page_label=page.label,
        token=told[0].printed,
    )


def _texts(form: GoalForm) -> Iterator[str]:
    yield from (form.title, form.project_name or "", form.agency_name or "")
    yield form.implementing_unit or ""
    for label, text in form.fields.items():
        yield label
        yield text
    for amount in form.amounts:
        yield amount.printed
        yield amount.source_name
    for one in form.indicators:
        yield from (one.level1, one.level2, one.level3, one.target)
