"""The third step: turnover targets by product and year, agreed with the customer (M20-M24)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ipywidgets as w

from kamwidgets.charts import target_bars, target_title, target_waterfall
from kamwidgets.methods import TargetTable
from kamwidgets.steps.picture import Picture
from kamwidgets.steps.step import Step, box, show
from kamwidgets.steps.targets.adding import AddProduct
from kamwidgets.steps.targets.card import TargetCard
from kamwidgets.steps.targets.entering import TargetEntries
from kamwidgets.steps.targets.figures import tiles
from kamwidgets.steps.targets.table import TargetsGrid
from kamwidgets.widgets import Blocks, Buttons, Intent, Tabs

__all__ = ["TargetsStep"]

NO_PRODUCTS = {
    "kind": "empty",
    "sentence": "There are no products in this workspace yet.",
    "hint": "Bring your products and orders in first: targets are set product by product, beside what was bought.",
}


class TargetsStep(Step):
    """What each product brought, and what it shall bring."""

    id = "targets"
    name = "Targets"
    title = "What we aim for"
    sentence = "What each product brought, what it shall bring, and what the customer agreed to."
    folder = Path(__file__).parent

    def build(self) -> list[w.Widget]:
        """Make the step's widgets, once."""
        guarded = self.page.guarded
        self.account_id = self.product_id = self.year = ""
        self.tiles = Blocks()
        self.years = Tabs(label="Year in view", on_intent=guarded(self._on_year))
        self.picture = Picture()
        self.pictured = box(self.years, self.picture.widget, look="kam-card")
        self.entries = TargetEntries(self.page)
        self.table = TargetsGrid(self.page, self.entries, select=self.select, add=self._add)
        self.adding = AddProduct(self.page, self.entries, select=self.select)
        self.card = TargetCard(self.page, self.entries, select=self.select)
        self.aside = self.card.widget
        self.lead = self._lead()
        self.work = box(self.tiles, self.pictured, self.table.widget, self.adding.widget, look="kam-step-body")
        return [self.lead, self.work]

    def refresh(self) -> None:
        """Show what facts and plan now say."""
        self._follow_account()
        table = self._read()
        years = [str(year) for year in table.targets]
        if self.year not in years:
            self.year = next((year for year in years if table.targets[year].notna().any()), years[0])
        lacking = table.history.empty and not self.page.reading.figures.products
        show(self.lead, lacking)
        show(self.work, not lacking)
        version = self.page.facts.version
        coming = self.page.reading.target_years
        self.tiles.blocks = [{"kind": "tiles", "tiles": tiles(table, coming, self.page.formats, version)}]
        self.adding.refresh(table)
        self._show(table)

    def select(self, product_id: str, year: str) -> None:
        """Show one product's target in the card; the year in view stays where none is named."""
        self.product_id = product_id
        self.year = year or self.year
        self._show(self._read())

    def focus(self, target: Mapping[str, Any]) -> None:
        """Open the target a finding is about, or where one can be set."""
        if target.get("place") != "target":
            return
        table = self._read()
        product_id, _, period = str(target.get("target_id", "")).rpartition("@")
        product_id = product_id or str(target.get("product_id", "")) or next(map(str, table.history.index), "")
        year = (period or str(target.get("period", "")))[:4]
        if not product_id:
            self._add()
        self.select(product_id, year if year in table.targets else "")

    def _read(self) -> TargetTable:
        return self.page.reading.targets(self.page.account_id)

    def _follow_account(self) -> None:
        """Let go of what was selected and half entered when another account is opened."""
        if self.account_id == self.page.account_id:
            return
        self.account_id, self.product_id, self.year = self.page.account_id, "", ""
        self.entries.forget()
        self.table.forget()
        self.adding.close()

    def _show(self, table: TargetTable) -> None:
        """Bring picture, table and card in line with what is selected."""
        number = self.page.formats.number
        counts = {str(year): number(int(table.targets[year].notna().sum())) for year in table.targets}
        with self.years.hold_sync():
            self.years.tabs = [{"id": year, "label": year, "count": count} for year, count in counts.items()]
            self.years.active = self.year
        self._draw(table)
        self.table.refresh(table, self.product_id)
        self.card.open(self.product_id, self.year)
        self.card.refresh(table)

    def _draw(self, table: TargetTable) -> None:
        """Draw how the year's targets come about; before there are any, what the last years brought."""
        aimed = bool(table.targets[self.year].notna().any())
        show(self.pictured, aimed or not table.history.empty)
        draw = target_waterfall if aimed else target_bars
        names, formats = self.page.reading.figures.products, self.page.formats
        if aimed or not table.history.empty:
            drawn = draw(table, names, self.year, formats=formats)
            self.picture.show(drawn, target_title(table, self.year, formats))

    def _lead(self) -> w.VBox:
        """Lead to Start where there is nothing to set targets for."""
        go = [{"id": "start", "label": "Go to Start", "primary": True}]
        pressed = self.page.guarded(lambda _intent: self.page.host.go("start"))
        return box(Blocks(blocks=[NO_PRODUCTS]), Buttons(buttons=go, on_intent=pressed))

    def _add(self) -> None:
        self.adding.open(self.year)

    def _on_year(self, intent: Intent) -> None:
        self.select(self.product_id, intent["id"])
