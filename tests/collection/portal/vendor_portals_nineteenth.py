# ruff: noqa: E501
# fmt: off
"""A nineteenth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import json

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, asked, kind
from tests.collection.portal.vendor_portals_sixteenth import _page
from tests.collection.portal.vendor_portals_thirteenth import script
from tests.collection.portal.vendor_portals_twelfth import articles
from tests.collection.portal.vendor_site import Site, data, slices


@kind
def truecms_message_controller() -> Site:
    """Gansu's kind: a list by messageController, its parameters in an object of the page."""
    site = Site("/zwgk/c103786/list.shtml")
    script(site, "/assets/js/page.js", "function pageList(o){ var $b = $(o.el); function load(n){ $.post(o.proxyUrl, {columnId: o.columnId, pageSize: o.size, pageNo: n, orderBy: 'publishTime desc'}, function(r){ var h = ''; $.each(r.results, function(i, m){ h += '<li><a href=\"' + m.url + '\" title=\"' + m.title + '\">' + m.title + '</a><span>' + m.publishTime + '</span></li>'; }); $b.html(h); var p = $(o.pager).empty(); for (var k = 1; k <= r.totalPage; k++) $('<a class=\"num\"></a>').text(k).toggleClass('cur', k == n).data('no', k).appendTo(p); }, 'json'); } $(document).on('click', o.pager + ' .num', function(){ load($(this).data('no')); }); load(1); }")
    site.page(site.start, "<script src='/assets/js/page.js'></script><h2>部门预算</h2><ul id='list'></ul><div id='pager'></div><script>pageList({el: '#list', pager: '#pager', proxyUrl: '/gsgov/messageController/getMessage.do', columnId:'c103786', size: 5});</script>")
    site.serve("/gsgov/messageController/getMessage.do", lambda ask: data({"totalPage": 3, "results": [{"title": TITLES[n], "url": f"/zwgk/c103786/202602/{n}f.shtml", "publishTime": "2026-02-27"} for n in _page(ask, "pageNo")]}))
    articles(site, "/zwgk/c103786/202602/{}f.shtml", "/zwgk/c103786/202602/files/{}.pdf")
    return site


@kind
def index_numbers_without_a_dot() -> Site:
    """A number as a folder: /bmys/, /bmys/2/, /bmys/3/; the pager is a list with 下一页 alone."""
    site = Site("/bmys/")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<article><h3><a href='/bmys/a/{n}/'>{TITLES[n]}</a></h3><time datetime='2026-02-27'>2月27日</time></article>" for n in ns)
        after = f"<nav class='pagination'><a class='next page-numbers' href='/bmys/{k + 2}/'>下一页 »</a></nav>" if k < 2 else ""
        site.page(site.start if k == 0 else f"/bmys/{k + 1}/", f"<h1>部门预算公开</h1>{rows}{after}")
    articles(site, "/bmys/a/{}/", "/wp-content/uploads/2026/02/{}.pdf", link="<div class='wp-block-file'><a href='{0}'>预算公开</a><a href='{0}' class='wp-block-file__button' download>下载</a></div>")
    return site


@kind
def department_tiles_and_a_drawer() -> Site:
    """A tile of a department opens a drawer that is filled by a function of its number and year."""
    site = Site("/bm/tiles.html")
    tiles = "".join(f"<div class='tile' onclick=\"openDrawer({n},'{WHO[n]}')\">{WHO[n]}</div>" for n in range(9))
    site.page(site.start, f"<h2>部门预决算公开</h2><div class='tiles'>{tiles}</div><div id='drawer'><h3></h3><div class='b'></div></div><script>function openDrawer(id, name){{ document.querySelector('#drawer h3').textContent = name; var b = document.querySelector('#drawer .b'); b.innerHTML = '加载中'; fetch('/bm/' + id + '/files').then(function(r){{ return r.json(); }}).then(function(fs){{ b.innerHTML = ''; fs.forEach(function(f){{ b.insertAdjacentHTML('beforeend', '<p><a target=_blank href=\"/bm/get/' + f.k + '\">' + f.n + '</a></p>'); }}); }}); }}</script>")
    for n in range(9):
        site.answers[f"/bm/{n}/files"] = data([{"k": f"{n}a", "n": "2026年部门预算"}, {"k": f"{n}b", "n": "2024年部门决算"}])
        for end in "ab":
            site.file(f"/bm/get/{n}{end}", Content_Disposition="attachment; filename=b.pdf")
    return site


