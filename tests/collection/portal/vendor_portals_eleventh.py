# ruff: noqa: E501
"""An eleventh set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import base64
import html
import json

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import (
    HTML,
    TITLES,
    WHO,
    Said,
    asked,
    kind,
)
from tests.collection.portal.vendor_site import Site, data, slices

BODY = "<h1>{}</h1><p>发布日期：2026-02-27　浏览次数：<span id='hits'></span></p><div class='TRS_Editor'>{}</div>"


@kind
def attachments_in_a_preview_server() -> Site:
    """kkFileView: the article links to /onlinePreview?url=<base64 of the file's address>."""
    site = Site("/czj/ysgk/index.html")
    rows = ""
    for n, title in enumerate(TITLES[:8]):
        file = site.file(f"/upload/2026/{n}.pdf")
        packed = base64.b64encode(f"http://www.x.gov.cn{file}".encode()).decode()
        packed = packed.replace("=", "%3D").replace("/", "%2F").replace("+", "%2B")
        site.page(
            f"/czj/ysgk/{n}.html",
            BODY.format(
                title,
                f"<p><a target='_blank' href='/view/onlinePreview?url={packed}'>{title}（点击查看）</a></p>",
            ),
        )
        rows += f"<li><a href='{n}.html'>{title}</a><i>02-27</i></li>"
    site.page(site.start, f"<h2>部门预算公开</h2><ul>{rows}</ul>")

    def preview(ask: Ask) -> Said:
        shown = f"<html><head><title>PDF预览</title><script src='js/watermark.js'></script></head><body><iframe src='' width='100%'></iframe><script>var url = '{base64.b64decode(asked(ask)['url']).decode()}'; document.getElementsByTagName('iframe')[0].src = '/view/pdfjs/web/viewer.html?file=' + encodeURIComponent(url) + '&disablepresentationmode=true'; window.onload = function(){{ initWaterMark(); }}</script></body></html>"
        return 200, HTML, shown.encode()

    site.serve("/view/onlinePreview", preview)
    return site


@kind
def layui_flow() -> Site:
    """layui flow: more items are loaded when the reader comes to the end; the answer has pages."""
    site = Site("/wap/ysgk.html")
    script = "<script src='/layui/layui.js'></script><script>layui.use('flow', function(){ var $ = layui.jquery; var flow = layui.flow; flow.load({elem: '#LAY_list', done: function(page, next){ var lis = []; $.get('/wap/api/list?cid=88&page=' + page, function(res){ layui.each(res.data, function(index, item){ lis.push('<li><a href=\"/wap/detail/' + item.id + '\">' + item.title + '</a></li>'); }); next(lis.join(''), page < res.pages); }); }}); });</script>"
    site.page(site.start, f"<h2>预算公开</h2><ul id='LAY_list'></ul>{script}")
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("page", 1))
        found = parts[k - 1] if 0 < k <= len(parts) else []
        return data(
            {"code": 0, "pages": 3, "data": [{"id": f"w{n}", "title": TITLES[n]} for n in found]}
        )

    site.serve("/wap/api/list", rows)
    for n in range(12):
        site.article(f"/wap/detail/w{n}", n, f"<a href='{site.file(f'/wap/f/{n}.pdf')}'>附件</a>")
    return site


@kind
def angular_js() -> Site:
    """AngularJS 1: ng-repeat over what $http brings; the pager is ng-click on numbers."""
    site = Site("/opendata/budget/")
    script = "<script src='/lib/angular.min.js'></script><script>var app = angular.module('app', []); app.controller('ListCtrl', function($scope, $http){ $scope.page = 1; $scope.pages = []; $scope.load = function(p){ $scope.page = p; $http.get('/opendata/api/budgets', {params: {page: p, size: 5}}).then(function(resp){ $scope.items = resp.data.list; $scope.pages = []; for (var i = 1; i <= Math.ceil(resp.data.total / 5); i++) $scope.pages.push(i); }); }; $scope.load(1); });</script>"
    site.page(
        site.start,
        "<div ng-app='app' ng-controller='ListCtrl'><h2>部门预算公开</h2><ul><li ng-repeat='item in items'><a ng-href='/opendata/budget/{{item.id}}.html'>{{item.name}}</a><span>{{item.day | date}}</span></li></ul><span ng-repeat='p in pages'><a href='' ng-click='load(p)'>{{p}}</a></span></div>"
        + script,
    )
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("page", 1))
        found = parts[k - 1] if 0 < k <= len(parts) else []
        return data(
            {
                "total": 12,
                "list": [{"id": 300 + n, "name": TITLES[n], "day": "2026-02-27"} for n in found],
            }
        )

    site.serve("/opendata/api/budgets", rows)
    for n in range(12):
        site.article(
            f"/opendata/budget/{300 + n}.html",
            n,
            f"<a href='{site.file(f'/opendata/f/{n}.xlsx')}'>公开表</a>",
        )
    return site


