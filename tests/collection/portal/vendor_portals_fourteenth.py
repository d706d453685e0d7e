# ruff: noqa: E501
# fmt: off
"""A fourteenth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, asked, kind
from tests.collection.portal.vendor_portals_thirteenth import script
from tests.collection.portal.vendor_portals_twelfth import articles
from tests.collection.portal.vendor_site import Site, data, slices


@kind
def requests_that_wait() -> Site:
    """async: false: a function returns what it was answered; the next line puts it on the page."""
    site = Site("/czj/xxgk/list.html")
    code = "<script>function getData(p){ var ret = null; $.ajax({url: '/czj/xxgk/data.do', type: 'post', async: false, data: {page: p, col: 'bmys'}, dataType: 'json', success: function(d){ ret = d; }}); return ret; } function show(p){ var d = getData(p), h = ''; for (var i = 0; i < d.rows.length; i++) { h += '<li><a href=\"/czj/xxgk/' + d.rows[i].id + '.html\">' + d.rows[i].title + '</a></li>'; } document.getElementById('ul').innerHTML = h; var g = ''; for (var k = 1; k <= d.pageCount; k++) g += '<a href=\"javascript:show(' + k + ')\">' + k + '</a>'; document.getElementById('pg').innerHTML = g; } show(1);</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><ul id='ul'></ul><div id='pg'></div>{code}")

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("page", 1))
        return data({"pageCount": 3, "rows": [{"id": n, "title": TITLES[n]} for n in slices(12, 5)[k - 1]] if k < 4 else []})

    site.serve("/czj/xxgk/data.do", rows)
    articles(site, "/czj/xxgk/{}.html", "/czj/f/{}.pdf")
    return site


@kind
def downloads_in_two_steps() -> Site:
    """PHPCMS: the article links to a download page, and that to the file by a key; ?page=2."""
    site = Site("/index.php?m=content&c=index&a=lists&catid=12")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<li><span class='rt'>2026-02-27</span>·<a href='/index.php?m=content&c=index&a=show&catid=12&id={n}'>{TITLES[n]}</a></li>" for n in ns)
        pager = "<a class='a1'>12条</a>" + "".join(f"<a href='/index.php?m=content&c=index&a=lists&catid=12&page={j + 1}'>{j + 1}</a>" if j != k else f"<span>{j + 1}</span>" for j in range(3))
        site.page(site.start + (f"&page={k + 1}" if k else ""), f"<h2>部门预算</h2><ul>{rows}</ul><div id='pages'>{pager}</div>")
    for n in range(12):
        site.article(f"/index.php?m=content&c=index&a=show&catid=12&id={n}", n, f"<a href='/index.php?m=content&c=down&a_k={n:08x}' target='_blank'>点击下载附件</a>")
        site.page(f"/index.php?m=content&c=down&a_k={n:08x}", f"<div class='xzs'><a href='?m=content&c=down&a=download&a_k={n:08x}' class='xzs_btn'>点击开始下载</a></div>")
        site.file(f"/index.php?m=content&c=down&a=download&a_k={n:08x}", Content_Disposition=f"attachment; filename={n}.doc")
    return site


@kind
def a_line_of_years() -> Site:
    """One page, years one below the other; under each the departments' names lead to their files."""
    site = Site("/zfxxgk/fdzdgknr/ysjs/")
    parts = "".join(f"<dl class='time'><dt><i></i>{year}</dt><dd>" + "".join(f"<a href='{site.file(f'/zfxxgk/f/{year}/{n}.pdf')}' target='_blank'>{WHO[n]}</a>" for n in range(8)) + "</dd></dl>" for year in (2026, 2025, 2024))
    site.page(site.start, f"<h1>部门预算公开</h1><div class='timeline'>{parts}</div>")
    return site


@kind
def attachments_by_a_script_s_address() -> Site:
    """The article names a script with its own number; what is answered writes the attachments."""
    site = Site("/plus/list.php?tid=8")
    rows = "".join(f"<li><a href='/plus/view.php?aid={n}'>{TITLES[n]}</a></li>" for n in range(9))
    site.page(site.start, f"<h3>部门预算</h3><ul>{rows}</ul>")
    for n in range(9):
        site.article(f"/plus/view.php?aid={n}", n, f"<p>现予公开。</p><div class='fj'><script src='/plus/attach.php?aid={n}'></script></div>")
        script(site, f"/plus/attach.php?aid={n}", f"document.write(\"附件：<a href='\" + '/uploads/' + 'allimg/{n}' + \".pdf'>{WHO[n]}预算公开.pdf</a>\");")
        site.file(f"/uploads/allimg/{n}.pdf")
    return site


