# ruff: noqa: E501, E731
# fmt: off
"""How a list goes on: numbers, buttons, selects, icons, more, scrolling, what a server keeps; in pages that stand as they are."""

from __future__ import annotations

import json

from tests.collection.portal.vendor_site import (
    HTML,
    TITLES,
    WHO,
    Portal,
    Site,
    kind,
    listing,
    records,
    slices,
)


@kind
def articles_of_several_pages() -> Site:
    """An article goes on over pages 1 2 3; the files stand on the last."""
    site = Site('/a/ys/')
    site.page(site.start, '<h2>部门预算</h2><ul>' + listing("<li><a href='/a/ys/{n}.html'>{title}</a></li>", range(8)) + '</ul>')
    for n in range(8):
        for k in (1, 2, 3):
            pager = ''.join(f"<a href='/a/ys/{n}{('' if j == 1 else f'_{j}')}.html'>{j}</a>" if j != k else f'<b>{j}</b>' for j in (1, 2, 3))
            file = f"<p>附件：<a href='{site.file(f'/a/ys/{n}.docx')}'>公开表</a></p>" if k == 3 else ''
            site.page(f"/a/ys/{n}{('' if k == 1 else f'_{k}')}.html", f"<h1>{TITLES[n]}</h1><p>第{k}部分\u3000概况说明。</p>{file}<div class='page'>{pager} 共3页</div>")
    return site


@kind
def linked_index_numbers() -> Site:
    """信息公开目录: the link is on the index number; the title stands beside it in the row."""
    site = Site('/xxgk/search.jsp?type=czyjs')
    for k in range(2):
        rows = listing("<tr><td><a href='/xxgk/info.jsp?iid={n}'>11140429/2026-{n:05}</a></td><td>{title}</td><td>县{who}</td><td>2026-02-27</td></tr>", range(6 * k, 6 * k + 6))
        head = '<tr><th>索引号</th><th>信息名称</th><th>发布机构</th><th>生成日期</th></tr>'
        pager = '<p>共12条 第' + str(k + 1) + "/2页 <a href='/xxgk/search.jsp?type=czyjs&amp;pg=1'>首页</a> <a href='/xxgk/search.jsp?type=czyjs&amp;pg=2'>下页</a></p>"
        for path in [site.start, f'{site.start}&pg=1'] if k == 0 else [f'{site.start}&pg=2']:
            site.page(path, f'<h3>财政预算、决算</h3><table>{head}{rows}</table>{pager}')
    site.pages("/xxgk/info.jsp?iid={n}", "<table><tr><td>索引号</td><td>11140429/2026-{n:05}</td><td>信息名称</td><td>{title}</td></tr><tr><td>内容概述</td><td colspan='3'></td></tr><tr><td>附件</td><td><a href='{file}'>下载</a></td></tr></table>", "/xxgk/doc/{n}.doc")
    return site


@kind
def past_years() -> Site:
    """This year's departments on the page; 往年公开 leads to the years before, by their numbers."""
    site = Site('/zwgk/yjsgk/')
    rows = site.listing("<li><a href='{file}'>{who}</a></li>", "/zwgk/yjsgk/2026/{n}.pdf", of=range(8))
    site.page(site.start, f"<h2>2026年部门预算公开</h2><ul>{rows}</ul><p class='more'><a href='wn/'>往年公开</a></p>")
    years = ''
    for year in (2025, 2024):
        years += f"<li><a href='{year}/'>{year}</a></li>"
        old = site.listing("<li><a href='{file}'>{who}</a></li>", f"/zwgk/yjsgk/wn/{year}/{{n}}.pdf", of=range(8))
        site.page(f'/zwgk/yjsgk/wn/{year}/', f'<h2>{year}年部门预算公开</h2><ul>{old}</ul>')
    site.page('/zwgk/yjsgk/wn/', f"<div class='tab'>往年公开</div><ul>{years}</ul>")
    return site


