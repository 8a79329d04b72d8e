"""What would change the choice: the smallest change of one weight that moves an account in or out (M4, M6)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kamwidgets.methods.frames import labels
from kamwidgets.methods.selection import score
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt
    import pandas as pd

    Floats = npt.NDArray[np.float64]

__all__ = ["Flip", "flips"]

_ROUNDING = 1e-12
_ASIDE = 1e-9
"""How far beyond a crossing one looks who is ahead."""


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change of a single weight that moves an account in or out.

    Attributes
    ----------
    account_id : str
    chosen : bool
        Whether the account is among the best with the weights as they are.
    criterion : str
        Whose weight has to change least; empty where no single weight moves the account.
    weight, at : float
        Its share of all weight now, and the share beyond which the account has moved; NaN where none does. The other
        weights keep their proportions.
    against : str
        The account with which it changes places.
    """

    account_id: str
    chosen: bool
    criterion: str = ""
    weight: float = math.nan
    at: float = math.nan
    against: str = ""

    @property
    def change(self) -> float:
        """By how much the weight's share has to change; NaN where no single weight moves the account."""
        return self.at - self.weight

    def explain(
        self,
        names: Mapping[str, str] | None = None,
        titles: Mapping[str, str] | None = None,
        formats: Formats = PLAIN,
    ) -> str:
        """Say it in one sentence.

        Parameters
        ----------
        names, titles : mapping of str to str, optional
            What accounts and criteria are called, by id.
        formats : Formats, optional
            How shares are written.
        """
        if not self.criterion:
            return f"{self.brief()}."
        other = (names or {}).get(self.against, self.against)
        return f"{self.brief(titles, formats)}. {other} {'comes in' if self.chosen else 'goes out'}."

    def brief(self, titles: Mapping[str, str] | None = None, formats: Formats = PLAIN) -> str:
        """Say it without naming who takes the place, as it stands in a table; see `explain`."""
        if not self.criterion:
            return f"No single weight {'takes it out' if self.chosen else 'brings it in'}"
        criterion = (titles or {}).get(self.criterion, self.criterion)
        way = "above" if self.change > 0 else "below"
        at, now = formats.share(self.at, 1), formats.share(self.weight, 1)
        return f"{'Out' if self.chosen else 'In'} {way} {at} of the weight (now {now}) for “{criterion}”"

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data; what there is not is None."""
        found = bool(self.criterion)
        return {
            "account_id": self.account_id,
            "chosen": self.chosen,
            "criterion": self.criterion or None,
            "weight": self.weight if found else None,
            "at": self.at if found else None,
            "against": self.against or None,
        }


def flips(
    values: pd.DataFrame,
    weights: pd.Series[float],
    capacity: int,
    *,
    known_needed: float = 0.6,
    accounts: Iterable[str] | None = None,
) -> dict[str, Flip]:
    """Find for each account the smallest change of one weight that moves it in or out.

    While one weight's share goes from 0 to 1 the others keep their proportions; the score of an account whose values
    are known is then a straight line (over known values only, a ratio of two lines). Two accounts change places where
    their scores are equal, which is solved rather than searched for (Triantaphyllou & Sánchez 1997,
    doi 10.1111/j.1540-5915.1997.tb01306.x). Who is compared stays the same at every weight, by convention: nobody comes
    in or goes because another share of the weight would be known of them.

    Parameters
    ----------
    values : pandas.DataFrame
        Account × criterion, 0-1; NaN = unknown.
    weights : pandas.Series
        Per criterion, 0 or more, not all zero.
    capacity : int
        How many are chosen, 1 or more. Who shares the last place is chosen.
    known_needed : float
        As for `score`: who is not scored with the weights as they are is left out.
    accounts : iterable of str, optional
        Of whom to ask; all that are scored where it is left out.

    Returns
    -------
    dict of str to Flip
        By account, in the order of ``accounts``.

    Raises
    ------
    ValueError
        As `score` does, or if the capacity is below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"volume": [0.8, 0.2], "growth": [0.5, 0.9]}, index=["a", "b"])
    >>> found = flips(table, pd.Series({"volume": 50, "growth": 50}), capacity=1)
    >>> print(found["b"].explain())
    In below 40.0 % of the weight (now 50.0 %) for “volume”. a goes out.
    """
    if capacity < 1:
        raise ValueError("Capacity is 1 or more.")
    scores = score(values, weights, known_needed=known_needed)
    scored = scores.score.dropna()
    compared = values.loc[scored.index]
    ids, names = labels(compared.index), labels(compared.columns)
    share = np.asarray(scores.weights, dtype=float)
    sides = [_Sides.of(compared, share, column) for column in range(len(names))]
    places = {account: row for row, account in enumerate(ids)}
    found: dict[str, Flip] = {}
    for account in ids if accounts is None else [account for account in accounts if account in places]:
        row = places[account]
        chosen = int((scored.to_numpy() > scored.iloc[row] + _ROUNDING).sum()) < capacity
        best = Flip(account, chosen)
        for name, now, side in zip(names, share, sides, strict=True):
            for at, other in side.moves(row, float(now), capacity) if side else ():
                if not best.criterion or abs(at - now) < abs(best.change) - _ROUNDING:
                    best = Flip(account, chosen, name, float(now), at, ids[other])
        found[account] = best
    return found


@dataclass(frozen=True, slots=True)
class _Sides:
    """Every score as (part + t·rise) / (base + t·lift), t being the share of one criterion."""

    part: Floats
    rise: Floats
    base: Floats
    lift: Floats

    @classmethod
    def of(cls, values: pd.DataFrame, share: Floats, column: int) -> _Sides | None:
        """Split the scores; None where nothing else has any weight, so that there are no proportions to keep."""
        rest = share.copy()
        rest[column] = 0.0
        if rest.sum() <= 0:
            return None
        rest = rest / rest.sum()
        known, filled = values.notna().to_numpy().astype(float), values.fillna(0.0).to_numpy(dtype=float)
        part, base = filled @ rest, known @ rest
        return cls(part, filled[:, column] - part, base, known[:, column] - base)

    def moves(self, row: int, now: float, capacity: int) -> list[tuple[float, int]]:
        """Return the nearest share above and below at which an account moves in or out, and whom it meets there."""
        part, rise, base, lift = self.part, self.rise, self.base, self.lift
        meetings = _Meetings(
            square=rise[row] * lift - rise * lift[row],
            slope=part[row] * lift + rise[row] * base - part * lift[row] - rise * base[row],
            level=part[row] * base - part * base[row],
        )
        moves = (meetings.first_move(now, way, capacity) for way in (1, -1))
        return [move for move in moves if move is not None]


@dataclass(frozen=True, slots=True)
class _Meetings:
    """By how much one account leads each other one, times their denominators: square·t² + slope·t + level."""

    square: Floats
    slope: Floats
    level: Floats

    def first_move(self, now: float, way: int, capacity: int) -> tuple[float, int] | None:
        """Walk from the share as it is to one end, over the places where others are met, until the account has moved.

        Who shares the last place is in; the least change decides for it.
        """
        begins = now + way * _ASIDE
        if not 0 <= begins <= 1:
            return None
        chosen, side = int(self._ahead(now).sum()) < capacity, self._ahead(begins)
        ahead = int(side.sum())
        if (ahead < capacity) != chosen:
            return now, int(np.flatnonzero(side != self._ahead(now))[0])
        stops, who = self._roots().ravel(), np.tile(np.arange(len(self.level)), 2)
        met, beyond = (stops - now) * way, stops + way * _ASIDE
        inside = np.flatnonzero((met > _ASIDE) & (stops >= 0) & (stops <= 1) & (beyond >= 0) & (beyond <= 1))
        inside = inside[np.argsort(met[inside], kind="stable")]
        stops, who = stops[inside], who[inside]
        gained = self._leads(who, stops + way * _ASIDE).astype(int) - self._leads(who, stops - way * _ASIDE)
        moved = np.flatnonzero(((ahead + np.cumsum(gained)) < capacity) != chosen)
        return (float(stops[moved[0]]), int(who[moved[0]])) if len(moved) else None

    def _ahead(self, at: float) -> npt.NDArray[np.bool_]:
        """Return who is ahead of the account at a share."""
        return (self.square * at + self.slope) * at + self.level < -_ROUNDING

    def _leads(self, who: npt.NDArray[np.intp], at: Floats) -> npt.NDArray[np.bool_]:
        """Return whether others are ahead of the account, each at a share of its own."""
        return (self.square[who] * at + self.slope[who]) * at + self.level[who] < 0

    def _roots(self) -> Floats:
        """Return both shares at which each other account is met; NaN where there is none."""
        with np.errstate(divide="ignore", invalid="ignore"):
            root = np.sqrt(self.slope**2 - 4 * self.square * self.level)
            steady = -(self.slope + np.copysign(root, self.slope)) / 2
            curved = np.abs(self.square) > _ROUNDING
            first = np.where(curved, steady / self.square, -self.level / self.slope)
            return np.stack([first, np.where(curved, self.level / steady, np.nan)])
