# ruff: noqa: E501
# fmt: off
"""Vendors' systems, as their pages are: 大汉, TRS, 博达, 开普, 帝国, 织梦, SiteServer and others; by a server that answers what is asked."""

from __future__ import annotations

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
from tests.collection.portal.walking import BASE


@kind
def hanweb_jpage_posted() -> Portal:
    """大汉 jpage: three pages' records in CDATA; the next group is posted with startrecord."""
    portal = Portal('/col/col4711/index.html')
    records = []
    for n, title in enumerate(TITLES):
        path = f'/art/2026/2/27/art_4711_{900 + n}.html'
        file = portal.file(f'/attach/0/{n}.pdf')
        portal.article(path, n, f"<a href='{file}'>{title}.pdf</a>")
        records.append(f"<li><a href='{path}' title='{title}'>{title}</a><span>2026-02-27</span>")

    def store(first: int, last: int) -> str:
        made = listing("<record><![CDATA[{n}</li>]]></record>", records[first:last])
        return f'<datastore><totalrecord>12</totalrecord><totalpage>4</totalpage><recordset>{made}</recordset></datastore>'
    script = "jQuery('#8230').jpage({perPage:3,groupSize:2,totalRecord:12,proxyUrl:'/module/web/jpage/dataproxy.jsp',ajaxParam:{col:1,appid:1,webid:1,path:'/',columnid:4711,sourceContentType:1,unitid:8230,webname:'云岭县人民政府',permissiontype:0}});"
    portal.page(portal.start, f"<h3>部门预算</h3><div id='8230'><script type='text/xml'>{store(0, 6)}</script></div><script>{script}</script>")

    def proxy(ask: Ask) -> Said:
        said = asked(ask)
        if said.get('unitid') != '8230' or 'startrecord' not in said:
            return (200, {}, b'<datastore></datastore>')
        first, last = (int(said['startrecord']), int(said['endrecord']))
        return (200, {'Content-Type': 'text/xml'}, store(first - 1, last).encode())
    portal.serve('/module/web/jpage/dataproxy.jsp', proxy)
    return portal


@kind
def ucap_search_json() -> Portal:
    """开普: the list is asked for by a script, with the channel in a variable; results are JSON."""
    portal = Portal('/ylx/bmys/list.shtml')
    for n in range(len(TITLES)):
        file = portal.file(f'/ylx/bmys/202602/{n:08x}/files/a{n}.pdf')
        portal.article(f'/ylx/bmys/202602/{n:08x}.shtml', n, f"<a href='{file}'>附件下载</a>")
    script = "var channelId='ab12cd34';var pageSize=5;function load(pageNo){$.ajax({type:'get',url:'/common/search/'+channelId,dataType:'json',data:{_isAgg:true,_isJson:true,_pageSize:pageSize,_template:'index',page:pageNo},success:function(r){show(r)}})}load(1);"
    portal.page(portal.start, f"<h2>部门预算</h2><ul id='list'></ul><script>{script}</script>")

    def search(ask: Ask) -> Said:
        said = asked(ask)
        number, size = (int(said.get('page', 1)), int(said.get('_pageSize', 5)))
        results = records(range((number - 1) * size, min(number * size, 12)), title='{title}', url="/ylx/bmys/202602/{n:08x}.shtml", publishedTimeStr="2026-02-27 10:00:00", channelName="部门预算")
        data = {'total': 12, 'rows': size, 'page': number, 'results': results}
        return (200, {}, json.dumps({'status': 200, 'data': data}).encode())
    portal.serve('/common/search/ab12cd34', search)
    return portal


@kind
def grid_view() -> Portal:
    """ASP.NET GridView: Page$2 in windows of two; a page is given only to a state that showed it."""
    portal = Portal('/Info/List.aspx?type=12')
    for n in range(len(TITLES)):
        file = portal.file(f'/UploadFiles/2026/{n}.pdf')
        link = f"<a id='hlFile' href='..{file}'><img src='pdf.gif'/></a>"
        portal.article(f'/Info/Show.aspx?id={n}', n, link)

    def shown(number: int) -> dict[int, str]:
        first = number - (number - 1) % 2
        window = {first: str(first), first + 1: str(first + 1)}
        before = {first - 1: '...'} if first > 1 else {}
        return before | window | ({first + 2: '...'} if first + 2 <= 6 else {})

    def listed(ask: Ask) -> Said:
        form = dict(ask.form or ())
        number = 1
        if form:
            number = int((form.get('__EVENTARGUMENT') or 'Page$1').removeprefix('Page$'))
            if number not in shown(int(form['__VIEWSTATE'].removeprefix('state'))):
                return (500, {}, b'invalid postback')
        rows = listing("<tr><td><a href='Show.aspx?id={n}'>{title}</a></td><td>2026/2/27</td></tr>", range(2 * number - 2, 2 * number))
        pager = ''.join((f"""<td><a href="javascript:__doPostBack('ctl00$Main$GridView1','Page${n}')">{text}</a></td>""" if n != number else f'<td><span>{n}</span></td>' for n, text in shown(number).items()))
        body = f"<h2>部门预算</h2><form method='post' action='./List.aspx?type=12' id='form1'><input type='hidden' name='__VIEWSTATE' value='state{number}'/><input type='hidden' name='__EVENTTARGET' value=''/><input type='text' name='ctl00$Main$key' value=''/><input type='submit' name='ctl00$Main$search' value='搜索'/><table>{rows}<tr><td><table><tr>{pager}</tr></table></td></tr></table></form>"
        return (200, HTML, body.encode())
    portal.answers['/Info/List.aspx?'] = listed
    return portal


