# ruff: noqa: E501
# fmt: off
"""A sixteenth set of portals, made before the crawler was run on them; see `vendor_portals`.

Each after how a real system pages and lists, as public crawlers of government sites describe it.
"""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, asked, kind
from tests.collection.portal.vendor_portals_thirteenth import script
from tests.collection.portal.vendor_portals_twelfth import articles
from tests.collection.portal.vendor_site import Site, data, slices


def _page(ask: Ask, name: str, size: int = 5, least: int = 1) -> range:
    """The numbers of the page that an ask names; none where there is no such page."""
    try:
        return slices(12, size)[int(asked(ask).get(name) or least) - least]
    except (IndexError, ValueError):
        return range(0)


@kind
def public_column_by_labels() -> Site:
    """龙讯: a column of a department's catalogue; its items come as markup by a label's name; the
    pager is a plugin of the site's own.
    """
    site = Site("/public/column/7061?type=4&catId=5541&action=list")
    script(site, "/assets/js/ls.js", "var Ls={ajax:function(o){return $.ajax(o)},pagination:function(box,fn,index,size,total,pages){var h='';for(var i=1;i<=pages;i++){h+=i==index?'<span class=\"current\">'+i+'</span>':'<a href=\"javascript:;\" paged=\"'+i+'\">'+i+'</a>'}$(box).html(h+'<span>共'+total+'条</span>').find('a').click(function(){fn(parseInt($(this).attr('paged')))})}};")
    code = "<script>$(function(){ var cat = '5541', organId = '7061'; function getList(p){ Ls.ajax({url: '/site/label/8888', data: {IsAjax: 1, dataType: 'html', _: Math.random(), labelName: 'publicInfoList', siteId: '6793001', organId: organId, type: 4, catId: cat, pageSize: 5, pageIndex: p, isDate: true}}).done(function(html){ $('.xxgk_nav_con').html(html); var t = parseInt($('#total').val()); Ls.pagination('.page_list', getList, p, 5, t, Math.ceil(t / 5)); }); } getList(1); });</script>"
    site.page(site.start, f"<script src='/assets/js/ls.js'></script><div class='xxgk_navli_tit'>财政预决算 &gt; 部门预算公开</div><div class='xxgk_nav_con'></div><div class='page_list'></div>{code}")

    def label(ask: Ask) -> Said:
        rows = "".join(f"<ul class='clearfix'><li class='mc'><a href='/public/7061/{5000 + n}.html' target='_blank' title='{TITLES[n]}'>{TITLES[n][:12]}...</a></li><li class='fbrq'>2026-02-27</li></ul>" for n in _page(ask, "pageIndex"))
        return 200, HTML, f"{rows}<input type='hidden' id='total' value='12'>".encode()

    site.serve("/site/label/8888", label)
    for n in range(12):
        site.article(f"/public/7061/{5000 + n}.html", n, f"<div class='wzfj'><p><a href='{site.file(f'/group4/M00/00/{n}/wKg{n}.pdf', Content_Type='application/octet-stream')}' title='预算公开表.pdf'>附件：{WHO[n]}预算公开表.pdf</a></p></div>")
    return site


