# ruff: noqa: E501
# fmt: off
"""How files hang on articles and lists: viewers, archives, posts, steps, pieces, names; in pages that stand as they are."""

from __future__ import annotations

import html
import io
import json
import zipfile

from tests.collection.portal.vendor_site import (
    HTML,
    TITLES,
    WHO,
    Portal,
    Site,
    data,
    kind,
    listing,
    records,
    script,
    slices,
)


@kind
def attachments_named_in_a_comment() -> Site:
    """An old template: the file's address stands in a variable, the link is written on load."""
    site = Site('/old/list.asp?classid=12')
    for k, ns in enumerate(slices(12, 5)):
        rows = listing("<tr><td background='/i/bg.gif'>&#8226; <a href=show.asp?id={n} target=_blank>{title}</a></td><td>[2026-2-27]</td></tr>", ns)
        pager = f'<form method=get action=list.asp>页次:{k + 1}/3 每页5 总数12 ' + (f'<a href=list.asp?classid=12&page={k + 2}>下一页</a> <a href=list.asp?classid=12&page=3>尾页</a>' if k < 2 else '下一页 尾页') + ' <input name=page size=3><input type=hidden name=classid value=12><input type=submit value=GO></form>'
        site.page(site.start if k == 0 else f'/old/list.asp?classid=12&page={k + 1}', f'<table><tr><td><b>部门预算</b></td></tr>{rows}</table>{pager}', charset='gb2312')
    for n in range(12):
        file = site.file(f'/old/UploadFiles/2026/{n}.doc')
        site.page(f'/old/show.asp?id={n}', f"<body onload='init()'><table><tr><td align=center><font size=5>{TITLES[n]}</font></td></tr><tr><td>日期：2026-2-27</td></tr><tr><td id=fj></td></tr></table><script>var fjurl = '{file[:-4]}' + '.doc', fjname = '附件'; function init(){{ fj.innerHTML = '<a href=' + fjurl + '>' + fjname + '</a>'; }}</script></body>", charset='gb2312')
    return site


@kind
def tokens_before_files() -> Site:
    """A click on an attachment asks for a token first, and then opens the file with it."""
    site = Site('/czj/bmys/')
    rows = listing("<li><a href='/czj/bmys/{n}.html'>{title}</a></li>", range(9))
    site.page(site.start, f'<h2>部门预算</h2><ul>{rows}</ul>')
    script = "<script>$('.file-item').on('click', function(){ var id = $(this).data('fileid'); $.get('/file/token', {fileId: id}, function(r){ window.location.href = '/file/download?id=' + id + '&token=' + r.data; }); });</script>"
    for n in range(9):
        site.article(f'/czj/bmys/{n}.html', n, f"<div class='files'><span class='file-item' data-fileid='f{n}'>{TITLES[n]}.pdf</span></div>{script}")
        site.answers[f'/file/token?fileId=f{n}'] = data({'code': 0, 'data': f't0k{n}'})
        site.file(f'/file/download?id=f{n}&token=t0k{n}', Content_Disposition=f'attachment; filename="{n}.pdf"')
    return site


@kind
def download_function_elsewhere() -> Portal:
    """Details' attachments call a function of a script file with an id and a name."""
    portal = Portal('/bmys/list.jsp')
    code = "function downloadFile(id, name) { window.location.href = ctx + '/file/download?fileId=' + id; }"
    portal.answers['/portal/js/common.js'] = (200, {}, code.encode())
    items = ''
    for n, title in enumerate(TITLES):
        portal.file(f'/portal/file/download?fileId=a3b{n}', Content_Disposition=f'attachment; filename="{n}.pdf"')
        portal.article(f'/bmys/view.jsp?id={n}', n, f"""<script>var ctx = '/portal';</script><script src='/portal/js/common.js'></script><ul><li><a href='javascript:void(0)' onclick="downloadFile('a3b{n}', '{title}.pdf')">{title}.pdf</a></li></ul>""")
        items += f"<li><a href='view.jsp?id={n}'>{title}</a></li>"
    portal.page(portal.start, f'<h2>部门预算</h2><ul>{items}</ul>')
    return portal


