"""Kinds of portals, each after a system in use: every document, or why not in words."""

from __future__ import annotations

import json

import pytest

from collection.portal.walking.asking import Ask
from collection.portal.walking.monitor import Verdict
from tests.collection.portal.walking import BASE, Walked, pages, walk_over

WHO = ["教育局", "民政局", "水利局", "财政局", "政府采购中心", "委党校"]
TITLES = [f"云岭县{one}2026年部门预算公开" for one in WHO]


def _pdf(number: int) -> bytes:
    return b"%PDF-1.4 " + str(number).encode()


def _found(walked: Walked) -> int:
    return len({body for body in walked.documents.values() if body.startswith(b"%PDF-1.4 ")})


def _detail(title: str, file: str, day: str = "2026-02-27") -> str:
    return f"<h1>{title}</h1><div>发布时间：{day}</div><a href='{file}'>附件</a>"


def _details(folder: str) -> dict[str, str | bytes]:
    made: dict[str, str | bytes] = {}
    for number, title in enumerate(TITLES):
        made[f"{folder}t20260227_{number}.html"] = _detail(title, f"./P{number}.pdf")
        made[f"{folder}P{number}.pdf"] = _pdf(number)
    return made


def _items(folder: str, first: int = 0, last: int = 6) -> str:
    return "".join(
        f"<li><a href='{folder}t20260227_{n}.html'>{TITLES[n]}</a><span>2026-02-27</span></li>"
        for n in range(first, last)
    )


def test_the_first_district_from_its_information_page() -> None:
    """TRS: from 政府信息公开 through 法定主动公开内容 and 财政信息 to the paged column."""
    root = "/czxgk/zfxxgk/"
    nav = "<div class='nav'><a href='/'>首页</a><a href='/xwdt/zwyw/'>政务要闻</a></div>"
    column = f"{root}chnlnull/chnl1013/chnl1029/"
    script = "<script>createPageHTML(2, 0, 'index', 'html')</script>"
    site = pages(
        {
            root: f"{nav}<a href='./zfxxgkzn/'>政府信息公开指南</a>"
            f"<a href='./chnlnull/'>法定主动公开内容</a><a href='./nb/'>政府信息公开年报</a>",
            f"{root}chnlnull/": f"{nav}<a href='./chnl1001/'>机构职能</a>"
            "<a href='./chnl1013/'>财政信息</a><a href='./chnl1014/'>行政许可</a>",
            f"{root}chnlnull/chnl1013/": f"{nav}<a href='./chnl1029/'>部门预决算</a>"
            "<a href='./chnl1030/'>政府预决算</a>",
            f"{root}chnlnull/chnl1013/chnl1030/": "<a href='./a.html'>2026年政府预算公开</a>",
            column: f"{nav}<ul>{_items('./', 0, 3)}</ul>{script}",
            f"{column}index_1.html": f"{nav}<ul>{_items('./', 3, 6)}</ul>",
            **_details(column),
        }
    )
    walked = walk_over(site, BASE + root)
    assert _found(walked) == 6
    assert {str(one.ask.day) for one in walked.sighted if one.sha256} == {"2026-02-27"}
    assert not any("xwdt" in one.url for one in walked.asked)


def test_a_table_of_departments_with_links_that_only_say_look() -> None:
    rows = "".join(
        f"<tr><td>{n + 1}</td><td>云岭县{who}</td><td><a href='f/{n}.pdf'>查看</a></td>"
        f"<td><a href='g/{n}.pdf'>查看</a></td></tr>"
        for n, who in enumerate(WHO)
    )
    head = "<tr><th>序号</th><th>部门</th><th>2026年部门预算</th><th>2025年部门决算</th></tr>"
    files = {f"/yjs/{a}/{n}.pdf": _pdf(n + 10 * (a == "g")) for a in "fg" for n in range(6)}
    walked = walk_over(
        pages({"/yjs/": f"<h2>预决算公开</h2><table>{head}{rows}</table>", **files}), f"{BASE}/yjs/"
    )
    assert _found(walked) == 12
    assert walked.kept["0.pdf"].ask.title in {
        "云岭县教育局2026年部门预算",
        "云岭县教育局2025年部门决算",
    }


