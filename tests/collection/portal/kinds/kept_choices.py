# ruff: noqa: E501
# fmt: off
"""A choice that is kept where no address shows it: in the server's session, in a script's variable."""

from __future__ import annotations

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
