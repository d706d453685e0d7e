# ruff: noqa: E501
"""An eighth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import json

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import (
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
def vue_in_the_page() -> Site:
    """Vue 2 and element-ui in the page itself: v-for, el-pagination, axios with a method."""
    site = Site("/bmyjs/index.html")
    site.page(
        site.start,
        "<div id='app'><h2>部门预决算公开</h2><ul><li v-for='(item, i) in list' :key='item.id'><a :href=\"'/bmyjs/detail.html?id=' + item.id\" target='_blank'>{{ item.title }}</a><span>{{ item.date }}</span></li></ul>"
        "<el-pagination layout='prev, pager, next' :total='total' :page-size='pageSize' @current-change='handlePage'></el-pagination></div>"
        "<script>new Vue({ el: '#app', data() { return { list: [], total: 0, pageSize: 5, pageNum: 1 } }, created() { this.getList() }, methods: { getList() { axios.get('/prod-api/budget/list', { params: { pageNum: this.pageNum, pageSize: this.pageSize } }).then(res => { this.list = res.data.rows; this.total = res.data.total; }) }, handlePage(val) { this.pageNum = val; this.getList(); } } })</script>",
    )

    def listed(ask: Ask) -> Said:
        k = int(asked(ask).get("pageNum", 1))
        return _json(
            {
                "code": 200,
                "total": 12,
                "rows": [
                    {"id": n, "title": TITLES[n], "date": "2026-02-27"}
                    for n in range(5 * k - 5, min(12, 5 * k))
                ],
            }
        )

    site.serve("/prod-api/budget/list", listed)
    site_script = "<div id='app'><h1>{{ info.title }}</h1><div v-for='f in info.files'><a :href='f.url'>{{ f.name }}</a></div></div><script>new Vue({ el: '#app', data: { info: {} }, mounted() { var that = this; var id = new URLSearchParams(window.location.search).get('id'); axios.get('/prod-api/budget/' + id).then(function (res) { that.info = res.data.data; }); } })</script>"
    for n in range(12):
        site.page(f"/bmyjs/detail.html?id={n}", site_script)
        site.answers[f"/prod-api/budget/{n}"] = _json(
            {
                "data": {
                    "title": TITLES[n],
                    "files": [
                        {"name": f"{TITLES[n]}.pdf", "url": site.file(f"/profile/upload/{n}.pdf")}
                    ],
                }
            }
        )
    return site


@kind
def tokens_before_files() -> Site:
    """A click on an attachment asks for a token first, and then opens the file with it."""
    site = Site("/czj/bmys/")
    rows = "".join(f"<li><a href='/czj/bmys/{n}.html'>{TITLES[n]}</a></li>" for n in range(9))
    site.page(site.start, f"<h2>部门预算</h2><ul>{rows}</ul>")
    script = "<script>$('.file-item').on('click', function(){ var id = $(this).data('fileid'); $.get('/file/token', {fileId: id}, function(r){ window.location.href = '/file/download?id=' + id + '&token=' + r.data; }); });</script>"
    for n in range(9):
        site.article(
            f"/czj/bmys/{n}.html",
            n,
            f"<div class='files'><span class='file-item' data-fileid='f{n}'>{TITLES[n]}.pdf</span></div>{script}",
        )
        site.answers[f"/file/token?fileId=f{n}"] = _json({"code": 0, "data": f"t0k{n}"})
        site.file(
            f"/file/download?id=f{n}&token=t0k{n}",
            Content_Disposition=f'attachment; filename="{n}.pdf"',
        )
    return site


@kind
def cursors() -> Site:
    """A list by a cursor: each answer names what the next one begins with; a button asks for more."""
    site = Site("/open/budget")
    script = "<script>var cursor = ''; function load(){ fetch('/open/api/items?size=4&cursor=' + cursor).then(r => r.json()).then(d => { d.items.forEach(i => { var li = document.createElement('li'); li.innerHTML = `<a href=\"/open/item/${i.key}\">${i.name}</a>`; document.getElementById('list').appendChild(li); }); cursor = d.next || ''; document.getElementById('more').style.display = d.next ? 'block' : 'none'; }); } document.getElementById('more').onclick = load; load();</script>"
    site.page(
        site.start,
        f"<h1>部门预算公开</h1><ul id='list'></ul><button id='more'>加载更多</button>{script}",
    )

    def items(ask: Ask) -> Said:
        first = {"": 0, "aa4": 4, "bb8": 8}.get(asked(ask).get("cursor", ""), 99)
        following = {0: "aa4", 4: "bb8"}.get(first)
        return _json(
            {
                "items": [
                    {"key": f"k{n}", "name": TITLES[n]} for n in range(first, min(12, first + 4))
                ],
                "next": following,
            }
        )

    site.serve("/open/api/items", items)
    for n in range(12):
        site.article(
            f"/open/item/k{n}", n, f"<a href='{site.file(f'/open/files/{n}.xlsx')}'>{n}.xlsx</a>"
        )
    return site


@kind
def linked_index_numbers() -> Site:
    """信息公开目录: the link is on the index number; the title stands beside it in the row."""
    site = Site("/xxgk/search.jsp?type=czyjs")
    for k in range(2):
        rows = "".join(
            f"<tr><td><a href='/xxgk/info.jsp?iid={n}'>11140429/2026-{n:05}</a></td><td>{TITLES[n]}</td><td>县{WHO[n]}</td><td>2026-02-27</td></tr>"
            for n in range(6 * k, 6 * k + 6)
        )
        head = "<tr><th>索引号</th><th>信息名称</th><th>发布机构</th><th>生成日期</th></tr>"
        pager = (
            "<p>共12条 第"
            + str(k + 1)
            + "/2页 <a href='/xxgk/search.jsp?type=czyjs&amp;pg=1'>首页</a> <a href='/xxgk/search.jsp?type=czyjs&amp;pg=2'>下页</a></p>"
        )
        for path in [site.start, f"{site.start}&pg=1"] if k == 0 else [f"{site.start}&pg=2"]:
            site.page(path, f"<h3>财政预算、决算</h3><table>{head}{rows}</table>{pager}")
    for n in range(12):
        site.page(
            f"/xxgk/info.jsp?iid={n}",
            f"<table><tr><td>索引号</td><td>11140429/2026-{n:05}</td><td>信息名称</td><td>{TITLES[n]}</td></tr><tr><td>内容概述</td><td colspan='3'></td></tr><tr><td>附件</td><td><a href='{site.file(f'/xxgk/doc/{n}.doc')}'>下载</a></td></tr></table>",
        )
    return site


@kind
def year_and_a_button() -> Site:
    """The year is chosen in a list, and a button 查询 asks for its departments; the newest is shown."""
    site = Site("/ysgk/query.html")
    script = "<script>function query(){ var y = $('#year').val(); $.ajax({url: '/ysgk/data', data: {year: y}, dataType: 'json', success: function(d){ var h = ''; $.each(d, function(i, o){ h += '<tr><td>' + o.dept + '</td><td><a href=\"' + o.file + '\">' + o.year + '年部门预算</a></td></tr>'; }); $('#tb').html(h); }}); } $(query);</script>"
    site.page(
        site.start,
        f"<h2>部门预算公开查询</h2><select id='year'><option value='2026' selected>2026年</option><option value='2025'>2025年</option><option value='2024'>2024年</option></select><input type='button' value='查询' onclick='query()'><table id='tb'></table>{script}",
    )

    def data(ask: Ask) -> Said:
        year = asked(ask).get("year", "2026")
        return _json(
            [
                {"dept": f"县{WHO[n]}", "year": year, "file": f"/ysgk/f/{year}/{n}.pdf"}
                for n in range(6)
            ]
        )

    site.serve("/ysgk/data", data)
    for year in (2026, 2025, 2024):
        for n in range(6):
            site.file(f"/ysgk/f/{year}/{n}.pdf")
    return site


@kind
def endless_scroll() -> Site:
    """Further items come when the reader scrolls; nothing on the page says so."""
    site = Site("/m/bmys.html")
    script = "<script>var p = 0, busy = false, end = false; function more(){ if(busy || end) return; busy = true; p++; $.post('/m/list', {channel: 77, pageNo: p}, function(d){ busy = false; if(!d.list.length){ end = true; return; } for(var i in d.list){ $('.wrap').append('<div class=\"it\" onclick=\"go(' + d.list[i].id + ')\"><p>' + d.list[i].title + '</p></div>'); } }, 'json'); } function go(id){ location.href = 'show.html?id=' + id; } more(); $(window).scroll(function(){ if($(window).scrollTop() + $(window).height() >= $(document).height() - 50) more(); });</script>"
    site.whole(site.start, f"<header><h1>部门预算</h1></header><div class='wrap'></div>{script}")

    def listed(ask: Ask) -> Said:
        k = int(asked(ask).get("pageNo", 1))
        return _json(
            {"list": [{"id": n, "title": TITLES[n]} for n in range(4 * k - 4, min(12, 4 * k))]}
        )

    site.serve("/m/list", listed)
    for n in range(12):
        site.whole(
            f"/m/show.html?id={n}",
            f"<h2>{TITLES[n]}</h2><p><a href='{site.file(f'/m/u/{n}.pdf')}'>附件.pdf</a></p>",
        )
    return site
