"""Two accounts side by side: which criteria speak for whom, and by how much (M4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamwidgets.methods.frames import cells, labels, or_none
from kamwidgets.methods.selection import score
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Comparison", "compare_accounts"]

_ALIKE = 0.05
"""Points that are not worth a word."""

NAMED = 8


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What speaks for one account, and what for the other.

    Attributes
    ----------
    a, b : str
        The two accounts.
    points : pandas.Series
        Per criterion, of 100: above 0 it speaks for ``a``, below 0 for ``b``; NaN where it is unknown of one of them.
    common : float
        Share of the weight that is known of both, 0-1. The 100 points are shared out over it, so that nobody is ahead
        by what is not known of the other.
    """

    a: str
    b: str
    points: pd.Series[float]
    common: float

    @property
    def lead(self) -> float:
        """By how many points ``a`` is ahead; below 0 ``b`` is, NaN = nothing is known of both."""
        return float(self.points.sum()) if self.common > 0 else float("nan")

    @property
    def for_a(self) -> dict[str, float]:
        """Criteria that speak for ``a`` with their points, the most first."""
        return self._speaking(self.points)

    @property
    def for_b(self) -> dict[str, float]:
        """Criteria that speak for ``b`` with their points, the most first."""
        return self._speaking(-self.points)

    @property
    def alike(self) -> tuple[str, ...]:
        """Criteria on which they are as good as equal."""
        return tuple(labels(self.points.index[self.points.abs() < _ALIKE]))

    @property
    def unknown(self) -> tuple[str, ...]:
        """Criteria with a weight that are unknown of one of them, or of both."""
        return tuple(labels(self.points.index[self.points.isna()]))

    def explain(
        self,
        names: Mapping[str, str] | None = None,
        titles: Mapping[str, str] | None = None,
        formats: Formats = PLAIN,
    ) -> str:
        """Say who is ahead and why, with names of accounts and titles of criteria where they are given."""
        first, second = ((names or {}).get(account, account) for account in (self.a, self.b))
        called = titles or {}

        def told(criteria: Mapping[str, float]) -> str:
            said = [f"{called.get(id, id)} {_points(points, formats)}" for id, points in criteria.items()]
            return listing(said, NAMED)

        left_out = listing([called.get(id, id) for id in self.unknown], NAMED)
        if not self.common > 0:
            return f"Nothing is known of both {first} and {second}, so they cannot be compared: {left_out}."
        said = [
            _ahead(first, second, self.lead, formats),
            *(f"For {who}: {told(what)}." for who, what in ((first, self.for_a), (second, self.for_b)) if what),
        ]
        if self.alike:
            said.append(f"Alike: {listing([called.get(id, id) for id in self.alike], NAMED)}.")
        if left_out:
            share = formats.share(self.common)
            said.append(f"Only what is known of both counts, {share} of the weight; left out: {left_out}.")
        return " ".join(said)

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data; unknown is None."""
        return {
            "a": self.a,
            "b": self.b,
            "lead": or_none(self.lead),
            "common": self.common,
            "points": {id: or_none(points) for id, points in self.points.items()},
        }

    def _speaking(self, points: pd.Series[float]) -> dict[str, float]:
        speaking = points[points >= _ALIKE].sort_values(ascending=False, kind="stable")
        return {str(id): float(each) for id, each in speaking.items()}


def compare_accounts(values: pd.DataFrame, weights: pd.Series[float], a: str, b: str) -> Comparison:
    """Compare two accounts criterion by criterion: 100 × weight × (value of a − value of b) (M4).

    Only criteria known of both count; their weights are scaled to 1, so that the points add up to the lead.

    Parameters
    ----------
    values : pandas.DataFrame
        Account × criterion, 0-1; NaN = unknown.
    weights : pandas.Series
        Per criterion, 0 or more, not all zero; a criterion without weight is left out.
    a, b : str
        Two accounts of ``values``.

    Raises
    ------
    ValueError
        If an account is not among those compared, both are the same, or values and weights do not fit.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"volume": [1.0, 0.6], "growth": [0.2, 0.8], "fame": [0.4, None]}, index=["a", "b"])
    >>> found = compare_accounts(table, pd.Series({"volume": 60, "growth": 20, "fame": 20}), "a", "b")
    >>> for sentence in found.explain({"a": "Alder", "b": "Birch"}).split(". "):
    ...     print(sentence)
    Alder is ahead of Birch by 15 points
    For Alder: volume 30
    For Birch: growth 15
    Only what is known of both counts, 80 % of the weight; left out: fame.
    """
    if a == b:
        raise ValueError("Choose two different accounts.")
    if missing := [account for account in (a, b) if account not in values.index]:
        raise ValueError(f"{missing[0]} is not among the accounts that are compared.")
    scored = score(values.loc[[a, b]], weights, known_needed=0)
    counting = scored.weights[scored.weights > 0]
    first, second = cells(values, a), cells(values, b)
    apart = pd.Series({name: first[name] - second[name] for name in labels(counting.index)}, dtype=float)
    common = float(counting[apart.notna()].sum())
    points = 100 * apart * counting / common if common else apart
    return Comparison(a, b, points, min(common, 1.0))


def _ahead(first: str, second: str, lead: float, formats: Formats) -> str:
    if abs(lead) < _ALIKE:
        return f"{first} and {second} are level."
    ahead, behind = (first, second) if lead > 0 else (second, first)
    said = _points(abs(lead), formats)
    return f"{ahead} is ahead of {behind} by {said} point{'' if said == '1' else 's'}."


def _points(points: float, formats: Formats) -> str:
    """Write points whole, or with a decimal where a whole number would read as none."""
    return formats.number(points, 0 if points >= 1 else 1)
