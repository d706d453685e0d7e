# ruff: noqa: E501
"""More of the eighth set of portals, made before the crawler was run on them; see `vendor_portals`."""

from __future__ import annotations

from tests.collection.portal.vendor_portals import TITLES, WHO, kind
from tests.collection.portal.vendor_site import Site


@kind
def asp_news() -> Site:
    """A site of 2004: GBK, tables, unquoted attributes in capitals, a jump list for the pages."""
    site = Site("/news/more.asp?lm=12")
    for k in range(3):
        rows = "".join(
            f"<TR><TD height=22>·<A href=shownews.asp?id={300 + n} target=_blank><FONT color=#000000>{TITLES[n]}</FONT></A></TD><TD>2026-2-27</TD></TR>"
            for n in range(4 * k, 4 * k + 4)
        )
        options = "".join(
            f"<OPTION value=more.asp?lm=12&page={j + 1}{' selected' if j == k else ''}>第{j + 1}页</OPTION>"
            for j in range(3)
        )
        body = f'<TABLE width=760><TR><TD class=tit>预算公开</TD></TR>{rows}</TABLE><FORM>转到<SELECT onchange="javascript:location=this.options[this.selectedIndex].value">{options}</SELECT></FORM>'
        for path in (
            [site.start, f"{site.start}&page=1"] if k == 0 else [f"{site.start}&page={k + 1}"]
        ):
            site.whole(path, body, "gb18030")
    for n in range(12):
        site.whole(
            f"/news/shownews.asp?id={300 + n}",
            f"<P align=center><B><FONT size=4>{TITLES[n]}</FONT></B></P><P>发布时间：2026-2-27 点击数：<SCRIPT src=hits.asp?id={300 + n}></SCRIPT></P><P><A href=../upfile/{n}.xls>附件：预算表</A></P>",
            "gb18030",
        )
        site.file(f"/upfile/{n}.xls")
    return site


@kind
def past_years() -> Site:
    """This year's departments on the page; 往年公开 leads to the years before, by their numbers."""
    site = Site("/zwgk/yjsgk/")
    rows = "".join(
        f"<li><a href='{site.file(f'/zwgk/yjsgk/2026/{n}.pdf')}'>{WHO[n]}</a></li>"
        for n in range(8)
    )
    site.page(
        site.start,
        f"<h2>2026年部门预算公开</h2><ul>{rows}</ul><p class='more'><a href='wn/'>往年公开</a></p>",
    )
    years = ""
    for year in (2025, 2024):
        years += f"<li><a href='{year}/'>{year}</a></li>"
        old = "".join(
            f"<li><a href='{site.file(f'/zwgk/yjsgk/wn/{year}/{n}.pdf')}'>{WHO[n]}</a></li>"
            for n in range(8)
        )
        site.page(f"/zwgk/yjsgk/wn/{year}/", f"<h2>{year}年部门预算公开</h2><ul>{old}</ul>")
    site.page("/zwgk/yjsgk/wn/", f"<div class='tab'>往年公开</div><ul>{years}</ul>")
    return site


@kind
def numbered_files_of_departments() -> Site:
    """A page of files that are called by a number and the department alone; one is a government's."""
    site = Site("/ztzl/2026bmys.shtml")
    names = [f"{n + 1:02}.云岭县{WHO[n]}" for n in range(8)] + [
        "09、中共云岭县委办公室（本级）",
        "10 云岭县第一中学",
    ]
    links = "".join(
        f"<p><a href='{site.file(f'/ztzl/files/{n}.docx')}'>{one}.docx</a></p>"
        for n, one in enumerate(names)
    )
    site.page(
        site.start,
        f"<h1>云岭县2026年部门预算公开</h1><p>发布时间：2026-02-27 16:00</p><div class='article'>{links}</div>",
    )
    site.other("/xwzx/pic.pdf")
    return site


