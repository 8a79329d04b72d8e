"""Edits of who of us, and which competitor, knows whom in the decision-making unit (M13)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import AccountPlan, Link, RivalLink

__all__ = ["change_link", "change_rival_link", "link_member", "link_rival", "remove_link", "remove_rival_link"]


@edit(lambda plan, said: f"One of us knows {plan.people[said['person_id']].name}")
def link_member(plan: AccountPlan, *, id: str, member_id: str, person_id: str, **fields: Any) -> AccountPlan:
    """Say that one of us knows a person."""
    part(plan.people, person_id, "person")
    if any((link.member_id, link.person_id) == (member_id, person_id) for link in plan.links.values()):
        raise Refused(f"That this colleague knows {plan.people[person_id].name} is already noted.")
    return _kept(plan, Link(id=id, member_id=member_id, person_id=person_id, **fields))


@edit(lambda plan, said: f"What links one of us to {plan.people[plan.links[said['id']].person_id].name} changed")
def change_link(plan: AccountPlan, *, id: str, **fields: Any) -> AccountPlan:
    """Change how well one of us knows a person, or should; whoever owns a relationship takes it over from others."""
    link: Link = part(plan.links, id, "tie of ours")
    return _kept(plan, link.but(**fields))


@edit(lambda plan, said: f"One of us no longer knows {plan.people[plan.links[said['id']].person_id].name}")
def remove_link(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Take back that one of us knows a person."""
    return without_part(plan, "links", id, "tie of ours")


@edit(lambda plan, said: f"A competitor knows {plan.people[said['person_id']].name}")
def link_rival(plan: AccountPlan, *, id: str, competitor_id: str, person_id: str, **fields: Any) -> AccountPlan:
    """Say that a competitor knows a person."""
    part(plan.people, person_id, "person")
    known = {(link.competitor_id, link.person_id) for link in plan.rival_links.values()}
    if (competitor_id, person_id) in known:
        raise Refused(f"That this competitor knows {plan.people[person_id].name} is already noted.")
    link = RivalLink(id=id, competitor_id=competitor_id, person_id=person_id, **fields)
    return with_part(plan, "rival_links", id, link)


@edit(lambda plan, said: f"A competitor's tie to {plan.people[plan.rival_links[said['id']].person_id].name} changed")
def change_rival_link(plan: AccountPlan, *, id: str, **fields: Any) -> AccountPlan:
    """Change how well a competitor knows a person."""
    link: RivalLink = part(plan.rival_links, id, "tie of a competitor")
    return with_part(plan, "rival_links", id, link.but(**fields))


@edit(lambda plan, said: f"A competitor no longer knows {plan.people[plan.rival_links[said['id']].person_id].name}")
def remove_rival_link(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Take back that a competitor knows a person."""
    return without_part(plan, "rival_links", id, "tie of a competitor")


def _kept(plan: AccountPlan, link: Link) -> AccountPlan:
    """Put a tie of ours into the plan; a relationship has one owner at most."""
    others = {
        id: other.but(owns=False) if link.owns and other.owns and other.person_id == link.person_id else other
        for id, other in plan.links.items()
    }
    return plan.but(links={**others, link.id: link})
