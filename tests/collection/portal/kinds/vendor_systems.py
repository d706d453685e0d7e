# ruff: noqa: E501, E731
# fmt: off
"""Vendors' systems, as their pages are: 大汉, TRS, 博达, 开普, 帝国, 织梦, SiteServer and others; in pages that stand as they are."""

from __future__ import annotations

from tests.collection.portal.vendor_site import (
    TITLES,
    WHO,
    Portal,
    Site,
    kind,
    listing,
    rows,
    slices,
)


@kind
def trs_over_several_lines() -> Portal:
    """TRS WCM: the pager's call is written over lines; attachments are written by a script."""
    portal = Portal('/zwgk/czyjs/bmys/')
    items = []
    for n, title in enumerate(TITLES):
        folder = '/zwgk/czyjs/bmys/202602/'
        file = portal.file(f'{folder}P020260227{n:04}.pdf')
        body = f"""<div class='TRS_Editor'>详见附件</div><script>var file_appendix = '<a appendix="true" href="./{file.rpartition('/')[2]}">{title}</a>'; if(file_appendix!=''){{document.write(file_appendix);}}</script>"""
        portal.article(f'{folder}t20260227_{5000 + n}.html', n, body)
        items.append(f"<li><a href='./202602/t20260227_{5000 + n}.html'>{title}</a> 02-27</li>")
    call = "<script>\ncreatePageHTML(\n  3,\n  {k},\n  'index',\n  'html'\n);\n</script>"
    for k in range(3):
        name = '' if k == 0 else f'index_{k}.html'
        body = '<h2>部门预算</h2>' + ''.join(items[4 * k:4 * k + 4])
        portal.page(f'{portal.start}{name}', body + call.replace('{k}', str(k)))
    return portal


@kind
def vsb_counts_down() -> Portal:
    """博达 VSB: bmys.htm, then bmys/2.htm, then bmys/1.htm; files by a program without a suffix."""
    portal = Portal('/zwgk/bmys.htm')
    items = []
    for n in range(len(TITLES)):
        address = f'/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=17&wbfileid={n:04X}'
        portal.file(address, Content_Disposition='attachment; filename=x.pdf')
        text = f"附件【<a href='../..{address}'>{TITLES[n]}.pdf</a>】已下载<span>3</span>次"
        portal.article(f'/info/1044/{3000 + n}.htm', n, text)
        items.append(f"<li id='line_u8_{n}'><a href='%s/info/1044/{3000 + n}.htm'>{TITLES[n]}</a>")
    places = ['/zwgk/bmys.htm', '/zwgk/bmys/2.htm', '/zwgk/bmys/1.htm']
    pagers = ["<span class='p_pages'><span class='p_no_d'>1</span><span class='p_no'><a href='bmys/2.htm'>2</a></span><span class='p_next'><a href='bmys/2.htm'>下页</a></span><span class='p_last'><a href='bmys/1.htm'>尾页</a></span></span>", "<span><a href='../bmys.htm'>首页</a><a href='../bmys.htm'>上页</a><a href='1.htm'>下页</a></span>", "<span><a href='../bmys.htm'>首页</a><a href='2.htm'>上页</a></span>"]
    for k, (place, pager) in enumerate(zip(places, pagers, strict=True)):
        up = '..' if k == 0 else '../..'
        body = ''.join(one % up for one in items[4 * k:4 * k + 4])
        portal.page(place, f'<h2>部门预算</h2><ul>{body}</ul>共12条 {pager}')
    return portal


