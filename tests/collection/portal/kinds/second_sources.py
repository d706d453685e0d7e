# ruff: noqa: E501
# fmt: off
"""Lists that do not show all of what is published: another source of the portal knows the rest, or the same request asked for more."""

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
    records,
    rows,
    sent,
    slices,
)
from tests.collection.portal.walking import BASE

XML = {"Content-Type": "text/xml"}
NEWEST = range(7)


def _newest(site: Site, item: str = "<li><a href='{n}.html'>{title}</a></li>", around: str = "{}", head: str = "", crumb: str = "") -> Site:
    """A column that shows the newest seven of twelve articles, without a word of the others."""
    site.articles(f"{site.start}{{n}}.html", f"{site.start}f/{{n}}.pdf", f"{crumb}<a href='{{file}}'>附件</a>")
    site.whole(site.start, around.format(f"<h2>部门预算公开</h2><ul>{''.join(rows(item, NEWEST))}</ul>"), head=head)
    return site


@kind
def known_to_the_map() -> Site:
    """robots.txt names a map of maps; most of what it has are news."""
    site = _newest(Site("/czj/bmys/"))
    for n in range(30):
        site.page(f"/xw/{n}.html", f"<h1>县领导调研{n}</h1>")
    own = listing(f"<url><loc>{BASE}/czj/bmys/{{n}}.html</loc></url>")
    news = listing(f"<url><loc>{BASE}/xw/{{n}}.html</loc></url>", range(30))
    site.answers["/robots.txt"] = (200, {}, f"User-agent: *\nAllow: /\nSitemap: {BASE}/maps.xml\n".encode())
    site.answers["/maps.xml"] = (200, XML, f"<sitemapindex><sitemap><loc>{BASE}/map1.xml</loc></sitemap></sitemapindex>".encode())
    site.answers["/map1.xml"] = (200, XML, f"<urlset>{news}{own}</urlset>".encode())
    return site


@kind
def known_to_the_search() -> Site:
    """The portal's own search has pages of results, the words marked in its titles."""
    form = "<form action='/search/s.jsp'><input name='qt' placeholder='请输入关键词'><input type='hidden' name='site' value='1'><input type='submit' value='搜索'></form>"
    site = _newest(Site("/gk/ys/"), around=f"{form}{{}}")

    def search(ask: Ask) -> Said:
        said = asked(ask)
        found = [n for n in range(12) if said.get("qt") and said["qt"] in TITLES[n]]
        k = int(said.get("p") or 1)
        part = found[5 * k - 5 : 5 * k]
        marked = "".join(f"<div class='r'><a href='/gk/ys/{n}.html'>{TITLES[n].replace('部门预算', '<em>部门预算</em>')}</a><p>…</p></div>" for n in part)
        turn = f"<a href='s.jsp?qt={said.get('qt')}&p={k + 1}'>下一页</a>" if 5 * k < len(found) else ""
        return 200, HTML, site.made(f"<h3>检索结果</h3>{marked}{turn}")

    site.serve("/search/s.jsp", search)
    return site


@kind
def known_to_feeds() -> Site:
    """One feed as RSS has it, another as Atom has it: titles in CDATA, addresses in attributes."""
    site = _newest(Site("/channel/88/"), head="<link rel='alternate' type='application/rss+xml' href='/rss/88.xml'><link rel='alternate' type='application/atom+xml' href='/88.atom'>")
    items = listing(f"<item><title>{{title}}</title><link>{BASE}/channel/88/{{n}}.html</link></item>", range(9))
    site.answers["/rss/88.xml"] = (200, XML, f"<?xml version='1.0'?><rss><channel>{items}</channel></rss>".encode())
    entries = listing(f"<entry><title type='html'><![CDATA[{{title}}]]></title><link href='{BASE}/channel/88/{{n}}.html'/></entry>", range(6, 12))
    site.answers["/88.atom"] = (200, XML, f"<?xml version='1.0'?><feed>{entries}</feed>".encode())
    return site


@kind
def known_to_the_column_that_articles_name() -> Site:
    """A topic shows some; its articles say that they stand in a column, to which nothing else leads."""
    site = _newest(Site("/zt/ys/"), crumb="<p>当前位置：<a href='/col/c9/'>财政信息</a>&gt;<a href='/col/c91/'>部门预算</a></p>")
    site.page("/col/c91/", f"<h2>部门预算</h2><ul>{''.join(rows('<li><a href=/zt/ys/{n}.html>{title}</a></li>'))}</ul>")
    return site


