"""Pasting a list of names and titles: what is understood of it beside it, then everybody added in one step (M10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.edits import MOST_AT_ONCE, add_people
from kamwidgets.methods import newcomers_twins
from kamwidgets.model import PLAIN, Person, new_id
from kamwidgets.steps.map.pasted import LONGEST_TEXT, Pasted, read_pasted
from kamwidgets.steps.map.suggesting import Suggested, in_words, suggestions, twin_in_words
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Grid, Intent

__all__ = ["PastePanel"]

FIELD: dict[str, Any] = {
    "name": "people",
    "label": "Names, one a line",
    "kind": "area",
    "rows": 7,
    "eager": True,
    "width": "full",
    "placeholder": "Ada Byron, Head of purchasing, Purchasing, ada@example.com\nBen Oak – Plant manager",
    "hint": "Name, title, function and e-mail with commas or tabs between them; cells of a spreadsheet; signatures.",
}

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Name", "kind": "text", "width": 160},
    {"id": "add", "title": "Add", "kind": "check", "editable": True, "width": 64},
    {"id": "title", "title": "Title, function", "kind": "text", "width": 170},
    {"id": "suggested", "title": "The title suggests", "kind": "text", "width": 230},
    {"id": "take", "title": "Take it", "kind": "check", "editable": True, "width": 72},
    {"id": "twin", "title": "May be there already", "kind": "text", "width": 200},
]

NOBODY = "Nobody is named in the text yet."


class PastePanel:
    """A text area, what it is understood as, and a button that adds everybody."""

    def __init__(self, page: Page, close: Callable[[], None]) -> None:
        self.page, self._close = page, close
        self._people: dict[str, Person] = {}
        self._left: list[str] = []
        self._twins: dict[str, str] = {}
        self._sure: set[str] = set()  # whose address or name is there already
        self._without: set[str] = set()  # who is not to be added
        self._taking: set[str] = set()  # whose suggestions are taken
        self.form = Form(fields=[FIELD], live=True, on_intent=page.guarded(self._on_text))
        self.said = Blocks()
        self.grid = Grid(
            label="Who is in the list", columns=COLUMNS, height="320px", on_intent=page.guarded(self._on_cell)
        )
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.form, self.said, self.grid, self.buttons, look="kam-card kam-stack")

    def open(self) -> None:
        """Begin anew."""
        self.form.reset()
        self._read("")

    def refresh(self) -> None:
        """Show who is there already, as the map now is."""
        self._compare()
        self._show()

    def _on_text(self, intent: Intent) -> None:
        self.form.values = {"people": intent["value"]}
        self._read(intent["value"])

    def _read(self, text: str) -> None:
        pasted, self._left = read_pasted(text)
        before = {(each.name, each.title, each.email): each.id for each in self._people.values()}
        self._people = {}
        for one in pasted:
            id = before.pop((one.name, one.title, one.email), "") or new_id()
            self._people[id] = _person(id, one)
        self._taking &= self._people.keys()
        self._compare()
        self._without = set(self._sure)
        if len(text) > LONGEST_TEXT:
            self.form.errors = {
                "people": f"Only the first {LONGEST_TEXT:,} letters are read: paste the rest afterwards."
            }
        self._show()

    def _compare(self) -> None:
        """Find who of the list may be on the map already, or twice in the list."""
        there = self.page.plan.people
        twins = newcomers_twins(there.values(), self._people.values())
        self._twins = {id: twin_in_words(twin, there) for id, twin in twins.items()}
        self._sure = {id for id, twin in twins.items() if twin.sure}

    @property
    def _adding(self) -> list[Person]:
        return [person for id, person in self._people.items() if id not in self._without]

    def _on_cell(self, intent: Intent) -> None:
        cells = intent["cells"] if intent["type"] == "paste-cells" else [intent]
        for cell in cells:
            if intent["type"] in ("edit-cell", "paste-cells") and cell["column"] in ("add", "take"):
                chosen = self._taking if cell["column"] == "take" else self._without
                put = bool(cell["value"]) if cell["column"] == "take" else not cell["value"]
                (chosen.add if put else chosen.discard)(cell["row"])
        self._show()

    def _on_button(self, intent: Intent) -> None:
        match intent["id"]:
            case "all":
                self._taking = {id for id, person in self._people.items() if suggestions(person)}
                self._show()
            case "none":
                self._taking = set()
                self._show()
            case "add":
                self._add()
            case _:
                self._close()

    def _add(self) -> None:
        people = [_with_suggestions(each) if each.id in self._taking else each for each in self._adding]
        fields = [person.model_dump(exclude_defaults=True) for person in people]
        self.page.edit(add_people, people=fields)
        self.page.host.notify(f"{PLAIN.count(len(people), 'person', 'people')} added to the map.", "good")
        self._close()

    def _show(self) -> None:
        suggesting = {id: suggestions(person) for id, person in self._people.items()}
        rows: list[dict[str, Any]] = []
        for id, person in self._people.items():
            known = in_words("function", person.function)
            cells: dict[str, Any] = {"name": person.name, "title": ", ".join(filter(None, (person.title, known)))}
            cells["suggested"] = _in_one(suggesting[id])
            cells |= {"add": id not in self._without, "take": id in self._taking, "twin": self._twins.get(id, "")}
            closed = [] if suggesting[id] else ["take"]
            rows.append(
                {"id": id, "cells": cells, "closed": closed, **({"tone": "muted"} if id in self._without else {})}
            )
        self.grid.rows = rows
        self.said.blocks = self._summary(sum(map(bool, suggesting.values())))
        for widget in (self.grid, self.said):
            show(widget, bool(self._people or self._left))
        self.buttons.buttons = self._choices(any(suggesting.values()))

    def _summary(self, suggesting: int) -> list[dict[str, Any]]:
        said = [f"{PLAIN.count(len(self._people), 'person', 'people')} in the list."]
        if suggesting:
            said.append(f"The titles of {suggesting} suggest something; it stays unknown unless you take it.")
        if twins := len(self._twins):
            said.append(f"{twins} may be there already: “Add” is not ticked where address or name is the same.")
        if self._left:
            shown = "; ".join(line[:60] for line in self._left[:3])
            said.append(f"Left out, because nobody is named: {PLAIN.count(len(self._left), 'line')} ({shown}).")
        return [{"kind": "text", "text": " ".join(said)}]

    def _choices(self, suggesting: bool) -> list[dict[str, Any]]:
        many = len(self._adding)
        over = f"These are {many:,} people: add {MOST_AT_ONCE} at once at most, and the others afterwards."
        why = over if many > MOST_AT_ONCE else "" if many else NOBODY
        verb = f"Add {PLAIN.count(many, 'person', 'people')}" if many else "Add them"
        choices: list[dict[str, Any]] = [{"id": "add", "label": verb, "primary": True, "disabled": why}]
        if suggesting:
            choices.append(
                {"id": "none", "label": "Take no suggestions"}
                if self._taking
                else {"id": "all", "label": "Take all suggestions"}
            )
        return [*choices, {"id": "close", "label": "Close"}]


def _person(id: str, one: Pasted) -> Person:
    return Person.model_validate(
        {"id": id, "name": one.name, "title": one.title[:1000], "function": one.function, "email": one.email[:500]}
    )


def _with_suggestions(person: Person) -> Person:
    return person.but(**{each.field: each.value for each in suggestions(person)})


def _in_one(suggested: list[Suggested]) -> str:
    """Say all that a title suggests, and which of its words do."""
    words = ", ".join(f"‘{words}’" for words in dict.fromkeys(each.because for each in suggested))
    return f"{'; '.join(each.says for each in suggested)} (from {words})" if suggested else ""
