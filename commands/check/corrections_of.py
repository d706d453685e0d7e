"""What the bureau told the reader of tables, for a check: the same as its next night reads by.

What belongs here: from the store of a data folder to what the reader takes. What does not: the
store (`warehouse.corrections`) and the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from disclosure.forms.inference.taught import TableCorrection
from warehouse.corrections import in_force
from warehouse.damage import DamagedFile


def corrections_of(home: Path) -> Sequence[TableCorrection]:
    """All in force, none without a store. A damaged one is the operator's: the night says it."""
    try:
        return [TableCorrection(**asdict(one)) for one in in_force(home)]
    except DamagedFile:
        return ()
