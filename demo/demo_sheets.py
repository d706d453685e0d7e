"""Headers and grids: what each table looks like on paper, whatever the file format.

What belongs here: titles, header cells with their spans, rows of texts. What does not: fonts,
pages, files.
"""

from __future__ import annotations

from dataclasses import dataclass

from demo.demo_tables import PrintedTable, Row, Side

TITLES = {
    1: "{year}年预算收支总表",
    2: "{year}年预算收入总表",
    3: "{year}年预算支出总表",
    4: "{year}年财政拨款收支总表",
    5: "{year}年一般公共预算支出预算表（不含上年结转）",
    6: "{year}年一般公共预算安排基本支出分经济科目表（不含上年结转）",
    7: "{year}年政府性基金预算收入表（不含上年结转）",
    8: "{year}年政府性基金预算支出表（不含上年结转）",
    9: "{year}年国有资本经营预算收支预算表（不含上年结转）",
    10: "{year}年财政拨款安排“三公”经费支出预算表",
    11: "{year}年财政拨款安排机关运行经费预算表",
    12: "{year}年项目支出预算表（本年预算）",
    13: "{year}年项目支出预算表（上年结转）",
}
NO_DATA = "注：本表无数据"
Head = tuple[int, int, int, int, str]
"""row, column, row_span, column_span, text"""

_CODES: tuple[Head, ...] = (
    (0, 0, 1, 2, "项目"),
    (0, 2, 1, 3, "{year}年预算数"),
    (1, 0, 1, 1, "科目编码"),
    (1, 1, 1, 1, "科目名称"),
    (1, 2, 1, 1, "合计"),
    (1, 3, 1, 1, "基本支出"),
    (1, 4, 1, 1, "项目支出"),
)
_THREE = ("一般公共预算", "政府性基金预算", "国有资本经营预算")


def _by_fund(first: str) -> tuple[Head, ...]:
    leaves = tuple((1, 1 + i, 1, 1, text) for i, text in enumerate(("合计", *_THREE)))
    return ((0, 0, 2, 1, first), (0, 1, 1, 4, "{year}年预算数"), *leaves)