@kind
def components_that_load_themselves() -> Site:
    """Vue 2: a component with a template in a script element asks for its own items."""
    site = Site("/vue/ysgk.html")
    code = "<script type='text/x-template' id='doc-list'><div><h3>{{ name }}</h3><ul><li v-for='d in docs'><a :href=\"'/vue/doc/' + d.id + '.html'\">{{ d.title }}</a></li></ul></div></script><script src='/js/vue.min.js'></script><script>Vue.component('doc-list', { template: '#doc-list', props: ['name', 'cat'], data: function(){ return {docs: []}; }, created: function(){ var self = this; $.get('/vue/api/docs', {cat: this.cat}, function(d){ self.docs = d; }); } }); new Vue({el: '#app'});</script>"
    site.page(site.start, f"<div id='app'><h2>2026年部门预算公开</h2><doc-list name='党群部门' cat='a'></doc-list><doc-list name='政府部门' cat='b'></doc-list></div>{code}")
    site.serve("/vue/api/docs", lambda ask: data([{"id": n, "title": TITLES[n]} for n in {"a": range(4), "b": range(4, 12)}.get(asked(ask).get("cat", ""), range(0))]))
    articles(site, "/vue/doc/{}.html", "/vue/f/{}.pdf")
    return site


@kind
def each_answer_names_the_next() -> Site:
    """OData: an answer has the address of the next one; the script goes on by itself."""
    site = Site("/sites/czj/budget.aspx")
    code = "<script>var base = \"/sites/czj/_api/web/lists/getbytitle('budget')/items\"; function load(url){ $.ajax({url: url, headers: {Accept: 'application/json;odata=nometadata'}, success: function(d){ $.each(d.value, function(i, x){ $('#items').append('<tr><td><a href=\"' + x.FileRef + '\">' + x.Title + '</a></td></tr>'); }); if (d['odata.nextLink']) load(d['odata.nextLink']); }}); } load(base + '?$top=4&$orderby=Id');</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><table id='items'></table>{code}")

    def items(ask: Ask) -> Said:
        first = int(asked(ask).get("$skiptoken", 0))
        more = {"odata.nextLink": f"http://www.x.gov.cn/sites/czj/_api/web/lists/getbytitle('budget')/items?$top=4&$orderby=Id&$skiptoken={first + 4}"} if first + 4 < 12 else {}
        return data({"value": [{"Title": TITLES[n], "FileRef": f"/sites/czj/Docs/{n}.docx"} for n in range(first, first + 4)], **more})

    site.serve("/sites/czj/_api/web/lists/getbytitle('budget')/items", items)
    for n in range(12):
        site.file(f"/sites/czj/Docs/{n}.docx")
    return site


@kind
def details_in_a_layer() -> Site:
    """An item opens its page in a layer of a library, older ones in a dialog of the browser."""
    site = Site("/gkml/index.html")
    rows = "".join(f"<tr><td>{n + 1}</td><td><a href='javascript:void(0)' onclick=\"show('{n}')\">{TITLES[n]}</a></td></tr>" if n < 6 else f"<tr><td>{n + 1}</td><td><a href='#' onclick=\"old({n}); return false;\">{TITLES[n]}</a></td></tr>" for n in range(12))
    site.page(site.start, f"<h2>部门预算公开</h2><table>{rows}</table><script src='/layer/layer.js'></script><script>function show(id){{ layer.open({{type: 2, title: '详细信息', area: ['80%', '90%'], content: '/gkml/detail.html?id=' + id}}); }} function old(id){{ window.showModalDialog('/gkml/detail.html?id=' + id, window, 'dialogWidth:800px'); }}</script>")
    for n in range(12):
        site.article(f"/gkml/detail.html?id={n}", n, f"<a href='{site.file(f'/gkml/f/{n}.pdf')}'>附件</a>")
    return site


@kind
def buttons_with_their_own_address() -> Site:
    """A form around the table; each row's button has a formaction and posts for its file."""
    site = Site("/open/budget")
    rows = "".join(f"<tr><td>{WHO[n]}</td><td>2026年部门预算</td><td><button type='submit' formaction='/open/budget/{n}/download' formmethod='post'>下载</button></td></tr>" for n in range(8))
    site.page(site.start, f"<h2>部门预算公开</h2><form method='get' action='/open/budget'><input type='hidden' name='_csrf' value='q1'><table>{rows}</table></form>")
    for n in range(8):
        body = site.only(f"/open/budget/{n}")

        def download(ask: Ask, body: bytes = body) -> Said:
            ok = asked(ask).get("_csrf") == "q1" and ask.form
            return (200, {"Content-Type": "application/pdf"}, body) if ok else (405, HTML, b"<p>405</p>")

        site.serve(f"/open/budget/{n}/download", download)
    return site


