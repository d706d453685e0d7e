"""Damage to the markup of docx, xlsx and html that leaves it well formed.

What belongs here: elements dropped, doubled, moved, emptied; what each format can do to a figure
so that people see another than the file holds. What does not: bytes (`byte_damage`).
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterable
from copy import deepcopy

from lxml import etree, html

from benchmarks.faults.byte_damage import Damage
from benchmarks.faults.printed_damage import REPRINTED

Element = etree._Element
Change = Callable[[Element, random.Random], None]
"""Changes a tree in place; the chance says where."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIGURE = re.compile(r"\d\.\d\d")


def _any(root: Element, chance: random.Random) -> Element:
    """An element that has a parent, well below the root."""
    inner = [one for one in root.iter(etree.Element) if one.getparent() not in (None, root)]
    return chance.choice(inner)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def dropped(root: Element, chance: random.Random) -> None:
    one = _any(root, chance)
    _parent(one).remove(one)


def repeated(root: Element, chance: random.Random) -> None:
    one = _any(root, chance)
    one.addnext(deepcopy(one))


def swapped(root: Element, chance: random.Random) -> None:
    one = _any(root, chance)
    following = one.getnext()
    if following is not None:
        following.addnext(one)


def moved(root: Element, chance: random.Random) -> None:
    one, target = _any(root, chance), _any(root, chance)
    if one not in target.iterancestors() and one is not target:
        target.addnext(one)


def emptied(root: Element, chance: random.Random) -> None:
    one = _any(root, chance)
    for child in list(one):
        one.remove(child)
    one.text = None


def without_attribute(root: Element, chance: random.Random) -> None:
    having = [one for one in root.iter(etree.Element) if one.attrib]
    one = chance.choice(having)
    del one.attrib[chance.choice(list(one.attrib))]


def other_attribute(root: Element, chance: random.Random) -> None:
    having = [one for one in root.iter(etree.Element) if one.attrib]
    one = chance.choice(having)
    name = chance.choice(list(one.attrib))
    one.set(name, chance.choice(("0", "1", "2", "-1", "65536", "none", "", "true")))


ANYWHERE: dict[str, Change] = {
    "dropped": dropped,
    "repeated": repeated,
    "swapped": swapped,
    "moved": moved,
    "emptied": emptied,
    "without_attribute": without_attribute,
    "other_attribute": other_attribute,
}


def _figure_run(root: Element, chance: random.Random) -> Element:
    runs = [one for one in root.iter(f"{W}r") if FIGURE.search("".join(one.itertext()))]
    return chance.choice(runs)


def _run_property(name: str, **values: str) -> Change:
    def change(root: Element, chance: random.Random) -> None:
        run = _figure_run(root, chance)
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        wanted = etree.SubElement(properties, f"{W}{name}")
        for key, value in values.items():
            wanted.set(f"{W}{key}", value)

    return change


def _digit_before(**values: str) -> Change:
    """Another digit stands before a figure, in a run that people see otherwise or not at all."""
    ((name, value),) = values.items()

    def change(root: Element, chance: random.Random) -> None:
        run = _figure_run(root, chance)
        added = deepcopy(run)
        for text in added.iter(f"{W}t"):
            text.text = "7"
        properties = etree.Element(f"{W}rPr")
        etree.SubElement(properties, f"{W}{name}").set(f"{W}val", value)
        added.insert(0, properties)
        run.addprevious(added)

    return change


def _wrapped_run(*names: str) -> Change:
    def change(root: Element, chance: random.Random) -> None:
        run = _figure_run(root, chance)
        outer = etree.Element(f"{W}{names[0]}")
        run.addprevious(outer)
        for name in names[1:]:
            outer = etree.SubElement(outer, f"{W}{name}")
        outer.append(run)

    return change


IN_WORD: dict[str, Change] = {
    "hidden": _run_property("vanish"),
    "struck": _run_property("strike"),
    "raised": _run_property("vertAlign", val="superscript"),
    "white": _run_property("color", val="FFFFFF"),
    "tiny": _run_property("sz", val="2"),
    "hidden_digit": _digit_before(vanish="1"),
    "white_digit": _digit_before(color="FFFFFF"),
    "raised_digit": _digit_before(vertAlign="superscript"),
    "struck_digit": _digit_before(strike="1"),
    "deleted": _wrapped_run("del"),
    "inserted": _wrapped_run("ins"),
    "in_control": _wrapped_run("sdt", "sdtContent"),
    "in_link": _wrapped_run("hyperlink"),
}


def _value_cell(root: Element, chance: random.Random) -> Element:
    return chance.choice([one for one in root.iter(f"{S}c") if one.find(f"{S}v") is not None])


def _cell_attribute(name: str, *values: str) -> Change:
    def change(root: Element, chance: random.Random) -> None:
        _value_cell(root, chance).set(name, chance.choice(values))

    return change


def _cell_value(*values: str) -> Change:
    def change(root: Element, chance: random.Random) -> None:
        cell = _value_cell(root, chance)
        cell.attrib.pop("t", None)
        value = cell.find(f"{S}v")
        assert value is not None
        value.text = chance.choice(values)

    return change


def _hidden_row(root: Element, chance: random.Random) -> None:
    chance.choice(list(root.iter(f"{S}row"))).set("hidden", "1")


def _hidden_column(root: Element, chance: random.Random) -> None:
    columns = root.find(f"{S}cols")
    if columns is None:
        columns = etree.Element(f"{S}cols")
        data = root.find(f"{S}sheetData")
        assert data is not None
        data.addprevious(columns)
    number = str(chance.randrange(1, 6))
    etree.SubElement(columns, f"{S}col", min=number, max=number, width="9", hidden="1")


