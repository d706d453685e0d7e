"""The first sentence of the first page: 正常, 需关注 or 异常, and why, with counts.

What belongs here: what makes a night abnormal, and the words. What does not: the figures.
Abnormal is what makes the picture itself doubtful: a portal that was not read whole, too few
departments in the total, too little of it trusted, a night that is days old.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.words import word

LEAST_TRUST = 0.5
MOST_MISSING = 0.1
OLDEST_NIGHT = dt.timedelta(days=2)
BUDGETS_ARE_OUT = 5
"""The month: congresses approve by March, departments publish within forty days (预算法)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`level` is normal, attention or abnormal; `causes` make it abnormal."""

    causes: Sequence[str]
    tasks: Sequence[str]
    quiet: str = "应公开的都已公开，没有未了结的错误"

    @property
    def level(self) -> str:
        return "abnormal" if self.causes else "attention" if self.tasks else "normal"

    @property
    def word(self) -> str:
        return word("verdict", self.level)

    @property
    def sentence(self) -> str:
        """Without the word before it, with a full stop."""
        causes, tasks = "；".join(self.causes), "，".join(self.tasks)
        if causes and tasks:
            return f"{causes}。此外，{tasks}。"
        return f"{causes or tasks or self.quiet}。"


def verdict(counts: Mapping[str, Any], *, night: dt.datetime, now: dt.datetime) -> Verdict:
    """The verdict on what stands now.

    `counts` has register (departments in it), expected (this year, by it), received, counted,
    trusted_share (0 to 1 or None), doubted (name and share, 0 to 1, of the largest department
    in no trust, or None), portals (not read whole), portals_off (not asked), missing, unseen
    (nobody can say of them that they have not published), unopened, tableless, errors,
    departments (with errors), fresh (new tonight, None on a first night), overdue (notices not
    answered in time), ours (files that we could not read), nameless (reports that name no
    department), units (reports of units of their own), others (`others_due`), unheard
    (`unheard_year`).
    """
    causes = []
    if now - night > OLDEST_NIGHT:
        causes.append(f"最近一夜是 {(now - night).days} 天前的，以下不是今天的情况")
    if not counts["received"]:
        causes.append(_nothing_read(counts["units"]))
    if counts["portals"]:
        unread = f"{counts['portals']} 个门户网站没有读全或未能证明读全"
        causes.append(f"{unread}，没有看到的不能说没有公开")
    if counts["portals_off"]:
        causes.append("按设置，本夜没有采集门户网站，没有看到的不能说没有公开")
    absent = counts["expected"] - counts["counted"]
    if counts["received"] and counts["expected"] and absent > MOST_MISSING * counts["expected"]:
        of = "都" if absent == counts["expected"] else f"中有 {absent} 个"
        causes.append(f"应公开的 {counts['expected']} 个部门{of}没有计入合计")
    causes += [
        f"{title}已到期，应公开的 {due['expected']} 个部门一个也没有读到"
        for title, due in counts["others"]
        if _is_cause(due)
    ]
    if counts["trusted_share"] is not None and counts["trusted_share"] < LEAST_TRUST:
        causes.append(_little_trust(counts["trusted_share"], counts["doubted"]))
    tasks = tuple(_tasks(counts))
    if counts["expected"]:
        return Verdict(tuple(causes), tasks)
    read = f"读到的 {counts['received']} 份没有未了结的错误；这一年的这种报告不核对谁应公开"
    return Verdict(tuple(causes), tasks, read)


def others_due(
    years: Sequence[Mapping[str, Any]], year: int, kind: str
) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """What is due and absent beside the year and kind that a page is about, newest first, named:
    newer years of its kind, and the newest year of each other kind. Older years are history.

    `years` are rows as `queries/years.sql` gives them, newest first.
    """
    found, kinds = [], set()
    for row in years:
        is_same = row["report_kind"] == kind
        if not row["expected"] or (is_same and row["fiscal_year"] <= year):
            continue
        if row["report_kind"] in kinds and not is_same:
            continue
        kinds.add(row["report_kind"])
        if row["missing"] or row["unseen"]:
            found.append((f"{row['fiscal_year']}年{word('report_kind', row['report_kind'])}", row))
    return found


def unheard_year(years: Sequence[Mapping[str, Any]], today: dt.date) -> int | None:
    """This year, where it is past the time for its budgets and neither a report nor a date tells of
    them. A register that nobody carried on would leave last year's page for ever."""
    known = {row["fiscal_year"] for row in years if row["report_kind"] == "budget"}
    is_time = today.month >= BUDGETS_ARE_OUT
    return today.year if is_time and known and max(known) < today.year else None


def _nothing_read(units: int) -> str:
    if units:
        return f"这一年部门的报告一份也没有读到，读到的 {units} 份都是所属单位自己的"
    return "这一年的这种报告一份也没有读到"


def _little_trust(share: float, doubted: tuple[str, float] | None) -> str:
    said = f"支出合计中可信的只占 {100 * share:.1f}%" if share else "支出合计全部未过核对"
    if doubted is None:
        return said
    name, of_all = doubted
    if not share:
        return f"{said}，以{name}最多（占 {100 * of_all:.1f}%）" if of_all < 1 else said
    return f"{said}，未过核对的以{name}最多（占 {100 * of_all:.1f}%）"


def _tasks(counts: Mapping[str, Any]) -> list[str]:
    tasks = []
    if counts["received"] and not counts["register"]:
        tasks.append("没有应公开部门的名录，不能说谁没有公开")
    said = [
        ("missing", "到期未公开的部门 {} 个"),
        ("unseen", "尚未看到的部门 {} 个（不能说没有公开）"),
        ("unopened", "文件打不开的部门 {} 个"),
        ("tableless", "文件打得开、没有读到预算表的部门 {} 个"),
        ("overdue", "逾期未答复的通知 {} 份"),
    ]
    tasks += [text.format(counts[key]) for key, text in said if counts[key]]
    if counts["unheard"]:
        tasks.append(f"{counts['unheard']}年部门预算一份也没有看到，也没有写明公开期限")
    tasks += [_absent(*other) for other in counts["others"] if not _is_cause(other[1])]
    if counts["errors"]:
        fresh = counts["fresh"]
        new = "" if fresh is None else f"，今夜新增的问题 {fresh} 处" if fresh else "，今夜没有新增"
        tasks.append(f"未了结的错误 {counts['errors']} 处（{counts['departments']} 个部门）{new}")
    elif counts["fresh"]:
        tasks.append(f"今夜新增的问题 {counts['fresh']} 处")
    if counts["nameless"]:
        tasks.append(f"认不出部门、没有计入合计的报告 {counts['nameless']} 份")
    if counts["ours"]:
        tasks.append(f"本系统没有读成的文件 {counts['ours']} 份")
    return tasks


def _is_cause(due: Mapping[str, Any]) -> bool:
    """A whole year that was proved not to be there."""
    return bool(due["missing"] and not due["received"])


def _absent(title: str, due: Mapping[str, Any]) -> str:
    said = [
        f"{words} {due[key]} 个"
        for key, words in (("missing", "到期未公开的部门"), ("unseen", "尚未看到的部门"))
        if due[key]
    ]
    return f"{title}{'、'.join(said)}"
