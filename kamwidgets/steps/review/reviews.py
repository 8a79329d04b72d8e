"""The card of the reviews: freezing the plan under a name, and finding it again (M54)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from kamwidgets.edits import Refused, freeze_review, remove_review, rename_review
from kamwidgets.model import Review
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["ReviewsCard"]

NOTHING = "Freeze the plan when you discuss it: later you see how it looked then, and what has changed since."

FOUND = "Moments of this plan that were frozen under a name."

GONE = "This review is no longer there."

TITLE: dict[str, Any] = {"name": "title", "required": True, "width": "full"}
NEW = {**TITLE, "label": "New review", "hint": "Keeps the plan as it is now under a title, such as “Q4 review”."}
ANOTHER = {**TITLE, "label": "Another title"}

CHOICES = [
    {"id": "changes", "label": "What changed"},
    {"id": "page", "label": "As it was"},
    {"id": "rename", "label": "Rename"},
    {"id": "remove", "label": "Remove"},
]


class ReviewsCard:
    """The frozen reviews of the open account, one of them chosen, and a form to freeze the next.

    Parameters
    ----------
    page : Page
    look : callable
        Called with what to look at, ``changes`` or ``page``, and the id of the review.
    """

    def __init__(self, page: Page, look: Callable[[str, str], None]) -> None:
        self.page = page
        self._look = look
        self._account_id = self._chosen = ""
        self._renaming = ""  # the id of the review that is being renamed: it stays that one, whatever is chosen
        self._was = ""
        self.head = Blocks()
        self.choice = Form(live=True, on_intent=page.guarded(self._on_choice))
        self.facts = Blocks()
        self.buttons = Buttons(buttons=CHOICES, on_intent=page.guarded(self._on_button))
        self._frozen = box(self.choice, self.facts, self.buttons, look="kam-stack")
        self.form = Form(on_intent=page.guarded(self._on_form))
        self.widget = box(self.head, self._frozen, self.form, look="kam-card kam-stack")

    def refresh(self) -> None:
        """Show the reviews as they are saved."""
        if self.page.account_id != self._account_id:
            self._account_id, self._renaming = self.page.account_id, ""
            self.form.reset()
        reviews = self.page.reading.reviews(self.page.account_id)
        chosen = next((review for review in reviews if review.id == self._chosen), reviews[0] if reviews else None)
        self._chosen = chosen.id if chosen else ""
        self.head.blocks = [{"kind": "text", "title": "Reviews", "text": FOUND if chosen else NOTHING}]
        show(self._frozen, chosen is not None)
        if chosen:
            self._show(chosen, reviews)
        with self.form.hold_sync():
            self.form.fields = [{**ANOTHER, "hint": self._meanwhile()} if self._renaming else NEW]
            self.form.submit, self.form.cancel = ("Rename", "Leave it") if self._renaming else ("Freeze", "")

    def _meanwhile(self) -> str:
        """Say what somebody else has done to the review that is being renamed."""
        review = self.page.plan.reviews.get(self._renaming)
        if review is None:
            return GONE
        return "" if review.title == self._was else f"Somebody has just called it “{review.title}”."

    def _show(self, chosen: Review, reviews: list[Review]) -> None:
        options = [{"value": review.id, "label": review.title} for review in reviews]
        field = {"name": "review", "label": "Review", "kind": "choice", "options": options, "width": "full"}
        with self.choice.hold_sync():
            self.choice.fields, self.choice.values = [field], {"review": chosen.id}
        formats = self.page.formats
        by = f"by {chosen.by}" if chosen.by else ""
        pairs = [{"label": "On", "value": formats.day(chosen.on), "note": by}]
        if chosen.revenue is not None:
            pairs.append({"label": "Turnover then", "value": formats.money(chosen.revenue), "note": chosen.period})
        if chosen.target is not None:
            pairs.append({"label": f"Targets {chosen.target_year} then", "value": formats.money(chosen.target)})
        self.facts.blocks = [{"kind": "definition", "pairs": pairs}]

    def _on_choice(self, intent: Intent) -> None:
        self._chosen, self._renaming = intent["value"], ""
        self.refresh()

    def _on_button(self, intent: Intent) -> None:
        review = self.page.plan.reviews.get(self._chosen)
        if review is None:
            raise Refused(GONE)
        match intent["id"]:
            case "remove":
                self.page.edit(remove_review, id=self._chosen)
            case "rename":
                self._renaming, self._was = review.id, review.title
                self.form.reset({"title": review.title})
                self.refresh()
            case place:
                self._look(place, self._chosen)

    def _on_form(self, intent: Intent) -> None:
        renaming, self._renaming = self._renaming, ""
        try:
            if intent["type"] == "submit":
                self._save(intent["values"].get("title", "").strip(), renaming)
        except Refused as refused:
            self._renaming = renaming
            self.form.errors = {"title": str(refused)}
            return
        self.form.reset()
        self.refresh()

    def _save(self, title: str, renaming: str) -> None:
        if renaming:
            self.page.edit(rename_review, id=renaming, title=title)
            return
        page, reading = self.page, self.page.reading
        year = reading.target_years[0]
        targets = reading.targets(page.account_id)
        target = targets.total(year) if year in targets.targets else math.nan
        aimed = {} if math.isnan(target) else {"target_year": year, "target": target}
        frozen = {"title": title, "on": page.today, "by": page.session.author.name}
        self._chosen = page.edit(freeze_review, **frozen, **aimed, **reading.basis(page.account_id)).created or ""
