# ruff: noqa: E501
# fmt: off
"""How files hang on articles and lists: viewers, archives, posts, steps, pieces, names; by a server that answers what is asked."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

from collection.portal.walking.asking import Ask
from tests.collection.portal.vendor_site import (
    BODY,
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
    rows,
)


@kind
def attachments_in_a_preview_server() -> Site:
    """kkFileView: the article links to /onlinePreview?url=<base64 of the file's address>."""
    site = Site('/czj/ysgk/index.html')
    rows = ''
    for n, title in enumerate(TITLES[:8]):
        file = site.file(f'/upload/2026/{n}.pdf')
        packed = base64.b64encode(f'http://www.x.gov.cn{file}'.encode()).decode()
        packed = packed.replace('=', '%3D').replace('/', '%2F').replace('+', '%2B')
        site.page(f'/czj/ysgk/{n}.html', BODY.format(title, f"<p><a target='_blank' href='/view/onlinePreview?url={packed}'>{title}（点击查看）</a></p>"))
        rows += f"<li><a href='{n}.html'>{title}</a><i>02-27</i></li>"
    site.page(site.start, f'<h2>部门预算公开</h2><ul>{rows}</ul>')

    def preview(ask: Ask) -> Said:
        shown = f"<html><head><title>PDF预览</title><script src='js/watermark.js'></script></head><body><iframe src='' width='100%'></iframe><script>var url = '{base64.b64decode(asked(ask)['url']).decode()}'; document.getElementsByTagName('iframe')[0].src = '/view/pdfjs/web/viewer.html?file=' + encodeURIComponent(url) + '&disablepresentationmode=true'; window.onload = function(){{ initWaterMark(); }}</script></body></html>"
        return (200, HTML, shown.encode())
    site.serve('/view/onlinePreview', preview)
    return site


@kind
def files_by_a_grid_s_post_back() -> Site:
    """An ASP.NET GridView: 下载 posts Download$3 back, and the answer is the file itself."""
    site = Site('/xxgk/bmys.aspx')
    rows = listing("""<tr><td>{no}</td><td>{title}</td><td><a href="javascript:__doPostBack('ctl00$GridView1','Download${n}')">下载</a></td></tr>""", range(9))
    form = "<form method='post' action='bmys.aspx' id='form1'><input type='hidden' name='__EVENTTARGET' value=''><input type='hidden' name='__EVENTARGUMENT' value=''><input type='hidden' name='__VIEWSTATE' value='dDwtMTI='>{}</form><script>var theForm = document.forms['form1']; function __doPostBack(t, a) {{ if (!theForm.onsubmit || (theForm.onsubmit() != false)) {{ theForm.__EVENTTARGET.value = t; theForm.__EVENTARGUMENT.value = a; theForm.submit(); }} }}</script>"
    pdfs = [site.only(f'/xxgk/bmys.aspx#{n}') for n in range(9)]
    page = site.made(f"<h2>部门预算公开</h2>{form.format(f'<table>{rows}</table>')}")

    def answer(ask: Ask) -> Said:
        said = asked(ask)
        if said.get('__EVENTTARGET') == 'ctl00$GridView1' and said.get('__VIEWSTATE'):
            n = int(said['__EVENTARGUMENT'].partition('$')[2])
            return (200, {'Content-Disposition': f'attachment; filename={n}.pdf'}, pdfs[n])
        return (200, HTML, page)
    site.serve(site.start, answer)
    return site


@kind
def attachments_by_a_list_of_numbers() -> Site:
    """The article has the numbers of its attachments in a string; a script asks for each one's name."""
    site = Site('/art/col/9/index.html')
    site.page(site.start, '<h2>部门预算</h2><ul>' + listing("<li><a href='/art/{n}.html'>{title}</a></li>", range(6)) + '</ul>')
    for n in range(6):
        site.article(f'/art/{n}.html', n, f"""<div id='fj'></div><script>var ids = '{2 * n},{2 * n + 1},'; $.each(ids.split(','), function(i, id){{ if (!id) return; $.getJSON('/att/info', {{id: id}}, function(r){{ $('#fj').append('<p><a href="/att/get?id=' + id + '">' + r.name + '</a></p>'); }}); }});</script>""")
        for k in (2 * n, 2 * n + 1):
            site.file(f'/att/get?id={k}', Content_Disposition=f'attachment; filename={k}.pdf')
    site.serve('/att/info', lambda ask: data({'name': f"附件{asked(ask).get('id')}.pdf"}))
    return site


