"""Rating a criterion by oneself, unseen by the others until all ratings are opened at once (M4)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused
from kamwidgets.facts import parse_number
from kamwidgets.methods.words import count
from kamwidgets.model import Opinion
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["SealedPanel"]

FIELDS: list[dict[str, Any]] = [
    {"name": "value", "label": "Value", "kind": "number", "required": True, "width": "full"},
    {"name": "evidence", "label": "What it rests on", "kind": "area"},
]

HOW = "Rate by yourselves first: nobody sees what another one rated until you open the ratings together."


class SealedPanel:
    """One criterion's sealed ratings: one's own, how many there are, and the spread once they are opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._criterion_id = ""
        self._asking = ""
        self.said = Blocks()
        self.form = Form(fields=FIELDS, submit="Seal", cancel="Leave it", on_intent=page.guarded(self._on_form))
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.said, self.form, self.buttons, look="kam-stack kam-sealed")

    def open(self, criterion_id: str) -> None:
        """Begin with a criterion."""
        self._criterion_id, self._asking = criterion_id, ""
        self.form.reset()

    def refresh(self) -> None:
        """Show who has rated, as far as it may be seen."""
        sealed = self.page.session.sealed(self.page.account_id)
        mine = sealed.mine.get(self._criterion_id)
        self.said.blocks = [self._opened(), *self._waiting(mine, sealed.rated.get(self._criterion_id, 0))]
        show(self.form, self._asking == "rate")
        total = sum(sealed.rated.values())
        if self._asking == "open" and total:
            question = f"Open {count(total, 'sealed rating')} of this account, by {_people(sealed.people)}? "
            text = question + "Then everybody sees who rated what, and it cannot be undone."
            self.said.blocks = [{"kind": "text", "title": "Open the ratings", "text": text}]
            self.buttons.buttons = [
                {"id": "open", "label": "Open them", "primary": True},
                {"id": "leave", "label": "Not yet"},
            ]
            return
        again = [{"id": "rate", "label": "Rate sealed again" if mine else "Rate sealed"}] if not self._asking else []
        self.buttons.buttons = [*again, {"id": "ask", "label": "Open the ratings"}] if total else again

    def _opened(self) -> dict[str, Any]:
        """Show what was opened on this criterion: from the least to the most, who said what, and the agreed value."""
        plan = self.page.plan
        opinions = [each for each in plan.opinions.values() if each.criterion_id == self._criterion_id]
        title = "Sealed ratings"
        if not opinions:
            return {"kind": "text", "title": title, "text": HOW}
        agreed = plan.ratings.get(self._criterion_id)
        low, high = (self._number(bound(each.value for each in opinions)) for bound in (min, max))
        spread = {
            "label": "Rated",
            "value": f"{low} to {high}" if low != high else low,
            "note": _people(len(opinions)),
        }
        settled = {"label": "Agreed", "value": self._number(agreed.value) if agreed else "not yet"}
        by = sorted(opinions, key=lambda each: (each.value, each.by))
        told = [{"label": each.by, "value": self._number(each.value), "note": each.evidence} for each in by]
        return {"kind": "definition", "title": title, "pairs": [spread, settled, *told]}

    def _waiting(self, mine: Opinion | None, rated: int) -> list[dict[str, Any]]:
        if not rated:
            return []
        own = f" You rated {self._number(mine.value)}." if mine else ""
        have = "has" if rated == 1 else "have"
        return [{"kind": "text", "text": f"{_people(rated)} {have} rated this, sealed.{own}"}]

    def _number(self, value: float) -> str:
        return self.page.formats.number(value, 0 if value.is_integer() else 2)

    def _on_button(self, intent: Intent) -> None:
        match intent["id"]:
            case "open":
                self._asking = ""
                self.page.session.open_sealed(self.page.account_id)
                return
            case "rate":
                self._asking = "rate"
                self.form.reset()
            case "ask":
                self._asking = "open"
            case _:
                self._asking = ""
        self.refresh()

    def _on_form(self, intent: Intent) -> None:
        if intent["type"] == "cancel":
            self._asking = ""
            self.refresh()
            return
        values = intent["values"]
        try:
            value = parse_number(values.get("value", ""), self.page.portfolio.settings.locale)
        except ValueError as error:
            self.form.errors = {"value": str(error)}
            return
        self._asking = ""
        try:
            evidence = values.get("evidence", "")
            self.page.session.rate_sealed(self.page.account_id, self._criterion_id, value, evidence)
        except Refused as refused:
            self._asking = "rate"
            self.form.errors = {"evidence": str(refused)}
            return
        self.form.reset()


def _people(number: int) -> str:
    return count(number, "person", "people")
