# ruff: noqa: E501
"""A seventh set of portals, made before the crawler was run on them; see `vendor_portals`."""

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


@kind
def list_in_a_textarea() -> Site:
    """Lazy markup: the page shows nothing, the items wait in a textarea until the reader scrolls."""
    site = Site("/zwgk/czyjs/bmys/index.shtml")
    rows = ""
    for n in range(12):
        site.article(
            f"/zwgk/czyjs/bmys/art{n}.shtml",
            n,
            f"<p>附件：<a href='{site.file(f'/zwgk/att/{n}.pdf')}'>{TITLES[n]}.pdf</a></p>",
        )
        rows += f"<li><span>2026-02-27</span><a href='art{n}.shtml' target='_blank'>{TITLES[n]}</a></li>"
    site.page(
        site.start,
        "<div class='position'>当前位置：<a href='/'>首页</a> &gt; 政务公开 &gt; 部门预算</div><h2>部门预算</h2>"
        f"<div id='lazy'></div><textarea class='lazy-data' style='display:none'><ul>{rows}</ul></textarea>"
        "<script>$(function(){ $('#lazy').html($('.lazy-data').val()); });</script>",
    )
    return site


@kind
def hanweb_catalogue() -> Site:
    """大汉 信息公开: the list is markup that search.jsp answers to a post; its pager calls a function."""
    site = Site("/col/col1229/index.html")
    script = (
        "var infotypeId='B0802'; var jdid=3; var area='11140429';"
        "function getInfoList(currpage){ $.ajax({ type:'POST', url:'/module/xxgk/search.jsp', cache:false, dataType:'html',"
        " data:{ infotypeId: infotypeId, jdid: jdid, area: area, divid: 'div1229', vc_title: '', sortfield: '', currpage: currpage, standardXxgk: 1 },"
        " success:function(html){ $('#div1229').html(html); } }); }"
        "function toPage(n){ getInfoList(n); } getInfoList(1);"
    )
    site.page(
        site.start,
        f"<h3>财政预算、决算</h3><div id='div1229'>正在加载...</div><script>{script}</script>",
    )
    for n in range(12):
        site.article(
            f"/art/2026/2/27/art_1229_{70 + n}.html",
            n,
            f"<p><a href='/module/download/downfile.jsp?classid=0&amp;filename={n}f.pdf' title='{TITLES[n]}'>{TITLES[n]}.pdf</a></p>",
        )
        site.file(f"/module/download/downfile.jsp?classid=0&filename={n}f.pdf")

    def search(ask: Ask) -> Said:
        said = asked(ask)
        if said.get("infotypeId") != "B0802" or not ask.form:
            return 200, HTML, "<div>没有检索到相关信息</div>".encode()
        k = int(said.get("currpage", 1))
        rows = "".join(
            f"<tr><td>{n + 1}</td><td><a href='/art/2026/2/27/art_1229_{70 + n}.html' mc='{TITLES[n]}'>{TITLES[n]}</a><div class='infodetail'>索引号：11140429/2026-{n:05}　发布机构：财政局</div></td><td>2026-02-27</td></tr>"
            for n in range(5 * k - 5, min(12, 5 * k))
        )
        pager = "<table><tr><td>共&nbsp;3&nbsp;页&nbsp;&nbsp;12&nbsp;条 <a href='javascript:void(0)' onclick=\"toPage('2')\">下一页</a></td></tr></table>"
        return 200, HTML, f"<table>{rows}</table>{pager}".encode()

    site.serve("/module/xxgk/search.jsp", search)
    return site


