"""Text that means harm, in every field and every imported column, at work in the served app: it stays text."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from kamwidgets import edits
from kamwidgets.model import PORTFOLIO
from kamwidgets.store import open_workspace
from tests.browser.conftest import PATIENCE
from tests.browser.workbook import Workbook
from tests.company import small_company
from tests.hostile import CONTROL, LONG, LONGEST_NAME, MARKUP, TEXTS, hostile_company, live_parts

STEPS = ("start", "select", "map", "targets", "act", "review")
WIDTHS = (1280, 820)

# What a hostile text may do to a page: leave the window sideways, blow up the header, or make one row fill the window.
SPRAWLING = """() => {
  const scrolls = (element) => {
    for (let each = element.parentElement; each; each = each.parentElement)
      if (getComputedStyle(each).overflowX !== "visible") return true;
    return false;
  };
  const named = (element) => `${element.tagName} ${element.className?.baseVal ?? element.className}`.trim();
  const all = [...document.body.querySelectorAll("*")];
  const shown = all.filter((each) => each.checkVisibility({ visibilityProperty: true }));
  const wide = shown.filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !scrolls(each));
  const high = shown.filter((each) => each.matches("header, tr, h1, h2, h3, li, p, button, label")
    && each.getBoundingClientRect().height > 320);
  const page = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
  return [...page, ...wide.map((each) => `wide: ${named(each)}`), ...high.map((each) => `high: ${named(each)}`)];
}"""

LIVE = "img[src=x], a[href^=javascript]"
"""What the texts would be if they were markup."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_company(tmp_path_factory.mktemp("hostile") / "w").folder


def sprawling(page: Page) -> dict[int, list[str]]:
    """Say what leaves its place at each width; empty where nothing does."""
    found: dict[int, list[str]] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")
        if names := sorted(set(page.evaluate(SPRAWLING))):
            found[width] = names
    return found


@pytest.mark.parametrize("account", [MARKUP, LONG[:LONGEST_NAME]], ids=["markup", "long"])
def test_imported_texts__stay_text_and_in_their_place(
    come_to: Callable[[Path], Workbook], workspace: Path, account: str
) -> None:
    person = come_to(workspace)
    person.open("start", account)
    found = {}
    for step in STEPS:
        if step != "start":
            person.go(step)
        if names := sprawling(person.page):
            found[step] = names
        assert person.page.locator(LIVE).count() == 0
    report = person.page.frame_locator("iframe")
    expect(report.get_by_role("heading", level=1)).to_contain_text(account)
    assert report.locator(LIVE).count() == 0
    assert found == {}


def test_downloads__have_harmless_names_and_do_nothing_when_opened(
    come_to: Callable[[Path], Workbook], workspace: Path, tmp_path: Path
) -> None:
    person = come_to(workspace)
    person.open("review", MARKUP)
    expect(person.page.frame_locator("iframe").get_by_role("heading", level=1)).to_contain_text(MARKUP)
    saved: dict[str, Path] = {}
    for kind in ("data", "a page", "a spreadsheet"):
        with person.page.expect_download() as started:
            person.button(f"Save as {kind}").click()
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', started.value.suggested_filename)
        saved[kind] = tmp_path / started.value.suggested_filename
        started.value.save_as(saved[kind])
    people = json.loads(saved["data"].read_bytes())["plan"]["people"]
    assert MARKUP in {each["name"] for each in people.values()}
    assert live_parts(saved["a spreadsheet"].read_bytes()) == []
    opened = person.page.context.new_page()
    opened.on("dialog", person.opened.refuse)
    opened.goto(saved["a page"].as_uri())
    expect(opened.get_by_role("heading", level=1)).to_have_text(MARKUP)
    assert opened.locator(LIVE).count() == 0


