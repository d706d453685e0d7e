# ruff: noqa: E501
"""An eighth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import json

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import (
    EIGHTH,
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


@kind(EIGHTH)
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
        return _json({"code": 200, "total": 12, "rows": [{"id": n, "title": TITLES[n], "date": "2026-02-27"} for n in range(5 * k - 5, min(12, 5 * k))]})

    site.serve("/prod-api/budget/list", listed)
    site_script = "<div id='app'><h1>{{ info.title }}</h1><div v-for='f in info.files'><a :href='f.url'>{{ f.name }}</a></div></div><script>new Vue({ el: '#app', data: { info: {} }, mounted() { var that = this; var id = new URLSearchParams(window.location.search).get('id'); axios.get('/prod-api/budget/' + id).then(function (res) { that.info = res.data.data; }); } })</script>"
    for n in range(12):
        site.page(f"/bmyjs/detail.html?id={n}", site_script)
        site.answers[f"/prod-api/budget/{n}"] = _json({"data": {"title": TITLES[n], "files": [{"name": f"{TITLES[n]}.pdf", "url": site.file(f"/profile/upload/{n}.pdf")}]}})
    return site


@kind(EIGHTH)
def tokens_before_files() -> Site:
    """A click on an attachment asks for a token first, and then opens the file with it."""
    site = Site("/czj/bmys/")
    rows = "".join(f"<li><a href='/czj/bmys/{n}.html'>{TITLES[n]}</a></li>" for n in range(9))
    site.page(site.start, f"<h2>部门预算</h2><ul>{rows}</ul>")
    script = "<script>$('.file-item').on('click', function(){ var id = $(this).data('fileid'); $.get('/file/token', {fileId: id}, function(r){ window.location.href = '/file/download?id=' + id + '&token=' + r.data; }); });</script>"
    for n in range(9):
        site.article(f"/czj/bmys/{n}.html", n, f"<div class='files'><span class='file-item' data-fileid='f{n}'>{TITLES[n]}.pdf</span></div>{script}")
        site.answers[f"/file/token?fileId=f{n}"] = _json({"code": 0, "data": f"t0k{n}"})
        site.file(f"/file/download?id=f{n}&token=t0k{n}", Content_Disposition=f'attachment; filename="{n}.pdf"')
    return site


@kind(EIGHTH)
def cursors() -> Site:
    """A list by a cursor: each answer names what the next one begins with; a button asks for more."""
    site = Site("/open/budget")
    script = (
        "<script>var cursor = ''; function load(){ fetch('/open/api/items?size=4&cursor=' + cursor).then(r => r.json()).then(d => { d.items.forEach(i => { var li = document.createElement('li'); li.innerHTML = `<a href=\"/open/item/${i.key}\">${i.name}</a>`; document.getElementById('list').appendChild(li); }); cursor = d.next || ''; document.getElementById('more').style.display = d.next ? 'block' : 'none'; }); } document.getElementById('more').onclick = load; load();</script>"
    )
    site.page(site.start, f"<h1>部门预算公开</h1><ul id='list'></ul><button id='more'>加载更多</button>{script}")

    def items(ask: Ask) -> Said:
        first = {"": 0, "aa4": 4, "bb8": 8}.get(asked(ask).get("cursor", ""), 99)
        following = {0: "aa4", 4: "bb8"}.get(first)
        return _json({"items": [{"key": f"k{n}", "name": TITLES[n]} for n in range(first, min(12, first + 4))], "next": following})

    site.serve("/open/api/items", items)
    for n in range(12):
        site.article(f"/open/item/k{n}", n, f"<a href='{site.file(f'/open/files/{n}.xlsx')}'>{n}.xlsx</a>")
    return site


@kind(EIGHTH)
def linked_index_numbers() -> Site:
    """信息公开目录: the link is on the index number; the title stands beside it in the row."""
    site = Site("/xxgk/search.jsp?type=czyjs")
    for k in range(2):
        rows = "".join(
            f"<tr><td><a href='/xxgk/info.jsp?iid={n}'>11140429/2026-{n:05}</a></td><td>{TITLES[n]}</td><td>县{WHO[n]}</td><td>2026-02-27</td></tr>"
            for n in range(6 * k, 6 * k + 6)
        )
        head = "<tr><th>索引号</th><th>信息名称</th><th>发布机构</th><th>生成日期</th></tr>"
        pager = "<p>共12条 第" + str(k + 1) + "/2页 <a href='/xxgk/search.jsp?type=czyjs&amp;pg=1'>首页</a> <a href='/xxgk/search.jsp?type=czyjs&amp;pg=2'>下页</a></p>"
        for path in ([site.start, f"{site.start}&pg=1"] if k == 0 else [f"{site.start}&pg=2"]):
            site.page(path, f"<h3>财政预算、决算</h3><table>{head}{rows}</table>{pager}")
    for n in range(12):
        site.page(f"/xxgk/info.jsp?iid={n}", f"<table><tr><td>索引号</td><td>11140429/2026-{n:05}</td><td>信息名称</td><td>{TITLES[n]}</td></tr><tr><td>内容概述</td><td colspan='3'></td></tr><tr><td>附件</td><td><a href='{site.file(f'/xxgk/doc/{n}.doc')}'>下载</a></td></tr></table>")
    return site


@kind(EIGHTH)
def year_and_a_button() -> Site:
    """The year is chosen in a list, and a button 查询 asks for its departments; the newest is shown."""
    site = Site("/ysgk/query.html")
    script = "<script>function query(){ var y = $('#year').val(); $.ajax({url: '/ysgk/data', data: {year: y}, dataType: 'json', success: function(d){ var h = ''; $.each(d, function(i, o){ h += '<tr><td>' + o.dept + '</td><td><a href=\"' + o.file + '\">' + o.year + '年部门预算</a></td></tr>'; }); $('#tb').html(h); }}); } $(query);</script>"
    site.page(site.start, f"<h2>部门预算公开查询</h2><select id='year'><option value='2026' selected>2026年</option><option value='2025'>2025年</option><option value='2024'>2024年</option></select><input type='button' value='查询' onclick='query()'><table id='tb'></table>{script}")

    def data(ask: Ask) -> Said:
        year = asked(ask).get("year", "2026")
        return _json([{"dept": f"县{WHO[n]}", "year": year, "file": f"/ysgk/f/{year}/{n}.pdf"} for n in range(6)])

    site.serve("/ysgk/data", data)
    for year in (2026, 2025, 2024):
        for n in range(6):
            site.file(f"/ysgk/f/{year}/{n}.pdf")
    return site


@kind(EIGHTH)
def endless_scroll() -> Site:
    """Further items come when the reader scrolls; nothing on the page says so."""
    site = Site("/m/bmys.html")
    script = "<script>var p = 0, busy = false, end = false; function more(){ if(busy || end) return; busy = true; p++; $.post('/m/list', {channel: 77, pageNo: p}, function(d){ busy = false; if(!d.list.length){ end = true; return; } for(var i in d.list){ $('.wrap').append('<div class=\"it\" onclick=\"go(' + d.list[i].id + ')\"><p>' + d.list[i].title + '</p></div>'); } }, 'json'); } function go(id){ location.href = 'show.html?id=' + id; } more(); $(window).scroll(function(){ if($(window).scrollTop() + $(window).height() >= $(document).height() - 50) more(); });</script>"
    site.whole(site.start, f"<header><h1>部门预算</h1></header><div class='wrap'></div>{script}")

    def listed(ask: Ask) -> Said:
        k = int(asked(ask).get("pageNo", 1))
        return _json({"list": [{"id": n, "title": TITLES[n]} for n in range(4 * k - 4, min(12, 4 * k))]})

    site.serve("/m/list", listed)
    for n in range(12):
        site.whole(f"/m/show.html?id={n}", f"<h2>{TITLES[n]}</h2><p><a href='{site.file(f'/m/u/{n}.pdf')}'>附件.pdf</a></p>")
    return site


@kind(EIGHTH)
def asp_news() -> Site:
    """A site of 2004: GBK, tables, unquoted attributes in capitals, a jump list for the pages."""
    site = Site("/news/more.asp?lm=12")
    for k in range(3):
        rows = "".join(f"<TR><TD height=22>·<A href=shownews.asp?id={300 + n} target=_blank><FONT color=#000000>{TITLES[n]}</FONT></A></TD><TD>2026-2-27</TD></TR>" for n in range(4 * k, 4 * k + 4))
        options = "".join(f"<OPTION value=more.asp?lm=12&page={j + 1}{' selected' if j == k else ''}>第{j + 1}页</OPTION>" for j in range(3))
        body = f"<TABLE width=760><TR><TD class=tit>预算公开</TD></TR>{rows}</TABLE><FORM>转到<SELECT onchange=\"javascript:location=this.options[this.selectedIndex].value\">{options}</SELECT></FORM>"
        for path in ([site.start, f"{site.start}&page=1"] if k == 0 else [f"{site.start}&page={k + 1}"]):
            site.whole(path, body, "gb18030")
    for n in range(12):
        site.whole(f"/news/shownews.asp?id={300 + n}", f"<P align=center><B><FONT size=4>{TITLES[n]}</FONT></B></P><P>发布时间：2026-2-27 点击数：<SCRIPT src=hits.asp?id={300 + n}></SCRIPT></P><P><A href=../upfile/{n}.xls>附件：预算表</A></P>", "gb18030")
        site.file(f"/upfile/{n}.xls")
    return site


@kind(EIGHTH)
def past_years() -> Site:
    """This year's departments on the page; 往年公开 leads to the years before, by their numbers."""
    site = Site("/zwgk/yjsgk/")
    rows = "".join(f"<li><a href='{site.file(f'/zwgk/yjsgk/2026/{n}.pdf')}'>{WHO[n]}</a></li>" for n in range(8))
    site.page(site.start, f"<h2>2026年部门预算公开</h2><ul>{rows}</ul><p class='more'><a href='wn/'>往年公开</a></p>")
    years = ""
    for year in (2025, 2024):
        years += f"<li><a href='{year}/'>{year}</a></li>"
        old = "".join(f"<li><a href='{site.file(f'/zwgk/yjsgk/wn/{year}/{n}.pdf')}'>{WHO[n]}</a></li>" for n in range(8))
        site.page(f"/zwgk/yjsgk/wn/{year}/", f"<h2>{year}年部门预算公开</h2><ul>{old}</ul>")
    site.page("/zwgk/yjsgk/wn/", f"<div class='tab'>往年公开</div><ul>{years}</ul>")
    return site


