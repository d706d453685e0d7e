# ruff: noqa: E501
# fmt: off
"""Lists that come as data: JSON, XML, SOAP, GraphQL, signed, wrapped, in steps; by a server that answers what is asked."""

from __future__ import annotations

import base64
import hashlib
import json

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
    page_asked,
    records,
    script,
    sent,
    slices,
)


@kind
def signed_questions() -> Site:
    """开普: the list is asked with a time and a sign that the page's script makes of both; zero-based pages."""
    site = Site('/gkmlpt/budget/index.html')
    code = """function h(s) { var a = 5381; for (var i = 0; i < s.length; i++) a = ((a << 5) + a + s.charCodeAt(i)) & 0x7fffffff; return a.toString(16); } var SALT = 'kpy@2026'; function load(p) { var t = Date.now(); $.ajax({ url: '/kpy/open/search', data: { channel: 'bmys', p: p, n: 5, t: t, sign: h('bmys' + p + t + SALT) }, success: function (r) { $('#list').html($.map(r.content, function (x) { return '<li><a href="' + x.link + '">' + x.name + '</a><em>' + x.date + '</em></li>'; }).join('')); var s = ''; for (var i = 0; i < r.totalPages; i++) s += '<a class="pg" data-p="' + i + '">' + (i + 1) + '</a>'; $('#pg').html(s); } }); } $(document).on('click', '.pg', function () { load($(this).data('p')); }); load(0);"""
    site.page(site.start, f"<h2>部门预算</h2><ul id='list'></ul><div id='pg'></div><script>{code}</script>")

    def sign(text: str) -> str:
        a = 5381
        for one in text:
            a = (a << 5) + a + ord(one) & 2147483647
        return f'{a:x}'
    site.asked_for('/kpy/open/search', records(range(12), name='{title}', link="/gkmlpt/content/{n}.html", date="2026-02-27"), 5, lambda found, k, most: data({'content': found, 'totalPages': most, 'number': k}), number='p', first=0, allows=lambda said: said.get('sign') == sign(f"bmys{said.get('p')}{said.get('t')}kpy@2026"))
    site.articles("/gkmlpt/content/{n}.html", "/gkmlpt/attach/{n}/{n}.pdf")
    return site


@kind
def graphql_by_cursor() -> Site:
    """One address for all: POST GraphQL, the next page by the cursor of the one before, a button for more."""
    site = Site('/open/budget')
    code = """let after = null; const q = 'query L($col: ID!, $after: String) { articles(column: $col, first: 5, after: $after) { edges { node { id title date } } pageInfo { endCursor hasNextPage } } }'; async function more() { const r = await fetch('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: q, variables: { col: 'bmys', after: after } }) }); const { data } = await r.json(); for (const { node } of data.articles.edges) { const li = document.createElement('li'); li.innerHTML = '<a href="/open/a/' + node.id + '">' + node.title + '</a><time>' + node.date + '</time>'; document.querySelector('#ls').appendChild(li); } after = data.articles.pageInfo.endCursor; document.querySelector('#m').style.display = data.articles.pageInfo.hasNextPage ? '' : 'none'; } document.querySelector('#m').onclick = more; more();"""
    site.page(site.start, f"<h2>部门预算公开</h2><ul id='ls'></ul><button id='m'>加载更多</button><script>{code}</script>")

    def graph(ask: Ask) -> Said:
        after = sent(ask).get('after', 'None')
        first = 0 if after in {'None', ''} else int(after.removeprefix('c')) + 1
        of = range(first, min(12, first + 5))
        return data({'data': {'articles': {'edges': records(of, node=lambda n: {'id': n, 'title': TITLES[n], 'date': '2026-02-27'}), 'pageInfo': {'endCursor': f'c{of[-1]}' if of else None, 'hasNextPage': first + 5 < 12}}}})
    site.serve('/graphql', graph)
    site.articles("/open/a/{n}", "/open/f/{n}.ofd")
    return site


