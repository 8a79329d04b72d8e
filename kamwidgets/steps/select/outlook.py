"""What the open account can spend in three years, and where it is expected to stand then, each with its reason (M7)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from kamwidgets.edits import expect, remove_outlook, remove_spend, set_spend
from kamwidgets.facts import parse_number
from kamwidgets.findings import spend_of
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Form, Intent

__all__ = ["OutlookPanel"]

EXPECTED: list[dict[str, Any]] = [
    {
        "name": "attractiveness",
        "label": "Attractiveness then",
        "kind": "number",
        "width": "half",
        "hint": "0 to 100, as the score. Empty: as today.",
    },
    {
        "name": "strength",
        "label": "Our strength then",
        "kind": "number",
        "width": "half",
        "hint": "−10 to 10 points. Empty: as today.",
    },
    {"name": "reason", "label": "Because", "kind": "area", "hint": "What changes, with them or with us."},
]


class OutlookPanel:
    """Two forms; what is emptied is unknown again."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.spend = Form(
            legend="Spend over three years",
            submit="Save the spend",
            on_intent=page.guarded(lambda intent: self._on_form(self.spend, intent, self._save_spend)),
        )
        self.expected = Form(
            legend="Outlook in three years",
            fields=EXPECTED,
            submit="Save the outlook",
            on_intent=page.guarded(lambda intent: self._on_form(self.expected, intent, self._save_outlook)),
        )
        self.widget = box(box(self.spend), box(self.expected), look="kam-columns")

    def open(self) -> None:
        """Begin with another account."""
        self.spend.fields = self._spend_fields()
        self.spend.reset(self._spend_values())
        self.expected.reset(self._expected_values())

    def refresh(self) -> None:
        """Show what is saved."""
        with self.spend.hold_sync():
            self.spend.fields, self.spend.values = self._spend_fields(), self._spend_values()
        self.expected.values = self._expected_values()

    def _spend_fields(self) -> list[dict[str, Any]]:
        currency, reading = self.page.formats.currency, self.page.reading
        hint = "What they can buy in our categories, from all suppliers."
        if self.page.plan.spend is None:
            amount, source = spend_of(self.page.plan, reading.category_spend)
            if not math.isnan(amount):
                hint += f" Until somebody says so: {reading.formats.money(amount)}, {source}."
        return [
            {"name": "amount", "label": f"Amount, {currency}", "kind": "number", "width": "half", "hint": hint},
            {
                "name": "source",
                "label": "How we know",
                "kind": "area",
                "hint": "Their plan, a named project, who said so.",
            },
        ]

    def _spend_values(self) -> dict[str, str]:
        spend, entered = self.page.plan.spend, self.page.formats.entered
        return {"amount": entered(spend.amount if spend else None), "source": spend.source if spend else ""}

    def _expected_values(self) -> dict[str, str]:
        outlook, entered = self.page.plan.outlook, self.page.formats.entered
        share = outlook.attractiveness if outlook else None
        return {
            "attractiveness": entered(None if share is None else round(100 * share, 2)),
            "strength": entered(outlook.strength if outlook else None),
            "reason": outlook.reason if outlook else "",
        }

    def _on_form(self, form: Form, intent: Intent, save: Callable[[Mapping[str, str]], None]) -> None:
        values = {name: str(value).strip() for name, value in intent["values"].items()}
        try:
            save(values)
        except _FieldError as error:
            form.errors = {error.field: str(error)}
        else:
            form.reset(self._spend_values() if form is self.spend else self._expected_values())

    def _save_spend(self, values: Mapping[str, str]) -> None:
        amount = self._read(values, "amount")
        if amount is not None:
            self._try("source" if amount >= 0 else "amount", set_spend, amount=amount, source=values["source"])
        elif self.page.plan.spend is not None:
            self._try("amount", remove_spend)
        else:
            raise _FieldError("amount", "Write an amount, and how you know.")

    def _save_outlook(self, values: Mapping[str, str]) -> None:
        percent, strength = self._read(values, "attractiveness"), self._read(values, "strength")
        if percent is None and strength is None and self.page.plan.outlook is not None:
            self._try("reason", remove_outlook)
            return
        share = None if percent is None else percent / 100
        field = "attractiveness" if percent is None and strength is None else "reason"
        self._try(field, expect, attractiveness=share, strength=strength, reason=values["reason"])

    def _read(self, values: Mapping[str, str], field: str) -> float | None:
        try:
            return parse_number(values[field], self.page.formats.locale) if values[field] else None
        except ValueError as error:
            raise _FieldError(field, str(error)) from error

    def _try(self, field: str, edit: Any, **arguments: Any) -> None:
        try:
            self.page.edit(edit, **arguments)
        except ValueError as error:
            raise _FieldError(field, str(error)) from error


class _FieldError(ValueError):
    """What is wrong with a field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
