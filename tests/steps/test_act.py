"""Ring 2 of the act step: what people do arrives in the saved documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.findings import Figures
from kamwidgets.model import AccountPlan, Action, Contact
from kamwidgets.steps import Page
from kamwidgets.steps.act.view import ActStep
from kamwidgets.store import Workspace, new_workspace
from kamwidgets.widgets import Grid

TODAY = date(2026, 11, 21)

Send = Callable[..., None]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Make a workspace without facts: actions need none."""
    return new_workspace(tmp_path / "w")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """Read the empty facts once for all tests: that takes longer than all the rest."""
    return Figures(new_workspace(tmp_path_factory.mktemp("facts") / "w").facts)


@pytest.fixture
def step(page: Page, figures: Figures, monkeypatch: pytest.MonkeyPatch) -> ActStep:
    monkeypatch.setattr("kamwidgets.steps.page.Figures", lambda _facts: figures)
    monkeypatch.setattr(Page, "today", TODAY)
    page.edit(edits.add_member, id="m1", name="Ana Soler")
    page.edit(edits.add_person, id="ada", name="Ada", roles=("decider",), stance="opponent", influence="decisive")
    page.edit(edits.add_person, id="ben", name="Ben")
    made = ActStep(page)
    page.session.changed.connect(lambda _document: made.pull())
    return made


@pytest.fixture
def plan(page: Page) -> Callable[[], AccountPlan]:
    """Return a way to read what another page would read."""
    return lambda: page.workspace.plan("A")


def send(widget: Any, type: str, **said: Any) -> None:
    widget._on_message(widget, {"type": type, **said}, [])


def edit_cell(grid: Grid, row: str, column: str, value: Any) -> dict[str, Any]:
    """Edit a cell and return its row as it then stands."""
    send(grid, "edit-cell", row=row, column=column, value=value)
    return dict(next(each for each in grid.rows if each["id"] == row))


def only_action(plan: AccountPlan) -> Action:
    (action,) = plan.actions.values()
    return action


def only_contact(plan: AccountPlan) -> Contact:
    (contact,) = plan.contacts.values()
    return contact


# --- gaps -----------------------------------------------------------------------------------------------------------


def test_gaps__made_an_action__is_saved_open_in_the_card_and_off_the_list(step: ActStep, plan: Any) -> None:
    assert step.gaps.grid.rows[0]["tone"] == "strong"
    send(step.gaps.grid, "press", row="opponent:ada", column="make")
    action = only_action(plan())
    assert (action.title, action.closes, action.person_ids) == (
        "Find out what stands against us, and answer it",
        "opponent:ada",
        ("ada",),
    )
    assert step.card.action_id == action.id == step.actions.grid.selected
    assert "opponent:ada" not in {row["id"] for row in step.gaps.grid.rows}
    assert step.actions.grid.rows[0]["cells"]["closes"] == "Ada is powerful and against us."


def test_gaps__action_dropped__gap_is_back(step: ActStep, plan: Any) -> None:
    send(step.gaps.grid, "press", row="opponent:ada", column="make")
    edit_cell(step.actions.grid, only_action(plan()).id, "status", "dropped")
    assert "opponent:ada" in {row["id"] for row in step.gaps.grid.rows}


def test_focus__gap__plans_it_once(step: ActStep, plan: Any) -> None:
    step._open_tab("contacts")
    target = {"place": "action", "title": "Win the gatekeeper", "closes": "gatekeeper", "person_ids": ["ben", "gone"]}
    step.focus(target)
    step.focus(target)
    action = only_action(plan())
    assert (action.title, action.closes, action.person_ids) == ("Win the gatekeeper", "gatekeeper", ("ben",))
    assert (step.tabs.active, step.card.action_id) == ("actions", action.id)
    assert step.actions.grid.rows[0]["cells"]["closes"] == "No longer missing"