@kind
def a_token_for_each_question() -> Site:
    """The page's script first asks for a token, then for the list with it in a header; the list counts from an offset."""
    site = Site('/portal/xxgk/ys.html')
    token = hashlib.md5(b't').hexdigest()
    code = """var http = { get: function (u, p, t, f) { var x = new XMLHttpRequest(), q = Object.keys(p).map(function (k) { return k + '=' + encodeURIComponent(p[k]); }).join('&'); x.open('GET', u + '?' + q); if (t) x.setRequestHeader('X-Access-Token', t); x.onload = function () { f(JSON.parse(x.responseText)); }; x.send(); } }; var from = 0, token = ''; function draw(r) { document.getElementById('tb').innerHTML = r.data.list.map(function (d) { return '<tr><td>' + d.bmmc + '</td><td><a href="/portal/down/' + d.fjid + '">' + d.bt + '</a></td></tr>'; }).join(''); document.getElementById('nx').className = from + 4 < r.data.total ? 'nx' : 'nx off'; document.getElementById('sm').innerText = '共 ' + r.data.total + ' 条'; } function turn(by) { from += by; http.get('/portal/api/ys/list', { offset: from, limit: 4, nd: 2026 }, token, draw); } http.get('/portal/api/token', { app: 'xxgk' }, '', function (r) { token = r.token; turn(0); });"""
    site.page(site.start, f"<h2>部门预算公开</h2><table><thead><tr><th>部门</th><th>文件</th></tr></thead><tbody id='tb'></tbody></table><span id='sm'></span><a id='nx' class='nx' href='javascript:turn(4)'>下一页 ›</a><script>{code}</script>")
    site.serve('/portal/api/token', lambda _: data({'token': token}))

    def listed(ask: Ask) -> Said:
        first = int(sent(ask).get('offset') or 0)
        if {k.lower(): v for k, v in ask.headers}.get('x-access-token') != token:
            return data({'code': 401, 'data': {'list': [], 'total': 0}})
        return data({'code': 0, 'data': {'total': 12, 'list': records(range(first, min(12, first + 4)), bmmc='{who}', fjid="fj{n}", bt='{title}')}})
    site.serve('/portal/api/ys/list', listed)
    site.files_at("/portal/down/fj{n}", Content_Type='application/pdf')
    return site


@kind
def soap_of_a_web_service() -> Site:
    """An .asmx answers XML whose text is escaped markup of rows."""
    site = Site('/ws/index.htm')
    script(site, '/ws/ws.js', "function call(m,p,f){var b='';for(var k in p)b+=(b?'&':'')+k+'='+encodeURIComponent(p[k]);$.ajax({type:'POST',url:'/ws/Info.asmx/'+m,data:b,dataType:'xml',success:function(x){f($(x).find('string').text())}})}")
    site.page(site.start, """<script src='/ws/ws.js'></script><h2>部门预算</h2><div id='d'></div><div id='pg'></div><script>function go(i){call('GetList',{cls:'bmys',index:i,size:5},function(t){var a=t.split('$$');$('#d').html(a[1]);var h='';for(var k=1;k<=parseInt(a[0]);k++)h+="<a href='javascript:void(0)' onclick='go("+k+")'>"+k+"</a> ";$('#pg').html(h)})}go(1)</script>""")

    def rows(ask: Ask) -> Said:
        body = listing("&lt;li&gt;&lt;a href='/ws/v{n}.htm'&gt;{title}&lt;/a&gt;&lt;/li&gt;", page_asked(ask, 'index'))
        return (200, {'Content-Type': 'text/xml; charset=utf-8'}, f'<?xml version="1.0" encoding="utf-8"?><string xmlns="http://tempuri.org/">3$${body}</string>'.encode())
    site.serve('/ws/Info.asmx/GetList', rows)
    site.articles("/ws/v{n}.htm", "/ws/f/{n}.doc")
    return site


