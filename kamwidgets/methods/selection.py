"""Which customers deserve key account treatment: values on fixed anchors and scores that say what they rest on (M4)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import cells, labels, or_none
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Criterion, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kamwidgets.model import Band

    Floats = NDArray[np.float64]

__all__ = ["Scores", "score", "suggested_best", "value", "values", "weights"]

_ROUNDING = 1e-9
_TIE_DIGITS = 12


def value(raw: float, worst: float = 0, best: float = 10, bands: Sequence[Band] = ()) -> float:
    """Return what a raw value is worth, 0 at worst and 1 at best, clipped; NaN stays NaN.

    Anchors and bands are written before anybody is scored, so that adding or dropping an account changes no other
    account's value. ``best`` may be the smaller one. Where there are bands they stand in the place of the anchors: each
    is worth the same from the limit of the one before up to its own.

    Raises
    ------
    ValueError
        If the anchors are equal.

    Examples
    --------
    >>> value(7, worst=0, best=10), value(2, worst=30, best=0), value(40, worst=30, best=0)
    (0.7, 0.9333333333333333, 0.0)
    >>> from kamwidgets.model import Band
    >>> [value(raw, bands=[Band(below=10, value=0), Band(below=50, value=0.5), Band(value=1)]) for raw in (9, 10, 50)]
    [0.0, 0.5, 1.0]
    """
    if bands:
        return float(_on_bands(np.array([raw], dtype=float), bands)[0])
    if worst == best:
        raise ValueError("The worst and the best value must differ.")
    return float(np.clip((raw - worst) / (best - worst), 0, 1))


def _on_bands(raw: Floats, bands: Sequence[Band]) -> Floats:
    limits = [band.below for band in bands if band.below is not None]
    worths = np.array([band.value for band in bands])
    return np.where(np.isnan(raw), np.nan, worths[np.searchsorted(limits, raw, side="right").clip(max=len(limits))])


def values(raw: pd.DataFrame, criteria: Mapping[str, Criterion]) -> pd.DataFrame:
    """Return raw values as what they are worth on each criterion's fixed anchors or bands; see `value`.

    Parameters
    ----------
    raw : pandas.DataFrame
        Account × criterion in each criterion's own unit; NaN = unknown.
    criteria : mapping of str to Criterion
        By id; a criterion without a column is unknown for every account.

    Returns
    -------
    pandas.DataFrame
        Account × criterion, 0-1, columns in the order of ``criteria``.
    """
    complete = raw.reindex(columns=list(criteria)).to_numpy(dtype=float)
    worst, best = (np.array([getattr(each, end) for each in criteria.values()]) for end in ("worst", "best"))
    worths = ((complete - worst) / (best - worst)).clip(0, 1)
    for column, criterion in enumerate(criteria.values()):
        if criterion.bands:
            worths[:, column] = _on_bands(complete[:, column], criterion.bands)
    return pd.DataFrame(worths, raw.index, list(criteria))


def weights(swings: Mapping[str, float]) -> pd.Series[float]:
    """Return swing weights that sum to 1.

    Imagine all criteria at worst; the swing to best that is worth most is 100, the others are judged beside it
    (von Winterfeldt & Edwards 1986).

    Raises
    ------
    ValueError
        If a swing is negative or not finite, or none is above zero.

    Examples
    --------
    >>> weights({"volume": 100, "growth": 60, "prestige": 40}).to_dict()
    {'volume': 0.5, 'growth': 0.3, 'prestige': 0.2}
    """
    given = pd.Series(dict(swings), dtype=float)
    if not np.isfinite(given.to_numpy()).all() or (given < 0).any():
        raise ValueError("A weight is a number of 0 or more.")
    if not given.sum() > 0:
        raise ValueError("No criterion has any weight yet.")
    return given / given.sum()


def suggested_best(amounts: pd.Series[float]) -> float:
    """Return a round amount to start from as the best anchor of a criterion in money: 1, 2 or 5 times a power of ten.

    It is a suggestion for when criteria are first written down. Once written it stays, whoever comes or goes.

    Examples
    --------
    >>> suggested_best(pd.Series([110_277.0, 32_841.0])), suggested_best(pd.Series([], dtype=float))
    (200000.0, 1.0)
    """
    largest = float(amounts.max()) if len(amounts) else 0.0
    if not largest > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= largest - _ROUNDING)


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """How accounts compare, and what each score rests on.

    Attributes
    ----------
    score : pandas.Series
        Per account 0-1, over known values only; NaN = not scored.
    known : pandas.Series
        Share of the weight that is known per account, 0-1.
    contributions : pandas.DataFrame
        Account × criterion: what each criterion adds to the score; the row sums to the score, NaN = unknown.
    values : pandas.DataFrame
        The values that came in.
    weights : pandas.Series
        Per criterion, summing to 1.
    known_needed : float
        Share of the weight below which an account is not scored.
    """

    score: pd.Series[float]
    known: pd.Series[float]
    contributions: pd.DataFrame
    values: pd.DataFrame
    weights: pd.Series[float]
    known_needed: float

    @property
    def rank(self) -> pd.Series[float]:
        """Rank from 1, the best; equal scores share the better rank; NaN = not scored."""
        return self.score.round(_TIE_DIGITS).rank(ascending=False, method="min")

    @property
    def not_scored(self) -> tuple[str, ...]:
        """Accounts of which too little is known."""
        return tuple(map(str, self.score.index[self.score.isna()]))

    def explain(self, account: str, formats: Formats = PLAIN) -> str:
        """Say why one account has the score it has.

        Raises
        ------
        KeyError
            If the account was not among those compared.
        """
        known = float(self.known.loc[account])
        counting = self.weights > 0
        given = cells(self.values, account)
        missing = [name for name in labels(self.weights.index) if counting[name] and pd.isna(given[name])]
        if math.isnan(float(self.score.loc[account])):
            return (
                f"Not scored: {formats.share(known)} of the weight is known and "
                f"{formats.share(self.known_needed)} is needed. "
                f"Unknown: {listing(missing, 8)}."
            )
        parts = [(name, part) for name, part in cells(self.contributions, account).items() if not pd.isna(part)]
        parts.sort(key=lambda named: -named[1])
        points = listing([f"{name} {100 * part:.0f}" for name, part in parts], 8)
        said = f"{100 * float(self.score.loc[account]):.0f} of 100 points: {points}."
        return f"{said} Unknown, and left out: {listing(missing, 8)}." if missing else said

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data, an object per account; unknown is None."""
        ranks, scores, known = (self.rank.to_dict(), self.score.to_dict(), self.known.to_dict())
        return {
            "weights": {str(name): float(weight) for name, weight in self.weights.items()},
            "known_needed": self.known_needed,
            "not_scored": list(self.not_scored),
            "accounts": {
                account: {
                    "score": or_none(scores[account]),
                    "rank": or_none(ranks[account]),
                    "known": float(known[account]),
                    "values": {name: or_none(cell) for name, cell in cells(self.values, account).items()},
                }
                for account in labels(self.score.index)
            },
        }