@kind
def two_lists_with_more() -> Site:
    """A page of two boxes, 预算 and 决算, five items each; 更多 leads to each whole list with pages."""
    site = Site('/czxx/yjs/index.htm')
    boxes = ''
    for what, name in (('ys', '预算'), ('js', '决算')):
        titles = [f"云岭县{WHO[n]}{(2026 if what == 'ys' else 2024)}年部门{name}" for n in range(12)]
        rows = [f"<li><a href='/info/{what}/{n}.htm'>{titles[n]}</a><span>02-27</span></li>" for n in range(12)]
        for n in range(12):
            site.page(f'/info/{what}/{n}.htm', f"<h1>{titles[n]}</h1><p>2026-02-27</p><a href='{site.file(f'/info/{what}/{n}.pdf')}'>{titles[n]}.pdf</a>")
        boxes += f"<div class='box'><div class='hd'><span>部门{name}</span><a class='more' href='../{what}.htm'>MORE&gt;&gt;</a></div><ul>{''.join(rows[:5])}</ul></div>"
        for k in range(2):
            on = f"<a href='{what}/1.htm'>下页</a><a href='{what}/1.htm'>尾页</a>" if k == 0 else f"<a href='../{what}.htm'>首页</a><a href='../{what}.htm'>上页</a>"
            site.page(f'/czxx/{what}.htm' if k == 0 else f'/czxx/{what}/1.htm', f"<h2>部门{name}</h2><ul>{''.join(rows[6 * k:6 * k + 6])}</ul><div class='p'>共12条 {k + 1}/2 {on}</div>")
    site.page(site.start, f'<h2>预决算公开</h2>{boxes}')
    return site


@kind
def newest_page_has_the_highest_number() -> Site:
    """帝国: index.html is the newest; then index_2, index_3; the pager is a select and 下一页 with pictures."""
    site = Site('/xinxi/yusuan/')
    for k, ns in enumerate(slices(12, 5)):
        rows = ''.join(f"<table width='100%'><tr><td>·<a href='/xinxi/yusuan/2026-02-27/{n}.html' title='{TITLES[n]}'>{TITLES[n][:14]}</a></td><td>02-27</td></tr></table>" for n in ns)
        name = lambda j: 'index.html' if j == 0 else f'index_{j + 1}.html'
        pager = f"""<a title='Total record'>&nbsp;<b>12</b></a>&nbsp;<select onchange="self.location.href=this.options[this.selectedIndex].value">{''.join(f'<option value=/xinxi/yusuan/{name(j)}>{j + 1}</option>' for j in range(3))}</select>""" + (f"<a href='/xinxi/yusuan/{name(k + 1)}'><img src='/skin/next.gif' alt='下一页'></a>" if k < 2 else '')
        site.page(site.start if k == 0 else f'/xinxi/yusuan/{name(k)}', f"<h2>部门预算</h2>{rows}<div class='epages'>{pager}</div>")
        if k == 0:
            site.answers['/xinxi/yusuan/index.html'] = site.answers[site.start]
    site.articles("/xinxi/yusuan/2026-02-27/{n}.html", "/d/file/p/2026/{n}.doc")
    return site


@kind
def pager_of_a_select() -> Portal:
    """A select of pages whose handler makes the address; the next one by a button of a form."""
    portal = Portal('/info/bmys/list.html')
    for k in range(3):
        rows = portal.listing("<li><a href='{file}'>{title}</a></li>", "/info/bmys/{n}.zip", of=range(4 * k, 4 * k + 4))
        options = ''.join(f"<option value='{j}'{(' selected' if j == k + 1 else '')}>{j}</option>" for j in (1, 2, 3))
        pager = f"""<select onchange="window.location='list_'+this.value+'.html'">{options}</select>"""
        portal.page(portal.start if k == 0 else f'/info/bmys/list_{k + 1}.html', f'<h2>部门预算</h2><ul>{rows}</ul><div>第{k + 1}页 {pager}</div>')
    portal.answers['/info/bmys/list_1.html'] = portal.answers[portal.start]
    return portal


