# ruff: noqa: E501
# fmt: off
"""How the column is come to: frames, moves, directories, sites of departments, sessions."""

from __future__ import annotations

import itertools
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
    records,
    slices,
)


@kind
def units_below_departments() -> Site:
    """A department's page has its own report and a list of its units, each with a page and a file."""
    site = Site('/bmys/')
    units = {0: ('云岭县第一中学', '云岭县特殊教育学校'), 4: ('云岭县人民医院', '云岭县妇幼保健院'), 9: ('云岭县农机服务站',)}
    rows = ''
    for n in (0, 2, 4, 9):
        below = ''
        for j, unit in enumerate(units.get(n, ())):
            site.page(f'/bmys/{n}/dw/{j}.html', f"<div class='title'>{unit}</div><div class='con'><a href='{site.file(f'/bmys/{n}/dw/{j}.pdf')}'>2026年预算公开</a></div>")
            below += f"<li><a href='dw/{j}.html'>{unit}</a></li>"
        site.page(f'/bmys/{n}/', f"<div class='title'>县{WHO[n]}</div><div class='con'><p><a href='{site.file(f'/bmys/{n}/bm.pdf')}'>县{WHO[n]}2026年部门预算</a></p><h4>所属单位</h4><ul>{below}</ul></div>")
        rows += f"<li><a href='{n}/'>县{WHO[n]}</a></li>"
    site.page(site.start, f'<h2>县级部门预算公开</h2><ul>{rows}</ul>')
    return site


@kind
def a_list_within_a_list_page_s_frame() -> Site:
    """The column's page has a frame with the list, the list's pages turn within; the frame has no title."""
    site = Site('/col/ysgk.shtml')
    site.page(site.start, "<h2>部门预算公开</h2><iframe src='/inc/list.jsp?cid=77' frameborder='0'></iframe>")
    for k, ns in enumerate(slices(12, 5)):
        rows = listing("<li><a href='/content/{n}.shtml' target='_parent'>{title}</a></li>", ns)
        pager = listing("<a href='list.jsp?cid=77&amp;cur={no}'>{no}</a>", range(3))
        site.whole('/inc/list.jsp?cid=77' + (f'&cur={k + 1}' if k else ''), f'<ul>{rows}</ul><p>共12条 第{k + 1}/3页 {pager}</p>')
    site.answers['/inc/list.jsp?cid=77&cur=1'] = site.answers['/inc/list.jsp?cid=77']
    site.articles("/content/{n}.shtml", "/content/f/{n}.pdf")
    return site


@kind
def a_moved_department() -> Site:
    """The list's items lead by 301 to the new site of the place, allowed by the place's file."""
    site = Site('/bmys/', hosts=('new.x.gov.cn',))
    site.page(site.start, '<h2>部门预算公开</h2><ul>' + listing("<li><a href='/bmys/{n}.html'>{title}</a></li>", range(8)) + '</ul>')
    for n in range(8):
        site.answers[f'/bmys/{n}.html'] = (301, {'Location': f'http://new.x.gov.cn/czj/{n}/'}, b'')
        body = f'%PDF-1.4 new {n}'.encode()
        site.files.add(body)
        site.answers[f'http://new.x.gov.cn/czj/{n}/'] = (200, HTML, f"<html><head><meta charset='utf-8'></head><body><h1>{TITLES[n]}</h1><a href='./{n}.pdf'>附件</a></body></html>".encode())
        site.answers[f'http://new.x.gov.cn/czj/{n}/{n}.pdf'] = (200, {}, body)
    return site


