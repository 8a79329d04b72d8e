"""Ways to go on with a series: each is fitted to what was, and says what comes and how far off it may be (M20)."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["METHODS", "Ahead", "Fitted", "Method", "mean_absolute_scaled_error", "simple_smoothing"]

Method = Literal["naive", "seasonal-naive", "mean", "simple-smoothing", "ets"]

Ahead = tuple["NDArray[np.float64]", "NDArray[np.float64]"]
"""The forecast, and the standard deviation of its error, step by step."""

Fitted = Callable[["NDArray[np.float64]", int], Ahead]
"""A method with its parameters: takes a series that may have grown since they were fitted, and how many steps to look
ahead."""


def naive(series: NDArray[np.float64], season: int) -> Fitted:
    """Go on with the last value."""
    del series, season

    def ahead(series: NDArray[np.float64], steps: int) -> Ahead:
        spread = _root_mean_square(np.diff(series))
        return np.full(steps, series[-1]), spread * np.sqrt(np.arange(1, steps + 1))

    return ahead


def seasonal_naive(series: NDArray[np.float64], season: int) -> Fitted:
    """Repeat the same season of the year before."""
    del series

    def ahead(series: NDArray[np.float64], steps: int) -> Ahead:
        at = np.arange(steps)
        spread = _root_mean_square(series[season:] - series[:-season])
        return series[len(series) - season + at % season], spread * np.sqrt(at // season + 1)

    return ahead


def mean(series: NDArray[np.float64], season: int) -> Fitted:
    """Go on with the mean of all that was."""
    del series, season

    def ahead(series: NDArray[np.float64], steps: int) -> Ahead:
        spread = float(np.std(series, ddof=1)) * math.sqrt(1 + 1 / len(series))
        return np.full(steps, series.mean()), np.full(steps, spread)

    return ahead


def simple_smoothing(series: NDArray[np.float64], alpha: float) -> tuple[float, NDArray[np.float64]]:
    """Return the last level of simple exponential smoothing that begins at the first value, and its one-step errors.

    Examples
    --------
    >>> level, errors = simple_smoothing(np.array([1.0, 2.0, 2.0]), alpha=0.5)
    >>> level, errors.tolist()
    (1.75, [0.0, 1.0, 0.5])
    """
    level, errors = float(series[0]), np.empty(len(series))
    for at, value in enumerate(series.tolist()):
        surprise = value - level
        errors[at] = surprise
        level += alpha * surprise
    return level, errors


def smoothing(series: NDArray[np.float64], season: int) -> Fitted:
    """Go on with a level that follows what comes, as fast as would have done best."""
    del season
    optimize: Any = import_module("scipy.optimize")  # it takes its time to come

    def error(alpha: float) -> float:
        return float(np.square(simple_smoothing(series, alpha)[1]).sum())

    alpha = float(optimize.minimize_scalar(error, bounds=(0.01, 1.0), method="bounded").x)

    def ahead(series: NDArray[np.float64], steps: int) -> Ahead:
        level, errors = simple_smoothing(series, alpha)
        spread = _root_mean_square(errors[1:])
        return np.full(steps, level), spread * np.sqrt(1 + np.arange(steps) * alpha**2)

    return ahead


def ets(series: NDArray[np.float64], season: int) -> Fitted:
    """Smooth with a damped trend, a season or both, whichever the information criterion prefers.

    Additive models of Hyndman, Koehler, Ord and Snyder (2008), by statsmodels; what is ahead is uncertain by their
    closed form.
    """
    seasons: list[dict[str, Any]] = [{"seasonal": "add", "seasonal_periods": season}] if season > 1 else []
    trend = {"trend": "add", "damped_trend": True}
    tried = [trend, *seasons, *({**trend, **each} for each in seasons)]
    best = min((_fitted_ets(series, shape) for shape in tried), key=lambda fit: fit[0])
    _, shape, parameters = best

    def ahead(series: NDArray[np.float64], steps: int) -> Ahead:
        model = _ets_model(series, shape)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            known = model.smooth(parameters)
            forecast = np.asarray(known.forecast(steps), dtype=float)
        spread = _root_mean_square(np.asarray(known.resid, dtype=float))
        return forecast, spread * _growing(dict(zip(known.model.param_names, parameters, strict=True)), season, steps)

    return ahead


METHODS: dict[Method, Callable[[NDArray[np.float64], int], Fitted]] = {
    "naive": naive,
    "seasonal-naive": seasonal_naive,
    "mean": mean,
    "simple-smoothing": smoothing,
    "ets": ets,
}
"""By name, what fits a method to a series with so many periods a year."""


def mean_absolute_scaled_error(
    errors: NDArray[np.float64], series: NDArray[np.float64], season: int = 1
) -> float | None:
    """Return the mean absolute error beside that of repeating the season before (Hyndman & Koehler 2006).

    Returns
    -------
    float or None
        Below 1: better than that; None where the series repeats itself exactly or is shorter than a season.

    Examples
    --------
    >>> mean_absolute_scaled_error(np.array([1.0, -1.0]), np.array([0.0, 2.0, 4.0]))
    0.5
    """
    scale = np.abs(series[season:] - series[:-season])
    if not len(scale) or not scale.any():
        return None
    return float(np.abs(errors).mean() / scale.mean())


def _ets_model(series: NDArray[np.float64], shape: dict[str, Any]) -> Any:
    models: Any = import_module("statsmodels.tsa.exponential_smoothing.ets")  # it takes seconds to come
    return models.ETSModel(series, initialization_method="heuristic", **shape)


def _fitted_ets(series: NDArray[np.float64], shape: dict[str, Any]) -> tuple[float, dict[str, Any], Any]:
    model = _ets_model(series, shape)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the search could go on is nothing anybody here can act on
        found = model.fit(disp=False)
    return (float(found.aicc), shape, np.asarray(found.params, dtype=float))


def _growing(parameters: dict[str, float], season: int, steps: int) -> NDArray[np.float64]:
    """Return by how much the error of an additive model grows with every step, from 1."""
    alpha, beta, gamma, phi = (
        parameters.get(name, otherwise)
        for name, otherwise in (
            ("smoothing_level", 0.0),
            ("smoothing_trend", 0.0),
            ("smoothing_seasonal", 0.0),
            ("damping_trend", 1.0),
        )
    )
    ahead = np.arange(1, steps)
    weights = alpha + beta * np.cumsum(phi**ahead) + gamma * (ahead % season == 0)
    return np.sqrt(1 + np.concatenate(([0.0], np.cumsum(np.square(weights)))))


def _root_mean_square(values: NDArray[np.float64]) -> float:
    return float(np.sqrt(np.square(values).mean())) if len(values) else 0.0
