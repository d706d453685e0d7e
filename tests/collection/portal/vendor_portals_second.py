# ruff: noqa: E501
"""A second set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import itertools
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
def sessions_in_addresses() -> Portal:
    """Every answer writes a new session into its links: the same page under ever new addresses."""
    portal = Portal("/zwgk/list.jsp?ch=5")
    count = itertools.count()

    def listed(ask: Ask) -> Said:
        session = f";jsessionid={next(count):08X}"
        number = int(asked(ask).get("pageNo", 1))
        rows = "".join(
            f"<li><a href='/zwgk/show.jsp{session}?id={n}'>{TITLES[n]}</a></li>"
            for n in range(4 * number - 4, 4 * number)
        )
        pager = "".join(
            f"<a href='/zwgk/list.jsp{session}?ch=5&pageNo={n}'>{n}</a>" for n in (1, 2, 3)
        )
        return 200, HTML, f"<h2>部门预算</h2><ul>{rows}</ul>{pager}".encode()

    def shown(ask: Ask) -> Said:
        n = int(asked(ask)["id"])
        body = f"<h1>{TITLES[n]}</h1><a href='/zwgk/f/{n}.pdf'>附件</a>"
        return 200, HTML, body.encode()

    for n in range(len(TITLES)):
        portal.file(f"/zwgk/f/{n}.pdf")
    plain = portal.server

    def server(ask: Ask) -> Said:
        path = ask.url.partition("//")[2].partition("/")[2]
        if path.startswith("zwgk/list.jsp"):
            return listed(ask)
        return shown(ask) if path.startswith("zwgk/show.jsp") else plain(ask)

    portal.server = server  # type: ignore[method-assign]
    return portal


@kind
def load_more() -> Portal:
    """加载更多: a button counts on, and asks for pieces of markup."""
    portal = Portal("/gk/bmys.html")
    for n in range(len(TITLES)):
        file = portal.file(f"/gk/f/{n}.pdf")
        portal.article(f"/gk/a/{n}.html", n, f"<a href='{file}'>附件</a>")

    def piece(number: int) -> str:
        return "".join(
            f"<div class='item'><a href='/gk/a/{n}.html'><span>{TITLES[n]}</span></a></div>"
            for n in range(4 * number - 4, min(12, 4 * number))
        )

    script = (
        "var page = 1; function loadMore(){ page++; $.get('/gk/more.php', {cid: 5, page: page},"
        " function(html){ if(html==''){ $('#more').hide(); } $('#list').append(html); }); }"
    )
    portal.page(
        portal.start,
        f"<h2>部门预算</h2><div id='list'>{piece(1)}</div>"
        f"<button id='more' onclick='loadMore()'>加载更多</button><script>{script}</script>",
    )
    portal.answers["/gk/more.php?"] = lambda ask: (
        200,
        HTML,
        piece(int(asked(ask)["page"])).encode(),
    )
    return portal


@kind
def departments_with_catalogues() -> Portal:
    """部门信息公开: each department has a catalogue; the budgets are a column of each."""
    portal = Portal("/xxgk/bmxxgk/index.html")
    items = ""
    for n, who in enumerate(WHO):
        root = f"/xxgk/bm{n}/"
        items += f"<li><a href='{root}index.html'>县{who}</a></li>"
        portal.page(
            f"{root}index.html",
            f"<h1>县{who}</h1><ul><li><a href='jg.html'>机构概况</a></li><li><a href='zc.html'>政策文件</a></li>"
            "<li><a href='cz/index.html'>财政预决算</a></li></ul>",
        )
        file = portal.file(f"{root}cz/{n}.pdf")
        portal.page(f"{root}cz/index.html", f"<h3>财政预决算</h3><a href='1.html'>{TITLES[n]}</a>")
        portal.article(f"{root}cz/1.html", n, f"<a href='{file}'>{TITLES[n]}.pdf</a>")
    portal.page(portal.start, f"<h2>部门信息公开目录</h2><ul>{items}</ul>")
    return portal


@kind
def files_in_a_string() -> Portal:
    """A detail page's attachments: JSON within a string of a script."""
    portal = Portal("/site/bmys/index.shtml")
    items = ""
    for n, title in enumerate(TITLES):
        file = portal.file(f"/site/u/{n}.pdf").replace("/", "\\/")
        said = json.dumps([{"fileName": f"{title}.pdf", "filePath": file}], ensure_ascii=False)
        written = said.replace("\\\\/", "/").replace('"', '\\"')
        portal.article(f"/site/bmys/{n}.shtml", n,
            f'<div id="att"></div><script>var atts = eval("{written}"); showAtts(atts);</script>',
        )  # fmt: skip
        items += f"<li><em>{n + 1}</em><a href='{n}.shtml' title='{title}'>{title[:8]}...</a></li>"
    portal.page(portal.start, f"<h2>部门预算</h2><ul>{items}</ul>")
    return portal


@kind
def years_in_a_select() -> Portal:
    """The years are a list to choose from; a function makes the address."""
    portal = Portal("/yjs/list.php?year=2026")
    options = "".join(f"<option value='{year}'>{year}年</option>" for year in (2026, 2025, 2024))
    for k, year in enumerate((2026, 2025, 2024)):
        rows = ""
        for n in range(4):
            file = portal.file(f"/yjs/d/{year}/{n}.pdf")
            rows += f"<tr><td>云岭县{WHO[n + 4 * k]}</td><td><a href='{file}'>{year}年部门预算</a></td></tr>"
        select = (
            f"<select onchange=\"location.href='list.php?year='+this.value\">{options}</select>"
        )
        portal.page(
            f"/yjs/list.php?year={year}", f"<h2>部门预决算</h2>{select}<table>{rows}</table>"
        )
    return portal


@kind
def pager_of_icons() -> Portal:
    """The pager has no words: an icon leads on, nothing is counted."""
    portal = Portal("/col/5.html")
    for k in range(3):
        rows = ""
        for n in range(4 * k, 4 * k + 4):
            file = portal.file(f"/col/f/{n}.pdf")
            portal.article(f"/col/a{n}.html", n, f"<a href='{file}'>附件</a>")
            rows += f"<li><a href='/col/a{n}.html'>{TITLES[n]}</a></li>"
        back = f"<a href='/col/5.html?p={k}'><img src='/i/prev.gif'></a>" if k else ""
        on = f"<a href='/col/5.html?p={k + 2}'><img src='/i/next.gif'></a>" if k < 2 else ""
        for path in [f"{portal.start}?p={k + 1}"] + ([portal.start] if k == 0 else []):
            portal.page(path, f"<h2>部门预算</h2><ul>{rows}</ul><div class='pg'>{back}{on}</div>")
    return portal