HEADS: dict[int, tuple[Head, ...]] = {
    1: (
        (0, 0, 1, 2, "收入"),
        (0, 2, 1, 4, "支出"),
        *(
            (1, i, 1, 1, text)
            for i, text in enumerate(
                ("项目", "{year}年", "项目", "{year}年合计", "当年预算安排", "上年结转安排")
            )
        ),
    ),
    2: (
        (0, 0, 1, 2, "项目"),
        (0, 2, 1, 6, "本年收入"),
        (0, 8, 2, 1, "上年结转"),
        (1, 0, 1, 1, "科目编码"),
        (1, 1, 1, 1, "科目名称"),
        *(
            (1, 2 + i, 1, 1, text)
            for i, text in enumerate(
                (
                    "合计",
                    "一般公共预算",
                    "政府性基金",
                    "国有资本经营预算",
                    "财政专户管理资金",
                    "单位资金",
                )
            )
        ),
    ),
    3: _CODES,
    4: (
        (0, 0, 1, 2, "收入"),
        (0, 2, 1, 5, "支出"),
        (1, 0, 2, 1, "项目"),
        (1, 1, 2, 1, "金额"),
        (1, 2, 2, 1, "项目"),
        (1, 3, 1, 4, "金额"),
        *((2, 3 + i, 1, 1, text) for i, text in enumerate(("小计", *_THREE))),
    ),
    5: _CODES,
    6: (
        (0, 0, 2, 1, "部门预算支出经济科目名称"),
        (0, 1, 2, 1, "政府预算支出经济科目名称"),
        (0, 2, 1, 3, "{year}年预算数"),
        *((1, 2 + i, 1, 1, text) for i, text in enumerate(("合计", "人员经费", "公用经费"))),
    ),
    7: (
        (0, 0, 1, 2, "项目"),
        (0, 2, 2, 1, "政府性基金收入预算"),
        (1, 0, 1, 1, "收入科目编码"),
        (1, 1, 1, 1, "科目名称"),
    ),
    8: tuple(
        (0, i, 1, 1, text)
        for i, text in enumerate(("科目编码", "科目名称", "合计", "基本支出", "项目支出"))
    ),
    9: (
        (0, 0, 1, 3, "国有资本经营预算收入"),
        (0, 3, 1, 5, "国有资本经营预算支出"),
        (1, 0, 1, 2, "项目"),
        (1, 2, 2, 1, "国有资本经营收入预算"),
        *(
            (1, 3 + i, 2, 1, text)
            for i, text in enumerate(("科目编码", "科目名称", "合计", "基本支出", "项目支出"))
        ),
        (2, 0, 1, 1, "收入科目编码"),
        (2, 1, 1, 1, "科目名称"),
    ),
    10: _by_fund("项目"),
    11: _by_fund("单位名称"),
    12: (
        (0, 0, 2, 1, "项目名称"),
        (0, 1, 2, 1, "合计"),
        (0, 2, 1, 3, "{year}年财政拨款"),
        (0, 5, 2, 1, "财政专户管理资金"),
        (0, 6, 2, 1, "单位资金"),
        *((1, 2 + i, 1, 1, text) for i, text in enumerate(_THREE)),
        *((2, i, 1, 1, str(i + 1)) for i in range(7)),
    ),
    13: (
        (0, 0, 2, 1, "项目名称"),
        (0, 1, 2, 1, "合计"),
        (0, 2, 1, 3, "{year}年财政拨款"),
        *((1, 2 + i, 1, 1, text) for i, text in enumerate(_THREE)),
        *((2, i, 1, 1, str(i + 1)) for i in range(5)),
    ),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on paper: header cells, body rows, a note below. `wide` columns hold names."""

    table_no: int
    title: str
    heads: tuple[Head, ...]
    body: tuple[tuple[str, ...], ...]
    wide: frozenset[int]
    note: str | None

    @property
    def head_rows(self) -> int:
        return max(row + span for row, _, span, _, _ in self.heads)

    @property
    def columns(self) -> int:
        return max(column + span for _, column, _, span, _ in self.heads)


def grid(table: PrintedTable, year: int) -> Grid:
    """The grid of a printed table; two-sided tables stand side by side."""
    lanes = [_lane(side, table.table_no) for side in table.sides]
    height = max((len(lane) for lane in lanes), default=0)
    if table.table_no in (1, 4):
        lanes[0] = _bottom_aligned(table.sides[0], lanes[0], height)
    widths = [_lane_width(side, table.table_no) for side in table.sides]
    body = tuple(
        tuple(
            text
            for lane, width in zip(lanes, widths, strict=True)
            for text in (lane[i] if i < len(lane) else ("",) * width)
        )
        for i in range(height)
    )
    heads = tuple(
        (r, c, rs, cs, text.format(year=year)) for r, c, rs, cs, text in HEADS[table.table_no]
    )
    wide = frozenset(
        column
        for row, column, _, _, text in heads
        if any(word in text for word in ("名称", "项目")) and text != "项目支出" and row < 3
    )
    note = NO_DATA if table.is_empty else None
    return Grid(table.table_no, TITLES[table.table_no].format(year=year), heads, body, wide, note)


def _lane_width(side: Side, table_no: int) -> int:
    return len(side.columns) + (2 if _has_code(table_no) or table_no == 6 else 1)


def _bottom_aligned(side: Side, lane: list[tuple[str, ...]], height: int) -> list[tuple[str, ...]]:
    """The income totals stand at the foot, beside the expenditure totals."""
    first = next(i for i, row in enumerate(side.rows) if row.key == "current_year_total")
    blank = ("",) * (1 + len(side.columns))
    return [*lane[:first], *[blank] * (height - len(lane)), *lane[first:]]


def _has_code(table_no: int) -> bool:
    return table_no in (2, 3, 5, 7, 8, 9)


def _lane(side: Side, table_no: int) -> list[tuple[str, ...]]:
    return [(*_labels(row, table_no), *_texts(row, side)) for row in side.rows]


def _labels(row: Row, table_no: int) -> tuple[str, ...]:
    if _has_code(table_no):
        return ("合计", "") if row.kind == "total" else (row.code or "", row.label)
    if table_no == 6:
        return row.label, row.second_label or ""
    return (row.label,)


def _texts(row: Row, side: Side) -> tuple[str, ...]:
    return tuple(row.values[column] for column in side.columns)
