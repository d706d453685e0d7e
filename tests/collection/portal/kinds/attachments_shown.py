# ruff: noqa: E501
# fmt: off
"""Files and reports that a page shows: viewers, frames, books, its own text."""

from __future__ import annotations

import base64
from urllib.parse import quote

from tests.collection.portal.vendor_site import (
    BODY,
    HTML,
    REPORT,
    TITLES,
    WHO,
    Portal,
    Site,
    kind,
    listing,
    rows,
)


@kind
def flip_books() -> Site:
    """Each report is a book to turn over: its pages are pictures, the file's address is in the book's own script."""
    site = Site('/ysgk/')
    site.page(site.start, "<h2>2026年部门预算公开</h2><div class='books'>" + ''.join(rows("<div class='bk'><a href='/ysgk/{n}/mobile/index.html'><img src='/ysgk/{n}/files/thumb/1.jpg' alt='{title}'></a><p>{title}</p></div>", range(8))) + '</div>')
    for n in range(8):
        file = site.file(f'/ysgk/{n}/files/assets/common/downloads/publication.pdf')
        site.whole(f'/ysgk/{n}/mobile/index.html', f"<div id='fbContainer'></div><script src='javascript/config.js'></script><script src='javascript/main.js'></script><noscript>{TITLES[n]}</noscript>")
        site.answers[f'/ysgk/{n}/mobile/javascript/config.js'] = (200, {'Content-Type': 'application/javascript'}, f"var bookConfig = {{appName: 'flip', totalPageCount: 40, largePath: '../files/mobile/', DownloadButtonVisible: 'Show', DownloadURL: '../{file.partition(f'/{n}/')[2]}', bookTitle: '{TITLES[n]}'}};".encode())
        site.answers[f'/ysgk/{n}/mobile/javascript/main.js'] = (200, {}, b'window.onload = function () { document.title = bookConfig.bookTitle; var d = document.createElement(\'div\'); d.className = \'toolbar\'; d.innerHTML = \'<span class="btn dl" title="Download"></span>\'; document.getElementById(\'fbContainer\').appendChild(d); d.firstChild.onclick = function () { window.open(bookConfig.DownloadURL); }; };')
    return site


@kind
def pages_that_start_a_download() -> Site:
    """A file's link opens a page that says 正在下载 and is sent on to the file after a second."""
    site = Site('/gk/list/ys.php')
    rows = listing("<dl><dt><a href='/gk/view.php?aid={n}'>{title}</a></dt><dd>2026-02-27</dd></dl>", range(8))
    site.page(site.start, f'<h3>预算公开</h3>{rows}')
    for n in range(8):
        site.article(f'/gk/view.php?aid={n}', n, f"<p>附件：<a href='/gk/down.php?id={n}' target='_blank'>{TITLES[n]}（点击下载）</a></p>")
        site.whole(f'/gk/down.php?id={n}', f"<p>正在下载，如果没有开始，请点<a href='{site.file(f'/gk/attached/{n}.rar')}'>这里</a></p>", head=f"<meta http-equiv='refresh' content='1;url=/gk/attached/{n}.rar'>")
    return site


@kind
def reports_that_are_pages() -> Site:
    """Half of the departments publish the report as the article's own text and tables, no file."""
    site = Site('/bmys/list.html')
    rows = ''
    for n in range(10):
        rows += f"<li><a href='/bmys/{n}.html'>{TITLES[n]}</a><span>2026-02-27</span></li>"
        if n % 2:
            site.article(f'/bmys/{n}.html', n, f"<p>现将有关情况公开如下。</p><a href='{site.file(f'/bmys/f/{n}.pdf')}'>附件</a>")
            continue
        table = ''.join(f'<tr><td>20{k:02d}</td><td>科目{k}</td><td>{k * 13}.50</td><td>{k * 7}.25</td></tr>' for k in range(1, 20))
        text = '<p>一、部门职责……贯彻执行国家有关方针政策。</p>' * 10 + f'<p>表1 收支总表\u3000单位：万元</p><table border=1><tr><td>编码</td><td>科目</td><td>预算数</td><td>基本支出</td></tr>{table}</table>' + '<p>二、名词解释</p>' * 5
        site.page(f'/bmys/{n}.html', BODY.format(TITLES[n], text))
        site.files.add(site.answers[f'/bmys/{n}.html'][2])
    site.page(site.start, f'<h2>部门预算</h2><ul>{rows}</ul>')
    return site


