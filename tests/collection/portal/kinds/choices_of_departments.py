# ruff: noqa: E501
# fmt: off
"""What is chosen first: a department or a kind of them, by icons, maps, letters, trees, selects."""

from __future__ import annotations

import json

from collection.portal.walking.asking import Ask
from tests.collection.portal.vendor_site import (
    HTML,
    TITLES,
    WHO,
    Portal,
    Said,
    Site,
    asked,
    data,
    kind,
    listing,
    page_asked,
    records,
    script,
    sent,
    slices,
)


@kind
def icons_and_an_accordion() -> Site:
    """A column of its own: an icon a department opens its part by #bm=07; in it years that fold, nested lists of files."""
    site = Site('/zt/bmyjs/index.html')
    icons = listing("<a class='icon i{n:02}' href='#bm={n:02}'><i></i><span>{who}</span></a>", range(8))
    code = "function show() { var m = /#bm=(\\\\d+)/.exec(location.hash); if (!m) return; var x = new XMLHttpRequest(); x.onreadystatechange = function () { if (x.readyState == 4 && x.status == 200) document.getElementById('part').innerHTML = x.responseText; }; x.open('GET', 'parts/' + m[1] + '.html', true); x.send(); } window.onhashchange = show; show();".replace('\\\\', '\\')
    site.page(site.start, f"<h2>部门预决算公开专栏</h2><div class='icons'>{icons}</div><div id='part'></div><script>{code}</script>")
    for n in range(8):
        years = ''.join(f"""<dl class='fold'><dt onclick='this.parentNode.classList.toggle("on")'>{y}年</dt><dd><ul>""" + ''.join((f"<li><a href='{site.file(f'/zt/bmyjs/f/{n}/{y}{k}.zip')}'>{WHO[n]}{y}年{what}</a></li>" for k, what in enumerate(('部门预算', '部门决算')))) + '</ul></dd></dl>' for y in (2026, 2025))
        site.answers[f'/zt/bmyjs/parts/{n:02}.html'] = (200, HTML, years.encode())
    return site


@kind
def a_tree_of_departments_in_a_frame() -> Site:
    """An old menu of folders written by document.write; its leaves open lists of a department in a frame beside it, GBK."""
    site = Site('/ysgk/default.asp')
    calls = ''.join(f"aux{n} = insFld(foldersTree, gFld('{WHO[n]}', 'list.asp?bm={n}'));\n" + listing(f"insDoc(aux{n}, gLnk(0, '{{n}}年', 'list.asp?bm={n}&nd={{n}}'));\n", (2026, 2025)) for n in range(6))
    site.answers[site.start] = (200, HTML, f"<html><head><title>部门预算公开</title></head><body><h1>部门预算公开</h1><table><tr><td><script src='ftiens4.js'></script><script>foldersTree = gFld('预算公开', '');\n{calls}initializeDocument();</script></td><td><iframe name='basefrm' src='wel.asp'></iframe></td></tr></table></body></html>".encode('gbk'))
    site.answers['/ysgk/ftiens4.js'] = (200, {}, b'function gFld(d, h) { return { d: d, h: h, c: [] }; } function gLnk(t, d, h) { return { d: d, h: h, c: [] }; } function insFld(p, c) { p.c.push(c); return c; } function insDoc(p, c) { p.c.push(c); } function put(n, k) { document.write(\'<div style="margin-left:\' + k * 12 + \'px">\' + (n.h ? \'<a href="\' + n.h + \'" target="basefrm">\' : \'\') + n.d + (n.h ? \'</a>\' : \'\') + \'</div>\'); for (var i = 0; i < n.c.length; i++) put(n.c[i], k + 1); } function initializeDocument() { put(foldersTree, 0); }')
    site.whole('/ysgk/wel.asp', '<p>请选择部门</p>', charset='gbk')
    for n in range(6):
        for y in (2026, 2025):
            made = f"<table><tr><td>{WHO[n]}{y}年部门预算</td><td><a href='{site.file(f'/ysgk/down.asp?f={n}{y}', Content_Disposition='attachment; filename=a.doc')}'>下载</a></td></tr></table>"
            site.answers[f'/ysgk/list.asp?bm={n}&nd={y}'] = (200, HTML, made.encode('gbk'))
        site.answers[f'/ysgk/list.asp?bm={n}'] = (200, HTML, listing(f"<p><a href='list.asp?bm={n}&nd={{n}}'>{{n}}年</a></p>", (2026, 2025)).encode('gbk'))
    return site