@kind
def epoint_full_text() -> Site:
    """国泰新点: the list is a search; its body is one JSON text with an offset; the pager tells the
    page's index by an event of its own.
    """
    site = Site("/zwgk/009/009001/secondpage.html")
    script(site, "/js/pager.js", "(function($){ $.fn.epager = function(o){ var me = this; me.empty(); for (var i = 0; i < Math.ceil(o.total / o.pageSize); i++) { (function(i){ $('<li class=\"ewb-page-li\"><a href=\"javascript:void(0)\">' + (i + 1) + '</a></li>').appendTo(me).on('click', function(){ me.trigger('pageClicked', {pageIndex: i}); }); })(i); } return me; }; })(jQuery);")
    code = "<script>var siteguid = '7eb5f7f1', cate = '009001'; function load(i){ var body = {token: '', pn: i * 5, rn: 5, sdt: '', edt: '', wd: '', fields: 'title', cnum: '001', sort: JSON.stringify({webdate: 0}), condition: [{fieldName: 'categorynum', isLike: true, likeType: 2, equal: cate}], siteguid: siteguid}; $.ajax({type: 'post', url: '/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew', dataType: 'json', contentType: 'application/json;charset=utf-8', data: JSON.stringify(body), success: function(r){ var d = r.result, h = ''; for (var k = 0; k < d.records.length; k++) { var x = d.records[k]; h += '<li class=\"ewb-list-node\"><a href=\"' + x.linkurl + '\" title=\"' + x.title + '\">' + x.title + '</a><span>' + x.webdate.substr(0, 10) + '</span></li>'; } $('#infolist').html(h); if (i == 0) { $('#pager').epager({total: d.totalcount, pageSize: 5}).on('pageClicked', function(e, p){ load(p.pageIndex); }); } } }); } load(0);</script>"
    site.page(site.start, f"<script src='/js/pager.js'></script><h2>部门预算</h2><ul id='infolist' class='ewb-list'></ul><ul id='pager' class='m-pagination'></ul>{code}")

    def search(ask: Ask) -> Said:
        said = dict(ask.form or ())
        first = json.loads(next(iter(said.values()), "{}") or "{}").get("pn", 0)
        rows = [{"title": TITLES[n], "linkurl": f"/zwgk/009/009001/20260227/{n:08x}-1f.html", "webdate": "2026-02-27 10:00:00"} for n in range(first, min(12, first + 5))]
        return data({"result": {"totalcount": 12, "records": rows}})

    site.serve("/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew", search)
    for n in range(12):
        site.article(f"/zwgk/009/009001/20260227/{n:08x}-1f.html", n, f"<a href='javascript:void(0);' onclick=\"ztbfjyz('{site.file(f'/EpointWebBuilder/pages/webbuildermis/attach/downloadztbattach?attachGuid={n}f', Content_Disposition='attachment')}')\">{WHO[n]}预算.pdf</a><script>function ztbfjyz(u){{ window.open(u); }}</script>")
    return site


@kind
def hanweb_xxgk_search() -> Site:
    """大汉 信息公开: a tree of classes beside a frame; the frame's pages are posted by a form."""
    site = Site("/col/col1229/index.html")
    site.page(site.start, "<h2>财政预决算公开</h2><div class='tree'><a href='/module/xxgk/search.jsp?infotypeId=A0401&divid=div1229&area=1104&texttype=' target='sousuo'>部门预算</a><a href='/module/xxgk/search.jsp?infotypeId=A0402&divid=div1229&area=1104&texttype=' target='sousuo'>部门决算</a></div><iframe name='sousuo' id='sousuo' src='/module/xxgk/search.jsp?infotypeId=A0401&divid=div1229&area=1104&texttype=' width='100%'></iframe>")

    def search(ask: Ask) -> Said:
        said = asked(ask)
        is_final = said.get("infotypeId") == "A0402"
        ns = range(4) if is_final else _page(ask, "currpage")
        name = (lambda n: f"云岭县{WHO[n]}2024年部门决算公开") if is_final else (lambda n: TITLES[n])
        rows = "".join(f"<tr class='tr_main_value_odd'><td>{n + 1}</td><td><a href='/art/2026/2/27/art_{'9' if is_final else '8'}_{n}.html' mc='{name(n)}' target='_blank'>{name(n)}</a></td><td>2026-02-27</td></tr>" for n in ns)
        pages = 1 if is_final else 3
        pager = f"<td>共{4 if is_final else 12}条记录 {said.get('currpage', 1)}/{pages}</td><td onclick='toPage({min(pages, int(said.get('currpage', 1)) + 1)})' style='cursor:pointer'>下一页</td>"
        form = f"<form name='frm' method='post' action='search.jsp'><input type='hidden' name='infotypeId' value='{said.get('infotypeId', '')}'><input type='hidden' name='area' value='1104'><input type='hidden' name='divid' value='div1229'><input type='hidden' name='currpage' value='1'></form><script>function toPage(p){{ document.frm.currpage.value = p; document.frm.submit(); }}</script>"
        return 200, HTML, f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table><table><tr>{pager}</tr></table>{form}</body></html>".encode()

    site.serve("/module/xxgk/search.jsp", search)
    for n in range(12):
        site.article(f"/art/2026/2/27/art_8_{n}.html", n, f"<a href='{site.file(f'/module/download/downfile.jsp?classid=0&filename={n}ab.pdf', Content_Disposition='attachment')}'>{WHO[n]}.pdf</a>")
    for n in range(4):
        site.page(f"/art/2026/2/27/art_9_{n}.html", f"<h1>云岭县{WHO[n]}2024年部门决算公开</h1><a href='{site.file(f'/module/download/downfile.jsp?classid=0&filename={n}js.pdf')}'>附件.pdf</a>")
    return site


