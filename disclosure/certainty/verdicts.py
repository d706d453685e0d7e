"""The verdict on each scanned figure: confirmed, corrected or uncertain, and why.

What belongs here: what readings and bonds say together. Confidence of the recogniser says nothing:
wrong figures come with the highest. What does not: bonds themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from disclosure.certainty.constraints import Bond, Holds, declared_bonds, repeated_figures
from disclosure.certainty.scanned_figures import Figure, Place, all_figures, amount_of
from disclosure.certainty.uncertain_figures import (
    doubted_lines,
    figures_outside_tables,
    uncertain_figure,
)
from disclosure.certainty.uncertain_rows import doubtful_rows
from disclosure.documents.document import Document
from disclosure.forms.declaration import Form
from disclosure.forms.printed.printed_amounts import YUAN_PER_UNIT
from disclosure.reading import Certainty, Gap, ReportTable, ValueCell

POOR_PAGE = 0.05
"""Share of figures whose readings differ from which a page's copies prove nothing by themselves."""
_Verdicts = dict[Place, Certainty]


def judge_scans(
    document: Document, form: Form | None, tables: Sequence[ReportTable]
) -> tuple[tuple[ReportTable, ...], tuple[Gap, ...]]:
    """The same tables with `certainty` and `readings` on scanned figures, and a gap for each
    uncertain one. Documents without scanned pages come back as they are."""
    if not any(page.is_scan for page in document.pages):
        return tuple(tables), ()
    if form is None:
        return tuple(tables), tuple(figures_outside_tables(document))
    figures = all_figures(document, tables)
    _doubt_rows_and_units(document, tables, figures.values())
    bonds = declared_bonds(form, tables, figures)
    verdicts = _corrected(figures, bonds)
    verdicts |= _confirmed(figures, bonds, verdicts)
    judged = [
        _with_verdicts(table, number, figures, verdicts) for number, table in enumerate(tables)
    ]
    gaps = [
        uncertain_figure(one, form)
        for one in figures.values()
        if one.is_scan and one.place not in verdicts
    ]
    return tuple(judged), (*gaps, *doubted_lines(document), *figures_outside_tables(document))


def _doubt_rows_and_units(
    document: Document, tables: Sequence[ReportTable], figures: Iterable[Figure]
) -> None:
    """Figures in rows whose code was not read well, or under a unit unlike the other tables'."""
    rows = doubtful_rows(document, tables)
    units = Counter(table.unit for table in tables)
    doubted = {
        page.number for page in document.pages for x in page.lines() if x.doubt and "元" in x.text
    }
    for one in figures:
        if not one.is_scan:
            continue
        unit_is_odd = units[one.table.unit] < units.most_common(1)[0][1]
        reason = ""
        if (one.place[0], one.cell.side, one.cell.row_no) in rows:
            reason = "所在行的编码或名称读不准"
        elif unit_is_odd and one.table.page_from in doubted:
            reason = "金额单位各次读数不一"
        if reason:
            one.is_settled, one.may_be_corrected = False, False
            one.doubt = one.doubt or reason


def _corrected(figures: Mapping[Place, Figure], bonds: Sequence[Bond]) -> _Verdicts:
    """Figures whose readings differ and of which exactly one reading satisfies their bonds."""
    touching = _by_member(bonds)
    verdicts: _Verdicts = {}
    for one in figures.values():
        if one.is_settled or not one.may_be_corrected:
            continue
        ready = [
            bond
            for bond in touching[one.place]
            if all(other.is_settled for other in bond.members if other is not one)
        ]
        demanded = {bond.demanded(one) for bond in ready}
        fitting = [amount for amount in one.candidates if amount in demanded]
        if len(fitting) != 1:
            continue
        before, one.amount = one.amount, fitting[0]
        if any(bond.holds() is Holds.NOT for bond in ready):
            one.amount = before
            continue
        verdicts[one.place] = "corrected"
    for place in verdicts:
        figures[place].is_settled = True
    return verdicts


