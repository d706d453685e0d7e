# ruff: noqa: E501
# fmt: off
"""An eighteenth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, asked, kind
from tests.collection.portal.vendor_portals_sixteenth import _page
from tests.collection.portal.vendor_portals_thirteenth import script
from tests.collection.portal.vendor_portals_twelfth import articles
from tests.collection.portal.vendor_site import Site, data, slices


@kind
def update_panel_deltas() -> Site:
    """ASP.NET AJAX: pages are posted; the server answers a whole page to those without its header."""
    site = Site("/News/List.aspx?cid=31")

    def answer(ask: Ask) -> Said:
        said = asked(ask)
        target = said.get("__EVENTTARGET", "")
        k = int(target.rpartition("$lnk")[2]) if "$lnk" in target else 1
        if k > 1 and said.get("__VIEWSTATE") != "/wEPs":
            return 500, HTML, b"viewstate"
        rows = "".join(f"<tr><td><a id='rpt_ctl0{j}_hl' href='Show.aspx?id={n}'>{TITLES[n]}</a></td></tr>" for j, n in enumerate(slices(12, 5)[k - 1]))
        pager = "".join(f"<a id='pg_lnk{j}' href=\"javascript:__doPostBack('ctl00$cph$pg$lnk{j}','')\">{j}</a>" if j != k else f"<b>{j}</b>" for j in (1, 2, 3))
        return 200, HTML, site.made(f"<form name='aspnetForm' method='post' action='List.aspx?cid=31' id='aspnetForm'><div><input type='hidden' name='__VIEWSTATE' value='/wEPs'></div><script src='/ScriptResource.axd?d=x1'></script><script>//<![CDATA[\nSys.WebForms.PageRequestManager._initialize('ctl00$sm', 'aspnetForm', ['tctl00$cph$up',''], [], [], 90, 'ctl00');\n//]]></script><h2>部门预算</h2><div id='cph_up'><table>{rows}</table>{pager}</div></form>")

    site.serve(site.start, answer)
    site.serve("/News/List.aspx", answer)
    articles(site, "/News/Show.aspx?id={}", "/Files/2026/{}.doc")
    return site


@kind
def tabs_of_kinds_and_years() -> Site:
    """Two rows of tabs: 预算/决算 and years; both together say which list is asked for."""
    site = Site("/czgk/two.html")
    code = "<script>var kind = 'ys', year = '2026'; function load(){ $('#l').html('<li>加载中…</li>'); $.getJSON('/czgk/json/' + kind + '_' + year + '.json').done(function(d){ $('#l').html(d.length ? '' : '<li>暂无数据</li>'); d.forEach(function(x){ $('#l').append('<li><a href=\"' + x.u + '\">' + x.t + '</a></li>'); }); }); } $('.k').click(function(){ $('.k').removeClass('on'); $(this).addClass('on'); kind = this.getAttribute('data-k'); load(); }); $('.y').click(function(){ year = $(this).text().slice(0, 4); load(); }); load();</script>"
    site.page(site.start, f"<h2>部门预决算公开</h2><p><span class='k on' data-k='ys'>部门预算</span><span class='k' data-k='js'>部门决算</span></p><p><span class='y'>2026年</span><span class='y'>2025年</span><span class='y'>2024年</span></p><ul id='l'></ul>{code}")
    for kind_, name in (("ys", "部门预算"), ("js", "部门决算")):
        for y in (2026, 2025, 2024):
            has = not (kind_ == "js" and y > 2024)
            site.answers[f"/czgk/json/{kind_}_{y}.json"] = data([{"t": f"{WHO[n]}{y}年{name}", "u": site.file(f"/czgk/f/{kind_}{y}{n}.pdf")} for n in range(4)] if has else [])
    return site


@kind
def article_of_many_departments() -> Site:
    """One article a year; its body is a long list of numbered links, in paragraphs of a word processor."""
    site = Site("/zwgk/czxx/index.html")
    site.page(site.start, "<h2>财政预决算</h2><ul>" + "".join(f"<li><a href='/zwgk/czxx/{y}.html'>云岭县{y}年县级部门预算公开汇总</a></li>" for y in (2026, 2025)) + "<li><a href='/zwgk/czxx/zf.html'>云岭县2026年政府预算公开</a></li></ul>")
    site.page("/zwgk/czxx/zf.html", f"<h1>云岭县2026年政府预算公开</h1><a href='{site.other('/zwgk/czxx/zf.pdf')}'>附件：2026年政府预算公开表</a>")
    for y in (2026, 2025):
        body = "".join(f"<p class='MsoNormal' style='text-indent:2em'><span lang='EN-US'>{n + 1}.</span><a href='{site.file(f'/zwgk/czxx/{y}/{n}.pdf')}'><span style='font-family:仿宋'>{WHO[n][:2]}</span><span>{WHO[n][2:]}</span></a></p>" for n in range(12))
        site.page(f"/zwgk/czxx/{y}.html", f"<h1>云岭县{y}年县级部门预算公开汇总</h1><p>发布时间：2026-02-27</p>{body}")
    return site


@kind
def rows_that_open_on_double_click() -> Site:
    """A grid with rows from JSON; a row's double click opens a window with the file's number."""
    site = Site("/xt/grid.jsp")
    code = "<script>var t = document.getElementById('g'); function page(n){ var x = new XMLHttpRequest(); x.onload = function(){ var d = JSON.parse(this.responseText); while (t.rows.length > 1) t.deleteRow(1); d.data.forEach(function(r){ var tr = t.insertRow(-1); tr.insertCell(-1).innerHTML = r.bm; tr.insertCell(-1).innerHTML = r.bt; tr.ondblclick = function(){ window.open('/xt/open.jsp?id=' + r.id, '_blank', 'width=800'); }; }); document.getElementById('n').innerHTML = n < d.pages ? '<button onclick=\"page(' + (n + 1) + ')\">下一页</button>' : ''; }; x.open('GET', '/xt/rows.jsp?p=' + n); x.send(); } page(1);</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><table id='g'><tr><th>部门</th><th>标题</th></tr></table><div id='n'></div>{code}")
    site.serve("/xt/rows.jsp", lambda ask: data({"pages": 3, "data": [{"id": n, "bm": WHO[n], "bt": f"{WHO[n]}2026年部门预算"} for n in _page(ask, "p")]}))
    for n in range(12):
        site.file(f"/xt/open.jsp?id={n}", Content_Type="application/pdf")
    return site


@kind
def chained_selects_and_a_button() -> Site:
    """A kind and a department are chosen; the second list is filled by the first; a button asks."""
    site = Site("/cx/bm.html")
    code = "<script>var deps = {1: ['教育局', '民政局'], 2: ['林业局', '统计局']}; var a = document.getElementById('a'), b = document.getElementById('b'); a.onchange = function(){ b.options.length = 0; (deps[a.value] || []).forEach(function(d){ b.options.add(new Option(d, d)); }); }; document.getElementById('q').onclick = function(){ $.post('/cx/list', {bm: b.value}, function(h){ document.getElementById('r').innerHTML = h; }); }; a.onchange();</script>"
    site.page(site.start, f"<h2>部门预算查询</h2><select id='a'><option value='1'>政府部门</option><option value='2'>直属单位</option></select><select id='b'></select><input type='button' id='q' value='查询'><div id='r'></div>{code}")

    def rows(ask: Ask) -> Said:
        who = asked(ask).get("bm", "")
        if who not in {"教育局", "民政局", "林业局", "统计局"}:
            return 200, HTML, "请选择".encode()
        return 200, HTML, "".join(f"<p><a href='/cx/f/{WHO.index(who)}-{y}.pdf'>{who}{y}年部门预算</a></p>" for y in (2026, 2025)).encode()

    site.serve("/cx/list", rows)
    for who in ("教育局", "民政局", "林业局", "统计局"):
        for y in (2026, 2025):
            site.file(f"/cx/f/{WHO.index(who)}-{y}.pdf")
    return site


@kind
def soap_of_a_web_service() -> Site:
    """An .asmx answers XML whose text is escaped markup of rows."""
    site = Site("/ws/index.htm")
    script(site, "/ws/ws.js", "function call(m,p,f){var b='';for(var k in p)b+=(b?'&':'')+k+'='+encodeURIComponent(p[k]);$.ajax({type:'POST',url:'/ws/Info.asmx/'+m,data:b,dataType:'xml',success:function(x){f($(x).find('string').text())}})}")
    site.page(site.start, "<script src='/ws/ws.js'></script><h2>部门预算</h2><div id='d'></div><div id='pg'></div><script>function go(i){call('GetList',{cls:'bmys',index:i,size:5},function(t){var a=t.split('$$');$('#d').html(a[1]);var h='';for(var k=1;k<=parseInt(a[0]);k++)h+=\"<a href='javascript:void(0)' onclick='go(\"+k+\")'>\"+k+\"</a> \";$('#pg').html(h)})}go(1)</script>")

    def rows(ask: Ask) -> Said:
        body = "".join(f"&lt;li&gt;&lt;a href='/ws/v{n}.htm'&gt;{TITLES[n]}&lt;/a&gt;&lt;/li&gt;" for n in _page(ask, "index"))
        return 200, {"Content-Type": "text/xml; charset=utf-8"}, f"<?xml version=\"1.0\" encoding=\"utf-8\"?><string xmlns=\"http://tempuri.org/\">3$${body}</string>".encode()

    site.serve("/ws/Info.asmx/GetList", rows)
    articles(site, "/ws/v{}.htm", "/ws/f/{}.doc")
    return site


@kind
def a_department_at_a_time() -> Site:
    """A menu of departments as links #bm=3; the page listens to hashchange and asks for that one."""
    site = Site("/h/ysgk.html")
    menu = "".join(f"<a href='#bm={n}'>{WHO[n]}</a>" for n in range(8))
    site.page(site.start, f"<h2>部门预算公开</h2><nav>{menu}</nav><div id='v'></div><script>function show(){{ var n = (location.hash.match(/bm=(\\d+)/) || [0, 0])[1]; $.getJSON('/h/bm/' + n + '.json', function(d){{ $('#v').html(d.map(function(x){{ return '<p><a href=\"' + x.href + '\">' + x.title + '</a></p>'; }}).join('')); }}); }} window.addEventListener('hashchange', show); show();</script>")
    for n in range(8):
        site.answers[f"/h/bm/{n}.json"] = data([{"href": site.file(f"/h/f/{n}/{y}.pdf"), "title": f"{WHO[n]}{y}年部门预算"} for y in (2026, 2025)])
    return site