@kind
def phpcms_with_a_page_for_each_download() -> Site:
    """PHPCMS: everything is index.php with a query; a download has a page of its own before the file."""
    site = Site('/index.php?m=content&c=index&a=lists&catid=12')
    show = '/index.php?m=content&c=index&a=show&catid=12&id={n}'
    site.listed(rows("<li><span class='rt'>2026-02-27</span>·<a href='" + show.replace('&', '&amp;') + "' target='_blank' style=''>{title}</a></li>"), 5, lambda k: site.start + (f'&page={k}' if k > 1 else ''), lambda k, most: "<div id='pages' class='text-c'><a class='a1'>12条</a> <a href='{}' class='a1'>上一页</a> {} <a href='{}' class='a1'>下一页</a></div>".format(site.start, ''.join(f' <span>{j}</span>' if j == k else f" <a href='{site.start}&amp;page={j}'>{j}</a>" for j in range(1, most + 1)), f'{site.start}&amp;page={min(k + 1, most)}'), "<h3>部门预算</h3><ul class='list lh24 f14'>{0}{1}</ul>")
    for n in range(12):
        site.article(show.format(n=n), n, f"<a href='/index.php?m=content&amp;c=down&amp;a_k=k{n}' target='_blank'>附件下载</a>")
        site.whole(f'/index.php?m=content&c=down&a_k=k{n}', f"<a href='?m=content&amp;c=down&amp;a=download&amp;a_k=f{n}' class='xzs_btn'>点击下载</a>")
        site.file(f'/index.php?m=content&c=down&a=download&a_k=f{n}', Content_Disposition=f'attachment; filename={n}.doc')
    return site


@kind
def dedecms_with_a_select() -> Site:
    """织梦: list_12_2.html, a select that jumps, softs by /plus/download.php with open=2."""
    site = Site('/a/bmys/')
    place = lambda k: site.start if k == 1 else f'/a/bmys/list_12_{k}.html'
    site.listed(rows("<li><a href='/a/bmys/2026/0227/{n}.html' class='title'>{title}</a><p class='intro'>...</p></li>"), 4, place, lambda k, most: f"<ul class='pagelist'><li>首页</li><li class='thisclass'>{k}</li><li><select name='sldd' style='width:36px' onchange='location.href=this.options[this.selectedIndex].value;'>" + listing("<option value='list_12_{n}.html'>{n}</option>", range(1, most + 1)) + f"</select></li><li><span class='pageinfo'>共 <strong>{most}</strong>页<strong>12</strong>条</span></li></ul>")
    site.answers['/a/bmys/list_12_1.html'] = site.answers[site.start]
    for n in range(12):
        site.article(f'/a/bmys/2026/0227/{n}.html', n, f"<ul class='downurllist'><li><a href='/plus/download.php?open=0&amp;aid={n}&amp;cid=3' target='_blank'>进入下载地址列表</a></li></ul>")
        site.whole(f'/plus/download.php?open=0&aid={n}&cid=3', f"<h2>下载地址</h2><li><a href='/plus/download.php?open=2&amp;id={n}&amp;uhash=ab{n}'>本地下载</a></li>")
        site.answers[f'/plus/download.php?open=2&id={n}&uhash=ab{n}'] = (302, {'Location': site.file(f'/uploads/soft/260227/{n}.rar')}, b'')
    return site


@kind
def empire_cms_from_page_zero() -> Site:
    """帝国: the first page is static, the next are ListInfo with page from 0; files by DownFile."""
    site = Site('/czxx/bmys/index.html')
    place = lambda k: site.start if k == 1 else f'/e/action/ListInfo/?classid=5&page={k - 1}'
    site.listed(rows("<li><i>2026-02-27</i><a href='/czxx/bmys/2026-02-27/{n}.html' title='{title}'>{title}</a></li>"), 5, place, lambda k, most: "<div class='epages'><a title='Total record'>&nbsp;<b>12</b> </a>" + ''.join(f'<b>{j}</b>' if j == k else f"<a href='{place(j).replace('&', '&amp;')}'>{j}</a>" for j in range(1, most + 1)) + (f"<a href='{place(k + 1)}'>下一页</a><a href='{place(most)}'>尾页</a>" if k < most else '') + '</div>')
    for n in range(12):
        site.article(f'/czxx/bmys/2026-02-27/{n}.html', n, f"""<a href='#ecms' onclick="window.open('/e/DownSys/DownFile/?classid=5&amp;id={n}&amp;pathid=0','','width=300,height=300');" title='附件'>附件下载</a>""")
        site.whole(f'/e/DownSys/DownFile/?classid=5&id={n}&pathid=0', f"<table><tr><td><a href='../../enews/?enews=DownSoft&amp;classid=5&amp;id={n}&amp;pathid=0&amp;pass=x{n}'>点击这里下载文件</a></td></tr></table>")
        site.file(f'/e/enews/?enews=DownSoft&classid=5&id={n}&pathid=0&pass=x{n}', Content_Disposition='attachment; filename=a.pdf')
    return site