@kind
def sites_of_departments() -> Portal:
    """Each department has a site of its own on a host of the place; columns are called differently."""
    portal = Portal('/zwgk/bmys/')
    columns = ['财政预决算', '预决算公开', '财政资金', '部门预算']
    links = ''
    for k, name in enumerate(WHO[:4]):
        host = f'http://d{k}.x.gov.cn'
        portal.hosts += (f'd{k}.x.gov.cn',)
        links += f"<li><a href='{host}/' target='_blank'>{name}</a></li>"
        portal.page(f'{host}/', f"<ul class='nav'><li><a href='{host}/xw/'>工作动态</a></li><li><a href='{host}/gk/'>政府信息公开</a></li></ul><h2>{name}</h2>")
        portal.page(f'{host}/xw/', f"<ul><li><a href='{host}/xw/1.html'>{name}召开会议</a></li></ul>")
        portal.page(f'{host}/gk/', f"<ul><li><a href='{host}/gk/jg/'>机构职能</a></li><li><a href='{host}/gk/ys/'>{columns[k]}</a></li></ul>")
        portal.page(f'{host}/gk/jg/', '<p>职能</p>')
        rows = ''
        for year in (2024, 2025, 2026):
            file = portal.file(f'{host}/gk/ys/{year}.pdf')
            title = f'云岭县{name}{year}年部门预算'
            portal.page(f'{host}/gk/ys/{year}.html', f"<h1>{title}</h1><a href='{file}'>下载</a>")
            rows += f"<li><a href='{host}/gk/ys/{year}.html'>{title}</a></li>"
        portal.page(f'{host}/gk/ys/', f'<h2>{columns[k]}</h2><ul>{rows}</ul>')
    portal.page(portal.start, f'<h2>各部门预决算公开</h2><ul>{links}</ul>')
    return portal


@kind
def budget_and_final_accounts() -> Portal:
    """A page a department: its budget, its final accounts, and a bundle of its units, by servlet."""
    portal = Portal('/sczyjs/')
    rows = ''
    for n, name in enumerate(WHO[:6]):
        path = f'/sczyjs/dept.action?deptId={n}'
        links = ''
        for year, what, suffix in ((2026, '预算', 'pdf'), (2024, '决算', 'doc'), (2026, '所属单位预算', 'zip')):
            address = f'/servlet/FileServlet?uuid={n}{year}{suffix}-4f2c'
            portal.file(address, Content_Disposition=f"attachment; filename*=UTF-8''{quote(f'{name}{year}年{what}.{suffix}')}")
            links += f"<p><a href='{address}'>{year}年{what}</a></p>"
        portal.page(path, f'<h1>{name}</h1>{links}')
        rows += f"<td><a href='dept.action?deptId={n}'>{name}</a></td>"
    portal.page(portal.start, f'<h2>部门预决算公开</h2><table><tr>{rows}</tr></table>')
    return portal


@kind
def frame_beside_a_menu() -> Portal:
    """The list stands in a frame; the page around it has links of its own to the same topic."""
    portal = Portal('/zfxxgk/fdzdgknr/index.html')
    files = [portal.file(f'/zfxxgk/f/{n}.pdf') for n in range(len(TITLES))]
    items = listing("<li><a href='/zfxxgk/a/{n}.html'>{title}</a></li>")
    for n, file in enumerate(files):
        portal.article(f'/zfxxgk/a/{n}.html', n, f"<embed src='{file}'/>")
    side = "<ul class='side'><li><a href='../zc/'>预决算公开制度</a></li></ul>"
    latest = f"<div>最新：<a href='/zfxxgk/a/0.html'>{TITLES[0]}</a></div>"
    portal.page(portal.start, f"<h2>部门预决算</h2>{side}{latest}<iframe src='list.jsp?cat=88'></iframe>")
    portal.page('/zfxxgk/fdzdgknr/list.jsp?cat=88', f'<ul>{items}</ul>')
    return portal


@kind
def district_on_one_page() -> Portal:
    """One table, a hundred links: pictures for links, a department's cell over two rows."""
    portal = Portal('/ztzl/yjs2026.html')
    rows = ''
    for n in range(50):
        who = f"云岭县{WHO[n % 12]}{('' if n < 12 else f'第{n}所')}"
        one, two = (portal.file(f'/ztzl/y/{n}.pdf'), portal.file(f'/ztzl/j/{n}.pdf'))
        icon = "<img src='/images/pdf.png' alt=''/>"
        rows += f"<tr><td rowspan='2'>{n + 1}</td><td rowspan='2'>{who}</td><td>2026年部门预算</td><td><a href='{one}'>{icon}</a></td></tr><tr><td>2024年部门决算</td><td><a href='{two}'>{icon}</a></td></tr>"
    portal.page(portal.start, f'<h1>云岭县部门预决算公开</h1><table>{rows}</table>')
    return portal


