# ruff: noqa: E501
# fmt: off
"""Portals of which not everything can be read: what cannot is said."""

from __future__ import annotations

from collection.portal.walking.asking import Ask
from tests.collection.portal.vendor_site import (
    HTML,
    SAID,
    TITLES,
    Portal,
    Said,
    kind_among,
    listing,
)


@kind_among(SAID)
def posts_json() -> Portal:
    """A script posts JSON for its list; beside it stands one article."""
    portal = Portal('/fe/bmys')
    portal.page(portal.start, f"<h2>部门预算</h2><a href='/fe/a/0'>{TITLES[0]}</a><div id='app'></div><script>fetch('/api/article/page',{{method:'POST',headers:{{'Content-Type':'application/json'}},body:JSON.stringify({{channelId:12,pageNo:1,pageSize:15}})}}).then(r=>r.json()).then(show)</script>")
    portal.article('/fe/a/0', 0, f"<a href='{portal.file('/fe/f/0.pdf')}'>附件</a>")
    portal.answers['/api/article/page'] = (415, {}, b'')
    return portal


@kind_among(SAID)
def made_by_a_bundle() -> Portal:
    """Nothing but a script file makes the page."""
    portal = Portal('/app/')
    portal.page(portal.start, "<div id='app'></div><script src='/static/app.3f2.js'></script>")
    return portal


@kind_among(SAID)
def more_without_address() -> Portal:
    """A list that says 加载更多, by a script that nobody can read."""
    portal = Portal('/gk/l.html')
    portal.article('/gk/a/0.html', 0, f"<a href='{portal.file('/gk/f/0.pdf')}'>附件</a>")
    portal.page(portal.start, f"<h2>部门预算</h2><ul><li><a href='/gk/a/0.html'>{TITLES[0]}</a></li></ul><div class='more'>点击加载更多</div><script src='/js/more.js'></script>")
    return portal


@kind_among(SAID)
def next_without_address() -> Portal:
    """下一页 has no address and no function that the page itself defines."""
    portal = Portal('/gk/l.html')
    portal.article('/gk/a/0.html', 0, f"<a href='{portal.file('/gk/f/0.pdf')}'>附件</a>")
    pager = "<span class='on'>1</span><a class='p'>2</a><a class='p'>下一页</a>"
    portal.page(portal.start, f"<h2>部门预算</h2><ul><li><a href='/gk/a/0.html'>{TITLES[0]}</a></li></ul>{pager}<script src='/js/pager.js'></script>")
    return portal


@kind_among(SAID)
def hosts_of_departments() -> Portal:
    """Half of the departments publish on hosts of their own that the place does not allow."""
    portal = Portal('/bmys/')
    items = ''
    for n, title in enumerate(TITLES):
        if n % 2:
            items += f"<li><a href='http://bm{n}.x.gov.cn/ys.html'>{title}</a></li>"
            continue
        portal.article(f'/bmys/{n}.html', n, f"<a href='{portal.file(f'/bmys/{n}.pdf')}'>附件</a>")
        items += f"<li><a href='/bmys/{n}.html'>{title}</a></li>"
    portal.page(portal.start, f'<h2>部门预算</h2><ul>{items}</ul>')
    return portal


@kind_among(SAID)
def login_for_some() -> Portal:
    """Some details send whoever is not logged in to a page for logging in."""
    portal = Portal('/bmys/')
    items = ''
    for n, title in enumerate(TITLES):
        portal.article(f'/bmys/{n}.html', n, f"<a href='{portal.file(f'/bmys/{n}.pdf')}'>附件</a>")
        items += f"<li><a href='/bmys/{n}.html'>{title}</a></li>"
    portal.files -= {f'%PDF-1.4 /bmys/{n}.pdf'.encode() for n in (3, 7)}

    def login(_: Ask) -> Said:
        return (302, {'Location': '/login.html'}, b'')
    for n in (3, 7):
        portal.answers[f'/bmys/{n}.html'] = login
    portal.answers['/login.html'] = (200, HTML, "<h1>用户登录</h1><form>用户名<input><input type='password'></form>".encode())
    portal.page(portal.start, f'<h2>部门预算</h2><ul>{items}</ul>')
    return portal


@kind_among(SAID)
def the_rest_on_a_new_platform() -> Portal:
    """An old column says that later years are on a platform of another house."""
    portal = Portal('/old/ys.html')
    portal.article('/old/a.html', 0, f"<a href='{portal.file('/old/a.pdf')}'>附件</a>")
    portal.page(portal.start, f"<h2>部门预算</h2><p>自2025年起，部门预算公开请移步<a href='http://ysgk.other.gov.cn/'>预决算公开统一平台</a>。</p><ul><li><a href='/old/a.html'>{TITLES[0]}</a></li></ul>")
    return portal


@kind_among(SAID)
def departments_to_choose_elsewhere() -> Portal:
    """The departments of a list for choosing have sites that the place does not allow."""
    portal = Portal('/zwgk/bm.htm')
    offers = listing("<option value='http://bm{n}.x.gov.cn/'>{who}</option>", range(6))
    portal.page(portal.start, f"<h2>部门预决算公开</h2><select onchange='window.open(this.value)'><option value=''>请选择</option>{offers}</select>")
    return portal