@kind
def pages_from_zero() -> Site:
    """Drupal: relative ?page=0 to ?page=2, 下一页 ›; the file stands in a field of the article."""
    site = Site('/budget/department')
    for k, ns in enumerate(slices(12, 5)):
        rows = ''.join(f"<tr class='views-row'><td><a href='/node/{500 + n}' hreflang='zh-hans'>{TITLES[n]}</a></td><td><time datetime='2026-02-27T08:00:00Z'>2026-02-27</time></td></tr>" for n in ns)
        pager = listing("<li><a href='?page={n}'>{no}</a></li>", range(3)) + (f"<li class='pager__item--next'><a href='?page={k + 1}' rel='next'><span>下一页</span> ››</a></li>" if k < 2 else '')
        body = f"<h1>部门预算</h1><table>{rows}</table><nav><ul class='pager'>{pager}</ul></nav>"
        site.page(f'{site.start}?page={k}', body)
        if k == 0:
            site.page(site.start, body)
    for n in range(12):
        site.article(f'/node/{500 + n}', n, f"<div class='field--name-field-file'><span class='file'><a href='{site.file(f'/sites/default/files/2026-02/{n}.pdf')}' type='application/pdf; length=20'>预算公开.pdf</a></span></div>")
    return site


@kind
def pager_in_an_attribute() -> Portal:
    """A group's system: the address of each page stands in an attribute; a script file reads it."""
    portal = Portal('/n1403/n3899/index.html')
    for k in range(3):
        rows = ''
        for n in range(4 * k, 4 * k + 4):
            file = portal.file(f'/n1403/n3899/c{700 + n}/part/{n}.docx')
            portal.article(f'/n1403/n3899/c{700 + n}/content.html', n, f"<a href='{file}'>{TITLES[n]}.docx</a>")
            rows += f"<li><a href='/n1403/n3899/c{700 + n}/content.html'>{TITLES[n]}</a></li>"
        pager = listing("""<a style='cursor:pointer' onclick="queryArticleByCondition(this,'{n}')" tagname='/n1403/n3899/index_4421_{n}.html' class='pages'>{n}</a>""", (1, 2, 3))
        path = portal.start if k == 0 else f'/n1403/n3899/index_4421_{k + 1}.html'
        portal.page(path, f"<h3>部门预算</h3><ul>{rows}</ul><div>{pager}</div><script src='/js/list.js'></script>")
    return portal


@kind
def counts_in_variables() -> Portal:
    """A pager by a script file: totalData and showData in variables, pages index_pc_1.html."""
    portal = Portal('/czj/bmys/index_pc.html')
    for k in range(3):
        rows = ''
        for n in range(5 * k, min(12, 5 * k + 5)):
            file = portal.file(f'/czj/bmys/{n}/{n}.pdf')
            portal.article(f'/czj/bmys/{n}/show.html', n, f"<a href='{file}'>附件</a>")
            rows += f"<li><a href='/czj/bmys/{n}/show.html'>{TITLES[n]}</a></li>"
        script = "<script>var totalData = '12'; var showData = '5';</script><script src='/fy.js'></script><div class='M-box'></div>"
        path = portal.start if k == 0 else f'/czj/bmys/index_pc_{k}.html'
        portal.page(path, f'<h2>部门预算</h2><ul>{rows}</ul>{script}')
    return portal


@kind
def index_numbers_without_a_dot() -> Site:
    """A number as a folder: /bmys/, /bmys/2/, /bmys/3/; the pager is a list with 下一页 alone."""
    site = Site('/bmys/')
    for k, ns in enumerate(slices(12, 5)):
        rows = listing("<article><h3><a href='/bmys/a/{n}/'>{title}</a></h3><time datetime='2026-02-27'>2月27日</time></article>", ns)
        after = f"<nav class='pagination'><a class='next page-numbers' href='/bmys/{k + 2}/'>下一页 »</a></nav>" if k < 2 else ''
        site.page(site.start if k == 0 else f'/bmys/{k + 1}/', f'<h1>部门预算公开</h1>{rows}{after}')
    site.articles("/bmys/a/{n}/", "/wp-content/uploads/2026/02/{n}.pdf", "<div class='wp-block-file'><a href='{file}'>预算公开</a><a href='{file}' class='wp-block-file__button' download>下载</a></div>")
    return site


