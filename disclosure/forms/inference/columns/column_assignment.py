"""What each column of a table means: the assignment that words, content and arithmetic bear out.

What belongs here: columns of one list, from head paths and body to keys. What does not: which
table it is (`roles`), and what a row is.

Words propose. A column of subtotals takes its group's name; the groups of last year, of carry-over
and of change qualify their members. Content overrules words: text is no figure. Then `arithmetic`
names what words did not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from disclosure.documents.pdf.glyphs import UNKNOWN
from disclosure.forms.headers import Path
from disclosure.forms.inference.columns.column_groups import grouped
from disclosure.forms.inference.columns.column_keys import OTHER, QUALIFIED, Meaning
from disclosure.forms.inference.columns.heads import Content
from disclosure.forms.inference.columns.trade_words import Concept, is_of_which, meanings

_NAMES = frozenset({"label", "label_of_unit", "code", "second_label", "second_code"})
_LABELS = frozenset({"label", "label_of_unit"})
_INCOME = "income"
_TWO, _FEW = 2, 9
"""Of nine codes one name at most stands among them: that of the total."""
_SPENT = re.compile("决算")
_ADJUSTED = re.compile("调整(?:后)?预算|预算调整|全年预算")
_BUDGET = re.compile("(?:年初|年度|当年|本年|批复|^|\\})预算(?:数|额|金额|安排|批复|$)")
_FIRST_PLAN = re.compile(f"年初预算|{_ADJUSTED.pattern}")
"""What needs no 决算数 beside it: there is another plan, or an outcome."""
_GROUPS = (*QUALIFIED, "year_end_carry_over")
_LAST_YEAR = re.compile(r"上年(?!结|.*结转|.*结余)|上一年|上年度")
_CHANGE = re.compile(r"增减|变化|增长|比较")
_CHANGE_OF_YEARS = re.compile(
    r"(?:\{year\}|本年|当年|今年|年度?|预算|决算|执行)*数?(?:比|较|与)(?:\{year\}|上年|去年|上一年|年度?|预算|决算|执行)*数?"
    r"(?:增减|增长|变化|变动|相比增减)(?:额|数|金额|值|情况)?"
)
"""Words between the years do not matter: 2025年预算比2024年执行数增减."""
_SHARE = re.compile(r"%|占比|比例|比重|幅度")


def meanings_of(
    paths: Sequence[Path],
    contents: Sequence[Content],
    years: Sequence[int | None],
    year: int | None = None,
    *,
    title: str = "",
) -> list[Meaning]:
    """The columns by words and content. `years` are those printed above each column, if any.

    `year` is the document's: beside figures under no year at all, an older one is last year's.
    Below a `title` that speaks of what was spent, a column of plans is no figure of that.
    """
    undated = any(
        content.is_numeric and dated is None and _qualified("total", path, False) == "total"
        for path, content, dated in zip(paths, contents, years, strict=True)
    )
    newest = max(filter(None, (*years, year if undated else None)), default=None)
    found = [
        replace(
            _by_words(number, path, contents[number], years[number] not in (None, newest)),
            year=years[number],
        )
        for number, path in enumerate(paths)
    ]
    found = [
        Meaning(one.column, "text", None, "", "")
        if _is_spacer(one.column, paths, contents)
        else one
        for one in found
    ]
    found = [_figure_among_figures(one, found, paths) for one in found]
    named = _names_by_place(found, contents, paths)
    bounds = [0, *list_starts(named)[1:], len(named)]
    parts = [_without_twins(named[a:b], paths) for a, b in pairwise(bounds)]
    lists = [_planned(_in_and_out(part, paths), paths, title) for part in parts]
    return _second_names([one for part in lists for one in grouped(part, paths)], paths, title)


def _figure_among_figures(one: Meaning, found: Sequence[Meaning], paths: Sequence[Path]) -> Meaning:
    """Digits under an unknown head are no codes beside figures of one group: 1516400 yuan."""
    if one.kind != "code" or one.by or len(paths[one.column]) < _TWO:
        return one
    group = paths[one.column][0]
    beside = any(o.kind == "value" and paths[o.column][:1] == (group,) for o in found[: one.column])
    return replace(one, kind="value") if beside else one


def _is_spacer(column: int, paths: Sequence[Path], contents: Sequence[Content]) -> bool:
    """Whether nothing stands in a column, nor above it but the name of a group of others."""
    path, content = paths[column], contents[column]
    is_empty = not (content.amounts or content.codes or content.words or content.dashes)
    return is_empty and any(
        len(other) > len(path) and other[: len(path)] == path for other in paths
    )


def without_rates(columns: Sequence[Meaning], paths: Sequence[Path]) -> list[Meaning]:
    """Figures under a head of shares or percents measure their row: they are no money."""
    return [
        replace(one, kind="quantity")
        if one.kind == "value" and any(map(_SHARE.search, paths[one.column]))
        else one
        for one in columns
    ]


def list_starts(columns: Sequence[Meaning]) -> list[int]:
    """The grid columns at which lists side by side begin: names or numbers behind figures."""
    starts: list[int] = []
    has_values = True
    for one in columns:
        is_name = one.kind in _NAMES or one.key == "serial"
        if is_name and has_values:
            starts.append(one.column)
            has_values = False
        elif one.kind == "value":
            has_values = True
    return starts


def _without_twins(found: Sequence[Meaning], paths: Sequence[Path]) -> list[Meaning]:
    """Of figures under one head and year none is known: each may be another year's."""
    counted = Counter((paths[one.column], one.year) for one in found if one.kind == "value")
    return [
        replace(one, key=None, by=OTHER)
        if counted[paths[one.column], one.year] > 1 and paths[one.column]
        else one
        for one in found
    ]