def _confirmed(
    figures: Mapping[Place, Figure], bonds: Sequence[Bond], corrected: _Verdicts
) -> _Verdicts:
    """Settled figures that a bond confirms, by groups of one figure printed several times.

    A true sum of several parts that holds exactly is proof. Repetition, and sums that hold within
    rounding, are proof only where nothing contradicts and the page is read well: a recogniser may
    misread the same print in the same way twice.
    """
    whole = [bond for bond in bonds if all(member.is_settled for member in bond.members)]
    group = _groups(figures, whole)
    size = Counter(group.values())
    proven = {
        group[member.place]
        for bond in whole
        if not bond.is_copy and bond.holds() is Holds.EXACTLY
        for member in bond.members
    }
    denied = {
        group[member.place]
        for bond in whole
        if bond.holds() is Holds.NOT
        for member in bond.members
    }
    rounded = {
        group[member.place]
        for bond in whole
        if bond.holds() is Holds.ROUNDED
        for member in bond.members
    }
    poor = _poor_pages(figures.values())
    verdicts: _Verdicts = {}
    for one in figures.values():
        if not one.is_scan or not one.is_settled or one.place in corrected:
            continue
        mine = group[one.place]
        repeated = size[mine] > 1 or mine in rounded
        if mine in proven or (repeated and mine not in denied and one.cell.page_no not in poor):
            verdicts[one.place] = "confirmed"
        else:
            one.doubt = "与其他数字对不上" if mine in denied else "没有其他数字可以印证"
    return verdicts


def _groups(figures: Mapping[Place, Figure], bonds: Iterable[Bond]) -> dict[Place, Place]:
    """One figure printed several times: its places under one representative."""
    above = {place: place for place in figures}

    def top(place: Place) -> Place:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    twins = [
        (bond.total, bond.parts[0])
        for bond in bonds
        if bond.is_copy and bond.holds() is Holds.EXACTLY
    ]
    for one, other in [*twins, *repeated_figures(figures.values())]:
        above[top(one.place)] = top(other.place)
    return {place: top(place) for place in figures}


def _poor_pages(figures: Iterable[Figure]) -> set[int]:
    all_, differing = Counter[int](), Counter[int]()
    for one in figures:
        if one.is_scan:
            all_[one.cell.page_no] += 1
            differing[one.cell.page_no] += len(set(one.readings)) > 1
    return {page for page, count in all_.items() if differing[page] > POOR_PAGE * count}


def _by_member(bonds: Iterable[Bond]) -> defaultdict[Place, list[Bond]]:
    found: defaultdict[Place, list[Bond]] = defaultdict(list)
    for bond in bonds:
        for member in bond.members:
            found[member.place].append(bond)
    return found


def _with_verdicts(
    table: ReportTable, number: int, figures: Mapping[Place, Figure], verdicts: _Verdicts
) -> ReportTable:
    cells: list[ValueCell] = []
    for cell_no, cell in enumerate(table.cells):
        one = figures.get((number, cell_no))
        if one is None or not one.is_scan:
            cells.append(cell)
            continue
        verdict: Certainty = verdicts.get(one.place, "uncertain")
        changes: dict[str, Any] = {"certainty": verdict, "readings": _readings(one)}
        if verdict == "corrected" and one.amount != cell.amount_yuan:
            said = _said(one, one.amount)
            decimals = len(said.partition(".")[2])
            quantum = max(YUAN_PER_UNIT[table.unit].scaleb(-decimals), Decimal("0.01"))
            changes |= {"printed": said, "amount_yuan": one.amount}
            changes["quantum_yuan"] = cell.quantum_yuan or quantum
        cells.append(cell.model_copy(update=changes))
    return table.model_copy(update={"cells": tuple(cells)})


def _said(one: Figure, amount: Decimal | None) -> str:
    unit = one.table.unit
    return next(
        (text for text in one.readings if amount_of(text, unit) == amount), one.cell.printed
    )


def _readings(one: Figure) -> tuple[str, ...]:
    """All readings, the chosen first."""
    chosen = _said(one, one.amount)
    rest = list(one.readings)
    if chosen in rest:
        rest.remove(chosen)
    return (chosen, *rest)
