"""A row of buttons."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.js.conftest import WidgetPage

BUTTONS = [
    {"id": "add", "label": "Add a person", "primary": True},
    {"id": "link", "label": "Link two people", "disabled": "Two people are needed."},
    {"id": "arrange", "label": "Arrange", "disabled": "Two people are needed."},
]


def test_buttons__answer_with_what_was_pressed(widget_page: Callable[..., WidgetPage]) -> None:
    row = widget_page("buttons", buttons=BUTTONS)
    row.page.get_by_role("button", name="Add a person").click()
    assert row.intents == [{"type": "press", "id": "add"}]
    row.update(about="this")
    row.page.get_by_role("button", name="Add a person").click()
    assert row.intents[1:] == [{"type": "press", "id": "add", "about": "this"}]


def test_buttons__say_once_why_they_cannot_be_pressed_and_stay_in_reach(widget_page: Callable[..., WidgetPage]) -> None:
    row = widget_page("buttons", buttons=BUTTONS)
    for name in ("Link two people", "Arrange"):
        button = row.page.get_by_role("button", name=name)
        expect(button).to_be_disabled()
        expect(button).to_have_attribute("title", "Two people are needed.")
        expect(button).to_have_accessible_description("Two people are needed.")
        button.focus()
        row.page.keyboard.press("Enter")
    expect(row.page.get_by_text("Two people are needed.")).to_have_count(1)
    assert row.intents == []


def test_buttons__can_be_pressed_again_once_the_reason_is_gone(widget_page: Callable[..., WidgetPage]) -> None:
    row = widget_page("buttons", buttons=BUTTONS)
    row.update(buttons=[{"id": "link", "label": "Link two people", "disabled": ""}])
    row.page.get_by_role("button", name="Link two people").click()
    assert row.intents == [{"type": "press", "id": "link"}]


def test_buttons__are_a_group_of_its_name_where_they_do_not_speak_for_themselves(
    widget_page: Callable[..., WidgetPage],
) -> None:
    row = widget_page("buttons", buttons=BUTTONS, label="“Fame” matters more")
    expect(row.page.get_by_role("group", name="“Fame” matters more").get_by_role("button")).to_have_count(3)
    row.update(label="")
    expect(row.page.get_by_role("group")).to_have_count(0)
