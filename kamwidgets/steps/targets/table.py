"""The targets as a table: last years by product to read, coming ones to fill in."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kamwidgets.edits import Refused
from kamwidgets.methods import TargetTable
from kamwidgets.model import AccountPlan, target_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.targets.entering import TargetEntries
from kamwidgets.steps.targets.figures import against, product_name
from kamwidgets.steps.words import options
from kamwidgets.widgets import Grid, Intent, Rows

__all__ = ["TargetsGrid"]

TOTAL = "=all"
"""Id of the row that adds up; no product is called like it."""

ONLY_A_SUM = "This row adds up the products below it. Enter targets there."

_LETTERS, _DIGIT, _AROUND = 7, 8, 40
"""What a year's column has room for at least, and pixels a bold digit and what stands around them take."""


class TargetsGrid:
    """Products down, years across; every cell of a coming year saves as it is entered.

    Parameters
    ----------
    page : Page
    entries : TargetEntries
        Takes what is typed.
    select : callable
        Called with product and year when a row is chosen; the year is empty where the row does not say it.
    add : callable
        Called when somebody wants a row for a product that was never bought.
    """

    def __init__(
        self, page: Page, entries: TargetEntries, *, select: Callable[[str, str], None], add: Callable[[], None]
    ) -> None:
        self.page, self._entries, self._select, self._add = page, entries, select, add
        self._typed = Entries(page, lambda: page.plan, self._change)
        self._table: TargetTable = page.reading.targets("")
        self.grid = Grid(
            label="Turnover and targets by product",
            empty="Nothing was bought here in the last years. Add a product by hand to set its first target.",
            add="Add a product",
            height="560px",
            read=filter_reader(page),
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = self.grid

    def forget(self) -> None:
        """Drop what was typed and refused: another account is open."""
        self._typed.forget_all()

    def refresh(self, table: TargetTable, selected: str) -> None:
        """Show the targets as they are saved."""
        self._table = table
        products = [*map(str, table.history.index)]
        with self.grid.hold_sync():
            self.grid.locale = self.page.formats.tag
            self.grid.caption = self._caption()
            self.grid.columns = self._columns()
            self.grid.rows = Rows([TOTAL, *products] if products else [], self._made, pinned=[TOTAL])
            self.grid.selected = selected

    def _caption(self) -> str:
        """Say in which currency, and which months a year is where it is not the calendar's."""
        settings = self.page.portfolio.settings
        caption = f"Turnover and targets by product in {settings.currency}."
        if settings.fiscal_year_start > 1 and (years := list(self._table.targets)):
            caption += f" Fiscal years: {years[0]} is {self._days(str(years[0]))}."
        return caption

    def _days(self, year: str) -> str:
        """Return which days of a year the facts cover, or all of it where it has not begun."""
        facts, formats = self.page.facts, self.page.formats
        span = facts.span(year)
        since, until = span.since, span.until
        if year in self._table.partial and facts.first_on and facts.as_of:
            since, until = max(since, facts.first_on), min(until, facts.as_of)
        return f"{formats.day(since)} to {formats.day(until)}"

    def _columns(self) -> list[dict[str, Any]]:
        table = self._table
        columns: list[dict[str, Any]] = [{"id": "product", "title": "Product", "kind": "text", "width": 200}]
        totals = (self.page.formats.number(total) for total in table.history.sum())
        width = _AROUND + _DIGIT * max(_LETTERS, *map(len, totals), 0)
        for year in map(str, table.history):
            part = " (part)" if year in table.partial else ""
            title, hint = f"{year}{part}", f"Turnover from {self._days(year)}"
            columns.append({"id": year, "title": title, "kind": "number", "digits": 0, "width": width, "hint": hint})
        for year in map(str, table.targets):
            columns += _year_columns(year, table.base)
        return columns

    def _made(self, id: str) -> dict[str, Any]:
        """Return a row: what all products add up to, or one product."""
        return self._total() if id == TOTAL else self._typed.marked(self._row(id))

    def _row(self, product: str) -> dict[str, Any]:
        table, formats = self._table, self.page.formats
        cells: dict[str, Any] = {"product": product_name(self.page, product)}
        cells |= {str(year): amount for year, amount in table.history.loc[product].items()}
        text: dict[str, str] = {}
        for year in map(str, table.targets):
            status = str(table.status[year][product])
            if not status:
                continue
            amount = float(table.targets[year][product])
            target = self.page.plan.targets.get(target_id(product, year))
            cells |= {f"revenue:{year}": amount, f"status:{year}": status}
            growth = float(table.growth[year][product])
            cells[f"growth:{year}"] = 100 * growth if math.isfinite(growth) else None
            text[f"growth:{year}"] = against(formats, growth)
            cells[f"with_whom:{year}"] = target.with_whom if target else ""
            text[f"revenue:{year}"] = formats.number(amount, 0 if amount == round(amount) else 2)
        return {"id": product, "cells": cells, "text": text}

    def _total(self) -> dict[str, Any]:
        table, formats = self._table, self.page.formats
        cells: dict[str, Any] = {"product": "All products"}
        cells |= {str(year): table.total(str(year)) for year in table.history}
        text: dict[str, str] = {}
        for year in map(str, table.targets):
            if table.targets[year].notna().any():
                cells[f"revenue:{year}"] = table.total(year)
                text[f"growth:{year}"] = against(formats, table.change(year))
                text[f"revenue:{year}"] = formats.number(table.total(year))
                text[f"status:{year}"] = f"{formats.share(table.agreed_share(year))} agreed"
        return {"id": TOTAL, "cells": cells, "text": text, "tone": "strong", "closed": True}

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                self._add()
            case "select-row" if intent["row"] != TOTAL:
                self._select(intent["row"], "")
            case "edit-cell" if intent["row"] == TOTAL:
                raise Refused(ONLY_A_SUM)
            case "edit-cell":
                self._take(intent, [intent])
            case "paste-cells":
                self._take(intent, intent["cells"])

    def _change(self, plan: AccountPlan, product: str, column: str, value: Any) -> Step | None:
        field, _, year = column.partition(":")
        return self._entries.step(plan, product, year, field, value)

    def _take(self, intent: Intent, cells: Sequence[Mapping[str, Any]]) -> None:
        """Save what was entered; what was refused before and makes sense by now is no longer held against it."""
        self._typed.take(self.grid, intent)
        entered = {(cell["row"], cell["column"]) for cell in cells}
        for product, column in entered:
            year = column.partition(":")[2]
            status, whom = (product, f"status:{year}"), (product, f"with_whom:{year}")
            target = self.page.plan.targets.get(target_id(product, year))
            if not self._typed.refuses((product, column)):
                settled = {status} if target and target.status == "agreed" else set()
                self._typed.forget(({status, whom} - entered) | settled)
        self._select(cells[0]["row"], cells[0]["column"].partition(":")[2])


def _year_columns(year: str, base: str) -> list[dict[str, Any]]:
    """Return the columns of a coming year."""
    compared = f"Against the turnover of {base}, the last whole year" if base else "There is no whole year yet"
    statuses = options("target-status")
    return [
        {"id": f"revenue:{year}", "title": f"Target {year}", "kind": "number", "editable": True, "width": 110},
        {"id": f"growth:{year}", "title": "Change", "kind": "number", "width": 96, "hint": compared},
        {
            "id": f"status:{year}",
            "title": "Status",
            "kind": "choice",
            "options": statuses,
            "editable": True,
            "width": 124,
            "hint": f"How far the customer has agreed to the target for {year}",
        },
        {
            "id": f"with_whom:{year}",
            "title": "With whom",
            "kind": "text",
            "editable": True,
            "width": 150,
            "hint": f"Who at the customer heard of the target for {year} or agreed to it",
        },
    ]
