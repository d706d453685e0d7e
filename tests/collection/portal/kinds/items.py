# ruff: noqa: E501
# fmt: off
"""How items of a list and articles look: titles, rows, cards, paragraphs, what clerks write."""

from __future__ import annotations

import base64
import json

from w3lib.url import safe_url_string

from tests.collection.portal.vendor_site import (
    TITLES,
    WHO,
    Portal,
    Site,
    asked,
    data,
    kind,
    listing,
    page_asked,
    records,
    rows,
    slices,
)
from tests.collection.portal.walking import BASE


@kind
def article_of_many_departments() -> Site:
    """One article a year; its body is a long list of numbered links, in paragraphs of a word processor."""
    site = Site('/zwgk/czxx/index.html')
    site.page(site.start, '<h2>财政预决算</h2><ul>' + listing("<li><a href='/zwgk/czxx/{n}.html'>云岭县{n}年县级部门预算公开汇总</a></li>", (2026, 2025)) + "<li><a href='/zwgk/czxx/zf.html'>云岭县2026年政府预算公开</a></li></ul>")
    site.page('/zwgk/czxx/zf.html', f"<h1>云岭县2026年政府预算公开</h1><a href='{site.other('/zwgk/czxx/zf.pdf')}'>附件：2026年政府预算公开表</a>")
    for y in (2026, 2025):
        body = ''.join(f"<p class='MsoNormal' style='text-indent:2em'><span lang='EN-US'>{n + 1}.</span><a href='{site.file(f'/zwgk/czxx/{y}/{n}.pdf')}'><span style='font-family:仿宋'>{WHO[n][:2]}</span><span>{WHO[n][2:]}</span></a></p>" for n in range(12))
        site.page(f'/zwgk/czxx/{y}.html', f'<h1>云岭县{y}年县级部门预算公开汇总</h1><p>发布时间：2026-02-27</p>{body}')
    return site


@kind
def rows_that_open_on_double_click() -> Site:
    """A grid with rows from JSON; a row's double click opens a window with the file's number."""
    site = Site('/xt/grid.jsp')
    code = """<script>var t = document.getElementById('g'); function page(n){ var x = new XMLHttpRequest(); x.onload = function(){ var d = JSON.parse(this.responseText); while (t.rows.length > 1) t.deleteRow(1); d.data.forEach(function(r){ var tr = t.insertRow(-1); tr.insertCell(-1).innerHTML = r.bm; tr.insertCell(-1).innerHTML = r.bt; tr.ondblclick = function(){ window.open('/xt/open.jsp?id=' + r.id, '_blank', 'width=800'); }; }); document.getElementById('n').innerHTML = n < d.pages ? '<button onclick="page(' + (n + 1) + ')">下一页</button>' : ''; }; x.open('GET', '/xt/rows.jsp?p=' + n); x.send(); } page(1);</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><table id='g'><tr><th>部门</th><th>标题</th></tr></table><div id='n'></div>{code}")
    site.serve('/xt/rows.jsp', lambda ask: data({'pages': 3, 'data': records(page_asked(ask, 'p'), id=int, bm='{who}', bt="{who}2026年部门预算")}))
    site.files_at("/xt/open.jsp?id={n}", Content_Type='application/pdf')
    return site


@kind
def addresses_written_by_hand() -> Site:
    """Addresses as editors paste them: spaces, backslashes, capitals, dots, bare &, Chinese."""
    site = Site('/czxx/bmys/index.html')
    ways = ('  /czxx/bmys/a0.html  ', 'http:\\\\www.x.gov.cn\\czxx\\bmys\\a1.html', '/../../czxx/bmys/a2.html', '//www.x.gov.cn/czxx/bmys/a3.html', 'HTTP://WWW.X.GOV.CN/czxx/bmys/a4.html', '/czxx/bmys/view.html?id=5&copy=1&amp;reg=2', 'http://www.x.gov.cn:80/czxx/bmys/a6.html#top', './../../czxx/bmys//a7.html', '\n\t/czxx/bmys/\n教育局 8.html', '/czxx/../czxx/./bmys/a9.html?')
    places = [f'/czxx/bmys/a{n}.html' for n in range(10)]
    places[5], places[7], places[8] = ('/czxx/bmys/view.html?id=5&copy=1&reg=2', '/czxx/bmys//a7.html', '/czxx/bmys/%E6%95%99%E8%82%B2%E5%B1%80%208.html')
    site.page(site.start, '<h2>部门预算</h2><ul>' + ''.join((f"<li><a href='{way}'>{TITLES[n]}</a></li>" for n, way in enumerate(ways))) + '</ul>')
    for n, path in enumerate(places):
        site.article(path, n, f"<a href='{site.file(f'/czxx/f/{n}.PDF')} \n'>附件1：{TITLES[n]}.PDF</a>")
    return site


@kind
def titles_in_the_head_of_a_card() -> Site:
    """Each card: the department above, two buttons 预算 and 决算 below that lead to viewers."""
    site = Site('/fiscal/open.html')
    cards = ''
    for n in range(8):
        for w in ('ys', 'js'):
            file = site.file(f'/fiscal/pdf/{n}{w}.pdf')
            site.whole(f'/fiscal/view.html?n={n}{w}', f'''<div id='v'></div><script>document.getElementById('v').innerHTML = '<object type="application/pdf" data="{file}"></object>';</script>''')
        cards += f"<div class='card'><div class='card-head'>{WHO[n]}</div><div class='card-body'><a class='btn' href='/fiscal/view.html?n={n}ys'>2026年部门预算</a><a class='btn' href='/fiscal/view.html?n={n}js'>2024年部门决算</a></div></div>"
    site.page(site.start, f'<h1>部门预决算公开</h1>{cards}')
    return site


@kind
def english_names_and_no_titles() -> Site:
    """Links are icons with aria-label, the page's own titles stand in an h4 of each article."""
    site = Site('/zwgk/budget')
    rows = listing("<a class='tile' href='/zwgk/budget/{n}' aria-label='{title}'><svg><use href='#doc'></use></svg></a>", range(10))
    site.page(site.start, f"<h2>部门预算公开</h2><div class='grid'>{rows}</div>")
    site.pages("/zwgk/budget/{n}", "<h4>{title}</h4><time>2026-02-27</time><a aria-label='下载' href='{file}' type='application/pdf'><svg></svg></a>", "/zwgk/dl/{n}", of=range(10))
    return site


