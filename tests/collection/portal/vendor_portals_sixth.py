# ruff: noqa: E501
"""A sixth set of portals, made before the crawler was run on them; see `vendor_portals`."""

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
def wuxi_channel_posted() -> Portal:
    """信息公开 (无锡): a channel's items are posted for by chanId; the pager posts the same form."""
    portal = Portal("/zfxxgk/szfxxgkml/czxx/index.shtml")
    script = (
        "var chanId = '45612'; var param = { 'chanId': chanId, 'pageIndex': 1, 'pageSize': 5 };"
        "function getData(p) { param.pageIndex = p; $.ajax({ url: '/intertidwebapp/govChanInfo/getDocuments',"
        " type: 'post', dataType: 'json', data: param, success: function(res) { draw(res); } }); } getData(1);"
    )
    portal.page(
        portal.start, f"<h2>市级部门预决算</h2><div class='list'></div><script>{script}</script>"
    )
    for n in range(12):
        portal.article(
            f"/doc/2026/02/27/{4410 + n}.shtml",
            n,
            f"<a href='{portal.file(f'/uploadfiles/202602/27/{n}.pdf')}'>附件</a>",
        )

    def data(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get("pageIndex", 1)) - 1
        rows = [
            {
                "title": TITLES[n],
                "url": f"/doc/2026/02/27/{4410 + n}.shtml",
                "writeTime": "2026-02-27",
            }
            for n in range(5 * k, min(12, 5 * k + 5))
        ]
        rows = rows if said.get("chanId") == "45612" else []
        return 200, {}, json.dumps({"list": rows, "pageCount": 3, "count": 12}).encode()

    portal.serve("/intertidwebapp/govChanInfo/getDocuments", data)
    return portal


@kind
def string_built_list() -> Portal:
    """An older ajax list: rows are strings put together; the article's page is made from its id."""
    portal = Portal("/czj/ysgk/list.htm")
    script = (
        "var cid = 'A1B2'; $(function(){ page(1); }); function page(n){ $.post('/czj/ajax/articles.do', {cid: cid, pageNo: n, pageSize: 4},"
        " function(data){ var html=''; for(var i=0;i<data.rows.length;i++){ var o=data.rows[i];"
        ' html += "<li><a target=\'_blank\' href=\'/czj/article/"+o.ARTICLEID+".htm\'>"+o.TITLE+"</a><span>"+o.PUBDATE+"</span></li>"; }'
        " $('#ul').html(html); }, 'json'); }"
    )
    portal.page(portal.start, f"<h3>预算公开</h3><ul id='ul'></ul><script>{script}</script>")
    for n in range(12):
        portal.article(
            f"/czj/article/x{n}.htm",
            n,
            f"<p style='line-height:2'><img src='/icons/doc.gif'><a href='{portal.file(f'/czj/file/{n}.doc')}'>{TITLES[n]}.doc</a></p>",
        )

    def data(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get("pageNo", 1)) - 1
        rows = [
            {"ARTICLEID": f"x{n}", "TITLE": TITLES[n], "PUBDATE": "2026-02-27"}
            for n in range(4 * k, min(12, 4 * k + 4))
        ]
        return (
            200,
            {},
            json.dumps({"rows": rows if said.get("cid") == "A1B2" else [], "total": 12}).encode(),
        )

    portal.serve("/czj/ajax/articles.do", data)
    return portal