@kind
def an_answer_in_a_cover() -> Site:
    """The answer is base64 of JSON; the script opens it with a function of its own."""
    site = Site('/pt/ysgk')
    code = """<script>function open_(s){ return JSON.parse(decodeURIComponent(escape(atob(s)))); } function page(p){ $.post('/pt/q', {body: btoa(JSON.stringify({p: p, s: 5}))}, function(t){ var d = open_(t); $('#l').html(d.l.map(function(x){ return '<li><a href="/pt/' + x.i + '">' + x.t + '</a></li>'; }).join('')); $('#g').html(''); for (var k = 1; k <= d.n; k++) $('#g').append('<a onclick="page(' + k + ')">' + k + '</a>'); }); } page(1);</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><ul id='l'></ul><div id='g'></div>{code}")

    def q(ask: Ask) -> Said:
        said = json.loads(base64.b64decode(asked(ask).get('body', '')) or b'{}')
        k = int(said.get('p', 1))
        body = json.dumps({'n': 3, 'l': records(slices(12, 5)[k - 1] if k < 4 else [], i="z{n}", t='{title}')}, ensure_ascii=False)
        return (200, {'Content-Type': 'text/plain'}, base64.b64encode(body.encode()))
    site.serve('/pt/q', q)
    site.articles("/pt/z{n}", "/pt/f/{n}.pdf")
    return site


@kind
def requests_that_wait() -> Site:
    """async: false: a function returns what it was answered; the next line puts it on the page."""
    site = Site('/czj/xxgk/list.html')
    code = """<script>function getData(p){ var ret = null; $.ajax({url: '/czj/xxgk/data.do', type: 'post', async: false, data: {page: p, col: 'bmys'}, dataType: 'json', success: function(d){ ret = d; }}); return ret; } function show(p){ var d = getData(p), h = ''; for (var i = 0; i < d.rows.length; i++) { h += '<li><a href="/czj/xxgk/' + d.rows[i].id + '.html">' + d.rows[i].title + '</a></li>'; } document.getElementById('ul').innerHTML = h; var g = ''; for (var k = 1; k <= d.pageCount; k++) g += '<a href="javascript:show(' + k + ')">' + k + '</a>'; document.getElementById('pg').innerHTML = g; } show(1);</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><ul id='ul'></ul><div id='pg'></div>{code}")

    site.serve('/czj/xxgk/data.do', lambda ask: data({'pageCount': 3, 'rows': records(page_asked(ask, 'page'), id=int, title='{title}')}))
    site.articles("/czj/xxgk/{n}.html", "/czj/f/{n}.pdf")
    return site


@kind
def each_answer_names_the_next() -> Site:
    """OData: an answer has the address of the next one; the script goes on by itself."""
    site = Site('/sites/czj/budget.aspx')
    code = """<script>var base = "/sites/czj/_api/web/lists/getbytitle('budget')/items"; function load(url){ $.ajax({url: url, headers: {Accept: 'application/json;odata=nometadata'}, success: function(d){ $.each(d.value, function(i, x){ $('#items').append('<tr><td><a href="' + x.FileRef + '">' + x.Title + '</a></td></tr>'); }); if (d['odata.nextLink']) load(d['odata.nextLink']); }}); } load(base + '?$top=4&$orderby=Id');</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><table id='items'></table>{code}")

    def items(ask: Ask) -> Said:
        first = int(asked(ask).get('$skiptoken', 0))
        more = {'odata.nextLink': f"http://www.x.gov.cn/sites/czj/_api/web/lists/getbytitle('budget')/items?$top=4&$orderby=Id&$skiptoken={first + 4}"} if first + 4 < 12 else {}
        return data({'value': records(range(first, first + 4), Title='{title}', FileRef="/sites/czj/Docs/{n}.docx"), **more})
    site.serve("/sites/czj/_api/web/lists/getbytitle('budget')/items", items)
    site.files_at("/sites/czj/Docs/{n}.docx")
    return site


@kind
def a_search_server_wrapped() -> Site:
    """Solr, asked by a script element with a callback: start and rows count, the titles carry marks."""
    site = Site('/zfxxgk/ys.shtml')
    code = """var rows = 5, at = 0; function ask(s) { at = s; var e = document.createElement('script'); e.src = '/solr/gov/select?q=channel:bmys&sort=pub+desc&wt=json&rows=' + rows + '&start=' + s + '&json.wrf=show'; document.body.appendChild(e); } function show(r) { var h = ''; for (var i = 0; i < r.response.docs.length; i++) { var d = r.response.docs[i]; h += '<dl><dt><a href="' + d.url + '">' + d.title.replace('预算', '<em>预算</em>') + '</a></dt></dl>'; } document.getElementById('res').innerHTML = h; var p = '', n = Math.ceil(r.response.numFound / rows); for (var j = 0; j < n; j++) p += j * rows == at ? '<b>' + (j + 1) + '</b>' : '<a href="javascript:ask(' + j * rows + ')">' + (j + 1) + '</a>'; document.getElementById('pg').innerHTML = p; } ask(0);"""
    site.page(site.start, f"<h2>部门预算</h2><div id='res'></div><div id='pg'></div><script>{code}</script>")

    def answer(ask: Ask) -> Said:
        said = sent(ask)
        first = int(said.get('start') or 0)
        made = data({'response': {'numFound': 12, 'start': first, 'docs': records(range(first, min(12, first + int(said.get('rows') or 10))), title='{title}', url="/zfxxgk/{n}.shtml")}})
        return (200, {'Content-Type': 'application/javascript'}, said.get('json.wrf', 'show').encode() + b'(' + made[2] + b')')
    site.serve('/solr/gov/select', answer)
    site.articles("/zfxxgk/{n}.shtml", "/zfxxgk/files/{n}.pdf")
    return site


@kind
def json_with_times_and_no_addresses() -> Site:
    """Records hold a number and a time; the address is put together of both by the page's script."""
    site = Site('/wz/ysgk.html')
    code = """<script>function d2(n){ return n < 10 ? '0' + n : n; } function load(p){ $.ajax('/wz/api/doc/page', {type: 'POST', contentType: 'application/json', data: JSON.stringify({channel: 88, current: p, size: 5}), success: function(r){ var rows = r.data.records.map(function(x){ var t = new Date(x.pub); return `<li><a href="/wz/${t.getFullYear()}${d2(t.getMonth() + 1)}/${x.docId}.html">${x.docTitle}</a></li>`; }); $('#u').html(rows.join('')); $('#c').text(`第${r.data.current}/${r.data.pages}页`); $('#n').toggle(r.data.current < r.data.pages).off('click').on('click', function(){ load(r.data.current + 1); }); } }); } load(1);</script>"""
    site.page(site.start, f"<h2>部门预算</h2><ul id='u'></ul><span id='c'></span><button id='n'>下一页</button>{code}")

    def rows(ask: Ask) -> Said:
        said = json.loads(next(iter(dict(ask.form or ()).values()), '{}') or '{}')
        k = said.get('current', 1)
        return data({'data': {'current': k, 'pages': 3, 'total': 12, 'records': records(slices(12, 5)[k - 1] if 0 < k < 4 else [], docId=lambda n: 4400 + n, docTitle='{title}', pub=lambda _: 1772150400000)}})
    site.serve('/wz/api/doc/page', rows)
    site.articles("/wz/202602/44{n:02}.html", "/wz/202602/P{n}.doc")
    return site


