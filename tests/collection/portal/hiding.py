# ruff: noqa: E501
# fmt: off
"""Ways in which a portal hides documents from whoever reads it plainly: each beside a list that is
read well.

What belongs here: what a page shows of them. What does not: whether the crawler finds them or says
so (`test_hidden`).
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.collection.portal.vendor_site import HTML, TITLES, WHO, Site, data

SEEN, HIDDEN = range(6), range(6, 12)
CDN = "<script src='https://cdn.other.com/lib/app.min.js'></script>"
UNHEARD = ("pointerenter", "touchend", "pointerup", "mouseover", "dragstart", "animationend", "x-open")
Hides = Callable[[Site, random.Random], str]
"""Publishes the hidden documents; gives what the list's page shows of them."""
WAYS: dict[str, Hides] = {}


def way(hides: Hides) -> Hides:
    WAYS[hides.__name__] = hides
    return hides


def _files(site: Site, form: str = "/hid/{}.pdf", of: range = HIDDEN) -> list[str]:
    return [site.file(form.format(n)) for n in of]


def _articles(site: Site, form: str, of: range = HIDDEN) -> None:
    for n in of:
        site.article(form.format(n), n, f"<a href='{site.file(f'/hid/f{n}.pdf')}'>附件</a>")


@way
def pager_of_a_foreign_script(site: Site, draw: random.Random) -> str:
    _articles(site, "/l/{}.html")
    last = draw.choice([2, 3, 5])
    tag = draw.choice(["span", "a", "li", "button"])
    return f"<div class='{draw.choice(['page', 'fenye', 'pagination-box', 'pages'])}'>" + "".join(f"<{tag}>{k}</{tag}>" for k in range(1, last + 1)) + f"<{tag}>下一页</{tag}></div>{CDN}"


@way
def printed_count(site: Site, draw: random.Random) -> str:
    _articles(site, "/l/{}.html")
    said = draw.choice(["共 12 条", "共12条记录", "总计 12 篇", "共有12个文件", "查询到 12 条结果", "第1-6条，共12条", "记录总数：12", "1/2 页", "第 1 页 / 共 2 页", "当前第1页，共2页", "总共2页", "Total 12", "为您找到12条", "第1/2页", "共计12项", "12条数据"])
    return f"<p class='t'>{said}</p>"


@way
def more_that_hears_otherwise(site: Site, draw: random.Random) -> str:
    _articles(site, "/l/{}.html")
    said = draw.choice(["加载更多", "查看更多", "点击加载更多", "展开全部", "更多部门", "显示全部"])
    return f"<div class='more'>{said}</div><script>document.querySelector('.more').addEventListener('{draw.choice(UNHEARD)}', function () {{ location.href = '/l/all.html'; }})</script>"


@way
def data_of_one_page_s_size(site: Site, draw: random.Random) -> str:
    """Data with no count and no button: more comes by something that nobody here hears."""
    _articles(site, "/l/{}.html")
    size = draw.choice(["pageSize", "size", "rows", "limit"])
    page = draw.choice(["cursorId", "after", "lastId", "token"])
    _articles(site, "/v/{}.html", of=SEEN)
    site.serve("/api/list", lambda _: data({"rows": [{"title": TITLES[n], "url": f"/v/{n}.html"} for n in SEEN]}))
    return f"<ul id='u'></ul><script>fetch('/api/list?{size}=6&{page}=').then(r => r.json()).then(r => {{ document.getElementById('u').innerHTML = r.rows.map(x => `<li><a href='${{x.url}}'>${{x.title}}</a></li>`).join(''); new IntersectionObserver(function () {{}}).observe(document.getElementById('u')); }})</script>"


@way
def departments_that_hear_otherwise(site: Site, draw: random.Random) -> str:
    _files(site)
    tag = draw.choice(["li", "div", "span", "td", "a", "button"])
    rows = "".join(f"<{tag} class='dep' data-k='{n}'>{WHO[n]}</{tag}>" for n in HIDDEN)
    wrap = f"<table><tr>{rows}</tr></table>" if tag == "td" else f"<div class='deps'>{rows}</div>"
    return f"{wrap}<script>document.querySelectorAll('.dep').forEach(one => one.addEventListener('{draw.choice(UNHEARD)}', () => open('/hid/' + one.dataset.k + '.pdf')))</script>"


@way
def departments_by_a_foreign_script(site: Site, draw: random.Random) -> str:
    _files(site)
    href = draw.choice(["#", "javascript:;", "javascript:void(0)", ""])
    return "<ul class='bm'>" + "".join(f"<li><a href='{href}' data-id='{n}'>{WHO[n]}</a></li>" for n in HIDDEN) + f"</ul>{CDN}"


