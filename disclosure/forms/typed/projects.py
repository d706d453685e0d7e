"""The tree of a project table: department, its units, their projects.

What belongs here: telling a unit's row from a project's, which no column says. What does not:
whether the sums are right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from disclosure.forms.declaration import Form
from disclosure.forms.texts import comparable, key_text, label_text
from disclosure.forms.typed.row_tree import Identity, SideRow, is_total

_ORGANISATION = re.compile(
    r"(?:局|委|委员会|办公室|中心|院|所|站|队|大队|支队|协会|学会|联合会|学校|中学|小学|幼儿园|馆|部|厅|处|社|"
    r"政府|街道办事处|法院|检察院|总工会|工会|党校|会|团|库|园|场|本级|机关|本部)$"
)
_HALF_QUANTUM_YUAN = Decimal(50)
"""Half of 0.01 万元: the rounding that each printed amount may carry."""


def identify_projects(
    rows: Sequence[SideRow], form: Form, department: str | None, units: Sequence[str]
) -> list[Identity]:
    """Rows as department, unit or project.

    The first row is the department if it is a total or bears the department's name (or if its name
    comes again right below). A unit is a name known from elsewhere (`units`), the department's name
    again, or an organisation's name whose amount is the sum of the rows below it.
    """
    named = {comparable(name) for name in units}
    if department:
        named.add(comparable(department))
    found: list[Identity] = []
    head: Identity | None = None
    unit: Identity | None = None
    closed = False
    for index, row in enumerate(rows):
        label = label_text(row.label)
        key = key_text(label)
        if not label:
            continue
        if head is None and (
            is_total(label, form) or (not found and _is_department(rows, index, form, department))
        ):
            head = Identity(row.row_no, "department", "department", 0, label)
            found.append(head)
        elif comparable(label) in named or (not closed and _opens_unit(rows, index, named)):
            closed = _sums_up(rows, index, named, whole=True)
            parent = head.row_no if head else None
            unit = Identity(row.row_no, "unit", f"unit:{key}", 1, label, parent)
            found.append(unit)
        else:
            above = unit or head
            owner = key_text(unit.label if unit else department or "")
            parent = above.row_no if above else None
            found.append(
                Identity(row.row_no, "project", f"project:{owner}/{key}", 2, label, parent)
            )
    return found


def _is_department(rows: Sequence[SideRow], index: int, form: Form, department: str | None) -> bool:
    label = comparable(rows[index].label)
    if is_total(label, form) or (department is not None and label == comparable(department)):
        return True
    following = rows[index + 1 : index + 2]
    return bool(following) and comparable(following[0].label) == label


def _opens_unit(rows: Sequence[SideRow], index: int, named: set[str]) -> bool:
    name = comparable(rows[index].label)
    return bool(_ORGANISATION.search(name)) and _sums_up(rows, index, named, whole=False)


def _sums_up(rows: Sequence[SideRow], index: int, named: set[str], *, whole: bool) -> bool:
    """Whether the rows below, up to the next known unit, add up to this row within rounding.

    With `whole` all of them do; else the first few may be enough (an unknown unit may follow).
    """
    own = rows[index].total_yuan
    if own is None:
        return False
    total = Decimal(0)
    agrees = False
    for count, row in enumerate(rows[index + 1 :], start=1):
        if comparable(row.label) in named:
            break
        total += row.total_yuan or Decimal(0)
        agrees = abs(total - own) <= _HALF_QUANTUM_YUAN * (count + 1)
        if agrees and not whole:
            return True
    return agrees
