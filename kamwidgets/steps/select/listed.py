"""Every account with what facts say about it, whether it is on the short list, and why (M3, M5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from kamwidgets.edits import Refused, add_named_account, remove_named_account, rename_named_account
from kamwidgets.findings import Reading
from kamwidgets.model import ACCOUNT_FACTS, AccountFact, AccountPlan, Portfolio, new_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Blocks, Grid, Intent, Rows

__all__ = ["STATUSES", "ListedPanel", "fact_column"]

STATUSES = [
    {"value": "existing", "label": "Existing"},
    {"value": "emerging", "label": "Emerging"},
    {"value": "prospect", "label": "Prospect"},
]

LIST = [{"value": "in", "label": "✓ On it"}, {"value": "out", "label": "✕ Cut"}]

COLUMNS: dict[str, dict[str, Any]] = {
    "name": {"id": "name", "title": "Account", "kind": "text", "editable": True, "width": 200},
    "list": {"id": "list", "title": "Short list", "kind": "choice", "options": LIST, "width": 96},
    "why": {"id": "why", "title": "Because", "kind": "text", "width": 200},
    "open": {"id": "open", "title": "Card", "kind": "button", "width": 92},
    "remove": {"id": "remove", "title": "Remove", "kind": "button", "width": 108},
}
"""What stands beside the facts; why and remove only where there is something to say or to remove."""


class ListedPanel:
    """Tiles that say how many pass, and one grid over all accounts, its rows made when they come into view."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.page = page
        self._opened = opened
        self.said = Blocks()
        self.grid = Grid(
            label="All accounts",
            empty="Nobody is on the list yet: bring customers in on Start, or add an account by its name.",
            add="Add an account by name",
            read=filter_reader(page),
            height="520px",
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = box(self.said, self.grid, look="kam-stack")

    def refresh(self) -> None:
        """Cut anew and show the rows in view."""
        reading = self.page.reading
        table = reading.account_facts.sort_values("revenue", ascending=False, na_position="last", kind="stable")
        lines = {str(line.Index): line for line in table.itertuples()}
        listed = frozenset(reading.short_list)
        self.said.blocks = [{"kind": "tiles", "tiles": _tiles(reading, len(lines))}, *_notes(reading)]
        with self.grid.hold_sync():
            self.grid.locale, self.grid.columns = reading.formats.tag, _columns(reading)
            self.grid.caption = _caption(reading)
            self.grid.selected = self.page.account_id
            self.grid.rows = Rows(lines, lambda account: _row(reading, lines[account], account in listed))

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                self.page.edit(add_named_account, id=new_id(), name=_new_name(self.page.portfolio))
            case "press" if intent["column"] == "remove":
                self._remove(intent["row"])
            case "press" | "select-row":
                self._opened(intent["row"])
            case _:
                for cell in intent.get("cells", [intent]):
                    self.page.edit(rename_named_account, id=cell["row"], name=cell["value"] or "")

    def _remove(self, account_id: str) -> None:
        """Take a named account away, unless somebody has rated it, mapped its people, or anything else."""
        if self.page.session.plan(account_id) != AccountPlan(account_id=account_id):
            name = self.page.reading.name(account_id)
            raise Refused(f"{name} stays: something was judged or planned about it. Take that back first, or cut it.")
        self.page.edit(remove_named_account, id=account_id)


def fact_column(fact: AccountFact, *, partial: bool) -> dict[str, Any]:
    """Return a fact as a column of a grid: its unit, what it means, and whether its period is covered only in part."""
    column = {
        "id": fact.id,
        "title": f"{fact.title} (part)" if partial else fact.title,
        "hint": f"{fact.meaning} The facts cover only part of that time." if partial else fact.meaning,
        "width": 104,
    }
    if fact.id == "status":
        return column | {"kind": "choice", "options": STATUSES}
    if not fact.is_number:
        return column | {"kind": "text", "width": 124}
    return column | {"kind": "number", "digits": 0} | ({"unit": "%"} if fact.kind == "share" else {})


def _columns(reading: Reading) -> list[dict[str, Any]]:
    facts = [fact_column(fact, partial=reading.figures.is_partial(fact.id)) for fact in ACCOUNT_FACTS.values()]
    cut, named = reading.first_cut, bool(reading.portfolio.named)
    why = bool(cut.rules or cut.kept or cut.taken_out)
    shown = [COLUMNS["name"], COLUMNS["list"], *([COLUMNS["why"]] if why else []), *facts, COLUMNS["open"]]
    return [*shown, COLUMNS["remove"]] if named else shown


def _row(reading: Reading, line: Any, listed: bool) -> dict[str, Any]:
    account = str(line.Index)
    named = account in reading.portfolio.named
    cells = {
        "name": reading.name(account),
        "list": "in" if listed else "out",
        "why": reading.first_cut.why(account, reading.formats),
        **{fact.id: _value(fact, getattr(line, fact.id)) for fact in ACCOUNT_FACTS.values()},
        "open": "Open",
    }
    row: dict[str, Any] = {"id": account, "cells": cells | ({"remove": "Remove"} if named else {})}
    if not named:
        row["closed"] = ["name"]
    if not listed:
        row["tone"] = "muted"
    return row


def _value(fact: AccountFact, value: Any) -> Any:
    """Return a fact as its cell has it: shares as percentages, nothing where it is not known."""
    if not fact.is_number:
        return value
    return None if pd.isna(value) else 100 * float(value) if fact.kind == "share" else float(value)


def _tiles(reading: Reading, everybody: int) -> list[dict[str, Any]]:
    cut, formats = reading.first_cut, reading.formats
    by_rule = everybody - len(cut.short_list) - len(cut.taken_out)
    prospects = int((reading.account_facts["status"] == "prospect").sum())
    return [
        {
            "label": "Long list",
            "value": formats.number(everybody),
            "note": formats.count(prospects, "prospect"),
        },
        {"label": "Cut by a rule", "value": formats.number(by_rule), "note": _rules(reading)},
        {
            "label": "By hand",
            "value": formats.number(len(cut.kept) + len(cut.taken_out)),
            "note": f"{formats.number(len(cut.kept))} kept, {formats.number(len(cut.taken_out))} taken out",
        },
        {
            "label": "Short list",
            "value": formats.number(len(cut.short_list)),
            "note": "are ranked and chosen among",
            "explain": cut.explain(formats),
        },
    ]


def _rules(reading: Reading) -> str:
    number = len(reading.first_cut.rules)
    return "no rule is set: see “First cut”" if not number else reading.formats.count(number, "rule")


def _notes(reading: Reading) -> list[dict[str, Any]]:
    rolled_up = reading.portfolio.settings.level == "parent"
    return [{"kind": "text", "text": reading.loops}] if rolled_up and reading.loops else []


def _caption(reading: Reading) -> str:
    as_of = reading.figures.facts.as_of
    until = f" Facts are those up to {reading.formats.day(as_of)}." if as_of else ""
    who = "Sites count with their topmost parent." if reading.portfolio.settings.level == "parent" else ""
    return f"Open a card, “Facts”, to keep an account, take it out or correct what was imported.{until} {who}".strip()


def _new_name(portfolio: Portfolio) -> str:
    taken = {named.name for named in portfolio.named.values()}
    names = ("New account", *(f"New account {number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
