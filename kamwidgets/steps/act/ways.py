"""Five ways to build the relationship, and their tactics: what each is, costs, and when it backfires (M32)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kamwidgets.catalogue import Tactic, load
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Intent, Tabs

__all__ = ["WaysPanel"]

Make = Callable[[Mapping[str, Any]], None]
"""Plans an action with these fields."""


class TacticCard:
    """One tactic, and the button that plans it."""

    def __init__(self, page: Page, make: Make) -> None:
        self._make = make
        self._tactic: Tactic | None = None
        self.said = Blocks()
        plan = {"id": "plan", "label": "Plan this"}
        self.buttons = Buttons(buttons=[plan], on_intent=page.guarded(self._on_button))
        self.widget = box(self.said, self.buttons, look="kam-card")

    def show(self, tactic: Tactic | None) -> None:
        """Show a tactic, or nothing."""
        self._tactic = tactic
        show(self.widget, tactic is not None)
        if tactic is None:
            return
        pairs = [
            {"label": "What it is for", "value": tactic.purpose},
            {"label": "What it costs", "value": tactic.cost},
            {"label": "When it backfires", "value": tactic.backfires},
        ]
        head = {"kind": "text", "title": tactic.title, "text": tactic.meaning}
        self.said.blocks = [head, {"kind": "definition", "pairs": pairs}]

    def _on_button(self, _intent: Intent) -> None:
        if self._tactic is not None:
            self._make({"title": self._tactic.title, "note": self._tactic.meaning})


class WaysPanel:
    """The five ways behind tabs; one set of cards shows the tactics of whichever is open."""

    def __init__(self, page: Page, make: Make) -> None:
        self.page, self._make = page, make
        ways = load().ways
        self.tabs = Tabs(
            label="Ways to build the relationship",
            tabs=[{"id": way.id, "label": way.title, "count": str(len(load().tactics[way.id]))} for way in ways],
            active=ways[0].id,
            on_intent=page.guarded(self._on_tab),
        )
        self.meaning = Blocks()
        self.cards: list[TacticCard] = []
        self._shelf = box(look="kam-columns")
        self.widget = box(self.tabs, self.meaning, self._shelf, look="kam-stack")

    def open(self) -> None:
        """Show the tactics. The cards are made when somebody first looks, so that the step opens without them."""
        if not self.cards:
            most = max(map(len, load().tactics.values()))
            self.cards = [TacticCard(self.page, self._make) for _ in range(most)]
            self._shelf.children = [card.widget for card in self.cards]
        way = next(way for way in load().ways if way.id == self.tabs.active)
        self.meaning.blocks = [{"kind": "text", "text": way.meaning}]
        tactics = load().tactics[way.id]
        for at, card in enumerate(self.cards):
            card.show(tactics[at] if at < len(tactics) else None)

    def _on_tab(self, intent: Intent) -> None:
        self.tabs.active = intent["id"]
        self.open()
