"""How an account's score comes about: criterion by criterion what is known, from where and from when (M4)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamwidgets.findings.criteria import criterion_source
from kamwidgets.methods import fact_in_words
from kamwidgets.methods.frames import labels, or_none
from kamwidgets.model import Criterion, Formats, Rating

if TYPE_CHECKING:
    from kamwidgets.findings.reading import Reading

__all__ = ["ScorePart", "score_parts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """What one criterion says of one account.

    Attributes
    ----------
    criterion : Criterion
    weight : float
        Its share of all weight, 0-1.
    raw : float
        How the account stands, in the criterion's own unit; NaN = unknown.
    value : float
        What that is worth on the anchors or bands, 0-1; NaN = unknown.
    points, most : float
        How many of the score's 100 points it gives, and how many it could give: weight × value × 100 ÷ the share of the
        weight that is known. NaN where it is unknown, or the account is not scored.
    source, period : str
        Who or what says so, and from when, in words.
    """

    criterion: Criterion
    weight: float
    raw: float
    value: float
    points: float
    most: float
    source: str
    period: str

    def stands_at(self, formats: Formats) -> str:
        """Write how the account stands, in the criterion's own unit."""
        if math.isnan(self.raw):
            return "unknown"
        if self.criterion.source == "rating":
            return formats.entered(self.raw)
        return fact_in_words(self.criterion.fact, self.raw, formats)

    def as_json(self) -> dict[str, Any]:
        """Return the part as plain data; unknown is None."""
        return {
            "id": self.criterion.id,
            "title": self.criterion.title,
            "weight": self.weight,
            "raw": or_none(self.raw),
            "value": or_none(self.value),
            "points": or_none(self.points),
            "source": self.source,
            "period": self.period or None,
        }


def score_parts(reading: Reading, account_id: str) -> tuple[ScorePart, ...]:
    """Return what every criterion says of an account, by their order; nothing where it is not compared."""
    if account_id not in reading.raw.index:
        return ()
    scores, criteria = reading.scores, reading.portfolio.criteria
    place = int(
        reading.raw.index.get_indexer(pd.Index([account_id]))[0]
    )  # one order for all: that of the accounts compared
    raw, values = _row(reading.raw, place), _row(reading.values, place)
    points = _row(scores.contributions, place) if scores is not None else {}
    known = float(scores.known.iloc[place]) if scores is not None else math.nan
    total = sum(criterion.weight for criterion in criteria.values())
    parts: list[ScorePart] = []
    for id, criterion in criteria.items():
        weight, given = criterion.weight / total if total else 0.0, points.get(id, math.nan)
        source, period = _source(reading, account_id, criterion)
        part = ScorePart(
            criterion=criterion,
            weight=weight,
            raw=raw.get(id, math.nan),
            value=values.get(id, math.nan),
            points=100 * given,
            most=math.nan if math.isnan(given) else 100 * weight / known,
            source=source,
            period=period,
        )
        parts.append(part)
    return tuple(parts)


def _row(frame: pd.DataFrame, place: int) -> dict[str, float]:
    """Return one row of a frame of numbers, without a copy of the rest; empty where there is no such place, -1."""
    return dict(zip(labels(frame.columns), frame.to_numpy()[place].tolist(), strict=True)) if place >= 0 else {}


def _source(reading: Reading, account_id: str, criterion: Criterion) -> tuple[str, str]:
    if criterion.source == "fact":
        return criterion_source(reading, criterion)
    rating = reading.plan(account_id).ratings.get(criterion.id)
    if rating is None:
        return "Not rated yet", ""
    return _rated(rating), reading.formats.day(rating.on) if rating.on else ""


def _rated(rating: Rating) -> str:
    who = f" by {rating.by}" if rating.by else ""
    sure = f", {rating.confidence} confidence" if rating.confidence != "unknown" else ""
    return f"Agreed on{sure}" if rating.agreed else f"Rated{who}{sure}"
