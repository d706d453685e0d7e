# ruff: noqa: E501
"""A tenth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

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
from tests.collection.portal.vendor_site import Site


def _json(value: object) -> Said:
    return 200, {"Content-Type": "application/json"}, json.dumps(value, ensure_ascii=False).encode()


@kind
def years_then_batches() -> Site:
    """Years as columns, in each the batches, in each a zip and the articles; breadcrumbs above."""
    site = Site("/zwgk/fdzdgknr/czyjs/")
    years = ""
    for year in (2026, 2025):
        batches = ""
        for k, name in enumerate(("第一批", "第二批")):
            rows = ""
            for n in range(4 * k, 4 * k + 4):
                title = f"{WHO[n]}{year}年部门预算"
                site.page(
                    f"/zwgk/fdzdgknr/czyjs/{year}/{k}/{n}.html",
                    f"<div class='dqwz'>您的位置：<a href='/'>首页</a>/<a href='../'>{name}</a></div><h1>{title}</h1><a href='{site.file(f'/zwgk/fdzdgknr/czyjs/{year}/{k}/{n}.pdf')}'>{title}</a>",
                )
                rows += f"<li><a href='{n}.html'>{title}</a></li>"
            site.page(
                f"/zwgk/fdzdgknr/czyjs/{year}/{k}/",
                f"<h2>{name}</h2><ul>{rows}</ul><p><a href='{site.file(f'/zwgk/fdzdgknr/czyjs/{year}/{k}/all.zip')}'>打包下载</a></p>",
            )
            batches += f"<li><a href='{k}/'>{name}</a></li>"
        site.page(f"/zwgk/fdzdgknr/czyjs/{year}/", f"<h2>{year}年</h2><ul>{batches}</ul>")
        years += f"<li><a href='{year}/'>{year}年度</a></li>"
    site.page(site.start, f"<h2>部门预决算公开</h2><ul>{years}</ul>")
    return site


@kind
def grid_by_jqgrid() -> Site:
    """jqGrid: colModel and a formatter; the answer has page, total and records."""
    site = Site("/gov/ysgk.action")
    site.page(
        site.start,
        "<h2>预算公开</h2><table id='g'></table><div id='pg'></div><script>$('#g').jqGrid({url: '/gov/ysgkList.action?type=3', datatype: 'json', mtype: 'POST', colNames: ['标题', '日期'], colModel: [{name: 'bt', index: 'bt', formatter: function(v, o, r){ return \"<a href='/gov/ysgkView.action?id=\" + r.id + \"' target='_blank'>\" + v + \"</a>\"; }}, {name: 'rq', index: 'rq'}], rowNum: 5, pager: '#pg', viewrecords: true});</script>",
    )

    def rows(ask: Ask) -> Said:
        k, size = int(asked(ask).get("page", 1)), int(asked(ask).get("rows", 5))
        return _json(
            {
                "page": k,
                "total": 3,
                "records": 12,
                "rows": [
                    {"id": n, "bt": TITLES[n], "rq": "2026-02-27"}
                    for n in range(size * (k - 1), min(12, size * k))
                ],
            }
        )

    site.serve("/gov/ysgkList.action", rows)
    for n in range(12):
        site.article(
            f"/gov/ysgkView.action?id={n}", n, f"<a href='/gov/download.action?fid={n}'>{n}.doc</a>"
        )
        site.file(
            f"/gov/download.action?fid={n}", Content_Disposition=f"attachment; filename={n}.doc"
        )
    return site


@kind
def bootstrap_table_by_attributes() -> Site:
    """bootstrap-table by data attributes alone; the link is made by a named formatter."""
    site = Site("/portal/budget.html")
    site.page(
        site.start,
        "<h2>部门预算公开</h2><table data-toggle='table' data-url='/portal/api/budget' data-side-pagination='server' data-pagination='true' data-page-size='5'><thead><tr><th data-field='name' data-formatter='linkOf'>名称</th><th data-field='day'>日期</th></tr></thead></table><script>function linkOf(value, row){ return '<a href=\"/portal/file/' + row.fileKey + '\">' + value + '</a>'; }</script>",
    )

    def rows(ask: Ask) -> Said:
        first, size = int(asked(ask).get("offset", 0)), int(asked(ask).get("limit", 5))
        return _json(
            {
                "total": 12,
                "rows": [
                    {"name": TITLES[n], "fileKey": f"k{n}", "day": "2026-02-27"}
                    for n in range(first, min(12, first + size))
                ],
            }
        )

    site.serve("/portal/api/budget", rows)
    for n in range(12):
        site.file(f"/portal/file/k{n}", Content_Disposition=f'attachment; filename="{n}.pdf"')
    return site


@kind
def tabs_with_panels_and_more() -> Site:
    """Tabs 党群, 政府, 乡镇 whose panels show six each; the panel's 更多 leads to its list."""
    site = Site("/zt/bmys/index.html")
    heads = panels = ""
    for k, (name, ns) in enumerate(
        (("党群部门", range(4)), ("政府部门", range(4, 9)), ("乡镇街道", range(9, 12)))
    ):
        rows = [f"<li><a href='/zt/bmys/{n}.html'>{TITLES[n]}</a></li>" for n in ns]
        heads += f"<li class='{'on' if k == 0 else ''}'>{name}</li>"
        panels += f"<div class='panel' style='display:{'block' if k == 0 else 'none'}'><ul>{''.join(rows[:2])}</ul><a class='gd' href='l{k}.html'>更多&gt;</a></div>"
        site.page(f"/zt/bmys/l{k}.html", f"<h2>{name}</h2><ul>{''.join(rows)}</ul>")
    site.page(
        site.start,
        f"<h1>2026年部门预算公开专栏</h1><ul class='tabs'>{heads}</ul>{panels}<script>$('.tabs li').click(function(){{ $(this).addClass('on').siblings().removeClass('on'); $('.panel').eq($(this).index()).show().siblings('.panel').hide(); }});</script>",
    )
    for n in range(12):
        site.article(
            f"/zt/bmys/{n}.html", n, f"<a href='{site.file(f'/zt/bmys/f/{n}.pdf')}'>附件</a>"
        )
    return site