@kind
def slow_list_in_parts() -> Site:
    """A page draws the list in parts that it asks for one after another, each with a timer."""
    site = Site("/parts/")
    site.page(site.start, "<h2>部门预算公开</h2><div id='x'></div><script>var from = 0; (function next(){ $.get('/parts/more', {from: from}, function(h){ $('#x').append(h); from += 3; if (h.indexOf('data-last') < 0) setTimeout(next, 400); }); })();</script>")

    def more(ask: Ask) -> Said:
        first = int(asked(ask).get("from", 0))
        last = " data-last='1'" if first + 3 >= 12 else ""
        return 200, HTML, "".join(f"<div{last}><a href='/parts/{n}'>{TITLES[n]}</a></div>" for n in range(first, min(12, first + 3))).encode()

    site.serve("/parts/more", more)
    articles(site, "/parts/{}", "/parts/f{}.pdf")
    return site


@kind
def departments_in_a_drawing() -> Site:
    """Departments stand in an SVG as linked texts, each leads to a page of its years."""
    site = Site("/map/")
    texts = "".join(f"<a xlink:href='/map/{n}.html' target='_blank'><rect width='90' height='30'></rect><text x='5' y='{30 * n}'>{WHO[n]}</text></a>" for n in range(8))
    site.page(site.start, f"<h2>部门预决算公开</h2><svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='400'>{texts}</svg>")
    for n in range(8):
        site.page(f"/map/{n}.html", f"<h1>{WHO[n]}</h1>" + "".join(f"<p><a href='{site.file(f'/map/{n}-{y}.pdf')}'>{y}年部门预算</a></p>" for y in (2026, 2025)))
    return site


