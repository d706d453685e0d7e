# ruff: noqa: E501
# fmt: off
"""A twelfth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import json
from urllib.parse import quote

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, asked, kind
from tests.collection.portal.vendor_site import Site, data, slices


def articles(site: Site, path: str, file: str, count: int = 12, link: str = "<a href='{}'>附件下载</a>") -> None:
    for n in range(count):
        site.article(path.format(n), n, link.format(site.file(file.format(n))))


@kind
def custom_elements() -> Site:
    """An element of the page's own: its class asks for the items when it is connected."""
    site = Site("/gk/ysgk/")
    script = "<script>class BudgetList extends HTMLElement { constructor(){ super(); this.page = 1; } connectedCallback(){ this.load(); } async load(){ const r = await fetch(`${this.getAttribute('api')}?page=${this.page}`); const d = await r.json(); this.innerHTML = `<ul>${d.items.map(i => `<li><a href=\"/gk/ysgk/${i.id}.html\">${i.title}</a></li>`).join('')}</ul><p>${d.pages.map(p => `<button class='p'>${p}</button>`).join('')}</p>`; this.querySelectorAll('button.p').forEach(b => b.addEventListener('click', () => { this.page = +b.textContent; this.load(); })); } } customElements.define('budget-list', BudgetList);</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><budget-list api='/gk/api/budgets'></budget-list>{script}")

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("page", 1))
        return data({"pages": [1, 2, 3], "items": [{"id": n, "title": TITLES[n]} for n in slices(12, 4)[k - 1]] if k < 4 else []})

    site.serve("/gk/api/budgets", rows)
    articles(site, "/gk/ysgk/{}.html", "/gk/f/{}.pdf")
    return site


@kind
def xml_with_a_stylesheet() -> Site:
    """The column is an XML file that a browser shows by an XSLT; pages are further such files."""
    site = Site("/xxgk/bmys.xml")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<item><title>{TITLES[n]}</title><link>/xxgk/d/{n}.html</link><pubDate>2026-02-27</pubDate></item>" for n in ns)
        following = f"<next>bmys_{k + 1}.xml</next>" if k < 2 else ""
        body = f"<?xml version='1.0' encoding='gb2312'?><?xml-stylesheet type='text/xsl' href='/xsl/list.xsl'?><column name='部门预算公开'><total>12</total><pages>3</pages>{following}{rows}</column>"
        site.answers[site.start if k == 0 else f"/xxgk/bmys_{k}.xml"] = (200, {"Content-Type": "text/xml"}, body.encode("gb2312"))
    site.answers["/xsl/list.xsl"] = (200, {"Content-Type": "text/xml"}, "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/column'><html><body><h2><xsl:value-of select='@name'/></h2><xsl:for-each select='item'><a href='{link}'><xsl:value-of select='title'/></a></xsl:for-each><xsl:if test='next'><a href='{next}'>下一页</a></xsl:if></body></html></xsl:template></xsl:stylesheet>".encode())
    articles(site, "/xxgk/d/{}.html", "/xxgk/f/{}.doc")
    return site


@kind
def results_of_a_search() -> Site:
    """The column is a search of the site: marked words, links by way of a counter, ?p=2."""
    site = Site("/so/s?siteCode=1404&tab=gk&qt=部门预算")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<div class='result'><h3><a target='_blank' href='/so/link?u={quote(f'http://www.x.gov.cn/zw/{n}.html', safe='')}&amp;k={n}'>{TITLES[n].replace('部门', '<em>部门</em>').replace('预算', '<em>预算</em>')}</a></h3><p>…{WHO[n]}<em>部门预算</em>编制说明、收支总表……</p><span>2026-02-27</span></div>" for n in ns)
        pager = "".join(f"<a href='/so/s?siteCode=1404&amp;tab=gk&amp;qt={quote('部门预算')}&amp;p={j + 1}'>{j + 1}</a>" for j in range(3) if j != k)
        query = f"/so/s?siteCode=1404&tab=gk&qt={quote('部门预算')}"
        site.page(query + (f"&p={k + 1}" if k else ""), f"<p>为您找到相关结果约 12 条</p>{rows}<div class='pages'>{pager}</div>")
    site.serve("/so/link", lambda ask: (302, {"Location": asked(ask)["u"]}, b""))
    articles(site, "/zw/{}.html", "/zw/f/{}.pdf")
    return site


