# ruff: noqa: E501, E731
# fmt: off
"""Lists that come as data: JSON, XML, SOAP, GraphQL, signed, wrapped, in steps; in pages that stand as they are."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote

from tests.collection.portal.vendor_site import (
    BODY,
    TITLES,
    WHO,
    Portal,
    Site,
    kind,
    listing,
    records,
    script,
    slices,
)


@kind
def numbered_files_of_departments() -> Site:
    """A page of files that are called by a number and the department alone; one is a government's."""
    site = Site('/ztzl/2026bmys.shtml')
    names = [f'{n + 1:02}.云岭县{WHO[n]}' for n in range(8)] + ['09、中共云岭县委办公室（本级）', '10 云岭县第一中学']
    links = ''.join((f"<p><a href='{site.file(f'/ztzl/files/{n}.docx')}'>{one}.docx</a></p>" for n, one in enumerate(names)))
    site.page(site.start, f"<h1>云岭县2026年部门预算公开</h1><p>发布时间：2026-02-27 16:00</p><div class='article'>{links}</div>")
    site.other('/xwzx/pic.pdf')
    return site


@kind
def parts_loaded_into_a_page() -> Site:
    """Each department's box is filled by .load('file.html #list'); the article is a srcdoc frame."""
    site = Site('/zt/2026ysgk.html')
    boxes = loads = ''
    for k, ns in enumerate(slices(12, 4)):
        rows = listing("<li><a href='/zt/ys/{n}.html'>{title}</a></li>", ns)
        site.whole(f'/zt/part{k}.html', f"<div class='head'>栏目{k}</div><ul id='list'>{rows}</ul><p>其他</p>")
        boxes += f"<div class='tabbox' id='b{k}'>正在加载…</div>"
        loads += f"$('#b{k}').load('/zt/part{k}.html #list');"
    site.page(site.start, f'<h1>2026年部门预算公开专栏</h1>{boxes}<script>$(function(){{ {loads} }});</script>')
    for n in range(12):
        inner = html.escape(f"<p>附件：<a href='{site.file(f'/zt/f/{n}.doc')}'>{TITLES[n]}</a></p>", quote=True)
        site.page(f'/zt/ys/{n}.html', BODY.format(TITLES[n], f'<iframe srcdoc="{inner}"></iframe>'))
    return site


@kind
def quarter_of_a_portal_of_open_data() -> Site:
    """A catalogue of open data: cards with tags; a data set's page has tabs, one of them 数据下载."""
    site = Site('/oportal/catalog/index?keyword=部门预算')
    cards = listing("<div class='cata'><a class='t' href='/oportal/catalog/{n:x}f'>{title}</a><span class='tag'>财政</span></div>", range(8))
    site.page(f"/oportal/catalog/index?keyword={quote('部门预算')}", f'<p>共 8 个数据目录</p>{cards}')
    for n in range(8):
        file = site.file(f'/oportal/catalog/download?cataId={n:x}f&fileName={quote(TITLES[n])}.xls')
        site.page(f'/oportal/catalog/{n:x}f', f"""<h1>{TITLES[n]}</h1><ul class='tabs'><li>基本信息</li><li>数据项</li><li>数据下载</li></ul><div>摘要：{WHO[n]}预算</div><div style='display:none'><table><tr><td>1</td><td>xls</td><td>23KB</td><td><a href='javascript:;' onclick="downloadFile('{file}')">下载</a></td></tr></table></div><script>function downloadFile(u){{ location.href = u; }}</script>""")
    return site


@kind
def list_as_xml() -> Portal:
    """The list is an XML file with titles and links, loaded by a script."""
    portal = Portal('/ysgk/list.html')
    items = ''
    for n, title in enumerate(TITLES):
        portal.article(f'/ysgk/{n}/doc.html', n, f"<a href='{portal.file(f'/ysgk/{n}/{n}.xlsx')}'>附件1</a>")
        items += f'<item><title><![CDATA[{title}]]></title><link>/ysgk/{n}/doc.html</link><pubDate>2026-02-27</pubDate></item>'
    xml = f'<?xml version="1.0" encoding="UTF-8"?><rss><channel><title>部门预算</title>{items}</channel></rss>'
    portal.answers['/ysgk/data.xml'] = (200, {'Content-Type': 'text/xml'}, xml.encode())
    portal.page(portal.start, "<h2>部门预算</h2><div id='l'></div><script>$.ajax({url: 'data.xml', dataType: 'xml', success: show});</script>")
    return portal