@kind
def asmx_service() -> Site:
    """An .asmx service: the payload is a string that is nearly JSON, the answer JSON within JSON."""
    site = Site('/Web/BudgetList.aspx')
    script = """<script>var pageIndex = 1; function bind(p){ pageIndex = p; $.ajax({type: 'POST', url: '/Web/Service.asmx/GetList', contentType: 'application/json; charset=utf-8', data: "{'typeId':'12','pageIndex':'" + p + "','pageSize':'5'}", dataType: 'json', success: function(result){ var o = eval('(' + result.d + ')'); var s = ''; $(o.Rows).each(function(){ s += "<tr><td><a href='BudgetShow.aspx?ID=" + this['ID'] + "'>" + this['Title'] + '</a></td></tr>'; }); $('#tbody').html(s); $('#info').text('共' + o.Total + '条'); }}); } $(document).ready(function(){ bind(1); }); function next(){ bind(pageIndex + 1); }</script>"""
    site.page(site.start, f"<h2>预算公开</h2><table><tbody id='tbody'></tbody></table><span id='info'></span><a href='javascript:next()'>下一页</a>{script}")
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        sent = dict(ask.form or ()).get('application/json', '') or ''.join(dict(ask.form or ()).values())
        said = json.loads(sent.replace("'", '"') or '{}')
        k = int(said.get('pageIndex', 1))
        found = parts[k - 1] if 0 < k <= len(parts) else []
        return data({'d': json.dumps({'Total': 12, 'Rows': records(found, ID=lambda n: 40 + n, Title='{title}')}, ensure_ascii=False)})
    site.serve('/Web/Service.asmx/GetList', rows)
    for n in range(12):
        site.article(f'/Web/BudgetShow.aspx?ID={40 + n}', n, f"<a href='/Web/Down.ashx?f={n}'>{TITLES[n]}.doc</a>")
        site.file(f'/Web/Down.ashx?f={n}', Content_Disposition=f'attachment;filename={n}.doc')
    return site


@kind
def lonsun_label() -> Portal:
    """龙讯 (安徽): a label's markup is asked for by a function of the page number."""
    portal = Portal('/public/column/1681?type=4&catId=6708461&action=list')
    for n in range(12):
        file = portal.file(f'/group3/M00/0A/{n}.pdf')
        portal.article(f'/public/1681/{1450 + n}.html', n, f"<a href='{file}'>{TITLES[n]}</a>")
    script = "var organId = 1681; function loadList(pageIndex){ $.ajax({ type:'GET', url:'/site/label/8888', data:{IsAjax:1, labelName:'publicInfoList', siteId:6781961, pageSize:5, pageIndex:pageIndex, action:'list', organId:organId, type:4, catId:6708461, dateFormat:'yyyy-MM-dd'}, success:function(html){ $('#list').html(html); } }); } loadList(1);"
    portal.page(portal.start, f"<h2>部门预算</h2><div id='list'></div><script>{script}</script>")

    def label(ask: Ask) -> Said:
        said = asked(ask)
        if said.get('labelName') != 'publicInfoList' or said.get('organId') != '1681':
            return (200, HTML, '暂无相关信息'.encode())
        k = int(said.get('pageIndex', 1)) - 1
        rows = ''.join(f"<li><a href='{BASE}/public/1681/{1450 + n}.html' title='{TITLES[n]}'>{TITLES[n]}</a><span>2026-02-27</span></li>" for n in range(5 * k, min(12, 5 * k + 5)))
        pager = "<div class='pagination'><a paged='1'>1</a><a paged='2'>2</a><a paged='3'>3</a><span>共12条</span></div>"
        return (200, HTML, f'<ul>{rows}</ul>{pager}'.encode())
    portal.serve('/site/label/8888', label)
    return portal


