"""Weights nobody has to defend: drawn evenly from all those that keep what people agree on (M4)."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from kamwidgets.model.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from kamwidgets.model import WeightRule

    Floats = npt.NDArray[np.float64]

__all__ = ["draw_weights"]

_ROUNDING = 1e-9
_LOWEST_YIELD = 0.05
"""Where fewer proposals than this keep the rules, walking through those that do is quicker than proposing."""
_WALK, _LONGER, _ANEW = 50, 10, 10
"""Steps of every walk, further steps for each dimension, and after how many the directions fit the shape anew."""
_ASKEW = 1e-3


def draw_weights(
    criteria: Sequence[str],
    draws: int,
    dice: np.random.Generator,
    rules: Iterable[WeightRule] = (),
    progress: Progress = unwatched,
) -> Floats:
    """Draw weights evenly from all that sum to 1 and keep the rules.

    Without rules they come from the Dirichlet distribution with all parameters 1. Criteria that are ordered among
    themselves one after the other are sorted within each draw, which keeps the distribution even. What remains is
    thrown away where it breaks a rule; where little would be left, walks go through those weights that keep all rules
    (hit and run: Smith 1984; Tervonen et al. 2013, doi 10.1016/j.ejor.2012.08.026).

    Parameters
    ----------
    criteria : sequence of str
        At least one.
    draws : int
    dice : numpy.random.Generator
    rules : iterable of WeightRule
        Orders and intervals, of these criteria only.
    progress : callable, optional
        See `kamwidgets.model.progress`.

    Returns
    -------
    numpy.ndarray
        Draw × criterion, 0-1; every row sums to 1.

    Raises
    ------
    ValueError
        If a rule names another criterion, or no weights keep all rules.

    Examples
    --------
    >>> from kamwidgets.model import WeightRule
    >>> first = WeightRule(id="1", kind="order", criterion="volume", below="growth")
    >>> drawn = draw_weights(["volume", "growth"], 1_000, np.random.default_rng(0), [first])
    >>> bool((drawn[:, 0] >= drawn[:, 1]).all()), round(float(drawn[:, 0].mean()), 1)
    (True, 0.8)
    """
    column = {name: index for index, name in enumerate(criteria)}
    kept = tuple(rules)
    for rule in kept:
        for name in (rule.criterion, rule.below) if rule.kind == "order" else (rule.criterion,):
            if name not in column:
                raise ValueError(f"A rule on weights names {name}, which is not among the criteria.")
    slopes, limits = _inequalities(column, kept)
    chains = _chains(column, kept)

    def propose(count: int) -> Floats:
        proposed = dice.dirichlet(np.ones(len(column)), count)
        for chain in chains:
            proposed[:, chain] = -np.sort(-proposed[:, chain], axis=1)
        return proposed[(proposed @ slopes.T <= limits + _ROUNDING).all(axis=1)]

    found = propose(draws)
    if len(found) == draws:
        return found
    if len(found) < _LOWEST_YIELD * draws:
        return _walked(slopes, limits, draws, dice, progress)
    while len(found) < draws:
        progress(None)
        found = np.concatenate([found, propose(draws)])
    return found[:draws]


def _inequalities(column: dict[str, int], rules: Iterable[WeightRule]) -> tuple[Floats, Floats]:
    """Return the rules as slopes · weights ≤ limits, with every weight at 0 or above."""
    slopes, limits = [-row for row in np.eye(len(column))], [0.0] * len(column)
    for rule in rules:
        above = np.zeros(len(column))
        above[column[rule.criterion]] = 1.0
        if rule.kind == "order":
            below = np.zeros(len(column))
            below[column[rule.below]] = 1.0
            slopes.append(below - above)
            limits.append(0.0)
        else:
            slopes.extend([-above, above])
            limits.extend([-rule.least, rule.most])
    return np.array(slopes), np.array(limits)


def _chains(column: dict[str, int], rules: Iterable[WeightRule]) -> list[list[int]]:
    """Return the groups of criteria that are ordered one after the other, the weightiest first.

    A group with a branch or a circle in it is not among them.
    """
    import networkx as nx

    orders = nx.DiGraph([(column[rule.criterion], column[rule.below]) for rule in rules if rule.kind == "order"])
    chains: list[list[int]] = []
    for group in nx.weakly_connected_components(orders):
        part = orders.subgraph(group)
        if nx.is_directed_acyclic_graph(part):
            order = list(nx.topological_sort(part))
            if all(part.has_edge(*pair) for pair in pairwise(order)):
                chains.append(order)
    return chains


def _walked(slopes: Floats, limits: Floats, draws: int, dice: np.random.Generator, progress: Progress) -> Floats:
    """Start a walk for each draw somewhere among the weights that keep the rules, and return where they end.

    The directions follow the spread of all walks together, so that narrow bounds are crossed as quickly as wide ones.
    """
    ends = _ends(slopes, limits, dice)
    always = (limits - ends @ slopes.T <= _ROUNDING).all(axis=0)
    basis: Floats = import_module("scipy.linalg").null_space(np.vstack([np.ones(slopes.shape[1]), slopes[always]]))
    places: Floats = (dice.dirichlet(np.ones(len(ends)), draws) @ ends).T
    dimensions = basis.shape[1]
    if dimensions == 0:  # the rules leave a single set of weights
        return places.T
    slopes, limits = slopes[~always], limits[~always, None]
    shape: Floats = basis
    for step in range(_WALK + _LONGER * dimensions):
        if step % _ANEW == 0:
            progress(None)
            spread: Floats = np.cov(basis.T @ places).reshape(dimensions, dimensions)
            little = 1e-12 + 1e-9 * float(spread.trace())
            shape = basis @ np.linalg.cholesky(spread + np.eye(dimensions) * little)
        ways: Floats = shape @ dice.standard_normal((dimensions, draws))
        pace = slopes @ ways
        with np.errstate(divide="ignore", invalid="ignore"):
            until = np.maximum(limits - slopes @ places, 0) / pace
        ahead = np.where(pace > 0, until, np.inf).min(axis=0)
        back = np.where(pace < 0, until, -np.inf).max(axis=0)
        places += (back + (ahead - back) * dice.random(draws)) * ways
    places = places.clip(0)
    return (places / places.sum(axis=0)).T


def _ends(slopes: Floats, limits: Floats, dice: np.random.Generator) -> Floats:
    """Return the weights that keep the rules and lie farthest in many directions: some that reach every limit, or none.

    Each direction is a little off, so that of several ends that are equally far no particular one is preferred.
    """
    linprog: Any = import_module("scipy.optimize").linprog
    total = np.ones((1, slopes.shape[1]))
    ends: list[Floats] = []
    for way in np.concatenate([slopes, -slopes]):
        askew = way + dice.normal(scale=_ASKEW, size=len(way))
        solved = linprog(askew, A_ub=slopes, b_ub=limits, A_eq=total, b_eq=[1.0], bounds=(0, 1))
        if solved.x is None:
            raise ValueError("No weights keep all rules at once: take one of the rules away.")
        ends.append(np.asarray(solved.x))
    return np.array(ends)