class Typist:
    """Somebody who writes one text, each time with a number of its own, wherever the workbook lets them."""

    def __init__(self, person: Workbook, text: str, saved: Callable[[], set[str]]) -> None:
        self.person, self.page, self.text, self.saved = person, person.page, text, saved
        self.typed: list[tuple[str, str]] = []
        """Where, and what."""
        self._met: set[str] = set()
        self._work = person.root.locator(".kam-body").filter(visible=True)

    def write_everywhere(self) -> None:
        """Fill all fields and cells that are seen, then those behind each tab and each button that opens something."""
        self._write()
        doors = "[role=tab], button:not([disabled], [aria-disabled=true], [type=submit])"
        named = self.person.step.locator(doors).filter(has_text=OPENS).filter(visible=True)
        for name in dict.fromkeys(text.strip().partition("\n")[0] for text in named.all_inner_texts()):
            door = self.person.step.locator(doors).filter(has_text=name).filter(visible=True)
            if door.count():
                door.first.click()
                self._settled()
                self._write()

    def _write(self) -> None:
        grids = self._work.get_by_role("grid").filter(visible=True)
        for name in grids.evaluate_all("(all) => all.map((each) => each.getAttribute('aria-label'))"):
            cells = self.page.get_by_role("grid", name=name, exact=True).locator(
                ".kam-grid-kind-text.kam-grid-editable"
            )
            for column in dict.fromkeys(cells.evaluate_all("(all) => all.map((each) => each.dataset.column)")):
                self._cell(cells.and_(self.page.locator(f'[data-column="{column}"]')).first, f"{name}, {column}")
        for label in self._work.locator(FIELDS).filter(visible=True).evaluate_all(LABELS):
            self._field(label)

    def _new(self, place: str) -> str:
        text = f"{self.text}{len(self.typed)}"
        if place in self._met:
            return ""
        self._met.add(place)
        self.typed.append((place, text))
        return text

    def _cell(self, cell: Locator, place: str) -> None:
        if text := self._new(place):
            self.person.enter(cell, text)
            self._kept(text)
            if "cannot be kept" in cell.inner_text():  # it can be mended in its place
                self.person.enter(cell, f"plain {len(self.typed)}")
                expect(cell).not_to_have_attribute("aria-invalid", "true")

    def _field(self, label: str) -> None:
        field = self._work.locator(FIELDS).and_(self.page.get_by_label(label, exact=True)).filter(visible=True).first
        if label and field.count() and (text := self._new(label)):
            field.fill(text)
            submit = field.locator("xpath=ancestor::form[1]").locator("button[type=submit]")
            field.press("Tab")
            if submit.count() and submit.first.is_enabled():
                submit.first.click()
            self._kept(text)

    def _settled(self) -> None:
        """Wait until everything that was done is dealt with."""
        expect(self.person.root).not_to_have_attribute("data-kam-waiting", "")

    def _kept(self, text: str) -> None:
        """Hold that what was typed is saved, or still there to be mended."""
        end = time.monotonic() + PATIENCE
        while True:  # a form that was emptied is ahead of what is saved
            self._settled()
            if text in self.saved() or self.page.evaluate(SOMEWHERE, [text, text.translate(PICTURES)]):
                return
            assert time.monotonic() < end, f"{self.typed[-1]} is lost"


FIELDS = ":is(input:not([type]), input[type=text], textarea):not([readonly], [disabled])"

PLACES = 16
"""Places to write in that are met at least: fewer means that the typist no longer finds them."""

LABELS = "(all) => all.map((each) => each.labels?.[0]?.textContent ?? each.ariaLabel ?? '')"

OPENS = re.compile(r"^\W*(Add|Open|Ties|Criteria|Contact|Ways|Gates|Score|For|What changed|Freeze)")

PICTURES = {sign: 0x2400 + sign for sign in range(0x20)}
"""How a grid shows control characters: as little pictures."""

# A text that is not saved can be read on the page, in a field, or as a tooltip where it is cut.
SOMEWHERE = """(forms) => forms.some((text) =>
  [...document.querySelectorAll("input, textarea")].some((each) => each.value === text)
  || document.body.textContent.includes(text)
  || [...document.querySelectorAll("[title]")].some((each) => each.title.includes(text)))"""


def texts_in(value: Any) -> Iterator[str]:
    """List every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


@pytest.mark.parametrize(
    "text", [MARKUP, CONTROL, TEXTS["rtl"], TEXTS["emoji"], LONG], ids=["markup", "control", "rtl", "emoji", "long"]
)
def test_typed_texts__are_kept_or_refused_and_never_run(
    come_to: Callable[[Path], Workbook], tmp_path: Path, text: str
) -> None:
    made = small_company(tmp_path / "w")
    someone = made.apply("A", edits.add_person, name="Ann").created
    other = made.apply("A", edits.add_person, name="Ben").created
    made.apply("A", edits.link_people, source=someone, target=other, kind="influences")
    made.apply("A", edits.add_action, title="Call")
    made.apply("A", edits.set_target, product_id="1", period="2027", revenue=5.0)
    made.apply(PORTFOLIO, edits.add_member, name="Max")
    person = come_to(made.folder)
    person.open("start", "A")
    person.page.set_default_timeout(20000)

    def saved() -> set[str]:
        workspace = open_workspace(made.folder)
        documents = [workspace.portfolio, *workspace.plans().values()]
        workspace.close()
        return {text for each in documents for text in texts_in(each.model_dump(mode="json"))}

    typist = Typist(person, text, saved)
    for step in STEPS:
        if step != "start":
            person.go(step)
        typist.write_everywhere()
        assert sprawling(person.page) == {}
        person.page.set_viewport_size({"width": 1280, "height": 800})
        assert person.page.locator(LIVE).count() == 0
    assert len(typist.typed) >= PLACES
    assert not [kept for kept in saved() if "\x07" in kept]
