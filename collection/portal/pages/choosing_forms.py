"""Forms that ask for a year or a department from a list: what each choice would send.

What belongs here: which forms choose among reports, and their choices. What does not: forms that a
pager sends (`handlers`, `systems.aspnet`), and any form for writing to somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any
from urllib.parse import quote

from collection.portal.page import Page
from collection.portal.pages.form_fields import TELLS, fields_of, sent_by, value_of
from collection.portal.pages.paging import is_pager_text
from collection.portal.pages.systems.aspnet import post_backs, posted_by
from collection.portal.pages.titles import Kind, fiscal_year, judged
from collection.portal.scripts.script_requests import Target

MOST_CHOICES = 150
MOST_KINDS = 12
LONGEST_NODE = 16
_ALL = re.compile(r"全部|所有|不限|请选择|--")
_HOW = re.compile(
    r"标题|题名|全文|正文|内容|文号|索引|关键|作者|升序|降序|时间|日期|相关|每页|条|第.{0,20}页"
)
_CHOICES = frozenset({Kind.STEP, Kind.DEPARTMENT, Kind.COLUMN})
FEWEST_YEARS, FEWEST_DEPARTMENTS = 2, 3
_NAME = "mingzhang.name.of.a.body"
"""Stands where a form wants the name of a body written: the walk knows whose (`walking.ways`). An
address has it as it is, whatever the characters of its page."""
_OF_NAMES = re.compile(r"单位|部门|机构")


def form_choices(page: Page) -> list[Target]:
    """What the page's forms would send for each year, and each department where none means all."""
    if page.root is None:
        return []
    found = [one for form in page.root.xpath("//form")[:10] for one in _of_form(page, form)]
    found += [one for text, one in post_backs(page) if _may_choose(text, one)]
    return list(dict.fromkeys(found))[:MOST_CHOICES]


def wants_name(sent: Target) -> bool:
    """Whether what a form sends lacks the name of a body."""
    return _NAME in sent.url or any(value == _NAME for _, value in sent.form or ())


def with_name(sent: Target, name: str, charset: str) -> Target:
    """The same with a name, in the characters of its page."""
    form = sent.form and tuple((k, name if v == _NAME else v) for k, v in sent.form)
    url = sent.url.replace(_NAME, quote(name, encoding=charset))
    return replace(sent, url=url, form=form, title=name)


def _may_choose(text: str, sent: Target) -> bool:
    """Whether a link that posts the page back may choose among reports: by its words, or as a node
    of a tree of unknown words; not one that sorts, or says something to the site.
    """
    kind = judged(text).kind
    sorts = any(value.startswith("Sort$") for _, value in sent.form or ())
    is_node = kind == Kind.UNKNOWN and 2 <= len(text) <= LONGEST_NODE and not sorts
    return kind in _CHOICES or (is_node and not TELLS.search(text) and not is_pager_text(text))


def _of_form(page: Page, form: Any) -> Iterator[Target]:
    if form.xpath(".//textarea | .//input[@type='password' or @type='file']"):
        return
    ways: dict[str, list[str]] = {}
    for select in form.xpath(".//select[@name]"):
        if values := _values(select):
            ways[select.get("name")] = values
    fields = fields_of(form)
    if (box := _box_for_names(form)) is not None and not _chooses_departments(form):
        yield Target(*sent_by(page, form, fields | {box: _NAME}))
        return
    if not ways:
        return
    for select in form.xpath(".//select[@name]"):
        fields |= posted_by(select.get("onchange") or "") if select.get("name") in ways else {}
    for chosen in product(*ways.values()):
        yield Target(*sent_by(page, form, fields | dict(zip(ways, chosen, strict=True))))


def _box_for_names(form: Any) -> str | None:
    """The one box of a form to write in, where that is for the name of a body."""
    boxes = form.xpath(".//input[not(@type) or @type='text' or @type='search'][@name]")
    if len(boxes) != 1 or (boxes[0].get("value") or "").strip():
        return None
    before = boxes[0].getprevious()
    label = "" if before is None else "".join(before.itertext())
    said = f"{label} {boxes[0].get('placeholder') or ''} {boxes[0].get('title') or ''}"
    return str(boxes[0].get("name")) if _OF_NAMES.search(said) else None


def _chooses_departments(form: Any) -> bool:
    named = [judged("".join(one.itertext())).kind for one in form.iter("option")]
    return named.count(Kind.DEPARTMENT) >= FEWEST_DEPARTMENTS


def _values(select: Any) -> list[str]:
    """The values to send: every year, every department; the one for all where there is one (one
    that says 请选择 may be refused).
    """
    options = [
        (value_of(one), " ".join("".join(one.itertext()).split())) for one in select.iter("option")
    ]
    years = [value for value, text in options if fiscal_year(text) and len(text) <= 20]
    departments = [value for value, text in options if judged(text).kind == Kind.DEPARTMENT]
    if len(departments) >= FEWEST_DEPARTMENTS:
        everything = [value for value, text in options if "全部" in text or "所有" in text]
        return everything[:1] or departments
    if len(years) >= FEWEST_YEARS:
        return years
    return _kinds([(value, text) for value, text in options if text])


def _kinds(options: list[tuple[str, str]]) -> list[str]:
    """The values of what divides a list otherwise (政府部门, 其他单位), where they say neither how
    it is sought nor how it is shown. What shows all may still show but some of each.
    """
    parts = [(value, text) for value, text in options if value and not _ALL.search(text)]
    is_how = any(_HOW.search(text) or text.isdigit() for _, text in parts)
    fits = 1 < len(parts) <= MOST_KINDS and not is_how
    return [value for value, _ in parts] if fits else []
