# ruff: noqa: E501
# fmt: off
"""Portals as client programs: one store of records behind a server, and a page whose script is put together of a
source, a style of programming, a way to choose, a way to go on and a way to open.

What belongs here: another logic than `portals`: not lists of a server with scripts beside them, but applications. What
does not: what is expected of the crawler.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any

from collection.portal.walking.asking import Ask
from tests.collection.portal.composed.records import Composed, Record
from tests.collection.portal.vendor_site import HTML, JS, Said, data, sent

NAMES = (
    "县政府办公室", "县发改局", "县教体局", "县工信局", "县公安局", "县民政局", "县财政局", "县人社局", "县自然资源局", "县住建局", "县交通局", "县水利局",
    "县农业农村局", "县文旅局", "县卫健局", "县应急局", "县审计局", "县市场监管局", "县统计局", "县医保局", "县供销社", "县委宣传部", "县委组织部", "县团委", "东关街道", "石桥镇", "大柳乡",
)
TITLES = ("{0}{1}年部门预算公开", "{1}年{0}部门预算", "{0}{1}年度部门决算公开", "云岭{0}关于{1}年部门预算信息的公开", "{1}年度{0}预算公开说明", "{0}2026年单位预算公开表")


class Page:
    """A page under construction: what it asks, holds and shows, by names drawn for it alone."""

    def __init__(self, site: Composed, of: list[Record], draw: random.Random) -> None:
        self.site, self.of, self.draw = site, of, draw
        syllables = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "zu"]
        self.word: Callable[[], str] = lambda: "".join(draw.choices(syllables, k=3))
        self.key = {name: self.word() for name in ("title", "id", "who", "year", "file", "rows", "count", "at", "size", "box", "bar", "run", "app")}
        self.rows = [self.record(one) for one in of]

    def record(self, one: Record) -> dict[str, Any]:
        key = self.key
        return {key["id"]: one.key, key["title"]: one.title, key["who"]: one.who, key["year"]: one.year}

    def path(self, *names: str) -> str:
        return "/" + "/".join(names)


# where an item leads -----------------------------------------------------------------------------------------------

def _file(page: Page, one: Record) -> str:
    return page.site.report(one, page.draw.choice(["/attach/{0}", "/f/2026/{0}.pdf", "/oss/{0}.docx", "/get?k={0}", "/storage/{0}.XLSX"]).format(f"a{one.key}"))


def _articles(page: Page) -> str:
    """Articles; the expression that makes the address of one from a record `r`."""
    form = page.draw.choice(["/detail/{}.html", "/read?n={}", "/p/{}"])
    for one in page.of:
        file = _file(page, one)
        shown = page.draw.choice([f"<a href='{file}'>{one.title}</a>", f"<p><a href='{file}'>附件</a></p>", f"<div class='x' data-file='{file}'></div>", f"<p>附件下载：<a href='{file}' target='_blank'>{one.who}.pdf</a></p>"])
        page.site.text(form.format(one.key), f"<h1>{one.title}</h1><p>2026-02-20</p><div>{shown}</div>")
    return f"'{form.split('{}')[0]}' + r.{page.key['id']} + '{form.split('{}')[1]}'"


def _files(page: Page) -> str:
    for one in page.of:
        page.site.report(one, f"/dl/{one.key}", Content_Disposition=f'attachment; filename="{one.key}.pdf"')
    return f"'/dl/' + r.{page.key['id']}"


def _fields(page: Page) -> str:
    """The file's address is a field of the record."""
    for one, row in zip(page.of, page.rows, strict=True):
        row[page.key["file"]] = _file(page, one)
    return f"r.{page.key['file']}"


LEADS: dict[str, Callable[[Page], str]] = {"articles": _articles, "files": _files, "fields": _fields}

# how an item is opened: an expression of markup, and what listens -----------------------------------------------------

OPENS: dict[str, tuple[str, str]] = {
    "a link": ("`<a href=\"${to(r)}\">${r.TITLE}</a>`", ""),
    "an attribute": ("`<p data-k=\"${to(r)}\">${r.TITLE}</p>`", "B.addEventListener('click', e => { const p = e.target.closest('[data-k]'); if (p) location.href = p.dataset.k; });"),
    "a call": ("`<span onclick=\"openOne('${r.ID}')\">${r.TITLE}</span>`", "window.openOne = k => { const r = held.find(x => x.ID == k); window.open(to(r)); };"),
    "a form": ("`<form action=\"${to(r)}\" target=\"_blank\"><b>${r.TITLE}</b><button>查看</button></form>`", ""),
    "a link beside": ("`<div class=\"r\"><em>${r.TITLE}</em><i><a href=\"${to(r)}\">预览</a></i></div>`", ""),
    "columns": ("`<tr><td>${r.WHO}</td><td>${r.YEAR}</td><td><a href=\"${to(r)}\" title=\"${r.TITLE}\">公开</a></td></tr>`", ""),
    "pointer": ("`<div class=\"card\" tabindex=\"0\">${r.TITLE}</div>`", "B.addEventListener('mousedown', e => { const n = [...B.querySelectorAll('.card')].indexOf(e.target); if (n >= 0) location.assign(to(seen[n])); });"),
}

