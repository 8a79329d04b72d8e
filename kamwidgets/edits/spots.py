"""Where newcomers stand on the map: together, in free places, and what belongs together side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from math import ceil, sqrt

from kamwidgets.model import Person

__all__ = ["CELL", "free_spot", "spots_below"]

CELL = (176.0, 160.0)
"""What one person takes on the map, across and down, in the map's own units."""

_ROOM = 0.9
_WIDEST = 1.6
"""How much wider than high a block of newcomers is."""

Spot = tuple[float, float]


def free_spot(home: Spot, people: Iterable[Person]) -> Spot:
    """Return the free place nearest to ``home``.

    Examples
    --------
    >>> free_spot((0, 0), [Person(id="p", name="Ada", x=0, y=0)])
    (0.0, 160.0)
    """
    taken = _taken(people)
    for ring in count():
        around = [
            (home[0] + column * CELL[0], home[1] + row * CELL[1])
            for row in range(ring, -ring - 1, -1)
            for column in range(-ring, ring + 1)
            if max(abs(row), abs(column)) == ring
        ]
        for x, y in sorted(around, key=lambda spot: abs(spot[0] - home[0])):
            if all(abs(x - a) >= CELL[0] * _ROOM or abs(y - b) >= CELL[1] * _ROOM for a, b in taken):
                return (float(x), float(y))
    raise AssertionError("there is always a free place further out")


def spots_below(ids: Sequence[str], bosses: Mapping[str, str], people: Iterable[Person]) -> dict[str, Spot]:
    """Place newcomers in rows beneath everybody who is there: bosses above those who report to them.

    Parameters
    ----------
    ids : sequence of str
        The newcomers.
    bosses : mapping of str to str
        To whom they report, where that is one of them.
    people : iterable of Person
        Those who are there.

    Examples
    --------
    >>> spots_below(["a", "b", "c"], {"b": "a", "c": "a"}, [])
    {'a': (0.0, 0.0), 'b': (-88.0, 160.0), 'c': (88.0, 160.0)}
    """
    taken = _taken(people)
    middle = (min(x for x, _ in taken) + max(x for x, _ in taken)) / 2 if taken else 0.0
    top = max(y for _, y in taken) + CELL[1] if taken else 0.0
    newcomers = set(ids)
    inside = {who: boss for who, boss in bosses.items() if boss in newcomers}
    rows: dict[int, list[str]] = {}
    for id in ids:
        rows.setdefault(_depth(id, inside), []).append(id)
    wide = max(4, ceil(sqrt(len(ids) * _WIDEST)))
    lines = [row[start : start + wide] for _, row in sorted(rows.items()) for start in range(0, len(row), wide)]
    return {
        id: (round(middle + (place - (len(line) - 1) / 2) * CELL[0], 1), round(top + number * CELL[1], 1))
        for number, line in enumerate(lines)
        for place, id in enumerate(line)
    }


def _taken(people: Iterable[Person]) -> list[Spot]:
    return [(person.x, person.y) for person in people if person.x is not None and person.y is not None]


def _depth(id: str, bosses: Mapping[str, str]) -> int:
    """Count the bosses above somebody; a loop is followed once."""
    above: set[str] = set()
    while id in bosses and id not in above:
        above.add(id)
        id = bosses[id]
    return len(above)