@kind
def handlers_and_one_detail_page() -> Site:
    """A generic handler answers the list; one page shows every article by its number."""
    site = Site('/list.html?columnid=224')
    script(site, '/js/site.js', "function q(n){var r=new RegExp('(^|&)'+n+'=([^&]*)(&|$)').exec(location.search.substr(1));return r?decodeURIComponent(r[2]):null}")
    site.page(site.start, """<script src='/js/site.js'></script><h2>部门预算公开</h2><ul id='u'></ul><p id='p'></p><script>function go(n){$.get('/handlers/menuInfoList.ashx',{columnid:q('columnid'),isall:1,keyword:'',pagenum:n},function(t){var d=JSON.parse(t);$('#u').html($.map(d.Rows,function(x){return '<li><a href="infoDetail.html?id='+x.ID+'&column='+q('columnid')+'">'+x.Title+'</a></li>'}).join(''));var h='';for(var i=1;i<=d.PageCount;i++)h+='<a href="javascript:go('+i+')">'+i+'</a>';$('#p').html(h)},'text')}go(1)</script>""")
    site.serve('/handlers/menuInfoList.ashx', lambda ask: (200, {'Content-Type': 'text/plain'}, json.dumps({'PageCount': 3, 'Rows': records(page_asked(ask, 'pagenum'), ID=lambda n: 300 + n, Title='{title}')}).encode()))
    site.page('/infoDetail.html', """<script src='/js/site.js'></script><h1 id='t'></h1><div id='c'></div><ul id='f'></ul><script>$.ajax({url:'/handlers/getInfo.ashx?id='+q('id'),dataType:'json'}).then(function(d){$('#t').text(d.Title);$('#c').html(d.Body);(d.Files||[]).forEach(function(f){$('#f').append('<li><a href="/handlers/down.ashx?fid='+f.ID+'">'+f.Name+'</a></li>')})})</script>""")
    site.answers['/infoDetail.html?'] = site.answers['/infoDetail.html']
    site.serve('/handlers/getInfo.ashx', lambda ask: data({'Title': TITLES[int(asked(ask)['id']) - 300], 'Body': '<p>见附件</p>', 'Files': [{'ID': f"f{asked(ask)['id']}", 'Name': '部门预算.docx'}]}))
    for n in range(12):
        site.file(f'/handlers/down.ashx?fid=f{300 + n}', Content_Disposition='attachment; filename=a.docx')
    return site