@kind
def pdf_shown_by_a_library() -> Site:
    """The article has no link: PDFObject.embed shows a file whose address is put together."""
    site = Site("/col/c88/index.html")
    rows = "".join(f"<li><a href='/art/{n}.html'>{TITLES[n]}</a><b>2026-02-27</b></li>" for n in range(9))
    site.page(site.start, f"<h2>部门预算</h2><ul>{rows}</ul>")
    for n in range(9):
        site.file(f"/upload/2026/02/{n:04x}.pdf")
        site.article(f"/art/{n}.html", n, f"<div id='pdf'></div><script src='/js/pdfobject.min.js'></script><script>var fileid = '{n:04x}', day = '2026/02'; $(function(){{ if (PDFObject.supportsPDFs) {{ PDFObject.embed('/upload/' + day + '/' + fileid + '.pdf', '#pdf', {{height: '800px'}}); }} else {{ $('#pdf').html('请升级浏览器'); }} }});</script>")
    return site


@kind
def vue_with_a_pager_of_its_own() -> Site:
    """Vue 3: setup, ref, computed; the pager is a component of the page with a template and emits."""
    site = Site("/portal/ys/index.html")
    script = "<script src='/lib/vue.global.prod.js'></script><script>const { createApp, ref, computed, onMounted } = Vue; const app = createApp({ setup() { const list = ref([]), total = ref(0), page = ref(1), size = 5; const pages = computed(() => Math.ceil(total.value / size)); async function load(p) { page.value = p; const res = await fetch(`/portal/api/ys?page=${p}&size=${size}`); const d = await res.json(); list.value = d.data.records; total.value = d.data.total; } const view = item => window.open('/portal/ys/detail.html?id=' + item.id); onMounted(() => load(1)); return { list, total, page, pages, load, view }; } }); app.component('page-bar', { props: ['pages', 'current'], emits: ['turn'], template: `<div><a v-for=\"p in pages\" :class=\"{on: p === current}\" @click=\"$emit('turn', p)\">{{ p }}</a></div>` }); app.mount('#app');</script>"
    site.page(site.start, f"<div id='app'><h2>部门预算公开</h2><ul><li v-for='item in list' :key='item.id' @click='view(item)'>{{{{ item.title }}}}<span>{{{{ item.day }}}}</span></li></ul><page-bar :pages='pages' :current='page' @turn='load'></page-bar></div>{script}")

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("page", 1))
        return data({"data": {"total": 12, "records": [{"id": f"v{n}", "title": TITLES[n], "day": "2026-02-27"} for n in slices(12, 5)[k - 1]] if k < 4 else []}})

    site.serve("/portal/api/ys", rows)
    for n in range(12):
        site.article(f"/portal/ys/detail.html?id=v{n}", n, f"<a href='{site.file(f'/portal/f/{n}.pdf')}'>{TITLES[n]}.pdf</a>")
    return site


@kind
def pages_by_a_number_box() -> Site:
    """No link to any page: one types a number and presses GO; the page says 第1页/共3页."""
    site = Site("/zwgk/ysgk/list.htm")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<li><a href='/zwgk/ysgk/{n}.htm'>{TITLES[n]}</a><span>[2026-02-27]</span></li>" for n in ns)
        site.page(site.start if k == 0 else f"/zwgk/ysgk/list/{k + 1}.htm", f"<h2>部门预算公开</h2><ul>{rows}</ul><div>第{k + 1}页/共3页　转到<input type='text' id='toPage' size='3' value='{k + 1}'>页<input type='button' value='GO' onclick='gotoPage(3)'></div><script>function gotoPage(max){{ var p = parseInt(document.getElementById('toPage').value); if (isNaN(p) || p < 1 || p > max) {{ alert('请输入正确的页码'); return; }} window.location.href = p == 1 ? '/zwgk/ysgk/list.htm' : '/zwgk/ysgk/list/' + p + '.htm'; }}</script>")
    articles(site, "/zwgk/ysgk/{}.htm", "/zwgk/f/{}.xls")
    return site