def test_focus__action_without_more__offers_the_form(step: ActStep, plan: Any) -> None:
    step.focus({"place": "action"})
    assert "kam-hidden" not in step.actions.widget.children[2]._dom_classes
    assert plan().actions == {}


# --- actions --------------------------------------------------------------------------------------------------------


def test_form__action__is_saved_and_the_form_goes(step: ActStep, plan: Any) -> None:
    send(step.actions.buttons, "press", id="add")
    send(step.actions.form, "submit", values={"title": " Call Ada ", "owner_id": "m1", "due_on": "2026-12-01"})
    action = only_action(plan())
    assert (action.title, action.owner_id, action.due_on) == ("Call Ada", "m1", date(2026, 12, 1))
    assert step.card.form.legend == "Call Ada"
    assert "kam-hidden" in step.actions.widget.children[2]._dom_classes


def test_form__no_title__says_so_beside_it(step: ActStep, plan: Any) -> None:
    send(step.actions.form, "submit", values={"title": "  ", "owner_id": "", "due_on": ""})
    assert step.actions.form.errors == {"title": "Title must not be empty."}
    assert plan().actions == {}


@pytest.fixture
def called(step: ActStep) -> str:
    """Plan an action that is 12 days late."""
    due = TODAY - timedelta(days=12)
    step.page.edit(edits.add_action, id="call", title="Call Ada", start_on=date(2026, 11, 2), due_on=due)
    return "call"


@pytest.mark.parametrize(
    "edit",
    [
        ("title", "Call Ben", "Call Ben"),
        ("owner_id", "m1", "m1"),
        ("owner_id", None, ""),
        ("status", "done", "done"),
        ("due_on", "2026-12-24", date(2026, 12, 24)),
        ("start_on", None, None),
    ],
)
def test_actions__cell_edited__is_saved(step: ActStep, called: str, plan: Any, edit: tuple[str, Any, Any]) -> None:
    column, value, saved = edit
    assert edit_cell(step.actions.grid, called, column, value)["messages"] == {}
    assert getattr(only_action(plan()), column) == saved


def test_actions__start_after_due__stays_on_the_cell_until_it_is_mended(step: ActStep, called: str, plan: Any) -> None:
    row = edit_cell(step.actions.grid, called, "start_on", "2026-12-01")
    assert row["text"] == {"start_on": "2026-12-01"}
    assert row["messages"] == {"start_on": "The start lies after the due date."}
    assert only_action(plan()).start_on == date(2026, 11, 2)
    assert edit_cell(step.actions.grid, called, "start_on", "2026-11-03")["messages"] == {}
    assert only_action(plan()).start_on == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "12 days overdue"),
        ({"due_on": TODAY}, "Due today"),
        ({"due_on": TODAY + timedelta(days=1)}, "in 1 day"),
        ({"due_on": None}, "No date yet"),
        ({"status": "done"}, ""),
    ],
)
def test_actions__timing__is_in_words(step: ActStep, called: str, change: dict[str, Any], said: str) -> None:
    if change:
        step.page.edit(edits.change_action, id=called, **change)
    assert step.actions.grid.rows[0]["cells"]["timing"] == said


def test_actions__removed__is_gone_and_its_card_closed(step: ActStep, called: str, plan: Any) -> None:
    send(step.actions.grid, "select-row", row=called)
    assert step.card.action_id == called
    send(step.actions.grid, "press", row=called, column="remove")
    assert plan().actions == {}
    assert step.card.action_id == ""
    assert step.aside is not None
    assert "kam-hidden" in step.aside._dom_classes


def test_actions__owner_left_the_team__says_so(step: ActStep, called: str) -> None:
    step.page.edit(edits.change_action, id=called, owner_id="m1")
    step.page.edit(edits.remove_member, id="m1")
    owner = next(column for column in step.actions.grid.columns if column["id"] == "owner_id")
    assert {"value": "m1", "label": "No longer in the team"} in owner["options"]