@kind
def string_built_list() -> Portal:
    """An older ajax list: rows are strings put together; the article's page is made from its id."""
    portal = Portal('/czj/ysgk/list.htm')
    script = """var cid = 'A1B2'; $(function(){ page(1); }); function page(n){ $.post('/czj/ajax/articles.do', {cid: cid, pageNo: n, pageSize: 4}, function(data){ var html=''; for(var i=0;i<data.rows.length;i++){ var o=data.rows[i]; html += "<li><a target='_blank' href='/czj/article/"+o.ARTICLEID+".htm'>"+o.TITLE+"</a><span>"+o.PUBDATE+"</span></li>"; } $('#ul').html(html); }, 'json'); }"""
    portal.page(portal.start, f"<h3>预算公开</h3><ul id='ul'></ul><script>{script}</script>")
    portal.articles("/czj/article/x{n}.htm", "/czj/file/{n}.doc", "<p style='line-height:2'><img src='/icons/doc.gif'><a href='{file}'>{title}.doc</a></p>")

    def data(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get('pageNo', 1)) - 1
        rows = records(range(4 * k, min(12, 4 * k + 4)), ARTICLEID="x{n}", TITLE='{title}', PUBDATE="2026-02-27")
        return (200, {}, json.dumps({'rows': rows if said.get('cid') == 'A1B2' else [], 'total': 12}).encode())
    portal.serve('/czj/ajax/articles.do', data)
    return portal


@kind
def graph_of_pages() -> Portal:
    """jQuery pagination plugin: the callback asks for a page of markup by POST; total in a variable."""
    portal = Portal('/ztzl/ysgk.html')
    parts = [portal.listing("<li><a href='{file}'>{title}</a></li>", "/ztzl/f/{n}.docx", of=range(4 * k, 4 * k + 4)) for k in range(3)]
    script = "var totalCount = 12; $('.pagination').pagination(totalCount, {items_per_page: 4, callback: function(index){ $.post('/ztzl/list.do', {channel: 'ysgk', page: index + 1}, function(d){ $('#list').html(d); }); }});"
    portal.page(portal.start, f"<h2>2026年部门预算公开</h2><ul id='list'>{parts[0]}</ul><div class='pagination'></div><script>{script}</script>")

    def listed(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get('page', 1)) - 1
        return (200, HTML, (parts[k] if said.get('channel') == 'ysgk' and k < 3 else '').encode())
    portal.serve('/ztzl/list.do', listed)
    return portal


@kind
def a_choice_that_asks_what_it_offers() -> Site:
    """select2: the departments come as one types, ten a page; the one that is chosen brings its files."""
    site = Site('/ysgk/query')
    code = """$("#o").select2({ ajax: { url: "/api/org", dataType: "json", data: function (p) { return { q: p.term || "", page: p.page || 1 }; }, processResults: function (d) { return { results: $.map(d.rows, function (x) { return { id: x.code, text: x.name }; }), pagination: { more: d.more } }; } } }); $("#o").on("change", function () { $.getJSON("/api/files", { org: $(this).val() }, function (d) { $("#t").html(d.map(function (x) { return "<p><a href='" + x.u + "'>" + x.n + "</a></p>"; }).join("")); }); });"""
    site.page(site.start, f"<h2>部门预算公开查询</h2><select id='o'></select><div id='t'></div><script>{code}</script>")
    site.asked_for('/api/org', records(range(12), code=int, name='{who}'), 7, lambda found, k, most: data({'rows': found, 'more': k < most}))
    files = [[{'u': site.file(f'/f/{n}-{y}.pdf'), 'n': f'{WHO[n]}{y}年部门预算.pdf'} for y in (2026, 2025)] for n in range(12)]
    site.serve('/api/files', lambda ask: data(files[int(asked(ask)['org'])] if asked(ask).get('org') else []))
    return site


@kind
def a_form_that_posts_itself() -> Site:
    """JSP: 预算 and 决算 are radio buttons of a form, which a script file sends with the number of the page."""
    site = Site('/xxgk/list.jsp?lm=bmyjs')
    script(site, '/js/pg.js', "function go(n) { var f = document.forms['q']; f.pageNo.value = n; f.submit(); } function chg() { go(1); }")
    files = {k: [site.file(f'/xxgk/{k}-{n}.pdf') for n in range(12)] for k in ('1', '2')}

    def shown(ask: Ask) -> Said:
        said = asked(ask)
        k, p = said.get('ysjs', '1'), int(said.get('pageNo') or 1)
        radios = ''.join(f"<label><input type='radio' name='ysjs' value='{v}' onclick='chg()' {'checked' if v == k else ''}>{w}</label>" for v, w in (('1', '预算'), ('2', '决算')))
        items = ''.join(f"<tr><td><a href='{files[k][n]}'>云岭县{WHO[n]}{'2026年部门预算' if k == '1' else '2024年部门决算'}</a></td></tr>" for n in range(12)[7 * p - 7:7 * p])
        body = f"<script src='/js/pg.js'></script><h3>部门预决算</h3><form name='q' action='/xxgk/list.jsp' method='post'><input type='hidden' name='pageNo' value='{p}'>{radios}</form><table>{items}</table>第{p}页/共2页 <a href='javascript:go({min(p + 1, 2)})'>下一页</a>"
        return 200, HTML, site.made(body)

    site.serve('/xxgk/list.jsp', shown)
    return site


