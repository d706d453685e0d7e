# ruff: noqa: E501
# fmt: off
"""A choice that is kept where no address shows it: in the server's session, in a script's variable."""

from __future__ import annotations

import json

from collection.portal.walking.asking import Ask
from tests.collection.portal.vendor_site import HTML, WHO, Said, Site, asked, data, kind, rows


@kind
def a_department_kept_in_the_session() -> Site:
    """A department's link sets it in the session and sends back to the one address of the list."""
    site, chosen = Site('/pub/list.do'), [0]
    names = ''.join(rows("<a href='/pub/switch.do?unit={n}'>{who}</a>", range(6)))

    def switched(ask: Ask) -> Said:
        chosen[0] = int(asked(ask)['unit'])
        return 302, {'Location': '/pub/list.do'}, b''

    def listed(ask: Ask) -> Said:
        k = chosen[0]
        return 200, HTML, f"<h2>预算公开</h2>{names}<h3>{WHO[k]}</h3><ul>{''.join(f'<li><a href=/pub/f/{k}_{y}.pdf>云岭县{WHO[k]}{y}年部门预算</a></li>' for y in (2026, 2025))}</ul>".encode()

    site.serve('/pub/switch.do', switched)
    site.serve('/pub/list.do', listed)
    for n in range(6):
        for year in (2026, 2025):
            site.file(f'/pub/f/{n}_{year}.pdf')
    return site


@kind
def a_year_kept_in_a_variable() -> Site:
    """A list for choosing keeps the year in a variable and shows nothing; a department's tile then asks for that year."""
    site = Site('/bmys/index')
    code = "var yr = '2026'; $(function () { $('#yr').change(function () { yr = $(this).val(); $('#res').empty(); }); $('.tile').click(function () { $.post('/bmys/query', {org: $(this).data('code'), year: yr}, function (r) { $('#res').html('<a href=\"' + r.path + '\">' + r.name + '</a>'); }, 'json'); }); });"
    tiles = ''.join(rows("<div class='tile' data-code='{n}'>{who}</div>", range(4)))
    site.page(site.start, f"<h2>部门预决算公开平台</h2><select id='yr'><option value='2026'>2026</option><option value='2025'>2025</option></select>{tiles}<div id='res'></div><script>{code}</script>")
    made = {(str(n), year): {'path': site.file(f'/bmys/f/{n}_{year}.pdf'), 'name': f'云岭县{WHO[n]}{year}年部门预算'} for n in range(4) for year in ('2026', '2025')}
    site.serve('/bmys/query', lambda ask: data(made[asked(ask)['org'], asked(ask)['year']]))
    return site


@kind
def a_year_kept_beside_kinds_and_departments() -> Site:
    """A year only kept; a kind is kept and asks for all, which gives nothing; a department's tile asks for both."""
    site = Site('/ndbm/index')
    code = "var yr = '2026', k = 'ys'; function load(d) { $.post('/ndbm/query', {kind: k, year: yr, org: d}, function (r) { $('#res').html(r.map(function (x) { return '<p><a href=\"' + x.path + '\">' + x.name + '</a></p>'; }).join('')); }, 'json'); } $(function () { $('.y').click(function () { yr = $(this).data('y'); $('#res').empty(); }); $('.k').click(function () { k = $(this).data('k'); load('all'); }); $('.tile').click(function () { load($(this).data('code')); }); });"
    years = "<p><span class='y' data-y='2026'>2026年</span><span class='y' data-y='2025'>2025年</span></p>"
    kinds = "<p><span class='k' data-k='ys'>部门预算</span><span class='k' data-k='js'>部门决算</span></p>"
    tiles = ''.join(rows("<div class='tile' data-code='{n}'>{who}</div>", range(4)))
    site.page(site.start, f"<h2>部门预决算公开平台</h2>{years}{kinds}{tiles}<div id='res'></div><script>{code}</script>")
    made = {(kind_, year, str(n)): [{'path': site.file(f'/ndbm/f/{kind_}{year}{n}.pdf'), 'name': f'云岭县{WHO[n]}{year}年部门{name}'}] for kind_, name in (('ys', '预算'), ('js', '决算')) for year in ('2026', '2025') for n in range(4)}

    def listed(ask: Ask) -> Said:
        said = asked(ask)
        return data(made.get((said['kind'], said['year'], said['org']), []))
    site.serve('/ndbm/query', listed)
    return site


