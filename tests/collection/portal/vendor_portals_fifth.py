# ruff: noqa: E501
"""A fifth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import html
import json

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
def tree_as_data() -> Portal:
    """信息公开目录: a tree comes as JSON without addresses; a click asks for a node's list."""
    portal = Portal("/xxgk/index.html")
    script = (
        "var setting = {callback: {onClick: zTreeOnClick}}; $.getJSON('/xxgk/tree.json', function(d){"
        " $.fn.zTree.init($('#tree'), setting, d); }); function zTreeOnClick(e, treeId, treeNode) {"
        " loadList(treeNode.id, 1); } function loadList(catalogId, page) { $.get('/xxgk/list', {catalogId:"
        " catalogId, page: page}, function(d){ $('#list').html(d); }); }"
    )
    portal.page(
        portal.start,
        f"<h2>部门预决算公开目录</h2><ul id='tree' class='ztree'></ul><div id='list'></div><script>{script}</script>",
    )
    nodes = [
        {"id": 1, "pId": 0, "name": "部门预算"},
        {"id": 11, "pId": 1, "name": "2026年部门预算"},
        {"id": 12, "pId": 1, "name": "2025年部门预算"},
        {"id": 2, "pId": 0, "name": "机构职能"},
    ]
    portal.answers["/xxgk/tree.json"] = (200, {}, json.dumps(nodes).encode())

    def listed(ask: Ask) -> Said:
        said = asked(ask)
        k = {"11": 0, "12": 6}.get(said.get("catalogId", ""))
        rows = (
            ""
            if k is None
            else "".join(
                f"<li><a href='/xxgk/{n}.html'>{TITLES[n]}</a></li>" for n in range(k, k + 6)
            )
        )
        return (
            200,
            HTML,
            (f"<ul>{rows}</ul>" if said.get("page", "1") == "1" else "<ul></ul>").encode(),
        )

    portal.serve("/xxgk/list", listed)
    for n in range(12):
        portal.article(
            f"/xxgk/{n}.html", n, f"<a href='{portal.file(f'/xxgk/f/{n}.pdf')}'>附件</a>"
        )
    return portal


@kind
def choose_year_and_department() -> Portal:
    """A platform: a form with lists for the year and the department; a button sends it."""
    portal = Portal("/front/yjsgk/index.do")
    years, files = (2026, 2025), {}
    for year in years:
        for n in range(4):
            files[year, n] = portal.file(
                f"/front/yjsgk/down.do?id={year}{n}",
                Content_Disposition=f'attachment; filename="{year}{n}.pdf"',
            )

    def shown(ask: Ask) -> Said:
        said = asked(ask)
        year = int(said.get("year") or 2026)
        chosen = [int(said["dept"])] if said.get("dept") else range(4)
        rows = "".join(
            f"<tr><td>{WHO[n]}</td><td><a href='{files[year, n]}'>{year}年部门预算</a></td></tr>"
            for n in chosen
        )
        options = "".join(
            f"<option value='{y}'{' selected' if y == year else ''}>{y}年</option>" for y in years
        )
        depts = "<option value=''>全部部门</option>" + "".join(
            f"<option value='{n}'>{WHO[n]}</option>" for n in range(4)
        )
        form = f"<form id='f' method='post' action='/front/yjsgk/index.do'><select name='year'>{options}</select><select name='dept'>{depts}</select><input type='submit' value='查询'></form>"
        return (
            200,
            HTML,
            f"<html><head><title>预决算公开</title></head><body><h1>部门预决算公开平台</h1>{form}<table>{rows}</table></body></html>".encode(),
        )

    portal.serve("/front/yjsgk/index.do", shown)
    return portal


@kind
def list_as_xml() -> Portal:
    """The list is an XML file with titles and links, loaded by a script."""
    portal = Portal("/ysgk/list.html")
    items = ""
    for n, title in enumerate(TITLES):
        portal.article(
            f"/ysgk/{n}/doc.html",
            n,
            f"<a href='{portal.file(f'/ysgk/{n}/{n}.xlsx')}'>附件1</a>",
        )
        items += f"<item><title><![CDATA[{title}]]></title><link>/ysgk/{n}/doc.html</link><pubDate>2026-02-27</pubDate></item>"
    xml = f'<?xml version="1.0" encoding="UTF-8"?><rss><channel><title>部门预算</title>{items}</channel></rss>'
    portal.answers["/ysgk/data.xml"] = (200, {"Content-Type": "text/xml"}, xml.encode())
    portal.page(
        portal.start,
        "<h2>部门预算</h2><div id='l'></div><script>$.ajax({url: 'data.xml', dataType: 'xml', success: show});</script>",
    )
    return portal