@kind
def sessions_and_old_markup() -> Portal:
    """A cookie is set by a redirect to the same address; GBK without a word of it; base, //host."""
    portal = Portal('/gov/ys/index.asp')
    seen: set[str] = set()
    items = ''
    for n, title in enumerate(TITLES):
        file = portal.file(f'/gov/ys/soft/{n}.pdf')
        body = f'<H1>{title}</H1><A HREF=//www.x.gov.cn{file}>下载地址一</A>'
        portal.answers[f'/gov/ys/show.asp?ID={n}'] = (200, {}, body.encode('gbk'))
        items += f'<TR><TD><A HREF=show.asp?ID={n} TARGET=_blank>{title}</A><TD>2026-2-27'
    text = f'<BASE HREF=http://www.x.gov.cn/gov/ys/><H3>部门预算</H3><TABLE>{items}</TABLE>'

    def index(ask: Ask) -> Said:
        if ask.url not in seen:
            seen.add(ask.url)
            return (302, {'Location': ask.url, 'Set-Cookie': 'ASPSESSION=1; path=/'}, b'')
        return (200, HTML, text.encode('gbk'))
    portal.answers['/gov/ys/index.asp'] = index
    return portal


@kind
def frames_of_old() -> Site:
    """A frameset: the menu on the left opens lists in the main frame; lists are GBK."""
    site = Site('/xxgk/default.htm')
    site.answers[site.start] = (200, HTML, "<html><head><title>部门预算公开</title></head><frameset cols='200,*'><frame name='left' src='left.htm'><frame name='main' src='main.htm'></frameset></html>".encode('gbk'))
    menu = listing("<tr><td><a href='y{n}.htm' target='main'>{n}年部门预算</a></td></tr>", (2026, 2025))
    site.whole('/xxgk/left.htm', f"<table>{menu}<tr><td><a href='zn.htm' target='main'>公开指南</a></td></tr></table>", charset='gbk')
    site.whole('/xxgk/main.htm', '<p>请选择左侧栏目</p>', charset='gbk')
    site.whole('/xxgk/zn.htm', '<p>指南</p>', charset='gbk')
    for y in (2026, 2025):
        site.whole(f'/xxgk/y{y}.htm', '<table>' + site.listing("<tr><td>{no}</td><td>{who}</td><td><a href='{file}'>预算</a></td></tr>", f"/xxgk/{y}/{{n}}.doc", of=range(7)) + '</table>', charset='gbk')
    return site


@kind
def parts_of_departments() -> Site:
    """A department's page has its units below it; each unit's budget is an article of its own."""
    site = Site('/yjs/2026/index.html')
    site.page(site.start, '<h1>2026年部门预算</h1><table>' + listing("<tr><td><a href='/yjs/2026/{n}/index.html'>{who}</a></td></tr>", range(5)) + '</table>')
    for n in range(5):
        units = ''.join((f"<li><a href='/yjs/2026/{n}/{k}.html'>{WHO[n]}{name}</a></li>" for k, name in enumerate(('本级', '综合服务中心', '培训中心'))))
        site.page(f'/yjs/2026/{n}/index.html', f"<h1>{WHO[n]}</h1><p><a href='{site.file(f'/yjs/2026/{n}/all.pdf')}'>{WHO[n]}2026年部门预算（汇总）</a></p><h3>所属单位预算</h3><ul>{units}</ul>")
        for k, name in enumerate(('本级', '综合服务中心', '培训中心')):
            site.page(f'/yjs/2026/{n}/{k}.html', f"<h1>{WHO[n]}{name}2026年单位预算</h1><a href='{site.file(f'/yjs/2026/{n}/{k}.pdf')}'>单位预算</a>")
    return site


@kind
def two_columns_of_one_name() -> Site:
    """政府信息公开 leads to 财政信息 of the government and to that of each street; budgets are in both."""
    site = Site('/zfxxgk/')
    site.page(site.start, "<h1>政府信息公开</h1><ul><li><a href='/zfxxgk/fd/'>法定主动公开内容</a></li><li><a href='/zfxxgk/jd/'>镇（街道）信息公开</a></li></ul>")
    site.page('/zfxxgk/fd/', "<h1>法定主动公开内容</h1><a href='/zfxxgk/fd/cz/'>财政信息</a><a href='/zfxxgk/fd/gh/'>规划信息</a>")
    site.page('/zfxxgk/fd/gh/', '<h1>规划信息</h1>')
    site.page('/zfxxgk/fd/cz/', '<h1>财政信息</h1><ul>' + listing("<li><a href='/zfxxgk/fd/cz/{n}.html'>{title}</a></li>", range(6)) + '</ul>')
    site.articles("/zfxxgk/fd/cz/{n}.html", "/zfxxgk/fd/cz/{n}.pdf", of=range(6))
    towns = ('城关镇', '云岭乡', '东街道')
    site.page('/zfxxgk/jd/', '<h1>镇（街道）信息公开</h1>' + ''.join((f"<a href='/zfxxgk/jd/{k}/'>{name}</a>" for k, name in enumerate(towns))))
    for k, name in enumerate(towns):
        site.page(f'/zfxxgk/jd/{k}/', f"<h1>{name}</h1><a href='/zfxxgk/jd/{k}/cz/'>财政预决算</a><a href='/zfxxgk/jd/{k}/zc/'>政策</a>")
        site.page(f'/zfxxgk/jd/{k}/zc/', '<h1>政策</h1>')
        site.page(f'/zfxxgk/jd/{k}/cz/', f"<h1>财政预决算</h1><ul><li><a href='/zfxxgk/jd/{k}/cz/1.html'>{name}2026年部门预算</a></li></ul>")
        site.page(f'/zfxxgk/jd/{k}/cz/1.html', f"<h1>{name}2026年部门预算</h1><a href='{site.file(f'/zfxxgk/jd/{k}/cz/1.pdf')}'>附件</a>")
    return site