def test_asp_net_lists_that_are_posted() -> None:
    state = "<input type='hidden' name='__VIEWSTATE' value='s'>"
    form = f"<form action='list.aspx?id=3' method='post'>{state}"
    pager = "".join(
        f"<a href=\"javascript:__doPostBack('pager','{n}')\">{n}</a>" for n in (1, 2, 3)
    )
    details = _details("/")

    def server(ask: Ask) -> tuple[int, dict[str, str], bytes]:
        path = ask.url.removeprefix(BASE)
        if path == "/list.aspx?id=3":
            number = int(dict(ask.form or ()).get("__EVENTARGUMENT", "1")) - 1
            body = f"{form}{_items('', 2 * number, 2 * number + 2)}共3页 {pager}</form>"
            return 200, {}, body.encode()
        found = details.get(path, b"")
        return 200, {}, found.encode() if isinstance(found, str) else found

    walked = walk_over(server, f"{BASE}/list.aspx?id=3")
    assert (_found(walked), walked.night.verdict) == (6, Verdict.WHOLE)


def test_gkmlpt_names_its_columns_in_a_script() -> None:
    tree = [{"id": 333, "name": "组织机构", "children": [{"id": 338, "name": "财政预决算"}]}]
    config = f"<script>window._CONFIG = {{SID: '757017', TREE: {json.dumps(tree)}}}</script>"
    shell = f"<link href='/gkmlpt/x.css'>{config}"
    articles = [
        {"title": one, "url": f"{BASE}/gkmlpt/content/1/2/post_{n}.html", "date": 1772150400}
        for n, one in enumerate(TITLES)
    ]
    answers: dict[str, str | bytes] = {"/gkmlpt/index": shell}
    for page in (1, 2):
        said = {"articles": articles[3 * page - 3 : 3 * page], "total": 6}
        answers[f"/gkmlpt/api/all/338?page={page}&sid=757017"] = json.dumps(said).encode()
    for n, one in enumerate(TITLES):
        answers[f"/gkmlpt/content/1/2/post_{n}.html"] = _detail(one, f"/a/{n}.pdf")
        answers[f"/a/{n}.pdf"] = _pdf(n)
    walked = walk_over(pages(answers), f"{BASE}/gkmlpt/index")
    assert _found(walked) == 6
    assert walked.night.systems == ["gkmlpt"]


def test_vsb_lists_count_down_and_have_a_turning_script() -> None:
    """博达: list.htm, then list/2.htm, list/1.htm; the number of pages is in the address."""
    pager = "<span>共3页</span><a href='ysgk/{}.htm'>下页</a>"
    answers: dict[str, str | bytes] = {
        "/ysgk.htm": f"<h3>部门预算</h3>{_items('info/', 0, 2)}{pager.format(2)}",
        "/ysgk/2.htm": _items("../info/", 2, 4) + "<a href='1.htm'>下页</a>共3页",
        "/ysgk/1.htm": _items("../info/", 4, 6) + "共3页",
        **_details("/info/"),
    }
    walked = walk_over(pages(answers), f"{BASE}/ysgk.htm")
    assert (_found(walked), walked.night.verdict) == (6, Verdict.WHOLE)


def test_a_list_that_a_script_writes() -> None:
    written = "".join(
        f"document.write('<li><a href=\"d/t20260227_{n}.html\">{TITLES[n]}</a></li>');\n"
        for n in range(6)
    )
    walked = walk_over(
        pages({"/l.html": f"<script>{written}</script>", **_details("/d/")}), f"{BASE}/l.html"
    )
    assert _found(walked) == 6


def test_a_list_of_objects_in_a_script() -> None:
    data = [{"docTitle": one, "docUrl": f"/d/t20260227_{n}.html"} for n, one in enumerate(TITLES)]
    page = f"<h3>部门预算</h3><script>var list = {json.dumps(data)};</script>"
    walked = walk_over(pages({"/l.html": page, **_details("/d/")}), f"{BASE}/l.html")
    assert _found(walked) == 6