@kind
def frames_of_old() -> Site:
    """A frameset: the menu on the left opens lists in the main frame; lists are GBK."""
    site = Site("/xxgk/default.htm")
    site.answers[site.start] = (200, HTML, "<html><head><title>部门预算公开</title></head><frameset cols='200,*'><frame name='left' src='left.htm'><frame name='main' src='main.htm'></frameset></html>".encode("gbk"))
    menu = "".join(f"<tr><td><a href='y{y}.htm' target='main'>{y}年部门预算</a></td></tr>" for y in (2026, 2025))
    site.whole("/xxgk/left.htm", f"<table>{menu}<tr><td><a href='zn.htm' target='main'>公开指南</a></td></tr></table>", charset="gbk")
    site.whole("/xxgk/main.htm", "<p>请选择左侧栏目</p>", charset="gbk")
    site.whole("/xxgk/zn.htm", "<p>指南</p>", charset="gbk")
    for y in (2026, 2025):
        site.whole(f"/xxgk/y{y}.htm", "<table>" + "".join(f"<tr><td>{n + 1}</td><td>{WHO[n]}</td><td><a href='{site.file(f'/xxgk/{y}/{n}.doc')}'>预算</a></td></tr>" for n in range(7)) + "</table>", charset="gbk")
    return site


@kind
def a_page_number_in_a_cookie_s_place() -> Site:
    """A stateful list: POST the same address with the page's number in a field named differently on
    each template; the pager is a number box and a button.
    """
    site = Site("/gk/search.do?cat=bmys")

    def answer(ask: Ask) -> Said:
        k = int(asked(ask).get("nowPage") or 1)
        rows = "".join(f"<li><a href='/gk/v.do?id={n}'>{TITLES[n]}</a></li>" for n in (slices(12, 5)[k - 1] if 0 < k < 4 else []))
        return 200, HTML, site.made(f"<h2>部门预算</h2><ul>{rows}</ul><form id='pf' name='pf' method='post' action='/gk/search.do'><input type='hidden' name='cat' value='bmys'>共 12 条记录，当前第 {k} 页，共 3 页 <a href='javascript:;' onclick='turn({k - 1})'>上一页</a> <a href='javascript:;' onclick='turn({k + 1})'>下一页</a> 到第<input type='text' name='nowPage' id='nowPage' value='{k}' size='3'>页 <input type='button' value='GO' onclick=\"turn(document.getElementById('nowPage').value)\"></form><script>function turn(p){{ if (p < 1 || p > 3) {{ alert('页码错误'); return; }} document.getElementById('nowPage').value = p; document.pf.submit(); }}</script>")

    site.serve("/gk/search.do", answer)
    site.answers[site.start] = answer
    articles(site, "/gk/v.do?id={}", "/gk/file.do?fid={}", link="<a href='{}'>附件1.doc</a>")
    return site


@kind
def years_in_a_timeline() -> Site:
    """A time line: each year's point shows its part of the page; parts are filled when first shown."""
    site = Site("/sjz/")
    points = "".join(f"<li class='pt' data-year='{y}'><i></i><b>{y}</b></li>" for y in (2026, 2025, 2024))
    parts = "".join(f"<section id='s{y}' hidden></section>" for y in (2026, 2025, 2024))
    site.page(site.start, f"<h2>部门预算公开</h2><ul class='line'>{points}</ul>{parts}<script>(function(){{ var done = {{}}; function show(y){{ document.querySelectorAll('section').forEach(function(s){{ s.hidden = s.id != 's' + y; }}); if (!done[y]) {{ done[y] = 1; var r = new XMLHttpRequest(); r.open('GET', '/sjz/part/' + y + '.html'); r.onload = function(){{ document.getElementById('s' + y).innerHTML = r.responseText; }}; r.send(); }} }} document.querySelector('.line').addEventListener('click', function(e){{ var li = e.target.closest('li.pt'); if (li) show(li.dataset.year); }}); show(2026); }})();</script>")
    for y in (2026, 2025, 2024):
        site.answers[f"/sjz/part/{y}.html"] = (200, HTML, "".join(f"<p><a href='{site.file(f'/sjz/f/{y}{n}.pdf')}'>{WHO[n]}{y}年部门预算</a></p>" for n in range(5)).encode())
    return site


