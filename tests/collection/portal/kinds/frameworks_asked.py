# ruff: noqa: E501
# fmt: off
"""Lists that a library or a framework makes: Vue, React, layui, easyui, AngularJS, Knockout, modules; by a server that answers what is asked."""

from __future__ import annotations

import json

from collection.portal.walking.asking import Ask
from tests.collection.portal.vendor_site import (
    BODY,
    HTML,
    TITLES,
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
def vue_in_the_page() -> Site:
    """Vue 2 and element-ui in the page itself: v-for, el-pagination, axios with a method."""
    site = Site('/bmyjs/index.html')
    site.page(site.start, """<div id='app'><h2>部门预决算公开</h2><ul><li v-for='(item, i) in list' :key='item.id'><a :href="'/bmyjs/detail.html?id=' + item.id" target='_blank'>{{ item.title }}</a><span>{{ item.date }}</span></li></ul><el-pagination layout='prev, pager, next' :total='total' :page-size='pageSize' @current-change='handlePage'></el-pagination></div><script>new Vue({ el: '#app', data() { return { list: [], total: 0, pageSize: 5, pageNum: 1 } }, created() { this.getList() }, methods: { getList() { axios.get('/prod-api/budget/list', { params: { pageNum: this.pageNum, pageSize: this.pageSize } }).then(res => { this.list = res.data.rows; this.total = res.data.total; }) }, handlePage(val) { this.pageNum = val; this.getList(); } } })</script>""")

    site.serve('/prod-api/budget/list', lambda ask: data({'code': 200, 'total': 12, 'rows': records(page_asked(ask, 'pageNum'), id=int, title='{title}', date="2026-02-27")}))
    site_script = "<div id='app'><h1>{{ info.title }}</h1><div v-for='f in info.files'><a :href='f.url'>{{ f.name }}</a></div></div><script>new Vue({ el: '#app', data: { info: {} }, mounted() { var that = this; var id = new URLSearchParams(window.location.search).get('id'); axios.get('/prod-api/budget/' + id).then(function (res) { that.info = res.data.data; }); } })</script>"
    for n in range(12):
        site.page(f'/bmyjs/detail.html?id={n}', site_script)
        site.answers[f'/prod-api/budget/{n}'] = data({'data': {'title': TITLES[n], 'files': [{'name': f'{TITLES[n]}.pdf', 'url': site.file(f'/profile/upload/{n}.pdf')}]}})
    return site


@kind
def layui_flow() -> Site:
    """layui flow: more items are loaded when the reader comes to the end; the answer has pages."""
    site = Site('/wap/ysgk.html')
    script = """<script src='/layui/layui.js'></script><script>layui.use('flow', function(){ var $ = layui.jquery; var flow = layui.flow; flow.load({elem: '#LAY_list', done: function(page, next){ var lis = []; $.get('/wap/api/list?cid=88&page=' + page, function(res){ layui.each(res.data, function(index, item){ lis.push('<li><a href="/wap/detail/' + item.id + '">' + item.title + '</a></li>'); }); next(lis.join(''), page < res.pages); }); }}); });</script>"""
    site.page(site.start, f"<h2>预算公开</h2><ul id='LAY_list'></ul>{script}")
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get('page', 1))
        found = parts[k - 1] if 0 < k <= len(parts) else []
        return data({'code': 0, 'pages': 3, 'data': records(found, id="w{n}", title='{title}')})
    site.serve('/wap/api/list', rows)
    site.articles("/wap/detail/w{n}", "/wap/f/{n}.pdf")
    return site


