# ruff: noqa: E501
# fmt: off
"""How a list goes on: numbers, buttons, selects, icons, more, scrolling, what a server keeps; by a server that answers what is asked."""

from __future__ import annotations

import json
from urllib.parse import quote

from collection.portal.walking.asking import Ask
from tests.collection.portal.vendor_site import (
    HTML,
    TITLES,
    WHO,
    Portal,
    Said,
    Site,
    asked,
    data,
    kind,
    listing,
    page_asked,
    records,
    sent,
    slices,
)


@kind
def catalogue_posted() -> Portal:
    """信息公开目录: the pager fills a form and posts it; a plain GET gives the first page only."""
    portal = Portal('/xxgk/catalog.action?catalogId=0907')
    for n in range(len(TITLES)):
        file = portal.file(f'/xxgk/upload/2026/{n}.pdf')
        link = f"""<a href='javascript:void(0)' onclick="window.open('{file}')">附件{n + 1}</a>"""
        portal.article(f'/xxgk/detail.action?id={n}', n, link)
    script = "function toPage(n){ var f=document.getElementById('pageForm'); document.getElementById('pageNo').value = n; f.submit(); }"

    def catalogue(ask: Ask) -> Said:
        number = int(dict(ask.form or ()).get('page.pageNo', 1))
        rows = listing("<tr><td>{no}</td><td><a href='detail.action?id={n}' target='_blank'>{title}</a></td><td>YL09-0907-2026-{n:04}</td><td>2026-02-27</td></tr>", range(5 * number - 5, min(12, 5 * number)))
        form = f"<form id='pageForm' action='/xxgk/catalog.action' method='post'><input type='hidden' name='catalogId' value='0907'/><input type='hidden' id='pageNo' name='page.pageNo' value='{number}'/></form>"
        pager = ''.join(f"<a href='javascript:toPage({n})'>{('下一页' if n == number + 1 else n)}</a>" for n in (1, 2, 3))
        head = '<tr><th>序号</th><th>名称</th><th>索引号</th><th>日期</th></tr>'
        body = f'<h3>财政预决算/部门预算</h3>{form}<table>{head}{rows}</table>第{number}页/共3页 {pager}'
        return (200, HTML, f'<script>{script}</script>{body}'.encode())
    portal.serve('/xxgk/catalog.action', catalogue)
    return portal


@kind
def update_panel() -> Site:
    """ASP.NET AJAX: a pager in an UpdatePanel; the answer is a delta of pieces parted by |."""
    site = Site('/xxgk/List.aspx?cid=9')

    def inner(k: int) -> str:
        listed = listing("<li><a href='Detail.aspx?id={n}'>{title}</a></li>", slices(12, 5)[k - 1])
        pager = ''.join(f"""<a href="javascript:__doPostBack('ctl00$P$Pager','{j}')">{j}</a>&nbsp;""" for j in (1, 2, 3) if j != k)
        return f"<ul>{listed}</ul><div id='ctl00_P_Pager'>{pager}</div>"

    def answer(ask: Ask) -> Said:
        form = dict(ask.form or ())
        k = int(form.get('__EVENTARGUMENT') or 1)
        if form and form.get('__ASYNCPOST'):
            said = inner(k)
            return (200, {'Content-Type': 'text/plain; charset=utf-8'}, f'1|#||4|{len(said)}|updatePanel|ctl00_P|{said}|8|hiddenField|__VIEWSTATE|vs{k:06}|'.encode())
        if form and (not form.get('__VIEWSTATE', '').startswith('vs')):
            return (500, {}, b'Validation of viewstate MAC failed')
        return (200, HTML, site.made(f"<h2>部门预算</h2><form method='post' action='List.aspx?cid=9' id='aspnetForm'><input type='hidden' name='__EVENTTARGET' id='__EVENTTARGET' value=''><input type='hidden' name='__EVENTARGUMENT' id='__EVENTARGUMENT' value=''><input type='hidden' name='__VIEWSTATE' id='__VIEWSTATE' value='vs{k:06}'><script>var theForm = document.forms['aspnetForm']; function __doPostBack(t, a) {{ theForm.__EVENTTARGET.value = t; theForm.__EVENTARGUMENT.value = a; theForm.submit(); }}</script><script src='/ScriptResource.axd?d=1'></script><script>Sys.WebForms.PageRequestManager._initialize('ctl00$SM', document.getElementById('aspnetForm')); Sys.WebForms.PageRequestManager.getInstance()._updateControls(['tctl00$P'], [], [], 90);</script><div id='ctl00_P'>{inner(k)}</div></form>"))
    site.answers['/xxgk/List.aspx?'] = site.answers[site.start] = answer
    site.articles("/xxgk/Detail.aspx?id={n}", "/xxgk/DownLoad.ashx?fid={n}", "<a id='ctl00_file' href='{file}'>附件1</a>", Content_Disposition='attachment; filename=1.doc')
    return site


