# ruff: noqa: E501
# fmt: off
"""Lists that a script makes of data: how it asks, in which form it is answered, how it draws, how it goes on."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

from collection.portal.walking.asking import Ask
from tests.collection.portal.composed.lists import leads, listing
from tests.collection.portal.composed.records import Composed, Record
from tests.collection.portal.vendor_site import Said, sent, slices


@dataclass(frozen=True)
class Words:
    """Names that a system gives to fields, parameters and functions."""

    title: str
    to: str
    day: str
    rows: str
    total: str
    page: str
    size: str
    load: str
    box: str


VOCABULARIES = (
    Words("title", "url", "publishTime", "rows", "total", "pageNo", "pageSize", "loadList", "list"),
    Words("infotitle", "linkurl", "infodate", "infodata", "recordCount", "pageindex", "pagesize", "getInfo", "infolist"),
    Words("DOCTITLE", "DOCPUBURL", "DOCRELTIME", "docs", "count", "currPage", "perPage", "queryDocs", "docbox"),
    Words("bt", "lj", "fbsj", "records", "zs", "dqy", "myts", "jz", "nr"),
    Words("name", "href", "date", "content", "totalElements", "p", "n", "fetchPage", "app-list"),
)

ASKS = {
    "xhr": "var x = new XMLHttpRequest(); x.open('GET', '{url}?{q}'); x.onreadystatechange = function () {{ if (x.readyState == 4 && x.status == 200) done({read}(x.responseText)); }}; x.send();",
    "xhr posted": "var x = new XMLHttpRequest(); x.open('POST', '{url}', true); x.setRequestHeader('Content-type', 'application/x-www-form-urlencoded'); x.onload = function () {{ done({read}(this.responseText)); }}; x.send({q!s});",
    "fetch": "fetch(`{url}?{q}`).then(function (r) {{ return r.text(); }}).then(function (t) {{ done({read}(t)); }});",
    "fetch posted": "fetch('{url}', {{method: 'POST', headers: {{'Content-Type': 'application/json;charset=utf-8'}}, body: JSON.stringify({obj})}}).then(r => r.text()).then(t => done({read}(t)));",
    "jquery": "$.ajax({{url: '{url}', type: 'get', dataType: 'text', data: {obj}, success: function (t) {{ done({read}(t)); }}, error: function () {{ alert('网络异常'); }}}});",
    "jquery posted": "$.post('{url}', {obj}, function (t) {{ done({read}(t)); }}, 'text');",
    "axios": "axios.post('{url}', {obj}, {{transformResponse: t => t}}).then(function (r) {{ done({read}(r.data)); }});",
    "jsonp": "window.cb{load} = function (d) {{ done(d); }}; var s = document.createElement('script'); s.src = '{url}?callback=cb{load}&' + {q!s}; document.body.appendChild(s);",
    "xhr in a promise": "new Promise(function (ok) {{ var x = new XMLHttpRequest(); x.open('GET', ['{url}', {q!s}].join('?'), true); x.addEventListener('load', function () {{ ok(x.response); }}); x.send(null); }}).then({read}).then(done);",
}
"""How a script asks for page `n`; `q` is the query as an expression or in a template, `obj` as an object."""

DRAWS = {
    "a string": "var h = ''; for (var i = 0; i < rows.length; i++) {{ h += '<li><a href=\"' + rows[i].{to} + '\">' + rows[i].{title} + '</a><span>' + rows[i].{day} + '</span></li>'; }} box.innerHTML = h;",
    "a template": "box.innerHTML = rows.map(r => `<li><a href='${{r.{to}}}' target='_blank'>${{r.{title}}}</a></li>`).join('');",
    "elements": "box.textContent = ''; rows.forEach(function (r) {{ var li = document.createElement('li'), a = document.createElement('a'); a.href = r.{to}; a.appendChild(document.createTextNode(r.{title})); li.appendChild(a); box.appendChild(li); }});",
    "elements that listen": "while (box.firstChild) box.removeChild(box.firstChild); rows.forEach(r => {{ const d = document.createElement('div'); d.className = 'it'; d.innerText = r.{title}; d.addEventListener('click', () => {{ location.href = r.{to}; }}); box.append(d); }});",
    "jquery": "$(box).empty(); $.each(rows, function (i, r) {{ $('<li/>').append($('<a/>', {{href: r.{to}, text: r.{title}}})).appendTo(box); }});",
    "a cloned part": "box.innerHTML = ''; var tp = document.getElementById('tp'); rows.forEach(function (r) {{ var c = tp.content.cloneNode(true); c.querySelector('a').href = r.{to}; c.querySelector('a').textContent = r.{title}; box.appendChild(c); }});",
    "holes": "box.innerHTML = rows.map(function (r) {{ return document.getElementById('tpl').innerHTML.replace(/#(\\w+)#/g, function (m, k) {{ return r[k] == null ? '' : r[k]; }}); }}).join('');",
    "data and one listener": "box.innerHTML = rows.map(r => '<li data-to=\"' + r.{to} + '\">' + r.{title} + '</li>').join(''); box.onclick = e => {{ const t = e.target.closest('[data-to]'); t && window.open(t.dataset.to); }};",
}

PAGERS = {
    "numbers with calls": "var s = ''; for (var k = 1; k <= pages; k++) s += k == n ? '<b>' + k + '</b>' : '<a href=\"javascript:void(0)\" onclick=\"{load}(' + k + ')\">' + k + '</a>'; bar.innerHTML = s;",
    "numbers that listen": "bar.innerHTML = ''; for (let k = 1; k <= pages; k++) {{ const b = document.createElement('button'); b.textContent = k; b.disabled = k === n; b.addEventListener('click', () => {load}(k)); bar.appendChild(b); }}",
    "one listener": "bar.innerHTML = Array.from({{length: pages}}, (_, k) => `<span class='pg' data-p='${{k + 1}}'>${{k + 1}}</span>`).join(''); bar.onclick = function (e) {{ if (e.target.dataset.p) {load}(parseInt(e.target.dataset.p, 10)); }};",
    "jquery delegated": "$(bar).html('<i>第' + n + '页/共' + pages + '页</i>' + (n < pages ? '<a class=\"nx\" rel=\"' + (n + 1) + '\">下一页</a>' : '')); $(bar).off('click').on('click', '.nx', function () {{ {load}(+$(this).attr('rel')); }});",
    "a list to choose": "bar.innerHTML = '<select>' + Array.from({{length: pages}}, (_, k) => `<option value=${{k + 1}} ${{k + 1 == n ? 'selected' : ''}}>${{k + 1}}</option>`).join('') + '</select>'; bar.firstChild.onchange = function () {{ {load}(Number(this.value)); }};",
    "more": "bar.innerHTML = n < pages ? '<a class=\"gd\">点击查看更多</a>' : '没有更多了'; if (n < pages) bar.querySelector('.gd').onclick = function () {{ {load}(n + 1, true); }};",
    "scrolling": "window.onscroll = function () {{ if (n < pages && document.documentElement.scrollTop + window.innerHeight >= document.documentElement.scrollHeight - 50) {{ window.onscroll = null; {load}(n + 1, true); }} }};",
    "an observer": "if (n < pages) new IntersectionObserver((es, o) => {{ if (es[0].isIntersecting) {{ o.disconnect(); {load}(n + 1, true); }} }}).observe(bar);",
    "all at once": "if (n < pages) {load}(n + 1, true);",
    "the address's fragment": "bar.innerHTML = Array.from({{length: pages}}, (_, k) => '<a href=\"#p' + (k + 1) + '\">' + (k + 1) + '</a>').join(''); window.onhashchange = () => {load}(+location.hash.replace('#p', '') || 1);",
}

FORMS = ("json", "text of json", "loose", "markup", "xml", "covered", "lines")
READS = {
    "json": "JSON.parse",
    "text of json": "(function (t) {{ return JSON.parse(JSON.parse(t).data); }})",
    "loose": "(function (t) {{ return eval('(' + t + ')'); }})",
    "covered": "(function (t) {{ return JSON.parse(decodeURIComponent(escape(atob(t)))); }})",
    "lines": "(function (t) {{ var a = t.split('\\n'), o = {{}}; o.{total} = +a[0]; o.{rows} = a.slice(1).map(function (l) {{ var c = l.split('|'); return {{{title}: c[0], {to}: c[1], {day}: c[2]}}; }}); return o; }})",
    "xml": "(function (t) {{ var d = new DOMParser().parseFromString(t, 'text/xml'), o = {{}}; o.{total} = +d.getElementsByTagName('total')[0].textContent; o.{rows} = [].map.call(d.getElementsByTagName('item'), function (e) {{ return {{{title}: e.getAttribute('t'), {to}: e.getAttribute('u'), {day}: ''}}; }}); return o; }})",
}


def _says(form: str, words: Words, rows: list[dict[str, str]], total: int) -> str:
    value = {words.total: total, words.rows: rows}
    if form == "text of json":
        return json.dumps({"state": 1, "data": json.dumps(value, ensure_ascii=False)}, ensure_ascii=False)
    if form == "loose":
        return "{" + f"{words.total}:{total},{words.rows}:[" + ",".join("{" + ",".join(f"{k}:'{v}'" for k, v in one.items()) + "}" for one in rows) + "]}"
    if form == "covered":
        return base64.b64encode(json.dumps(value, ensure_ascii=False).encode()).decode()
    if form == "lines":
        return "\n".join([str(total), *("|".join((one[words.title], one[words.to], "2026-02-27")) for one in rows)])
    if form == "xml":
        return f"<?xml version='1.0' encoding='utf-8'?><r><total>{total}</total>" + "".join(f"<item t='{one[words.title]}' u='{one[words.to].replace('&', '&amp;')}'/>" for one in rows) + "</r>"
    return json.dumps(value, ensure_ascii=False)


def _answers(site: Composed, path: str, words: Words, form: str, parts: list[list[dict[str, str]]], *, first: int) -> None:

    def answer(ask: Ask) -> Said:
        said = sent(ask)
        try:
            k = int(said.get(words.page, first)) - first
        except ValueError:
            return 400, {}, b""
        text = _says(form, words, parts[k] if 0 <= k < len(parts) else [], sum(map(len, parts)))
        if "callback" in said:
            return 200, {"Content-Type": "text/javascript"}, f"{said['callback']}({text})".encode()
        return 200, {"Content-Type": {"xml": "text/xml", "json": "application/json"}.get(form, "text/plain")}, text.encode()

    site.serve(path, answer)


@listing
def data_by_a_script(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    draw = site.draw
    words = draw.choice(VOCABULARIES)
    asks, draws, pages = (draw.choice(sorted(one)) for one in (ASKS, DRAWS, PAGERS))
    form = "json" if asks == "jsonp" else draw.choice(sorted(READS))
    site.by += [asks, draws, pages, form]
    size, first = draw.choice([4, 5, 8]), draw.choice([0, 1, 1])
    api = draw.choice(["/api/{0}/list", "/{0}/query.do", "/front/{0}.ashx", "/rest/{0}/page", "/cms/{0}/search.jsp"]).format(draw.choice(["article", "info", "manuscript", "gk"]))
    if api in site.answers:
        api += "2"
    named = [{words.title: one.title, words.to: to, words.day: "2026-02-27"} for one, to in zip(of, leads(site, of), strict=True)]
    _answers(site, api, words, form, [[named[n] for n in part] for part in slices(len(named), size)], first=first)
    number = "(n - 1)" if first == 0 else "n"
    given = {words.page: number, words.size: str(size), "channelId": "'c77'"}
    query = "'" + "&".join(f"{k}=' + {v} + '" for k, v in given.items()) + "'"
    inline = "&".join(f"{k}=' + {v} + '" for k, v in given.items())
    if asks == "fetch":
        inline = "&".join(f"{k}=${{{v}}}" for k, v in given.items())
    names = words.__dict__
    code = ASKS[asks].format(url=api, q=inline if asks in {"xhr", "fetch"} else query, obj="{" + ", ".join(f"{k}: {v}" for k, v in given.items()) + "}", read=READS[form].format(**names), load=words.load)
    body = (
        f"function {words.load}(n, more) {{ function done(d) {{ var rows = d.{words.rows}, pages = Math.ceil(d.{words.total} / {size}), old = document.getElementById('{words.box}'), bar = document.getElementById('bar');"
        f" var box = more ? old.appendChild(document.createElement('div')) : old; {DRAWS[draws].format(**names)} {PAGERS[pages].format(**names)} }} {code} }}"
    )
    starts = draw.choice(["{0}(1);", "$(function () {{ {0}(1); }});", "window.onload = function () {{ {0}(1); }};", "document.addEventListener('DOMContentLoaded', () => {0}(1));", "setTimeout('{0}(1)', 300);", "(async () => {{ await null; {0}(1); }})();"]).format(words.load)
    parts = f"<template id='tp'><li><a></a></li></template><script type='text/html' id='tpl'><li><a href='#{words.to}#'>#{words.title}#</a></li></script>"
    script = f"{body} {starts}"
    if draw.random() < 0.4:
        site.answers["/js/page_" + words.load + ".js"] = (200, {"Content-Type": "application/javascript"}, script.encode())
        tag = f"<script src='/js/page_{words.load}.js'></script>"
    else:
        tag = f"<script>{script}</script>"
    site.text(f"{folder}index.html", f"<h2>{heading}</h2><ul id='{words.box}'></ul><div id='bar'></div>{parts}{tag}")
    return f"{folder}index.html"


@listing
def pieces_of_markup(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    """The script puts into the page what the server has drawn."""
    rows = [f"<li><a href='{to}'>{one.title}</a></li>" for one, to in zip(of, leads(site, of), strict=True)]
    parts = slices(len(rows), 5)
    api = f"{folder}part.jsp"
    pager = site.draw.choice(["<a onclick='part({0})'>{0}</a>", "<a href='javascript:part({0})'>{0}</a>", "<a class='pp' data-page='{0}'>{0}</a>"])

    def answer(ask: Ask) -> Said:
        k = int(sent(ask).get("pg", 1))
        body = "".join(rows[n] for n in parts[k - 1]) + "".join(pager.format(j) for j in range(1, len(parts) + 1)) if 1 <= k <= len(parts) else ""
        return 200, {"Content-Type": "text/html"}, body.encode()

    site.serve(api, answer)
    ways = ["$('#p').load('{0}?pg=' + n)", "$.get('{0}', {{pg: n}}, function (h) {{ $('#p').html(h); }})", "fetch('{0}', {{method: 'post', body: new URLSearchParams({{pg: n}})}}).then(r => r.text()).then(h => document.getElementById('p').innerHTML = h)"]
    listens = "$('#p').on('click', '.pp', function () { part($(this).data('page')); });"
    site.text(f"{folder}index.html", f"<h2>{heading}</h2><div id='p'></div><script>function part(n) {{ {site.draw.choice(ways).format(api)}; }} {listens} part(1);</script>")
    return f"{folder}index.html"


@listing
def all_in_a_file_of_the_script(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    """Data lie in a file; the script shows some of them at a time."""
    named = [[one.title, to, "2026-02-27"] for one, to in zip(of, leads(site, of), strict=True)]
    text = json.dumps(named, ensure_ascii=False)
    shape = site.draw.choice(["var DATA = {0};", "window.__STATE__ = {{\"list\": {0}}}; var DATA = window.__STATE__.list;", "var DATA = JSON.parse('{0}');", "var DATA = []; DATA.push.apply(DATA, {0});"])
    inside = shape.format(text if "parse" not in shape else text.replace("'", ""))
    show = "var at = 0; function show() { DATA.slice(at, at + 5).forEach(function (d) { document.getElementById('l').insertAdjacentHTML('beforeend', '<li><a href=\"' + d[1] + '\">' + d[0] + '</a></li>'); }); at += 5; document.getElementById('m').style.display = at < DATA.length ? '' : 'none'; } show();"
    if site.draw.random() < 0.5:
        site.answers[f"{folder}data.js?"] = (200, {}, inside.encode())
        tag = f"<script src='{folder}data.js?v=3'></script>"
    else:
        tag = f"<script>{inside}</script>"
    site.text(f"{folder}index.html", f"<h2>{heading}</h2><ul id='l'></ul><a id='m' href='javascript:show()'>更多</a>{tag}<script>{show}</script>")
    return f"{folder}index.html"