# styles of a program: {SHOW} draws `seen`, {START} begins -------------------------------------------------------------

STYLES: dict[str, str] = {
    "closure": "(function () { var held = [], seen = []; var B = document.getElementById('BOX'), P = document.getElementById('BAR'); function to(r) { return TO; } function show(rows) { seen = rows; B.innerHTML = rows.map(function (r) { return ITEM; }).join(''); } LISTENS CODE })();",
    "prototype": "function APP() { this.B = document.getElementById('BOX'); } var held = [], seen = []; APP.prototype.to = function (r) { return TO; }; var B = document.getElementById('BOX'), P = document.getElementById('BAR'); var to = APP.prototype.to; APP.prototype.show = function (rows) { seen = rows; var h = []; for (var i = 0; i < rows.length; i++) { var r = rows[i]; h.push(ITEM); } this.B.innerHTML = h.join(''); }; var app = new APP(); var show = function (rows) { app.show(rows); }; LISTENS CODE",
    "class": "class APP { #rows = []; constructor(b) { this.b = b; } set rows(v) { this.#rows = v; this.draw(); } get rows() { return this.#rows; } draw() { this.b.innerHTML = this.#rows.map(r => ITEM).join(''); } } let held = [], seen = []; const B = document.querySelector('#BOX'), P = document.querySelector('#BAR'), to = r => TO, app = new APP(B); const show = rows => { seen = rows; app.rows = rows; }; LISTENS CODE",
    "bus": "const bus = { on_: {}, on(k, f) { (this.on_[k] = this.on_[k] || []).push(f); }, emit(k, v) { (this.on_[k] || []).forEach(f => f(v)); } }; let held = [], seen = []; const B = document.getElementById('BOX'), P = document.getElementById('BAR'), to = r => TO; bus.on('rows', rows => { seen = rows; B.innerHTML = rows.map(r => ITEM).join(''); }); const show = rows => bus.emit('rows', rows); LISTENS CODE",
    "proxy": "let held = [], seen = []; const B = document.getElementById('BOX'), P = document.getElementById('BAR'), to = r => TO; const state = new Proxy({ rows: [] }, { set(o, k, v) { o[k] = v; if (k === 'rows') { seen = v; B.innerHTML = v.map(r => ITEM).join(''); } return true; } }); const show = rows => { state.rows = rows; }; LISTENS CODE",
    "jquery plugin": "$.fn.APP = function () { var el = this; return { show: function (rows) { el.empty(); $.each(rows, function (i, r) { el.append(ITEM); }); } }; }; var held = [], seen = [], B = document.getElementById('BOX'), P = document.getElementById('BAR'); var to = function (r) { return TO; }, app = $('#BOX').APP(), show = function (rows) { seen = rows; app.show(rows); }; LISTENS CODE",
    "generator": "let held = [], seen = []; const B = document.getElementById('BOX'), P = document.getElementById('BAR'), to = r => TO; function* drawn(rows) { for (const r of rows) yield ITEM; } const show = rows => { seen = rows; B.innerHTML = [...drawn(rows)].join('\\n'); }; LISTENS CODE",
}

# ways to go on: CODE calls take(n, then) for part n (from 1) of `parts`, or all -----------------------------------------

