"""The declared subjects and wordings of prose, read from `subjects/*.toml` and `wording.toml`.

What belongs here: loading the declaration and finding which subject a piece of text ends in. What
does not: where figures are, or which sentence they stand in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Direction = Literal["increase", "decrease", "same"]
_NUMBER = (
    r"(?<![\d.A-Za-z])(?<!\d,)(?P<number>(?<!\d)[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
)
_APART: dict[str, Direction] = {"高于": "increase", "多于": "increase"}
_APART |= {"低于": "decrease", "少于": "decrease"}
_APART |= {"多": "increase", "少": "decrease"}
_OF_ONE_UNIT = (
    r"(?<![\d.,A-Za-z])(?P<run>\d+\.\d+(?:(?:[,、]|和|与|及)\d+\.\d+)*)"
    r"(?:(?<=\d)(?P<unit>{units})|(?=(?:{verbs})(?:了|约)?\d[\d,]*(?:\.\d+)?(?P<last_unit>{units})))"
)
"""Numbers that take the unit of the last of them, or of the change right behind them."""
_BARE_WAN = r"万(?=[,;。、:()\n]|$|{verbs})"
"""`总预算1720.00万，`: 元 is left out where no noun follows."""
_NUMBERED = re.compile(r"(^|[,;:。\n])(\(?[一二三四五六七八九十\d]{1,3}[.、)])(?!\d)")
"""`(一)收入预算`: the number of a clause, no part of what it names."""
_LEVEL = r"\((?:\d+[类款项]?|[类款项])\)"
"""What follows a name of a classification: (类), (204类), (01)."""
_THAN_LAST = (
    f"(?:{'|'.join(_APART)})(?:上一?年度?|去年|20\\d\\d年度?)(?:年初)?(?:预算|决算|执行)?数?"
)
"""`高于上年0.73万元`: by so much, against the year before."""
_MORE = "(?<=[年算数期])(?:多|少)(?:出|安排)?"
"""`比上年预算多0.73万元`."""
SUBJECTS = Path(__file__).with_name("subjects")
WORDING = Path(__file__).with_name("wording.toml")


@dataclass(frozen=True, slots=True)
class Subject:
    """One declared subject; `wordings` are anchored at the figure, fillers included."""

    id: str
    title: str
    wordings: tuple[re.Pattern[str], ...]
    units: frozenset[str | None]
    section: re.Pattern[str] | None
    not_section: re.Pattern[str] | None
    part: bool
    same: bool
    under: tuple[tuple[str, str], ...]
    after: re.Pattern[str] | None
    alone: bool

    def belongs_below(self, heading: str, named: str | None = None) -> bool:
        """Whether it may stand below a heading; `named` is what else says what is spoken of."""
        if self.not_section is not None and self.not_section.search(heading):
            return False
        return self.section is None or self.section.search(named or heading) is not None


@dataclass(frozen=True, slots=True)
class Match:
    """A subject found at the end of a text, from `start`."""

    subject: Subject
    name: str | None
    start: int

    def identifier(self, seen: list[str]) -> str:
        """The subject's id, its name filled in; `seen` are ids earlier in the section, in order."""
        under = dict(self.subject.under)
        siblings = {*under, self.subject.id.split(":")[0].removesuffix("_category")}
        latest = next((one for one in reversed(seen) if one in siblings), "")
        template = under.get(latest, self.subject.id)
        return template.replace("{name}", self.name or "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the files declare, compiled."""

    subjects: tuple[Subject, ...]
    excluded_section: re.Pattern[str]
    threshold: re.Pattern[str]
    reason: re.Pattern[str]
    base: re.Pattern[str]
    same: re.Pattern[str]
    own_year: re.Pattern[str]
    phase: re.Pattern[str]
    idle: re.Pattern[str]
    """Words that say nothing of what is spoken of."""
    this_year: re.Pattern[str]
    directions: tuple[tuple[str, Direction], ...]
    moves: re.Pattern[str]
    """Any word of direction; `ends_in_move`: at the end of a text."""
    ends_in_move: re.Pattern[str]
    figure: re.Pattern[str]
    """A number with one of the units."""
    of_one_unit: re.Pattern[str]
    unit_kinds: dict[str, str]
    classes: frozenset[str]
    plain_before: re.Pattern[str]
    parts: dict[str, tuple[str, ...]]
    then: dict[str, str]
    """The count of people that may follow a count, unnamed."""
    is_growth: re.Pattern[str]
    is_thrift: re.Pattern[str]
    """What a reason says of more, or less, without a word of direction; what may say more, or less,
    and what leaves a reason open."""
    may_be_more: re.Pattern[str]
    may_be_less: re.Pattern[str]
    no_reason: re.Pattern[str]
    kinds: tuple[re.Pattern[str], ...]
    """Nouns whose kinds are all of them, at the end of a name."""
    opposites: tuple[tuple[re.Pattern[str], ...], ...]
    """What a thing falls into by what the words mean: in service, retired."""
    sums: dict[str, tuple[str, ...]]
    """What a whole is the sum of by its name alone."""
    titles: dict[str, str]
    """The name of each subject."""

    def may_be_part(self, whole: str, part: str) -> bool:
        """Whether `part` said of `whole` is the report's own: true but of narrow wholes."""
        of = self.parts.get(whole.partition(":")[0])
        return of is None or part.startswith(of) or part.startswith("reason:")

    def find(
        self, text: str, section: str, kind: str, unit: str | None = None, named: str | None = None
    ) -> Match | None:
        """The subject in whose wording `text` ends, for a figure of this unit and kind of unit.

        `named` is the heading with what the sentence has said before.
        """
        best: tuple[tuple[int, int, int, int], Match] | None = None
        text = _NUMBERED.sub(lambda found: found[1] + " " * len(found[2]), text)
        asked = {kind, unit}
        for order, subject in enumerate(self.subjects):
            if subject.units.isdisjoint(asked) or not subject.belongs_below(section, named):
                continue
            for wording in subject.wordings:
                found = wording.search(text)
                if found is None or (subject.alone and not self._is_alone(text[: found.start()])):
                    continue
                rank = (
                    -found.start(),
                    found.end("wording"),
                    int(subject.section is not None),
                    -order,
                )
                if best is None or rank > best[0]:
                    best = rank, Match(subject, self._name(found), found.start())
        return None if best is None else best[1]

    def find_after(
        self, rest: str, section: str, kind: str, unit: str | None = None
    ) -> Match | None:
        """The subject that the text right after a figure names: `共6个项目实行绩效目标管理`."""
        for subject in self.subjects:
            if subject.after is None or not subject.units & {kind, unit}:
                continue
            if subject.belongs_below(section) and subject.after.match(rest):
                return Match(subject, None, 0)
        return None

    def _is_alone(self, before: str) -> bool:
        """Whether nothing narrows a subject: before it stand but years, bodies and numbers."""
        clause = re.split("[,;:。、\n ]", before)[-1]
        return self.plain_before.fullmatch(clause) is not None

    def _name(self, found: re.Match[str]) -> str | None:
        """`财政事务(款)行政运行(项)` as `财政事务/行政运行`; a class always by its full name."""
        name = found.groupdict().get("name")
        if name is None:
            return None
        name = re.sub(r"^\d{1,2}[.、]|^\(\S{1,3}\)", "", re.sub('["“”]', "", name).lstrip())
        name = re.sub(rf"{_LEVEL}$", "", name)
        name = re.sub(rf"{_LEVEL}、?(?=.)|-", "/", name)
        return f"{name}支出" if f"{name}支出" in self.classes else name

    def direction(self, verb: str) -> Direction | None:
        known = next((direction for word, direction in self.directions if word == verb), None)
        return known or _APART.get(verb[:2]) or _APART.get(verb[:1])


def _alternation(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _subject(entry: dict[str, Any], fillers: str, lists: Mapping[str, str]) -> Subject:
    filled = [_filled(wording, lists) for wording in entry["wordings"]]
    wordings = tuple(re.compile(f"(?P<wording>{one})(?:{fillers}){{0,24}}+$") for one in filled)
    return Subject(
        id=entry["id"],
        title=entry["title"],
        wordings=wordings,
        units=frozenset(entry.get("units", ["money"])),
        section=re.compile(entry["section"]) if "section" in entry else None,
        not_section=re.compile(entry["not_section"]) if "not_section" in entry else None,
        part=entry.get("part", False),
        same=entry.get("same", False),
        under=tuple(entry.get("under", {}).items()),
        after=re.compile(entry["after"]) if "after" in entry else None,
        alone=entry.get("alone", False),
    )


def _filled(wording: str, lists: Mapping[str, str]) -> str:
    """A wording with the names of a list where it names the list: `{class}`."""
    for name, names in lists.items():
        wording = wording.replace(name, names)
    return wording


def declared_subjects() -> list[dict[str, Any]]:
    """The entries of all files of subjects, in the order of their names."""
    files = sorted(SUBJECTS.glob("*.toml"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [entry for text in texts for entry in tomllib.loads(text)["subject"]]


def _composed(declared: Mapping[str, Any]) -> list[tuple[str, Direction]]:
    """Words of direction made of two characters that say the same: 攀升, 缩小."""
    ways: tuple[tuple[str, Direction], ...] = (("rising", "increase"), ("falling", "decrease"))
    return [
        (first + last, direction)
        for way, direction in ways
        for first in declared[way][0]
        for last in declared[way][1]
        if first != last
    ]


@cache
def vocabulary() -> Vocabulary:
    """The declaration that ships with the product."""
    declared = tomllib.loads(WORDING.read_text(encoding="utf-8"))
    subjects = declared_subjects()
    fillers = "|".join(declared["fillers"])
    classes = declared["classes"]
    lists = {
        "{class}": f"(?:{_alternation(classes)})",
        "{stem}": f"(?:{_alternation([name.removesuffix('支出') for name in classes])})",
        "{economic_class}": f"(?:{'|'.join(declared['economic_classes'])})",
    }
    kinds: tuple[Direction, ...] = ("increase", "decrease", "same")
    directions = [(word, kind) for kind in kinds for word in declared["directions"][kind]]
    directions += _composed(declared["directions"])
    base = declared["comparison"]["base"]
    same = _alternation(declared["directions"]["same"])
    directions.sort(key=lambda pair: -len(pair[0]))
    verbs = _alternation([word for word, _ in directions])
    bare_wan = _BARE_WAN.format(verbs=verbs)
    unit_kinds = {unit: kind for kind, units in declared["units"].items() for unit in units}
    return Vocabulary(
        subjects=tuple(_subject(entry, fillers, lists) for entry in subjects),
        excluded_section=re.compile("|".join(declared["excluded_sections"])),
        threshold=re.compile("|".join(declared["threshold_endings"])),
        reason=re.compile("|".join(declared["reason_markers"])),
        base=re.compile(base),
        same=re.compile(f"(?:{base}|[同环]比)(?:(?!口径)[^,;。\\d]){{0,8}}?(?<!不)(?:{same})"),
        own_year=re.compile(
            f"(?<![比与较同和])(20\\d\\d)年度?(?:本?(?:部门|单位))?(?:{fillers}){{0,24}}+$"
        ),
        phase=re.compile(declared["comparison"]["phase"].replace("{fillers}", fillers)),
        idle=re.compile(f"(?:{fillers}|同期)*+"),
        this_year=re.compile(declared["comparison"]["this_year"]),
        directions=tuple(directions),
        moves=re.compile(verbs),
        ends_in_move=re.compile(f"(?:{verbs}|{_THAN_LAST}|{_MORE})$"),
        figure=re.compile(rf"{_NUMBER} ?(?P<unit>{_alternation(list(unit_kinds))}|{bare_wan})"),
        of_one_unit=re.compile(
            _OF_ONE_UNIT.format(units=_alternation(list(unit_kinds)), verbs=verbs)
        ),
        unit_kinds=unit_kinds | {"万": "money"},
        classes=frozenset(classes),
        plain_before=re.compile(f"(?:{'|'.join(declared['circle']['plain_before'])})*+"),
        parts={whole: tuple(parts) for whole, parts in declared["circle"]["parts"].items()},
        then=declared["circle"]["then"],
        is_growth=re.compile("|".join(declared["reasons"]["growth"])),
        is_thrift=re.compile("|".join(declared["reasons"]["thrift"])),
        may_be_more=re.compile("|".join(declared["reasons"]["may_be_more"])),
        may_be_less=re.compile("|".join(declared["reasons"]["may_be_less"])),
        no_reason=re.compile("|".join(declared["reasons"]["open"])),
        kinds=tuple(re.compile(f"{noun}$") for noun in declared["circle"]["kinds"]),
        opposites=tuple(
            tuple(re.compile(way) for way in ways) for ways in declared["circle"]["opposites"]
        ),
        titles={entry["id"]: entry["title"] for entry in subjects},
        sums={whole: tuple(parts) for whole, parts in declared["circle"]["sums"].items()},
    )
