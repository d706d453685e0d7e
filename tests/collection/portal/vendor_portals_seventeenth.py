# ruff: noqa: E501
# fmt: off
"""A seventeenth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import json

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, asked, kind
from tests.collection.portal.vendor_portals_sixteenth import _page
from tests.collection.portal.vendor_portals_thirteenth import script
from tests.collection.portal.vendor_portals_twelfth import articles
from tests.collection.portal.vendor_site import Site, data, slices


@kind
def public_items_of_an_agency() -> Site:
    """ASP.NET: an agency is chosen from a list that posts by setTimeout; a pager of AspNetPager's
    kind posts the page's number beside what was chosen.
    """
    site = Site("/PublicItemList.aspx")
    agencies = {"jyj": WHO[0], "mzj": WHO[1], "slj": WHO[2]}

    def answer(ask: Ask) -> Said:
        said = asked(ask)
        chosen = said.get("ddlBwdw") or "jyj"
        k = int(said.get("__EVENTARGUMENT") or 1) if said.get("__EVENTTARGET") == "AspNetPager1" else 1
        years = [2026, 2025, 2024, 2023][2 * (k - 1):2 * k]
        rows = "".join(f"<tr><td>{y}</td><td><a href='PublicItemView.aspx?ItemID={{{chosen}-{y}}}' target='_blank'>{agencies[chosen]}{y}年部门预算</a></td></tr>" for y in years)
        options = "".join(f"<option value='{key}'{' selected' if key == chosen else ''}>{name}</option>" for key, name in agencies.items())
        pager = "".join(f"<a href=\"javascript:__doPostBack('AspNetPager1','{j}')\" style='margin-right:5px'>{j}</a>" if j != k else f"<span>{j}</span>" for j in (1, 2))
        return 200, HTML, site.made(f"<form method='post' action='PublicItemList.aspx' id='form1'><input type='hidden' name='__EVENTTARGET' id='__EVENTTARGET' value=''><input type='hidden' name='__EVENTARGUMENT' id='__EVENTARGUMENT' value=''><input type='hidden' name='__VIEWSTATE' value='/wEP{chosen}{k}'><h2>部门预算公开</h2><select name='ddlBwdw' id='ddlBwdw' onchange=\"javascript:setTimeout('__doPostBack(\\'ddlBwdw\\',\\'\\')', 0)\">{options}</select><table>{rows}</table><div id='AspNetPager1'>{pager}</div></form><script>function __doPostBack(t, a){{ var f = document.getElementById('form1'); f.__EVENTTARGET.value = t; f.__EVENTARGUMENT.value = a; f.submit(); }}</script>")

    site.serve(site.start, answer)
    files = {f"{{{key}-{y}}}": site.file(f"/UploadFile/{key}{y}.doc") for key in agencies for y in (2026, 2025, 2024, 2023)}

    def view(ask: Ask) -> Said:
        said = asked(ask).get("ItemID", "")
        return (200, HTML, site.made(f"<h1>{agencies.get(said[1:4])}{said[5:9]}年部门预算</h1><a href='{files[said]}'>下载</a>")) if said in files else (404, HTML, b"")

    site.serve("/PublicItemView.aspx", view)
    return site


@kind
def tree_of_columns_by_label() -> Site:
    """A tree of columns that opens by asking for its children; the last ones bring a list."""
    site = Site("/gk/fdzdgknr.html")
    code = "<script>function kids(id, box){ $.getJSON('/site/label/8888', {isJson: true, id: id, isChild: true, labelName: 'columnTree'}, function(d){ var ul = $('<ul/>').appendTo(box); $.each(d || [], function(i, c){ var li = $('<li/>').appendTo(ul); $('<a/>', {href: 'javascript:void(0)', 'data-id': c.id}).text(c.name).on('click', function(){ if (c.isParent) { kids(c.id, li); } else { list(c.id, 1); } }).appendTo(li); }); }); } function list(id, p){ $('#list').load('/site/label/8888?labelName=infoList&columnId=' + id + '&pageIndex=' + p, function(){ $('#list .pg').click(function(){ list(id, $(this).attr('data-p')); }); }); } kids($('#curFirstLevelChildId').val(), '#tree');</script>"
    site.page(site.start, f"<h2>法定主动公开内容</h2><input type='hidden' id='curFirstLevelChildId' value='100'><div id='tree'></div><div id='list'></div>{code}")
    tree = {"100": [{"id": "110", "name": "机构职能", "isParent": False}, {"id": "120", "name": "财政预决算", "isParent": True}], "120": [{"id": "121", "name": "部门预算", "isParent": False}, {"id": "122", "name": "三公经费", "isParent": False}]}

    def label(ask: Ask) -> Said:
        said = asked(ask)
        if said.get("labelName") == "columnTree":
            return data(tree.get(said.get("id", ""), []))
        if said.get("columnId") != "121":
            return 200, HTML, "<ul><li><a href='/gk/x.html'>机构概况</a></li></ul>".encode()
        rows = "".join(f"<li><a href='/gk/121/{n}.html'>{TITLES[n]}</a></li>" for n in _page(ask, "pageIndex"))
        return 200, HTML, f"<ul>{rows}</ul>{''.join(f'<b class=pg data-p={k}>{k}</b>' for k in (1, 2, 3))}".encode()

    site.serve("/site/label/8888", label)
    articles(site, "/gk/121/{}.html", "/gk/f/{}.xls")
    return site


@kind
def handlers_and_one_detail_page() -> Site:
    """A generic handler answers the list; one page shows every article by its number."""
    site = Site("/list.html?columnid=224")
    script(site, "/js/site.js", "function q(n){var r=new RegExp('(^|&)'+n+'=([^&]*)(&|$)').exec(location.search.substr(1));return r?decodeURIComponent(r[2]):null}")
    site.page(site.start, "<script src='/js/site.js'></script><h2>部门预算公开</h2><ul id='u'></ul><p id='p'></p><script>function go(n){$.get('/handlers/menuInfoList.ashx',{columnid:q('columnid'),isall:1,keyword:'',pagenum:n},function(t){var d=JSON.parse(t);$('#u').html($.map(d.Rows,function(x){return '<li><a href=\"infoDetail.html?id='+x.ID+'&column='+q('columnid')+'\">'+x.Title+'</a></li>'}).join(''));var h='';for(var i=1;i<=d.PageCount;i++)h+='<a href=\"javascript:go('+i+')\">'+i+'</a>';$('#p').html(h)},'text')}go(1)</script>")
    site.serve("/handlers/menuInfoList.ashx", lambda ask: (200, {"Content-Type": "text/plain"}, json.dumps({"PageCount": 3, "Rows": [{"ID": 300 + n, "Title": TITLES[n]} for n in _page(ask, "pagenum")]}).encode()))
    site.page("/infoDetail.html", "<script src='/js/site.js'></script><h1 id='t'></h1><div id='c'></div><ul id='f'></ul><script>$.ajax({url:'/handlers/getInfo.ashx?id='+q('id'),dataType:'json'}).then(function(d){$('#t').text(d.Title);$('#c').html(d.Body);(d.Files||[]).forEach(function(f){$('#f').append('<li><a href=\"/handlers/down.ashx?fid='+f.ID+'\">'+f.Name+'</a></li>')})})</script>")
    site.answers["/infoDetail.html?"] = site.answers["/infoDetail.html"]
    site.serve("/handlers/getInfo.ashx", lambda ask: data({"Title": TITLES[int(asked(ask)["id"]) - 300], "Body": "<p>见附件</p>", "Files": [{"ID": f"f{asked(ask)['id']}", "Name": "部门预算.docx"}]}))
    for n in range(12):
        site.file(f"/handlers/down.ashx?fid=f{300 + n}", Content_Disposition="attachment; filename=a.docx")
    return site


@kind
def scrolled_until_short() -> Site:
    """More items come while the window is scrolled, until fewer come than were asked for."""
    site = Site("/m/ysgk")
    site.page(site.start, "<h2>部门预算公开</h2><div id='box'></div><div id='tip'>上拉加载更多</div><script>var page = 0, busy = false, done = false; function more(){ if (busy || done) return; busy = true; page++; fetch('/m/api/list?page=' + page + '&size=5').then(r => r.json()).then(function(d){ d.forEach(function(x){ var a = document.createElement('a'); a.setAttribute('href', '/m/d/' + x.id); a.textContent = x.title; document.getElementById('box').appendChild(a); }); busy = false; if (d.length < 5) { done = true; document.getElementById('tip').textContent = '没有更多了'; } }); } window.onscroll = function(){ if (document.documentElement.scrollTop + window.innerHeight >= document.documentElement.scrollHeight - 50) more(); }; more();</script>")
    site.serve("/m/api/list", lambda ask: data([{"id": n, "title": TITLES[n]} for n in _page(ask, "page")]))
    articles(site, "/m/d/{}", "/m/f/{}.pdf")
    return site


@kind
def departments_own_columns_by_logo() -> Site:
    """Departments as pictures; each one's directory leads by three steps to its budgets."""
    site = Site("/bmxxgk/")
    site.page(site.start, "<h2>部门信息公开目录</h2><div class='logos'>" + "".join(f"<a href='/bmxxgk/d{n}/'><img src='/i/{n}.png' alt='云岭县{WHO[n]}'></a>" for n in range(6)) + "</div>")
    for n in range(6):
        base = f"/bmxxgk/d{n}/"
        site.page(base, f"<h1>云岭县{WHO[n]}</h1><ul><li><a href='{base}zn/'>信息公开指南</a></li><li><a href='{base}fd/'>法定主动公开内容</a></li><li><a href='{base}nb/'>信息公开年报</a></li></ul>")
        site.page(f"{base}zn/", "<h1>指南</h1>")
        site.page(f"{base}nb/", "<h1>年报</h1><a href='x.html'>2025年政府信息公开工作年度报告</a>")
        site.page(f"{base}fd/", f"<h1>法定主动公开内容</h1><ul><li><a href='{base}fd/jg/'>机构职能</a></li><li><a href='{base}fd/cz/'>财政信息</a></li></ul>")
        site.page(f"{base}fd/jg/", "<h1>机构职能</h1>")
        rows = "".join(f"<li><a href='{base}fd/cz/{y}.html'>{y}年{'部门预算' if y > 2024 else '部门决算'}</a></li>" for y in (2026, 2025, 2024))
        site.page(f"{base}fd/cz/", f"<h1>财政信息</h1><ul>{rows}</ul>")
        for y in (2026, 2025, 2024):
            site.page(f"{base}fd/cz/{y}.html", f"<h1>{WHO[n]}{y}年{'部门预算' if y > 2024 else '部门决算'}</h1><p>2026-02-27</p><a href='{site.file(f'{base}fd/cz/{y}.pdf')}'>附件</a>")
    return site