@kind
def pager_of_icons() -> Portal:
    """The pager has no words: an icon leads on, nothing is counted."""
    portal = Portal('/col/5.html')
    for k in range(3):
        rows = ''
        for n in range(4 * k, 4 * k + 4):
            file = portal.file(f'/col/f/{n}.pdf')
            portal.article(f'/col/a{n}.html', n, f"<a href='{file}'>附件</a>")
            rows += f"<li><a href='/col/a{n}.html'>{TITLES[n]}</a></li>"
        back = f"<a href='/col/5.html?p={k}'><img src='/i/prev.gif'></a>" if k else ''
        on = f"<a href='/col/5.html?p={k + 2}'><img src='/i/next.gif'></a>" if k < 2 else ''
        for path in [f'{portal.start}?p={k + 1}'] + ([portal.start] if k == 0 else []):
            portal.page(path, f"<h2>部门预算</h2><ul>{rows}</ul><div class='pg'>{back}{on}</div>")
    return portal


@kind
def static_json_pages() -> Site:
    """南京龙讯-like: lists are files of JSON, list_1.json, list_2.json; the page count stands in them."""
    site = Site('/yjsgk/bmys/')
    script = """var pageIndex = 1; function render(p){ $.getJSON('./json/list_' + p + '.json', function(res){ var h = ''; $.each(res.list, function(i, o){ h += '<li><a href="' + o.linkUrl + '">' + o.docTitle + '</a><span>' + o.pubTime + '</span></li>'; }); $('#list').html(h); $('#pager').pager({pagenumber: p, pagecount: res.pageCount, buttonClickCallback: render}); }); } render(pageIndex);"""
    site.page(site.start, f"<h2>部门预算公开</h2><ul id='list'></ul><div id='pager'></div><script src='/js/jquery.pager.js'></script><script>{script}</script>")
    for k in range(3):
        rows = records(range(4 * k, 4 * k + 4), docId=lambda n: 100 + n, docTitle='{title}', linkUrl="/yjsgk/bmys/202602/c{n}.html", pubTime="2026-02-27")
        site.answers[f'/yjsgk/bmys/json/list_{k + 1}.json'] = (200, {'Content-Type': 'application/json'}, json.dumps({'pageCount': 3, 'pageIndex': k + 1, 'list': rows}, ensure_ascii=False).encode())
    site.articles("/yjsgk/bmys/202602/c{n}.html", "/yjsgk/upload/{n}.pdf", "<p><a href='{file}' target='_blank'>点击查看</a></p>")
    return site


@kind
def letters_of_departments() -> Portal:
    """A list of departments by letter; each department's page has tabs 预算公开 and 决算公开."""
    portal = Portal('/bmgk/')
    body = ''
    for letter, ns in (('C', (3,)), ('J', (0, 6)), ('M', (1,)), ('S', (2, 5))):
        links = listing("<a href='/bmgk/{n}/'>{who}</a>", ns)
        body += f'<dl><dt>{letter}</dt><dd>{links}</dd></dl>'
        for n in ns:
            for what in ('ys', 'js'):
                name = '预算' if what == 'ys' else '决算'
                rows = ''
                for year in (2025, 2024):
                    rows += f"<li><a href='{year}.shtml'>{year}年度{name}</a><i>2026-02-27</i></li>"
                    file = portal.file(f'/bmgk/{n}/{what}/{year}.pdf')
                    portal.page(f'/bmgk/{n}/{what}/{year}.shtml', f"<h1>{year}年度{name}</h1><a href='{file}'>{year}.pdf</a>")
                portal.page(f'/bmgk/{n}/{what}/', f'<h2>{WHO[n]}</h2><h3>{name}公开</h3><ul>{rows}</ul>')
            portal.page(f'/bmgk/{n}/', f"<h1>{WHO[n]}</h1><ul class='tab'><li><a href='ys/'>预算公开</a></li><li><a href='js/'>决算公开</a></li></ul>")
    portal.page(portal.start, f'<h1>部门预决算公开</h1>{body}')
    return portal


