"""The second door: which customers deserve key account treatment, decided with reasons (M1, M3, M4, M6)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

import ipywidgets as w

from kamwidgets.steps.select import picture
from kamwidgets.steps.select.card import AccountCard
from kamwidgets.steps.select.criteria import CriteriaPanel
from kamwidgets.steps.select.deciding import DecidingPanel
from kamwidgets.steps.select.dependence import DependencePanel
from kamwidgets.steps.select.longlist import LonglistPanel
from kamwidgets.steps.select.panels import Panel
from kamwidgets.steps.select.portfolio import PortfolioPanel
from kamwidgets.steps.select.ranking import RankingPanel
from kamwidgets.steps.select.sureness import SurenessPanel
from kamwidgets.steps.step import Step, box, is_shown, show
from kamwidgets.widgets import Blocks, Buttons, Intent, Tabs

__all__ = ["SelectStep"]

TABS = {
    "dependence": "Dependence",
    "longlist": "Long list",
    "criteria": "Criteria",
    "ranking": "Ranking",
    "sureness": "How sure",
    "portfolio": "Portfolio",
    "deciding": "Decide",
}
"""The tabs, each with a panel of its name."""

PLACES = {"decision": "decision", "gates": "gates", "ratings": "score", "facts": "facts"}
"""Which tab of the card shows the place of a finding."""

NOTHING = {
    "kind": "empty",
    "sentence": "There is no turnover to compare yet.",
    "hint": "Bring customers and their orders in on Start: then this page shows who brings how much.",
}


P = TypeVar("P", bound=Panel)


class SelectStep(Step):
    """The concentration of turnover, the ranking, the criteria, and a card for the account that is open."""

    id = "select"
    name = "Select"
    title = "Which customers are key accounts"
    sentence = "See on whom turnover rests, compare customers, and decide with a reason."
    folder = Path(__file__).parent
    needs_account = False

    def build(self) -> list[w.Widget]:
        """Make what stands on every tab; a tab's panel is made when somebody first looks at it."""
        page = self.page
        self.concentration = Blocks()
        go = page.guarded(lambda _intent: page.host.go("start"))
        button = {"id": "start", "label": "Go to Start", "primary": True}
        self.onwards = Buttons(buttons=[button], on_intent=go)
        self.nothing = box(Blocks(blocks=[NOTHING]), self.onwards, look="kam-stack")
        self.tabs = Tabs(label="Accounts and criteria", active="ranking", on_intent=page.guarded(self._on_tab))
        self.place = box()
        self.card = AccountCard(page)
        self.aside = self.card.widget
        return [self.tabs, self.nothing, self.concentration, self.place]

    @cached_property
    def dependence(self) -> DependencePanel:
        """On whom turnover hangs."""
        return self._placed(DependencePanel(self.page, self._open))

    @cached_property
    def longlist(self) -> LonglistPanel:
        """Everybody, and who is on the short list."""
        return self._placed(LonglistPanel(self.page, self._open))

    @cached_property
    def ranking(self) -> RankingPanel:
        """Accounts by score."""
        return self._placed(RankingPanel(self.page, self._open))

    @cached_property
    def criteria(self) -> CriteriaPanel:
        """What accounts are compared by."""
        return self._placed(CriteriaPanel(self.page))

    @cached_property
    def portfolio(self) -> PortfolioPanel:
        """Accounts by attractiveness and our strength."""
        return self._placed(PortfolioPanel(self.page, self._open))

    @cached_property
    def sureness(self) -> SurenessPanel:
        """Whose place hangs on the weights."""
        in_view = partial(self._in_view, "sureness")
        return self._placed(SurenessPanel(self.page, self._open, in_view))

    @cached_property
    def deciding(self) -> DecidingPanel:
        """The best set within the hours there are."""
        return self._placed(DecidingPanel(self.page, self._open))

    def _placed(self, panel: P) -> P:
        self.place.children = (*self.place.children, panel.widget)
        return panel

    def refresh(self) -> None:
        """Show what the documents and facts now say, on the tab in view."""
        self.card.refresh()
        self._show_tab()

    def focus(self, target: Mapping[str, Any]) -> None:
        """Show the place a finding leads to."""
        place = target.get("place")
        if place in PLACES:
            self.card.show_tab(PLACES[place])
        elif place in ("criteria", "accounts"):
            self.tabs.active = "criteria" if place == "criteria" else "ranking"
            self._show_tab()
        elif place == "standing":
            self.tabs.active = "portfolio"
            self.portfolio.show_tab("standing")
            self._show_tab()
        elif self.tabs.active == "sureness":
            self.sureness.catch_up()

    def _in_view(self, tab: str) -> bool:
        return is_shown(self.widget) and self.tabs.active == tab

    def _open(self, account_id: str) -> None:
        """Open an account, here and in the steps that follow."""
        self.page.host.go("select", account_id)
        self.page.host.reveal_card()

    def _on_tab(self, intent: Intent) -> None:
        self.tabs.active = intent["id"]
        self._show_tab()

    def _show_tab(self) -> None:
        active, reading = self.tabs.active, self.page.reading
        self.tabs.tabs = [{"id": id, "label": label} | self._count(id) for id, label in TABS.items()]
        known = reading.concentration is not None
        empty = not known and (active == "dependence" or (active == "ranking" and not reading.short_list))
        show(self.nothing, empty)
        show(self.concentration, known and active == "ranking")
        if reading.concentration is not None:
            said = picture.title(reading, reading.concentration)
            self.concentration.blocks = [{"kind": "text", "text": f"{said}: see “Dependence”."}]
        panel: Panel = getattr(self, active)
        for widget in self.place.children:
            show(widget, widget is panel.widget and not empty)
        if not empty:
            panel.refresh()

    def _count(self, tab: str) -> dict[str, str]:
        reading = self.page.reading
        counted = {"longlist": reading.accounts, "criteria": reading.portfolio.criteria, "ranking": reading.short_list}
        return {"count": reading.formats.number(len(counted[tab]))} if tab in counted else {}