GOES: dict[str, str] = {
    "everything": "(async () => { for (let n = 1; n <= parts; n++) held = held.concat(await take(n)); show(held); })();",
    "arrows": "let n = 1; async function turn(d) { n = Math.min(parts, Math.max(1, n + d)); held = await take(n); show(held); } P.innerHTML = '<a class=\"l\">‹</a><a class=\"g\">›</a>'; P.querySelector('.l').onclick = () => turn(-1); P.querySelector('.g').onclick = () => turn(1); turn(0);",
    "a box": "P.innerHTML = '第<input id=\"no\" value=\"1\">页 / 共' + parts + '页 <button id=\"go\">跳转</button>'; document.getElementById('go').addEventListener('click', async () => { held = await take(+document.getElementById('no').value); show(held); }); take(1).then(r => { held = r; show(r); });",
    "appending": "let n = 0; const more = document.createElement('button'); more.textContent = '展开更多'; P.appendChild(more); more.onclick = async () => { n++; held = held.concat(await take(n)); show(held); if (n >= parts) more.remove(); }; more.onclick();",
    "dots": "P.innerHTML = Array(parts).fill(0).map((_, k) => `<i class=\"dot\" data-n=\"${k + 1}\"></i>`).join(''); P.addEventListener('click', async e => { if (e.target.dataset.n) { held = await take(+e.target.dataset.n); show(held); } }); take(1).then(r => { held = r; show(r); });",
    "years": "const ys = YEARS; P.innerHTML = ys.map(y => `<button name=\"y\" value=\"${y}\">${y}年</button>`).join(''); let all = []; (async () => { for (let n = 1; n <= parts; n++) all = all.concat(await take(n)); held = all; const pick = y => show(all.filter(r => r.YEAR == y)); P.querySelectorAll('button').forEach(b => b.addEventListener('click', () => pick(b.value))); pick(ys[0]); })();",
    "departments": "let all = []; (async () => { for (let n = 1; n <= parts; n++) all = all.concat(await take(n)); held = all; P.innerHTML = [...new Set(all.map(r => r.WHO))].map(w => `<li><a href=\"javascript:void(0)\">${w}</a></li>`).join(''); P.querySelectorAll('a').forEach(a => a.onclick = () => show(all.filter(r => r.WHO === a.textContent))); show([]); })();",
    "scrolling": "let n = 0, busy = false; async function more() { if (busy || n >= parts) return; busy = true; n++; held = held.concat(await take(n)); show(held); busy = false; } addEventListener('scroll', () => { if (innerHeight + scrollY >= document.body.offsetHeight - 80) more(); }); more();",
    "address": "const q = new URLSearchParams(location.search); const n = +(q.get('AT') || 1); P.innerHTML = Array.from({ length: parts }, (_, k) => k + 1 === n ? `<b>${n}</b>` : `<a href=\"?AT=${k + 1}\">${k + 1}</a>`).join(' '); take(n).then(r => { held = r; show(r); });",
    "history": "async function go(n) { history.pushState({ n }, '', '?AT=' + n); held = await take(n); show(held); P.innerHTML = Array.from({ length: parts }, (_, k) => `<a class=\"${k + 1 === n ? 'on' : ''}\">${k + 1}</a>`).join(''); [...P.children].forEach((a, k) => a.onclick = () => go(k + 1)); } go(1);",
}

# sources: where `take(n)` has its part from ----------------------------------------------------------------------------

Source = Callable[[Page, list[list[dict[str, Any]]]], str]


def _api(page: Page, parts: list[list[dict[str, Any]]]) -> str:
    key, path = page.key, page.path("svc", page.word(), page.draw.choice(["q", "list", "find.action", "page.json"]))

    def answer(ask: Ask) -> Said:
        n = sent(ask).get(key["at"], "")
        got = parts[int(n) - 1] if n.isdigit() and 1 <= int(n) <= len(parts) else []
        return data({"ok": 1, key["count"]: sum(map(len, parts)), key["rows"]: got})

    page.site.serve(path, answer)
    ways = [
        f"const take = n => fetch('{path}?{key['at']}=' + n + '&{key['size']}={len(parts[0])}').then(x => x.json()).then(d => d.{key['rows']});",
        f"const take = async n => (await (await fetch('{path}', {{ method: 'POST', headers: {{ 'Content-Type': 'application/json' }}, body: JSON.stringify({{ {key['at']}: n }}) }})).json()).{key['rows']};",
        f"function take(n) {{ return new Promise(function (ok) {{ $.post('{path}', {{ {key['at']}: n }}, function (d) {{ ok(d.{key['rows']}); }}, 'json'); }}); }}",
        f"function take(n) {{ var d = $.Deferred(); $.getJSON('{path}', {{ {key['at']}: n, t: new Date().getTime() }}).done(function (x) {{ d.resolve(x.{key['rows']}); }}); return d.promise(); }}",
    ]
    return page.draw.choice(ways)


def _folder(page: Page, parts: list[list[dict[str, Any]]]) -> str:
    """A file a part, named by number or by an index."""
    folder = page.path(page.word(), "data")
    if page.draw.random() < 0.5:
        for n, part in enumerate(parts, 1):
            page.site.answers[f"{folder}/{n}.json"] = data(part)
        return f"const take = n => fetch(`{folder}/${{n}}.json`).then(x => x.json());"
    names = [page.word() for _ in parts]
    page.site.answers[f"{folder}/index.json"] = data(names)
    for name, part in zip(names, parts, strict=True):
        page.site.answers[f"{folder}/{name}.json"] = data(part)
    return f"const names = fetch('{folder}/index.json').then(x => x.json()); const take = async n => (await fetch('{folder}/' + (await names)[n - 1] + '.json')).json();"


