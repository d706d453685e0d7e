"""One slip that was carried on: figures that no check tells apart, wrong by the same amount.

What belongs here: components that must be repaired together, since a figure of one can't change
without a figure of another (an amount that came one column further; a wrong part whose line adds
up), and which of their repairs need one another. What does not: the search (`single`, `several`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from expectations.causes.constraint_model import Component, Identity, Repair

Key = TypeVar("Key")
Search = Callable[[Component], list[Repair]]


def joined(
    components: Sequence[Component], repairs_of: Search
) -> tuple[list[Component], list[list[Repair]]]:
    """Components with their repairs; those that one figure does not repair are taken together where
    what holds now binds them, if fewer figures repair them so than each by itself."""
    found = {k: repairs_of(one) for k, one in enumerate(components)}
    stuck = [k for k, repairs in found.items() if not _is_single(repairs)]
    taken: list[tuple[Component, list[Repair]]] = []
    for group in _bound(stuck, components):
        whole = _together([components[k] for k in group])
        repairs = repairs_of(whole)
        alone = [found[k] for k in group]
        if not repairs or (all(alone) and _size(repairs) >= sum(map(_size, alone))):
            continue
        for k in group:
            del found[k]
        taken += _units(whole, repairs)
    kept = [*((components[k], repairs) for k, repairs in found.items()), *taken]
    order = sorted(kept, key=lambda one: one[0].violated[0].identity_no)
    return [one for one, _ in order], [repairs for _, repairs in order]


def _is_single(repairs: Sequence[Repair]) -> bool:
    return bool(repairs) and _size(repairs) == 1


def _size(repairs: Sequence[Repair]) -> int:
    return len(repairs[0].changes)


def _bound(stuck: Sequence[int], components: Sequence[Component]) -> list[list[int]]:
    """Groups of components, by their places, that share an identity that holds."""
    by_identity: dict[int, list[int]] = {}
    for k in stuck:
        for one in components[k].kept:
            by_identity.setdefault(one.identity_no, []).append(k)
    groups = _connected({k: [] for k in stuck}, by_identity.values())
    return [sorted(group) for group in groups if len(group) > 1]


def _together(parts: Sequence[Component]) -> Component:
    kept: dict[int, Identity] = {}
    for part in parts:
        for one in part.kept:
            signs = (
                {**kept[one.identity_no].signs, **one.signs}
                if one.identity_no in kept
                else one.signs
            )
            kept[one.identity_no] = replace(one, signs=signs)
    return Component(
        {cell: one for part in parts for cell, one in part.cells.items()},
        tuple(sorted((v for part in parts for v in part.violated), key=lambda v: v.identity_no)),
        tuple(kept[number] for number in sorted(kept)),
    )


def _units(whole: Component, repairs: Sequence[Repair]) -> Iterable[tuple[Component, list[Repair]]]:
    """The repair's changes that need one another, each with what they repair. Where they fall into
    several, only the likeliest repair is told of each."""
    first = repairs[0]
    touching = whole.touching(first.changes)
    groups = _connected(
        {cell: [] for cell in first.changes},
        ([cell for cell in one.signs if cell in first.changes] for one in touching),
    )
    if len(groups) == 1:
        yield whole, list(repairs)
        return
    for cells in sorted(groups, key=min):
        changes = {cell: by for cell, by in first.changes.items() if cell in cells}
        violated = tuple(one for one in whole.violated if one.signs.keys() & changes.keys())
        inside = {cell for one in violated for cell in one.signs} | changes.keys()
        yield (
            Component(
                {cell: whole.cells[cell] for cell in sorted(inside)},
                violated,
                tuple(one for one in whole.kept if one.signs.keys() & inside),
            ),
            [replace(first, changes=changes)],
        )


def _connected(nodes: Mapping[Key, object], bonds: Iterable[Sequence[Key]]) -> list[set[Key]]:
    """The nodes in groups that bonds hold together."""
    group_of = {node: {node} for node in nodes}
    for bond in bonds:
        for other in bond[1:]:
            first, second = group_of[bond[0]], group_of[other]
            if first is not second:
                first |= second
                group_of.update(dict.fromkeys(second, first))
    return list({id(group): group for group in group_of.values()}.values())
