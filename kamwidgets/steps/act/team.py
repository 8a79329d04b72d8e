"""Our own people: who can own an action, and a form to add one more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kamwidgets.edits import Refused, add_member
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import options
from kamwidgets.widgets import Blocks, Form, Intent

__all__ = ["TeamPanel", "owner_options"]

NOBODY = "Nobody is in your team yet, so nothing can have an owner. Add one of you, or bring a team file in on Start."

FIELDS: list[dict[str, Any]] = [
    {"name": "name", "label": "Name", "required": True},
    {"name": "function", "label": "Function", "kind": "choice", "options": options("function")},
]


def owner_options(page: Page, used: Iterable[str]) -> list[dict[str, Any]]:
    """Return our team by name as options of a choice; owners in use who have left it stay choosable as such."""
    team = page.portfolio.team
    members = sorted(team.values(), key=lambda member: member.name.casefold())
    gone = sorted({id for id in used if id and id not in team})
    return [
        {"value": "", "label": "Nobody yet"},
        *({"value": member.id, "label": member.name} for member in members),
        *({"value": id, "label": "No longer in the team"} for id in gone),
    ]


class TeamPanel:
    """The form that adds somebody to our team: there while it is empty, and when asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._asked = False
        self.said = Blocks(blocks=[{"kind": "text", "text": NOBODY}])
        self.form = Form(
            legend="One more of us", fields=FIELDS, submit="Add to the team", on_intent=page.guarded(self._on_form)
        )
        self.widget = box(self.said, self.form, look="kam-card")

    def begin(self) -> None:
        """Show the empty form."""
        self._asked = True
        self.form.reset()
        self.refresh()

    def refresh(self) -> None:
        """Show the form where it is needed."""
        empty = not self.page.portfolio.team
        show(self.widget, empty or self._asked)
        show(self.said, empty)
        self.form.cancel = "" if empty else "Leave it"

    def _on_form(self, intent: Intent) -> None:
        if intent["type"] == "submit":
            values = intent["values"]
            member = {"name": values["name"].strip(), "function": values["function"] or "unknown"}
            try:
                self.page.edit(add_member, **member)
            except Refused as refused:
                self.form.errors = {"name": str(refused)}
                return
        self._asked = False
        self.form.reset()
        self.refresh()