@kind
def nuxt_with_a_sentinel() -> Site:
    """Nuxt: the first items are called with a function; more come when a sentinel is seen."""
    site = Site("/ysgk")
    first = json.dumps([{"id": n, "t": TITLES[n]} for n in range(5)], ensure_ascii=False)
    shown = "".join(f"<div class='card'><a href='/ysgk/{n}'>{TITLES[n]}</a></div>" for n in range(5))
    script = f"<script>window.__NUXT__=(function(a,b,c){{return {{layout:a,data:[{{list:{first},total:b}}],state:{{page:c}}}}}}('default',12,1));</script><script>(function(){{ var s = window.__NUXT__, page = s.state.page, box = document.querySelector('.cards'), end = document.querySelector('#sentinel'); var io = new IntersectionObserver(function(es){{ if (!es[0].isIntersecting || box.children.length >= s.data[0].total) return; page++; fetch('/api/ysgk/page/' + page).then(function(r){{ return r.json(); }}).then(function(d){{ d.forEach(function(x){{ var c = document.createElement('div'); c.className = 'card'; c.innerHTML = '<a href=\"/ysgk/' + x.id + '\">' + x.t + '</a>'; box.appendChild(c); }}); io.unobserve(end); io.observe(end); }}); }}); io.observe(end); }})();</script>"
    site.page(site.start, f"<h1>部门预算公开</h1><div class='cards'>{shown}</div><div id='sentinel'></div>{script}")
    for k, ns in enumerate(slices(12, 5)):
        site.answers[f"/api/ysgk/page/{k + 1}"] = data([{"id": n, "t": TITLES[n]} for n in ns])
    articles(site, "/ysgk/{}", "/files/{}.pdf")
    return site


@kind
def articles_of_several_pages() -> Site:
    """The article's text is cut into pages; the attachments stand below the last of them."""
    site = Site("/html/czj/ysgk/")
    rows = "".join(f"<dd><a href='/html/czj/ysgk/{n}.html'>{TITLES[n]}</a></dd>" for n in range(8))
    site.page(site.start, f"<h3>预算公开</h3><dl>{rows}</dl>")
    for n in range(8):
        for k in range(3):
            pager = "".join(f"<a href='{n}{f'_{j + 1}' if j else ''}.html'>{j + 1}</a> " for j in range(3) if j != k) + (f"<a href='{n}_{k + 2}.html'>下一页</a>" if k < 2 else "")
            text = f"<p>第{k + 1}部分　{WHO[n]}概况及预算安排情况说明……</p>" * 3
            end = f"<p>附件：<a href='{site.file(f'/uploads/soft/{n}.doc')}'>预算公开表</a></p>" if k == 2 else ""
            site.article(f"/html/czj/ysgk/{n}{f'_{k + 1}' if k else ''}.html", n, f"{text}{end}<div class='dede_pages'>{pager}</div>")
    return site


