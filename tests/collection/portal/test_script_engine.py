# ruff: noqa: E501
"""Scripts of a page are run without network or files: what they write, ask for and do on a click."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from collection.portal.scripts.script_engine import (
    ScriptedPage,
    has_engine,
    run_scripts,
)
from collection.portal.scripts.script_engine.page_run import ScriptsFailed

pytestmark = pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
URL = "http://www.x.gov.cn/zwgk/index.html?id=7"


def _run(body: str, answers: dict[str, str] | None = None, *clicks: int) -> ScriptedPage:
    had = {key: {"status": 200, "body": text} for key, text in (answers or {}).items()}
    return run_scripts(URL, f"<html><body>{body}</body></html>", {}, had, clicks)


def _wanted(body: str) -> list[tuple[str, str, str]]:
    return [(one.method, one.url, one.body) for one in _run(body).wants]


def test_what_a_script_writes_is_markup() -> None:
    script = (
        "function row(t, u) { document.write('<li><a href=\"' + u + '\">' + t + '</a></li>'); }"
    )
    made = _run(f"<ul><script>{script} row('教育局', '/a.html');</script></ul><p>末</p>")
    assert '<li><a href="/a.html">教育局</a></li>' in made.markup
    assert made.markup.index("教育局") < made.markup.index("末")
    assert made.changed


@pytest.mark.parametrize(
    ("script", "wanted"),
    [
        ("$.post('/a.do', {id: 3, tags: ['x']})", ("POST", "/a.do", "id=3&tags%5B%5D=x")),
        ("$.getJSON('list.json', {page: 1})", ("GET", "/zwgk/list.json?page=1", "")),
        ("fetch('../api?x=1')", ("GET", "/api?x=1", "")),
        ("axios.post('/q', {page: 1})", ("POST", "/q", '{"page":1}')),
        ("var x = new XMLHttpRequest(); x.open('GET', '/x.xml'); x.send()", ("GET", "/x.xml", "")),
        ("$.get('/d', {id: new URLSearchParams(location.search).get('id')})", ("GET", "/d?id=7", "")),
        ("layui.use('table', function () { layui.table.render({elem: '#t', url: '/t', page: true,"
         " limit: 5, cols: [[{field: 'a'}]]}); })", ("GET", "/t?page=1&limit=5", "")),
        ("http.get('/api/rows', {params: {n: 2}})", ("GET", "/api/rows?n=2", "")),
    ],
)  # fmt: skip
def test_what_a_script_asks_for(script: str, wanted: tuple[str, str, str]) -> None:
    method, address, body = wanted
    assert _wanted(f"<div id='t'></div><script>{script}</script>") == [
        (method, f"http://www.x.gov.cn{address}", body)
    ]


def test_an_answer_is_shown_by_the_page_s_own_function() -> None:
    body = (
        "<ul id='l'></ul><script>$.getJSON('/l', function (d) { $.each(d.rows, function (i, o) {"
        " $('#l').append('<li><a href=\"/art/' + o.id + '.html\">' + o.t + '</a></li>'); }); });</script>"
    )
    key = _run(body).wants[0].key
    made = _run(body, {key: json.dumps({"rows": [{"id": 5, "t": "民政局"}]})})
    assert '<a href="/art/5.html">民政局</a>' in made.markup
    assert made.wants == ()


def test_what_a_click_opens_is_an_address() -> None:
    body = (
        "<span onclick=\"show('12')\">水利局</span><a href='javascript:;' class='f' data-id='9'>附件</a>"
        "<script>function show(id) { window.open('/d/' + id + '.html'); }"
        "$('.f').on('click', function () { location.href = '/down?id=' + $(this).data('id'); });</script>"
    )
    made = _run(body)
    assert 'data-mz-href="http://www.x.gov.cn/d/12.html"' in made.markup
    assert 'href="http://www.x.gov.cn/down?id=9"' in made.markup


def test_a_click_that_asks_is_a_step_and_shows_what_comes() -> None:
    body = (
        "<ul id='l'></ul><a onclick='go(2)'>2</a><script>function go(n) { $.post('/l', {p: n},"
        " function (d) { $('#l').html(d); }); } go(1);</script>"
    )
    first = _run(body)
    had = {first.wants[0].key: "<li>一</li>"}
    step = _run(body, had).steps[0]
    assert step.text == "2"
    wanted = _run(body, had, step.number).wants
    assert [one.body for one in wanted] == ["p=2"]
    assert "<li>二</li>" in _run(body, had | {wanted[0].key: "<li>二</li>"}, step.number).markup


def test_a_form_that_a_script_sends_is_a_step() -> None:
    body = (
        "<form name='f' method='post' action='/list'><input name='no' value='1'></form>"
        "<a href='javascript:go(3)'>3</a>"
        "<script>function go(n) { document.f.no.value = n; document.f.submit(); }</script>"
    )
    step = _run(body).steps[0]
    assert (step.url, step.form) == ("http://www.x.gov.cn/list", (("no", "3"),))


def test_a_pager_of_an_unknown_plugin_has_its_pages() -> None:
    body = (
        "<div id='p'></div><script>$('#p').somePager({pageCount: 3, callback: function (n) {"
        " $.get('/l', {n: n}); }});</script>"
    )
    assert [one.text for one in _run(body).steps] == ["2", "3"]


@pytest.mark.parametrize(
    "script",
    [
        "d = new dTree('d'); d.add(21, 2, '部门预算', 'list.jsp?id=21', '', 'right');",
        "$.fn.zTree.init($('#t'), {}, [{name: '部门预算', url: 'list.jsp?id=21'}]);",
        "Something.draw([{title: '部门预算', children: [], link: 'list.jsp?id=21'}]);",
    ],
)
def test_what_an_unknown_library_is_given_with_an_address_is_a_link(script: str) -> None:
    assert '<a href="list.jsp?id=21">部门预算</a>' in _run(f"<script>{script}</script>").markup


def test_a_script_that_fails_does_not_end_the_others() -> None:
    body = "<script>nothing.x.y(); null.z;</script><script>document.write('<b>后</b>')</script>"
    assert "<b>后</b>" in _run(body).markup


def test_a_page_that_sends_its_reader_elsewhere() -> None:
    assert _run("<script>location.href = 'new/';</script>").turns == (
        "http://www.x.gov.cn/zwgk/new/",
    )


@pytest.mark.parametrize("script", ["while (true) {}", "var a = []; while (true) a.push([a, {}])"])
def test_a_script_without_end_is_ended(script: str) -> None:
    try:
        made: Any = _run(f"<script>{script}</script><p>正文</p>")
    except ScriptsFailed:
        return
    assert "正文" in made.markup


def test_scripts_reach_nothing_of_the_machine() -> None:
    tries = "require('fs')", "process.binding('fs')", "Deno", "std", "os"
    script = "".join(
        f"try {{ document.write('[' + {one}.readFileSync('/etc/hostname') + ']'); }} catch (e) {{}}"
        for one in tries
    )
    written = _run(f"<script>{script}</script>").markup.partition("</script>")[2]
    assert written.removesuffix("</body></html>").replace("[]", "") == ""


def test_what_leads_out_of_the_web_is_not_asked_for() -> None:
    assert _wanted("<script>fetch('file:///etc/passwd'); $.get('ftp://x/y');</script>") == []


def test_a_page_is_run_also_where_an_event_loop_runs() -> None:
    """As the crawl's reactor is one."""

    async def within() -> str:
        return _run("<script>document.write('<b>后</b>')</script>").markup

    assert "<b>后</b>" in asyncio.run(within())