@kind
def data_tables_on_the_server() -> Site:
    """DataTables with serverSide: start, length and draw are posted; a render function makes links."""
    site = Site("/gkpt/budget/list")
    script = "<script src='/js/jquery.dataTables.min.js'></script><script>$(document).ready(function(){ $('#tb').DataTable({processing: true, serverSide: true, searching: false, pageLength: 5, ajax: {url: '/gkpt/budget/page', type: 'POST', data: function(d){ d.year = $('#year').val(); }}, columns: [{data: 'dept'}, {data: 'title', render: function(val, type, row){ return '<a href=\"/gkpt/budget/view/' + row.uuid + '\" target=\"_blank\">' + val + '</a>'; }}, {data: 'day'}]}); });</script>"
    site.page(
        site.start,
        f"<h2>部门预算公开</h2><input type='hidden' id='year' value='2026'><table id='tb'><thead><tr><th>部门</th><th>标题</th><th>日期</th></tr></thead></table>{script}",
    )

    def rows(ask: Ask) -> Said:
        said = asked(ask)
        first, size = int(said.get("start", 0)), int(said.get("length", 5))
        found = range(first, min(12, first + size)) if said.get("year") == "2026" else range(0)
        return data(
            {
                "draw": 1,
                "recordsTotal": 12,
                "recordsFiltered": 12,
                "data": [
                    {
                        "dept": WHO[n],
                        "title": f"{WHO[n]}2026年部门预算",
                        "uuid": f"u{n}",
                        "day": "2026-02-27",
                    }
                    for n in found
                ],
            }
        )

    site.serve("/gkpt/budget/page", rows)
    for n in range(12):
        site.article(
            f"/gkpt/budget/view/u{n}",
            n,
            f"<a href='{site.file(f'/gkpt/file?id={n}')}'>{n}.docx</a>",
        )
    return site


@kind
def files_by_a_grid_s_post_back() -> Site:
    """An ASP.NET GridView: 下载 posts Download$3 back, and the answer is the file itself."""
    site = Site("/xxgk/bmys.aspx")
    rows = "".join(
        f"<tr><td>{n + 1}</td><td>{TITLES[n]}</td><td><a href=\"javascript:__doPostBack('ctl00$GridView1','Download${n}')\">下载</a></td></tr>"
        for n in range(9)
    )
    form = "<form method='post' action='bmys.aspx' id='form1'><input type='hidden' name='__EVENTTARGET' value=''><input type='hidden' name='__EVENTARGUMENT' value=''><input type='hidden' name='__VIEWSTATE' value='dDwtMTI='>{}</form><script>var theForm = document.forms['form1']; function __doPostBack(t, a) {{ if (!theForm.onsubmit || (theForm.onsubmit() != false)) {{ theForm.__EVENTTARGET.value = t; theForm.__EVENTARGUMENT.value = a; theForm.submit(); }} }}</script>"
    pdfs = [site.only(f"/xxgk/bmys.aspx#{n}") for n in range(9)]
    page = site.made(f"<h2>部门预算公开</h2>{form.format(f'<table>{rows}</table>')}")

    def answer(ask: Ask) -> Said:
        said = asked(ask)
        if said.get("__EVENTTARGET") == "ctl00$GridView1" and said.get("__VIEWSTATE"):
            n = int(said["__EVENTARGUMENT"].partition("$")[2])
            return 200, {"Content-Disposition": f"attachment; filename={n}.pdf"}, pdfs[n]
        return 200, HTML, page

    site.serve(site.start, answer)
    return site


