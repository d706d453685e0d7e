# ruff: noqa: E501
# fmt: off
"""Portals of common content systems: 帝国, 织梦, PHPCMS, SiteServer, 方正, 开普, GraphQL and others."""

from __future__ import annotations

import hashlib

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, kind
from tests.collection.portal.vendor_site import Site, data, rows, sent, slices


@kind
def phpcms_with_a_page_for_each_download() -> Site:
    """PHPCMS: everything is index.php with a query; a download has a page of its own before the file."""
    site = Site("/index.php?m=content&c=index&a=lists&catid=12")
    show = "/index.php?m=content&c=index&a=show&catid=12&id={0}"
    site.listed(
        rows("<li><span class='rt'>2026-02-27</span>·<a href='" + show.replace("&", "&amp;") + "' target='_blank' style=''>{1}</a></li>"), 5,
        lambda k: site.start + (f"&page={k}" if k > 1 else ""),
        lambda k, most: "<div id='pages' class='text-c'><a class='a1'>12条</a> <a href='{}' class='a1'>上一页</a> {} <a href='{}' class='a1'>下一页</a></div>".format(site.start, "".join(f" <span>{j}</span>" if j == k else f" <a href='{site.start}&amp;page={j}'>{j}</a>" for j in range(1, most + 1)), f"{site.start}&amp;page={min(k + 1, most)}"),
        "<h3>部门预算</h3><ul class='list lh24 f14'>{0}{1}</ul>",
    )
    for n in range(12):
        site.article(show.format(n), n, f"<a href='/index.php?m=content&amp;c=down&amp;a_k=k{n}' target='_blank'>附件下载</a>")
        site.whole(f"/index.php?m=content&c=down&a_k=k{n}", f"<a href='?m=content&amp;c=down&amp;a=download&amp;a_k=f{n}' class='xzs_btn'>点击下载</a>")
        site.file(f"/index.php?m=content&c=down&a=download&a_k=f{n}", Content_Disposition=f"attachment; filename={n}.doc")
    return site


@kind
def dedecms_with_a_select() -> Site:
    """织梦: list_12_2.html, a select that jumps, softs by /plus/download.php with open=2."""
    site = Site("/a/bmys/")
    place = lambda k: site.start if k == 1 else f"/a/bmys/list_12_{k}.html"  # noqa: E731
    site.listed(
        rows("<li><a href='/a/bmys/2026/0227/{0}.html' class='title'>{1}</a><p class='intro'>...</p></li>"), 4, place,
        lambda k, most: f"<ul class='pagelist'><li>首页</li><li class='thisclass'>{k}</li><li><select name='sldd' style='width:36px' onchange='location.href=this.options[this.selectedIndex].value;'>" + "".join(f"<option value='list_12_{j}.html'>{j}</option>" for j in range(1, most + 1)) + f"</select></li><li><span class='pageinfo'>共 <strong>{most}</strong>页<strong>12</strong>条</span></li></ul>",
    )
    site.answers["/a/bmys/list_12_1.html"] = site.answers[site.start]
    for n in range(12):
        site.article(f"/a/bmys/2026/0227/{n}.html", n, f"<ul class='downurllist'><li><a href='/plus/download.php?open=0&amp;aid={n}&amp;cid=3' target='_blank'>进入下载地址列表</a></li></ul>")
        site.whole(f"/plus/download.php?open=0&aid={n}&cid=3", f"<h2>下载地址</h2><li><a href='/plus/download.php?open=2&amp;id={n}&amp;uhash=ab{n}'>本地下载</a></li>")
        site.answers[f"/plus/download.php?open=2&id={n}&uhash=ab{n}"] = (302, {"Location": site.file(f"/uploads/soft/260227/{n}.rar")}, b"")
    return site


