"""The district by fiscal year, as the published snapshot has it: one partition a year.

What belongs here: what each year's page in Dagster shows. What does not: computing totals. The file
is rebuilt whole every night, so all years are materialised by one run.
"""

import warnings
from collections.abc import Iterator
from typing import Any

import dagster as dg

from assets.asset_docs import documented
from assets.building import snapshot
from assets.night_resource import Tonight
from warehouse.review import year_totals
from warehouse.snapshot import open_snapshot
from warehouse.words_in_force import lay_words_over

warnings.simplefilter("ignore", dg.BetaWarning)  # one run for many years is still called beta

FIRST_YEAR, LAST_YEAR = 2017, 2035
FISCAL_YEARS = dg.StaticPartitionsDefinition(
    [str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
)


@dg.asset(
    group_name="warehouse",
    deps=[snapshot],
    partitions_def=FISCAL_YEARS,
    backfill_policy=dg.BackfillPolicy.single_run(),
    metadata=documented("dashboard.md"),
    description="全区一个预算年度：公开了多少、支出多少、多少可信",
)
def fiscal_year(
    context: dg.AssetExecutionContext, night: Tonight
) -> Iterator[dg.MaterializeResult[Any]]:
    wanted = set(context.partition_keys)
    with open_snapshot(night.root) as connection:
        lay_words_over(connection, night.root)
        totals = {str(one.fiscal_year): one for one in year_totals(connection)}
    for year in sorted(wanted):
        one = totals.get(year)
        context.add_asset_metadata(
            {
                "已公开": one.reports if one else 0,
                "应公开": one.reports_expected if one else 0,
                "支出（元）": float(one.amount_yuan) if one else 0.0,
                "可信（元）": float(one.trusted_yuan) if one else 0.0,
                "错误": one.errors if one else 0,
            },
            partition_key=year,
        )
    yield dg.MaterializeResult()
