"""A page with one grid: its cells, its menus, its clipboard, and what it sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator

if TYPE_CHECKING:
    from tests.js.conftest import WidgetPage

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Account", "kind": "text", "editable": True},
    {"id": "revenue", "title": "Turnover", "unit": "EUR", "kind": "number", "editable": True, "hint": "Last 12 months"},
    {"id": "growth", "title": "Growth", "unit": "%", "kind": "number", "digits": 1},
    {"id": "since", "title": "Customer since", "kind": "date", "editable": True},
    {
        "id": "stance",
        "title": "Stance",
        "kind": "choice",
        "editable": True,
        "options": [
            {"value": "sceptic", "label": "Sceptic"},
            {"value": "supporter", "label": "Supporter"},
            {"value": "neutral", "label": "Neutral"},
        ],
    },
    {"id": "key", "title": "Key account", "kind": "check", "editable": True},
    {"id": "score", "title": "Score", "kind": "bar"},
    {"id": "open", "title": "Card", "kind": "button"},
]


def row(at: int, **cells: Any) -> dict[str, Any]:
    """Return a row ``r<at>`` with a value in every column, changed by ``cells``."""
    values = {
        "name": f"Account {at}",
        "revenue": 12000 + at,
        "growth": -3.14159,
        "since": "2026-11-21",
        "stance": "supporter",
        "key": False,
        "score": {"value": 0.5, "known": 0.8},
        "open": "Open",
    }
    return {"id": f"r{at}", "cells": values | cells}


def rows(count: int = 5, start: int = 0) -> list[dict[str, Any]]:
    """Return rows one after the other."""
    return [row(at) for at in range(start, start + count)]


def edit(at: int, column: str, value: Any) -> dict[str, Any]:
    """Return the intent that enters a value."""
    return {"type": "edit-cell", "row": f"r{at}", "column": column, "value": value}


class GridPage:
    """A page with a grid."""

    def __init__(self, opened: WidgetPage) -> None:
        self.widget = opened
        self.page = opened.page

    def show(self, given: list[dict[str, Any]], **said: Any) -> None:
        """Show rows as Python would; see `window`."""
        self.widget.update(window=window(given, **said))

    def cell(self, at: int, column: str) -> Locator:
        """Return the cell of a row's number and a column's id."""
        return self.page.locator(f'[data-row="r{at}"] [data-column="{column}"]')

    def head(self, column: str) -> Locator:
        """Return the head of a column by its id."""
        return self.page.locator(f'[data-head="{column}"]')

    def activate(self, at: int, column: str) -> None:
        """Give a cell the focus without touching it otherwise."""
        target = self.cell(at, column)
        control = target.locator("[data-control]")
        (control if control.count() else target).focus()

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def select(self, first: tuple[int, str], last: tuple[int, str]) -> None:
        """Draw a range from one cell to another with the mouse."""
        self.cell(*first).click(modifiers=[])
        self.cell(*last).click(modifiers=["Shift"])

    def keep_waiting(self) -> None:
        """Answer nothing from now on, as a kernel that is busy."""
        self.page.evaluate("() => { window.deaf = true; }")

    @property
    def at(self) -> tuple[str, str]:
        """Row and column of the cell that has the focus."""
        return self.page.evaluate(
            """() => {
              const cell = document.activeElement.closest("[data-column], [data-head]");
              return [cell?.parentElement.dataset.row ?? "", cell?.dataset.column ?? cell?.dataset.head ?? ""];
            }"""
        )

    @property
    def chosen(self) -> list[str]:
        """The cells of the range, each as row and column."""
        return self.page.locator(".kam-grid-cell[aria-selected]").evaluate_all(
            "(cells) => cells.map((cell) => `${cell.parentElement.dataset.row} ${cell.dataset.column}`)"
        )

    @property
    def editor(self) -> Locator:
        """The one open editor."""
        return self.page.locator(".kam-grid-editor")

    def sent(self, kind: str = "edit-cell") -> list[dict[str, Any]]:
        """Return the intents of one kind, oldest first."""
        return [intent for intent in self.widget.intents if intent["type"] == kind]

    def paste(self, text: str) -> None:
        """Paste a text where the keyboard is."""
        self.page.evaluate(
            """(text) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/plain", text);
              const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
              document.activeElement.dispatchEvent(paste);
            }""",
            text,
        )

    def copied(self, verb: str = "copy") -> dict[str, str]:
        """Copy or cut what is chosen; return what is on the clipboard, by type."""
        return self.page.evaluate(
            """(verb) => {
              const clipboardData = new DataTransfer();
              const copy = new ClipboardEvent(verb, { clipboardData, bubbles: true, cancelable: true });
              document.activeElement.dispatchEvent(copy);
              return Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)]));
            }""",
            verb,
        )


OpenGrid = Callable[..., GridPage]


def window(
    given: list[dict[str, Any]],
    *,
    total: int | None = None,
    of: int | None = None,
    gone: Iterable[str] = (),
    **said: Any,
) -> dict[str, Any]:
    """Return the rows on the page as Python sends them."""
    total = len(given) if total is None else total
    of = total if of is None else of
    plain = {"start": 0, "rows": given, "total": total, "shown": total, "of": of, "order": 1, "added": ""}
    return {**plain, "gone": list(gone), **said}


@pytest.fixture
def grid(widget_page: Callable[..., WidgetPage]) -> OpenGrid:
    """Open a grid of five rows, or of what the traits say."""

    def open_grid(
        rows: Iterable[dict[str, Any]] = tuple(rows()), total: int | None = None, of: int | None = None, **traits: Any
    ) -> GridPage:
        given = {
            "columns": COLUMNS,
            "window": window(list(rows), total=total, of=of),
            "sort": {},
            "filters": {},
            "said": {},
            "selected": "",
            "label": "Accounts",
            "caption": "",
            "empty": "",
            "locale": "en-GB",
            "add": "",
            "height": "400px",
        }
        return GridPage(widget_page("grid", **(given | traits)))

    return open_grid