@kind
def empire_cms_from_page_zero() -> Site:
    """帝国: the first page is static, the next are ListInfo with page from 0; files by DownFile."""
    site = Site("/czxx/bmys/index.html")
    place = lambda k: site.start if k == 1 else f"/e/action/ListInfo/?classid=5&page={k - 1}"  # noqa: E731
    site.listed(
        rows("<li><i>2026-02-27</i><a href='/czxx/bmys/2026-02-27/{0}.html' title='{1}'>{1}</a></li>"), 5, place,
        lambda k, most: "<div class='epages'><a title='Total record'>&nbsp;<b>12</b> </a>" + "".join(f"<b>{j}</b>" if j == k else f"<a href='{place(j).replace('&', '&amp;')}'>{j}</a>" for j in range(1, most + 1)) + (f"<a href='{place(k + 1)}'>下一页</a><a href='{place(most)}'>尾页</a>" if k < most else "") + "</div>",
    )
    for n in range(12):
        site.article(f"/czxx/bmys/2026-02-27/{n}.html", n, f"<a href='#ecms' onclick=\"window.open('/e/DownSys/DownFile/?classid=5&amp;id={n}&amp;pathid=0','','width=300,height=300');\" title='附件'>附件下载</a>")
        site.whole(f"/e/DownSys/DownFile/?classid=5&id={n}&pathid=0", f"<table><tr><td><a href='../../enews/?enews=DownSoft&amp;classid=5&amp;id={n}&amp;pathid=0&amp;pass=x{n}'>点击这里下载文件</a></td></tr></table>")
        site.file(f"/e/enews/?enews=DownSoft&classid=5&id={n}&pathid=0&pass=x{n}", Content_Disposition="attachment; filename=a.pdf")
    return site


@kind
def siteserver_with_encrypted_downloads() -> Site:
    """SiteServer: channels/12_2.html, files by an action with the path encrypted."""
    site = Site("/channels/12.html")
    site.listed(
        rows("<tr><td>·</td><td><a href='/contents/12/{0}.html' target='_blank'>{1}</a></td><td>2026-02-27</td></tr>"), 5,
        lambda k: f"/channels/12{f'_{k}' if k > 1 else ''}.html",
        lambda k, most: "<table><tr><td>" + ("首页 | 上一页 | " if k == 1 else "") + (f"<a href='/channels/12_{k + 1}.html'>下一页</a> | <a href='/channels/12_{most}.html'>末页</a>" if k < most else "下一页 | 末页") + f"</td><td>{k}/{most}</td></tr></table>",
        "<div class='pos'>当前位置：首页 &gt; 部门预算</div><table>{0}</table>{1}",
    )
    site.articles("/contents/12/{0}.html", "/api/stl/actions/download?siteId=1&channelId=12&contentId={0}&fileUrl=dGhp0add0{0}0slash00secret0", "<p>附件：<a href='{0}' target='_blank' class='down'>部门预算公开表</a></p>", Content_Disposition="attachment; filename=x.xlsx")
    return site


@kind
def founder_nodes() -> Site:
    """方正翔宇: node_123_2.html written by a script of the page's own, content_… articles, an index of attachments below."""
    site = Site("/node_4711.html")
    pager = "<div class='page' id='displaypagenum'></div><script language='javascript'>var currentPage = {0}; var maxPage = {1}; var pagename = 'node_4711'; function goto_page(n) {{ if (n < 1 || n > maxPage) return; location.href = n == 1 ? pagename + '.html' : pagename + '_' + n + '.html'; }} var h = ''; if (currentPage > 1) h += '<a href=\"javascript:goto_page(' + (currentPage - 1) + ')\">上一页</a>'; for (var i = 1; i <= maxPage; i++) h += i == currentPage ? '<span>' + i + '</span>' : '<a href=\"javascript:goto_page(' + i + ')\">' + i + '</a>'; document.getElementById('displaypagenum').innerHTML = h;</script>"
    site.listed(rows("<li><a href='content_90{0:02}.html'>{1}</a><span>（2026-02-27）</span></li>"), 5, lambda k: f"/node_4711{f'_{k}' if k > 1 else ''}.html", pager.format)
    site.articles("/content_90{0:02}.html", "/attachement/doc/site2/20260227/{0}.doc", "<div class='fj'><founder-attach><a href='attachement/doc/site2/20260227/placeholder'></a></founder-attach><a href='{0}'><img src='/img/word.gif'></a></div>")
    return site


