"""Checked files as one self-contained web page, fit to be sent: no outside file, no script.

What belongs here: what the page's template needs. What does not: its looks (`page.html`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from commands.check.check_result import Checked
from commands.check.check_terminal import OUTCOMES, summed
from commands.night_summary import SEVERITY
from evidence.finding import Finding
from evidence.pictures import COLOURS
from evidence.self_contained_page import PictureBudget, page_template
from warehouse.words import words

MOST_PICTURE_BYTES = 2_600_000
"""A page fit to be sent stays within 3 MB; the gravest findings come first."""
_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?")
LEGEND = tuple((role, words("role")[role]) for role in ("total", "part", "spoken", "cause"))


def page_of(checked: Sequence[Checked]) -> str:
    """The page's HTML, complete."""
    page = Path(__file__).with_name("page.html")
    room = PictureBudget(MOST_PICTURE_BYTES)
    return page_template(page, coloured=coloured, data_uri=room.data_uri).render(
        checked=checked,
        summed=summed,
        severity={key: name for key, (name, _) in SEVERITY.items()},
        outcomes=OUTCOMES,
        colours=COLOURS,
        legend=LEGEND,
        made_at=dt.datetime.now(ZoneInfo("Asia/Shanghai")).strftime("%Y年%m月%d日 %H:%M"),
    )


def coloured(text: str, finding: Finding) -> Markup:
    """The text with the finding's figures in the colours that the picture outlines them in."""
    roles = {_plain(printed): role for printed, role in finding.figures}
    pieces: list[Markup] = []
    place = 0
    for match in _FIGURE.finditer(text):
        pieces.append(escape(text[place : match.start()]))
        role = roles.get(_plain(match[0]))
        figure = escape(match[0])
        pieces.append(Markup('<b class="{}">{}</b>').format(role, figure) if role else figure)
        place = match.end()
    return Markup("").join([*pieces, escape(text[place:])])


def _plain(figure: str) -> str:
    whole, _, decimals = figure.replace(",", "").replace("，", "").partition(".")
    return f"{whole}.{decimals.rstrip('0')}"