@kind
def frames_turned_by_a_menu() -> Site:
    """2005: frames, GBK; the menu's handlers set the location of the main frame, empty at first."""
    site = Site('/xxgk/default.htm')
    site.answers[site.start] = (200, HTML, "<html><head><title>信息公开</title></head><frameset rows='80,*'><frame src='top.htm'><frameset cols='180,*'><frame src='left.htm' name='left'><frame src='blank.htm' name='mainFrame'></frameset></frameset></html>".encode('gb18030'))
    site.whole('/xxgk/top.htm', "<img src='banner.jpg'>", 'gb18030')
    site.whole('/xxgk/blank.htm', '<p>请点击左侧栏目</p>', 'gb18030')
    menu = ''.join((f"""<tr><td onclick="parent.mainFrame.location.href='list.jsp?lm={k}'" style='cursor:hand'>{name}</td></tr>""" for k, name in ((1, '领导介绍'), (2, '机构设置'), (3, '部门预算'), (4, '部门决算'))))
    site.whole('/xxgk/left.htm', f'<table>{menu}</table>', 'gb18030')
    for lm, name in ((3, '预算'), (4, '决算')):
        rows = ''
        for n in range(6):
            title = f'云岭县{WHO[n]}2026年部门{name}'
            rows += f"""<tr><td><a href="javascript:openwin('show.jsp?id={lm}{n}')">{title}</a></td></tr>"""
            site.whole(f'/xxgk/show.jsp?id={lm}{n}', f"<center><b>{title}</b></center><a href='{site.file(f'/xxgk/fj/{lm}{n}.doc')}'>附件下载</a>", 'gb18030')
        site.whole(f'/xxgk/list.jsp?lm={lm}', f"<script>function openwin(u){{ window.open(u,'','width=800,height=600'); }}</script><table>{rows}</table>", 'gb18030')
    return site


@kind
def index_of_a_folder() -> Site:
    """A server's own listing of a folder, with folders of the years before."""
    site = Site('/upload/bmys/2026/')
    for year, path in ((2026, site.start), (2025, '/upload/bmys/2026/2025/')):
        rows = ''.join(f"<a href='{site.file(f'{path}{n}.pdf').rpartition('/')[2]}'>云岭县{WHO[n]}{year}年部门预算.pdf</a>      27-Feb-2026 10:00     120K\n" for n in range(6))
        below = "<a href='2025/'>2025/</a>\n" if year == 2026 else ''
        site.answers[path] = (200, HTML, f"<html><head><title>Index of {path}</title></head><body><h1>Index of {path}</h1><hr><pre><a href='../'>../</a>\n{below}{rows}</pre></body></html>".encode())
    return site


@kind
def sessions_in_addresses() -> Portal:
    """Every answer writes a new session into its links: the same page under ever new addresses."""
    portal = Portal('/zwgk/list.jsp?ch=5')
    count = itertools.count()

    def listed(ask: Ask) -> Said:
        session = f';jsessionid={next(count):08X}'
        number = int(asked(ask).get('pageNo', 1))
        rows = listing(f"<li><a href='/zwgk/show.jsp{session}?id={{n}}'>{{title}}</a></li>", range(4 * number - 4, 4 * number))
        pager = listing(f"<a href='/zwgk/list.jsp{session}?ch=5&pageNo={{n}}'>{{n}}</a>", (1, 2, 3))
        return (200, HTML, f'<h2>部门预算</h2><ul>{rows}</ul>{pager}'.encode())

    def shown(ask: Ask) -> Said:
        n = int(asked(ask)['id'])
        body = f"<h1>{TITLES[n]}</h1><a href='/zwgk/f/{n}.pdf'>附件</a>"
        return (200, HTML, body.encode())
    portal.files_at("/zwgk/f/{n}.pdf", of=range(len(TITLES)))
    plain = portal.server

    def server(ask: Ask) -> Said:
        path = ask.url.partition('//')[2].partition('/')[2]
        if path.startswith('zwgk/list.jsp'):
            return listed(ask)
        return shown(ask) if path.startswith('zwgk/show.jsp') else plain(ask)
    portal.server = server
    return portal


