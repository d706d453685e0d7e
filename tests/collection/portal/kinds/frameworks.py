# ruff: noqa: E501
# fmt: off
"""Lists that a library or a framework makes: Vue, React, layui, easyui, AngularJS, Knockout, modules; in pages that stand as they are."""

from __future__ import annotations

import json

from tests.collection.portal.vendor_site import (
    HTML,
    SAID,
    TITLES,
    WHO,
    Portal,
    Site,
    data,
    kind,
    kind_among,
    listing,
    records,
    script,
    slices,
)


@kind
def rows_of_a_static_grid() -> Site:
    """layui: the table's rows stand in the script as data; a bar of tools opens a row's file."""
    site = Site('/gk/table.html')
    rows = json.dumps([{'bm': WHO[n], 'nd': '2026', 'bt': f'{WHO[n]}2026年部门预算', 'wj': site.file(f'/gk/wj/{n}.pdf')} for n in range(12)], ensure_ascii=False)
    site.page(site.start, f"<h2>部门预算公开</h2><table id='t' lay-filter='t'></table><script type='text/html' id='bar'><a lay-event='look'>查看</a></script><script src='/layui/layui.js'></script><script>layui.use(['table'], function(){{ var table = layui.table; table.render({{elem: '#t', data: {rows}, page: true, limit: 5, cols: [[{{field: 'bm', title: '部门'}}, {{field: 'bt', title: '名称'}}, {{toolbar: '#bar', title: '操作'}}]]}}); table.on('tool(t)', function(obj){{ if (obj.event === 'look') window.open(obj.data.wj); }}); }});</script>")
    return site


@kind
def a_template_library_of_the_site() -> Site:
    """A small template library that the site serves makes the items of a JSON file."""
    site = Site('/info/bmys.html')
    script(site, '/assets/mini-tpl.js', "var Tpl = (function(){ function get(o, k){ return k === '.' ? o : k.split('.').reduce(function(v, x){ return v == null ? '' : v[x]; }, o); } function render(t, d){ return t.replace(/\\{\\{#(\\S+?)\\}\\}([\\s\\S]*?)\\{\\{\\/\\1\\}\\}/g, function(_, k, inner){ return (get(d, k) || []).map(function(x){ return render(inner, x); }).join(''); }).replace(/\\{\\{(\\S+?)\\}\\}/g, function(_, k){ return get(d, k); }); } return {render: render}; })();")
    code = "<script id='t' type='x-tpl'>{{#groups}}<h3>{{name}}</h3><ul>{{#docs}}<li><a href='/info/{{id}}.html'>{{title}}</a></li>{{/docs}}</ul>{{/groups}}</script><script src='/assets/mini-tpl.js'></script><script>var x = new XMLHttpRequest(); x.open('GET', 'bmys.json', false); x.send(null); document.getElementById('out').innerHTML = Tpl.render(document.getElementById('t').innerHTML, JSON.parse(x.responseText));</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><div id='out'></div>{code}")
    site.answers['/info/bmys.json'] = data({'groups': [{'name': '党群', 'docs': records(range(5), id=int, title='{title}')}, {'name': '政府', 'docs': records(range(5, 12), id=int, title='{title}')}]})
    site.articles("/info/{n}.html", "/info/f/{n}.pdf")
    return site


@kind_among(SAID)
def angular_of_old() -> Site:
    """AngularJS 1, whose file is not served: ng-repeat over what $http brings, ng-click turns the page."""
    site = Site('/open/ys/index.html')
    code = "angular.module('app', []).controller('list', ['$scope', '$http', function ($scope, $http) { $scope.no = 1; $scope.turn = function (n) { $http.get('/open/ys/page', { params: { no: n, size: 5 } }).then(function (r) { $scope.items = r.data.items; $scope.no = n; $scope.pages = []; for (var i = 1; i <= r.data.pages; i++) $scope.pages.push(i); }); }; $scope.turn(1); }]);"
    site.page(site.start, f"<script src='/js/angular.min.js'></script><div ng-app='app' ng-controller='list'><h2>部门预算公开</h2><ul><li ng-repeat='x in items'><a ng-href='/open/ys/{{{{x.id}}}}.html'>{{{{x.title}}}}</a><span ng-bind='x.day'></span></li></ul><a ng-repeat='p in pages' ng-click='turn(p)' ng-class='{{on: p == no}}'>{{{{p}}}}</a></div><script>{code}</script>")
    site.asked_for('/open/ys/page', records(range(12), id=int, title='{title}', day="2026-02-27"), 5, lambda found, k, most: data({'items': found, 'pages': most}), number='no')
    site.articles("/open/ys/{n}.html", "/open/ys/f/{n}.docx")
    site.files.clear()  # none of them can be read
    return site