@kind
def signed_questions() -> Site:
    """开普: the list is asked with a time and a sign that the page's script makes of both; zero-based pages."""
    site = Site("/gkmlpt/budget/index.html")
    code = "function h(s) { var a = 5381; for (var i = 0; i < s.length; i++) a = ((a << 5) + a + s.charCodeAt(i)) & 0x7fffffff; return a.toString(16); } var SALT = 'kpy@2026'; function load(p) { var t = Date.now(); $.ajax({ url: '/kpy/open/search', data: { channel: 'bmys', p: p, n: 5, t: t, sign: h('bmys' + p + t + SALT) }, success: function (r) { $('#list').html($.map(r.content, function (x) { return '<li><a href=\"' + x.link + '\">' + x.name + '</a><em>' + x.date + '</em></li>'; }).join('')); var s = ''; for (var i = 0; i < r.totalPages; i++) s += '<a class=\"pg\" data-p=\"' + i + '\">' + (i + 1) + '</a>'; $('#pg').html(s); } }); } $(document).on('click', '.pg', function () { load($(this).data('p')); }); load(0);"
    site.page(site.start, f"<h2>部门预算</h2><ul id='list'></ul><div id='pg'></div><script>{code}</script>")

    def sign(text: str) -> str:
        a = 5381
        for one in text:
            a = ((a << 5) + a + ord(one)) & 0x7FFFFFFF
        return f"{a:x}"

    site.asked_for("/kpy/open/search", [{"name": TITLES[n], "link": f"/gkmlpt/content/{n}.html", "date": "2026-02-27"} for n in range(12)], 5, lambda found, k, most: data({"content": found, "totalPages": most, "number": k}), number="p", first=0, allows=lambda said: said.get("sign") == sign(f"bmys{said.get('p')}{said.get('t')}kpy@2026"))
    site.articles("/gkmlpt/content/{0}.html", "/gkmlpt/attach/{0}/{0}.pdf")
    return site


@kind
def graphql_by_cursor() -> Site:
    """One address for all: POST GraphQL, the next page by the cursor of the one before, a button for more."""
    site = Site("/open/budget")
    code = "let after = null; const q = 'query L($col: ID!, $after: String) { articles(column: $col, first: 5, after: $after) { edges { node { id title date } } pageInfo { endCursor hasNextPage } } }'; async function more() { const r = await fetch('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: q, variables: { col: 'bmys', after: after } }) }); const { data } = await r.json(); for (const { node } of data.articles.edges) { const li = document.createElement('li'); li.innerHTML = '<a href=\"/open/a/' + node.id + '\">' + node.title + '</a><time>' + node.date + '</time>'; document.querySelector('#ls').appendChild(li); } after = data.articles.pageInfo.endCursor; document.querySelector('#m').style.display = data.articles.pageInfo.hasNextPage ? '' : 'none'; } document.querySelector('#m').onclick = more; more();"
    site.page(site.start, f"<h2>部门预算公开</h2><ul id='ls'></ul><button id='m'>加载更多</button><script>{code}</script>")

    def graph(ask: Ask) -> Said:
        after = sent(ask).get("after", "None")
        first = 0 if after in {"None", ""} else int(after.removeprefix("c")) + 1
        of = range(first, min(12, first + 5))
        return data({"data": {"articles": {"edges": [{"node": {"id": n, "title": TITLES[n], "date": "2026-02-27"}} for n in of], "pageInfo": {"endCursor": f"c{of[-1]}" if of else None, "hasNextPage": first + 5 < 12}}}})

    site.serve("/graphql", graph)
    site.articles("/open/a/{0}", "/open/f/{0}.ofd")
    return site


@kind
def update_panel() -> Site:
    """ASP.NET AJAX: a pager in an UpdatePanel; the answer is a delta of pieces parted by |."""
    site = Site("/xxgk/List.aspx?cid=9")

    def inner(k: int) -> str:
        listed = "".join(f"<li><a href='Detail.aspx?id={n}'>{TITLES[n]}</a></li>" for n in slices(12, 5)[k - 1])
        pager = "".join(f"<a href=\"javascript:__doPostBack('ctl00$P$Pager','{j}')\">{j}</a>&nbsp;" for j in (1, 2, 3) if j != k)
        return f"<ul>{listed}</ul><div id='ctl00_P_Pager'>{pager}</div>"

    def answer(ask: Ask) -> Said:
        form = dict(ask.form or ())
        k = int(form.get("__EVENTARGUMENT") or 1)
        if form and form.get("__ASYNCPOST"):
            said = inner(k)
            return 200, {"Content-Type": "text/plain; charset=utf-8"}, f"1|#||4|{len(said)}|updatePanel|ctl00_P|{said}|8|hiddenField|__VIEWSTATE|vs{k:06}|".encode()
        if form and not form.get("__VIEWSTATE", "").startswith("vs"):
            return 500, {}, b"Validation of viewstate MAC failed"
        return 200, HTML, site.made(f"<h2>部门预算</h2><form method='post' action='List.aspx?cid=9' id='aspnetForm'><input type='hidden' name='__EVENTTARGET' id='__EVENTTARGET' value=''><input type='hidden' name='__EVENTARGUMENT' id='__EVENTARGUMENT' value=''><input type='hidden' name='__VIEWSTATE' id='__VIEWSTATE' value='vs{k:06}'><script>var theForm = document.forms['aspnetForm']; function __doPostBack(t, a) {{ theForm.__EVENTTARGET.value = t; theForm.__EVENTARGUMENT.value = a; theForm.submit(); }}</script><script src='/ScriptResource.axd?d=1'></script><script>Sys.WebForms.PageRequestManager._initialize('ctl00$SM', document.getElementById('aspnetForm')); Sys.WebForms.PageRequestManager.getInstance()._updateControls(['tctl00$P'], [], [], 90);</script><div id='ctl00_P'>{inner(k)}</div></form>")

    site.answers["/xxgk/List.aspx?"] = site.answers[site.start] = answer
    site.articles("/xxgk/Detail.aspx?id={0}", "/xxgk/DownLoad.ashx?fid={0}", "<a id='ctl00_file' href='{0}'>附件1</a>", Content_Disposition="attachment; filename=1.doc")
    return site


