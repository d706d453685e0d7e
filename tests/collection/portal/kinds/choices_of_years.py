# ruff: noqa: E501, E731
# fmt: off
"""What is chosen first: a year or a month, by tabs, selects, sliders, lines, folders."""

from __future__ import annotations

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
    slices,
)


@kind
def tabs_of_kinds_and_years() -> Site:
    """Two rows of tabs: 预算/决算 and years; both together say which list is asked for."""
    site = Site('/czgk/two.html')
    code = """<script>var kind = 'ys', year = '2026'; function load(){ $('#l').html('<li>加载中…</li>'); $.getJSON('/czgk/json/' + kind + '_' + year + '.json').done(function(d){ $('#l').html(d.length ? '' : '<li>暂无数据</li>'); d.forEach(function(x){ $('#l').append('<li><a href="' + x.u + '">' + x.t + '</a></li>'); }); }); } $('.k').click(function(){ $('.k').removeClass('on'); $(this).addClass('on'); kind = this.getAttribute('data-k'); load(); }); $('.y').click(function(){ year = $(this).text().slice(0, 4); load(); }); load();</script>"""
    site.page(site.start, f"<h2>部门预决算公开</h2><p><span class='k on' data-k='ys'>部门预算</span><span class='k' data-k='js'>部门决算</span></p><p><span class='y'>2026年</span><span class='y'>2025年</span><span class='y'>2024年</span></p><ul id='l'></ul>{code}")
    for kind_, name in (('ys', '部门预算'), ('js', '部门决算')):
        for y in (2026, 2025, 2024):
            has = not (kind_ == 'js' and y > 2024)
            site.answers[f'/czgk/json/{kind_}_{y}.json'] = data([{'t': f'{WHO[n]}{y}年{name}', 'u': site.file(f'/czgk/f/{kind_}{y}{n}.pdf')} for n in range(4)] if has else [])
    return site


@kind
def year_and_a_button() -> Site:
    """The year is chosen in a list, and a button 查询 asks for its departments; the newest is shown."""
    site = Site('/ysgk/query.html')
    script = """<script>function query(){ var y = $('#year').val(); $.ajax({url: '/ysgk/data', data: {year: y}, dataType: 'json', success: function(d){ var h = ''; $.each(d, function(i, o){ h += '<tr><td>' + o.dept + '</td><td><a href="' + o.file + '">' + o.year + '年部门预算</a></td></tr>'; }); $('#tb').html(h); }}); } $(query);</script>"""
    site.page(site.start, f"<h2>部门预算公开查询</h2><select id='year'><option value='2026' selected>2026年</option><option value='2025'>2025年</option><option value='2024'>2024年</option></select><input type='button' value='查询' onclick='query()'><table id='tb'></table>{script}")

    def of_year(ask: Ask) -> Said:
        year = asked(ask).get('year', '2026')
        return data([{'dept': f'县{WHO[n]}', 'year': year, 'file': f'/ysgk/f/{year}/{n}.pdf'} for n in range(6)])
    site.serve('/ysgk/data', of_year)
    for year in (2026, 2025, 2024):
        site.files_at(f"/ysgk/f/{year}/{{n}}.pdf", of=range(6))
    return site