@kind
def rows_that_open() -> Portal:
    """An old site: rows of a table open windows; GBK; a base; files in rar with capital suffixes."""
    portal = Portal('/gk/Class.asp?ID=17')
    rows = ''
    for n, title in enumerate(TITLES):
        file = portal.file(f'/UploadFiles/2026-2/{n}.RAR')
        body = f"<base href='{BASE}/'><h1>{title}</h1><a href='UploadFiles/2026-2/{n}.RAR'>点击下载</a>"
        portal.page(f'/gk/View.asp?ID={n}', body, 'gbk')
        rows += f"""<tr style='cursor:hand' onclick="window.open('gk/View.asp?ID={n}')"><td>{n + 1}</td><td>{title}</td><td>2026-2-27</td></tr>"""
        assert file
    portal.page(portal.start, f"<base href='{BASE}/'><b>部门预算</b><table>{rows}</table>", 'gbk')
    return portal


@kind
def anchors_without_href() -> Portal:
    """Items without addresses: a handler is given the article's number, a function makes the rest."""
    portal = Portal('/gk/list.html?c=5')
    items = ''
    for n, title in enumerate(TITLES):
        file = portal.file(f'/gk/file/{n}.pdf')
        portal.article(f'/gk/detail/{700 + n}.html', n, f"<a href='{file}'>下载</a>")
        items += f"""<li onclick="openArticle('{700 + n}')"><a>{title}</a><i>2026-02-27</i></li>"""
    script = "function openArticle(id){ window.open('/gk/detail/' + id + '.html'); }"
    portal.page(portal.start, f'<h2>部门预算公开</h2><ul>{items}</ul><script>{script}</script>')
    return portal


@kind
def links_without_words_in_a_calendar() -> Site:
    """The list's titles are plain text, the link beside each is 详情; dates stand above groups."""
    site = Site('/cal/')
    groups = ''.join((f'<h4>2026-02-{20 + k}</h4>' + listing("<div class='r'><span class='t'>{title}</span><a class='d' href='/cal/{n}.html'>[详情]</a></div>", ns) for k, ns in enumerate(slices(12, 4))))
    site.page(site.start, f'<h2>部门预算公开</h2>{groups}')
    site.articles("/cal/{n}.html", "/cal/f/{n}.et")
    return site