@kind
def flip_books() -> Site:
    """Each report is a book to turn over: its pages are pictures, the file's address is in the book's own script."""
    site = Site("/ysgk/")
    site.page(site.start, "<h2>2026年部门预算公开</h2><div class='books'>" + "".join(rows("<div class='bk'><a href='/ysgk/{0}/mobile/index.html'><img src='/ysgk/{0}/files/thumb/1.jpg' alt='{1}'></a><p>{1}</p></div>", range(8))) + "</div>")
    for n in range(8):
        file = site.file(f"/ysgk/{n}/files/assets/common/downloads/publication.pdf")
        site.whole(f"/ysgk/{n}/mobile/index.html", f"<div id='fbContainer'></div><script src='javascript/config.js'></script><script src='javascript/main.js'></script><noscript>{TITLES[n]}</noscript>")
        site.answers[f"/ysgk/{n}/mobile/javascript/config.js"] = (200, {"Content-Type": "application/javascript"}, f"var bookConfig = {{appName: 'flip', totalPageCount: 40, largePath: '../files/mobile/', DownloadButtonVisible: 'Show', DownloadURL: '../{file.partition(f'/{n}/')[2]}', bookTitle: '{TITLES[n]}'}};".encode())
        site.answers[f"/ysgk/{n}/mobile/javascript/main.js"] = (200, {}, b"window.onload = function () { document.title = bookConfig.bookTitle; var d = document.createElement('div'); d.className = 'toolbar'; d.innerHTML = '<span class=\"btn dl\" title=\"Download\"></span>'; document.getElementById('fbContainer').appendChild(d); d.firstChild.onclick = function () { window.open(bookConfig.DownloadURL); }; };")
    return site


@kind
def icons_and_an_accordion() -> Site:
    """A column of its own: an icon a department opens its part by #bm=07; in it years that fold, nested lists of files."""
    site = Site("/zt/bmyjs/index.html")
    icons = "".join(f"<a class='icon i{n:02}' href='#bm={n:02}'><i></i><span>{WHO[n]}</span></a>" for n in range(8))
    code = "function show() { var m = /#bm=(\\\\d+)/.exec(location.hash); if (!m) return; var x = new XMLHttpRequest(); x.onreadystatechange = function () { if (x.readyState == 4 && x.status == 200) document.getElementById('part').innerHTML = x.responseText; }; x.open('GET', 'parts/' + m[1] + '.html', true); x.send(); } window.onhashchange = show; show();".replace("\\\\", "\\")
    site.page(site.start, f"<h2>部门预决算公开专栏</h2><div class='icons'>{icons}</div><div id='part'></div><script>{code}</script>")
    for n in range(8):
        years = "".join(f"<dl class='fold'><dt onclick='this.parentNode.classList.toggle(\"on\")'>{y}年</dt><dd><ul>" + "".join(f"<li><a href='{site.file(f'/zt/bmyjs/f/{n}/{y}{k}.zip')}'>{WHO[n]}{y}年{what}</a></li>" for k, what in enumerate(("部门预算", "部门决算"))) + "</ul></dd></dl>" for y in (2026, 2025))
        site.answers[f"/zt/bmyjs/parts/{n:02}.html"] = (200, HTML, years.encode())
    return site


