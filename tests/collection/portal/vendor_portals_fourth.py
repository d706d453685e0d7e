# ruff: noqa: E501
"""A fourth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import (
    HTML,
    TITLES,
    WHO,
    Portal,
    Said,
    asked,
    kind,
)
from tests.collection.portal.walking import BASE


@kind
def lonsun_label() -> Portal:
    """龙讯 (安徽): a label's markup is asked for by a function of the page number."""
    portal = Portal("/public/column/1681?type=4&catId=6708461&action=list")
    for n in range(12):
        file = portal.file(f"/group3/M00/0A/{n}.pdf")
        portal.article(f"/public/1681/{1450 + n}.html", n, f"<a href='{file}'>{TITLES[n]}</a>")
    script = (
        "var organId = 1681; function loadList(pageIndex){ $.ajax({ type:'GET', url:'/site/label/8888',"
        " data:{IsAjax:1, labelName:'publicInfoList', siteId:6781961, pageSize:5, pageIndex:pageIndex,"
        " action:'list', organId:organId, type:4, catId:6708461, dateFormat:'yyyy-MM-dd'},"
        " success:function(html){ $('#list').html(html); } }); } loadList(1);"
    )
    portal.page(portal.start, f"<h2>部门预算</h2><div id='list'></div><script>{script}</script>")

    def label(ask: Ask) -> Said:
        said = asked(ask)
        if said.get("labelName") != "publicInfoList" or said.get("organId") != "1681":
            return 200, HTML, "暂无相关信息".encode()
        k = int(said.get("pageIndex", 1)) - 1
        rows = "".join(
            f"<li><a href='{BASE}/public/1681/{1450 + n}.html' title='{TITLES[n]}'>{TITLES[n]}</a><span>2026-02-27</span></li>"
            for n in range(5 * k, min(12, 5 * k + 5))
        )
        pager = "<div class='pagination'><a paged='1'>1</a><a paged='2'>2</a><a paged='3'>3</a><span>共12条</span></div>"
        return 200, HTML, f"<ul>{rows}</ul>{pager}".encode()

    portal.serve("/site/label/8888", label)
    return portal


@kind
def pager_in_an_attribute() -> Portal:
    """A group's system: the address of each page stands in an attribute; a script file reads it."""
    portal = Portal("/n1403/n3899/index.html")
    for k in range(3):
        rows = ""
        for n in range(4 * k, 4 * k + 4):
            file = portal.file(f"/n1403/n3899/c{700 + n}/part/{n}.docx")
            portal.article(
                f"/n1403/n3899/c{700 + n}/content.html",
                n,
                f"<a href='{file}'>{TITLES[n]}.docx</a>",
            )
            rows += f"<li><a href='/n1403/n3899/c{700 + n}/content.html'>{TITLES[n]}</a></li>"
        pager = "".join(
            f"<a style='cursor:pointer' onclick=\"queryArticleByCondition(this,'{j}')\" tagname='/n1403/n3899/index_4421_{j}.html' class='pages'>{j}</a>"
            for j in (1, 2, 3)
        )
        path = portal.start if k == 0 else f"/n1403/n3899/index_4421_{k + 1}.html"
        portal.page(
            path,
            f"<h3>部门预算</h3><ul>{rows}</ul><div>{pager}</div><script src='/js/list.js'></script>",
        )
    return portal


@kind
def vsb_dynamic() -> Portal:
    """博达 VSB, dynamic: a3p=2 in the query, files by DownloadAttachUrl or shown by a script."""
    tree = "urltype=tree.TreeTempUrl&wbtreeid=5471"
    portal = Portal(f"/xzwhk/dynr.jsp?{tree}")
    for k in range(3):
        rows = ""
        for n in range(4 * k, 4 * k + 4):
            path = f"/xzwhk/xxnr.jsp?urltype=news.NewsContentUrl&wbtreeid=5471&wbnewsid={1001 + n}"
            if n % 2:
                file = f"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=17&wbfileid=AB{n}F"
                portal.file(file, Content_Disposition=f'attachment; filename="{n}.pdf"')
                link = f"附件【<a href='{file}' target='_blank'>附件1</a>】已下载<span>3</span>次"
            else:
                file = portal.file(f"/__local/A/1B/{n}C.pdf")
                link = f'<script>showVsbpdfIframe("{file}","100%","600","0")</script>'
            portal.article(path, n, link)
            rows += f"<tr><td><a href='xxnr.jsp{path.partition('xxnr.jsp')[2]}'>{TITLES[n]}</a></td><td>2026-02-27</td></tr>"
        pager = "".join(
            f"<a href='?a3t=3&amp;a3p={j}&amp;a3c=4&amp;{tree.replace('&', '&amp;')}'>{'下页' if j == k + 2 else j}</a>"
            for j in range(1, 4)
            if j != k + 1
        )
        path = portal.start if k == 0 else f"/xzwhk/dynr.jsp?a3t=3&a3p={k + 1}&a3c=4&{tree}"
        portal.page(
            path,
            f"<div>当前位置：首页&gt;部门预算</div><table>{rows}</table><div>共12条 {k + 1}/3 {pager}</div>",
        )
    portal.answers[f"/xzwhk/dynr.jsp?a3t=3&a3p=1&a3c=4&{tree}"] = portal.answers[portal.start]
    return portal


