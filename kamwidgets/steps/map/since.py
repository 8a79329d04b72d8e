"""What has changed on the map since a review: in words, and what is new or different drawn over the map (M54)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kamwidgets.findings import what_changed
from kamwidgets.methods.words import listing
from kamwidgets.model import AccountPlan, Part
from kamwidgets.steps.map.drawn import DrawnPanel
from kamwidgets.widgets import Intent

__all__ = ["SincePanel"]

ABOUT = (
    "People",
    "Ties",
    "Who of us knows whom",
    "Whom competitors know",
    "What they choose by",
    "What judgements rest on",
)
"""Groups of changes that are about the map."""

NO_REVIEW = {
    "kind": "empty",
    "sentence": "No review is frozen yet.",
    "hint": "Freeze one under Review: later this page says what has changed on the map since.",
}

ASK = "Choose a review: what has changed since is told here, and what is new or different is drawn over the map."

PLACE = ("x", "y")
"""Where somebody stands on the map says nothing of them."""

NAMES = 12


class SincePanel(DrawnPanel):
    """A review to choose, and what is different since."""

    _review_id = ""

    def ask(self, review_id: str) -> None:
        """Compare a review with now; without one, nothing."""
        self._review_id = review_id
        self._show()

    def refresh(self) -> None:
        """Show what is different now."""
        reviews = {review.id: review for review in self.page.reading.reviews(self.page.account_id)}
        review = reviews.get(self._review_id)
        options = [{"value": id, "label": each.title} for id, each in reviews.items()]
        since = {"name": "since", "label": "Since the review", "kind": "choice", "options": options, "width": "half"}
        self._ask_for([since], {"since": review.id if review else ""})
        self.buttons.buttons = [{"id": "close", "label": "Close"}] if review else []
        self.drawn = {}
        if review is None:
            self.said.blocks = [{"kind": "text", "text": ASK} if reviews else NO_REVIEW]
            return
        before, after = self.page.session.at(self.page.account_id, review.id), self.page.plan
        self.said.blocks = self._told(before, after)
        people = _different(before.people, after.people)
        drawn = ("ties", "links", "rival_links")
        ties = [id for name in drawn for id in _different(getattr(before, name), getattr(after, name))]
        if people or ties:
            label = f"New or different since “{review.title}”"
            self.drawn = {"highlight": {"people": people, "ties": ties, "label": label}}

    def _told(self, before: AccountPlan, after: AccountPlan) -> list[dict[str, Any]]:
        groups = what_changed(before, after, self.page.portfolio, self.page.reading.figures.products)
        blocks = [
            {"kind": "list", "title": each.title, "items": list(each.sentences)}
            for each in groups
            if each.title in ABOUT
        ]
        if not blocks:
            return [{"kind": "text", "text": "Nothing is different on the map."}]
        gone = [person.name for id, person in before.people.items() if id not in after.people]
        if gone:
            blocks.insert(0, {"kind": "text", "text": f"No longer on the map: {listing(gone, NAMES)}."})
        return blocks

    def _on_form(self, intent: Intent) -> None:
        self.ask(intent["value"])

    def _on_button(self, intent: Intent) -> None:
        del intent  # there is one button, and it closes
        self.ask("")


def _different(before: Mapping[str, Part], after: Mapping[str, Part]) -> list[str]:
    """Return the ids of what is new or other than it was, wherever it stands."""

    def what(part: Part) -> dict[str, Any]:
        return part.model_dump(exclude=set(PLACE))

    return [id for id, part in after.items() if id not in before or what(before[id]) != what(part)]