@kind
def body_is_the_report() -> Portal:
    """Detail pages whose own body is the report: prose and tables, nothing attached."""
    portal = Portal('/zfxxgk/ysgk/list.shtml')
    rows = ''
    for n, title in enumerate(TITLES):
        path = f'/zfxxgk/ysgk/{n}/content_{n}.shtml'
        table = '<table><tr><td>项目</td><td>预算数</td></tr>' + listing(f"<tr><td>一般公共预算拨款收入{{n}}</td><td>{100 + n}.{{n}}0</td></tr>", range(40)) + '</table>'
        portal.page(path, f"<h1>{title}</h1><p>发布时间：2026-02-27</p><div class='content'><p>第一部分 {WHO[n]}概况</p><p>{'主要职责。' * 80}</p>{table}</div>")
        portal.files.add(portal.answers[path][2])
        rows += f"<li><a href='{path}'>{title}</a></li>"
    portal.page(portal.start, f'<h2>预算公开</h2><ul>{rows}</ul>')
    return portal


@kind
def viewers_with_covered_addresses() -> Site:
    """Articles show their file by a viewer's call; the address is in base64 and laid open by the script."""
    site = Site('/czj/bmys/')
    site.listed(rows("<li><a href='/czj/bmys/{n}.html'>{title}</a><span>2026-02-27</span></li>"), 20, lambda _: site.start, lambda *_: '')
    for n in range(12):
        covered = base64.b64encode(site.file(f'/czj/upload/{n}.pdf').encode()).decode()
        site.article(f'/czj/bmys/{n}.html', n, f"<div id='pdf'></div><script src='/js/pdfobject.min.js'></script><script>var k = '{covered}'; function un(s) {{ return decodeURIComponent(escape(window.atob(s))); }} PDFObject.embed(un(k), '#pdf', {{height: '800px'}});</script>")
    return site


@kind
def reports_in_the_text() -> Site:
    """Half of the articles are the report itself, as text and tables; the others have a file."""
    site = Site('/ysxx/')
    site.listed(rows("<li><a href='/ysxx/{n}.html'>{title}</a></li>", range(8)), 20, lambda _: site.start, lambda *_: '')
    for n in range(8):
        if n % 2:
            site.article(f'/ysxx/{n}.html', n, f"<a href='{site.file(f'/ysxx/{n}.doc')}'>附件</a>")
        else:
            site.article(f'/ysxx/{n}.html', n, f'<p>第一部分\u3000{WHO[n]}概况</p><p>主要职责：负责全县有关工作。</p><p>第二部分\u30002026年部门预算表（单位：万元）</p>{REPORT}<p>第三部分\u3000部门预算情况说明。2026年收入预算112.30万元，支出预算112.30万元。</p>')
            site.files.add(site.answers[f'/ysxx/{n}.html'][2])
    return site


@kind
def attachments_in_a_frame() -> Site:
    """The article shows its attachments in a frame that is filled by the article's number."""
    site = Site('/info/list/ysgk')
    site.page(site.start, '<h2>部门预算</h2><ul>' + listing("<li><a href='/info/{n}'>{title}</a></li>", range(9)) + '</ul>')
    for n in range(9):
        site.article(f'/info/{n}', n, f"<p>{WHO[n]}预算公开，详见附件。</p><iframe id='att' width='100%' height='80' frameborder='0'></iframe><script>document.getElementById('att').src = '/attach/list.jsp?docid=' + {n};</script>")
        site.whole(f'/attach/list.jsp?docid={n}', f"<table><tr><td>1.</td><td><a href='/attach/get.jsp?aid={n}x'>公开说明</a></td></tr><tr><td>2.</td><td><a href='/attach/get.jsp?aid={n}y'>公开表格</a></td></tr></table>")
        site.file(f'/attach/get.jsp?aid={n}x', Content_Disposition='attachment; filename=x.doc')
        site.file(f'/attach/get.jsp?aid={n}y', Content_Disposition='attachment; filename=y.xls')
    return site