@kind
def igs_search() -> Portal:
    """拓尔思 IGS: the column is a kept search; its word stands in the page's own address."""
    portal = Portal("/site/search.html?searchWord=2026%20%E9%A2%84%E7%AE%97&siteId=10")
    for n in range(12):
        file = portal.file(f"/202602/P{n}.pdf")
        portal.article(f"/202602/t20260227_{n}.html", n, f"<a href='{file}'>附件</a>")
    script = (
        "var code = 'c1c8a0a187b3404a'; var word = getQueryString('searchWord'); var pageNumber = 1;"
        "function query(){ $.getJSON('/igs/front/search.jhtml', {code: code, pageNumber: pageNumber,"
        " pageSize: 5, searchWord: word, siteId: 10}, function(d){ render(d); }); } query();"
    )
    portal.page(portal.start, f"<h2>2026年部门预算</h2><div id='r'></div><script>{script}</script>")

    def search(ask: Ask) -> Said:
        said = asked(ask)
        hit = "预算" in said.get("searchWord", "") and said.get("code") == "c1c8a0a187b3404a"
        k = int(said.get("pageNumber", 1)) - 1
        rows = [
            {"title": TITLES[n].replace("预算", "<em>预算</em>"), "url": f"{BASE}/202602/t20260227_{n}.html", "trs_time": "2026-02-27T10:00:00"}
            for n in range(5 * k, min(12, 5 * k + 5))
        ] if hit else []  # fmt: skip
        page = {"content": rows, "totalPages": 3 if hit else 0, "total": 12 if hit else 0}
        return 200, {}, json.dumps({"page": page}).encode()

    portal.serve("/igs/front/search.jhtml", search)
    return portal


@kind
def counts_in_variables() -> Portal:
    """A pager by a script file: totalData and showData in variables, pages index_pc_1.html."""
    portal = Portal("/czj/bmys/index_pc.html")
    for k in range(3):
        rows = ""
        for n in range(5 * k, min(12, 5 * k + 5)):
            file = portal.file(f"/czj/bmys/{n}/{n}.pdf")
            portal.article(f"/czj/bmys/{n}/show.html", n, f"<a href='{file}'>附件</a>")
            rows += f"<li><a href='/czj/bmys/{n}/show.html'>{TITLES[n]}</a></li>"
        script = "<script>var totalData = '12'; var showData = '5';</script><script src='/fy.js'></script><div class='M-box'></div>"
        path = portal.start if k == 0 else f"/czj/bmys/index_pc_{k}.html"
        portal.page(path, f"<h2>部门预算</h2><ul>{rows}</ul>{script}")
    return portal


@kind
def vue_with_a_bundle() -> Portal:
    """Vue: the page has a container, a config and a script file; the file names the address."""
    portal = Portal("/yjsgk/index.html")
    bundle = (
        "!function(e){var n={};function t(r){return n[r]}}();var cfg=window.siteConfig;"
        'new Vue({el:"#app",data:{list:[],pageNo:1,pageSize:5},methods:{getList:function(){var e=this;'
        'axios.get("/yjsgk-api/article/page",{params:{columnId:"bmys2026",pageNo:e.pageNo,pageSize:5}})'
        ".then(function(t){e.list=t.data.data.records})}},mounted:function(){this.getList()}});"
    )
    portal.answers["/yjsgk/js/app.3f2a.js"] = (
        200,
        {"Content-Type": "application/javascript"},
        bundle.encode(),
    )
    portal.page(
        portal.start,
        "<div id='app'></div><script>window.siteConfig={name:'预决算公开平台'}</script><script src='js/app.3f2a.js'></script>",
    )

    def data(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get("pageNo", 1)) - 1
        rows = [
            {"id": f"a{n}", "title": TITLES[n], "publishTime": "2026-02-27 10:00:00", "fileUrl": f"/yjsgk-api/file/{n}.pdf"}
            for n in range(5 * k, min(12, 5 * k + 5))
        ] if said.get("columnId") == "bmys2026" else []  # fmt: skip
        return (
            200,
            {},
            json.dumps({"code": 0, "data": {"records": rows, "total": 12, "pages": 3}}).encode(),
        )

    for n in range(12):
        portal.file(f"/yjsgk-api/file/{n}.pdf")
    portal.serve("/yjsgk-api/article/page", data)
    return portal