@kind
def attachments_of_two_sorts() -> Site:
    """An article with a Word text, an Excel of tables, and pictures of a seal beside them."""
    site = Site("/czj/list_11.html")
    rows = "".join(
        f"<tr><td>{n + 1}</td><td><a href='/czj/c_{n}.html'>{TITLES[n]}</a></td><td>2026/02/27</td></tr>"
        for n in range(10)
    )
    site.page(
        site.start,
        f"<h3>部门预算</h3><table><tr><th>序号</th><th>标题</th><th>日期</th></tr>{rows}</table><div>共 10 条 共 1 页</div>",
    )
    for n in range(10):
        site.article(
            f"/czj/c_{n}.html",
            n,
            f"<p><img src='/images/seal.png'></p><ul class='annex'><li><a href='{site.file(f'/czj/a/{n}.docx')}' download='预算说明.docx'>预算说明.docx</a>（32KB）</li><li><a href='{site.file(f'/czj/a/{n}.xlsx')}'>预算公开表.xlsx</a></li></ul>",
        )
    return site


@kind
def react_hydration() -> Site:
    """A list made by fetch and createElement with addEventListener; pages by buttons in a loop."""
    site = Site("/app/budget/")
    script = (
        "<script>(function(){ var state = {page: 1, pages: 1}; var root = document.getElementById('root');"
        "function render(data){ root.innerHTML = ''; var ul = document.createElement('ul'); data.records.forEach(function(r){ var li = document.createElement('li'); li.className = 'item'; li.appendChild(document.createTextNode(r.title)); li.addEventListener('click', function(){ window.open('/app/budget/' + r.id + '.html', '_blank'); }); ul.appendChild(li); }); root.appendChild(ul);"
        "var nav = document.createElement('div'); for (var i = 1; i <= data.pages; i++) { (function(i){ var b = document.createElement('button'); b.textContent = i; b.onclick = function(){ go(i); }; nav.appendChild(b); })(i); } root.appendChild(nav); }"
        "async function go(p){ const r = await fetch('/app/api/budget/page', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({current: p, size: 5})}); const d = await r.json(); render(d.data); } go(1); })();</script>"
    )
    site.page(site.start, f"<h2>部门预算公开</h2><div id='root'></div>{script}")

    def page(ask: Ask) -> Said:
        form = dict(ask.form or ())
        said = json.loads(form.get("application/json", "{}")) or {}
        k = int(said.get("current", 1))
        return _json(
            {
                "data": {
                    "pages": 3,
                    "total": 12,
                    "records": [
                        {"id": f"r{n}", "title": TITLES[n]}
                        for n in range(5 * k - 5, min(12, 5 * k))
                    ],
                }
            }
        )

    site.serve("/app/api/budget/page", page)
    for n in range(12):
        site.article(
            f"/app/budget/r{n}.html",
            n,
            f"<a href='{site.file(f'/app/files/{n}.pdf')}'>附件：{TITLES[n]}.pdf</a>",
        )
    return site


