"""Where a pasted block lands, what is asked before it adds rows, and what is said of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.widgets import Grid

COLUMNS = [
    {"id": "name", "title": "Account", "kind": "text", "editable": True},
    {"id": "rank", "title": "Rank", "kind": "number"},
    {"id": "revenue", "title": "Turnover", "kind": "number", "editable": True},
]
NAMES = [column["id"] for column in COLUMNS]


class Pasted:
    """A grid and what it handed on."""

    def __init__(self, rows: int = 3, **traits: Any) -> None:
        self.heard: list[dict[str, Any]] = []
        given = [{"id": f"r{at}", "cells": {"name": f"Account {at}"}} for at in range(rows)]
        self.grid = Grid(columns=COLUMNS, rows=given, on_intent=self.heard.append, **traits)

    def paste(self, lines: list[list[str]], *, start: int = 0, columns: list[str] = NAMES) -> None:
        """Paste lines upon a row."""
        self.say(type="paste", lines=lines, start=start, columns=columns, order=self.grid.window["order"])

    def say(self, **intent: Any) -> None:
        """Hand the grid an intent as the page would."""
        self.grid._on_message(self.grid, intent, [])

    @property
    def cells(self) -> list[tuple[str, str, Any]]:
        """What was to be entered last."""
        return [(cell["row"], cell["column"], cell["value"]) for cell in self.heard[-1]["cells"]]


def test_paste__is_one_intent_for_the_cells_that_can_be_edited():
    page = Pasted()
    page.paste([["Alder", "1", "9,5"], ["Birch", "", ""]], start=1)
    assert len(page.heard) == 1
    assert page.cells == [
        ("r1", "name", "Alder"),
        ("r1", "revenue", "9,5"),
        ("r2", "name", "Birch"),
        ("r2", "revenue", None),
    ]
    assert page.grid.said["sentence"] == "1 cell in “Rank” can only be read."


def test_paste__lands_on_rows_as_they_are_shown():
    page = Pasted()
    page.say(type="sort-rows", column="name", direction="descending")
    page.paste([["x"], ["y"]], start=1)
    assert [row for row, _, _ in page.cells] == ["r1", "r0"]


def test_paste__where_all_fits_says_so_quietly():
    page = Pasted()
    page.paste([["Alder"], ["Birch"]])
    assert page.grid.said == {"sentence": "2 cells entered.", "verbs": [], "quiet": True}


def test_paste__says_what_does_not_fit():
    page = Pasted()
    page.paste([["x", "y"]] * 5, columns=["revenue"])
    assert page.grid.said["sentence"] == (
        "1 column did not fit beside the last one. 2 rows did not fit beneath the last one."
    )
    assert len(page.cells) == 3


def test_paste__asks_before_it_adds_rows():
    page = Pasted(adding="accounts")
    page.paste([["Alder", "", "1"], ["Birch", "", "2"], ["", "", ""]], start=2)
    assert page.heard == []
    assert page.grid.said["sentence"].endswith("Shall new accounts be added?")
    assert [verb["id"] for verb in page.grid.said["verbs"]] == ["add", "fill", "drop"]
    page.say(type="answer", id="add")
    assert page.cells == [("r2", "name", "Alder"), ("r2", "revenue", "1")]
    assert page.heard[-1]["add"] == [{"name": "Birch", "revenue": "2"}]


@pytest.mark.parametrize(("answer", "intents"), [("fill", 1), ("drop", 0)])
def test_paste__adds_nothing_unless_told_so(answer: str, intents: int):
    page = Pasted(adding="accounts")
    page.paste([["Alder"], ["Birch"]], start=2)
    page.say(type="answer", id=answer)
    page.say(type="answer", id="add")
    assert len(page.heard) == intents
    assert all(intent["add"] == [] for intent in page.heard)


def test_paste__into_nothing_offers_to_add_all():
    page = Pasted(rows=0, adding="accounts")
    page.paste([["Alder"], ["Birch"]])
    assert [verb["id"] for verb in page.grid.said["verbs"]] == ["add", "drop"]


def test_paste__counts_the_cells_that_were_refused():
    page = Pasted()

    def refuse(_intent: dict[str, Any]) -> None:
        page.grid.rows = [{"id": "r0", "cells": {}, "text": {"revenue": "x"}, "messages": {"revenue": "No number."}}]

    page.grid.on_intent = refuse
    page.paste([["Alder", "", "x"]])
    assert page.grid.said["sentence"] == "1 cell could not be taken: the reason stands beneath."


def test_closed__cells_of_a_row_are_left_out():
    page = Pasted()
    page.grid.rows = [{"id": "r0", "cells": {}, "closed": True}, {"id": "r1", "cells": {}, "closed": ["name"]}]
    page.paste([["a", "", "1"], ["b", "", "2"]])
    assert page.cells == [("r1", "revenue", "2")]


def test_clear__empties_every_cell_that_can_be_edited():
    page = Pasted()
    page.say(type="clear-cells", start=1, count=2, columns=["name", "rank"], order=page.grid.window["order"])
    assert page.cells == [("r1", "name", None), ("r2", "name", None)]
    assert page.grid.said["quiet"]