@kind
def angular_js() -> Site:
    """AngularJS 1: ng-repeat over what $http brings; the pager is ng-click on numbers."""
    site = Site('/opendata/budget/')
    script = "<script src='/lib/angular.min.js'></script><script>var app = angular.module('app', []); app.controller('ListCtrl', function($scope, $http){ $scope.page = 1; $scope.pages = []; $scope.load = function(p){ $scope.page = p; $http.get('/opendata/api/budgets', {params: {page: p, size: 5}}).then(function(resp){ $scope.items = resp.data.list; $scope.pages = []; for (var i = 1; i <= Math.ceil(resp.data.total / 5); i++) $scope.pages.push(i); }); }; $scope.load(1); });</script>"
    site.page(site.start, "<div ng-app='app' ng-controller='ListCtrl'><h2>部门预算公开</h2><ul><li ng-repeat='item in items'><a ng-href='/opendata/budget/{{item.id}}.html'>{{item.name}}</a><span>{{item.day | date}}</span></li></ul><span ng-repeat='p in pages'><a href='' ng-click='load(p)'>{{p}}</a></span></div>" + script)
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get('page', 1))
        found = parts[k - 1] if 0 < k <= len(parts) else []
        return data({'total': 12, 'list': records(found, id=lambda n: 300 + n, name='{title}', day="2026-02-27")})
    site.serve('/opendata/api/budgets', rows)
    for n in range(12):
        site.article(f'/opendata/budget/{300 + n}.html', n, f"<a href='{site.file(f'/opendata/f/{n}.xlsx')}'>公开表</a>")
    return site


@kind
def data_tables_on_the_server() -> Site:
    """DataTables with serverSide: start, length and draw are posted; a render function makes links."""
    site = Site('/gkpt/budget/list')
    script = """<script src='/js/jquery.dataTables.min.js'></script><script>$(document).ready(function(){ $('#tb').DataTable({processing: true, serverSide: true, searching: false, pageLength: 5, ajax: {url: '/gkpt/budget/page', type: 'POST', data: function(d){ d.year = $('#year').val(); }}, columns: [{data: 'dept'}, {data: 'title', render: function(val, type, row){ return '<a href="/gkpt/budget/view/' + row.uuid + '" target="_blank">' + val + '</a>'; }}, {data: 'day'}]}); });</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><input type='hidden' id='year' value='2026'><table id='tb'><thead><tr><th>部门</th><th>标题</th><th>日期</th></tr></thead></table>{script}")

    def rows(ask: Ask) -> Said:
        said = asked(ask)
        first, size = (int(said.get('start', 0)), int(said.get('length', 5)))
        found = range(first, min(12, first + size)) if said.get('year') == '2026' else range(0)
        return data({'draw': 1, 'recordsTotal': 12, 'recordsFiltered': 12, 'data': records(found, dept='{who}', title="{who}2026年部门预算", uuid="u{n}", day="2026-02-27")})
    site.serve('/gkpt/budget/page', rows)
    site.articles("/gkpt/budget/view/u{n}", "/gkpt/file?id={n}", "<a href='{file}'>{n}.docx</a>")
    return site


@kind
def forms_that_send_themselves() -> Site:
    """Each article's address is a page with a form of hidden fields that sends itself by script."""
    site = Site('/egov/ysgk/list.do')
    rows = ''.join(f"<li><a href='/egov/jump.do?k={n}' title='{TITLES[n]}'>{TITLES[n][:12]}…</a></li>" for n in range(8))
    site.page(site.start, f'<h2>预算公开</h2><ul>{rows}</ul>')

    def jump(ask: Ask) -> Said:
        k = asked(ask).get('k', '')
        return (200, HTML, f"<html><body onload='document.forms[0].submit()'><form method='post' action='/egov/show.do'><input type='hidden' name='infoId' value='i{k}'><input type='hidden' name='ticket' value='t{k}'></form></body></html>".encode())
    files = [site.file(f'/egov/att.do?aid={n}') for n in range(8)]

    def show(ask: Ask) -> Said:
        said = asked(ask)
        if not ask.form or said.get('ticket', '')[1:] != said.get('infoId', '-')[1:]:
            return (200, HTML, '<p>非法请求</p>'.encode())
        n = int(said['infoId'][1:])
        return (200, HTML, site.made(BODY.format(TITLES[n], f"<a href='{files[n]}'>附件下载</a>")))
    site.serve('/egov/jump.do', jump)
    site.serve('/egov/show.do', show)
    return site