@kind
def igs_search() -> Portal:
    """拓尔思 IGS: the column is a kept search; its word stands in the page's own address."""
    portal = Portal('/site/search.html?searchWord=2026%20%E9%A2%84%E7%AE%97&siteId=10')
    for n in range(12):
        file = portal.file(f'/202602/P{n}.pdf')
        portal.article(f'/202602/t20260227_{n}.html', n, f"<a href='{file}'>附件</a>")
    script = "var code = 'c1c8a0a187b3404a'; var word = getQueryString('searchWord'); var pageNumber = 1;function query(){ $.getJSON('/igs/front/search.jhtml', {code: code, pageNumber: pageNumber, pageSize: 5, searchWord: word, siteId: 10}, function(d){ render(d); }); } query();"
    portal.page(portal.start, f"<h2>2026年部门预算</h2><div id='r'></div><script>{script}</script>")

    def search(ask: Ask) -> Said:
        said = asked(ask)
        hit = '预算' in said.get('searchWord', '') and said.get('code') == 'c1c8a0a187b3404a'
        k = int(said.get('pageNumber', 1)) - 1
        rows = records(range(5 * k, min(12, 5 * k + 5)), title=lambda n: TITLES[n].replace('预算', '<em>预算</em>'), url=f"{BASE}/202602/t20260227_{{n}}.html", trs_time="2026-02-27T10:00:00") if hit else []
        page = {'content': rows, 'totalPages': 3 if hit else 0, 'total': 12 if hit else 0}
        return (200, {}, json.dumps({'page': page}).encode())
    portal.serve('/igs/front/search.jhtml', search)
    return portal


@kind
def truecms_message_controller() -> Site:
    """Gansu's kind: a list by messageController, its parameters in an object of the page."""
    site = Site('/zwgk/c103786/list.shtml')
    script(site, '/assets/js/page.js', """function pageList(o){ var $b = $(o.el); function load(n){ $.post(o.proxyUrl, {columnId: o.columnId, pageSize: o.size, pageNo: n, orderBy: 'publishTime desc'}, function(r){ var h = ''; $.each(r.results, function(i, m){ h += '<li><a href="' + m.url + '" title="' + m.title + '">' + m.title + '</a><span>' + m.publishTime + '</span></li>'; }); $b.html(h); var p = $(o.pager).empty(); for (var k = 1; k <= r.totalPage; k++) $('<a class="num"></a>').text(k).toggleClass('cur', k == n).data('no', k).appendTo(p); }, 'json'); } $(document).on('click', o.pager + ' .num', function(){ load($(this).data('no')); }); load(1); }""")
    site.page(site.start, "<script src='/assets/js/page.js'></script><h2>部门预算</h2><ul id='list'></ul><div id='pager'></div><script>pageList({el: '#list', pager: '#pager', proxyUrl: '/gsgov/messageController/getMessage.do', columnId:'c103786', size: 5});</script>")
    site.serve('/gsgov/messageController/getMessage.do', lambda ask: data({'totalPage': 3, 'results': records(page_asked(ask, 'pageNo'), title='{title}', url="/zwgk/c103786/202602/{n}f.shtml", publishTime="2026-02-27")}))
    site.articles("/zwgk/c103786/202602/{n}f.shtml", "/zwgk/c103786/202602/files/{n}.pdf")
    return site