@kind
def siteserver_with_encrypted_downloads() -> Site:
    """SiteServer: channels/12_2.html, files by an action with the path encrypted."""
    site = Site('/channels/12.html')
    site.listed(rows("<tr><td>·</td><td><a href='/contents/12/{n}.html' target='_blank'>{title}</a></td><td>2026-02-27</td></tr>"), 5, lambda k: f"/channels/12{(f'_{k}' if k > 1 else '')}.html", lambda k, most: '<table><tr><td>' + ('首页 | 上一页 | ' if k == 1 else '') + (f"<a href='/channels/12_{k + 1}.html'>下一页</a> | <a href='/channels/12_{most}.html'>末页</a>" if k < most else '下一页 | 末页') + f'</td><td>{k}/{most}</td></tr></table>', "<div class='pos'>当前位置：首页 &gt; 部门预算</div><table>{0}</table>{1}")
    site.articles("/contents/12/{n}.html", "/api/stl/actions/download?siteId=1&channelId=12&contentId={n}&fileUrl=dGhp0add0{n}0slash00secret0", "<p>附件：<a href='{file}' target='_blank' class='down'>部门预算公开表</a></p>", Content_Disposition='attachment; filename=x.xlsx')
    return site


@kind
def founder_nodes() -> Site:
    """方正翔宇: node_123_2.html written by a script of the page's own, content_… articles, an index of attachments below."""
    site = Site('/node_4711.html')
    pager = """<div class='page' id='displaypagenum'></div><script language='javascript'>var currentPage = {0}; var maxPage = {1}; var pagename = 'node_4711'; function goto_page(n) {{ if (n < 1 || n > maxPage) return; location.href = n == 1 ? pagename + '.html' : pagename + '_' + n + '.html'; }} var h = ''; if (currentPage > 1) h += '<a href="javascript:goto_page(' + (currentPage - 1) + ')">上一页</a>'; for (var i = 1; i <= maxPage; i++) h += i == currentPage ? '<span>' + i + '</span>' : '<a href="javascript:goto_page(' + i + ')">' + i + '</a>'; document.getElementById('displaypagenum').innerHTML = h;</script>"""
    site.listed(rows("<li><a href='content_90{n:02}.html'>{title}</a><span>（2026-02-27）</span></li>"), 5, lambda k: f"/node_4711{(f'_{k}' if k > 1 else '')}.html", pager.format)
    site.articles("/content_90{n:02}.html", "/attachement/doc/site2/20260227/{n}.doc", "<div class='fj'><founder-attach><a href='attachement/doc/site2/20260227/placeholder'></a></founder-attach><a href='{file}'><img src='/img/word.gif'></a></div>")
    return site


