# ruff: noqa: E501
# fmt: off
"""Platforms and directories of many: departments' own lists of any name, places beside ours, tables asked anew."""

from __future__ import annotations

from collection.portal.walking.asking import Ask
from tests.collection.portal.vendor_site import (
    HTML,
    SAID,
    TITLES,
    WHO,
    Portal,
    Said,
    Site,
    asked,
    data,
    kind,
    kind_among,
    listing,
)


@kind
def lists_of_any_name() -> Site:
    """Each department has pages of its own; its reports are in a list whose name says nothing."""
    site = Site('/zwgk/bm/')
    departments = listing("<li><a href='/bm/{n}/'>县{who}</a></li>")
    site.page(site.start, f"<h2>部门信息公开目录</h2><ul>{departments}</ul>")
    for n, name in enumerate(WHO):
        column = ('财务公开', '阳光账本', '预决算公开')[n % 3]
        site.page(f'/bm/{n}/', f"<h2>县{name}</h2><ul><li><a href='/bm/{n}/jg/'>机构简介</a></li><li><a href='/bm/{n}/cw/'>{column}</a></li></ul>")
        site.page(f'/bm/{n}/jg/', '<p>主要职责</p>')
        site.page(f'/bm/{n}/cw/', f"<h2>{column}</h2><ul><li><a href='a.html'>{TITLES[n]}</a></li><li><a href='b.html'>县{name}2026年政府采购预算公示</a></li></ul>")
        own, bought = site.file(f'/bm/{n}/cw/a.pdf'), site.other(f'/bm/{n}/cw/b.pdf')
        site.article(f'/bm/{n}/cw/a.html', n, f"<a href='{own}'>附件</a>")
        site.page(f'/bm/{n}/cw/b.html', f"<h1>县{name}2026年政府采购预算公示</h1><a href='{bought}'>附件</a>")
    return site


@kind
def last_page_by_an_old_token() -> Portal:
    """Each page of a list has a token for one further page; 尾页 with that of an older page is refused."""
    portal = Portal('/ysgk/list.jsp')
    portal.articles('/ysgk/a{n}.html', '/ysgk/f{n}.pdf')
    last = ['']

    def shown(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get('pageNo') or 1)
        if k > 1 and said.get('token') != last[0]:
            return 403, HTML, '<h1>非法请求</h1>'.encode()
        last[0] = f't{k}{len(last[0])}'
        items = listing("<li><a href='/ysgk/a{n}.html'>{title}</a></li>", range(3 * k - 3, min(3 * k, 12)))
        pager = f"第{k}页/共4页 <a href='javascript:toPage({k + 1})'>下一页</a> <a href='javascript:toPage(4)'>尾页</a>"
        form = f"<form name='f' method='post' action='list.jsp'><input type='hidden' name='token' value='{last[0]}'><input type='hidden' name='pageNo' value='{k}'></form>"
        return 200, HTML, f'<html><head><title>部门预算公开</title></head><body>{form}<h2>部门预算公开</h2><ul>{items}</ul>{pager}<script>function toPage(n){{ document.f.pageNo.value=n; document.f.submit(); }}</script></body></html>'.encode()
    portal.serve(portal.start, shown)
    return portal


@kind
def old_years_in_frames() -> Site:
    """A sentence leads to the old site: frames, one of which has the years."""
    site = Site('/czxx/bmys/')
    items = listing("<li><a href='a{n}.html'>{title}</a></li>")
    site.page(site.start, f"<h2>部门预算</h2><ul>{items}</ul><p>2025年和以前的，请到<a href='/old/index.html'>旧版网站</a>查看。</p>")
    site.articles('/czxx/bmys/a{n}.html', '/czxx/bmys/f{n}.pdf')
    site.whole('/old/index.html', "<frameset rows='90,*'><frame src='top.html'><frame src='main.html'></frameset>")
    site.whole('/old/top.html', "<a href='main.html'>首页</a> <a href='news.html'>新闻</a>")
    site.whole('/old/news.html', '<p>新闻</p>')
    site.whole('/old/main.html', "<table><tr><td><a href='2025.html'>2025年部门预算</a></td><td><a href='zc.html'>财税政策</a></td></tr></table>")
    site.whole('/old/zc.html', '<h1>政策</h1>')
    old = site.listing("<p><a href='{file}'>云岭县{who}</a></p>", '/old/2025/{n}.doc')
    site.whole('/old/2025.html', f"<h1>2025年部门预算</h1>{old}")
    return site


