"""What a jurisdiction file says that nobody knows: a misspelt bound, rule, form or department.

What belongs here: the file against the catalogue, the forms and itself, each mistake with its line.
What does not: the shape of the file (`collection.jurisdiction`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from collection.jurisdiction import Jurisdiction, JurisdictionError, load_jurisdiction, register
from disclosure.forms import declaration
from expectations.rules import bounds, catalogue


def sound_jurisdiction(path: Path) -> Jurisdiction:
    """The place of a file in which everything is known. Raises JurisdictionError with all else."""
    return _sound(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=8)
def _sound(path: Path, changed: int) -> Jurisdiction:
    """A night asks before it begins and when it collects: the file is checked once."""
    place = load_jurisdiction(path)
    found = mistakes(path, place)
    if found:
        raise JurisdictionError("；".join(found))
    return place


def mistakes(path: Path, place: Jurisdiction) -> list[str]:
    """Each mistake in one Chinese sentence that names file, line and what was perhaps meant."""
    text = path.read_text(encoding="utf-8")
    return [f"{path.name} 第{_line_of(text, word)}行：{said}" for word, said in _mistakes(place)]


def _mistakes(place: Jurisdiction) -> Iterator[tuple[str, str]]:
    """(the word that is wrong, what is wrong with it)."""
    yield from _wrong_bounds(place)
    yield from _wrong_rules(place)
    forms = [str(form["form_id"]) for form in declaration()["forms"]]
    for form in place.forms:
        if form.form_id not in forms:
            yield form.form_id, f"没有名为“{form.form_id}”的表式{_meant(form.form_id, forms)}"
    for portal in place.portals:
        for pattern in filter(None, (portal.title_must, portal.title_must_not)):
            try:
                re.compile(pattern)
            except re.error as error:
                yield pattern, f"“{pattern}”不是有效的正则表达式（{error}）"
    try:
        register(place, [])
    except JurisdictionError as error:
        yield place.district_totals or "", str(error)


def _wrong_bounds(place: Jurisdiction) -> Iterator[tuple[str, str]]:
    for name, value in place.bounds.items():
        if name not in bounds():
            yield name, f"没有名为“{name}”的界限{_meant(name, bounds())}"
        elif not re.fullmatch(r"\d+(\.\d+)?", value):
            yield name, f"界限“{name}”的值“{value}”不是数字"


def _wrong_rules(place: Jurisdiction) -> Iterator[tuple[str, str]]:
    rules = [rule.rule_id for rule in catalogue()]
    codes = [agency.code for agency in place.agencies]
    for rule in place.switched_off:
        if rule not in rules:
            yield rule, f"停用的规则“{rule}”不存在{_meant(rule, rules)}"
    for one in place.waivers:
        if one.rule not in rules:
            yield one.rule, f"豁免的规则“{one.rule}”不存在{_meant(one.rule, rules)}"
        if one.agency is not None and one.agency not in codes:
            yield one.agency, f"豁免的部门“{one.agency}”不在名录中{_meant(one.agency, codes)}"


def _meant(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f"；是不是“{close[0]}”？" if close else ""


def _line_of(text: str, word: str) -> int:
    """The first line where the word stands by itself."""
    alone = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if alone.search(line.split("#")[0])), 1)
