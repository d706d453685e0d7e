"""DuckDB's errors as Chinese sentences that say what to do.

What belongs here: wording. What does not: what is allowed (`guard`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import duckdb

_MISSING = re.compile(
    r"(Table|View|Function|Schema|Type|Macro)[^\n]{0,40}? with name \"?([^\"\n]+?)\"? "
)
_COLUMN = re.compile(r'Referenced column "([^"]+)" (?:not|was not) found')
_HINT = re.compile(r'Did you mean "([^"]+)"')
_CANDIDATES = re.compile(r"Candidate bindings: ([^\n]+)")
_LINE = re.compile(r"LINE (\d+):")
_NEAR = re.compile(r'at or near "([^"]*)"')
_THINGS = {
    "Table": "表",
    "View": "视图",
    "Function": "函数",
    "Schema": "模式",
    "Type": "类型",
    "Macro": "宏",
}


def sentence(error: duckdb.Error, *, seconds: float, memory_mb: int) -> str:
    """One Chinese sentence for an error of DuckDB; its own text is shown beside it."""
    text = str(error)
    if isinstance(error, duckdb.InterruptException):
        return too_long(seconds)
    if isinstance(error, duckdb.OutOfMemoryException):
        return (
            f"这条查询需要的内存超过 {memory_mb} MB，已停止。"
            "请先用 WHERE 缩小范围，或先汇总再排序。"
        )
    for words, said in _BY_WORDS.items():
        if words in text:
            return said
    for kind, say in _BY_KIND.items():
        if isinstance(error, kind):
            return say(text)
    return "查询没有运行成功。"


def too_long(seconds: float) -> str:
    """The sentence for a query that reached its time limit."""
    return f"这条查询运行超过 {seconds:g} 秒，已停止。请用 WHERE 缩小范围，或检查连接条件是否写全。"


def _missing(text: str) -> str:
    found = _MISSING.search(text)
    hint = _HINT.search(text)
    said = f"没有名为“{found[2]}”的{_THINGS[found[1]]}" if found else "没有查询中写的表或函数"
    return said + _line(text) + (f"，是不是“{hint[1]}”？" if hint else "。")


def _unbound(text: str) -> str:
    found = _COLUMN.search(text)
    if found is None:
        return f"列、表或函数的用法有误{_line(text)}。"
    names = _CANDIDATES.search(text)
    near = re.findall(r'"([^"]+)"', names[1])[:5] if names else []
    return f"没有名为“{found[1]}”的列{_line(text)}" + (
        f"，相近的有：{'、'.join(near)}。" if near else "。"
    )


def _line(text: str) -> str:
    found = _LINE.search(text)
    return f"（第 {found[1]} 行）" if found else ""


def _syntax(text: str) -> str:
    near = _NEAR.search(text)
    return f"语法有误{_line(text)}" + (f"，在“{near[1]}”附近" if near else "") + "。"


def _conversion(text: str) -> str:
    return f"有值不能转换成要求的类型{_line(text)}。可用 TRY_CAST 代替 CAST。"


def _range(text: str) -> str:
    return f"计算结果超出了类型的范围{_line(text)}。"


def _outside(_: str) -> str:
    return "查询不能读文件、网络或其他数据库，只能读本夜快照中的表。"


_READ_ONLY = "查询只读：不能写入数据，也不能更改设置。"
_BY_WORDS = {
    "read-only mode": _READ_ONLY,
    "configuration has been locked": _READ_ONLY,
    "not provided for the following parameters": "查询中有未给值的参数（?、$1）。请直接写值。",
}
_BY_KIND: dict[type[duckdb.Error], Callable[[str], str]] = {
    duckdb.PermissionException: _outside,
    duckdb.ParserException: _syntax,
    duckdb.CatalogException: _missing,
    duckdb.BinderException: _unbound,
    duckdb.ConversionException: _conversion,
    duckdb.OutOfRangeException: _range,
}
