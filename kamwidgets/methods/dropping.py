"""Whether the order of the others holds when somebody leaves the list: TOPSIS and AHP beside the weighted sum (M4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from kamwidgets.methods.frames import labels
from kamwidgets.methods.opinions import ANCHORS, VECTOR, closeness, whole
from kamwidgets.methods.selection import score
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats
from kamwidgets.model.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt
    import pandas as pd

    Floats = npt.NDArray[np.float64]

__all__ = ["DropOne", "drop_one"]

Method = Literal["topsis", "ahp", "weighted-sum"]

_SAME = 1e-12


def _ahp(given: Floats, weights: Floats) -> Floats:
    """Return AHP's priorities in its distributive mode: each column divided by its sum."""
    telling = (given.sum(axis=0) > 0) & (weights > 0) if len(given) else np.zeros(len(weights), dtype=bool)
    if not telling.any():
        return np.full(len(given), 0.5)
    return given[:, telling] / given[:, telling].sum(axis=0) @ weights[telling]


_METHODS: dict[Method, Callable[[Floats, Floats], Floats]] = {
    "topsis": closeness,
    "ahp": _ahp,
    "weighted-sum": lambda given, weights: given @ weights,
}
_NORMALISATIONS: dict[Method, str] = {
    "topsis": VECTOR,
    "ahp": "distributive: each value divided by the column's sum",
    "weighted-sum": ANCHORS,
}


@dataclass(frozen=True, slots=True, eq=False)
class DropOne:
    """Which orders turn round when a candidate leaves the list.

    Attributes
    ----------
    method : {"topsis", "ahp", "weighted-sum"}
    normalisation : str
        How the method made the criteria comparable.
    turned : dict of str to tuple of (str, str)
        By the account that leaves: the pairs of which the second is ahead of the first once it has left.
    candidates : int
        How many were taken out in turn.
    """

    method: Method
    normalisation: str
    turned: dict[str, tuple[tuple[str, str], ...]]
    candidates: int

    @property
    def total(self) -> int:
        """How many orders turn round, over all who leave."""
        return sum(map(len, self.turned.values()))

    def explain(self, names: Mapping[str, str] | None = None, formats: Formats = PLAIN) -> str:
        """Say how far the order depends on who is in the list."""
        leaves = f"when one of {formats.count(self.candidates, 'account')} leaves"
        if self.method == "weighted-sum":
            return f"By the weighted sum no order turns round {leaves}, and none can: values stand on fixed anchors."
        called = {"topsis": "TOPSIS", "ahp": "AHP"}[self.method]
        if not self.total:
            return f"Under {called} no order turns round {leaves}."
        who, pairs = max(self.turned.items(), key=lambda item: len(item[1]))
        one, other, gone = ((names or {}).get(account, account) for account in (*pairs[0], who))
        turn = formats.count(self.total, "order turns", "orders turn")
        return (
            f"Under {called} {turn} round {leaves}: without {gone}, {other} passes {one}, though neither has changed."
        )

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "method": self.method,
            "normalisation": self.normalisation,
            "candidates": self.candidates,
            "total": self.total,
            "turned": {account: [list(pair) for pair in pairs] for account, pairs in self.turned.items()},
        }


def drop_one(
    values: pd.DataFrame,
    weights: pd.Series[float],
    method: Method = "topsis",
    *,
    progress: Progress = unwatched,
) -> DropOne:
    """Take each account out in turn and see which of the others change places (rank reversal: Belton & Gear 1983).

    AHP ranks by its distributive mode, a value's share of its column's sum. Under a weighted sum on fixed anchors
    nobody's score depends on who else is there, so that no order can turn round.

    Parameters
    ----------
    values : pandas.DataFrame
        Account × criterion, 0-1; accounts of which something that counts is unknown are left out.
    weights : pandas.Series
        Per criterion, 0 or more, not all zero.
    method : {"topsis", "ahp", "weighted-sum"}
    progress : callable, optional
        See `kamwidgets.model.progress`.

    Raises
    ------
    ValueError
        As `score` does, or if there is no such method.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"x": [1.0, 0.1, 0.55], "y": [0.1, 0.9, 0.45]}, index=["a", "b", "c"])
    >>> result = drop_one(table, pd.Series({"x": 1, "y": 1}), "weighted-sum")
    >>> print(result.explain())
    By the weighted sum no order turns round when one of 3 accounts leaves, and none can: values stand on fixed anchors.
    """
    if method not in _METHODS:
        raise ValueError(f"{method} is none of {listing(list(_METHODS))}.")
    known, _left_out = whole(values, weights)
    share = np.asarray(score(known, weights).weights, dtype=float)
    given, ids = np.asarray(known, dtype=float), labels(known.index)
    rank = _METHODS[method]
    before = rank(given, share)
    turned: dict[str, tuple[tuple[str, str], ...]] = {}
    for gone, account in enumerate(ids):
        progress(gone / len(ids))
        others = np.delete(np.arange(len(ids)), gone)
        now, then = rank(given[others], share), before[others]
        ahead = (then[:, None] > then + _SAME) & (now[:, None] < now - _SAME)
        if ahead.any():
            turned[account] = tuple((ids[others[one]], ids[others[other]]) for one, other in np.argwhere(ahead))
    return DropOne(method, _NORMALISATIONS[method], turned, len(ids))