@kind_among(SAID)
def knockout_bindings() -> Site:
    """Knockout, whose file is not served: foreach over an observable array that a function fills."""
    site = Site('/gk/ko.html')
    code = "function Model() { var self = this; self.items = ko.observableArray([]); self.page = ko.observable(1); self.total = ko.observable(0); self.load = function (p) { $.getJSON('/gk/ko/list', { page: p }, function (r) { self.items(r.items); self.total(r.total); self.page(p); }); }; self.next = function () { self.load(self.page() + 1); }; self.load(1); } ko.applyBindings(new Model());"
    site.page(site.start, f"""<script src='/js/knockout-3.5.1.js'></script><h2>部门预算公开</h2><ul data-bind='foreach: items'><li><a data-bind='attr: {{ href: "/gk/ko/" + id + ".html" }}, text: title'></a></li></ul><a data-bind='click: next, visible: page() * 5 < total()'>下一页</a><span data-bind='text: "共" + total() + "条"'></span><script>{code}</script>""")
    site.asked_for('/gk/ko/list', records(range(12), id=int, title='{title}'), 5, lambda found, k, most: data({'items': found, 'total': 12}))
    site.articles("/gk/ko/{n}.html", "/gk/ko/{n}.pdf")
    site.files.clear()  # none of them can be read
    return site


@kind
def routes_of_a_small_application() -> Site:
    """An application of one page with routes of its own: the list, then each report's files by its number."""
    site = Site('/app/#/list')
    code = 'var view = document.getElementById(\'view\'); function get(u) { return fetch(u, { headers: { Accept: \'application/json\' } }).then(function (r) { return r.json(); }); } function route() { var h = location.hash || \'#/list\'; var d = /^#\\/doc\\/(\\w+)$/.exec(h), l = /^#\\/list(?:\\/(\\d+))?$/.exec(h); if (l) { var p = Number(l[1] || 1); get(\'/app/api/docs?p=\' + p).then(function (r) { view.innerHTML = \'<h2>部门预算公开</h2>\' + r.docs.map(function (x) { return \'<p><a href="#/doc/\' + x.k + \'">\' + x.t + \'</a></p>\'; }).join(\'\') + (p < r.last ? \'<a href="#/list/\' + (p + 1) + \'">下一页</a>\' : \'\'); }); } else if (d) { get(\'/app/api/doc/\' + d[1]).then(function (r) { view.innerHTML = \'<h1>\' + r.t + \'</h1>\' + r.files.map(function (f) { return \'<a href="/app/file?id=\' + f.id + \'" download>\' + f.name + \'</a>\'; }).join(\'\'); }); } } addEventListener(\'hashchange\', route); route();'
    site.whole('/app/', f"<div id='view'></div><script>{code}</script>")
    site.asked_for('/app/api/docs', records(range(12), k="d{n}", t='{title}'), 5, lambda found, k, most: data({'docs': found, 'last': most}), number='p')
    for n in range(12):
        site.answers[f'/app/api/doc/d{n}'] = data({'t': TITLES[n], 'files': [{'id': f'{n}a', 'name': '预算说明.pdf'}, {'id': f'{n}b', 'name': '预算表.xls'}]})
        for end in 'ab':
            site.file(f'/app/file?id={n}{end}', Content_Disposition=f'attachment; filename={n}{end}.pdf')
    return site


@kind
def cloned_templates() -> Site:
    """A template element is cloned for each of the data that the page itself holds."""
    site = Site('/open/ys/')
    data = json.dumps([[TITLES[n], f'n{n}'] for n in range(11)], ensure_ascii=False)
    site.page(site.start, f"<h2>部门预算公开</h2><template id='t'><li><a target='_blank'></a></li></template><ul id='u'></ul><script>const rows = {data}; const t = document.getElementById('t'); rows.forEach(([name, key]) => {{ const one = document.importNode(t.content, true); const a = one.querySelector('a'); a.textContent = name; a.href = './' + key + '/'; document.querySelector('#u').appendChild(one); }});</script>")
    site.articles("/open/ys/n{n}/", "/open/ys/n{n}/a.pdf", "<a href='{file}'>PDF</a>", of=range(11))
    return site


