"""Beginning a map with the departments that a kind of customer usually has, in one step (M10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.catalogue import DepartmentSet, load
from kamwidgets.edits import add_people
from kamwidgets.model import PLAIN, AccountPlan, new_id
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.steps.words import word
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["DepartmentsPanel", "missing_departments"]

ALL_THERE = "Somebody of each of these departments is on the map already."

Records = list[dict[str, Any]]


def missing_departments(plan: AccountPlan, departments: DepartmentSet) -> tuple[Records, Records]:
    """Return the people, and their ties, that the map lacks of a kind of customer.

    A department of which somebody is on the map is not added: those who report there report to them.
    """
    there: dict[str, str] = {}
    for person in plan.people.values():
        there.setdefault(person.function, person.id)
    ids = {each.id: there.get(each.function) or new_id() for each in departments.people}
    new = [each for each in departments.people if each.function not in there]
    people: Records = [
        {"id": ids[each.id], "name": each.name, "title": each.title, "function": each.function, "presence": "unknown"}
        for each in new
    ]
    ties: Records = [
        {"id": new_id(), "source": ids[each.id], "target": ids[each.reports_to], "kind": "reports-to"}
        for each in new
        if each.reports_to
    ]
    return people, ties


class DepartmentsPanel:
    """What kind of customer it is, whom that would add, and a button that does."""

    def __init__(self, page: Page, close: Callable[[], None]) -> None:
        self.page, self._close = page, close
        self._sets = {each.id: each for each in load().department_sets}
        self._chosen = next(iter(self._sets))
        kinds = [{"value": each.id, "label": each.title} for each in self._sets.values()]
        field = {"name": "kind", "label": "What kind of customer is it?", "kind": "choice", "buttons": True}
        self.form = Form(
            fields=[{**field, "options": kinds, "required": True, "width": "full"}],
            live=True,
            on_intent=page.guarded(self._on_form),
        )
        self.said = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.form, self.said, self.buttons, look="kam-card kam-stack")

    def open(self) -> None:
        """Begin anew."""
        self.refresh()

    def refresh(self) -> None:
        """Show whom the chosen kind of customer would add, as the map now is."""
        chosen = self._sets[self._chosen]
        people, _ = missing_departments(self.page.plan, chosen)
        self.form.values = {"kind": self._chosen}
        rows = [[person["name"], person["title"], word("function", person["function"])] for person in people]
        columns = [{"title": "On the map as"}, {"title": "Usual title"}, {"title": "Function"}]
        hint = "Nobody is named, and nothing is judged: give each a name when you know it, or remove them."
        blocks: list[dict[str, Any]] = [{"kind": "text", "text": f"{chosen.meaning} {hint}"}]
        self.said.blocks = [*blocks, *([{"kind": "table", "columns": columns, "rows": rows}] if rows else [])]
        label = f"Add {PLAIN.count(len(people), 'department')}" if people else "Add them"
        self.buttons.buttons = [
            {"id": "add", "label": label, "primary": True, "disabled": "" if people else ALL_THERE},
            {"id": "close", "label": "Close"},
        ]

    def _on_form(self, intent: Intent) -> None:
        if intent["value"] in self._sets:
            self._chosen = intent["value"]
        self.refresh()

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "add":
            people, ties = missing_departments(self.page.plan, self._sets[self._chosen])
            self.page.edit(add_people, people=people, ties=ties)
        self._close()