@kind
def update_panel_deltas() -> Site:
    """ASP.NET AJAX: pages are posted; the server answers a whole page to those without its header."""
    site = Site('/News/List.aspx?cid=31')

    def answer(ask: Ask) -> Said:
        said = asked(ask)
        target = said.get('__EVENTTARGET', '')
        k = int(target.rpartition('$lnk')[2]) if '$lnk' in target else 1
        if k > 1 and said.get('__VIEWSTATE') != '/wEPs':
            return (500, HTML, b'viewstate')
        rows = ''.join((f"<tr><td><a id='rpt_ctl0{j}_hl' href='Show.aspx?id={n}'>{TITLES[n]}</a></td></tr>" for j, n in enumerate(slices(12, 5)[k - 1])))
        pager = ''.join(f"""<a id='pg_lnk{j}' href="javascript:__doPostBack('ctl00$cph$pg$lnk{j}','')">{j}</a>""" if j != k else f'<b>{j}</b>' for j in (1, 2, 3))
        return (200, HTML, site.made(f"<form name='aspnetForm' method='post' action='List.aspx?cid=31' id='aspnetForm'><div><input type='hidden' name='__VIEWSTATE' value='/wEPs'></div><script src='/ScriptResource.axd?d=x1'></script><script>//<![CDATA[\nSys.WebForms.PageRequestManager._initialize('ctl00$sm', 'aspnetForm', ['tctl00$cph$up',''], [], [], 90, 'ctl00');\n//]]></script><h2>部门预算</h2><div id='cph_up'><table>{rows}</table>{pager}</div></form>"))
    site.serve(site.start, answer)
    site.serve('/News/List.aspx', answer)
    site.articles("/News/Show.aspx?id={n}", "/Files/2026/{n}.doc")
    return site


@kind
def slow_list_in_parts() -> Site:
    """A page draws the list in parts that it asks for one after another, each with a timer."""
    site = Site('/parts/')
    site.page(site.start, "<h2>部门预算公开</h2><div id='x'></div><script>var from = 0; (function next(){ $.get('/parts/more', {from: from}, function(h){ $('#x').append(h); from += 3; if (h.indexOf('data-last') < 0) setTimeout(next, 400); }); })();</script>")

    def more(ask: Ask) -> Said:
        first = int(asked(ask).get('from', 0))
        last = " data-last='1'" if first + 3 >= 12 else ''
        return (200, HTML, listing(f"<div{last}><a href='/parts/{{n}}'>{{title}}</a></div>", range(first, min(12, first + 3))).encode())
    site.serve('/parts/more', more)
    site.articles("/parts/{n}", "/parts/f{n}.pdf")
    return site


@kind
def cursors() -> Site:
    """A list by a cursor: each answer names what the next one begins with; a button asks for more."""
    site = Site('/open/budget')
    script = """<script>var cursor = ''; function load(){ fetch('/open/api/items?size=4&cursor=' + cursor).then(r => r.json()).then(d => { d.items.forEach(i => { var li = document.createElement('li'); li.innerHTML = `<a href="/open/item/${i.key}">${i.name}</a>`; document.getElementById('list').appendChild(li); }); cursor = d.next || ''; document.getElementById('more').style.display = d.next ? 'block' : 'none'; }); } document.getElementById('more').onclick = load; load();</script>"""
    site.page(site.start, f"<h1>部门预算公开</h1><ul id='list'></ul><button id='more'>加载更多</button>{script}")

    def items(ask: Ask) -> Said:
        first = {'': 0, 'aa4': 4, 'bb8': 8}.get(asked(ask).get('cursor', ''), 99)
        following = {0: 'aa4', 4: 'bb8'}.get(first)
        return data({'items': records(range(first, min(12, first + 4)), key="k{n}", name='{title}'), 'next': following})
    site.serve('/open/api/items', items)
    site.articles("/open/item/k{n}", "/open/files/{n}.xlsx", "<a href='{file}'>{n}.xlsx</a>")
    return site