@kind
def departments_in_a_select_by_ajax() -> Site:
    """Departments come into a list for choosing by a request; choosing one asks for its files."""
    site = Site("/xxgk/bmys.jsp")
    script = "<script>$.getJSON('/xxgk/depts', function(d){ $.each(d, function(i, o){ $('#dept').append('<option value=\"' + o.code + '\">' + o.name + '</option>'); }); }); function change(v){ $.post('/xxgk/files', {dept: v}, function(h){ $('#files').html(h); }); }</script>"
    site.page(
        site.start,
        f"<h2>部门预算公开</h2><select id='dept' onchange='change(this.value)'><option value=''>请选择部门</option></select><div id='files'></div>{script}",
    )
    site.answers["/xxgk/depts"] = _json(
        [{"code": f"d{n}", "name": f"县{WHO[n]}"} for n in range(9)]
    )

    def files(ask: Ask) -> Said:
        code = asked(ask).get("dept", "")
        if not code:
            return 200, HTML, b""
        return (
            200,
            HTML,
            f"<p><a href='/xxgk/f/{code}.pdf'>{WHO[int(code[1:])]}2026年部门预算</a></p>".encode(),
        )

    site.serve("/xxgk/files", files)
    for n in range(9):
        site.file(f"/xxgk/f/d{n}.pdf")
    return site


@kind
def numbers_in_the_path() -> Site:
    """A pager whose addresses are folders: /bmys/p2/; the articles' addresses are bare numbers."""
    site = Site("/bmys/")
    for k in range(3):
        rows = "".join(
            f"<article><h3><a href='/archives/{700 + n}'>{TITLES[n]}</a></h3><time>2026-02-27</time></article>"
            for n in range(4 * k, 4 * k + 4)
        )
        nav = "".join(
            f"<a class='page-numbers' href='/bmys/p{j + 1}/'>{j + 1}</a>"
            if j
            else "<a class='page-numbers' href='/bmys/'>1</a>"
            for j in range(3)
        )
        site.page(
            site.start if k == 0 else f"/bmys/p{k + 1}/", f"<h1>部门预算</h1>{rows}<nav>{nav}</nav>"
        )
    for n in range(12):
        site.article(
            f"/archives/{700 + n}",
            n,
            f"<a class='wp-block-file__button' href='{site.file(f'/wp-content/uploads/2026/02/{n}.pdf')}' download>下载</a>",
        )
    return site


