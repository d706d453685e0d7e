"""What a printed name says: which body, of which place, and whether the whole of it (本级, 汇总).

What belongs here: the grammar of one name. What does not: names against each other (`bodies`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Scope = Literal["whole", "own"]

SCOPES: dict[str, Scope] = {
    "本级": "own", "机关本级": "own", "部门本级": "own", "本部": "own", "机关": "own",
    "汇总": "whole", "合并": "whole", "含下属单位": "whole", "含所属单位": "whole",
}  # fmt: skip
_IN_BRACKETS = (
    r"[（(](?P<bracketed>本级|机关|机关本级|部门|部门本级|本部|汇总|合并|含[下所]属单位)[）)]"
)
_AT_THE_END = re.compile(rf"(?:{_IN_BRACKETS}|(?P<bare>本级|汇总))$")
_ANYWHERE = re.compile(
    rf"{_IN_BRACKETS}|(?<=.{{3}})(?P<bare>本级|汇总|(?<![直属])机关)(?=(?:20\d\d|部门|单位|预算|决算))"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
"""A second name of the same body: 发展和改革局（粮食局）."""
_NOISE = re.compile(r"[\s　“”\"'‘’()（）【】\[\]《》]")
_SECOND_NAME = re.compile(r"^[、，和及暨与]")
_OF_THE_PARTY = re.compile(r"^(?:中共|中国共产党)")
_PLACES = re.compile(r".{1,20}?(?:自治区|自治州|地区|省|市|州|盟|县|区|旗)")
_ABOVE = re.compile(r"(?:.{2,12}(?:自治区|自治州|地区|省|市|州|盟))?")


@dataclass(frozen=True, slots=True)
class Body:
    """What a document calls whom it is of: `name` without what it says of scope, `rest` what
    stands in it behind the department's name."""

    name: str | None = None
    scope: Scope | None = None
    rest: str = ""


def body_of(text: str | None) -> Body:
    """A printed name, and what it says of the report: 本级, 机关 or 汇总."""
    name = (text or "").strip()
    said = _scope(_AT_THE_END.search(name))
    name = without_scope(name)
    return Body(plain(_BRACKET.sub("", name)) or plain(name) or None, said)


def scope_in_title(title: str | None) -> Scope | None:
    """What a title says of the report: 某局（本级）2025年预算, 某局2025年预算（汇总）."""
    return _scope(_ANYWHERE.search(title or ""))


def _scope(said: re.Match[str] | None) -> Scope | None:
    return SCOPES.get(said["bracketed"] or said["bare"]) if said else None


def without_scope(name: str) -> str:
    """A name without 本级, 机关, 汇总 behind it."""
    return _AT_THE_END.sub("", name.strip()).strip()


def behind(name: str, department: str) -> str:
    """What a unit's name has behind its department's; empty where it is no unit of it."""
    _, found, rest = plain(name).partition(plain(department))
    return "" if not found or _SECOND_NAME.match(rest) else rest


def plain(text: str) -> str:
    """A name without spaces, quotation marks and brackets."""
    return _NOISE.sub("", text)


def without_place(name: str, place: str) -> str:
    """A name without the names of its place: 长治市上党区财政局 and 上党区财政局 are one body."""
    short = _OF_THE_PARTY.sub("", plain(name))
    parts = _PLACES.findall(plain(place)) or [plain(place)]
    before, found, after = short.partition(parts[-1])
    return after if found and len(after) > 1 and _ABOVE.fullmatch(before) else short


def short_place(place: str) -> str:
    """A place as the names of its bodies have it, whether or not what it is stands behind: 上党."""
    last = _PLACES.findall(plain(place))[-1:]
    whole = re.sub(r"^.*(?:自治区|自治州|地区|省|市|州|盟)(?=.)", "", last[0]) if last else ""
    return whole[:-1] if len(whole) > 2 else whole