@kind
def asp_news() -> Site:
    """A site of 2004: GBK, tables, unquoted attributes in capitals, a jump list for the pages."""
    site = Site('/news/more.asp?lm=12')
    for k in range(3):
        rows = ''.join(f'<TR><TD height=22>·<A href=shownews.asp?id={300 + n} target=_blank><FONT color=#000000>{TITLES[n]}</FONT></A></TD><TD>2026-2-27</TD></TR>' for n in range(4 * k, 4 * k + 4))
        options = ''.join(f"<OPTION value=more.asp?lm=12&page={j + 1}{(' selected' if j == k else '')}>第{j + 1}页</OPTION>" for j in range(3))
        body = f'<TABLE width=760><TR><TD class=tit>预算公开</TD></TR>{rows}</TABLE><FORM>转到<SELECT onchange="javascript:location=this.options[this.selectedIndex].value">{options}</SELECT></FORM>'
        for path in [site.start, f'{site.start}&page=1'] if k == 0 else [f'{site.start}&page={k + 1}']:
            site.whole(path, body, 'gb18030')
    for n in range(12):
        site.whole(f'/news/shownews.asp?id={300 + n}', f'<P align=center><B><FONT size=4>{TITLES[n]}</FONT></B></P><P>发布时间：2026-2-27 点击数：<SCRIPT src=hits.asp?id={300 + n}></SCRIPT></P><P><A href=../upfile/{n}.xls>附件：预算表</A></P>', 'gb18030')
        site.file(f'/upfile/{n}.xls')
    return site


@kind
def vsb_dynamic() -> Portal:
    """博达 VSB, dynamic: a3p=2 in the query, files by DownloadAttachUrl or shown by a script."""
    tree = 'urltype=tree.TreeTempUrl&wbtreeid=5471'
    portal = Portal(f'/xzwhk/dynr.jsp?{tree}')
    for k in range(3):
        rows = ''
        for n in range(4 * k, 4 * k + 4):
            path = f'/xzwhk/xxnr.jsp?urltype=news.NewsContentUrl&wbtreeid=5471&wbnewsid={1001 + n}'
            if n % 2:
                file = f'/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=17&wbfileid=AB{n}F'
                portal.file(file, Content_Disposition=f'attachment; filename="{n}.pdf"')
                link = f"附件【<a href='{file}' target='_blank'>附件1</a>】已下载<span>3</span>次"
            else:
                file = portal.file(f'/__local/A/1B/{n}C.pdf')
                link = f'<script>showVsbpdfIframe("{file}","100%","600","0")</script>'
            portal.article(path, n, link)
            rows += f"<tr><td><a href='xxnr.jsp{path.partition('xxnr.jsp')[2]}'>{TITLES[n]}</a></td><td>2026-02-27</td></tr>"
        pager = ''.join(f"<a href='?a3t=3&amp;a3p={j}&amp;a3c=4&amp;{tree.replace('&', '&amp;')}'>{('下页' if j == k + 2 else j)}</a>" for j in range(1, 4) if j != k + 1)
        path = portal.start if k == 0 else f'/xzwhk/dynr.jsp?a3t=3&a3p={k + 1}&a3c=4&{tree}'
        portal.page(path, f'<div>当前位置：首页&gt;部门预算</div><table>{rows}</table><div>共12条 {k + 1}/3 {pager}</div>')
    portal.answers[f'/xzwhk/dynr.jsp?a3t=3&a3p=1&a3c=4&{tree}'] = portal.answers[portal.start]
    return portal