@kind
def chained_selects_and_a_button() -> Site:
    """A kind and a department are chosen; the second list is filled by the first; a button asks."""
    site = Site('/cx/bm.html')
    code = "<script>var deps = {1: ['教育局', '民政局'], 2: ['林业局', '统计局']}; var a = document.getElementById('a'), b = document.getElementById('b'); a.onchange = function(){ b.options.length = 0; (deps[a.value] || []).forEach(function(d){ b.options.add(new Option(d, d)); }); }; document.getElementById('q').onclick = function(){ $.post('/cx/list', {bm: b.value}, function(h){ document.getElementById('r').innerHTML = h; }); }; a.onchange();</script>"
    site.page(site.start, f"<h2>部门预算查询</h2><select id='a'><option value='1'>政府部门</option><option value='2'>直属单位</option></select><select id='b'></select><input type='button' id='q' value='查询'><div id='r'></div>{code}")

    def rows(ask: Ask) -> Said:
        who = asked(ask).get('bm', '')
        if who not in {'教育局', '民政局', '林业局', '统计局'}:
            return (200, HTML, '请选择'.encode())
        return (200, HTML, ''.join(f"<p><a href='/cx/f/{WHO.index(who)}-{y}.pdf'>{who}{y}年部门预算</a></p>" for y in (2026, 2025)).encode())
    site.serve('/cx/list', rows)
    for who in ('教育局', '民政局', '林业局', '统计局'):
        for y in (2026, 2025):
            site.file(f'/cx/f/{WHO.index(who)}-{y}.pdf')
    return site


@kind
def a_department_at_a_time() -> Site:
    """A menu of departments as links #bm=3; the page listens to hashchange and asks for that one."""
    site = Site('/h/ysgk.html')
    menu = listing("<a href='#bm={n}'>{who}</a>", range(8))
    site.page(site.start, f"""<h2>部门预算公开</h2><nav>{menu}</nav><div id='v'></div><script>function show(){{ var n = (location.hash.match(/bm=(\\d+)/) || [0, 0])[1]; $.getJSON('/h/bm/' + n + '.json', function(d){{ $('#v').html(d.map(function(x){{ return '<p><a href="' + x.href + '">' + x.title + '</a></p>'; }}).join('')); }}); }} window.addEventListener('hashchange', show); show();</script>""")
    for n in range(8):
        site.answers[f'/h/bm/{n}.json'] = data([{'href': site.file(f'/h/f/{n}/{y}.pdf'), 'title': f'{WHO[n]}{y}年部门预算'} for y in (2026, 2025)])
    return site


@kind
def departments_in_a_drawing() -> Site:
    """Departments stand in an SVG as linked texts, each leads to a page of its years."""
    site = Site('/map/')
    texts = ''.join(f"<a xlink:href='/map/{n}.html' target='_blank'><rect width='90' height='30'></rect><text x='5' y='{30 * n}'>{WHO[n]}</text></a>" for n in range(8))
    site.page(site.start, f"<h2>部门预决算公开</h2><svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='400'>{texts}</svg>")
    for n in range(8):
        site.page(f'/map/{n}.html', f'<h1>{WHO[n]}</h1>' + site.listing("<p><a href='{file}'>{n}年部门预算</a></p>", f"/map/{n}-{{n}}.pdf", of=(2026, 2025)))
    return site


