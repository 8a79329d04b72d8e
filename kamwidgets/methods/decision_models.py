"""Four ways a unit may come to its decision, and our chance under each (M16)."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamwidgets.methods.people import INFLUENCE_WEIGHTS
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Chances, Formats, UserError

if TYPE_CHECKING:
    from kamwidgets.model import Person

__all__ = ["DecisionModels", "ModelChance", "chance_in_words", "decision_models", "majority_chance"]

_NUMBERS = ["low", "high", "weight"]
_SMALL = 0.001
"""A smaller chance is not told any closer."""


@dataclass(frozen=True, slots=True)
class ModelChance:
    """Our chance if the unit decides in one way.

    Attributes
    ----------
    id : {"one-decides", "majority", "unanimity", "weighted"}
    title : str
        What it is called.
    low, high : float, optional
        The chance, 0-1; the two differ where a stance is unknown; None where it cannot be said.
    reason : str
        How it comes about, or why it cannot be said.
    """

    id: str
    title: str
    low: float | None
    high: float | None
    reason: str

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say the chance and how it comes about."""
        return f"{self.title}: {chance_in_words(self.low, self.high, formats)}. {self.reason}"


@dataclass(frozen=True, slots=True, eq=False)
class DecisionModels:
    """Our chance under each model, side by side, and what it rests on.

    Attributes
    ----------
    models : tuple of ModelChance
        One decides, majority, unanimity, weighted by influence.
    probabilities : pandas.DataFrame
        Indexed by whoever has a say: ``name``, ``low`` and ``high`` (that they decide for us), ``weight`` by influence
        and ``source``: "stance", "unknown" or "set by hand".
    """

    models: tuple[ModelChance, ...]
    probabilities: pd.DataFrame

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say every chance, and the assumption behind them."""
        if self.probabilities.empty:
            return "Nobody who has a say is on the map yet."
        said = [model.explain(formats) for model in self.models]
        return " ".join([*said, "Everybody is taken to decide independently of the others."])

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "models": [asdict(model) for model in self.models],
            "probabilities": {str(id): row for id, row in self.probabilities.to_dict(orient="index").items()},
        }


def decision_models(
    people: Iterable[Person],
    chances: Chances | None = None,
    *,
    overrides: Mapping[str, float] | None = None,
    voters: Collection[str] | None = None,
) -> DecisionModels:
    """Work out our chance if one decides, a majority, everybody, or all weighed by their influence.

    Conventions: everybody has a say but vacant positions and people without any influence; votes are independent; an
    unknown stance is run at both ends of the scale; a tie of votes is no majority; where several people decide, the
    range runs from the least to the most favourable. Weights: some 1, strong 2, decisive 3, unknown as some.

    Parameters
    ----------
    people : iterable of Person
        Everybody on the map.
    chances : Chances, optional
        How likely somebody of a stance is to decide for us.
    overrides : mapping of str to float, optional
        Probabilities set by hand, by person.
    voters : collection of str, optional
        Who has a say, in place of the convention.

    Raises
    ------
    UserError
        If a probability set by hand is not between 0 and 1.

    Notes
    -----
    After Choffray & Lilien (1980). The majority is the exact Poisson-binomial; weighted = Σ wᵢ·pᵢ / Σ wᵢ.

    Examples
    --------
    >>> from kamwidgets.model import Person
    >>> stances = {"Ada": "advocate", "Ben": "supporter", "Cem": "opponent"}
    >>> people = [Person(id=name, name=name, stance=stance) for name, stance in stances.items()]
    >>> people[0] = people[0].but(roles=("decider",), influence="decisive")
    >>> {model.id: round(model.low, 3) for model in decision_models(people).models}
    {'one-decides': 0.95, 'majority': 0.726, 'unanimity': 0.036, 'weighted': 0.73}
    """
    chances, by_hand = chances or Chances(), overrides or {}
    if wrong := [id for id, chance in by_hand.items() if not 0 <= chance <= 1]:
        raise UserError(f"The probability set for {wrong[0]} must lie between 0 and 1.")
    asked = [person for person in people if (_has_a_say(person) if voters is None else person.id in voters)]
    rows = {person.id: _chance(person, chances, by_hand.get(person.id)) for person in asked}
    columns = ["name", *_NUMBERS, "source"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=columns).astype(dict.fromkeys(_NUMBERS, float))
    deciders = [person.id for person in asked if "decider" in person.roles]
    return DecisionModels((_one(frame, deciders), _majority(frame), _unanimity(frame), _weighted(frame)), frame)


def chance_in_words(low: float | None, high: float | None, formats: Formats = PLAIN) -> str:
    """Write a chance; where its ends differ, both.

    Examples
    --------
    >>> chance_in_words(0.25, 0.25), chance_in_words(1e-6, 0.95), chance_in_words(None, None)
    ('25 %', 'between under 0.1 % and 95 %', 'unknown')
    """
    if low is None or high is None:
        return "unknown"
    ends = [f"under {formats.share(_SMALL, 1)}" if 0 < end < _SMALL else formats.share(end) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"between {ends[0]} and {ends[1]}"


def majority_chance(probabilities: Sequence[float]) -> float:
    """Return the chance that more than half say yes, each independently with their own probability.

    The exact Poisson-binomial distribution, added up vote by vote.

    Examples
    --------
    >>> majority_chance([0.5, 0.5]), majority_chance([0.5, 0.5, 0.5])
    (0.25, 0.5)
    """
    votes = [1.0]
    for chance in probabilities:
        votes = [no * (1 - chance) + yes * chance for no, yes in zip([*votes, 0.0], [0.0, *votes], strict=True)]
    return min(1.0, math.fsum(votes[len(probabilities) // 2 + 1 :]))


def _has_a_say(person: Person) -> bool:
    return person.presence != "vacant" and person.influence != "none"


def _chance(person: Person, chances: Chances, by_hand: float | None) -> tuple[str, float, float, float, str]:
    weight = INFLUENCE_WEIGHTS[person.influence]
    if by_hand is not None:
        return person.name, by_hand, by_hand, weight, "set by hand"
    if person.stance == "unknown":
        every = chances.model_dump().values()
        return person.name, min(every), max(every), weight, "unknown"
    chance: float = getattr(chances, person.stance)
    return person.name, chance, chance, weight, "stance"


def _one(frame: pd.DataFrame, deciders: list[str]) -> ModelChance:
    title = "One decides"
    if not deciders:
        return ModelChance("one-decides", title, None, None, "No decider is known.")
    told = frame.loc[deciders]
    who = listing([str(name) for name in told["name"]])
    several = "whichever of them it is" if len(deciders) > 1 else "alone"
    return ModelChance("one-decides", title, float(told["low"].min()), float(told["high"].max()), f"{who}, {several}.")


def _majority(frame: pd.DataFrame) -> ModelChance:
    if frame.empty:
        return _nobody("majority", "Majority")
    low, high = (majority_chance(frame[end].tolist()) for end in ("low", "high"))
    reason = f"More than half of {PLAIN.count(len(frame), 'person', 'people')} for us."
    return ModelChance("majority", "Majority", low, high, reason)


def _unanimity(frame: pd.DataFrame) -> ModelChance:
    if frame.empty:
        return _nobody("unanimity", "Unanimity")
    low, high = (math.prod(frame[end].tolist()) for end in ("low", "high"))
    reason = f"All {len(frame)} for us." if len(frame) > 1 else "The only one for us."
    return ModelChance("unanimity", "Unanimity", low, high, reason)


def _weighted(frame: pd.DataFrame) -> ModelChance:
    whole = float(frame["weight"].sum())
    if not whole:
        return _nobody("weighted", "Weighted by influence")
    low, high = (
        sum(chance * weight for chance, weight in zip(frame[end], frame["weight"], strict=True)) / whole
        for end in ("low", "high")
    )
    return ModelChance("weighted", "Weighted by influence", low, high, "Each word counts as much as its influence.")


def _nobody(id: str, title: str) -> ModelChance:
    return ModelChance(id, title, None, None, "Nobody who has a say is on the map yet.")
