"""Fields of a Word paragraph: what stands in their code is not printed, and some print nothing.

What belongs here: where a run stands in a field (ECMA-376, part 1, 17.16.18), and what of a field
that has no stored result is known. What does not: text (`word_paragraph`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from disclosure.documents.office.word_runs import W

_PRINTS = re.compile(r"\s*(?:=|EQ\b|FORMTEXT\b|MERGEFIELD\b|QUOTE\b|MACROBUTTON\b)", re.IGNORECASE)
"""Codes of fields that print what may be a figure."""
_FINDS = re.compile(r"\s*(?:=|(?:DOCPROPERTY|DOCVARIABLE|REF)\b)", re.IGNORECASE)
"""Codes that find a value elsewhere, whatever they are given."""
_DRAWN = re.compile(r"\s*(?:EQ|SYMBOL|ADVANCE)\b", re.IGNORECASE)
"""Codes of fields that are drawn anew each time, whatever stands for their result."""
WITHOUT_RESULT = "有一个域没有保存结果，看到的数字没有读入"


@dataclass
class Field:
    """One field on its way: its code until it is separated, its result until it ends."""

    code: str = ""
    in_code: bool = True
    has_result: bool = False
    chosen: str = ""
    """What a list to choose from shows."""


@dataclass
class Fields:
    """The fields that are open at a place of a paragraph, the inner ones last."""

    _open: list[Field] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether what stands here is no text that is printed."""
        return any(one.in_code for one in self._open)

    def print(self) -> None:
        """Notes that what stands here is printed."""
        for one in self._open:
            one.has_result = True

    def instruct(self, text: str) -> None:
        """Notes a piece of the code of the innermost field."""
        if self._open:
            self._open[-1].code += text

    def mark(self, mark: etree._Element) -> Field | None:
        """Goes past a `w:fldChar`; returns a field that ends here and has no stored result."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(Field(chosen=_chosen(mark)))
        elif kind == "separate" and self._open:
            self._open[-1].in_code = False
        elif kind == "end" and self._open:
            ended = self._open.pop()
            is_unknown = (
                ended.in_code or not ended.has_result or _DRAWN.match(ended.code) is not None
            )
            return ended if is_unknown and not self.in_code else None
        return None


def prints_a_figure(ended: Field) -> bool:
    """Whether programs print something for a field that keeps no result, or move figures."""
    if _FINDS.match(ended.code):
        return True
    is_of_figures = _PRINTS.match(ended.code) or _DRAWN.match(ended.code)
    return is_of_figures is not None and any(map(str.isdigit, ended.code))


def _chosen(mark: etree._Element) -> str:
    """The entry that a list shows, the first unless another is chosen."""
    entries = [one.get(f"{W}val", "") for one in mark.iterfind(f".//{W}ddList/{W}listEntry")]
    result = mark.find(f".//{W}ddList/{W}result")
    number = "0" if result is None else result.get(f"{W}val", "0")
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""
