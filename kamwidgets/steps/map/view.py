"""The second step: the decision-making unit as a map, and the tables beside it (M10-M15)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

import ipywidgets as w

from kamwidgets.edits import (
    add_person,
    move_people,
    remove_from_map,
    remove_person,
)
from kamwidgets.model import AccountPlan
from kamwidgets.steps.map.card import PersonCard
from kamwidgets.steps.map.choosing import ChoosingPanel
from kamwidgets.steps.map.covering import CoveringPanel
from kamwidgets.steps.map.drawing import KINDS, MEMBER, drawn_people, drawn_ties, one_of
from kamwidgets.steps.map.drawn import DrawnPanel
from kamwidgets.steps.map.entering import EntryPanel
from kamwidgets.steps.map.gestures import edit_of
from kamwidgets.steps.map.knowing import KnowingPanel
from kamwidgets.steps.map.linking import linking
from kamwidgets.steps.map.reaching import ReachingPanel
from kamwidgets.steps.map.saying import SayingPanel
from kamwidgets.steps.map.since import SincePanel
from kamwidgets.steps.map.supposing import SupposingPanel
from kamwidgets.steps.map.tables import PeopleTable, TiesTable
from kamwidgets.steps.map.tie_card import TieCard, removing
from kamwidgets.steps.step import Step, box, show
from kamwidgets.widgets import Intent, RelationshipMap, Tabs

__all__ = ["MapStep"]


class Panel(Protocol):
    """What stands beneath the map, one at a time."""

    @property
    def widget(self) -> w.DOMWidget:
        """The panel itself."""
        ...


T = TypeVar("T", bound=Panel)

MENU = [
    {"id": "reaching", "label": "How do we reach them?", "for": "person"},
    {"id": "supposing", "label": "What if they leave?", "for": "person"},
]


EMPTY = (
    "Nobody is on the map yet. Double-click here, or press “Add person”, and type a name. "
    "Or paste a list, import people, or begin with the departments such a customer usually has: above."
)


class MapStep(Step):
    """People and ties of one account."""

    id = "map"
    name = "Map"
    title = "Who decides"
    sentence = "Who has a say in purchases, how they are linked, and how they stand to us."
    folder = Path(__file__).parent

    def build(self) -> list[w.Widget]:
        """Make the step's widgets, once."""
        self.map = RelationshipMap(kinds=KINDS, menu=MENU, empty=EMPTY, on_intent=self.page.guarded(self._on_map))
        self.entry = EntryPanel(self.page)
        self.people = PeopleTable(self.page, self.select)
        self.aside = self._cards = box()
        self._tables = box(self.people.widget)
        self._built: dict[str, Panel] = {"people": self.people}
        self.tabs = Tabs(label="Beneath the map", active="people", on_intent=self.page.guarded(self._on_tab))
        return [self.entry.widget, self.map, self.tabs, self._tables]

    @cached_property
    def ties(self) -> TiesTable:
        """The ties between them as a table; as all tables but the first, made when it is first looked at."""
        return self._with("ties", TiesTable(self.page, self.select))

    @cached_property
    def knowing(self) -> KnowingPanel:
        """Who of us knows whom."""
        return self._with("knowing", KnowingPanel(self.page))

    @cached_property
    def choosing(self) -> ChoosingPanel:
        """What they choose by."""
        return self._with("choosing", ChoosingPanel(self.page))

    @cached_property
    def covering(self) -> CoveringPanel:
        """How well they are covered."""
        return self._with("covering", CoveringPanel(self.page))

    @cached_property
    def card(self) -> PersonCard:
        """The card of a person, made when the first one is chosen."""
        made = PersonCard(self.page)
        self._cards.children = (*self._cards.children, made.widget)
        return made

    @cached_property
    def saying(self) -> SayingPanel:
        """What all of it says."""
        return self._with("saying", SayingPanel(self.page))

    @cached_property
    def reaching(self) -> ReachingPanel:
        """How we reach somebody."""
        return self._with("reaching", ReachingPanel(self.page, self._draw))

    @cached_property
    def supposing(self) -> SupposingPanel:
        """What could happen."""
        return self._with("supposing", SupposingPanel(self.page, self._draw))

    @cached_property
    def since(self) -> SincePanel:
        """What has changed since a review."""
        return self._with("since", SincePanel(self.page, self._draw))

    @cached_property
    def tie_card(self) -> TieCard:
        """The card of a tie, made when the first one is chosen."""
        made = TieCard(self.page, lambda: self.select("", ""))
        self._cards.children = (*self._cards.children, made.widget)
        return made

    def _made_cards(self) -> list[PersonCard | TieCard]:
        """Return the cards that somebody has looked at."""
        return [vars(self)[name] for name in ("card", "tie_card") if name in vars(self)]

    def _with(self, id: str, panel: T) -> T:
        self._built[id] = panel
        self._tables.children = tuple(each.widget for each in self._built.values())
        return panel

    def refresh(self) -> None:
        """Show what the plan now says."""
        self.map.label = f"Relationship map of {self.page.account_name}"
        self.entry.refresh()
        for card in self._made_cards():
            card.refresh()
        self._show_tab()

    def select(self, kind: str, id: str) -> None:
        """Show what is selected, in the map, the tables and the card alike."""
        self.map.selected = {"kind": kind, "id": id} if id else {}
        self.people.choose(id if kind == "person" else "")
        if "ties" in self._built:
            self.ties.grid.selected = id if kind == "tie" else ""
        if kind == "person" or "card" in vars(self):
            self.card.open(id if kind == "person" else "")
        if kind == "tie" or "tie_card" in vars(self):
            self.tie_card.open(id if kind == "tie" else "")
        if self.tabs.active == "reaching":
            self._reach()

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
            person_id = _still_unnamed(self.page.plan, roles) or self._add_unnamed(roles)
        self.select("person", person_id)

    def _add_unnamed(self, roles: tuple[str, ...]) -> str:
        return self.page.edit(add_person, name=_unnamed(roles), roles=roles, presence="unknown").created or ""

    def _show_tab(self) -> None:
        """Bring the table in view up to date; the others are, when they come into view."""
        plan, active, number = self.page.plan, self.tabs.active, self.page.formats.number
        self.tabs.tabs = [
            {"id": "people", "label": "People", "count": number(len(plan.people))},
            {"id": "ties", "label": "Ties", "count": number(len(plan.ties))},
            {"id": "knowing", "label": "Who knows whom"},
            {"id": "choosing", "label": "Their criteria"},
            {"id": "covering", "label": "Coverage"},
            {"id": "saying", "label": "What it says"},
            {"id": "reaching", "label": "Ways in"},
            {"id": "supposing", "label": "What if"},
            {"id": "since", "label": "Changes"},
        ]
        panel = getattr(self, active)
        for id, each in self._built.items():
            show(each.widget, id == active)
        if isinstance(panel, PeopleTable | TiesTable):
            panel.refresh(self.map.selected.get("id", ""))
        else:
            panel.refresh()
        self._draw()

    def _draw(self) -> None:
        """Draw the people and their ties, and over them what the panel in view has to show there."""
        panel, portfolio = self._built[self.tabs.active], self.page.portfolio
        drawn, past = (panel.drawn, panel.past) if isinstance(panel, DrawnPanel) else ({}, None)
        plan, day = past or (self.page.plan, self.page.today)
        with self.map.hold_sync():
            self.map.people, self.map.ties = drawn_people(plan, portfolio), drawn_ties(plan, portfolio, day)
            self.map.read_only = past is not None
            self.map.highlight, self.map.ghost = drawn.get("highlight", {}), drawn.get("ghost", {})

    def _on_tab(self, intent: Intent) -> None:
        self.tabs.active = intent["id"]
        self._show_tab()
        if self.tabs.active == "reaching":
            self._reach()

    def _reach(self) -> None:
        """Show the ways to whoever of theirs is selected."""
        if (person_id := self.map.selected.get("id", "")) in self.page.plan.people:
            self.reaching.ask(person_id)

    def _on_menu(self, item: str, id: str) -> None:
        """Open what was asked for about one person."""
        self._on_tab({"id": item})
        if item == "reaching":
            self.reaching.ask(id)
        elif member := one_of(id, MEMBER):
            self.supposing.ask(change="ours", member=member)
        else:
            self.supposing.ask(change="leaves", who=id)

    def _on_map(self, intent: Intent) -> None:
        edit = self.page.edit
        match intent["type"]:
            case "add-person":
                created = edit(add_person, name=intent["name"], x=intent["x"], y=intent["y"]).created
                self.select("person", created or "")
            case "move-people" | "arrange-people":
                edit(move_people, positions=intent["positions"])
            case "link-people":
                step, said = linking(intent["source"], intent["target"], intent["kind"])
                edit(step, **said)
            case "remove":
                self._remove(intent)
            case "add-beside" | "copy-people" | "regroup" | "change-tie" | "rename-person":
                step, said = edit_of(intent)
                created = edit(step, **said).created
                if created:
                    self.select("person", created)
            case "menu":
                self._on_menu(intent["item"], intent["id"])
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
                edit, said = removing(self.page.plan, tie_id)
                self.page.edit(edit, **said)
            case _:
                self.page.edit(remove_from_map, people=people, ties=ties)
        self.select("", "")


def _still_unnamed(plan: AccountPlan, roles: tuple[str, ...]) -> str:
    """Return who stands on the map for such a part already, without a name; empty where nobody does."""
    waiting = (one for one in plan.people.values() if one.presence == "unknown" and roles and {*roles} <= {*one.roles})
    return next((one.id for one in waiting), "")


def _unnamed(roles: tuple[str, ...]) -> str:
    """Name a person of whom only the part they must play is known."""
    return f"The {roles[0]} (name unknown)" if roles else "Somebody new"
