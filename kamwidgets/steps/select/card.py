"""The card of the account that is open: how it stands, its score, its gates and the decision."""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any, Protocol, TypeVar

import ipywidgets as w

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.decision import DecisionPanel
from kamwidgets.steps.select.gates import GatesPanel
from kamwidgets.steps.select.known import KnownPanel
from kamwidgets.steps.select.panels import stand_in
from kamwidgets.steps.select.ranking import gates_in_words
from kamwidgets.steps.select.rating import RatingPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Intent, Tabs

__all__ = ["AccountCard"]


PANELS = {"decision": "decision", "gates": "gates", "score": "rating", "facts": "known"}
"""What stands behind each tab."""


class _Panel(Protocol):
    widget: w.VBox

    def open(self) -> None: ...
    def refresh(self) -> None: ...


P = TypeVar("P", bound=_Panel)


class AccountCard:
    """What is known of one account in a few lines, and panels behind tabs, each made when it is first looked at."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._account_id = ""
        self.head = Blocks()
        self._panels: dict[str, _Panel] = {}
        self.tabs = Tabs(
            label="About this account",
            tabs=[
                {"id": "decision", "label": "Decision"},
                {"id": "gates", "label": "Gates"},
                {"id": "score", "label": "Score"},
                {"id": "facts", "label": "Facts"},
            ],
            on_intent=page.guarded(self._on_tab),
        )
        self.widget = box(self.head, self.tabs, look="kam-card kam-account-card")
        self.show_tab("decision")

    @cached_property
    def decision(self) -> DecisionPanel:
        """What was decided about the account, and why."""
        return self._begun("decision", DecisionPanel(self.page))

    @cached_property
    def gates(self) -> GatesPanel:
        """Whether it can be a key account at all."""
        return self._begun("gates", GatesPanel(self.page))

    @cached_property
    def rating(self) -> RatingPanel:
        """Its score taken apart, and its ratings."""
        return self._begun("score", RatingPanel(self.page))

    @cached_property
    def known(self) -> KnownPanel:
        """What facts say of it, and what is corrected."""
        return self._begun("facts", KnownPanel(self.page))

    def _begun(self, tab: str, panel: P) -> P:
        """Let a panel begin with the open account."""
        self._panels[tab] = panel
        if self._account_id:
            panel.open()
            panel.refresh()
        return panel

    def refresh(self) -> None:
        """Show the open account as it is saved; nothing where none is open."""
        account = self.page.account_id
        show(self.widget, bool(account))
        if not account:
            return
        if account != self._account_id:
            self._account_id = account
            for panel in self._panels.values():
                panel.open()
        self.head.blocks = [{"kind": "definition", "title": self.page.account_name, "pairs": self._pairs()}]
        for name, panel in self._panels.items():
            if name != "facts" or name == self.tabs.active:  # all facts take their time
                panel.refresh()

    def show_tab(self, name: str) -> None:
        """Open one of the panels: decision, gates, score or facts."""
        self.tabs.active = name
        known = name in self._panels
        panel: _Panel = getattr(self, PANELS[name])
        if name == "facts" and known and self.page.account_id:
            panel.refresh()
        stand_in(self.widget, panel.widget, beneath=2)

    def _on_tab(self, intent: Intent) -> None:
        self.show_tab(intent["id"])

    def _pairs(self) -> list[dict[str, Any]]:
        page, formats = self.page, self.page.formats
        facts, scores, account = page.reading.accounts, page.reading.scores, page.account_id
        pairs = [{"label": "Gates", "value": gates_in_words(page.plan)}]
        if scores is not None and account in scores.score.index:
            score, known = float(scores.score[account]), formats.share(float(scores.known[account]))
            value = "not scored" if math.isnan(score) else f"{formats.number(100 * score)} of 100"
            pairs.insert(0, {"label": "Score", "value": value, "note": f"{known} of the weight known"})
        if out := page.reading.first_cut.why(account, formats) if account not in page.reading.short_list else "":
            pairs.insert(0, {"label": "Short list", "value": "✕ Not on it", "note": out})
        if account in facts.index:
            growth = float(facts["growth"].loc[account])
            change = "" if math.isnan(growth) else f", {formats.share(growth, signed=True)}"
            turnover = formats.money(float(facts["revenue"].loc[account]))
            pairs.insert(0, {"label": "Turnover", "value": turnover, "note": f"12 months{change}"})
        return pairs