def _inline(page: Page, parts: list[list[dict[str, Any]]]) -> str:
    text = json.dumps(parts, ensure_ascii=page.draw.random() < 0.5)
    ways = [
        ("<script>window.__D = {0};</script>", "window.__D"),
        ("<script type='application/json' id='dd'>{0}</script>", "JSON.parse(document.getElementById('dd').textContent)"),
        ("<textarea id='dd' style='display:none'>{0}</textarea>", "JSON.parse(document.getElementById('dd').value)"),
        ("<div id='dd' data-all='{0}'></div>", "JSON.parse(document.getElementById('dd').dataset.all)"),
    ]
    shape, read = page.draw.choice(ways)
    page.site.held["head"] = {"html": shape.replace("{0}", text)}
    return f"const take = async n => ({read})[n - 1];"


def _columns(page: Page, parts: list[list[dict[str, Any]]]) -> str:
    """Rows without names: a list of columns and a list of values."""
    path = page.path("tbl", f"{page.word()}.txt")
    heads = list(parts[0][0])

    def answer(ask: Ask) -> Said:
        n = sent(ask).get(page.key["at"], "1")
        got = parts[int(n) - 1] if n.isdigit() and 1 <= int(n) <= len(parts) else []
        return 200, {"Content-Type": "text/plain"}, "\n".join(["\t".join(heads), *("\t".join(str(one[k]) for k in heads) for one in got)]).encode()

    page.site.serve(path, answer)
    return f"const take = n => fetch('{path}?{page.key['at']}=' + n).then(x => x.text()).then(t => {{ const [h, ...rows] = t.split('\\n').map(l => l.split('\\t')); return rows.filter(c => c.length === h.length).map(c => Object.fromEntries(h.map((k, i) => [k, c[i]]))); }});"


def _script(page: Page, parts: list[list[dict[str, Any]]]) -> str:
    """Each part is a script that hands itself over."""
    folder, name = page.path(page.word()), page.word()
    for n, part in enumerate(parts, 1):
        page.site.answers[f"{folder}/part{n}.js"] = (200, JS, f"{name}({n}, {json.dumps(part, ensure_ascii=False)});".encode())
    return f"const wait = {{}}; window.{name} = (n, rows) => wait[n](rows); const take = n => new Promise(ok => {{ wait[n] = ok; const s = document.createElement('script'); s.src = '{folder}/part' + n + '.js'; document.head.appendChild(s); }});"


SOURCES: dict[str, Source] = {"api": _api, "folder": _folder, "inline": _inline, "columns": _columns, "script": _script}


def application(seed: int) -> Composed:
    """The application of a seed."""
    draw = random.Random(f"program {seed}")
    site = Composed(draw.choice(["/budget/", "/zwgk/ysgk/index.html", "/app.html"]), draw=draw)
    who, form = draw.sample(NAMES, draw.choice([7, 11, 18])), draw.choice(TITLES[:5])
    years = draw.choice([(2026,), (2026, 2025), (2026, 2025, 2024)])
    of = [Record(f"{draw.randrange(16**8):08x}", one, year, form.format(one, year)) for year in years for one in who]
    page = Page(site, of, draw)
    source, style, goes, opens, leads = (draw.choice(sorted(one)) for one in (SOURCES, STYLES, GOES, OPENS, LEADS))
    site.by = [source, style, goes, opens, leads]
    to = LEADS[leads](page)
    size = draw.choice([4, 6, 10])
    parts = [page.rows[k : k + size] for k in range(0, len(page.rows), size)]
    code = f"const parts = {len(parts)}; {SOURCES[source](page, parts)} {GOES[goes]}".replace("YEARS", json.dumps(years))
    item, listens = OPENS[opens]
    program = _put(STYLES[style], CODE=code, LISTENS=listens, ITEM=item, TO=to)
    key = page.key
    program = _put(program, TITLE=key["title"], ID=key["id"], WHO=key["who"], YEAR=key["year"], BOX=key["box"], BAR=key["bar"], APP=key["app"].capitalize(), AT=key["at"])
    tag = "table" if opens == "columns" else draw.choice(["div", "section", "ul"])
    body = f"<h2>部门预决算公开</h2>{site.held.get('head', {}).get('html', '')}<{tag} id='{key['box']}'></{tag}><div id='{key['bar']}'></div>"
    if draw.random() < 0.4:
        site.answers[f"/static/{key['run']}.js"] = (200, JS, program.encode())
        script = f"<script src='/static/{key['run']}.js'></script>"
    else:
        script = f"<script>{program}</script>"
    made = site.made(body + script)
    site.answers[site.start] = (200, HTML, made)
    site.answers[f"{site.start}?"] = (200, HTML, made)
    return site


def _put(text: str, **by: str) -> str:
    return re.sub(r"\b(" + "|".join(by) + r")\b", lambda one: by[one[1]], text)
