"""What is typed into a form while it is about to show something else: kept where it belongs, never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.js.conftest import WidgetPage

YEARS = [{"value": year, "label": year} for year in ("2026", "2027")]
YEAR = {"name": "year", "label": "Year", "kind": "choice", "buttons": True, "options": YEARS, "leads": True}
AMOUNT = {"name": "amount", "label": "Target", "kind": "number"}
WHOM = {"name": "whom", "label": "With whom"}
NOT_SAVED = "Not saved, as something else is shown by now."


@pytest.fixture
def card(widget_page: Callable[..., WidgetPage]) -> WidgetPage:
    """Open a card about Alder in 2026 whose wishes nobody answers yet."""
    view = widget_page(
        "form",
        fields=[YEAR, AMOUNT, WHOM],
        values={"year": "2026", "amount": "100", "whom": ""},
        errors={},
        legend="Alder",
        submit="",
        cancel="",
        disabled="",
        live=True,
        version=0,
        since=0,
    )
    view.page.evaluate("window.deaf = true")
    return view


def turn(view: WidgetPage, **shown: Any) -> None:
    """Reset the form as Python does, first to nothing and then to what is shown from now on."""
    view.update(values={}, errors={}, version=1, since=shown.pop("since", 0))
    view.update(**shown)


def to_2027(view: WidgetPage, *fields: dict[str, Any]) -> None:
    turn(view, fields=fields or [YEAR, AMOUNT, WHOM], values={"year": "2027", "amount": "900", "whom": ""})


def changes(view: WidgetPage) -> list[tuple[str, Any, int]]:
    return [(one["name"], one["value"], one["version"]) for one in view.intents if one["type"] == "change"]


def said(view: WidgetPage) -> list[str]:
    return view.page.locator(".kam-form-left p").all_inner_texts()


def test_turning__what_is_typed_while_the_choice_is_on_its_way_stays_in_its_field(card: WidgetPage) -> None:
    amount = card.page.get_by_label("Target")
    card.page.get_by_text("2027").click()
    amount.fill("5")
    to_2027(card)
    expect(amount).to_be_focused()
    card.page.keyboard.type("00")
    expect(amount).to_have_value("500")
    expect(card.page.get_by_text("Now: 900")).to_be_visible()
    amount.press("Enter")
    assert changes(card) == [("year", "2027", 0), ("amount", "500", 1)]
    assert said(card) == []


def test_turning__what_is_sent_while_the_choice_is_on_its_way_stays_until_it_is_answered(card: WidgetPage) -> None:
    amount = card.page.get_by_label("Target")
    card.page.get_by_text("2027").click()
    amount.fill("lots")
    card.page.get_by_label("With whom").focus()
    to_2027(card)
    expect(amount).to_have_value("lots")
    card.update(errors={"amount": "“lots” is not a number."})
    card.handled()
    expect(amount).to_have_value("lots")
    card.update(errors={}, values={"year": "2027", "amount": "901", "whom": ""})
    expect(amount).to_have_value("901")
    assert changes(card) == [("year", "2027", 0), ("amount", "lots", 0)]


def test_turning__what_has_no_field_any_more_is_shown_as_not_saved(card: WidgetPage) -> None:
    card.page.get_by_text("2027").click()
    card.page.get_by_label("With whom").fill("Ada")
    to_2027(card, YEAR, AMOUNT)
    assert said(card) == [f"{NOT_SAVED} With whom, Alder, 2027: “Ada”"]


def test_turning__what_was_typed_for_something_else_is_shown_as_not_saved(card: WidgetPage) -> None:
    card.page.get_by_label("Target").fill("5000")
    turn(card, legend="Birch", values={"year": "2026", "amount": "70", "whom": ""}, since=1)
    expect(card.page.get_by_label("Target")).to_have_value("70")
    assert said(card) == [f"{NOT_SAVED} Target, Alder, 2026: “5000”"]
    card.page.get_by_label("With whom").focus()
    assert changes(card) == []
    found = card.page.evaluate(
        "() => { const detail = { found: [] }; document.dispatchEvent(new CustomEvent('kam-gather', { detail }));"
        " return detail.found; }"
    )
    assert found == [{"label": "Target, Alder, 2026", "text": "5000"}]
    card.page.get_by_role("button", name="Close").click()
    assert said(card) == []


def test_turning__what_python_refused_as_too_late_is_shown_as_not_saved(card: WidgetPage) -> None:
    card.page.get_by_label("Target").fill("5000")
    card.page.get_by_label("Target").press("Enter")
    turn(card, legend="Birch", values={"year": "2026", "amount": "70", "whom": ""}, since=1)
    card.receive({"type": "left", "version": 0, "values": {"amount": "5000"}})
    card.handled()
    expect(card.page.get_by_label("Target")).to_have_value("70")
    assert said(card) == [f"{NOT_SAVED} Target, Alder, 2026: “5000”"]


def test_turning__the_next_entry_may_be_begun_before_the_last_is_saved(card: WidgetPage) -> None:
    card.update(live=False, submit="Add", values={})
    card.page.get_by_label("Target").fill("1")
    card.page.get_by_label("With whom").fill("Ada")
    card.page.get_by_label("With whom").press("Enter")
    card.page.get_by_label("Target").fill("2")
    card.update(values={}, errors={}, version=1)
    expect(card.page.get_by_label("Target")).to_have_value("2")
    expect(card.page.get_by_label("With whom")).to_have_value("")
    assert said(card) == []
