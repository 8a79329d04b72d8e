"""A target for a product that this customer never bought (M22)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.methods import TargetTable
from kamwidgets.model import UserError
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.targets.entering import TargetEntries
from kamwidgets.widgets import Form, Intent

__all__ = ["AddProduct"]

MOST = 1_000
"""Above so many products nobody looks through a list: the product's number is typed."""


class AddProduct:
    """A form that opens when somebody asks for it.

    Parameters
    ----------
    page : Page
    entries : TargetEntries
        Takes what is typed.
    select : callable
        Called with product and year of the target that was added.
    """

    def __init__(self, page: Page, entries: TargetEntries, *, select: Callable[[str, str], None]) -> None:
        self.page, self._entries, self._select = page, entries, select
        self.form = Form(
            legend="A target for a product not bought so far",
            submit="Set the target",
            cancel="Not now",
            on_intent=page.guarded(self._on_form),
        )
        self.widget = box(self.form, look="kam-card")
        self.close()

    def open(self, year: str) -> None:
        """Begin, with the year that is in view."""
        self.form.reset({"year": year})
        show(self.widget, True)

    def close(self) -> None:
        """Put the form away."""
        show(self.widget, False)

    def refresh(self, table: TargetTable) -> None:
        """Offer every product that is not in the table."""
        names = self.page.reading.figures.products
        left = {product: name for product, name in names.items() if product not in table.history.index}
        product: dict[str, Any] = {"name": "product", "label": "Product", "required": True, "width": "short"}
        if len(left) > MOST:
            product |= {"label": "Product number"}
        else:
            offered = sorted(left.items(), key=lambda item: item[1].casefold())
            product |= {"kind": "choice", "options": [{"value": id, "label": name} for id, name in offered]}
        years = [{"value": str(year), "label": str(year)} for year in table.targets]
        currency = self.page.portfolio.settings.currency
        self.form.fields = [
            product,
            {"name": "year", "label": "Year", "kind": "choice", "options": years, "required": True, "width": "short"},
            {"name": "revenue", "label": f"Target in {currency}", "kind": "number", "required": True},
        ]
        self.form.disabled = "" if left else "Every product is in the table already."

    def _on_form(self, intent: Intent) -> None:
        if intent["type"] == "cancel":
            self.close()
            return
        said = intent["values"]
        product, year = said["product"].strip(), said["year"]
        if product not in self.page.reading.figures.products:
            self.form.errors = {"product": "There is no product of this number."}
            return
        try:
            self._entries.enter(product, year, "revenue", said["revenue"])
        except (UserError, ValueError) as error:
            self.form.errors = {"revenue": str(error)}
            return
        self.form.reset()
        self.close()
        self._select(product, year)
