"""What somebody does on the canvas to several people or links at once, as edits that make one step of the history."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import add_person, change_person, link_people
from kamwidgets.model import AccountPlan, new_id
from kamwidgets.steps.entries import Step
from kamwidgets.widgets import Intent

__all__ = ["edits_of"]

ASIDE = ("id", "name", "x", "y", "external_id", "email", "imported")
"""What a copy of somebody does not take over as it is."""


def edits_of(plan: AccountPlan, intent: Intent) -> tuple[list[Step], str]:
    """Return the edits that do what an intent of the map asks for, and what the history says of them."""
    match intent["type"]:
        case "add-beside":
            return _beside(intent), f"{intent['name']} added"
        case "copy-people":
            return _copies(plan, intent), "Copied on the map"
        case _:
            return _regrouped(plan, intent), f"Moved to {intent['value']}"


def _beside(intent: Intent) -> list[Step]:
    """Return the edits that add somebody as boss, report or influencer of somebody who is there."""
    id, new = intent["id"], new_id()
    kind = "influences" if intent["relation"] == "influencer" else "reports-to"
    source, target = (id, new) if intent["relation"] == "boss" else (new, id)
    return [
        (add_person, {"id": new, "name": intent["name"], "x": intent["x"], "y": intent["y"]}),
        (link_people, {"id": new_id(), "source": source, "target": target, "kind": kind}),
    ]


def _copies(plan: AccountPlan, intent: Intent) -> list[Step]:
    """Return the edits that copy people, each a little aside and without links."""
    people = [plan.people[id] for id in intent["ids"] if id in plan.people]
    return [(add_person, _copy(person.model_dump(), intent)) for person in people]


def _copy(fields: dict[str, Any], intent: Intent) -> dict[str, Any]:
    placed = fields["x"] is not None and fields["y"] is not None
    at = {"x": fields["x"] + intent["dx"], "y": fields["y"] + intent["dy"]} if placed else {}
    kept = {name: value for name, value in fields.items() if name not in ASIDE}
    return {**kept, "id": new_id(), "name": fields["name"], **at}


def _regrouped(plan: AccountPlan, intent: Intent) -> list[Step]:
    """Return the edits that put people into another unit, function or site."""
    people = [id for id in intent["ids"] if id in plan.people]
    return [(change_person, {"id": id, intent["by"]: intent["value"]}) for id in people]