@kind
def years_as_archives() -> Site:
    """Each year's departments in one archive; beside it a single department that was late."""
    site = Site("/czj/ysgk.html")
    links = "".join(f"<dl><dt>{y}年</dt><dd><a href='{site.file(f'/czj/down/{y}.zip')}'>{y}年县级部门预算公开（全部部门）.zip</a></dd><dd><a href='{site.file(f'/czj/down/{y}-b.rar')}'>{y}年县级部门预算公开（补充）.rar</a></dd></dl>" for y in (2026, 2025))
    site.page(site.start, f"<h2>部门预算公开</h2>{links}<p><a href='{site.file('/czj/down/jyj.docx')}'>云岭县教育局2026年部门预算（更新）</a></p>")
    return site


@kind
def list_in_a_script_file() -> Site:
    """All items stand in a script file as arrays; a function shows five of them a page."""
    site = Site("/ys/index.htm")
    rows = ",".join(f"['{TITLES[n]}','/ys/c/{n}.htm','2026-02-27']" for n in range(12))
    script(site, "/ys/data.js", f"var arr=[{rows}];")
    site.page(site.start, "<h2>部门预算</h2><ul id='l'></ul><span id='info'></span> <a href='#' onclick='show(cur-1);return false'>上一页</a> <a href='#' onclick='show(cur+1);return false'>下一页</a><script src='/ys/data.js'></script><script>var cur=1,size=5,max=Math.ceil(arr.length/size);function show(p){if(p<1||p>max)return;cur=p;var h='';for(var i=(p-1)*size;i<Math.min(p*size,arr.length);i++)h+='<li><a href=\"'+arr[i][1]+'\">'+arr[i][0]+'</a> '+arr[i][2]+'</li>';document.all('l').innerHTML=h;document.all('info').innerText='第'+p+'页/共'+max+'页';}show(1);</script>")
    articles(site, "/ys/c/{}.htm", "/ys/c/{}.doc")
    return site