@kind
def many_ways_to_say_it() -> Site:
    """A plain list whose titles are worded as offices word them; some are no department's budget."""
    site = Site('/zwgk/czzj/ysgk/index.shtml')
    own = ['县委办2026年预算公开', '县纪委监委2026年度部门预算', '团县委2026年部门预算公开', '云岭县机关事务服务中心2026年部门预算（含“三公”经费）', '2026年度云岭县人大常委会办公室部门预算信息公开', '中共云岭县委组织部2026年部门预算公开说明', '云岭县水利局关于2026年部门预算的公示', '云岭县城关镇人民政府2026年预算公开', '云岭县第二小学2026年单位预算公开', '县医保局2026年部门预算公开情况']
    other = ['云岭县2026年政府预算公开', '关于云岭县2025年预算执行情况和2026年预算草案的报告', '云岭县财政局关于2026年部门预算编制的通知', '云岭县2025年部门预算绩效评价报告']
    rows = ''
    for n, title in enumerate([*own, *other]):
        make = site.file if n < len(own) else site.other
        site.page(f'/zwgk/czzj/ysgk/c{n}.shtml', f"<h1>{title}</h1><p>时间：2026-02-27</p><p><a href='{make(f'/zwgk/czzj/f/{n}.pdf')}'>附件1：{title}.pdf</a></p>")
        rows += f"<li><a href='c{n}.shtml'>{title}</a><span>[2026-02-27]</span></li>"
    site.page(site.start, f"<div class='crumb'>首页 &gt; 政务公开 &gt; 预算公开</div><h2>预算公开</h2><ul>{rows}</ul>")
    return site


@kind
def announcement_with_paragraphs() -> Site:
    """One announcement; a paragraph for each department, its name in the text, the link says 点击查看."""
    site = Site('/tzgg/202602/t20260227_77.html')
    lines = site.listing("<p style='text-indent:2em'>{no}.县{who}　<a href='{file}'>点击查看</a></p>", "/tzgg/202602/P{n}.pdf")
    site.page(site.start, f"<h1>云岭县2026年部门预算公开公告</h1><p>发布时间：2026-02-27</p><div class='TRS_Editor'><p>根据《中华人民共和国预算法》，现将县级部门预算公开如下：</p>{lines}</div>")
    return site


@kind
def addresses_as_clerks_write_them() -> Site:
    """Names with spaces, brackets, capitals, a query behind the suffix, two dots, an anchor."""
    site = Site('/zwgk/bmys/list.html')
    names = ['{}2026年预算 公开.PDF', '{}（2026）预算.Docx', '{}+预算[终稿].pdf', '{}.预算.2026.xlsx', '{}%20预算.pdf', '{}预算.pdf?attname=a.pdf&t=1', '{}预算.wps#page=1', './a/../{}预算&表.pdf']
    rows = ''
    for n, name in enumerate(names):
        rows += f"<li><a href='{n}.shtml'>{TITLES[n]}</a></li>"
        file = name.format(n)
        site.article(f'/zwgk/bmys/{n}.shtml', n, f'''<a href="{file.replace('&', '&amp;')}">附件</a>''')
        path = '/zwgk/bmys/' + file.partition('#')[0].replace('./a/../', '')
        site.file(safe_url_string('http://www.x.gov.cn' + path).removeprefix('http://www.x.gov.cn'))
    site.page(site.start, f'<h2>部门预算公开</h2><ul>{rows}</ul>')
    return site


@kind
def same_title_for_all() -> Site:
    """Every item is called 2026年部门预算公开; the department stands in another cell of its row."""
    site = Site('/zwgk/ys2026.html')
    rows = listing("<tr><td>{who}</td><td><a href='/zwgk/{n}/ys.html'>2026年部门预算公开</a></td><td><a href='/zwgk/{n}/js.html'>2024年部门决算公开</a></td></tr>", range(10))
    site.page(site.start, f'<h2>部门预决算公开</h2><table><tr><th>部门</th><th>预算</th><th>决算</th></tr>{rows}</table>')
    for n in range(10):
        for what in ('ys', 'js'):
            name = '2026年部门预算公开' if what == 'ys' else '2024年部门决算公开'
            site.page(f'/zwgk/{n}/{what}.html', f"<h1>{name}</h1><p>发布日期：2026-02-27</p><p>附件：<a href='{site.file(f'/zwgk/{n}/{what}.pdf')}'>{WHO[n]}.pdf</a></p>")
    return site


