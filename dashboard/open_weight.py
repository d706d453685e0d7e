"""What of each department is open, the heaviest first, and why it stands where it does.

What belongs here: the order of weight and its words. What does not: where the rows come from
(`agency_standing`), and how they are shown. What our own reader could not do has no weight here:
it is on the operator's desk.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from dashboard.night_reader import Row

LARGE_YUAN = Decimal(1_000_000)
LARGE_SHARE = Decimal("0.01")
WEIGHTS = (
    "未公开", "打不开", "没有读到预算表", "已确认的错误", "大额错误", "其他错误", "称已更正",
)  # fmt: skip
ABSENT, UNOPENED, TABLELESS, CONFIRMED, LARGE, OTHER, CORRECTED = range(len(WEIGHTS))
TABLELESS_STATUSES = frozenset({"no_report", "prose_only"})
ORDER = (
    "先后：" + "、".join(WEIGHTS) + "。“大额”是相差 100 万元以上，或超过本部门支出的 1%；"
    "同类中相差多的在前。"
)


class Open(NamedTuple):
    """One department that something is open of: its row, the place of its weight, why."""

    row: Row
    weight: int
    why: str

    @property
    def title(self) -> str:
        return WEIGHTS[self.weight]


def opened(rows: list[Row]) -> list[Open]:
    """The departments that something is open of, the heaviest first."""
    found = [one for one in map(_weighed, rows) if one is not None]
    return sorted(found, key=_place)


def needs_a_call(row: Row) -> bool:
    return _weighed(row) is not None


def _weighed(row: Row) -> Open | None:
    if row["status"] == "missing":
        return Open(row, ABSENT, f"{_due(row)}至今没有找到")
    if row["status"] == "dead_link":
        return Open(row, UNOPENED, "网站上有链接，文件打不开")
    if row["status"] == "quarantined":
        return Open(row, UNOPENED, f"文件打不开：{row['status_reason'] or '原因不明'}")
    if row["status"] in TABLELESS_STATUSES:
        return Open(row, TABLELESS, f"文件打得开：{row['status_reason'] or '没有预算表'}")
    if not row["open_errors"] or not row["worst"]:
        return None
    return Open(row, _weight_of_errors(row), str(row["worst"]["words"]))


def _weight_of_errors(row: Row) -> int:
    if row["corrected"]:
        return CORRECTED
    if row["confirmed"]:
        return CONFIRMED
    largest, whole = row["largest_yuan"] or Decimal(0), row["amount_yuan"]
    is_large = largest >= LARGE_YUAN or bool(whole and largest >= LARGE_SHARE * abs(whole))
    return LARGE if is_large else OTHER


def _due(row: Row) -> str:
    due = row["due_on"]
    return f"应于{due.month}月{due.day}日前公开，" if due else ""


def _place(one: Open) -> tuple[Any, ...]:
    row = one.row
    largest = row["largest_yuan"] or Decimal(0)
    return (one.weight, -largest, -row["open_errors"], row["agency_key"] or "")
