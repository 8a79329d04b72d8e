"""What people enter into a grid, cell by cell or in blocks: saved if it makes sense, else kept in its cell, marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kamwidgets.edits import Edit, RefusedAt
from kamwidgets.model import PLAIN, Document, UserError, new_id
from kamwidgets.steps.cells import read_cell, shown
from kamwidgets.steps.page import Page
from kamwidgets.widgets import Grid, Intent

__all__ = ["Change", "Entries", "NewRow", "Step"]

Step = tuple[Edit[Any], Mapping[str, Any]]
"""An edit and its arguments."""

Change = Callable[[Any, str, str, Any], Step | None]
"""``(document, row, column, value)`` to the edit that puts a value, as `read_cell` returns it, into a cell.

None where there is nothing to do."""

NewRow = Callable[[Any, str, dict[str, Any]], Step]
"""``(document, id, texts)`` to the edit that makes a row; it takes out of ``texts`` (by column) what it has used."""

Place = tuple[str, str]
"""A row and a column."""

Column = Mapping[str, Any]
Cell = Mapping[str, Any]
"""``row``, ``column`` and ``value``, as a `Grid` sends them."""


class Entries:
    """Takes what is entered into one grid, and remembers what was refused until its cell is edited again.

    Of a pasted block the good cells are saved, as one step of the history; each refused one keeps its text with the
    reason.

    Parameters
    ----------
    page : Page
    document : callable
        Returns the document that the grid shows, as it is now.
    change : callable
        See `Change`; a `ValueError`, as every refusal is, says at the cell what is wrong.
    add : callable, optional
        See `NewRow`; without it a paste adds no rows.
    """

    def __init__(self, page: Page, document: Callable[[], Document], change: Change, add: NewRow | None = None) -> None:
        self.page = page
        self._document, self._change, self._add = document, change, add
        self._refused: dict[Place, tuple[str, str]] = {}

    def take(self, grid: Grid, intent: Intent) -> None:
        """Do what an ``edit-cell`` or ``paste-cells`` of a grid asks for.

        Raises
        ------
        UserError
            If pasted rows could not be added; what else was pasted is saved.
        """
        columns = {column["id"]: column for column in grid.columns}
        try:
            self._take(grid, columns, intent)
        except UserError:
            self._show_refused(grid)
            raise
        except Exception:  # what was entered stays where it was, marked; the page says what became of it
            for cell in intent.get("cells", [intent]):
                self._refuse(columns[cell["column"]], cell, ValueError("This could not be saved."))
            self._show_refused(grid)
            raise

    def _show_refused(self, grid: Grid) -> None:
        grid.rows = [self.marked(dict(row)) for row in grid.rows]

    def _take(self, grid: Grid, columns: Mapping[str, Column], intent: Intent) -> None:
        if intent["type"] == "edit-cell":
            self._one(columns[intent["column"]], intent)
            return
        batch = _Batch(self._document())
        added, lost = self._rows(batch, intent["add"])
        for cell in [*intent["cells"], *(cell for cell in added if columns[cell["column"]].get("editable"))]:
            self._into(batch, columns[cell["column"]], cell)
        self._save(batch, grid.label, clearing=all(cell["value"] is None for cell in intent["cells"]) and not added)
        if lost:
            raise UserError(f"{len(lost)} of {PLAIN.count(len(intent['add']), 'row')} could not be added. {lost[0]}")

    def marked(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row of the grid with its refused cells marked."""
        mine = {column: said for (id, column), said in self._refused.items() if id == row["id"]}
        texts = {column: text for column, (text, _) in mine.items()}
        messages = {column: why for column, (_, why) in mine.items()}
        return {**row, "text": {**row.get("text", {}), **texts}, "messages": messages}

    def refuses(self, place: Place) -> bool:
        """Whether what was last entered at a place was refused."""
        return place in self._refused

    def forget(self, places: Iterable[Place]) -> None:
        """Drop what was refused at some places."""
        for place in places:
            self._refused.pop(place, None)

    def forget_all(self) -> None:
        """Drop everything that was refused: the grid shows something else."""
        self._refused.clear()

    def _one(self, column: Column, cell: Cell) -> None:
        """Apply one cell's edit by itself, so that the history tells it in its own words."""
        try:
            if step := self._step(self._document(), column, cell):
                self.page.edit(step[0], **step[1])
        except ValueError as error:
            self._refuse(column, cell, error)

    def _rows(self, batch: _Batch, add: Sequence[Mapping[str, str]]) -> tuple[list[Cell], list[str]]:
        """Add rows; return the cells that are to be filled in them, and why some could not be added."""
        cells: list[Cell] = []
        lost: list[str] = []
        if self._add is None:
            return cells, lost
        for texts in add:
            id, left = new_id(), dict(texts)
            try:
                batch.do(self._add(batch.document, id, left))
            except ValueError as error:
                lost.append(str(error))
            else:
                cells += [{"row": id, "column": column, "value": text} for column, text in left.items()]
        return cells, lost

    def _into(self, batch: _Batch, column: Column, cell: Cell) -> None:
        try:
            if step := self._step(batch.document, column, cell):
                batch.do(step, column, cell)
        except ValueError as error:
            self._refuse(column, cell, error)

    def _step(self, document: Document, column: Column, cell: Cell) -> Step | None:
        self.forget([(cell["row"], cell["column"])])
        value = read_cell(column, cell["value"], self.page.formats.locale)
        return self._change(document, cell["row"], cell["column"], value)

    def _save(self, batch: _Batch, label: str, *, clearing: bool) -> None:
        """Save all steps as one; what somebody else's change has made impossible meanwhile is refused at its cell."""
        while batch.steps:
            sentence = f"{PLAIN.count(len(batch.steps), 'cell')} {'cleared' if clearing else 'pasted'} in “{label}”"
            try:
                self.page.together(batch.steps, sentence)
            except RefusedAt as error:
                batch.steps.pop(error.index)
                if (cell := batch.cells.pop(error.index)) is not None:
                    self._refuse(*cell, error)
            except UserError as error:  # nothing of it could be saved: what was entered stays, marked
                for cell in filter(None, batch.cells):
                    self._refuse(*cell, error)
                raise
            else:
                return

    def _refuse(self, column: Column, cell: Cell, error: ValueError) -> None:
        self._refused[cell["row"], cell["column"]] = (shown(column, cell["value"]), str(error))


class _Batch:
    """Edits each of which makes sense on what those before it have made of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.steps: list[Step] = []
        self.cells: list[tuple[Column, Cell] | None] = []

    def do(self, step: Step, *cell: Any) -> None:
        """Add a step, which belongs to the column and cell that are named, if any.

        Raises
        ------
        ValueError
            If it makes no sense.
        """
        edit, arguments = step
        self.document = edit(self.document, **arguments)
        self.steps.append(step)
        self.cells.append(cell or None)