@kind
def endless_scroll() -> Site:
    """Further items come when the reader scrolls; nothing on the page says so."""
    site = Site('/m/bmys.html')
    script = """<script>var p = 0, busy = false, end = false; function more(){ if(busy || end) return; busy = true; p++; $.post('/m/list', {channel: 77, pageNo: p}, function(d){ busy = false; if(!d.list.length){ end = true; return; } for(var i in d.list){ $('.wrap').append('<div class="it" onclick="go(' + d.list[i].id + ')"><p>' + d.list[i].title + '</p></div>'); } }, 'json'); } function go(id){ location.href = 'show.html?id=' + id; } more(); $(window).scroll(function(){ if($(window).scrollTop() + $(window).height() >= $(document).height() - 50) more(); });</script>"""
    site.whole(site.start, f"<header><h1>部门预算</h1></header><div class='wrap'></div>{script}")

    site.serve('/m/list', lambda ask: data({'list': records(page_asked(ask, 'pageNo', 4), id=int, title='{title}')}))
    for n in range(12):
        site.whole(f'/m/show.html?id={n}', f"<h2>{TITLES[n]}</h2><p><a href='{site.file(f'/m/u/{n}.pdf')}'>附件.pdf</a></p>")
    return site


@kind
def pages_by_the_fragment() -> Site:
    """The pager changes #page=2; onhashchange asks with a header whose token stands in a meta."""
    site = Site('/public/budget')
    script = '<script>function load(){ var m = /page=(\\d+)/.exec(location.hash); var p = m ? +m[1] : 1; $.ajax({url: \'/public/budget/rows\', data: {p: p}, headers: {\'X-CSRF-TOKEN\': $(\'meta[name=csrf-token]\').attr(\'content\')}, success: function(r){ var h = \'\'; for (var i = 0; i < r.rows.length; i++) h += \'<li><a href="/public/budget/\' + r.rows[i].no + \'">\' + r.rows[i].t + \'</a></li>\'; $(\'#list\').html(h); var g = \'\'; for (var k = 1; k <= r.pages; k++) g += \'<a href="#page=\' + k + \'">\' + k + \'</a> \'; $(\'#pages\').html(g); }}); } window.onhashchange = load; $(load);</script>'
    site.whole(site.start, f"<h2>部门预算公开</h2><ul id='list'></ul><div id='pages'></div>{script}", head="<meta name='csrf-token' content='tk9f3'>")
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        sent = {name.lower(): value for name, value in dict(getattr(ask, 'headers', ()) or ()).items()}
        if sent.get('x-csrf-token') != 'tk9f3':
            return (419, {'Content-Type': 'application/json'}, b'{"message": "CSRF token mismatch."}')
        k = int(asked(ask).get('p', 1))
        return data({'pages': 3, 'rows': records(parts[k - 1] if k <= 3 else [], no="n{n}", t='{title}')})
    site.serve('/public/budget/rows', rows)
    site.articles("/public/budget/n{n}", "/public/f/{n}.pdf", "<a href='{file}'>下载</a>")
    return site


@kind
def more_by_scrolling() -> Site:
    """More comes when the reader has scrolled to the end; the next is asked by the last one's number."""
    site = Site('/m/ysgk')
    code = """var last = 0, busy = false, end = false; function more() { if (busy || end) return; busy = true; $.ajax({ url: '/m/ysgk/more', type: 'POST', contentType: 'application/json', data: JSON.stringify({ column: 'bmys', lastId: last, count: 5 }), success: function (r) { $.each(r.items, function (i, x) { $('#flow').append('<section><a href="/m/ysgk/' + x.id + '">' + x.title + '</a></section>'); last = x.id; }); end = !r.hasMore; busy = false; } }); } $(window).on('scroll', function () { if ($(window).scrollTop() + $(window).height() >= $(document).height() - 50) more(); }); more();"""
    site.page(site.start, f"<h2>部门预算公开</h2><div id='flow'></div><script>{code}</script>")

    def answer(ask: Ask) -> Said:
        first = int(sent(ask).get('lastId') or 0)
        return data({'items': records(range(first, min(12, first + 5)), id=lambda n: n + 1, title='{title}'), 'hasMore': first + 5 < 12})
    site.serve('/m/ysgk/more', answer)
    site.articles("/m/ysgk/{no}", "/m/f/{n}.pdf")
    return site