@kind
def tabs_with_panels_and_more() -> Site:
    """Tabs 党群, 政府, 乡镇 whose panels show six each; the panel's 更多 leads to its list."""
    site = Site('/zt/bmys/index.html')
    heads = panels = ''
    for k, (name, ns) in enumerate((('党群部门', range(4)), ('政府部门', range(4, 9)), ('乡镇街道', range(9, 12)))):
        rows = [f"<li><a href='/zt/bmys/{n}.html'>{TITLES[n]}</a></li>" for n in ns]
        heads += f"<li class='{('on' if k == 0 else '')}'>{name}</li>"
        panels += f"<div class='panel' style='display:{('block' if k == 0 else 'none')}'><ul>{''.join(rows[:2])}</ul><a class='gd' href='l{k}.html'>更多&gt;</a></div>"
        site.page(f'/zt/bmys/l{k}.html', f"<h2>{name}</h2><ul>{''.join(rows)}</ul>")
    site.page(site.start, f"<h1>2026年部门预算公开专栏</h1><ul class='tabs'>{heads}</ul>{panels}<script>$('.tabs li').click(function(){{ $(this).addClass('on').siblings().removeClass('on'); $('.panel').eq($(this).index()).show().siblings('.panel').hide(); }});</script>")
    site.articles("/zt/bmys/{n}.html", "/zt/bmys/f/{n}.pdf")
    return site


@kind
def numbers_in_the_path() -> Site:
    """A pager whose addresses are folders: /bmys/p2/; the articles' addresses are bare numbers."""
    site = Site('/bmys/')
    for k in range(3):
        rows = ''.join(f"<article><h3><a href='/archives/{700 + n}'>{TITLES[n]}</a></h3><time>2026-02-27</time></article>" for n in range(4 * k, 4 * k + 4))
        nav = ''.join(f"<a class='page-numbers' href='/bmys/p{j + 1}/'>{j + 1}</a>" if j else "<a class='page-numbers' href='/bmys/'>1</a>" for j in range(3))
        site.page(site.start if k == 0 else f'/bmys/p{k + 1}/', f'<h1>部门预算</h1>{rows}<nav>{nav}</nav>')
    for n in range(12):
        site.article(f'/archives/{700 + n}', n, f"<a class='wp-block-file__button' href='{site.file(f'/wp-content/uploads/2026/02/{n}.pdf')}' download>下载</a>")
    return site


@kind
def numbered_folders() -> Portal:
    """WordPress-like: /category/bmys/page/2/, articles by year and month, a plugin's download."""
    portal = Portal('/category/bmys/')
    for k in range(3):
        rows = ''
        for n in range(4 * k, 4 * k + 4):
            address = f'/?wpdmdl={500 + n}&refresh=a{n}'
            portal.file(address, Content_Disposition=f'attachment; filename="{n}.pdf"')
            portal.article(f'/2026/02/{300 + n}/', n, f"<a class='wpdm-download-link' href='{address}'>下载</a>")
            rows += f"<article><h2><a href='/2026/02/{300 + n}/' rel='bookmark'>{TITLES[n]}</a></h2></article>"
        nav = "<nav class='navigation pagination'><div class='nav-links'>" + ''.join(f"<a class='page-numbers' href='/category/bmys/page/{j}/'>{j}</a>" for j in (1, 2, 3) if j != k + 1) + '</div></nav>'
        path = portal.start if k == 0 else f'/category/bmys/page/{k + 1}/'
        portal.page(path, f'<h1>部门预算</h1>{rows}{nav}')
    return portal


@kind
def pages_by_a_number_box() -> Site:
    """No link to any page: one types a number and presses GO; the page says 第1页/共3页."""
    site = Site('/zwgk/ysgk/list.htm')
    for k, ns in enumerate(slices(12, 5)):
        rows = listing("<li><a href='/zwgk/ysgk/{n}.htm'>{title}</a><span>[2026-02-27]</span></li>", ns)
        site.page(site.start if k == 0 else f'/zwgk/ysgk/list/{k + 1}.htm', f"<h2>部门预算公开</h2><ul>{rows}</ul><div>第{k + 1}页/共3页\u3000转到<input type='text' id='toPage' size='3' value='{k + 1}'>页<input type='button' value='GO' onclick='gotoPage(3)'></div><script>function gotoPage(max){{ var p = parseInt(document.getElementById('toPage').value); if (isNaN(p) || p < 1 || p > max) {{ alert('请输入正确的页码'); return; }} window.location.href = p == 1 ? '/zwgk/ysgk/list.htm' : '/zwgk/ysgk/list/' + p + '.htm'; }}</script>")
    site.articles("/zwgk/ysgk/{n}.htm", "/zwgk/f/{n}.xls")
    return site


