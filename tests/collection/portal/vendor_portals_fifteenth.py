# ruff: noqa: E501
# fmt: off
"""A fifteenth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import json
from urllib.parse import quote

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, asked, kind
from tests.collection.portal.vendor_portals_thirteenth import script
from tests.collection.portal.vendor_portals_twelfth import articles
from tests.collection.portal.vendor_site import Site, data, slices


@kind
def newest_page_has_the_highest_number() -> Site:
    """帝国: index.html is the newest; then index_2, index_3; the pager is a select and 下一页 with pictures."""
    site = Site("/xinxi/yusuan/")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<table width='100%'><tr><td>·<a href='/xinxi/yusuan/2026-02-27/{n}.html' title='{TITLES[n]}'>{TITLES[n][:14]}</a></td><td>02-27</td></tr></table>" for n in ns)
        name = lambda j: "index.html" if j == 0 else f"index_{j + 1}.html"  # noqa: E731
        pager = f"<a title='Total record'>&nbsp;<b>12</b></a>&nbsp;<select onchange=\"self.location.href=this.options[this.selectedIndex].value\">{''.join(f'<option value=/xinxi/yusuan/{name(j)}>{j + 1}</option>' for j in range(3))}</select>" + (f"<a href='/xinxi/yusuan/{name(k + 1)}'><img src='/skin/next.gif' alt='下一页'></a>" if k < 2 else "")
        site.page(site.start if k == 0 else f"/xinxi/yusuan/{name(k)}", f"<h2>部门预算</h2>{rows}<div class='epages'>{pager}</div>")
        if k == 0:
            site.answers["/xinxi/yusuan/index.html"] = site.answers[site.start]
    articles(site, "/xinxi/yusuan/2026-02-27/{}.html", "/d/file/p/2026/{}.doc")
    return site


@kind
def departments_by_initials() -> Site:
    """Departments stand under letters; choosing a letter hides the others; each opens its catalogue."""
    site = Site("/ysgk/bm.html")
    groups = "".join(f"<div class='zm' id='z{k}' style='display:none'>" + "".join(f"<a href='/ysgk/bm/{n}/'>{WHO[n]}</a>" for n in ns) + "</div>" for k, ns in enumerate(slices(12, 4)))
    site.page(site.start, f"<h2>部门预算公开</h2><p>{''.join(f'<a href=javascript:;>{c}</a>' for c in 'JMS')}</p>{groups}<script>$('p a').each(function(i){{ $(this).click(function(){{ $('.zm').hide(); $('#z' + i).show(); }}); }});</script>")
    for n in range(12):
        site.page(f"/ysgk/bm/{n}/", f"<h2>{WHO[n]}</h2><div class='box'><h3>部门预算</h3><ul><li><a href='/ysgk/bm/{n}/y.html'>2026年度</a></li></ul></div><div class='box'><h3>部门动态</h3><ul><li><a href='/ysgk/bm/{n}/x.html'>局领导带队检查春季安全生产</a></li></ul></div>")
        site.page(f"/ysgk/bm/{n}/y.html", f"<h1>{WHO[n]}2026年度部门预算</h1><p>2026-02-27</p><a href='{site.file(f'/ysgk/bm/{n}/y.pdf')}'>查看全文</a>")
    return site


@kind
def rows_of_a_static_grid() -> Site:
    """layui: the table's rows stand in the script as data; a bar of tools opens a row's file."""
    site = Site("/gk/table.html")
    rows = json.dumps([{"bm": WHO[n], "nd": "2026", "bt": f"{WHO[n]}2026年部门预算", "wj": site.file(f"/gk/wj/{n}.pdf")} for n in range(12)], ensure_ascii=False)
    site.page(site.start, f"<h2>部门预算公开</h2><table id='t' lay-filter='t'></table><script type='text/html' id='bar'><a lay-event='look'>查看</a></script><script src='/layui/layui.js'></script><script>layui.use(['table'], function(){{ var table = layui.table; table.render({{elem: '#t', data: {rows}, page: true, limit: 5, cols: [[{{field: 'bm', title: '部门'}}, {{field: 'bt', title: '名称'}}, {{toolbar: '#bar', title: '操作'}}]]}}); table.on('tool(t)', function(obj){{ if (obj.event === 'look') window.open(obj.data.wj); }}); }});</script>")
    return site


@kind
def an_answer_in_a_cover() -> Site:
    """The answer is base64 of JSON; the script opens it with a function of its own."""
    import base64
    site = Site("/pt/ysgk")
    code = "<script>function open_(s){ return JSON.parse(decodeURIComponent(escape(atob(s)))); } function page(p){ $.post('/pt/q', {body: btoa(JSON.stringify({p: p, s: 5}))}, function(t){ var d = open_(t); $('#l').html(d.l.map(function(x){ return '<li><a href=\"/pt/' + x.i + '\">' + x.t + '</a></li>'; }).join('')); $('#g').html(''); for (var k = 1; k <= d.n; k++) $('#g').append('<a onclick=\"page(' + k + ')\">' + k + '</a>'); }); } page(1);</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><ul id='l'></ul><div id='g'></div>{code}")

    def q(ask: Ask) -> Said:
        said = json.loads(base64.b64decode(asked(ask).get("body", "")) or b"{}")
        k = int(said.get("p", 1))
        body = json.dumps({"n": 3, "l": [{"i": f"z{n}", "t": TITLES[n]} for n in (slices(12, 5)[k - 1] if k < 4 else [])]}, ensure_ascii=False)
        return 200, {"Content-Type": "text/plain"}, base64.b64encode(body.encode())

    site.serve("/pt/q", q)
    articles(site, "/pt/z{}", "/pt/f/{}.pdf")
    return site


@kind
def a_list_within_a_list_page_s_frame() -> Site:
    """The column's page has a frame with the list, the list's pages turn within; the frame has no title."""
    site = Site("/col/ysgk.shtml")
    site.page(site.start, "<h2>部门预算公开</h2><iframe src='/inc/list.jsp?cid=77' frameborder='0'></iframe>")
    for k, ns in enumerate(slices(12, 5)):
        rows = "".join(f"<li><a href='/content/{n}.shtml' target='_parent'>{TITLES[n]}</a></li>" for n in ns)
        pager = "".join(f"<a href='list.jsp?cid=77&amp;cur={j + 1}'>{j + 1}</a>" for j in range(3))
        site.whole("/inc/list.jsp?cid=77" + (f"&cur={k + 1}" if k else ""), f"<ul>{rows}</ul><p>共12条 第{k + 1}/3页 {pager}</p>")
    site.answers["/inc/list.jsp?cid=77&cur=1"] = site.answers["/inc/list.jsp?cid=77"]
    articles(site, "/content/{}.shtml", "/content/f/{}.pdf")
    return site


@kind
def attachments_by_a_list_of_numbers() -> Site:
    """The article has the numbers of its attachments in a string; a script asks for each one's name."""
    site = Site("/art/col/9/index.html")
    site.page(site.start, "<h2>部门预算</h2><ul>" + "".join(f"<li><a href='/art/{n}.html'>{TITLES[n]}</a></li>" for n in range(6)) + "</ul>")
    for n in range(6):
        site.article(f"/art/{n}.html", n, f"<div id='fj'></div><script>var ids = '{2 * n},{2 * n + 1},'; $.each(ids.split(','), function(i, id){{ if (!id) return; $.getJSON('/att/info', {{id: id}}, function(r){{ $('#fj').append('<p><a href=\"/att/get?id=' + id + '\">' + r.name + '</a></p>'); }}); }});</script>")
        for k in (2 * n, 2 * n + 1):
            site.file(f"/att/get?id={k}", Content_Disposition=f"attachment; filename={k}.pdf")
    site.serve("/att/info", lambda ask: data({"name": f"附件{asked(ask).get('id')}.pdf"}))
    return site