@kind
def a_page_number_in_a_cookie_s_place() -> Site:
    """A stateful list: POST the same address with the page's number in a field named differently on
    each template; the pager is a number box and a button.
    """
    site = Site('/gk/search.do?cat=bmys')

    def answer(ask: Ask) -> Said:
        k = int(asked(ask).get('nowPage') or 1)
        rows = listing("<li><a href='/gk/v.do?id={n}'>{title}</a></li>", slices(12, 5)[k - 1] if 0 < k < 4 else [])
        return (200, HTML, site.made(f"""<h2>部门预算</h2><ul>{rows}</ul><form id='pf' name='pf' method='post' action='/gk/search.do'><input type='hidden' name='cat' value='bmys'>共 12 条记录，当前第 {k} 页，共 3 页 <a href='javascript:;' onclick='turn({k - 1})'>上一页</a> <a href='javascript:;' onclick='turn({k + 1})'>下一页</a> 到第<input type='text' name='nowPage' id='nowPage' value='{k}' size='3'>页 <input type='button' value='GO' onclick="turn(document.getElementById('nowPage').value)"></form><script>function turn(p){{ if (p < 1 || p > 3) {{ alert('页码错误'); return; }} document.getElementById('nowPage').value = p; document.pf.submit(); }}</script>"""))
    site.serve('/gk/search.do', answer)
    site.answers[site.start] = answer
    site.articles("/gk/v.do?id={n}", "/gk/file.do?fid={n}", "<a href='{file}'>附件1.doc</a>")
    return site


@kind
def a_list_that_reloads_itself() -> Site:
    """Each page's link carries a time; the list of one page is the same under many addresses."""
    site = Site('/rl/list')

    def answer(ask: Ask) -> Said:
        k = int(asked(ask).get('p') or 1)
        rows = listing(f"<li><a href='/rl/v/{{n}}?t=17721504{k}{{n:02}}'>{{title}}</a></li>", slices(12, 5)[k - 1] if 0 < k < 4 else [])
        pager = listing(f"<a href='/rl/list?p={{n}}&amp;_={k}{{n}}99'>{{n}}</a>", (1, 2, 3))
        return (200, HTML, site.made(f"<h2>部门预算公开</h2><ul>{rows}</ul><div class='pages'>{pager}</div>"))
    site.serve(site.start, answer)
    for n in range(12):
        site.article(f'/rl/v/{n}', n, f"<a href='{site.file(f'/rl/f/{n}.pdf')}'>附件</a>")
        site.answers[f'/rl/v/{n}?'] = site.answers[f'/rl/v/{n}']
    return site


@kind
def buttons_of_a_form() -> Site:
    """No script at all: the pager is a form's submit buttons, which post where to go on."""
    site = Site('/cgi/list.cgi?c=ys')
    pages = {}
    for k in range(3):
        rows = listing("<li><a href='/cgi/view.cgi?d={n}'>{title}</a></li>", range(4 * k, 4 * k + 4))
        buttons = '' if k == 2 else f"<form method='post' action='/cgi/list.cgi'><input type='hidden' name='c' value='ys'><input type='hidden' name='from' value='{4 * k + 4}'><input type='submit' name='go' value='下一页'></form>"
        pages[4 * k] = f'<html><head><title>预算公开</title></head><body><h2>预算公开</h2><ul>{rows}</ul>{buttons}</body></html>'.encode()
    site.serve('/cgi/list.cgi', lambda ask: (200, HTML, pages.get(int(asked(ask).get('from', 0)), b'')))
    site.articles("/cgi/view.cgi?d={n}", "/cgi/file/{n}.rtf", "<a href='{file}'>全文</a>")
    return site


