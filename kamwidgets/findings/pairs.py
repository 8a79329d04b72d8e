"""What criteria come to weigh when people compare them in pairs, as far as they have (M4)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kamwidgets.methods import MOST_COMPARED, AhpWeights, ahp_weights
from kamwidgets.model import pair_id

if TYPE_CHECKING:
    from kamwidgets.model import Portfolio

__all__ = ["Pairs", "compared_pairs"]

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Pairs:
    """The criteria that are compared in pairs, and what was said of each pair.

    Attributes
    ----------
    criteria : tuple of str
        Those that count, or all where none does yet.
    questions : tuple of (str, str)
        All pairs of them, in an order that links all criteria first.
    answers : dict of (str, str) to int
        By pair of ``questions``, by how many steps of Saaty's scale the first matters more; see `PairComparison`.
    """

    criteria: tuple[str, ...]
    questions: tuple[Pair, ...]
    answers: dict[Pair, int]

    @property
    def too_many(self) -> bool:
        """Whether there are more criteria than anybody can compare in pairs."""
        return len(self.criteria) > MOST_COMPARED

    @property
    def open(self) -> tuple[Pair, ...]:
        """The pairs that were not compared."""
        return tuple(pair for pair in self.questions if pair not in self.answers)

    @property
    def needed(self) -> int:
        """How many more comparisons there must be at least before all criteria are linked."""
        return len(self.groups) - 1

    @cached_property
    def groups(self) -> tuple[frozenset[str], ...]:
        """The criteria that are linked with each other by comparisons."""
        import networkx as nx

        graph = nx.Graph(list(self.answers))
        graph.add_nodes_from(self.criteria)
        return tuple(frozenset(group) for group in nx.connected_components(graph))

    @cached_property
    def ahp(self) -> AhpWeights | None:
        """The weights that follow; None where there is nothing to compare, or not all criteria are linked."""
        if len(self.criteria) < 2 or self.too_many or self.needed:  # noqa: PLR2004 - a pair
            return None
        place = {id: at for at, id in enumerate(self.criteria)}
        times = np.where(np.eye(len(place), dtype=bool), 1.0, np.nan)
        for (one, other), lead in self.answers.items():
            ahead, behind = (one, other) if lead >= 0 else (other, one)
            times[place[ahead], place[behind]], times[place[behind], place[ahead]] = 1 + abs(lead), 1 / (1 + abs(lead))
        return ahp_weights(pd.DataFrame(times, [*place], [*place]))


def compared_pairs(portfolio: Portfolio) -> Pairs:
    """Return what was said of the criteria that count, pair by pair; of all where none has any weight."""
    counting = tuple(id for id, criterion in portfolio.criteria.items() if criterion.weight > 0)
    criteria = counting or tuple(portfolio.criteria)
    apart = range(1, len(criteria))
    questions = tuple((criteria[at], criteria[at + step]) for step in apart for at in range(len(criteria) - step))
    answers: dict[Pair, int] = {}
    for one, other in questions:
        if (said := portfolio.comparisons.get(pair_id(one, other))) is not None:
            answers[one, other] = said.lead if said.first == one else -said.lead
    return Pairs(criteria, questions, answers)
