"""What of a Word run is seen: its properties over those of its styles, against its background.

What belongs here: hidden, white, tiny, struck and raised text. What does not: where runs stand
(`docx`). Properties are those of ECMA-376, part 1, 17.3.2; a toggle set directly wins over styles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from disclosure.documents.office.symbol_fonts import shown_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SMALLEST_HALF_POINTS = 4
"""Type of two points and less is no type that anybody reads."""
SAME_COLOUR = 16
"""Red, green and blue may differ by so much, of 255, and still nothing is told apart."""
WHITE = (255, 255, 255)
USUAL_HALF_POINTS = 21
TIGHTEST_TWIPS = -3
"""Of each half point of type: a figure is half as wide as it is high, five."""
NARROWEST_PERCENT = 10
"""Characters that are drawn so narrow are strokes that nobody reads."""
_WHOLE_TABLE = f"{W}tblStylePr[@{W}type='wholeTable']"
_TOGGLES = ("vanish", "specVanish", "strike", "dstrike")
_VALUES = ("color", "sz", "vertAlign", "position", "highlight", "w", "spacing")
_HIGHLIGHTS = {
    **{"white": WHITE, "black": (0, 0, 0), "red": (255, 0, 0), "blue": (0, 0, 255)},
    **{"yellow": (255, 255, 0), "green": (0, 255, 0), "cyan": (0, 255, 255)},
    **{"magenta": (255, 0, 255), "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128)},
    **{"darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0)},
    **{"darkYellow": (128, 128, 0), "darkGray": (128, 128, 128), "lightGray": (192, 192, 192)},
}
"""ECMA-376, part 1, 17.18.40."""
_THEME_WHITE = frozenset({"background1", "light1", "bg1", "lt1"})
"""Of the usual theme."""
_CLEAR_ALPHA = 95_000
_OFF = frozenset({"0", "false", "off"})
_RAISED = str.maketrans("0123456789+-()[]（）【】", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾⁽⁾⁽⁾⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")

Colour = tuple[int, int, int]
Properties = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """Why a run is not read (Chinese, None where it is), where it stands to the line, its font."""

    unseen: str | None = None
    shift: str = ""
    font: str = ""
    is_cramped: bool = False
    """Set so closely that characters stand over each other, or two in the place of one."""

    def printed(self, text: str) -> str:
        """The text as it stands on paper: raised figures are no figures of the number before.

        A sentence that is raised as a whole is read like any other.
        """
        text = shown_in(self.font, text)
        if any(one.isalpha() for one in text):
            return text
        if self.shift == "superscript":
            return text.translate(_RAISED)
        return text.translate(_LOWERED) if self.shift == "subscript" else text


@dataclass
class RunStyles:
    """The styles of a document, by their ids."""

    elements: Mapping[str, etree._Element] = field(default_factory=dict)
    defaults: Properties = field(default_factory=dict)
    _merged: dict[str, Properties] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> RunStyles:
        """The styles that a styles part declares; none where there is no such part."""
        if root is None:
            return cls()
        named = {one.get(f"{W}styleId", ""): one for one in root.iterfind(f"{W}style")}
        return cls(named, properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))

    @cached_property
    def _usual(self) -> str:
        """The paragraph style of paragraphs that name none."""
        for name, one in self.elements.items():
            if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true"):
                return name
        return ""

    def of_style(self, name: str) -> Properties:
        """What a style says, over what it is based on."""
        if name not in self._merged:
            self._merged[name] = {}
            for one in reversed(list(self._ancestry(name))):
                self._merged[name].update(properties(one.find(f"{W}rPr")))
                self._merged[name].update(properties(one.find(f"{_WHOLE_TABLE}/{W}rPr")))
        return self._merged[name]

    def _ancestry(self, name: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name in self.elements and name not in seen:
            seen.add(name)
            yield self.elements[name]
            name = _value(self.elements[name].find(f"{W}basedOn"))

    def is_shaded(self, name: str) -> bool:
        """Whether a table style paints cells: then white text in it may well be seen."""
        return any(
            fill_of(shading) not in (None, WHITE)
            for one in self._ancestry(name)
            for shading in one.iter(f"{W}shd")
        )

    def hides_in_part(self, name: str) -> bool:
        """Whether a table style keeps some rows or columns of its tables from being seen."""
        parts = [
            part
            for one in self._ancestry(name)
            for part in one.iterfind(f"{W}tblStylePr")
            if part.get(f"{W}type") != "wholeTable"
        ]
        ground = None if self.is_shaded(name) else WHITE
        return any(_unseen(properties(part.find(f"{W}rPr")), ground) for part in parts)

    def look(self, run: etree._Element, styles: tuple[str, str], behind: Colour | None) -> Look:
        """How a run looks in a table and a paragraph of these styles, if any; `behind` is the
        colour it stands on, None where that is unknown."""
        table_style, paragraph_style = styles
        own = run.find(f"{W}rPr")
        said = {
            **self.defaults,
            **self.of_style(table_style),
            **self.of_style(paragraph_style or self._usual),
            **self.of_style(_value(own.find(f"{W}rStyle")) if own is not None else ""),
            **properties(own),
        }
        shading = fill_of(own.find(f"{W}shd")) if own is not None else None
        if said.get("highlight", "none") != "none":
            behind = _HIGHLIGHTS.get(said["highlight"])
        unseen = _unseen(said, shading or behind)
        return Look(unseen, _shift(said), said.get("font", ""), _is_cramped(said))


def properties(element: etree._Element | None) -> Properties:
    """What an rPr says of how its text looks, by property name."""
    said: Properties = {}
    if element is None:
        return said
    for name in _TOGGLES:
        if (one := element.find(f"{W}{name}")) is not None:
            said[name] = "" if one.get(f"{W}val", "1") in _OFF else "1"
    for name in _VALUES:
        if (one := element.find(f"{W}{name}")) is not None:
            said[name] = one.get(f"{W}val", "")
    combined = element.find(f"{W}eastAsianLayout")
    if combined is not None and combined.get(f"{W}combine", "0") not in _OFF:
        said["combine"] = "1"
    if (color := element.find(f"{W}color")) is not None and _is_theme_white(color):
        said["color"] = "FFFFFF"
    if (fonts := element.find(f"{W}rFonts")) is not None and fonts.get(f"{W}ascii"):
        said["font"] = fonts.get(f"{W}ascii", "")
    if element.find(f"{W14}textFill/{W14}noFill") is not None:
        said["no_fill"] = "1"
    of_theme = element.find(f"{W14}textFill/{W14}solidFill/{W14}schemeClr")
    if of_theme is not None and of_theme.get(f"{W14}val") in _THEME_WHITE and not len(of_theme):
        said["color"] = "FFFFFF"
    inked = element.find(f"{W14}textFill/{W14}solidFill/{W14}srgbClr")
    if inked is not None:
        said["color"] = inked.get(f"{W14}val", "")
        alpha = inked.find(f"{W14}alpha")
        clear = "" if alpha is None else alpha.get(f"{W14}val", "")
        if clear.isdigit() and int(clear) >= _CLEAR_ALPHA:
            said["no_fill"] = "1"
    return said


def _is_theme_white(color: etree._Element) -> bool:
    is_shaded = color.get(f"{W}themeShade", "FF").upper() != "FF"
    return color.get(f"{W}themeColor") in _THEME_WHITE and not is_shaded


def fill_of(shading: etree._Element | None) -> Colour | None:
    """The colour that a shading paints; None where it paints none that is known."""
    if shading is None:
        return None
    if shading.get(f"{W}val") == "solid":
        return colour_of(shading.get(f"{W}color", "")) or (0, 0, 0)
    return colour_of(shading.get(f"{W}fill", ""))


def _unseen(said: Properties, behind: Colour | None) -> str | None:
    if said.get("vanish") or said.get("specVanish"):
        return "隐藏"
    if said.get("no_fill"):
        return "透明"
    if said.get("strike") or said.get("dstrike"):
        return "划去"
    size, width = said.get("sz", ""), said.get("w", "").removesuffix("%")
    if size.isdigit() and int(size) <= SMALLEST_HALF_POINTS:
        return "极小"
    if width.isdigit() and 0 < int(width) <= NARROWEST_PERCENT:
        return "极小"
    colour = colour_of(said.get("color", ""))
    return "与底色相同" if colour and behind and is_same_colour(colour, behind) else None


def is_same_colour(one: Colour, other: Colour) -> bool:
    """Whether nobody can tell one colour from the other."""
    return all(abs(a - b) <= SAME_COLOUR for a, b in zip(one, other, strict=True))


def _shift(said: Properties) -> str:
    shift = said.get("vertAlign", "")
    raised = said.get("position", "0")
    if not shift and raised.lstrip("-").isdigit() and abs(int(raised)) >= SMALLEST_HALF_POINTS:
        return "subscript" if int(raised) < 0 else "superscript"
    return shift


def _is_cramped(said: Properties) -> bool:
    size, spacing = said.get("sz", ""), said.get("spacing", "0")
    half_points = int(size) if size.isdigit() else USUAL_HALF_POINTS
    closer = int(spacing) if spacing.removeprefix("-").isdigit() else 0
    return bool(said.get("combine")) or closer <= TIGHTEST_TWIPS * half_points


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def colour_of(text: str) -> Colour | None:
    """A colour written as RRGGBB; None for anything else (auto)."""
    try:
        number = int(text, 16) if len(text) == 6 else None
    except ValueError:
        return None
    return None if number is None else (number >> 16, number >> 8 & 255, number & 255)