@kind
def list_in_a_script_file() -> Portal:
    """The items stand in a script file as a list of objects; the page shows them by pages."""
    portal = Portal('/czyjs/index.shtml')
    rows = []
    for n, title in enumerate(TITLES):
        portal.article(f'/czyjs/c{n}.shtml', n, f"<a href='{portal.file(f'/czyjs/{n}.pdf')}'>下载</a>")
        rows.append(f"{{t: '{title}', u: '/czyjs/c{n}.shtml', d: '2026-02-27'}}")
    portal.answers['/czyjs/data_1033.js'] = (200, {}, f"var listData = [{', '.join(rows)}];".encode())
    portal.page(portal.start, "<h2>部门预算</h2><ul id='ul'></ul><div id='page'></div><script src='data_1033.js'></script><script src='/js/show.js'></script>")
    return portal


@kind
def data_in_three_steps() -> Portal:
    """A platform of data: years, then departments of a year, then files of a department."""
    portal = Portal('/platform/index.html')
    script = 'function years(){ $.getJSON(\'/platform/api/years\', function(d){ for (var i in d.data) { $(\'#y\').append("<li onclick=\\"depts(\'" + d.data[i].yearId + "\')\\">" + d.data[i].yearName + \'</li>\'); } }); }function depts(yearId){ $.getJSON(\'/platform/api/depts?yearId=\' + yearId, function(d){ $.each(d.data, function(i, v){$(\'#d\').append(\'<a href="dept.html?deptId=\' + v.deptId + \'&yearId=\' + v.yearId + \'">\' + v.deptName + \'</a>\'); }); }); } years();'
    portal.page(portal.start, f"<h2>部门预决算公开平台</h2><ul id='y'></ul><div id='d'></div><script>{script}</script>")
    years = [{'yearId': 'y26', 'yearName': '2026年部门预算'}, {'yearId': 'y25', 'yearName': '2025年部门预算'}]
    portal.answers['/platform/api/years'] = (200, {}, json.dumps({'data': years}).encode())
    for year in ('y26', 'y25'):
        depts = [{'deptId': f'd{n}', 'yearId': year, 'deptName': WHO[n]} for n in range(4)]
        portal.answers[f'/platform/api/depts?yearId={year}'] = (200, {}, json.dumps({'data': depts}).encode())
        for n in range(4):
            file = portal.file(f'/platform/files/{year}{n}.pdf')
            portal.page(f'/platform/dept.html?deptId=d{n}&yearId={year}', f"<h1>{WHO[n]}20{year[1:]}年部门预算</h1><a href='{file}'>预算文本</a>")
    return portal


@kind
def encoded_addresses() -> Portal:
    """信息公开目录 by index number; attachments' addresses are written in base64."""
    portal = Portal('/?a=dir&h=1&p=D1901&c=177950&f=177991')
    for k in range(2):
        rows = ''
        for n in range(6 * k, 6 * k + 6):
            file = portal.file(f'/u/cms/public/202602/27{n}.pdf')
            secret = base64.b64encode(file.encode()).decode()
            portal.article(f'/D1901X/{5551 + n}.jhtml', n, f"""<table><tr><td>索引号</td><td>D1901-{n:04}</td></tr></table><a href="javascript:down('{secret}')">{TITLES[n]}.pdf</a><script>function down(s){{ window.open(atob(s)); }}</script>""")
            rows += f"<tr><td>D1901-{n:04}</td><td><a href='/D1901X/{5551 + n}.jhtml'>{TITLES[n]}</a></td><td>2026-02-27</td></tr>"
        pager = f"<a href='/?a=dir&amp;h=1&amp;p=D1901&amp;c=177950&amp;f=177991&amp;i={2 - k}'>{('下一页' if k == 0 else '上一页')}</a>"
        path = portal.start if k == 0 else portal.start + '&i=2'
        portal.page(path, f'<h2>部门预算</h2><table><tr><th>索引号</th><th>名称</th><th>日期</th></tr>{rows}</table>{pager}')
    portal.answers[portal.start + '&i=1'] = portal.answers[portal.start]
    return portal


