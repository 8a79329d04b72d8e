"""The Python half of the grid: rows whole or fetched, intents handed on and answered, nonsense refused."""

from __future__ import annotations

from typing import Any

import pytest
from traitlets import TraitError

from kamwidgets.widgets.grid import Grid

COLUMNS = [{"id": "name", "title": "Account", "kind": "text", "editable": True}]
TOTAL = 10_000


def rows(start: int, count: int) -> list[dict[str, Any]]:
    return [{"id": f"r{at}", "cells": {"name": f"Account {at}"}} for at in range(start, start + count)]


def say(grid: Grid, **intent: Any) -> None:
    """Hand the grid an intent as the page would."""
    grid._on_message(grid, intent, [])


def window(grid: Grid) -> tuple[int, str, str]:
    return grid.start, grid.rows[0]["id"], grid.rows[-1]["id"]


def test_grid__total_follows_whole_rows():
    grid = Grid(columns=COLUMNS, rows=rows(0, 3))
    assert grid.total == 3
    grid.rows = rows(0, 5)
    assert grid.total == 5


def test_grid__fetches_the_first_window():
    grid = Grid(columns=COLUMNS, fetch=rows, total=TOTAL)
    assert window(grid) == (0, "r0", "r119")
    assert grid.total == TOTAL


def test_grid__fetches_no_more_than_there_is():
    assert len(Grid(columns=COLUMNS, fetch=rows, total=7).rows) == 7
    assert Grid(columns=COLUMNS, fetch=rows, total=0).rows == []


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (5000, 120, (5000, "r5000", "r5119")),
        (-40, 120, (0, "r0", "r119")),
        (9990, 120, (9880, "r9880", "r9999")),
        (0, 10**9, (0, "r0", "r499")),
    ],
)
def test_need_rows__loads_the_window_nearest_to_what_was_asked(start: int, count: int, expected: tuple[int, str, str]):
    heard: list[dict[str, Any]] = []
    grid = Grid(columns=COLUMNS, fetch=rows, total=TOTAL, on_intent=heard.append)
    say(grid, type="need-rows", start=start, count=count)
    assert window(grid) == expected
    assert heard == []


def test_need_rows__means_nothing_where_all_rows_are_there():
    grid = Grid(columns=COLUMNS, rows=rows(0, 3))
    say(grid, type="need-rows", start=1, count=2)
    assert window(grid) == (0, "r0", "r2")


def test_refresh__fetches_the_same_window_again():
    names = {"prefix": "Account"}

    def fetch(start: int, count: int) -> list[dict[str, Any]]:
        return [{"id": f"r{at}", "cells": {"name": f"{names['prefix']} {at}"}} for at in range(start, start + count)]

    grid = Grid(columns=COLUMNS, fetch=fetch, total=TOTAL)
    say(grid, type="need-rows", start=300, count=120)
    names["prefix"] = "Customer"
    grid.refresh()
    assert grid.rows[0] == {"id": "r300", "cells": {"name": "Customer 300"}}


def test_refresh__takes_a_new_total():
    grid = Grid(columns=COLUMNS, fetch=rows, total=TOTAL)
    say(grid, type="need-rows", start=300, count=120)
    grid.refresh(total=50)
    assert (window(grid), grid.total) == ((0, "r0", "r49"), 50)
    grid.refresh(total=51)
    assert len(grid.rows) == 51


def test_refresh__is_refused_where_all_rows_are_there():
    with pytest.raises(TypeError, match="assign rows"):
        Grid(columns=COLUMNS, rows=rows(0, 3)).refresh()


def test_intents__are_handed_on_as_they_come():
    heard: list[dict[str, Any]] = []
    grid = Grid(columns=COLUMNS, rows=rows(0, 3), on_intent=heard.append)
    intents = [
        {"type": "edit-cell", "row": "r1", "column": "name", "value": "Alder"},
        {"type": "select-row", "row": "r1"},
        {"type": "press", "row": "r1", "column": "name"},
        {"type": "add-row"},
    ]
    for intent in intents:
        say(grid, **intent)
    assert heard == intents
    assert grid.rows == rows(0, 3)


def test_edit_cell__is_answered_even_if_nothing_came_of_it(monkeypatch: pytest.MonkeyPatch):
    def refuse(_intent: dict[str, Any]) -> None:
        raise ValueError("No.")

    grid = Grid(columns=COLUMNS, rows=rows(0, 3), on_intent=refuse)
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(grid, "send", sent.append)
    with pytest.raises(ValueError, match="No"):
        say(grid, type="edit-cell", row="r1", column="name", value="Alder")
    assert sent == [{"type": "answered", "row": "r1", "column": "name"}]


def test_grid__refuses_what_it_does_not_know():
    with pytest.raises(TypeError, match="colour"):
        Grid(columns=COLUMNS, colour="red")
    with pytest.raises(ValueError, match="drop-table"):
        say(Grid(columns=COLUMNS), type="drop-table")


@pytest.mark.parametrize("traits", [{"fetch": rows}, {"fetch": rows, "total": 3, "rows": []}, {"total": 3}])
def test_grid__refuses_rows_that_come_two_ways_or_none(traits: dict[str, Any]):
    with pytest.raises(TypeError, match="total"):
        Grid(columns=COLUMNS, **traits)


def test_grid__refuses_unknown_kinds_and_shared_ids():
    with pytest.raises(TraitError, match="kind"):
        Grid(columns=[{"id": "x", "title": "X", "kind": "slider"}])
    with pytest.raises(TraitError, match="'name'"):
        Grid(columns=COLUMNS * 2)
    with pytest.raises(TraitError, match="'r1'"):
        Grid(columns=COLUMNS, rows=rows(0, 3) + rows(1, 1))