def score(values: pd.DataFrame, weights: pd.Series[float], *, known_needed: float = 0.6) -> Scores:
    """Score accounts by a weighted sum over what is known (M4).

    The score is Σ wᵢ·vᵢ / Σ wᵢ over known values (Keeney & Raiffa 1976). Where less than ``known_needed`` of the weight
    is known the account is *not scored*, rather than scored as zero or as average.

    Parameters
    ----------
    values : pandas.DataFrame
        Account × criterion, 0-1; NaN = unknown.
    weights : pandas.Series
        Per criterion, 0 or more, not all zero; normalised here.
    known_needed : float
        Share of the weight, 0-1.

    Raises
    ------
    ValueError
        If values and weights name different criteria, a value lies outside 0-1, an account occurs twice, or the weights
        cannot be normalised.

    Examples
    --------
    >>> table = pd.DataFrame({"volume": [1.0, 0.5], "growth": [0.5, None]}, index=["a", "b"])
    >>> result = score(table, pd.Series({"volume": 50, "growth": 50}))
    >>> print(result.explain("a"))
    75 of 100 points: volume 50 and growth 25.
    >>> print(result.explain("b"))
    Not scored: 50 % of the weight is known and 60 % is needed. Unknown: growth.
    """
    share = _checked(values, weights)
    known = values.notna().to_numpy()
    weight_known = known @ share.to_numpy()
    enough = (weight_known > 0) & (weight_known >= known_needed - _ROUNDING)
    parts = values.to_numpy(dtype=float) * share.to_numpy()
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = np.where(enough[:, None], parts / weight_known[:, None], np.nan)
    total = np.where(enough, np.nansum(parts, axis=1).clip(0, 1), np.nan)
    return Scores(
        score=pd.Series(total, values.index, name="score"),
        known=pd.Series(weight_known, values.index, name="known").clip(0, 1),
        contributions=pd.DataFrame(parts, values.index, values.columns),
        values=values,
        weights=share,
        known_needed=known_needed,
    )


def _checked(values: pd.DataFrame, given: pd.Series[float]) -> pd.Series[float]:
    """Return the normalised weights in the order of the columns."""
    if values.index.has_duplicates:
        raise ValueError(f"Account {values.index[values.index.duplicated()][0]} occurs more than once.")
    if different := set(values.columns) ^ set(given.index):
        raise ValueError(f"Values and weights do not name the same criteria: {', '.join(sorted(map(str, different)))}.")
    numbers = values.to_numpy(dtype=float)
    if beyond := int(((numbers < 0) | (numbers > 1)).sum()):
        raise ValueError(f"{PLAIN.count(beyond, 'value')} outside 0 to 1.")
    return weights({str(name): float(given[name]) for name in values.columns})