@way
def departments_in_a_picture(site: Site, draw: random.Random) -> str:
    _files(site)
    if draw.random() < 0.5:
        return "<img src='/m.png' usemap='#m'><map name='m'>" + "".join(f"<area shape='rect' coords='0,{n},9,{n}' alt='{WHO[n]}'>" for n in HIDDEN) + f"</map>{CDN}"
    return "<svg>" + "".join(f"<g id='d{n}'><rect/><text y='{n}'>{WHO[n]}</text></g>" for n in HIDDEN) + f"</svg>{CDN}"


@way
def departments_whose_pages_are_shells(site: Site, draw: random.Random) -> str:
    _files(site)
    inner = draw.choice([CDN, "<div id='app'></div>", "<ul></ul>", "<p>加载中...</p>", "<div class='list'></div><canvas></canvas>"])
    for n in HIDDEN:
        site.page(f"/d/{n}/", f"<h1>{WHO[n]}</h1>{inner}")
    return "<ul>" + "".join(f"<li><a href='/d/{n}/'>{WHO[n]}</a></li>" for n in HIDDEN) + "</ul>"


@way
def rows_without_a_link(site: Site, draw: random.Random) -> str:
    _files(site)
    cell = draw.choice(["<td></td>", "<td><i class='icon'></i></td>", "<td><img src='/pdf.png'></td>", "<td>预算公开</td>", "<td><a>查看</a></td>"])
    return "<table>" + "".join(f"<tr><td>{n}</td><td>{WHO[n]}</td>{cell}</tr>" for n in HIDDEN) + f"</table>{CDN}"


@way
def annexes_named_only(site: Site, draw: random.Random) -> str:
    """Articles show one annex as a link and name another."""
    for n in HIDDEN:
        site.file(f"/hid/b{n}.xls")
        name = draw.choice([f"附件2：{WHO[n]}2026年部门预算表.xls", f"附件2. {WHO[n]}预算表", f"{WHO[n]}2026年部门预算公开表.xlsx"])
        tag = draw.choice(["p", "span", "a", "div", "li"])
        site.article(f"/a/{n}.html", n, f"<p>附件1：<a href='{site.file(f'/hid/a{n}.pdf')}'>附件1：说明.pdf</a></p><{tag}>{name}</{tag}>{CDN}")
    return "<ul>" + "".join(f"<li><a href='/a/{n}.html'>{TITLES[n]}</a></li>" for n in HIDDEN) + "</ul>"


@way
def years_that_hear_otherwise(site: Site, draw: random.Random) -> str:
    _files(site)
    tag = draw.choice(["li", "span", "a", "button", "div"])
    return "<div class='ys'>" + "".join(f"<{tag}>{y}年</{tag}>" for y in (2026, 2025, 2024)) + f"</div><script>document.querySelector('.ys').addEventListener('{draw.choice(UNHEARD)}', e => load(e.target))</script>"


@way
def a_year_with_a_hole(site: Site, draw: random.Random) -> str:
    made = ""
    for year, of in ((2025, range(0, draw.choice([0, 1]))), (2024, range(6))):
        for n in of:
            made += f"<li><a href='{site.file(f'/y/{year}/{n}.pdf')}'>{WHO[n]}{year}年部门预算</a></li>"
    _files(site)
    return f"<ul>{made}</ul>"


@way
def a_frame_of_another_host(site: Site, draw: random.Random) -> str:
    _files(site)
    return f"<iframe src='http://{draw.choice(['ys', 'zwgk', 'xxgk'])}.other.gov.cn/list.html' width='100%'></iframe>"


@way
def data_of_another_host(site: Site, draw: random.Random) -> str:
    _files(site)
    asks = draw.choice(["fetch('{}').then(r => r.json()).then(show)", "$.getJSON('{}', show)", "$.ajax({{url: '{}', dataType: 'jsonp', success: show}})", "axios.get('{}').then(show)"])
    return f"<ul class='ls'></ul><script>function show(r) {{ r.rows.forEach(x => document.querySelector('.ls').insertAdjacentHTML('beforeend', x)); }} {asks.format('http://api.other.gov.cn/article/list?page=1')}</script>"


@way
def data_asked_by_a_worker(site: Site, draw: random.Random) -> str:
    _files(site)
    site.answers["/js/w.js"] = (200, {}, b"fetch('/api/budget/list?page=1').then(r => r.json()).then(postMessage)")
    place = draw.choice(["<ul id='more'></ul>", "<table><tbody id='more'></tbody></table>", "<div class='list' id='more'></div>"])
    return f"{place}<script>var w = new Worker('/js/w.js'); w.onmessage = function (e) {{ document.getElementById('more').innerHTML = e.data.html; }}</script>"