@kind
def years_by_a_slider() -> Site:
    """Years are steps of a slider: its handler gets the value; the newest year is shown at first."""
    site = Site('/vis/ys.html')
    code = """<script>var box = document.getElementById('box'); function show(y){ fetch('/vis/data/' + y + '.json').then(function(r){ return r.json(); }).then(function(d){ box.innerHTML = d.map(function(x){ return '<p><a href="' + x.f + '">' + x.n + '</a></p>'; }).join(''); document.getElementById('y').innerText = y + '年'; }); } document.getElementById('s').addEventListener('input', function(e){ show(e.target.value); }); show(2026);</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><input id='s' type='range' min='2024' max='2026' value='2026'><span id='y'></span><div id='box'></div>{code}")
    for year in (2024, 2025, 2026):
        site.answers[f'/vis/data/{year}.json'] = data([{'n': f'{WHO[n]}{year}年部门预算', 'f': site.file(f'/vis/f/{year}/{n}.pdf')} for n in range(6)])
    return site


@kind
def choose_year_and_department() -> Portal:
    """A platform: a form with lists for the year and the department; a button sends it."""
    portal = Portal('/front/yjsgk/index.do')
    years, files = ((2026, 2025), {})
    for year in years:
        for n in range(4):
            files[year, n] = portal.file(f'/front/yjsgk/down.do?id={year}{n}', Content_Disposition=f'attachment; filename="{year}{n}.pdf"')

    def shown(ask: Ask) -> Said:
        said = asked(ask)
        year = int(said.get('year') or 2026)
        chosen = [int(said['dept'])] if said.get('dept') else range(4)
        rows = ''.join(f"<tr><td>{WHO[n]}</td><td><a href='{files[year, n]}'>{year}年部门预算</a></td></tr>" for n in chosen)
        options = ''.join(f"<option value='{y}'{(' selected' if y == year else '')}>{y}年</option>" for y in years)
        depts = "<option value=''>全部部门</option>" + listing("<option value='{n}'>{who}</option>", range(4))
        form = f"<form id='f' method='post' action='/front/yjsgk/index.do'><select name='year'>{options}</select><select name='dept'>{depts}</select><input type='submit' value='查询'></form>"
        return (200, HTML, f'<html><head><title>预决算公开</title></head><body><h1>部门预决算公开平台</h1>{form}<table>{rows}</table></body></html>'.encode())
    portal.serve('/front/yjsgk/index.do', shown)
    return portal


@kind
def years_by_a_click() -> Portal:
    """The newest year stands on the page; another one comes when its tab is clicked."""
    portal = Portal('/zwgk/bmys/index.html')
    parts = {}
    for k, year in enumerate((2026, 2025)):
        parts[str(year)] = portal.listing(f"<li><a href='{{file}}'>云岭县{{who}}{year}年部门预算</a></li>", f"/zwgk/bmys/{year}/{{n}}.pdf", of=range(6 * k, 6 * k + 6))
    script = "$('.years li').click(function(){ var y = $(this).data('year'); $.get('/zwgk/bmys/part', {year: y}, function(d){ $('#list').html(d); }); });"
    tabs = listing("<li data-year='{n}'>{n}年</li>", parts)
    portal.page(portal.start, f"<h1>部门预算公开</h1><ul class='years'>{tabs}</ul><ul id='list'>{parts['2026']}</ul><script>{script}</script>")
    portal.serve('/zwgk/bmys/part', lambda ask: (200, HTML, parts.get(asked(ask).get('year', ''), '').encode()))
    return portal


@kind
def table_of_years() -> Portal:
    """One table: a row a department, years over 预算 and 决算; 查看 leads to a page with the file."""
    portal = Portal('/sczj/yjs.html')
    head = "<tr><th rowspan='2'>部门名称</th><th colspan='2'>2025年</th><th colspan='2'>2026年</th></tr><tr><th>预算</th><th>决算</th><th>预算</th><th>决算</th></tr>"
    rows = ''
    for n in range(5):
        cells = ''
        for year in (2025, 2026):
            for what in ('预算', '决算'):
                if (year, what) == (2026, '决算'):
                    cells += '<td>—</td>'
                    continue
                path = f"/sczj/{year}/{n}{('b' if what == '预算' else 'f')}.html"
                file = portal.file(path.replace('.html', '.pdf'))
                portal.page(path, f"<h1>{WHO[n]}{year}年部门{what}</h1><p><a href='{file}'>{file[-6:]}</a></p>")
                cells += f"<td><a href='{path}'>查看</a></td>"
        rows += f'<tr><td>{WHO[n]}</td>{cells}</tr>'
    portal.page(portal.start, f'<h2>县级部门预决算公开</h2><table>{head}{rows}</table>')
    return portal


@kind
def a_line_of_years() -> Site:
    """One page, years one below the other; under each the departments' names lead to their files."""
    site = Site('/zfxxgk/fdzdgknr/ysjs/')
    parts = ''.join(f"<dl class='time'><dt><i></i>{year}</dt><dd>" + site.listing("<a href='{file}' target='_blank'>{who}</a>", f"/zfxxgk/f/{year}/{{n}}.pdf", of=range(8)) + '</dd></dl>' for year in (2026, 2025, 2024))
    site.page(site.start, f"<h1>部门预算公开</h1><div class='timeline'>{parts}</div>")
    return site


