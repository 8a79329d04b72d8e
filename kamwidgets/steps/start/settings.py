"""How this company counts, as a form that saves field by field."""

from __future__ import annotations

from kamwidgets.edits import Refused, change_settings
from kamwidgets.facts import parse_integer
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Form, Intent

__all__ = ["LOCALES", "MONTHS", "SettingsPanel"]

LOCALES = [
    {"value": "en_GB", "label": "English (UK): 1,234.50 and 21 Nov 2026"},
    {"value": "en_US", "label": "English (US): 1,234.50 and Nov 21, 2026"},
    {"value": "de_DE", "label": "Deutsch: 1.234,50 und 21. Nov. 2026"},
    {"value": "fr_FR", "label": "Français : 1 234,50 et 21 nov. 2026"},
    {"value": "es_ES", "label": "Español: 1.234,50 y 21 nov 2026"},
    {"value": "it_IT", "label": "Italiano: 1.234,50 e 21 nov 2026"},
    {"value": "nl_NL", "label": "Nederlands: 1.234,50 en 21 nov 2026"},
]

MONTHS = [
    {"value": str(number), "label": name}
    for number, name in enumerate(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        start=1,
    )
]

FIELDS = [
    {"name": "company", "label": "Company", "width": "half"},
    {
        "name": "locale",
        "label": "How numbers and dates are written",
        "kind": "choice",
        "options": LOCALES,
        "width": "half",
    },
    {
        "name": "fiscal_year_start",
        "label": "The fiscal year begins in",
        "kind": "choice",
        "options": MONTHS,
        "width": "short",
    },
    {
        "name": "capacity",
        "label": "Key accounts we can serve",
        "kind": "number",
        "width": "short",
        "hint": "What the named managers have time for.",
    },
    {
        "name": "as_of",
        "label": "Facts are read as of",
        "kind": "date",
        "width": "short",
        "hint": "Empty takes the last date in the facts.",
    },
]


class SettingsPanel:
    """The workspace's settings."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = Form(legend="Settings", fields=FIELDS, live=True, on_intent=page.guarded(self._on_form))
        self.widget = box(self.form, look="kam-card")

    def refresh(self) -> None:
        """Show what is saved."""
        settings = self.page.portfolio.settings
        self.form.values = {
            "company": settings.company,
            "locale": settings.locale,
            "fiscal_year_start": str(settings.fiscal_year_start),
            "capacity": str(settings.capacity),
            "as_of": settings.as_of.isoformat() if settings.as_of else "",
        }

    def _on_form(self, intent: Intent) -> None:
        name, text = intent["name"], intent["value"]
        try:
            self.page.edit(change_settings, **{name: self._read(name, text)})
        except (Refused, ValueError) as error:
            self.form.errors = {**self.form.errors, name: str(error)}

    def _read(self, name: str, text: str) -> str | int | None:
        if name == "as_of":
            return text or None
        if name in ("capacity", "fiscal_year_start"):
            return parse_integer(text, self.page.portfolio.settings.locale)
        return text