@kind
def units_below_departments() -> Site:
    """A department's page has its own report and a list of its units, each with a page and a file."""
    site = Site("/bmys/")
    units = {
        0: ("云岭县第一中学", "云岭县特殊教育学校"),
        4: ("云岭县人民医院", "云岭县妇幼保健院"),
        9: ("云岭县农机服务站",),
    }
    rows = ""
    for n in (0, 2, 4, 9):
        below = ""
        for j, unit in enumerate(units.get(n, ())):
            site.page(
                f"/bmys/{n}/dw/{j}.html",
                f"<div class='title'>{unit}</div><div class='con'><a href='{site.file(f'/bmys/{n}/dw/{j}.pdf')}'>2026年预算公开</a></div>",
            )
            below += f"<li><a href='dw/{j}.html'>{unit}</a></li>"
        site.page(
            f"/bmys/{n}/",
            f"<div class='title'>县{WHO[n]}</div><div class='con'><p><a href='{site.file(f'/bmys/{n}/bm.pdf')}'>县{WHO[n]}2026年部门预算</a></p><h4>所属单位</h4><ul>{below}</ul></div>",
        )
        rows += f"<li><a href='{n}/'>县{WHO[n]}</a></li>"
    site.page(site.start, f"<h2>县级部门预算公开</h2><ul>{rows}</ul>")
    return site


@kind
def pages_that_start_a_download() -> Site:
    """A file's link opens a page that says 正在下载 and is sent on to the file after a second."""
    site = Site("/gk/list/ys.php")
    rows = "".join(
        f"<dl><dt><a href='/gk/view.php?aid={n}'>{TITLES[n]}</a></dt><dd>2026-02-27</dd></dl>"
        for n in range(8)
    )
    site.page(site.start, f"<h3>预算公开</h3>{rows}")
    for n in range(8):
        site.article(
            f"/gk/view.php?aid={n}",
            n,
            f"<p>附件：<a href='/gk/down.php?id={n}' target='_blank'>{TITLES[n]}（点击下载）</a></p>",
        )
        site.whole(
            f"/gk/down.php?id={n}",
            f"<p>正在下载，如果没有开始，请点<a href='{site.file(f'/gk/attached/{n}.rar')}'>这里</a></p>",
            head=f"<meta http-equiv='refresh' content='1;url=/gk/attached/{n}.rar'>",
        )
    return site


@kind
def two_lists_with_more() -> Site:
    """A page of two boxes, 预算 and 决算, five items each; 更多 leads to each whole list with pages."""
    site = Site("/czxx/yjs/index.htm")
    boxes = ""
    for what, name in (("ys", "预算"), ("js", "决算")):
        titles = [f"云岭县{WHO[n]}{2026 if what == 'ys' else 2024}年部门{name}" for n in range(12)]
        rows = [
            f"<li><a href='/info/{what}/{n}.htm'>{titles[n]}</a><span>02-27</span></li>"
            for n in range(12)
        ]
        for n in range(12):
            site.page(
                f"/info/{what}/{n}.htm",
                f"<h1>{titles[n]}</h1><p>2026-02-27</p><a href='{site.file(f'/info/{what}/{n}.pdf')}'>{titles[n]}.pdf</a>",
            )
        boxes += f"<div class='box'><div class='hd'><span>部门{name}</span><a class='more' href='../{what}.htm'>MORE&gt;&gt;</a></div><ul>{''.join(rows[:5])}</ul></div>"
        for k in range(2):
            on = (
                f"<a href='{what}/1.htm'>下页</a><a href='{what}/1.htm'>尾页</a>"
                if k == 0
                else f"<a href='../{what}.htm'>首页</a><a href='../{what}.htm'>上页</a>"
            )
            site.page(
                f"/czxx/{what}.htm" if k == 0 else f"/czxx/{what}/1.htm",
                f"<h2>部门{name}</h2><ul>{''.join(rows[6 * k : 6 * k + 6])}</ul><div class='p'>共12条 {k + 1}/2 {on}</div>",
            )
    site.page(site.start, f"<h2>预决算公开</h2>{boxes}")
    return site
