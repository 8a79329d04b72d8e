"""Edits of the relationship action plan: actions and the contact cadence (M36, M37)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import AccountPlan, Action, Contact

__all__ = ["add_action", "add_contact", "change_action", "change_contact", "remove_action", "remove_contact"]


def _says_action(plan: AccountPlan, said: Mapping[str, Any]) -> str:
    title = plan.actions[said["id"]].title
    if "status" in said:
        return f"Action “{title}” is {said['status']}"
    return f"Action “{title}” changed"


def _says_contact(plan: AccountPlan, said: Mapping[str, Any]) -> str:
    contact = plan.contacts[said["id"]]
    channel = next((each.title for each in load().channels if each.id == contact.channel), contact.channel)
    return f"{plan.people[contact.person_id].name}: {channel.lower()} {contact.how_often}"


@edit(lambda _plan, said: f"Action “{said['title']}” added")
def add_action(plan: AccountPlan, *, id: str, title: str, **fields: Any) -> AccountPlan:
    """Plan something one of us will do."""
    if id in plan.actions:
        raise Refused("This action is already in the plan.")
    return with_part(plan, "actions", id, Action(id=id, title=title, **fields))


@edit(_says_action)
def change_action(plan: AccountPlan, *, id: str, **fields: Any) -> AccountPlan:
    """Change an action: its words, owner, people, dates or status."""
    action: Action = part(plan.actions, id, "action")
    return with_part(plan, "actions", id, action.but(**fields))


@edit(lambda plan, said: f"Action “{plan.actions[said['id']].title}” removed")
def remove_action(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Take an action out of the plan."""
    return without_part(plan, "actions", id, "action")


@edit(_says_contact)
def add_contact(
    plan: AccountPlan,
    *,
    id: str,
    person_id: str,
    channel: str,
    every_days: int,
    **fields: Any,
) -> AccountPlan:
    """Plan how often, and how, one of us is in touch with a person."""
    if id in plan.contacts:
        raise Refused("This contact is already in the plan.")
    part(plan.people, person_id, "person")
    contact = Contact(id=id, person_id=person_id, channel=channel, every_days=every_days, **fields)
    return with_part(plan, "contacts", id, contact)


@edit(_says_contact)
def change_contact(plan: AccountPlan, *, id: str, **fields: Any) -> AccountPlan:
    """Change a planned contact, or say when it last happened."""
    contact: Contact = part(plan.contacts, id, "contact")
    return with_part(plan, "contacts", id, contact.but(**fields))


@edit("Planned contact removed")
def remove_contact(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Stop planning a contact."""
    return without_part(plan, "contacts", id, "planned contact")
