"""Erasing a person from the map's card, without a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page
from kamwidgets.steps.map.view import MapStep
from kamwidgets.steps.step import is_shown
from tests.steps.conftest import FakeHost


def send(widget: Any, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


@pytest.fixture
def step(page: Page) -> MapStep:
    page.edit(edits.add_person, id="p", name="Ada Lindqvist")
    page.edit(edits.add_action, id="a", title="Call Ada Lindqvist")
    page.edit(edits.add_action, id="b", title="Ask Lindqvist senior")
    made = MapStep(page)
    made.select("person", "p")
    send(made.card.buttons, type="press", id="erase")
    return made


def said(step: MapStep) -> str:
    return json.dumps(step.card.erasing.said.blocks, ensure_ascii=False)


def test_erasing__shows_what_it_reaches_before_anything_is_done(step: MapStep, page: Page, host: FakeHost) -> None:
    assert "Call Ada Lindqvist (Alder Ltd: action, title" in said(step)
    assert "No backup of this workspace is known" in said(step)
    panel = step.card.erasing
    assert panel.form.fields[0]["options"][0]["label"].startswith("Ask Lindqvist senior")
    assert not is_shown(step.card._known)
    assert "p" in page.plan.people
    assert [sentence for sentence, _ in host.worked] == ["Looking for all traces of this person"]


def test_erasing__needs_the_name_to_be_typed(step: MapStep, page: Page) -> None:
    send(step.card.erasing.form, type="submit", values={"name": "Ada"})
    assert step.card.erasing.form.errors == {"name": "Type Ada Lindqvist to erase them."}
    assert "p" in page.plan.people


def test_erasing__can_be_left(step: MapStep, page: Page) -> None:
    send(step.card.erasing.form, type="cancel")
    assert is_shown(step.card._known)
    assert not step.card.erasing.is_open
    assert "p" in page.plan.people


def test_erasing__erases_what_is_sure_and_what_is_ticked_and_says_what_came_of_it(step: MapStep, page: Page) -> None:
    send(step.card.erasing.form, type="submit", values={"name": "ada  lindqvist", "meant": ["0"]})
    assert page.plan.people == {}
    assert [action.title for action in page.plan.actions.values()] == ["Call a person", "Ask a person senior"]
    assert "The person was erased; 1 document was rewritten" in said(step)
    assert is_shown(step.card.widget)
    assert not is_shown(step.card.erasing.form)
    send(step.card.erasing.buttons, type="press", id="close")
    assert not is_shown(step.card.widget)
