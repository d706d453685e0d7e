"""From readings to a night's file: warehouse, findings, marts; and the snapshot that is published.

What belongs here: these assets for Dagster. What does not: what each does (`steps`).
"""

from __future__ import annotations

from typing import Any

import dagster as dg

from assets.asset_docs import documented
from assets.collected import reports, told
from assets.night_resource import Tonight
from assets.steps import build_tonight, judge_tonight, publish_tonight, total_tonight


@dg.asset(
    group_name="warehouse",
    deps=[reports],
    metadata=documented("data-dictionary.md"),
    description="本夜的 DuckDB 文件：原件、事实",
)
def budget_facts(night: Tonight) -> dg.MaterializeResult[Any]:
    return told(build_tonight(night))


@dg.asset(
    group_name="expectations",
    deps=[budget_facts],
    metadata=documented("rules.md"),
    description="每条规则对每份报告的结果和问题",
)
def findings(night: Tonight) -> None:
    judge_tonight(night)


@dg.asset(
    group_name="warehouse",
    deps=[findings],
    metadata=documented("sql-cookbook.md"),
    description="全区合计，每个合计旁有可信金额",
)
def marts(night: Tonight) -> None:
    total_tonight(night)


@dg.asset(
    group_name="warehouse",
    deps=[marts],
    metadata=documented("operations.md"),
    description="已发布的快照：一次改名，读者不会看到半成品",
)
def snapshot(night: Tonight) -> dg.MaterializeResult[Any]:
    return told(publish_tonight(night))