def test_a_library_finds_a_document_to_parse_in_and_no_other_loader() -> None:
    """What jQuery 3, Vue and every module in one file ask for before they begin."""
    script = (
        "var d = document.implementation.createHTMLDocument(''); d.body.innerHTML = '<b>x</b>';"
        "document.write([d.body.childNodes.length, typeof define, typeof exports, typeof window.onajaxstop,"
        " typeof window['__core-js_shared__'], document.createElement('a') instanceof HTMLAnchorElement].join());"
    )
    said = "1,undefined,undefined,undefined,undefined,true"
    assert said in _run(f"<script>{script}</script>").markup


def test_one_listener_for_all_that_stands_within() -> None:
    """As React, el-pagination and jQuery's `on(…, selector, …)` have it: the listener looks at what
    was clicked.
    """
    script = (
        "document.querySelector('#p').addEventListener('click', function (e) {"
        " if (e.target.tagName === 'LI') fetch('/list?p=' + e.target.textContent); });"
    )
    done = _run(f"<ul id='p'><li>2</li><li>3</li></ul><script>{script}</script>")
    assert [(one.text, len(one.asks)) for one in done.steps] == [("2", 1), ("3", 1)]


def test_what_is_asked_for_after_a_promise_belongs_to_its_click() -> None:
    script = (
        "function go(p) { return Promise.resolve().then(function () { return p; })"
        ".then(function (k) { fetch('/list?p=' + k); }); }"
    )
    body = "<a onclick='go(2)'>2</a><a onclick='go(3)'>3</a>"
    done = _run(f"{body}<script>{script}</script>")
    assert [one.asks[0].url.rpartition("=")[2] for one in done.steps] == ["2", "3"]
    assert not done.wants


