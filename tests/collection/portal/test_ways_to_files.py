"""One list, six reports: each way by which pages lead on to files, alone on an otherwise plain
portal; a way is a row of the table.

What belongs here: ways that need no more than a few addresses. What does not: whole systems
(`kinds`).
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from collection.portal.scripts.script_engine import has_engine
from collection.portal.walking.asking import Ask
from collection.portal.walking.monitor import Verdict
from tests.collection.portal.walking import BASE, Walked, pages, walk_over

WHO = ["教育局", "民政局", "水利局", "财政局", "政府采购中心", "委党校"]
TITLES = [f"云岭县{one}2026年部门预算" for one in WHO]
Answers = dict[str, str | bytes | tuple[int, dict[str, str], bytes]]
OPENED = "<a href='#' onclick=\"window.open('show.asp?id={n}','','width=800')\">{title}</a>"
TALL = (
    "<a href='show.asp?id={n}' title='标题：{title}\n作者：佚名\n日期：2026-2-7'>云岭县{who}…</a>"
)
PLAIN = "<a href='show.asp?id={n}'>{title}</a>"
FILE = "<a href='/f/{n}.pdf'>附件</a>"
FRAMED = "<a onclick=\"document.getElementById('d').src='f.action?id={n}'\">附件</a>"
VIEWED = FRAMED.replace("f.action?id={n}", "/v/web/viewer.html?file=/f/{n}.pdf")
KEYED = "<a href='down.php?k=a7{n}x'>{title}.pdf</a>"
STEP = (
    "<html><title>文件</title><a class='b' href='down.php?go=1&k=a7{n}x'></a><a href='/'>首页</a>"
)


def _portal(item: str, detail: str, step: str = "", at: str = "/f/{n}.pdf") -> Answers:
    """A list of `item`s, each to its `detail`; a `step` stands before the file `at` an address."""
    made: Answers = {}
    rows = ""
    for n, (who, title) in enumerate(zip(WHO, TITLES, strict=True)):
        said = {"n": n, "who": who, "title": title}
        rows += f"<li>{item.format(**said)}</li>"
        made[f"/ys/show.asp?id={n}"] = f"<h1>{title}</h1>{detail.format(**said)}"
        made[f"/ys/down.php?k=a7{n}x"] = step.format(**said)
        made[at.format(n=n)] = b"%PDF-1.4 " + str(n).encode()
    return {"/ys/": f"<h2>部门预算</h2><ul>{rows}</ul>", **made}


def _chain() -> Answers:
    """A list of the newest alone; the others hang on it, one behind the other."""
    made = _portal(PLAIN, FILE)
    titles = [f"云岭县第{n}小学2026年部门预算" for n in range(14)]
    for n, title in enumerate(titles):
        following = f"下一篇：<a href='show.asp?id={n + 1}'>{titles[n + 1]}</a>" if n < 13 else ""
        made[f"/ys/show.asp?id={n}"] = f"<h1>{title}</h1><a href='/f/{n}.pdf'>附件</a>{following}"
        made[f"/f/{n}.pdf"] = b"%PDF-1.4 " + str(n).encode()
    made["/ys/"] = f"<h2>部门预算</h2><li><a href='show.asp?id=0'>{titles[0]}</a></li>"
    return made


def _cut_in_front() -> Answers:
    """The front page cuts its titles without a mark; the list behind 更多 has them whole."""
    made = _portal(PLAIN, FILE)
    cut = "".join(f"<li><a href='show.asp?id={n}'>{t[:7]}</a></li>" for n, t in enumerate(TITLES))
    news = "".join(f"<li><a href='n{n}.html'>云岭县粮食丰收在望{n}</a></li>" for n in range(3))
    made["/ys/all/"] = str(made["/ys/"]).replace("show.asp", "../show.asp")
    made["/ys/"] = f"<h2>部门预算</h2><ul>{cut}</ul><ol>{news}</ol><a href='all/'>更多</a>"
    return made


def _xml_by_button() -> Answers:
    """Numbered XML files, asked for by a button that is hidden behind the last of them."""
    made = _portal(PLAIN, FILE)
    script = (
        "var no = 0; function more() { no++; var x = new XMLHttpRequest();"
        "x.open('GET', 'l' + no + '.xml', true); x.onreadystatechange = function () {"
        "if (x.readyState != 4 || x.status != 200) return; var d = x.responseXML.documentElement;"
        "var all = d.getElementsByTagName('i');"
        "for (var n = 0; n < all.length; n++) (function (i) {"
        "var c = document.createElement('div'); c.innerHTML = i.firstChild.nodeValue;"
        "c.onclick = function () { location.href = 'show.asp?id=' + i.getAttribute('id') };"
        "document.getElementById('c').appendChild(c) })(all[n]);"
        "if (no >= d.getAttribute('of')) document.getElementById('m').style.display = 'none' };"
        "x.send() } window.onload = more"
    )
    button = "<button id='m' onclick='more()'>加载更多</button>"
    made["/ys/"] = f"<h2>部门预算</h2><div id='c'></div>{button}<script>{script}</script>"
    for k in range(3):
        held = "".join(f'<i id="{n}"><![CDATA[{TITLES[n]}]]></i>' for n in (2 * k, 2 * k + 1))
        body = f'<?xml version="1.0" encoding="UTF-8"?><l of="3">{held}</l>'
        made[f"/ys/l{k + 1}.xml"] = (200, {"Content-Type": "text/xml"}, body.encode())
    return made


WAYS: dict[str, Callable[[], Answers]] = {
    "plain": lambda: _portal(PLAIN, FILE),
    "a viewer in a hidden frame": lambda: _portal(PLAIN, VIEWED),
    "opened in a window": lambda: _portal(OPENED, FILE),
    "titles of several lines": lambda: _portal(TALL, FILE),
    "into a hidden frame": lambda: _portal(PLAIN, FRAMED, at="/ys/f.action?id={n}"),
    "a page before the file": lambda: _portal(PLAIN, KEYED, STEP, "/ys/down.php?go=1&k=a7{n}x"),
    "one behind the other": _chain,
    "cut in front": _cut_in_front,
    "XML by a button": _xml_by_button,
}


def _walked(answers: Answers) -> Walked:
    return walk_over(pages(answers), f"{BASE}/ys/")


@pytest.mark.parametrize("way", WAYS)
def test_every_way_leads_to_all_files(way: str) -> None:
    answers = WAYS[way]()
    files = {one for one in answers.values() if isinstance(one, bytes)}
    walked = _walked(answers)
    assert set(walked.documents.values()) == files, walked.night
    assert walked.night.verdict == Verdict.WHOLE, walked.night


def test_one_report_that_is_gone_is_its_department_s_many_are_not() -> None:
    answers = _portal(PLAIN, FILE)
    del answers["/f/0.pdf"]
    assert _walked(answers).night.verdict == Verdict.WHOLE
    for n in range(1, 4):
        del answers[f"/f/{n}.pdf"]
    walked = _walked(answers)
    assert walked.night.verdict == Verdict.UNPROVEN
    assert "4 份" in walked.night.doubts[0]


def test_a_report_s_page_that_holds_no_file_for_us_is_never_whole() -> None:
    answers = _portal(PLAIN, FILE) | {"/ys/show.asp?id=3": f"<h1>{TITLES[3]}</h1>正文略"}
    walked = _walked(answers)
    assert len(walked.documents) == 5
    assert walked.night.verdict == Verdict.UNPROVEN
    assert TITLES[3] in walked.night.doubts[0]


def test_another_page_than_the_file_s_own_is_no_step_to_it() -> None:
    """Sent to the front page instead: nothing that hangs there is this report's."""
    front = "<html><title>云岭县</title><a href='/bs/guide99.doc'>办事指南</a>"
    answers = _portal(PLAIN, KEYED, front) | {"/bs/guide99.doc": b"\xd0\xcf\x11\xe0 guide"}
    assert not _walked(answers).documents


