"""The reader with all that it loads and compiles at first use, for processes forked from here.

What belongs here: reading two pages that nobody printed, one of each kind that most files are.
What does not: the server (`fork_server`) that imports this.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Before numpy is loaded: a process that has threads can't be forked safely."""

WEB = """<html><body><h1>某局2025年部门预算</h1><p>收入预算3.00万元，比上年增加1.00万元。</p>
<table><tr><th>科目编码</th><th>科目名称</th><th>合计</th><th>基本支出</th><th>项目支出</th></tr>
<tr><td>201</td><td>一般公共服务支出</td><td>3.00</td><td>1.00</td><td>2.00</td></tr>
<tr><td></td><td>合计</td><td>3.00</td><td>1.00</td><td>2.00</td></tr></table></body></html>"""
DRAWN = "BT /F 10 Tf 30 85 Td (201 3.00) Tj ET 20 60 60 40 re S 80 60 60 40 re S"
PDF = f"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 120] /Contents 4 0 R
  /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj
4 0 obj <</Length {len(DRAWN)}>> stream
{DRAWN}
endstream endobj
trailer <</Size 5 /Root 1 0 R>>
%%EOF
"""


def read_once() -> None:
    from disclosure.report import read_report

    read_report(WEB.encode(), file_name="a.html")
    read_report(PDF.encode(), file_name="a.pdf")


read_once()
