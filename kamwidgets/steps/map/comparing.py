"""Two entries that may be about the same person, side by side, and one of them made of both (M10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.edits import merge_people, tell_apart
from kamwidgets.methods import Duplicate, duplicates
from kamwidgets.model import Person
from kamwidgets.steps.map.suggesting import in_words
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.steps.words import word
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["ComparePanel"]

SHOWN: dict[str, str] = {
    "name": "Name",
    "title": "Title",
    "function": "Function",
    "seniority": "Seniority",
    "roles": "Part in the purchase",
    "unit": "Unit",
    "site": "Site",
    "email": "E-mail",
    "stance": "Stance",
    "influence": "Influence",
    "contact": "Contact",
}
ON_SCALES = ("function", "seniority", "stance", "influence", "contact")
MOST_PAIRS = 50
"""Pairs to choose among."""

NONE_LEFT = "No two entries look like the same person any more."


class ComparePanel:
    """Which two, what each says, and a button for each that keeps it."""

    def __init__(self, page: Page, close: Callable[[], None]) -> None:
        self.page, self._close = page, close
        self._pair: tuple[str, str] | None = None
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        self.said = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.form, self.said, self.buttons, look="kam-card kam-stack")

    @property
    def _found(self) -> tuple[Duplicate, ...]:
        return duplicates(self.page.plan.people.values(), self.page.plan.apart.values())

    def open(self) -> None:
        """Show the first pair."""
        self._pair = None
        self.refresh()

    def refresh(self) -> None:
        """Show a pair that is still there."""
        found = self._found[:MOST_PAIRS]
        pairs = {(each.first.id, each.second.id): each for each in found}
        if self._pair not in pairs:
            self._pair = next(iter(pairs), None)
        options = [
            {"value": "|".join(ids), "label": f"{each.first.name} and {each.second.name}"}
            for ids, each in pairs.items()
        ]
        field = {
            "name": "pair",
            "label": "Which two?",
            "kind": "choice",
            "options": options,
            "required": True,
            "width": "full",
        }
        with self.form.hold_sync():
            self.form.fields = [field] if len(options) > 1 else []
            self.form.values = {"pair": "|".join(self._pair)} if self._pair and len(options) > 1 else {}
        self._show(pairs[self._pair] if self._pair else None)

    def _show(self, pair: Duplicate | None) -> None:
        close = {"id": "close", "label": "Close"}
        if pair is None:
            self.said.blocks = [{"kind": "empty", "sentence": NONE_LEFT}]
            self.buttons.buttons = [close]
            return
        first, second = pair.first, pair.second
        rows = [[title, _shown(first, field), _shown(second, field)] for field, title in SHOWN.items()]
        rows.append(["Ties", self._ties(first), self._ties(second)])
        columns = [{"title": ""}, {"title": "First"}, {"title": "Second"}]
        hint = "Kept is what the one you keep says; what it does not know comes from the other, with ties and contacts."
        self.said.blocks = [
            {"kind": "text", "title": f"Perhaps the same person: {pair.reason}", "text": hint},
            {"kind": "table", "columns": columns, "rows": [row for row in rows if any(row[1:])]},
        ]
        same = first.name == second.name
        names = ("the first", "the second") if same else (first.name, second.name)
        self.buttons.buttons = [
            {"id": f"{first.id}|{second.id}", "label": f"Merge, keep {names[0]}", "primary": True},
            {"id": f"{second.id}|{first.id}", "label": f"Merge, keep {names[1]}"},
            {"id": "apart", "label": "They are two people"},
            close,
        ]

    def _ties(self, person: Person) -> str:
        plan = self.page.plan
        many = sum(person.id in (tie.source, tie.target) for tie in plan.ties.values())
        return str(many or "")

    def _on_form(self, intent: Intent) -> None:
        first, _, second = str(intent["value"]).partition("|")
        self._pair = (first, second)
        self.refresh()

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "close":
            self._close()
            return
        pair, self._pair = self._pair, None
        if intent["id"] == "apart" and pair:
            self.page.edit(tell_apart, first=pair[0], second=pair[1])
        else:
            keep, _, gone = intent["id"].partition("|")
            self.page.edit(merge_people, keep=keep, gone=gone)
        self.refresh()
        if not self._found:
            self._close()


def _shown(person: Person, field: str) -> str:
    value: Any = getattr(person, field)
    if field == "roles":
        return in_words("roles", value)
    if field in ON_SCALES:
        return "" if value == "unknown" else word(field, value)
    return str(value)