def test_attributes_given_with_a_tag_are_set() -> None:
    body = (
        "<p id='l'></p><script>$('<a/>', {href: '/a.html', text: '教育局'}).appendTo('#l')</script>"
    )
    assert '<a href="/a.html">教育局</a>' in _run(body).markup


def test_more_elements_than_are_tried_are_said() -> None:
    """A page with more tiles than a run tries shows more than was seen of it."""
    tiles = "".join(f"<div onclick='go({n})'>第{n}小学</div>" for n in range(300))
    page = f"{tiles}<script>function go(n) {{ fetch('/api/' + n); }}</script>"
    assert run_scripts("http://x.gov.cn/", page, {}, {}).is_cut
    assert not run_scripts(
        "http://x.gov.cn/",
        page[: page.index("<div onclick='go(30)'")] + page[page.index("<script>") :],
        {},
        {},
    ).is_cut


def test_a_library_in_a_window_of_another_name_makes_its_own() -> None:
    """X.lib || (X.lib = {}), as AngularJS and others have it once they are made small."""
    lib = "(function (z) { z.small || (z.small = {}); z.small.at = '/a.html'; })(window)"
    page = "<script src='/lib.js'></script><a onclick='location.href = small.at'>教育局</a>"
    made = run_scripts("http://x.gov.cn/", page, {"http://x.gov.cn/lib.js": lib}, {})
    assert "http://x.gov.cn/a.html" in made.markup


def test_what_comes_by_scrolling_or_by_the_mouse_is_a_step() -> None:
    by_mouse = _run(
        "<b>乡镇</b><script>document.querySelector('b').onmouseenter = () => fetch('/t')</script>"
    )
    assert [one.text for one in by_mouse.steps] == ["乡镇"]
    scrolled = _run("<script>addEventListener('scroll', () => fetch('/more'))</script>")
    asked = [each.url for one in scrolled.steps for each in one.asks]
    assert asked == ["http://www.x.gov.cn/more"]


def test_modules_in_pieces_have_what_they_import_when_they_use_it() -> None:
    """As esbuild and Vite cut applications: imports side by side, a name that has its value only
    after its module was begun, and a piece that is asked for when it is needed.
    """
    page = "<div id='app'></div><script type='module' src='/main.js'></script>"
    files = {
        "/main.js": 'import{a as t,b}from"./one.js";import{c as r}from"./two.js";b();import("./late.js").then(m=>m.default(t,r));',
        "/one.js": "var a,b=()=>{a=x=>document.querySelector('#app').append(x)};export{a,b};",
        "/two.js": 'var c="/open/f.pdf";export{c};',
        "/late.js": "export default(show,url)=>{const a=document.createElement('a');a.href=url;a.textContent='教育局';show(a)};",
    }
    base = "http://www.x.gov.cn"
    had = {base + name: text for name, text in files.items() if name != "/late.js"}
    first = run_scripts(URL, page, had, {})
    assert [one.url for one in first.wants] == [f"{base}/late.js"]
    late = {first.wants[0].key: {"status": 200, "body": files["/late.js"]}}
    assert '<a href="/open/f.pdf">教育局</a>' in run_scripts(URL, page, had, late).markup


def test_items_stay_one_list_though_a_click_takes_it_away() -> None:
    """A single page goes to another view in the place of its list, each item with what it asks."""
    script = "function go(n) { fetch('/one/' + n); document.querySelector('#v').innerHTML = '正在打开'; }"
    items = "".join(f"<li onclick='go({n})'>教育局{n}</li>" for n in range(3))
    tabs = "<b onclick=\"fetch('/y/1')\">2026年</b><b onclick=\"fetch('/y/2')\">2025年</b>"
    done = _run(f"<p>{tabs}</p><ul id='v'>{items}</ul><script>{script}</script>")
    assert [one.text for one in done.steps if one.text.startswith("教")] == [
        "教育局0",
        "教育局1",
        "教育局2",
    ]
    assert len({one.group for one in done.steps}) == 2


def test_a_page_that_loads_itself_again_says_so() -> None:
    body = "<a onclick=\"$.post('/set', {u: 1}, function () { location.reload(); })\">教育局</a>"
    key = _run(body).steps[0].asks[0].key
    assert _run(body, {key: "ok"}, 0).reloads
    assert not _run(body, {key: "ok"}).reloads