@kind
def load_more() -> Portal:
    """加载更多: a button counts on, and asks for pieces of markup."""
    portal = Portal('/gk/bmys.html')
    for n in range(len(TITLES)):
        file = portal.file(f'/gk/f/{n}.pdf')
        portal.article(f'/gk/a/{n}.html', n, f"<a href='{file}'>附件</a>")

    def piece(number: int) -> str:
        return listing("<div class='item'><a href='/gk/a/{n}.html'><span>{title}</span></a></div>", range(4 * number - 4, min(12, 4 * number)))
    script = "var page = 1; function loadMore(){ page++; $.get('/gk/more.php', {cid: 5, page: page}, function(html){ if(html==''){ $('#more').hide(); } $('#list').append(html); }); }"
    portal.page(portal.start, f"<h2>部门预算</h2><div id='list'>{piece(1)}</div><button id='more' onclick='loadMore()'>加载更多</button><script>{script}</script>")
    portal.answers['/gk/more.php?'] = lambda ask: (200, HTML, piece(int(asked(ask)['page'])).encode())
    return portal


@kind
def scrolled_until_short() -> Site:
    """More items come while the window is scrolled, until fewer come than were asked for."""
    site = Site('/m/ysgk')
    site.page(site.start, "<h2>部门预算公开</h2><div id='box'></div><div id='tip'>上拉加载更多</div><script>var page = 0, busy = false, done = false; function more(){ if (busy || done) return; busy = true; page++; fetch('/m/api/list?page=' + page + '&size=5').then(r => r.json()).then(function(d){ d.forEach(function(x){ var a = document.createElement('a'); a.setAttribute('href', '/m/d/' + x.id); a.textContent = x.title; document.getElementById('box').appendChild(a); }); busy = false; if (d.length < 5) { done = true; document.getElementById('tip').textContent = '没有更多了'; } }); } window.onscroll = function(){ if (document.documentElement.scrollTop + window.innerHeight >= document.documentElement.scrollHeight - 50) more(); }; more();</script>")
    site.serve('/m/api/list', lambda ask: data(records(page_asked(ask, 'page'), id=int, title='{title}')))
    site.articles("/m/d/{n}", "/m/f/{n}.pdf")
    return site


@kind
def offsets_of_a_search() -> Site:
    """A search by solr: start counts items, rows is the size; the answer says how many there are."""
    site = Site('/gkpt/ys.html')
    script = """var rows = 5; var start = 0; function query(){ $.ajax({ url: '/gkpt/select', type: 'get', dataType: 'json', data: { q: 'channel:bmys', wt: 'json', start: start, rows: rows }, success: function(d){ var total = d.response.numFound; d.response.docs.forEach(function(v){ $('#ul').append('<li><a href="/gkpt/doc/' + v.docid + '.html">' + v.title + '</a></li>'); }); } }); }$('#next').click(function(){ start += rows; query(); }); query();"""
    site.page(site.start, f"<h2>部门预决算</h2><ul id='ul'></ul><a id='next' href='javascript:;'>下一页</a><script>{script}</script>")

    def select(ask: Ask) -> Said:
        said = asked(ask)
        first, size = (int(said.get('start', 0)), int(said.get('rows', 5)))
        docs = records(range(first, min(12, first + size)), docid="d{n}", title='{title}', pubdate="2026-02-27T00:00:00Z")
        return (200, {}, json.dumps({'responseHeader': {'status': 0}, 'response': {'numFound': 12, 'start': first, 'docs': docs if said.get('q') == 'channel:bmys' else []}}).encode())
    site.serve('/gkpt/select', select)
    site.articles("/gkpt/doc/d{n}.html", "/gkpt/files/{n}.pdf", "<p><a href='{file}'>下载</a></p>")
    return site


