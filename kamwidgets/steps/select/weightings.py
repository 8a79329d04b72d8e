"""Who is a key account whatever the weights, who never is, and what moves those between (M4, M6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

import pandas as pd

from kamwidgets.charts import sureness_bars, sureness_title
from kamwidgets.edits import weight_rule_in_words
from kamwidgets.findings import Candidates, Reading, Sureness
from kamwidgets.methods import Robustness
from kamwidgets.model import Formats
from kamwidgets.steps.page import Page
from kamwidgets.steps.picture import Picture
from kamwidgets.steps.select.worked import Cells, WorkedPanel

__all__ = ["WeightingsPanel"]

IN, BORDER, OUT = "✓ In", "◐ Border", "✕ Out"

COLUMNS: list[dict[str, Any]] = [
    {"id": "often", "title": "Among the best", "kind": "bar", "width": 116, "hint": "In this share of all weightings"},
    {"id": "standing", "title": "So it is", "kind": "text", "width": 98},
    {"id": "now", "title": "Rank now", "kind": "number", "width": 60, "hint": "Among those compared here, by score"},
    {"id": "flip", "title": "What moves it", "kind": "text", "width": 304},
    {"id": "other", "title": "Then changes places with", "kind": "text", "width": 164},
    {"id": "who", "title": "Chosen by", "kind": "text", "width": 240, "hint": "What they weigh more than others"},
    {
        "id": "confidence",
        "title": "Confidence",
        "kind": "number",
        "unit": "%",
        "digits": 0,
        "width": 96,
        "hint": "How likely it is among the best for those who choose it, with what is uncertain drawn anew",
    },
]


class WeightingsPanel(WorkedPanel[Sureness]):
    """A sentence, a picture of it, and a grid that says the same account by account."""

    working = "Trying all weightings"
    asks = "What is varied"
    choices: ClassVar[Mapping[str, str]] = {"ratings": "Weights and ratings", "weights": "Weights only"}
    label = "How sure the choice is, account by account"

    def __init__(self, page: Page, opened: Callable[[str], None], rested: Callable[[], None]) -> None:
        super().__init__(page, opened, rested)
        self.bars = Picture()
        self.picture.children = (self.bars.widget,)

    @property
    def ratings(self) -> bool:
        """Whether uncertain ratings are varied as well."""
        return self.chosen == "ratings"

    def ask(self, among: Candidates, *, again: bool) -> None:
        """Try all weightings."""
        ratings = self.ratings
        task = partial(among.sureness, ratings=ratings)
        self.work.ask(f"{among.key} {ratings}", task, quick=among.quick(ratings=ratings), again=again)

    def says(self, reading: Reading, among: Candidates, found: Sureness) -> list[dict[str, Any]]:
        """Say who is in whatever the weights, and what was varied."""
        return _said(reading, among, found)

    def columns(self) -> list[dict[str, Any]]:
        """Return what is said of each account."""
        return COLUMNS

    def cells(self, reading: Reading, found: Sureness) -> Cells:
        """Draw the picture; return all accounts, the likeliest first."""
        robust, names = found.robustness, reading.names
        self.bars.show(sureness_bars(robust, names, formats=reading.formats), sureness_title(robust, reading.formats))
        ids = [str(account) for account in robust.in_top.sort_values(ascending=False, kind="stable").index]
        ranks = _ranks(reading, ids)
        return ids, lambda account: _cells(reading, found, account, ranks)


def _said(reading: Reading, among: Candidates, found: Sureness) -> list[dict[str, Any]]:
    robust, formats, names = found.robustness, reading.formats, reading.names
    sure, border = len(robust.sure), len(robust.border)
    besides = [found.varied_in_words(formats), among.left_out(formats), _rules(reading, among)]
    explain = "\n".join(
        [
            robust.explain(formats),
            f"{formats.count(among.capacity, 'place')}: change them under Decide, Hours and rules.",
            "Criteria without weight are not among those that are weighed, unless a rule names them.",
        ]
    )
    tiles = [
        _tile("In whatever the weights", formats.number(sure), "in over 95 % of all weightings", explain),
        _tile("At the border", formats.number(border), _left(robust, formats)),
        _tile("Out", formats.number(len(robust.in_top) - sure - border), "in less than 5 % of all weightings"),
    ]
    return [
        {"kind": "text", "text": robust.says(names, formats)},
        {"kind": "tiles", "tiles": tiles},
        {"kind": "text", "text": " ".join(filter(None, besides))},
    ]


def _tile(label: str, value: str, note: str, explain: str = "") -> dict[str, Any]:
    return {"label": label, "value": value, "note": note, **({"explain": explain} if explain else {})}


def _left(robust: Robustness, formats: Formats) -> str:
    """Say for how many places those at the border compete."""
    left = robust.capacity - len(robust.sure)
    return f"for {formats.count(left, 'place that is', 'places that are')} left" if robust.border else "nobody"


def _rules(reading: Reading, among: Candidates) -> str:
    """Say which rules on weights all weightings keep."""
    said = [weight_rule_in_words(rule, reading.portfolio, reading.formats) for rule in among.rules]
    return f"All weightings keep what you agree on: {'; '.join(said)}." if said else ""


def _ranks(reading: Reading, accounts: list[str]) -> dict[str, int]:
    """Return how the accounts that are compared here rank by score; equal scores share the better rank."""
    if reading.scores is None:
        return {}
    scores = reading.scores.score.reindex(accounts).dropna().round(12)
    return {str(account): int(rank) for account, rank in scores.rank(ascending=False, method="min").items()}


def _cells(reading: Reading, found: Sureness, account: str, ranks: dict[str, int]) -> dict[str, Any]:
    robust, formats = found.robustness, reading.formats
    titles = {id: criterion.title for id, criterion in reading.portfolio.criteria.items()}
    sure, border = account in robust.sure, account in robust.border
    flip = found.flips.get(account)
    confidence = found.confidence.get(account)
    return {
        "often": float(robust.in_top[account]),
        "standing": IN if sure else BORDER if border else OUT,
        "now": ranks.get(account),
        "flip": flip.brief(titles, formats) if flip else "",
        "other": reading.name(flip.against) if flip and flip.against else "",
        "who": robust.chosen_by(account, titles, formats) if border else "",
        "confidence": None if confidence is None or pd.isna(confidence) else 100 * float(confidence),
    }