@kind
def igs_front_search() -> Site:
    """TRS 海云: the list is a search by filters; the records have the file's address in a text of
    JSON; pages are turned by 上一页/下一页 alone.
    """
    site = Site("/zwgk/czyjs/bmys/")
    code = "<script>var cur = 1, all = 1; function load(p){ cur = p; $.ajax({type: 'get', url: '/igs/front/search/list.html?index=index-zwgk-v8&type=govinfo&siteId=57&pageSize=5&orderProperty=PUBDATE&orderDirection=desc&filter%5BCHANNELID%5D=60077&filter%5BAVAILABLE%5D=true&pageNumber=' + p, dataType: 'json', success: function(d){ all = d.page.totalPages; var ul = $('.gl-list').empty(); $.each(d.page.content, function(i, c){ var li = $('<li/>'); $('<a/>', {target: '_blank', href: c.DOCPUBURL, text: c.DOCTITLE}).appendTo(li); li.append($('<span/>', {text: c.PUBDATE.substring(0, 10)})); ul.append(li); }); $('.cur').text(cur + '/' + all); } }); } $(function(){ load(1); $('.next').click(function(){ if (cur < all) load(cur + 1); }); $('.prev').click(function(){ if (cur > 1) load(cur - 1); }); });</script>"
    site.page(site.start, f"<h2>部门预算</h2><ul class='gl-list'></ul><div class='pg'><span class='prev'>上一页</span><span class='cur'></span><span class='next'>下一页</span></div>{code}")
    site.serve("/igs/front/search/list.html", lambda ask: data({"page": {"totalPages": 3, "totalElements": 12, "content": [{"DOCTITLE": TITLES[n], "DOCPUBURL": f"http://www.x.gov.cn/zwgk/czyjs/bmys/202602/t20260227_{7700 + n}.html", "PUBDATE": "2026-02-27 09:00:00"} for n in _page(ask, "pageNumber")]}}))
    articles(site, "/zwgk/czyjs/bmys/202602/t20260227_77{:02}.html", "/zwgk/czyjs/bmys/202602/P0202602276{}.pdf", link="<script>var appendix = '{}'; if (appendix != '') {{ document.write('<div>附件：<a href=\"' + appendix + '\">下载</a></div>'); }}</script>")
    return site


@kind
def hybrid_pages() -> Site:
    """山东: the first pages stand in the page and are shown by a script; later ones are files."""
    site = Site("/channels/ch00232/")
    rows = lambda ns: "".join(f"<li class='pagedContent' style='display:none'><span class='news_box01_title'><a href='/articles/ch00232/202602/{n:04x}.shtml'>{TITLES[n]}</a></span><span>2026-02-27</span></li>" for n in ns)  # noqa: E731
    code = "<script src='/js/hybrid.js'></script><script>hybridPager({pageSize: 3, maxStatic: 2, pageCount: 4, current: %d, url: function(n){ return 'index_' + n + '.html'; }});</script>"
    script(site, "/js/hybrid.js", "function hybridPager(o){ var lis = document.querySelectorAll('li.pagedContent'); function show(p){ if (p > o.maxStatic || o.current > o.maxStatic) { location.href = p > o.maxStatic ? o.url(p) : './'; return; } for (var i = 0; i < lis.length; i++) lis[i].style.display = (i >= (p - 1) * o.pageSize && i < p * o.pageSize) ? '' : 'none'; draw(p); } function draw(p){ var box = document.getElementById('pages'); box.innerHTML = ''; for (var k = 1; k <= o.pageCount; k++) { var a = document.createElement('a'); a.innerHTML = k; a.className = k == p ? 'on' : ''; a.onclick = (function(k){ return function(){ show(k); }; })(k); box.appendChild(a); } } if (o.current <= o.maxStatic) show(o.current); else { for (var i = 0; i < lis.length; i++) lis[i].style.display = ''; draw(o.current); } }")
    site.page(site.start, f"<h2>部门预算公开</h2><ul>{rows(range(6))}</ul><div id='pages'></div>" + code % 1)
    site.page("/channels/ch00232/index_3.html", f"<h2>部门预算公开</h2><ul>{rows(range(6, 9))}</ul><div id='pages'></div>" + code % 3)
    site.page("/channels/ch00232/index_4.html", f"<h2>部门预算公开</h2><ul>{rows(range(9, 12))}</ul><div id='pages'></div>" + code % 4)
    for n in range(12):
        site.article(f"/articles/ch00232/202602/{n:04x}.shtml", n, f"<p><img src='/i/pdf.gif'><a href='{site.file(f'/articles/ch00232/202602/f{n}.pdf')}'>附件1</a></p>")
    return site