@kind
def departments_by_initials() -> Site:
    """Departments stand under letters; choosing a letter hides the others; each opens its catalogue."""
    site = Site('/ysgk/bm.html')
    groups = ''.join((f"<div class='zm' id='z{k}' style='display:none'>" + listing("<a href='/ysgk/bm/{n}/'>{who}</a>", ns) + '</div>' for k, ns in enumerate(slices(12, 4))))
    site.page(site.start, f"<h2>部门预算公开</h2><p>{''.join(f'<a href=javascript:;>{c}</a>' for c in 'JMS')}</p>{groups}<script>$('p a').each(function(i){{ $(this).click(function(){{ $('.zm').hide(); $('#z' + i).show(); }}); }});</script>")
    for n in range(12):
        site.page(f'/ysgk/bm/{n}/', f"<h2>{WHO[n]}</h2><div class='box'><h3>部门预算</h3><ul><li><a href='/ysgk/bm/{n}/y.html'>2026年度</a></li></ul></div><div class='box'><h3>部门动态</h3><ul><li><a href='/ysgk/bm/{n}/x.html'>局领导带队检查春季安全生产</a></li></ul></div>")
        site.page(f'/ysgk/bm/{n}/y.html', f"<h1>{WHO[n]}2026年度部门预算</h1><p>2026-02-27</p><a href='{site.file(f'/ysgk/bm/{n}/y.pdf')}'>查看全文</a>")
    return site


@kind
def a_tree_of_folders() -> Site:
    """A file manager: folders open on a click, their files come as JSON; a file's click downloads it."""
    site = Site('/share/budget')
    script(site, '/share/fm.js', "function FM(el){this.el=el}FM.prototype.open=function(id){var me=this;$.ajax({url:'/share/ls',data:{id:id},dataType:'json',success:function(d){var ul=$('<ul></ul>');$.each(d,function(i,f){var li=$('<li></li>').text(f.name).appendTo(ul);li.on('click',function(e){e.stopPropagation();if(f.dir){me.open(f.id)}else{window.location='/share/dl?id='+f.id}})});$(me.el).html(ul)}})};")
    site.page(site.start, "<h2>部门预算公开</h2><div id='fm'></div><script src='/share/fm.js'></script><script>new FM('#fm').open('root');</script>")
    tree = {'root': records((2026, 2025), id="y{n}", name="{n}年", dir=lambda _: 1)}
    for y in (2026, 2025):
        tree[f'y{y}'] = records(range(5), id=f"f{y}{{n}}", name=f"{{who}}{y}年部门预算.pdf", dir=lambda _: 0)
        site.files_at(f"/share/dl?id=f{y}{{n}}", of=range(5))
    site.serve('/share/ls', lambda ask: data(tree.get(asked(ask).get('id', ''), [])))
    return site


@kind
def tree_as_data() -> Portal:
    """信息公开目录: a tree comes as JSON without addresses; a click asks for a node's list."""
    portal = Portal('/xxgk/index.html')
    script = "var setting = {callback: {onClick: zTreeOnClick}}; $.getJSON('/xxgk/tree.json', function(d){ $.fn.zTree.init($('#tree'), setting, d); }); function zTreeOnClick(e, treeId, treeNode) { loadList(treeNode.id, 1); } function loadList(catalogId, page) { $.get('/xxgk/list', {catalogId: catalogId, page: page}, function(d){ $('#list').html(d); }); }"
    portal.page(portal.start, f"<h2>部门预决算公开目录</h2><ul id='tree' class='ztree'></ul><div id='list'></div><script>{script}</script>")
    nodes = [{'id': 1, 'pId': 0, 'name': '部门预算'}, {'id': 11, 'pId': 1, 'name': '2026年部门预算'}, {'id': 12, 'pId': 1, 'name': '2025年部门预算'}, {'id': 2, 'pId': 0, 'name': '机构职能'}]
    portal.answers['/xxgk/tree.json'] = (200, {}, json.dumps(nodes).encode())

    def listed(ask: Ask) -> Said:
        said = asked(ask)
        k = {'11': 0, '12': 6}.get(said.get('catalogId', ''))
        rows = '' if k is None else listing("<li><a href='/xxgk/{n}.html'>{title}</a></li>", range(k, k + 6))
        return (200, HTML, (f'<ul>{rows}</ul>' if said.get('page', '1') == '1' else '<ul></ul>').encode())
    portal.serve('/xxgk/list', listed)
    portal.articles("/xxgk/{n}.html", "/xxgk/f/{n}.pdf")
    return portal


