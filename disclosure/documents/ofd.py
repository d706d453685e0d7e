"""OFD, the national format for fixed pages (GB/T 33190-2016): characters and lines of its pages.

What belongs here: the package, text objects, paths and templates of a page, in points from its
upper left corner. What does not: what becomes of characters and lines (`pdf.page_geometry`),
pictures and seals, which are told and not read.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from disclosure.documents.document import Page
from disclosure.documents.furniture import mark_furniture
from disclosure.documents.office.package import read_part
from disclosure.documents.pdf.glyphs import Char, placed, turn_of
from disclosure.documents.pdf.page_geometry import Sheet, page_of
from disclosure.documents.pdf.placing import Placing
from disclosure.documents.pdf.ruled.shapes import Edges
from disclosure.documents.remarks import Remarks
from disclosure.errors import CorruptDocument, EncryptedDocument, OversizedDocument

POINTS = 72 / 25.4
"""OFD measures in millimetres."""
MAX_PAGES = 2000
MAX_OBJECTS = 200_000
SMALLEST_POINTS = 2.0
_WHITE = (255.0, 255.0, 255.0)
_SAME = 16
"""Of 255: colours that differ by no more are not told apart."""
_CLEAR, _OPAQUE = 12, 243
"""Of 255: what is clearer is not seen, what is thicker covers what lies below."""
COVERED = "被盖住的文字"
_STEP = re.compile(r"[MLBQACS]|-?\d*\.?\d+(?:[eE]-?\d+)?", re.IGNORECASE)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
Box = tuple[float, float, float, float]
Colour = tuple[float, ...]


def read_ofd(content: bytes) -> tuple[Page, ...]:
    """Every page of the first document in the package.

    Raises CorruptDocument, EncryptedDocument or OversizedDocument.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.lower().endswith("encryptions.xml") for name in names):
                raise EncryptedDocument("OFD 文件已加密，无法读取")
            package = _Package(archive, names)
            return mark_furniture(tuple(package.pages()))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError, ValueError) as error:
        raise CorruptDocument("文件已损坏：OFD 内容不完整") from error


@dataclass
class _Package:
    """An open package; parts are named by their full path in it."""

    archive: zipfile.ZipFile
    names: set[str]

    def part(self, base: str, location: str) -> tuple[str, etree._Element]:
        """The full name and the root of a part that another part names."""
        location = location.strip()
        path = location if location.startswith("/") else posixpath.join(base, location)
        name = posixpath.normpath(path).lstrip("/")
        root = etree.fromstring(read_part(self.archive, name), _PARSER)
        if root.getroottree().docinfo.internalDTD is not None:
            raise CorruptDocument("文件不合规范：OFD 内容中夹带外部实体声明，没有打开")
        return name, root

    def pages(self) -> Iterator[Page]:
        _, root = self.part("", "OFD.xml")
        start = next(_all(root, "DocRoot"), None)
        if start is None or not start.text:
            raise CorruptDocument("文件已损坏：OFD 中没有文档")
        name, document = self.part("", start.text)
        base = posixpath.dirname(name)
        usual = next(iter(_boxes(next(_all(document, "CommonData"), document))), None)
        templates = {
            one.get("ID", ""): one.get("BaseLoc", "") for one in _all(document, "TemplatePage")
        }
        named = [one for pages in _all(document, "Pages") for one in _all(pages, "Page")]
        if not named:
            raise CorruptDocument("文件已损坏：OFD 里面没有任何一页")
        if len(named) > MAX_PAGES:
            raise OversizedDocument(f"文件有 {len(named)} 页，超过上限 {MAX_PAGES} 页")
        for number, one in enumerate(named, start=1):
            _, page = self.part(base, one.get("BaseLoc", ""))
            box = next(iter(_boxes(page)), usual) or (0.0, 0.0, 210.0, 297.0)
            sheet = _OfdPage(box)
            for used in _all(page, "Template"):
                if used.get("TemplateID", "") in templates:
                    sheet.draw(self.part(base, templates[used.get("TemplateID", "")])[1])
            sheet.draw(page)
            yield page_of(sheet.sheet(number))