@kind
def encoded_addresses() -> Portal:
    """信息公开目录 by index number; attachments' addresses are written in base64."""
    portal = Portal("/?a=dir&h=1&p=D1901&c=177950&f=177991")
    for k in range(2):
        rows = ""
        for n in range(6 * k, 6 * k + 6):
            file = portal.file(f"/u/cms/public/202602/27{n}.pdf")
            secret = base64.b64encode(file.encode()).decode()
            portal.article(f"/D1901X/{5551 + n}.jhtml", n,
                f"<table><tr><td>索引号</td><td>D1901-{n:04}</td></tr></table><a href=\"javascript:down('{secret}')\">{TITLES[n]}.pdf</a>"
                "<script>function down(s){ window.open(atob(s)); }</script>",
            )  # fmt: skip
            rows += f"<tr><td>D1901-{n:04}</td><td><a href='/D1901X/{5551 + n}.jhtml'>{TITLES[n]}</a></td><td>2026-02-27</td></tr>"
        pager = f"<a href='/?a=dir&amp;h=1&amp;p=D1901&amp;c=177950&amp;f=177991&amp;i={2 - k}'>{'下一页' if k == 0 else '上一页'}</a>"
        path = portal.start if k == 0 else portal.start + "&i=2"
        portal.page(
            path,
            f"<h2>部门预算</h2><table><tr><th>索引号</th><th>名称</th><th>日期</th></tr>{rows}</table>{pager}",
        )
    portal.answers[portal.start + "&i=1"] = portal.answers[portal.start]
    return portal


@kind
def sites_of_departments() -> Portal:
    """Each department has a site of its own on a host of the place; columns are called differently."""
    portal = Portal("/zwgk/bmys/")
    columns = ["财政预决算", "预决算公开", "财政资金", "部门预算"]
    links = ""
    for k, name in enumerate(WHO[:4]):
        host = f"http://d{k}.x.gov.cn"
        portal.hosts += (f"d{k}.x.gov.cn",)
        links += f"<li><a href='{host}/' target='_blank'>{name}</a></li>"
        portal.page(
            f"{host}/",
            f"<ul class='nav'><li><a href='{host}/xw/'>工作动态</a></li><li><a href='{host}/gk/'>政府信息公开</a></li></ul><h2>{name}</h2>",
        )
        portal.page(
            f"{host}/xw/", f"<ul><li><a href='{host}/xw/1.html'>{name}召开会议</a></li></ul>"
        )
        portal.page(
            f"{host}/gk/",
            f"<ul><li><a href='{host}/gk/jg/'>机构职能</a></li><li><a href='{host}/gk/ys/'>{columns[k]}</a></li></ul>",
        )
        portal.page(f"{host}/gk/jg/", "<p>职能</p>")
        rows = ""
        for year in (2024, 2025, 2026):
            file = portal.file(f"{host}/gk/ys/{year}.pdf")
            title = f"云岭县{name}{year}年部门预算"
            portal.page(f"{host}/gk/ys/{year}.html", f"<h1>{title}</h1><a href='{file}'>下载</a>")
            rows += f"<li><a href='{host}/gk/ys/{year}.html'>{title}</a></li>"
        portal.page(f"{host}/gk/ys/", f"<h2>{columns[k]}</h2><ul>{rows}</ul>")
    portal.page(portal.start, f"<h2>各部门预决算公开</h2><ul>{links}</ul>")
    return portal