@kind
def public_items_of_an_agency() -> Site:
    """ASP.NET: an agency is chosen from a list that posts by setTimeout; a pager of AspNetPager's
    kind posts the page's number beside what was chosen.
    """
    site = Site('/PublicItemList.aspx')
    agencies = {'jyj': WHO[0], 'mzj': WHO[1], 'slj': WHO[2]}

    def answer(ask: Ask) -> Said:
        said = asked(ask)
        chosen = said.get('ddlBwdw') or 'jyj'
        k = int(said.get('__EVENTARGUMENT') or 1) if said.get('__EVENTTARGET') == 'AspNetPager1' else 1
        years = [2026, 2025, 2024, 2023][2 * (k - 1):2 * k]
        rows = ''.join(f"<tr><td>{y}</td><td><a href='PublicItemView.aspx?ItemID={{{chosen}-{y}}}' target='_blank'>{agencies[chosen]}{y}年部门预算</a></td></tr>" for y in years)
        options = ''.join((f"<option value='{key}'{(' selected' if key == chosen else '')}>{name}</option>" for key, name in agencies.items()))
        pager = ''.join(f"""<a href="javascript:__doPostBack('AspNetPager1','{j}')" style='margin-right:5px'>{j}</a>""" if j != k else f'<span>{j}</span>' for j in (1, 2))
        return (200, HTML, site.made(f"""<form method='post' action='PublicItemList.aspx' id='form1'><input type='hidden' name='__EVENTTARGET' id='__EVENTTARGET' value=''><input type='hidden' name='__EVENTARGUMENT' id='__EVENTARGUMENT' value=''><input type='hidden' name='__VIEWSTATE' value='/wEP{chosen}{k}'><h2>部门预算公开</h2><select name='ddlBwdw' id='ddlBwdw' onchange="javascript:setTimeout('__doPostBack(\\'ddlBwdw\\',\\'\\')', 0)">{options}</select><table>{rows}</table><div id='AspNetPager1'>{pager}</div></form><script>function __doPostBack(t, a){{ var f = document.getElementById('form1'); f.__EVENTTARGET.value = t; f.__EVENTARGUMENT.value = a; f.submit(); }}</script>"""))
    site.serve(site.start, answer)
    files = {f'{{{key}-{y}}}': site.file(f'/UploadFile/{key}{y}.doc') for key in agencies for y in (2026, 2025, 2024, 2023)}

    def view(ask: Ask) -> Said:
        said = asked(ask).get('ItemID', '')
        return (200, HTML, site.made(f"<h1>{agencies.get(said[1:4])}{said[5:9]}年部门预算</h1><a href='{files[said]}'>下载</a>")) if said in files else (404, HTML, b'')
    site.serve('/PublicItemView.aspx', view)
    return site


@kind
def hanweb_catalogue() -> Site:
    """大汉 信息公开: the list is markup that search.jsp answers to a post; its pager calls a function."""
    site = Site('/col/col1229/index.html')
    script = "var infotypeId='B0802'; var jdid=3; var area='11140429';function getInfoList(currpage){ $.ajax({ type:'POST', url:'/module/xxgk/search.jsp', cache:false, dataType:'html', data:{ infotypeId: infotypeId, jdid: jdid, area: area, divid: 'div1229', vc_title: '', sortfield: '', currpage: currpage, standardXxgk: 1 }, success:function(html){ $('#div1229').html(html); } }); }function toPage(n){ getInfoList(n); } getInfoList(1);"
    site.page(site.start, f"<h3>财政预算、决算</h3><div id='div1229'>正在加载...</div><script>{script}</script>")
    for n in range(12):
        site.article(f'/art/2026/2/27/art_1229_{70 + n}.html', n, f"<p><a href='/module/download/downfile.jsp?classid=0&amp;filename={n}f.pdf' title='{TITLES[n]}'>{TITLES[n]}.pdf</a></p>")
        site.file(f'/module/download/downfile.jsp?classid=0&filename={n}f.pdf')

    def search(ask: Ask) -> Said:
        said = asked(ask)
        if said.get('infotypeId') != 'B0802' or not ask.form:
            return (200, HTML, '<div>没有检索到相关信息</div>'.encode())
        k = int(said.get('currpage', 1))
        rows = ''.join(f"<tr><td>{n + 1}</td><td><a href='/art/2026/2/27/art_1229_{70 + n}.html' mc='{TITLES[n]}'>{TITLES[n]}</a><div class='infodetail'>索引号：11140429/2026-{n:05}\u3000发布机构：财政局</div></td><td>2026-02-27</td></tr>" for n in range(5 * k - 5, min(12, 5 * k)))
        pager = """<table><tr><td>共&nbsp;3&nbsp;页&nbsp;&nbsp;12&nbsp;条 <a href='javascript:void(0)' onclick="toPage('2')">下一页</a></td></tr></table>"""
        return (200, HTML, f'<table>{rows}</table>{pager}'.encode())
    site.serve('/module/xxgk/search.jsp', search)
    return site