@dataclass
class _OfdPage:
    """One page on its way; `box` is its place and size in millimetres."""

    box: Box
    chars: list[Char] = field(default_factory=list)
    edges: Edges = field(default_factory=Edges)
    remarks: Remarks = field(default_factory=Remarks)
    fills: list[tuple[Box, Colour | None]] = field(default_factory=list)
    """Boxes in points, in the order in which they were painted; None for a colour not known."""
    objects: int = 0

    def sheet(self, number: int) -> Sheet:
        return Sheet(
            number,
            self.box[2] * POINTS,
            self.box[3] * POINTS,
            self.chars,
            self.edges.horizontal,
            self.edges.vertical,
            self.remarks.told(),
        )

    def draw(self, root: etree._Element) -> None:
        """Everything that a page or a template draws."""
        for one in root.iter():
            tag = etree.QName(one).localname if isinstance(one.tag, str) else ""
            self.objects += tag.endswith("Object")
            if self.objects > MAX_OBJECTS:
                raise OversizedDocument("OFD 页面的内容过多，没有打开")
            if tag == "TextObject":
                self._text(one)
            elif tag == "PathObject" and one.get("Visible") != "false":
                self._path(one)
            elif tag == "ImageObject":
                self._image(one)
            elif tag == "CompositeObject":
                self.remarks.miss("有嵌套的图形没有读，其中若有文字，不在结果里")

    def _placing(self, one: etree._Element) -> Placing:
        """From an object's own millimetres to the page's points."""
        x, y, *_ = _numbers(one.get("Boundary")) or [0.0, 0.0]
        ctm = _numbers(one.get("CTM"))
        own = Placing(*ctm) if len(ctm) == 6 else Placing(1, 0, 0, 1, 0, 0)
        shift = Placing(
            POINTS, 0, 0, POINTS, (x - self.box[0]) * POINTS, (y - self.box[1]) * POINTS
        )
        return shift.after(own)

    def _text(self, one: etree._Element) -> None:
        placing = self._placing(one)
        height = float(one.get("Size") or 0)
        wide = float(one.get("HScale") or 1)
        across, up = placing.direction(1, 0), placing.direction(0, -1)
        size = height * (up[0] ** 2 + up[1] ** 2) ** 0.5
        turn = turn_of(across, up)
        stretch = (across[0] ** 2 + across[1] ** 2) ** 0.5
        found: list[Char] = []
        for code in _all(one, "TextCode"):
            x, y = float(code.get("X") or 0), float(code.get("Y") or 0)
            rights, downs = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
            for number, character in enumerate(code.text or ""):
                half = 0.5 if character.isascii() else 1.0
                step = rights[number] if number < len(rights) else height * half * wide
                reach = min(abs(step) or height * half, height * half * wide) * stretch
                found.append(placed(character, placing.point(x, y), reach, size, turn))
                x += step if number < len(rights) or not downs else 0.0
                y += downs[number] if number < len(downs) else 0.0
        text = "".join(char.text for char in found)
        if why := self._why_unseen(one, size, found):
            self.remarks.hide(why, text)
        else:
            self.chars.extend(found)

    def _why_unseen(self, one: etree._Element, size: float, found: list[Char]) -> str | None:
        inked = one.get("Fill", "true") != "false" or one.get("Stroke") == "true"
        if one.get("Visible") == "false" or not inked or _alpha(one) <= _CLEAR:
            return "不显示的文字"
        if size < SMALLEST_POINTS:
            return "极小的文字"
        ink = _colour(one, "FillColor")
        grounds = [self._ground(char) for char in found if not char.text.isspace()]
        if ink and grounds and all(ground and _alike(ink, ground) for ground in grounds):
            return "与底色相同的文字"
        if found and not any(self._is_on_page(char) for char in found):
            return "页面之外的文字"
        return None

    def _ground(self, char: Char) -> Colour | None:
        """What was painted last where a character stands; paper is white."""
        painted = (colour for box, colour in reversed(self.fills) if _is_in(char, box))
        return next(painted, _WHITE)

    def _is_on_page(self, char: Char) -> bool:
        return _is_in(char, (0, 0, self.box[2] * POINTS, self.box[3] * POINTS))

    def _path(self, one: etree._Element) -> None:
        data = next(_all(one, "AbbreviatedData"), None)
        if data is None or not data.text:
            return
        filled = one.get("Fill") == "true"
        stroked = one.get("Stroke", "true") != "false"
        placing = self._placing(one)
        for run in _runs(data.text):
            points = [placing.point(*point) for point in run]
            across, down = [x for x, _ in points], [y for _, y in points]
            box = min(across), min(down), max(across), max(down)
            if filled:
                if min(box[2] - box[0], box[3] - box[1]) > SMALLEST_POINTS:
                    self._paint(one, box)
                self.edges.add_rectangle(box, filled_only=not stroked)
            elif stroked:
                for start, stop in pairwise(points):
                    self.edges.add_line(start, stop)

    def _paint(self, one: etree._Element, box: Box) -> None:
        """A box is filled: what it lies on is no longer seen, where it is thick enough."""
        if _alpha(one) < _OPAQUE:
            self.fills.append((box, None))
            return
        self.fills.append((box, _colour(one, "FillColor")))
        covered = [char for char in self.chars if _is_in(char, box)]
        if covered:
            self.remarks.hide(COVERED, "".join(char.text for char in covered))
            self.chars = [char for char in self.chars if not _is_in(char, box)]

    def _image(self, one: etree._Element) -> None:
        box = _numbers(one.get("Boundary"))
        if len(box) == 4 and box[2] * box[3] > 0.25 * self.box[2] * self.box[3]:
            self.remarks.miss("有一张大的图片没有读，图中若有表格或文字，不在结果里")


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Elements by their local name: producers differ in namespaces."""
    return (one for one in root.iter(f"{{*}}{name}"))


def _alpha(one: etree._Element) -> float:
    """How thick an object's ink is, of 255."""
    colour = next(_all(one, "FillColor"), None)
    own = None if colour is None else colour.get("Alpha")
    return min(float(one.get("Alpha") or 255), float(own or 255))


