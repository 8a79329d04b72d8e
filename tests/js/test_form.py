"""The form in a real page: what is typed stays, what is wrong is said beside the field, live fields send themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.js.conftest import WidgetPage

STANCES = [{"value": "sceptic", "label": "Sceptic"}, {"value": "neutral", "label": "Neutral"}]
ROLES = [
    {"value": "user", "label": "User"},
    {"value": "buyer", "label": "Buyer"},
    {"value": "decider", "label": "Decider"},
]
NAME = {"name": "name", "label": "Name", "required": True, "hint": "As they sign their mails."}
HOURS = {"name": "hours", "label": "Hours per month", "kind": "number"}
DATE = {"name": "on", "label": "Last contact", "kind": "date"}
STANCE = {"name": "stance", "label": "Stance", "kind": "choice", "options": STANCES}
BUTTONS = {**STANCE, "name": "side", "label": "Where they stand", "buttons": True}
ROLE = {"name": "roles", "label": "Part in the decision", "kind": "choices", "options": ROLES}
NOTE = {"name": "note", "label": "Note", "kind": "area"}
CHECK = {"name": "met", "label": "Met in person", "kind": "check"}
EVERYTHING = [NAME, HOURS, DATE, STANCE, BUTTONS, ROLE, NOTE, CHECK]
ERROR = "“abc” is not a number."


@pytest.fixture
def form(widget_page: Callable[..., WidgetPage]) -> Callable[..., WidgetPage]:
    """Open a form of these fields with the traits Python gives by default."""
    defaults = {
        "values": {},
        "errors": {},
        "legend": "",
        "submit": "Add",
        "cancel": "",
        "disabled": "",
        "live": False,
        "version": 0,
        "since": 0,
    }
    return lambda *fields, **traits: widget_page("form", fields=fields, **(defaults | traits))


def changes(view: WidgetPage) -> list[tuple[str, Any]]:
    return [(intent["name"], intent["value"]) for intent in view.intents if intent["type"] == "change"]


def test_submit__sends_every_field_as_it_was_typed(form: Callable[..., WidgetPage]) -> None:
    view = form(*EVERYTHING, values={"stance": "neutral"})
    page = view.page
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Hours per month").fill("9,5")
    page.get_by_label("Last contact").fill("2026-11-21")
    page.get_by_label("Where they stand").get_by_text("Sceptic").click()
    page.get_by_text("Decider").click()
    page.get_by_role("checkbox", name="User").check()
    page.get_by_label("Note").fill("two\nlines")
    page.get_by_label("Met in person").check()
    page.get_by_role("button", name="Add").click()
    sent = {"name": "Ada", "hours": "9,5", "on": "2026-11-21", "stance": "neutral", "side": "sceptic"}
    sent |= {"roles": ["user", "decider"], "note": "two\nlines", "met": True}
    assert view.intents == [{"type": "submit", "values": sent, "version": 0}]
    expect(page.get_by_label("Name")).to_have_value("Ada")  # until Python resets


def test_submit__pressed_again_while_nobody_answers_is_the_same_wish(form: Callable[..., WidgetPage]) -> None:
    view = form(*EVERYTHING)
    page = view.page
    page.clock.install()
    page.evaluate("window.deaf = true")
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Add").click()
    page.clock.run_for(5_000)
    page.get_by_role("button", name="Add").click()
    assert [intent["type"] for intent in view.intents] == ["submit"]


def test_submit__of_something_else_is_sent_however_soon(form: Callable[..., WidgetPage]) -> None:
    view = form(NAME)
    page = view.page
    page.clock.install()
    page.clock.pause_at("2030-01-01")  # no time goes by between the two
    for version, name in enumerate(("Ada", "Bo"), start=1):
        page.get_by_label("Name").fill(name)
        page.get_by_role("button", name="Add").click()
        view.update(values={}, errors={}, version=version, since=version)
    assert [intent["values"] for intent in view.intents] == [{"name": "Ada"}, {"name": "Bo"}]


def test_submit__waits_for_what_is_required_and_says_so(form: Callable[..., WidgetPage]) -> None:
    page = form(NAME, {**STANCE, "required": True}).page
    button = page.get_by_role("button", name="Add")
    expect(button).to_be_disabled()
    expect(button).to_have_accessible_description("Still needed: Name and Stance.")
    page.get_by_label("Name").fill("  ")
    expect(button).to_be_disabled()
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Stance").select_option("Neutral")
    expect(button).to_be_enabled()
    expect(page.locator(".kam-form-reason")).to_have_count(0)


def test_submit__is_refused_with_pythons_sentence(form: Callable[..., WidgetPage]) -> None:
    page = form(HOURS, disabled="Only the owner can add hours.").page
    expect(page.get_by_role("button", name="Add")).to_have_accessible_description("Only the owner can add hours.")
    expect(page.get_by_role("button", name="Add")).to_be_disabled()


def test_keys__enter_sends_once_and_escape_cancels(form: Callable[..., WidgetPage]) -> None:
    view = form(NAME, NOTE, cancel="Never mind")
    view.page.get_by_label("Name").press("Enter")
    assert view.intents == []  # still empty
    view.page.get_by_label("Name").fill("Ada")
    view.page.get_by_label("Note").press("Enter")
    assert view.intents == []  # a new line
    view.page.get_by_label("Name").press("Enter")
    view.page.get_by_label("Name").press("Enter")  # the second half of a double press
    view.page.get_by_label("Name").press("Escape")
    assert [intent["type"] for intent in view.intents] == ["submit", "cancel"]


def test_reset__clears_even_where_the_values_are_the_same_and_starts_at_the_top(
    form: Callable[..., WidgetPage],
) -> None:
    view = form(NAME, NOTE, values={"name": ""})
    view.page.get_by_label("Name").fill("Ada")
    view.page.get_by_label("Note").fill("x")
    view.update(values={"name": ""}, errors={}, version=1)
    expect(view.page.get_by_label("Name")).to_have_value("")
    expect(view.page.get_by_label("Note")).to_have_value("")
    expect(view.page.get_by_label("Name")).to_be_focused()


def test_errors__stand_beneath_the_field_and_take_the_person_there(form: Callable[..., WidgetPage]) -> None:
    view = form(NAME, HOURS, NOTE, values={"name": "Ada"})
    view.page.get_by_label("Hours per month").fill("abc")
    view.update(errors={"hours": ERROR, "note": "Too long."})
    field = view.page.get_by_label("Hours per month")
    expect(field).to_be_focused()
    expect(field).to_have_value("abc")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(ERROR)
    view.update(errors={})
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_values__that_come_while_a_form_is_filled_in_leave_what_was_typed(form: Callable[..., WidgetPage]) -> None:
    view = form(NAME, HOURS, values={"name": "Ada", "hours": "1"})
    view.page.get_by_label("Hours per month").fill("2")
    view.page.get_by_label("Name").focus()
    view.update(values={"name": "Grace", "hours": "3"})
    expect(view.page.get_by_label("Hours per month")).to_have_value("2")
    expect(view.page.get_by_text("Now: 3")).to_be_visible()


def test_live__sends_a_field_when_the_person_is_done_with_it(form: Callable[..., WidgetPage]) -> None:
    view = form(*EVERYTHING, live=True)
    page = view.page
    expect(page.get_by_role("button", name="Add")).to_have_count(0)
    page.get_by_label("Name").fill("Ada")
    assert changes(view) == []
    page.get_by_label("Name").press("Enter")
    page.get_by_label("Hours per month").fill("9,5")  # leaves the name, which was sent already
    page.get_by_label("Stance").focus()
    page.get_by_label("Stance").select_option("neutral")
    page.get_by_label("Where they stand").get_by_text("Sceptic").click()
    page.get_by_text("Buyer").click()
    page.get_by_label("Met in person").check()
    page.get_by_label("Last contact").fill("2026-11-21")
    expected = [("name", "Ada"), ("hours", "9,5"), ("stance", "neutral"), ("side", "sceptic")]
    assert changes(view) == [*expected, ("roles", ["buyer"]), ("met", True), ("on", "2026-11-21")]


def test_live__sends_nothing_where_nothing_changed(form: Callable[..., WidgetPage]) -> None:
    view = form(NAME, HOURS, live=True, values={"name": "Ada", "hours": "1"})
    view.page.get_by_label("Name").fill("Grace")
    view.page.get_by_label("Name").press("Escape")  # takes it back
    view.page.get_by_label("Hours per month").focus()
    expect(view.page.get_by_label("Name")).to_have_value("Ada")
    assert view.intents == []


def test_live__never_overwrites_what_is_being_typed(form: Callable[..., WidgetPage]) -> None:
    view = form(NAME, STANCE, live=True, values={"name": "Ada", "stance": "neutral"})
    name = view.page.get_by_label("Name")
    name.fill("Ada L")
    view.update(values={"name": "Augusta", "stance": "neutral"})
    expect(name).to_have_value("Ada L")
    expect(view.page.get_by_text("Now: Augusta")).to_be_visible()
    view.page.get_by_label("Stance").focus()
    assert changes(view) == [("name", "Ada L")]
    expect(name).to_have_value("Ada L")  # on its way
    view.update(values={"name": "Ada L.", "stance": "neutral"})  # as Python keeps it
    expect(name).to_have_value("Ada L.")
    expect(view.page.locator(".kam-field-now")).to_have_count(0)


def test_live__takes_over_what_python_made_of_it_when_the_field_is_left(form: Callable[..., WidgetPage]) -> None:
    view = form(HOURS, NAME, live=True, values={"hours": "1"})
    hours = view.page.get_by_label("Hours per month")
    hours.fill("9,50")
    hours.press("Enter")
    view.update(values={"hours": "9.5"})
    expect(hours).to_have_value("9,50")
    view.page.get_by_label("Name").focus()
    expect(hours).to_have_value("9.5")
    assert changes(view) == [("hours", "9,50")]


def test_live__keeps_a_refused_text_beside_its_error_and_the_person_where_they_are(
    form: Callable[..., WidgetPage],
) -> None:
    view = form(HOURS, NAME, live=True, values={"hours": "1", "name": "Ada"})
    view.page.get_by_label("Hours per month").fill("abc")
    view.page.get_by_label("Name").focus()
    view.update(errors={"hours": ERROR})
    expect(view.page.get_by_label("Hours per month")).to_have_value("abc")
    expect(view.page.get_by_text(ERROR)).to_be_visible()
    expect(view.page.get_by_label("Name")).to_be_focused()
    view.page.get_by_label("Hours per month").fill("1")  # back to what it was: the error has to go too
    view.page.get_by_label("Name").focus()
    assert changes(view) == [("hours", "abc"), ("hours", "1")]


def test_live__shows_what_others_change_where_nobody_types(form: Callable[..., WidgetPage]) -> None:
    view = form(NAME, HOURS, live=True, values={"name": "Ada", "hours": "1"})
    view.page.get_by_label("Hours per month").focus()
    view.update(values={"name": "Grace", "hours": "1"})
    expect(view.page.get_by_label("Name")).to_have_value("Grace")


def test_live__can_be_switched_off_with_a_reason(form: Callable[..., WidgetPage]) -> None:
    page = form(NAME, BUTTONS, live=True, disabled="Choose somebody on the map first.").page
    expect(page.get_by_label("Name")).to_be_disabled()
    expect(page.get_by_text("Choose somebody on the map first.")).to_be_visible()


def test_date__is_not_sent_while_its_year_is_half_typed(form: Callable[..., WidgetPage]) -> None:
    view = form(DATE, live=True, values={"on": "2026-11-21"})
    view.page.get_by_label("Last contact").fill("0202-11-21")
    assert changes(view) == []
    view.page.get_by_label("Last contact").fill("2025-11-21")
    assert changes(view) == [("on", "2025-11-21")]


def test_layout__is_one_column_where_it_is_narrow(form: Callable[..., WidgetPage]) -> None:
    page = form(NAME, {**NAME, "name": "title", "label": "Title"}).page
    side_by_side = (
        "() => { const [a, b] = document.querySelectorAll('.kam-field'); return a.offsetTop === b.offsetTop; }"
    )
    assert page.evaluate(side_by_side)
    page.set_viewport_size({"width": 400, "height": 800})
    assert not page.evaluate(side_by_side)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("live", [True, False])
def test_form__has_no_accessibility_violations(form: Callable[..., WidgetPage], live: bool) -> None:
    fields = [{**field, "required": True, "hint": "A hint."} for field in EVERYTHING]
    view = form(
        *fields, live=live, legend="Add a person", cancel="Cancel", values={"roles": ["user"], "side": "neutral"}
    )
    assert violations(view.page) == []
    view.update(
        errors={field["name"]: "This is not right." for field in EVERYTHING}, disabled="" if live else "Not now."
    )
    assert violations(view.page) == []
