"""Rating a criterion by oneself, unseen by the others until all ratings are opened at once (M4)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused, agree_rating, part
from kamwidgets.facts import parse_number
from kamwidgets.methods import checked_rating, rating_spread
from kamwidgets.methods.frames import cells
from kamwidgets.model import Formats, Opinion
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["SealedPanel"]

FIELDS: list[dict[str, Any]] = [
    {"name": "value", "label": "Value", "kind": "number", "required": True, "width": "full"},
    {"name": "evidence", "label": "What it rests on", "kind": "area"},
]

AGREEING: list[dict[str, Any]] = [
    {"name": "value", "label": "The value all agree on", "kind": "number", "required": True, "width": "full"},
    {"name": "evidence", "label": "Because", "kind": "area", "required": True},
]

FORMS = {"rate": (FIELDS, "Seal"), "agree": (AGREEING, "Agree on it")}
"""By what is asked, the fields and what the button says."""

HOW = "Rate by yourselves first: nobody sees what another one rated until you open the ratings together."


class SealedPanel:
    """One criterion's sealed ratings: one's own, how many there are, and the spread once they are opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._criterion_id = ""
        self._asking = ""
        self.said = Blocks()
        self.form = Form(cancel="Leave it", on_intent=page.guarded(self._on_form))
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
        show(self.form, self._asking in FORMS)
        total = sum(sealed.rated.values())
        if self._asking == "open" and total:
            formats = self.page.formats
            question = (
                f"Open {formats.count(total, 'sealed rating')} of this account, by {_people(sealed.people, formats)}? "
            )
            text = question + "Then everybody sees who rated what, and it cannot be undone."
            self.said.blocks = [{"kind": "text", "title": "Open the ratings", "text": text}]
            self.buttons.buttons = [
                {"id": "open", "label": "Open them", "primary": True},
                {"id": "leave", "label": "Not yet"},
            ]
            return
        self.buttons.buttons = [] if self._asking else self._offers(again=mine is not None, sealed=total > 0)

    def _offers(self, *, again: bool, sealed: bool) -> list[dict[str, Any]]:
        """Return what can be done: settle what was opened, rate sealed, open what is sealed."""
        spread = rating_spread(self.page.plan)
        offers = [{"id": "rate", "label": "Rate sealed again" if again else "Rate sealed"}]
        if self._criterion_id in spread.index:
            settled = self.page.plan.ratings.get(self._criterion_id)
            said = "Agree on another value" if settled and settled.agreed else "Agree on one value"
            offers.insert(0, {"id": "agree", "label": said})
        return [*offers, {"id": "ask", "label": "Open the ratings"}] if sealed else offers

    def _opened(self) -> dict[str, Any]:
        """Show what was opened on this criterion: from the least to the most, who said what, and the agreed value."""
        plan, title = self.page.plan, "Sealed ratings"
        spread = rating_spread(plan)
        if self._criterion_id not in spread.index:
            return {"kind": "text", "title": title, "text": HOW}
        found = cells(spread, self._criterion_id)
        low, high = self._number(found["least"]), self._number(found["most"])
        rated = {
            "label": "Rated",
            "value": f"{low} to {high}" if low != high else low,
            "note": _people(found["raters"], self.page.formats),
        }
        opinions = [each for each in plan.opinions.values() if each.criterion_id == self._criterion_id]
        by = sorted(opinions, key=lambda each: (each.value, each.by))
        told = [{"label": each.by, "value": self._number(each.value), "note": each.evidence} for each in by]
        return {"kind": "definition", "title": title, "pairs": [rated, self._settled(), *told]}

    def _settled(self) -> dict[str, Any]:
        rating = self.page.plan.ratings.get(self._criterion_id)
        if rating is not None and rating.agreed:
            return {"label": "Agreed", "value": self._number(rating.value), "note": rating.evidence}
        note = f"{self._number(rating.value)} counts until then" if rating else ""
        return {"label": "Agreed", "value": "not yet", "note": note}

    def _waiting(self, mine: Opinion | None, rated: int) -> list[dict[str, Any]]:
        if not rated:
            return []
        own = f" You rated {self._number(mine.value)}." if mine else ""
        have = "has" if rated == 1 else "have"
        return [{"kind": "text", "text": f"{_people(rated, self.page.formats)} {have} rated this, sealed.{own}"}]

    def _number(self, value: float) -> str:
        return self.page.formats.number(value, 0 if value.is_integer() else 2)

    def _ask(self, what: str) -> None:
        """Show one of the forms, empty."""
        self._asking = what
        with self.form.hold_sync():
            self.form.fields, self.form.submit = FORMS[what]
            self.form.reset()

    def _on_button(self, intent: Intent) -> None:
        match intent["id"]:
            case "open":
                self._asking = ""
                self.page.session.open_sealed(self.page.account_id)
                return
            case "rate" | "agree":
                self._ask(intent["id"])
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
        page, values, asked = self.page, intent["values"], self._asking
        try:
            number = parse_number(values.get("value", ""), page.portfolio.settings.locale)
            value = checked_rating(number, part(page.portfolio.criteria, self._criterion_id, "criterion"), page.formats)
        except ValueError as error:
            self.form.errors = {"value": str(error)}
            return
        self._asking = ""
        try:
            self._save(asked, value, values.get("evidence", ""))
        except Refused as refused:
            self._asking = asked
            self.form.errors = {"evidence": str(refused)}
            return
        self.form.reset()

    def _save(self, asked: str, value: float, why: str) -> None:
        page, criterion_id = self.page, self._criterion_id
        if asked == "rate":
            page.session.rate_sealed(page.account_id, criterion_id, value, why)
            return
        by, on = page.session.author.name, page.today
        page.edit(agree_rating, criterion_id=criterion_id, value=value, reason=why, by=by, on=on)


def _people(number: int, formats: Formats) -> str:
    return formats.count(number, "person", "people")
