"""A small line over the nights, drawn as SVG by the server: no script, and it prints.

What belongs here: geometry. What does not: where the figures come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, MARGIN = 240, 56, 6


@dataclass(frozen=True, slots=True)
class Line:
    """One measure over the nights, oldest first. Points are in the SVG's own units."""

    title: str
    tone: str
    values: tuple[int, ...]

    @property
    def points(self) -> list[tuple[float, float]]:
        highest, lowest = max(self.values), min(0, *self.values)
        span = (highest - lowest) or 1
        step = (WIDTH - 2 * MARGIN) / max(len(self.values) - 1, 1)
        return [
            (
                round(MARGIN + step * place, 1),
                round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - lowest) / span, 1),
            )
            for place, value in enumerate(self.values)
        ]

    @property
    def path(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.points)

    @property
    def last(self) -> tuple[float, float]:
        return self.points[-1]


def line(title: str, tone: str, values: Sequence[int]) -> Line:
    return Line(title, tone, tuple(values))