SELECT = (
    "<form method='post'><input type='hidden' name='__EVENTTARGET'>"
    "<input type='hidden' name='__EVENTARGUMENT'><h2>部门预算公开</h2>"
    "<select name='c$bm' onchange=\"setTimeout('__doPostBack(\\'c$bm\\',\\'\\')', 0)\">{}</select>"
    "{}</form>"
)


@pytest.mark.parametrize("is_deaf", [False, True])
def test_a_department_that_is_chosen_and_not_shown_is_never_taken_for_read(is_deaf: bool) -> None:
    """ASP.NET: what is posted back must say which list was used; and a server may not listen."""
    made = _portal(PLAIN, FILE)
    options = "".join(f"<option value={n}>{who}</option>" for n, who in enumerate(WHO))

    def server(ask: Ask) -> tuple[int, dict[str, str], bytes]:
        if not ask.url.endswith("/ys/"):
            return pages(made)(ask)  # type: ignore[return-value]
        sent = dict(ask.form or ())
        n = sent["c$bm"] if sent.get("__EVENTTARGET") == "c$bm" and not is_deaf else "0"
        item = f"<a href='show.asp?id={n}'>{TITLES[int(n)]}</a>"
        return 200, {}, SELECT.format(options, item).encode()

    walked = walk_over(server, f"{BASE}/ys/")
    assert len(walked.documents) == (1 if is_deaf else len(WHO))
    assert walked.night.verdict == (Verdict.UNPROVEN if is_deaf else Verdict.WHOLE), walked.night
    assert not is_deaf or "在网页上有名字" in walked.night.doubts[0]


@pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
def test_items_of_a_further_page_that_only_a_click_opens() -> None:
    made = {f"/f/{n}.pdf": b"%PDF-1.4 " + str(n).encode() for n in range(6)}
    script = (
        "var of = 2; function draw(p) { fetch('/api?page=' + p + '&size=' + of)"
        ".then(function (r) { return r.json() }).then(function (d) { var box = document"
        ".getElementById('c'); box.innerHTML = ''; d.rows.forEach(function (one) {"
        "var e = document.createElement('div'); e.textContent = one.t; e.addEventListener("
        "'click', function () { fetch('/api/' + one.i).then(function (r) { return r.json() })"
        ".then(function (j) { window.open(j.at) }) }); box.appendChild(e) });"
        "[1, 2, 3].forEach(function (k) { var b = document.createElement('button');"
        "b.textContent = k; b.addEventListener('click', function () { draw(k) });"
        "box.appendChild(b) }) }) } draw(1)"
    )

    def server(ask: Ask) -> tuple[int, dict[str, str], bytes]:
        path = ask.url.removeprefix(BASE)
        if path == "/ys/":
            page = f"<html><h2>部门预算</h2><div id='c'></div><script>{script}</script></html>"
            return 200, {}, page.encode()
        if path.startswith("/api?page="):
            first = 2 * int(path[10]) - 2
            rows = [{"t": TITLES[n], "i": n} for n in range(first, min(first + 2, 6))]
            return 200, {}, json.dumps({"rows": rows, "total": 6}).encode()
        if path.startswith("/api/"):
            return 200, {}, json.dumps({"at": f"/f/{path[5:]}.pdf"}).encode()
        return (200, {}, made[path]) if path in made else (404, {}, b"gone")

    walked = walk_over(server, f"{BASE}/ys/")
    assert {*walked.documents.values()} == {*made.values()}, walked.night
    assert walked.night.verdict == Verdict.WHOLE, walked.night


@pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
def test_what_one_list_chooses_is_not_what_was_tried_in_another() -> None:
    """A year and a month make an address: each is tried with what the other says, not with what
    was tried there last.
    """
    made = _portal(PLAIN, FILE)
    script = (
        "function go() { location.href = '/ys/' + y.value + '/' + m.value + '.html' }"
        "var y = document.getElementById('y'), m = document.getElementById('m');"
        "y.onchange = m.onchange = go"
    )
    lists = (
        "<select id='y'><option value='2026' selected>2026年</option><option value='2025'>2025年"
        "</option></select><select id='m'><option value='2'>2月</option><option value='3' selected>"
        f"3月</option></select><script>{script}</script>"
    )
    whole, empty = str(made["/ys/"]), "<h2>部门预算</h2><ul><li>暂无信息</li></ul>"
    for year in (2025, 2026):
        made |= {f"/ys/{year}/{month}.html": empty + lists for month in (2, 3)}
    made["/ys/2026/2.html"] = whole.replace("show.asp", "/ys/show.asp") + lists
    walked = _walked(made | {"/ys/": empty + lists})
    assert len(walked.documents) == len(WHO), walked.night
    assert walked.night.verdict == Verdict.WHOLE, walked.night


@pytest.mark.parametrize("beside", ["依法不予公开", "涉密单位", "暂未公开", ""])
def test_a_department_without_a_link_is_a_doubt_unless_the_page_says_why(beside: str) -> None:
    made = _portal(PLAIN, FILE)
    rows = "".join(
        f"<dl><dt>{who}</dt><dd><a href='/f/{n}.pdf'>2026年部门预算公开</a></dd></dl>"
        for n, who in enumerate(WHO)
    )
    made["/ys/"] = f"<h2>部门预算</h2>{rows}<dl><dt>公安局</dt><dd>{beside}</dd></dl>"
    walked = _walked(made)
    assert len(walked.documents) == len(WHO)
    assert walked.night.verdict == (Verdict.WHOLE if beside else Verdict.UNPROVEN), walked.night


@pytest.mark.parametrize("has_figures", [True, False])
def test_names_before_figures_are_rows_of_a_report(has_figures: bool) -> None:
    """The departments' own parts, in a report that is a web page, have no files of their own."""
    parts = ("本级", "服务中心", "执法大队", "档案馆")
    figures = "<td>1,203.10</td><td>12.00</td>" if has_figures else "<td>主页</td><td></td>"
    rows = "".join(f"<tr><td>{{who}}{one}</td>{figures}</tr>" for one in parts)
    walked = walk_over(pages(_portal(PLAIN, f"{FILE}<table>{rows}</table>")), f"{BASE}/ys/")
    assert (walked.night.verdict == Verdict.WHOLE) == has_figures, walked.night