@kind
def parts_of_departments() -> Site:
    """A department's page has its units below it; each unit's budget is an article of its own."""
    site = Site("/yjs/2026/index.html")
    site.page(site.start, "<h1>2026年部门预算</h1><table>" + "".join(f"<tr><td><a href='/yjs/2026/{n}/index.html'>{WHO[n]}</a></td></tr>" for n in range(5)) + "</table>")
    for n in range(5):
        units = "".join(f"<li><a href='/yjs/2026/{n}/{k}.html'>{WHO[n]}{name}</a></li>" for k, name in enumerate(("本级", "综合服务中心", "培训中心")))
        site.page(f"/yjs/2026/{n}/index.html", f"<h1>{WHO[n]}</h1><p><a href='{site.file(f'/yjs/2026/{n}/all.pdf')}'>{WHO[n]}2026年部门预算（汇总）</a></p><h3>所属单位预算</h3><ul>{units}</ul>")
        for k, name in enumerate(("本级", "综合服务中心", "培训中心")):
            site.page(f"/yjs/2026/{n}/{k}.html", f"<h1>{WHO[n]}{name}2026年单位预算</h1><a href='{site.file(f'/yjs/2026/{n}/{k}.pdf')}'>单位预算</a>")
    return site


@kind
def json_with_times_and_no_addresses() -> Site:
    """Records hold a number and a time; the address is put together of both by the page's script."""
    site = Site("/wz/ysgk.html")
    code = "<script>function d2(n){ return n < 10 ? '0' + n : n; } function load(p){ $.ajax('/wz/api/doc/page', {type: 'POST', contentType: 'application/json', data: JSON.stringify({channel: 88, current: p, size: 5}), success: function(r){ var rows = r.data.records.map(function(x){ var t = new Date(x.pub); return `<li><a href=\"/wz/${t.getFullYear()}${d2(t.getMonth() + 1)}/${x.docId}.html\">${x.docTitle}</a></li>`; }); $('#u').html(rows.join('')); $('#c').text(`第${r.data.current}/${r.data.pages}页`); $('#n').toggle(r.data.current < r.data.pages).off('click').on('click', function(){ load(r.data.current + 1); }); } }); } load(1);</script>"
    site.page(site.start, f"<h2>部门预算</h2><ul id='u'></ul><span id='c'></span><button id='n'>下一页</button>{code}")

    def rows(ask: Ask) -> Said:
        said = json.loads(next(iter(dict(ask.form or ()).values()), "{}") or "{}")
        k = said.get("current", 1)
        return data({"data": {"current": k, "pages": 3, "total": 12, "records": [{"docId": 4400 + n, "docTitle": TITLES[n], "pub": 1772150400000} for n in (slices(12, 5)[k - 1] if 0 < k < 4 else [])]}})

    site.serve("/wz/api/doc/page", rows)
    articles(site, "/wz/202602/44{:02}.html", "/wz/202602/P{}.doc")
    return site


@kind
def attachments_below_a_fold() -> Site:
    """An article's attachments stand in a template that a click puts into the page."""
    site = Site("/fold/list.html")
    site.page(site.start, "<h2>部门预算</h2><ul>" + "".join(f"<li><a href='/fold/{n}.html'>{TITLES[n]}</a></li>" for n in range(8)) + "</ul>")
    for n in range(8):
        site.article(f"/fold/{n}.html", n, f"<button id='b'>展开附件（2）</button><div id='o'></div><template id='t'><p><a href='{site.file(f'/fold/{n}a.doc')}'>说明</a></p><p><a href='{site.file(f'/fold/{n}b.xls')}'>表格</a></p></template><script>document.getElementById('b').addEventListener('click', function(){{ document.getElementById('o').appendChild(document.getElementById('t').content.cloneNode(true)); }});</script>")
    return site