@kind
def next_data() -> Portal:
    """A Next.js site: the list stands in __NEXT_DATA__; pages by ?page=, articles by id."""
    portal = Portal('/gov/budget')
    for k in range(3):
        rows = records(range(4 * k, 4 * k + 4), id=int, title='{title}', href="/gov/article/{n}")
        data = json.dumps({'props': {'pageProps': {'list': rows, 'total': 12, 'pageSize': 4}}, 'page': '/gov/budget'}, ensure_ascii=False)
        links = listing("<a href='/gov/budget?page={n}'>{n}</a>", (1, 2, 3))
        items = listing("<div class='card'><a href='/gov/article/{n}'><h4>{title}</h4></a></div>", range(4 * k, 4 * k + 4))
        path = portal.start if k == 0 else f'/gov/budget?page={k + 1}'
        portal.page(path, f"<h1>部门预算</h1>{items}<nav>{links}</nav><script id='__NEXT_DATA__' type='application/json'>{data}</script>")
    portal.answers['/gov/budget?page=1'] = portal.answers[portal.start]
    for n in range(12):
        file = portal.file(f'/gov/api/file/{n}/download', Content_Disposition=f'attachment; filename="{n}.xls"')
        data = json.dumps({'props': {'pageProps': {'article': {'title': TITLES[n], 'attachments': [{'name': f'{TITLES[n]}.xls', 'url': file}]}}}}, ensure_ascii=False)
        portal.page(f'/gov/article/{n}', f"<h1>{TITLES[n]}</h1><button>下载附件</button><script id='__NEXT_DATA__' type='application/json'>{data}</script>")
    return portal


@kind
def webpack_chunks() -> Site:
    """A webpack application: a runtime, a main file, and a page that is loaded as a chunk."""
    site = Site('/web/')
    script(site, '/web/js/runtime.9a.js', "(()=>{var m={},c={},f={},l={};function r(i){var x=c[i];if(x)return x.exports;var o=c[i]={exports:{}};m[i](o,o.exports,r);return o.exports}r.d=(e,d)=>{for(var k in d)Object.defineProperty(e,k,{enumerable:!0,get:d[k]})};r.e=i=>new Promise((ok,bad)=>{if(f[i]===0)return ok();l[i]=ok;var s=document.createElement('script');s.charset='utf-8';s.src='/web/js/'+i+'.c1.js';s.onerror=s.onload=e=>{if(e.type==='error')bad(e)};document.head.appendChild(s)});var g=self.webpackChunkweb=self.webpackChunkweb||[];var p=(d)=>{var[ids,mods,run]=d;Object.assign(m,mods);ids.forEach(i=>{f[i]=0;l[i]&&l[i]()});run&&run(r)};g.forEach(p);g.push=p;})();")
    script(site, '/web/js/main.77.js', "(self.webpackChunkweb=self.webpackChunkweb||[]).push([['main'],{11:(e,t,n)=>{n.d(t,{get:()=>a});const a=u=>new Promise(ok=>{var x=new XMLHttpRequest();x.open('GET',u);x.onreadystatechange=function(){x.readyState===4&&x.status===200&&ok(JSON.parse(x.responseText))};x.send()})}},n=>{n.e('list').then(()=>n(31)).then(m=>m.mount(document.querySelector('#root')))}]);")
    script(site, '/web/js/list.c1.js', "(self.webpackChunkweb=self.webpackChunkweb||[]).push([['list'],{31:(e,t,n)=>{n.d(t,{mount:()=>b});var h=n(11);function b(el){h.get('/web/api/docs?year=2026').then(d=>{var ul=document.createElement('ul');d.forEach(x=>{var li=document.createElement('li'),a=document.createElement('a');a.href='/web/doc/'+x.k+'.html';a.appendChild(document.createTextNode(x.n));li.appendChild(a);ul.appendChild(li)});el.replaceChildren(ul)})}}}]);")
    site.answers[site.start] = (200, HTML, "<!doctype html><html><head><meta charset='utf-8'><title>部门预算公开</title><script defer='defer' src='/web/js/runtime.9a.js'></script><script defer='defer' src='/web/js/main.77.js'></script></head><body><div id='root'></div></body></html>".encode())
    site.answers['/web/api/docs?year=2026'] = data(records(range(12), k=int, n='{title}'))
    site.articles("/web/doc/{n}.html", "/web/f/{n}.pdf")
    return site