def _names_by_place(
    found: Sequence[Meaning], contents: Sequence[Content], paths: Sequence[Path]
) -> list[Meaning]:
    """Words under an unknown head, between figures or behind codes, are names of rows; so are words
    between figures under one head (a list beside another), and below a code where no name is."""
    result = list(found)
    for number, one in enumerate(found):
        before = found[number - 1].kind if number else "value"
        after = found[number + 1].kind if number + 1 < len(found) else ""
        is_named = before in _LABELS
        if not contents[number].words or after != "value" or is_named:
            continue
        is_between = (
            before == "value" and number > 0 and paths[number - 1][-1:] == paths[number + 1][-1:]
        )
        if one.kind == "text" or (one.kind == "ignored" and is_between):
            result[number] = replace(one, kind="label", key="label", by="place")
    if not any(one.kind == "label" for one in found):
        result = _named_unreadably(found, contents, paths) or result
    return result if any(one.kind in _LABELS for one in result) else _named_below(result, contents)


def _named_unreadably(
    found: Sequence[Meaning], contents: Sequence[Content], paths: Sequence[Path]
) -> list[Meaning] | None:
    """The columns, words below the only head that nobody can read being the names of rows: else
    what stands beside would be taken for it. None where there is no such head, or several."""
    unread = [
        one
        for one, content in zip(found, contents, strict=True)
        if one.kind == "text" and content.words and UNKNOWN in "".join(paths[one.column])
    ]
    if len(unread) != 1:
        return None
    named = replace(unread[0], kind="label", key="label", by="place")
    return [named if one is unread[0] else one for one in found]


def _named_below(found: Sequence[Meaning], contents: Sequence[Content]) -> list[Meaning]:
    """The finest level of a code (款, 项) prints the names where no column of names is there."""
    codes = [one for one in found if one.kind == "code"]
    printed = contents[codes[-1].column] if len(codes) > 1 else None
    if printed is None or printed.words <= printed.codes + printed.dotted:
        return list(found)
    return [replace(one, kind="label", key="label") if one is codes[-1] else one for one in found]


def _second_names(found: Sequence[Meaning], paths: Sequence[Path], title: str) -> list[Meaning]:
    """Names and codes of the government's classification, beside those of the department's: which
    tell the rows, being finer, unless the government's come first and are the title's."""
    figures = [one.column for one in found if one.kind == "value"] or [len(found)]
    labels = [
        one.column
        for one in found
        if one.kind in ("label", "second_label") and one.column < figures[0]
    ]
    theirs = [n for n in labels if any("政府" in text for text in paths[n])]
    if not theirs or theirs == labels or (theirs[0] == labels[0] and "政府" in title):
        return list(found)
    after = -1 if theirs[0] == labels[0] else labels[0]
    kinds = {"code": "second_code", "label": "second_label"}
    return [
        replace(one, kind=kinds[one.kind])
        if one.kind in kinds and after < one.column <= theirs[0]
        else one
        for one in found
    ]


def _by_words(number: int, path: Path, content: Content, is_older: bool) -> Meaning:
    offers = _offers(path)
    name = path[-1] if path else ""
    one = _fitting(offers, content)
    if one is None:
        return _by_itself(number, path, content, is_older)
    if not one.is_value:
        return Meaning(number, one.kind, one.key, name, "words")
    key = _qualified(one.key, path, is_older)
    if any(is_of_which(text) for text in path) and one.key not in _VEHICLES:
        above = "" if key == one.key else "上年等"
        return Meaning(number, "value", None, f"{above}其中：{one.name}", "of_which")
    return Meaning(number, "value", key, one.name, "words" if key else "share")


def _by_itself(number: int, path: Path, content: Content, is_older: bool) -> Meaning:
    """A column whose words name nothing: part of its neighbour, a change, or open."""
    name = path[-1] if path else ""
    if content.is_numeric and any(map(is_of_which, path)):
        name = name if is_of_which(name) else f"其中：{name}"
        return Meaning(number, "value", None, name, "of_which")
    if content.is_numeric and _CHANGE_OF_YEARS.fullmatch(name):
        return Meaning(number, "value", "change.total", name, "words")
    if content.is_numeric:
        is_other = is_older or _qualified("total", path, is_older) != "total"
        return Meaning(number, "value", None, name, OTHER if is_other else "")
    kind = "code" if content.is_code and not content.amounts else "text"
    kind = "label" if not path and content.words and not content.amounts else kind
    return Meaning(number, kind, None, name, "")


_VEHICLES = frozenset({"vehicle_purchase", "vehicle_running"})


