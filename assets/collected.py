"""What was published, and what each document says: publications, readings, reports.

What belongs here: these assets for Dagster. What does not: what each does (`steps`).
"""

from __future__ import annotations

from typing import Any

import dagster as dg

from assets.asset_docs import documented
from assets.night_resource import Tonight
from assets.steps import Told, collect_tonight, read_tonight, resolve_tonight

UNCHANGED = "与上一夜相同，沿用"
RETRY = dg.RetryPolicy(max_retries=2, delay=60, backoff=dg.Backoff.EXPONENTIAL)


def told(of_step: Told | None) -> dg.MaterializeResult[Any]:
    """What a step says, beside its asset; None says that nothing changed."""
    return dg.MaterializeResult(metadata={UNCHANGED: True} if of_step is None else of_step)


@dg.asset(
    group_name="collection",
    retry_policy=RETRY,
    metadata=documented("portals.md"),
    description="门户网站和收件箱中看到的每一件",
)
def publications(night: Tonight) -> dg.MaterializeResult[Any]:
    return told(collect_tonight(night))


@dg.asset(
    group_name="collection",
    deps=[publications],
    metadata=documented("recognition.md"),
    description="每份文件读出的内容，一次读取",
)
def readings(night: Tonight) -> dg.MaterializeResult[Any]:
    return told(read_tonight(night))


@dg.asset(
    group_name="collection",
    deps=[readings],
    metadata=documented("architecture.md"),
    description="哪份文件是哪个部门哪一年的报告",
)
def reports(night: Tonight) -> dg.MaterializeResult[Any]:
    return told(resolve_tonight(night))
