# ruff: noqa: E501
# fmt: off
"""A thirteenth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

import base64

from collection.portal.asking import Ask
from tests.collection.portal.vendor_portals import HTML, TITLES, WHO, Said, asked, kind
from tests.collection.portal.vendor_portals_twelfth import articles
from tests.collection.portal.vendor_site import Site, data, slices

JS = {"Content-Type": "application/javascript"}


def script(site: Site, path: str, text: str) -> str:
    site.answers[path] = (200, JS, text.encode())
    return path


@kind
def webpack_chunks() -> Site:
    """A webpack application: a runtime, a main file, and a page that is loaded as a chunk."""
    site = Site("/web/")
    script(site, "/web/js/runtime.9a.js", "(()=>{var m={},c={},f={},l={};function r(i){var x=c[i];if(x)return x.exports;var o=c[i]={exports:{}};m[i](o,o.exports,r);return o.exports}r.d=(e,d)=>{for(var k in d)Object.defineProperty(e,k,{enumerable:!0,get:d[k]})};r.e=i=>new Promise((ok,bad)=>{if(f[i]===0)return ok();l[i]=ok;var s=document.createElement('script');s.charset='utf-8';s.src='/web/js/'+i+'.c1.js';s.onerror=s.onload=e=>{if(e.type==='error')bad(e)};document.head.appendChild(s)});var g=self.webpackChunkweb=self.webpackChunkweb||[];var p=(d)=>{var[ids,mods,run]=d;Object.assign(m,mods);ids.forEach(i=>{f[i]=0;l[i]&&l[i]()});run&&run(r)};g.forEach(p);g.push=p;})();")
    script(site, "/web/js/main.77.js", "(self.webpackChunkweb=self.webpackChunkweb||[]).push([['main'],{11:(e,t,n)=>{n.d(t,{get:()=>a});const a=u=>new Promise(ok=>{var x=new XMLHttpRequest();x.open('GET',u);x.onreadystatechange=function(){x.readyState===4&&x.status===200&&ok(JSON.parse(x.responseText))};x.send()})}},n=>{n.e('list').then(()=>n(31)).then(m=>m.mount(document.querySelector('#root')))}]);")
    script(site, "/web/js/list.c1.js", "(self.webpackChunkweb=self.webpackChunkweb||[]).push([['list'],{31:(e,t,n)=>{n.d(t,{mount:()=>b});var h=n(11);function b(el){h.get('/web/api/docs?year=2026').then(d=>{var ul=document.createElement('ul');d.forEach(x=>{var li=document.createElement('li'),a=document.createElement('a');a.href='/web/doc/'+x.k+'.html';a.appendChild(document.createTextNode(x.n));li.appendChild(a);ul.appendChild(li)});el.replaceChildren(ul)})}}}]);")
    site.answers[site.start] = (200, HTML, "<!doctype html><html><head><meta charset='utf-8'><title>部门预算公开</title><script defer='defer' src='/web/js/runtime.9a.js'></script><script defer='defer' src='/web/js/main.77.js'></script></head><body><div id='root'></div></body></html>".encode())
    site.answers["/web/api/docs?year=2026"] = data([{"k": n, "n": TITLES[n]} for n in range(12)])
    articles(site, "/web/doc/{}.html", "/web/f/{}.pdf")
    return site


@kind
def modules_by_a_loader() -> Site:
    """AMD: data-main names the first file; a loader of the site's own loads what each one needs."""
    site = Site("/ys/list.html")
    script(site, "/js/r.js", "var defined={},queue=[];function define(name,deps,fn){if(typeof name!=='string'){fn=deps;deps=name;name=null}if(!Array.isArray(deps)){fn=deps;deps=[]}queue.push([deps,fn])}function load(name,ok){if(defined[name])return ok(defined[name].v);var s=document.createElement('script');s.type='text/javascript';s.async=true;s.setAttribute('data-m',name);s.src='/js/'+name+'.js';s.addEventListener('load',function(e){var q=queue.shift();if(!q)return ok();require(q[0],function(){var v=q[1].apply(null,arguments);defined[name]={v:v};ok(v)})},false);document.getElementsByTagName('head')[0].appendChild(s)}function require(deps,fn){var got=[],left=deps.length;if(!left)return fn();deps.forEach(function(d,i){load(d,function(v){got[i]=v;if(--left===0)fn.apply(null,got)})})}(function(){var all=document.getElementsByTagName('script');for(var i=0;i<all.length;i++){var m=all[i].getAttribute('data-main');if(m)load(m,function(){})}})();")
    script(site, "/js/app/main.js", "define(['app/api','app/view'],function(api,view){api.list(1,function(d){view.show(d,function(p){api.list(p,arguments.callee.again||function(d){view.show(d)})})});return {}});")
    script(site, "/js/app/api.js", "define(function(){return{list:function(p,ok){$.getJSON('/ys/data',{p:p},ok)}}});")
    script(site, "/js/app/view.js", "define(['app/api'],function(api){function show(d){var h='';$.each(d.rows,function(i,r){h+='<li><a href=\"/ys/'+r[0]+'.html\">'+r[1]+'</a></li>'});$('#list').html(h);$('#pager').empty();for(var k=1;k<=d.pages;k++){(function(k){$('<a href=\"javascript:;\">'+k+'</a>').appendTo('#pager').click(function(){api.list(k,show)})})(k)}}return{show:show}});")
    site.page(site.start, "<h2>部门预算公开</h2><ul id='list'></ul><div id='pager'></div><script src='/js/r.js' data-main='app/main'></script>")

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("p", 1))
        return data({"pages": 3, "rows": [[n, TITLES[n]] for n in slices(12, 5)[k - 1]] if k < 4 else []})

    site.serve("/ys/data", rows)
    articles(site, "/ys/{}.html", "/ys/f/{}.doc")
    return site


