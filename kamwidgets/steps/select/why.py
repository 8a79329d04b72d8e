"""Why the open account has the score it has: criterion × weight × value, each with its source and period (M4)."""

from __future__ import annotations

import math
from typing import Any

from kamwidgets.findings import Reading, ScorePart, score_parts
from kamwidgets.methods import gate_status
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Blocks

__all__ = ["WhyPanel", "score_in_words"]

COLUMNS = [
    {"title": "Criterion"},
    {"title": "Weight", "align": "right"},
    {"title": "Stands at", "align": "right"},
    {"title": "Worth, 0 to 1", "align": "right"},
    {"title": "Points", "align": "right"},
    {"title": "Comes from"},
    {"title": "From when"},
]

NOBODY = {
    "kind": "empty",
    "sentence": "No account is open.",
    "hint": "Click a row above: then this says criterion by criterion how its score comes about.",
}

ALL = 1 - 1e-9

NO_WEIGHTS = "No criterion has any weight yet, so there is no score."
NOT_COMPARED = "It is not on the short list, so it is not compared and has no score."


class WhyPanel:
    """A table that multiplies out, and the gates that stand beside it whatever the score."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said = Blocks()
        self.widget = box(self.said)

    def refresh(self) -> None:
        """Take the score of the open account apart."""
        account, reading = self.page.account_id, self.page.reading
        self.said.blocks = _blocks(reading, account) if account else [NOBODY]


def score_in_words(reading: Reading, account: str) -> str:
    """Say what an account's score is, or why there is none."""
    scores, formats = reading.scores, reading.formats
    if account not in reading.raw.index:
        top = reading.groups.get(account, account)
        return (
            f"It counts with {reading.name(top)}, so it has no score of its own."
            if top in reading.raw.index
            else NOT_COMPARED
        )
    if scores is None:
        return NO_WEIGHTS
    score, known = float(scores.score[account]), formats.share(scores.known[account])
    if math.isnan(score):
        return f"Not scored: {known} of the weight is known and {formats.share(scores.known_needed)} is needed."
    over = (
        "with all of the weight known"
        if scores.known[account] > ALL
        else f"over the {known} of the weight that is known"
    )
    return f"{formats.number(100 * score)} of 100 points, {over}."


def _blocks(reading: Reading, account: str) -> list[dict[str, Any]]:
    parts, gates = score_parts(reading, account), gate_status(reading.plans.get(account))
    whatever = "Whatever the score: " if gates.failed else "Gates: "
    said = f"{score_in_words(reading, account)} {whatever}{gates.explain()[0].lower()}{gates.explain()[1:]}"
    heading = {"kind": "text", "title": reading.name(account), "text": said}
    if not parts:
        return [heading]
    caption = "Points = 100 × weight × worth ÷ the share of the weight that is known. They add up to the score."
    rows = [_row(reading, part) for part in parts]
    return [heading, {"kind": "table", "caption": caption, "columns": COLUMNS, "rows": rows}]


def _row(reading: Reading, part: ScorePart) -> list[str]:
    formats = reading.formats
    return [
        part.criterion.title,
        formats.share(part.weight),
        part.stands_at(formats),
        formats.number(part.value, 2),
        formats.number(part.points, 1),
        part.source,
        part.period,
    ]