@kind
def dedecms() -> Site:
    """织梦: list_12_2.html, GBK; an article leads to a page for downloading, that to a redirect."""
    site = Site('/html/ysgk/')
    for k in range(3):
        rows = ''.join(f"<li><a href='/html/ysgk/2026/0227/{40 + n}.html' class='title'>{TITLES[n]}</a><span class='info'><small>日期：</small>2026-02-27</span></li>" for n in range(4 * k, 4 * k + 4))
        numbers = ''.join(f"<li class='thisclass'>{j}</li>" if j == k + 1 else f"<li><a href='list_12_{j}.html'>{j}</a></li>" for j in (1, 2, 3))
        pager = f"<ul class='pagelist'><li>首页</li>{numbers}<li><span class='pageinfo'>共 <strong>3</strong>页<strong>12</strong>条</span></li></ul>"
        for path in [site.start, '/html/ysgk/list_12_1.html'] if k == 0 else [f'/html/ysgk/list_12_{k + 1}.html']:
            site.page(path, f"<div class='place'><strong>当前位置:</strong> <a href='/'>主页</a> &gt; 预算公开 &gt; </div><div class='listbox'><ul>{rows}</ul></div>{pager}", 'gb18030')
    for n in range(12):
        site.article(f'/html/ysgk/2026/0227/{40 + n}.html', n, f"<ul class='downurllist'><li><a href='/plus/download.php?open=0&amp;aid={40 + n}&amp;cid=3' target='_blank'>进入下载地址列表</a></li></ul>")
        site.page(f'/plus/download.php?open=0&aid={40 + n}&cid=3', f"<h2>{TITLES[n]}</h2><ul><li><a href='/plus/download.php?open=2&amp;id={40 + n}&amp;uhash=7c{n}' target='_blank'>本地下载</a></li></ul>")
        file = site.file(f'/uploads/soft/260227/1-26022G{n}.doc')
        site.answers[f'/plus/download.php?open=2&id={40 + n}&uhash=7c{n}'] = (302, {'Location': file}, b'')
    return site


@kind
def powereasy_cut_titles() -> Site:
    """动易 SiteFactory: titles are cut after some characters, without the whole one anywhere on the list."""
    site = Site('/Category_31/Index.aspx')
    for k in range(2):
        rows = ''.join(f"<li><span class='date'>2026-02-27</span><a href='/Item/{880 + n}.aspx' target='_blank'>{TITLES[n][:10]}…</a></li>" for n in range(6 * k, 6 * k + 6))
        pager = "<div class='pages'><span class='disabled'>上一页</span><a href='/Category_31/Index_2.aspx'>下一页</a><a href='/Category_31/Index_2.aspx'>尾页</a></div>" if k == 0 else "<div class='pages'><a href='/Category_31/Index.aspx'>首页</a><a href='/Category_31/Index.aspx'>上一页</a></div>"
        site.page(site.start if k == 0 else '/Category_31/Index_2.aspx', f"<div class='pos'>您现在的位置：<a href='/'>首页</a> &gt;&gt; 部门预算公开</div><h2>部门预算公开</h2><ul>{rows}</ul>{pager}")
    for n in range(12):
        site.article(f'/Item/{880 + n}.aspx', n, f"<p>附件：<a href='/UploadFiles/2026/2/{n}.xls'>{n}.xls</a></p>")
        site.file(f'/UploadFiles/2026/2/{n}.xls')
    return site


@kind
def sharepoint() -> Site:
    """SharePoint: AllItems.aspx, the next page by a function of the product; attachments of a list."""
    site = Site('/sites/czj/Lists/ysgk/AllItems.aspx')
    for k in range(3):
        rows = listing("""<tr class='ms-itmhover'><td class='ms-vb2'><a onfocus='OnLink(this)' href='/sites/czj/Lists/ysgk/DispForm.aspx?ID={no}' onclick="EditLink2(this,1);return false;" target='_self'>{title}</a></td><td>2026/2/27 10:00</td></tr>""", range(4 * k, 4 * k + 4))
        following = f'/sites/czj/Lists/ysgk/AllItems.aspx?Paged=TRUE&p_ID={4 * k + 4}&PageFirstRow={4 * k + 5}'
        written = following.replace('&', '\\u0026')
        on = f'''<td class='ms-paging'>{4 * k + 1} - {4 * k + 4}</td><td><a onclick='javascript:SubmitFormPost("{written}");javascript:return false;' href='javascript:'><img src='/_layouts/images/next.gif' alt='下一页'></a></td>''' if k < 2 else ''
        path = site.start if k == 0 else f'/sites/czj/Lists/ysgk/AllItems.aspx?Paged=TRUE&p_ID={4 * k}&PageFirstRow={4 * k + 1}'
        site.page(path, f'<h1>部门预算公开</h1><table>{rows}</table><table><tr>{on}</tr></table>')
    for n in range(12):
        site.article(f'/sites/czj/Lists/ysgk/DispForm.aspx?ID={n + 1}', n, f"<table><tr><td>附件</td><td><a href='/sites/czj/Lists/ysgk/Attachments/{n + 1}/{n}.docx'>{n}.docx</a></td></tr></table>")
        site.file(f'/sites/czj/Lists/ysgk/Attachments/{n + 1}/{n}.docx')
    return site