@kind
def built_modules() -> Site:
    """A built application: type=module, one file imports another; details are asked for by id."""
    site = Site('/pub/index.html')
    site.answers[site.start] = (200, HTML, "<!DOCTYPE html><html><head><meta charset='utf-8'><title>部门预算公开平台</title><script type='module' crossorigin src='./assets/index-4f2a.js'></script></head><body><div id='app'></div></body></html>".encode())
    js = {'Content-Type': 'text/javascript'}
    site.answers['/pub/assets/api-77c1.js'] = (200, js, b"const base='/pub/api';async function g(u){const r=await fetch(base+u);if(!r.ok)throw new Error(r.status);return r.json()}export const list=(p)=>g(`/reports?pageNum=${p}&pageSize=5`);export const one=(i)=>g(`/report/${i}`);")
    site.answers['/pub/assets/index-4f2a.js'] = (200, js, 'import{list as l,one as o}from\'./api-77c1.js\';const app=document.getElementById(\'app\');async function home(p){const d=await l(p);app.innerHTML=\'<h1>部门预算公开</h1><ul>\'+d.rows.map(r=>`<li><a href="#/detail/${r.id}">${r.title}</a></li>`).join(\'\')+\'</ul><div class="pager">\'+Array.from({length:Math.ceil(d.total/5)},(_,i)=>`<a href="#/list/${i+1}">${i+1}</a>`).join(\'\')+\'</div>\'}async function detail(i){const d=await o(i);app.innerHTML=`<h1>${d.title}</h1>`+d.files.map(f=>`<a href="${f.url}">${f.name}</a>`).join(\'\')}function route(){const h=location.hash;let m;if(m=/detail\\/(\\w+)/.exec(h))detail(m[1]);else if(m=/list\\/(\\d+)/.exec(h))home(+m[1]);else home(1)}window.addEventListener(\'hashchange\',route);route();'.encode())
    parts = slices(12, 5)

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get('pageNum', 1))
        return data({'total': 12, 'rows': records(parts[k - 1] if k <= 3 else [], id="m{n}", title='{title}')})
    site.serve('/pub/api/reports', rows)
    for n in range(12):
        file = site.file(f'/pub/store/{n}.pdf')
        site.answers[f'/pub/api/report/m{n}'] = data({'title': TITLES[n], 'files': [{'name': f'{TITLES[n]}.pdf', 'url': file}]})
    return site


@kind
def components_that_load_themselves() -> Site:
    """Vue 2: a component with a template in a script element asks for its own items."""
    site = Site('/vue/ysgk.html')
    code = """<script type='text/x-template' id='doc-list'><div><h3>{{ name }}</h3><ul><li v-for='d in docs'><a :href="'/vue/doc/' + d.id + '.html'">{{ d.title }}</a></li></ul></div></script><script src='/js/vue.min.js'></script><script>Vue.component('doc-list', { template: '#doc-list', props: ['name', 'cat'], data: function(){ return {docs: []}; }, created: function(){ var self = this; $.get('/vue/api/docs', {cat: this.cat}, function(d){ self.docs = d; }); } }); new Vue({el: '#app'});</script>"""
    site.page(site.start, f"<div id='app'><h2>2026年部门预算公开</h2><doc-list name='党群部门' cat='a'></doc-list><doc-list name='政府部门' cat='b'></doc-list></div>{code}")
    site.serve('/vue/api/docs', lambda ask: data(records({'a': range(4), 'b': range(4, 12)}.get(asked(ask).get('cat', ''), range(0)), id=int, title='{title}')))
    site.articles("/vue/doc/{n}.html", "/vue/f/{n}.pdf")
    return site