@kind
def previews_of_base64_addresses() -> Site:
    """kkFileView: an attachment is shown by a viewer whose address holds the file's in base64."""
    site = Site('/zfxxgk/bmys/index.html')
    site.page(site.start, '<h2>部门预算</h2><ul>' + listing("<li><a href='/zfxxgk/bmys/{n}.html'>{title}</a></li>", range(10)) + '</ul>')
    for n in range(10):
        file = f"http://www.x.gov.cn{site.file(f'/u/cms/www/202602/27{n}.pdf')}"
        held = quote(base64.b64encode(quote(file, safe=':/').encode()).decode(), safe='')
        site.article(f'/zfxxgk/bmys/{n}.html', n, f"<a target='_blank' href='/preview/onlinePreview?url={held}'>{WHO[n]}2026年部门预算.pdf</a>")
        site.page(f'/preview/onlinePreview?url={held}', f"<title>文件预览</title><div id='app'></div><script>var url = '{file}'; var base = '/preview/'; pdfjsLib.render(base + 'getCorsFile?urlPath=' + encodeURIComponent(url));</script>")
    return site


@kind
def files_within_the_page() -> Site:
    """The article holds its attachment itself: a data: address with the file in base64."""
    site = Site('/ny/ysgk.html')
    rows = listing("<li><a href='/ny/{n}.html'>{title}</a></li>", range(7))
    site.page(site.start, f'<h2>部门预算</h2><ul>{rows}</ul>')
    for n in range(7):
        held = base64.b64encode(site.only(f'/ny/{n}.pdf')).decode()
        site.article(f'/ny/{n}.html', n, f"<a download='{TITLES[n]}.pdf' href='data:application/pdf;base64,{held}'>点击下载</a>")
    return site


@kind
def pdf_shown_by_a_library() -> Site:
    """The article has no link: PDFObject.embed shows a file whose address is put together."""
    site = Site('/col/c88/index.html')
    rows = listing("<li><a href='/art/{n}.html'>{title}</a><b>2026-02-27</b></li>", range(9))
    site.page(site.start, f'<h2>部门预算</h2><ul>{rows}</ul>')
    for n in range(9):
        site.file(f'/upload/2026/02/{n:04x}.pdf')
        site.article(f'/art/{n}.html', n, f"<div id='pdf'></div><script src='/js/pdfobject.min.js'></script><script>var fileid = '{n:04x}', day = '2026/02'; $(function(){{ if (PDFObject.supportsPDFs) {{ PDFObject.embed('/upload/' + day + '/' + fileid + '.pdf', '#pdf', {{height: '800px'}}); }} else {{ $('#pdf').html('请升级浏览器'); }} }});</script>")
    return site


@kind
def files_by_an_office_viewer() -> Site:
    """Half of the files are links to a viewer of another house with the file's address; the others
    are put into a hidden frame by a click."""
    site = Site('/bmys/index.asp')
    rows = listing("<tr><td>{no}</td><td><a href='/bmys/show.asp?id={n}'>{title}</a></td></tr>", range(8))
    site.page(site.start, f'<h2>部门预算公开</h2><table>{rows}</table>', 'gb18030')
    for n in range(8):
        if n % 2:
            file = site.file(f'/bmys/down.asp?fid={n}', Content_Disposition='attachment; filename=' + quote(f'{WHO[n]}.xls', encoding='gbk'))
            link = f"""<a href='###' onclick="document.getElementById('dl').src='{file}'; return false;">{TITLES[n]}.xls</a><iframe id='dl' style='display:none'></iframe>"""
        else:
            file = site.file(f'/bmys/up/{n}.docx')
            link = f"<a href='https://view.officeapps.live.com/op/view.aspx?src={quote(f'http://www.x.gov.cn{file}', safe='')}'>在线预览</a>"
        site.article(f'/bmys/show.asp?id={n}', n, link)
    assert HTML
    return site


