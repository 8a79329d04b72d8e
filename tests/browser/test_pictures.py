"""Every step as it looks, wide and narrow; with ``KAM_PICTURES`` set they become the pictures of the guide."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AppPage
from tests.browser.workbook import Workbook
from tests.support import ROOT

ACCOUNTS = {"sample": "C012", "northwind": "QUICK"}
STEPS = ("start", "select", "map", "targets", "act", "review")
DRAWN = {
    "start": ".kam-grid-row",
    "select": ".kam-grid-row",
    "map": ".kam-map-status:not(:empty)",
    "targets": ".vega-embed svg",
    "act": ".kam-grid-row",
    "review": "iframe",
}
"""What must be there before a step is worth a picture."""

DRAWN_ANEW = """() => new Promise((then) =>
  requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(then))))"""
"""What follows the window's size has been drawn after it."""

WIDE, NARROW, HIGH = 1280, 820, 800
LEAST, MOST = 15_000, 280_000
"""Bytes of a picture: an empty page has fewer, and a repository has to carry them. The map of 43 has 250,000."""


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the pictures go."""
    folder = ROOT / "docs" / "pictures" if os.environ.get("KAM_PICTURES") else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def come_to(
    served: Callable[[Path], str], app_page: Callable[[], AppPage], companies: Callable[[str], Path]
) -> Callable[[str, str], Workbook]:
    """Open a step of a company's largest plan."""

    def come(company: str, step: str) -> Workbook:
        person = Workbook(app_page(), served(companies(company)))
        person.open(step, ACCOUNTS[company])
        return person

    return come


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("company", ["sample", pytest.param("northwind", marks=pytest.mark.shared_data)])
def test_step__looks_right_wide_and_narrow(
    come_to: Callable[[str, str], Workbook], pictures: Path, company: str, step: str
) -> None:
    person = come_to(company, step)
    expect(person.step.locator(DRAWN[step]).first).to_be_visible()
    if step == "review":
        expect(person.page.frame_locator("iframe").locator("h1").first).to_be_visible()
    expect(person.notice).to_have_count(0)
    expect(person.page.locator(".kam-presence")).to_have_count(0)  # the page of the test before is gone
    for width in (WIDE, NARROW):
        person.page.set_viewport_size({"width": width, "height": HIGH})
        person.page.evaluate(DRAWN_ANEW)
        assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{width} scrolls sideways"
        picture = person.page.screenshot(path=pictures / f"{step}-{company}-{width}.png", animations="disabled")
        assert LEAST < len(picture) < MOST
