# ruff: noqa: E501
"""Portals after vendors' systems, each made before the crawler was run on it.

What belongs here: what each serves, where it starts, which files it publishes. What does not: what
is expected of the crawler (`test_vendor_portals`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from w3lib.url import safe_url_string

from collection.portal.asking import Ask
from tests.collection.portal.walking import BASE

Said = tuple[int, dict[str, str], bytes]
WHO = [
    "教育局", "民政局", "水利局", "财政局", "卫生健康局", "司法局", "审计局", "统计局",
    "林业局", "农业农村局", "文化和旅游局", "市场监督管理局",
]  # fmt: skip
TITLES = [f"云岭县{one}2026年部门预算公开" for one in WHO]
HTML = {"Content-Type": "text/html"}


@dataclass
class Portal:
    """A portal under construction: whole answers by path, or functions of the ask."""

    start: str = "/"
    answers: dict[str, Said | Callable[[Ask], Said]] = field(default_factory=dict)
    files: set[bytes] = field(default_factory=set)
    hosts: tuple[str, ...] = ()

    def page(self, path: str, body: str, charset: str = "utf-8") -> None:
        text = f"<html><head><title>云岭县人民政府</title></head><body>{body}</body></html>"
        self.answers[path] = (200, HTML, text.encode(charset))

    def file(self, path: str, **headers: str) -> str:
        body = b"%PDF-1.4 " + path.encode()
        self.files.add(body)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self.answers[path] = (200, named, body)
        return path

    def article(self, path: str, n: int, link: str) -> None:
        self.page(
            path,
            f"<div class='nav'><a href='/'>首页</a>&gt;<a href='/zwgk/'>政务公开</a></div>"
            f"<h1>{TITLES[n]}</h1><p>发布日期：2026-02-27 来源：县财政局</p><div>{link}</div>",
        )

    def serve(self, path: str, answer: Callable[[Ask], Said]) -> None:
        """The answer to a path, with and without a query."""
        self.answers[path] = self.answers[f"{path}?"] = answer

    def server(self, ask: Ask) -> Said:
        path = safe_url_string(ask.url).removeprefix(BASE).partition("#")[0]
        found = self.answers.get(path) or self.answers.get(path.partition("?")[0] + "?")
        if found is None:
            return 404, HTML, "<h1>您访问的页面不存在</h1>".encode()
        return found(ask) if callable(found) else found


Made = Callable[[], Portal]


KINDS: dict[str, Made] = {}
"""Every kind by its name, of this file and of those beside it."""


def kind_among(among: dict[str, Made]) -> Callable[[Made], Made]:
    def kept(made: Made) -> Made:
        among[made.__name__] = made
        return made

    return kept


kind = kind_among(KINDS)


def asked(ask: Ask) -> dict[str, str]:
    """All that an ask names: its query and what it posts."""
    return dict(parse_qsl(urlsplit(ask.url).query)) | dict(ask.form or ())


@kind
def hanweb_jpage_posted() -> Portal:
    """大汉 jpage: three pages' records in CDATA; the next group is posted with startrecord."""
    portal = Portal("/col/col4711/index.html")
    records = []
    for n, title in enumerate(TITLES):
        path = f"/art/2026/2/27/art_4711_{900 + n}.html"
        file = portal.file(f"/attach/0/{n}.pdf")
        portal.article(path, n, f"<a href='{file}'>{title}.pdf</a>")
        records.append(f"<li><a href='{path}' title='{title}'>{title}</a><span>2026-02-27</span>")

    def store(first: int, last: int) -> str:
        made = "".join(f"<record><![CDATA[{one}</li>]]></record>" for one in records[first:last])
        return (
            f"<datastore><totalrecord>12</totalrecord><totalpage>4</totalpage>"
            f"<recordset>{made}</recordset></datastore>"
        )

    script = (
        "jQuery('#8230').jpage({perPage:3,groupSize:2,totalRecord:12,"
        "proxyUrl:'/module/web/jpage/dataproxy.jsp',ajaxParam:{col:1,appid:1,webid:1,path:'/',"
        "columnid:4711,sourceContentType:1,unitid:8230,webname:'云岭县人民政府',permissiontype:0}});"
    )
    portal.page(
        portal.start,
        f"<h3>部门预算</h3><div id='8230'><script type='text/xml'>{store(0, 6)}</script></div>"
        f"<script>{script}</script>",
    )

    def proxy(ask: Ask) -> Said:
        said = asked(ask)
        if said.get("unitid") != "8230" or "startrecord" not in said:
            return 200, {}, b"<datastore></datastore>"
        first, last = int(said["startrecord"]), int(said["endrecord"])
        return 200, {"Content-Type": "text/xml"}, store(first - 1, last).encode()

    portal.serve("/module/web/jpage/dataproxy.jsp", proxy)
    return portal


