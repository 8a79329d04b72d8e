"""The targets as a table: last years by product to read, coming ones to fill in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.edits import Refused
from kamwidgets.methods import TargetTable
from kamwidgets.model import UserError, target_id
from kamwidgets.steps.page import Page
from kamwidgets.steps.targets.entering import TargetEntries
from kamwidgets.steps.targets.figures import against, product_name
from kamwidgets.steps.words import options, word
from kamwidgets.widgets import Grid, Intent

__all__ = ["TargetsGrid"]

TOTAL = "=all"
"""Id of the row that adds up; no product is called like it."""

ONLY_A_SUM = "This row adds up the products below it. Enter targets there."


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
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}
        self._table: TargetTable = page.reading.targets("")
        self.grid = Grid(
            label="Turnover and targets by product",
            empty="Nothing was bought here in the last years. Add a product by hand to set its first target.",
            add="Add a product",
            height="560px",
            fetch=self._fetch,
            total=0,
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = self.grid

    def forget(self) -> None:
        """Drop what was typed and refused: another account is open."""
        self._refused.clear()

    def refresh(self, table: TargetTable, selected: str) -> None:
        """Show the targets as they are saved."""
        self._table = table
        products = len(table.history)
        with self.grid.hold_sync():
            self.grid.locale = self.page.formats.tag
            self.grid.caption = self._caption()
            self.grid.columns = self._columns()
            self.grid.refresh(total=products + 1 if products else 0)
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
        for year in map(str, table.history):
            part = " (part)" if year in table.partial else ""
            title, hint = f"{year}{part}", f"Turnover from {self._days(year)}"
            columns.append({"id": year, "title": title, "kind": "number", "digits": 0, "width": 96, "hint": hint})
        for year in map(str, table.targets):
            columns += _year_columns(year, table.base)
        return columns

    def _fetch(self, start: int, count: int) -> list[dict[str, Any]]:
        """Return rows: first what all products add up to, then the products."""
        ids = [TOTAL, *map(str, self._table.history.index)][start : start + count]
        return [self._total() if id == TOTAL else self._marked(self._row(id)) for id in ids]

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
            cells[f"growth:{year}"] = against(formats, float(table.growth[year][product]))
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
                cells[f"growth:{year}"] = against(formats, table.change(year))
                text[f"revenue:{year}"] = formats.number(table.total(year))
                text[f"status:{year}"] = f"{formats.share(table.agreed_share(year))} agreed"
        return {"id": TOTAL, "cells": cells, "text": text, "tone": "strong"}

    def _marked(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row with what was typed and refused still in its cells, each with the reason."""
        mine = {column: said for (id, column), said in self._refused.items() if id == row["id"]}
        texts = {column: typed for column, (typed, _) in mine.items()}
        return {**row, "text": row["text"] | texts, "messages": {column: why for column, (_, why) in mine.items()}}

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                self._add()
            case "select-row" if intent["row"] != TOTAL:
                self._select(intent["row"], "")
            case "edit-cell" if intent["row"] != TOTAL:
                self._enter(intent["row"], intent["column"], intent["value"])
            case "edit-cell":
                raise Refused(ONLY_A_SUM)

    def _enter(self, product: str, column: str, value: str | None) -> None:
        """Save a cell; what is refused stays in it as typed, with the reason, until something else is entered."""
        field, _, year = column.partition(":")
        self._refused.pop((product, column), None)
        try:
            self._entries.enter(product, year, field, value)
        except (UserError, ValueError) as error:
            typed = word("target-status", value) if field == "status" and value else value or ""
            self._refused[product, column] = (typed, str(error))
        else:
            for settled in ("status", "with_whom"):
                self._refused.pop((product, f"{settled}:{year}"), None)
        self._select(product, year)


def _year_columns(year: str, base: str) -> list[dict[str, Any]]:
    """Return the columns of a coming year."""
    compared = f"Against the turnover of {base}, the last whole year" if base else "There is no whole year yet"
    statuses = options("target-status")
    return [
        {"id": f"revenue:{year}", "title": f"Target {year}", "kind": "number", "editable": True, "width": 110},
        {"id": f"growth:{year}", "title": "Change", "kind": "text", "align": "right", "width": 84, "hint": compared},
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
