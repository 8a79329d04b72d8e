"""The second step: the decision-making unit as a map, and the tables beside it (M10-M15)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ipywidgets as w

from kamwidgets.edits import (
    add_person,
    change_person,
    change_tie,
    link_people,
    move_people,
    remove_from_map,
    remove_person,
    remove_tie,
)
from kamwidgets.methods import coverage
from kamwidgets.steps.map.card import PersonCard
from kamwidgets.steps.map.drawing import KINDS, drawn_people, drawn_ties
from kamwidgets.steps.map.entering import EntryPanel
from kamwidgets.steps.map.gestures import edit_of
from kamwidgets.steps.map.tables import PeopleTable, TiesTable
from kamwidgets.steps.step import Step, show
from kamwidgets.widgets import Blocks, Intent, RelationshipMap, Tabs

__all__ = ["MapStep"]


class MapStep(Step):
    """People and ties of one account."""

    id = "map"
    name = "Map"
    title = "Who decides"
    sentence = "Who has a say in purchases, how they are linked, and how they stand to us."
    folder = Path(__file__).parent

    def build(self) -> list[w.Widget]:
        """Make the step's widgets, once."""
        self.map = RelationshipMap(kinds=KINDS, on_intent=self.page.guarded(self._on_map))
        self.entry = EntryPanel(self.page)
        self.people = PeopleTable(self.page, self.select)
        self.ties = TiesTable(self.page, self.select)
        self.coverage = Blocks()
        self.card = PersonCard(self.page)
        self.aside = self.card.widget
        self.tabs = Tabs(label="The map as tables", active="people", on_intent=self.page.guarded(self._on_tab))
        return [self.entry.widget, self.map, self.tabs, self.people.widget, self.ties.widget, self.coverage]

    def refresh(self) -> None:
        """Show what the plan now says."""
        plan = self.page.plan
        with self.map.hold_sync():
            self.map.label = f"Relationship map of {self.page.account_name}"
            self.map.people, self.map.ties = drawn_people(plan), drawn_ties(plan)
        self.entry.refresh()
        selected = self.map.selected.get("id", "")
        self.people.refresh(selected)
        self.ties.refresh(selected)
        self.coverage.blocks = self._coverage()
        self.card.refresh()
        self._show_tab()

    def select(self, kind: str, id: str) -> None:
        """Show what is selected, in the map, the tables and the card alike."""
        self.map.selected = {"kind": kind, "id": id} if id else {}
        self.people.grid.selected = id if kind == "person" else ""
        self.ties.grid.selected = id if kind == "tie" else ""
        self.card.open(id if kind == "person" else "")

    def focus(self, target: Mapping[str, Any]) -> None:
        """Open the person a finding is about, or begin a new one in the role that is missing."""
        match target.get("place"):
            case "person":
                self._focus_person(target)
            case "tie" if target["tie_id"] in self.page.plan.ties:
                self._on_tab({"id": "ties"})
                self.select("tie", target["tie_id"])
            case "duplicates":
                self.entry.open("compare")
            case _:
                pass

    def _focus_person(self, target: Mapping[str, Any]) -> None:
        person_id = target.get("person_id", "")
        if not person_id:
            roles = tuple(target.get("roles", ()))
            person_id = self.page.edit(add_person, name=_unnamed(roles), roles=roles).created or ""
        self.select("person", person_id)

    def _show_tab(self) -> None:
        plan, active = self.page.plan, self.tabs.active
        self.tabs.tabs = [
            {"id": "people", "label": "People", "count": len(plan.people)},
            {"id": "ties", "label": "Ties", "count": len(plan.ties)},
            {"id": "coverage", "label": "Coverage"},
        ]
        show(self.people.widget, active == "people")
        show(self.ties.widget, active == "ties")
        show(self.coverage, active == "coverage")

    def _coverage(self) -> list[dict[str, Any]]:
        """Every rule of good coverage, met or not, and by whom."""
        covered = coverage(self.page.plan.people.values())
        columns = [{"title": "Part in the purchase"}, {"title": "Asked for"}, {"title": "Met"}, {"title": "By whom"}]
        rows = [
            [
                check.rule.part.replace("-", " ").capitalize(),
                check.rule.level.replace("-", " "),
                "✓ yes" if check.met else "○ not yet",
                ", ".join(person.name for person in check.people),
            ]
            for check in covered.checks
        ]
        title = f"Coverage {self.page.formats.number(covered.score, 2)} of 5"
        return [
            {"kind": "text", "text": covered.explain()},
            {"kind": "table", "title": title, "columns": columns, "rows": rows},
        ]

    def _on_tab(self, intent: Intent) -> None:
        self.tabs.active = intent["id"]
        self._show_tab()

    def _on_map(self, intent: Intent) -> None:
        edit = self.page.edit
        match intent["type"]:
            case "add-person":
                created = edit(add_person, name=intent["name"], x=intent["x"], y=intent["y"]).created
                self.select("person", created or "")
            case "move-people" | "arrange-people":
                edit(move_people, positions=intent["positions"])
            case "link-people":
                edit(link_people, source=intent["source"], target=intent["target"], kind=intent["kind"])
            case "change-tie":
                edit(change_tie, id=intent["id"], kind=intent["kind"])
            case "rename-person":
                edit(change_person, id=intent["id"], name=intent["name"])
            case "remove":
                self._remove(intent)
            case "add-beside" | "copy-people" | "regroup":
                step, said = edit_of(intent)
                created = edit(step, **said).created
                if created:
                    self.select("person", created)
            case "open-person":
                self.select("person", intent["id"])
                self.page.host.reveal_card()
            case _:
                self.select(intent["kind"], intent["id"])

    def _remove(self, intent: Intent) -> None:
        """Remove what is selected; one thing by its own name in the history."""
        people, ties = intent["people"], intent["ties"]
        match (people, ties):
            case ([person_id], []):
                self.page.edit(remove_person, id=person_id)
            case ([], [tie_id]):
                self.page.edit(remove_tie, id=tie_id)
            case _:
                self.page.edit(remove_from_map, people=people, ties=ties)
        self.select("", "")


def _unnamed(roles: tuple[str, ...]) -> str:
    """Name a person of whom only the part they must play is known."""
    return f"The {roles[0]} (name unknown)" if roles else "Somebody new"