# --- the card -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edit",
    [
        ("title", "Write to Ada", "Write to Ada"),
        ("owner_id", "m1", "m1"),
        ("status", "doing", "doing"),
        ("due_on", "", None),
        ("due_on", "2027-01-15", date(2027, 1, 15)),
        ("closes", "opponent:ada", "opponent:ada"),
        ("note", "After the fair.", "After the fair."),
    ],
)
def test_card__field_changed__is_saved(step: ActStep, called: str, plan: Any, edit: tuple[str, str, Any]) -> None:
    name, value, saved = edit
    step.select(called)
    send(step.card.form, "change", name=name, value=value)
    assert getattr(only_action(plan()), name) == saved
    assert step.card.form.values[name] == value


def test_card__start_after_due__says_so_at_the_field(step: ActStep, called: str, plan: Any) -> None:
    step.select(called)
    send(step.card.form, "change", name="start_on", value="2026-12-01")
    assert step.card.form.errors == {"start_on": "The start lies after the due date."}
    assert only_action(plan()).start_on == date(2026, 11, 2)


def test_card__people__are_put_in_and_taken_out(step: ActStep, called: str, plan: Any) -> None:
    step.select(called)
    send(step.card.people, "change", name="add", value="ben")
    send(step.card.people, "change", name="add", value="ada")
    assert only_action(plan()).person_ids == ("ben", "ada")
    assert [field["name"] for field in step.card.people.fields] == ["person_ids"]
    send(step.card.people, "change", name="person_ids", value=["ada"])
    assert only_action(plan()).person_ids == ("ada",)
    assert step.actions.grid.rows[0]["cells"]["people"] == "Ada"


def test_card__remove__removes(step: ActStep, called: str, plan: Any) -> None:
    step.select(called)
    send(step.card.buttons, "press", id="remove")
    assert plan().actions == {}


# --- contact rhythm -------------------------------------------------------------------------------------------------

RHYTHM = {"person_id": "ada", "channel": "site-visit", "owner_id": "m1", "rhythm": "30", "every_days": ""}


@pytest.fixture
def visits(step: ActStep) -> str:
    """Plan a monthly visit that was due on 31 October."""
    said = {"person_id": "ada", "channel": "site-visit", "every_days": 30, "last_on": date(2026, 10, 1)}
    step.page.edit(edits.add_contact, id="visits", **said)
    return "visits"


@pytest.mark.parametrize(("typed", "days"), [("", 30), ("45", 45), ("1,000", 1000)])
def test_contact_form__rhythm__is_saved(step: ActStep, plan: Any, typed: str, days: int) -> None:
    send(step.contacts.form, "submit", values={**RHYTHM, "every_days": typed})
    contact = only_contact(plan())
    assert (contact.person_id, contact.channel, contact.every_days, contact.owner_id) == (
        "ada",
        "site-visit",
        days,
        "m1",
    )


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"rhythm": ""}, "Choose how often, or type a number of days."),
        ({"every_days": "0"}, "Every days must be at least 1."),
    ],
)
def test_contact_form__no_sense__says_so_beside_it(step: ActStep, plan: Any, said: dict[str, str], error: str) -> None:
    send(step.contacts.form, "submit", values={**RHYTHM, **said})
    assert step.contacts.form.errors == {"every_days": error}
    assert plan().contacts == {}


@pytest.mark.usefixtures("visits")
def test_contacts__row__says_what_is_next_and_how_late(step: ActStep) -> None:
    cells = step.contacts.grid.rows[0]["cells"]
    assert (cells["person"], cells["next_on"], cells["timing"]) == ("Ada", "2026-10-31", "21 days overdue")


def test_contacts__done_today__starts_the_count_again(step: ActStep, visits: str, plan: Any) -> None:
    send(step.contacts.grid, "press", row=visits, column="done")
    assert only_contact(plan()).last_on == TODAY
    assert step.contacts.grid.rows[0]["cells"]["timing"] == "in 30 days"