@kind
def among_notices() -> Site:
    """Reports are notices among others; the home page shows the newest of them, and leads to all."""
    site = Site("/home/")
    site.articles("/tzgg/{n}.html", "/tzgg/f{n}.pdf")
    items = [f"<li><a href='/tzgg/{n // 4}.html'>{TITLES[n // 4]}</a></li>" if n % 4 == 1 else f"<li><a href='/tzgg/x{n}.html'>关于第{n}项工作的通知</a></li>" for n in range(48)]
    parts = slices(48, 15)
    for k, part in enumerate(parts):
        turns = listing("<a href='/tzgg/index_{n}.html'>{no}</a>", range(1, len(parts)))
        site.page(f"/tzgg/index_{k}.html" if k else "/tzgg/", f"<h2>通知公告</h2><ul>{''.join(items[n] for n in part)}</ul><div class='page'>{turns}</div>")
    site.page("/zwgk/", "<h2>政务公开</h2><ul><li><a href='/zwgk/zn.html'>指南</a></li></ul>")
    site.page(site.start, f"<a href='/tzgg/'>通知公告</a><a href='/zwgk/'>政务公开</a><ul>{''.join(items[:6])}</ul>")
    return site


@kind
def some_at_a_time() -> Site:
    """A script asks for five items; nothing turns a page, and the answer counts twelve."""
    site = Site("/xxgk/bmys.html")
    site.articles("/xxgk/v/{n}.html", "/xxgk/v/{n}.pdf")
    site.serve("/xxgk/api/q", lambda ask: data({"total": 12, "list": records(range(min(12, int(sent(ask).get('limit', 5)))), title='{title}', href="/xxgk/v/{n}.html")}))
    site.page(site.start, "<h2>部门预算</h2><ul id='u'></ul><script>fetch('/xxgk/api/q?limit=5&ch=7').then(r=>r.json()).then(r=>{ document.getElementById('u').innerHTML=r.list.map(x=>`<li><a href='${x.href}'>${x.title}</a></li>`).join(''); })</script>")
    return site


@kind
def all_shows_but_some() -> Site:
    """A form divides the list; without a choice it shows the first six."""
    site = Site("/ysgk/list.jsp")
    site.articles("/ysgk/show.jsp?i={n}", "/ysgk/down/{n}.xls")
    names = ("农业农村", "教科文", "政法", "综合")

    def listed(ask: Ask) -> Said:
        chosen = asked(ask).get("bm", "")
        of = [n for n in range(12) if f"b{n % 4}" == chosen] if chosen else range(6)
        options = "".join(f"<option value='b{k}'>{one}</option>" for k, one in enumerate(names))
        return 200, HTML, site.made(f"<h2>部门预算</h2><form action='list.jsp' name='q'><select name='bm'><option value=''>--归口股室--</option>{options}</select><input type='image' src='/go.gif'></form><ul>{''.join(rows('<li><a href=show.jsp?i={n}>{title}</a></li>', of))}</ul>")

    site.serve(site.start, listed)
    return site


@kind
def pulled_up_by_a_finger() -> Site:
    """A page for telephones: cards that a finger opens; more when it moves up."""
    site = Site("/wap/budget")
    site.articles("/wap/detail?id={n}", "/wap/file/{n}.pdf")

    def news(ask: Ask) -> Said:
        first = int(sent(ask).get("cursor") or 0)
        return data({"result": {"hasMore": first + 4 < 12, "next": first + 4, "items": records(range(first, min(12, first + 4)), nid=int, subject='{title}')}})

    site.serve("/wap/api/news", news)
    site.whole(site.start, "<section id='feed'></section><div id='tip'>上拉加载更多</div><script>(function(){ var next=0, lock=false, feed=document.getElementById('feed');"
        "function load(){ if(lock) return; lock=true; fetch('/wap/api/news?cursor='+next).then(function(x){return x.json()}).then(function(j){ var r=j.result; r.items.forEach(function(it){ var d=document.createElement('article'); d.className='card'; d.innerHTML='<h4></h4>'; d.querySelector('h4').textContent=it.subject; d.dataset.nid=it.nid; feed.appendChild(d); }); next=r.next; lock=!r.hasMore; document.getElementById('tip').textContent=lock?'已经到底了':'上拉加载更多'; }); }"
        "var y0=0; document.addEventListener('touchstart',function(e){ y0=e.touches[0].pageY; }); document.addEventListener('touchmove',function(e){ if(y0-e.touches[0].pageY>60) load(); });"
        "feed.addEventListener('touchend',function(e){ var c=e.target.closest('.card'); if(c) location.href='/wap/detail?id='+c.dataset.nid; }); load(); })();</script>")
    return site


