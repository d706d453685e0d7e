# ruff: noqa: E501
"""More of the seventh set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import json

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import (
    TITLES,
    Said,
    asked,
    kind,
)
from tests.collection.portal.vendor_site import Site


@kind
def attachments_by_ajax() -> Site:
    """浪潮-like: an article asks for its attachments with its own number, from a hidden input."""
    site = Site("/art/col/col321/list.html")
    rows = "".join(
        f"<li><a href='/art/detail/{n}.html'>{TITLES[n]}</a><span>2026-02-27</span></li>"
        for n in range(10)
    )
    site.page(
        site.start, f"<h3>县级部门预算</h3><ul>{rows}</ul><div class='page'>共10条记录 1/1页</div>"
    )
    script = (
        "$(function(){ $.post('/cms/attach/list', {articleId: $('#articleId').val()}, function(r){ if(r.code==0){ var h=''; for(var i=0;i<r.data.length;i++){"
        " h+='<p>附件'+(i+1)+'：<a href=\"'+r.data[i].filePath+'\">'+r.data[i].fileName+'</a></p>'; } $('.fj').html(h); } }, 'json'); });"
    )
    for n in range(10):
        site.article(
            f"/art/detail/{n}.html",
            n,
            f"<p>根据《预算法》有关规定，现将部门预算予以公开。</p><input type='hidden' id='articleId' value='A{n}'><div class='fj'></div><script>{script}</script>",
        )
        site.file(f"/cms/upload/{n}/a.pdf")
        site.file(f"/cms/upload/{n}/b.xlsx")

    def attached(ask: Ask) -> Said:
        key = asked(ask).get("articleId", "")
        data = (
            [
                {
                    "fileName": f"{TITLES[int(key[1:])]}.pdf",
                    "filePath": f"/cms/upload/{key[1:]}/a.pdf",
                },
                {"fileName": "预算公开表.xlsx", "filePath": f"/cms/upload/{key[1:]}/b.xlsx"},
            ]
            if key
            else []
        )
        return 200, {}, json.dumps({"code": 0, "data": data}, ensure_ascii=False).encode()

    site.serve("/cms/attach/list", attached)
    return site


@kind
def calls_for_items() -> Site:
    """Items are written by a call each: item('title', 'address', 'date')."""
    site = Site("/bmys/2026/")
    script = "function item(t,u,d){ document.write('<tr><td>·</td><td><a href=\"' + u + '\" target=\"_blank\">' + t + '</a></td><td>' + d + '</td></tr>'); }"
    calls = "".join(
        f"item('{TITLES[n]}','/bmys/2026/{n}/show.htm','2026-02-27');\n" for n in range(11)
    )
    site.page(
        site.start,
        f"<h2>2026年部门预算</h2><table><script>{script}</script><script>{calls}</script></table>",
    )
    for n in range(11):
        site.article(
            f"/bmys/2026/{n}/show.htm",
            n,
            f"<p><a href=\"javascript:showfile('{n}/a.pdf')\">{TITLES[n]}</a></p><script>function showfile(f){{ window.open('/bmys/file/' + f); }}</script>",
        )
        site.file(f"/bmys/file/{n}/a.pdf")
    return site