@kind
def vsb_tree_urls() -> Site:
    """博达: pages by ?totalpage=3&PAGENUM=2&urltype=tree.TreeTempUrl; an article counts its files'
    downloads by a script and names them 附件【…】.
    """
    site = Site('/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1037')
    for k, ns in enumerate(slices(12, 5)):
        rows = ''.join((f"<tr id='line_u5_{j}'><td><a class='c1' href='info/1037/{5000 + n}.htm' target='_blank' title='{TITLES[n]}'>{TITLES[n]}</a></td><td><span class='timestyle'>2026/02/27</span></td></tr>" for j, n in enumerate(ns)))
        after = f"<a class='Next' href='?totalpage=3&PAGENUM={k + 2}&urltype=tree.TreeTempUrl&wbtreeid=1037'>下页</a><a class='Next' href='?totalpage=3&PAGENUM=3&urltype=tree.TreeTempUrl&wbtreeid=1037'>尾页</a>" if k < 2 else '<span>下页</span><span>尾页</span>'
        path = site.start if k == 0 else f'/list.jsp?totalpage=3&PAGENUM={k + 1}&urltype=tree.TreeTempUrl&wbtreeid=1037'
        site.page(path, f"<table class='winstyle'><tr><td>当前位置：<a href='index.jsp'>首页</a>&gt;&gt;部门预算</td></tr></table><form name='a5' method='post' action='?urltype=tree.TreeTempUrl&wbtreeid=1037'><table>{rows}</table>共12条 {k + 1}/3 {after} <input name='a5_goto' size='4'> <a href='javascript:a5_gopage_fun()'>转到</a></form>")
    for n in range(12):
        file = site.file(f'/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1537&wbfileid={n}A', Content_Disposition='attachment; filename=%E9%99%84.pdf')
        site.article(f'/info/1037/{5000 + n}.htm', n, f"<ul><li>附件【<a href='{file}' target='_blank'>{WHO[n]}2026年预算公开.pdf</a>】已下载<span id='nattach{n}'><script>getClickTimes({n},1537,'wbnewsfile','attach')</script></span>次</li></ul>")
    return site


@kind
def ucap_with_a_token() -> Portal:
    """开普: column pages col_1.html; titles cut; the article shows its file through data-src on a div."""
    portal = Portal('/channels/ch00417.html')
    for k in range(2):
        rows = ''
        for n in range(6 * k, 6 * k + 6):
            file = portal.file(f'/files/2026/{n}e9a7.pdf')
            portal.article(f'/contents/417/{900 + n}.html', n, f"<div class='pdf-view' data-src='{file}'></div><script src='/js/pdfview.js'></script>")
            rows += f"<li><a href='../contents/417/{900 + n}.html' title='{TITLES[n]}'>{TITLES[n][:9]}...</a></li>"
        pager = "<div id='pages'></div><script>laypage({cont: 'pages', pages: 2, curr: " + str(k + 1) + ", jump: function(obj, first){ if(!first){ location.href = obj.curr == 1 ? 'ch00417.html' : 'ch00417_' + obj.curr + '.html'; } }});</script>"
        portal.page(portal.start if k == 0 else '/channels/ch00417_2.html', f'<h3>部门预算</h3><ul>{rows}</ul>{pager}')
    return portal