@kind
def quarter_of_a_portal_of_open_data() -> Site:
    """A catalogue of open data: cards with tags; a data set's page has tabs, one of them 数据下载."""
    site = Site("/oportal/catalog/index?keyword=部门预算")
    cards = "".join(f"<div class='cata'><a class='t' href='/oportal/catalog/{n:x}f'>{TITLES[n]}</a><span class='tag'>财政</span></div>" for n in range(8))
    site.page(f"/oportal/catalog/index?keyword={quote('部门预算')}", f"<p>共 8 个数据目录</p>{cards}")
    for n in range(8):
        file = site.file(f"/oportal/catalog/download?cataId={n:x}f&fileName={quote(TITLES[n])}.xls")
        site.page(f"/oportal/catalog/{n:x}f", f"<h1>{TITLES[n]}</h1><ul class='tabs'><li>基本信息</li><li>数据项</li><li>数据下载</li></ul><div>摘要：{WHO[n]}预算</div><div style='display:none'><table><tr><td>1</td><td>xls</td><td>23KB</td><td><a href='javascript:;' onclick=\"downloadFile('{file}')\">下载</a></td></tr></table></div><script>function downloadFile(u){{ location.href = u; }}</script>")
    return site


@kind
def a_moved_department() -> Site:
    """The list's items lead by 301 to the new site of the place, allowed by the place's file."""
    site = Site("/bmys/", hosts=("new.x.gov.cn",))
    site.page(site.start, "<h2>部门预算公开</h2><ul>" + "".join(f"<li><a href='/bmys/{n}.html'>{TITLES[n]}</a></li>" for n in range(8)) + "</ul>")
    for n in range(8):
        site.answers[f"/bmys/{n}.html"] = (301, {"Location": f"http://new.x.gov.cn/czj/{n}/"}, b"")
        body = f"%PDF-1.4 new {n}".encode()
        site.files.add(body)
        site.answers[f"http://new.x.gov.cn/czj/{n}/"] = (200, HTML, f"<html><head><meta charset='utf-8'></head><body><h1>{TITLES[n]}</h1><a href='./{n}.pdf'>附件</a></body></html>".encode())
        site.answers[f"http://new.x.gov.cn/czj/{n}/{n}.pdf"] = (200, {}, body)
    return site