@kind
def accordion_of_years() -> Portal:
    """One page, an accordion of years; a row a department with 预算, 决算; uuids for addresses."""
    portal = Portal('/ztzl/yjsgk/index.html')
    body = ''
    for year in (2025, 2026):
        rows = ''
        for n, name in enumerate(WHO[:5]):
            links = ''
            for what in ('预算', '决算'):
                address = f"/oss/3f2a{year}{n}{('b' if what == '预算' else 'f')}"
                portal.file(address, Content_Disposition='inline; filename="a.pdf"', Content_Type='application/pdf')
                links += f" [<a href='{address}' target='_blank'>{what}</a>]"
            rows += f'<li><span>{name}</span>{links}</li>'
        body += f"<dl><dt onclick='toggle(this)'>{year}年</dt><dd style='display:none'><ul>{rows}</ul></dd></dl>"
    portal.page(portal.start, f'<h1>部门预决算公开专栏</h1>{body}')
    return portal


@kind
def tabs_of_years_with_frames() -> Site:
    """A tab a year; each shows a frame with a list of its own pages and a box to go to one."""
    site = Site('/ysjs/index.html')
    tabs = listing("<li lay-id='{n}'>{n}年</li>", (2026, 2025))
    frames = ''.join(f"<div class='layui-tab-item{(' layui-show' if y == 2026 else '')}'><iframe src='list_{y}.html' frameborder='0'></iframe></div>" for y in (2026, 2025))
    site.page(site.start, f"<h2>部门预算公开</h2><div class='layui-tab'><ul class='layui-tab-title'>{tabs}</ul><div class='layui-tab-content'>{frames}</div></div><script src='/layui/layui.js'></script><script>layui.use('element')</script>")
    for y in (2026, 2025):
        place = lambda k, y=y: f"/ysjs/list_{y}{('' if k == 1 else f'_{k}')}.html"
        listed = [f"<tr><td><a href='{site.file(f'/ysjs/{y}/{n}.doc')}'>{WHO[n]}{y}年部门预算</a></td></tr>" for n in range(9)]
        for k, part in enumerate(slices(9, 4), 1):
            site.whole(place(k), f"""<table>{''.join(listed[n] for n in part)}</table><div>共3页 当前第{k}页 转到<input id='p' size='2'>页<input type='button' value='GO' onclick="var p = document.getElementById('p').value; location.href = 'list_{y}' + (p == 1 ? '' : '_' + p) + '.html'"></div>""")
    return site


@kind
def years_in_a_timeline() -> Site:
    """A time line: each year's point shows its part of the page; parts are filled when first shown."""
    site = Site('/sjz/')
    points = listing("<li class='pt' data-year='{n}'><i></i><b>{n}</b></li>", (2026, 2025, 2024))
    parts = listing("<section id='s{n}' hidden></section>", (2026, 2025, 2024))
    site.page(site.start, f"<h2>部门预算公开</h2><ul class='line'>{points}</ul>{parts}<script>(function(){{ var done = {{}}; function show(y){{ document.querySelectorAll('section').forEach(function(s){{ s.hidden = s.id != 's' + y; }}); if (!done[y]) {{ done[y] = 1; var r = new XMLHttpRequest(); r.open('GET', '/sjz/part/' + y + '.html'); r.onload = function(){{ document.getElementById('s' + y).innerHTML = r.responseText; }}; r.send(); }} }} document.querySelector('.line').addEventListener('click', function(e){{ var li = e.target.closest('li.pt'); if (li) show(li.dataset.year); }}); show(2026); }})();</script>")
    for y in (2026, 2025, 2024):
        site.answers[f'/sjz/part/{y}.html'] = (200, HTML, site.listing(f"<p><a href='{{file}}'>{{who}}{y}年部门预算</a></p>", f"/sjz/f/{y}{{n}}.pdf", of=range(5)).encode())
    return site


