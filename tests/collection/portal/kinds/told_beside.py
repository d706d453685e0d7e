# ruff: noqa: E501
# fmt: off
"""What stands beside a list, is cut at its width, or is chosen together: lists that say less of themselves than others."""

from __future__ import annotations

from collection.portal.walking.asking import Ask
from tests.collection.portal.vendor_site import (
    HTML,
    TITLES,
    WHO,
    Said,
    Site,
    asked,
    data,
    kind,
    listing,
    rows,
)
from tests.collection.portal.walking import BASE


@kind
def titles_cut_at_the_width_of_the_list() -> Site:
    """DedeCMS cuts titles without a mark; a file is reached over a script that is an answer's whole text."""
    site = Site('/bmys/')
    lines = [f"<li><a href='/bmys/{n}.html'>{TITLES[n][:13]}</a></li>" for n in range(12)]
    site.listed(lines, 5, lambda k: '/bmys/' if k == 1 else f'/bmys/list_12_{k}.html', lambda k, most: ''.join(f"<a href='/bmys/list_12_{q}.html'>{q}</a>" for q in range(2, most + 1)), "<div class='place'><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/bmys/'>部门预算公开</a> > </div><ul>{0}</ul>{1}")
    for n in range(12):
        site.article(f'/bmys/{n}.html', n, f"<a href='/plus/download.php?open=1&id={n}'>本地下载</a>")
        site.answers[f'/plus/download.php?open=1&id={n}'] = (200, {'Content-Type': 'text/html'}, f"<script>location.href='{site.file(f'/up/{n}.pdf')}';</script>".encode())
    return site


@kind
def parts_of_an_article() -> Site:
    """One article of all departments: a line names each, its files are only 附件1：公开说明, 附件2：公开表格."""
    site = Site('/czxx/bmys/')
    site.page(site.start, "<h2>部门预决算</h2><ul><li><a href='1.html'>云岭县2026年县级部门预算公开汇总</a></li><li><a href='2.html'>云岭县2026年“三公”经费预算说明</a></li></ul>")
    site.page('/czxx/bmys/1.html', '<h1>云岭县2026年县级部门预算公开汇总</h1>' + ''.join(f"<p><strong>{n + 1}．云岭县{WHO[n]}</strong></p><p><a href='{site.file(f'/f/{n}a.pdf')}'>附件1：公开说明</a> <a href='{site.file(f'/f/{n}b.pdf')}'>附件2：公开表格</a></p>" for n in range(10)))
    site.page('/czxx/bmys/2.html', '<h1>云岭县2026年“三公”经费预算说明</h1><p>发布时间：2026-02-27</p><p>' + '全县“三公”经费预算总额按照只减不增的原则编制，较上年下降，主要原因是落实过紧日子要求。' * 6 + '</p>')
    return site


@kind
def a_list_that_opens_at_its_newest_page() -> Site:
    """The newest page has the highest number; its pager says « 较早 and 较新 »."""
    site = Site('/zwgk/ysgk/')
    def pager(k: int, most: int) -> str:
        return (f"<a href='/zwgk/ysgk/node_{most - k}.html'>« 较早</a>" if k < most else '') + (f"<a href='/zwgk/ysgk/{f'node_{most - k + 2}.html' if k > 2 else ''}'>较新 »</a>" if k > 1 else '')
    site.listed(rows("<li><a href='/zwgk/ysgk/content/{n}.html'>{title}</a></li>"), 5, lambda k: '/zwgk/ysgk/' if k == 1 else f'/zwgk/ysgk/node_{4 - k}.html', pager)
    site.articles('/zwgk/ysgk/content/{n}.html', '/zwgk/ysgk/f/{n}.pdf')
    return site