@kind
def buttons_with_their_own_address() -> Site:
    """A form around the table; each row's button has a formaction and posts for its file."""
    site = Site('/open/budget')
    rows = listing("<tr><td>{who}</td><td>2026年部门预算</td><td><button type='submit' formaction='/open/budget/{n}/download' formmethod='post'>下载</button></td></tr>", range(8))
    site.page(site.start, f"<h2>部门预算公开</h2><form method='get' action='/open/budget'><input type='hidden' name='_csrf' value='q1'><table>{rows}</table></form>")
    for n in range(8):
        body = site.only(f'/open/budget/{n}')

        def download(ask: Ask, body: bytes=body) -> Said:
            ok = asked(ask).get('_csrf') == 'q1' and ask.form
            return (200, {'Content-Type': 'application/pdf'}, body) if ok else (405, HTML, b'<p>405</p>')
        site.serve(f'/open/budget/{n}/download', download)
    return site


@kind
def viewers_in_frames() -> Portal:
    """A list by posted JSON; details show their file in a viewer's frame, or in a frame's page."""
    portal = Portal('/bmyjs/list.html')
    script = "var param = {channelId: '8812', pageNum: 1, pageSize: 6}; function load(){ axios.post('/cms-api/content/list', param).then(function(r){ vm.list = r.data.rows; }); } load();"
    portal.page(portal.start, f"<h2>部门预算</h2><div id='list'></div><script>{script}</script>")
    for n in range(12):
        file = portal.file(f'/upload/2026/{n}.pdf')
        if n % 2:
            frame = f"<iframe src='/pdfjs/web/viewer.html?file={quote(file, safe='')}'></iframe>"
        else:
            frame = f"<iframe src='/module/view.jsp?i_ID={n}' width='100%'></iframe>"
            portal.page(f'/module/view.jsp?i_ID={n}', f"<div id='pdf'></div><script>PDFObject.embed('{file}', '#pdf');</script>")
        portal.article(f'/bmyjs/detail/{n}.html', n, frame)

    def data(ask: Ask) -> Said:
        try:
            said = json.loads((ask.form or (('', ''),))[0][1])
        except ValueError:
            said = {}
        k = int(said.get('pageNum', 1)) - 1
        rows = records(range(6 * k, min(12, 6 * k + 6)), contentId=int, title='{title}', publishDate="2026-02-27", url="/bmyjs/detail/{n}.html") if said.get('channelId') == '8812' else []
        return (200, {}, json.dumps({'total': 12, 'rows': rows}).encode())
    portal.answers['/cms-api/content/list'] = data
    return portal


@kind
def token_of_the_page() -> Site:
    """What asks for the list must send a token that stands in the page's head."""
    site = Site('/portal/ysgk')
    site.whole(site.start, """<h2>部门预算公开</h2><table><tbody id='b'></tbody></table><div id='p'></div><script>var t = $('meta[name=csrf-token]').attr('content'); $.ajaxSetup({headers: {'X-CSRF-TOKEN': t}}); function go(k){ $.post('/portal/ysgk/query', {page: k, rows: 5}, function(d){ $('#b').html(d.rows.map(function(r){ return '<tr><td><a href="/portal/ysgk/' + r.id + '">' + r.bt + '</a></td></tr>'; })); $('#p').html('共' + d.total + '条 ' + Array.from({length: d.pages}, (_, i) => '<a onclick="go(' + (i + 1) + ')">' + (i + 1) + '</a>').join(' ')); }, 'json'); } go(1);</script>""", head="<meta name='csrf-token' content='k7Q2x'>")

    def query(ask: Ask) -> Said:
        sent = {name.lower(): value for name, value in ask.headers}
        if sent.get('x-csrf-token') != 'k7Q2x':
            return (419, HTML, b'expired')
        return data({'total': 12, 'pages': 3, 'rows': records(page_asked(ask, 'page'), id=int, bt='{title}')})
    site.serve('/portal/ysgk/query', query)
    site.articles("/portal/ysgk/{n}", "/portal/files/{n}.pdf")
    return site


