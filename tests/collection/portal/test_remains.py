"""What pages name and nothing came of: found in any text, tried at the end, doubted then."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from collection.jurisdiction import load_jurisdiction
from collection.portal import collect
from collection.portal.pages.mentions import Had, named_in
from collection.portal.walking.monitor import Verdict
from tests.collection.portal.site import Answer, serving
from tests.collection.portal.walking import BASE, Walked, pages, walk_over

TITLE = "云岭县教育局2026年部门预算公开"
PDF = b"%PDF-1.4 one"
LISTED = (
    "<h2>部门预算公开</h2><ul><li><a href='/a.pdf'>云岭县民政局2026年部门预算公开</a></li></ul>"
)


@pytest.mark.parametrize(
    "text",
    [
        f"<li title='{TITLE}'>教育局…</li>",
        f'var d = [["{TITLE}", "/b.html"]];',
        TITLE.encode("unicode_escape").decode().join(['{"t": "', '"}']),
        base64.b64encode(f'[{{"t": "{TITLE}"}}]'.encode()).decode().join(['x("', '")']),
        "".join(f"&#{ord(one)};" for one in TITLE).join(["<p>", "</p>"]),
    ],
)
def test_a_title_is_found_however_it_is_written(text: str) -> None:
    assert list(named_in(text)) == [TITLE]


def test_addresses_of_its_own_record_stand_beside_a_title() -> None:
    other = '{"t": "云岭县民政局2026年部门预算", "u": "/c.html"}'
    text = f'[{{"t": "{TITLE}", "u": "/b.html"}}, {other}]'
    assert named_in(text)[TITLE] == ["/b.html"]


@pytest.mark.parametrize(
    "text", [f"<!-- {TITLE} -->", "<p>云岭县2026年政府预算公开</p>", "<p>部门预算公开</p>"]
)
def test_what_is_not_published_or_no_report_is_not_named(text: str) -> None:
    assert named_in(text) == {}


@pytest.mark.parametrize(
    ("names", "has"),
    [
        ((TITLE,), True),
        (("教育局", "2026年部门预算"), True),
        (("教育局", "部门预算公开"), True),
        (("教育局", "2025年部门预算"), False),
        (("民政局", "2026年部门预算"), False),
        (("教育局", "2026年部门决算"), False),
        (("云岭县教育局实验小学2026年单位预算", "教育局"), False),
        (("云岭县教育局2026年部门预算草案附件",), True),
    ],
)
def test_a_report_was_had_by_its_department_year_and_kind(
    names: tuple[str, ...], has: bool
) -> None:
    had = Had()
    had.add(*names)
    assert had.has(TITLE) == has


def test_a_short_name_is_the_whole_one_s() -> None:
    had = Had()
    had.add("县委办2026年部门预算")
    assert had.has_of("县委办公室")
    assert not had.has_of("县委办公室幼儿园")


def _walk(start: str, **more: str | bytes) -> Walked:
    held = {f"/{name.replace('_', '.')}": body for name, body in more.items()}
    return walk_over(pages({"/": start, "/a.pdf": PDF, **held}), f"{BASE}/")


def test_an_address_beside_an_unread_title_is_tried() -> None:
    script = f"<script>later('{TITLE}|/b.html|2026-02-27')</script>"
    article = f"<h1>{TITLE}</h1><a href='/b.pdf'>附件</a>"
    walked = _walk(LISTED + script, b_html=article, b_pdf=PDF + b"b")
    assert (set(walked.kept), walked.night.verdict) == ({"a.pdf", "b.pdf"}, Verdict.WHOLE)


def test_a_title_that_leads_nowhere_is_a_doubt() -> None:
    walked = _walk(f"{LISTED}<script>later('{TITLE}|/b.html')</script>")
    assert walked.night.verdict == Verdict.UNPROVEN
    assert TITLE in walked.night.doubts[0]
    assert walked.night.failed == {}


def test_a_report_s_page_is_searched_for_whatever_address_it_holds() -> None:
    start = f"{LISTED}<a href='/b.html'>{TITLE}</a>"
    article = f"<h1>{TITLE}</h1><div class='x' data-k='/get?k=7'></div>"
    files = {"/": start, "/a.pdf": PDF, "/b.html": article, "/get?k=7": PDF + b"7"}
    walked = walk_over(pages(files), f"{BASE}/")
    assert (len(walked.documents), walked.night.verdict) == (2, Verdict.WHOLE)


def test_what_stands_in_a_list_of_departments_is_one() -> None:
    names = ("教育局", "民政局", "石桥片区工作部门")
    start = "<h2>2026年部门预算</h2><ul>{}</ul>".format(
        "".join(f"<li><a href='/{n}.pdf'>{one}</a></li>" for n, one in enumerate(names))
    )
    files = {f"/{n}.pdf": PDF + str(n).encode() for n in range(3)}
    assert len(walk_over(pages({"/": start, **files}), f"{BASE}/").documents) == 3


def test_a_pager_whose_second_page_is_the_first_is_told() -> None:
    start = f"{LISTED}<p><a href='?k=1'>1</a><a href='?k=2'>2</a></p>"
    walked = walk_over(
        pages({"/": start, "/?k=1": start, "/?k=2": start, "/a.pdf": PDF}), f"{BASE}/"
    )
    assert walked.night.verdict == Verdict.PARTLY
    assert "页码有 2 页" in walked.night.gaps[0]


def test_the_spider_tries_when_it_has_nothing_left_to_ask(tmp_path: Path) -> None:
    place = (
        'name = "某区"\nmof_div_code = "999902"\n[[portals]]\nname = "门户"\ndelay_seconds = 0\n'
    )
    path = tmp_path / "place.toml"
    path.write_text(f'{place}start_pages = ["{{base}}/"]\n', encoding="utf-8")
    head = "<meta charset=utf-8>"
    start = f"{head}{LISTED}<script>later('{TITLE}|/b.html')</script>"
    article = f"{head}<h1>{TITLE}</h1><a href='/b.pdf'>附件</a>"
    html = {"Content-Type": "text/html"}
    answers = {
        "/": Answer(start.encode(), headers=html),
        "/b.html": Answer(article.encode(), headers=html),
        "/a.pdf": Answer(PDF),
        "/b.pdf": Answer(PDF + b"b"),
    }
    with serving(answers) as site:
        said = collect(
            load_jurisdiction(path),
            path,
            tmp_path / "home",
            "20260301T020000",
            portal_base=site.base,
        )
    assert said.portals == {"门户": "whole"}
    assert site.asked["/b.pdf"] == 1
