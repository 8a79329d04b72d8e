"""The fifth door: what we will do, for whom and until when, and how we keep in touch (M32, M36, M37)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ipywidgets as w

from kamwidgets.edits import add_action
from kamwidgets.methods import cadence, summarise_actions
from kamwidgets.steps.act.actions import ActionsPanel
from kamwidgets.steps.act.card import ActionCard
from kamwidgets.steps.act.contacts import ContactsPanel
from kamwidgets.steps.act.figures import tiles
from kamwidgets.steps.act.gaps import GapsPanel, known_gaps
from kamwidgets.steps.act.team import TeamPanel
from kamwidgets.steps.act.ways import WaysPanel
from kamwidgets.steps.step import Step, box, show
from kamwidgets.widgets import Blocks, Intent, Tabs

__all__ = ["ActStep"]


class ActStep(Step):
    """Actions, the gaps they close, the rhythm of contact, and tactics to choose from."""

    id = "act"
    name = "Act"
    title = "What we will do"
    sentence = "Turn what is missing into actions with an owner and a date, and keep in touch with those who matter."
    folder = Path(__file__).parent

    def build(self) -> list[w.Widget]:
        """Make the step's widgets, once."""
        page = self.page
        self.figures = Blocks()
        self.tabs = Tabs(label="The action plan", active="actions", on_intent=page.guarded(self._on_tab))
        self.team = TeamPanel(page)
        self.actions = ActionsPanel(page, self.select, self.team.begin)
        self.gaps = GapsPanel(page, self.plan)
        self.contacts = ContactsPanel(page)
        self.ways = WaysPanel(page, self.plan)
        self.card = ActionCard(page)
        self.aside = self.card.widget
        actions = box(self.actions.widget, self.team.widget, self.gaps.grid, look="kam-stack")
        self._panels = {"actions": actions, "contacts": self.contacts.widget, "ways": self.ways.widget}
        return [self.figures, self.tabs, *self._panels.values()]

    def refresh(self) -> None:
        """Show what the plan now says."""
        plan, today, number = self.page.plan, self.page.today, self.page.formats.number
        summary, dues = summarise_actions(plan.actions.values(), today), cadence(plan, today)
        gaps = known_gaps(self.page)
        self.figures.blocks = [{"kind": "tiles", "tiles": tiles(self.page, summary, dues)}]
        self.tabs.tabs = [
            {"id": "actions", "label": "Actions", "count": number(len(plan.actions))},
            {"id": "contacts", "label": "Contact rhythm", "count": number(len(plan.contacts))},
            {"id": "ways", "label": "Ways to build it"},
        ]
        self.actions.refresh(gaps)
        self.team.refresh()
        self.gaps.refresh(gaps, summary)
        self.contacts.refresh(dues)
        self.card.refresh(gaps)
        self.actions.grid.selected = self.card.action_id
        self._show_tab()

    def select(self, action_id: str) -> None:
        """Show an action in its card."""
        self.card.open(action_id)
        self.actions.grid.selected = self.card.action_id

    def plan(self, wanted: Mapping[str, Any]) -> None:
        """Plan an action and open it; where one that is under way closes the same gap, open that.

        Parameters
        ----------
        wanted : mapping of str to object
            ``title``, and as known ``closes`` (a gap), ``person_ids`` and ``note``.
        """
        plan, closes = self.page.plan, wanted.get("closes", "")
        closing = summarise_actions(plan.actions.values(), self.page.today).closing.get(closes, ())
        action_id = next(iter(closing), "")
        if not action_id:
            people = tuple(id for id in wanted.get("person_ids", ()) if id in plan.people)
            said = {"title": wanted["title"], "closes": closes, "note": wanted.get("note", "")}
            action_id = self.page.edit(add_action, person_ids=people, **said).created or ""
        self._open_tab("actions")
        self.select(action_id)
        self.page.host.reveal_card()

    def focus(self, target: Mapping[str, Any]) -> None:
        """Open the action or contact a finding is about, or begin the one that is missing."""
        if target.get("place") == "action":
            self._open_tab("actions")
            if "action_id" in target:
                self.select(target["action_id"])
            elif "title" in target:
                self.plan(target)
            else:
                self.actions.begin()
        elif target.get("place") == "contact":
            self._open_tab("contacts")
            if "contact_id" in target:
                self.contacts.grid.selected = target["contact_id"]
            else:
                self.contacts.begin(target.get("person_id", ""))

    def _on_tab(self, intent: Intent) -> None:
        self._open_tab(intent["id"])

    def _open_tab(self, name: str) -> None:
        self.tabs.active = name
        self._show_tab()

    def _show_tab(self) -> None:
        if self.tabs.active == "ways":
            self.ways.open()
        for name, panel in self._panels.items():
            show(panel, name == self.tabs.active)