def _formula(root: Element, chance: random.Random) -> None:
    """A formula, half of them without the value that was computed."""
    cell = _value_cell(root, chance)
    cell.attrib.pop("t", None)
    value = cell.find(f"{S}v")
    assert value is not None
    etree.SubElement(cell, f"{S}f").text = "1+1"
    if chance.random() < 0.5:
        cell.remove(value)


IN_SHEET: dict[str, Change] = {
    "other_style": _cell_attribute("s", *(str(number) for number in range(8))),
    "other_type": _cell_attribute("t", "s", "n", "str", "b", "e", "d", "inlineStr"),
    "absurd": _cell_value("1e22", "-0", "NaN", "1e-300", "", "9" * 400, "45000"),
    "hidden_row": _hidden_row,
    "hidden_column": _hidden_column,
    "formula": _formula,
}


def _html_figure(root: Element, chance: random.Random) -> Element:
    cells = [one for one in root.iter("td") if FIGURE.search(one.text or "")]
    return chance.choice(cells)


def _around(tag: str, **attributes: str) -> Change:
    """The figure of a cell stands in another element."""

    def change(root: Element, chance: random.Random) -> None:
        cell = _html_figure(root, chance)
        inner = etree.Element(tag, dict(attributes))
        inner.text, cell.text = cell.text, None
        cell.insert(0, inner)

    return change


def _beside(tag: str, **attributes: str) -> Change:
    """Another digit in an element of its own stands before the figure of a cell."""

    def change(root: Element, chance: random.Random) -> None:
        cell = _html_figure(root, chance)
        added = etree.Element(tag, dict(attributes))
        added.text, added.tail, cell.text = "7", cell.text, None
        cell.insert(0, added)

    return change


def _input(root: Element, chance: random.Random) -> None:
    cell = _html_figure(root, chance)
    cell.insert(0, etree.Element("input", {"value": cell.text or ""}))
    cell.text = None


def _commented(root: Element, chance: random.Random) -> None:
    cell = _html_figure(root, chance)
    comment = etree.Comment(cell.text or "")
    cell.text = None
    cell.insert(0, comment)


def _nested(root: Element, chance: random.Random) -> None:
    cell = _html_figure(root, chance)
    table = etree.Element("table")
    for text in ((cell.text or ""), "9.99"):
        etree.SubElement(etree.SubElement(table, "tr"), "td").text = text
    cell.text = None
    cell.append(table)


IN_PAGE: dict[str, Change] = {
    **{
        f"{name}_{how}": make("span", style=style)
        for how, make in (("figure", _around), ("digit", _beside))
        for name, style in (
            ("undisplayed", "display:none"),
            ("invisible", "visibility: hidden"),
            ("white", "color: #fff"),
            ("tiny", "font-size:0"),
            ("clear", "opacity: 0"),
        )
    },
    **{f"{tag}_digit": _beside(tag) for tag in ("sup", "del", "s", "sub", "b", "rt")},
    **{f"{tag}_figure": _around(tag) for tag in ("template", "noscript", "textarea", "script")},
    "hidden_row": lambda root, chance: _parent(_html_figure(root, chance)).set("hidden", ""),
    "input": _input,
    "commented": _commented,
    "nested": _nested,
}


def in_package(parts: str, change: Change) -> Damage:
    """A change to one part, by chance, of those whose names the pattern finds."""

    def damage(content: bytes, chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = {name: package.read(name) for name in package.namelist()}
        part = chance.choice([name for name in members if re.search(parts, name)])
        root = etree.fromstring(members[part])
        change(root, chance)
        members[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return _package(members.items())

    return damage


def without_part(content: bytes, chance: random.Random) -> bytes:
    """A package that lacks one of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    members.pop(chance.randrange(len(members)))
    return _package(members)


def _package(members: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return buffer.getvalue()


def in_html(change: Change) -> Damage:
    def damage(content: bytes, chance: random.Random) -> bytes:
        root = html.document_fromstring(content.decode("utf-8"))
        change(root, chance)
        return etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")

    return damage


WORD_PARTS = r"word/document\.xml$"
SHEET_PARTS = r"xl/worksheets/sheet\d+\.xml$"
PARTS_OF_BOOKS = r"xl/(workbook|styles|sharedStrings)\.xml$"
MARKUP_DAMAGE: dict[str, dict[str, Damage]] = {
    "docx": {
        **{name: in_package(WORD_PARTS, change) for name, change in ANYWHERE.items()},
        **{name: in_package(WORD_PARTS, change) for name, change in IN_WORD.items()},
        **{name: in_package(WORD_PARTS, change) for name, change in REPRINTED.items()},
        "without_part": without_part,
    },
    "xlsx": {
        **{name: in_package(SHEET_PARTS, change) for name, change in ANYWHERE.items()},
        **{
            f"{name}_of_book": in_package(PARTS_OF_BOOKS, change)
            for name, change in ANYWHERE.items()
        },
        **{name: in_package(SHEET_PARTS, change) for name, change in IN_SHEET.items()},
        "swapped_rows": in_package(SHEET_PARTS, REPRINTED["swapped_rows"]),
        "slipped_column": in_package(SHEET_PARTS, REPRINTED["slipped_column"]),
        "other_unit": in_package(SHEET_PARTS, REPRINTED["other_unit"]),
        "without_part": without_part,
    },
    "html": {
        **{name: in_html(change) for name, change in ANYWHERE.items()},
        **{name: in_html(change) for name, change in IN_PAGE.items()},
        **{name: in_html(change) for name, change in REPRINTED.items()},
    },
}