@kind
def parts_by_the_list_s_own_query() -> Site:
    """Three parts of one list, each with pages of its own: what is chosen stands in the address's query."""
    site = Site('/gkpt/bmys')
    def page(ask: Ask) -> Said:
        tab, k = int(asked(ask).get('tab') or 1), int(asked(ask).get('p') or 1)
        own = range(4 * tab - 4, 4 * tab)[2 * k - 2:2 * k]
        items = listing("<div><a href='/gkpt/d/{n}'>{title}</a></div>", own)
        tabs = ''.join(f"<li><a href='?tab={n}'>{name}</a></li>" for n, name in enumerate(('党委口', '政府口', '乡镇口'), 1))
        return 200, HTML, site.made(f"<h2>部门预算公开平台</h2><ul class='tabs'>{tabs}</ul>{items}<a href='?tab={tab}&p=1'>1</a><a href='?tab={tab}&p=2'>2</a>")
    site.serve('/gkpt/bmys', page)
    site.articles('/gkpt/d/{n}', '/gkpt/f/{n}.pdf')
    return site


@kind
def earlier_years_in_the_old_system() -> Site:
    """Beside the list of this year a link to 历史数据: frames of the old system, the years in the left one."""
    site = Site('/czxx/bmys/')
    site.page(site.start, '<h2>部门预算</h2><ul>' + listing("<li><a href='/a/{n}.html'>{title}</a></li>") + "</ul><p><a href='/old/main.asp?bid=7'>历史数据（2025年及以前）</a></p>")
    site.articles('/a/{n}.html', '/a/f/{n}.pdf')
    site.whole('/old/main.asp?bid=7', "<frameset cols='200,*'><frame src='left.asp'><frame src='list.asp?y=2025'></frameset>")
    site.whole('/old/left.asp', "<a href='list.asp?y=2025'>2025</a><a href='list.asp?y=2024'>2024</a>")
    for year in (2025, 2024):
        site.whole(f'/old/list.asp?y={year}', ''.join(f"<p>·<a href='{site.file(f'/old/up/{year}/{n}.pdf')}'>云岭县{WHO[n]}{year}年部门预算</a></p>" for n in range(6)))
    return site


@kind
def years_below_financial_information() -> Site:
    """Each department's own 财政信息: years to choose, or a table of years with 查看."""
    site = Site('/bmxxgk/')
    site.page(site.start, '<h2>县直部门信息公开</h2>' + ''.join(f"<a href='/bmxxgk/b{n}/'>{WHO[n]}</a>" for n in range(8)))
    for n in range(8):
        base = f'/bmxxgk/b{n}/'
        site.page(base, f"<h1>云岭县{WHO[n]}信息公开</h1><ul><li><a href='jgzn.html'>机构职能</a></li><li><a href='czxx.html'>财政信息</a></li></ul>")
        site.page(f'{base}jgzn.html', '<p>机构职能：负责有关工作。</p>')
        if n % 2:
            site.page(f'{base}czxx.html', f"<table><tr><th>年度</th><th>预算</th></tr><tr><td>2026</td><td><a href='{site.file(f'{base}6.pdf')}'>查看</a></td></tr></table>")
        else:
            site.page(f'{base}czxx.html', "<a href='2026/'>2026年</a> <a href='2025/'>2025年</a>")
            for year in (2026, 2025):
                site.page(f'{base}{year}/', f"<a href='{site.file(f'{base}{year}.pdf')}'>部门预算公开.pdf</a>")
    return site


@kind
def a_platform_of_kinds_years_and_units() -> Site:
    """One listener for the whole page: a kind, a year and a unit together are a list; the first two ask again for the units alone."""
    site = Site('/yjsgk/index.html')
    code = "var S = {type: 'YS', year: '2026'}; function get(u, f) { fetch(u).then(function (r) { return r.json(); }).then(f); } function units() { get('/yjsgk/units?year=' + S.year, function (t) { document.getElementById('u').innerHTML = t.map(function (c) { return '<dd data-u=\"' + c.id + '\">' + c.label + '</dd>'; }).join(''); [].forEach.call(document.querySelectorAll('#u dd'), function (e) { e.onclick = function () { docs(e.getAttribute('data-u')); }; }); }); } function docs(u) { get('/yjsgk/docs?unit=' + u + '&type=' + S.type + '&year=' + S.year, function (l) { document.getElementById('d').innerHTML = l.map(function (x) { return '<a href=\"' + x.path + '\">' + x.name + '</a>'; }).join('') || '暂无数据'; }); } document.addEventListener('click', function (e) { var x = e.target.closest('[data-type]'), y = e.target.closest('[data-year]'); if (x) { S.type = x.getAttribute('data-type'); units(); } if (y) { S.year = y.getAttribute('data-year'); units(); } }); window.onload = units;"
    site.whole(site.start, f"<h2>财政公开统一平台</h2><b data-type='YS'>部门预算</b><b data-type='JS'>部门决算</b><span data-year='2026'>2026年</span><span data-year='2025'>2025年</span><dl id='u'></dl><div id='d'></div><script>{code}</script>")
    site.serve('/yjsgk/units', lambda ask: data([{'id': n, 'label': f'云岭县{WHO[n]}'} for n in range(3)]))
    made: dict[tuple[str, ...], list[dict[str, str]]] = {(str(n), kind_, year): [{'path': site.file(f'/yjsgk/f/{kind_}{year}{n}.pdf'), 'name': f'云岭县{WHO[n]}{year}年部门{name}'}] for n in range(3) for kind_, year, name in (('YS', '2026', '预算'), ('YS', '2025', '预算'), ('JS', '2025', '决算'))}
    site.serve('/yjsgk/docs', lambda ask: data(made.get(tuple(asked(ask).get(name, '') for name in ('unit', 'type', 'year')), [])))
    return site


