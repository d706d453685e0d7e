"""Great Expectations inside DuckDB: two small subclasses, nothing else.

What belongs here: what Great Expectations needs to run on DuckDB, which it does not support. It
reads rows after its pool has rolled back, and DuckDB drops unread rows at rollback; so results are
frozen while the connection is open. What does not: suites. Importing this costs seconds: import it
late.
"""

from __future__ import annotations

import logging
import os
import warnings
from pathlib import Path
from typing import Any, Literal

from expectations.deferred import deferred
from warehouse.sql_files import SETTINGS

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

UNUSED = ("altair", "scipy.stats")
"""What only two of its expectations and its pictures need: a third of what importing it costs."""

with warnings.catch_warnings(), deferred(*UNUSED):
    warnings.simplefilter("ignore", DeprecationWarning)
    import great_expectations as gx
    from great_expectations.data_context import AbstractDataContext
    from great_expectations.datasource.fluent import SQLDatasource
    from great_expectations.execution_engine import SqlAlchemyExecutionEngine

__all__ = ["DuckDBDatasource", "DuckDBExecutionEngine", "gx", "night_context"]


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """The SQL engine with every result read before its connection goes back to the pool."""

    def execute_query(self, query: Any) -> Any:
        with self.get_connection() as connection:
            return connection.execute(query).freeze()()

    def execute_query_in_transaction(self, query: Any) -> Any:
        return self.execute_query(query)


class DuckDBDatasource(SQLDatasource):
    """A night's file as a data source of Great Expectations (`context.data_sources.add_duckdb`)."""

    type: Literal["duckdb"] = "duckdb"

    @property
    def execution_engine_type(self) -> Any:
        return DuckDBExecutionEngine


def night_context(path: Path) -> tuple[AbstractDataContext, DuckDBDatasource]:
    """An ephemeral context over one night's file, opened read-only.

    Its queries speak of whole tables, not of a batch, which Great Expectations warns of each time.
    """
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    datasource = context.data_sources.add_duckdb(
        "night",
        connection_string=f"duckdb:///{path}",
        kwargs={"connect_args": {"read_only": True, "config": dict(SETTINGS)}},
    )
    return context, datasource