@kind
def addresses_written_by_hand() -> Site:
    """Addresses as editors paste them: spaces, backslashes, capitals, dots, bare &, Chinese."""
    site = Site("/czxx/bmys/index.html")
    ways = (
        "  /czxx/bmys/a0.html  ", "http:\\\\www.x.gov.cn\\czxx\\bmys\\a1.html", "/../../czxx/bmys/a2.html",
        "//www.x.gov.cn/czxx/bmys/a3.html", "HTTP://WWW.X.GOV.CN/czxx/bmys/a4.html", "/czxx/bmys/view.html?id=5&copy=1&amp;reg=2",
        "http://www.x.gov.cn:80/czxx/bmys/a6.html#top", "./../../czxx/bmys//a7.html", "\n\t/czxx/bmys/\n教育局 8.html", "/czxx/../czxx/./bmys/a9.html?",
    )  # fmt: skip
    places = [f"/czxx/bmys/a{n}.html" for n in range(10)]
    places[5], places[7], places[8] = (
        "/czxx/bmys/view.html?id=5&copy=1&reg=2",
        "/czxx/bmys//a7.html",
        "/czxx/bmys/%E6%95%99%E8%82%B2%E5%B1%80%208.html",
    )
    site.page(
        site.start,
        "<h2>部门预算</h2><ul>"
        + "".join(f"<li><a href='{way}'>{TITLES[n]}</a></li>" for n, way in enumerate(ways))
        + "</ul>",
    )
    for n, path in enumerate(places):
        site.article(
            path, n, f"<a href='{site.file(f'/czxx/f/{n}.PDF')} \n'>附件1：{TITLES[n]}.PDF</a>"
        )
    return site


@kind
def parts_loaded_into_a_page() -> Site:
    """Each department's box is filled by .load('file.html #list'); the article is a srcdoc frame."""
    site = Site("/zt/2026ysgk.html")
    boxes = loads = ""
    for k, ns in enumerate(slices(12, 4)):
        rows = "".join(f"<li><a href='/zt/ys/{n}.html'>{TITLES[n]}</a></li>" for n in ns)
        site.whole(
            f"/zt/part{k}.html",
            f"<div class='head'>栏目{k}</div><ul id='list'>{rows}</ul><p>其他</p>",
        )
        boxes += f"<div class='tabbox' id='b{k}'>正在加载…</div>"
        loads += f"$('#b{k}').load('/zt/part{k}.html #list');"
    site.page(
        site.start,
        f"<h1>2026年部门预算公开专栏</h1>{boxes}<script>$(function(){{ {loads} }});</script>",
    )
    for n in range(12):
        inner = html.escape(
            f"<p>附件：<a href='{site.file(f'/zt/f/{n}.doc')}'>{TITLES[n]}</a></p>", quote=True
        )
        site.page(f"/zt/ys/{n}.html", BODY.format(TITLES[n], f'<iframe srcdoc="{inner}"></iframe>'))
    return site


@kind
def pages_by_the_fragment() -> Site:
    """The pager changes #page=2; onhashchange asks with a header whose token stands in a meta."""
    site = Site("/public/budget")
    script = "<script>function load(){ var m = /page=(\\d+)/.exec(location.hash); var p = m ? +m[1] : 1; $.ajax({url: '/public/budget/rows', data: {p: p}, headers: {'X-CSRF-TOKEN': $('meta[name=csrf-token]').attr('content')}, success: function(r){ var h = ''; for (var i = 0; i < r.rows.length; i++) h += '<li><a href=\"/public/budget/' + r.rows[i].no + '\">' + r.rows[i].t + '</a></li>'; $('#list').html(h); var g = ''; for (var k = 1; k <= r.pages; k++) g += '<a href=\"#page=' + k + '\">' + k + '</a> '; $('#pages').html(g); }}); } window.onhashchange = load; $(load);</script>"
    site.whole(
        site.start,
        f"<h2>部门预算公开</h2><ul id='list'></ul><div id='pages'></div>{script}",
        head="<meta name='csrf-token' content='tk9f3'>",
    )
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        sent = {
            name.lower(): value for name, value in dict(getattr(ask, "headers", ()) or ()).items()
        }
        if sent.get("x-csrf-token") != "tk9f3":
            return 419, {"Content-Type": "application/json"}, b'{"message": "CSRF token mismatch."}'
        k = int(asked(ask).get("p", 1))
        return data(
            {
                "pages": 3,
                "rows": [{"no": f"n{n}", "t": TITLES[n]} for n in (parts[k - 1] if k <= 3 else [])],
            }
        )

    site.serve("/public/budget/rows", rows)
    for n in range(12):
        site.article(
            f"/public/budget/n{n}", n, f"<a href='{site.file(f'/public/f/{n}.pdf')}'>下载</a>"
        )
    return site