@kind
def routes_by_push_state() -> Site:
    """One shell for every address; the script looks at the path and goes on by pushState."""
    site = Site('/app/list')
    script(site, '/app/app.js', '(function(){var el=document.getElementById(\'app\');function go(u){history.pushState({},\'\',u);route()}function route(){var m,p=location.pathname;if(m=p.match(/^\\/app\\/detail\\/(\\w+)/)){fetch(\'/rest/doc/\'+m[1]).then(r=>r.json()).then(d=>{document.title=d.title;el.innerHTML=\'<h1>\'+d.title+\'</h1><div class="att">附件：<a href="/rest/file/\'+d.fileId+\'" download>\'+d.fileName+\'</a></div>\'})}else{fetch(\'/rest/docs\').then(r=>r.json()).then(d=>{el.innerHTML=\'<h1>部门预算公开</h1>\';d.forEach(x=>{var div=document.createElement(\'div\');div.className=\'row\';div.textContent=x.title;div.addEventListener(\'click\',()=>go(\'/app/detail/\'+x.id));el.appendChild(div)})})}}window.addEventListener(\'popstate\',route);route()})();')
    shell = (200, HTML, "<!doctype html><html><head><meta charset='utf-8'><title>公开平台</title></head><body><div id='app'></div><script src='/app/app.js'></script></body></html>".encode())
    site.answers[site.start] = shell
    site.answers['/rest/docs'] = data(records(range(10), id="d{n}", title='{title}'))
    for n in range(10):
        site.answers[f'/app/detail/d{n}'] = shell
        site.answers[f'/rest/doc/d{n}'] = data({'title': TITLES[n], 'fileId': 50 + n, 'fileName': f'{TITLES[n]}.pdf'})
        site.file(f'/rest/file/{50 + n}', Content_Type='application/pdf')
    return site


@kind
def nuxt_with_a_sentinel() -> Site:
    """Nuxt: the first items are called with a function; more come when a sentinel is seen."""
    site = Site('/ysgk')
    first = json.dumps(records(range(5), id=int, t='{title}'), ensure_ascii=False)
    shown = listing("<div class='card'><a href='/ysgk/{n}'>{title}</a></div>", range(5))
    script = f"""<script>window.__NUXT__=(function(a,b,c){{return {{layout:a,data:[{{list:{first},total:b}}],state:{{page:c}}}}}}('default',12,1));</script><script>(function(){{ var s = window.__NUXT__, page = s.state.page, box = document.querySelector('.cards'), end = document.querySelector('#sentinel'); var io = new IntersectionObserver(function(es){{ if (!es[0].isIntersecting || box.children.length >= s.data[0].total) return; page++; fetch('/api/ysgk/page/' + page).then(function(r){{ return r.json(); }}).then(function(d){{ d.forEach(function(x){{ var c = document.createElement('div'); c.className = 'card'; c.innerHTML = '<a href="/ysgk/' + x.id + '">' + x.t + '</a>'; box.appendChild(c); }}); io.unobserve(end); io.observe(end); }}); }}); io.observe(end); }})();</script>"""
    site.page(site.start, f"<h1>部门预算公开</h1><div class='cards'>{shown}</div><div id='sentinel'></div>{script}")
    for k, ns in enumerate(slices(12, 5)):
        site.answers[f'/api/ysgk/page/{k + 1}'] = data(records(ns, id=int, t='{title}'))
    site.articles("/ysgk/{n}", "/files/{n}.pdf")
    return site


@kind
def a_menu_that_a_script_fills() -> Site:
    """The departments stand in what is called the page's menu, which a script fills; the column has nothing else."""
    site = Site('/app/ysgk/')
    code = "codes.forEach(function (c) { var x = new XMLHttpRequest(); x.open('GET', 'd' + c + '.json'); x.onload = function () { var d = JSON.parse(x.responseText), a = document.createElement('a'); a.href = '#/d/' + c; a.textContent = d.name; document.getElementById('nav').appendChild(a); if (location.hash === '#/d/' + c) show(d); }; x.send(); }); function show(d) { document.getElementById('v').innerHTML = '<h2>' + d.name + '</h2>' + d.docs.map(function (o) { return '<p><a href=\"' + o.f + '\">' + o.y + '年部门预算</a></p>'; }).join(''); }"
    site.whole(site.start, f"<h1>部门预算公开</h1><div id='nav'></div><div id='v'></div><script>var codes = {list(range(8))}; {code}</script>")
    for n in range(8):
        site.answers[f'/app/ysgk/d{n}.json'] = data({'name': WHO[n], 'docs': [{'y': y, 'f': site.file(f'/app/ysgk/{n}-{y}.pdf')} for y in (2026, 2025)]})
    return site