@kind
def years_in_a_select() -> Portal:
    """The years are a list to choose from; a function makes the address."""
    portal = Portal('/yjs/list.php?year=2026')
    options = listing("<option value='{n}'>{n}年</option>", (2026, 2025, 2024))
    for k, year in enumerate((2026, 2025, 2024)):
        rows = ''
        for n in range(4):
            file = portal.file(f'/yjs/d/{year}/{n}.pdf')
            rows += f"<tr><td>云岭县{WHO[n + 4 * k]}</td><td><a href='{file}'>{year}年部门预算</a></td></tr>"
        select = f"""<select onchange="location.href='list.php?year='+this.value">{options}</select>"""
        portal.page(f'/yjs/list.php?year={year}', f'<h2>部门预决算</h2>{select}<table>{rows}</table>')
    return portal


@kind
def years_as_archives() -> Site:
    """Each year's departments in one archive; beside it a single department that was late."""
    site = Site('/czj/ysgk.html')
    links = ''.join(f"<dl><dt>{y}年</dt><dd><a href='{site.file(f'/czj/down/{y}.zip')}'>{y}年县级部门预算公开（全部部门）.zip</a></dd><dd><a href='{site.file(f'/czj/down/{y}-b.rar')}'>{y}年县级部门预算公开（补充）.rar</a></dd></dl>" for y in (2026, 2025))
    site.page(site.start, f"<h2>部门预算公开</h2>{links}<p><a href='{site.file('/czj/down/jyj.docx')}'>云岭县教育局2026年部门预算（更新）</a></p>")
    return site


@kind
def years_as_radio_buttons() -> Site:
    """Years are radio buttons whose change asks for the list by the form's own fields."""
    site = Site('/query/ys.jsp')
    radios = ''.join(f"<label><input type='radio' name='nd' value='{y}' onchange='queryList(1)'{(' checked' if y == 2026 else '')}>{y}年</label>" for y in (2026, 2025))
    site.page(site.start, f"<h2>部门预算公开</h2><form id='f'>{radios}<input type='hidden' name='lm' value='bmys'></form><div id='r'></div><script>function queryList(p){{ $.ajax({{type: 'POST', url: '/query/list.jsp', data: $('#f').serialize() + '&pageno=' + p, dataType: 'html', success: function(h){{ $('#r').html(h); }}}}); }} queryList(1);</script>")

    def rows(ask: Ask) -> Said:
        said = asked(ask)
        y, k = (said.get('nd', '2026'), int(said.get('pageno', 1)))
        items = listing(f"<p><a href='/query/{y}/{{n}}.html'>{{who}}{y}年部门预算</a></p>", slices(8, 4)[k - 1] if k < 3 else [])
        after = f"<a href='javascript:;' onclick='queryList({k + 1})'>下页</a>" if k < 2 else '下页'
        return (200, HTML, f'{items}<div>第{k}/2页 {after}</div>'.encode())
    site.serve('/query/list.jsp', rows)
    for y in (2026, 2025):
        site.pages(f"/query/{y}/{{n}}.html", f"<h1>{{who}}{y}年部门预算</h1><a href='{{file}}'>正文下载</a>", f"/query/{y}/{{n}}.pdf", of=range(8))
    return site


@kind
def years_on_a_picture() -> Site:
    """A picture with areas: each year leads to its own list; the years' lists are tables whose
    first column joins rows.
    """
    site = Site('/html/ysgk/')
    areas = ''.join((f"<area shape='rect' coords='{10 * k},0,{10 * k + 9},30' href='/html/ysgk/{y}.html' alt='{y}年部门预算'>" for k, y in enumerate((2026, 2025, 2024))))
    site.page(site.start, f"<h2>部门预算公开</h2><img src='/i/years.jpg' usemap='#years'><map name='years'>{areas}</map>")
    for y in (2026, 2025, 2024):
        rows = ''.join(((f"<tr><td rowspan='2'>{WHO[n]}</td>" if k == 0 else '<tr>') + f"<td><a href='{site.file(f'/html/ysgk/{y}/{n}_{k}.pdf')}'>{name}</a></td></tr>" for n in range(4) for k, name in enumerate(('部门预算公开说明', '部门预算公开表'))))
        site.page(f'/html/ysgk/{y}.html', f'<h1>{y}年部门预算公开</h1><table><tr><th>部门</th><th>文件</th></tr>{rows}</table>')
    return site


