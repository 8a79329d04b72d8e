"""What has changed on the map since a review: in words, and drawn over the map; or the map as it was then (M54)."""

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

LINES = ("ties", "links", "rival_links")
"""Parts of a plan that the map draws as lines."""

NO_REVIEW = {
    "kind": "empty",
    "sentence": "No review is frozen yet.",
    "hint": "Freeze one under Review: later this page says what has changed on the map since.",
}

ASK = "Choose a review: what has changed since is told here, and what is new or different is drawn over the map."

PLACE = ("x", "y")
"""Where somebody stands on the map says nothing of them."""

NAMES = 12

NOW, THEN = "now", "then"

DRAWING = {
    "name": "drawing",
    "label": "On the map",
    "kind": "choice",
    "buttons": True,
    "options": [{"value": NOW, "label": "What is new or different"}, {"value": THEN, "label": "As it was then"}],
    "width": "half",
}


class SincePanel(DrawnPanel):
    """A review to choose, and what is different since."""

    _review_id = ""
    _drawing = NOW

    def ask(self, review_id: str) -> None:
        """Compare a review with now; without one, nothing."""
        self._review_id, self._drawing = review_id, NOW
        self._show()

    def refresh(self) -> None:
        """Show what is different now."""
        reviews = {review.id: review for review in self.page.reading.reviews(self.page.account_id)}
        review = reviews.get(self._review_id)
        options = [{"value": id, "label": each.title} for id, each in reviews.items()]
        since = {"name": "since", "label": "Since the review", "kind": "choice", "options": options, "width": "half"}
        asked = [since, DRAWING] if review else [since]
        self._ask_for(asked, {"since": review.id if review else "", "drawing": self._drawing})
        self.buttons.buttons = [{"id": "close", "label": "Close"}] if review else []
        self.drawn, self.past = {}, None
        if review is None:
            self.said.blocks = [{"kind": "text", "text": ASK} if reviews else NO_REVIEW]
            return
        before, after = self.page.session.at(self.page.account_id, review.id), self.page.plan
        self.said.blocks = self._told(before, after)
        if self._drawing == THEN:
            self.past = before, review.on
            label = f"As it was at “{review.title}”, {self.page.formats.day(review.on)}. Nothing can be changed here"
            people = [id for id in before.people if id not in after.people]
            self.drawn = {"highlight": {"people": people, "label": label}}
        else:
            self.drawn = _news(before, after, review.title)

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
        if intent["name"] == "drawing":
            self._drawing = intent["value"]
            self._show()
        else:
            self.ask(intent["value"])

    def _on_button(self, intent: Intent) -> None:
        del intent  # there is one button, and it closes
        self.ask("")


def _news(before: AccountPlan, after: AccountPlan, title: str) -> dict[str, dict[str, Any]]:
    """Return how what is new or different is drawn over the map; nothing where all is as it was."""
    people = _different(before.people, after.people)
    ties = [id for name in LINES for id in _different(getattr(before, name), getattr(after, name))]
    if not people and not ties:
        return {}
    return {"highlight": {"people": people, "ties": ties, "label": f"New or different since “{title}”"}}


def _different(before: Mapping[str, Part], after: Mapping[str, Part]) -> list[str]:
    """Return the ids of what is new or other than it was, wherever it stands."""

    def what(part: Part) -> dict[str, Any]:
        return part.model_dump(exclude=set(PLACE))

    return [id for id, part in after.items() if id not in before or what(before[id]) != what(part)]