@kind
def tabs_that_turn_a_frame() -> Site:
    """The years' tabs set the address of a frame: frames['x'].location, contentWindow.location."""
    site = Site('/ztzl/ysgk.htm')
    code = "<script>function turn(y){ if (y > 2024) window.frames['lf'].location.href = '/ztzl/y' + y + '.htm'; else document.getElementById('lf').contentWindow.location.replace('/ztzl/y' + y + '.htm'); }</script>"
    tabs = listing("<li onclick='turn({n})'>{n}年</li>", (2026, 2025, 2024))
    site.page(site.start, f"<h2>部门预算公开</h2><ul class='tab'>{tabs}</ul><iframe id='lf' name='lf' src='/ztzl/y2026.htm'></iframe>{code}")
    for year in (2026, 2025, 2024):
        rows = site.listing(f"<li><a href='{{file}}' target='_blank'>{{who}}{year}年部门预算</a></li>", f"/ztzl/{year}/{{n}}.pdf", of=range(6))
        site.whole(f'/ztzl/y{year}.htm', f'<ul>{rows}</ul>')
    return site


@kind
def a_map_of_departments() -> Site:
    """A picture with areas; each opens a folder whose name a table in the script gives."""
    site = Site('/zt/bmys2026/')
    folders = ['jyj', 'mzj', 'slj', 'czj', 'wjj', 'sfj', 'sjj', 'tjj']
    areas = ''.join(f"""<area shape='rect' coords='{9 * n},0,{9 * n + 8},20' href='javascript:void(0)' onclick="toDept('{n:02}')" alt='{WHO[n]}'>""" for n in range(8))
    table = ', '.join((f"'{n:02}': '{one}'" for n, one in enumerate(folders)))
    site.page(site.start, f"<h2>2026年部门预算公开</h2><img src='map.jpg' usemap='#m'><map name='m'>{areas}</map><script>var DIRS = {{ {table} }}; function toDept(k) {{ window.open('./' + DIRS[k] + '/index.html', '_blank'); }}</script>")
    for n, one in enumerate(folders):
        site.page(f'/zt/bmys2026/{one}/index.html', f"<h1>{WHO[n]}</h1><ul><li><a href='{site.file(f'/zt/bmys2026/{one}/ys.rar')}'>2026年部门预算</a></li><li><a href='{site.file(f'/zt/bmys2026/{one}/bg.zip')}'>附表</a></li></ul>")
    return site


@kind
def a_catalogue_that_unfolds() -> Site:
    """A catalogue of which each folder asks for what is in it when it is opened; leaves list files beside it."""
    site = Site('/mlgk/')
    code = """function draw(ul, r) { $.each(r, function (i, x) { var li = $('<li><span class="t"></span></li>').appendTo(ul); li.find('.t').text(x.name).on('click', function () { if (x.leaf) { $('#right').empty().load('/mlgk/files?node=' + x.id); return; } if (li.children('ul').length) { li.children('ul').toggle(); return; } var inner = $('<ul></ul>').appendTo(li); $.getJSON('/mlgk/nodes', { parent: x.id }, function (c) { draw(inner, c); }); }); }); } $.getJSON('/mlgk/nodes', { parent: 'root' }, function (r) { draw($('#tree'), r); });"""
    site.page(site.start, f"<h2>部门预决算公开</h2><ul id='tree'></ul><div id='right'></div><script>{code}</script>")

    def nodes(ask: Ask) -> Said:
        parent = sent(ask).get('parent')
        if parent == 'root':
            return data(records((2026, 2025), id="y{n}", name="{n}年", leaf=lambda _: False))
        return data(records(range(5), id=f"{parent}-{{n}}", name='{who}', leaf=lambda _: True))

    def files(ask: Ask) -> Said:
        node = sent(ask).get('node', '')
        return (200, HTML, f"<p><a href='/mlgk/d/{node}.pdf'>{node[1:5]}年部门预算</a></p>".encode())
    site.serve('/mlgk/nodes', nodes)
    site.serve('/mlgk/files', files)
    for y in (2026, 2025):
        site.files_at(f"/mlgk/d/y{y}-{{n}}.pdf", of=range(5))
    return site


