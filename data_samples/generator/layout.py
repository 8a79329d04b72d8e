"""Where people stand on the map: below the person they report to, in a picture somewhat wider than high."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .units import Someone

COLUMN, ROW = 168, 156
_ASPECT, _MOST_COLUMNS, _MOST_SHELVES = 1.3, 6, 3

Block = tuple[float, int, dict[str, tuple[float, float]]]
"""Width and height in cells, and the cell of each person's id."""


def places(head: Someone) -> dict[str, dict[str, int]]:
    """Return where the head of a unit and everybody below stand, around 0,0."""
    ways = product(range(1, _MOST_COLUMNS + 1), range(1, _MOST_SHELVES + 1))
    blocks = [_tree(head, columns, shelves) for columns, shelves in ways]
    wide, high, spots = min(blocks, key=lambda block: max(block[0] * COLUMN, block[1] * ROW * _ASPECT))
    return {
        id_: {"x": round((x - (wide - 1) / 2) * COLUMN), "y": round((y - (high - 1) / 2) * ROW)}
        for id_, (x, y) in spots.items()
    }


def _tree(someone: Someone, columns: int, shelves: int = 1) -> Block:
    """Return one person above those who report to them, whose own people stand on so many shelves."""
    leaves = [report for report in someone.reports if not report.reports]
    parts = [_tree(report, columns) for report in someone.reports if report.reports]
    parts += [_rows(leaves, columns)] if leaves else []
    shelf = sum(part_wide for part_wide, _, _ in parts) / shelves
    wide, high, spots = 0.0, 1, {}
    x, y = 0.0, 1
    for part_wide, part_high, part_spots in parts:
        if x and x + part_wide / 2 > shelf:
            x, y = 0.0, high
        spots.update({id_: (at + x, below + y) for id_, (at, below) in part_spots.items()})
        x += part_wide
        wide, high = max(wide, x), max(high, y + part_high)
    wide = max(wide, 1.0)
    return wide, high, {someone.id: ((wide - 1) / 2, 0.0), **spots}


def _rows(people: list[Someone], columns: int) -> Block:
    """Return people without reports; every second row stands half a place aside, for the lines to pass."""
    high = math.ceil(len(people) / columns)
    wide = min(len(people), columns) + (0.5 if high > 1 else 0.0)
    spots = {each.id: (n % columns + n // columns % 2 / 2, float(n // columns)) for n, each in enumerate(people)}
    return wide, high, spots