@kind
def article_in_pages() -> Portal:
    """One article for the whole district, in pages; each page has four departments' files."""
    portal = Portal('/art/5001.html')
    for k in range(3):
        rows = portal.listing("<p>{no}．<a href='{file}'>{title}.pdf</a></p>", "/art/f/{n}.pdf", of=range(4 * k, 4 * k + 4))
        pager = ''.join(f"<a href='/art/5001{('' if j == 0 else f'_{j}')}.html'>{j + 1}</a>" for j in range(3) if j != k)
        path = portal.start if k == 0 else f'/art/5001_{k}.html'
        portal.page(path, f"<h1>云岭县2026年部门预算公开</h1><div>{rows}</div><div class='page'>{pager}</div>")
    return portal


@kind
def icons_in_the_cells() -> Site:
    """A table of departments and years; each cell is a picture of a file without any words."""
    site = Site('/ztzl/yjsgk/index.html')
    rows = ''.join('<tr>' + f'<td>{WHO[n]}</td>' + ''.join(f"<td><a href='{site.file(f'/ztzl/yjsgk/{y}/{n}{w}')}' target='_blank'><img src='/images/pdf.gif'></a></td>" for y in (2025, 2026) for w in ('a', 'b')) + '</tr>' for n in range(6))
    site.page(site.start, f"<h2>部门预决算公开</h2><table><tr><th rowspan='2'>部门</th><th colspan='2'>2025年</th><th colspan='2'>2026年</th></tr><tr><th>预算</th><th>“三公”经费</th><th>预算</th><th>“三公”经费</th></tr>{rows}</table>")
    return site


@kind
def rows_that_span() -> Site:
    """A table: the department's cell spans its own row and those of its units; links say 下载."""
    site = Site('/ysgkpt/2026.html')
    rows = ''
    for n in range(6):
        units = ['本级', '第一中心', '第二中心'][:1 + n % 3]
        for k, unit in enumerate(units):
            head = f"<td rowspan='{len(units)}'>{n + 1}</td><td rowspan='{len(units)}'>{WHO[n]}</td>" if k == 0 else ''
            rows += f"<tr>{head}<td>{unit}</td><td><a href='{site.file(f'/ysgkpt/2026/{n}_{k}.pdf')}'>下载</a></td></tr>"
    site.page(site.start, f'<h2>2026年部门预算公开</h2><table><tr><th>序号</th><th>部门</th><th>单位</th><th>预算</th></tr>{rows}</table>')
    return site


@kind
def departments_to_choose_on_their_own_sites() -> Site:
    """A column with nothing but a list for choosing among the departments' own sites."""
    site = Site('/zwgk/bmyjsgk.htm', hosts=('bm.x.gov.cn',))
    offers = listing("<option value='http://bm.x.gov.cn/{n}/'>{who}</option>", range(6))
    site.page(site.start, f"<h2>部门预决算公开</h2><select onchange='if(this.value){{window.open(this.value)}}'><option value=''>请选择部门</option>{offers}</select>")
    for n in range(6):
        own = f'http://bm.x.gov.cn/{n}'
        site.page(f'{own}/', f"<h1>{WHO[n]}</h1><ul><li><a href='/{n}/ys.htm'>财政预决算</a></li></ul>")
        site.page(f'{own}/ys.htm', f"<h2>财政预决算</h2><ul><li><a href='{site.file(f'{own}/{n}.pdf')}'>{TITLES[n]}</a></li></ul>")
    return site


@kind
def one_table_of_an_article() -> Site:
    """One article with a table 主管部门 | 单位 | 预算; the links all say 预算公开."""
    site = Site('/zwgk/2026.html')
    lines = ''.join(f"<tr><td rowspan='2'>云岭县{WHO[n]}</td><td>云岭县{WHO[n]}</td><td><a href='{site.file(f'/u/{n}a.pdf')}'>预算公开</a></td></tr><tr><td>云岭县{WHO[n]}机关服务中心</td><td><a href='{site.file(f'/u/{n}b.docx')}'>预算公开</a></td></tr>" for n in range(6))
    site.page(site.start, f"<h1>云岭县2026年县级部门预算公开</h1><table><tr><td>主管部门</td><td>单位</td><td>预算</td></tr>{lines}</table>")
    return site