@kind
def years_by_a_slider() -> Site:
    """Years are steps of a slider: its handler gets the value; the newest year is shown at first."""
    site = Site("/vis/ys.html")
    code = "<script>var box = document.getElementById('box'); function show(y){ fetch('/vis/data/' + y + '.json').then(function(r){ return r.json(); }).then(function(d){ box.innerHTML = d.map(function(x){ return '<p><a href=\"' + x.f + '\">' + x.n + '</a></p>'; }).join(''); document.getElementById('y').innerText = y + '年'; }); } document.getElementById('s').addEventListener('input', function(e){ show(e.target.value); }); show(2026);</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><input id='s' type='range' min='2024' max='2026' value='2026'><span id='y'></span><div id='box'></div>{code}")
    for year in (2024, 2025, 2026):
        site.answers[f"/vis/data/{year}.json"] = data([{"n": f"{WHO[n]}{year}年部门预算", "f": site.file(f"/vis/f/{year}/{n}.pdf")} for n in range(6)])
    return site


@kind
def a_tree_of_folders() -> Site:
    """A file manager: folders open on a click, their files come as JSON; a file's click downloads it."""
    site = Site("/share/budget")
    script(site, "/share/fm.js", "function FM(el){this.el=el}FM.prototype.open=function(id){var me=this;$.ajax({url:'/share/ls',data:{id:id},dataType:'json',success:function(d){var ul=$('<ul></ul>');$.each(d,function(i,f){var li=$('<li></li>').text(f.name).appendTo(ul);li.on('click',function(e){e.stopPropagation();if(f.dir){me.open(f.id)}else{window.location='/share/dl?id='+f.id}})});$(me.el).html(ul)}})};")
    site.page(site.start, "<h2>部门预算公开</h2><div id='fm'></div><script src='/share/fm.js'></script><script>new FM('#fm').open('root');</script>")
    tree = {"root": [{"id": f"y{y}", "name": f"{y}年", "dir": 1} for y in (2026, 2025)]}
    for y in (2026, 2025):
        tree[f"y{y}"] = [{"id": f"f{y}{n}", "name": f"{WHO[n]}{y}年部门预算.pdf", "dir": 0} for n in range(5)]
        for n in range(5):
            site.file(f"/share/dl?id=f{y}{n}")
    site.serve("/share/ls", lambda ask: data(tree.get(asked(ask).get("id", ""), [])))
    return site


@kind
def titles_in_the_head_of_a_card() -> Site:
    """Each card: the department above, two buttons 预算 and 决算 below that lead to viewers."""
    site = Site("/fiscal/open.html")
    cards = ""
    for n in range(8):
        for w in ("ys", "js"):
            file = site.file(f"/fiscal/pdf/{n}{w}.pdf")
            site.whole(f"/fiscal/view.html?n={n}{w}", f"<div id='v'></div><script>document.getElementById('v').innerHTML = '<object type=\"application/pdf\" data=\"{file}\"></object>';</script>")
        cards += f"<div class='card'><div class='card-head'>{WHO[n]}</div><div class='card-body'><a class='btn' href='/fiscal/view.html?n={n}ys'>2026年部门预算</a><a class='btn' href='/fiscal/view.html?n={n}js'>2024年部门决算</a></div></div>"
    site.page(site.start, f"<h1>部门预决算公开</h1>{cards}")
    return site


@kind
def english_names_and_no_titles() -> Site:
    """Links are icons with aria-label, the page's own titles stand in an h4 of each article."""
    site = Site("/zwgk/budget")
    rows = "".join(f"<a class='tile' href='/zwgk/budget/{n}' aria-label='{TITLES[n]}'><svg><use href='#doc'></use></svg></a>" for n in range(10))
    site.page(site.start, f"<h2>部门预算公开</h2><div class='grid'>{rows}</div>")
    for n in range(10):
        site.page(f"/zwgk/budget/{n}", f"<h4>{TITLES[n]}</h4><time>2026-02-27</time><a aria-label='下载' href='{site.file(f'/zwgk/dl/{n}')}' type='application/pdf'><svg></svg></a>")
    return site