@kind
def an_element_that_keeps_its_rows() -> Site:
    """An element of the page's own holds its rows itself and shows four of them a page, in a shadow tree."""
    site = Site("/fe/ys/")
    site.articles("/fe/ys/{n}", "/fe/ys/pdf/{n}")
    site.answers["/fe/ys/data.json"] = data(records(range(12), n='{title}', u="/fe/ys/{n}"))
    site.page(site.start, "<h2>部门预算公开</h2><budget-list src='/fe/ys/data.json' size='4'></budget-list><script>customElements.define('budget-list', class extends HTMLElement { constructor(){ super(); this.attachShadow({mode:'open'}); this.p=0; }"
        "async connectedCallback(){ this.rows = await (await fetch(this.getAttribute('src'))).json(); this.draw(); }"
        "draw(){ const z=+this.getAttribute('size'), r=this.rows.slice(this.p*z,(this.p+1)*z); this.shadowRoot.innerHTML = `<ol>${r.map(x=>`<li><a href=\"${x.u}\">${x.n}</a></li>`).join('')}</ol><button part='next'>下页</button>`; this.shadowRoot.querySelector('[part=next]').addEventListener('click',()=>{ if((this.p+1)*z<this.rows.length){this.p++;this.draw();} }); } });</script>")
    return site


@kind
def a_tree_that_posts_back() -> Site:
    """ASP.NET: a tree's nodes are posted as s2026\\0; below each a grid of pages."""
    site = Site("/gkml/Default.aspx")
    for year in (2026, 2025):
        for n in range(12):
            site.page(f"/gkml/View.aspx?y={year}&n={n}", f"<h1>{TITLES[n].replace('2026', str(year))}</h1><a href='{site.file(f'/gkml/up/{year}{n}.pdf')}'>下载</a>")

    def page(ask: Ask) -> Said:
        form = dict(ask.form or ())
        target, argument, state = (form.get(f"__{name}", "") for name in ("EVENTTARGET", "EVENTARGUMENT", "VIEWSTATE"))
        at = argument[1:].split("\\") if target == "TV" else state.split(".")
        year, part = at[0], at[1] if len(at) > 1 else ""
        k = int(argument.partition("$")[2] or 1) if target == "GV" else 1
        tree = "".join(f"<div><a href=\"javascript:__doPostBack('TV','s{one}')\">{one}年</a></div>" + "".join(f"<div><a href=\"javascript:__doPostBack('TV','s{one}\\\\{j}')\">{name}</a></div>" for j, name in enumerate(("党委部门", "政府部门", "乡镇街道")) if year == one) for one in ("2026", "2025"))
        of = range(4 * int(part), 4 * int(part) + 4)[3 * k - 3 : 3 * k] if part.isdigit() else range(0)
        grid = "".join(f"<tr><td><a href='View.aspx?y={year}&n={n}'>{TITLES[n].replace('2026', year)}</a></td></tr>" for n in of)
        turns = "".join(f"<a href=\"javascript:__doPostBack('GV','Page${j}')\">{j}</a> " if j != k else f"<span>{j}</span> " for j in (1, 2)) if of else ""
        return 200, HTML, site.made(f"<h2>部门预算公开目录</h2><form method='post' action='Default.aspx' name='form1'><input type='hidden' name='__EVENTTARGET'><input type='hidden' name='__EVENTARGUMENT'><input type='hidden' name='__VIEWSTATE' value='{year}.{part}'>{tree}<table>{grid}<tr><td>{turns}</td></tr></table></form>")

    site.serve(site.start, page)
    return site


