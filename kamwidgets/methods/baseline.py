"""What would come anyway: a series goes on by the method that has served best so far, with intervals (M20)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.forecasters import METHODS, Method, mean_absolute_scaled_error
from kamwidgets.methods.frames import or_none
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

__all__ = ["Baseline", "baseline"]

_LEAST = 4
"""Periods that a method is fitted to at least, before it is tried on the next."""
_STEADY: frozenset[Method] = frozenset({"mean", "simple-smoothing"})
"""Methods that hardly go astray: another is taken where it has erred clearly less, see decision 0013."""
_CLEARLY = 1.2
"""How many times the error of another method a steady one may have had."""
_ETS = 10
"""Periods that exponential smoothing needs to begin with."""
_TRIALS = 6
"""Origins that are tried where there is no season; else one for each of its periods."""
_SEASONS = {"M": 12, "Q": 4, "W": 52}
_NAMES: dict[Method, str] = {
    "naive": "the last value goes on",
    "seasonal-naive": "the same season of the year before comes again",
    "mean": "the mean of all that was goes on",
    "simple-smoothing": "a level that follows what comes goes on",
    "ets": "exponential smoothing goes on",
}


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """A forecast and how far off it may be.

    Attributes
    ----------
    mean : pandas.Series
        What is expected, by coming period.
    deviation : pandas.Series
        Standard deviation of the error, by coming period.
    method : str
        ``naive``, ``seasonal-naive``, ``mean``, ``simple-smoothing`` or ``ets``.
    errors : dict of str to float
        Mean absolute error of each method over the trials; empty where there was too little to try them.
    trials : int
        Forecasts that were compared with what came, for each method.
    mase : float, optional
        The chosen method's error beside repeating the season before within the series: below 1 is better.
    observations : int
        Periods the forecast rests on.
    short : bool
        Whether that is less than two years, so that no season can be told.
    left_out : tuple of str
        Periods that are not whole and were left out.
    """

    mean: pd.Series[float]
    deviation: pd.Series[float]
    method: Method
    errors: dict[Method, float]
    trials: int
    mase: float | None
    observations: int
    short: bool
    left_out: tuple[str, ...]

    def interval(self, level: float = 0.8) -> pd.DataFrame:
        """Return ``lower`` and ``upper`` bounds between which the truth lies with a probability, by coming period.

        Parameters
        ----------
        level : float
            0.8 = 80 %. By Student's t, so that few observations make it wide.

        Raises
        ------
        ValueError
            If it is not between 0 and 1.

        Examples
        --------
        >>> found = baseline(pd.Series([10.0, 12, 11, 13, 12], index=pd.period_range("2021", periods=5, freq="Y")), 1)
        >>> lower, upper = found.interval(0.95).iloc[0]
        >>> bool(lower < found.mean.iloc[0] < upper)
        True
        """
        if not 0 < level < 1:
            raise ValueError("The level lies between 0 and 1.")
        from scipy.special import stdtrit  # pyright: ignore[reportMissingTypeStubs]

        wide = float(stdtrit(max(1, self.observations - 1), (1 + level) / 2)) * self.deviation
        return pd.DataFrame({"lower": self.mean - wide, "upper": self.mean + wide})

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say how the forecast came about and how well that has worked."""
        said = [f"From {formats.count(self.observations, 'period')}: {_NAMES[self.method]}."]
        if self.errors:
            erred = formats.money(self.errors[self.method])
            tried = f"{formats.count(self.trials, 'trial')} of {formats.count(len(self.errors), 'method')}"
            said.append(f"In {tried} this one was off by {erred} on average.")
        if self.mase is not None:
            beside = formats.number(self.mase, 2)
            said.append(f"The error is {beside} times that of repeating the season before.")
        if self.short:
            said.append("Less than two years are known, so no season can be told and the interval is wide.")
        if self.left_out:
            said.append(f"Left out, as they are not whole: {listing(self.left_out)}.")
        return " ".join(said)

    def as_json(self) -> dict[str, Any]:
        """Return the forecast as plain data, with 80 and 95 % intervals."""
        near, far = (self.interval(level).to_numpy().tolist() for level in (0.8, 0.95))
        return {
            "method": self.method,
            "errors": {name: or_none(error) for name, error in self.errors.items()},
            "mase": self.mase,
            "observations": self.observations,
            "short": self.short,
            "left_out": list(self.left_out),
            "periods": {
                str(period): {"mean": expected, "interval_80": near[at], "interval_95": far[at]}
                for at, (period, expected) in enumerate(self.mean.items())
            },
        }