@kind
def data_sets_of_departments() -> Site:
    """A catalogue of open data: a set for each department, its files on pages of their own."""
    site = Site('/dataset?groups=bmys')
    site.listed(rows("<li><h2><a href='/dataset/{n}'>云岭县{who}部门预算公开数据集</a></h2></li>"), 5, lambda k: site.start + (f'&page={k}' if k > 1 else ''), lambda k, most: listing(f"<a href='{site.start}&amp;page={{n}}'>{{n}}</a>", range(1, most + 1)))
    for n in range(12):
        site.page(f'/dataset/{n}', f"<h1>云岭县{WHO[n]}部门预算公开数据集</h1><ul><li><a href='/dataset/{n}/2026'>{TITLES[n]}</a></li></ul>")
        site.page(f'/dataset/{n}/2026', f"<h1>{TITLES[n]}</h1><a href='{site.file(f'/dataset/{n}/2026/download')}'>下载</a>")
    return site


@kind
def rows_to_mark_and_download() -> Site:
    """Nothing is linked: rows are marked, and a button posts the marks for one archive."""
    site = Site('/ysgk/pl.html')
    lines = listing("<tr><td><input type='checkbox' name='ids' value='{n}'></td><td>云岭县{who}</td><td>2026年部门预算</td></tr>", range(8))
    code = "$('#dl').click(function(){ if (!$('input[name=ids]:checked').length) { alert('请选择'); return; } $('#f').submit(); });"
    site.page(site.start, f"<h2>2026年部门预算公开</h2><form id='f' action='/ysgk/zip' method='post'><table>{lines}</table><button type='button' id='dl'>批量下载</button></form><script>{code}</script>")
    made = [site.only(f'zip {n}') for n in range(8)]
    site.serve('/ysgk/zip', lambda ask: (200, {'Content-Type': 'application/zip'}, made[int(asked(ask)['ids'])]))
    return site


@kind
def lists_in_objects() -> Site:
    """Each kind of department is a list of its own in an object, as a frame was used before."""
    site = Site('/zwgk/bmys/index.shtml')
    site.page(site.start, '<h2>部门预算</h2>' + listing("<object type='text/html' data='list{n}.html'></object>", range(2)))
    for g, part in enumerate(slices(12, 6)):
        for k in (1, 2):
            shown = site.listing("<li><a href='{file}'>{title}</a></li>", "/zwgk/bmys/f{n}.pdf", of=part[3 * k - 3:3 * k])
            site.whole(f"/zwgk/bmys/list{g}{'_2' if k == 2 else ''}.html", f"<ul>{shown}</ul>" + (f"<a href='list{g}_2.html'>下一页</a>" if k == 1 else ''))
    return site


@kind
def rows_that_hold_covered_records() -> Site:
    """A row is a number, a department and 查看; what it opens stands in base64 in an attribute."""
    site = Site('/gk/rows.html')
    held = [base64.b64encode(json.dumps({'p': site.file(f'/gk/store/{n}.pdf')}).encode()).decode() for n in range(12)]
    lines = ''.join(f"<div class='row' data-info='{held[n]}'><span>{n + 1}</span><span>{WHO[n]}</span><em>查看</em></div>" for n in range(12))
    code = "$('.rows').on('click', '.row', function () { window.open(JSON.parse(atob($(this).attr('data-info'))).p); });"
    site.page(site.start, f"<h2>2026年部门预算公开</h2><div class='rows'>{lines}</div><script>{code}</script>")
    return site


@kind
def tabs_of_a_library() -> Site:
    """Bootstrap: the event of a library that tells of a shown tab loads the year's part."""
    site = Site('/gk/bmys.html')
    part = {y: '<ul>' + site.listing("<li><a href='{file}'>{who}</a></li>", f"/gk/{y}/{{n}}.pdf", of=range(8)) + '</ul>' for y in (2026, 2025)}
    tabs = listing("<li><a data-toggle='tab' href='#y{n}' data-year='{n}'>{n}年部门预算</a></li>", part)
    code = "$('a[data-toggle=\"tab\"]').on('shown.bs.tab', function (e) { var p = $($(e.target).attr('href')); if (!p.html()) $.get('/gk/part' + $(e.target).data('year') + '.html', function (h) { p.html(h); }); });"
    site.page(site.start, f"<h2>部门预算</h2><ul class='nav-tabs'>{tabs}</ul><div id='y2026'>{part[2026]}</div><div id='y2025'></div><script>{code}</script>")
    site.answers['/gk/part2025.html'] = (200, {'Content-Type': 'text/html'}, part[2025].encode())
    return site