@kind
def tabs_that_are_busy() -> Site:
    """Years are tabs of a script that does nothing while it waits for an answer; 加载更多 below."""
    site = Site("/xxgk/bmyjs.html")
    site.articles("/xxgk/c/{n}.html", "/xxgk/u/{n}.pdf")

    def listed(ask: Ask) -> Said:
        said = asked(ask)
        of = list(range({"c26": 0, "c25": 5, "c24": 9}[said["cid"]], {"c26": 5, "c25": 9, "c24": 12}[said["cid"]]))
        k = int(said["p"])
        return 200, HTML, "".join(rows("<li data-url='/xxgk/c/{n}.html'><em>{title}</em></li>", of[3 * k - 3:3 * k])).encode()

    site.serve("/xxgk/list.do", listed)
    site.page(site.start, "<h2>部门预算</h2><div class='tabs'><span data-c='c26'>2026年</span><span data-c='c25'>2025年</span><span data-c='c24'>2024年</span></div><ul id='box'></ul><div id='more'>加载更多</div><script>var page=1,cid='c26',busy=false;"
        "function load(all){if(busy)return;busy=true;$.get('/xxgk/list.do',{cid:cid,p:page},function(h){busy=false;if(all)$('#box').empty();$('#box').append(h)})}"
        "$(function(){load(true);$('.tabs span').on('click',function(){cid=$(this).data('c');page=1;load(true)});$('#more').on('click',function(){page++;load(false)});$('#box').on('click','li',function(){window.open($(this).data('url'))})});</script>")
    return site


@kind
def radios_and_a_button() -> Site:
    """预算 and 决算 are radio buttons that nothing hears; 查询 asks for what is chosen, with the year."""
    site = Site("/pt/index.html")
    site.articles("/pt/d/{n}.html", "/pt/f/{n}.pdf")
    for n in (4, 5, 6, 9, 10, 11):
        site.page(f"/pt/d/{n}.html", f"<h1>{TITLES[n].replace('2026', '2025')}</h1><a href='/pt/f/{n}.pdf'>附件</a>")
    of = {("2026", "1"): range(4), ("2025", "1"): range(4, 7), ("2026", "2"): range(7, 9), ("2025", "2"): range(9, 12)}
    site.serve("/pt/q.json", lambda ask: data(records(of.get((sent(ask).get('y', ''), sent(ask).get('k', '')), ()), t=lambda n: TITLES[n].replace('2026', sent(ask)['y']), u="/pt/d/{n}.html")))
    site.page(site.start, "<h2>部门预决算公开</h2><select id='y'><option>2026</option><option>2025</option></select><label><input type='radio' name='k' value='1' checked>预算</label><label><input type='radio' name='k' value='2'>决算</label><button id='go'>查询</button><ul id='u'></ul>"
        "<script>function ask(){ $.getJSON('/pt/q.json',{y:$('#y').val(),k:$('input[name=k]:checked').val()},function(r){ $('#u').html(r.map(function(x){ return '<li><a href=\"'+x.u+'\">'+x.t+'</a></li>'; }).join('')); }); } $('#go').click(ask); ask();</script>")
    return site


@kind
def departments_alone() -> Site:
    """The start page has nothing but departments; some keep their reports among their notices."""
    site = Site("/egov/")
    for n in range(12):
        file = site.file(f"/egov/f/{n}.pdf")
        site.page(f"/egov/d{n}/a.html", f"<h1>{TITLES[n]}</h1><a href='{file}'>附件</a>")
        name, folder = ("部门预决算", "ys") if n % 3 else ("通知公告", "tz")
        site.page(f"/egov/d{n}/{folder}/", f"<h2>{name}</h2><ul><li><a href='/egov/d{n}/a.html'>{TITLES[n]}</a></li><li><a href='/egov/d{n}/x.html'>关于开展检查的通知</a></li></ul>")
        site.page(f"/egov/d{n}/", f"<h1>县{WHO[n]}</h1><ul><li><a href='/egov/d{n}/jg.html'>机构职能</a></li><li><a href='/egov/d{n}/{folder}/'>{name}</a></li></ul>")
        site.page(f"/egov/d{n}/jg.html", "<h1>机构职能</h1><p>贯彻执行。</p>")
    site.page(site.start, "<h2>政府信息公开</h2><h3>县政府部门</h3><ul>" + "".join(rows("<li><a href='/egov/d{n}/'>县{who}</a></li>")) + "</ul>")
    return site