@kind
def ztree_in_a_script() -> Portal:
    """A tree of departments in a script that is no JSON: names without quotes, single quotes."""
    portal = Portal('/yjsgk/index.html')
    nodes = ["{id:1,pId:0,name:'2026年部门预算',open:true}"]
    for n, who in enumerate(WHO):
        file = portal.file(f'/yjsgk/upload/{n}.pdf')
        nodes.append(f"{{id:{10 + n},pId:1,name:'云岭县{who}',url:'show.html?id={10 + n}'}}")
        portal.page(f'/yjsgk/show.html?id={10 + n}', f"""<h1>云岭县{who}</h1><a href='javascript:;' onclick="window.open('{file}','_blank')">点击查看</a>""")
    script = f"var setting={{data:{{simpleData:{{enable:true}}}}}};var zNodes=[{','.join(nodes)}];"
    portal.page(portal.start, f"<h1>预决算公开专栏</h1><ul id='tree' class='ztree'></ul><script>{script}</script>")
    return portal


@kind
def department_tiles_and_a_drawer() -> Site:
    """A tile of a department opens a drawer that is filled by a function of its number and year."""
    site = Site('/bm/tiles.html')
    tiles = listing("""<div class='tile' onclick="openDrawer({n},'{who}')">{who}</div>""", range(9))
    site.page(site.start, f"""<h2>部门预决算公开</h2><div class='tiles'>{tiles}</div><div id='drawer'><h3></h3><div class='b'></div></div><script>function openDrawer(id, name){{ document.querySelector('#drawer h3').textContent = name; var b = document.querySelector('#drawer .b'); b.innerHTML = '加载中'; fetch('/bm/' + id + '/files').then(function(r){{ return r.json(); }}).then(function(fs){{ b.innerHTML = ''; fs.forEach(function(f){{ b.insertAdjacentHTML('beforeend', '<p><a target=_blank href="/bm/get/' + f.k + '">' + f.n + '</a></p>'); }}); }}); }}</script>""")
    for n in range(9):
        site.answers[f'/bm/{n}/files'] = data([{'k': f'{n}a', 'n': '2026年部门预算'}, {'k': f'{n}b', 'n': '2024年部门决算'}])
        site.files_at(f"/bm/get/{n}{{n}}", of='ab', Content_Disposition='attachment; filename=b.pdf')
    return site


@kind
def map_of_departments() -> Site:
    """A picture with areas: each department is an area with an alt and an address."""
    site = Site('/ysgk/map.html')
    areas = ''
    for n in range(9):
        areas += f"<area shape='rect' coords='{n},0,{n + 9},9' href='dep{n}.html' alt='{WHO[n]}'>"
        site.page(f'/ysgk/dep{n}.html', f"<h3>{WHO[n]}</h3><p><a href='{site.file(f'/ysgk/{n}/ys.pdf')}'>2026年部门预算</a></p><p><a href='{site.file(f'/ysgk/{n}/js.pdf')}'>2024年部门决算</a></p>")
    site.page(site.start, f"<h2>部门预决算公开</h2><img src='map.jpg' usemap='#m'><map name='m'>{areas}</map>")
    return site


@kind
def tree_of_columns_by_label() -> Site:
    """A tree of columns that opens by asking for its children; the last ones bring a list."""
    site = Site('/gk/fdzdgknr.html')
    code = "<script>function kids(id, box){ $.getJSON('/site/label/8888', {isJson: true, id: id, isChild: true, labelName: 'columnTree'}, function(d){ var ul = $('<ul/>').appendTo(box); $.each(d || [], function(i, c){ var li = $('<li/>').appendTo(ul); $('<a/>', {href: 'javascript:void(0)', 'data-id': c.id}).text(c.name).on('click', function(){ if (c.isParent) { kids(c.id, li); } else { list(c.id, 1); } }).appendTo(li); }); }); } function list(id, p){ $('#list').load('/site/label/8888?labelName=infoList&columnId=' + id + '&pageIndex=' + p, function(){ $('#list .pg').click(function(){ list(id, $(this).attr('data-p')); }); }); } kids($('#curFirstLevelChildId').val(), '#tree');</script>"
    site.page(site.start, f"<h2>法定主动公开内容</h2><input type='hidden' id='curFirstLevelChildId' value='100'><div id='tree'></div><div id='list'></div>{code}")
    tree = {'100': [{'id': '110', 'name': '机构职能', 'isParent': False}, {'id': '120', 'name': '财政预决算', 'isParent': True}], '120': [{'id': '121', 'name': '部门预算', 'isParent': False}, {'id': '122', 'name': '三公经费', 'isParent': False}]}

    def label(ask: Ask) -> Said:
        said = asked(ask)
        if said.get('labelName') == 'columnTree':
            return data(tree.get(said.get('id', ''), []))
        if said.get('columnId') != '121':
            return (200, HTML, "<ul><li><a href='/gk/x.html'>机构概况</a></li></ul>".encode())
        rows = listing("<li><a href='/gk/121/{n}.html'>{title}</a></li>", page_asked(ask, 'pageIndex'))
        return (200, HTML, f"<ul>{rows}</ul>{''.join(f'<b class=pg data-p={k}>{k}</b>' for k in (1, 2, 3))}".encode())
    site.serve('/site/label/8888', label)
    site.articles("/gk/121/{n}.html", "/gk/f/{n}.xls")
    return site