@kind
def a_list_that_a_style_sheet_draws() -> Site:
    """The list is XML that an XSL sheet turns into a page; each item has its number, the sheet makes the address."""
    site = Site('/xml/bmys.xml')
    xsl = "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/list'><html><body><h2>部门预算公开</h2><xsl:for-each select='item'><p><a href='/xml/show.jsp?id={@id}'><xsl:value-of select='title'/></a></p></xsl:for-each><xsl:if test='@next'><a href='{@next}'>下一页</a></xsl:if></body></html></xsl:template></xsl:stylesheet>"
    site.answers['/xml/list.xsl'] = (200, {'Content-Type': 'text/xsl'}, xsl.encode())
    for k, part in enumerate(slices(12, 5)):
        items = listing("<item id='{n}'><title>{title}</title><date>2026-02-27</date></item>", part)
        after = f" next='/xml/bmys_{k + 2}.xml'" if k < 2 else ''
        site.answers['/xml/bmys.xml' if k == 0 else f'/xml/bmys_{k + 1}.xml'] = (200, {'Content-Type': 'text/xml'}, f"<?xml version='1.0' encoding='utf-8'?><?xml-stylesheet type='text/xsl' href='/xml/list.xsl'?><list{after}>{items}</list>".encode())
    site.articles("/xml/show.jsp?id={n}", "/xml/down.jsp?id={n}", Content_Disposition='attachment; filename=a.doc')
    return site


@kind
def channel_by_jsonp() -> Site:
    """A script element whose address has callback=; the answer calls the page's own function."""
    site = Site('/col/bmys.html')
    site.page(site.start, """<h2>部门预算</h2><ul id='list'></ul><script>function showList(d){ var h=''; for(var i=0;i<d.docs.length;i++){ h+='<li><a href="'+d.docs[i].puburl+'">'+d.docs[i].doctitle+'</a></li>'; } document.getElementById('list').innerHTML = h; }</script><script src='/api/channel.do?callback=showList&amp;id=9'></script>""")
    docs = records(range(10), doctitle='{title}', puburl="/a/{n}.html")
    site.answers['/api/channel.do?callback=showList&id=9'] = (200, {'Content-Type': 'application/javascript'}, f"showList({json.dumps({'docs': docs}, ensure_ascii=False)});".encode())
    site.articles("/a/{n}.html", "/a/{n}.pdf", "<a href='{file}'>{n}.pdf</a>", of=range(10))
    return site


@kind
def items_of_an_xml() -> Site:
    """XMLHttpRequest and responseXML: the items are elements with attributes and texts."""
    site = Site('/gongkai/index.html')
    script = """<script>var x = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject('Microsoft.XMLHTTP'); x.onreadystatechange = function(){ if(x.readyState == 4 && x.status == 200){ var it = x.responseXML.getElementsByTagName('doc'), s = ''; for(var i = 0; i < it.length; i++){ var t = it[i].getElementsByTagName('title')[0].childNodes[0].nodeValue; s += '<dd><a href="doc' + it[i].getAttribute('no') + '.html">' + t + '</a></dd>'; } document.getElementById('box').innerHTML = s; } }; x.open('GET', 'data/bmys.xml', true); x.send(null);</script>"""
    site.page(site.start, f"<h2>部门预决算公开</h2><dl id='box'></dl>{script}")
    docs = listing("<doc no='{n}'><title>{title}</title><date>2026-02-27</date></doc>", range(9))
    site.answers['/gongkai/data/bmys.xml'] = (200, {'Content-Type': 'text/xml'}, f"<?xml version='1.0' encoding='utf-8'?><list>{docs}</list>".encode())
    site.articles("/gongkai/doc{n}.html", "/gongkai/f/{n}.xls", "<a href='{file}'>预算公开表.xls</a>", of=range(9))
    return site


@kind
def encoded_list() -> Site:
    """The list is JSON in base64 within the page; a function decodes and shows it by pages."""
    site = Site('/gk/ys/index.html')
    rows = json.dumps(records(range(12), t='{title}', u="{n}.html", d="2026-02-27"), ensure_ascii=False)
    packed = base64.b64encode(rows.encode()).decode()
    script = f"""<script>var list = JSON.parse(decodeURIComponent(escape(window.atob('{packed}')))), size = 5, now = 1; function show(p){{ now = p; var h = ''; list.slice((p - 1) * size, p * size).forEach(function(o){{ h += '<li><a href="' + o.u + '">' + o.t + '</a><em>' + o.d + '</em></li>'; }}); $('#ul').html(h); }} show(1);</script>"""
    site.page(site.start, f"<h2>部门预算</h2><ul id='ul'></ul>{script}<a href='javascript:;' onclick='show(now-1)'>上一页</a><a href='javascript:;' onclick='show(now+1)'>下一页</a>")
    site.articles("/gk/ys/{n}.html", "/gk/ys/f/{n}.pdf")
    return site


