"""Weights by swing: which criterion would one lift first, and what are the others worth beside it (M4)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import set_weights
from kamwidgets.facts import parse_number
from kamwidgets.findings import ends_in_words
from kamwidgets.methods import FIRST, checked_swing, weights
from kamwidgets.methods.words import listing
from kamwidgets.model import Criterion
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["SwingPanel"]

FIRST_QUESTION = "Everything is at its worst. Which one would you lift to its best first?"
NEXT_QUESTION = "{} at its best. Of what is left, which one would you lift next?"
NAMED = 12

TOO_FEW = {
    "kind": "empty",
    "sentence": "With fewer than two criteria there is nothing to weigh.",
    "hint": "Add criteria above: then this asks what each is worth beside the others.",
}

ENDS = [{"title": "Criterion"}, {"title": "At its worst"}, {"title": "At its best"}]
SHARES = [
    {"title": "Criterion"},
    {"title": "Beside the first", "align": "right"},
    {"title": "Share of the weight", "align": "right"},
    {"title": "Share now", "align": "right"},
]

BACK = {"id": "back", "label": "Take the last one back"}
ANEW = {"id": "anew", "label": "Order anew"}
NOTHING = {"id": "rest", "label": "The others are worth nothing"}


class SwingPanel:
    """First the order, one question after the other; then numbers beside the first, with the shares they come to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._order: list[str] = []
        self._beside: dict[str, float] = {}
        self._enough = False
        self.asked = Blocks()
        self.choices = Buttons(on_intent=page.guarded(self._on_choice))
        # before the form, so that the tab key leads from the last question to the first number
        self.besides = Buttons(buttons=[NOTHING, BACK], on_intent=page.guarded(self._on_button))
        self.form = Form(live=True, on_intent=page.guarded(self._on_worth))
        self.shares = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(
            self.asked, self.choices, self.besides, self.form, self.shares, self.buttons, look="kam-stack"
        )

    def refresh(self) -> None:
        """Ask what is to be asked next."""
        criteria = self.page.portfolio.criteria
        self._order = [id for id in self._order if id in criteria]
        self._beside = {id: worth for id, worth in self._beside.items() if id in self._order}
        left = [] if self._enough else [id for id in criteria if id not in self._order]
        asking = bool(left) or not self._order
        enough = len(criteria) > 1  # one is weighed beside another
        show(self.choices, enough and asking)
        show(self.besides, enough and asking and bool(self._order))
        for widget in (self.form, self.shares, self.buttons):
            show(widget, enough and not asking)
        if not enough:
            self.asked.blocks = [TOO_FEW]
        elif asking:
            self._ask(left)
        else:
            self._show_worths()

    def _ask(self, left: list[str]) -> None:
        criteria, formats = self.page.portfolio.criteria, self.page.formats
        lifted = listing([criteria[id].title for id in self._order], NAMED)
        question = NEXT_QUESTION.format(f"{lifted} {'is' if len(self._order) == 1 else 'are'}")
        rows = [[criteria[id].title, *ends_in_words(criteria[id], formats)] for id in left]
        self.asked.blocks = [
            {"kind": "text", "title": "Weights by swing", "text": question if self._order else FIRST_QUESTION},
            {"kind": "table", "caption": "What lifting each would change", "columns": ENDS, "rows": rows},
        ]
        self.choices.buttons = [{"id": id, "label": criteria[id].title} for id in left]

    def _show_worths(self) -> None:
        criteria = self.page.portfolio.criteria
        first, *others = self._order
        said = f"Lifting “{criteria[first].title}” counts 100. How much is lifting each of the others worth beside it?"
        if not others:
            said = f"“{criteria[first].title}” counts alone, the others are worth nothing."
        self.asked.blocks = [{"kind": "text", "title": "Weights by swing", "text": said}]
        with self.form.hold_sync():
            self.form.fields = [self._field(criteria[id]) for id in others]
            worths = {id: self.page.formats.entered(self._beside[id]) if id in self._beside else "" for id in others}
            self.form.values = worths
        self.shares.blocks = [self._shares()]
        open_ones = [criteria[id].title for id in others if id not in self._beside]
        missing = f"Say first what these are worth: {listing(open_ones, NAMED)}." if open_ones else ""
        save = {"id": "save", "label": "Save these weights", "primary": True, "disabled": missing}
        self.buttons.buttons = [save, ANEW]

    def _field(self, criterion: Criterion) -> dict[str, Any]:
        hint = f"0 to 100. Its weight is {self.page.formats.entered(criterion.weight)} now."
        return {"name": criterion.id, "label": criterion.title, "kind": "number", "width": "short", "hint": hint}

    def _shares(self) -> dict[str, Any]:
        """Return what the answers come to, beside the shares that are saved."""
        criteria, formats = self.page.portfolio.criteria, self.page.formats
        swings = self._swings()
        shares, total = weights(swings), sum(criterion.weight for criterion in criteria.values())
        rows = [
            [
                criteria[id].title,
                formats.entered(swings[id]) if id in swings else "not said yet",
                formats.share(shares.get(id)),
                formats.share(criteria[id].weight / total if total else None),
            ]
            for id in [*self._order, *(id for id in criteria if id not in self._order)]
        ]
        return {"kind": "table", "caption": "What that comes to", "columns": SHARES, "rows": rows}

    def _swings(self) -> dict[str, float]:
        """Return what each criterion is worth as far as it is said; those that were left out are worth nothing."""
        left_out = {id: 0.0 for id in self.page.portfolio.criteria if id not in self._order}
        return {self._order[0]: FIRST, **self._beside, **left_out}

    def _on_choice(self, intent: Intent) -> None:
        if intent["id"] not in self._order:
            self._order.append(intent["id"])
        left = [id for id in self.page.portfolio.criteria if id not in self._order]
        if len(left) == 1:  # the last one needs no question
            self._order += left
        self.refresh()

    def _on_worth(self, intent: Intent) -> None:
        id, typed = intent["name"], str(intent["value"]).strip()
        self._beside.pop(id, None)
        try:
            if typed:
                worth = parse_number(typed, self.page.formats.locale)
                self._beside[id] = checked_swing(self._order, self._beside, id, worth)
        except ValueError as error:
            self.form.errors = {**self.form.errors, id: str(error)}
            self.shares.blocks = [self._shares()]
            return
        self.refresh()

    def _on_button(self, intent: Intent) -> None:
        match intent["id"]:
            case "save":
                self.page.edit(set_weights, weights=self._swings())
                self._begin()
            case "rest":
                self._enough = True
            case "back":
                self._order.pop()
            case _:
                self._begin()
        self.refresh()

    def _begin(self) -> None:
        self._order, self._beside, self._enough = [], {}, False
        self.form.reset()
