"""One figure of a paragraph with the part that it plays, and how what leads to it is cut.

What belongs here: the record that roles, relations and lists share. What does not: which part a
figure plays (`figure_roles`, `movements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.narrative.figures.printed_figures import Figure
from disclosure.narrative.prose_text import UNIT_YUAN
from disclosure.narrative.vocabulary import Direction, Vocabulary

_CLAUSE = re.compile(r"[,:;。!\n()]")
EARLIER = r"(?:20\d\d年度?|上一?年度?|去年)(?!末?结[转余])"
THAN = re.compile(
    f"[比较与同和]{EARLIER}[^,]*$|[比较与同和](?:年初|全年|调整后?的?|批复的?)?预算(?:安排)?数?$"
)
"""What a change is held against, at the end of what leads to it."""
NAMES_NOTHING = re.compile(
    "(?:绝对(?:额(?!度)|值)?|金额|数额(?!度)|额度|规模|总量|总体|实际|按?(?:同|可比)口径|的?基础上|[同对相环]比|年度间"
    "|年初|全年|预算|决算|安排|数|其中|且|并|共|也|均|都|各|分别|相应|有所|本年|今年|、|:)*+[,:]*+"
)
"""What may stand before a change and names nothing that changes: `按同口径同比`."""
FUNCTION_WORDS = re.compile("(?:按?(?:同|可比)口径|[同对相环]比|有所|各|均|都){1,24}+$")
"""What stands between a name and its change: 接待费 of `接待费同比增加`."""
COMPLETES = re.compile("(?:完成|执行)[^,]*$")
"""`完成年初预算`: what was met of a budget."""
COMPARES = re.compile(f"[比较与同和]{EARLIER}")
"""`较上年`: what opens a comparison."""
_BARE_SIDE = re.compile(
    "(?:本年|今年|年度|部门|单位|其中|[、:])*(收|支)[入出](?:决算|预算|安排|总?数|总?额)*"
)
_SAYS_SIDE = {"收": re.compile("收"), "支": re.compile("支|费")}
_IS_A_SIDE = re.compile("(?:total|current_year|grant|general_public_budget)_")
"""Subjects that are all of a side, or all of what one purse gives it."""
BUDGET = re.compile(
    r"(?P<label>年初|全年|调整后?的?)?(?:批复的?|下达的?)?(?:预算(?:安排)?|(?<=年初)安排)数?(?:为|是|:)*$"
)


@dataclass(slots=True)
class Told:
    """A figure with its role: level, base, budget, whole, change, growth, share, completion, same.

    `stop` counts what ends a clause for good (；。) before it, `sentence` the full stops alone;
    `depth` the brackets it stands in, `bracket` the place of the innermost one's opening, or -1.
    """

    figure: Figure
    role: str
    lead: str
    stop: int
    sentence: int
    bracket: int
    direction: Direction | None = None
    label: str = "any"
    year: int | None = None
    in_reason: bool = False
    of: Figure | None = None
    """The very figure that it speaks of, where a list says so: 占比分别为60%、40%."""
    run: tuple[int, int] | None = None
    """Where the list stands, names included, that gives it its name."""
    against_budget: bool = False
    """Whether a change is one from a budget, and not from the year before."""
    is_signed: bool = False
    """Whether the direction of a change stands in its sign alone: 增减额-5万元."""
    before_word: str = ""
    """What the lead says before the word of direction: 接待费比上年 of 接待费比上年增加."""

    @property
    def amount(self) -> Decimal | None:
        """In yuan, or in the printed unit of a count or an area; percents as printed.

        Of a change whose direction is its sign, without the sign.
        """
        number = self.figure.amount
        if number is not None and self.is_signed:
            number = abs(number)
        return None if number is None else number * UNIT_YUAN.get(self.figure.unit or "", 1)

    @property
    def quantum(self) -> Decimal:
        """What one unit of the last printed place is worth."""
        places = Decimal(1).scaleb(-(self.figure.decimals or 0))
        return places * UNIT_YUAN.get(self.figure.unit or "", 1)

    def is_like(self, other: Told) -> bool:
        """Whether the two can be added: money with money, a unit with itself."""
        mine, its = self.figure, other.figure
        return mine.kind == its.kind and (mine.kind == "money" or mine.unit == its.unit)


def as_role(one: Told, role: str) -> Told:
    """The same figure in the part that it plays of a relation."""
    return Told(one.figure, role, one.lead, one.stop, one.sentence, one.bracket, label=one.label)


def span_of(terms: Sequence[Told]) -> tuple[int, int]:
    """Where the first of some figures begins and the last ends."""
    return min(one.figure.start for one in terms), max(one.figure.end for one in terms)


def adds_up(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether parts are a whole, each rounded at its own last place."""
    total = sum((one.amount or Decimal() for one in parts), Decimal())
    allowed = (whole.quantum + sum(one.quantum for one in parts)) / 2
    return abs(total - (whole.amount or Decimal())) <= allowed


def last_clause(lead: str) -> str:
    """What leads to a figure since the last comma, without what brackets hold.

    Where a bracket opens right before the figure, what leads to that: 比上年预算数（5万元）.
    """
    lead = lead.removesuffix(":").removesuffix("(")
    return _CLAUSE.split(re.sub(r"\([^()]*\)", "", lead))[-1].strip(' "“”')


def side_named(own: str) -> str:
    """收 or 支 where a clause names nothing but the side that moved: `收入比上年增加`; else ""."""
    found = _BARE_SIDE.fullmatch(own)
    return found.group(1) if found else ""


def leads_of_side(leads: Iterable[str], side: str, words: Vocabulary) -> set[str]:
    """Those that say that their level is of a side: 收入预算, 收支总计 of 收.

    Where none says it of all of the side, those that name nothing (`2025年预算安排`); else a
    narrower one (`事业收入2万元。收入增加8万元`), never what is named otherwise:
    `财政专户管理资金2万元。收入增加8万元`.
    """
    clauses = {lead: last_clause(lead) for lead in leads}
    said = {lead for lead, clause in clauses.items() if _SAYS_SIDE[side].search(clause)}
    narrower = {lead for lead in said if _is_narrower(clauses[lead], words)}
    idle = {lead for lead, clause in clauses.items() if words.idle.fullmatch(clause)}
    return said - narrower or idle or narrower


def _is_narrower(clause: str, words: Vocabulary) -> bool:
    """Whether a clause names some of a side, and not all of it: 其他收入."""
    match = words.find(clause, "", "money")
    return match is not None and _IS_A_SIDE.match(match.subject.id) is None
