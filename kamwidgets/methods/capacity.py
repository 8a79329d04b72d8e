"""Which accounts the managers' hours serve best: a choice of whole accounts within a limit (M6)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import cells, labels
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from kamwidgets.model import CapacityMark

__all__ = ["BestSet", "best_set"]

_ROUNDING = 1e-9
_SECONDS = 20
"""How long the solver may look for something better than what it has."""


@dataclass(frozen=True, slots=True, eq=False)
class BestSet:
    """The accounts that are worth most together within the limit.

    Attributes
    ----------
    chosen, left_out : tuple of str
        Accounts, those worth most first; left out are those that could have been chosen.
    worth : float
        What the chosen ones are worth together, over those whose worth is known.
    needed, available : float
        Hours a month that the chosen ones take, and that there are; or places, where accounts take one each.
    accounts : pandas.DataFrame
        What came in, by account: ``worth``, ``hours`` and ``mark``.
    """

    chosen: tuple[str, ...]
    left_out: tuple[str, ...]
    worth: float
    needed: float
    available: float
    accounts: pd.DataFrame

    def why(self, account: str) -> str:
        """Say in a few words why an account is in the set or not, as what one says of it.

        Raises
        ------
        KeyError
            If the account was not among those to choose from.
        """
        line = cells(self.accounts, account)
        if line["mark"]:
            return "must be" if line["mark"] == "must" else "must not be"
        if account in self.chosen:
            return "is among the best together"
        if pd.isna(line["worth"]):
            return "is not scored"
        free = self.available - self.needed
        return "does not fit beside them" if line["hours"] > free + _ROUNDING else "adds nothing"

    def explain(self, names: Mapping[str, str] | None = None, formats: Formats = PLAIN, unit: str = "hours") -> str:
        """Say which accounts it is, and what they take of what there is."""
        said = [(names or {}).get(account, account) for account in self.chosen]
        who = f"{formats.count(len(said), 'account')}: {listing(said, 8, formats)}." if said else "No account fits."
        return f"{who} They take {formats.number(self.needed)} of {formats.number(self.available)} {unit}."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "chosen": list(self.chosen),
            "left_out": list(self.left_out),
            "worth": self.worth,
            "needed": self.needed,
            "available": self.available,
        }


def best_set(
    worth: pd.Series[float],
    hours: pd.Series[float],
    available: float,
    *,
    marks: Mapping[str, CapacityMark] | None = None,
) -> BestSet:
    """Choose the accounts whose worth adds up to most within the hours there are (M6).

    A binary programme: maximise Σ worthᵢ·xᵢ subject to Σ hoursᵢ·xᵢ ≤ available, xᵢ ∈ {0, 1} (the knapsack problem,
    Dantzig 1957), solved by HiGHS.

    Parameters
    ----------
    worth : pandas.Series
        By account, 0 or more, such as scores; NaN = unknown: chosen only where it must be.
    hours : pandas.Series
        By account, 0 or more: what serving it takes.
    available : float
        Hours there are.
    marks : mapping of str to {"", "must", "must-not"}, optional
        By account.

    Raises
    ------
    ValueError
        If hours or worth are negative, hours are unknown, or the accounts that must be chosen do not fit.

    Examples
    --------
    >>> worth = pd.Series({"a": 0.9, "b": 0.6, "c": 0.5})
    >>> best = best_set(worth, pd.Series({"a": 60, "b": 40, "c": 40}), available=80)
    >>> best.chosen, round(best.worth, 2)
    (('b', 'c'), 1.1)
    >>> print(best.why("a"))
    does not fit beside them
    >>> best_set(worth, pd.Series({"a": 60, "b": 40, "c": 40}), available=80, marks={"a": "must"}).chosen
    ('a',)
    """
    accounts = _checked(worth, hours, marks or {})
    must = (accounts["mark"] == "must").to_numpy(dtype=bool)
    needed_at_least = float(accounts["hours"].to_numpy()[must].sum())
    if needed_at_least > available + _ROUNDING:
        raise ValueError(
            f"Those that must be chosen take {PLAIN.number(needed_at_least)}, and there is {PLAIN.number(available)}: "
            "unmark one, or find more."
        )
    taken = _solved(accounts, must, available)
    by_worth = accounts.assign(taken=taken).sort_values("worth", ascending=False, na_position="last", kind="stable")
    could = by_worth["worth"].notna() & (by_worth["mark"] != "must-not")
    return BestSet(
        chosen=tuple(map(str, by_worth.index[by_worth["taken"]])),
        left_out=tuple(map(str, by_worth.index[could & ~by_worth["taken"]])),
        worth=float(by_worth["worth"][by_worth["taken"]].sum()),
        needed=float(by_worth["hours"][by_worth["taken"]].sum()),
        available=float(available),
        accounts=accounts,
    )


def _checked(worth: pd.Series[float], hours: pd.Series[float], marks: Mapping[str, CapacityMark]) -> pd.DataFrame:
    accounts = pd.DataFrame({"worth": worth.astype(float), "hours": hours.reindex(worth.index).astype(float)})
    accounts["mark"] = [marks.get(account, "") for account in labels(accounts.index)]
    if accounts["hours"].isna().any():
        raise ValueError(f"The hours of {PLAIN.count(int(accounts['hours'].isna().sum()), 'account')} are not known.")
    if (accounts[["worth", "hours"]] < 0).to_numpy().any():
        raise ValueError("Neither hours nor worth can be below zero.")
    return accounts


def _solved(accounts: pd.DataFrame, must: npt.NDArray[np.bool_], available: float) -> npt.NDArray[np.bool_]:
    """Return which accounts to take, in their order."""
    may = must | _worth_a_look(accounts, available)
    if not may.any():
        return may
    optimize: Any = import_module("scipy.optimize")  # it takes its time to come, and most pages never ask for it
    solution = optimize.milp(
        -accounts["worth"].fillna(0.0).to_numpy(),
        integrality=np.ones(len(accounts)),
        bounds=optimize.Bounds(must.astype(float), may.astype(float)),
        constraints=optimize.LinearConstraint(accounts["hours"].to_numpy()[None, :], ub=available + _ROUNDING),
        options={"time_limit": _SECONDS},
    )
    if solution.x is None:
        raise ValueError("No best set was found in the time there is: mark those that must or must not be in it.")
    return np.asarray(solution.x).round().astype(bool)


def _worth_a_look(accounts: pd.DataFrame, available: float) -> npt.NDArray[np.bool_]:
    """Leave out who cannot be in the best set: of those that take the same hours only as many as fit, the best ones."""
    open_to_choice = accounts["worth"].notna() & (accounts["mark"] != "must-not")
    candidates = accounts[open_to_choice]
    place = candidates.groupby("hours")["worth"].rank(ascending=False, method="first")
    with np.errstate(divide="ignore"):
        fit = np.floor((available + _ROUNDING) / candidates["hours"].to_numpy())
    open_to_choice[open_to_choice] = place.to_numpy() <= fit
    return open_to_choice.to_numpy(dtype=bool)