@kind
def dtree_of_columns() -> Site:
    """An old catalogue: a dTree on the left adds its nodes by calls; the list is a frame of its own."""
    site = Site('/xxgkml/index.jsp')
    site.whole(site.start, "<iframe src='tree.jsp' name='left' width='200'></iframe><iframe src='welcome.jsp' name='right'></iframe>")
    site.whole('/xxgkml/welcome.jsp', '<p>欢迎访问云岭县政府信息公开目录</p>')
    nodes = "d = new dTree('d');d.add(0,-1,'政府信息公开目录');d.add(1,0,'机构职能','list.jsp?cid=1','','right');d.add(2,0,'财政信息','list.jsp?cid=2','','right');d.add(21,2,'财政预决算','list.jsp?cid=21','','right');"
    nodes += ''.join(f"d.add({210 + n},21,'{WHO[n]}','list.jsp?cid={210 + n}','','right');" for n in range(8)) + 'document.write(d);'
    site.whole('/xxgkml/tree.jsp', f"<div class='dtree'><script src='dtree.js'></script><script>{nodes}</script></div>")
    site.whole('/xxgkml/list.jsp?cid=1', "<h3>机构职能</h3><table><tr><td><a href='show.jsp?id=1'>云岭县人民政府办公室主要职责</a></td></tr></table>")
    site.whole('/xxgkml/list.jsp?cid=2', '<h3>财政信息</h3><table></table><p>没有信息</p>')
    site.whole('/xxgkml/list.jsp?cid=21', '<h3>财政预决算</h3><table></table><p>没有信息</p>')
    for n in range(8):
        site.whole(f'/xxgkml/list.jsp?cid={210 + n}', f"<h3>{WHO[n]}</h3><table><tr><td>1</td><td><a href='show.jsp?id={500 + n}' target='_blank'>{TITLES[n]}</a></td><td>2026-02-27</td></tr></table>")
        site.whole(f'/xxgkml/show.jsp?id={500 + n}', f"<h2>{TITLES[n]}</h2><table><tr><td>索引号</td><td>014000/2026-{n}</td></tr></table><p><a href='{site.file(f'/xxgkml/upload/{n}.wps')}'>附件1</a></p>")
    return site


@kind
def departments_as_pictures() -> Site:
    """The departments are pictures with an alt; each leads to a column of years."""
    site = Site('/ztzl/yjsgk/index.html')
    links = ''
    for n in range(9):
        links += f"<li><a href='bm/{n}/' target='_blank'><img src='/ztzl/images/bm{n}.png' alt='县{WHO[n]}' border='0'></a></li>"
        items = ''
        for year in (2026, 2025):
            title = f'{year}年部门预算'
            items += f"<li><a href='./{year}.html'>{title}</a><i>{year}-02-27</i></li>"
            site.page(f'/ztzl/yjsgk/bm/{n}/{year}.html', f"<h1>{title}</h1><p>时间：{year}-02-27</p><p><a href='{site.file(f'/ztzl/yjsgk/bm/{n}/{year}.pdf')}'><img src='/images/pdf.gif'>{title}公开.pdf</a></p>")
        site.page(f'/ztzl/yjsgk/bm/{n}/', f"<div class='tit'>县{WHO[n]}</div><ul>{items}</ul>")
    site.page(site.start, f"<h1>云岭县部门预决算公开专栏</h1><ul class='bm'>{links}</ul>")
    return site