@kind
def views_of_a_post_back() -> Portal:
    """ASP.NET: departments are LinkButtons; a post back shows the department's files on the page."""
    portal = Portal('/xxgk/DeptBudget.aspx')
    files = {n: portal.file(f'/xxgk/Upload/2026/{n}.pdf') for n in range(6)}
    links = listing("""<li><a id='d{n}' href="javascript:__doPostBack('rpt$ctl0{n}$lb','')">{who}</a></li>""", range(6))

    def shown(ask: Ask) -> Said:
        target = asked(ask).get('__EVENTTARGET', '')
        state = asked(ask).get('__VIEWSTATE', '')
        chosen = int(target[8:9]) if target.startswith('rpt$ctl0') and state == 'AbC=' else 0
        table = f"<table><tr><td><a href='{files[chosen]}'>{WHO[chosen]}2026年部门预算.pdf</a></td></tr></table>"
        body = f"<form id='form1' method='post' action='DeptBudget.aspx'><input type='hidden' name='__VIEWSTATE' value='AbC='><input type='hidden' name='__EVENTTARGET' value=''><input type='hidden' name='__EVENTARGUMENT' value=''><h2>部门预算公开</h2><ul>{links}</ul>{table}</form>"
        return (200, HTML, f'<html><head><title>部门预算公开</title></head><body>{body}</body></html>'.encode())
    portal.serve(portal.start, shown)
    return portal


@kind
def pages_kept_in_a_cookie_of_the_script() -> Site:
    """The pager counts in a variable and asks with a stamp; the answer is markup within JSON."""
    site = Site('/web/ysgk/index')
    script = "<script>var pageNo = 1; function getPage(n){ pageNo = n; $.ajax({url: '/web/ysgk/page', type: 'POST', data: {pageNo: pageNo, stamp: new Date().getFullYear() > 2000 ? 1 : 0}, success: function(r){ $('#c').html(r.html); $('#n').html('第' + pageNo + '页/共' + r.count + '页'); }}); } $(function(){ getPage(1); $('#next').click(function(){ getPage(pageNo + 1); }); });</script>"
    site.page(site.start, f"<h2>预决算公开</h2><div id='c'></div><span id='n'></span><a id='next' href='#'>下一页</a>{script}")

    site.serve('/web/ysgk/page', lambda ask: data({'count': 3, 'html': listing("<li><a href='/web/ysgk/d/{n}'>{title}</a></li>", page_asked(ask, 'pageNo', 4))}))
    site.articles("/web/ysgk/d/{n}", "/web/file/{n}.pdf", "<a href='{file}'>{n}.pdf</a>")
    return site


@kind
def more_until_nothing_comes() -> Site:
    """查看更多 asks from as many as are shown; nobody says how many there are; an empty answer ends."""
    site = Site('/m/ysgk.html')
    shown = listing("<a class='it' href='/m/{n}.html'>{title}</a>", range(4))
    site.page(site.start, f"<h2>部门预算公开</h2><div id='its'>{shown}</div><div class='btn'>查看更多</div><script>var busy = false; document.querySelector('.btn').onclick = function(){{ if (busy) return; busy = true; var n = document.querySelectorAll('#its .it').length; fetch('/m/more.php', {{method: 'POST', headers: {{'Content-Type': 'application/x-www-form-urlencoded'}}, body: 'cid=9&have=' + n}}).then(function(r){{ return r.text(); }}).then(function(t){{ busy = false; if (!t) {{ document.querySelector('.btn').innerText = '没有更多了'; return; }} document.getElementById('its').insertAdjacentHTML('beforeend', t); }}); }};</script>")

    def more(ask: Ask) -> Said:
        first = int(asked(ask).get('have', 0))
        return (200, HTML, listing("<a class='it' href='/m/{n}.html'>{title}</a>", range(first, min(12, first + 4))).encode())
    site.serve('/m/more.php', more)
    site.articles("/m/{n}.html", "/m/f/{n}.pdf")
    return site