def _colour(one: etree._Element, name: str) -> Colour | None:
    """Red, green and blue, of 255; black where an object says none, None where it is not known."""
    colour = next(_all(one, name), None)
    if colour is None:
        return None if one.get("DrawParam") else (0.0, 0.0, 0.0)
    values = _numbers(colour.get("Value"))
    return {1: (*values, *values, *values), 3: (*values,)}.get(len(values))


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=False))


def _is_in(char: Char, box: Box) -> bool:
    x, y = char.centre
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _boxes(root: etree._Element) -> Iterator[Box]:
    for area in (*_all(root, "PageArea"), *_all(root, "Area")):
        for name in ("CropBox", "ApplicationBox", "PhysicalBox"):
            for one in _all(area, name):
                if len(values := _numbers(one.text)) == 4 and name != "ApplicationBox":
                    yield values[0], values[1], values[2], values[3]


def _numbers(text: str | None) -> list[float]:
    return [float(one) for one in (text or "").split()]


def _deltas(text: str | None) -> list[float]:
    """Steps between characters; `g n v` stands for n times v (GB/T 33190, 11.3)."""
    words = iter((text or "").split())
    steps: list[float] = []
    for word in words:
        if word == "g":
            count, step = int(next(words, "0")), float(next(words, "0"))
            steps += [step] * min(count, MAX_OBJECTS)
        else:
            steps.append(float(word))
    return steps


def _runs(data: str) -> Iterator[list[tuple[float, float]]]:
    """The corners of each run of straight lines of a path; runs with curves are left out."""
    words = iter(_STEP.findall(data))
    run: list[tuple[float, float]] = []
    curved = False
    counts = {"B": 6, "Q": 4, "A": 7}
    for word in words:
        step = word.upper()
        if step in ("M", "S"):
            if len(run) > 1 and not curved:
                yield run
            run, curved = [(float(next(words, "0")), float(next(words, "0")))], False
        elif step == "L":
            run.append((float(next(words, "0")), float(next(words, "0"))))
        elif step == "C" and run:
            run.append(run[0])
        elif step in counts:
            curved = True
            for _ in range(counts[step]):
                next(words, None)
    if len(run) > 1 and not curved:
        yield run
