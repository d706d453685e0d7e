"""What of scanned pages can't be relied on, in sentences for the bureau.

What belongs here: gaps of certainty. What does not: the verdicts (`verdicts`).
"""

from __future__ import annotations

import re

from disclosure.certainty.scanned_figures import Figure
from disclosure.documents.document import Document, LineRole
from disclosure.forms.declaration import Form
from disclosure.forms.printed.printed_amounts import money_tokens
from disclosure.reading import Gap


def uncertain_figure(one: Figure, form: Form) -> Gap:
    names = {
        column.key: column.name
        for table in form.tables
        if table.table_no == one.table.table_no
        for side in table.sides
        if side.side == one.cell.side
        for column in side.value_columns
    }
    said = list(dict.fromkeys(text for text in one.readings if text))
    read = "、".join(f"“{text}”" for text in said) or "空白"
    name = names.get(one.cell.column_key)
    detail = (
        f"“{one.row.label}”{f'的“{name}”栏' if name else '一行中有一个数'}"
        f"读作{read}，{one.doubt or '没有其他数字可以印证'}"
    )
    return Gap(
        kind="uncertain_figure",
        detail=detail,
        table_no=one.table.table_no,
        page_no=one.cell.page_no,
        page_label=one.cell.page_label,
        token=one.cell.printed,
        bbox=one.cell.bbox,
    )


def figures_outside_tables(document: Document) -> list[Gap]:
    """Scanned pages on which rows of figures stand outside any frame that was found."""
    gaps = []
    for page in document.pages:
        if page.is_scan:
            lines = [line.text for line in page.lines() if line.role is LineRole.TEXT]
            rows = [text for text in lines if _is_row_of_figures(text)]
            tokens = [token for text in rows for token in money_tokens(text)]
            if tokens:
                detail = (
                    f"{page.label}有{len(rows)}行数字不在认出的框线之内（如{tokens[0]}），没有读入"
                )
                gaps.append(
                    Gap(
                        kind="unknown_table",
                        detail=detail,
                        page_no=page.number,
                        page_label=page.label,
                        token=tokens[0],
                    )
                )
    return gaps


def _is_row_of_figures(text: str) -> bool:
    """Whether a line is a row of a table rather than a sentence: figures, and at most a name."""
    tokens = money_tokens(text)
    digits = sum(map(len, tokens))
    return (
        bool(tokens)
        and not re.search("[，。；：:（）()万元]", text)
        and (len(tokens) > 1 or digits * 2 > len("".join(text.split())))
    )


def _speaks_of_money(text: str) -> bool:
    return bool(money_tokens(text)) or any(word in text for word in ("元", "%", "％"))


def doubted_lines(document: Document) -> list[Gap]:
    """Figures of the prose that were read differently each time."""
    return [
        Gap(
            kind="uncertain_figure",
            detail=f"“{line.text[:24]}”中的数字{line.doubt}",
            page_no=page.number,
            page_label=page.label,
            token=next(iter(money_tokens(line.text)), None),
        )
        for page in document.pages
        for line in page.lines()
        if line.doubt and line.role is LineRole.TEXT and _speaks_of_money(line.text)
    ]