@kind
def dedecms() -> Site:
    """织梦: list_12_2.html, GBK; an article leads to a page for downloading, that to a redirect."""
    site = Site("/html/ysgk/")
    for k in range(3):
        rows = "".join(
            f"<li><a href='/html/ysgk/2026/0227/{40 + n}.html' class='title'>{TITLES[n]}</a><span class='info'><small>日期：</small>2026-02-27</span></li>"
            for n in range(4 * k, 4 * k + 4)
        )
        numbers = "".join(
            f"<li class='thisclass'>{j}</li>"
            if j == k + 1
            else f"<li><a href='list_12_{j}.html'>{j}</a></li>"
            for j in (1, 2, 3)
        )
        pager = f"<ul class='pagelist'><li>首页</li>{numbers}<li><span class='pageinfo'>共 <strong>3</strong>页<strong>12</strong>条</span></li></ul>"
        for path in (
            [site.start, "/html/ysgk/list_12_1.html"]
            if k == 0
            else [f"/html/ysgk/list_12_{k + 1}.html"]
        ):
            site.page(
                path,
                f"<div class='place'><strong>当前位置:</strong> <a href='/'>主页</a> &gt; 预算公开 &gt; </div><div class='listbox'><ul>{rows}</ul></div>{pager}",
                "gb18030",
            )
    for n in range(12):
        site.article(
            f"/html/ysgk/2026/0227/{40 + n}.html",
            n,
            f"<ul class='downurllist'><li><a href='/plus/download.php?open=0&amp;aid={40 + n}&amp;cid=3' target='_blank'>进入下载地址列表</a></li></ul>",
        )
        site.page(
            f"/plus/download.php?open=0&aid={40 + n}&cid=3",
            f"<h2>{TITLES[n]}</h2><ul><li><a href='/plus/download.php?open=2&amp;id={40 + n}&amp;uhash=7c{n}' target='_blank'>本地下载</a></li></ul>",
        )
        file = site.file(f"/uploads/soft/260227/1-26022G{n}.doc")
        site.answers[f"/plus/download.php?open=2&id={40 + n}&uhash=7c{n}"] = (
            302,
            {"Location": file},
            b"",
        )
    return site


@kind
def powereasy_cut_titles() -> Site:
    """动易 SiteFactory: titles are cut after some characters, without the whole one anywhere on the list."""
    site = Site("/Category_31/Index.aspx")
    for k in range(2):
        rows = "".join(
            f"<li><span class='date'>2026-02-27</span><a href='/Item/{880 + n}.aspx' target='_blank'>{TITLES[n][:10]}…</a></li>"
            for n in range(6 * k, 6 * k + 6)
        )
        pager = (
            "<div class='pages'><span class='disabled'>上一页</span><a href='/Category_31/Index_2.aspx'>下一页</a><a href='/Category_31/Index_2.aspx'>尾页</a></div>"
            if k == 0
            else "<div class='pages'><a href='/Category_31/Index.aspx'>首页</a><a href='/Category_31/Index.aspx'>上一页</a></div>"
        )
        site.page(
            site.start if k == 0 else "/Category_31/Index_2.aspx",
            f"<div class='pos'>您现在的位置：<a href='/'>首页</a> &gt;&gt; 部门预算公开</div><h2>部门预算公开</h2><ul>{rows}</ul>{pager}",
        )
    for n in range(12):
        site.article(
            f"/Item/{880 + n}.aspx",
            n,
            f"<p>附件：<a href='/UploadFiles/2026/2/{n}.xls'>{n}.xls</a></p>",
        )
        site.file(f"/UploadFiles/2026/2/{n}.xls")
    return site


@kind
def easyui_grid() -> Site:
    """easyui: a table draws itself by its data-options; the cells' links are made by a formatter."""
    site = Site("/xxgk/ys/main.jsp")
    site.page(
        site.start,
        "<h2>预决算公开</h2><table id='dg' class='easyui-datagrid' data-options=\"url:'/xxgk/ys/list.do?catalogId=88',method:'post',pagination:true,pageSize:5,rownumbers:true\">"
        "<thead><tr><th data-options=\"field:'title',width:500,formatter:fmt\">标题</th><th data-options=\"field:'pubdate'\">日期</th></tr></thead></table>"
        "<script>function fmt(value,row,index){ return '<a target=\"_blank\" href=\"/xxgk/ys/down.do?fid=' + row.fid + '\">' + value + '</a>'; }</script>",
    )

    def listed(ask: Ask) -> Said:
        said = asked(ask)
        k, size = int(said.get("page", 1)), int(said.get("rows", 5))
        rows = [
            {"id": n, "title": TITLES[n], "fid": f"F{n}", "pubdate": "2026-02-27"}
            for n in range(size * (k - 1), min(12, size * k))
        ]
        return (
            200,
            {},
            json.dumps(
                {"total": 12, "rows": rows if said.get("catalogId") == "88" else []}
            ).encode(),
        )

    site.serve("/xxgk/ys/list.do", listed)
    for n in range(12):
        site.file(f"/xxgk/ys/down.do?fid=F{n}", Content_Disposition=f"attachment;filename={n}.pdf")
    return site


