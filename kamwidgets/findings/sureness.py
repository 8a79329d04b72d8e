"""How far the choice of key accounts depends on opinions, as facts and documents stand (M4, M6)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

import pandas as pd

from kamwidgets.methods import (
    DropOne,
    Flip,
    RatingBounds,
    Robustness,
    SecondOpinion,
    ahp_opinion,
    drop_one,
    flips,
    gate_status,
    robustness,
    second_opinion,
)
from kamwidgets.methods.frames import labels
from kamwidgets.model import PLAIN, Formats
from kamwidgets.model.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamwidgets.methods import AhpWeights, Scores
    from kamwidgets.model import AccountPlan, Portfolio, WeightRule

__all__ = ["Candidates", "Opinions", "Sureness", "candidates"]

_ASKED = 60
"""Of so many accounts, the likeliest first, it is worked out what would move them."""
_DROPPED = 60
"""So many accounts, the best first, leave in turn."""
_QUICK = 400
"""With so many accounts and unknown values together nobody feels the work."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """Who is in whatever the weights, and what moves the others.

    Attributes
    ----------
    robustness : Robustness
    flips : dict of str to Flip
        For the likeliest accounts that may be in: the smallest single-weight change that moves each.
    confidence : pandas.Series
        The confidence factor of the accounts at the border.
    ratings : bool
        Whether uncertain ratings were varied as well as weights.
    """

    robustness: Robustness
    flips: dict[str, Flip]
    confidence: pd.Series[float]
    ratings: bool

    def varied_in_words(self, formats: Formats = PLAIN) -> str:
        """Say which ratings were varied besides the weights, and how far."""
        varied = self.robustness.varied
        if not self.ratings:
            return "Only the weights were varied: every rating was taken as it stands."
        if not varied:
            return "Only the weights were varied: no rating is uncertain."
        ratings = formats.count(varied, "rating was varied too", "ratings were varied too")
        return (
            f"{ratings}: by an eighth of the scale either way where confidence is medium or not said, by a quarter "
            "where it is low, and as far as people are apart who rated by themselves."
        )


@dataclass(frozen=True, slots=True)
class Opinions:
    """What other methods make of the same values and weights.

    Attributes
    ----------
    second : SecondOpinion
        That of TOPSIS.
    ahp : SecondOpinion, optional
        None where criteria have not been compared in pairs, or not enough of them.
    dropped : tuple of DropOne
        Under TOPSIS, AHP and the weighted sum, among the best accounts.
    """

    second: SecondOpinion
    ahp: SecondOpinion | None
    dropped: tuple[DropOne, ...]


@dataclass(frozen=True, eq=False)
class Candidates:
    """The accounts that can be chosen, and what they are chosen by.

    Attributes
    ----------
    values : pandas.DataFrame
        Account × criterion that counts, 0-1; NaN = unknown.
    bounds : RatingBounds
        Between which values people's ratings lie.
    weights : pandas.Series
        Per criterion.
    capacity : int
    rules : tuple of WeightRule
        What people agree on about weights.
    known_needed : float
        The share of the weight that has to be known.
    compared : pandas.Series, optional
        Per criterion, its weight by pairwise comparisons; None where there is none.
    not_scored, failing : tuple of str
        Accounts that are not among them: too little is known, or a gate is failed.
    """

    values: pd.DataFrame
    bounds: RatingBounds
    weights: pd.Series[float]
    capacity: int
    rules: tuple[WeightRule, ...]
    known_needed: float
    compared: pd.Series[float] | None
    not_scored: tuple[str, ...]
    failing: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        """What all results rest on, in short: the same where nothing that matters has changed."""
        parts = (
            *(labels(self.values.index), labels(self.values.columns), self.weights.tolist()),
            *(self.capacity, self.rules, self.known_needed),
        )
        numbers = (frame.to_numpy(dtype=float).tobytes() for frame in (self.values, *self.bounds))
        return sha256(b"".join([repr(parts).encode(), *numbers])).hexdigest()

    @property
    def opinions_key(self) -> str:
        """What the second opinions rest on: besides all else, on what was compared in pairs."""
        return f"{self.key} {None if self.compared is None else self.compared.tolist()}"

    @property
    def empty(self) -> bool:
        """Whether there is nobody to choose from."""
        return self.values.empty

    def quick(self, *, ratings: bool = True) -> bool:
        """Whether working out the `sureness` is not felt."""
        low, high = self.bounds
        uncertain = self.values.isna() | (high > low) if ratings else self.values.isna()
        drawn = int(uncertain.to_numpy().sum())
        return not self.rules and len(self.values) + drawn <= _QUICK

    def left_out(self, formats: Formats = PLAIN) -> str:
        """Say who is not among them; empty where everybody is."""
        said = [
            f"{formats.count(len(self.not_scored), 'account')} of which too little is known" if self.not_scored else "",
            formats.count(len(self.failing), "account that fails a gate", "accounts that fail a gate")
            if self.failing
            else "",
        ]
        return f"Not compared: {' and '.join(filter(None, said))}." if any(said) else ""

    def sureness(self, progress: Progress = unwatched, *, ratings: bool = True) -> Sureness:
        """Rank the accounts under all weightings, and work out what moves those that may be in.

        Parameters
        ----------
        progress : callable, optional
            See `kamwidgets.model.progress`.
        ratings : bool
            Whether uncertain ratings are drawn between their bounds as well.
        """
        low, high = self.bounds if ratings else (None, None)
        found = robustness(
            self.values,
            self.capacity,
            constraints=self.rules,
            low=low,
            high=high,
            ranks=self.capacity,
            progress=progress,
        )
        asked = [*found.sure, *found.border][:_ASKED]
        moves = flips(self.values, self.weights, self.capacity, known_needed=self.known_needed, accounts=asked)
        return Sureness(found, moves, found.confidence_of(found.border[:_ASKED], progress), ratings)

    def opinions(self, progress: Progress = unwatched) -> Opinions:
        """Rank the accounts by other methods, and see whether orders hold when somebody leaves."""
        second = second_opinion(self.values, self.weights)
        best = self.values.loc[second.ranking.index[:_DROPPED]]
        methods = ("topsis", "ahp", "weighted-sum")
        dropped = tuple(drop_one(best, self.weights, method, progress=progress) for method in methods)
        return Opinions(second, self.by_pairs(), dropped)

    def by_pairs(self) -> SecondOpinion | None:
        """Rank the accounts by the weights that follow from comparing criteria in pairs; None where none follow."""
        if self.compared is None:
            return None
        return ahp_opinion(self.values, self.weights, self.compared, known_needed=self.known_needed)


def candidates(
    portfolio: Portfolio,
    plans: Mapping[str, AccountPlan],
    scores: Scores,
    bounds: RatingBounds,
    ahp: AhpWeights | None = None,
) -> Candidates:
    """Return the accounts that can be chosen: scored, and failing no gate.

    A criterion without weight counts where a rule on weights names it.

    Parameters
    ----------
    portfolio : Portfolio
        Capacity and rules on weights.
    plans : mapping of str to AccountPlan
        By account: the answers to the gates.
    scores : Scores
        Of all accounts.
    bounds : RatingBounds
        Of their ratings.
    ahp : AhpWeights, optional
        What follows from comparing criteria in pairs.
    """
    rules = tuple(portfolio.weight_rules.values())
    named = {name for rule in rules for name in (rule.criterion, rule.below)}
    counting = [name for name in labels(scores.weights.index) if scores.weights[name] > 0 or name in named]
    failing = [account for account in labels(scores.score.index) if gate_status(plans.get(account)).failed]
    able = scores.score.notna() & ~scores.score.index.isin(failing)
    return Candidates(
        values=scores.values.loc[able, counting],  # noqa: PD011 - ours, not those of pandas
        bounds=RatingBounds(*(each.loc[able, counting] for each in bounds)),
        weights=scores.weights[counting],
        capacity=portfolio.settings.capacity,
        rules=rules,
        known_needed=scores.known_needed,
        compared=None if ahp is None else ahp.weights,
        not_scored=scores.not_scored,
        failing=tuple(account for account in failing if account not in set(scores.not_scored)),
    )
