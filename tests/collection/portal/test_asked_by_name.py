# ruff: noqa: E501
"""A column that shows nothing until a unit's name is written, each answer with a token of its own."""

from __future__ import annotations

from itertools import count
from urllib.parse import parse_qs, urlsplit

import pytest

from collection.body_names import short_place
from collection.portal.walking.asking import Ask
from collection.portal.walking.monitor import Verdict
from tests.collection.portal.vendor_site import HTML, WHO, Said, Site, asked
from tests.collection.portal.walking import BASE, walk_over


@pytest.mark.parametrize(
    ("place", "short"),
    [
        ("云岭县", "云岭"),
        ("长治市上党区", "上党"),
        ("某县", "某县"),
        ("恩施土家族苗族自治州利川市", "利川"),
    ],
)
def test_names_of_bodies_begin_with_the_short_name_of_their_place(place: str, short: str) -> None:
    assert short_place(place) == short


def test_units_are_asked_for_by_name_with_the_token_of_the_moment() -> None:
    """All are found, the walk ends, and says that nobody can know whether these are all."""
    site, tokens = Site("/yjs/query"), count(10**8)
    token = [""]

    def shown(ask: Ask) -> Said:
        said = asked(ask)
        if ask.form is not None and said.get("_csrf") != token[0]:
            return 403, HTML, b"<h1>Forbidden</h1>"
        token[0], name = f"t{next(tokens)}", said.get("unitName", "")
        units = [
            (n, one)
            for n, one in enumerate(f"云岭县{one}" for one in WHO[:4])
            if name and name in one
        ]
        rows = "".join(
            f"<tr><td>{unit}</td><td>2026年度</td><td>部门预算</td><td><a href='/yjs/f/{n}.pdf'>查看</a></td></tr>"
            for n, unit in units
        )
        form = (
            f"<form method='post' action='/yjs/query'><input type='hidden' name='_csrf' value='{token[0]}'>"
            f"<label>单位名称</label><input name='unitName' value='{name}'><select name='year'><option value=''>全部</option><option>2026年</option><option>2025年</option></select><button>查询</button></form>"
        )
        return 200, HTML, site.made(f"<h2>部门预决算查询</h2>{form}<table>{rows}</table>")

    site.serve(site.start, shown)
    site.files_at("/yjs/f/{n}.pdf", of=range(4))
    walked = walk_over(site.server, BASE + site.start, place="云岭县")
    assert site.files == set(walked.documents.values())
    assert walked.night.verdict == Verdict.UNPROVEN
    assert [one for one in walked.night.doubts if "要填单位名称" in one] == walked.night.doubts
    assert len(walked.asked) < 60


def test_a_name_is_asked_for_and_told_of_in_the_characters_of_its_page() -> None:
    """Of a page in GBK what stood for the name had been sent, and no doubt told."""
    site = Site("/yjs/query")

    def shown(ask: Ask) -> Said:
        name = parse_qs(urlsplit(ask.url).query, encoding="gbk").get("unitName", [""])[0]
        rows = "".join(
            f"<tr><td>{unit}</td><td>2026年度</td><td>部门预算</td><td><a href='/yjs/f/{n}.pdf'>查看</a></td></tr>"
            for n, unit in enumerate(f"云岭县{one}" for one in WHO[:4])
            if name and name in unit
        )
        form = "<form action='/yjs/query'><label>单位名称</label><input name='unitName'><button>查询</button></form>"
        return 200, HTML, site.made(f"<h2>部门预决算查询</h2>{form}<table>{rows}</table>", "gbk")

    site.serve(site.start, shown)
    site.files_at("/yjs/f/{n}.pdf", of=range(4))
    walked = walk_over(site.server, BASE + site.start, place="云岭县")
    assert site.files == set(walked.documents.values())
    assert walked.night.verdict == Verdict.UNPROVEN
    assert [one for one in walked.night.doubts if "要填单位名称" in one] == walked.night.doubts
