"""How stances would spread along influence: a what-if, not a forecast (M16)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.ageing import aged_confidence
from kamwidgets.model import PLAIN, Formats, MapSettings, UserError

if TYPE_CHECKING:
    from datetime import date

    from kamwidgets.model import AccountPlan, Stance

__all__ = ["STANCES", "StanceSpread", "settled", "stance_spread"]

Array = np.ndarray[Any, Any]

STANCES: dict[Stance, float] = {"opponent": -1.0, "sceptic": -0.5, "neutral": 0.0, "supporter": 0.5, "advocate": 1.0}
"""Stances as numbers; an unknown one lies anywhere between both ends."""

SUSCEPTIBILITY = 0.5
"""How far people listen to others rather than to themselves, unless somebody says otherwise."""

_ENDS = 2.0
_STILL = 1e-6
"""Who moves less does not move."""


@dataclass(frozen=True, slots=True, eq=False)
class StanceSpread:
    """Where stances would settle if people went on listening to each other.

    Attributes
    ----------
    stances : pandas.DataFrame
        Indexed by person: ``low`` and ``high`` now, ``settled_low`` and ``settled_high`` afterwards, from −1 for an
        opponent to 1 for an advocate; the two differ where a stance is unknown.
    names : dict of str to str
        Names by person.
    susceptibility : dict of str to float
        How far each listens to others, 0 to below 1.
    """

    stances: pd.DataFrame
    names: dict[str, str]
    susceptibility: dict[str, float]

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say whose stance would move most, each way, and how far it can be known."""
        if self.stances.empty:
            return "Nobody is on the map yet."
        sure = self.stances["settled_high"] - self.stances["settled_low"] < _STILL
        known = self.stances[sure & (self.stances["low"] == self.stances["high"])]
        changes = known["settled_low"] - known["low"]
        moved = {str(person): float(change) for person, change in changes.items()}
        said = ["What if everybody went on listening to those who influence them (a what-if, not a forecast)."]
        for word, way in (("closer to us", 1), ("further from us", -1)):
            who = max(moved, key=lambda person: way * moved[person], default="")
            if who and way * moved[who] > _STILL:
                far = formats.number(abs(moved[who]), 2)
                said.append(f"{self.names[who]} would move most {word}, by {far} of 2.")
        if len(said) == 1:
            said.append("Nobody of whom that can be said would move.")
        if unknown := int((self.stances["low"] != self.stances["high"]).sum()):
            of = f"{unknown} of {formats.count(len(self.stances), 'stance')}"
            said.append(f"{of} {'is unknown and runs' if unknown == 1 else 'are unknown and run'} at both ends.")
        return " ".join(said)

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "what_if": True,
            "people": {
                str(person): {str(name): float(number) for name, number in row.items()}
                for person, row in self.stances.to_dict(orient="index").items()
            },
            "susceptibility": self.susceptibility,
        }


def stance_spread(
    plan: AccountPlan,
    *,
    today: date,
    settings: MapSettings | None = None,
    susceptibility: float | Mapping[str, float] = SUSCEPTIBILITY,
) -> StanceSpread:
    """Work out where stances would settle along the ties of influence.

    Conventions: only *influences* and *at odds* count. A tie weighs what it carries: ``settings.carries`` by strength,
    times its certainty of today. Influence pulls forward, towards the other's stance; people at odds push each other
    away, both ways. A vacant position has no stance and is left out.

    Parameters
    ----------
    plan : AccountPlan
        People with their stances, and ties.
    today : datetime.date
        From when the age of ties is judged.
    settings : MapSettings, optional
        The company's.
    susceptibility : float or mapping of str to float
        How far people listen to others, 0 to below 1; those a mapping leaves out listen as much as is usual, 0.5.

    Raises
    ------
    UserError
        If a susceptibility is not at least 0 and below 1.

    Notes
    -----
    x* = (I − AW)⁻¹(I − A)x₀ (Friedkin & Johnsen 1990), signed for people at odds: rows of W are scaled so that their
    absolute values sum to 1. An unknown stance lies anywhere from −1 to 1, each by itself: the interval is exact.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import AccountPlan, Person, Tie
    >>> people = {"p": Person(id="p", name="Ada", stance="advocate"), "q": Person(id="q", name="Ben", stance="sceptic")}
    >>> tie = Tie(id="t", source="p", target="q", kind="influences")
    >>> plan = AccountPlan(account_id="a", people=people, ties={"t": tie})
    >>> spread = stance_spread(plan, today=date(2026, 11, 21))
    >>> spread.stances["settled_low"].to_dict()
    {'p': 1.0, 'q': 0.25}
    """
    settings = settings or MapSettings()
    people = [person for person in plan.people.values() if person.presence != "vacant"]
    at = {person.id: place for place, person in enumerate(people)}
    pull = np.zeros((len(people), len(people)))
    for tie in plan.ties.values():
        if tie.kind in {"influences", "at-odds"} and {tie.source, tie.target} <= at.keys():
            weight = settings.carries[tie.strength - 1] * aged_confidence(tie, today, settings)
            source, target = at[tie.source], at[tie.target]
            pull[target, source] += weight if tie.kind == "influences" else -weight
            if tie.kind == "at-odds":
                pull[source, target] -= weight
    given = susceptibility if isinstance(susceptibility, Mapping) else dict.fromkeys(at, susceptibility)
    listens = {person: float(given.get(person, SUSCEPTIBILITY)) for person in at}
    low = np.array([STANCES.get(person.stance, -1.0) for person in people])
    high = np.array([STANCES.get(person.stance, 1.0) for person in people])
    ends = settled(pull, np.array([*listens.values()]), low, high)
    columns = {"low": low, "high": high, "settled_low": ends[0], "settled_high": ends[1]}
    frame = pd.DataFrame(columns, index=[*at], dtype=float)
    return StanceSpread(frame, {person.id: person.name for person in people}, listens)


def settled(pull: Array, susceptibility: Array, low: Array, high: Array) -> tuple[Array, Array]:
    """Return between which ends opinions settle (Friedkin & Johnsen 1990), where each began between two ends.

    Parameters
    ----------
    pull : array of shape (n, n)
        Row i: how much each j weighs with i, of any scale; below 0 where they push i away. Who has a row of zeros
        listens to nobody but themselves.
    susceptibility : array of shape (n,)
        0 to below 1.
    low, high : array of shape (n,)
        The first opinions; the same where they are known.

    Examples
    --------
    >>> import numpy as np
    >>> pull, half = np.array([[0, 0], [5, 0]]), np.array([0.5, 0.5])
    >>> [end.tolist() for end in settled(pull, half, np.array([1, -1]), np.array([1, 1]))]
    [[1.0, 0.0], [1.0, 1.0]]
    """
    if not np.all((susceptibility >= 0) & (susceptibility < 1)):
        raise UserError("Susceptibility is at least 0 and below 1: somebody would have no opinion of their own.")
    heard = np.abs(pull).sum(axis=1)
    weights = np.where(heard[:, None] > 0, pull / np.where(heard > 0, heard, 1)[:, None], np.eye(len(pull)))
    keeps = np.linalg.solve(np.eye(len(pull)) - susceptibility[:, None] * weights, np.diag(1 - susceptibility))
    middle, half = (low + high) / _ENDS, (high - low) / _ENDS
    return keeps @ middle - np.abs(keeps) @ half, keeps @ middle + np.abs(keeps) @ half