@kind
def departments_with_catalogues() -> Portal:
    """部门信息公开: each department has a catalogue; the budgets are a column of each."""
    portal = Portal('/xxgk/bmxxgk/index.html')
    items = ''
    for n, who in enumerate(WHO):
        root = f'/xxgk/bm{n}/'
        items += f"<li><a href='{root}index.html'>县{who}</a></li>"
        portal.page(f'{root}index.html', f"<h1>县{who}</h1><ul><li><a href='jg.html'>机构概况</a></li><li><a href='zc.html'>政策文件</a></li><li><a href='cz/index.html'>财政预决算</a></li></ul>")
        file = portal.file(f'{root}cz/{n}.pdf')
        portal.page(f'{root}cz/index.html', f"<h3>财政预决算</h3><a href='1.html'>{TITLES[n]}</a>")
        portal.article(f'{root}cz/1.html', n, f"<a href='{file}'>{TITLES[n]}.pdf</a>")
    portal.page(portal.start, f'<h2>部门信息公开目录</h2><ul>{items}</ul>')
    return portal


@kind
def departments_own_columns_by_logo() -> Site:
    """Departments as pictures; each one's directory leads by three steps to its budgets."""
    site = Site('/bmxxgk/')
    site.page(site.start, "<h2>部门信息公开目录</h2><div class='logos'>" + listing("<a href='/bmxxgk/d{n}/'><img src='/i/{n}.png' alt='云岭县{who}'></a>", range(6)) + '</div>')
    for n in range(6):
        base = f'/bmxxgk/d{n}/'
        site.page(base, f"<h1>云岭县{WHO[n]}</h1><ul><li><a href='{base}zn/'>信息公开指南</a></li><li><a href='{base}fd/'>法定主动公开内容</a></li><li><a href='{base}nb/'>信息公开年报</a></li></ul>")
        site.page(f'{base}zn/', '<h1>指南</h1>')
        site.page(f'{base}nb/', "<h1>年报</h1><a href='x.html'>2025年政府信息公开工作年度报告</a>")
        site.page(f'{base}fd/', f"<h1>法定主动公开内容</h1><ul><li><a href='{base}fd/jg/'>机构职能</a></li><li><a href='{base}fd/cz/'>财政信息</a></li></ul>")
        site.page(f'{base}fd/jg/', '<h1>机构职能</h1>')
        rows = ''.join(f"<li><a href='{base}fd/cz/{y}.html'>{y}年{('部门预算' if y > 2024 else '部门决算')}</a></li>" for y in (2026, 2025, 2024))
        site.page(f'{base}fd/cz/', f'<h1>财政信息</h1><ul>{rows}</ul>')
        for y in (2026, 2025, 2024):
            site.page(f'{base}fd/cz/{y}.html', f"<h1>{WHO[n]}{y}年{('部门预算' if y > 2024 else '部门决算')}</h1><p>2026-02-27</p><a href='{site.file(f'{base}fd/cz/{y}.pdf')}'>附件</a>")
    return site


@kind
def moved_and_framed() -> Portal:
    """The column has moved: a page says so with a link; the new one is a frame on https."""
    portal = Portal('/old/bmys/')
    portal.page(portal.start, "<p>本栏目已迁移，请访问<a href='/new/yjsgk/'>新的预决算公开平台</a></p>")
    portal.page('/new/yjsgk/', "<h1>预决算公开平台</h1><iframe src='list.html' width='100%'></iframe>")
    rows = listing("""<tr><td>{who}</td><td><a href="javascript:void(0)" onclick="javascript:window.open('/new/pdf/web/viewer.html?file=/new/doc/{n}.pdf')">2026年部门预算</a></td></tr>""", range(9))
    portal.files_at("/new/doc/{n}.pdf", of=range(9))
    portal.page('/new/yjsgk/list.html', f'<table>{rows}</table>')
    return portal