@kind
def addresses_as_clerks_write_them() -> Site:
    """Names with spaces, brackets, capitals, a query behind the suffix, two dots, an anchor."""
    site = Site("/zwgk/bmys/list.html")
    names = ["{}2026年预算 公开.PDF", "{}（2026）预算.Docx", "{}+预算[终稿].pdf", "{}.预算.2026.xlsx", "{}%20预算.pdf", "{}预算.pdf?attname=a.pdf&t=1", "{}预算.wps#page=1", "./a/../{}预算&表.pdf"]
    rows = ""
    for n, name in enumerate(names):
        rows += f"<li><a href='{n}.shtml'>{TITLES[n]}</a></li>"
        file = name.format(n)
        site.article(f"/zwgk/bmys/{n}.shtml", n, f"<a href=\"{file.replace('&', '&amp;')}\">附件</a>")
        from w3lib.url import safe_url_string
        path = "/zwgk/bmys/" + file.partition("#")[0].replace("./a/../", "")
        site.file(safe_url_string("http://www.x.gov.cn" + path).removeprefix("http://www.x.gov.cn"))
    site.page(site.start, f"<h2>部门预算公开</h2><ul>{rows}</ul>")
    return site


@kind
def token_of_the_page() -> Site:
    """What asks for the list must send a token that stands in the page's head."""
    site = Site("/portal/ysgk")
    site.whole(site.start, "<h2>部门预算公开</h2><table><tbody id='b'></tbody></table><div id='p'></div><script>var t = $('meta[name=csrf-token]').attr('content'); $.ajaxSetup({headers: {'X-CSRF-TOKEN': t}}); function go(k){ $.post('/portal/ysgk/query', {page: k, rows: 5}, function(d){ $('#b').html(d.rows.map(function(r){ return '<tr><td><a href=\"/portal/ysgk/' + r.id + '\">' + r.bt + '</a></td></tr>'; })); $('#p').html('共' + d.total + '条 ' + Array.from({length: d.pages}, (_, i) => '<a onclick=\"go(' + (i + 1) + ')\">' + (i + 1) + '</a>').join(' ')); }, 'json'); } go(1);</script>", head="<meta name='csrf-token' content='k7Q2x'>")

    def query(ask: Ask) -> Said:
        sent = {name.lower(): value for name, value in ask.headers}
        if sent.get("x-csrf-token") != "k7Q2x":
            return 419, HTML, b"expired"
        return data({"total": 12, "pages": 3, "rows": [{"id": n, "bt": TITLES[n]} for n in _page(ask, "page")]})

    site.serve("/portal/ysgk/query", query)
    articles(site, "/portal/ysgk/{}", "/portal/files/{}.pdf")
    return site


