"""Weights by comparing criteria in pairs: one question after the other, and what the answers come to (M4)."""

from __future__ import annotations

from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits import (
    Refused,
    compare_criteria,
    pair_in_words,
    remove_comparison,
    remove_comparisons,
    set_weights,
)
from kamwidgets.findings import Pairs
from kamwidgets.methods import MOST_COMPARED, AhpWeights
from kamwidgets.methods.words import listing
from kamwidgets.model import Formats, Portfolio, pair_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Grid, Intent

__all__ = ["PairsPanel"]

Pair = tuple[str, str]

TOO_FEW = {
    "kind": "empty",
    "sentence": "With fewer than two criteria there is nothing to compare.",
    "hint": "Add criteria above, or give two of them a weight.",
}
TOO_MANY = {
    "kind": "empty",
    "sentence": f"More than {MOST_COMPARED} criteria cannot be compared in pairs.",
    "hint": "Take the weight from those that matter least, or weigh them by swing.",
}

SAME = 0.01
"""Of 100: weights that differ by less are the same."""

SHORT = frozenset({"2", "3", "5", "7", "9"})
"""Answers that have a word of their own; those between have their number."""

SCALE = load().scales["importance"].points[1:]
"""Saaty's scale without its first step, on which both matter alike."""

OPTIONS = [
    *({"value": str(int(each.id) - 1), "label": f"First, {each.title.lower()} ({each.id})"} for each in SCALE[::-1]),
    {"value": "0", "label": "Both alike (1)"},
    *({"value": str(1 - int(each.id)), "label": f"Second, {each.title.lower()} ({each.id})"} for each in SCALE),
]

SHARES = [
    {"title": "Criterion"},
    {"title": "By pairs", "align": "right"},
    {"title": "Share now", "align": "right"},
    {"title": "Difference", "align": "right"},
]

COLUMNS: list[dict[str, Any]] = [
    {"id": "pair", "title": "Pair", "kind": "text", "width": 320},
    {"id": "answer", "title": "Matters more", "kind": "choice", "editable": True, "options": OPTIONS, "width": 340},
]