@kind
def articles_with_pages_of_their_own() -> Site:
    """The article's text is cut into pages; the attachments stand below the last of them."""
    site = Site('/html/czj/ysgk/')
    rows = listing("<dd><a href='/html/czj/ysgk/{n}.html'>{title}</a></dd>", range(8))
    site.page(site.start, f'<h3>预算公开</h3><dl>{rows}</dl>')
    for n in range(8):
        for k in range(3):
            pager = ''.join(f"<a href='{n}{(f'_{j + 1}' if j else '')}.html'>{j + 1}</a> " for j in range(3) if j != k) + (f"<a href='{n}_{k + 2}.html'>下一页</a>" if k < 2 else '')
            text = f'<p>第{k + 1}部分\u3000{WHO[n]}概况及预算安排情况说明……</p>' * 3
            end = f"<p>附件：<a href='{site.file(f'/uploads/soft/{n}.doc')}'>预算公开表</a></p>" if k == 2 else ''
            site.article(f"/html/czj/ysgk/{n}{(f'_{k + 1}' if k else '')}.html", n, f"{text}{end}<div class='dede_pages'>{pager}</div>")
    return site


@kind
def all_in_the_page_shown_by_tens() -> Site:
    """All items stand as JSON in the page; its own script shows four of them at a time."""
    site = Site('/list/bmys.html')
    items = json.dumps(records(range(12), t='{title}', u="/list/{n}.html"), ensure_ascii=False)
    code = """var all = JSON.parse(document.getElementById('d').textContent), at = 0; function show(k) { at = k; document.getElementById('u').innerHTML = all.slice(k * 4, k * 4 + 4).map(function (x) { return '<li><a href="' + x.u + '">' + x.t + '</a></li>'; }).join(''); document.getElementById('n').innerHTML = (k ? '<a onclick="show(at - 1)">上一页</a>' : '') + (k < 2 ? '<a onclick="show(at + 1)">下一页</a>' : ''); } show(0);"""
    site.page(site.start, f"<h2>部门预算公开</h2><ul id='u'></ul><div id='n'></div><script id='d' type='application/json'>{items}</script><script>{code}</script>")
    site.articles("/list/{n}.html", "/list/f/{n}.wps")
    return site


@kind
def markup_that_asks() -> Site:
    """htmx: the next part of the list is named by attributes of an element and comes when it is seen."""
    site = Site('/hx/')
    for k, part in enumerate(slices(12, 5)):
        made = listing("<li><a href='/hx/{n}'>{title}</a></li>", part)
        made += f"<li hx-get='/hx/part?page={k + 2}' hx-trigger='revealed' hx-swap='outerHTML'>加载中…</li>" if k < 2 else ''
        if k == 0:
            site.page(site.start, f"<script src='/js/htmx.min.js'></script><h2>部门预算公开</h2><ul>{made}</ul>")
        else:
            site.answers[f'/hx/part?page={k + 1}'] = (200, HTML, made.encode())
    site.articles("/hx/{n}", "/hx/f/{n}.pdf")
    return site


@kind
def pages_that_begin_behind_an_item() -> Site:
    """SharePoint: an icon, called 下一个, leads behind the last item's number; the rows have units and years."""
    site = Site('/sites/cz/AllItems.aspx')
    items = [f"<tr class='ms-itm'><td>云岭县{one}</td><td>{year}</td><td><a href='{site.file(f'/sites/cz/{year}/{n}.pdf')}'>查看</a></td></tr>" for year in (2026, 2025) for n, one in enumerate(WHO)]
    for k, part in enumerate(slices(len(items), 10)):
        after = f"/sites/cz/AllItems.aspx?Paged=TRUE&p_Sort=0&p_ID={10 * k + 10}&PageFirstRow={10 * k + 11}"
        icon = f"<td><a href='{after}'><img src='/next.gif' alt='下一个'></a></td>" if k < 2 else ''
        path = site.start if k == 0 else f"/sites/cz/AllItems.aspx?Paged=TRUE&p_Sort=0&p_ID={10 * k}&PageFirstRow={10 * k + 1}"
        site.page(path, f"<h2>部门预算公开</h2><table><tr><th>单位名称</th><th>年度</th><th>预算文件</th></tr>{''.join(items[one] for one in part)}</table><table><tr><td>{10 * k + 1} - {10 * k + len(part)}</td>{icon}</tr></table>")
    return site