@kind
def public_column_by_labels() -> Site:
    """龙讯: a column of a department's catalogue; its items come as markup by a label's name; the
    pager is a plugin of the site's own.
    """
    site = Site('/public/column/7061?type=4&catId=5541&action=list')
    script(site, '/assets/js/ls.js', """var Ls={ajax:function(o){return $.ajax(o)},pagination:function(box,fn,index,size,total,pages){var h='';for(var i=1;i<=pages;i++){h+=i==index?'<span class="current">'+i+'</span>':'<a href="javascript:;" paged="'+i+'">'+i+'</a>'}$(box).html(h+'<span>共'+total+'条</span>').find('a').click(function(){fn(parseInt($(this).attr('paged')))})}};""")
    code = "<script>$(function(){ var cat = '5541', organId = '7061'; function getList(p){ Ls.ajax({url: '/site/label/8888', data: {IsAjax: 1, dataType: 'html', _: Math.random(), labelName: 'publicInfoList', siteId: '6793001', organId: organId, type: 4, catId: cat, pageSize: 5, pageIndex: p, isDate: true}}).done(function(html){ $('.xxgk_nav_con').html(html); var t = parseInt($('#total').val()); Ls.pagination('.page_list', getList, p, 5, t, Math.ceil(t / 5)); }); } getList(1); });</script>"
    site.page(site.start, f"<script src='/assets/js/ls.js'></script><div class='xxgk_navli_tit'>财政预决算 &gt; 部门预算公开</div><div class='xxgk_nav_con'></div><div class='page_list'></div>{code}")

    def label(ask: Ask) -> Said:
        rows = ''.join(f"<ul class='clearfix'><li class='mc'><a href='/public/7061/{5000 + n}.html' target='_blank' title='{TITLES[n]}'>{TITLES[n][:12]}...</a></li><li class='fbrq'>2026-02-27</li></ul>" for n in page_asked(ask, 'pageIndex'))
        return (200, HTML, f"{rows}<input type='hidden' id='total' value='12'>".encode())
    site.serve('/site/label/8888', label)
    for n in range(12):
        site.article(f'/public/7061/{5000 + n}.html', n, f"<div class='wzfj'><p><a href='{site.file(f'/group4/M00/00/{n}/wKg{n}.pdf', Content_Type='application/octet-stream')}' title='预算公开表.pdf'>附件：{WHO[n]}预算公开表.pdf</a></p></div>")
    return site


@kind
def epoint_full_text() -> Site:
    """国泰新点: the list is a search; its body is one JSON text with an offset; the pager tells the
    page's index by an event of its own.
    """
    site = Site('/zwgk/009/009001/secondpage.html')
    script(site, '/js/pager.js', """(function($){ $.fn.epager = function(o){ var me = this; me.empty(); for (var i = 0; i < Math.ceil(o.total / o.pageSize); i++) { (function(i){ $('<li class="ewb-page-li"><a href="javascript:void(0)">' + (i + 1) + '</a></li>').appendTo(me).on('click', function(){ me.trigger('pageClicked', {pageIndex: i}); }); })(i); } return me; }; })(jQuery);""")
    code = """<script>var siteguid = '7eb5f7f1', cate = '009001'; function load(i){ var body = {token: '', pn: i * 5, rn: 5, sdt: '', edt: '', wd: '', fields: 'title', cnum: '001', sort: JSON.stringify({webdate: 0}), condition: [{fieldName: 'categorynum', isLike: true, likeType: 2, equal: cate}], siteguid: siteguid}; $.ajax({type: 'post', url: '/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew', dataType: 'json', contentType: 'application/json;charset=utf-8', data: JSON.stringify(body), success: function(r){ var d = r.result, h = ''; for (var k = 0; k < d.records.length; k++) { var x = d.records[k]; h += '<li class="ewb-list-node"><a href="' + x.linkurl + '" title="' + x.title + '">' + x.title + '</a><span>' + x.webdate.substr(0, 10) + '</span></li>'; } $('#infolist').html(h); if (i == 0) { $('#pager').epager({total: d.totalcount, pageSize: 5}).on('pageClicked', function(e, p){ load(p.pageIndex); }); } } }); } load(0);</script>"""
    site.page(site.start, f"<script src='/js/pager.js'></script><h2>部门预算</h2><ul id='infolist' class='ewb-list'></ul><ul id='pager' class='m-pagination'></ul>{code}")

    def search(ask: Ask) -> Said:
        said = dict(ask.form or ())
        first = json.loads(next(iter(said.values()), '{}') or '{}').get('pn', 0)
        rows = records(range(first, min(12, first + 5)), title='{title}', linkurl="/zwgk/009/009001/20260227/{n:08x}-1f.html", webdate="2026-02-27 10:00:00")
        return data({'result': {'totalcount': 12, 'records': rows}})
    site.serve('/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew', search)
    site.articles("/zwgk/009/009001/20260227/{n:08x}-1f.html", "/EpointWebBuilder/pages/webbuildermis/attach/downloadztbattach?attachGuid={n}f", """<a href='javascript:void(0);' onclick="ztbfjyz('{file}')">{who}预算.pdf</a><script>function ztbfjyz(u){{ window.open(u); }}</script>""", Content_Disposition='attachment')
    return site