@kind
def attachments_in_an_input() -> Portal:
    """Details keep their attachments as JSON in a hidden input; a script draws them."""
    portal = Portal('/gkml/bmys/')
    items = ''
    for n, title in enumerate(TITLES):
        file = portal.file(f'/gkml/attach/2026/{n}.docx')
        said = html.escape(json.dumps([{'attachName': f'{n}.docx', 'attachPath': file}]), quote=True)
        portal.article(f'/gkml/bmys/{n}.html', n, f'''<input type='hidden' id='fj' value="{said}"><div id='fjlist'></div>''')
        items += f"<li><a href='{n}.html'>{title}</a></li>"
    portal.page(portal.start, f'<h2>部门预算</h2><ul>{items}</ul>')
    return portal


@kind
def short_links_to_a_store() -> Portal:
    """Links go through a counter that redirects to a store of files on another host of the place."""
    portal = Portal('/bmysgk/')
    portal.hosts = ('oss.x.gov.cn',)
    rows = ''
    for n, title in enumerate(TITLES):
        file = portal.file(f'http://oss.x.gov.cn/b/{n}e7?sign=9{n}', Content_Type='application/octet-stream')
        portal.answers[f'/link/go.do?linkId={n}'] = (302, {'Location': file}, b'')
        rows += f"<li><a href='/link/go.do?linkId={n}' target='_blank'>{title}</a></li>"
    portal.page(portal.start, f'<h2>部门预算</h2><ul>{rows}</ul>')
    return portal


@kind
def downloads_in_two_steps() -> Site:
    """PHPCMS: the article links to a download page, and that to the file by a key; ?page=2."""
    site = Site('/index.php?m=content&c=index&a=lists&catid=12')
    for k, ns in enumerate(slices(12, 5)):
        rows = listing("<li><span class='rt'>2026-02-27</span>·<a href='/index.php?m=content&c=index&a=show&catid=12&id={n}'>{title}</a></li>", ns)
        pager = "<a class='a1'>12条</a>" + ''.join(f"<a href='/index.php?m=content&c=index&a=lists&catid=12&page={j + 1}'>{j + 1}</a>" if j != k else f'<span>{j + 1}</span>' for j in range(3))
        site.page(site.start + (f'&page={k + 1}' if k else ''), f"<h2>部门预算</h2><ul>{rows}</ul><div id='pages'>{pager}</div>")
    for n in range(12):
        site.article(f'/index.php?m=content&c=index&a=show&catid=12&id={n}', n, f"<a href='/index.php?m=content&c=down&a_k={n:08x}' target='_blank'>点击下载附件</a>")
        site.page(f'/index.php?m=content&c=down&a_k={n:08x}', f"<div class='xzs'><a href='?m=content&c=down&a=download&a_k={n:08x}' class='xzs_btn'>点击开始下载</a></div>")
        site.file(f'/index.php?m=content&c=down&a=download&a_k={n:08x}', Content_Disposition=f'attachment; filename={n}.doc')
    return site


@kind
def attachments_by_a_script_s_address() -> Site:
    """The article names a script with its own number; what is answered writes the attachments."""
    site = Site('/plus/list.php?tid=8')
    rows = listing("<li><a href='/plus/view.php?aid={n}'>{title}</a></li>", range(9))
    site.page(site.start, f'<h3>部门预算</h3><ul>{rows}</ul>')
    for n in range(9):
        site.article(f'/plus/view.php?aid={n}', n, f"<p>现予公开。</p><div class='fj'><script src='/plus/attach.php?aid={n}'></script></div>")
        script(site, f'/plus/attach.php?aid={n}', f"""document.write("附件：<a href='" + '/uploads/' + 'allimg/{n}' + ".pdf'>{WHO[n]}预算公开.pdf</a>");""")
        site.file(f'/uploads/allimg/{n}.pdf')
    return site


@kind
def details_in_a_layer() -> Site:
    """An item opens its page in a layer of a library, older ones in a dialog of the browser."""
    site = Site('/gkml/index.html')
    rows = ''.join(f"""<tr><td>{n + 1}</td><td><a href='javascript:void(0)' onclick="show('{n}')">{TITLES[n]}</a></td></tr>""" if n < 6 else f"""<tr><td>{n + 1}</td><td><a href='#' onclick="old({n}); return false;">{TITLES[n]}</a></td></tr>""" for n in range(12))
    site.page(site.start, f"<h2>部门预算公开</h2><table>{rows}</table><script src='/layer/layer.js'></script><script>function show(id){{ layer.open({{type: 2, title: '详细信息', area: ['80%', '90%'], content: '/gkml/detail.html?id=' + id}}); }} function old(id){{ window.showModalDialog('/gkml/detail.html?id=' + id, window, 'dialogWidth:800px'); }}</script>")
    site.articles("/gkml/detail.html?id={n}", "/gkml/f/{n}.pdf")
    return site