@kind
def months_as_folders() -> Site:
    """The list shows the newest month; the months before are links by number, each a folder."""
    site = Site("/gov/czxx/bmys/")
    groups = {"2026/03": range(2), "2026/02": range(2, 8), "2025/09": range(8, 12)}
    months = "".join(f"<a href='/gov/czxx/bmys/{one}/'>{one[:4]}年{int(one[5:])}月</a>　" for one in groups)
    for one, ns in groups.items():
        rows = "".join(f"<p>·<a href='/gov/czxx/bmys/{one}/{n}.shtml'>{TITLES[n]}</a>（{one.replace('/', '-')}-05）</p>" for n in ns)
        site.page(f"/gov/czxx/bmys/{one}/", f"<h2>部门预算</h2>{rows}<div class='archive'>{months}</div>")
        for n in ns:
            site.article(f"/gov/czxx/bmys/{one}/{n}.shtml", n, f"<a href='{site.file(f'/gov/czxx/bmys/{one}/P0{n}.docx')}'>附件</a>")
    site.answers[site.start] = site.answers["/gov/czxx/bmys/2026/03/"]
    return site


@kind
def rows_that_span() -> Site:
    """A table: the department's cell spans its own row and those of its units; links say 下载."""
    site = Site("/ysgkpt/2026.html")
    rows = ""
    for n in range(6):
        units = ["本级", "第一中心", "第二中心"][: 1 + n % 3]
        for k, unit in enumerate(units):
            head = f"<td rowspan='{len(units)}'>{n + 1}</td><td rowspan='{len(units)}'>{WHO[n]}</td>" if k == 0 else ""
            rows += f"<tr>{head}<td>{unit}</td><td><a href='{site.file(f'/ysgkpt/2026/{n}_{k}.pdf')}'>下载</a></td></tr>"
    site.page(site.start, f"<h2>2026年部门预算公开</h2><table><tr><th>序号</th><th>部门</th><th>单位</th><th>预算</th></tr>{rows}</table>")
    return site


@kind
def two_selects_and_a_button() -> Site:
    """Years, then departments that a script puts into the second list; 查看 opens what is chosen."""
    site = Site("/czgk/query.html")
    held = {year: [[WHO[n], f"/czgk/{year}/{n}.html"] for n in range(5)] for year in (2026, 2025)}
    script = f"<script>var depts = {json.dumps(held, ensure_ascii=False)}; function fill(y){{ var s = document.getElementById('dept'); s.options.length = 0; var a = depts[y] || []; for (var i = 0; i < a.length; i++) s.options[i] = new Option(a[i][0], a[i][1]); }} function view(){{ var v = document.getElementById('dept').value; if (v) window.open(v); }} fill('2026');</script>"
    site.page(site.start, f"<h2>部门预算查询</h2><select id='year' onchange='fill(this.value)'><option value='2026' selected>2026年</option><option value='2025'>2025年</option></select><select id='dept'></select><input type='button' value='查看' onclick='view()'>{script}")
    for year in held:
        for n in range(5):
            site.page(f"/czgk/{year}/{n}.html", f"<h1>{WHO[n]}{year}年部门预算</h1><p>附件：<a href='{site.file(f'/czgk/{year}/f{n}.pdf')}'>预算公开</a></p>")
    return site


@kind
def files_by_an_office_viewer() -> Site:
    """Half of the files are links to a viewer of another house with the file's address; the others
    are put into a hidden frame by a click."""
    site = Site("/bmys/index.asp")
    rows = "".join(f"<tr><td>{n + 1}</td><td><a href='/bmys/show.asp?id={n}'>{TITLES[n]}</a></td></tr>" for n in range(8))
    site.page(site.start, f"<h2>部门预算公开</h2><table>{rows}</table>", "gb18030")
    for n in range(8):
        if n % 2:
            file = site.file(f"/bmys/down.asp?fid={n}", Content_Disposition="attachment; filename=" + quote(f"{WHO[n]}.xls", encoding="gbk"))
            link = f"<a href='###' onclick=\"document.getElementById('dl').src='{file}'; return false;\">{TITLES[n]}.xls</a><iframe id='dl' style='display:none'></iframe>"
        else:
            file = site.file(f"/bmys/up/{n}.docx")
            link = f"<a href='https://view.officeapps.live.com/op/view.aspx?src={quote(f'http://www.x.gov.cn{file}', safe='')}'>在线预览</a>"
        site.article(f"/bmys/show.asp?id={n}", n, link)
    assert HTML
    return site