@kind
def next_data() -> Portal:
    """A Next.js site: the list stands in __NEXT_DATA__; pages by ?page=, articles by id."""
    portal = Portal("/gov/budget")
    for k in range(3):
        rows = [
            {"id": n, "title": TITLES[n], "href": f"/gov/article/{n}"}
            for n in range(4 * k, 4 * k + 4)
        ]
        data = json.dumps(
            {
                "props": {"pageProps": {"list": rows, "total": 12, "pageSize": 4}},
                "page": "/gov/budget",
            },
            ensure_ascii=False,
        )
        links = "".join(f"<a href='/gov/budget?page={j}'>{j}</a>" for j in (1, 2, 3))
        items = "".join(
            f"<div class='card'><a href='/gov/article/{n}'><h4>{TITLES[n]}</h4></a></div>"
            for n in range(4 * k, 4 * k + 4)
        )
        path = portal.start if k == 0 else f"/gov/budget?page={k + 1}"
        portal.page(
            path,
            f"<h1>部门预算</h1>{items}<nav>{links}</nav><script id='__NEXT_DATA__' type='application/json'>{data}</script>",
        )
    portal.answers["/gov/budget?page=1"] = portal.answers[portal.start]
    for n in range(12):
        file = portal.file(
            f"/gov/api/file/{n}/download", Content_Disposition=f'attachment; filename="{n}.xls"'
        )
        data = json.dumps(
            {
                "props": {
                    "pageProps": {
                        "article": {
                            "title": TITLES[n],
                            "attachments": [{"name": f"{TITLES[n]}.xls", "url": file}],
                        }
                    }
                }
            },
            ensure_ascii=False,
        )
        portal.page(
            f"/gov/article/{n}",
            f"<h1>{TITLES[n]}</h1><button>下载附件</button><script id='__NEXT_DATA__' type='application/json'>{data}</script>",
        )
    return portal


@kind
def years_as_folders() -> Portal:
    """西安-like: …/1.html, 2.html; the year's folders beside; attachments in an iframe of the article."""
    portal = Portal("/gk/czzj/bmczyjs/2026/1.html")
    for year, lot in ((2026, range(8)), (2025, range(8, 12))):
        lots = [list(lot)[j : j + 4] for j in range(0, len(lot), 4)]
        for k, ns in enumerate(lots):
            rows = ""
            for n in ns:
                title = f"云岭县{WHO[n]}{year}年部门预算"
                portal.page(
                    f"/gk/{year}/c{n}.html",
                    f"<h1>{title}</h1><iframe src='/gk/fj.jsp?aid={n}' frameborder='0'></iframe>",
                )
                portal.page(
                    f"/gk/fj.jsp?aid={n}",
                    f"<ul><li>附件：<a href='{portal.file(f'/gk/upload/{n}.pdf')}'>{n}.pdf</a></li></ul>",
                )
                rows += f"<li><a href='/gk/{year}/c{n}.html'>{title}</a></li>"
            pages = "".join(f"<a href='{j + 1}.html'>{j + 1}</a>" for j in range(len(lots)))
            side = "".join(
                f"<li><a href='/gk/czzj/bmczyjs/{y}/1.html'>{y}年</a></li>" for y in (2026, 2025)
            )
            portal.page(
                f"/gk/czzj/bmczyjs/{year}/{k + 1}.html",
                f"<div class='left'><h3>部门财政预决算</h3><ul>{side}</ul></div><ul>{rows}</ul><div class='page'>{pages}</div>",
            )
    return portal


@kind
def letters_of_departments() -> Portal:
    """A list of departments by letter; each department's page has tabs 预算公开 and 决算公开."""
    portal = Portal("/bmgk/")
    body = ""
    for letter, ns in (("C", (3,)), ("J", (0, 6)), ("M", (1,)), ("S", (2, 5))):
        links = "".join(f"<a href='/bmgk/{n}/'>{WHO[n]}</a>" for n in ns)
        body += f"<dl><dt>{letter}</dt><dd>{links}</dd></dl>"
        for n in ns:
            for what in ("ys", "js"):
                name = "预算" if what == "ys" else "决算"
                rows = ""
                for year in (2025, 2024):
                    rows += f"<li><a href='{year}.shtml'>{year}年度{name}</a><i>2026-02-27</i></li>"
                    file = portal.file(f"/bmgk/{n}/{what}/{year}.pdf")
                    portal.page(
                        f"/bmgk/{n}/{what}/{year}.shtml",
                        f"<h1>{year}年度{name}</h1><a href='{file}'>{year}.pdf</a>",
                    )
                portal.page(
                    f"/bmgk/{n}/{what}/", f"<h2>{WHO[n]}</h2><h3>{name}公开</h3><ul>{rows}</ul>"
                )
            portal.page(
                f"/bmgk/{n}/",
                f"<h1>{WHO[n]}</h1><ul class='tab'><li><a href='ys/'>预算公开</a></li><li><a href='js/'>决算公开</a></li></ul>",
            )
    portal.page(portal.start, f"<h1>部门预决算公开</h1>{body}")
    return portal


