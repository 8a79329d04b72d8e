"""The last step: the plan on a page, its exports, and what changed since it was last reviewed (M54, M55)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import ipywidgets as w

from kamwidgets.findings import Reading
from kamwidgets.model import Review
from kamwidgets.reports import exported, page_html, plan_report
from kamwidgets.reports.plan import Audience
from kamwidgets.steps.review.changes import ChangesPanel
from kamwidgets.steps.review.reviews import ReviewsCard
from kamwidgets.steps.step import Step, box, show
from kamwidgets.widgets import Blocks, Buttons, Intent, Preview, Tabs

__all__ = ["ReviewStep"]

MIMES = {
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

CHANGES = "changes"


class ReviewStep(Step):
    """What can be sent, as it is or as it was in a review, and how it came about."""

    id = "review"
    name = "Review"
    title = "The plan on a page"
    sentence = "As it will print: for your director, or for the customer."
    folder = Path(__file__).parent

    def build(self) -> list[w.Widget]:
        """Make the step's widgets, once."""
        self.tabs = Tabs(
            label="What to look at",
            tabs=[
                {"id": "internal", "label": "For us"},
                {"id": "customer", "label": "For the customer"},
                {"id": CHANGES, "label": "What changed"},
            ],
            active="internal",
            on_intent=self.page.guarded(self._on_tab),
        )
        self.buttons = Buttons(
            buttons=[
                {"id": "html", "label": "Save as a page", "primary": True},
                {"id": "xlsx", "label": "Save as a spreadsheet"},
                {"id": "json", "label": "Save as data"},
            ],
            on_intent=self.page.guarded(self._on_save),
        )
        self._frozen_in = ""
        self.said = Blocks()
        self.back = Buttons(
            buttons=[{"id": "now", "label": "Back to the plan of today"}],
            on_intent=self.page.guarded(lambda _intent: self._look("page", "")),
        )
        self._then = box(self.said, self.back, look="kam-card kam-stack")
        self.preview = Preview(title="Plan on a page", height="75vh")
        self._sheet = box(self._then, self.buttons, self.preview, look="kam-stack")
        self.changes = ChangesPanel(self.page)
        self.reviews = ReviewsCard(self.page, self._look)
        self.aside = self.reviews.widget
        return [self.tabs, self._sheet, self.changes.widget]

    def refresh(self) -> None:
        """Show what the plan now says, or said in the review that is looked at."""
        self.reviews.refresh()
        comparing = self.tabs.active == CHANGES
        show(self._sheet, not comparing)
        show(self.changes.widget, comparing)
        if comparing:
            self.changes.refresh()
        else:
            self._show_page()

    def focus(self, target: Mapping[str, Any]) -> None:
        """Open the step a finding leads to: here nothing is mended."""

    @property
    def _review(self) -> Review | None:
        """The review whose plan is shown; None where it is the plan of today."""
        return self.page.plan.reviews.get(self._frozen_in)

    def _reading(self) -> Reading:
        """Return what is shown: today's reading, or that of the review."""
        reading, review = self.page.reading, self._review
        if review is None:
            return reading
        return reading.as_in(review, self.page.session.at(self.page.account_id, review.id))

    def _show_page(self) -> None:
        review, audience = self._review, cast("Audience", self.tabs.active)
        show(self._then, review is not None)
        if review:
            day = self.page.formats.day(review.on)
            sentence = f"This is the plan as it was in “{review.title}” on {day}. It cannot be changed any more."
            self.said.blocks = [{"kind": "text", "text": sentence}]
        self.preview.html = page_html(plan_report(self._reading(), self.page.account_id, audience, review=review))

    def _look(self, place: str, review_id: str) -> None:
        """Look at a review: at its plan on a page, or at what has changed since."""
        if place == CHANGES:
            self.tabs.active = CHANGES
            self.changes.since(review_id)
        else:
            self._frozen_in = review_id
            self.tabs.active = self.tabs.active if self.tabs.active != CHANGES else "internal"
        self.refresh()

    def _on_tab(self, intent: Intent) -> None:
        self.tabs.active = intent["id"]
        self.refresh()

    def _on_save(self, intent: Intent) -> None:
        format, review = intent["id"], self._review
        data = exported(self._reading(), self.page.account_id, format, self.tabs.active, review=review)
        name = f"{_file_name(self.page.account_name)}{f', {_plain(review.title)}' if review else ''}.{format}"
        self.page.host.download(name, MIMES[format], data)


def _file_name(name: str) -> str:
    return "account plan " + (_plain(name) or "account")


def _plain(name: str) -> str:
    """Return a name every file system takes."""
    return re.sub(r"[^\w .-]+", "", name).strip(" .")[:60]