@kind
def a_matrix_of_icons() -> Site:
    """Departments by years; in each cell an icon leads to the file, without a word."""
    site = Site('/yjs/matrix.html')
    head = ''.join(f'<th>{y}年{what}</th>' for y in (2026, 2025) for what in ('预算', '决算'))
    listed = ''.join(f'<tr><td>{WHO[n]}</td>' + ''.join(f"<td><a href='{site.file(f'/yjs/{y}/{what}/{n}.pdf')}'><img src='/i/pdf.png'></a></td>" for y in (2026, 2025) for what in ('ys', 'js')) + '</tr>' for n in range(8))
    site.page(site.start, f'<h2>部门预决算公开</h2><table><tr><th>部门</th>{head}</tr>{listed}</table>')
    return site


@kind
def names_of_files_as_people_write_them() -> Site:
    """Files whose names have blanks, brackets, percent signs and Chinese, some of them encoded twice."""
    site = Site('/fujian/')
    made = ''
    for n in range(10):
        name = ('云岭县{}2026年 部门预算(公开).pdf', '{}【2026】预算+表.xls', '{}2026年部门预算 100%.doc', '附件1：{}’26预算.et', '{}&部门预算#1.pdf')[n % 5].format(WHO[n])
        site.file(f"/fujian/{quote(name, safe='&+()')}")
        shown = name.replace('&', '&amp;').replace('%', '%25').replace('#', '%23') if n % 2 or n % 5 in {2, 4} else name
        made += f"""<li><a href="/fujian/{(shown if n % 3 else quote(name, safe='&+()'))}" title='{TITLES[n]}'>{TITLES[n]}</a></li>"""
    site.page(site.start, f'<h2>部门预算公开</h2><ul>{made}</ul>')
    return site


@kind
def shown_by_an_object() -> Site:
    """An article shows its file in an object with a fragment for its viewer; others in an embed or a frame that came later."""
    site = Site('/show/')
    site.listed(rows("<li><a href='{n}.html'>{title}</a></li>", range(9)), 20, lambda _: site.start, lambda *_: '')
    for n in range(9):
        file = site.file(f'/show/f/{n}.pdf')
        made = (f"<object data='{file}#toolbar=0&amp;navpanes=0' type='application/pdf' width='100%'></object>", f"<embed src='{file}?v=2#view=FitH' type='application/pdf'>", f"<div id='v'></div><script>setTimeout(function () {{ var i = document.createElement('iframe'); i.src = '/pdfjs/web/viewer.html?file=' + encodeURIComponent('{file}'); document.getElementById('v').appendChild(i); }}, 200)</script>")[n % 3]
        site.answers[f'{file}?v=2'] = site.answers[file]
        site.article(f'/show/{n}.html', n, made)
    return site


@kind
def a_download_in_steps_below_a_search() -> Site:
    """织梦: a file's link shows a short page with its address, below the site's search, which is no gate."""
    site = Site('/a/bmys/')
    head = "<div class='header'><form action='/so/s'><input name='qt' placeholder='请输入关键字'><button>搜索</button></form></div>"
    site.page(site.start, '<h2>部门预算</h2><ul>' + listing("<li><a href='/a/bmys/{n}.html'>{title}</a></li>", range(6)) + '</ul>')
    for n in range(6):
        site.article(f'/a/bmys/{n}.html', n, f"<a href='/plus/download.php?open=0&amp;aid={n}'>进入下载地址列表</a>")
        site.page(f'/plus/download.php?open=0&aid={n}', f"{head}<h3>下载地址：</h3><a href='/plus/download.php?open=1&amp;link={n}'>本地下载</a>")
        site.answers[f'/plus/download.php?open=1&link={n}'] = (302, {'Location': site.file(f'/uploads/soft/{n}.pdf')}, b'')
    return site
