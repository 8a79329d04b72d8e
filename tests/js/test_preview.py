"""The preview in a real page: the report shows, and nothing in it can act."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.axe import violations
from tests.js.conftest import WidgetPage

REPORT = "<!doctype html><title>Plan</title><h1>QUICK-Stop</h1><p>Plan on a page</p>"


def test_preview__shows_the_report_in_a_titled_frame_of_the_given_height(
    widget_page: Callable[..., WidgetPage],
) -> None:
    page = widget_page("preview", html=REPORT, title="Plan on a page", height="420px").page
    frame = page.get_by_title("Plan on a page")
    expect(frame).to_have_css("height", "420px")
    expect(page.frame_locator("iframe").get_by_role("heading", name="QUICK-Stop")).to_be_visible()


def test_preview__lets_nothing_in_the_report_act(widget_page: Callable[..., WidgetPage]) -> None:
    page = widget_page("preview", html=REPORT, title="Plan", height="300px").page
    assert page.locator("iframe").get_attribute("sandbox") == ""


def test_preview__follows_its_trait_and_says_when_there_is_nothing(widget_page: Callable[..., WidgetPage]) -> None:
    view = widget_page("preview", html="", title="Plan", height="300px")
    expect(view.page.get_by_text("Nothing to show yet.")).to_be_visible()
    view.update(html="<p>Second</p>")
    expect(view.page.frame_locator("iframe").get_by_text("Second")).to_be_visible()


def test_preview__has_no_accessibility_violations(widget_page: Callable[..., WidgetPage]) -> None:
    assert violations(widget_page("preview", html=REPORT, title="Plan", height="300px").page) == []