@kind
def ucap_search_json() -> Portal:
    """开普: the list is asked for by a script, with the channel in a variable; results are JSON."""
    portal = Portal("/ylx/bmys/list.shtml")
    for n in range(len(TITLES)):
        file = portal.file(f"/ylx/bmys/202602/{n:08x}/files/a{n}.pdf")
        portal.article(f"/ylx/bmys/202602/{n:08x}.shtml", n, f"<a href='{file}'>附件下载</a>")
    script = (
        "var channelId='ab12cd34';var pageSize=5;function load(pageNo){$.ajax({type:'get',"
        "url:'/common/search/'+channelId,dataType:'json',data:{_isAgg:true,_isJson:true,"
        "_pageSize:pageSize,_template:'index',page:pageNo},success:function(r){show(r)}})}load(1);"
    )
    portal.page(portal.start, f"<h2>部门预算</h2><ul id='list'></ul><script>{script}</script>")

    def search(ask: Ask) -> Said:
        said = asked(ask)
        number, size = int(said.get("page", 1)), int(said.get("_pageSize", 5))
        results = [
            {"title": TITLES[n], "url": f"/ylx/bmys/202602/{n:08x}.shtml",
             "publishedTimeStr": "2026-02-27 10:00:00", "channelName": "部门预算"}
            for n in range((number - 1) * size, min(number * size, 12))
        ]  # fmt: skip
        data = {"total": 12, "rows": size, "page": number, "results": results}
        return 200, {}, json.dumps({"status": 200, "data": data}).encode()

    portal.serve("/common/search/ab12cd34", search)
    return portal


@kind
def trs_over_several_lines() -> Portal:
    """TRS WCM: the pager's call is written over lines; attachments are written by a script."""
    portal = Portal("/zwgk/czyjs/bmys/")
    items = []
    for n, title in enumerate(TITLES):
        folder = "/zwgk/czyjs/bmys/202602/"
        file = portal.file(f"{folder}P020260227{n:04}.pdf")
        body = (
            f"<div class='TRS_Editor'>详见附件</div><script>var file_appendix = '<a appendix=\"true\" "
            f"href=\"./{file.rpartition('/')[2]}\">{title}</a>'; if(file_appendix!='')"
            "{document.write(file_appendix);}</script>"
        )
        portal.article(f"{folder}t20260227_{5000 + n}.html", n, body)
        items.append(f"<li><a href='./202602/t20260227_{5000 + n}.html'>{title}</a> 02-27</li>")
    call = "<script>\ncreatePageHTML(\n  3,\n  {k},\n  'index',\n  'html'\n);\n</script>"
    for k in range(3):
        name = "" if k == 0 else f"index_{k}.html"
        body = "<h2>部门预算</h2>" + "".join(items[4 * k : 4 * k + 4])
        portal.page(f"{portal.start}{name}", body + call.replace("{k}", str(k)))
    return portal


@kind
def vsb_counts_down() -> Portal:
    """博达 VSB: bmys.htm, then bmys/2.htm, then bmys/1.htm; files by a program without a suffix."""
    portal = Portal("/zwgk/bmys.htm")
    items = []
    for n in range(len(TITLES)):
        address = f"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=17&wbfileid={n:04X}"
        portal.file(address, Content_Disposition="attachment; filename=x.pdf")
        text = f"附件【<a href='../..{address}'>{TITLES[n]}.pdf</a>】已下载<span>3</span>次"
        portal.article(f"/info/1044/{3000 + n}.htm", n, text)
        items.append(f"<li id='line_u8_{n}'><a href='%s/info/1044/{3000 + n}.htm'>{TITLES[n]}</a>")
    places = ["/zwgk/bmys.htm", "/zwgk/bmys/2.htm", "/zwgk/bmys/1.htm"]
    pagers = [
        "<span class='p_pages'><span class='p_no_d'>1</span><span class='p_no'><a href='bmys/2.htm'>2</a></span>"
        "<span class='p_next'><a href='bmys/2.htm'>下页</a></span><span class='p_last'><a href='bmys/1.htm'>尾页</a></span></span>",
        "<span><a href='../bmys.htm'>首页</a><a href='../bmys.htm'>上页</a><a href='1.htm'>下页</a></span>",
        "<span><a href='../bmys.htm'>首页</a><a href='2.htm'>上页</a></span>",
    ]
    for k, (place, pager) in enumerate(zip(places, pagers, strict=True)):
        up = ".." if k == 0 else "../.."
        body = "".join(one % up for one in items[4 * k : 4 * k + 4])
        portal.page(place, f"<h2>部门预算</h2><ul>{body}</ul>共12条 {pager}")
    return portal