@kind
def years_as_radio_buttons() -> Site:
    """Years are radio buttons whose change asks for the list by the form's own fields."""
    site = Site("/query/ys.jsp")
    radios = "".join(f"<label><input type='radio' name='nd' value='{y}' onchange='queryList(1)'{' checked' if y == 2026 else ''}>{y}年</label>" for y in (2026, 2025))
    site.page(site.start, f"<h2>部门预算公开</h2><form id='f'>{radios}<input type='hidden' name='lm' value='bmys'></form><div id='r'></div><script>function queryList(p){{ $.ajax({{type: 'POST', url: '/query/list.jsp', data: $('#f').serialize() + '&pageno=' + p, dataType: 'html', success: function(h){{ $('#r').html(h); }}}}); }} queryList(1);</script>")

    def rows(ask: Ask) -> Said:
        said = asked(ask)
        y, k = said.get("nd", "2026"), int(said.get("pageno", 1))
        items = "".join(f"<p><a href='/query/{y}/{n}.html'>{WHO[n]}{y}年部门预算</a></p>" for n in (slices(8, 4)[k - 1] if k < 3 else []))
        after = f"<a href='javascript:;' onclick='queryList({k + 1})'>下页</a>" if k < 2 else "下页"
        return 200, HTML, f"{items}<div>第{k}/2页 {after}</div>".encode()

    site.serve("/query/list.jsp", rows)
    for y in (2026, 2025):
        for n in range(8):
            site.page(f"/query/{y}/{n}.html", f"<h1>{WHO[n]}{y}年部门预算</h1><a href='{site.file(f'/query/{y}/{n}.pdf')}'>正文下载</a>")
    return site