@kind
def forms_that_send_themselves() -> Site:
    """Each article's address is a page with a form of hidden fields that sends itself by script."""
    site = Site("/egov/ysgk/list.do")
    rows = "".join(
        f"<li><a href='/egov/jump.do?k={n}' title='{TITLES[n]}'>{TITLES[n][:12]}…</a></li>"
        for n in range(8)
    )
    site.page(site.start, f"<h2>预算公开</h2><ul>{rows}</ul>")

    def jump(ask: Ask) -> Said:
        k = asked(ask).get("k", "")
        return (
            200,
            HTML,
            f"<html><body onload='document.forms[0].submit()'><form method='post' action='/egov/show.do'><input type='hidden' name='infoId' value='i{k}'><input type='hidden' name='ticket' value='t{k}'></form></body></html>".encode(),
        )

    files = [site.file(f"/egov/att.do?aid={n}") for n in range(8)]

    def show(ask: Ask) -> Said:
        said = asked(ask)
        if not ask.form or said.get("ticket", "")[1:] != said.get("infoId", "-")[1:]:
            return 200, HTML, "<p>非法请求</p>".encode()
        n = int(said["infoId"][1:])
        return 200, HTML, site.made(BODY.format(TITLES[n], f"<a href='{files[n]}'>附件下载</a>"))

    site.serve("/egov/jump.do", jump)
    site.serve("/egov/show.do", show)
    return site


@kind
def reports_that_are_pages() -> Site:
    """Half of the departments publish the report as the article's own text and tables, no file."""
    site = Site("/bmys/list.html")
    rows = ""
    for n in range(10):
        rows += f"<li><a href='/bmys/{n}.html'>{TITLES[n]}</a><span>2026-02-27</span></li>"
        if n % 2:
            site.article(
                f"/bmys/{n}.html",
                n,
                f"<p>现将有关情况公开如下。</p><a href='{site.file(f'/bmys/f/{n}.pdf')}'>附件</a>",
            )
            continue
        table = "".join(
            f"<tr><td>20{k:02d}</td><td>科目{k}</td><td>{k * 13}.50</td><td>{k * 7}.25</td></tr>"
            for k in range(1, 20)
        )
        text = (
            "<p>一、部门职责……贯彻执行国家有关方针政策。</p>" * 10
            + f"<p>表1 收支总表　单位：万元</p><table border=1><tr><td>编码</td><td>科目</td><td>预算数</td><td>基本支出</td></tr>{table}</table>"
            + "<p>二、名词解释</p>" * 5
        )
        site.page(f"/bmys/{n}.html", BODY.format(TITLES[n], text))
        site.files.add(site.answers[f"/bmys/{n}.html"][2])  # type: ignore[index]
    site.page(site.start, f"<h2>部门预算</h2><ul>{rows}</ul>")
    return site