@kind
def one_place_of_many() -> Site:
    """A platform of many counties: opened for one, a click away from the others, whose files are not ours."""
    site = Site('/pt/index.html?code=2')
    places = ('白石县', '云岭县', '青河区')
    code = """<script>var code = /code=(\\d)/.exec(location.search)[1]; function show(){ $.getJSON('/pt/data', {code: code}, function(d){ $('#l').html(d.map(function(x){ return '<li><a href="' + x.u + '">' + x.t + '</a></li>'; }).join('')); }); } $('.p').click(function(){ code = $(this).attr('data-c'); show(); }); show();</script>"""
    tree = ''.join(f"<li><span class='p' data-c='{k}'>{name}</span></li>" for k, name in enumerate(places, 1))
    site.page('/pt/index.html?', f"<h2>部门预算公开</h2><ul>{tree}</ul><ul id='l'></ul>{code}")
    made = {str(k): [{'t': f'{place}{WHO[n]}2026年部门预算', 'u': (site.file if k == 2 else site.other)(f'/pt/f/{k}{n}.pdf')} for n in range(6)] for k, place in enumerate(places, 1)}
    site.serve('/pt/data', lambda ask: data(made[asked(ask)['code']]))
    return site


@kind
def table_told_to_reload() -> Site:
    """A table's library is given other years by a button, with its own word for reloading."""
    site = Site('/czj/list.html')
    code = """<script>$(function(){ $('#g').jqGrid({url: 'query', mtype: 'POST', datatype: 'json', postData: {year: function(){ return $('#y').val(); }}, colNames: ['部门', '操作'], colModel: [{name: 'bm'}, {name: 'id', formatter: function(v){ return '<a href="/czj/f/' + v + '">下载</a>'; }}], rowNum: 5, pager: '#p'}); $('#b').click(function(){ $('#g').jqGrid('setGridParam', {page: 1}).trigger('reloadGrid'); }); });</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><select id='y'><option value='2026' selected>2026年</option><option value='2025'>2025年</option></select><button id='b' type='button'>查询</button><table id='g'></table><div id='p'></div><script src='/js/jquery.jqGrid.min.js'></script>{code}")

    def rows(ask: Ask) -> Said:
        said = asked(ask)
        k, year = int(said['page']), said['year']
        return data({'page': k, 'total': 2, 'records': 9, 'rows': [{'bm': f'县{WHO[n]}{year}年部门预算', 'id': f'{year}{n}.pdf'} for n in range(9)[5 * k - 5:5 * k]]})
    site.serve('/czj/query', rows)
    for year in (2026, 2025):
        site.files_at(f'/czj/f/{year}{{n}}.pdf', of=range(9))
    return site


@kind_among(SAID)
def files_behind_a_code() -> Portal:
    """Some files are given only to whom fills in what a picture shows: the portal's doing, not a department's."""
    portal = Portal('/gk/l.html')
    items = listing("<li><a href='/gk/f{n}.pdf'>{title}</a></li>")
    portal.page(portal.start, f"<h2>部门预算</h2><ul>{items}</ul>")
    portal.files_at('/gk/f{n}.pdf', of=range(10))
    gate = "<form action='/gk/down'><p>请输入验证码：<input name='code'><img src='/code.jpg'></p><input type='submit' value='确定'></form>"
    portal.page('/gk/f10.pdf', gate)
    portal.page('/gk/f11.pdf', gate)
    return portal