@kind
def options_that_a_button_reads() -> Site:
    """Departments are the groups of a list, reports its options; the button's own handler alone names the list."""
    site = Site('/open/pick.html')
    groups = ''.join(f"<optgroup label='云岭县{WHO[n]}'><option value='/open/r/{n}_b'>2026年预算</option><option value='/open/r/{n}_j'>2024年决算</option></optgroup>" for n in range(6))
    site.page(site.start, f"<h2>预决算公开</h2><select id='pk'>{groups}</select><button type='button' onclick=\"window.open(document.getElementById('pk').value + '.html')\">打开</button>")
    for n in range(6):
        for key, name in (('b', '2026年部门预算'), ('j', '2024年部门决算')):
            site.page(f'/open/r/{n}_{key}.html', f"<h1>云岭县{WHO[n]}{name}</h1><a href='{site.file(f'/open/r/{n}_{key}.pdf')}'>附件</a>")
    return site


@kind
def a_preview_by_words_of_its_own() -> Site:
    """The report's page has only 在线预览, whose page puts a viewer's address together."""
    site = Site('/gk/ys/list.shtml')
    site.page(site.start, '<h2>部门预算</h2><ul>' + listing("<li><a href='{n}.shtml'>{title}</a></li>", range(8)) + '</ul>')
    for n in range(8):
        site.article(f'/gk/ys/{n}.shtml', n, f"<a href='/gk/preview.jsp?id={n}'>在线预览</a>")
        site.whole(f'/gk/preview.jsp?id={n}', f"<script>var url = '/gk/upload/' + '{n}' + '.pdf'; document.write('<iframe src=\"/pdfjs/web/viewer.html?file=' + encodeURIComponent(url) + '\"></iframe>');</script>")
        site.file(f'/gk/upload/{n}.pdf')
    return site


@kind
def a_catalogue_as_plain_text() -> Site:
    """Open data: the catalogue of the reports is a CSV in GBK with the addresses of their pages."""
    site = Site('/data/ysgk.html')
    site.page(site.start, "<h1>部门预算公开数据集</h1><table><tr><td>2026年部门预算公开目录</td><td>CSV</td><td><a href='/data/ml.csv'>下载</a></td></tr></table>")
    lines = '部门名称,标题,链接\r\n' + ''.join(f'云岭县{WHO[n]},{TITLES[n]},{BASE}/data/{n}.html\r\n' for n in range(12))
    site.answers['/data/ml.csv'] = (200, {'Content-Type': 'text/csv'}, lines.encode('gbk'))
    site.articles('/data/{n}.html', '/data/f/{n}.pdf')
    return site


@kind
def rows_that_lead_behind_a_hash() -> Site:
    """Each row leads to one page with its number behind the hash; that page asks for what it names."""
    site = Site('/budget/list.html')
    lines = listing("<tr data-id='r{n}'><td>{n}</td><td>{title}</td></tr>", range(8))
    site.page(site.start, f"<h2>部门预算公开</h2><table><tbody id='tb'>{lines}</tbody></table><script>$('#tb').on('click', 'tr', function () {{ window.location = 'detail.html#' + $(this).data('id'); }});</script>")
    site.page('/budget/detail.html', "<div id='c'></div><script>$.getJSON('/budget/doc/' + location.hash.substring(1), function (r) { $('#c').html('<h1>' + r.title + '</h1><a href=\"' + r.url + '\">附件1</a>'); });</script>")
    for n in range(8):
        site.answers[f'/budget/doc/r{n}'] = data({'title': TITLES[n], 'url': site.file(f'/budget/u/{n}.pdf')})
    return site


