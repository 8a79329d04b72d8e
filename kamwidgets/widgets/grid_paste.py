"""Where the cells of a pasted block land, and what is said about those that land nowhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .grid_order import Column
from .grid_rows import Row, Rows

__all__ = ["Block", "emptied", "place", "some", "untaken"]


@dataclass(frozen=True, slots=True)
class Block:
    """A pasted block on its place.

    Attributes
    ----------
    cells : list of dict
        ``row``, ``column``, ``value`` of every cell that can be edited; empty text is None: it clears.
    add : list of dict
        Column id to value of every line beneath the last row.
    closed : dict
        Column id to how many of its cells are read only and were given text.
    too_wide : int
        How many columns of the block lie beyond the last one.
    """

    cells: list[dict[str, Any]] = field(default_factory=list)
    add: list[dict[str, Any]] = field(default_factory=list)
    closed: dict[str, int] = field(default_factory=dict)
    too_wide: int = 0

    def says(self, columns: Sequence[Column], *, refused: int, beneath: int) -> list[str]:
        """Return a sentence for everything that is not where somebody may believe it is."""
        titles = {column["id"]: column["title"] for column in columns}
        said = [f"{some(number, 'cell')} in “{titles[id]}” can only be read." for id, number in self.closed.items()]
        if self.too_wide:
            said.append(f"{some(self.too_wide, 'column')} did not fit beside the last one.")
        if beneath:
            said.append(f"{some(beneath, 'row')} did not fit beneath the last one.")
        if refused:
            said.append(f"{some(refused, 'cell')} could not be taken: the reason stands beneath.")
        return said


def place(lines: Sequence[Sequence[str]], columns: Sequence[Column], ids: Sequence[str], rows: Rows) -> Block:
    """Put a block on the rows and columns that it was pasted upon.

    Parameters
    ----------
    lines : sequence of sequence of str
        The block, line by line.
    columns : sequence of mapping
        The columns that are shown, from the one pasted upon.
    ids : sequence of str
        The rows that are shown, from the one pasted upon.
    rows : Rows
        To ask which cells can be edited.

    Examples
    --------
    >>> name = {"id": "name", "title": "Name", "kind": "text", "editable": True}
    >>> rows = Rows.of([{"id": "a1", "cells": {}}])
    >>> block = place([["Alder"], ["Birch"]], [name], ["a1"], rows)
    >>> block.cells, block.add
    ([{'row': 'a1', 'column': 'name', 'value': 'Alder'}], [{'name': 'Birch'}])
    """
    block = Block(too_wide=max(0, max(map(len, lines), default=0) - len(columns)))
    for id, line in zip(ids, lines, strict=False):
        row = rows.find(id)
        for column, text in zip(columns, line, strict=False):
            if is_editable(column, row):
                block.cells.append({"row": id, "column": column["id"], "value": text or None})
            elif text:
                block.closed[column["id"]] = block.closed.get(column["id"], 0) + 1
    for line in lines[len(ids) :]:
        if any(text.strip() for text in line):
            block.add.append({column["id"]: text for column, text in zip(columns, line, strict=False) if text})
    return block


def emptied(columns: Sequence[Column], ids: Sequence[str], rows: Rows) -> Block:
    """Return the block that clears every cell that can be edited."""
    return place([[""] * len(columns)] * len(ids), columns, ids, rows)


def is_editable(column: Column, row: Row) -> bool:
    """Say whether a cell takes text or a choice: its column does, and the row does not close it."""
    closed: bool | Collection[str] = row.get("closed", ())
    shut = closed if isinstance(closed, bool) else column["id"] in closed
    return bool(column.get("editable")) and column["kind"] not in ("button", "bar") and not shut


def some(number: int, what: str) -> str:
    """Return a number of things in words."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def untaken(cells: Sequence[Mapping[str, Any]], rows: Rows) -> int:
    """Count the cells that say what is wrong with what they were given."""
    return sum(
        cell["column"] in rows.find(cell["row"]).get("messages", {}) for cell in cells if cell["row"] in rows.known
    )