def baseline(
    series: pd.Series[float], horizon: int, *, partial: Iterable[Any] = (), season: int | None = None
) -> Baseline:
    """Forecast a series by the method that would have erred least so far.

    Tried are naive, seasonal naive, mean, simple smoothing and ETS, each on the last periods as if they were not known
    yet (rolling origin). The smallest mean absolute error wins; mean and simple smoothing, which hardly go astray, give
    way only to one that errs a sixth less (a convention of ours). With less than two seasons, only levels are tried.

    Parameters
    ----------
    series : pandas.Series
        By period, oldest first; a `PeriodIndex` also tells the season, and periods that it leaves out count as 0.
    horizon : int
        Coming periods to forecast, 1 or more.
    partial : iterable
        Periods at either end that are not whole; they are left out, and forecast where they are the last ones.
    season : int, optional
        Periods a year; by default as the index says, else 1.

    Raises
    ------
    ValueError
        If nothing whole is left to go on, a number is not finite, an index has duplicates or stands in another order,
        or the horizon is below 1.

    Examples
    --------
    >>> quarters = pd.period_range("2019Q1", periods=24, freq="Q")
    >>> found = baseline(pd.Series([10.0, 20, 30, 40] * 6, index=quarters), 4)
    >>> found.mean.round().to_list(), found.method
    ([10.0, 20.0, 30.0, 40.0], 'seasonal-naive')
    """
    if horizon < 1:
        raise ValueError("Look at least one period ahead.")
    whole, left_out = _whole(series, set(map(str, partial)))
    told = _season(whole.index) if season is None else season
    values = np.asarray(whole, dtype=np.float64)
    errors, trials = _compared(values, told, horizon)
    method = _chosen(errors)
    short = len(values) < 2 * told
    expected, deviation = _ahead(values, method, 1 if short else told, horizon)
    coming = _coming(whole.index, horizon)
    scale = mean_absolute_scaled_error(np.array([errors[method]]), values, told) if errors else None
    return Baseline(
        mean=pd.Series(expected, coming),
        deviation=pd.Series(deviation, coming),
        method=method,
        errors=errors,
        trials=trials,
        mase=scale,
        observations=len(values),
        short=short,
        left_out=left_out,
    )


def _chosen(errors: dict[Method, float]) -> Method:
    """Return the method that erred least, a steady one unless another did so clearly."""

    def weighed(name: Method) -> float:
        return errors[name] * (1 if name in _STEADY else _CLEARLY)

    return min(errors, key=weighed) if errors else "mean"


def _ahead(
    values: NDArray[np.float64], method: Method, season: int, horizon: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if len(values) == 1:  # one value says nothing of how others would differ: as far off as it is large
        return np.full(horizon, values[0]), np.full(horizon, abs(values[0]))
    return METHODS[method](values, season)(values, horizon)


def _compared(values: NDArray[np.float64], season: int, horizon: int) -> tuple[dict[Method, float], int]:
    """Return each method's mean absolute error over the last origins, and how many forecasts were compared."""
    yearly = season > 1 and len(values) >= 2 * season
    first = max(_LEAST, len(values) - (season if yearly else _TRIALS))
    origins = range(first, len(values))
    errors: dict[Method, float] = {}
    trials = 0
    for name in _tried(first, season if yearly else 1) if origins else ():
        fitted = METHODS[name](values[:first], season if yearly else 1)
        missed = [
            values[origin : origin + horizon] - fitted(values[:origin], min(horizon, len(values) - origin))[0]
            for origin in origins
        ]
        together = np.concatenate(missed)
        errors[name], trials = float(np.abs(together).mean()), len(together)
    return errors, trials


def _tried(observations: int, season: int) -> list[Method]:
    """Return the methods that can be fitted to so many periods; a season of 1 is none."""
    needed: dict[Method, int] = {"ets": max(_ETS, 2 * season)}
    return [
        name for name in METHODS if observations >= needed.get(name, 1) and (season > 1 or name != "seasonal-naive")
    ]


def _whole(series: pd.Series[float], partial: set[str]) -> tuple[pd.Series[float], tuple[str, ...]]:
    """Return the periods that are whole, those in between that are missing as 0, and what was left out."""
    if series.index.has_duplicates or not series.index.is_monotonic_increasing:
        raise ValueError("Every period stands once, the oldest first.")
    names = [str(period) for period in series.index]
    inside = [at for at, name in enumerate(names) if name not in partial]
    if not inside:
        raise ValueError("There is no whole period to go on.")
    kept = series.iloc[inside[0] : inside[-1] + 1]
    if broken := [name for name in names[inside[0] : inside[-1] + 1] if name in partial]:
        raise ValueError(f"Only the first and last periods can be partial, and {broken[0]} is neither.")
    if isinstance(kept.index, pd.PeriodIndex):
        every = pd.period_range(kept.index[0], kept.index[-1], freq=kept.index.freq)
        kept = kept.reindex(every, fill_value=0.0)
    if not np.isfinite(kept.to_numpy(dtype=float)).all():
        wrong = next(str(period) for period, value in kept.items() if not np.isfinite(value))
        raise ValueError(f"The value of {wrong} is not known.")
    return kept.astype(float), tuple(name for name in names if name in partial)


def _season(index: pd.Index[Any]) -> int:
    return _SEASONS.get(index.freqstr.partition("-")[0], 1) if isinstance(index, pd.PeriodIndex) else 1


def _coming(index: pd.Index[Any], horizon: int) -> pd.Index[Any]:
    if isinstance(index, pd.PeriodIndex):
        return pd.period_range(index[-1] + 1, periods=horizon, freq=index.freq)
    return pd.RangeIndex(1, horizon + 1)
