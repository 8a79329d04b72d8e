"""Who is to be contacted when, and who has waited too long (M36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kamwidgets.methods.people import last_contact
from kamwidgets.model import PLAIN, AccountPlan, Formats

__all__ = ["Due", "cadence", "next_on"]


@dataclass(frozen=True, slots=True)
class Due:
    """When a contact is due.

    Attributes
    ----------
    contact_id, person_id, channel, owner_id : str
        The contact in the plan; the owner is a member of our team, or empty.
    every_days : int
        The rhythm that was agreed.
    last_on : datetime.date, optional
        When this contact last took place; where that is not noted, when anybody was last in touch with the person;
        None = never, as far as we know.
    next_on : datetime.date
        ``last_on`` plus the rhythm; at once where there was no contact yet.
    overdue_days : int
        Days since ``next_on``; 0 while it lies ahead.
    """

    contact_id: str
    person_id: str
    channel: str
    owner_id: str
    every_days: int
    last_on: date | None
    next_on: date
    overdue_days: int

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say how the date comes about."""
        if self.last_on is None:
            return "No contact yet: due at once."
        late = f", {formats.count(self.overdue_days, 'day')} overdue" if self.overdue_days else ""
        last, following = formats.day(self.last_on), formats.day(self.next_on)
        return f"Last on {last}, every {formats.count(self.every_days, 'day')}: next on {following}{late}."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "contact_id": self.contact_id,
            "person_id": self.person_id,
            "channel": self.channel,
            "owner_id": self.owner_id,
            "every_days": self.every_days,
            "last_on": self.last_on.isoformat() if self.last_on else None,
            "next_on": self.next_on.isoformat(),
            "overdue_days": self.overdue_days,
        }


def next_on(last_on: date | None, every_days: int, today: date) -> date:
    """Return the last contact plus the interval; today where there was none.

    Examples
    --------
    >>> f"{next_on(date(2026, 11, 1), 30, date(2026, 11, 21))}"
    '2026-12-01'
    """
    return last_on + timedelta(days=every_days) if last_on else today


def cadence(plan: AccountPlan, today: date) -> tuple[Due, ...]:
    """Return when each planned contact is due, the longest overdue first.

    Examples
    --------
    >>> from kamwidgets.model import AccountPlan, Contact, Person
    >>> calls = Contact(id="c", person_id="p", channel="e-mail", every_days=30, last_on=date(2026, 10, 1))
    >>> plan = AccountPlan(account_id="a", people={"p": Person(id="p", name="Ada")}, contacts={"c": calls})
    >>> print(cadence(plan, date(2026, 11, 21))[0].explain())
    Last on 1 Oct 2026, every 30 days: next on 31 Oct 2026, 21 days overdue.
    """
    found: list[Due] = []
    for contact in plan.contacts.values():
        last = contact.last_on or last_contact(plan, plan.people[contact.person_id])
        following = next_on(last, contact.every_days, today)
        found.append(
            Due(
                contact_id=contact.id,
                person_id=contact.person_id,
                channel=contact.channel,
                owner_id=contact.owner_id,
                every_days=contact.every_days,
                last_on=last,
                next_on=following,
                overdue_days=max((today - following).days, 0),
            )
        )
    return tuple(sorted(found, key=lambda due: (due.next_on, due.contact_id)))
