# ruff: noqa: E501
"""A ninth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import base64
import json

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import (
    HTML,
    TITLES,
    WHO,
    Said,
    asked,
    kind,
)
from tests.collection.portal.vendor_site import Site


@kind
def frames_turned_by_a_menu() -> Site:
    """2005: frames, GBK; the menu's handlers set the location of the main frame, empty at first."""
    site = Site("/xxgk/default.htm")
    site.answers[site.start] = (
        200,
        HTML,
        "<html><head><title>信息公开</title></head><frameset rows='80,*'><frame src='top.htm'><frameset cols='180,*'><frame src='left.htm' name='left'><frame src='blank.htm' name='mainFrame'></frameset></frameset></html>".encode(
            "gb18030"
        ),
    )
    site.whole("/xxgk/top.htm", "<img src='banner.jpg'>", "gb18030")
    site.whole("/xxgk/blank.htm", "<p>请点击左侧栏目</p>", "gb18030")
    menu = "".join(
        f"<tr><td onclick=\"parent.mainFrame.location.href='list.jsp?lm={k}'\" style='cursor:hand'>{name}</td></tr>"
        for k, name in ((1, "领导介绍"), (2, "机构设置"), (3, "部门预算"), (4, "部门决算"))
    )
    site.whole("/xxgk/left.htm", f"<table>{menu}</table>", "gb18030")
    for lm, name in ((3, "预算"), (4, "决算")):
        rows = ""
        for n in range(6):
            title = f"云岭县{WHO[n]}2026年部门{name}"
            rows += f"<tr><td><a href=\"javascript:openwin('show.jsp?id={lm}{n}')\">{title}</a></td></tr>"
            site.whole(
                f"/xxgk/show.jsp?id={lm}{n}",
                f"<center><b>{title}</b></center><a href='{site.file(f'/xxgk/fj/{lm}{n}.doc')}'>附件下载</a>",
                "gb18030",
            )
        site.whole(
            f"/xxgk/list.jsp?lm={lm}",
            f"<script>function openwin(u){{ window.open(u,'','width=800,height=600'); }}</script><table>{rows}</table>",
            "gb18030",
        )
    return site


@kind
def channel_by_jsonp() -> Site:
    """A script element whose address has callback=; the answer calls the page's own function."""
    site = Site("/col/bmys.html")
    site.page(
        site.start,
        "<h2>部门预算</h2><ul id='list'></ul><script>function showList(d){ var h=''; for(var i=0;i<d.docs.length;i++){ h+='<li><a href=\"'+d.docs[i].puburl+'\">'+d.docs[i].doctitle+'</a></li>'; } document.getElementById('list').innerHTML = h; }</script><script src='/api/channel.do?callback=showList&amp;id=9'></script>",
    )
    docs = [{"doctitle": TITLES[n], "puburl": f"/a/{n}.html"} for n in range(10)]
    site.answers["/api/channel.do?callback=showList&id=9"] = (
        200,
        {"Content-Type": "application/javascript"},
        f"showList({json.dumps({'docs': docs}, ensure_ascii=False)});".encode(),
    )
    for n in range(10):
        site.article(f"/a/{n}.html", n, f"<a href='{site.file(f'/a/{n}.pdf')}'>{n}.pdf</a>")
    return site


@kind
def items_of_an_xml() -> Site:
    """XMLHttpRequest and responseXML: the items are elements with attributes and texts."""
    site = Site("/gongkai/index.html")
    script = "<script>var x = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject('Microsoft.XMLHTTP'); x.onreadystatechange = function(){ if(x.readyState == 4 && x.status == 200){ var it = x.responseXML.getElementsByTagName('doc'), s = ''; for(var i = 0; i < it.length; i++){ var t = it[i].getElementsByTagName('title')[0].childNodes[0].nodeValue; s += '<dd><a href=\"doc' + it[i].getAttribute('no') + '.html\">' + t + '</a></dd>'; } document.getElementById('box').innerHTML = s; } }; x.open('GET', 'data/bmys.xml', true); x.send(null);</script>"
    site.page(site.start, f"<h2>部门预决算公开</h2><dl id='box'></dl>{script}")
    docs = "".join(
        f"<doc no='{n}'><title>{TITLES[n]}</title><date>2026-02-27</date></doc>" for n in range(9)
    )
    site.answers["/gongkai/data/bmys.xml"] = (
        200,
        {"Content-Type": "text/xml"},
        f"<?xml version='1.0' encoding='utf-8'?><list>{docs}</list>".encode(),
    )
    for n in range(9):
        site.article(
            f"/gongkai/doc{n}.html",
            n,
            f"<a href='{site.file(f'/gongkai/f/{n}.xls')}'>预算公开表.xls</a>",
        )
    return site


