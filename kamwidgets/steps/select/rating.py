"""The score of one account taken apart, and people's ratings with what they rest on (M4)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from kamwidgets.edits import Refused, rate, remove_rating
from kamwidgets.facts import parse_number
from kamwidgets.findings import ScorePart, anchors_in_words, score_parts
from kamwidgets.methods import checked_rating
from kamwidgets.model import Criterion
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.sealed import SealedRatings
from kamwidgets.steps.select.why import score_in_words
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Form, Intent

__all__ = ["RatingPanel"]

EVIDENCE = {
    "name": "evidence",
    "label": "What it rests on",
    "kind": "area",
    "hint": "Who said so, or what shows it.",
}

CONFIDENCE = {
    "name": "confidence",
    "label": "How sure",
    "kind": "choice",
    "buttons": True,
    "options": [
        {"value": "low", "label": "Low"},
        {"value": "medium", "label": "Medium"},
        {"value": "high", "label": "High"},
        {"value": "unknown", "label": "Not said"},
    ],
    "width": "full",
}


class RatingPanel:
    """What each criterion adds to the score; below, one rating at a time beside its written anchors."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._criterion_id = ""
        self._held: dict[str, str] = {}
        self.parts = Blocks()
        self.form = Form(legend="Rate", live=True, on_intent=page.guarded(self._on_form))
        self.sealed = SealedRatings(page)
        self._asking = box(self.form, self.sealed.widget, look="kam-stack")
        self.widget = box(self.parts, self._asking, look="kam-stack")

    def open(self) -> None:
        """Begin with another account, at the first criterion that nobody has rated."""
        ratings = self.page.plan.ratings
        self._choose(next((id for id in self._rated_by_people if id not in ratings), ""))

    def refresh(self) -> None:
        """Show the score and the rating as they are saved."""
        if self._criterion_id not in self._rated_by_people:
            self._choose("")
        self.parts.blocks = self._parts()
        show(self._asking, bool(self._rated_by_people))
        with self.form.hold_sync():
            self.form.fields = self._fields()
            self.form.values = self._values()
        self.sealed.refresh()

    @property
    def _rated_by_people(self) -> dict[str, Criterion]:
        criteria = self.page.portfolio.criteria
        return {id: criterion for id, criterion in criteria.items() if criterion.source == "rating"}

    def _choose(self, criterion_id: str) -> None:
        self._criterion_id = criterion_id or next(iter(self._rated_by_people), "")
        self._held = {}
        with self.form.hold_sync():
            self.form.fields = self._fields()
            self.form.reset(self._values())
        self.sealed.open(self._criterion_id)

    def _parts(self) -> list[dict[str, Any]]:
        """Return the score taken apart: value and points of every criterion; what is unknown stays so."""
        reading, account = self.page.reading, self.page.account_id
        if not reading.portfolio.criteria:
            return [{"kind": "text", "text": "There are no criteria yet: add them under Criteria."}]
        pairs = [self._pair(part) for part in score_parts(reading, account)]
        text = {"kind": "text", "text": score_in_words(reading, account)}
        return [text, {"kind": "definition", "pairs": pairs, "stacked": True}] if pairs else [text]

    def _pair(self, part: ScorePart) -> dict[str, Any]:
        """Say how the account stands on a criterion, how many points of how many that gives, and who says so."""
        formats = self.page.formats
        points = (
            "" if math.isnan(part.points) else f"{formats.number(part.points)} of {formats.number(part.most)} points"
        )
        said = [] if math.isnan(part.raw) else [part.source, part.period]
        note = " · ".join(filter(None, [points if part.weight else "no weight", *said]))
        return {"label": part.criterion.title, "value": part.stands_at(formats), "note": note}

    def _fields(self) -> list[dict[str, Any]]:
        criteria = self._rated_by_people
        options = [{"value": id, "label": criterion.title} for id, criterion in criteria.items()]
        hint = self._anchors(criteria[self._criterion_id]) if self._criterion_id in criteria else ""
        return [
            {"name": "criterion", "label": "Criterion", "kind": "choice", "options": options, "width": "full"},
            {"name": "value", "label": "Value", "kind": "number", "width": "full", "hint": hint},
            EVIDENCE,
            CONFIDENCE,
        ]

    def _anchors(self, criterion: Criterion) -> str:
        """Say what the fixed anchors are, in the catalogue's words where it has some."""
        return f"{anchors_in_words(criterion, self.page.formats)} Leave it empty while it is unknown."

    def _values(self) -> dict[str, str]:
        rating = self.page.plan.ratings.get(self._criterion_id)
        return {
            "criterion": self._criterion_id,
            "value": self.page.formats.entered(rating.value) if rating else "",
            "evidence": rating.evidence if rating else self._held.get("evidence", ""),
            "confidence": rating.confidence if rating else self._held.get("confidence", "unknown"),
        }

    def _on_form(self, intent: Intent) -> None:
        name, typed = intent["name"], str(intent["value"]).strip()
        try:
            match name:
                case "criterion":
                    self._choose(typed)
                    self.sealed.refresh()
                case "value":
                    self._rate(typed)
                case "evidence" | "confidence":
                    self._keep(name, typed)
        except ValueError as error:
            self.form.errors = {**self.form.errors, name: str(error)}

    def _rate(self, typed: str) -> None:
        criterion_id, page = self._criterion_id, self.page
        if typed:
            number = parse_number(typed, page.portfolio.settings.locale)
            held = {} if criterion_id in page.plan.ratings else self._held
            self._save(checked_rating(number, self._rated_by_people[criterion_id], page.formats), held)
        elif criterion_id in page.plan.ratings:
            page.edit(remove_rating, criterion_id=criterion_id)

    def _keep(self, name: str, typed: str) -> None:
        """Save evidence or confidence with its rating, or hold it until there is one."""
        rating = self.page.plan.ratings.get(self._criterion_id)
        self._held[name] = typed
        if rating is not None:
            self._save(rating.value, {name: typed})
        elif typed not in ("", "unknown"):
            raise Refused("Not saved yet: give a value too, and this is kept with it.")

    def _save(self, value: float, besides: Mapping[str, Any]) -> None:
        self.form.errors = {}
        by, on = self.page.session.author.name, self.page.today
        self.page.edit(rate, criterion_id=self._criterion_id, value=value, by=by, on=on, **besides)
