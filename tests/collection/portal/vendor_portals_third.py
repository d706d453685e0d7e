# ruff: noqa: E501
"""A third set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

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


@kind
def layui_table() -> Portal:
    """layui: a table rendered by options in an object; its pager sends page and limit."""
    portal = Portal("/ysgk/index")
    for n in range(len(TITLES)):
        portal.file(f"/ysgk/file/{n}.pdf")
    script = (
        "layui.use(['table'], function(){ var table = layui.table; table.render({ elem: '#t',"
        " url: '/ysgk/data', page: true, limit: 5, cols: [[ {field:'title', title:'名称'},"
        " {field:'fbrq', title:'日期'} ]] }); });"
    )
    portal.page(
        portal.start, f"<h2>部门预算公开</h2><table id='t'></table><script>{script}</script>"
    )

    def data(ask: Ask) -> Said:
        said = asked(ask)
        number, size = int(said.get("page", 1)), int(said.get("limit", 5))
        rows = [
            {"id": n, "title": TITLES[n], "fbrq": "2026-02-27", "fileurl": f"/ysgk/file/{n}.pdf"}
            for n in range(size * (number - 1), min(12, size * number))
        ]
        return 200, {}, json.dumps({"code": 0, "msg": "", "count": 12, "data": rows}).encode()

    portal.serve("/ysgk/data", data)
    return portal


@kind
def framesets() -> Portal:
    """An old site of frames in frames: a menu of years on the left, a list on the right."""
    portal = Portal("/czj/")
    portal.answers["/czj/"] = (
        200, HTML, b"<html><frameset cols='20%,*'><frame src='left.asp'><frame name='main' src='main.asp?y=2026'></frameset></html>",
    )  # fmt: skip
    years = "".join(
        f"<p><a href='main.asp?y={y}' target='main'>{y}年部门预算</a></p>" for y in (2026, 2025)
    )
    portal.page("/czj/left.asp", years, "gbk")
    for k, year in enumerate((2026, 2025)):
        rows = ""
        for n in range(6):
            file = portal.file(f"/czj/{year}/{n}.doc")
            rows += f"<tr><td><a href='{year}/{n}.doc'>云岭县{WHO[n + 6 * k]}{year}年部门预算</a></td></tr>"
            assert file
        portal.page(f"/czj/main.asp?y={year}", f"<table>{rows}</table>", "gbk")
    return portal


@kind
def tabs_by_letter() -> Portal:
    """Departments in tabs by their systems; each tab is loaded by a call with two arguments."""
    portal = Portal("/bmys/tab.html")
    script = "function showTab(type, year){ $('#box').load('/bmys/part/' + year + '_' + type + '.html'); }"
    tabs = ""
    for t in range(3):
        tabs += f"<li onclick=\"showTab('{t}','2026')\">第{t + 1}类部门</li>"
        rows = ""
        for n in range(4 * t, 4 * t + 4):
            file = portal.file(f"/bmys/f/{n}.pdf")
            rows += f"<dd><a href='{file}'>云岭县{WHO[n]}</a></dd>"
        portal.page(f"/bmys/part/2026_{t}.html", rows)
    portal.page(
        portal.start,
        f"<h1>2026年部门预算公开</h1><ul class='tab'>{tabs}</ul><div id='box'></div><script>{script}</script>",
    )
    return portal


@kind
def numbered_folders() -> Portal:
    """WordPress-like: /category/bmys/page/2/, articles by year and month, a plugin's download."""
    portal = Portal("/category/bmys/")
    for k in range(3):
        rows = ""
        for n in range(4 * k, 4 * k + 4):
            address = f"/?wpdmdl={500 + n}&refresh=a{n}"
            portal.file(address, Content_Disposition=f'attachment; filename="{n}.pdf"')
            portal.article(
                f"/2026/02/{300 + n}/",
                n,
                f"<a class='wpdm-download-link' href='{address}'>下载</a>",
            )
            rows += f"<article><h2><a href='/2026/02/{300 + n}/' rel='bookmark'>{TITLES[n]}</a></h2></article>"
        nav = (
            "<nav class='navigation pagination'><div class='nav-links'>"
            + "".join(
                f"<a class='page-numbers' href='/category/bmys/page/{j}/'>{j}</a>"
                for j in (1, 2, 3)
                if j != k + 1
            )
            + "</div></nav>"
        )
        path = portal.start if k == 0 else f"/category/bmys/page/{k + 1}/"
        portal.page(path, f"<h1>部门预算</h1>{rows}{nav}")
    return portal


@kind
def article_in_pages() -> Portal:
    """One article for the whole district, in pages; each page has four departments' files."""
    portal = Portal("/art/5001.html")
    for k in range(3):
        rows = "".join(
            f"<p>{n + 1}．<a href='{portal.file(f'/art/f/{n}.pdf')}'>{TITLES[n]}.pdf</a></p>"
            for n in range(4 * k, 4 * k + 4)
        )
        pager = "".join(
            f"<a href='/art/5001{'' if j == 0 else f'_{j}'}.html'>{j + 1}</a>"
            for j in range(3)
            if j != k
        )
        path = portal.start if k == 0 else f"/art/5001_{k}.html"
        portal.page(
            path,
            f"<h1>云岭县2026年部门预算公开</h1><div>{rows}</div><div class='page'>{pager}</div>",
        )
    return portal


@kind
def details_as_data() -> Portal:
    """Items lead to pages whose script asks for the article; attachments stand in its JSON."""
    portal = Portal("/wz/list.html")
    items = ""
    for n, title in enumerate(TITLES):
        items += f"<li><a href='/wz/detail.html?id={n}'>{title}</a></li>"
        file = portal.file(f"/wz/upload/{n}.pdf")
        script = f"var id = '{n}'; axios.get('/wz/api/article', {{params: {{id: id}}}}).then(show);"
        portal.page(f"/wz/detail.html?id={n}", f"<div id='app'></div><script>{script}</script>")
        said = {"code": 200, "data": {"title": title, "content": "<p>见附件</p>",
                "fileList": [{"name": f"{title}.pdf", "url": file}]}}  # fmt: skip
        portal.answers[f"/wz/api/article?id={n}"] = (200, {}, json.dumps(said).encode())
    portal.page(portal.start, f"<h2>部门预算</h2><ul>{items}</ul>")
    return portal
