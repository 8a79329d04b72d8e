"""By what the people of an account choose a supplier, to whom it matters, and where we stand (M12, M14)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamwidgets.model import AccountPlan, ChoiceCriterion, Person

__all__ = ["Choice", "choices"]

_STANDS = {
    "behind": "we are behind",
    "level": "we are level",
    "ahead": "we are ahead",
    "unknown": "we don't know where we stand",
}
_DECISIVE = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_ATTENTION = ("behind", "unknown", "level", "ahead")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice criterion, and who cares.

    Attributes
    ----------
    weights : dict of str to int
        By person who cares: 1 a little, 2 much, 3 it decides.
    decisive : tuple of Person
        Those who care and whose influence is decisive.
    asked : int
        People on the map.
    """

    criterion: ChoiceCriterion
    weights: dict[str, int]
    decisive: tuple[Person, ...]
    asked: int

    def explain(self) -> str:
        """Say to how many it matters and where we stand."""
        title, stands = self.criterion.title, _STANDS[self.criterion.standing]
        if not self.weights:
            return f"To whom {title} matters is not noted; {stands}."
        decisive = f", {_of_them(len(self.decisive))} decisive" if self.decisive else ""
        return f"{title} matters to {len(self.weights)} of {self.asked}{decisive}; {stands}."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {"title": self.criterion.title, "standing": self.criterion.standing, "weights": self.weights}


def choices(plan: AccountPlan) -> tuple[Choice, ...]:
    """Sum up every choice criterion; what matters most and where we are behind stands first.

    Examples
    --------
    >>> from kamwidgets.model import AccountPlan, ChoiceCriterion, Concern, Person
    >>> price = ChoiceCriterion(id="price", title="Price", standing="behind")
    >>> ada = Person(id="ada", name="Ada", influence="decisive")
    >>> cares = Concern(person_id="ada", criterion_id="price", weight=3)
    >>> plan = AccountPlan(
    ...     account_id="a", people={"ada": ada}, choice_criteria={"price": price}, concerns={"ada@price": cares}
    ... )
    >>> print(choices(plan)[0].explain())
    Price matters to 1 of 1, one of them decisive; we are behind.
    """
    found: list[Choice] = []
    for criterion in plan.choice_criteria.values():
        weights = {each.person_id: each.weight for each in plan.concerns.values() if each.criterion_id == criterion.id}
        caring = (plan.people[person_id] for person_id in weights)
        decisive = tuple(person for person in caring if person.influence == "decisive")
        found.append(Choice(criterion, {**weights}, decisive, len(plan.people)))
    return tuple(sorted(found, key=_urgency))


def _urgency(choice: Choice) -> tuple[int, int, int]:
    return -len(choice.decisive), -sum(choice.weights.values()), _ATTENTION.index(choice.criterion.standing)


def _of_them(number: int) -> str:
    if number == 1:
        return "one of them"
    return f"{_DECISIVE[number - 2] if number - 2 < len(_DECISIVE) else number} of them"