@kind
def list_written_by_a_script_file() -> Site:
    """All items stand in a script file as arrays; a function shows five of them a page."""
    site = Site('/ys/index.htm')
    rows = ','.join(f"['{TITLES[n]}','/ys/c/{n}.htm','2026-02-27']" for n in range(12))
    script(site, '/ys/data.js', f'var arr=[{rows}];')
    site.page(site.start, """<h2>部门预算</h2><ul id='l'></ul><span id='info'></span> <a href='#' onclick='show(cur-1);return false'>上一页</a> <a href='#' onclick='show(cur+1);return false'>下一页</a><script src='/ys/data.js'></script><script>var cur=1,size=5,max=Math.ceil(arr.length/size);function show(p){if(p<1||p>max)return;cur=p;var h='';for(var i=(p-1)*size;i<Math.min(p*size,arr.length);i++)h+='<li><a href="'+arr[i][1]+'">'+arr[i][0]+'</a> '+arr[i][2]+'</li>';document.all('l').innerHTML=h;document.all('info').innerText='第'+p+'页/共'+max+'页';}show(1);</script>""")
    site.articles("/ys/c/{n}.htm", "/ys/c/{n}.doc")
    return site


@kind
def list_in_a_textarea() -> Site:
    """Lazy markup: the page shows nothing, the items wait in a textarea until the reader scrolls."""
    site = Site('/zwgk/czyjs/bmys/index.shtml')
    rows = ''
    for n in range(12):
        site.article(f'/zwgk/czyjs/bmys/art{n}.shtml', n, f"<p>附件：<a href='{site.file(f'/zwgk/att/{n}.pdf')}'>{TITLES[n]}.pdf</a></p>")
        rows += f"<li><span>2026-02-27</span><a href='art{n}.shtml' target='_blank'>{TITLES[n]}</a></li>"
    site.page(site.start, f"<div class='position'>当前位置：<a href='/'>首页</a> &gt; 政务公开 &gt; 部门预算</div><h2>部门预算</h2><div id='lazy'></div><textarea class='lazy-data' style='display:none'><ul>{rows}</ul></textarea><script>$(function(){{ $('#lazy').html($('.lazy-data').val()); }});</script>")
    return site


@kind
def calls_for_items() -> Site:
    """Items are written by a call each: item('title', 'address', 'date')."""
    site = Site('/bmys/2026/')
    script = """function item(t,u,d){ document.write('<tr><td>·</td><td><a href="' + u + '" target="_blank">' + t + '</a></td><td>' + d + '</td></tr>'); }"""
    calls = listing("item('{title}','/bmys/2026/{n}/show.htm','2026-02-27');\n", range(11))
    site.page(site.start, f'<h2>2026年部门预算</h2><table><script>{script}</script><script>{calls}</script></table>')
    for n in range(11):
        site.article(f'/bmys/2026/{n}/show.htm', n, f"""<p><a href="javascript:showfile('{n}/a.pdf')">{TITLES[n]}</a></p><script>function showfile(f){{ window.open('/bmys/file/' + f); }}</script>""")
        site.file(f'/bmys/file/{n}/a.pdf')
    return site


