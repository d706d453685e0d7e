"""Answers that are data: the value in JSON, JSONP or XML.

What belongs here: telling data from a page, and their values. What does not: items (`records`), XML
with CDATA (`page`, `hanweb`).
"""

from __future__ import annotations

import json
import re
from typing import Any

from lxml import etree

from collection.portal.page import XML_HEAD

MOST_DEEP = 40
_XML_BEGINS = ("<?xml", "<rss", "<feed", "<root", "<data", "<list", "<items")


def json_of(text: str) -> Any:
    """The value of a JSON answer, also of JSONP; None for anything else."""
    plain = text.strip().removeprefix("\ufeff")
    if wrapped := re.fullmatch(r"[\w$.]{1,80}\((.*)\)\s*;?", plain, re.DOTALL):
        plain = wrapped[1]
    if not plain.startswith(("{", "[")):
        return None
    try:
        return json.loads(plain)
    except (ValueError, RecursionError):
        return None


def value_of_answer(text: str) -> Any:
    """The value of an answer that is data, JSON or XML; None for a page."""
    value = json_of(text)
    return _xml(text) if value is None and text.lstrip().startswith(_XML_BEGINS) else value


def _xml(text: str) -> Any:
    """XML as dictionaries: children by their names, where they repeat as lists."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(XML_HEAD.sub("", text).strip().encode(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or "<![CDATA[<" in text or str(root.tag).endswith("html"):
        return None
    return _of_element(root, 0)


def _of_element(element: Any, deep: int) -> Any:
    found: dict[str, Any] = dict(element.attrib)
    for child in element.iterchildren(etree.Element):
        if deep < MOST_DEEP:
            name = etree.QName(child).localname
            found.setdefault(name, []).append(_of_element(child, deep + 1))
    if not found:
        return (element.text or "").strip()
    return {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in found.items()}
