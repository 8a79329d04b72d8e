"""The title of a task and its help."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from kamwidgets.widgets.markdown import markdown_blocks
from tests.js.conftest import WidgetPage

HELP = """
# How to start

Put in the people you **know** *first*, by `name`.

1. Who signs?
2. Who can say no?

### More

See [the guide](guide.md) or [a page](https://example.org), <b>not</b> this.
"""


def test_heading__shows_title_and_sentence_and_no_help_without_any(widget_page: Callable[..., WidgetPage]) -> None:
    heading = widget_page("heading", title="Who decides", sentence="So that we see who is missing.", help=[])
    expect(heading.page.get_by_role("heading", level=1)).to_have_text("Who decides")
    expect(heading.page.get_by_text("So that we see who is missing.")).to_be_visible()
    expect(heading.page.get_by_role("button")).to_have_count(0)


def test_help__unfolds_and_folds(widget_page: Callable[..., WidgetPage]) -> None:
    heading = widget_page("heading", title="Who decides", sentence="", help=markdown_blocks(HELP))
    button = heading.page.get_by_role("button", name="Help")
    panel = heading.page.get_by_role("region", name="Help")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(panel).to_be_hidden()
    button.click()
    expect(panel).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert button.get_attribute("aria-controls") == heading.page.locator(".kam-help").get_attribute("id")
    button.click()
    expect(panel).to_be_hidden()


def test_help__makes_elements_of_markdown_and_text_of_markup(widget_page: Callable[..., WidgetPage]) -> None:
    heading = widget_page("heading", title="Who decides", sentence="", help=markdown_blocks(HELP))
    heading.page.get_by_role("button", name="Help").click()
    panel = heading.page.get_by_role("region", name="Help")
    expect(panel.get_by_role("heading", level=2)).to_have_text("How to start")
    expect(panel.get_by_role("heading", level=3)).to_have_text("More")
    expect(panel.locator("strong")).to_have_text("know")
    expect(panel.locator("em")).to_have_text("first")
    expect(panel.locator("code")).to_have_text("name")
    expect(panel.locator("ol > li")).to_have_text(["Who signs?", "Who can say no?"])
    expect(panel.get_by_role("link")).to_have_text(["the guide"])
    expect(panel).to_contain_text("or a page, <b>not</b> this.")
    expect(panel.locator("b")).to_have_count(0)