@kind
def common_search() -> Site:
    """开普: /common/search/<channel>: results hold their files' addresses; a page is drawn by a
    template literal, the pager by an own class.
    """
    site = Site("/zwgk/xxgk/bmyjs/list.shtml")
    code = "<script>const channel = 'b0fa3e0f5d'; class Pager { constructor(el, on) { this.el = el; this.on = on; } draw(n, p) { this.el.innerHTML = ''; for (let k = 1; k <= n; k++) { const s = document.createElement('span'); s.textContent = k; if (k !== p) s.addEventListener('click', () => this.on(k)); this.el.append(s); } } } const pager = new Pager(document.querySelector('.pager'), k => load(k)); async function load(page) { const r = await fetch(`/common/search/${channel}?_isAgg=true&_isJson=true&_pageSize=5&_template=index&_rangeTimeGte=&_channelName=&page=${page}`); const { data } = await r.json(); document.querySelector('.list').innerHTML = data.results.map(x => `<li><a href=\"${x.url}\">${x.title}</a>${x.resList.map(f => `<a class=\"f\" href=\"${f.filePath}\">${f.fileName}</a>`).join('')}<i>${x.publishedTimeStr}</i></li>`).join(''); pager.draw(Math.ceil(data.total / data.rows), page); } load(1);</script>"
    site.page(site.start, f"<h2>部门预决算</h2><ul class='list'></ul><div class='pager'></div>{code}")
    site.serve("/common/search/b0fa3e0f5d", lambda ask: data({"data": {"total": 12, "rows": 5, "page": 1, "results": [{"title": TITLES[n], "url": f"/zwgk/xxgk/bmyjs/202602/{n:x}d.shtml", "publishedTimeStr": "2026-02-27", "resList": [{"fileName": "预算公开.pdf", "filePath": f"/common/files/{n}/y.pdf"}]} for n in _page(ask, "page")]}}))
    for n in range(12):
        site.article(f"/zwgk/xxgk/bmyjs/202602/{n:x}d.shtml", n, f"<a href='{site.file(f'/common/files/{n}/y.pdf')}'>预算公开.pdf</a>")
    return site


@kind
def vsb_tree_urls() -> Site:
    """博达: pages by ?totalpage=3&PAGENUM=2&urltype=tree.TreeTempUrl; an article counts its files'
    downloads by a script and names them 附件【…】.
    """
    site = Site("/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1037")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<tr id='line_u5_{j}'><td><a class='c1' href='info/1037/{5000 + n}.htm' target='_blank' title='{TITLES[n]}'>{TITLES[n]}</a></td><td><span class='timestyle'>2026/02/27</span></td></tr>" for j, n in enumerate(ns))
        after = f"<a class='Next' href='?totalpage=3&PAGENUM={k + 2}&urltype=tree.TreeTempUrl&wbtreeid=1037'>下页</a><a class='Next' href='?totalpage=3&PAGENUM=3&urltype=tree.TreeTempUrl&wbtreeid=1037'>尾页</a>" if k < 2 else "<span>下页</span><span>尾页</span>"
        path = site.start if k == 0 else f"/list.jsp?totalpage=3&PAGENUM={k + 1}&urltype=tree.TreeTempUrl&wbtreeid=1037"
        site.page(path, f"<table class='winstyle'><tr><td>当前位置：<a href='index.jsp'>首页</a>&gt;&gt;部门预算</td></tr></table><form name='a5' method='post' action='?urltype=tree.TreeTempUrl&wbtreeid=1037'><table>{rows}</table>共12条 {k + 1}/3 {after} <input name='a5_goto' size='4'> <a href='javascript:a5_gopage_fun()'>转到</a></form>")
    for n in range(12):
        file = site.file(f"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1537&wbfileid={n}A", Content_Disposition="attachment; filename=%E9%99%84.pdf")
        site.article(f"/info/1037/{5000 + n}.htm", n, f"<ul><li>附件【<a href='{file}' target='_blank'>{WHO[n]}2026年预算公开.pdf</a>】已下载<span id='nattach{n}'><script>getClickTimes({n},1537,'wbnewsfile','attach')</script></span>次</li></ul>")
    return site


