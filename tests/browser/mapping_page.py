"""The map of an account in a real page: what somebody does there, whatever they have in their hands."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, expect

from kamwidgets.model import AccountPlan, Portfolio
from kamwidgets.store import open_workspace
from tests.browser.workbook import AT_REST, Workbook

MOST_STEPS = 200
"""Times that somebody presses undo before they give up."""


class Hands(ABC):
    """Somebody at the map of an account: with a mouse, with the keyboard alone, or with a finger.

    Parameters
    ----------
    person : Workbook
    workspace : pathlib.Path
        Where what they do is saved.
    account : str
    """

    def __init__(self, person: Workbook, workspace: Path, account: str) -> None:
        self.person, self.page = person, person.page
        self._workspace, self._account = open_workspace(workspace), account
        self.map = self.page.locator(".kam-map-canvas")

    # --- what each kind of hands does in its own way ------------------------------------------------------------------

    @abstractmethod
    def press(self, target: Locator) -> None:
        """Press a button, a tab, or one of several to choose from."""

    @abstractmethod
    def pick(self, field: Locator, label: str) -> None:
        """Choose from a list."""

    @abstractmethod
    def add(self, name: str, right: int, down: int) -> None:
        """Add somebody to the map; who can point, puts them that far from its middle."""

    @abstractmethod
    def link(self, source: str, target: str, kind: str) -> None:
        """Link two people who are on the map."""

    @abstractmethod
    def choose(self, names: Sequence[str]) -> None:
        """Choose people on the map."""

    @abstractmethod
    def ask(self, name: str, verb: str) -> None:
        """Choose a verb from the menu of somebody, or of all who are chosen with them."""

    @abstractmethod
    def join(self, name: str, one: str, other: str) -> None:
        """Put somebody into the group of two others, between whom there is room."""

    @abstractmethod
    def enter(self, cell: Locator, label: str) -> None:
        """Choose a word in a cell of a table."""

    @abstractmethod
    def step(self, verb: str) -> None:
        """Undo or redo one thing."""

    # --- what all do alike --------------------------------------------------------------------------------------------

    def fill(self, field: Locator, text: str) -> None:
        """Type into a field."""
        self.press(field)
        self.page.keyboard.type(text)

    def tab(self, name: str) -> None:
        """Open a tab beneath the map."""
        tab = self.person.tab(name)
        self.press(tab)
        expect(tab).to_have_attribute("aria-selected", "true")

    def all(self, verb: str) -> int:
        """Undo or redo until there is nothing left; return how many steps it took."""
        for number in range(MOST_STEPS):
            if self.button_of(verb).is_disabled():
                return number
            with self.person.saving():
                self.step(verb)
        raise AssertionError(f"{verb} does not come to an end.")

    def button_of(self, verb: str) -> Locator:
        """Find the button of the header for undo or redo."""
        return self.page.get_by_role("group", name="Undo and redo").get_by_role("button", name=re.compile(f"^{verb}"))

    # --- what shows, and what is saved --------------------------------------------------------------------------------

    @property
    def card(self) -> Locator:
        """The card of the person who is chosen."""
        return self.page.locator(".kam-person-card")

    @property
    def plan(self) -> AccountPlan:
        """The plan as it is saved."""
        return self._workspace.plan(self._account)

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio as it is saved."""
        return self._workspace.portfolio

    def id_of(self, name: str) -> str:
        """Return the id of one of their people."""
        return next(one.id for one in self.plan.people.values() if one.name == name)

    def at(self, name: str) -> tuple[float, float]:
        """Where somebody stands in the window, once the map is scrolled to and they stand still."""
        self.look_at_map()
        person_id = self.id_of(name)
        self.page.evaluate(AT_REST, person_id)
        there = self.person.at(person_id)
        return there["x"], there["y"]

    def handle(self, name: str) -> tuple[float, float]:
        """Where the handle of somebody is in the window."""
        there = self.person.at(self.id_of(name))["handle"]
        return there["x"], there["y"]

    def look_at_map(self) -> None:
        """Scroll to where all of the map is seen."""
        self.page.locator(".kam-map").evaluate("(map) => map.scrollIntoView({ block: 'center' })")

    def middle(self) -> tuple[float, float]:
        """Return the middle of the map in the window."""
        self.look_at_map()
        box = self.map.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def close(self) -> None:
        """Let go of the workspace."""
        self._workspace.close()