@kind
def body_is_the_report() -> Portal:
    """Detail pages whose own body is the report: prose and tables, nothing attached."""
    portal = Portal("/zfxxgk/ysgk/list.shtml")
    rows = ""
    for n, title in enumerate(TITLES):
        path = f"/zfxxgk/ysgk/{n}/content_{n}.shtml"
        table = (
            "<table><tr><td>项目</td><td>预算数</td></tr>"
            + "".join(
                f"<tr><td>一般公共预算拨款收入{j}</td><td>{100 + n}.{j}0</td></tr>"
                for j in range(40)
            )
            + "</table>"
        )
        portal.page(
            path,
            f"<h1>{title}</h1><p>发布时间：2026-02-27</p><div class='content'><p>第一部分 {WHO[n]}概况</p><p>{'主要职责。' * 80}</p>{table}</div>",
        )
        portal.files.add(portal.answers[path][2])
        rows += f"<li><a href='{path}'>{title}</a></li>"
    portal.page(portal.start, f"<h2>预算公开</h2><ul>{rows}</ul>")
    return portal


@kind
def budget_and_final_accounts() -> Portal:
    """A page a department: its budget, its final accounts, and a bundle of its units, by servlet."""
    portal = Portal("/sczyjs/")
    rows = ""
    for n, name in enumerate(WHO[:6]):
        path = f"/sczyjs/dept.action?deptId={n}"
        links = ""
        for year, what, suffix in (
            (2026, "预算", "pdf"),
            (2024, "决算", "doc"),
            (2026, "所属单位预算", "zip"),
        ):
            address = f"/servlet/FileServlet?uuid={n}{year}{suffix}-4f2c"
            portal.file(
                address,
                Content_Disposition=f"attachment; filename*=UTF-8''{quote(f'{name}{year}年{what}.{suffix}')}",
            )
            links += f"<p><a href='{address}'>{year}年{what}</a></p>"
        portal.page(path, f"<h1>{name}</h1>{links}")
        rows += f"<td><a href='dept.action?deptId={n}'>{name}</a></td>"
    portal.page(portal.start, f"<h2>部门预决算公开</h2><table><tr>{rows}</tr></table>")
    return portal


@kind
def accordion_of_years() -> Portal:
    """One page, an accordion of years; a row a department with 预算, 决算; uuids for addresses."""
    portal = Portal("/ztzl/yjsgk/index.html")
    body = ""
    for year in (2025, 2026):
        rows = ""
        for n, name in enumerate(WHO[:5]):
            links = ""
            for what in ("预算", "决算"):
                address = f"/oss/3f2a{year}{n}{'b' if what == '预算' else 'f'}"
                portal.file(
                    address,
                    Content_Disposition='inline; filename="a.pdf"',
                    Content_Type="application/pdf",
                )
                links += f" [<a href='{address}' target='_blank'>{what}</a>]"
            rows += f"<li><span>{name}</span>{links}</li>"
        body += f"<dl><dt onclick='toggle(this)'>{year}年</dt><dd style='display:none'><ul>{rows}</ul></dd></dl>"
    portal.page(portal.start, f"<h1>部门预决算公开专栏</h1>{body}")
    return portal


@kind
def viewers_in_frames() -> Portal:
    """A list by posted JSON; details show their file in a viewer's frame, or in a frame's page."""
    portal = Portal("/bmyjs/list.html")
    script = (
        "var param = {channelId: '8812', pageNum: 1, pageSize: 6}; function load(){ axios.post('/cms-api/content/list',"
        " param).then(function(r){ vm.list = r.data.rows; }); } load();"
    )
    portal.page(portal.start, f"<h2>部门预算</h2><div id='list'></div><script>{script}</script>")
    for n in range(12):
        file = portal.file(f"/upload/2026/{n}.pdf")
        if n % 2:
            frame = f"<iframe src='/pdfjs/web/viewer.html?file={quote(file, safe='')}'></iframe>"
        else:
            frame = f"<iframe src='/module/view.jsp?i_ID={n}' width='100%'></iframe>"
            portal.page(
                f"/module/view.jsp?i_ID={n}",
                f"<div id='pdf'></div><script>PDFObject.embed('{file}', '#pdf');</script>",
            )
        portal.article(f"/bmyjs/detail/{n}.html", n, frame)

    def data(ask: Ask) -> Said:
        try:
            said = json.loads((ask.form or (("", ""),))[0][1])
        except ValueError:
            said = {}
        k = int(said.get("pageNum", 1)) - 1
        rows = [
            {"contentId": n, "title": TITLES[n], "publishDate": "2026-02-27", "url": f"/bmyjs/detail/{n}.html"}
            for n in range(6 * k, min(12, 6 * k + 6))
        ] if said.get("channelId") == "8812" else []  # fmt: skip
        return 200, {}, json.dumps({"total": 12, "rows": rows}).encode()

    portal.answers["/cms-api/content/list"] = data
    return portal
