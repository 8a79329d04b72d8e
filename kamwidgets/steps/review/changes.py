"""What changed between two moments of the plan, and every single change below it (M54)."""

from __future__ import annotations

from typing import Any

from kamwidgets.findings import what_changed
from kamwidgets.model import AccountPlan, Review
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.store import Entry
from kamwidgets.widgets import Blocks, Form, Intent

__all__ = ["ChangesPanel"]

NOW = ""
"""Stands for the plan of today among the reviews."""

SHOWN = 12
"""Single changes."""


class ChangesPanel:
    """Two moments to compare, what is different, and the history."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._since = self._until = NOW
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        self.said = Blocks()
        self.history = Blocks()
        self._compared = box(self.form, self.said, look="kam-card kam-stack")
        self.widget = box(self._compared, box(self.history, look="kam-card"), look="kam-stack")

    def since(self, review_id: str) -> None:
        """Compare a review with now."""
        self._since, self._until = review_id, NOW
        self.refresh()

    def refresh(self) -> None:
        """Show what the plan and its history now say."""
        reviews = self.page.reading.reviews(self.page.account_id)
        ids = [review.id for review in reviews]
        self._since = self._since if self._since in ids else next(iter(ids), NOW)
        self._until = self._until if self._until in ids else NOW
        show(self._compared, bool(reviews))
        if reviews:
            self._show_choice(reviews)
            self.said.blocks = self._differences({review.id: review for review in reviews})
        self.history.blocks = [self._history()]

    def _show_choice(self, reviews: list[Review]) -> None:
        options = [{"value": review.id, "label": review.title} for review in reviews]
        now = {"value": NOW, "label": "now"}
        with self.form.hold_sync():
            self.form.fields = [
                {"name": "since", "label": "Since", "kind": "choice", "options": options, "width": "half"},
                {"name": "until", "label": "Until", "kind": "choice", "options": [now, *options], "width": "half"},
            ]
            self.form.values = {"since": self._since, "until": self._until}

    def _differences(self, reviews: dict[str, Review]) -> list[dict[str, Any]]:
        """Say what is different between the two moments, part by part."""
        page, until = self.page, reviews.get(self._until)
        before, after = self._plan(self._since), self._plan(self._until)
        groups = what_changed(before, after, page.portfolio, page.reading.figures.products)
        figures = self._figures(reviews[self._since], until)
        if not groups:
            sentence = "Nothing is different in the plan itself."
            return [*figures, {"kind": "text", "text": sentence}]
        return [*figures, *({"kind": "list", "title": each.title, "items": list(each.sentences)} for each in groups)]

    def _figures(self, since: Review, until: Review | None) -> list[dict[str, Any]]:
        """Show turnover then and at the later moment, where both are known."""
        money = self.page.formats.money
        now = self.page.reading.basis(self.page.account_id)
        later = until.revenue if until else now["revenue"]
        if since.revenue is None or later is None:
            return []
        tiles = [
            {"label": f"Turnover in “{since.title}”", "value": money(since.revenue), "note": since.period},
            {
                "label": f"Turnover in “{until.title}”" if until else "Turnover now",
                "value": money(later),
                "note": until.period if until else now["period"],
            },
        ]
        return [{"kind": "tiles", "tiles": tiles}]

    def _plan(self, review_id: str) -> AccountPlan:
        return self.page.session.at(self.page.account_id, review_id) if review_id else self.page.plan

    def _history(self) -> dict[str, Any]:
        """Show the latest changes of the plan, newest first."""
        entries = self.page.workspace.history(self.page.account_id, limit=SHOWN)
        title = "Every change"
        if not entries:
            return {"kind": "text", "title": title, "text": "Nothing has been entered for this account yet."}
        formats = self.page.formats
        columns = [{"title": "When"}, {"title": "Who"}, {"title": "What"}]
        rows = [
            [f"{formats.day(local.date())}, {local:%H:%M}", entry.by, self._in_words(entry)]
            for entry in reversed(entries)
            for local in [entry.at.astimezone()]
        ]
        more = entries[-1].revision - len(rows)
        caption = f"and {formats.number(more)} earlier changes" if more else ""
        return {"kind": "table", "title": title, "columns": columns, "rows": rows, "caption": caption}

    def _in_words(self, entry: Entry) -> str:
        """Return an entry's sentence with the names of products, where it has but their ids."""
        sentence, products = entry.sentence, self.page.reading.figures.products
        for place in sorted(entry.places):
            product_id = place[1].partition("@")[0] if place[0] == "targets" else ""
            if product_id in products:
                sentence = sentence.replace(f"product {product_id} ", f"{products[product_id]} ")
        return sentence

    def _on_form(self, intent: Intent) -> None:
        if intent["name"] == "since":
            self._since = intent["value"]
        else:
            self._until = intent["value"]
        self.refresh()