@kind
def table_drawn_by_layui() -> Portal:
    """layui again: cells by a template; the file's id in the row; the download is a get by id."""
    portal = Portal("/open/budget/index")
    script = (
        "layui.use('table', function(){ var table = layui.table; table.render({elem: '#demo', url: '/open/budget/page?type=1',"
        " page: true, request: {pageName: 'curr', limitName: 'nums'}, cols: [[{field: 'deptName', title: '部门'},"
        " {field: 'title', title: '标题'}, {title: '操作', templet: function(d){ return '<a href=\"/open/file/get/' + d.fileId + '\">下载</a>'; }}]]}); });"
    )
    portal.page(
        portal.start, f"<h2>部门预算公开</h2><table id='demo'></table><script>{script}</script>"
    )
    for n in range(12):
        portal.file(f"/open/file/get/f00{n}", Content_Disposition=f'attachment; filename="{n}.pdf"')

    def data(ask: Ask) -> Said:
        said = asked(ask)
        k, size = int(said.get("curr", 1)) - 1, int(said.get("nums", 10))
        rows = [
            {"deptName": WHO[n], "title": TITLES[n], "fileId": f"f00{n}"}
            for n in range(size * k, min(12, size * k + size))
        ]
        return 200, {}, json.dumps({"code": 0, "count": 12, "data": rows}).encode()

    portal.serve("/open/budget/page", data)
    return portal


@kind
def archive_and_notice() -> Portal:
    """Articles for each batch; an article has a table of departments with links in its text."""
    portal = Portal("/tzgg/")
    rows = ""
    for k in range(3):
        cells = "".join(
            f"<tr><td>{n + 1}</td><td><p><span>{WHO[n]}</span></p></td><td><a href='{portal.file(f'/tzgg/b{k}/{n}.rar')}'><span>附件</span></a></td></tr>"
            for n in range(4 * k, 4 * k + 4)
        )
        title = f"云岭县2026年部门预算公开（第{'一二三'[k]}批）"
        portal.page(
            f"/tzgg/b{k}/",
            f"<h1>{title}</h1><div class='TRS_Editor'><p>现将部门预算公开如下：</p><table>{cells}</table></div>",
        )
        rows += f"<li><a href='b{k}/'>{title}</a></li>"
    rows += "<li><a href='zk/'>关于招考工作人员的公告公示</a></li>"
    portal.page("/tzgg/zk/", "<h1>关于招考工作人员的公告公示</h1>")
    portal.page(portal.start, f"<h2>预算公开</h2><ul>{rows}</ul>")
    return portal


@kind
def views_of_a_post_back() -> Portal:
    """ASP.NET: departments are LinkButtons; a post back shows the department's files on the page."""
    portal = Portal("/xxgk/DeptBudget.aspx")
    files = {n: portal.file(f"/xxgk/Upload/2026/{n}.pdf") for n in range(6)}
    links = "".join(
        f"<li><a id='d{n}' href=\"javascript:__doPostBack('rpt$ctl0{n}$lb','')\">{WHO[n]}</a></li>"
        for n in range(6)
    )

    def shown(ask: Ask) -> Said:
        target = asked(ask).get("__EVENTTARGET", "")
        state = asked(ask).get("__VIEWSTATE", "")
        chosen = int(target[8:9]) if target.startswith("rpt$ctl0") and state == "AbC=" else 0
        table = f"<table><tr><td><a href='{files[chosen]}'>{WHO[chosen]}2026年部门预算.pdf</a></td></tr></table>"
        body = f"<form id='form1' method='post' action='DeptBudget.aspx'><input type='hidden' name='__VIEWSTATE' value='AbC='><input type='hidden' name='__EVENTTARGET' value=''><input type='hidden' name='__EVENTARGUMENT' value=''><h2>部门预算公开</h2><ul>{links}</ul>{table}</form>"
        return (
            200,
            HTML,
            f"<html><head><title>部门预算公开</title></head><body>{body}</body></html>".encode(),
        )

    portal.serve(portal.start, shown)
    return portal