@kind(EIGHTH)
def numbered_files_of_departments() -> Site:
    """A page of files that are called by a number and the department alone; one is a government's."""
    site = Site("/ztzl/2026bmys.shtml")
    names = [f"{n + 1:02}.云岭县{WHO[n]}" for n in range(8)] + ["09、中共云岭县委办公室（本级）", "10 云岭县第一中学"]
    links = "".join(f"<p><a href='{site.file(f'/ztzl/files/{n}.docx')}'>{one}.docx</a></p>" for n, one in enumerate(names))
    site.page(site.start, f"<h1>云岭县2026年部门预算公开</h1><p>发布时间：2026-02-27 16:00</p><div class='article'>{links}</div>")
    site.other("/xwzx/pic.pdf")
    return site


@kind(EIGHTH)
def units_below_departments() -> Site:
    """A department's page has its own report and a list of its units, each with a page and a file."""
    site = Site("/bmys/")
    units = {0: ("云岭县第一中学", "云岭县特殊教育学校"), 4: ("云岭县人民医院", "云岭县妇幼保健院"), 9: ("云岭县农机服务站",)}
    rows = ""
    for n in (0, 2, 4, 9):
        below = ""
        for j, unit in enumerate(units.get(n, ())):
            site.page(f"/bmys/{n}/dw/{j}.html", f"<div class='title'>{unit}</div><div class='con'><a href='{site.file(f'/bmys/{n}/dw/{j}.pdf')}'>2026年预算公开</a></div>")
            below += f"<li><a href='dw/{j}.html'>{unit}</a></li>"
        site.page(f"/bmys/{n}/", f"<div class='title'>县{WHO[n]}</div><div class='con'><p><a href='{site.file(f'/bmys/{n}/bm.pdf')}'>县{WHO[n]}2026年部门预算</a></p><h4>所属单位</h4><ul>{below}</ul></div>")
        rows += f"<li><a href='{n}/'>县{WHO[n]}</a></li>"
    site.page(site.start, f"<h2>县级部门预算公开</h2><ul>{rows}</ul>")
    return site