@kind
def a_form_sent_into_a_frame() -> Site:
    """The list comes into a frame: a form with hidden fields is sent there as soon as the page is
    open, and again by the numbers below."""
    site = Site("/govinfo/budget.jsp")
    code = "<script>function query(p){ var f = document.getElementById('qf'); f.page.value = p; f.submit(); } window.onload = function(){ query(1); };</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><form id='qf' method='post' action='/govinfo/result.jsp' target='rf'><input type='hidden' name='cat' value='YS'><input type='hidden' name='page' value='1'></form><iframe name='rf' src='about:blank' width='100%'></iframe>{code}")

    def result(ask: Ask) -> Said:
        said = asked(ask)
        if not ask.form or said.get("cat") != "YS":
            return 200, HTML, "<p>参数错误</p>".encode()
        k = int(said.get("page", 1))
        rows = "".join(f"<tr><td><a href='/govinfo/{n}.html' target='_blank'>{TITLES[n]}</a></td></tr>" for n in (slices(12, 5)[k - 1] if k < 4 else []))
        pager = "".join(f"<a href='javascript:parent.query({j})'>{j}</a> " for j in (1, 2, 3))
        form = "<form id='qf' method='post' action='/govinfo/result.jsp'><input type='hidden' name='cat' value='YS'><input type='hidden' name='page' value='1'></form>"
        return 200, HTML, f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table>{form}<p>共12条 {pager}</p></body></html>".encode()

    site.serve("/govinfo/result.jsp", result)
    articles(site, "/govinfo/{}.html", "/govinfo/f/{}.pdf")
    return site


@kind
def routes_by_push_state() -> Site:
    """One shell for every address; the script looks at the path and goes on by pushState."""
    site = Site("/app/list")
    script(site, "/app/app.js", "(function(){var el=document.getElementById('app');function go(u){history.pushState({},'',u);route()}function route(){var m,p=location.pathname;if(m=p.match(/^\\/app\\/detail\\/(\\w+)/)){fetch('/rest/doc/'+m[1]).then(r=>r.json()).then(d=>{document.title=d.title;el.innerHTML='<h1>'+d.title+'</h1><div class=\"att\">附件：<a href=\"/rest/file/'+d.fileId+'\" download>'+d.fileName+'</a></div>'})}else{fetch('/rest/docs').then(r=>r.json()).then(d=>{el.innerHTML='<h1>部门预算公开</h1>';d.forEach(x=>{var div=document.createElement('div');div.className='row';div.textContent=x.title;div.addEventListener('click',()=>go('/app/detail/'+x.id));el.appendChild(div)})})}}window.addEventListener('popstate',route);route()})();")
    shell = (200, HTML, "<!doctype html><html><head><meta charset='utf-8'><title>公开平台</title></head><body><div id='app'></div><script src='/app/app.js'></script></body></html>".encode())
    site.answers[site.start] = shell
    site.answers["/rest/docs"] = data([{"id": f"d{n}", "title": TITLES[n]} for n in range(10)])
    for n in range(10):
        site.answers[f"/app/detail/d{n}"] = shell
        site.answers[f"/rest/doc/d{n}"] = data({"title": TITLES[n], "fileId": 50 + n, "fileName": f"{TITLES[n]}.pdf"})
        site.file(f"/rest/file/{50 + n}", Content_Type="application/pdf")
    return site