@kind
def written_out_by_a_script_file() -> Site:
    """The whole list is a script file of document.write calls, as old systems publish it."""
    site = Site("/gongkai/2026.html")
    site.page(
        site.start,
        "<h2>2026年部门预算公开</h2><ul><script src='/gongkai/js/list2026.js'></script></ul>",
    )
    lines = "".join(
        f'document.write(\'<li><a href="/gongkai/{n}.html" target="_blank">{TITLES[n]}</a></li>\');\n'
        for n in range(12)
    )
    site.answers["/gongkai/js/list2026.js"] = (
        200,
        {"Content-Type": "text/javascript"},
        lines.encode("gb18030"),
    )
    for n in range(12):
        site.article(
            f"/gongkai/{n}.html", n, f"<a href='{site.file(f'/gongkai/{n}.doc')}'>附件</a>"
        )
    return site


@kind
def pages_kept_in_a_cookie_of_the_script() -> Site:
    """The pager counts in a variable and asks with a stamp; the answer is markup within JSON."""
    site = Site("/web/ysgk/index")
    script = "<script>var pageNo = 1; function getPage(n){ pageNo = n; $.ajax({url: '/web/ysgk/page', type: 'POST', data: {pageNo: pageNo, stamp: new Date().getFullYear() > 2000 ? 1 : 0}, success: function(r){ $('#c').html(r.html); $('#n').html('第' + pageNo + '页/共' + r.count + '页'); }}); } $(function(){ getPage(1); $('#next').click(function(){ getPage(pageNo + 1); }); });</script>"
    site.page(
        site.start,
        f"<h2>预决算公开</h2><div id='c'></div><span id='n'></span><a id='next' href='#'>下一页</a>{script}",
    )

    def page(ask: Ask) -> Said:
        k = int(asked(ask).get("pageNo", 1))
        return _json(
            {
                "count": 3,
                "html": "".join(
                    f"<li><a href='/web/ysgk/d/{n}'>{TITLES[n]}</a></li>"
                    for n in range(4 * k - 4, min(12, 4 * k))
                ),
            }
        )

    site.serve("/web/ysgk/page", page)
    for n in range(12):
        site.article(
            f"/web/ysgk/d/{n}", n, f"<a href='{site.file(f'/web/file/{n}.pdf')}'>{n}.pdf</a>"
        )
    return site


@kind
def departments_by_cards() -> Site:
    """Cards: a picture, a name, a button 进入; the button leads to the department's own column."""
    site = Site("/yjsgkpt/")
    cards = ""
    for n in range(8):
        cards += f"<div class='card'><img src='/img/{n}.jpg'><div class='name'>县{WHO[n]}</div><a class='btn' href='/yjsgkpt/{n}/'>进入</a></div>"
        site.page(
            f"/yjsgkpt/{n}/",
            f"<h2>县{WHO[n]}</h2><ul><li><a href='{site.file(f'/yjsgkpt/{n}/2026.pdf')}'>2026年部门预算</a></li><li><a href='{site.file(f'/yjsgkpt/{n}/2024j.pdf')}'>2024年部门决算</a></li></ul>",
        )
    site.page(site.start, f"<h1>云岭县部门预决算公开平台</h1><div class='cards'>{cards}</div>")
    return site


@kind
def same_title_for_all() -> Site:
    """Every item is called 2026年部门预算公开; the department stands in another cell of its row."""
    site = Site("/zwgk/ys2026.html")
    rows = "".join(
        f"<tr><td>{WHO[n]}</td><td><a href='/zwgk/{n}/ys.html'>2026年部门预算公开</a></td><td><a href='/zwgk/{n}/js.html'>2024年部门决算公开</a></td></tr>"
        for n in range(10)
    )
    site.page(
        site.start,
        f"<h2>部门预决算公开</h2><table><tr><th>部门</th><th>预算</th><th>决算</th></tr>{rows}</table>",
    )
    for n in range(10):
        for what in ("ys", "js"):
            name = "2026年部门预算公开" if what == "ys" else "2024年部门决算公开"
            site.page(
                f"/zwgk/{n}/{what}.html",
                f"<h1>{name}</h1><p>发布日期：2026-02-27</p><p>附件：<a href='{site.file(f'/zwgk/{n}/{what}.pdf')}'>{WHO[n]}.pdf</a></p>",
            )
    return site