@kind
def jpaas_param_json() -> Site:
    """jpaas: pages are asked for by `paramJson` alone; the answer's markup has a pager of numbers
    that the site's script makes live.
    """
    site = Site("/zwgk/ysgk/index.html")
    query = "{'parseType':'bulidstatic','webId':'3630','tplSetId':'5HrZi','pageType':'column','tagId':'分页列表','editType':'null','pageId':'1229858680'}"
    site.page(site.start, f"<h2>部门预算</h2><div id='list'></div><script id='u1' src='/script/unitbuild.js' type='text/javascript' url='/api-gateway/jpaas-publish-server/front/page/build/unit' queryData=\"{query}\"></script>")
    script(site, "/script/unitbuild.js", "(function(){ var s = document.currentScript || document.getElementById('u1'), q = JSON.parse(s.getAttribute('queryData').replace(/'/g, '\"')); function load(p){ if (p) q.paramJson = JSON.stringify({pageNo: p, pageSize: '5'}); $.ajax({url: s.getAttribute('url'), data: q, type: 'GET', success: function(r){ $('#list').html(r.data.html); $('#list .page-a').click(function(){ load(Number($(this).attr('pageno'))); }); } }); } load(0); })();")

    def unit(ask: Ask) -> Said:
        said = asked(ask)
        k = int(json.loads(said.get("paramJson") or "{}").get("pageNo", 1))
        rows = "".join(f"<li><a href='/zwgk/ysgk/art/2026/art_{n:x}c.html' title='{TITLES[n]}'>{TITLES[n]}</a><b>2026-02-27</b></li>" for n in (slices(12, 5)[k - 1] if k < 4 else []))
        pager = "".join(f"<span class='page-a' pageno='{j}'>{j}</span>" for j in (1, 2, 3))
        return data({"success": True, "code": "200", "data": {"html": f"<ul>{rows}</ul><div class='pagination' total='12'>{pager}</div>"}})

    site.serve("/api-gateway/jpaas-publish-server/front/page/build/unit", unit)
    articles(site, "/zwgk/ysgk/art/2026/art_{:x}c.html", "/cms_files/jcms1/web3630/site/attach/0/{}.pdf")
    return site


@kind
def was_with_loose_json() -> Site:
    """TRS WAS: the search answers objects that are no JSON (names without quotes, a comma at the
    end); the page evaluates them.
    """
    site = Site("/xxgk/ysgk.htm")
    code = "<script>function go(p){ var x = new XMLHttpRequest(); x.open('GET', '/was5/web/search?channelid=291000&templet=list.jsp&perpage=5&page=' + p, true); x.onreadystatechange = function(){ if (x.readyState == 4 && x.status == 200) { var r = eval('(' + x.responseText + ')'), h = ''; for (var i = 0; i < r.docs.length; i++) if (r.docs[i].title) h += '<dd><a href=\"' + r.docs[i].url + '\">' + r.docs[i].title + '</a></dd>'; document.getElementById('r').innerHTML = h; h = ''; for (i = 1; i <= Math.ceil(r.num / 5); i++) h += '<a href=\"#\" onclick=\"go(' + i + ');return false;\">[' + i + ']</a>'; document.getElementById('p').innerHTML = h; } }; x.send(null); } go(1);</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><dl id='r'></dl><div id='p'></div>{code}")

    def was(ask: Ask) -> Said:
        rows = "".join(f"{{title:'{TITLES[n]}',url:'/xxgk/ys/{n}.htm',time:'2026.02.27'}}," for n in _page(ask, "page"))
        return 200, {"Content-Type": "text/html;charset=utf-8"}, f"\r\n\r\n{{num:12,page:1,docs:[{rows}{{}}]}}".encode()

    site.serve("/was5/web/search", was)
    articles(site, "/xxgk/ys/{}.htm", "/xxgk/ys/W0202{}.doc")
    return site