@kind
def hanweb_xxgk_search() -> Site:
    """大汉 信息公开: a tree of classes beside a frame; the frame's pages are posted by a form."""
    site = Site('/col/col1229/index.html')
    site.page(site.start, "<h2>财政预决算公开</h2><div class='tree'><a href='/module/xxgk/search.jsp?infotypeId=A0401&divid=div1229&area=1104&texttype=' target='sousuo'>部门预算</a><a href='/module/xxgk/search.jsp?infotypeId=A0402&divid=div1229&area=1104&texttype=' target='sousuo'>部门决算</a></div><iframe name='sousuo' id='sousuo' src='/module/xxgk/search.jsp?infotypeId=A0401&divid=div1229&area=1104&texttype=' width='100%'></iframe>")

    def search(ask: Ask) -> Said:
        said = asked(ask)
        is_final = said.get('infotypeId') == 'A0402'
        ns = range(4) if is_final else page_asked(ask, 'currpage')
        name = (lambda n: f'云岭县{WHO[n]}2024年部门决算公开') if is_final else lambda n: TITLES[n]
        rows = ''.join(f"<tr class='tr_main_value_odd'><td>{n + 1}</td><td><a href='/art/2026/2/27/art_{('9' if is_final else '8')}_{n}.html' mc='{name(n)}' target='_blank'>{name(n)}</a></td><td>2026-02-27</td></tr>" for n in ns)
        pages = 1 if is_final else 3
        pager = f"<td>共{(4 if is_final else 12)}条记录 {said.get('currpage', 1)}/{pages}</td><td onclick='toPage({min(pages, int(said.get('currpage', 1)) + 1)})' style='cursor:pointer'>下一页</td>"
        form = f"<form name='frm' method='post' action='search.jsp'><input type='hidden' name='infotypeId' value='{said.get('infotypeId', '')}'><input type='hidden' name='area' value='1104'><input type='hidden' name='divid' value='div1229'><input type='hidden' name='currpage' value='1'></form><script>function toPage(p){{ document.frm.currpage.value = p; document.frm.submit(); }}</script>"
        return (200, HTML, f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table><table><tr>{pager}</tr></table>{form}</body></html>".encode())
    site.serve('/module/xxgk/search.jsp', search)
    site.articles("/art/2026/2/27/art_8_{n}.html", "/module/download/downfile.jsp?classid=0&filename={n}ab.pdf", "<a href='{file}'>{who}.pdf</a>", Content_Disposition='attachment')
    site.pages("/art/2026/2/27/art_9_{n}.html", "<h1>云岭县{who}2024年部门决算公开</h1><a href='{file}'>附件.pdf</a>", "/module/download/downfile.jsp?classid=0&filename={n}js.pdf", of=range(4))
    return site


@kind
def igs_front_search() -> Site:
    """TRS 海云: the list is a search by filters; the records have the file's address in a text of
    JSON; pages are turned by 上一页/下一页 alone.
    """
    site = Site('/zwgk/czyjs/bmys/')
    code = "<script>var cur = 1, all = 1; function load(p){ cur = p; $.ajax({type: 'get', url: '/igs/front/search/list.html?index=index-zwgk-v8&type=govinfo&siteId=57&pageSize=5&orderProperty=PUBDATE&orderDirection=desc&filter%5BCHANNELID%5D=60077&filter%5BAVAILABLE%5D=true&pageNumber=' + p, dataType: 'json', success: function(d){ all = d.page.totalPages; var ul = $('.gl-list').empty(); $.each(d.page.content, function(i, c){ var li = $('<li/>'); $('<a/>', {target: '_blank', href: c.DOCPUBURL, text: c.DOCTITLE}).appendTo(li); li.append($('<span/>', {text: c.PUBDATE.substring(0, 10)})); ul.append(li); }); $('.cur').text(cur + '/' + all); } }); } $(function(){ load(1); $('.next').click(function(){ if (cur < all) load(cur + 1); }); $('.prev').click(function(){ if (cur > 1) load(cur - 1); }); });</script>"
    site.page(site.start, f"<h2>部门预算</h2><ul class='gl-list'></ul><div class='pg'><span class='prev'>上一页</span><span class='cur'></span><span class='next'>下一页</span></div>{code}")
    site.serve('/igs/front/search/list.html', lambda ask: data({'page': {'totalPages': 3, 'totalElements': 12, 'content': [{'DOCTITLE': TITLES[n], 'DOCPUBURL': f'http://www.x.gov.cn/zwgk/czyjs/bmys/202602/t20260227_{7700 + n}.html', 'PUBDATE': '2026-02-27 09:00:00'} for n in page_asked(ask, 'pageNumber')]}}))
    site.articles("/zwgk/czyjs/bmys/202602/t20260227_77{n:02}.html", "/zwgk/czyjs/bmys/202602/P0202602276{n}.pdf", """<script>var appendix = '{file}'; if (appendix != '') {{ document.write('<div>附件：<a href="' + appendix + '">下载</a></div>'); }}</script>""")
    return site


@kind
def common_search() -> Site:
    """开普: /common/search/<channel>: results hold their files' addresses; a page is drawn by a
    template literal, the pager by an own class.
    """
    site = Site('/zwgk/xxgk/bmyjs/list.shtml')
    code = """<script>const channel = 'b0fa3e0f5d'; class Pager { constructor(el, on) { this.el = el; this.on = on; } draw(n, p) { this.el.innerHTML = ''; for (let k = 1; k <= n; k++) { const s = document.createElement('span'); s.textContent = k; if (k !== p) s.addEventListener('click', () => this.on(k)); this.el.append(s); } } } const pager = new Pager(document.querySelector('.pager'), k => load(k)); async function load(page) { const r = await fetch(`/common/search/${channel}?_isAgg=true&_isJson=true&_pageSize=5&_template=index&_rangeTimeGte=&_channelName=&page=${page}`); const { data } = await r.json(); document.querySelector('.list').innerHTML = data.results.map(x => `<li><a href="${x.url}">${x.title}</a>${x.resList.map(f => `<a class="f" href="${f.filePath}">${f.fileName}</a>`).join('')}<i>${x.publishedTimeStr}</i></li>`).join(''); pager.draw(Math.ceil(data.total / data.rows), page); } load(1);</script>"""
    site.page(site.start, f"<h2>部门预决算</h2><ul class='list'></ul><div class='pager'></div>{code}")
    site.serve('/common/search/b0fa3e0f5d', lambda ask: data({'data': {'total': 12, 'rows': 5, 'page': 1, 'results': records(page_asked(ask, 'page'), title='{title}', url="/zwgk/xxgk/bmyjs/202602/{n:x}d.shtml", publishedTimeStr="2026-02-27", resList=lambda n: [{'fileName': '预算公开.pdf', 'filePath': f'/common/files/{n}/y.pdf'}])}}))
    site.articles("/zwgk/xxgk/bmyjs/202602/{n:x}d.shtml", "/common/files/{n}/y.pdf", "<a href='{file}'>预算公开.pdf</a>")
    return site


@kind
def jpaas_param_json() -> Site:
    """jpaas: pages are asked for by `paramJson` alone; the answer's markup has a pager of numbers
    that the site's script makes live.
    """
    site = Site('/zwgk/ysgk/index.html')
    query = "{'parseType':'bulidstatic','webId':'3630','tplSetId':'5HrZi','pageType':'column','tagId':'分页列表','editType':'null','pageId':'1229858680'}"
    site.page(site.start, f'''<h2>部门预算</h2><div id='list'></div><script id='u1' src='/script/unitbuild.js' type='text/javascript' url='/api-gateway/jpaas-publish-server/front/page/build/unit' queryData="{query}"></script>''')
    script(site, '/script/unitbuild.js', """(function(){ var s = document.currentScript || document.getElementById('u1'), q = JSON.parse(s.getAttribute('queryData').replace(/'/g, '"')); function load(p){ if (p) q.paramJson = JSON.stringify({pageNo: p, pageSize: '5'}); $.ajax({url: s.getAttribute('url'), data: q, type: 'GET', success: function(r){ $('#list').html(r.data.html); $('#list .page-a').click(function(){ load(Number($(this).attr('pageno'))); }); } }); } load(0); })();""")

    def unit(ask: Ask) -> Said:
        said = asked(ask)
        k = int(json.loads(said.get('paramJson') or '{}').get('pageNo', 1))
        rows = listing("<li><a href='/zwgk/ysgk/art/2026/art_{n:x}c.html' title='{title}'>{title}</a><b>2026-02-27</b></li>", slices(12, 5)[k - 1] if k < 4 else [])
        pager = listing("<span class='page-a' pageno='{n}'>{n}</span>", (1, 2, 3))
        return data({'success': True, 'code': '200', 'data': {'html': f"<ul>{rows}</ul><div class='pagination' total='12'>{pager}</div>"}})
    site.serve('/api-gateway/jpaas-publish-server/front/page/build/unit', unit)
    site.articles("/zwgk/ysgk/art/2026/art_{n:x}c.html", "/cms_files/jcms1/web3630/site/attach/0/{n}.pdf")
    return site


@kind
def was_with_loose_json() -> Site:
    """TRS WAS: the search answers objects that are no JSON (names without quotes, a comma at the
    end); the page evaluates them.
    """
    site = Site('/xxgk/ysgk.htm')
    code = """<script>function go(p){ var x = new XMLHttpRequest(); x.open('GET', '/was5/web/search?channelid=291000&templet=list.jsp&perpage=5&page=' + p, true); x.onreadystatechange = function(){ if (x.readyState == 4 && x.status == 200) { var r = eval('(' + x.responseText + ')'), h = ''; for (var i = 0; i < r.docs.length; i++) if (r.docs[i].title) h += '<dd><a href="' + r.docs[i].url + '">' + r.docs[i].title + '</a></dd>'; document.getElementById('r').innerHTML = h; h = ''; for (i = 1; i <= Math.ceil(r.num / 5); i++) h += '<a href="#" onclick="go(' + i + ');return false;">[' + i + ']</a>'; document.getElementById('p').innerHTML = h; } }; x.send(null); } go(1);</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><dl id='r'></dl><div id='p'></div>{code}")

    def was(ask: Ask) -> Said:
        rows = listing("{{title:'{title}',url:'/xxgk/ys/{n}.htm',time:'2026.02.27'}},", page_asked(ask, 'page'))
        return (200, {'Content-Type': 'text/html;charset=utf-8'}, f'\r\n\r\n{{num:12,page:1,docs:[{rows}{{}}]}}'.encode())
    site.serve('/was5/web/search', was)
    site.articles("/xxgk/ys/{n}.htm", "/xxgk/ys/W0202{n}.doc")
    return site


@kind
def wuxi_channel_posted() -> Portal:
    """信息公开 (无锡): a channel's items are posted for by chanId; the pager posts the same form."""
    portal = Portal('/zfxxgk/szfxxgkml/czxx/index.shtml')
    script = "var chanId = '45612'; var param = { 'chanId': chanId, 'pageIndex': 1, 'pageSize': 5 };function getData(p) { param.pageIndex = p; $.ajax({ url: '/intertidwebapp/govChanInfo/getDocuments', type: 'post', dataType: 'json', data: param, success: function(res) { draw(res); } }); } getData(1);"
    portal.page(portal.start, f"<h2>市级部门预决算</h2><div class='list'></div><script>{script}</script>")
    for n in range(12):
        portal.article(f'/doc/2026/02/27/{4410 + n}.shtml', n, f"<a href='{portal.file(f'/uploadfiles/202602/27/{n}.pdf')}'>附件</a>")

    def data(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get('pageIndex', 1)) - 1
        rows = [{'title': TITLES[n], 'url': f'/doc/2026/02/27/{4410 + n}.shtml', 'writeTime': '2026-02-27'} for n in range(5 * k, min(12, 5 * k + 5))]
        rows = rows if said.get('chanId') == '45612' else []
        return (200, {}, json.dumps({'list': rows, 'pageCount': 3, 'count': 12}).encode())
    portal.serve('/intertidwebapp/govChanInfo/getDocuments', data)
    return portal


@kind
def posts_of_a_blog_system() -> Site:
    """WordPress by its JSON interface: how many pages there are stands in a header of the answer."""
    site = Site('/ysgk/')
    code = """var page = 1, last = 1; function draw() { var x = new XMLHttpRequest(); x.open('GET', '/wp-json/wp/v2/posts?categories=5&per_page=5&page=' + page); x.onload = function () { last = parseInt(x.getResponseHeader('X-WP-TotalPages'), 10); JSON.parse(x.responseText).forEach(function (p) { var a = document.createElement('article'); a.innerHTML = '<h3><a href="' + p.link + '">' + p.title.rendered + '</a></h3>'; document.querySelector('main').appendChild(a); }); document.querySelector('.older').hidden = page >= last; }; x.send(); } document.querySelector('.older').addEventListener('click', function (e) { e.preventDefault(); page++; draw(); }); draw();"""
    site.page(site.start, f"<h1>部门预算公开</h1><main></main><a class='older' href='#'>更早的文章</a><script>{code}</script>")

    def posts(ask: Ask) -> Said:
        k = int(sent(ask).get('page') or 1)
        part = slices(12, 5)[k - 1] if 0 < k < 4 else []
        return (200, {'Content-Type': 'application/json', 'X-WP-TotalPages': '3', 'X-WP-Total': '12'}, json.dumps(records(part, id=int, link="/ysgk/{n}/", title=lambda n: {'rendered': TITLES[n]})).encode())
    site.serve('/wp-json/wp/v2/posts', posts)
    site.articles("/ysgk/{n}/", "/wp-content/uploads/2026/{n}.pdf")
    return site