@kind
def vue_with_a_bundle() -> Portal:
    """Vue: the page has a container, a config and a script file; the file names the address."""
    portal = Portal('/yjsgk/index.html')
    bundle = '!function(e){var n={};function t(r){return n[r]}}();var cfg=window.siteConfig;new Vue({el:"#app",data:{list:[],pageNo:1,pageSize:5},methods:{getList:function(){var e=this;axios.get("/yjsgk-api/article/page",{params:{columnId:"bmys2026",pageNo:e.pageNo,pageSize:5}}).then(function(t){e.list=t.data.data.records})}},mounted:function(){this.getList()}});'
    portal.answers['/yjsgk/js/app.3f2a.js'] = (200, {'Content-Type': 'application/javascript'}, bundle.encode())
    portal.page(portal.start, "<div id='app'></div><script>window.siteConfig={name:'预决算公开平台'}</script><script src='js/app.3f2a.js'></script>")

    def data(ask: Ask) -> Said:
        said = asked(ask)
        k = int(said.get('pageNo', 1)) - 1
        rows = records(range(5 * k, min(12, 5 * k + 5)), id="a{n}", title='{title}', publishTime="2026-02-27 10:00:00", fileUrl="/yjsgk-api/file/{n}.pdf") if said.get('columnId') == 'bmys2026' else []
        return (200, {}, json.dumps({'code': 0, 'data': {'records': rows, 'total': 12, 'pages': 3}}).encode())
    portal.files_at("/yjsgk-api/file/{n}.pdf")
    portal.serve('/yjsgk-api/article/page', data)
    return portal


@kind
def data_tables_from_a_server() -> Site:
    """DataTables with serverSide: start, length and draw are sent, a renderer makes the link."""
    site = Site('/bmys/table.html')
    site.page(site.start, """<link href='/css/jquery.dataTables.min.css'><script src='/js/jquery.dataTables.min.js'></script><h2>部门预算公开</h2><table id='t'><thead><tr><th>标题</th><th>部门</th><th>日期</th></tr></thead></table><script>$(function () { $('#t').DataTable({ serverSide: true, processing: true, pageLength: 5, ajax: { url: '/bmys/rows', type: 'POST', data: function (d) { d.col = 'bmys'; } }, columns: [{ data: 'bt', render: function (v, type, row) { return '<a href="/bmys/show/' + row.id + '" target="_blank">' + v + '</a>'; } }, { data: 'bm' }, { data: 'rq' }] }); });</script>""")

    def answer(ask: Ask) -> Said:
        first = int(sent(ask).get('start') or 0)
        return data({'draw': 1, 'recordsTotal': 12, 'recordsFiltered': 12, 'data': records(range(first, min(12, first + int(sent(ask).get('length') or 10))), id=int, bt='{title}', bm='{who}', rq="2026-02-27")})
    site.serve('/bmys/rows', answer)
    site.articles("/bmys/show/{n}", "/bmys/att/{n}.xlsx")
    return site


@kind
def art_template() -> Site:
    """art-template: markup with {{each}} in a script; template('tpl', data) of a library makes it."""
    site = Site('/zt/ysgk/list.html')
    site.page(site.start, "<h2>预算公开</h2><div id='con'></div><script id='tpl' type='text/html'>{{each rows as v i}}<li><a href='{{v.linkurl}}'>{{v.subject}}</a><span>{{v.date}}</span></li>{{/each}}</script><script src='/js/template-web.js'></script><script>var cur = 1; function load(){ $.ajax({url: '/zt/ysgk/rows', data: {pageindex: cur, pagesize: 5}, dataType: 'json', success: function(r){ document.getElementById('con').innerHTML = template('tpl', r); $('#total').text(r.totalpage); }}); } function next(){ cur++; load(); } load();</script>共<b id='total'></b>页 <a href='javascript:next()'>下一页</a>")

    site.serve('/zt/ysgk/rows', lambda ask: (200, {}, json.dumps({'totalpage': 3, 'rows': records(page_asked(ask, 'pageindex'), subject='{title}', linkurl="/zt/ysgk/v{n}.html", date="02-27")}).encode()))
    site.articles("/zt/ysgk/v{n}.html", "/zt/ysgk/f{n}.pdf", "<a href='{file}'>下载附件</a>")
    return site


