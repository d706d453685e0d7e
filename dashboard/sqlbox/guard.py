"""What may be asked: one reading statement that calls only table functions known to be harmless.

What belongs here: reading a query with DuckDB's own parser. What does not: the locks of the
connection (`worker`), which hold even where this file is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

TABLE_FUNCTIONS = frozenset(
    {
        "duckdb_columns",
        "duckdb_constraints",
        "duckdb_functions",
        "duckdb_schemas",
        "duckdb_tables",
        "duckdb_types",
        "duckdb_views",
        "generate_series",
        "json_each",
        "json_tree",
        "pragma_table_info",
        "range",
        "repeat",
        "unnest",
    }
)
"""All others read files, change settings, run text as SQL, or take raw memory addresses."""

STATEMENTS = {
    "INSERT": "写入数据（INSERT）",
    "UPDATE": "修改数据（UPDATE）",
    "DELETE": "删除数据（DELETE）",
    "CREATE": "建立对象（CREATE）",
    "DROP": "删除对象（DROP）",
    "ALTER": "修改表结构（ALTER）",
    "ATTACH": "挂接其他文件（ATTACH）",
    "DETACH": "卸下文件（DETACH）",
    "COPY": "读写文件（COPY）",
    "EXPORT": "导出文件（EXPORT）",
    "LOAD": "安装或载入扩展（INSTALL、LOAD）",
    "SET": "更改设置（SET、RESET、USE）",
    "PRAGMA": "PRAGMA 命令",
    "CALL": "CALL、CHECKPOINT 命令",
    "MULTI": "PIVOT 语句（可改写为 SELECT … FROM (PIVOT … ON … IN (…) USING …)）",
}


class NotAllowed(Exception):
    """The query is none that this box runs; the message is a Chinese sentence."""


def check(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Raises NotAllowed unless `query` reads, and is one; duckdb.Error where it can't be parsed."""
    statements = connection.extract_statements(query)
    if not statements:
        raise NotAllowed("请写一条查询。")
    if len(statements) > 1:
        raise NotAllowed(
            f"一次只能运行一条查询，这里有 {len(statements)} 条。请去掉多余的分号和语句。"
        )
    kind = statements[0].type.name
    if kind != "SELECT":
        what = STATEMENTS.get(kind, f"{kind} 语句")
        raise NotAllowed(
            f"查询只读：不能运行{what}。可以用 SELECT、WITH、FROM、DESCRIBE、SUMMARIZE 开头的查询。"
        )
    _check_functions(connection, query)


def _check_functions(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    serialized = connection.execute("SELECT json_serialize_sql(?)", [query]).fetchall()[0][0]
    tree = json.loads(serialized)
    if tree["error"]:
        raise NotAllowed("查询只读：这条语句不是单纯的查询。")
    foreign = sorted(set(_table_functions(tree)) - TABLE_FUNCTIONS)
    if foreign:
        raise NotAllowed(
            f"查询不能调用 {'、'.join(foreign)}："
            "这里只能读本夜快照中的表，不能读文件、网络或更改设置。"
        )


def _table_functions(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("type") == "TABLE_FUNCTION":
            yield str(node["function"]["function_name"]).lower()
        for child in node.values():
            yield from _table_functions(child)
    elif isinstance(node, list):
        for child in node:
            yield from _table_functions(child)