@kind
def links_without_words_in_a_calendar() -> Site:
    """The list's titles are plain text, the link beside each is 详情; dates stand above groups."""
    site = Site("/cal/")
    groups = "".join(f"<h4>2026-02-{20 + k}</h4>" + "".join(f"<div class='r'><span class='t'>{TITLES[n]}</span><a class='d' href='/cal/{n}.html'>[详情]</a></div>" for n in ns) for k, ns in enumerate(slices(12, 4)))
    site.page(site.start, f"<h2>部门预算公开</h2>{groups}")
    articles(site, "/cal/{}.html", "/cal/f/{}.et")
    return site


@kind
def two_columns_of_one_name() -> Site:
    """政府信息公开 leads to 财政信息 of the government and to that of each street; budgets are in both."""
    site = Site("/zfxxgk/")
    site.page(site.start, "<h1>政府信息公开</h1><ul><li><a href='/zfxxgk/fd/'>法定主动公开内容</a></li><li><a href='/zfxxgk/jd/'>镇（街道）信息公开</a></li></ul>")
    site.page("/zfxxgk/fd/", "<h1>法定主动公开内容</h1><a href='/zfxxgk/fd/cz/'>财政信息</a><a href='/zfxxgk/fd/gh/'>规划信息</a>")
    site.page("/zfxxgk/fd/gh/", "<h1>规划信息</h1>")
    site.page("/zfxxgk/fd/cz/", "<h1>财政信息</h1><ul>" + "".join(f"<li><a href='/zfxxgk/fd/cz/{n}.html'>{TITLES[n]}</a></li>" for n in range(6)) + "</ul>")
    articles(site, "/zfxxgk/fd/cz/{}.html", "/zfxxgk/fd/cz/{}.pdf", count=6)
    towns = ("城关镇", "云岭乡", "东街道")
    site.page("/zfxxgk/jd/", "<h1>镇（街道）信息公开</h1>" + "".join(f"<a href='/zfxxgk/jd/{k}/'>{name}</a>" for k, name in enumerate(towns)))
    for k, name in enumerate(towns):
        site.page(f"/zfxxgk/jd/{k}/", f"<h1>{name}</h1><a href='/zfxxgk/jd/{k}/cz/'>财政预决算</a><a href='/zfxxgk/jd/{k}/zc/'>政策</a>")
        site.page(f"/zfxxgk/jd/{k}/zc/", "<h1>政策</h1>")
        site.page(f"/zfxxgk/jd/{k}/cz/", f"<h1>财政预决算</h1><ul><li><a href='/zfxxgk/jd/{k}/cz/1.html'>{name}2026年部门预算</a></li></ul>")
        site.page(f"/zfxxgk/jd/{k}/cz/1.html", f"<h1>{name}2026年部门预算</h1><a href='{site.file(f'/zfxxgk/jd/{k}/cz/1.pdf')}'>附件</a>")
    return site


@kind
def a_list_that_reloads_itself() -> Site:
    """Each page's link carries a time; the list of one page is the same under many addresses."""
    site = Site("/rl/list")

    def answer(ask: Ask) -> Said:
        k = int(asked(ask).get("p") or 1)
        rows = "".join(f"<li><a href='/rl/v/{n}?t=17721504{k}{n:02}'>{TITLES[n]}</a></li>" for n in (slices(12, 5)[k - 1] if 0 < k < 4 else []))
        pager = "".join(f"<a href='/rl/list?p={j}&amp;_={k}{j}99'>{j}</a>" for j in (1, 2, 3))
        return 200, HTML, site.made(f"<h2>部门预算公开</h2><ul>{rows}</ul><div class='pages'>{pager}</div>")

    site.serve(site.start, answer)
    for n in range(12):
        site.article(f"/rl/v/{n}", n, f"<a href='{site.file(f'/rl/f/{n}.pdf')}'>附件</a>")
        site.answers[f"/rl/v/{n}?"] = site.answers[f"/rl/v/{n}"]
    return site