@kind
def list_in_a_script_file() -> Portal:
    """The items stand in a script file as a list of objects; the page shows them by pages."""
    portal = Portal("/czyjs/index.shtml")
    rows = []
    for n, title in enumerate(TITLES):
        portal.article(
            f"/czyjs/c{n}.shtml", n, f"<a href='{portal.file(f'/czyjs/{n}.pdf')}'>下载</a>"
        )
        rows.append(f"{{t: '{title}', u: '/czyjs/c{n}.shtml', d: '2026-02-27'}}")
    portal.answers["/czyjs/data_1033.js"] = (
        200,
        {},
        f"var listData = [{', '.join(rows)}];".encode(),
    )
    portal.page(
        portal.start,
        "<h2>部门预算</h2><ul id='ul'></ul><div id='page'></div><script src='data_1033.js'></script><script src='/js/show.js'></script>",
    )
    return portal


@kind
def download_function_elsewhere() -> Portal:
    """Details' attachments call a function of a script file with an id and a name."""
    portal = Portal("/bmys/list.jsp")
    code = "function downloadFile(id, name) { window.location.href = ctx + '/file/download?fileId=' + id; }"
    portal.answers["/portal/js/common.js"] = (200, {}, code.encode())
    items = ""
    for n, title in enumerate(TITLES):
        portal.file(
            f"/portal/file/download?fileId=a3b{n}",
            Content_Disposition=f'attachment; filename="{n}.pdf"',
        )
        portal.article(f"/bmys/view.jsp?id={n}", n,
            f"<script>var ctx = '/portal';</script><script src='/portal/js/common.js'></script><ul><li><a href='javascript:void(0)' onclick=\"downloadFile('a3b{n}', '{title}.pdf')\">{title}.pdf</a></li></ul>",
        )  # fmt: skip
        items += f"<li><a href='view.jsp?id={n}'>{title}</a></li>"
    portal.page(portal.start, f"<h2>部门预算</h2><ul>{items}</ul>")
    return portal


@kind
def years_by_a_click() -> Portal:
    """The newest year stands on the page; another one comes when its tab is clicked."""
    portal = Portal("/zwgk/bmys/index.html")
    parts = {}
    for k, year in enumerate((2026, 2025)):
        parts[str(year)] = "".join(
            f"<li><a href='{portal.file(f'/zwgk/bmys/{year}/{n}.pdf')}'>云岭县{WHO[n]}{year}年部门预算</a></li>"
            for n in range(6 * k, 6 * k + 6)
        )
    script = "$('.years li').click(function(){ var y = $(this).data('year'); $.get('/zwgk/bmys/part', {year: y}, function(d){ $('#list').html(d); }); });"
    tabs = "".join(f"<li data-year='{y}'>{y}年</li>" for y in parts)
    portal.page(
        portal.start,
        f"<h1>部门预算公开</h1><ul class='years'>{tabs}</ul><ul id='list'>{parts['2026']}</ul><script>{script}</script>",
    )
    portal.serve(
        "/zwgk/bmys/part",
        lambda ask: (200, HTML, parts.get(asked(ask).get("year", ""), "").encode()),
    )
    return portal


@kind
def table_of_years() -> Portal:
    """One table: a row a department, years over 预算 and 决算; 查看 leads to a page with the file."""
    portal = Portal("/sczj/yjs.html")
    head = "<tr><th rowspan='2'>部门名称</th><th colspan='2'>2025年</th><th colspan='2'>2026年</th></tr><tr><th>预算</th><th>决算</th><th>预算</th><th>决算</th></tr>"
    rows = ""
    for n in range(5):
        cells = ""
        for year in (2025, 2026):
            for what in ("预算", "决算"):
                if (year, what) == (2026, "决算"):
                    cells += "<td>—</td>"
                    continue
                path = f"/sczj/{year}/{n}{'b' if what == '预算' else 'f'}.html"
                file = portal.file(path.replace(".html", ".pdf"))
                portal.page(
                    path,
                    f"<h1>{WHO[n]}{year}年部门{what}</h1><p><a href='{file}'>{file[-6:]}</a></p>",
                )
                cells += f"<td><a href='{path}'>查看</a></td>"
        rows += f"<tr><td>{WHO[n]}</td>{cells}</tr>"
    portal.page(portal.start, f"<h2>县级部门预决算公开</h2><table>{head}{rows}</table>")
    return portal


@kind
def attachments_in_an_input() -> Portal:
    """Details keep their attachments as JSON in a hidden input; a script draws them."""
    portal = Portal("/gkml/bmys/")
    items = ""
    for n, title in enumerate(TITLES):
        file = portal.file(f"/gkml/attach/2026/{n}.docx")
        said = html.escape(
            json.dumps([{"attachName": f"{n}.docx", "attachPath": file}]), quote=True
        )
        portal.article(
            f"/gkml/bmys/{n}.html",
            n,
            f"<input type='hidden' id='fj' value=\"{said}\"><div id='fjlist'></div>",
        )
        items += f"<li><a href='{n}.html'>{title}</a></li>"
    portal.page(portal.start, f"<h2>部门预算</h2><ul>{items}</ul>")
    return portal


