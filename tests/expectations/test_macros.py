"""The conventions of tolerance at their edges."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from expectations.rules import ROOM
from warehouse.sql_files import ROOM as WAREHOUSE


@pytest.fixture(scope="module")
def macros() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for room in (WAREHOUSE, ROOM):
            connection.execute((room / "macros.sql").read_text(encoding="utf-8"))
        yield connection


def value(macros: duckdb.DuckDBPyConnection, expression: str) -> Any:
    return macros.execute(f"SELECT {expression}").fetchall()[0][0]


@pytest.mark.parametrize(
    ("parts", "quantum", "envelope"),
    [
        (0, "100", "0"),
        (1, "100", "0"),
        (2, "100", "150"),
        (30, "100", "1550"),
        (2, "1", "1.5"),
        (3, "0.01", "0.02"),
    ],
)
def test_envelope(
    macros: duckdb.DuckDBPyConnection, parts: int, quantum: str, envelope: str
) -> None:
    found = value(macros, f"envelope_yuan({parts}, {quantum}::DECIMAL(18, 2))")
    assert found == Decimal(envelope)


@pytest.mark.parametrize(
    ("difference", "parts", "outcome"),
    [
        ("0", 2, "pass"),
        ("150", 2, "rounding"),
        ("-150", 2, "rounding"),
        ("150.01", 2, "violated"),
        ("100", 1, "violated"),
        ("0", 1, "pass"),
        ("1550", 30, "rounding"),
        ("-1550.01", 30, "violated"),
        ("NULL", 2, "not_evaluable"),
    ],
)
def test_env(macros: duckdb.DuckDBPyConnection, difference: str, parts: int, outcome: str) -> None:
    typed = f"{difference}::DECIMAL(18, 2)"
    assert value(macros, f"outcome_env({typed}, {parts}, 100::DECIMAL(18, 2))") == outcome


@pytest.mark.parametrize(
    ("difference", "outcome"),
    [("0", "pass"), ("100", "violated"), ("-0.01", "violated"), ("NULL", "not_evaluable")],
)
def test_twice(macros: duckdb.DuckDBPyConnection, difference: str, outcome: str) -> None:
    assert value(macros, f"outcome_twice({difference})") == outcome


@pytest.mark.parametrize(
    ("difference", "parts", "severity"),
    [("100", 1, "info"), ("-100", 1, "info"), ("101", 1, "error"), ("100", 2, "error")],
)
def test_a_slip_of_the_last_place_is_said_but_not_blamed(
    macros: duckdb.DuckDBPyConnection, difference: str, parts: int, severity: str
) -> None:
    assert value(macros, f"severity_of({difference}, {parts}, 100, 'error')") == severity


@pytest.mark.parametrize(
    ("difference", "parts", "is_large"),
    [(400, 20, False), (400, 21, False), (409, 21, True), (-409, 21, True), (1500, 20, False)],
)
def test_large_rounding(
    macros: duckdb.DuckDBPyConnection, difference: int, parts: int, is_large: bool
) -> None:
    assert value(macros, f"is_large_rounding({difference}, {parts}, 100)") is is_large


@pytest.mark.parametrize(
    ("amount", "printed", "decimals", "outcome"),
    [
        ("929000", "92.9", 1, "pass"),
        ("929000", "92.90", 2, "pass"),
        ("0", "0.00", 2, "pass"),
        ("929050", "92.90", 2, "rounding"),
        ("929050.01", "92.90", 2, "violated"),
        ("-929050", "-92.90", 2, "rounding"),
        ("929000", "93", 0, "rounding"),
        ("925000", "93", 0, "rounding"),
        ("924999", "93", 0, "violated"),
        ("NULL", "93", 0, "not_evaluable"),
    ],
)
def test_conv(
    macros: duckdb.DuckDBPyConnection, amount: str, printed: str, decimals: int, outcome: str
) -> None:
    assert value(macros, f"outcome_conv({amount}, {printed}, {decimals})") == outcome


@pytest.mark.parametrize(
    ("difference", "parts", "outcome"),
    [
        ("0", 1, "pass"),
        ("50", 1, "rounding"),
        ("-50", 1, "rounding"),
        ("50.01", 1, "violated"),
        ("150", 2, "rounding"),
        ("150.01", 2, "violated"),
    ],
)
def test_converted(
    macros: duckdb.DuckDBPyConnection, difference: str, parts: int, outcome: str
) -> None:
    assert value(macros, f"outcome_converted({difference}, {parts}, 100)") == outcome


@pytest.mark.parametrize(
    ("printed", "share", "outcome"),
    [
        ("33.33", (1000000, 3000000, 2), "pass"),
        ("33.3", (1000000, 3000000, 1), "pass"),
        ("33.34", (1000000, 3000000, 2), "rounding"),
        ("33.40", (1000000, 3000000, 2), "violated"),
        ("0", (0, 3000000, 2), "pass"),
        ("-33.33", (-1000000, 3000000, 2), "pass"),
        ("100", (0, 0, 2), "not_evaluable"),
        ("NULL", (1, 3, 2), "not_evaluable"),
    ],
)
def test_percent(
    macros: duckdb.DuckDBPyConnection, printed: str, share: tuple[int, int, int], outcome: str
) -> None:
    part, whole, decimals = share
    assert value(macros, f"outcome_percent({printed}, {part}, {whole}, 100, {decimals})") == outcome


def test_a_true_percent_is_within_what_rounded_amounts_allow(
    macros: duckdb.DuckDBPyConnection,
) -> None:
    """However coarse the amounts, of either sign: what they were rounded from is never wrong."""
    source = random.Random(7)
    rows = []
    for _ in range(3000):
        whole, quantum = source.uniform(0.6, 40), source.choice([0.1, 1, 2, 5])
        part = source.uniform(-1, 2) * whole
        printed = round(100 * part / whole, 2)
        shown = [quantum * round(amount / quantum) for amount in (part, whole)]
        rows.append((printed, *shown, quantum))
    macros.execute(
        "CREATE OR REPLACE TEMP TABLE said (printed DOUBLE, part DOUBLE, whole DOUBLE, q DOUBLE)"
    )
    macros.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", rows)
    wrong = macros.execute(
        "FROM said WHERE whole > 0 AND outcome_percent(printed, part, whole, q, 2) = 'violated'"
    ).fetchall()
    assert wrong == []


@pytest.mark.parametrize(
    ("printed", "severity"),
    [("33.32", "info"), ("33.70", "warning"), ("34.00", "error"), ("-33.33", "error")],
)
def test_severity_of_a_percent(
    macros: duckdb.DuckDBPyConnection, printed: str, severity: str
) -> None:
    found = value(macros, f"severity_percent({printed}, 1000000, 3000000, 100, 2)")
    assert found == severity


@pytest.mark.parametrize(
    ("printed", "now", "change", "outcome"),
    [
        ("10.00", 1100000, 100000, "pass"),
        ("-10.00", 900000, -100000, "pass"),
        ("9.09", 1100000, 100000, "violated"),
        ("100", 1000, 1000, "not_evaluable"),
    ],
)
def test_growth_is_of_last_years_base(
    macros: duckdb.DuckDBPyConnection, printed: str, now: int, change: int, outcome: str
) -> None:
    assert value(macros, f"outcome_growth({printed}, {now}, {change}, 100, 2)") == outcome


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        ("NULL", "万元", "空白"),
        ("0", "万元", "0.00万元"),
        ("929000", "万元", "92.90万元"),
        ("-929000", "万元", "-92.90万元"),
        ("929050", "万元", "92.905万元"),
        ("929012.34", "万元", "92.901234万元"),
        ("1234567890100", "万元", "123,456,789.01万元"),
        ("1000005", "元", "1,000,005.00元"),
    ],
)
def test_how_an_amount_is_written(
    macros: duckdb.DuckDBPyConnection, amount: str, unit: str, text: str
) -> None:
    assert value(macros, f"in_unit({amount}::DECIMAL(18, 2), '{unit}')") == text


@pytest.mark.parametrize(
    ("amount", "cells", "text"),
    [("NULL", 0, "没有这一行"), ("NULL", 1, "空白"), ("100", 1, "为0.01万元")],
)
def test_how_one_side_is_written(
    macros: duckdb.DuckDBPyConnection, amount: str, cells: int, text: str
) -> None:
    assert value(macros, f"printed_as({amount}::DECIMAL(18, 2), '万元', {cells})") == text


@pytest.mark.parametrize(
    ("quote", "amount", "sentence"),
    [
        ("共计5377.64万元", "5,377.64万元", "说明写“共计5377.64万元”"),
        ("共计0.3万元", "0.30万元", "说明写“共计0.3万元”"),
        (
            "收、支总计各是10.5、8.5万元",
            "10.50万元",
            "说明“收、支总计各是10.5、8.5万元”写为10.50万元",
        ),
        ("共计5亿元", "50,000.00万元", "说明“共计5亿元”写为50,000.00万元"),
        ("共计5万元，用于办公", "5.00万元", "说明“共计5万元，用于办公”写为5.00万元"),
        ("按有关规定", "5.00万元", "说明“按有关规定”写为5.00万元"),
    ],
)
def test_an_amount_is_not_said_again_where_the_words_end_in_it(
    macros: duckdb.DuckDBPyConnection, quote: str, amount: str, sentence: str
) -> None:
    assert value(macros, f"said_to_be('{quote}', '{amount}')") == sentence