@pytest.mark.parametrize(
    "edit",
    [
        ("channel", "e-mail", "e-mail"),
        ("every_days", "60", 60),
        ("last_on", "2026-11-02", date(2026, 11, 2)),
        ("last_on", None, None),
        ("owner_id", "m1", "m1"),
    ],
)
def test_contacts__cell_edited__is_saved(step: ActStep, visits: str, plan: Any, edit: tuple[str, Any, Any]) -> None:
    column, value, saved = edit
    assert edit_cell(step.contacts.grid, visits, column, value)["messages"] == {}
    assert getattr(only_contact(plan()), column) == saved


def test_contacts__no_number__stays_on_the_cell(step: ActStep, visits: str, plan: Any) -> None:
    row = edit_cell(step.contacts.grid, visits, "every_days", "now and then")
    assert row["text"] == {"every_days": "now and then"}
    assert "no number" in row["messages"]["every_days"]
    assert only_contact(plan()).every_days == 30


def test_contacts__removed__is_gone(step: ActStep, visits: str, plan: Any) -> None:
    send(step.contacts.grid, "press", row=visits, column="remove")
    assert plan().contacts == {}


def test_focus__person_without_rhythm__begins_one(step: ActStep) -> None:
    step.focus({"place": "contact", "person_id": "ada"})
    assert step.tabs.active == "contacts"
    assert step.contacts.form.values["person_id"] == "ada"


def test_focus__contact__selects_it(step: ActStep, visits: str) -> None:
    step.focus({"place": "contact", "contact_id": visits})
    assert (step.tabs.active, step.contacts.grid.selected) == ("contacts", visits)


# --- tactics, team, figures -----------------------------------------------------------------------------------------


def test_ways__tactic_planned__is_an_action(step: ActStep, plan: Any) -> None:
    send(step.tabs, "open-tab", id="ways")
    send(step.ways.tabs, "open-tab", id="risk_reduction")
    assert all("kam-hidden" not in card.widget._dom_classes for card in step.ways.cards)
    send(step.ways.cards[0].buttons, "press", id="plan")
    assert only_action(plan()).title == step.ways.cards[0].said.blocks[0]["title"]
    assert step.tabs.active == "actions"


def test_ways__fewer_tactics__hide_the_other_cards(step: ActStep) -> None:
    send(step.tabs, "open-tab", id="ways")
    send(step.ways.tabs, "open-tab", id="technical_support")
    assert ["kam-hidden" in card.widget._dom_classes for card in step.ways.cards] == [False] * 4 + [True] * 3


def test_team__empty__asks_for_the_first_member(step: ActStep) -> None:
    assert "kam-hidden" in step.team.widget._dom_classes
    step.page.edit(edits.remove_member, id="m1")
    assert "kam-hidden" not in step.team.widget._dom_classes
    send(step.team.form, "submit", values={"name": "Ola Berg", "function": ""})
    assert [member.name for member in step.page.portfolio.team.values()] == ["Ola Berg"]
    assert "kam-hidden" in step.team.widget._dom_classes


@pytest.mark.usefixtures("called", "visits")
def test_figures__tiles__count_what_is_open_late_and_soon(step: ActStep) -> None:
    step.page.edit(edits.add_action, title="Soon", due_on=TODAY + timedelta(days=30))
    step.page.edit(edits.add_action, title="Later", due_on=TODAY + timedelta(days=31))
    tiles = step.figures.blocks[0]["tiles"]
    assert [tile["value"] for tile in tiles] == ["3", "1", "1", "1"]
    assert tiles[1]["note"] == "the longest by 12 days"


def test_empty__says_how_to_begin(page: Page) -> None:
    made = ActStep(page)
    assert len(made.actions.grid.rows) == 0
    assert "Begin with a gap" in made.actions.grid.empty
    assert made.contacts.form.disabled == "Nobody is on the map yet: add people there first."
