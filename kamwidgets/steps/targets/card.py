"""The card of the target that is selected: how much, how far agreed, with whom and since when (M20, M24)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.methods import TargetTable
from kamwidgets.model import Target, UserError, target_id
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.targets.entering import TargetEntries
from kamwidgets.steps.targets.figures import product_name
from kamwidgets.steps.words import options
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["TargetCard"]

YEAR = {"name": "year", "label": "Year", "kind": "choice", "buttons": True, "width": "full", "leads": True}
STATUS = {
    "name": "status",
    "label": "How far it is agreed",
    "kind": "choice",
    "buttons": True,
    "options": options("target-status"),
    "width": "full",
}
WITH_WHOM = {"name": "with_whom", "label": "With whom", "width": "full"}
AGREED_ON = {"name": "agreed_on", "label": "Agreed on", "kind": "date", "width": "full"}


class TargetCard:
    """A form that saves field by field.

    Parameters
    ----------
    page : Page
    entries : TargetEntries
        Takes what is typed.
    select : callable
        Called with product and year when another year is chosen, and with nothing to close the card.
    """

    def __init__(self, page: Page, entries: TargetEntries, *, select: Callable[[str, str], None]) -> None:
        self.page, self._entries, self._select = page, entries, select
        self.product_id = self.year = ""
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        self.source = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.form, self.source, self.buttons, look="kam-card kam-target-card")

    def open(self, product_id: str, year: str) -> None:
        """Show a product's target in a year, or nothing."""
        if (product_id, year) != (self.product_id, self.year):
            self.product_id, self.year = product_id, year
            self.form.reset()

    def refresh(self, table: TargetTable) -> None:
        """Show the target as it is saved; close when the product has left the table."""
        there = self.product_id in table.history.index
        show(self.widget, there)
        if not there:
            return
        target = self.page.plan.targets.get(target_id(self.product_id, self.year))
        with self.form.hold_sync():
            self.form.legend = product_name(self.page, self.product_id)
            self.form.fields = self._fields(table, target)
            self.form.values = self._values(target)
        self.source.blocks = [{"kind": "definition", "pairs": self._pairs(table, target)}]
        remove = [{"id": "remove", "label": "Remove the target"}] if target else []
        self.buttons.buttons = [{"id": "close", "label": "Close"}, *remove]

    def _fields(self, table: TargetTable, target: Target | None) -> list[dict[str, Any]]:
        years = [{"value": str(year), "label": str(year)} for year in table.targets]
        currency = self.page.portfolio.settings.currency
        fields: list[dict[str, Any]] = [
            {**YEAR, "options": years},
            {"name": "revenue", "label": f"Target in {currency}", "kind": "number", "width": "full"},
        ]
        if target is None:
            return fields
        return [*fields, STATUS, WITH_WHOM, *([AGREED_ON] if target.status == "agreed" else [])]

    def _values(self, target: Target | None) -> dict[str, Any]:
        if target is None:
            return {"year": self.year}
        amount = target.revenue
        return {
            "year": self.year,
            "revenue": self.page.formats.number(amount, 0 if amount == round(amount) else 2),
            "status": target.status,
            "with_whom": target.with_whom,
            "agreed_on": target.agreed_on.isoformat() if target.agreed_on else "",
        }

    def _pairs(self, table: TargetTable, target: Target | None) -> list[dict[str, str]]:
        """Say what the target is compared with: now, and when it was set."""
        formats = self.page.formats
        pairs: list[dict[str, str]] = []
        if table.base:
            last = formats.money(float(table.last[self.product_id]))
            version = self.page.facts.version
            pairs.append({"label": f"Turnover {table.base}", "value": last, "note": f"Facts version {version}"})
        if target and target.last_revenue is not None:
            note = f"Facts version {target.facts_version}" if target.facts_version else "Last whole year at that time"
            pairs.append({"label": "When it was set", "value": formats.money(target.last_revenue), "note": note})
        return pairs

    def _on_form(self, intent: Intent) -> None:
        name, value = intent["name"], intent["value"]
        if name == "year":
            self._select(self.product_id, value)
            return
        try:
            self._entries.enter(self.product_id, self.year, name, value)
        except (UserError, ValueError) as error:
            self.form.errors = {**self.form.errors, name: str(error)}
        else:
            self.form.errors = {field: error for field, error in self.form.errors.items() if field != "status"}

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "remove":
            edit, arguments = self._entries.removal(self.page.plan, self.product_id, self.year)
            self.page.edit(edit, **arguments)
        else:
            self._select("", "")