class PairsPanel:
    """One pair at a time, answered by one press; beneath it weights, how far the answers agree, and all of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._skipped: list[Pair] = []
        self._asked: Pair | None = None
        """The pair that somebody asked to look at again."""
        self.asked = Blocks()
        answered = page.guarded(self._on_answer)
        self.first, self.second = (Buttons(buttons=_answers(sign), on_intent=answered) for sign in (1, -1))
        self.between = Buttons(on_intent=page.guarded(self._on_between))
        self._asking = box(self.first, self.between, self.second, look="kam-stack")
        self.found = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self._entries = Entries(page, lambda: page.portfolio, self._change)
        self.grid = Grid(
            label="All pairs",
            columns=COLUMNS,
            read=filter_reader(page),
            height="360px",
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = box(self.asked, self._asking, self.found, self.buttons, self.grid, look="kam-stack")

    def refresh(self) -> None:
        """Ask the next pair, and show what the answers come to."""
        pairs = self.page.reading.pairs
        possible = len(pairs.criteria) > 1 and not pairs.too_many
        pair = self._next(pairs) if possible else None
        show(self._asking, pair is not None)
        show(self.found, possible and bool(pairs.answers))
        show(self.buttons, possible and bool(pairs.answers))
        show(self.grid, possible)
        if not possible:
            self.asked.blocks = [TOO_MANY if pairs.too_many else TOO_FEW]
            return
        self._ask(pairs, pair)
        self._show_found(pairs)
        with self.grid.hold_sync():
            self.grid.locale = self.page.formats.tag
            self.grid.rows = [self._entries.marked(self._row(pairs, each)) for each in pairs.questions]

    def _title(self, id: str) -> str:
        return self.page.portfolio.criteria[id].title

    def _next(self, pairs: Pairs) -> Pair | None:
        """Return the pair to ask: one that is looked at again, an open or a skipped one; None = all are compared."""
        if self._asked in pairs.questions:
            return self._asked
        self._asked = None
        left = pairs.open
        fresh = [pair for pair in left if pair not in self._skipped]
        if not fresh:
            self._skipped = []
        return next(iter(fresh or left), None)

    def _ask(self, pairs: Pairs, pair: Pair | None) -> None:
        done, all_of_them = len(pairs.answers), len(pairs.questions)
        title = f"In pairs: {done} of {all_of_them}"
        if pair is None:
            text = "All pairs are compared. To change an answer, choose another one in the table below."
            self.asked.blocks = [{"kind": "text", "title": title, "text": text}]
            return
        one, other = (self._title(id) for id in pair)
        said = f"Think of lifting each from its worst to its best: “{one}” or “{other}”, which matters more?"
        if pair in pairs.answers:
            said += f" Until now: {pair_in_words(self.page.portfolio, *pair, pairs.answers[pair])}."
        self.asked.blocks = [
            {"kind": "text", "title": title, "text": f"{said}\n\n{_how_far(pairs, self.page.formats)}"}
        ]
        for answers, label in ((self.first, f"“{one}” matters more"), (self.second, f"“{other}” matters more")):
            with answers.hold_sync():
                answers.label, answers.about = label, pair_id(*pair)
        skip = "Leave it as it is" if pair in pairs.answers else "Skip this pair"
        with self.between.hold_sync():
            self.between.buttons = [{"id": "0", "label": "Both matter alike"}, {"id": "skip", "label": skip}]
            self.between.about = pair_id(*pair)

    def _show_found(self, pairs: Pairs) -> None:
        anew = {"id": "anew", "label": "Take all answers back"}
        found = pairs.ahp
        if found is None:
            self.found.blocks = [{"kind": "text", "text": self._unlinked(pairs)}] if pairs.answers else []
            self.buttons.buttons = [anew]
            return
        self.found.blocks = [self._shares(found), {"kind": "text", "text": self._agreement(found)}]
        wrong = found.contradiction
        again = {"id": "again", "label": "Ask me that pair again"}
        same = all(abs(_swings(found)[id] - self.page.portfolio.criteria[id].weight) < SAME for id in pairs.criteria)
        take = {
            "id": "take",
            "label": "Take these weights over",
            "primary": True,
            "disabled": "These are the weights above already." if same else "",
        }
        self.buttons.buttons = [take, *([again] if wrong and not found.consistent else []), anew]

    def _shares(self, found: AhpWeights) -> dict[str, Any]:
        criteria, formats = self.page.portfolio.criteria, self.page.formats
        total = sum(criterion.weight for criterion in criteria.values())
        rows: list[list[str]] = []
        for id, share in sorted(found.weights.items(), key=lambda item: -item[1]):
            now = criteria[str(id)].weight / total if total else None
            apart = "" if now is None else formats.number(100 * (share - now), signed=True)
            rows.append([criteria[str(id)].title, formats.share(share), formats.share(now), apart])
        caption = "Weights that follow, beside those that are saved"
        return {"kind": "table", "caption": caption, "columns": SHARES, "rows": rows}

    def _agreement(self, found: AhpWeights) -> str:
        """Say how far answers agree, which contradict each other most, and whom the weights would choose."""
        agreed = found.agreement(self.page.formats)
        said = [f"{agreed[:1].upper()}{agreed[1:]}"]
        if (wrong := found.contradiction) is not None and not found.consistent:
            portfolio, pair = self.page.portfolio, wrong.pair
            three = listing([f"“{self._title(id)}”" for id in wrong.criteria])
            implied = pair_in_words(portfolio, *pair, _lead(wrong.implied))
            told = pair_in_words(portfolio, *pair, _lead(wrong.said))
            said.append(f"Most at odds are {three}: you said that {told}; all answers together say that {implied}.")
        reading = self.page.reading
        among = reading.eligible
        opinion = among.by_pairs() if among is not None and not among.empty else None
        if among is None or opinion is None:
            return " ".join(said)
        chosen = opinion.explain(among.capacity, reading.names, reading.formats)
        return f"{' '.join(said)}\n\n{chosen} Account by account: How sure, Second opinions."

    def _unlinked(self, pairs: Pairs) -> str:
        groups = sorted(pairs.groups, key=len, reverse=True)
        alone = listing([f"“{self._title(next(iter(group)))}”" for group in groups[1:]], 4)
        return f"No weights follow yet: {alone} {'is' if pairs.needed == 1 else 'are'} not linked with the others."

    def _row(self, pairs: Pairs, pair: Pair) -> dict[str, Any]:
        lead = pairs.answers.get(pair)
        one, other = (self._title(id) for id in pair)
        row: dict[str, Any] = {
            "id": pair_id(*pair),
            "cells": {"pair": f"{one} – {other}", "answer": None if lead is None else str(lead)},
        }
        if lead is not None:
            row["text"] = {"answer": pair_in_words(self.page.portfolio, *pair, lead)}
        return row

    def _change(self, _portfolio: Portfolio, row: str, _column: str, value: Any) -> Step | None:
        pairs = self.page.reading.pairs
        one, other = _named(pairs, row)
        if value is not None:
            return compare_criteria, {"criterion": one, "other": other, "lead": int(value)}
        if (one, other) not in pairs.answers:
            return None
        return remove_comparison, {"criterion": one, "other": other}

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("edit-cell", "paste-cells"):
            self._entries.take(self.grid, intent)
            self.refresh()

    def _on_answer(self, intent: Intent) -> None:
        one, other = _named(self.page.reading.pairs, intent["about"])
        self._asked = None
        self.page.edit(compare_criteria, criterion=one, other=other, lead=int(intent["id"]))
        self.refresh()

    def _on_between(self, intent: Intent) -> None:
        if intent["id"] != "skip":
            self._on_answer(intent)
            return
        if self._asked is None:
            self._skipped.append(_named(self.page.reading.pairs, intent["about"]))
        self._asked = None
        self.refresh()

    def _on_button(self, intent: Intent) -> None:
        pairs = self.page.reading.pairs
        match intent["id"]:
            case "anew":
                self._skipped, self._asked = [], None
                self.page.edit(remove_comparisons)
            case "take" if pairs.ahp is not None:
                self.page.edit(set_weights, weights=_swings(pairs.ahp))
            case "again" if pairs.ahp is not None and pairs.ahp.contradiction is not None:
                self._asked = pairs.ahp.contradiction.pair
        self.refresh()


def _named(pairs: Pairs, id: str) -> Pair:
    """Return a pair by its id: the one that was on the screen, whatever has been asked since."""
    for pair in pairs.questions:
        if pair_id(*pair) == id:
            return pair
    raise Refused("One of the two criteria is not compared any more.")


def _answers(sign: int) -> list[dict[str, Any]]:
    """Return the answers by which one of the two matters more."""
    labels = {each.id: f"{each.id} {each.title.lower()}" if each.id in SHORT else each.id for each in SCALE}
    return [{"id": str(sign * (int(id) - 1)), "label": label} for id, label in labels.items()]


def _lead(times: float) -> int:
    """Return the step of Saaty's scale nearest to a ratio."""
    return round(times - 1) if times >= 1 else -round(1 / times - 1)


def _swings(found: AhpWeights) -> dict[str, float]:
    """Return weights as they are kept: the largest is 100, the others beside it."""
    most = float(found.weights.max())
    return {str(id): round(100 * weight / most, 4) for id, weight in found.weights.items()}


def _how_far(pairs: Pairs, formats: Formats) -> str:
    numbers = "A number without a word lies between its neighbours."
    if pairs.needed:
        return f"{numbers} After {formats.count(pairs.needed, 'more answer')} weights follow; the rest then tests them."
    return f"{numbers} Weights follow already: each further answer tests them, and you may stop whenever you like."