@kind
def previews_of_base64_addresses() -> Site:
    """kkFileView: an attachment is shown by a viewer whose address holds the file's in base64."""
    site = Site("/zfxxgk/bmys/index.html")
    site.page(site.start, "<h2>部门预算</h2><ul>" + "".join(f"<li><a href='/zfxxgk/bmys/{n}.html'>{TITLES[n]}</a></li>" for n in range(10)) + "</ul>")
    for n in range(10):
        file = f"http://www.x.gov.cn{site.file(f'/u/cms/www/202602/27{n}.pdf')}"
        held = quote(base64.b64encode(quote(file, safe=':/').encode()).decode(), safe="")
        site.article(f"/zfxxgk/bmys/{n}.html", n, f"<a target='_blank' href='/preview/onlinePreview?url={held}'>{WHO[n]}2026年部门预算.pdf</a>")
        site.page(f"/preview/onlinePreview?url={held}", f"<title>文件预览</title><div id='app'></div><script>var url = '{file}'; var base = '/preview/'; pdfjsLib.render(base + 'getCorsFile?urlPath=' + encodeURIComponent(url));</script>")
    return site


@kind
def years_on_a_picture() -> Site:
    """A picture with areas: each year leads to its own list; the years' lists are tables whose
    first column joins rows.
    """
    site = Site("/html/ysgk/")
    areas = "".join(f"<area shape='rect' coords='{10 * k},0,{10 * k + 9},30' href='/html/ysgk/{y}.html' alt='{y}年部门预算'>" for k, y in enumerate((2026, 2025, 2024)))
    site.page(site.start, f"<h2>部门预算公开</h2><img src='/i/years.jpg' usemap='#years'><map name='years'>{areas}</map>")
    for y in (2026, 2025, 2024):
        rows = "".join((f"<tr><td rowspan='2'>{WHO[n]}</td>" if k == 0 else "<tr>") + f"<td><a href='{site.file(f'/html/ysgk/{y}/{n}_{k}.pdf')}'>{name}</a></td></tr>" for n in range(4) for k, name in enumerate(("部门预算公开说明", "部门预算公开表")))
        site.page(f"/html/ysgk/{y}.html", f"<h1>{y}年部门预算公开</h1><table><tr><th>部门</th><th>文件</th></tr>{rows}</table>")
    return site


@kind
def attachments_in_an_attribute() -> Site:
    """The article has its attachments as JSON in an attribute, HTML-escaped; a script lists them."""
    site = Site("/yssq/list?cat=bmys")
    for k, ns in enumerate(slices(12, 4)):
        rows = "".join(f"<div class='item' data-link='/yssq/view?id={n}'><h5>{TITLES[n]}</h5><em>2026-02-27</em></div>" for n in ns)
        more = f"<a rel='next' href='/yssq/list?cat=bmys&p={k + 2}' class='btn'>下一屏</a>" if k < 2 else ""
        site.page(site.start if k == 0 else f"/yssq/list?cat=bmys&p={k + 1}", f"<h2>部门预算</h2>{rows}{more}<script>$('.item').on('click', function(){{ location.href = $(this).data('link'); }});</script>")
    for n in range(12):
        held = json.dumps([{"fileName": f"{WHO[n]}公开表.xls", "filePath": site.file(f"/upload/{n}a")}, {"fileName": f"{WHO[n]}说明.doc", "filePath": site.file(f"/upload/{n}b")}], ensure_ascii=False).replace('"', "&quot;")
        site.article(f"/yssq/view?id={n}", n, f"<div id='fj' data-files=\"{held}\"></div><script>var fs = JSON.parse(document.getElementById('fj').dataset.files); for (const f of fs) {{ const a = document.createElement('a'); a.href = '/yssq/file' + f.filePath; a.textContent = f.fileName; document.getElementById('fj').append(a, document.createElement('br')); }}</script>")
        for end in "ab":
            site.answers[f"/yssq/file/upload/{n}{end}"] = site.answers.pop(f"/upload/{n}{end}")
    return site