@kind
def a_table_that_asks_the_server_for_its_rows() -> Site:
    """DataTables: each ten rows are posted for; a view shows the file by a program, in a viewer that is not there."""
    site = Site('/ysgk/dt.html')
    code = "$('#t').DataTable({ serverSide: true, pageLength: 5, ajax: { url: '/ysgk/query', type: 'POST' }, columns: [{ data: 'dwmc' }, { data: 'id', render: function (d) { return '<a href=\"/ysgk/view?id=' + d + '\">查看</a>'; } }] });"
    site.page(site.start, f"<h2>部门预算公开</h2><table id='t'><thead><tr><th>单位名称</th><th>操作</th></tr></thead></table><script>{code}</script>")

    def rows(ask: Ask) -> Said:
        first, count = (int(sent(ask).get(name) or least) for name, least in (('start', 0), ('length', 5)))
        return data({'draw': 1, 'recordsTotal': 12, 'recordsFiltered': 12, 'data': records(range(12)[first:first + count], dwmc='{who}', id=int)})

    site.serve('/ysgk/query', rows)
    for n in range(12):
        site.page(f'/ysgk/view?id={n}', f"<h1>{TITLES[n]}</h1><iframe src='/pdfjs/web/viewer.html?file=%2Fysgk%2Ffile%3Fid%3D{n}'></iframe>")
        site.file(f'/ysgk/file?id={n}')
    return site


@kind
def link_buttons_that_answer_files() -> Site:
    """ASP.NET: the rows' 下载 post the page's form back, which answers the file; pages by a query."""
    site = Site('/Column.aspx?cid=18')
    made = [site.only(f'posted {n}') for n in range(12)]

    def shown(ask: Ask) -> Said:
        said = asked(ask)
        p = int(said.get('page', 1))
        if (target := said.get('__EVENTTARGET')) and said.get('__VIEWSTATE') == f'v{p}':
            return 200, {'Content-Type': 'application/octet-stream'}, made[int(target.split('$')[1])]
        items = listing("""<tr><td>{title}</td><td><a href="javascript:__doPostBack('r${n}$b','')">下载</a></td></tr>""", range(12)[7 * p - 7:7 * p])
        body = f"<form method='post' action='Column.aspx?cid=18&amp;page={p}'><input type='hidden' name='__VIEWSTATE' value='v{p}'><h2>部门预算公开</h2><table>{items}</table><a href='Column.aspx?cid=18&amp;page=1'>1</a> <a href='Column.aspx?cid=18&amp;page=2'>2</a></form>"
        return 200, HTML, site.made(body)

    site.serve('/Column.aspx', shown)
    return site


@kind
def data_that_link_their_next_page() -> Site:
    """HAL: the script asks for six at a time and follows _links.next to the end; who asks for more gets no more."""
    site = Site('/budget-open/')
    code = "(async () => { let u = '/svc/reports?size=5'; while (u) { const r = await (await fetch(u)).json(); for (const x of r._embedded.reports) document.getElementById('o').innerHTML += '<li><a href=\"' + x._links.file.href + '\">' + x.org + '2026年部门预算</a></li>'; u = r._links.next && r._links.next.href; } })();"
    site.page(site.start, f"<h2>部门预算</h2><ol id='o'></ol><script>{code}</script>")

    def reports(ask: Ask) -> Said:
        k = 5 * int(asked(ask).get('page', 0))
        found = [{'org': f'云岭县{WHO[n]}', '_links': {'file': {'href': f'/svc/files/{n}'}}} for n in range(12)[k : k + 5]]
        following = {'next': {'href': f'/svc/reports?size=5&page={k // 5 + 1}'}} if k + 5 < 12 else {}
        return data({'_embedded': {'reports': found}, '_links': following})

    site.serve('/svc/reports', reports)
    site.files_at('/svc/files/{n}', Content_Disposition='attachment; filename=a.pdf')
    return site
