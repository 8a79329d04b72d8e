"""What a person sees and does in the served workbook; waits only on what shows on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PATIENCE, AppPage

BUDGET = 1_500_000
"""Bytes over the websocket that opening a step may take."""

SECONDS = 60

REACH = 25
"""Presses of the tab key after which somebody gives up."""

AT_REST = """(id) => new Promise((then) => {
  const place = () => JSON.stringify(document.querySelector('.kam-map').screenPoint(id));
  const look = (last, still) => {
    const now = place();
    if (now === last && still > 12) then();
    else requestAnimationFrame(() => look(now, now === last ? still + 1 : 0));
  };
  look(place(), 0);
})"""
"""A dozen frames in which a person stays where they are: after “Fit” the map glides to its place."""

HAS_KNOB = """(id) => {
  const { handle } = document.querySelector('.kam-map').screenPoint(id);
  const knob = document.querySelector('.kam-map-knob');
  const { x, y, width, height } = knob.getBoundingClientRect();
  return !knob.hidden && Math.hypot(x + width / 2 - handle.x, y + height / 2 - handle.y) < 3;
}"""
"""The handle is that of this person, and not of whoever is chosen."""

expect.set_options(timeout=SECONDS * 1000)


class Workbook:
    """One browser's view of the workbook.

    Parameters
    ----------
    opened : AppPage
    address : str
        Of the server, without a slash at its end.
    """

    def __init__(self, opened: AppPage, address: str) -> None:
        self.opened, self.address = opened, address
        self.page: Page = opened.page
        self.root = self.page.locator(".kam-workbook").first
        self.notice = self.page.locator(".kam-notice")

    # --- coming and going ---------------------------------------------------------------------------------------------

    def open(self, step: str = "", account: str = "") -> None:
        """Come by the address; what came over the websocket until the step could be used stays within the budget."""
        query = "&".join(f"{key}={value}" for key, value in (("step", step), ("account", account)) if value)
        self.opened.received = 0
        self.page.goto(f"{self.address}/?{query}")
        self.arrived(step or "start")

    def reload(self, step: str) -> None:
        """Load the page anew, as somebody would who doubts that everything is saved."""
        self.opened.received = 0
        self.page.reload()
        self.arrived(step)

    def go(self, step: str) -> None:
        """Open a step by the link at the top."""
        self.opened.received = 0
        self.page.locator(".kam-nav-link", has=self.page.get_by_text(step.capitalize(), exact=True)).click()
        self.arrived(step)

    def arrived(self, step: str) -> None:
        """Wait until a step can be used."""
        expect(self.page.locator("#loading")).to_have_count(0, timeout=PATIENCE * 1000)
        expect(self.root).to_have_attribute("data-kam-ready", step, timeout=PATIENCE * 1000)
        expect(self.step.get_by_role("heading", level=1)).to_be_visible()
        assert self.opened.received <= BUDGET

    def choose_account(self, name: str) -> None:
        """Open an account by a part of its name."""
        field = self.page.get_by_role("combobox", name="Account", exact=True)
        field.click()
        field.fill(name)
        self.page.get_by_role("listbox", name="Accounts").get_by_role("option", name=name).click()
        expect(field).to_have_value(re.compile(re.escape(name)))

    def call_oneself(self, name: str) -> None:
        """Say who one is."""
        self.page.locator(".kam-name-button").click()
        self.page.get_by_role("dialog", name="Your name").get_by_label("Your name").fill(name)
        self.button("Keep this name").click()
        expect(self.page.locator(".kam-name-button")).to_have_text(name)

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Do something that is saved: afterwards there is a new revision, and nothing is on its way any more."""
        before = self.root.get_attribute("data-kam-saved") or ""
        yield
        expect(self.root).not_to_have_attribute("data-kam-saved", before)
        expect(self.root).not_to_have_attribute("data-kam-waiting", "")

    # --- finding and filling ------------------------------------------------------------------------------------------

    @property
    def step(self) -> Locator:
        """The step that is shown."""
        return self.page.get_by_role("main")

    def button(self, name: str) -> Locator:
        """Find a button by its words."""
        return self.page.get_by_role("button", name=name, exact=True)

    def tab(self, name: str) -> Locator:
        """Find a tab by its word."""
        return self.page.get_by_role("tab", name=re.compile(f"^{name}"))

    @property
    def card(self) -> Locator:
        """The card of the open account on Select."""
        return self.page.locator(".kam-account-card")

    def decide(self, decision: str, reason: str) -> None:
        """Decide on the account whose card is open."""
        self.card.get_by_role("radio", name=decision, exact=True).check()
        self.card.get_by_role("textbox", name="Reason").fill(reason)
        with self.saving():
            self.button("Save the decision").click()

    def finding(self, sentence: str) -> Locator:
        """Find a line of what the work says."""
        return self.page.locator(".kam-finding", has_text=sentence)

    def row(self, grid: str, first: str) -> Locator:
        """Find a row of a grid by the text of its first cell."""
        named = self.page.get_by_role("rowheader", name=first, exact=True)
        return self.page.get_by_role("grid", name=grid).locator("tr", has=named)

    def cell(self, grid: str, first: str, column: str) -> Locator:
        """Find a cell of a grid by the text that its row begins with and its column's id."""
        return self.row(grid, first).locator(f'[data-column="{column}"]')

    def enter(self, cell: Locator, text: str) -> None:
        """Type into a cell, or choose from its list."""
        editor = self.page.locator(".kam-grid-editor")
        cell.click()
        if editor.count() == 0:  # a click on the cell that has the keyboard already opens it
            self.page.keyboard.press("Enter")
        if editor.evaluate("(element) => element.tagName") == "SELECT":
            editor.select_option(label=text)
        else:
            editor.fill(text)
        if editor.count():  # a choice out of the open list is entered by itself
            self.page.keyboard.press("Enter")
        expect(editor).to_have_count(0)

    def reach(self, target: Locator) -> None:
        """Go on with the tab key until something has the keyboard, as somebody does who has no mouse."""
        expect(target).to_be_visible()
        for _ in range(REACH):
            if target.evaluate("(element) => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not come to {target}.")

    # --- the map ------------------------------------------------------------------------------------------------------

    @property
    def status(self) -> Locator:
        """The line under the map that says what is on it, or who is chosen."""
        return self.page.locator(".kam-map-status")

    def at(self, person_id: str) -> dict[str, Any]:
        """Where somebody and their handle are in the window."""
        spot = self.page.evaluate("(id) => document.querySelector('.kam-map').screenPoint(id)", person_id)
        assert spot, f"{person_id} is not on the map"
        return spot

    def show_map(self) -> None:
        """Scroll to where all of the map is seen, and let everybody be on it."""
        self.page.locator(".kam-map").evaluate("(map) => map.scrollIntoView({ block: 'center' })")
        self.page.get_by_role("toolbar").get_by_role("button", name="Fit").click()

    def add_on_map(self, name: str) -> None:
        """Add a person by the button above the map."""
        with self.saving():
            self.page.get_by_role("toolbar").get_by_role("button", name="Add person").click()
            self.page.get_by_role("textbox", name="Name of the new person").fill(name)
            self.page.keyboard.press("Enter")
        expect(self.status).to_contain_text(name)

    def link_on_map(self, source: str, target: str, kind: str) -> None:
        """Drag the handle of one person to another and choose the kind of tie; persons by their ids."""
        mouse = self.page.mouse
        self.page.evaluate(AT_REST, source)
        there = self.at(source)
        mouse.move(there["x"], there["y"])
        self.page.wait_for_function(HAS_KNOB, arg=source)
        start, end = self.at(source)["handle"], self.at(target)
        mouse.move(start["x"], start["y"])
        mouse.down()
        mouse.move((start["x"] + end["x"]) / 2, (start["y"] + end["y"]) / 2, steps=4)
        mouse.move(end["x"], end["y"], steps=4)
        mouse.up()
        with self.saving():
            self.page.get_by_role("menuitem", name=kind).click()
        expect(self.page.get_by_role("menu")).to_have_count(0)