@way
def data_asked_on_an_event(site: Site, draw: random.Random) -> str:
    _files(site)
    event = draw.choice(["visibilitychange", "pageshow", "online", "wheel", "pointermove", "beforeprint"])
    return f"<script>document.addEventListener('{event}', function () {{ $.get('/api/{draw.choice(['article', 'doc', 'budget'])}/list', {{page: 1}}, function (h) {{ $('#box').append(h); }}); }})</script><div id='box'></div>"


@way
def panels_of_which_some_are_empty(site: Site, draw: random.Random) -> str:
    _files(site)
    full = "".join(f"<div class='panel'><a href='{site.file(f'/p/{y}.pdf')}'>{WHO[y % 6]}{y}年部门预算</a></div>" for y in (2023, 2024))
    return f"<div class='tabs'><b>一</b><b>二</b><b>三</b></div><div class='panels'>{full}<div class='panel'></div></div>{CDN}"


@way
def titles_without_the_word(site: Site, draw: random.Random) -> str:
    form = draw.choice(["{}2026年收支公开", "{}信息公开（2026）", "2026年度{}公开内容", "{}2026年公开材料", "关于{}2026年公开事项"])
    for n in HIDDEN:
        site.page(f"/t/{n}.html", f"<h1>{form.format(WHO[n])}</h1><p>2026-02-27</p><p><a href='{site.file(f'/hid/{n}.pdf')}'>{TITLES[n]}.pdf</a></p>")
    return "<ul>" + "".join(f"<li><a href='/t/{n}.html'>{form.format(WHO[n])}</a><span>2026-02-27</span></li>" for n in HIDDEN) + "</ul>"


@way
def window_of_page_numbers(site: Site, draw: random.Random) -> str:
    """A pager that shows six pages and links to the second alone."""
    _articles(site, "/l/{}.html")
    rest = "".join(f"<li><a href='/l/{n}.html'>{TITLES[n]}</a></li>" for n in range(6, 8))
    pager = "<div class='pages'><b>1</b><a href='/bm/index_1.html'>2</a>" + "".join(f"<a>{k}</a>" for k in (3, 4, 5, 6)) + "<a>下一页</a></div>"
    site.page("/bm/index_1.html", f"<h2>部门预算</h2><ul>{rest}</ul>{pager}")
    return pager


@way
def links_to_a_cloud_disk(site: Site, draw: random.Random) -> str:
    _files(site)
    form = draw.choice(["https://pan.baidu.com/s/1x{}", "https://mp.weixin.qq.com/s/x{}", "https://share.weiyun.com/{}", "https://www.kdocs.cn/l/c{}"])
    if draw.random() < 0.5:
        return "<ul>" + "".join(f"<li><a href='{form.format(n)}'>{TITLES[n]}</a></li>" for n in HIDDEN) + "</ul>"
    for n in HIDDEN:
        word = draw.choice(["网盘下载", "点击下载", "下载地址", "附件"])
        site.article(f"/c/{n}.html", n, f"<a href='{form.format(n)}'>{word}</a> 提取码：8k2d")
    return "<ul>" + "".join(f"<li><a href='/c/{n}.html'>{TITLES[n]}</a></li>" for n in HIDDEN) + "</ul>"


def hidden(seed: int) -> tuple[Site, str]:
    """A portal with a list that is read, and one way of hiding; the way's name."""
    draw = random.Random(seed)
    name = draw.choice(sorted(WAYS))
    site = Site(draw.choice(["/bm/", "/bm/index.html"]))
    shape = draw.choice(["list", "table", "files"])
    rows = []
    for n in SEEN if name != "data_of_one_page_s_size" else []:
        if shape == "files":
            rows.append(f"<li><a href='{site.file(f'/s/{n}.pdf')}'>{TITLES[n]}</a></li>")
            continue
        site.article(f"/s/{n}.html", n, f"<a href='{site.file(f'/s/{n}.doc')}'>附件</a>")
        link = f"<a href='/s/{n}.html'>{TITLES[n]}</a>"
        rows.append(f"<tr><td>{n}</td><td>{link}</td></tr>" if shape == "table" else f"<li>{link}<span>2026-02-27</span></li>")
    wrap = "table" if shape == "table" else "ul"
    listed = f"<{wrap}>{''.join(rows)}</{wrap}>" if rows else ""
    more = WAYS[name](site, draw)
    around = draw.choice(["{0}{1}", "{1}{0}", "<div class='l'>{0}</div><div class='r'>{1}</div>"])
    made = site.made(f"<h2>部门预算公开</h2>{around.format(listed, more)}")
    for path in {site.start, "/bm/", "/bm/index.html"}:
        site.answers[path] = (200, HTML, made)
    return site, name