@kind
def catalogue_posted() -> Portal:
    """信息公开目录: the pager fills a form and posts it; a plain GET gives the first page only."""
    portal = Portal("/xxgk/catalog.action?catalogId=0907")
    for n in range(len(TITLES)):
        file = portal.file(f"/xxgk/upload/2026/{n}.pdf")
        link = f"<a href='javascript:void(0)' onclick=\"window.open('{file}')\">附件{n + 1}</a>"
        portal.article(f"/xxgk/detail.action?id={n}", n, link)
    script = (
        "function toPage(n){ var f=document.getElementById('pageForm'); "
        "document.getElementById('pageNo').value = n; f.submit(); }"
    )

    def catalogue(ask: Ask) -> Said:
        number = int(dict(ask.form or ()).get("page.pageNo", 1))
        rows = "".join(
            f"<tr><td>{n + 1}</td><td><a href='detail.action?id={n}' target='_blank'>{TITLES[n]}</a>"
            f"</td><td>YL09-0907-2026-{n:04}</td><td>2026-02-27</td></tr>"
            for n in range(5 * number - 5, min(12, 5 * number))
        )
        form = (
            "<form id='pageForm' action='/xxgk/catalog.action' method='post'>"
            "<input type='hidden' name='catalogId' value='0907'/>"
            f"<input type='hidden' id='pageNo' name='page.pageNo' value='{number}'/></form>"
        )
        pager = "".join(
            f"<a href='javascript:toPage({n})'>{'下一页' if n == number + 1 else n}</a>"
            for n in (1, 2, 3)
        )
        head = "<tr><th>序号</th><th>名称</th><th>索引号</th><th>日期</th></tr>"
        body = f"<h3>财政预决算/部门预算</h3>{form}<table>{head}{rows}</table>第{number}页/共3页 {pager}"
        return 200, HTML, f"<script>{script}</script>{body}".encode()

    portal.serve("/xxgk/catalog.action", catalogue)
    return portal


@kind
def grid_view() -> Portal:
    """ASP.NET GridView: Page$2 in windows of two; a page is given only to a state that showed it."""
    portal = Portal("/Info/List.aspx?type=12")
    for n in range(len(TITLES)):
        file = portal.file(f"/UploadFiles/2026/{n}.pdf")
        link = f"<a id='hlFile' href='..{file}'><img src='pdf.gif'/></a>"
        portal.article(f"/Info/Show.aspx?id={n}", n, link)

    def shown(number: int) -> dict[int, str]:
        first = number - (number - 1) % 2
        window = {first: str(first), first + 1: str(first + 1)}
        before = {first - 1: "..."} if first > 1 else {}
        return before | window | ({first + 2: "..."} if first + 2 <= 6 else {})

    def listed(ask: Ask) -> Said:
        form = dict(ask.form or ())
        number = 1
        if form:
            number = int(form["__EVENTARGUMENT"].removeprefix("Page$"))
            if number not in shown(int(form["__VIEWSTATE"].removeprefix("state"))):
                return 500, {}, b"invalid postback"
        rows = "".join(
            f"<tr><td><a href='Show.aspx?id={n}'>{TITLES[n]}</a></td><td>2026/2/27</td></tr>"
            for n in range(2 * number - 2, 2 * number)
        )
        pager = "".join(
            f"<td><a href=\"javascript:__doPostBack('ctl00$Main$GridView1','Page${n}')\">{text}</a></td>"
            if n != number
            else f"<td><span>{n}</span></td>"
            for n, text in shown(number).items()
        )
        body = (
            "<h2>部门预算</h2><form method='post' action='./List.aspx?type=12' id='form1'>"
            f"<input type='hidden' name='__VIEWSTATE' value='state{number}'/>"
            "<input type='hidden' name='__EVENTTARGET' value=''/>"
            "<input type='text' name='ctl00$Main$key' value=''/>"
            "<input type='submit' name='ctl00$Main$search' value='搜索'/>"
            f"<table>{rows}<tr><td><table><tr>{pager}</tr></table></td></tr></table></form>"
        )
        return 200, HTML, body.encode()

    portal.answers["/Info/List.aspx?"] = listed
    return portal