@kind
def results_of_a_search() -> Site:
    """The column is a search of the site: marked words, links by way of a counter, ?p=2."""
    site = Site('/so/s?siteCode=1404&tab=gk&qt=部门预算')
    for k, ns in enumerate(slices(12, 5)):
        rows = ''.join(f"<div class='result'><h3><a target='_blank' href='/so/link?u={quote(f'http://www.x.gov.cn/zw/{n}.html', safe='')}&amp;k={n}'>{TITLES[n].replace('部门', '<em>部门</em>').replace('预算', '<em>预算</em>')}</a></h3><p>…{WHO[n]}<em>部门预算</em>编制说明、收支总表……</p><span>2026-02-27</span></div>" for n in ns)
        pager = ''.join(f"<a href='/so/s?siteCode=1404&amp;tab=gk&amp;qt={quote('部门预算')}&amp;p={j + 1}'>{j + 1}</a>" for j in range(3) if j != k)
        query = f"/so/s?siteCode=1404&tab=gk&qt={quote('部门预算')}"
        site.page(query + (f'&p={k + 1}' if k else ''), f"<p>为您找到相关结果约 12 条</p>{rows}<div class='pages'>{pager}</div>")
    site.serve('/so/link', lambda ask: (302, {'Location': asked(ask)['u']}, b''))
    site.articles("/zw/{n}.html", "/zw/f/{n}.pdf")
    return site


@kind
def a_form_of_two_choices_with_pages() -> Site:
    """A year and a kind of department are chosen and sent by a form; the answer has pages that send it again."""
    site = Site('/query/ys.do')

    def answer(ask: Ask) -> Said:
        said = sent(ask)
        year, sort, k = (said.get('nd', '2026'), said.get('lb', '1'), int(said.get('pageNo') or 1))
        of = list(range(0, 6) if sort == '1' else range(6, 10)) if year in {'2026', '2025'} else []
        pages = slices(len(of), 4)
        part = [of[n] for n in pages[k - 1]] if 0 < k <= len(pages) else []
        listed = listing(f"<tr><td>{{who}}</td><td><a href='/query/f/{year}{{n}}.pdf'>{{who}}{year}年部门预算</a></td></tr>", part) or '<tr><td>没有查询到相关数据</td></tr>'
        chosen = (''.join(f"<option value='{y}'{(' selected' if str(y) == year else '')}>{y}年</option>" for y in (2026, 2025)), ''.join((f"<option value='{v}'{(' selected' if v == sort else '')}>{t}</option>" for v, t in (('1', '政府部门'), ('2', '其他单位')))))
        return (200, HTML, site.made(f"<h2>部门预算公开查询</h2><form id='f' action='/query/ys.do' method='get'>年度<select name='nd'>{chosen[0]}</select>类别<select name='lb'>{chosen[1]}</select><input type='hidden' name='pageNo' value='{k}'><input type='submit' value='查询'></form><table>{listed}</table><div>第{k}页/共{len(pages)}页 <a href='javascript:go({k + 1})'>下一页</a></div><script>function go(p) {{ if (p > {len(pages)}) return; var f = document.getElementById('f'); f.pageNo.value = p; f.submit(); }}</script>"))
    site.answers['/query/ys.do?'] = site.answers[site.start] = answer
    for year in (2026, 2025):
        site.files_at(f"/query/f/{year}{{n}}.pdf", of=range(10))
    return site


@kind
def image_buttons_that_post() -> Site:
    """ASP.NET with buttons that are pictures: each sends the form with its name and where it was pressed."""
    site = Site('/web/gklist.aspx?lm=3')

    def answer(ask: Ask) -> Said:
        form = dict(ask.form or ())
        k = int(form.get('__VIEWSTATE', 'k1').removeprefix('k') or 1)
        k += any(name.startswith('ctl00$btnNext') for name in form) - any(name.startswith('ctl00$btnPrev') for name in form)
        part = slices(12, 5)[min(3, max(1, k)) - 1]
        listed = listing("<tr><td><a href='gkshow.aspx?id={n}'>{title}</a></td></tr>", part)
        buttons = ("<input type='image' name='ctl00$btnPrev' src='prev.gif' alt='上一页'>" if k > 1 else '') + ("<input type='image' name='ctl00$btnNext' src='next.gif' alt='下一页'>" if k < 3 else '')
        return (200, HTML, site.made(f"<h2>部门预算</h2><form method='post' action='gklist.aspx?lm=3'><input type='hidden' name='__VIEWSTATE' value='k{k}'><table>{listed}</table>{buttons}<span>{k}/3</span></form>"))
    site.answers['/web/gklist.aspx?'] = site.answers[site.start] = answer
    site.articles("/web/gkshow.aspx?id={n}", "/web/upload/{n}.xls")
    return site
