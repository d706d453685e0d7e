"""The SQL cookbook: one file a query, read by docs/sql-cookbook.md and by the query page.

What belongs here: queries for people, each opened by its title, and the document made of them. What
does not: queries of the product itself. Run `python -m warehouse.cookbook` after a change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warehouse.sql_files import ROOM

FOLDER = Path(__file__).resolve().parent
DOCUMENT = ROOM.parent / "docs" / "sql-cookbook.md"
EXAMPLE_YEAR, EXAMPLE_AGENCY = 2025, "415"
HEAD = """# SQL 手册

本文件由 `python -m warehouse.cookbook` 从 `warehouse/cookbook/` 中的查询生成，请勿手改。
每条查询都能直接用 `mingzhang sql "…"` 运行，能在网页“查询”中运行，也能在任何 DuckDB 客户端里对
`published/mingzhang.duckdb` 运行。
金额一律为元；每个合计旁的 `trusted_amount_yuan` 是其中来自没有错误的报告的部分。
预算与决算分开：请总是写明 `report_kind`。
"""
HEAD_OVER_ALL = """
# 全部地区

以下查询在全部地区上运行：`mingzhang sql --jurisdiction all "…"`，
或在任何 DuckDB 客户端里打开 `published/all.duckdb`。
各表与一个地区的相同，另有 `mof_div_code`（没有年度的表另有 `fiscal_year`，取自它的报告）；
跨表连接时把 `mof_div_code` 一起写上。
科目、表式、规则、词表各地相同，只有一份。一个地区总是同一夜的，不会一半新一半旧。

文件是 Parquet，按 Hive 的分区摆放，Spark、Trino、pandas 可以直接读：
`published/all/current/lake/<模式>.<表>/mof_div_code=…/fiscal_year=…/*.parquet`。
`current` 是指向某一代的链接，长时间的作业请先取它指向的文件夹，旧的一代至少保留一小时：

```python
lake = os.path.realpath("published/all/current") + "/lake"
spark.read.parquet(f"{lake}/mart.spending_by_function")
pyarrow.dataset.dataset(f"{lake}/mart.spending_by_function", partitioning="hive")
```

开放数据：`mingzhang export --jurisdiction all` 写出 Fiscal Data Package
（CSV 和 `datapackage.json`，各列按该标准注明含义）。
其中每张表的 `amount_yuan` 可以直接相加，不会重复计数。
一个地区的在它的 `mingzhang export` 里。
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A query with its Chinese title; `$year` and `$agency` in it stand for an example's values."""

    slug: str
    title: str
    template: str

    def query(self, year: int = EXAMPLE_YEAR, agency_code: str = EXAMPLE_AGENCY) -> str:
        """The query about one year and department, ready to run."""
        quoted = "'" + agency_code.replace("'", "''") + "'"
        return self.template.replace("$year", str(int(year))).replace("$agency", quoted)


@cache
def recipes() -> tuple[Recipe, ...]:
    """All queries, in the order of their files' names."""
    return tuple(_recipe(path) for path in sorted(FOLDER.glob("*.sql")))


@cache
def recipes_over_all() -> tuple[Recipe, ...]:
    """Queries over all districts of a data folder."""
    return tuple(_recipe(path) for path in sorted((FOLDER / "over_all").glob("*.sql")))


def cookbook() -> str:
    """The whole document as Markdown."""
    return HEAD + _chapter(recipes()) + HEAD_OVER_ALL + _chapter(recipes_over_all())


def _chapter(found: Sequence[Recipe]) -> str:
    return "".join(f"\n## {one.title}\n\n```sql\n{one.query()}\n```\n" for one in found)


def main(path: Path = DOCUMENT) -> None:
    path.write_text(cookbook(), encoding="utf-8")


def _recipe(path: Path) -> Recipe:
    title, _, query = path.read_text(encoding="utf-8").partition("\n")
    return Recipe(path.stem.partition("_")[2], title.removeprefix("-- "), query.strip())