@kind
def menu_of_a_department_tree() -> Portal:
    """A tree of nested lists with # for groups; leaves call a function with a path in a script file."""
    portal = Portal('/zwgk/tree.html')
    portal.answers['/zwgk/js/tree.js'] = (200, {}, b"function openNode(path, el){ $('#main').attr('src', '/zwgk/content/' + path + '/index.html'); }")
    groups = ''
    for name, ns in (('县委部门', (0, 1, 2)), ('县政府部门', (3, 4, 5, 6, 7))):
        leaves = listing("""<li><a href='#' onclick="openNode('bm{n}', this)">{who}</a></li>""", ns)
        groups += f"<li><a href='#'>{name}</a><ul>{leaves}</ul></li>"
        portal.pages("/zwgk/content/bm{n}/index.html", "<h4>{who}</h4><ul><li><a href='{file}'>2026年部门预算</a></li></ul>", "/zwgk/content/bm{n}/2026.pdf", of=ns)
    portal.page(portal.start, f"<h2>部门预算公开</h2><ul class='tree'>{groups}</ul><iframe id='main' src='about:blank'></iframe><script src='js/tree.js'></script>")
    return portal


@kind
def departments_in_a_select_by_ajax() -> Site:
    """Departments come into a list for choosing by a request; choosing one asks for its files."""
    site = Site('/xxgk/bmys.jsp')
    script = """<script>$.getJSON('/xxgk/depts', function(d){ $.each(d, function(i, o){ $('#dept').append('<option value="' + o.code + '">' + o.name + '</option>'); }); }); function change(v){ $.post('/xxgk/files', {dept: v}, function(h){ $('#files').html(h); }); }</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><select id='dept' onchange='change(this.value)'><option value=''>请选择部门</option></select><div id='files'></div>{script}")
    site.answers['/xxgk/depts'] = data(records(range(9), code="d{n}", name="县{who}"))

    def files(ask: Ask) -> Said:
        code = asked(ask).get('dept', '')
        if not code:
            return (200, HTML, b'')
        return (200, HTML, f"<p><a href='/xxgk/f/{code}.pdf'>{WHO[int(code[1:])]}2026年部门预算</a></p>".encode())
    site.serve('/xxgk/files', files)
    site.files_at("/xxgk/f/d{n}.pdf", of=range(9))
    return site


@kind
def departments_by_cards() -> Site:
    """Cards: a picture, a name, a button 进入; the button leads to the department's own column."""
    site = Site('/yjsgkpt/')
    cards = ''
    for n in range(8):
        cards += f"<div class='card'><img src='/img/{n}.jpg'><div class='name'>县{WHO[n]}</div><a class='btn' href='/yjsgkpt/{n}/'>进入</a></div>"
        site.page(f'/yjsgkpt/{n}/', f"<h2>县{WHO[n]}</h2><ul><li><a href='{site.file(f'/yjsgkpt/{n}/2026.pdf')}'>2026年部门预算</a></li><li><a href='{site.file(f'/yjsgkpt/{n}/2024j.pdf')}'>2024年部门决算</a></li></ul>")
    site.page(site.start, f"<h1>云岭县部门预决算公开平台</h1><div class='cards'>{cards}</div>")
    return site


@kind
def tabs_by_letter() -> Portal:
    """Departments in tabs by their systems; each tab is loaded by a call with two arguments."""
    portal = Portal('/bmys/tab.html')
    script = "function showTab(type, year){ $('#box').load('/bmys/part/' + year + '_' + type + '.html'); }"
    tabs = ''
    for t in range(3):
        tabs += f"""<li onclick="showTab('{t}','2026')">第{t + 1}类部门</li>"""
        rows = ''
        for n in range(4 * t, 4 * t + 4):
            file = portal.file(f'/bmys/f/{n}.pdf')
            rows += f"<dd><a href='{file}'>云岭县{WHO[n]}</a></dd>"
        portal.page(f'/bmys/part/2026_{t}.html', rows)
    portal.page(portal.start, f"<h1>2026年部门预算公开</h1><ul class='tab'>{tabs}</ul><div id='box'></div><script>{script}</script>")
    return portal


