"""Forms that ask for a year or a department from a list: what each choice would send.

What belongs here: which forms choose among reports, and their choices. What does not: forms that a
pager sends (`handlers`, `systems.aspnet`), and any form for writing to somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import urlencode

from collection.portal.form_fields import fields_of, value_of
from collection.portal.page import Page
from collection.portal.script_requests import Target
from collection.portal.systems.aspnet import post_backs
from collection.portal.titles import Kind, fiscal_year, judged

MOST_CHOICES = 150
MOST_KINDS = 12
_ALL = re.compile(r"全部|所有|不限|请选择|--")
_HOW = re.compile(
    r"标题|题名|全文|正文|内容|文号|索引|关键|作者|升序|降序|时间|日期|相关|每页|条|第.*页"
)
_CHOICES = frozenset({Kind.STEP, Kind.DEPARTMENT, Kind.COLUMN})
FEWEST_YEARS, FEWEST_DEPARTMENTS = 2, 3


def form_choices(page: Page) -> list[Target]:
    """What the page's forms would send for each year, and each department where none means all."""
    if page.root is None:
        return []
    found = [one for form in page.root.xpath("//form")[:10] for one in _of_form(page, form)]
    found += [one for text, one in post_backs(page) if judged(text).kind in _CHOICES]
    return list(dict.fromkeys(found))[:MOST_CHOICES]


def _of_form(page: Page, form: Any) -> Iterator[Target]:
    if form.xpath(".//textarea | .//input[@type='password' or @type='file']"):
        return
    ways: dict[str, list[str]] = {}
    for select in form.xpath(".//select[@name]"):
        if values := _values(select):
            ways[select.get("name")] = values
    if not ways:
        return
    fields = fields_of(form)
    action = page.absolute(form.get("action") or page.url)
    for chosen in product(*ways.values()):
        sent = tuple({**fields, **dict(zip(ways, chosen, strict=True))}.items())
        if (form.get("method") or "get").lower() == "post":
            yield Target(action, form=sent)
        else:
            yield Target(f"{action.partition('?')[0]}?{urlencode(sent)}")


def _values(select: Any) -> list[str]:
    """The values to send: every year, every department; the one for all where there is one."""
    options = [
        (value_of(one), " ".join("".join(one.itertext()).split())) for one in select.iter("option")
    ]
    years = [value for value, text in options if fiscal_year(text) and len(text) <= 20]
    departments = [value for value, text in options if judged(text).kind == Kind.DEPARTMENT]
    if len(departments) >= FEWEST_DEPARTMENTS:
        everything = [
            value for value, text in options if not value or "全部" in text or "所有" in text
        ]
        return everything[:1] or departments
    if len(years) >= FEWEST_YEARS:
        return years
    return _kinds([(value, text) for value, text in options if text])


def _kinds(options: list[tuple[str, str]]) -> list[str]:
    """The values of what divides a list otherwise (政府部门, 其他单位), where none means all of it
    and they say neither how it is sought nor how it is shown.
    """
    is_all = any(not value or _ALL.search(text) for value, text in options)
    is_how = any(_HOW.search(text) or text.isdigit() for _, text in options)
    fits = 1 < len(options) <= MOST_KINDS and not (is_all or is_how)
    return [value for value, _ in options] if fits else []
