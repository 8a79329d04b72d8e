"""What an account's actions and contacts say (M36, M37)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.findings.finding import Finding, StepStatus, step_status
from kamwidgets.methods import cadence, summarise_actions
from kamwidgets.methods.words import ago
from kamwidgets.model import PLAIN, AccountPlan, Formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kamwidgets.methods import ActionSummary

__all__ = ["act_status", "action_title", "open_gaps"]

_TITLES = {
    "no-people": "Draw up who decides",
    "no-decider": "Find out who decides",
    "no-approver": "Find out who has to approve",
    "no-user-influencer": "Find out whom the users listen to",
    "no-buyer": "Find out who places the orders",
    "no-gatekeeper": "Find out who controls access",
    "no-thread": "Arrange a first meeting",
    "one-thread": "Get to know a second person",
    "nobody-senior": "Arrange a meeting between senior people of both sides",
    "vacant": "Find out who will take the position",
    "unnamed": "Find out who it is",
    "rival-owns": "Win back whoever decides",
    "one-of-us": "Bring a second colleague in",
    "no-senior-tie": "Arrange a meeting between senior people of both sides",
    "unowned": "Name who of us owns the relationship",
    "unowned-people": "Name who of us owns these relationships",
    "outdone": "Become worth more to them than the competitor",
    "outdone-people": "Become worth more to them than the competitor",
    "below-wanted": "Deepen the relationship",
    "below-wanted-links": "Deepen these relationships",
    "behind": "Catch up where it matters to them",
    "standing-unknown": "Find out how we stand in their eyes",
    "opponent": "Find out what stands against us, and answer it",
    "gatekeeper": "Win the gatekeeper",
    "stale-contact": "Get in touch again",
    "stale-contacts": "Get in touch again",
    "not-reached": "Arrange a first conversation",
    "not-in-depth": "Find out what matters to them",
    "not-supports": "Give them a reason to be for us",
    "no-targets": "Prepare targets to talk about",
    "none-agreed": "Talk the targets through with the customer",
    "internal-targets": "Propose the targets to the customer",
    "gate": "Clear up the gates to key account status",
}


def act_status(plan: AccountPlan, gaps: Iterable[Finding], *, today: date, formats: Formats = PLAIN) -> StepStatus:
    """Read how far the action plan of one account is.

    Parameters
    ----------
    plan : AccountPlan
        Of the account.
    gaps : iterable of Finding
        What is missing in the steps before: ``missing`` of the map and the targets.
    today : datetime.date
        From when actions and contacts are judged.
    formats : Formats, optional
        How dates are written.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.findings import map_status
    >>> from kamwidgets.model import AccountPlan
    >>> plan, today = AccountPlan(account_id="a"), date(2026, 11, 21)
    >>> gap = act_status(plan, map_status(plan, today=today).missing, today=today).missing[-1]
    >>> gap.verb, gap.target["title"]
    ('Make this an action', 'Draw up who decides')
    """
    summary = summarise_actions(plan.actions.values(), today)
    missing = [
        *_none_yet(plan),
        *_overdue(plan, summary),
        *_unfinished(plan, summary),
        *_late_contacts(plan, today, formats),
        *open_gaps(gaps, summary),
        *_no_rhythm(plan),
    ]
    notes = [
        summary.explain(),
        "A gap stays here until an open action is meant to close it; it is gone when the gap itself is gone.",
    ]
    besides = _good(summary)
    return step_status("act", begun=bool(plan.actions or plan.contacts), missing=missing, besides=besides, notes=notes)


def open_gaps(gaps: Iterable[Finding], summary: ActionSummary) -> Iterator[Finding]:
    """Return the gaps that no open action is meant to close, each offering to become one.

    The target names the action's arguments: ``title``, ``closes`` (the gap's id) and, where the gap is about somebody,
    ``person_ids``.
    """
    for gap in gaps:
        if gap.id in summary.closing:
            continue
        about = [gap.target["person_id"]] if "person_id" in gap.target else []
        people = list(gap.target.get("person_ids", about))
        yield Finding(
            id=gap.id,
            level=gap.level,
            sentence=gap.sentence,
            verb="Make this an action",
            step="act",
            target={"place": "action", "title": action_title(gap), "closes": gap.id, "person_ids": people},
        )


def action_title(gap: Finding) -> str:
    """Suggest what an action that closes a gap might be called; where nothing better is known, the gap's sentence."""
    return _TITLES.get(gap.rule, gap.sentence.rstrip("."))


def _none_yet(plan: AccountPlan) -> Iterator[Finding]:
    if not plan.actions:
        yield Finding(
            id="no-actions",
            level="bad",
            sentence="There are no actions yet.",
            verb="Add an action",
            step="act",
            target={"place": "action"},
        )


def _overdue(plan: AccountPlan, summary: ActionSummary) -> Iterator[Finding]:
    for action_id, days in summary.overdue.items():
        yield Finding(
            id=f"overdue:{action_id}",
            level="bad",
            sentence=f"“{plan.actions[action_id].title}” is {PLAIN.count(days, 'day')} overdue.",
            verb="Open the action",
            step="act",
            target={"place": "action", "action_id": action_id},
        )


def _unfinished(plan: AccountPlan, summary: ActionSummary) -> Iterator[Finding]:
    for action_id in summary.without_owner:
        yield Finding(
            id=f"no-owner:{action_id}",
            level="warning",
            sentence=f"Nobody owns “{plan.actions[action_id].title}”.",
            verb="Name an owner",
            step="act",
            target={"place": "action", "action_id": action_id},
        )
    for action_id in summary.without_due:
        yield Finding(
            id=f"no-due-date:{action_id}",
            level="warning",
            sentence=f"“{plan.actions[action_id].title}” has no due date.",
            verb="Set a date",
            step="act",
            target={"place": "action", "action_id": action_id},
        )


def _late_contacts(plan: AccountPlan, today: date, formats: Formats) -> Iterator[Finding]:
    for due in cadence(plan, today):
        name = plan.people[due.person_id].name
        if due.last_on is None:
            sentence = f"Contact with {name} is planned and has not begun."
        elif due.overdue_days:
            sentence = f"Contact with {name} was due on {formats.day(due.next_on)}, {ago(due.overdue_days)}."
        else:
            continue
        yield Finding(
            id=f"contact-due:{due.contact_id}",
            level="warning",
            sentence=sentence,
            verb="Note the contact",
            step="act",
            target={"place": "contact", "contact_id": due.contact_id},
        )


def _no_rhythm(plan: AccountPlan) -> Iterator[Finding]:
    """Ask for a rhythm of contact with those who decide and approve."""
    tended = {contact.person_id for contact in plan.contacts.values()}
    for person in plan.people.values():
        if {"decider", "approver"} & set(person.roles) and person.id not in tended:
            role = "decides" if "decider" in person.roles else "approves"
            yield Finding(
                id=f"no-rhythm:{person.id}",
                level="warning",
                sentence=f"{person.name} {role}, and no rhythm of contact is set.",
                verb="Set a rhythm",
                step="act",
                target={"place": "contact", "person_id": person.id},
            )


def _good(summary: ActionSummary) -> Iterator[Finding]:
    if summary.done:
        sentence = f"{PLAIN.count(len(summary.done), 'action')} done."
        yield Finding(id="actions-done", level="good", sentence=sentence, step="act")
    if summary.live and not summary.overdue:
        yield Finding(id="nothing-overdue", level="good", sentence="No action is overdue.", step="act")
