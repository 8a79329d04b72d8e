"""The score of one account taken apart, and people's ratings with what they rest on (M4)."""

from __future__ import annotations

import math
from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits import Refused, rate, remove_rating
from kamwidgets.facts import parse_number
from kamwidgets.model import Criterion
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.sealed import SealedPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Form, Intent

__all__ = ["RatingPanel"]

MONEY = frozenset({"revenue", "contribution"})


class RatingPanel:
    """What each criterion adds to the score; below, one rating at a time beside its written anchors."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._criterion_id = ""
        self._evidence = ""
        self.parts = Blocks()
        self.form = Form(legend="Rate", live=True, on_intent=page.guarded(self._on_form))
        self.sealed = SealedPanel(page)
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
        self._evidence = ""
        with self.form.hold_sync():
            self.form.fields = self._fields()
            self.form.reset(self._values())
        self.sealed.open(self._criterion_id)

    def _parts(self) -> list[dict[str, Any]]:
        """Return the score taken apart: value and points of every criterion; what is unknown stays so."""
        criteria, formats = self.page.portfolio.criteria, self.page.formats
        if not criteria:
            return [{"kind": "text", "text": "There are no criteria yet: add them under Criteria."}]
        pairs = [
            {"label": criterion.title, "value": self._value(criterion), "note": self._points(id)}
            for id, criterion in criteria.items()
        ]
        scores, account = self.page.reading.scores, self.page.account_id
        if scores is None or account not in scores.score.index:
            said = "No criterion has any weight yet, so there is no score."
        elif math.isnan(scores.score[account]):
            known, needed = formats.share(scores.known[account]), formats.share(scores.known_needed)
            said = f"Not scored: {known} of the weight is known and {needed} is needed."
        else:
            said = f"{formats.number(100 * scores.score[account])} of 100 points, over the weight that is known."
        return [{"kind": "text", "text": said}, {"kind": "definition", "pairs": pairs}]

    def _value(self, criterion: Criterion) -> str:
        formats = self.page.formats
        if criterion.source == "rating":
            rating = self.page.plan.ratings.get(criterion.id)
            return self.page.formats.entered(rating.value) if rating else "unknown"
        facts, account = self.page.reading.figures.accounts, self.page.account_id
        amount = float(facts[criterion.fact].loc[account]) if account in facts.index else math.nan
        if math.isnan(amount):
            return "unknown"
        return formats.short_money(amount) if criterion.fact in MONEY else formats.share(amount)

    def _points(self, criterion_id: str) -> str:
        """Say how many points of how many a criterion gives; empty where it gives none because it is unknown."""
        scores, account = self.page.reading.scores, self.page.account_id
        points = math.nan
        if scores is not None and account in scores.score.index:
            points = float(scores.contributions[criterion_id].loc[account])
        if scores is None or math.isnan(points):
            return ""
        most = float(scores.weights[criterion_id] / scores.known[account])
        number = self.page.formats.number
        return f"{number(100 * points)} of {number(100 * most)} points"

    def _fields(self) -> list[dict[str, Any]]:
        criteria = self._rated_by_people
        options = [{"value": id, "label": criterion.title} for id, criterion in criteria.items()]
        hint = self._anchors(criteria[self._criterion_id]) if self._criterion_id in criteria else ""
        return [
            {"name": "criterion", "label": "Criterion", "kind": "choice", "options": options, "width": "full"},
            {"name": "value", "label": "Value", "kind": "number", "width": "full", "hint": hint},
            {
                "name": "evidence",
                "label": "What it rests on",
                "kind": "area",
                "hint": "Who said so, or what shows it.",
            },
        ]

    def _anchors(self, criterion: Criterion) -> str:
        """Say what the fixed anchors are, in the catalogue's words where it has some."""
        worst, best = self.page.formats.entered(criterion.worst), self.page.formats.entered(criterion.best)
        written = next((entry for entry in load().criteria if entry.id == criterion.id), None)
        if written is None or (criterion.worst, criterion.best) != (written.worst, written.best):
            return f"{worst} is the worst, {best} the best. Leave it empty while it is unknown."
        middle = self.page.formats.entered((criterion.worst + criterion.best) / 2)
        said = f"{worst}: {written.worst_anchor} {middle}: {written.middle_anchor} {best}: {written.best_anchor}"
        return f"{said} Leave it empty while it is unknown."

    def _values(self) -> dict[str, str]:
        rating = self.page.plan.ratings.get(self._criterion_id)
        return {
            "criterion": self._criterion_id,
            "value": self.page.formats.entered(rating.value) if rating else "",
            "evidence": rating.evidence if rating else self._evidence,
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
                case "evidence":
                    self._keep_evidence(typed)
        except ValueError as error:
            self.form.errors = {**self.form.errors, name: str(error)}

    def _rate(self, typed: str) -> None:
        criterion_id, evidence = self._criterion_id, self._evidence or None
        if typed:
            number = parse_number(typed, self.page.portfolio.settings.locale)
            self.form.errors = {}
            self.page.edit(rate, criterion_id=criterion_id, value=number, evidence=evidence)
        elif criterion_id in self.page.plan.ratings:
            self.page.edit(remove_rating, criterion_id=criterion_id)

    def _keep_evidence(self, typed: str) -> None:
        """Save the evidence with its rating, or hold it until there is one."""
        rating = self.page.plan.ratings.get(self._criterion_id)
        self._evidence = typed
        if rating is not None:
            self.page.edit(rate, criterion_id=self._criterion_id, value=rating.value, evidence=typed)
        elif typed:
            raise Refused("Not saved yet: give a value too, and this is kept with it.")