@kind
def two_selects_and_a_button() -> Site:
    """Years, then departments that a script puts into the second list; 查看 opens what is chosen."""
    site = Site('/czgk/query.html')
    held = {year: [[WHO[n], f'/czgk/{year}/{n}.html'] for n in range(5)] for year in (2026, 2025)}
    script = f"<script>var depts = {json.dumps(held, ensure_ascii=False)}; function fill(y){{ var s = document.getElementById('dept'); s.options.length = 0; var a = depts[y] || []; for (var i = 0; i < a.length; i++) s.options[i] = new Option(a[i][0], a[i][1]); }} function view(){{ var v = document.getElementById('dept').value; if (v) window.open(v); }} fill('2026');</script>"
    site.page(site.start, f"<h2>部门预算查询</h2><select id='year' onchange='fill(this.value)'><option value='2026' selected>2026年</option><option value='2025'>2025年</option></select><select id='dept'></select><input type='button' value='查看' onclick='view()'>{script}")
    for year in held:
        site.pages(f"/czgk/{year}/{{n}}.html", f"<h1>{{who}}{year}年部门预算</h1><p>附件：<a href='{{file}}'>预算公开</a></p>", f"/czgk/{year}/f{{n}}.pdf", of=range(5))
    return site


@kind
def tabs_that_hear_the_mouse() -> Site:
    """Tabs of kinds of departments: the part of each comes when the mouse is over it."""
    site = Site('/czj/ysgk.html')
    names = ('党委部门', '政府部门', '群团组织', '乡镇街道')
    tabs = ''.join((f"<li data-url='/czj/part/{k}.html'>{name}</li>" for k, name in enumerate(names)))
    site.page(site.start, f"<h2>2026年部门预算公开</h2><ul class='hd'>{tabs}</ul><div class='bd'></div><script>$('.hd li').mouseenter(function () {{ $(this).addClass('on').siblings().removeClass('on'); $('.bd').load($(this).attr('data-url')); }}).eq(0).trigger('mouseenter');</script>")
    for k, part in enumerate(slices(12, 3)):
        site.answers[f'/czj/part/{k}.html'] = (200, HTML, listing("<p><a href='/czj/{n}.html'>{title}</a></p>", part).encode())
    site.articles("/czj/{n}.html", "/czj/files/{n}.docx")
    return site


@kind
def departments_by_their_letter() -> Site:
    """An index of letters: each asks for the departments that begin with it, and each of these for its own files."""
    site = Site('/zm/index.html')
    letters = {'J': [0], 'M': [1], 'S': [2, 5, 6, 11], 'C': [3], 'W': [4, 10], 'T': [7], 'L': [8], 'N': [9]}
    shown = listing("<a href='javascript:;' class='zm' data-z='{n}'>{n}</a>", 'ABCDEFGHJKLMNPQRSTWXYZ')
    code = """$('.zm').on('click', function () { var z = $(this).data('z'); $.post('/zm/bm', { zm: z }, function (r) { $('#bm').empty(); r.forEach(function (b) { $('<dd/>').text(b.mc).attr('id', 'b' + b.id).appendTo('#bm').on('click', function () { $.post('/zm/wj', { bm: b.id }, function (f) { $('#wj').html(f.map(function (x) { return '<p><a href="/zm/x/' + x.h + '">' + x.m + '</a></p>'; }).join('')); }, 'json'); }); }); }, 'json'); });"""
    site.page(site.start, f"<h2>部门预决算公开</h2><div>{shown}</div><dl id='bm'></dl><div id='wj'></div><script>{code}</script>")
    site.serve('/zm/bm', lambda ask: data(records(letters.get(sent(ask).get('zm', ''), []), id=int, mc='{who}')))
    site.serve('/zm/wj', lambda ask: data([{'h': f"{sent(ask).get('bm')}a", 'm': '2026年部门预算'}, {'h': f"{sent(ask).get('bm')}b", 'm': '2024年部门决算'}]))
    for n in range(12):
        site.files_at(f"/zm/x/{n}{{n}}", of='ab', Content_Disposition='attachment; filename=a.pdf')
    return site