@kind
def easyui_grid() -> Site:
    """easyui: a table draws itself by its data-options; the cells' links are made by a formatter."""
    site = Site('/xxgk/ys/main.jsp')
    site.page(site.start, """<h2>预决算公开</h2><table id='dg' class='easyui-datagrid' data-options="url:'/xxgk/ys/list.do?catalogId=88',method:'post',pagination:true,pageSize:5,rownumbers:true"><thead><tr><th data-options="field:'title',width:500,formatter:fmt">标题</th><th data-options="field:'pubdate'">日期</th></tr></thead></table><script>function fmt(value,row,index){ return '<a target="_blank" href="/xxgk/ys/down.do?fid=' + row.fid + '">' + value + '</a>'; }</script>""")

    def listed(ask: Ask) -> Said:
        said = asked(ask)
        k, size = (int(said.get('page', 1)), int(said.get('rows', 5)))
        rows = records(range(size * (k - 1), min(12, size * k)), id=int, title='{title}', fid="F{n}", pubdate="2026-02-27")
        return (200, {}, json.dumps({'total': 12, 'rows': rows if said.get('catalogId') == '88' else []}).encode())
    site.serve('/xxgk/ys/list.do', listed)
    for n in range(12):
        site.file(f'/xxgk/ys/down.do?fid=F{n}', Content_Disposition=f'attachment;filename={n}.pdf')
    return site


@kind
def table_drawn_by_layui() -> Portal:
    """layui again: cells by a template; the file's id in the row; the download is a get by id."""
    portal = Portal('/open/budget/index')
    script = """layui.use('table', function(){ var table = layui.table; table.render({elem: '#demo', url: '/open/budget/page?type=1', page: true, request: {pageName: 'curr', limitName: 'nums'}, cols: [[{field: 'deptName', title: '部门'}, {field: 'title', title: '标题'}, {title: '操作', templet: function(d){ return '<a href="/open/file/get/' + d.fileId + '">下载</a>'; }}]]}); });"""
    portal.page(portal.start, f"<h2>部门预算公开</h2><table id='demo'></table><script>{script}</script>")
    for n in range(12):
        portal.file(f'/open/file/get/f00{n}', Content_Disposition=f'attachment; filename="{n}.pdf"')

    def data(ask: Ask) -> Said:
        said = asked(ask)
        k, size = (int(said.get('curr', 1)) - 1, int(said.get('nums', 10)))
        rows = records(range(size * k, min(12, size * k + size)), deptName='{who}', title='{title}', fileId="f00{n}")
        return (200, {}, json.dumps({'code': 0, 'count': 12, 'data': rows}).encode())
    portal.serve('/open/budget/page', data)
    return portal


@kind
def grid_by_jqgrid() -> Site:
    """jqGrid: colModel and a formatter; the answer has page, total and records."""
    site = Site('/gov/ysgk.action')
    site.page(site.start, """<h2>预算公开</h2><table id='g'></table><div id='pg'></div><script>$('#g').jqGrid({url: '/gov/ysgkList.action?type=3', datatype: 'json', mtype: 'POST', colNames: ['标题', '日期'], colModel: [{name: 'bt', index: 'bt', formatter: function(v, o, r){ return "<a href='/gov/ysgkView.action?id=" + r.id + "' target='_blank'>" + v + "</a>"; }}, {name: 'rq', index: 'rq'}], rowNum: 5, pager: '#pg', viewrecords: true});</script>""")

    def rows(ask: Ask) -> Said:
        k, size = (int(asked(ask).get('page', 1)), int(asked(ask).get('rows', 5)))
        return data({'page': k, 'total': 3, 'records': 12, 'rows': records(range(size * (k - 1), min(12, size * k)), id=int, bt='{title}', rq="2026-02-27")})
    site.serve('/gov/ysgkList.action', rows)
    for n in range(12):
        site.article(f'/gov/ysgkView.action?id={n}', n, f"<a href='/gov/download.action?fid={n}'>{n}.doc</a>")
        site.file(f'/gov/download.action?fid={n}', Content_Disposition=f'attachment; filename={n}.doc')
    return site