@kind
def tabs_that_turn_a_frame() -> Site:
    """The years' tabs set the address of a frame: frames['x'].location, contentWindow.location."""
    site = Site("/ztzl/ysgk.htm")
    code = "<script>function turn(y){ if (y > 2024) window.frames['lf'].location.href = '/ztzl/y' + y + '.htm'; else document.getElementById('lf').contentWindow.location.replace('/ztzl/y' + y + '.htm'); }</script>"
    tabs = "".join(f"<li onclick='turn({year})'>{year}年</li>" for year in (2026, 2025, 2024))
    site.page(site.start, f"<h2>部门预算公开</h2><ul class='tab'>{tabs}</ul><iframe id='lf' name='lf' src='/ztzl/y2026.htm'></iframe>{code}")
    for year in (2026, 2025, 2024):
        rows = "".join(f"<li><a href='{site.file(f'/ztzl/{year}/{n}.pdf')}' target='_blank'>{WHO[n]}{year}年部门预算</a></li>" for n in range(6))
        site.whole(f"/ztzl/y{year}.htm", f"<ul>{rows}</ul>")
    return site


@kind
def a_template_library_of_the_site() -> Site:
    """A small template library that the site serves makes the items of a JSON file."""
    site = Site("/info/bmys.html")
    script(site, "/assets/mini-tpl.js", "var Tpl = (function(){ function get(o, k){ return k === '.' ? o : k.split('.').reduce(function(v, x){ return v == null ? '' : v[x]; }, o); } function render(t, d){ return t.replace(/\\{\\{#(\\S+?)\\}\\}([\\s\\S]*?)\\{\\{\\/\\1\\}\\}/g, function(_, k, inner){ return (get(d, k) || []).map(function(x){ return render(inner, x); }).join(''); }).replace(/\\{\\{(\\S+?)\\}\\}/g, function(_, k){ return get(d, k); }); } return {render: render}; })();")
    code = "<script id='t' type='x-tpl'>{{#groups}}<h3>{{name}}</h3><ul>{{#docs}}<li><a href='/info/{{id}}.html'>{{title}}</a></li>{{/docs}}</ul>{{/groups}}</script><script src='/assets/mini-tpl.js'></script><script>var x = new XMLHttpRequest(); x.open('GET', 'bmys.json', false); x.send(null); document.getElementById('out').innerHTML = Tpl.render(document.getElementById('t').innerHTML, JSON.parse(x.responseText));</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><div id='out'></div>{code}")
    site.answers["/info/bmys.json"] = data({"groups": [{"name": "党群", "docs": [{"id": n, "title": TITLES[n]} for n in range(5)]}, {"name": "政府", "docs": [{"id": n, "title": TITLES[n]} for n in range(5, 12)]}]})
    articles(site, "/info/{}.html", "/info/f/{}.pdf")
    return site


@kind
def all_in_one_article() -> Site:
    """One article for a year: a dozen attachments called by number and department, and a zip."""
    site = Site("/czxx/index_3.htm")
    rows = ""
    for year in (2026, 2025):
        links = "".join(f"<p>{n + 1}.<a href='{site.file(f'/czxx/att/{year}/{n}.pdf')}'>{WHO[n]}.pdf</a></p>" for n in range(12))
        zipped = site.file(f"/czxx/att/{year}/all.zip")
        site.page(f"/czxx/{year}.htm", f"<h1>云岭县{year}年部门预算公开</h1><p>发布时间：{year}-02-27</p><div class='content'><p>现将各部门预算公开如下：</p>{links}<p>13.<a href='{zipped}'>全部打包.zip</a></p></div>")
        rows += f"<li><a href='/czxx/{year}.htm'>云岭县{year}年部门预算公开</a><span>{year}-02-27</span></li>"
    site.page(site.start, f"<h2>财政信息</h2><ul>{rows}<li><a href='/czxx/gz.htm'>关于开展会计监督检查工作的通知</a><span>2026-01-08</span></li></ul>")
    return site


@kind
def pages_from_zero() -> Site:
    """Drupal: relative ?page=0 to ?page=2, 下一页 ›; the file stands in a field of the article."""
    site = Site("/budget/department")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<tr class='views-row'><td><a href='/node/{500 + n}' hreflang='zh-hans'>{TITLES[n]}</a></td><td><time datetime='2026-02-27T08:00:00Z'>2026-02-27</time></td></tr>" for n in ns)
        pager = "".join(f"<li><a href='?page={j}'>{j + 1}</a></li>" for j in range(3)) + (f"<li class='pager__item--next'><a href='?page={k + 1}' rel='next'><span>下一页</span> ››</a></li>" if k < 2 else "")
        body = f"<h1>部门预算</h1><table>{rows}</table><nav><ul class='pager'>{pager}</ul></nav>"
        site.page(f"{site.start}?page={k}", body)
        if k == 0:
            site.page(site.start, body)
    for n in range(12):
        site.article(f"/node/{500 + n}", n, f"<div class='field--name-field-file'><span class='file'><a href='{site.file(f'/sites/default/files/2026-02/{n}.pdf')}' type='application/pdf; length=20'>预算公开.pdf</a></span></div>")
    return site
