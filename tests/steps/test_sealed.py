"""Rating sealed on the Select step, without a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.steps.step import is_shown
from kamwidgets.store import Author, Workspace


def send(widget: Any, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


@pytest.fixture
def step(page: Page) -> SelectStep:
    made = SelectStep(page)
    page.session.changed.connect(lambda _id: made.refresh())
    return made


def shown(step: SelectStep) -> str:
    return json.dumps(step.card.rating.sealed.said.blocks, ensure_ascii=False)


def rate_sealed(step: SelectStep, **values: str) -> None:
    panel = step.card.rating.sealed
    send(panel.buttons, type="press", id="rate")
    assert is_shown(panel.form)
    send(panel.form, type="submit", values=values)


def test_sealed__shows_ones_own_rating_and_only_how_many_others_there_are(
    step: SelectStep, workspace: Workspace
) -> None:
    criterion = step.card.rating.sealed.of
    workspace.session(Author("Ben", "client-b")).rate_sealed("A", criterion, 3.25, "told in confidence")
    rate_sealed(step, value="7", evidence="Their CFO")
    assert "2 people have rated this, sealed. You rated 7." in shown(step)
    assert "3.25" not in shown(step)
    assert "confidence" not in shown(step)
    assert not is_shown(step.card.rating.sealed.form)


def test_sealed__keeps_what_is_no_number_and_says_so(step: SelectStep, page: Page) -> None:
    rate_sealed(step, value="much")
    panel = step.card.rating.sealed
    assert panel.form.errors["value"]
    assert is_shown(panel.form)
    assert page.session.sealed("A").people == 0


def test_sealed__asks_before_it_opens_and_then_shows_the_spread_beside_the_agreed_value(
    step: SelectStep, page: Page, workspace: Workspace
) -> None:
    panel = step.card.rating.sealed
    workspace.session(Author("Ben", "client-b")).rate_sealed("A", panel.of, 3, "Slow payers")
    rate_sealed(step, value="7")
    send(panel.buttons, type="press", id="ask")
    assert "Open 2 sealed ratings of this account, by 2 people?" in shown(step)
    assert page.plan.opinions == {}
    send(panel.buttons, type="press", id="leave")
    assert "2 people have rated this" in shown(step)
    send(panel.buttons, type="press", id="ask")
    send(panel.buttons, type="press", id="open")
    pairs = {pair["label"]: (pair["value"], pair.get("note")) for pair in panel.said.blocks[0]["pairs"]}
    assert pairs == {
        "Rated": ("3 to 7", "2 people"),
        "Agreed": ("not yet", ""),
        "Ben": ("3", "Slow payers"),
        "Ana": ("7", ""),
    }
    page.edit(edits.rate, criterion_id=panel.of, value=6)
    assert '"Agreed", "value": "not yet", "note": "6 counts until then"' in shown(step)
    send(panel.buttons, type="press", id="agree")
    send(panel.form, type="submit", values={"value": "5", "evidence": " "})
    assert panel.form.errors == {"evidence": "Say why: what all agree on needs its reason."}
    send(panel.form, type="submit", values={"value": "5", "evidence": "They pay, but late."})
    assert '"Agreed", "value": "5", "note": "They pay, but late."' in shown(step)
    rating = page.plan.ratings[panel.of]
    assert (rating.agreed, rating.by, rating.on) == (True, "Ana", page.today)