@kind
def downloads_by_a_posted_form() -> Site:
    """Departments and their files come as one tree; a file is had by posting its number."""
    site = Site('/bmyjs/tree')
    site.page(site.start, """<h2>部门预决算公开</h2><div id='d'></div><form id='dl' method='post' action='/bmyjs/download' style='display:none'><input name='fileId'><input name='kind' value='pdf'></form><script>function get(id){ var f = document.getElementById('dl'); f.fileId.value = id; f.submit(); } fetch('/bmyjs/tree.json').then(r => r.json()).then(t => { document.getElementById('d').innerHTML = t.map(x => `<h4>${x.name}</h4><ul>${x.files.map(f => `<li><a href="javascript:get('${f.id}')">${f.name}</a></li>`).join('')}</ul>`).join(''); });</script>""")
    site.answers['/bmyjs/tree.json'] = data(records(range(6), name='{who}', files=lambda n: [{'id': f'{n}-1', 'name': f'{WHO[n]}2026年部门预算'}, {'id': f'{n}-2', 'name': f'{WHO[n]}2024年部门决算'}]))
    held = {f'{n}-{k}': site.only(f'tree {n}-{k}') for n in range(6) for k in (1, 2)}

    def download(ask: Ask) -> Said:
        body = held.get(dict(ask.form or ()).get('fileId', ''))
        return (200, {'Content-Disposition': 'attachment; filename=y.pdf'}, body) if body else (404, HTML, b'')
    site.serve('/bmyjs/download', download)
    return site


@kind
def attachments_by_ajax() -> Site:
    """浪潮-like: an article asks for its attachments with its own number, from a hidden input."""
    site = Site('/art/col/col321/list.html')
    rows = listing("<li><a href='/art/detail/{n}.html'>{title}</a><span>2026-02-27</span></li>", range(10))
    site.page(site.start, f"<h3>县级部门预算</h3><ul>{rows}</ul><div class='page'>共10条记录 1/1页</div>")
    script = """$(function(){ $.post('/cms/attach/list', {articleId: $('#articleId').val()}, function(r){ if(r.code==0){ var h=''; for(var i=0;i<r.data.length;i++){ h+='<p>附件'+(i+1)+'：<a href="'+r.data[i].filePath+'">'+r.data[i].fileName+'</a></p>'; } $('.fj').html(h); } }, 'json'); });"""
    for n in range(10):
        site.article(f'/art/detail/{n}.html', n, f"<p>根据《预算法》有关规定，现将部门预算予以公开。</p><input type='hidden' id='articleId' value='A{n}'><div class='fj'></div><script>{script}</script>")
        site.file(f'/cms/upload/{n}/a.pdf')
        site.file(f'/cms/upload/{n}/b.xlsx')

    def attached(ask: Ask) -> Said:
        key = asked(ask).get('articleId', '')
        data = [{'fileName': f'{TITLES[int(key[1:])]}.pdf', 'filePath': f'/cms/upload/{key[1:]}/a.pdf'}, {'fileName': '预算公开表.xlsx', 'filePath': f'/cms/upload/{key[1:]}/b.xlsx'}] if key else []
        return (200, {}, json.dumps({'code': 0, 'data': data}, ensure_ascii=False).encode())
    site.serve('/cms/attach/list', attached)
    return site


@kind
def files_as_text_of_an_answer() -> Site:
    """A click asks for the file as base64 within JSON, and shows it by a blob's address."""
    site = Site('/fw/ys/list')
    rows = listing("""<li onclick="look('{n}')">{title}</li>""", range(7))
    code = "<script>function look(id){ $.post('/fw/ys/content', {id: id}, function(r){ var bin = atob(r.content), a = new Uint8Array(bin.length); for (var i = 0; i < bin.length; i++) a[i] = bin.charCodeAt(i); window.open(URL.createObjectURL(new Blob([a], {type: 'application/pdf'}))); }, 'json'); }</script>"
    site.page(site.start, f'<h2>部门预算公开</h2><ul>{rows}</ul>{code}')
    held = {str(n): base64.b64encode(site.only(f'/fw/{n}.pdf')).decode() for n in range(7)}
    site.serve('/fw/ys/content', lambda ask: data({'content': held.get(asked(ask).get('id', ''), '')}))
    return site


@kind
def attachments_that_are_posted() -> Site:
    """Each attachment of an article is a form with a button; the file comes as the answer to it."""
    site = Site('/tzgg/bmys/')
    site.listed(rows("<li><a href='/tzgg/bmys/{n}.htm'>{title}</a></li>", range(8)), 20, lambda _: site.start, lambda *_: '')
    bodies = {f'{n}{end}': site.only(f'{n}{end}') for n in range(8) for end in 'ab'}
    for n in range(8):
        forms = ''.join((f"<form action='/att/get' method='post' target='_blank'><input type='hidden' name='fid' value='{n}{end}'><label>{name}</label><input type='submit' value='下载'></form>" for end, name in (('a', '预算说明.doc'), ('b', '预算表.xls'))))
        site.article(f'/tzgg/bmys/{n}.htm', n, forms)

    def get(ask: Ask) -> Said:
        return (200, {'Content-Disposition': 'attachment; filename=x.doc'}, bodies[dict(ask.form or ())['fid']])
    site.answers['/att/get'] = get
    return site