@kind
def art_template() -> Site:
    """art-template: markup with {{each}} in a script; template('tpl', data) of a library makes it."""
    site = Site("/zt/ysgk/list.html")
    site.page(
        site.start,
        "<h2>预算公开</h2><div id='con'></div><script id='tpl' type='text/html'>{{each rows as v i}}<li><a href='{{v.linkurl}}'>{{v.subject}}</a><span>{{v.date}}</span></li>{{/each}}</script><script src='/js/template-web.js'></script>"
        "<script>var cur = 1; function load(){ $.ajax({url: '/zt/ysgk/rows', data: {pageindex: cur, pagesize: 5}, dataType: 'json', success: function(r){ document.getElementById('con').innerHTML = template('tpl', r); $('#total').text(r.totalpage); }}); } function next(){ cur++; load(); } load();</script>共<b id='total'></b>页 <a href='javascript:next()'>下一页</a>",
    )

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("pageindex", 1))
        return (
            200,
            {},
            json.dumps(
                {
                    "totalpage": 3,
                    "rows": [
                        {"subject": TITLES[n], "linkurl": f"/zt/ysgk/v{n}.html", "date": "02-27"}
                        for n in range(5 * k - 5, min(12, 5 * k))
                    ],
                }
            ).encode(),
        )

    site.serve("/zt/ysgk/rows", rows)
    for n in range(12):
        site.article(
            f"/zt/ysgk/v{n}.html", n, f"<a href='{site.file(f'/zt/ysgk/f{n}.pdf')}'>下载附件</a>"
        )
    return site


@kind
def many_ways_to_say_it() -> Site:
    """A plain list whose titles are worded as offices word them; some are no department's budget."""
    site = Site("/zwgk/czzj/ysgk/index.shtml")
    own = [
        "县委办2026年预算公开",
        "县纪委监委2026年度部门预算",
        "团县委2026年部门预算公开",
        "云岭县机关事务服务中心2026年部门预算（含“三公”经费）",
        "2026年度云岭县人大常委会办公室部门预算信息公开",
        "中共云岭县委组织部2026年部门预算公开说明",
        "云岭县水利局关于2026年部门预算的公示",
        "云岭县城关镇人民政府2026年预算公开",
        "云岭县第二小学2026年单位预算公开",
        "县医保局2026年部门预算公开情况",
    ]
    other = [
        "云岭县2026年政府预算公开",
        "关于云岭县2025年预算执行情况和2026年预算草案的报告",
        "云岭县财政局关于2026年部门预算编制的通知",
        "云岭县2025年部门预算绩效评价报告",
    ]
    rows = ""
    for n, title in enumerate([*own, *other]):
        make = site.file if n < len(own) else site.other
        site.page(
            f"/zwgk/czzj/ysgk/c{n}.shtml",
            f"<h1>{title}</h1><p>时间：2026-02-27</p><p><a href='{make(f'/zwgk/czzj/f/{n}.pdf')}'>附件1：{title}.pdf</a></p>",
        )
        rows += f"<li><a href='c{n}.shtml'>{title}</a><span>[2026-02-27]</span></li>"
    site.page(
        site.start,
        f"<div class='crumb'>首页 &gt; 政务公开 &gt; 预算公开</div><h2>预算公开</h2><ul>{rows}</ul>",
    )
    return site


@kind
def opened_below() -> Site:
    """A click on a department loads its files below it."""
    site = Site("/bmys/2026.php")
    rows = "".join(
        f"<div class='row'><h4 data-id='{n}'><i></i>县{WHO[n]}</h4><div class='sub'></div></div>"
        for n in range(10)
    )
    site.page(
        site.start,
        f"<h2>2026年部门预算</h2>{rows}<script>$('.row h4').click(function(){{ $(this).next('.sub').load('sub.php?dept=' + $(this).attr('data-id')); }});</script>",
    )
    for n in range(10):
        site.answers[f"/bmys/sub.php?dept={n}"] = (
            200,
            HTML,
            f"<ul><li><a href='{site.file(f'/bmys/up/{n}a.doc')}'>2026年部门预算</a></li><li><a href='{site.file(f'/bmys/up/{n}b.xls')}'>2026年部门预算公开表</a></li></ul>".encode(),
        )
    return site


@kind
def cloned_templates() -> Site:
    """A template element is cloned for each of the data that the page itself holds."""
    site = Site("/open/ys/")
    data = json.dumps([[TITLES[n], f"n{n}"] for n in range(11)], ensure_ascii=False)
    site.page(
        site.start,
        f"<h2>部门预算公开</h2><template id='t'><li><a target='_blank'></a></li></template><ul id='u'></ul><script>const rows = {data}; const t = document.getElementById('t'); rows.forEach(([name, key]) => {{ const one = document.importNode(t.content, true); const a = one.querySelector('a'); a.textContent = name; a.href = './' + key + '/'; document.querySelector('#u').appendChild(one); }});</script>",
    )
    for n in range(11):
        site.article(f"/open/ys/n{n}/", n, f"<a href='{site.file(f'/open/ys/n{n}/a.pdf')}'>PDF</a>")
    return site


