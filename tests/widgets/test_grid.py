"""The Python half of the grid: a window of its rows, their order, and intents handed on."""

from __future__ import annotations

from typing import Any

import pytest
from traitlets import TraitError

from kamwidgets.widgets import Grid, Rows

COLUMNS = [
    {"id": "name", "title": "Account", "kind": "text", "editable": True},
    {"id": "revenue", "title": "Turnover", "kind": "number"},
]
TOTAL = 10_000


def one(at: int) -> dict[str, Any]:
    return {"id": f"r{at}", "cells": {"name": f"Account {at}", "revenue": (at * 7) % 10}}


def many(total: int = TOTAL) -> Rows:
    return Rows([f"r{at}" for at in range(total)], lambda name: one(int(name[1:])))


def say(grid: Grid, **intent: Any) -> None:
    """Hand the grid an intent as the page would."""
    grid._on_message(grid, intent, [])


def shown(grid: Grid) -> list[str]:
    return [row["id"] for row in grid.window["rows"]]


def test_window__is_the_first_of_all_rows():
    made: list[str] = []
    grid = Grid(columns=COLUMNS, rows=Rows([f"r{at}" for at in range(TOTAL)], lambda name: made.append(name) or one(0)))
    assert (grid.window["start"], grid.window["total"], len(grid.window["rows"])) == (0, TOTAL, 40)
    assert len(made) == 40


def test_window__follows_whole_rows():
    grid = Grid(columns=COLUMNS, rows=[one(0), one(1)])
    assert (shown(grid), grid.window["of"]) == (["r0", "r1"], 2)
    grid.rows = [one(1)]
    assert (shown(grid), grid.window["total"]) == (["r1"], 1)


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
    grid = Grid(columns=COLUMNS, rows=many(), on_intent=heard.append)
    say(grid, type="need-rows", start=start, count=count)
    assert (grid.window["start"], shown(grid)[0], shown(grid)[-1]) == expected
    assert heard == []


def test_rows__assigned_anew_keep_the_window():
    grid = Grid(columns=COLUMNS, rows=many())
    say(grid, type="need-rows", start=300, count=60)
    grid.rows = many(320)
    assert (grid.window["start"], shown(grid)[-1]) == (260, "r319")


@pytest.mark.parametrize(
    ("direction", "first", "last"), [("ascending", "r0", "r9997"), ("descending", "r7", "r9990"), ("", "r0", "r9999")]
)
def test_sort__orders_all_rows_and_shows_the_first(direction: str, first: str, last: str):
    grid = Grid(columns=COLUMNS, rows=many())
    say(grid, type="need-rows", start=5000, count=60)
    say(grid, type="sort-rows", column="revenue", direction=direction)
    assert (grid.window["start"], shown(grid)[0]) == (0, first)
    say(grid, type="need-rows", start=TOTAL, count=60)
    assert shown(grid)[-1] == last


def test_filter__shows_what_fits_and_counts_it():
    grid = Grid(columns=COLUMNS, rows=many())
    say(grid, type="filter-rows", column="name", asked={"contains": "account 99"})
    assert (grid.window["shown"], grid.window["of"], shown(grid)[0]) == (111, TOTAL, "r99")
    say(grid, type="filter-rows", column="revenue", asked={"since": "8", "until": ""})
    assert grid.window["shown"] < 111
    say(grid, type="filter-rows", column="name", asked=None)
    assert list(grid.filters) == ["revenue"]
    say(grid, type="filter-rows", column="", asked=None)
    assert (grid.filters, grid.window["shown"]) == ({}, TOTAL)


def test_filter__that_cannot_be_read_says_why_and_hides_nothing():
    def read(_kind: str, text: str) -> float:
        raise ValueError(f"“{text}” is no number here.")

    grid = Grid(columns=COLUMNS, rows=many(5), read=read)
    say(grid, type="filter-rows", column="revenue", asked={"since": "9,5", "until": ""})
    assert grid.filters == {"revenue": {"since": "9,5", "until": "", "wrong": "“9,5” is no number here."}}
    assert grid.window["shown"] == 5


def test_pinned__rows_stand_first_and_are_not_counted():
    made = {"sum": one(99) | {"id": "sum"}, "r1": one(1), "r2": one(2)}
    rows = Rows(made, made.__getitem__, pinned=["sum"])
    grid = Grid(columns=COLUMNS, rows=rows)
    say(grid, type="sort-rows", column="revenue", direction="descending")
    assert shown(grid) == ["sum", "r1", "r2"]
    say(grid, type="filter-rows", column="name", asked={"contains": "2"})
    assert (shown(grid), grid.window["shown"], grid.window["of"]) == (["sum", "r2"], 1, 2)


