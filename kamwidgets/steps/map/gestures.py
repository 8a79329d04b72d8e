"""What somebody does on the canvas, as one edit."""

from __future__ import annotations

from kamwidgets.edits import add_beside, change_person, change_tie, copy_people, regroup_people
from kamwidgets.model import new_id
from kamwidgets.steps.entries import Step
from kamwidgets.steps.words import options
from kamwidgets.widgets import Intent

__all__ = ["edit_of"]


def edit_of(intent: Intent) -> Step:
    """Return the edit for an ``add-beside``, ``copy-people``, ``change-tie``, ``rename-person`` or ``regroup``."""
    match intent["type"]:
        case "add-beside":
            said = {name: intent[name] for name in ("relation", "name", "x", "y") if name in intent}
            return add_beside, {"person_id": intent["id"], **said}
        case "copy-people":
            copies = {id: new_id() for id in intent["ids"]}
            return copy_people, {"copies": copies, "dx": intent["dx"], "dy": intent["dy"]}
        case "change-tie":
            return change_tie, {"id": intent["id"], "kind": intent["kind"]}
        case "rename-person":
            return change_person, {"id": intent["id"], "name": intent["name"]}
        case _:
            value = intent["value"]
            if intent["by"] == "function":  # the map shows its word
                value = {one["label"]: one["value"] for one in options("function")}.get(value, value)
            return regroup_people, {"ids": intent["ids"], "by": intent["by"], "value": value}