@kind
def hybrid_pages() -> Site:
    """山东: the first pages stand in the page and are shown by a script; later ones are files."""
    site = Site('/channels/ch00232/')
    rows = lambda ns: listing("<li class='pagedContent' style='display:none'><span class='news_box01_title'><a href='/articles/ch00232/202602/{n:04x}.shtml'>{title}</a></span><span>2026-02-27</span></li>", ns)
    code = "<script src='/js/hybrid.js'></script><script>hybridPager({pageSize: 3, maxStatic: 2, pageCount: 4, current: %d, url: function(n){ return 'index_' + n + '.html'; }});</script>"
    script(site, '/js/hybrid.js', "function hybridPager(o){ var lis = document.querySelectorAll('li.pagedContent'); function show(p){ if (p > o.maxStatic || o.current > o.maxStatic) { location.href = p > o.maxStatic ? o.url(p) : './'; return; } for (var i = 0; i < lis.length; i++) lis[i].style.display = (i >= (p - 1) * o.pageSize && i < p * o.pageSize) ? '' : 'none'; draw(p); } function draw(p){ var box = document.getElementById('pages'); box.innerHTML = ''; for (var k = 1; k <= o.pageCount; k++) { var a = document.createElement('a'); a.innerHTML = k; a.className = k == p ? 'on' : ''; a.onclick = (function(k){ return function(){ show(k); }; })(k); box.appendChild(a); } } if (o.current <= o.maxStatic) show(o.current); else { for (var i = 0; i < lis.length; i++) lis[i].style.display = ''; draw(o.current); } }")
    site.page(site.start, f"<h2>部门预算公开</h2><ul>{rows(range(6))}</ul><div id='pages'></div>" + code % 1)
    site.page('/channels/ch00232/index_3.html', f"<h2>部门预算公开</h2><ul>{rows(range(6, 9))}</ul><div id='pages'></div>" + code % 3)
    site.page('/channels/ch00232/index_4.html', f"<h2>部门预算公开</h2><ul>{rows(range(9, 12))}</ul><div id='pages'></div>" + code % 4)
    site.articles("/articles/ch00232/202602/{n:04x}.shtml", "/articles/ch00232/202602/f{n}.pdf", "<p><img src='/i/pdf.gif'><a href='{file}'>附件1</a></p>")
    return site


@kind
def written_out_by_a_script_file() -> Site:
    """The whole list is a script file of document.write calls, as old systems publish it."""
    site = Site('/gongkai/2026.html')
    site.page(site.start, "<h2>2026年部门预算公开</h2><ul><script src='/gongkai/js/list2026.js'></script></ul>")
    lines = listing('document.write(\'<li><a href="/gongkai/{n}.html" target="_blank">{title}</a></li>\');\n')
    site.answers['/gongkai/js/list2026.js'] = (200, {'Content-Type': 'text/javascript'}, lines.encode('gb18030'))
    site.articles("/gongkai/{n}.html", "/gongkai/{n}.doc")
    return site


@kind
def details_as_data() -> Portal:
    """Items lead to pages whose script asks for the article; attachments stand in its JSON."""
    portal = Portal('/wz/list.html')
    items = ''
    for n, title in enumerate(TITLES):
        items += f"<li><a href='/wz/detail.html?id={n}'>{title}</a></li>"
        file = portal.file(f'/wz/upload/{n}.pdf')
        script = f"var id = '{n}'; axios.get('/wz/api/article', {{params: {{id: id}}}}).then(show);"
        portal.page(f'/wz/detail.html?id={n}', f"<div id='app'></div><script>{script}</script>")
        said = {'code': 200, 'data': {'title': title, 'content': '<p>见附件</p>', 'fileList': [{'name': f'{title}.pdf', 'url': file}]}}
        portal.answers[f'/wz/api/article?id={n}'] = (200, {}, json.dumps(said).encode())
    portal.page(portal.start, f'<h2>部门预算</h2><ul>{items}</ul>')
    return portal


@kind
def xml_with_a_stylesheet() -> Site:
    """The column is an XML file that a browser shows by an XSLT; pages are further such files."""
    site = Site('/xxgk/bmys.xml')
    for k, ns in enumerate(slices(12, 5)):
        rows = listing("<item><title>{title}</title><link>/xxgk/d/{n}.html</link><pubDate>2026-02-27</pubDate></item>", ns)
        following = f'<next>bmys_{k + 1}.xml</next>' if k < 2 else ''
        body = f"<?xml version='1.0' encoding='gb2312'?><?xml-stylesheet type='text/xsl' href='/xsl/list.xsl'?><column name='部门预算公开'><total>12</total><pages>3</pages>{following}{rows}</column>"
        site.answers[site.start if k == 0 else f'/xxgk/bmys_{k}.xml'] = (200, {'Content-Type': 'text/xml'}, body.encode('gb2312'))
    site.answers['/xsl/list.xsl'] = (200, {'Content-Type': 'text/xml'}, "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/column'><html><body><h2><xsl:value-of select='@name'/></h2><xsl:for-each select='item'><a href='{link}'><xsl:value-of select='title'/></a></xsl:for-each><xsl:if test='next'><a href='{next}'>下一页</a></xsl:if></body></html></xsl:template></xsl:stylesheet>".encode())
    site.articles("/xxgk/d/{n}.html", "/xxgk/f/{n}.doc")
    return site