@kind
def all_in_one_article() -> Site:
    """One article for a year: a dozen attachments called by number and department, and a zip."""
    site = Site('/czxx/index_3.htm')
    rows = ''
    for year in (2026, 2025):
        links = site.listing("<p>{no}.<a href='{file}'>{who}.pdf</a></p>", f"/czxx/att/{year}/{{n}}.pdf")
        zipped = site.file(f'/czxx/att/{year}/all.zip')
        site.page(f'/czxx/{year}.htm', f"<h1>云岭县{year}年部门预算公开</h1><p>发布时间：{year}-02-27</p><div class='content'><p>现将各部门预算公开如下：</p>{links}<p>13.<a href='{zipped}'>全部打包.zip</a></p></div>")
        rows += f"<li><a href='/czxx/{year}.htm'>云岭县{year}年部门预算公开</a><span>{year}-02-27</span></li>"
    site.page(site.start, f"<h2>财政信息</h2><ul>{rows}<li><a href='/czxx/gz.htm'>关于开展会计监督检查工作的通知</a><span>2026-01-08</span></li></ul>")
    return site


@kind
def zip_from_a_program() -> Portal:
    """All departments in one archive, and single files, by a program; the name is GBK."""
    portal = Portal('/czj/gk/2026bmys')
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w') as archive:
        archive.writestr('教育局.pdf', b'%PDF-1.4 in the archive')
    name = '2026年部门预算.zip'.encode('gbk').decode('latin-1')
    body = buffer.getvalue()
    portal.files.add(body)
    portal.answers['/czj/api/v1/f?token=zip'] = (200, {'Content-Disposition': f'attachment;filename="{name}"'}, body)
    links = "<a href='../api/v1/f?token=zip'>云岭县2026年部门预算（打包下载）</a>"
    for n, title in enumerate(TITLES):
        named = f'{title}.pdf'.encode('gbk').decode('latin-1')
        portal.file(f'/czj/api/v1/f?token={n}', Content_Disposition=f'inline; filename={named}')
        links += f"<p><a href='../api/v1/f?token={n}'>{title}</a></p>"
    portal.page(portal.start, f'<h1>2026年部门预算公开</h1>{links}')
    return portal


@kind
def attachments_below_a_fold() -> Site:
    """An article's attachments stand in a template that a click puts into the page."""
    site = Site('/fold/list.html')
    site.page(site.start, '<h2>部门预算</h2><ul>' + listing("<li><a href='/fold/{n}.html'>{title}</a></li>", range(8)) + '</ul>')
    for n in range(8):
        site.article(f'/fold/{n}.html', n, f"<button id='b'>展开附件（2）</button><div id='o'></div><template id='t'><p><a href='{site.file(f'/fold/{n}a.doc')}'>说明</a></p><p><a href='{site.file(f'/fold/{n}b.xls')}'>表格</a></p></template><script>document.getElementById('b').addEventListener('click', function(){{ document.getElementById('o').appendChild(document.getElementById('t').content.cloneNode(true)); }});</script>")
    return site


@kind
def opened_below() -> Site:
    """A click on a department loads its files below it."""
    site = Site('/bmys/2026.php')
    rows = listing("<div class='row'><h4 data-id='{n}'><i></i>县{who}</h4><div class='sub'></div></div>", range(10))
    site.page(site.start, f"<h2>2026年部门预算</h2>{rows}<script>$('.row h4').click(function(){{ $(this).next('.sub').load('sub.php?dept=' + $(this).attr('data-id')); }});</script>")
    for n in range(10):
        site.answers[f'/bmys/sub.php?dept={n}'] = (200, HTML, f"<ul><li><a href='{site.file(f'/bmys/up/{n}a.doc')}'>2026年部门预算</a></li><li><a href='{site.file(f'/bmys/up/{n}b.xls')}'>2026年部门预算公开表</a></li></ul>".encode())
    return site


