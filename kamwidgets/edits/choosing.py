"""Edits of what people in the decision-making unit choose a supplier by, and who cares about what (M12, M14)."""

from __future__ import annotations

from typing import Any, Literal

from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import AccountPlan, ChoiceCriterion, Concern, concern_id

__all__ = [
    "add_choice_criterion",
    "change_choice_criterion",
    "remove_choice_criterion",
    "remove_concern",
    "set_concern",
]


@edit(lambda _plan, said: f"Choice criterion “{said['title']}” added")
def add_choice_criterion(plan: AccountPlan, *, id: str, title: str, **fields: Any) -> AccountPlan:
    """Say by what people of this customer choose a supplier."""
    if id in plan.choice_criteria:
        raise Refused(f"“{title}” is already there.")
    _is_new(plan, id, title)
    return with_part(plan, "choice_criteria", id, ChoiceCriterion(id=id, title=title, **fields))


@edit(lambda plan, said: f"Choice criterion “{plan.choice_criteria[said['id']].title}” changed")
def change_choice_criterion(plan: AccountPlan, *, id: str, **fields: Any) -> AccountPlan:
    """Change a choice criterion's words, or where we stand on it."""
    changed = part(plan.choice_criteria, id, "choice criterion").but(**fields)
    _is_new(plan, id, changed.title)
    return with_part(plan, "choice_criteria", id, changed)


@edit(lambda plan, said: f"Choice criterion “{plan.choice_criteria[said['id']].title}” removed")
def remove_choice_criterion(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Take a choice criterion away, with who cares about it."""
    concerns = {key: each for key, each in plan.concerns.items() if each.criterion_id != id}
    return without_part(plan.but(concerns=concerns), "choice_criteria", id, "choice criterion")


@edit(
    lambda plan, said: (
        f"{plan.people[said['person_id']].name} cares about “{plan.choice_criteria[said['criterion_id']].title}”"
    )
)
def set_concern(plan: AccountPlan, *, person_id: str, criterion_id: str, weight: Literal[1, 2, 3] = 2) -> AccountPlan:
    """Say that a person cares about a choice criterion, and how much."""
    part(plan.people, person_id, "person")
    part(plan.choice_criteria, criterion_id, "choice criterion")
    concern = Concern(person_id=person_id, criterion_id=criterion_id, weight=weight)
    return with_part(plan, "concerns", concern_id(person_id, criterion_id), concern)


@edit(
    lambda plan, said: (
        f"{plan.people[said['person_id']].name} no longer cares about "
        f"“{plan.choice_criteria[said['criterion_id']].title}”"
    )
)
def remove_concern(plan: AccountPlan, *, person_id: str, criterion_id: str) -> AccountPlan:
    """Take back that a person cares about a choice criterion."""
    return without_part(plan, "concerns", concern_id(person_id, criterion_id), "concern")


def _is_new(plan: AccountPlan, id: str, title: str) -> None:
    taken = {other.title.strip().casefold() for other in plan.choice_criteria.values() if other.id != id}
    if title.strip().casefold() in taken:
        raise Refused(f"“{title.strip()}” is already there.")
