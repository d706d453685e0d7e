# ruff: noqa: E501
# fmt: off
"""What an item leads to, and where in it the address of the file hides.

What belongs here: from a record (department, year, what it is) to the address that a list shows. What does not: lists.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from urllib.parse import quote

from collection.portal.walking.asking import Ask
from tests.collection.portal.composed.records import Composed, Record
from tests.collection.portal.vendor_site import REPORT, Said, data, sent

Detail = Callable[[Composed, Record], str]
DETAILS: dict[str, Detail] = {}


def detail(made: Detail) -> Detail:
    DETAILS[made.__name__] = made
    return made


def _file(site: Composed, one: Record, form: str = "{}", **headers: str) -> str:
    return site.report(one, site.style.file(form.format(one.key)), **headers)


def _article(site: Composed, one: Record, inner: str, head: str = "") -> str:
    path = site.style.article(one.key)
    crumb = f"<div class='{site.draw.choice(['position', 'dqwz', 'crumb', 'nav-path'])}'>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a></div>"
    title = site.draw.choice(["<h1>{}</h1>", "<div class='bt'>{}</div>", "<h2 class='title'>{}</h2>", "<p align='center'><b>{}</b></p>"]).format(one.title)
    day = site.draw.choice(["发布日期：2026-02-27", "时间：2026年02月27日　来源：县财政局", "[2026-02-27 09:30]　字体：大 中 小", "索引号：111/2026-00{}　发文日期：2026-02-27"]).replace("{}", str(one.key))
    site.text(path, f"{head}{crumb}{title}<div class='info'>{day}</div><div class='{site.draw.choice(['content', 'TRS_Editor', 'v_news_content', 'zoom'])}'>{inner}</div>")
    return path


@detail
def the_file_itself(site: Composed, one: Record) -> str:
    return _file(site, one)


@detail
def link_below_the_text(site: Composed, one: Record) -> str:
    word = site.draw.choice(["附件", "{}.pdf", "附件1：{}", "点击下载", "{}"]).format(one.title)
    return _article(site, one, f"<p>现将有关情况公开如下。</p><p>{site.draw.choice(['附件：', '', '相关附件'])}<a href='{_file(site, one)}'>{word}</a></p>")


@detail
def viewer_of_the_browser(site: Composed, one: Record) -> str:
    file = _file(site, one)
    shown = site.draw.choice([f"<iframe src='/pdfjs/web/viewer.html?file={quote(file, safe='')}'></iframe>", f"<embed src='{file}#toolbar=0' type='application/pdf'>", f"<object data='{file}' type='application/pdf'></object>", f"<div class='pdf' data-pdf='{file}'></div>", f"<div id='p'></div><script>PDFObject.embed('{file}', '#p')</script>"])
    return _article(site, one, shown)


@detail
def variable_of_a_script(site: Composed, one: Record) -> str:
    file = _file(site, one)
    way = site.draw.choice([
        "<div id='att'></div><script>var fileUrl = '{0}', fileName = '{1}'; document.getElementById('att').innerHTML = '<a href=\"' + fileUrl + '\">' + fileName + '</a>';</script>",
        "<div id='att'></div><script>$(function () {{ var fj = [{{mc: '{1}', dz: '{0}'}}]; $.each(fj, function (i, v) {{ $('#att').append($('<a>').attr('href', v.dz).text(v.mc)); }}); }})</script>",
        "<script>document.write(unescape('%3Ca%20href%3D%22{0}%22%3E') + '{1}' + unescape('%3C/a%3E'))</script>",
        "<a id='dl'>{1}</a><script>(function (d) {{ d.querySelector('#dl').onclick = function () {{ location.href = '{0}'; return false; }}; }})(document)</script>",
        "<button type='button' data-src='{0}' class='open'>在线查看</button><script>document.addEventListener('click', function (e) {{ var t = e.target.closest('.open'); if (t) window.open(t.getAttribute('data-src')); }})</script>",
    ])
    return _article(site, one, way.format(file, one.title))


@detail
def covered_in_the_page(site: Composed, one: Record) -> str:
    """The address is in base64, in character codes or in reverse; a script lays it open."""
    file = _file(site, one)
    covered = base64.b64encode(file.encode()).decode()
    codes = ",".join(str(ord(c)) for c in file)
    way = site.draw.choice([
        f"<a id='f'>下载</a><script>document.getElementById('f').href = atob('{covered}')</script>",
        f"<a id='f'>下载</a><script>document.getElementById('f').setAttribute('href', String.fromCharCode({codes}))</script>",
        f"<a class='f' data-u='{file[::-1]}'>下载</a><script>document.querySelectorAll('.f').forEach(a => a.href = a.dataset.u.split('').reverse().join(''))</script>",
        f"<script type='application/json' id='fj'>{json.dumps({'list': [{'path': file, 'name': one.title}]})}</script><div id='o'></div><script>JSON.parse(document.getElementById('fj').textContent).list.forEach(f => document.getElementById('o').innerHTML += `<a href=\"${{f.path}}\">${{f.name}}</a>`)</script>",
    ])
    return _article(site, one, way)


@detail
def asked_with_the_article_s_number(site: Composed, one: Record) -> str:
    file = _file(site, one)
    api = site.draw.choice(["/api/article/attach", "/cms/attach/list.do", "/interface/fj.ashx"])
    if api not in site.held:
        held = site.held[api] = {}

        def answer(ask: Ask) -> Said:
            got = held.get(sent(ask).get("id", ""))
            return data({"code": 0, "data": got or []})

        site.serve(api, answer)
    site.held[api][str(one.key)] = [{"fileName": one.title + ".pdf", "filePath": file}]
    meta = f"<input type='hidden' id='infoId' value='{one.key}'>"
    asks = site.draw.choice([
        "$.getJSON('{0}', {{id: $('#infoId').val()}}, function (r) {{ $.each(r.data, function (i, f) {{ $('#fjs').append('<p><a href=\"' + f.filePath + '\">' + f.fileName + '</a></p>'); }}); }});",
        "fetch('{0}?id=' + document.getElementById('infoId').value).then(r => r.json()).then(r => {{ document.getElementById('fjs').innerHTML = r.data.map(f => `<a href='${{f.filePath}}'>${{f.fileName}}</a>`).join(''); }});",
        "$.ajax({{type: 'post', url: '{0}', data: {{id: document.getElementById('infoId').value}}, dataType: 'json', success: function (r) {{ for (var i = 0; i < r.data.length; i++) document.getElementById('fjs').innerHTML += '<a href=\"' + r.data[i].filePath + '\" download>' + r.data[i].fileName + '</a>'; }}}});",
    ])
    return _article(site, one, f"{meta}<div id='fjs'></div><script>{asks.format(api)}</script>")


@detail
def download_by_a_function(site: Composed, one: Record) -> str:
    path = site.draw.choice(["/system/down?fid={}", "/DownLoad.aspx?AttID={}", "/u/cms/attachment.jspx?cid={}&i=0", "/file/{}/get"])
    file = site.report(one, path.format(f"x{one.key}"), Content_Disposition=f'attachment; filename="{one.key}.pdf"')
    before, _, after = path.partition("{}")
    name = site.draw.choice(["downFile", "down", "dl", "openAtt"])
    assert file
    return _article(site, one, f"<a href=\"javascript:{name}('x{one.key}')\">{one.title}.pdf</a><script>function {name}(id) {{ var u = '{before}' + id + '{after}'; window.open(u); }}</script>")


@detail
def a_page_before_the_file(site: Composed, one: Record) -> str:
    path = f"/down/{one.key}.html"
    site.text(path, f"<h3>下载</h3><p>文件名：{one.title}.pdf 大小：213KB</p><a href='{_file(site, one)}'>{site.draw.choice(['本地下载', '点击开始下载', '下载地址一'])}</a>")
    return _article(site, one, f"<p>附件：<a href='{path}'>{one.title}</a></p>")


@detail
def posted_for(site: Composed, one: Record) -> str:
    """A form with hidden fields and a button; the answer is the file."""
    body = site.only(one.title)
    path = site.draw.choice(["/attach/export", "/download.do"])
    held = site.held.setdefault(path, {})
    held[str(one.key)] = body

    def answer(ask: Ask) -> Said:
        got = held.get(dict(ask.form or ()).get("fid", ""))
        return (200, {"Content-Type": "application/pdf"}, got) if got else (405, {}, b"")

    site.serve(path, answer)
    site.expects(one, body)
    return _article(site, one, f"<form action='{path}' method='post'><input type='hidden' name='fid' value='{one.key}'><input type='submit' value='下载附件'></form>")


@detail
def the_article_is_the_report(site: Composed, one: Record) -> str:
    path = _article(site, one, f"<p>第一部分 部门概况</p><p>{one.who}主要职责是贯彻执行有关法律法规。</p><p>第二部分 {one.year}年部门预算情况说明</p>{REPORT}<p>{one.year}年收支总预算812.30万元。</p>")
    body = site.answers[path]
    assert isinstance(body, tuple)
    site.files.add(body[2])
    site.expects(one, body[2])
    return path


@detail
def several_files(site: Composed, one: Record) -> str:
    first, second = _file(site, one, "{}-1"), _file(site, one, "{}-2")
    return _article(site, one, f"<ul class='fjxz'><li><a href='{first}'>1.{one.title}说明</a></li><li><a href='{second}'>2.{one.title}表</a></li></ul>")


@detail
def a_frame_around_the_file(site: Composed, one: Record) -> str:
    inner = f"/inner/{one.key}.html"
    site.whole(inner, f"<div><a href='{_file(site, one)}'>{one.title}</a></div>")
    return _article(site, one, site.draw.choice([f"<iframe src='{inner}'></iframe>", f"<iframe id='i'></iframe><script>document.getElementById('i').src = '{inner}'</script>", f"<div id='i'></div><script>$('#i').load('{inner}')</script>"]))


@detail
def token_for_the_file(site: Composed, one: Record) -> str:
    file = _file(site, one)
    way = f"/token/{one.key}"
    site.answers[way] = data({"ok": True, "url": file})
    return _article(site, one, f"<a href='#' id='d{one.key}'>{one.title}</a><script>document.getElementById('d{one.key}').addEventListener('click', async e => {{ e.preventDefault(); const r = await (await fetch('{way}')).json(); window.location.assign(r.url); }})</script>")