@kind(EIGHTH)
def pages_that_start_a_download() -> Site:
    """A file's link opens a page that says 正在下载 and is sent on to the file after a second."""
    site = Site("/gk/list/ys.php")
    rows = "".join(f"<dl><dt><a href='/gk/view.php?aid={n}'>{TITLES[n]}</a></dt><dd>2026-02-27</dd></dl>" for n in range(8))
    site.page(site.start, f"<h3>预算公开</h3>{rows}")
    for n in range(8):
        site.article(f"/gk/view.php?aid={n}", n, f"<p>附件：<a href='/gk/down.php?id={n}' target='_blank'>{TITLES[n]}（点击下载）</a></p>")
        site.whole(f"/gk/down.php?id={n}", f"<p>正在下载，如果没有开始，请点<a href='{site.file(f'/gk/attached/{n}.rar')}'>这里</a></p>", head=f"<meta http-equiv='refresh' content='1;url=/gk/attached/{n}.rar'>")
    return site


@kind(EIGHTH)
def two_lists_with_more() -> Site:
    """A page of two boxes, 预算 and 决算, five items each; 更多 leads to each whole list with pages."""
    site = Site("/czxx/yjs/index.htm")
    boxes = ""
    for what, name in (("ys", "预算"), ("js", "决算")):
        titles = [f"云岭县{WHO[n]}{2026 if what == 'ys' else 2024}年部门{name}" for n in range(12)]
        rows = [f"<li><a href='/info/{what}/{n}.htm'>{titles[n]}</a><span>02-27</span></li>" for n in range(12)]
        for n in range(12):
            site.page(f"/info/{what}/{n}.htm", f"<h1>{titles[n]}</h1><p>2026-02-27</p><a href='{site.file(f'/info/{what}/{n}.pdf')}'>{titles[n]}.pdf</a>")
        boxes += f"<div class='box'><div class='hd'><span>部门{name}</span><a class='more' href='../{what}.htm'>MORE&gt;&gt;</a></div><ul>{''.join(rows[:5])}</ul></div>"
        for k in range(2):
            on = f"<a href='{what}/1.htm'>下页</a><a href='{what}/1.htm'>尾页</a>" if k == 0 else f"<a href='../{what}.htm'>首页</a><a href='../{what}.htm'>上页</a>"
            site.page(f"/czxx/{what}.htm" if k == 0 else f"/czxx/{what}/1.htm", f"<h2>部门{name}</h2><ul>{''.join(rows[6 * k : 6 * k + 6])}</ul><div class='p'>共12条 {k + 1}/2 {on}</div>")
    site.page(site.start, f"<h2>预决算公开</h2>{boxes}")
    return site


assert HTML