@kind
def bootstrap_table_by_attributes() -> Site:
    """bootstrap-table by data attributes alone; the link is made by a named formatter."""
    site = Site('/portal/budget.html')
    site.page(site.start, """<h2>部门预算公开</h2><table data-toggle='table' data-url='/portal/api/budget' data-side-pagination='server' data-pagination='true' data-page-size='5'><thead><tr><th data-field='name' data-formatter='linkOf'>名称</th><th data-field='day'>日期</th></tr></thead></table><script>function linkOf(value, row){ return '<a href="/portal/file/' + row.fileKey + '">' + value + '</a>'; }</script>""")

    def rows(ask: Ask) -> Said:
        first, size = (int(asked(ask).get('offset', 0)), int(asked(ask).get('limit', 5)))
        return data({'total': 12, 'rows': records(range(first, min(12, first + size)), name='{title}', fileKey="k{n}", day="2026-02-27")})
    site.serve('/portal/api/budget', rows)
    for n in range(12):
        site.file(f'/portal/file/k{n}', Content_Disposition=f'attachment; filename="{n}.pdf"')
    return site


@kind
def react_hydration() -> Site:
    """A list made by fetch and createElement with addEventListener; pages by buttons in a loop."""
    site = Site('/app/budget/')
    script = "<script>(function(){ var state = {page: 1, pages: 1}; var root = document.getElementById('root');function render(data){ root.innerHTML = ''; var ul = document.createElement('ul'); data.records.forEach(function(r){ var li = document.createElement('li'); li.className = 'item'; li.appendChild(document.createTextNode(r.title)); li.addEventListener('click', function(){ window.open('/app/budget/' + r.id + '.html', '_blank'); }); ul.appendChild(li); }); root.appendChild(ul);var nav = document.createElement('div'); for (var i = 1; i <= data.pages; i++) { (function(i){ var b = document.createElement('button'); b.textContent = i; b.onclick = function(){ go(i); }; nav.appendChild(b); })(i); } root.appendChild(nav); }async function go(p){ const r = await fetch('/app/api/budget/page', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({current: p, size: 5})}); const d = await r.json(); render(d.data); } go(1); })();</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><div id='root'></div>{script}")

    def page(ask: Ask) -> Said:
        form = dict(ask.form or ())
        said = json.loads(form.get('application/json', '{}')) or {}
        k = int(said.get('current', 1))
        return data({'data': {'pages': 3, 'total': 12, 'records': records(range(5 * k - 5, min(12, 5 * k)), id="r{n}", title='{title}')}})
    site.serve('/app/api/budget/page', page)
    site.articles("/app/budget/r{n}.html", "/app/files/{n}.pdf", "<a href='{file}'>附件：{title}.pdf</a>")
    return site


@kind
def layui_table() -> Portal:
    """layui: a table rendered by options in an object; its pager sends page and limit."""
    portal = Portal('/ysgk/index')
    portal.files_at("/ysgk/file/{n}.pdf", of=range(len(TITLES)))
    script = "layui.use(['table'], function(){ var table = layui.table; table.render({ elem: '#t', url: '/ysgk/data', page: true, limit: 5, cols: [[ {field:'title', title:'名称'}, {field:'fbrq', title:'日期'} ]] }); });"
    portal.page(portal.start, f"<h2>部门预算公开</h2><table id='t'></table><script>{script}</script>")

    def data(ask: Ask) -> Said:
        said = asked(ask)
        number, size = (int(said.get('page', 1)), int(said.get('limit', 5)))
        rows = records(range(size * (number - 1), min(12, size * number)), id=int, title='{title}', fbrq="2026-02-27", fileurl="/ysgk/file/{n}.pdf")
        return (200, {}, json.dumps({'code': 0, 'msg': '', 'count': 12, 'data': rows}).encode())
    portal.serve('/ysgk/data', data)
    return portal