@kind
def departments_by_letter_of_kept_years_and_kinds() -> Site:
    """A letter shows its departments, one, several or none; a department, a year and a kind of report are kept and ask for one list."""
    site = Site('/bmyjs/index')
    code = "var S = {dept: '', year: '2026', kind: 'ys'}; function draw() { if (S.dept) $.post('/bmyjs/files', S, function (r) { $('#files').html($.map(r.rows, function (x) { return '<li><a href=\"' + x.path + '\">' + x.name + '</a></li>'; }).join('') || '<li>暂无数据</li>'); }, 'json'); } $('.az span').click(function () { $.post('/bmyjs/depts', {letter: $(this).text()}, function (r) { $('#depts').empty(); $.each(r.rows, function (i, d) { $('<a class=\"dept\" href=\"javascript:void(0)\"></a>').text(d.name).data('id', d.id).appendTo('#depts'); }); }, 'json'); }); $('#depts').on('click', '.dept', function () { S.dept = $(this).data('id'); draw(); }); $('.year').click(function () { S.year = $(this).data('y'); draw(); }); $('.kind').click(function () { S.kind = $(this).data('k'); draw(); });"
    choices = "<div><b class='year' data-y='2026'>2026年</b> <b class='year' data-y='2025'>2025年</b></div><div><b class='kind' data-k='ys'>部门预算</b> <b class='kind' data-k='js'>部门决算</b></div>"
    site.page(site.start, f"<h2>部门预决算公开平台</h2><div class='az'><span>A</span><span>C</span><span>G</span><span>J</span><span>S</span></div><div id='depts'></div>{choices}<ul id='files'></ul><script>{code}</script>")
    letters = {'C': [3], 'G': [9], 'J': [0, 1], 'S': [2, 5, 6]}
    made = {(str(n + 1), year, kind_): [{'path': site.file(f'/bmyjs/f/{n}{year}{kind_}.pdf'), 'name': f'云岭县{WHO[n]}{year}年部门{name}'}] for group in letters.values() for n in group for year, kind_, name in (('2026', 'ys', '预算'), ('2025', 'ys', '预算'), ('2025', 'js', '决算'))}
    site.serve('/bmyjs/depts', lambda ask: data({'rows': [{'id': n + 1, 'name': f'云岭县{WHO[n]}'} for n in letters.get(asked(ask)['letter'], [])]}))
    site.serve('/bmyjs/files', lambda ask: data({'rows': made.get((asked(ask)['dept'], asked(ask)['year'], asked(ask)['kind']), [])}))
    return site


@kind
def a_tree_and_a_grid_below_a_search() -> Site:
    """Every page has the tree again, with its own state; the grid has pages; the head's search is the first form. Two nodes hold nothing."""
    site = Site('/xxgk/bmyjs.aspx')
    own = {n: [(site.file(f'/xxgk/dl.ashx?id={n}{year}'), f'云岭县{WHO[n]}{year}年部门预算') for year in (2026, 2025, 2024, 2023)] if n > 1 else [] for n in range(7)}

    def page(ask: Ask) -> Said:
        form = dict(ask.form or ())
        target, argument = form.get('__EVENTTARGET', ''), form.get('__EVENTARGUMENT', '')
        n, k = json.loads(form.get('__VIEWSTATE') or '[-1, 1]')[:2]
        n, k = (int(argument.rpartition('d')[2]), 1) if target.endswith('tree') else (n, int(argument[5:]) if argument else k)
        tree = ''.join(rows("<div><a href=\"javascript:__doPostBack('ctl00$tree','sRoot\\\\Departments\\\\d{n}')\">云岭县{who}</a></div>", range(7)))
        grid = ''.join(f"<tr><td>{title}</td><td><a href='{path}'>下载</a></td></tr>" for path, title in own.get(n, [])[2 * k - 2:2 * k])
        grid = grid or ('<tr><td>暂无数据</td></tr>' if n >= 0 else '')
        pages = ''.join(f"<td><a href=\"javascript:__doPostBack('ctl00$grid','Page${j}')\">{j}</a></td>" if j != k else f'<td>{j}</td>' for j in (1, 2)) if own.get(n) else ''
        state = json.dumps([n, k, 'of this page alone'])
        fields = ''.join(f"<input type='hidden' name='{name}' id='{name}' value='{value}'>" for name, value in (('__EVENTTARGET', ''), ('__EVENTARGUMENT', ''), ('__VIEWSTATE', state.replace("'", ''))))
        script = "<script>var theForm = document.forms['form1']; function __doPostBack(t, a) { theForm.__EVENTTARGET.value = t; theForm.__EVENTARGUMENT.value = a; theForm.submit(); }</script>"
        search = "<form action='/so/s' class='top-search'><input name='qt' placeholder='请输入关键字'><button>搜索</button></form>"
        return 200, HTML, f"<html><body>{search}<form method='post' action='bmyjs.aspx' id='form1'>{fields}{script}<h2>部门预决算公开</h2><div>{tree}</div><table>{grid}<tr>{pages}</tr></table></form></body></html>".encode()

    site.answers[site.start] = page
    return site
