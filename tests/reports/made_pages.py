"""The report of 307 as web pages, made at test time of its published text and tables.

What belongs here: pages as government sites and Office write them. What does not: judgements.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.encoders import encode_quopri
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path
from typing import Any

NAME = "307-科学技术协会-2025"
HEAD_ROWS = {1: 2, 2: 2, 3: 2, 4: 3, 5: 2, 6: 2, 7: 2, 8: 1, 9: 3, 10: 2, 11: 2, 12: 3, 13: 3}
MENU = "".join(
    f'<li><a href="/zwgk/{n}.html">{name}</a></li>'
    for n, name in enumerate(("首页", "政务公开", "预决算公开", "2024年部门预算", "办事服务"))
)
SITE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>2025年度部门预算公开</title>
<style>.tips {{ display: none }}</style><script>var total = "999.99";</script></head><body>
<div class="header"><ul>{menu}</ul></div>
<table width="1000"><tr><td width="200"><ul>{menu}</ul></td><td>
<table class="index"><tr><td>索 引 号</td><td>000014349/2025-00012</td><td>发布机构</td>
<td>某局</td></tr><tr><td>成文日期</td><td>2025.03</td><td>阅读</td><td>112.00</td></tr></table>
<div id="zoom" class="TRS_Editor">{article}</div></td></tr></table>
<p class="tips">隐藏的数字 888.88 万元</p><p style="display:none">隐藏的数字 777.77 万元。</p>
<div class="footer">版权所有 <a href="/a">某区</a> 备案号 00000000 电话 0355-8080808</div>
</body></html>"""


def truth(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "shangdang" / f"{NAME}.tables.json").read_text(encoding="utf-8")
    return list(json.loads(text)["tables"])


def article(folder: Path) -> str:
    """The published text: paragraphs, the thirteen tables, and the performance forms."""
    return "\n".join([*prose(folder, with_tables=True)])


def prose(folder: Path, *, with_tables: bool) -> Iterator[str]:
    text = (folder / "shangdang" / f"{NAME}.txt").read_text(encoding="utf-8")
    titled = {table["title"]: table for table in truth(folder)} if with_tables else {}
    form: list[list[str]] = []
    waiting: str | None = None
    printed = False
    for line in [*text.splitlines(), "。"]:
        cells = line.split("\t")
        if len(cells) > 1 and not re.search(r"\t\d+$", line[-4:]):
            form.append(cells)
        elif line.strip():
            if form and waiting in titled:
                yield table_of(titled[waiting])
                printed = True
            elif form and not printed:
                yield plain_table(form)
            form, waiting = [], None if printed else waiting
            ends = line.strip() in titled or re.search(r"公开表|^注|^第.部分", line)
            printed = printed and not ends
            if printed:  # a wrapped cell of the table that is there already
                continue
            yield f"<p>　　{escape(line.strip())}</p>"
            waiting = line.strip() if line.strip() in titled else waiting


def table_of(table: dict[str, Any]) -> str:
    """One of the thirteen tables; in its head blanks are merged as the forms have them."""
    rows, head = table["rows"], HEAD_ROWS[table["table_no"]]
    return f"<table border=1>{merged_head(rows[:head])}{plain_rows(rows[head:])}</table>"


def merged_head(rows: list[list[str]]) -> str:
    """A text spans the blanks right of it, and below it where all of these are blank."""
    taken: set[tuple[int, int]] = set()
    lines = []
    for r, row in enumerate(rows):
        cells = []
        for c, text in enumerate(row):
            if (r, c) in taken:
                continue
            wide = next((n for n in range(1, len(row) - c) if row[c + n]), len(row) - c)
            wide = wide if text and not (r and rows[r - 1][c]) else 1
            wide = next((n for n in range(1, wide) if (r, c + n) in taken), wide)
            tall = 1
            while r + tall < len(rows) and text and not any(rows[r + tall][c : c + wide]):
                tall += 1
            taken |= {(r + i, c + j) for i in range(tall) for j in range(wide)}
            cells.append(f"<th rowspan={tall} colspan={wide}>{escape(text)}</th>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "".join(lines)


def plain_table(rows: list[list[str]]) -> str:
    return f"<table border=1>{plain_rows(rows)}</table>"


def plain_rows(rows: list[list[str]]) -> str:
    width = max(map(len, rows), default=0)
    return "".join(
        "<tr>"
        + "".join(f"<td>\n  <p>{escape(text)}&nbsp;</p>\n</td>" for text in row[:-1])
        + f"<td colspan={width - len(row) + 1}><span>{escape(row[-1])}</span></td></tr>"
        for row in rows
    )


def site_page(folder: Path, encoding: str) -> bytes:
    """The report in the text of a government site's page, with its menus and its index table."""
    page = SITE.format(charset=encoding, menu=MENU, article=article(folder))
    return page.encode("gb18030" if encoding.startswith("gb") else encoding)


def office_page(folder: Path) -> bytes:
    """What Excel saves as a web page and names .xls: titles and units in rows of the table."""
    sheets = "".join(
        f"<table x:str><tr><td colspan=9 class=xl1>{escape(table['title'])}</td></tr>"
        "<tr><td colspan=5>部门名称：长治市上党区科学技术协会</td>"
        "<td colspan=4>单位：万元</td></tr>"
        f"{merged_head(table['rows'][: HEAD_ROWS[table['table_no']]])}"
        f"{plain_rows(table['rows'][HEAD_ROWS[table['table_no']] :])}</table>"
        for table in truth(folder)
    )
    head = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=gb2312></head>'
    )
    return f"{head}<body>{sheets}</body></html>".encode("gbk")


def mhtml(page: bytes, charset: str) -> bytes:
    """A page as Office's single file web page."""
    message = MIMEMultipart("related")
    part = MIMEText("", "html")
    part.set_payload(page)
    part.set_param("charset", charset)
    del part["Content-Transfer-Encoding"]
    encode_quopri(part)
    message.attach(part)
    return message.as_bytes()
