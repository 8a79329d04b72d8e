"""The last step: the page, the reviews and what changed, without a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page
from kamwidgets.steps.review.view import ReviewStep
from kamwidgets.steps.step import is_shown
from tests.steps.conftest import FakeHost


def send(widget: Any, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


@pytest.fixture
def step(page: Page) -> ReviewStep:
    return ReviewStep(page)


def freeze(step: ReviewStep, title: str) -> None:
    send(step.reviews.form, type="submit", values={"title": title})
    step.refresh()


def texts(blocks: list[dict[str, Any]]) -> str:
    return json.dumps(blocks, ensure_ascii=False)


def test_reviews__freezing_keeps_the_figures_of_the_day(step: ReviewStep, page: Page) -> None:
    page.edit(edits.set_target, product_id="1", period=page.reading.target_years[0], revenue=5000)
    freeze(step, "Q4 review")
    review = next(iter(page.plan.reviews.values()))
    assert (review.title, review.by, review.on) == ("Q4 review", "Ana", page.today)
    assert (review.revenue, review.target) == (1004, 5000)
    assert review.facts_version == page.facts.version
    assert is_shown(step.reviews.choice)


def test_reviews__a_title_is_there_once_and_stays_typed(step: ReviewStep, page: Page) -> None:
    freeze(step, "Q4 review")
    freeze(step, "Q4 review")
    assert "give this one another title" in step.reviews.form.errors["title"]
    assert len(page.plan.reviews) == 1


def test_reviews__can_be_renamed_and_removed(step: ReviewStep, page: Page) -> None:
    freeze(step, "Q4")
    send(step.reviews.buttons, type="press", id="rename")
    assert step.reviews.form.values == {"title": "Q4"}
    freeze(step, "Q4 review")
    assert [review.title for review in page.plan.reviews.values()] == ["Q4 review"]
    send(step.reviews.buttons, type="press", id="remove")
    assert page.plan.reviews == {}


@pytest.mark.parametrize("known", [True, False], ids=["seen", "not yet seen"])
def test_reviews__one_that_is_renamed_while_somebody_removes_it_is_said_and_no_other_is_renamed(
    step: ReviewStep, page: Page, known: bool
) -> None:
    freeze(step, "Q3")
    freeze(step, "Q4")
    send(step.reviews.buttons, type="press", id="rename")
    page.workspace.apply("A", edits.remove_review, id=step.reviews._chosen)
    if known:
        page.session.poll()
        step.refresh()
        assert step.reviews.form.fields[0]["hint"] == "This review is no longer there."
    send(step.reviews.form, type="submit", values={"title": "Q4 review"})
    assert step.reviews.form.errors == {"title": "This review is no longer there."}
    assert [review.title for review in page.workspace.plan("A").reviews.values()] == ["Q3"]


@pytest.mark.parametrize("button", ["rename", "remove", "page", "changes"])
def test_reviews__a_button_of_one_that_somebody_has_removed_says_so(
    step: ReviewStep, page: Page, host: FakeHost, button: str
) -> None:
    freeze(step, "Q4")
    page.workspace.apply("A", edits.remove_review, id=step.reviews._chosen)
    page.session.poll()
    send(step.reviews.buttons, type="press", id=button)
    assert host.notices == ["This review is no longer there."]


@pytest.mark.parametrize("known", [True, False], ids=["seen", "not yet seen"])
def test_reviews__one_that_somebody_renames_meanwhile_gets_the_later_title_and_that_is_said(
    step: ReviewStep, page: Page, host: FakeHost, known: bool
) -> None:
    freeze(step, "Q4")
    send(step.reviews.buttons, type="press", id="rename")
    page.workspace.apply("A", edits.rename_review, id=step.reviews._chosen, title="Winter")
    if known:
        page.session.poll()
        step.refresh()
        assert step.reviews.form.fields[0]["hint"] == "Somebody has just called it “Winter”."
    assert step.reviews.form.values == {"title": "Q4"}
    freeze(step, "Q4 review")
    assert [review.title for review in page.plan.reviews.values()] == ["Q4 review"]
    assert step.reviews.form.errors == {}
    assert any("You replaced what" in notice for notice in host.notices) != known


def test_changes__says_what_changed_since_with_names_instead_of_ids(step: ReviewStep, page: Page) -> None:
    freeze(step, "Q4 review")
    page.edit(edits.add_person, name="Ada")
    page.edit(edits.set_target, product_id="1", period="2027", revenue=5000)
    send(step.reviews.buttons, type="press", id="changes")
    shown = step.changes
    assert is_shown(shown.widget)
    assert [block["title"] for block in shown.said.blocks if block["kind"] == "list"] == ["People", "Targets"]
    assert "New: Bearing in 2027 at €5,000." in texts(shown.said.blocks)
    assert "Target 2027 for Bearing set to 5,000" in texts(shown.history.blocks)


def test_changes__compares_two_reviews_with_each_other(step: ReviewStep, page: Page) -> None:
    freeze(step, "Q3")
    page.edit(edits.add_person, name="Ada")
    freeze(step, "Q4")
    page.edit(edits.add_person, name="Ben")
    first, second = page.plan.reviews
    send(step.tabs, type="open-tab", id="changes")
    send(step.changes.form, type="change", name="since", value=first)
    send(step.changes.form, type="change", name="until", value=second)
    assert "New: Ada." in texts(step.changes.said.blocks)
    assert "Ben" not in texts(step.changes.said.blocks)


def test_page__shows_and_saves_a_review_as_it_was_until_one_goes_back(
    step: ReviewStep, page: Page, host: FakeHost
) -> None:
    page.edit(edits.add_person, name="Ada")
    freeze(step, "Q4 review")
    page.edit(edits.add_person, name="Ben")
    send(step.reviews.buttons, type="press", id="page")
    assert "Ada" in step.preview.html
    assert "Ben" not in step.preview.html
    assert "As frozen in “Q4 review”" in step.preview.html
    send(step.buttons, type="press", id="json")
    name, _, data = host.files[-1]
    assert name == "account plan Alder Ltd, Q4 review.json"
    assert [person["name"] for person in json.loads(data)["plan"]["people"].values()] == ["Ada"]
    send(step.back, type="press", id="now")
    assert "Ben" in step.preview.html


def test_export__carries_the_reviews(step: ReviewStep, host: FakeHost) -> None:
    freeze(step, "Q4 review")
    send(step.buttons, type="press", id="json")
    assert [one["title"] for one in json.loads(host.files[-1][2])["plan"]["reviews"].values()] == ["Q4 review"]