@kind
def data_in_three_steps() -> Portal:
    """A platform of data: years, then departments of a year, then files of a department."""
    portal = Portal("/platform/index.html")
    script = (
        "function years(){ $.getJSON('/platform/api/years', function(d){ for (var i in d.data) { $('#y').append("
        '"<li onclick=\\"depts(\'" + d.data[i].yearId + "\')\\">" + d.data[i].yearName + \'</li>\'); } }); }'
        "function depts(yearId){ $.getJSON('/platform/api/depts?yearId=' + yearId, function(d){ $.each(d.data, function(i, v){"
        "$('#d').append('<a href=\"dept.html?deptId=' + v.deptId + '&yearId=' + v.yearId + '\">' + v.deptName + '</a>'); }); }); } years();"
    )
    portal.page(
        portal.start,
        f"<h2>部门预决算公开平台</h2><ul id='y'></ul><div id='d'></div><script>{script}</script>",
    )
    years = [
        {"yearId": "y26", "yearName": "2026年部门预算"},
        {"yearId": "y25", "yearName": "2025年部门预算"},
    ]
    portal.answers["/platform/api/years"] = (200, {}, json.dumps({"data": years}).encode())
    for year in ("y26", "y25"):
        depts = [{"deptId": f"d{n}", "yearId": year, "deptName": WHO[n]} for n in range(4)]
        portal.answers[f"/platform/api/depts?yearId={year}"] = (
            200,
            {},
            json.dumps({"data": depts}).encode(),
        )
        for n in range(4):
            file = portal.file(f"/platform/files/{year}{n}.pdf")
            portal.page(
                f"/platform/dept.html?deptId=d{n}&yearId={year}",
                f"<h1>{WHO[n]}20{year[1:]}年部门预算</h1><a href='{file}'>预算文本</a>",
            )
    return portal


@kind
def pager_of_a_select() -> Portal:
    """A select of pages whose handler makes the address; the next one by a button of a form."""
    portal = Portal("/info/bmys/list.html")
    for k in range(3):
        rows = "".join(
            f"<li><a href='{portal.file(f'/info/bmys/{n}.zip')}'>{TITLES[n]}</a></li>"
            for n in range(4 * k, 4 * k + 4)
        )
        options = "".join(
            f"<option value='{j}'{' selected' if j == k + 1 else ''}>{j}</option>"
            for j in (1, 2, 3)
        )
        pager = (
            f"<select onchange=\"window.location='list_'+this.value+'.html'\">{options}</select>"
        )
        portal.page(
            portal.start if k == 0 else f"/info/bmys/list_{k + 1}.html",
            f"<h2>部门预算</h2><ul>{rows}</ul><div>第{k + 1}页 {pager}</div>",
        )
    portal.answers["/info/bmys/list_1.html"] = portal.answers[portal.start]
    return portal


@kind
def rows_that_open() -> Portal:
    """An old site: rows of a table open windows; GBK; a base; files in rar with capital suffixes."""
    portal = Portal("/gk/Class.asp?ID=17")
    rows = ""
    for n, title in enumerate(TITLES):
        file = portal.file(f"/UploadFiles/2026-2/{n}.RAR")
        body = f"<base href='{BASE}/'><h1>{title}</h1><a href='UploadFiles/2026-2/{n}.RAR'>点击下载</a>"
        portal.page(f"/gk/View.asp?ID={n}", body, "gbk")
        rows += f"<tr style='cursor:hand' onclick=\"window.open('gk/View.asp?ID={n}')\"><td>{n + 1}</td><td>{title}</td><td>2026-2-27</td></tr>"
        assert file
    portal.page(portal.start, f"<base href='{BASE}/'><b>部门预算</b><table>{rows}</table>", "gbk")
    return portal


@kind
def short_links_to_a_store() -> Portal:
    """Links go through a counter that redirects to a store of files on another host of the place."""
    portal = Portal("/bmysgk/")
    portal.hosts = ("oss.x.gov.cn",)
    rows = ""
    for n, title in enumerate(TITLES):
        file = portal.file(
            f"http://oss.x.gov.cn/b/{n}e7?sign=9{n}", Content_Type="application/octet-stream"
        )
        portal.answers[f"/link/go.do?linkId={n}"] = (302, {"Location": file}, b"")
        rows += f"<li><a href='/link/go.do?linkId={n}' target='_blank'>{title}</a></li>"
    portal.page(portal.start, f"<h2>部门预算</h2><ul>{rows}</ul>")
    return portal
