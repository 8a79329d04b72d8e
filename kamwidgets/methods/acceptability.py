"""What holds over all weightings: rank acceptability, central weights and confidence factors (M4, M6)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import cells, or_none
from kamwidgets.methods.ranks import Uncertain
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats
from kamwidgets.model.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Robustness"]

SURE = 0.95
"""In more than this share of all weightings: key whatever the weights; in less than the rest: out."""

_TELLING = 0.01
"""A weight that is this much above the average tells the choosers apart."""
_FEW = 500
"""Draws of uncertain values behind a confidence factor."""


@dataclass(frozen=True, eq=False)
class Robustness:
    """Who is a key account whatever the weights, and for which weights the others are.

    Attributes
    ----------
    rank_acceptability : pandas.DataFrame
        Account × rank from 1: in which share of all weightings the account has the rank. Every column sums to 1; so
        does every row where all ranks are kept.
    in_top : pandas.Series
        Per account: in which share of all weightings it is among the ``capacity`` best.
    central_weights : pandas.DataFrame
        Account × criterion: the average of the weightings in which the account is among the best; what somebody weighs
        who would choose it. NaN where it never is.
    average_weights : pandas.Series
        Per criterion: the average of all weightings, with which central weights are to be compared.
    unknown : dict of str to tuple of str
        Per account, the criteria on which nothing is known: their values were drawn evenly from 0 to 1.
    varied : int
        How many other values were drawn evenly between their bounds.
    capacity : int
        How many are chosen; more than there are accounts takes them all.
    draws, seed : int
        How many weightings were drawn, and from where the dice began.
    rules : int
        How many rules on weights were kept.
    values : pandas.DataFrame
        Account × criterion, as they came in.
    """

    rank_acceptability: pd.DataFrame
    in_top: pd.Series[float]
    central_weights: pd.DataFrame
    average_weights: pd.Series[float]
    unknown: dict[str, tuple[str, ...]]
    varied: int
    capacity: int
    draws: int
    seed: int
    rules: int
    values: pd.DataFrame
    _uncertain: Uncertain

    @property
    def error(self) -> float:
        """By how much a share may be off at most, with 95 % certainty: 0.98 / √draws."""
        return 0.98 / float(np.sqrt(self.draws))

    @property
    def sure(self) -> tuple[str, ...]:
        """Who is among the best in over 95 % of all weightings, the surest first."""
        return tuple(self._sorted.index[self._sorted > SURE])

    @property
    def border(self) -> tuple[str, ...]:
        """Who is among the best or not depending on the weights, the likeliest first."""
        return tuple(self._sorted.index[self._sorted.between(1 - SURE, SURE)])

    @cached_property
    def confidence(self) -> pd.Series[float]:
        """Per account, how likely it is among the best for who weighs as its central weights say.

        1 or 0 where all values are known, but for ties. NaN where the account never is among the best.
        """
        return self.confidence_of(self.in_top.index)

    def confidence_of(self, accounts: Iterable[Any], progress: Progress = unwatched) -> pd.Series[float]:
        """Return the confidence factor of some accounts only, which is quicker; see `confidence`."""
        asked = pd.Index(list(accounts), dtype=self.values.index.dtype)
        ever = asked[(self.in_top.loc[asked] > 0).to_numpy()]
        rows = self.values.index.get_indexer(ever)
        chances = self._uncertain.chances(
            self.central_weights.loc[ever].to_numpy(),
            rows,
            self.capacity,
            often=_FEW,
            dice=np.random.default_rng(self.seed),
            progress=progress,
        )
        return pd.Series(chances, ever, dtype=float).reindex(asked).rename("confidence")

    @property
    def sentence(self) -> str:
        """What a director has to know, with the accounts' ids; see `says`."""
        return self.says()

    def says(self, names: Mapping[str, str] | None = None, formats: Formats = PLAIN) -> str:
        """Say in one sentence how many are key whatever the weights, and between whom the choice is.

        Parameters
        ----------
        names : mapping of str to str, optional
            What the accounts are called, by id.
        formats : Formats, optional
            How numbers are written.
        """
        places, accounts = self.capacity, len(self.in_top)
        if accounts <= places:
            room, all_of = formats.count(places, "key account"), formats.number(accounts)
            said = f"There is room for {room}, and no more than {all_of} to choose from."
            return said if accounts else "There is nobody to choose from."
        if self._alike:
            return f"All {formats.number(accounts)} accounts stand alike, so no weights can tell them apart."
        sure, border = len(self.sure), [(names or {}).get(account, str(account)) for account in self.border]
        most, of = formats.share(SURE), f"{formats.number(sure)} of {formats.number(places)}"
        if sure == places:
            who = "The one that is key is so" if places == 1 else f"All {formats.number(places)} are key"
            return f"{who} in over {most} of all weightings."
        if not border:
            return f"{of} are key in over {most} of all weightings."
        choice = f"the choice is between {listing(border, 5, formats)}"
        if not sure:
            return f"No account is key in over {most} of all weightings: {choice}."
        return f"{of} {'is' if sure == 1 else 'are'} key in over {most} of all weightings; {choice}."

    def chosen_by(self, account: str, titles: Mapping[str, str] | None = None, formats: Formats = PLAIN) -> str:
        """Say for whom an account is among the best: which criterion they weigh more than others do.

        Parameters
        ----------
        account : str
        titles : mapping of str to str, optional
            What the criteria are called, by id.
        formats : Formats, optional
            How shares are written.
        """
        central: dict[str, float] = cells(self.central_weights, account)
        usual: dict[str, float] = dict(zip(central, self.average_weights.tolist(), strict=True))
        if any(pd.isna(weight) for weight in central.values()):
            return "nobody"
        name = max(central, key=lambda each: central[each] - usual[each])
        if central[name] - usual[name] < _TELLING:
            return "everybody alike"
        now, others = (formats.share(float(weights[name])) for weights in (central, usual))
        return f"who gives “{(titles or {}).get(name, name)}” {now} rather than {others}"

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say how it was worked out and how exact it is."""
        kept = f" and keep {formats.count(self.rules, 'rule')}" if self.rules else ""
        said = (
            f"{formats.number(self.draws)} sets of weights were drawn evenly from all that sum to 1{kept}. "
            f"With each of them all {formats.count(len(self.in_top), 'account')} were ranked anew; "
            "equal scores share their ranks. "
            f"The shares are exact to ±{formats.share(self.error, 1)}."
        )
        if self.varied:
            varied = formats.count(self.varied, "uncertain value was", "uncertain values were")
            said += f" {varied} drawn evenly between their bounds."
        if missing := sum(map(len, self.unknown.values())):
            of = f"{formats.count(missing, 'unknown value')} of {formats.count(len(self.unknown), 'account')}"
            said += f" {of} {'was' if missing == 1 else 'were'} drawn evenly from worst to best."
        return said

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data, an object per account, the likeliest first; unknown is None."""
        confidence = dict(self.confidence.items())
        return {
            "capacity": self.capacity,
            "draws": self.draws,
            "seed": self.seed,
            "error": self.error,
            "varied": self.varied,
            "sentence": self.sentence,
            "accounts": {
                str(account): {
                    "in_top": float(share),
                    "confidence": or_none(confidence[account]),
                    "central_weights": {
                        name: or_none(weight) for name, weight in cells(self.central_weights, account).items()
                    },
                    "rank_acceptability": cells(self.rank_acceptability, account),
                    "unknown": list(self.unknown.get(str(account), ())),
                }
                for account, share in self._sorted.items()
            },
        }

    @cached_property
    def _sorted(self) -> pd.Series[float]:
        return self.in_top.sort_values(ascending=False, kind="stable")

    @property
    def _alike(self) -> bool:
        return not self._uncertain.any and len(self.values.drop_duplicates()) == 1