@kind
def sharepoint() -> Site:
    """SharePoint: AllItems.aspx, the next page by a function of the product; attachments of a list."""
    site = Site("/sites/czj/Lists/ysgk/AllItems.aspx")
    for k in range(3):
        rows = "".join(
            f"<tr class='ms-itmhover'><td class='ms-vb2'><a onfocus='OnLink(this)' href='/sites/czj/Lists/ysgk/DispForm.aspx?ID={n + 1}' onclick=\"EditLink2(this,1);return false;\" target='_self'>{TITLES[n]}</a></td><td>2026/2/27 10:00</td></tr>"
            for n in range(4 * k, 4 * k + 4)
        )
        following = f"/sites/czj/Lists/ysgk/AllItems.aspx?Paged=TRUE&p_ID={4 * k + 4}&PageFirstRow={4 * k + 5}"
        written = following.replace("&", "\\u0026")
        on = (
            f"<td class='ms-paging'>{4 * k + 1} - {4 * k + 4}</td><td><a onclick='javascript:SubmitFormPost(\"{written}\");javascript:return false;' href='javascript:'><img src='/_layouts/images/next.gif' alt='下一页'></a></td>"
            if k < 2
            else ""
        )
        path = (
            site.start
            if k == 0
            else f"/sites/czj/Lists/ysgk/AllItems.aspx?Paged=TRUE&p_ID={4 * k}&PageFirstRow={4 * k + 1}"
        )
        site.page(path, f"<h1>部门预算公开</h1><table>{rows}</table><table><tr>{on}</tr></table>")
    for n in range(12):
        site.article(
            f"/sites/czj/Lists/ysgk/DispForm.aspx?ID={n + 1}",
            n,
            f"<table><tr><td>附件</td><td><a href='/sites/czj/Lists/ysgk/Attachments/{n + 1}/{n}.docx'>{n}.docx</a></td></tr></table>",
        )
        site.file(f"/sites/czj/Lists/ysgk/Attachments/{n + 1}/{n}.docx")
    return site


@kind
def dtree_of_columns() -> Site:
    """An old catalogue: a dTree on the left adds its nodes by calls; the list is a frame of its own."""
    site = Site("/xxgkml/index.jsp")
    site.whole(
        site.start,
        "<iframe src='tree.jsp' name='left' width='200'></iframe><iframe src='welcome.jsp' name='right'></iframe>",
    )
    site.whole("/xxgkml/welcome.jsp", "<p>欢迎访问云岭县政府信息公开目录</p>")
    nodes = "d = new dTree('d');d.add(0,-1,'政府信息公开目录');d.add(1,0,'机构职能','list.jsp?cid=1','','right');d.add(2,0,'财政信息','list.jsp?cid=2','','right');d.add(21,2,'财政预决算','list.jsp?cid=21','','right');"
    nodes += (
        "".join(
            f"d.add({210 + n},21,'{WHO[n]}','list.jsp?cid={210 + n}','','right');" for n in range(8)
        )
        + "document.write(d);"
    )
    site.whole(
        "/xxgkml/tree.jsp",
        f"<div class='dtree'><script src='dtree.js'></script><script>{nodes}</script></div>",
    )
    site.whole(
        "/xxgkml/list.jsp?cid=1",
        "<h3>机构职能</h3><table><tr><td><a href='show.jsp?id=1'>云岭县人民政府办公室主要职责</a></td></tr></table>",
    )
    site.whole("/xxgkml/list.jsp?cid=2", "<h3>财政信息</h3><table></table><p>没有信息</p>")
    site.whole("/xxgkml/list.jsp?cid=21", "<h3>财政预决算</h3><table></table><p>没有信息</p>")
    for n in range(8):
        site.whole(
            f"/xxgkml/list.jsp?cid={210 + n}",
            f"<h3>{WHO[n]}</h3><table><tr><td>1</td><td><a href='show.jsp?id={500 + n}' target='_blank'>{TITLES[n]}</a></td><td>2026-02-27</td></tr></table>",
        )
        site.whole(
            f"/xxgkml/show.jsp?id={500 + n}",
            f"<h2>{TITLES[n]}</h2><table><tr><td>索引号</td><td>014000/2026-{n}</td></tr></table><p><a href='{site.file(f'/xxgkml/upload/{n}.wps')}'>附件1</a></p>",
        )
    return site