@kind
def articles_of_several_pages() -> Site:
    """An article goes on over pages 1 2 3; the files stand on the last."""
    site = Site("/a/ys/")
    site.page(site.start, "<h2>部门预算</h2><ul>" + "".join(f"<li><a href='/a/ys/{n}.html'>{TITLES[n]}</a></li>" for n in range(8)) + "</ul>")
    for n in range(8):
        for k in (1, 2, 3):
            pager = "".join(f"<a href='/a/ys/{n}{'' if j == 1 else f'_{j}'}.html'>{j}</a>" if j != k else f"<b>{j}</b>" for j in (1, 2, 3))
            file = f"<p>附件：<a href='{site.file(f'/a/ys/{n}.docx')}'>公开表</a></p>" if k == 3 else ""
            site.page(f"/a/ys/{n}{'' if k == 1 else f'_{k}'}.html", f"<h1>{TITLES[n]}</h1><p>第{k}部分　概况说明。</p>{file}<div class='page'>{pager} 共3页</div>")
    return site


@kind
def menu_of_columns_by_ajax() -> Site:
    """The open-government page has only a menu that JSON fills; a column's page is one for all."""
    site = Site("/open/")
    site.page(site.start, "<h2>政府信息公开</h2><ul id='m'></ul><script>$.getJSON('/open/menu.json', function(m){ (function add(list, ul){ $.each(list, function(i, c){ var li = $('<li></li>').appendTo(ul); $('<a></a>').attr('href', '/open/column.html?id=' + c.id).text(c.name).appendTo(li); if (c.sub) add(c.sub, $('<ul></ul>').appendTo(li)); }); })(m, $('#m')); });</script>")
    site.answers["/open/menu.json"] = data([{"id": 1, "name": "政策文件"}, {"id": 2, "name": "财政信息", "sub": [{"id": 21, "name": "部门预算"}, {"id": 22, "name": "部门决算"}, {"id": 23, "name": "收费项目"}]}])
    site.answers["/open/column.html?"] = (200, HTML, site.made("<h2 id='n'></h2><ul id='l'></ul><script>var id = location.search.split('id=')[1]; $.getJSON('/open/list/' + id + '.json', function(d){ document.getElementById('n').innerText = d.name; if (!d.items.length) $('#l').html('<li>暂无数据</li>'); $.each(d.items, function(i, x){ $('#l').append('<li><a href=\"' + x.url + '\">' + x.title + '</a></li>'); }); });</script>"))
    for i, name, year in ((21, "部门预算", 2026), (22, "部门决算", 2024)):
        site.answers[f"/open/list/{i}.json"] = data({"name": name, "items": [{"title": f"云岭县{WHO[n]}{year}年{name}", "url": f"/open/a/{i}-{n}.html"} for n in range(6)]})
        for n in range(6):
            site.page(f"/open/a/{i}-{n}.html", f"<h1>云岭县{WHO[n]}{year}年{name}</h1><a href='{site.file(f'/open/f/{i}-{n}.pdf')}'>附件</a>")
    for i, name in ((1, "政策文件"), (2, "财政信息"), (23, "收费项目")):
        site.answers[f"/open/list/{i}.json"] = data({"name": name, "items": []})
    return site


