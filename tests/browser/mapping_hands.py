"""A mouse, a keyboard and a finger, at the map."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Locator, expect

from tests.browser.mapping_page import Hands

AROUND = 40
"""Pixels by which an area is drawn larger than the people it is drawn around."""


class Mouse(Hands):
    """Clicks, double clicks, right clicks and drags; what has a name is typed."""

    def press(self, target: Locator) -> None:
        """Click."""
        target.click()

    def pick(self, field: Locator, label: str) -> None:
        """Choose from the list that a click opens."""
        field.select_option(label=label)

    def add(self, name: str, right: int, down: int) -> None:
        """Double-click the map and type."""
        x, y = self.middle()
        with self.person.saving():
            self.page.mouse.dblclick(x + right, y + down)
            self.page.get_by_role("textbox", name="Name of the new person").fill(name)
            self.page.keyboard.press("Enter")
        expect(self.person.status).to_contain_text(name)

    def link(self, source: str, target: str, kind: str) -> None:
        """Drag the handle of one to the other."""
        self.person.link_on_map(self.id_of(source), self.id_of(target), kind)

    def choose(self, names: Sequence[str]) -> None:
        """Click one; draw an area around several, once nobody is chosen."""
        if len(names) > 1:
            self.map.click(position={"x": 4, "y": 4})
        places = [self.at(name) for name in names]
        if len(places) == 1:
            self.page.mouse.click(*places[0])
            return
        (xs, ys) = zip(*places, strict=True)
        self.page.keyboard.down("Shift")
        self._drag((min(xs) - AROUND, min(ys) - AROUND), (max(xs) + AROUND, max(ys) + AROUND))
        self.page.keyboard.up("Shift")

    def ask(self, name: str, verb: str) -> None:
        """Click with the right button."""
        self.page.mouse.click(*self.at(name), button="right")
        self.page.get_by_role("menuitem", name=verb).click()

    def join(self, name: str, one: str, other: str) -> None:
        """Drag them into the box of the group."""
        start, (x, y), (right, below) = self.at(name), self.at(one), self.at(other)
        with self.person.saving():
            self._drag(start, ((x + right) / 2, (y + below) / 2))

    def enter(self, cell: Locator, label: str) -> None:
        """Click, and choose."""
        self.person.enter(cell, label)

    def step(self, verb: str) -> None:
        """Click the button of the header."""
        self.button_of(verb).click()

    def _drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
        mouse.move(*end, steps=4)
        mouse.up()