@kind
def departments_as_pictures() -> Site:
    """The departments are pictures with an alt; each leads to a column of years."""
    site = Site("/ztzl/yjsgk/index.html")
    links = ""
    for n in range(9):
        links += f"<li><a href='bm/{n}/' target='_blank'><img src='/ztzl/images/bm{n}.png' alt='县{WHO[n]}' border='0'></a></li>"
        items = ""
        for year in (2026, 2025):
            title = f"{year}年部门预算"
            items += f"<li><a href='./{year}.html'>{title}</a><i>{year}-02-27</i></li>"
            site.page(
                f"/ztzl/yjsgk/bm/{n}/{year}.html",
                f"<h1>{title}</h1><p>时间：{year}-02-27</p><p><a href='{site.file(f'/ztzl/yjsgk/bm/{n}/{year}.pdf')}'><img src='/images/pdf.gif'>{title}公开.pdf</a></p>",
            )
        site.page(f"/ztzl/yjsgk/bm/{n}/", f"<div class='tit'>县{WHO[n]}</div><ul>{items}</ul>")
    site.page(site.start, f"<h1>云岭县部门预决算公开专栏</h1><ul class='bm'>{links}</ul>")
    return site


@kind
def static_json_pages() -> Site:
    """南京龙讯-like: lists are files of JSON, list_1.json, list_2.json; the page count stands in them."""
    site = Site("/yjsgk/bmys/")
    script = (
        "var pageIndex = 1; function render(p){ $.getJSON('./json/list_' + p + '.json', function(res){ var h = ''; $.each(res.list, function(i, o){"
        " h += '<li><a href=\"' + o.linkUrl + '\">' + o.docTitle + '</a><span>' + o.pubTime + '</span></li>'; }); $('#list').html(h);"
        " $('#pager').pager({pagenumber: p, pagecount: res.pageCount, buttonClickCallback: render}); }); } render(pageIndex);"
    )
    site.page(
        site.start,
        f"<h2>部门预算公开</h2><ul id='list'></ul><div id='pager'></div><script src='/js/jquery.pager.js'></script><script>{script}</script>",
    )
    for k in range(3):
        rows = [
            {
                "docId": 100 + n,
                "docTitle": TITLES[n],
                "linkUrl": f"/yjsgk/bmys/202602/c{n}.html",
                "pubTime": "2026-02-27",
            }
            for n in range(4 * k, 4 * k + 4)
        ]
        site.answers[f"/yjsgk/bmys/json/list_{k + 1}.json"] = (
            200,
            {"Content-Type": "application/json"},
            json.dumps(
                {"pageCount": 3, "pageIndex": k + 1, "list": rows}, ensure_ascii=False
            ).encode(),
        )
    for n in range(12):
        site.article(
            f"/yjsgk/bmys/202602/c{n}.html",
            n,
            f"<p><a href='{site.file(f'/yjsgk/upload/{n}.pdf')}' target='_blank'>点击查看</a></p>",
        )
    return site


@kind
def offsets_of_a_search() -> Site:
    """A search by solr: start counts items, rows is the size; the answer says how many there are."""
    site = Site("/gkpt/ys.html")
    script = (
        "var rows = 5; var start = 0; function query(){ $.ajax({ url: '/gkpt/select', type: 'get', dataType: 'json', data: { q: 'channel:bmys', wt: 'json', start: start, rows: rows },"
        " success: function(d){ var total = d.response.numFound; d.response.docs.forEach(function(v){ $('#ul').append('<li><a href=\"/gkpt/doc/' + v.docid + '.html\">' + v.title + '</a></li>'); }); } }); }"
        "$('#next').click(function(){ start += rows; query(); }); query();"
    )
    site.page(
        site.start,
        f"<h2>部门预决算</h2><ul id='ul'></ul><a id='next' href='javascript:;'>下一页</a><script>{script}</script>",
    )

    def select(ask: Ask) -> Said:
        said = asked(ask)
        first, size = int(said.get("start", 0)), int(said.get("rows", 5))
        docs = [
            {"docid": f"d{n}", "title": TITLES[n], "pubdate": "2026-02-27T00:00:00Z"}
            for n in range(first, min(12, first + size))
        ]
        return (
            200,
            {},
            json.dumps(
                {
                    "responseHeader": {"status": 0},
                    "response": {
                        "numFound": 12,
                        "start": first,
                        "docs": docs if said.get("q") == "channel:bmys" else [],
                    },
                }
            ).encode(),
        )

    site.serve("/gkpt/select", select)
    for n in range(12):
        site.article(
            f"/gkpt/doc/d{n}.html",
            n,
            f"<p><a href='{site.file(f'/gkpt/files/{n}.pdf')}'>下载</a></p>",
        )
    return site
