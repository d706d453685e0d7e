"""Cells and identities of one cause, in fen, as the search for repairs sees them.

What belongs here: what an identity allows. What does not: where they come from (`load`), the search
(`single`, `several`), words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FAR = 10**18
"""Fen that no report reaches."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed figure of a table, or of the prose (then `cell_id` is a statement's).

    `grid_fen` is what one unit of the last place of its table, or of itself, is worth. It can be
    no less than `least_fen` and no more than `most_fen`: nought for what is no change, and what
    other figures are a part of it, or have it as a part.
    """

    cell_no: int
    cell_id: str
    place: str
    printed: str
    unit: str
    amount_fen: int
    grid_fen: int
    least_fen: int = -FAR
    most_fen: int = FAR

    @property
    def reach(self) -> tuple[int, int]:
        """By how many fen it may change at least and at most; nought is always among them."""
        least, most = self.least_fen - self.amount_fen, self.most_fen - self.amount_fen
        return min(least, 0), max(most, 0)

    @property
    def is_spoken(self) -> bool:
        return self.cell_no < 0


@dataclass(frozen=True, slots=True)
class Identity:
    """sum(sign * amount) = difference, which ought to be nought but for rounding.

    `signs` names only the cells that may change. `parts` counts the non-zero parts. A floor need
    only be reached: its difference may be any amount from nought up.
    """

    identity_no: int
    signs: Mapping[int, int]
    difference_fen: int
    quantum_fen: int
    parts: int
    is_violated: bool
    is_sum: bool
    is_converted: bool = False
    is_floor: bool = False

    def allowed(self, filled: int = 0) -> tuple[int, int]:
        """The least and the largest difference in fen when `filled` more parts carry money."""
        if self.is_floor:
            return 0, FAR
        parts = self.parts + filled
        half = self.quantum_fen * (parts + 1) // 2 if self.is_sum and parts > 1 else 0
        if self.is_converted:
            half = max(half, self.quantum_fen // 2)
        if not self.is_violated:
            half = max(half, abs(self.difference_fen))
        return -half, half

    def after(self, changes: Mapping[int, int]) -> int:
        """The difference in fen when cells change by so many fen."""
        moved = sum(sign * changes.get(cell, 0) for cell, sign in self.signs.items())
        return self.difference_fen + moved

    def holds(self, changes: Mapping[int, int], cells: Mapping[int, Cell]) -> bool:
        low, high = self.allowed(self.filled(changes, cells))
        return low <= self.after(changes) <= high

    def filled(self, changes: Iterable[int], cells: Mapping[int, Cell]) -> int:
        """How many parts that are blank or nought would carry money."""
        return sum(self.signs.get(cell, 0) < 0 and cells[cell].amount_fen == 0 for cell in changes)


@dataclass(frozen=True, slots=True)
class Component:
    """Violated identities that share cells, and the identities that hold now and touch these."""

    cells: Mapping[int, Cell]
    violated: tuple[Identity, ...]
    kept: tuple[Identity, ...]

    @property
    def identities(self) -> tuple[Identity, ...]:
        return self.violated + self.kept

    def touching(self, cells: Iterable[int]) -> list[Identity]:
        wanted = set(cells)
        return [one for one in self.identities if wanted & one.signs.keys()]

    def broken(self, changes: Mapping[int, int]) -> list[Identity]:
        """What does not hold after these changes."""
        return [one for one in self.identities if not one.holds(changes, self.cells)]


@dataclass(frozen=True, slots=True)
class Repair:
    """Cells and what each changes by, in fen; the larger `plausibility`, the likelier."""

    changes: Mapping[int, int]
    plausibility: float
