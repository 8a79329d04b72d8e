"""How far off baselines are, beside single methods; and how long those of 200 products take, beside a plain loop.

Accuracy: turnover by whole month of every account and of every product, of Northwind (where it is there) and of the
sample. The last month, then the last six, are held out and forecast from what was known before. MASE: the mean absolute
error beside that of repeating the year before (where less is known: the month before) within what was known.

Speed: 200 products × 36 months, each with the choice of its method, against one ETS fit for each series and origin.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from kamwidgets.methods import baseline
from kamwidgets.methods.forecasters import METHODS, Method, mean_absolute_scaled_error
from kamwidgets.store import Workspace, new_workspace, sample_folder

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.companies import northwind
from tests.support import NORTHWIND

AHEAD, SEASON, MONTHS, PRODUCTS, LOOPED = (1, 6), 12, 36, 200, 10
OURS = "ours"
TARGET = 1.1
"""Times the best single method that ours may err, on average."""


def series_of(workspace: Workspace) -> Iterator[pd.Series[float]]:
    """Return turnover by whole month of every account and every product."""
    for by in ("account_id", "product_id"):
        sold = workspace.facts.revenue(by=[by, "month"])
        sold["month"] = pd.PeriodIndex(sold["month"].astype(str), freq="M")
        whole = pd.period_range(sold["month"].min() + 1, sold["month"].max() - 1, freq="M")
        for _, one in sold.groupby(by):
            yield one.set_index("month")["revenue"].reindex(whole, fill_value=0.0).astype(float)


def errors_of(series: pd.Series[float], steps: int) -> dict[str, float | None]:
    """Hold the last months out; return the MASE of ours and of each single method, None where it is not defined."""
    known, truth = series.iloc[:-steps], np.asarray(series, dtype=np.float64)[-steps:]
    values = np.asarray(known, dtype=np.float64)
    season = SEASON if len(values) >= 2 * SEASON else 1
    tried: list[Method] = [name for name in METHODS if season > 1 or name not in ("seasonal-naive", "ets")]
    forecasts = {str(name): METHODS[name](values, season)(values, steps)[0] for name in tried}
    forecasts[OURS] = np.asarray(baseline(known, steps).mean, dtype=np.float64)
    return {name: mean_absolute_scaled_error(truth - each, values, season) for name, each in forecasts.items()}


def report_accuracy(title: str, workspace: Workspace) -> None:
    """Print the mean MASE of each method over all series."""
    every = list(series_of(workspace))
    for steps in AHEAD:
        table = pd.DataFrame(errors_of(series, steps) for series in every).astype(float).dropna(how="all")
        means = table.mean().sort_values()
        ratio = means[OURS] / means.drop(OURS).min()
        print(f"{title}, {len(table)} series, the last {steps} of the months held out; mean MASE:")
        print("  " + ", ".join(f"{name} {value:.3f}" for name, value in means.items()))
        print(f"  ours / best single one: {ratio:.2f} (target {TARGET})")


def report_speed() -> None:
    """Print how long the baselines of many products take, and the plain loop, scaled from a few."""
    dice = np.random.default_rng(0)
    months = pd.period_range("2023-01", periods=MONTHS, freq="M")
    waves = 100 + 20 * np.sin(np.arange(MONTHS) * 2 * np.pi / SEASON)
    products = [pd.Series(waves + dice.normal(0, 10, MONTHS), months) for _ in range(PRODUCTS)]
    baseline(products[0], SEASON)  # what is read once does not count
    started = time.perf_counter()
    for series in products:
        baseline(series, SEASON)
    ours = time.perf_counter() - started
    models: Any = import_module("statsmodels.tsa.exponential_smoothing.ets")
    shape = {"trend": "add", "damped_trend": True, "seasonal": "add", "seasonal_periods": SEASON}
    started = time.perf_counter()
    for series in products[:LOOPED]:
        for origin in range(2 * SEASON, MONTHS):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                models.ETSModel(series.to_numpy()[:origin], initialization_method="heuristic", **shape).fit(disp=False)
    loop = (time.perf_counter() - started) * PRODUCTS / LOOPED
    print(
        f"{PRODUCTS} products x {MONTHS} months: {ours:.1f} s; one ETS fit for each series and origin in a loop: "
        f"{loop:.0f} s, scaled from {LOOPED} series; ratio {ours / loop:.2f} (target below 1)"
    )


def main() -> None:
    """Measure and print."""
    report_speed()
    with tempfile.TemporaryDirectory() as folder:
        if NORTHWIND.exists():
            report_accuracy("Northwind", northwind(Path(folder) / "northwind"))
        report_accuracy("the sample", new_workspace(Path(folder) / "sample", sample=sample_folder()))


if __name__ == "__main__":
    main()