@kind
def files_in_a_string() -> Portal:
    """A detail page's attachments: JSON within a string of a script."""
    portal = Portal('/site/bmys/index.shtml')
    items = ''
    for n, title in enumerate(TITLES):
        file = portal.file(f'/site/u/{n}.pdf').replace('/', '\\/')
        said = json.dumps([{'fileName': f'{title}.pdf', 'filePath': file}], ensure_ascii=False)
        written = said.replace('\\\\/', '/').replace('"', '\\"')
        portal.article(f'/site/bmys/{n}.shtml', n, f'<div id="att"></div><script>var atts = eval("{written}"); showAtts(atts);</script>')
        items += f"<li><em>{n + 1}</em><a href='{n}.shtml' title='{title}'>{title[:8]}...</a></li>"
    portal.page(portal.start, f'<h2>部门预算</h2><ul>{items}</ul>')
    return portal


@kind
def attachments_in_an_attribute() -> Site:
    """The article has its attachments as JSON in an attribute, HTML-escaped; a script lists them."""
    site = Site('/yssq/list?cat=bmys')
    for k, ns in enumerate(slices(12, 4)):
        rows = listing("<div class='item' data-link='/yssq/view?id={n}'><h5>{title}</h5><em>2026-02-27</em></div>", ns)
        more = f"<a rel='next' href='/yssq/list?cat=bmys&p={k + 2}' class='btn'>下一屏</a>" if k < 2 else ''
        site.page(site.start if k == 0 else f'/yssq/list?cat=bmys&p={k + 1}', f"<h2>部门预算</h2>{rows}{more}<script>$('.item').on('click', function(){{ location.href = $(this).data('link'); }});</script>")
    for n in range(12):
        held = json.dumps([{'fileName': f'{WHO[n]}公开表.xls', 'filePath': site.file(f'/upload/{n}a')}, {'fileName': f'{WHO[n]}说明.doc', 'filePath': site.file(f'/upload/{n}b')}], ensure_ascii=False).replace('"', '&quot;')
        site.article(f'/yssq/view?id={n}', n, f'''<div id='fj' data-files="{held}"></div><script>var fs = JSON.parse(document.getElementById('fj').dataset.files); for (const f of fs) {{ const a = document.createElement('a'); a.href = '/yssq/file' + f.filePath; a.textContent = f.fileName; document.getElementById('fj').append(a, document.createElement('br')); }}</script>''')
        for end in 'ab':
            site.answers[f'/yssq/file/upload/{n}{end}'] = site.answers.pop(f'/upload/{n}{end}')
    return site


@kind
def archive_and_notice() -> Portal:
    """Articles for each batch; an article has a table of departments with links in its text."""
    portal = Portal('/tzgg/')
    rows = ''
    for k in range(3):
        cells = portal.listing("<tr><td>{no}</td><td><p><span>{who}</span></p></td><td><a href='{file}'><span>附件</span></a></td></tr>", f"/tzgg/b{k}/{{n}}.rar", of=range(4 * k, 4 * k + 4))
        title = f"云岭县2026年部门预算公开（第{'一二三'[k]}批）"
        portal.page(f'/tzgg/b{k}/', f"<h1>{title}</h1><div class='TRS_Editor'><p>现将部门预算公开如下：</p><table>{cells}</table></div>")
        rows += f"<li><a href='b{k}/'>{title}</a></li>"
    rows += "<li><a href='zk/'>关于招考工作人员的公告公示</a></li>"
    portal.page('/tzgg/zk/', '<h1>关于招考工作人员的公告公示</h1>')
    portal.page(portal.start, f'<h2>预算公开</h2><ul>{rows}</ul>')
    return portal


@kind
def attachments_of_two_sorts() -> Site:
    """An article with a Word text, an Excel of tables, and pictures of a seal beside them."""
    site = Site('/czj/list_11.html')
    rows = listing("<tr><td>{no}</td><td><a href='/czj/c_{n}.html'>{title}</a></td><td>2026/02/27</td></tr>", range(10))
    site.page(site.start, f'<h3>部门预算</h3><table><tr><th>序号</th><th>标题</th><th>日期</th></tr>{rows}</table><div>共 10 条 共 1 页</div>')
    for n in range(10):
        site.article(f'/czj/c_{n}.html', n, f"<p><img src='/images/seal.png'></p><ul class='annex'><li><a href='{site.file(f'/czj/a/{n}.docx')}' download='预算说明.docx'>预算说明.docx</a>（32KB）</li><li><a href='{site.file(f'/czj/a/{n}.xlsx')}'>预算公开表.xlsx</a></li></ul>")
    return site