@kind
def menus_news_and_cut_titles() -> Site:
    """TRS: the menu alone names the column; years have lists of cut titles; the news beside are dead, and so is what there is more of."""
    site = Site('/czgk/bmyjs/index.shtml')
    menu = "<div class='leftnav'><ul><li><a href='/czgk/zfyjs/index.shtml'>政府预决算</a></li><li class='cur'><a href='/czgk/bmyjs/index.shtml'>部门预决算</a></li></ul></div>"
    news = "<div class='side'><div class='tit'><h4>热点信息</h4><a href='/xwzx/'>更多</a></div><ul>" + ''.join(f"<li><a href='/xwzx/rd/{n}.shtml'>县长调研第{n}季度经济运行</a><span>2026-02-1{n}</span></li>" for n in range(4)) + '</ul></div>'
    site.page('/xwzx/', "<ul><li><a href='/xwzx/rd/9.shtml'>全县经济工作会议召开</a></li></ul>")
    site.page(site.start, menu + "<ul class='tab'><li><a href='./y2026/'>2026年</a></li></ul>" + news)
    lines = [f"<li><span>2026-02-2{n % 9}</span><a href='./202602/t2_{n}.shtml'>云岭县{WHO[n]}2026...</a></li>" for n in range(12)]
    for number, part in enumerate((lines[:6], lines[6:])):
        site.page(f"/czgk/bmyjs/y2026/{'index_1.shtml' if number else ''}", menu + f"<ul class='list'>{''.join(part)}</ul><script>createPageHTML(2,{number},\"index\",\"shtml\",12);</script>" + news)
    for n in range(12):
        site.article(f'/czgk/bmyjs/y2026/202602/t2_{n}.shtml', n, f"<a href='{site.file(f'/czgk/bmyjs/y2026/202602/P{n}.pdf')}'>附件</a>{news}")
    return site


@kind
def departments_that_an_icon_unfolds() -> Site:
    """Domino: a view of departments; the icon beside a name unfolds it, pages go on by Start; a button of the report's page sets the address of its file."""
    site = Site('/web/ysgk.nsf/ByDept?OpenView&Start=1&Count=5')

    def view(ask: Ask) -> Said:
        start, unfolded = int(asked(ask).get('Start', 1)), asked(ask).get('Expand')
        lines = ''
        for n in range(start - 1, min(start + 4, 10)):
            lines += f"<tr><td><a href='/web/ysgk.nsf/ByDept?OpenView&Start={start}&Count=5&Expand={n + 1}#{n + 1}'><img src='/i.gif' alt='展开'></a></td><td>{WHO[n]}</td></tr>"
            lines += f"<tr><td></td><td><a href='/web/ysgk.nsf/0/{n:04X}?OpenDocument'>2026年部门预算</a></td></tr>" if unfolded == str(n + 1) else ''
        on = "<a href='/web/ysgk.nsf/ByDept?OpenView&Start=6&Count=5'>下一页</a>" if start == 1 else ''
        return 200, HTML, f'<h2>部门预算公开</h2><table>{lines}</table>{on}'.encode()

    site.serve('/web/ysgk.nsf/ByDept', view)
    for n in range(10):
        site.page(f'/web/ysgk.nsf/0/{n:04X}?OpenDocument', f"<b>{TITLES[n]}</b><input type='button' value='下载附件' onclick=\"window.location='{site.file(f'/web/ysgk.nsf/0/{n:04X}/$FILE/{n}.pdf')}?fid={n:08x}'\">")
        site.answers[f'/web/ysgk.nsf/0/{n:04X}/$FILE/{n}.pdf?fid={n:08x}'] = site.answers[f'/web/ysgk.nsf/0/{n:04X}/$FILE/{n}.pdf']
    return site