@kind
def menu_of_a_department_tree() -> Portal:
    """A tree of nested lists with # for groups; leaves call a function with a path in a script file."""
    portal = Portal("/zwgk/tree.html")
    portal.answers["/zwgk/js/tree.js"] = (
        200,
        {},
        b"function openNode(path, el){ $('#main').attr('src', '/zwgk/content/' + path + '/index.html'); }",
    )
    groups = ""
    for name, ns in (("县委部门", (0, 1, 2)), ("县政府部门", (3, 4, 5, 6, 7))):
        leaves = "".join(
            f"<li><a href='#' onclick=\"openNode('bm{n}', this)\">{WHO[n]}</a></li>" for n in ns
        )
        groups += f"<li><a href='#'>{name}</a><ul>{leaves}</ul></li>"
        for n in ns:
            portal.page(
                f"/zwgk/content/bm{n}/index.html",
                f"<h4>{WHO[n]}</h4><ul><li><a href='{portal.file(f'/zwgk/content/bm{n}/2026.pdf')}'>2026年部门预算</a></li></ul>",
            )
    portal.page(
        portal.start,
        f"<h2>部门预算公开</h2><ul class='tree'>{groups}</ul><iframe id='main' src='about:blank'></iframe><script src='js/tree.js'></script>",
    )
    return portal


@kind
def ucap_with_a_token() -> Portal:
    """开普: column pages col_1.html; titles cut; the article shows its file through data-src on a div."""
    portal = Portal("/channels/ch00417.html")
    for k in range(2):
        rows = ""
        for n in range(6 * k, 6 * k + 6):
            file = portal.file(f"/files/2026/{n}e9a7.pdf")
            portal.article(
                f"/contents/417/{900 + n}.html",
                n,
                f"<div class='pdf-view' data-src='{file}'></div><script src='/js/pdfview.js'></script>",
            )
            rows += f"<li><a href='../contents/417/{900 + n}.html' title='{TITLES[n]}'>{TITLES[n][:9]}...</a></li>"
        pager = (
            "<div id='pages'></div><script>laypage({cont: 'pages', pages: 2, curr: "
            + str(k + 1)
            + ", jump: function(obj, first){ if(!first){ location.href = obj.curr == 1 ? 'ch00417.html' : 'ch00417_' + obj.curr + '.html'; } }});</script>"
        )
        portal.page(
            portal.start if k == 0 else "/channels/ch00417_2.html",
            f"<h3>部门预算</h3><ul>{rows}</ul>{pager}",
        )
    return portal


@kind
def moved_and_framed() -> Portal:
    """The column has moved: a page says so with a link; the new one is a frame on https."""
    portal = Portal("/old/bmys/")
    portal.page(
        portal.start, "<p>本栏目已迁移，请访问<a href='/new/yjsgk/'>新的预决算公开平台</a></p>"
    )
    portal.page(
        "/new/yjsgk/", "<h1>预决算公开平台</h1><iframe src='list.html' width='100%'></iframe>"
    )
    rows = "".join(
        f'<tr><td>{WHO[n]}</td><td><a href="javascript:void(0)" onclick="javascript:window.open(\'/new/pdf/web/viewer.html?file=/new/doc/{n}.pdf\')">2026年部门预算</a></td></tr>'
        for n in range(9)
    )
    for n in range(9):
        portal.file(f"/new/doc/{n}.pdf")
    portal.page("/new/yjsgk/list.html", f"<table>{rows}</table>")
    return portal


@kind
def graph_of_pages() -> Portal:
    """jQuery pagination plugin: the callback asks for a page of markup by POST; total in a variable."""
    portal = Portal("/ztzl/ysgk.html")
    parts = [
        "".join(
            f"<li><a href='{portal.file(f'/ztzl/f/{n}.docx')}'>{TITLES[n]}</a></li>"
            for n in range(4 * k, 4 * k + 4)
        )
        for k in range(3)
    ]
    script = (
        "var totalCount = 12; $('.pagination').pagination(totalCount, {items_per_page: 4, callback: function(index){"
        " $.post('/ztzl/list.do', {channel: 'ysgk', page: index + 1}, function(d){ $('#list').html(d); }); }});"
    )
    portal.page(
        portal.start,
        f"<h2>2026年部门预算公开</h2><ul id='list'>{parts[0]}</ul><div class='pagination'></div><script>{script}</script>",
    )

    def listed(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get("page", 1)) - 1
        return 200, HTML, (parts[k] if said.get("channel") == "ysgk" and k < 3 else "").encode()

    portal.serve("/ztzl/list.do", listed)
    return portal