@kind
def attachments_named_in_a_comment() -> Site:
    """An old template: the file's address stands in a variable, the link is written on load."""
    site = Site("/old/list.asp?classid=12")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<tr><td background='/i/bg.gif'>&#8226; <a href=show.asp?id={n} target=_blank>{TITLES[n]}</a></td><td>[2026-2-27]</td></tr>" for n in ns)
        pager = f"<form method=get action=list.asp>页次:{k + 1}/3 每页5 总数12 " + (f"<a href=list.asp?classid=12&page={k + 2}>下一页</a> <a href=list.asp?classid=12&page=3>尾页</a>" if k < 2 else "下一页 尾页") + " <input name=page size=3><input type=hidden name=classid value=12><input type=submit value=GO></form>"
        site.page(site.start if k == 0 else f"/old/list.asp?classid=12&page={k + 1}", f"<table><tr><td><b>部门预算</b></td></tr>{rows}</table>{pager}", charset="gb2312")
    for n in range(12):
        file = site.file(f"/old/UploadFiles/2026/{n}.doc")
        site.page(f"/old/show.asp?id={n}", f"<body onload='init()'><table><tr><td align=center><font size=5>{TITLES[n]}</font></td></tr><tr><td>日期：2026-2-27</td></tr><tr><td id=fj></td></tr></table><script>var fjurl = '{file[:-4]}' + '.doc', fjname = '附件'; function init(){{ fj.innerHTML = '<a href=' + fjurl + '>' + fjname + '</a>'; }}</script></body>", charset="gb2312")
    return site