@kind
def links_in_pieces() -> Site:
    """Pasted from Word: each department's link is cut into several elements of the same address."""
    site = Site('/art/2026/2/27/art_1_1.html')
    rows = ''
    for n in range(12):
        file = site.file(f'/module/download/downfile.jsp?classid=0&filename={n:032x}.pdf')
        rows += f"<p style='text-indent:2em'><a href='{file}'><span>{n + 1}.</span></a><a href='{file}'><span>云岭县</span></a><a href='{file}'><span style='font-family:仿宋'>{WHO[n]}</span></a><a href='{file}'>2026</a><a href='{file}'>年部门预算</a></p>"
    site.page(site.start, f"<h1>云岭县2026年部门预算公开汇总</h1><p>发布日期：2026-02-27</p><div id='zoom'>{rows}</div>")
    return site


@kind
def files_on_the_host_of_a_setting() -> Site:
    """A settings file names the hosts; the articles' attachments are put together with them."""
    site = Site('/pages/ysgk.html', hosts=('oss.x.gov.cn',))
    script(site, '/static/config.js', "window.SITE_CONFIG = {api: 'http://www.x.gov.cn/prod-api', file: 'http://oss.x.gov.cn/bucket'};")
    site.whole(site.start, """<h2>部门预算公开</h2><div id='list'></div><script src='/static/config.js'></script><script>$.ajax({url: SITE_CONFIG.api + '/cms/article/page', method: 'POST', contentType: 'application/json', data: JSON.stringify({channel: 'bmys', pageNo: 1, pageSize: 100}), success: function(r){ if (r.code !== 200) return; $('#list').html(r.data.list.map(function(a){ return '<p><a href="javascript:void(0)" data-id="' + a.articleId + '" class="art">' + a.articleTitle + '</a></p>'; }).join('')); $('#list').on('click', '.art', function(){ location.href = '/pages/ysgk_detail.html?articleId=' + $(this).data('id'); }); }});</script>""")
    detail = """<h2 id='t'></h2><div id='c'></div><script src='/static/config.js'></script><script>var id = new URLSearchParams(location.search).get('articleId'); $.get(SITE_CONFIG.api + '/cms/article/' + id, function(r){ $('#t').text(r.data.articleTitle); $('#c').html(r.data.annexes.map(function(x){ return '<a href="' + SITE_CONFIG.file + x.path + '">' + x.name + '</a>'; }).join('<br>')); });</script>"""
    site.answers['/prod-api/cms/article/page'] = data({'code': 200, 'data': {'total': 9, 'list': records(range(9), articleId=int, articleTitle='{title}')}})
    for n in range(9):
        site.whole(f'/pages/ysgk_detail.html?articleId={n}', detail)
        site.answers[f'/prod-api/cms/article/{n}'] = data({'code': 200, 'data': {'articleTitle': TITLES[n], 'annexes': [{'path': f'/2026/{n}.pdf', 'name': '部门预算公开.pdf'}]}})
        body = f'%PDF-1.4 oss {n}'.encode()
        site.files.add(body)
        site.answers[f'http://oss.x.gov.cn/bucket/2026/{n}.pdf'] = (200, {}, body)
    return site


@kind
def addresses_in_pieces() -> Site:
    """What a link opens is put together of its attributes by one function for all."""
    site = Site('/gkpt/list.html')
    listed = ''.join(f"<li><a class='doc' href='#' data-dir='2026/02' data-no='{700 + n}' data-ext='pdf' onclick='return openDoc(this)'>{TITLES[n]}</a></li>" for n in range(10))
    site.page(site.start, f"<h2>部门预算公开</h2><ul>{listed}</ul><script>function openDoc(a) {{ var d = a.dataset; window.open(['/gkpt', 'store', d.dir, 'N' + d.no + '.' + d.ext].join('/')); return false; }}</script>")
    for n in range(10):
        site.file(f'/gkpt/store/2026/02/N{700 + n}.pdf')
    return site