@kind
def framesets() -> Portal:
    """An old site of frames in frames: a menu of years on the left, a list on the right."""
    portal = Portal('/czj/')
    portal.answers['/czj/'] = (200, HTML, b"<html><frameset cols='20%,*'><frame src='left.asp'><frame name='main' src='main.asp?y=2026'></frameset></html>")
    years = listing("<p><a href='main.asp?y={n}' target='main'>{n}年部门预算</a></p>", (2026, 2025))
    portal.page('/czj/left.asp', years, 'gbk')
    for k, year in enumerate((2026, 2025)):
        rows = ''
        for n in range(6):
            file = portal.file(f'/czj/{year}/{n}.doc')
            rows += f"<tr><td><a href='{year}/{n}.doc'>云岭县{WHO[n + 6 * k]}{year}年部门预算</a></td></tr>"
            assert file
        portal.page(f'/czj/main.asp?y={year}', f'<table>{rows}</table>', 'gbk')
    return portal


@kind
def departments_without_reports() -> Site:
    """Each department's panel asks for its files; some say that there is nothing yet."""
    site = Site('/bmgk/index.html')
    heads = listing("<li data-code='c{n}'>县{who}</li>", range(9))
    site.page(site.start, f"""<h2>部门预算公开</h2><ul class='bm'>{heads}</ul><div id='box'></div><script>$('.bm li').on('click', function(){{ var code = $(this).attr('data-code'); $.post('/bmgk/files', {{code: code}}, function(r){{ if (!r.length) {{ $('#box').html('<p>暂无数据</p>'); return; }} $('#box').html($.map(r, function(f){{ return '<p><a href="' + f.href + '">' + f.name + '</a></p>'; }}).join('')); }}, 'json'); }}); $('.bm li').eq(0).click();</script>""")
    held = {f'c{n}': [] if n % 3 == 2 else [{'href': site.file(f'/bmgk/f/{n}.pdf'), 'name': f'{WHO[n]}2026年部门预算'}] for n in range(9)}
    site.serve('/bmgk/files', lambda ask: data(held.get(asked(ask).get('code', ''), [])))
    return site


@kind
def menu_of_columns_by_ajax() -> Site:
    """The open-government page has only a menu that JSON fills; a column's page is one for all."""
    site = Site('/open/')
    site.page(site.start, "<h2>政府信息公开</h2><ul id='m'></ul><script>$.getJSON('/open/menu.json', function(m){ (function add(list, ul){ $.each(list, function(i, c){ var li = $('<li></li>').appendTo(ul); $('<a></a>').attr('href', '/open/column.html?id=' + c.id).text(c.name).appendTo(li); if (c.sub) add(c.sub, $('<ul></ul>').appendTo(li)); }); })(m, $('#m')); });</script>")
    site.answers['/open/menu.json'] = data([{'id': 1, 'name': '政策文件'}, {'id': 2, 'name': '财政信息', 'sub': [{'id': 21, 'name': '部门预算'}, {'id': 22, 'name': '部门决算'}, {'id': 23, 'name': '收费项目'}]}])
    site.answers['/open/column.html?'] = (200, HTML, site.made("""<h2 id='n'></h2><ul id='l'></ul><script>var id = location.search.split('id=')[1]; $.getJSON('/open/list/' + id + '.json', function(d){ document.getElementById('n').innerText = d.name; if (!d.items.length) $('#l').html('<li>暂无数据</li>'); $.each(d.items, function(i, x){ $('#l').append('<li><a href="' + x.url + '">' + x.title + '</a></li>'); }); });</script>"""))
    for i, name, year in ((21, '部门预算', 2026), (22, '部门决算', 2024)):
        site.answers[f'/open/list/{i}.json'] = data({'name': name, 'items': records(range(6), title=f"云岭县{{who}}{year}年{name}", url=f"/open/a/{i}-{{n}}.html")})
        site.pages(f"/open/a/{i}-{{n}}.html", f"<h1>云岭县{{who}}{year}年{name}</h1><a href='{{file}}'>附件</a>", f"/open/f/{i}-{{n}}.pdf", of=range(6))
    for i, name in ((1, '政策文件'), (2, '财政信息'), (23, '收费项目')):
        site.answers[f'/open/list/{i}.json'] = data({'name': name, 'items': []})
    return site