@kind
def links_in_pieces() -> Site:
    """Pasted from Word: each department's link is cut into several elements of the same address."""
    site = Site("/art/2026/2/27/art_1_1.html")
    rows = ""
    for n in range(12):
        file = site.file(f"/module/download/downfile.jsp?classid=0&filename={n:032x}.pdf")
        rows += f"<p style='text-indent:2em'><a href='{file}'><span>{n + 1}.</span></a><a href='{file}'><span>云岭县</span></a><a href='{file}'><span style='font-family:仿宋'>{WHO[n]}</span></a><a href='{file}'>2026</a><a href='{file}'>年部门预算</a></p>"
    site.page(site.start, f"<h1>云岭县2026年部门预算公开汇总</h1><p>发布日期：2026-02-27</p><div id='zoom'>{rows}</div>")
    return site


@kind
def files_on_the_host_of_a_setting() -> Site:
    """A settings file names the hosts; the articles' attachments are put together with them."""
    site = Site("/pages/ysgk.html", hosts=("oss.x.gov.cn",))
    script(site, "/static/config.js", "window.SITE_CONFIG = {api: 'http://www.x.gov.cn/prod-api', file: 'http://oss.x.gov.cn/bucket'};")
    site.whole(site.start, "<h2>部门预算公开</h2><div id='list'></div><script src='/static/config.js'></script><script>$.ajax({url: SITE_CONFIG.api + '/cms/article/page', method: 'POST', contentType: 'application/json', data: JSON.stringify({channel: 'bmys', pageNo: 1, pageSize: 100}), success: function(r){ if (r.code !== 200) return; $('#list').html(r.data.list.map(function(a){ return '<p><a href=\"javascript:void(0)\" data-id=\"' + a.articleId + '\" class=\"art\">' + a.articleTitle + '</a></p>'; }).join('')); $('#list').on('click', '.art', function(){ location.href = '/pages/ysgk_detail.html?articleId=' + $(this).data('id'); }); }});</script>")
    detail = "<h2 id='t'></h2><div id='c'></div><script src='/static/config.js'></script><script>var id = new URLSearchParams(location.search).get('articleId'); $.get(SITE_CONFIG.api + '/cms/article/' + id, function(r){ $('#t').text(r.data.articleTitle); $('#c').html(r.data.annexes.map(function(x){ return '<a href=\"' + SITE_CONFIG.file + x.path + '\">' + x.name + '</a>'; }).join('<br>')); });</script>"
    site.answers["/prod-api/cms/article/page"] = data({"code": 200, "data": {"total": 9, "list": [{"articleId": n, "articleTitle": TITLES[n]} for n in range(9)]}})
    for n in range(9):
        site.whole(f"/pages/ysgk_detail.html?articleId={n}", detail)
        site.answers[f"/prod-api/cms/article/{n}"] = data({"code": 200, "data": {"articleTitle": TITLES[n], "annexes": [{"path": f"/2026/{n}.pdf", "name": "部门预算公开.pdf"}]}})
        body = f"%PDF-1.4 oss {n}".encode()
        site.files.add(body)
        site.answers[f"http://oss.x.gov.cn/bucket/2026/{n}.pdf"] = (200, {}, body)
    return site


@kind
def icons_in_the_cells() -> Site:
    """A table of departments and years; each cell is a picture of a file without any words."""
    site = Site("/ztzl/yjsgk/index.html")
    rows = "".join("<tr>" + f"<td>{WHO[n]}</td>" + "".join(f"<td><a href='{site.file(f'/ztzl/yjsgk/{y}/{n}{w}')}' target='_blank'><img src='/images/pdf.gif'></a></td>" for y in (2025, 2026) for w in ("a", "b")) + "</tr>" for n in range(6))
    site.page(site.start, f"<h2>部门预决算公开</h2><table><tr><th rowspan='2'>部门</th><th colspan='2'>2025年</th><th colspan='2'>2026年</th></tr><tr><th>预算</th><th>“三公”经费</th><th>预算</th><th>“三公”经费</th></tr>{rows}</table>")
    return site


@kind
def departments_without_reports() -> Site:
    """Each department's panel asks for its files; some say that there is nothing yet."""
    site = Site("/bmgk/index.html")
    heads = "".join(f"<li data-code='c{n}'>县{WHO[n]}</li>" for n in range(9))
    site.page(site.start, f"<h2>部门预算公开</h2><ul class='bm'>{heads}</ul><div id='box'></div><script>$('.bm li').on('click', function(){{ var code = $(this).attr('data-code'); $.post('/bmgk/files', {{code: code}}, function(r){{ if (!r.length) {{ $('#box').html('<p>暂无数据</p>'); return; }} $('#box').html($.map(r, function(f){{ return '<p><a href=\"' + f.href + '\">' + f.name + '</a></p>'; }}).join('')); }}, 'json'); }}); $('.bm li').eq(0).click();</script>")
    held = {f"c{n}": [] if n % 3 == 2 else [{"href": site.file(f"/bmgk/f/{n}.pdf"), "name": f"{WHO[n]}2026年部门预算"}] for n in range(9)}
    site.serve("/bmgk/files", lambda ask: data(held.get(asked(ask).get("code", ""), [])))
    return site