@kind
def asmx_service() -> Site:
    """An .asmx service: the payload is a string that is nearly JSON, the answer JSON within JSON."""
    site = Site("/Web/BudgetList.aspx")
    script = "<script>var pageIndex = 1; function bind(p){ pageIndex = p; $.ajax({type: 'POST', url: '/Web/Service.asmx/GetList', contentType: 'application/json; charset=utf-8', data: \"{'typeId':'12','pageIndex':'\" + p + \"','pageSize':'5'}\", dataType: 'json', success: function(result){ var o = eval('(' + result.d + ')'); var s = ''; $(o.Rows).each(function(){ s += \"<tr><td><a href='BudgetShow.aspx?ID=\" + this['ID'] + \"'>\" + this['Title'] + '</a></td></tr>'; }); $('#tbody').html(s); $('#info').text('共' + o.Total + '条'); }}); } $(document).ready(function(){ bind(1); }); function next(){ bind(pageIndex + 1); }</script>"
    site.page(
        site.start,
        f"<h2>预算公开</h2><table><tbody id='tbody'></tbody></table><span id='info'></span><a href='javascript:next()'>下一页</a>{script}",
    )
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        sent = dict(ask.form or ()).get("application/json", "") or "".join(
            dict(ask.form or ()).values()
        )
        said = json.loads(sent.replace("'", '"') or "{}")
        k = int(said.get("pageIndex", 1))
        found = parts[k - 1] if 0 < k <= len(parts) else []
        return data(
            {
                "d": json.dumps(
                    {"Total": 12, "Rows": [{"ID": 40 + n, "Title": TITLES[n]} for n in found]},
                    ensure_ascii=False,
                )
            }
        )

    site.serve("/Web/Service.asmx/GetList", rows)
    for n in range(12):
        site.article(
            f"/Web/BudgetShow.aspx?ID={40 + n}",
            n,
            f"<a href='/Web/Down.ashx?f={n}'>{TITLES[n]}.doc</a>",
        )
        site.file(f"/Web/Down.ashx?f={n}", Content_Disposition=f"attachment;filename={n}.doc")
    return site


@kind
def built_modules() -> Site:
    """A built application: type=module, one file imports another; details are asked for by id."""
    site = Site("/pub/index.html")
    site.answers[site.start] = (
        200,
        HTML,
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>部门预算公开平台</title><script type='module' crossorigin src='./assets/index-4f2a.js'></script></head><body><div id='app'></div></body></html>".encode(),
    )
    js = {"Content-Type": "text/javascript"}
    site.answers["/pub/assets/api-77c1.js"] = (
        200,
        js,
        b"const base='/pub/api';async function g(u){const r=await fetch(base+u);if(!r.ok)throw new Error(r.status);return r.json()}export const list=(p)=>g(`/reports?pageNum=${p}&pageSize=5`);export const one=(i)=>g(`/report/${i}`);",
    )
    site.answers["/pub/assets/index-4f2a.js"] = (
        200,
        js,
        "import{list as l,one as o}from'./api-77c1.js';const app=document.getElementById('app');async function home(p){const d=await l(p);app.innerHTML='<h1>部门预算公开</h1><ul>'+d.rows.map(r=>`<li><a href=\"#/detail/${r.id}\">${r.title}</a></li>`).join('')+'</ul><div class=\"pager\">'+Array.from({length:Math.ceil(d.total/5)},(_,i)=>`<a href=\"#/list/${i+1}\">${i+1}</a>`).join('')+'</div>'}async function detail(i){const d=await o(i);app.innerHTML=`<h1>${d.title}</h1>`+d.files.map(f=>`<a href=\"${f.url}\">${f.name}</a>`).join('')}function route(){const h=location.hash;let m;if(m=/detail\\/(\\w+)/.exec(h))detail(m[1]);else if(m=/list\\/(\\d+)/.exec(h))home(+m[1]);else home(1)}window.addEventListener('hashchange',route);route();".encode(),
    )
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("pageNum", 1))
        return data(
            {
                "total": 12,
                "rows": [
                    {"id": f"m{n}", "title": TITLES[n]} for n in (parts[k - 1] if k <= 3 else [])
                ],
            }
        )

    site.serve("/pub/api/reports", rows)
    for n in range(12):
        file = site.file(f"/pub/store/{n}.pdf")
        site.answers[f"/pub/api/report/m{n}"] = data(
            {"title": TITLES[n], "files": [{"name": f"{TITLES[n]}.pdf", "url": file}]}
        )
    return site