@kind
def a_token_for_each_question() -> Site:
    """The page's script first asks for a token, then for the list with it in a header; the list counts from an offset."""
    site = Site("/portal/xxgk/ys.html")
    token = hashlib.md5(b"t").hexdigest()
    code = "var http = { get: function (u, p, t, f) { var x = new XMLHttpRequest(), q = Object.keys(p).map(function (k) { return k + '=' + encodeURIComponent(p[k]); }).join('&'); x.open('GET', u + '?' + q); if (t) x.setRequestHeader('X-Access-Token', t); x.onload = function () { f(JSON.parse(x.responseText)); }; x.send(); } }; var from = 0, token = ''; function draw(r) { document.getElementById('tb').innerHTML = r.data.list.map(function (d) { return '<tr><td>' + d.bmmc + '</td><td><a href=\"/portal/down/' + d.fjid + '\">' + d.bt + '</a></td></tr>'; }).join(''); document.getElementById('nx').className = from + 4 < r.data.total ? 'nx' : 'nx off'; document.getElementById('sm').innerText = '共 ' + r.data.total + ' 条'; } function turn(by) { from += by; http.get('/portal/api/ys/list', { offset: from, limit: 4, nd: 2026 }, token, draw); } http.get('/portal/api/token', { app: 'xxgk' }, '', function (r) { token = r.token; turn(0); });"
    site.page(site.start, f"<h2>部门预算公开</h2><table><thead><tr><th>部门</th><th>文件</th></tr></thead><tbody id='tb'></tbody></table><span id='sm'></span><a id='nx' class='nx' href='javascript:turn(4)'>下一页 ›</a><script>{code}</script>")
    site.serve("/portal/api/token", lambda _: data({"token": token}))

    def listed(ask: Ask) -> Said:
        first = int(sent(ask).get("offset") or 0)
        if {k.lower(): v for k, v in ask.headers}.get("x-access-token") != token:
            return data({"code": 401, "data": {"list": [], "total": 0}})
        return data({"code": 0, "data": {"total": 12, "list": [{"bmmc": WHO[n], "fjid": f"fj{n}", "bt": TITLES[n]} for n in range(first, min(12, first + 4))]}})

    site.serve("/portal/api/ys/list", listed)
    for n in range(12):
        site.file(f"/portal/down/fj{n}", Content_Type="application/pdf")
    return site


@kind
def a_tree_of_departments_in_a_frame() -> Site:
    """An old menu of folders written by document.write; its leaves open lists of a department in a frame beside it, GBK."""
    site = Site("/ysgk/default.asp")
    calls = "".join(f"aux{n} = insFld(foldersTree, gFld('{WHO[n]}', 'list.asp?bm={n}'));\n" + "".join(f"insDoc(aux{n}, gLnk(0, '{y}年', 'list.asp?bm={n}&nd={y}'));\n" for y in (2026, 2025)) for n in range(6))
    site.answers[site.start] = (200, HTML, f"<html><head><title>部门预算公开</title></head><body><h1>部门预算公开</h1><table><tr><td><script src='ftiens4.js'></script><script>foldersTree = gFld('预算公开', '');\n{calls}initializeDocument();</script></td><td><iframe name='basefrm' src='wel.asp'></iframe></td></tr></table></body></html>".encode("gbk"))
    site.answers["/ysgk/ftiens4.js"] = (200, {}, b"function gFld(d, h) { return { d: d, h: h, c: [] }; } function gLnk(t, d, h) { return { d: d, h: h, c: [] }; } function insFld(p, c) { p.c.push(c); return c; } function insDoc(p, c) { p.c.push(c); } function put(n, k) { document.write('<div style=\"margin-left:' + k * 12 + 'px\">' + (n.h ? '<a href=\"' + n.h + '\" target=\"basefrm\">' : '') + n.d + (n.h ? '</a>' : '') + '</div>'); for (var i = 0; i < n.c.length; i++) put(n.c[i], k + 1); } function initializeDocument() { put(foldersTree, 0); }")
    site.whole("/ysgk/wel.asp", "<p>请选择部门</p>", charset="gbk")
    for n in range(6):
        for y in (2026, 2025):
            made = f"<table><tr><td>{WHO[n]}{y}年部门预算</td><td><a href='{site.file(f'/ysgk/down.asp?f={n}{y}', Content_Disposition='attachment; filename=a.doc')}'>下载</a></td></tr></table>"
            site.answers[f"/ysgk/list.asp?bm={n}&nd={y}"] = (200, HTML, made.encode("gbk"))
        site.answers[f"/ysgk/list.asp?bm={n}"] = (200, HTML, "".join(f"<p><a href='list.asp?bm={n}&nd={y}'>{y}年</a></p>" for y in (2026, 2025)).encode("gbk"))
    return site