@kind
def files_within_the_page() -> Site:
    """The article holds its attachment itself: a data: address with the file in base64."""
    site = Site("/ny/ysgk.html")
    rows = "".join(f"<li><a href='/ny/{n}.html'>{TITLES[n]}</a></li>" for n in range(7))
    site.page(site.start, f"<h2>部门预算</h2><ul>{rows}</ul>")
    for n in range(7):
        held = base64.b64encode(site.only(f"/ny/{n}.pdf")).decode()
        site.article(f"/ny/{n}.html", n, f"<a download='{TITLES[n]}.pdf' href='data:application/pdf;base64,{held}'>点击下载</a>")
    return site


@kind
def files_as_text_of_an_answer() -> Site:
    """A click asks for the file as base64 within JSON, and shows it by a blob's address."""
    site = Site("/fw/ys/list")
    rows = "".join(f"<li onclick=\"look('{n}')\">{TITLES[n]}</li>" for n in range(7))
    code = "<script>function look(id){ $.post('/fw/ys/content', {id: id}, function(r){ var bin = atob(r.content), a = new Uint8Array(bin.length); for (var i = 0; i < bin.length; i++) a[i] = bin.charCodeAt(i); window.open(URL.createObjectURL(new Blob([a], {type: 'application/pdf'}))); }, 'json'); }</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><ul>{rows}</ul>{code}")
    held = {str(n): base64.b64encode(site.only(f"/fw/{n}.pdf")).decode() for n in range(7)}
    site.serve("/fw/ys/content", lambda ask: data({"content": held.get(asked(ask).get("id", ""), "")}))
    return site


@kind
def a_plugin_of_the_site() -> Site:
    """The site's own jQuery plugin, in a file called so, draws the list and its pager."""
    site = Site("/xxgk/bmyjs.html")
    script(site, "/js/jquery.pagelist.js", "(function($){ $.fn.pagelist = function(o){ var box = this; function show(p){ $.ajax({url: o.source, data: {c: o.column, n: p, s: 5}, dataType: 'json'}).done(function(d){ box.empty(); $.each(d.list, function(){ box.append('<li><a href=\"' + this.u + '\">' + this.t + '</a></li>'); }); var g = box.next('.pg'); if (!g.length) g = $('<div class=\"pg\"></div>').insertAfter(box); g.empty(); for (var i = 1; i <= d.count; i++) g.append('<span data-p=\"' + i + '\">' + i + '</span>'); g.find('span').click(function(){ show($(this).data('p')); }); }); } show(1); return this; }; })(jQuery);")
    site.page(site.start, "<h2>部门预算公开</h2><ul class='list'></ul><script src='/js/jquery.pagelist.js'></script><script>$(function(){ $('.list').pagelist({source: '/xxgk/rows', column: 'c7'}); });</script>")

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get("n", 1))
        return data({"count": 3, "list": [{"u": f"/xxgk/{n}.html", "t": TITLES[n]} for n in slices(12, 5)[k - 1]] if k < 4 else []})

    site.serve("/xxgk/rows", rows)
    articles(site, "/xxgk/{}.html", "/xxgk/f/{}.pdf")
    return site


@kind
def more_until_nothing_comes() -> Site:
    """查看更多 asks from as many as are shown; nobody says how many there are; an empty answer ends."""
    site = Site("/m/ysgk.html")
    shown = "".join(f"<a class='it' href='/m/{n}.html'>{TITLES[n]}</a>" for n in range(4))
    site.page(site.start, f"<h2>部门预算公开</h2><div id='its'>{shown}</div><div class='btn'>查看更多</div><script>var busy = false; document.querySelector('.btn').onclick = function(){{ if (busy) return; busy = true; var n = document.querySelectorAll('#its .it').length; fetch('/m/more.php', {{method: 'POST', headers: {{'Content-Type': 'application/x-www-form-urlencoded'}}, body: 'cid=9&have=' + n}}).then(function(r){{ return r.text(); }}).then(function(t){{ busy = false; if (!t) {{ document.querySelector('.btn').innerText = '没有更多了'; return; }} document.getElementById('its').insertAdjacentHTML('beforeend', t); }}); }};</script>")

    def more(ask: Ask) -> Said:
        first = int(asked(ask).get("have", 0))
        return 200, HTML, "".join(f"<a class='it' href='/m/{n}.html'>{TITLES[n]}</a>" for n in range(first, min(12, first + 4))).encode()

    site.serve("/m/more.php", more)
    articles(site, "/m/{}.html", "/m/f/{}.pdf")
    return site