@kind
def modules_by_a_loader() -> Site:
    """AMD: data-main names the first file; a loader of the site's own loads what each one needs."""
    site = Site('/ys/list.html')
    script(site, '/js/r.js', "var defined={},queue=[];function define(name,deps,fn){if(typeof name!=='string'){fn=deps;deps=name;name=null}if(!Array.isArray(deps)){fn=deps;deps=[]}queue.push([deps,fn])}function load(name,ok){if(defined[name])return ok(defined[name].v);var s=document.createElement('script');s.type='text/javascript';s.async=true;s.setAttribute('data-m',name);s.src='/js/'+name+'.js';s.addEventListener('load',function(e){var q=queue.shift();if(!q)return ok();require(q[0],function(){var v=q[1].apply(null,arguments);defined[name]={v:v};ok(v)})},false);document.getElementsByTagName('head')[0].appendChild(s)}function require(deps,fn){var got=[],left=deps.length;if(!left)return fn();deps.forEach(function(d,i){load(d,function(v){got[i]=v;if(--left===0)fn.apply(null,got)})})}(function(){var all=document.getElementsByTagName('script');for(var i=0;i<all.length;i++){var m=all[i].getAttribute('data-main');if(m)load(m,function(){})}})();")
    script(site, '/js/app/main.js', "define(['app/api','app/view'],function(api,view){api.list(1,function(d){view.show(d,function(p){api.list(p,arguments.callee.again||function(d){view.show(d)})})});return {}});")
    script(site, '/js/app/api.js', "define(function(){return{list:function(p,ok){$.getJSON('/ys/data',{p:p},ok)}}});")
    script(site, '/js/app/view.js', """define(['app/api'],function(api){function show(d){var h='';$.each(d.rows,function(i,r){h+='<li><a href="/ys/'+r[0]+'.html">'+r[1]+'</a></li>'});$('#list').html(h);$('#pager').empty();for(var k=1;k<=d.pages;k++){(function(k){$('<a href="javascript:;">'+k+'</a>').appendTo('#pager').click(function(){api.list(k,show)})})(k)}}return{show:show}});""")
    site.page(site.start, "<h2>部门预算公开</h2><ul id='list'></ul><div id='pager'></div><script src='/js/r.js' data-main='app/main'></script>")

    def rows(ask: Ask) -> Said:
        k = int(asked(ask).get('p', 1))
        return data({'pages': 3, 'rows': [[n, TITLES[n]] for n in slices(12, 5)[k - 1]] if k < 4 else []})
    site.serve('/ys/data', rows)
    site.articles("/ys/{n}.html", "/ys/f/{n}.doc")
    return site


