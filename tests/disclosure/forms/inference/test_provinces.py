"""Reports drawn as whole provinces draw them: every figure under its code, and no alarm."""

from __future__ import annotations

import pytest

from benchmarks.detection.alarms import alarms_of
from disclosure.reading import Reading
from disclosure.report import read_document
from tests.disclosure.forms.form_pages import document
from tests.disclosure.forms.inference.provinces import DRAWN, LEAVES, Ledger, money

SEEDS = range(3)


def read(name: str, seed: int) -> Reading:
    return read_document(document(*DRAWN[name](Ledger.drawn(seed))), f"{seed:064d}")


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("seed", SEEDS)
def test_each_leaf_has_its_amounts(name: str, seed: int) -> None:
    ledger = Ledger.drawn(seed)
    reading = read(name, seed)
    assert len(reading.tables) == len(DRAWN[name](ledger))
    for table in reading.tables:
        codes = {row.row_no: row.code for row in table.rows}
        kept = {(codes[one.row_no], one.column_key): one for one in table.cells if one.printed}
        if not any(code in LEAVES for code in codes.values()):
            continue
        for leaf in LEAVES:
            for column, fen in zip(("total", "basic", "project"), ledger.uses(leaf), strict=True):
                cell = kept.get((leaf, column))
                assert (cell.printed if cell else "") == money(fen)
                assert cell is None or cell.certainty == "printed"


def test_what_is_whole_raises_nothing() -> None:
    names = list(DRAWN)
    alarms = alarms_of([read(name, seed) for name in names for seed in SEEDS])
    assert dict(zip(names, alarms[:: len(SEEDS)], strict=True)) == {name: set() for name in names}
    assert not any(alarms)
