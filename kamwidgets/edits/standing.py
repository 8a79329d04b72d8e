"""Edits of how we stand with an account: success factors, spend, outlook, competitors and the boxes (M7)."""

from __future__ import annotations

from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import AccountPlan, Competitor, Outlook, Portfolio, Spend, SuccessFactor

__all__ = [
    "add_competitor",
    "add_success_factor",
    "arrange_boxes",
    "change_success_factor",
    "expect",
    "name_box",
    "rate_supplier",
    "remove_competitor",
    "remove_outlook",
    "remove_spend",
    "remove_success_factor",
    "rename_competitor",
    "set_spend",
]


@edit(lambda _portfolio, said: f"Competitor {said['name']} added")
def add_competitor(portfolio: Portfolio, *, id: str, name: str) -> Portfolio:
    """Name another supplier that accounts can choose."""
    if id in portfolio.competitors:
        raise Refused("This competitor is there already.")
    _is_new(portfolio, id, name)
    return with_part(portfolio, "competitors", id, Competitor(id=id, name=name))


@edit(lambda _portfolio, said: f"Competitor renamed {said['name']}")
def rename_competitor(portfolio: Portfolio, *, id: str, name: str) -> Portfolio:
    """Call a competitor something else."""
    competitor: Competitor = part(portfolio.competitors, id, "competitor")
    _is_new(portfolio, id, name)
    return with_part(portfolio, "competitors", id, competitor.but(name=name))


@edit(lambda portfolio, said: f"Competitor {portfolio.competitors[said['id']].name} removed")
def remove_competitor(portfolio: Portfolio, *, id: str) -> Portfolio:
    """Stop comparing us with a competitor; ratings of it stay in the plans, and count no longer."""
    return without_part(portfolio, "competitors", id, "competitor")


@edit("Boxes of the portfolio arranged")
def arrange_boxes(portfolio: Portfolio, **fields: Any) -> Portfolio:
    """Choose the names of the boxes, and with them how many there are; and on which side attractive accounts stand."""
    known = {box_set.id for box_set in load().box_sets}
    if fields.get("labels", "") not in {"", *known}:
        raise Refused(f"There are no boxes called “{fields['labels']}”: choose {', '.join(sorted(known))}.")
    if "names" in fields:
        raise Refused("Boxes are named one by one.")
    return portfolio.but(boxes=portfolio.boxes.but(**fields))


@edit(
    lambda _portfolio, said: (
        f"A box of the portfolio named “{said['name']}”" if said["name"] else "A box of the portfolio has its name back"
    )
)
def name_box(portfolio: Portfolio, *, labels: str, box: str, name: str) -> Portfolio:
    """Give a box of a set a name of our own; an empty one takes it back."""
    if not any(box_set.id == labels and box in box_set.names for box_set in load().box_sets):
        raise Refused("This box is not there.")
    address, names = f"{labels}/{box}", dict(portfolio.boxes.names)
    names.pop(address, None)
    if name.strip():
        names[address] = name.strip()
    return portfolio.but(boxes=portfolio.boxes.but(names=names))


@edit(lambda _plan, said: f"Success factor “{said['title']}” added")
def add_success_factor(plan: AccountPlan, *, id: str, title: str, **fields: Any) -> AccountPlan:
    """Say by what this customer chooses its suppliers."""
    if id in plan.success_factors:
        raise Refused(f"“{title}” is already there.")
    return with_part(plan, "success_factors", id, SuccessFactor(id=id, title=title, **fields))


@edit(lambda plan, said: f"Success factor “{plan.success_factors[said['id']].title}” changed")
def change_success_factor(plan: AccountPlan, *, id: str, **fields: Any) -> AccountPlan:
    """Change a success factor's words or weight."""
    factor: SuccessFactor = part(plan.success_factors, id, "success factor")
    return with_part(plan, "success_factors", id, factor.but(**fields))


@edit(lambda plan, said: f"Success factor “{plan.success_factors[said['id']].title}” rated")
def rate_supplier(plan: AccountPlan, *, id: str, points: float | None, competitor_id: str = "") -> AccountPlan:
    """Say how good the customer finds us, or a competitor, on a success factor; None makes it unknown again."""
    factor: SuccessFactor = part(plan.success_factors, id, "success factor")
    if points is not None and not 0 <= points <= 10:  # noqa: PLR2004 - the scale
        raise Refused("A rating is a number from 0 to 10.")
    if not competitor_id:
        return with_part(plan, "success_factors", id, factor.but(ours=points))
    rivals = {rival: rated for rival, rated in factor.rivals.items() if rival != competitor_id}
    if points is not None:
        rivals[competitor_id] = points
    return with_part(plan, "success_factors", id, factor.but(rivals=rivals))


@edit(lambda plan, said: f"Success factor “{plan.success_factors[said['id']].title}” removed")
def remove_success_factor(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Take a success factor away, with its ratings."""
    return without_part(plan, "success_factors", id, "success factor")


@edit("Spend of three years set")
def set_spend(plan: AccountPlan, *, amount: float, source: str) -> AccountPlan:
    """Say what the account can spend in our categories in three years, and how one knows."""
    if not source.strip():
        raise Refused("Say where the amount comes from: it is worth nothing without its source.")
    if amount < 0:
        raise Refused("The spend of three years cannot be below zero.")
    return plan.but(spend=Spend(amount=amount, source=source))


@edit("Spend of three years taken back")
def remove_spend(plan: AccountPlan) -> AccountPlan:
    """Make it unknown again what the account can spend."""
    if plan.spend is None:
        raise Refused("Nobody has said what this account can spend.")
    return plan.but(spend=None)


@edit("Said where the account is expected to stand in three years")
def expect(
    plan: AccountPlan, *, reason: str, attractiveness: float | None = None, strength: float | None = None
) -> AccountPlan:
    """Say where the account is expected to stand in three years, and why; what is left out stays as it is today."""
    if not reason.strip():
        raise Refused("Say why: what is expected needs its reason.")
    if attractiveness is None and strength is None:
        raise Refused("Say what is expected to change: attractiveness, strength, or both.")
    if attractiveness is not None and not 0 <= attractiveness <= 1:
        raise Refused("Attractiveness is a number from 0 to 100, as the score.")
    if strength is not None and not -10 <= strength <= 10:  # noqa: PLR2004 - ten points at most, either way
        raise Refused("Strength is a number from −10 to 10: points of ours less those of the best competitor.")
    return plan.but(outlook=Outlook(attractiveness=attractiveness, strength=strength, reason=reason))


@edit("What was expected of the account taken back")
def remove_outlook(plan: AccountPlan) -> AccountPlan:
    """Expect the account to stay where it is."""
    if plan.outlook is None:
        raise Refused("Nothing else was expected of this account.")
    return plan.but(outlook=None)


def _is_new(portfolio: Portfolio, id: str, name: str) -> None:
    """Refuse a competitor's name that another one has."""
    if not name.strip():
        raise Refused("Name must not be empty.")
    taken = {other.name.strip().casefold() for other in portfolio.competitors.values() if other.id != id}
    if name.strip().casefold() in taken:
        raise Refused(f"There is a competitor {name.strip()} already.")
