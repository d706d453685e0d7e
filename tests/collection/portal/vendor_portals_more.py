# ruff: noqa: E501
"""More portals after vendors' systems and habits; see `vendor_portals`."""

from __future__ import annotations

import io
import zipfile

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import (
    HTML,
    TITLES,
    WHO,
    Portal,
    Said,
    kind,
)


@kind
def frame_beside_a_menu() -> Portal:
    """The list stands in a frame; the page around it has links of its own to the same topic."""
    portal = Portal("/zfxxgk/fdzdgknr/index.html")
    files = [portal.file(f"/zfxxgk/f/{n}.pdf") for n in range(len(TITLES))]
    items = "".join(
        f"<li><a href='/zfxxgk/a/{n}.html'>{title}</a></li>" for n, title in enumerate(TITLES)
    )
    for n, file in enumerate(files):
        portal.article(f"/zfxxgk/a/{n}.html", n, f"<embed src='{file}'/>")
    side = "<ul class='side'><li><a href='../zc/'>预决算公开制度</a></li></ul>"
    latest = f"<div>最新：<a href='/zfxxgk/a/0.html'>{TITLES[0]}</a></div>"
    portal.page(
        portal.start, f"<h2>部门预决算</h2>{side}{latest}<iframe src='list.jsp?cat=88'></iframe>"
    )
    portal.page("/zfxxgk/fdzdgknr/list.jsp?cat=88", f"<ul>{items}</ul>")
    return portal


@kind
def ztree_in_a_script() -> Portal:
    """A tree of departments in a script that is no JSON: names without quotes, single quotes."""
    portal = Portal("/yjsgk/index.html")
    nodes = ["{id:1,pId:0,name:'2026年部门预算',open:true}"]
    for n, who in enumerate(WHO):
        file = portal.file(f"/yjsgk/upload/{n}.pdf")
        nodes.append(f"{{id:{10 + n},pId:1,name:'云岭县{who}',url:'show.html?id={10 + n}'}}")
        portal.page(
            f"/yjsgk/show.html?id={10 + n}",
            f"<h1>云岭县{who}</h1><a href='javascript:;' onclick=\"window.open('{file}','_blank')\">点击查看</a>",
        )
    script = f"var setting={{data:{{simpleData:{{enable:true}}}}}};var zNodes=[{','.join(nodes)}];"
    portal.page(
        portal.start,
        f"<h1>预决算公开专栏</h1><ul id='tree' class='ztree'></ul><script>{script}</script>",
    )
    return portal


@kind
def district_on_one_page() -> Portal:
    """One table, a hundred links: pictures for links, a department's cell over two rows."""
    portal = Portal("/ztzl/yjs2026.html")
    rows = ""
    for n in range(50):
        who = f"云岭县{WHO[n % 12]}{'' if n < 12 else f'第{n}所'}"
        one, two = portal.file(f"/ztzl/y/{n}.pdf"), portal.file(f"/ztzl/j/{n}.pdf")
        icon = "<img src='/images/pdf.png' alt=''/>"
        rows += (
            f"<tr><td rowspan='2'>{n + 1}</td><td rowspan='2'>{who}</td><td>2026年部门预算</td>"
            f"<td><a href='{one}'>{icon}</a></td></tr>"
            f"<tr><td>2024年部门决算</td><td><a href='{two}'>{icon}</a></td></tr>"
        )
    portal.page(portal.start, f"<h1>云岭县部门预决算公开</h1><table>{rows}</table>")
    return portal


@kind
def zip_from_a_program() -> Portal:
    """All departments in one archive, and single files, by a program; the name is GBK."""
    portal = Portal("/czj/gk/2026bmys")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("教育局.pdf", b"%PDF-1.4 in the archive")
    name = "2026年部门预算.zip".encode("gbk").decode("latin-1")
    body = buffer.getvalue()
    portal.files.add(body)
    portal.answers["/czj/api/v1/f?token=zip"] = (
        200, {"Content-Disposition": f'attachment;filename="{name}"'}, body,
    )  # fmt: skip
    links = "<a href='../api/v1/f?token=zip'>云岭县2026年部门预算（打包下载）</a>"
    for n, title in enumerate(TITLES):
        named = f"{title}.pdf".encode("gbk").decode("latin-1")
        portal.file(f"/czj/api/v1/f?token={n}", Content_Disposition=f"inline; filename={named}")
        links += f"<p><a href='../api/v1/f?token={n}'>{title}</a></p>"
    portal.page(portal.start, f"<h1>2026年部门预算公开</h1>{links}")
    return portal


@kind
def anchors_without_href() -> Portal:
    """Items without addresses: a handler is given the article's number, a function makes the rest."""
    portal = Portal("/gk/list.html?c=5")
    items = ""
    for n, title in enumerate(TITLES):
        file = portal.file(f"/gk/file/{n}.pdf")
        portal.article(f"/gk/detail/{700 + n}.html", n, f"<a href='{file}'>下载</a>")
        items += f"<li onclick=\"openArticle('{700 + n}')\"><a>{title}</a><i>2026-02-27</i></li>"
    script = "function openArticle(id){ window.open('/gk/detail/' + id + '.html'); }"
    portal.page(portal.start, f"<h2>部门预算公开</h2><ul>{items}</ul><script>{script}</script>")
    return portal


@kind
def sessions_and_old_markup() -> Portal:
    """A cookie is set by a redirect to the same address; GBK without a word of it; base, //host."""
    portal = Portal("/gov/ys/index.asp")
    seen: set[str] = set()
    items = ""
    for n, title in enumerate(TITLES):
        file = portal.file(f"/gov/ys/soft/{n}.pdf")
        body = f"<H1>{title}</H1><A HREF=//www.x.gov.cn{file}>下载地址一</A>"
        portal.answers[f"/gov/ys/show.asp?ID={n}"] = (200, {}, body.encode("gbk"))
        items += f"<TR><TD><A HREF=show.asp?ID={n} TARGET=_blank>{title}</A><TD>2026-2-27"
    text = f"<BASE HREF=http://www.x.gov.cn/gov/ys/><H3>部门预算</H3><TABLE>{items}</TABLE>"

    def index(ask: Ask) -> Said:
        if ask.url not in seen:
            seen.add(ask.url)
            return 302, {"Location": ask.url, "Set-Cookie": "ASPSESSION=1; path=/"}, b""
        return 200, HTML, text.encode("gbk")

    portal.answers["/gov/ys/index.asp"] = index
    return portal