@kind
def years_as_folders() -> Portal:
    """西安-like: …/1.html, 2.html; the year's folders beside; attachments in an iframe of the article."""
    portal = Portal('/gk/czzj/bmczyjs/2026/1.html')
    for year, lot in ((2026, range(8)), (2025, range(8, 12))):
        lots = [list(lot)[j:j + 4] for j in range(0, len(lot), 4)]
        for k, ns in enumerate(lots):
            rows = ''
            for n in ns:
                title = f'云岭县{WHO[n]}{year}年部门预算'
                portal.page(f'/gk/{year}/c{n}.html', f"<h1>{title}</h1><iframe src='/gk/fj.jsp?aid={n}' frameborder='0'></iframe>")
                portal.page(f'/gk/fj.jsp?aid={n}', f"<ul><li>附件：<a href='{portal.file(f'/gk/upload/{n}.pdf')}'>{n}.pdf</a></li></ul>")
                rows += f"<li><a href='/gk/{year}/c{n}.html'>{title}</a></li>"
            pages = listing("<a href='{no}.html'>{no}</a>", range(len(lots)))
            side = listing("<li><a href='/gk/czzj/bmczyjs/{n}/1.html'>{n}年</a></li>", (2026, 2025))
            portal.page(f'/gk/czzj/bmczyjs/{year}/{k + 1}.html', f"<div class='left'><h3>部门财政预决算</h3><ul>{side}</ul></div><ul>{rows}</ul><div class='page'>{pages}</div>")
    return portal


@kind
def years_then_batches() -> Site:
    """Years as columns, in each the batches, in each a zip and the articles; breadcrumbs above."""
    site = Site('/zwgk/fdzdgknr/czyjs/')
    years = ''
    for year in (2026, 2025):
        batches = ''
        for k, name in enumerate(('第一批', '第二批')):
            rows = ''
            for n in range(4 * k, 4 * k + 4):
                title = f'{WHO[n]}{year}年部门预算'
                site.page(f'/zwgk/fdzdgknr/czyjs/{year}/{k}/{n}.html', f"<div class='dqwz'>您的位置：<a href='/'>首页</a>/<a href='../'>{name}</a></div><h1>{title}</h1><a href='{site.file(f'/zwgk/fdzdgknr/czyjs/{year}/{k}/{n}.pdf')}'>{title}</a>")
                rows += f"<li><a href='{n}.html'>{title}</a></li>"
            site.page(f'/zwgk/fdzdgknr/czyjs/{year}/{k}/', f"<h2>{name}</h2><ul>{rows}</ul><p><a href='{site.file(f'/zwgk/fdzdgknr/czyjs/{year}/{k}/all.zip')}'>打包下载</a></p>")
            batches += f"<li><a href='{k}/'>{name}</a></li>"
        site.page(f'/zwgk/fdzdgknr/czyjs/{year}/', f'<h2>{year}年</h2><ul>{batches}</ul>')
        years += f"<li><a href='{year}/'>{year}年度</a></li>"
    site.page(site.start, f'<h2>部门预决算公开</h2><ul>{years}</ul>')
    return site


@kind
def months_as_folders() -> Site:
    """The list shows the newest month; the months before are links by number, each a folder."""
    site = Site('/gov/czxx/bmys/')
    groups = {'2026/03': range(2), '2026/02': range(2, 8), '2025/09': range(8, 12)}
    months = ''.join(f"<a href='/gov/czxx/bmys/{one}/'>{one[:4]}年{int(one[5:])}月</a>\u3000" for one in groups)
    for one, ns in groups.items():
        rows = ''.join(f"<p>·<a href='/gov/czxx/bmys/{one}/{n}.shtml'>{TITLES[n]}</a>（{one.replace('/', '-')}-05）</p>" for n in ns)
        site.page(f'/gov/czxx/bmys/{one}/', f"<h2>部门预算</h2>{rows}<div class='archive'>{months}</div>")
        site.articles(f"/gov/czxx/bmys/{one}/{{n}}.shtml", f"/gov/czxx/bmys/{one}/P0{{n}}.docx", of=ns)
    site.answers[site.start] = site.answers['/gov/czxx/bmys/2026/03/']
    return site
