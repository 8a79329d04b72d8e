"""What they choose by: choice criteria, where we stand on each, and who cares how much (M12)."""

from __future__ import annotations

from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits import (
    Refused,
    add_choice_criterion,
    change_choice_criterion,
    remove_choice_criterion,
    remove_concern,
    set_concern,
)
from kamwidgets.methods import by_influence, choices
from kamwidgets.model import AccountPlan, Person, concern_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import options
from kamwidgets.widgets import Blocks, Form, Grid, Intent, Rows

__all__ = ["ChoosingPanel"]

CRITERION = "criterion:"
"""Begins the id of a criterion's column."""

CRITERIA: list[dict[str, Any]] = [
    {"id": "title", "title": "What they choose by", "kind": "text", "editable": True, "width": 210},
    {
        "id": "standing",
        "title": "Where we stand",
        "kind": "choice",
        "options": options("standing"),
        "editable": True,
        "width": 160,
        "hint": "Beside the best other supplier, in their eyes",
    },
    {"id": "evidence", "title": "How we know", "kind": "text", "editable": True, "width": 240},
    {"id": "who", "title": "Matters to", "kind": "text", "width": 110},
    {"id": "remove", "title": "Remove", "kind": "button", "width": 90},
]

WEIGHTS = [
    {**one, "label": f"{'●' * int(one['value'])} {one['label']}", "shade": int(one["value"])}
    for one in options("concern")
]

MOST = 4
"""Sentences that sum up; the table tells the rest."""

HOW = (
    "Ask each of them what the best supplier would do better than all others: "
    "what they say first is what they choose by."
)


class ChoosingPanel:
    """Criteria in one grid, who cares about them in another, and what both say in a few sentences."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._account_id = ""
        self._criteria = Entries(page, lambda: page.plan, _change_criterion, _new_criterion)
        self._concerns = Entries(page, lambda: page.plan, _change_concern)
        self.said = Blocks()
        self.criteria = Grid(
            label="Choice criteria",
            columns=CRITERIA,
            empty="Nobody has noted yet what they choose by.",
            adding="choice criteria",
            on_intent=page.guarded(self._on_criteria),
        )
        self.form = Form(legend="Add a choice criterion", submit="Add it", on_intent=page.guarded(self._on_form))
        self.concerns = Grid(
            label="Who cares about what",
            caption="How much each of them cares. Leave empty what does not matter to somebody, or is not known.",
            read=filter_reader(page),
            height="420px",
            on_intent=page.guarded(self._on_concerns),
        )
        self.widget = box(self.said, self.criteria, self.form, self.concerns, look="kam-stack")

    def refresh(self) -> None:
        """Show the criteria and concerns as they are saved."""
        page, plan = self.page, self.page.plan
        if page.account_id != self._account_id:
            self._account_id = page.account_id
            self._criteria.forget_all()
            self._concerns.forget_all()
        found = choices(plan)
        said = [each.explain() for each in found if each.weights][:MOST]
        self.said.blocks = [{"kind": "list", "items": said} if said else {"kind": "text", "text": HOW}]
        self.criteria.rows = [
            self._criteria.marked(
                {
                    "id": each.criterion.id,
                    "cells": {
                        **each.criterion.model_dump(include={"title", "standing", "evidence"}),
                        "who": f"{len(each.weights)} of {each.asked}",
                        "remove": "Remove",
                    },
                }
            )
            for each in found
        ]
        self._fill_form(plan)
        people = {person.id: person for person in by_influence(plan.people.values())}
        show(self.concerns, bool(people) and bool(found))
        with self.concerns.hold_sync():
            self.concerns.locale = page.formats.tag
            self.concerns.columns = _columns(plan)
            self.concerns.rows = Rows(people, lambda one: self._concerns.marked(_row(plan, people[one])))

    def _fill_form(self, plan: AccountPlan) -> None:
        taken = {each.title.casefold() for each in plan.choice_criteria.values()}
        common = [
            {"value": one.title, "label": f"{one.title}: {one.meaning[0].lower()}{one.meaning[1:]}"}
            for one in load().choice_criteria
            if one.title.casefold() not in taken
        ]
        self.form.fields = [
            {"name": "common", "label": "A common one", "kind": "choice", "options": common},
            {"name": "own", "label": "Or in their own words"},
        ]

    def _on_form(self, intent: Intent) -> None:
        title = intent["values"].get("own", "").strip() or intent["values"].get("common", "")
        if not title:
            self.form.errors = {"common": "Choose one, or write it in their own words."}
            return
        try:
            self.page.edit(add_choice_criterion, title=title)
        except Refused as refused:
            self.form.errors = {"own": str(refused)}
        else:
            self.form.reset()

    def _on_criteria(self, intent: Intent) -> None:
        if intent["type"] == "press":
            self.page.edit(remove_choice_criterion, id=intent["row"])
        elif intent["type"] in ("edit-cell", "paste-cells"):
            self._criteria.take(self.criteria, intent)
            self.refresh()

    def _on_concerns(self, intent: Intent) -> None:
        if intent["type"] in ("edit-cell", "paste-cells"):
            self._concerns.take(self.concerns, intent)
            self.refresh()


def _columns(plan: AccountPlan) -> list[dict[str, Any]]:
    criteria = [
        {"id": CRITERION + one.id, "title": one.title, "kind": "choice", "options": WEIGHTS, "editable": True}
        for one in plan.choice_criteria.values()
    ]
    return [
        {"id": "name", "title": "Who", "kind": "text", "width": 170},
        {"id": "influence", "title": "Influence", "kind": "choice", "options": options("influence"), "width": 110},
        *criteria,
    ]


def _row(plan: AccountPlan, person: Person) -> dict[str, Any]:
    cells: dict[str, Any] = {"name": person.name, "influence": person.influence}
    for id in plan.choice_criteria:
        concern = plan.concerns.get(concern_id(person.id, id))
        cells[CRITERION + id] = str(concern.weight) if concern else None
    return {"id": person.id, "cells": cells}


def _change_criterion(_plan: AccountPlan, id: str, column: str, value: Any) -> Step:
    empty = "unknown" if column == "standing" else ""
    return change_choice_criterion, {"id": id, column: empty if value is None else value}


def _new_criterion(_plan: AccountPlan, id: str, texts: dict[str, str]) -> Step:
    return add_choice_criterion, {"id": id, "title": texts.pop("title", "") or "Something else"}


def _change_concern(plan: AccountPlan, person_id: str, column: str, value: Any) -> Step | None:
    where = {"person_id": person_id, "criterion_id": column.removeprefix(CRITERION)}
    if value is None:
        there = concern_id(**where) in plan.concerns
        return (remove_concern, where) if there else None
    return set_concern, {**where, "weight": int(value)}
