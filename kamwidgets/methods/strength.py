"""How we stand with an account beside its best other supplier, factor by factor, in the customer's eyes (M7)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from kamwidgets.methods.frames import cells, labels
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamwidgets.model import SuccessFactor

__all__ = ["Compared", "Strength", "relative_strength", "strength_of"]

_ROUNDING = 1e-9
_NAN = float("nan")


class Compared(NamedTuple):
    """One success factor: what it weighs, our points, the best competitor's, and who that is; NaN = unknown."""

    factor: str
    weight: float
    ours: float
    best: float
    rival: str

    @property
    def difference(self) -> float:
        """Points of ours less those of the best competitor; NaN where one of them is unknown."""
        return self.ours - self.best


@dataclass(frozen=True, slots=True)
class Strength:
    """Our relative strength with one account, and what it rests on.

    Attributes
    ----------
    strength : float
        Points of ours less those of the best competitor, weighted over what is known; NaN = too little is.
    known : float
        Share of the weight that is known, 0-1.
    compared : tuple of Compared
        The success factors.
    known_needed : float
        Share of the weight below which strength is not known.
    """

    strength: float
    known: float
    compared: tuple[Compared, ...]
    known_needed: float

    @property
    def factors(self) -> pd.DataFrame:
        """The success factors as a frame: ``weight``, ``ours``, ``best``, ``rival`` and ``difference``."""
        rows = {each.factor: {**each._asdict(), "difference": each.difference} for each in self.compared}
        columns = ["weight", "ours", "best", "rival", "difference"]
        return pd.DataFrame.from_dict(rows, orient="index").reindex(columns=columns).rename_axis("factor")

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say where we are better, where worse, and what is not known."""
        if not self.compared:
            return "Nobody has said yet by what this customer chooses its suppliers."
        missing = listing([each.factor for each in self._counting if math.isnan(each.difference)], 8)
        if not self._counting:
            return "No success factor has any weight yet."
        if math.isnan(self.strength):
            share, needed = formats.share(self.known), formats.share(self.known_needed)
            return f"Not known: {share} of the weight is known and {needed} is needed. Unknown: {missing}."
        points = formats.number(self.strength, 1, signed=True)
        said = f"{points} points against the best competitor of each success factor"
        for word, sign in (("better at", 1), ("worse at", -1), ("level at", 0)):
            which = [self._told(each, formats) for each in self._counting if _sign(each.difference) == sign]
            said += f"; {word} {listing(which, 8)}" if which else ""
        return f"{said}. Unknown, and left out: {missing}." if missing else f"{said}."

    @property
    def _counting(self) -> list[Compared]:
        return [each for each in self.compared if each.weight > 0]

    def _told(self, each: Compared, formats: Formats) -> str:
        return f"{each.factor} ({formats.number(each.difference, 1, signed=True)} against {each.rival})"


def relative_strength(
    ours: pd.Series[float], rivals: pd.DataFrame, weights: pd.Series[float], *, known_needed: float = 0.6
) -> Strength:
    """Compare us with the best competitor of each success factor, seen through the customer's eyes (M7).

    The strength is Σ wᵢ·(oursᵢ − bestᵢ) / Σ wᵢ over the factors on which we and at least one competitor are rated
    (McDonald, Rogers & Woodburn 2000, with the best competitor of each factor rather than one for all). Where less than
    ``known_needed`` of the weight is known, so is the strength.

    Parameters
    ----------
    ours : pandas.Series
        Points 0-10 by success factor; NaN = unknown.
    rivals : pandas.DataFrame
        Success factor × competitor, points 0-10; NaN = unknown. Who is not rated is not compared.
    weights : pandas.Series
        By success factor, 0 or more: its index says which factors there are.
    known_needed : float
        Share of the weight, 0-1.

    Raises
    ------
    ValueError
        If a factor occurs twice, a rating lies outside 0 to 10, or a weight is negative or unknown.

    Examples
    --------
    >>> ours = pd.Series({"price": 5, "delivery": 8, "advice": 9})
    >>> rivals = pd.DataFrame({"Nord": {"price": 7, "delivery": 6}, "Sued": {"price": 6, "delivery": 7}})
    >>> found = relative_strength(ours, rivals, pd.Series({"price": 50, "delivery": 30, "advice": 20}))
    >>> round(found.strength, 3), found.known
    (-0.875, 0.8)
    >>> print(found.explain())
    −0.9 points against the best competitor of each success factor; better at delivery (+1.0 against Sued); worse at \
price (−2.0 against Nord). Unknown, and left out: advice.
    """
    for name, index in (("ours", ours.index), ("rivals", rivals.index), ("weights", weights.index)):
        if index.has_duplicates:
            raise ValueError(f"A success factor occurs more than once in {name}.")
    factors = labels(weights.index)
    seen, others = ours.reindex(factors).astype(float), rivals.reindex(factors).astype(float)
    if ((others < 0) | (others > 10)).to_numpy().any() or ((seen < 0) | (seen > 10)).any():  # noqa: PLR2004
        raise ValueError("A rating is a number from 0 to 10.")
    if not (weights >= 0).all() or math.isinf(float(weights.sum())):
        raise ValueError("A weight is a number of 0 or more.")
    compared = [_compared(each, weights[each], seen[each], _known(cells(others, each))) for each in factors]
    return _strength(compared, known_needed)


def strength_of(
    factors: Mapping[str, SuccessFactor], competitors: Mapping[str, str], *, known_needed: float = 0.6
) -> Strength:
    """Compare us as a plan's success factors say; see `relative_strength`.

    Parameters
    ----------
    factors : mapping of str to SuccessFactor
        By id.
    competitors : mapping of str to str
        Their names by id; ratings of others do not count.
    """
    compared = [
        _compared(
            factor.title,
            factor.weight,
            _NAN if factor.ours is None else factor.ours,
            {competitors[id]: points for id, points in factor.rivals.items() if id in competitors},
        )
        for factor in factors.values()
    ]
    return _strength(compared, known_needed)


def _compared(factor: str, weight: float, ours: float, rivals: Mapping[str, float]) -> Compared:
    best = max(rivals.values(), default=_NAN)
    rival = next((name for name, points in rivals.items() if points == best), "")
    return Compared(factor, float(weight), float(ours), float(best), rival)


def _known(row: Mapping[str, float]) -> dict[str, float]:
    return {rival: points for rival, points in row.items() if not math.isnan(points)}


def _strength(compared: Sequence[Compared], known_needed: float) -> Strength:
    total = sum(each.weight for each in compared)
    told = [each for each in compared if not math.isnan(each.difference)]
    weight = sum(each.weight for each in told)
    known = weight / total if total else 0.0
    enough = weight > 0 and known >= known_needed - _ROUNDING
    strength = sum(each.weight * each.difference for each in told) / weight if enough else _NAN
    return Strength(strength, known, tuple(compared), known_needed)


def _sign(difference: float) -> int | None:
    return None if math.isnan(difference) else (difference > 0) - (difference < 0)
