"""A mouse, a keyboard and a finger, at the map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.mapping_page import Hands
from tests.browser.workbook import HAS_KNOB, Workbook

AROUND = 40
"""Pixels by which an area is drawn larger than the people it is drawn around."""

REACH = 60
"""Presses of one key after which somebody gives up."""

HAS_KEYS = "(element) => element === document.activeElement"

IS_AHEAD = """(element) => {
  const here = document.activeElement;
  return here === document.body || !!(here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""

AWAY = """(cell) => {
  const rows = [...cell.closest('[role="grid"]').querySelectorAll("tr")];
  const place = (one) => [one.cellIndex, rows.indexOf(one.closest("tr"))];
  const [here, there] = [place(document.activeElement.closest("td, th")), place(cell)];
  return [there[0] - here[0], there[1] - here[1]];
}"""
"""How many columns and rows the cell is from the one that has the keyboard."""


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


class Keyboard(Hands):
    """Keys, and nothing else."""

    def press(self, target: Locator) -> None:
        """Go there by the tab key, within a group by the arrow keys; then press what one presses there."""
        role = target.evaluate("(element) => element.role || element.type")
        if role == "tab":
            self._step_to(target, target.locator('xpath=..//*[@aria-selected="true"]'), "ArrowRight")
        elif role == "radio":
            group = target.locator('xpath=ancestor::*[@role="radiogroup"]')
            self._step_to(target, group.locator("input:checked").or_(group.locator("input").first).last, "ArrowRight")
            if not target.is_checked():
                self.page.keyboard.press("Space")
        else:
            self._reach(target)
            if role in ("button", "submit"):
                self.page.keyboard.press("Enter")
            elif role == "checkbox":
                self.page.keyboard.press("Space")

    def pick(self, field: Locator, label: str) -> None:
        """Type the beginning of what is in the list."""
        self._reach(field)
        self.page.keyboard.type(label)

    def add(self, name: str, right: int, down: int) -> None:
        """Press A and type; the map finds the place."""
        del right, down
        with self.person.saving():
            self._on_map("a")
            self._name(name)
        expect(self.person.status).to_contain_text(name)

    def link(self, source: str, target: str, kind: str) -> None:
        """Press L and choose from three lists."""
        self._on_map("l")
        window = self.page.get_by_role("dialog", name="Link two people")
        for label, word in (("Who", source), ("Kind of link", kind), ("Whom", target)):
            self.pick(window.get_by_role("combobox", name=label, exact=True), word)
        with self.person.saving():
            self.press(window.get_by_role("button", name="Link"))

    def choose(self, names: Sequence[str]) -> None:
        """Find the first; the others come next."""
        self._on_map("/")
        self._name(names[0])
        expect(self.person.status).to_contain_text(names[0])
        for _ in names[1:]:
            self.page.keyboard.press("Shift+N")

    def ask(self, name: str, verb: str) -> None:
        """Open the menu of who is chosen, and go down in it."""
        del name
        self._on_map("Shift+F10")
        wanted = self.page.get_by_role("menuitem", name=verb)
        self._step_to(wanted, self.page.get_by_role("menuitem").first, "ArrowDown")
        self.page.keyboard.press("Enter")

    def join(self, name: str, one: str, other: str) -> None:
        """Press G and type the group's name."""
        del one, other
        self.choose([name])
        with self.person.saving():
            self.page.keyboard.press("g")
            self.page.keyboard.press("Tab")
            self._name("North")

    def enter(self, cell: Locator, label: str) -> None:
        """Go to the cell by the arrow keys and type."""
        grid = cell.locator('xpath=ancestor::*[@role="grid"]')
        self._reach(grid.locator('[tabindex="0"]').first)
        right, down = cell.evaluate(AWAY)
        for key, times in (("ArrowDown", down), ("ArrowRight", right)):
            for _ in range(times):
                self.page.keyboard.press(key)
        expect(cell).to_be_focused()
        self.page.keyboard.type(label.split(maxsplit=1)[1])
        self.page.keyboard.press("Enter")

    def step(self, verb: str) -> None:
        """Press the keys that everybody knows."""
        self._on_map({"Undo": "Control+z", "Redo": "Control+y"}[verb])

    def _name(self, name: str) -> None:
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")

    def _on_map(self, key: str) -> None:
        self._reach(self.map)
        self.page.keyboard.press(key)

    def _step_to(self, target: Locator, start: Locator, key: str) -> None:
        self._reach(start)
        for _ in range(REACH):
            if target.evaluate(HAS_KEYS):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not come to {target}.")

    def _reach(self, target: Locator) -> None:
        """Press the tab key until something has the keyboard, forwards or backwards, whichever way it is."""
        expect(target).to_be_visible()
        for _ in range(REACH):
            if target.evaluate(HAS_KEYS):
                return
            self.page.keyboard.press("Tab" if target.evaluate(IS_AHEAD) else "Shift+Tab")
        raise AssertionError(f"The tab key does not come to {target}.")


class Touch(Hands):
    """A finger: taps, long presses and drags; names are typed on the keyboard of the screen."""

    def __init__(self, person: Workbook, workspace: Path, account: str) -> None:
        super().__init__(person, workspace, account)
        self._finger = self.page.context.new_cdp_session(self.page)

    def press(self, target: Locator) -> None:
        """Tap."""
        target.tap()

    def pick(self, field: Locator, label: str) -> None:
        """Choose from the list of the device."""
        field.select_option(label=label)

    def add(self, name: str, right: int, down: int) -> None:
        """Press the empty map for a while."""
        x, y = self.middle()
        with self.person.saving():
            self._from_menu((x + right, y + down), "Add person")
            self.page.keyboard.type(name)
            self.press(self.page.get_by_role("button", name="Add", exact=True))
        expect(self.person.status).to_contain_text(name)

    def link(self, source: str, target: str, kind: str) -> None:
        """Tap one and drag the handle to the other."""
        self.choose([source])
        self.page.wait_for_function(HAS_KNOB, arg=self.id_of(source))
        self._drag(self.handle(source), self.at(target))
        with self.person.saving():
            self.press(self.page.get_by_role("menuitem", name=kind))

    def choose(self, names: Sequence[str]) -> None:
        """Tap one; several after one has said so."""
        if len(names) > 1:
            self.map.tap(position={"x": 4, "y": 4})
            self.press(self.page.get_by_role("toolbar").get_by_role("button", name="More"))
            self.press(self.page.get_by_role("menuitem", name="Choose several"))
        for name in names:
            self.page.touchscreen.tap(*self.at(name))
        if len(names) > 1:
            self.press(self.person.button("Done"))

    def ask(self, name: str, verb: str) -> None:
        """Press somebody for a while."""
        self._from_menu(self.at(name), verb)

    def join(self, name: str, one: str, other: str) -> None:
        """Drag them into the box of the group."""
        start, (x, y), (right, below) = self.at(name), self.at(one), self.at(other)
        with self.person.saving():
            self._drag(start, ((x + right) / 2, (y + below) / 2))

    def enter(self, cell: Locator, label: str) -> None:
        """Tap to go there, tap to open it, and choose from the list of the device."""
        self.press(cell)
        expect(cell).to_be_focused()
        self.press(cell)
        self.pick(self.page.locator(".kam-grid-editor"), label)
        expect(self.page.locator(".kam-grid-editor")).to_have_count(0)

    def step(self, verb: str) -> None:
        """Tap the button of the header."""
        self.press(self.button_of(verb))

    def _from_menu(self, at: tuple[float, float], verb: str) -> None:
        """Keep the finger there until the menu is open, and tap what it offers."""
        self._touch("touchStart", at)
        wanted = self.page.get_by_role("menuitem", name=verb)
        expect(wanted).to_be_visible()
        self._touch("touchEnd")
        self.press(wanted)

    def _drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._touch("touchStart", start)
        for part in (0.25, 0.5, 0.75, 1):
            self._touch("touchMove", tuple(a + (b - a) * part for a, b in zip(start, end, strict=True)))
        self._touch("touchEnd")

    def _touch(self, kind: str, *at: tuple[float, ...]) -> None:
        points = [{"x": x, "y": y} for x, y in at]
        self._finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