@kind
def a_form_sent_into_a_frame() -> Site:
    """The list comes into a frame: a form with hidden fields is sent there as soon as the page is
    open, and again by the numbers below."""
    site = Site('/govinfo/budget.jsp')
    code = "<script>function query(p){ var f = document.getElementById('qf'); f.page.value = p; f.submit(); } window.onload = function(){ query(1); };</script>"
    site.page(site.start, f"<h2>部门预算公开</h2><form id='qf' method='post' action='/govinfo/result.jsp' target='rf'><input type='hidden' name='cat' value='YS'><input type='hidden' name='page' value='1'></form><iframe name='rf' src='about:blank' width='100%'></iframe>{code}")

    def result(ask: Ask) -> Said:
        said = asked(ask)
        if not ask.form or said.get('cat') != 'YS':
            return (200, HTML, '<p>参数错误</p>'.encode())
        k = int(said.get('page', 1))
        rows = listing("<tr><td><a href='/govinfo/{n}.html' target='_blank'>{title}</a></td></tr>", slices(12, 5)[k - 1] if k < 4 else [])
        pager = listing("<a href='javascript:parent.query({n})'>{n}</a> ", (1, 2, 3))
        form = "<form id='qf' method='post' action='/govinfo/result.jsp'><input type='hidden' name='cat' value='YS'><input type='hidden' name='page' value='1'></form>"
        return (200, HTML, f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table>{form}<p>共12条 {pager}</p></body></html>".encode())
    site.serve('/govinfo/result.jsp', result)
    site.articles("/govinfo/{n}.html", "/govinfo/f/{n}.pdf")
    return site


@kind
def a_plugin_of_the_site() -> Site:
    """The site's own jQuery plugin, in a file called so, draws the list and its pager."""
    site = Site('/xxgk/bmyjs.html')
    script(site, '/js/jquery.pagelist.js', """(function($){ $.fn.pagelist = function(o){ var box = this; function show(p){ $.ajax({url: o.source, data: {c: o.column, n: p, s: 5}, dataType: 'json'}).done(function(d){ box.empty(); $.each(d.list, function(){ box.append('<li><a href="' + this.u + '">' + this.t + '</a></li>'); }); var g = box.next('.pg'); if (!g.length) g = $('<div class="pg"></div>').insertAfter(box); g.empty(); for (var i = 1; i <= d.count; i++) g.append('<span data-p="' + i + '">' + i + '</span>'); g.find('span').click(function(){ show($(this).data('p')); }); }); } show(1); return this; }; })(jQuery);""")
    site.page(site.start, "<h2>部门预算公开</h2><ul class='list'></ul><script src='/js/jquery.pagelist.js'></script><script>$(function(){ $('.list').pagelist({source: '/xxgk/rows', column: 'c7'}); });</script>")

    site.serve('/xxgk/rows', lambda ask: data({'count': 3, 'list': records(page_asked(ask, 'n'), u="/xxgk/{n}.html", t='{title}')}))
    site.articles("/xxgk/{n}.html", "/xxgk/f/{n}.pdf")
    return site


@kind
def custom_elements() -> Site:
    """An element of the page's own: its class asks for the items when it is connected."""
    site = Site('/gk/ysgk/')
    script = """<script>class BudgetList extends HTMLElement { constructor(){ super(); this.page = 1; } connectedCallback(){ this.load(); } async load(){ const r = await fetch(`${this.getAttribute('api')}?page=${this.page}`); const d = await r.json(); this.innerHTML = `<ul>${d.items.map(i => `<li><a href="/gk/ysgk/${i.id}.html">${i.title}</a></li>`).join('')}</ul><p>${d.pages.map(p => `<button class='p'>${p}</button>`).join('')}</p>`; this.querySelectorAll('button.p').forEach(b => b.addEventListener('click', () => { this.page = +b.textContent; this.load(); })); } } customElements.define('budget-list', BudgetList);</script>"""
    site.page(site.start, f"<h2>部门预算公开</h2><budget-list api='/gk/api/budgets'></budget-list>{script}")

    site.serve('/gk/api/budgets', lambda ask: data({'pages': [1, 2, 3], 'items': records(page_asked(ask, 'page', 4), id=int, title='{title}')}))
    site.articles("/gk/ysgk/{n}.html", "/gk/f/{n}.pdf")
    return site


@kind
def vue_with_a_pager_of_its_own() -> Site:
    """Vue 3: setup, ref, computed; the pager is a component of the page with a template and emits."""
    site = Site('/portal/ys/index.html')
    script = """<script src='/lib/vue.global.prod.js'></script><script>const { createApp, ref, computed, onMounted } = Vue; const app = createApp({ setup() { const list = ref([]), total = ref(0), page = ref(1), size = 5; const pages = computed(() => Math.ceil(total.value / size)); async function load(p) { page.value = p; const res = await fetch(`/portal/api/ys?page=${p}&size=${size}`); const d = await res.json(); list.value = d.data.records; total.value = d.data.total; } const view = item => window.open('/portal/ys/detail.html?id=' + item.id); onMounted(() => load(1)); return { list, total, page, pages, load, view }; } }); app.component('page-bar', { props: ['pages', 'current'], emits: ['turn'], template: `<div><a v-for="p in pages" :class="{on: p === current}" @click="$emit('turn', p)">{{ p }}</a></div>` }); app.mount('#app');</script>"""
    site.page(site.start, f"<div id='app'><h2>部门预算公开</h2><ul><li v-for='item in list' :key='item.id' @click='view(item)'>{{{{ item.title }}}}<span>{{{{ item.day }}}}</span></li></ul><page-bar :pages='pages' :current='page' @turn='load'></page-bar></div>{script}")

    site.serve('/portal/api/ys', lambda ask: data({'data': {'total': 12, 'records': records(page_asked(ask, 'page'), id="v{n}", title='{title}', day="2026-02-27")}}))
    site.articles("/portal/ys/detail.html?id=v{n}", "/portal/f/{n}.pdf", "<a href='{file}'>{title}.pdf</a>")
    return site