def _offers(path: Path) -> list[Concept]:
    """What the last text may mean, alone or with the ones above (a head torn over two cells)."""
    if not path:
        return []
    offers = list(meanings(path[-1]))
    for above in range(len(path) - 2, -1, -1):
        offers += [one for one in meanings("".join(path[above:])) if one not in offers]
    if not offers and len(path) > 1 and all(not text.strip() for text in path[-1:]):
        offers = list(meanings(path[-2]))
    return offers


def project_names(columns: Sequence[Meaning], paths: Sequence[Path]) -> list[Meaning]:
    """The columns of names whose own head speaks of 项目: 项目名称, 支出项目类别."""
    return [
        one
        for one in columns
        if one.kind in ("label", "text") and "项目" in "".join(paths[one.column][-1:])
    ]


_CODES = frozenset({"code", "second_code"})
_ANY_DIGITS = frozenset({"ignored", "code_of_unit", "quantity"})
"""What may look like amounts: 242001 below 单位编码 is no money, however long."""


def _fitting(offers: Sequence[Concept], content: Content) -> Concept | None:
    """The first concept that the content allows: figures for values, words or codes for names."""
    for one in offers:
        if one.is_value and content.words > content.amounts + content.codes + content.dashes:
            continue
        is_code = one.kind in _CODES and (content.may_be_code or content.is_code)
        if not one.is_value and one.kind not in _ANY_DIGITS and content.is_numeric and not is_code:
            continue
        if one.kind == "label" and content.is_code and content.words * _FEW <= content.codes:
            continue
        is_named = content.words > content.codes + content.dotted
        if one.kind in _CODES and is_named and any(other.kind == "label" for other in offers):
            continue
        return one
    return None


def _qualified(key: str, path: Path, is_older: bool) -> str | None:
    """The key below last year's, the change's or the carry-over's head; None for a share."""
    above = "/".join(path)
    if _SHARE.search(above):
        return None
    if _CHANGE.search(above):
        return f"change.{key}"
    if is_older or _LAST_YEAR.search(above):
        return f"last_year.{key}"
    for text in path[:-1]:
        groups = [one.key for one in meanings(text) if one.key in _GROUPS]
        if groups:
            return groups[0] if key == "total" else f"{groups[0]}.{key}"
    return key


def _in_and_out(found: Sequence[Meaning], paths: Sequence[Path]) -> list[Meaning]:
    """Beside what was spent, the figures under 本年收入 are no total: they are what came in."""
    figures = [one for one in found if one.kind == "value"]
    came = {one.column for one in figures if _is_sum_of("收入", paths[one.column])}
    spent = any(_is_sum_of("支出", paths[one.column]) for one in figures if one.column not in came)
    if not came or not spent:
        return list(found)
    whole = ("total", "fiscal_appropriation")
    return [
        replace(one, key=_INCOME if one.key in whole else f"{_INCOME}.{one.key}", name="本年收入")
        if one.kind == "value" and one.key and one.column in came
        else one
        for one in found
    ]


def _planned(found: Sequence[Meaning], paths: Sequence[Path], title: str) -> list[Meaning]:
    """Beside what was spent (决算数), the figures that were only planned are no figures of it."""
    own = [one for one in found if one.kind == "value" and not _is_of_another_year(one)]
    spent = any(_SPENT.search(text) for one in own for text in paths[one.column])
    stages: dict[int, str | None] = {}
    if spent:
        stages = {one.column: stage_of(paths[one.column]) for one in own}
    elif _SPENT.search(title):
        clear = [one for one in own if any(map(_FIRST_PLAN.search, paths[one.column]))]
        stages = {one.column: stage_of(paths[one.column]) for one in clear}
    return [
        replace(one, group=stage) if (stage := stages.get(one.column)) else one for one in found
    ]


def by_stage(found: Sequence[Meaning]) -> list[list[Meaning]]:
    """The columns of what was spent, names with them; then those of each plan."""
    groups = dict.fromkeys(("", *(one.group for one in found)))
    return [[one for one in found if one.group == group] for group in groups]


def of_its_stage(one: Meaning) -> Meaning:
    """The column under its full key: budget.basic for the basic expenditure that was planned."""
    return replace(one, key=f"{one.group}.{one.key}") if one.group and one.key else one


def _is_of_another_year(one: Meaning) -> bool:
    return one.by == OTHER or str(one.key).startswith(("last_year.", "change."))


def stage_of(path: Sequence[str]) -> str | None:
    """Whether a head speaks of what was planned first, or of the plan as it was changed."""
    if any(_SPENT.search(text) for text in path):
        return None
    if any(_ADJUSTED.search(text) for text in path):
        return "adjusted_budget"
    return "budget" if any(_BUDGET.search(text) for text in path) else None


def _is_sum_of(word: str, path: Path) -> bool:
    """Whether a head or its group says 本年收入, or 本年支出, and names no source and no use."""
    of_year = re.compile(f"(?:本年|当年)[^:]*{word}")
    return any(
        of_year.fullmatch(text)
        or (word in text and {one.key for one in meanings(text)} & {"total", "label"})
        for text in path
    )