@kind
def attachments_in_a_frame() -> Site:
    """The article shows its attachments in a frame that is filled by the article's number."""
    site = Site("/info/list/ysgk")
    site.page(site.start, "<h2>部门预算</h2><ul>" + "".join(f"<li><a href='/info/{n}'>{TITLES[n]}</a></li>" for n in range(9)) + "</ul>")
    for n in range(9):
        site.article(f"/info/{n}", n, f"<p>{WHO[n]}预算公开，详见附件。</p><iframe id='att' width='100%' height='80' frameborder='0'></iframe><script>document.getElementById('att').src = '/attach/list.jsp?docid=' + {n};</script>")
        site.whole(f"/attach/list.jsp?docid={n}", f"<table><tr><td>1.</td><td><a href='/attach/get.jsp?aid={n}x'>公开说明</a></td></tr><tr><td>2.</td><td><a href='/attach/get.jsp?aid={n}y'>公开表格</a></td></tr></table>")
        site.file(f"/attach/get.jsp?aid={n}x", Content_Disposition="attachment; filename=x.doc")
        site.file(f"/attach/get.jsp?aid={n}y", Content_Disposition="attachment; filename=y.xls")
    return site


@kind
def downloads_by_a_posted_form() -> Site:
    """Departments and their files come as one tree; a file is had by posting its number."""
    site = Site("/bmyjs/tree")
    site.page(site.start, "<h2>部门预决算公开</h2><div id='d'></div><form id='dl' method='post' action='/bmyjs/download' style='display:none'><input name='fileId'><input name='kind' value='pdf'></form><script>function get(id){ var f = document.getElementById('dl'); f.fileId.value = id; f.submit(); } fetch('/bmyjs/tree.json').then(r => r.json()).then(t => { document.getElementById('d').innerHTML = t.map(x => `<h4>${x.name}</h4><ul>${x.files.map(f => `<li><a href=\"javascript:get('${f.id}')\">${f.name}</a></li>`).join('')}</ul>`).join(''); });</script>")
    site.answers["/bmyjs/tree.json"] = data([{"name": WHO[n], "files": [{"id": f"{n}-1", "name": f"{WHO[n]}2026年部门预算"}, {"id": f"{n}-2", "name": f"{WHO[n]}2024年部门决算"}]} for n in range(6)])
    held = {f"{n}-{k}": site.only(f"tree {n}-{k}") for n in range(6) for k in (1, 2)}

    def download(ask: Ask) -> Said:
        body = held.get(dict(ask.form or ()).get("fileId", ""))
        return (200, {"Content-Disposition": "attachment; filename=y.pdf"}, body) if body else (404, HTML, b"")

    site.serve("/bmyjs/download", download)
    return site