def test_edit__never_moves_a_row_under_the_hands_of_the_person():
    values: dict[str, float] = {"r0": 1, "r1": 2, "r2": 3}

    def rows() -> list[dict[str, Any]]:
        return [{"id": id, "cells": {"name": id, "revenue": value}} for id, value in values.items()]

    def change(intent: dict[str, Any]) -> None:
        values[intent["row"]] = intent["value"]
        grid.rows = rows()

    grid = Grid(columns=COLUMNS, rows=rows(), on_intent=change)
    say(grid, type="sort-rows", column="revenue", direction="ascending")
    say(grid, type="filter-rows", column="revenue", asked={"since": "", "until": "5"})
    say(grid, type="edit-cell", row="r0", column="revenue", value=9)
    assert shown(grid) == ["r0", "r1", "r2"]
    values["r3"] = 2.5
    grid.rows = rows()
    assert shown(grid) == ["r0", "r1", "r2", "r3"]
    say(grid, type="settle")
    assert shown(grid) == ["r1", "r3", "r2"]


def grid_that_adds(**traits: Any) -> Grid:
    """Return a grid of ten thousand rows to which a row is added as soon as somebody asks for one."""

    def add(intent: dict[str, Any]) -> None:
        if intent["type"] == "add-row":
            grid.rows = many(len(grid.rows) + 1)

    grid = Grid(columns=COLUMNS, rows=many(), on_intent=add, **traits)
    return grid


@pytest.mark.parametrize("direction", ["ascending", ""])
def test_add__loads_the_row_that_was_asked_for(direction: str):
    grid = grid_that_adds()
    say(grid, type="sort-rows", column="revenue", direction=direction)
    say(grid, type="add-row")
    assert grid.window["added"] == "r10000"
    assert "r10000" in shown(grid)
    assert grid.said == {}


def test_add__says_that_the_filters_are_about_to_hide_it():
    grid = grid_that_adds()
    say(grid, type="filter-rows", column="name", asked={"contains": "account 99"})
    say(grid, type="add-row")
    assert shown(grid)[-1] == "r10000"
    assert "once you have gone elsewhere" in grid.said["sentence"]


def test_add__says_that_the_filters_hide_what_comes_later():
    grid = Grid(columns=COLUMNS, rows=many(20))
    say(grid, type="filter-rows", column="name", asked={"contains": "account 1"})
    say(grid, type="add-row")
    say(grid, type="settle")
    grid.rows = many(21)
    assert "r20" not in shown(grid)
    assert "clear them to see it" in grid.said["sentence"]


def test_add__takes_no_other_row_for_it_once_the_person_went_on():
    grid = Grid(columns=COLUMNS, rows=many(300))
    say(grid, type="add-row")
    say(grid, type="select-row", row="r1")
    grid.rows = many(301)
    assert (grid.window["added"], grid.window["start"]) == ("", 0)


def test_gone__are_rows_of_the_page_that_are_there_no_more():
    grid = Grid(columns=COLUMNS, rows=many(3))
    grid.rows = [one(0), one(2)]
    assert grid.window["gone"] == ["r1"]
    grid.rows = [one(2)]
    assert grid.window["gone"] == ["r1", "r0"]
    grid.rows = [one(1), one(2)]  # somebody took the removal back
    assert grid.window["gone"] == ["r0"]
    say(grid, type="filter-rows", column="name", asked={"contains": "2"})
    assert grid.window["gone"] == ["r0"]


def test_copy__sends_rows_that_the_page_has_not(monkeypatch: pytest.MonkeyPatch):
    grid = Grid(columns=COLUMNS, rows=many())
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(grid, "send", sent.append)
    say(grid, type="copy-rows", start=1, count=9_000, order=grid.window["order"], columns=["name"])
    assert (sent[0]["type"], len(sent[0]["rows"]), sent[0]["rows"][0]["id"]) == ("rows", 9_000, "r1")


@pytest.mark.parametrize("kind", ["paste", "clear-cells", "copy-rows"])
def test_range__does_nothing_where_rows_have_moved_meanwhile(kind: str):
    heard: list[dict[str, Any]] = []
    grid = Grid(columns=COLUMNS, rows=many(5), on_intent=heard.append)
    before = grid.window["order"]
    grid.rows = many(4)
    say(grid, type=kind, start=0, count=2, order=before, columns=["name"], lines=[["x"]])
    assert heard == []
    assert "Do it again" in grid.said["sentence"]


def test_intents__are_handed_on_as_they_come():
    heard: list[dict[str, Any]] = []
    grid = Grid(columns=COLUMNS, rows=many(3), on_intent=heard.append)
    intents = [
        {"type": "edit-cell", "row": "r1", "column": "name", "value": "Alder"},
        {"type": "select-row", "row": "r1"},
        {"type": "press", "row": "r1", "column": "name"},
        {"type": "add-row"},
    ]
    for intent in intents:
        say(grid, **intent)
    assert heard == intents


def test_grid__refuses_what_it_does_not_know():
    with pytest.raises(TypeError, match="colour"):
        Grid(columns=COLUMNS, colour="red")
    with pytest.raises(ValueError, match="drop-table"):
        say(Grid(columns=COLUMNS), type="drop-table")


def test_grid__refuses_unknown_kinds_and_shared_ids():
    with pytest.raises(TraitError, match="kind"):
        Grid(columns=[{"id": "x", "title": "X", "kind": "slider"}])
    with pytest.raises(TraitError, match="'name'"):
        Grid(columns=COLUMNS * 2)
    with pytest.raises(ValueError, match="'r1'"):
        Grid(columns=COLUMNS, rows=[one(1), one(2), one(1)])