@kind
def index_of_a_folder() -> Site:
    """A server's own listing of a folder, with folders of the years before."""
    site = Site("/upload/bmys/2026/")
    for year, path in ((2026, site.start), (2025, "/upload/bmys/2026/2025/")):
        rows = "".join(
            f"<a href='{site.file(f'{path}{n}.pdf').rpartition('/')[2]}'>云岭县{WHO[n]}{year}年部门预算.pdf</a>      27-Feb-2026 10:00     120K\n"
            for n in range(6)
        )
        below = "<a href='2025/'>2025/</a>\n" if year == 2026 else ""
        site.answers[path] = (
            200,
            HTML,
            f"<html><head><title>Index of {path}</title></head><body><h1>Index of {path}</h1><hr><pre><a href='../'>../</a>\n{below}{rows}</pre></body></html>".encode(),
        )
    return site


@kind
def map_of_departments() -> Site:
    """A picture with areas: each department is an area with an alt and an address."""
    site = Site("/ysgk/map.html")
    areas = ""
    for n in range(9):
        areas += f"<area shape='rect' coords='{n},0,{n + 9},9' href='dep{n}.html' alt='{WHO[n]}'>"
        site.page(
            f"/ysgk/dep{n}.html",
            f"<h3>{WHO[n]}</h3><p><a href='{site.file(f'/ysgk/{n}/ys.pdf')}'>2026年部门预算</a></p><p><a href='{site.file(f'/ysgk/{n}/js.pdf')}'>2024年部门决算</a></p>",
        )
    site.page(
        site.start,
        f"<h2>部门预决算公开</h2><img src='map.jpg' usemap='#m'><map name='m'>{areas}</map>",
    )
    return site


@kind
def announcement_with_paragraphs() -> Site:
    """One announcement; a paragraph for each department, its name in the text, the link says 点击查看."""
    site = Site("/tzgg/202602/t20260227_77.html")
    lines = "".join(
        f"<p style='text-indent:2em'>{n + 1}.县{WHO[n]}　<a href='{site.file(f'/tzgg/202602/P{n}.pdf')}'>点击查看</a></p>"
        for n in range(12)
    )
    site.page(
        site.start,
        f"<h1>云岭县2026年部门预算公开公告</h1><p>发布时间：2026-02-27</p><div class='TRS_Editor'><p>根据《中华人民共和国预算法》，现将县级部门预算公开如下：</p>{lines}</div>",
    )
    return site


@kind
def buttons_of_a_form() -> Site:
    """No script at all: the pager is a form's submit buttons, which post where to go on."""
    site = Site("/cgi/list.cgi?c=ys")
    pages = {}
    for k in range(3):
        rows = "".join(
            f"<li><a href='/cgi/view.cgi?d={n}'>{TITLES[n]}</a></li>"
            for n in range(4 * k, 4 * k + 4)
        )
        buttons = (
            ""
            if k == 2
            else f"<form method='post' action='/cgi/list.cgi'><input type='hidden' name='c' value='ys'><input type='hidden' name='from' value='{4 * k + 4}'><input type='submit' name='go' value='下一页'></form>"
        )
        pages[4 * k] = (
            f"<html><head><title>预算公开</title></head><body><h2>预算公开</h2><ul>{rows}</ul>{buttons}</body></html>".encode()
        )
    site.serve(
        "/cgi/list.cgi", lambda ask: (200, HTML, pages.get(int(asked(ask).get("from", 0)), b""))
    )
    for n in range(12):
        site.article(
            f"/cgi/view.cgi?d={n}", n, f"<a href='{site.file(f'/cgi/file/{n}.rtf')}'>全文</a>"
        )
    return site


@kind
def encoded_list() -> Site:
    """The list is JSON in base64 within the page; a function decodes and shows it by pages."""
    site = Site("/gk/ys/index.html")
    rows = json.dumps(
        [{"t": TITLES[n], "u": f"{n}.html", "d": "2026-02-27"} for n in range(12)],
        ensure_ascii=False,
    )
    packed = base64.b64encode(rows.encode()).decode()
    script = f"<script>var list = JSON.parse(decodeURIComponent(escape(window.atob('{packed}')))), size = 5, now = 1; function show(p){{ now = p; var h = ''; list.slice((p - 1) * size, p * size).forEach(function(o){{ h += '<li><a href=\"' + o.u + '\">' + o.t + '</a><em>' + o.d + '</em></li>'; }}); $('#ul').html(h); }} show(1);</script>"
    site.page(
        site.start,
        f"<h2>部门预算</h2><ul id='ul'></ul>{script}<a href='javascript:;' onclick='show(now-1)'>上一页</a><a href='javascript:;' onclick='show(now+1)'>下一页</a>",
    )
    for n in range(12):
        site.article(f"/gk/ys/{n}.html", n, f"<a href='{site.file(f'/gk/ys/f/{n}.pdf')}'>附件</a>")
    return site
