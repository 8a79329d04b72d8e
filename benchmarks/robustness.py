"""How long the robustness of a choice takes and what memory it needs, beside an MCDA library called in a loop."""

from __future__ import annotations

import resource
import statistics
import sys
import time

import numpy as np
import numpy.typing as npt
import pandas as pd

ACCOUNTS, CRITERIA, DRAWS, PLACES, REPEATS = 1_000, 12, 10_000, 20, 5
UNSURE = 0.125
"""By how much every value may be off, where all are uncertain."""
LOOPED = {"as it comes": 40, "without its checks": 400}
"""Draws in the library's loop, whose time is then scaled: it is the same for every draw."""
TARGET, MEGABYTES = 20.0, 1_000
"""The library's loop should take this many times as long, and the memory stay below that."""


def looped(values: npt.NDArray[np.float64], draws: int, *, validation: bool) -> float:
    """Return the seconds that the library takes for all draws: rank under each set of weights and count the ranks."""
    from pymcdm.methods import WSM

    method = WSM(normalization_function=as_they_are)
    dice = np.random.default_rng(0)
    counts = np.zeros((len(values), len(values)))
    everybody, types = np.arange(len(values)), np.ones(values.shape[1])
    started = time.perf_counter()
    for weights in dice.dirichlet(np.ones(values.shape[1]), draws):
        ranks = method.rank(method(values, weights, types, validation=validation))
        counts[everybody, ranks.astype(int) - 1] += 1
    return (time.perf_counter() - started) * DRAWS / draws


def as_they_are(column: npt.NDArray[np.float64], cost: bool = False) -> npt.NDArray[np.float64]:  # noqa: ARG001
    """Return values that stand on fixed anchors already."""
    return column


def main() -> None:
    """Measure and print."""
    from kamwidgets.methods import robustness

    values = pd.DataFrame(np.random.default_rng(1).random((ACCOUNTS, CRITERIA)))
    robustness(values, PLACES, draws=100)
    before = peak()
    times: list[float] = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        robustness(values, PLACES, draws=DRAWS)
        times.append(time.perf_counter() - started)
    ours = statistics.median(times)
    started = time.perf_counter()
    robustness(values, PLACES, draws=DRAWS, low=(values - UNSURE).clip(lower=0), high=(values + UNSURE).clip(upper=1))
    uncertain, most = time.perf_counter() - started, peak()
    print(f"{ACCOUNTS:,} accounts x {CRITERIA} criteria x {DRAWS:,} draws: {ours:.2f} s (median of {REPEATS})")
    print(f"with every value uncertain: {uncertain:.2f} s")
    print(f"peak memory {most:.0f} MB, of which {before:.0f} MB before (at most {MEGABYTES:,} MB)")
    for how, draws in LOOPED.items():
        theirs = looped(values.to_numpy(), draws, validation=how == "as it comes")
        print(f"pymcdm in a loop, {how}: {theirs:.0f} s, scaled from {draws} draws; ratio {theirs / ours:.0f}")
    print(f"(target of the ratio: {TARGET:.0f})")


def peak() -> float:
    """Return the most memory the process has had, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