def test_files_of_other_kinds_in_a_column_are_named_and_left() -> None:
    others = [
        "2026年政府预算公开情况说明",
        "云岭县2025年预算执行情况和2026年预算草案的报告",
        "2025年部门预算绩效评价报告",
    ]
    links = "".join(f"<li><a href='o{n}.pdf'>{one}</a></li>" for n, one in enumerate(others))
    links += "<li><a href='f.pdf'>云岭县政府采购中心2026年部门预算</a></li>"
    files = {f"/o{n}.pdf": _pdf(n) for n in range(3)} | {"/f.pdf": _pdf(9)}
    walked = walk_over(pages({"/l.html": f"<h3>部门预算</h3>{links}", **files}), f"{BASE}/l.html")
    assert list(walked.documents.values()) == [_pdf(9)]
    assert len(walked.reasons) == 3


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ((412, {}, b"<script>$_ts={}</script>"), Verdict.BLOCKED),
        ((403, {}, b"no"), Verdict.BLOCKED),
        ((200, {}, b"<html><script>var __jsl_clearance</script></html>"), Verdict.BLOCKED),
        ((404, {}, b"gone"), Verdict.MOVED),
        ((200, {}, "<h1>您访问的页面不存在</h1>".encode()), Verdict.MOVED),
        ((200, {}, "<a href='/x.html'>今天的新闻很长很长</a>".encode()), Verdict.EMPTY),
        ((502, {}, b""), Verdict.UNREACHABLE),
        ((200, {}, f"<a href='/x.html?n=1'>{TITLES[0]}</a>".encode()), Verdict.PARTLY),
        ("没有应答", Verdict.UNREACHABLE),
    ],
)
def test_what_stands_in_the_way_is_never_an_empty_portal(
    answer: tuple[int, dict[str, str], bytes] | str, verdict: Verdict
) -> None:
    walked = walk_over(lambda ask: answer, f"{BASE}/l.html")
    assert walked.night.verdict == verdict
    assert walked.reasons


@pytest.mark.parametrize(
    ("row", "lost"),
    [
        ("<td>云岭县教育局</td><td><a href='gone.pdf'>预算公开</a></td>", "云岭县教育局部门预算"),
        ("<td></td><td><a href='gone.pdf'>部门预算</a></td>", "部门预算"),
    ],
)
def test_a_report_that_is_listed_and_gone_is_named_though_all_else_is_read(
    row: str, lost: str
) -> None:
    listed = f"<h3>部门预算</h3><table><tr>{row}</tr></table><ul>{_items('./', 1)}</ul>"
    night = walk_over(pages({"/l.html": listed, **_details("/")}), f"{BASE}/l.html").night
    assert (night.verdict, night.lost) == (Verdict.WHOLE, [lost])
    assert f"列出而取不到的报告 1 份（{lost}）" in night.sentence()


def test_what_leads_out_is_not_followed() -> None:
    menu = "<div class='nav'><a href='/all/'>财政预决算</a><a href='/bm/jyj/'>县教育局</a></div>"
    body = f"<h3>2026年部门预算</h3><ul>{_items('./')}</ul>"
    site = pages({"/zw/2026/": menu + body, **_details("/zw/2026/")})
    walked = walk_over(site, f"{BASE}/zw/2026/")
    assert (_found(walked), walked.night.verdict) == (6, Verdict.WHOLE)
    assert all(one.url.startswith(f"{BASE}/zw/2026/") for one in walked.asked)


def _gbk(text: str) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, text.encode("gb18030")


def test_a_query_is_asked_in_the_page_s_own_characters() -> None:
    link = f"<a href='down.asp?name=预算'>{TITLES[0]}</a>"
    site = pages({"/l.asp": _gbk(link), "/down.asp?name=%D4%A4%CB%E3": _pdf(1)})
    assert _found(walk_over(site, f"{BASE}/l.asp")) == 1


def test_a_list_without_end_ends() -> None:
    def server(ask: Ask) -> tuple[int, dict[str, str], bytes]:
        if ask.url.endswith(".pdf"):
            return 200, {}, _pdf(1)
        return 200, {}, f"<a href='/f.pdf'>{TITLES[0]}</a>共900页".encode()

    walked = walk_over(server, f"{BASE}/l.html")
    assert walked.night.verdict == Verdict.PARTLY
    assert len(walked.asked) < 30
