"""Findings: worst first, seven at once, each with its verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.js.conftest import WidgetPage


def finding(number: int, level: str = "warning", **more: str) -> dict[str, str]:
    return {"id": f"f{number}", "level": level, "sentence": f"Finding {number}.", **more}


@pytest.fixture
def findings(widget_page: Callable[..., WidgetPage]) -> Callable[..., WidgetPage]:
    def show(*found: dict[str, str], notes: tuple[str, ...] = ()) -> WidgetPage:
        return widget_page("findings", title="What this says", findings=[*found], notes=[*notes])

    return show


def test_findings__come_worst_first_and_otherwise_as_given(findings: Callable[..., WidgetPage]) -> None:
    shown = findings(finding(1, "good"), finding(2), finding(3, "bad"), finding(4))
    expect(shown.page.get_by_role("listitem")).to_have_text(
        ["Problem: Finding 3.", "Watch: Finding 2.", "Watch: Finding 4.", "Good: Finding 1."]
    )


def test_findings__of_one_kind_leave_room_for_others(findings: Callable[..., WidgetPage]) -> None:
    alike = [finding(number, "bad") | {"id": f"opponent:{number}"} for number in range(1, 6)]
    shown = findings(*alike, finding(6), finding(7, "good"))
    expect(shown.page.get_by_role("listitem")).to_have_text(
        [
            *(f"Problem: Finding {n}." for n in (1, 2, 3)),
            "Watch: Finding 6.",
            "Problem: Finding 4.",
            "Problem: Finding 5.",
            "Good: Finding 7.",
        ]
    )


def test_findings__answer_with_the_finding_whose_verb_was_pressed(findings: Callable[..., WidgetPage]) -> None:
    shown = findings(finding(1, verb="Add a decider"), finding(2))
    expect(shown.page.get_by_role("button")).to_have_count(1)
    shown.page.get_by_role("button", name="Add a decider").click()
    assert shown.intents == [{"type": "act-on-finding", "id": "f1"}]


def test_findings__answer_with_what_can_be_done_beside(findings: Callable[..., WidgetPage]) -> None:
    shown = findings(finding(1, verb="Add a decider", also="Plan an action"), finding(2, also=""))
    expect(shown.page.get_by_role("button")).to_have_text(["Add a decider", "Plan an action"])
    shown.page.get_by_role("button", name="Plan an action").click()
    assert shown.intents == [{"type": "plan-finding", "id": "f1"}]


def test_findings__show_seven_until_asked_for_more(findings: Callable[..., WidgetPage]) -> None:
    shown = findings(*(finding(number) for number in range(10)))
    expect(shown.page.get_by_role("listitem")).to_have_count(7)
    shown.page.get_by_role("button", name="and 3 more").click()
    expect(shown.page.get_by_role("listitem")).to_have_count(10)
    shown.page.get_by_role("button", name="Show fewer").click()
    expect(shown.page.get_by_role("listitem")).to_have_count(7)


def test_findings__say_when_there_is_nothing(findings: Callable[..., WidgetPage]) -> None:
    shown = findings()
    expect(shown.page.get_by_text("Nothing to point out yet.")).to_be_visible()
    expect(shown.page.get_by_role("group")).to_have_count(0)


def test_findings__open_how_they_are_worked_out(findings: Callable[..., WidgetPage]) -> None:
    shown = findings(notes=("Unknown is counted as unknown.",))
    expect(shown.page.get_by_text("Unknown is counted as unknown.")).to_be_hidden()
    shown.page.get_by_text("How this is worked out").click()
    expect(shown.page.get_by_text("Unknown is counted as unknown.")).to_be_visible()


def test_findings__are_text_never_markup(findings: Callable[..., WidgetPage]) -> None:
    evil = "<img src=x onerror=alert(1)>"
    shown = findings({"id": "f", "level": "bad", "sentence": evil, "verb": evil}, notes=(evil,))
    expect(shown.page.locator("img")).to_have_count(0)
