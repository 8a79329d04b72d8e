"""What the map of the people who decide says (M10-M15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamwidgets.findings.finding import Finding, StepStatus, step_status
from kamwidgets.findings.fitting import misfits
from kamwidgets.methods import Coverage, Exposure, Rule, coverage, exposures, summarise_actions
from kamwidgets.methods.exposure import STALE_AFTER, is_reached
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, AccountPlan, Formats, Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["map_status"]

_WHO = {
    "decider": "decider",
    "approver": "approver",
    "user-influencer": "influencer among the users",
    "buyer": "buyer",
    "gatekeeper": "gatekeeper",
}
_ROLE = {"user-influencer": "influencer"}
_FEW = 2

_EXPOSURE_VERBS = {
    "one-thread": "Add a person",
    "no-thread": "Note a contact",
    "opponent": "Open the card",
    "gatekeeper": "Plan contact",
    "nobody-senior": "Add a person",
    "stale-contact": "Note a contact",
}


def map_status(
    plan: AccountPlan, *, today: date, stale_after: int = STALE_AFTER, formats: Formats = PLAIN
) -> StepStatus:
    """Read how well we know the people of one account.

    Each part in the purchase gives one gap at most: its next step, since nobody can be reached before they are known.
    Where contact is stale with more than two people, one sentence says so.

    Parameters
    ----------
    plan : AccountPlan
        Of the account.
    today : datetime.date
        From when contacts are judged.
    stale_after : int
        Days without contact after which it counts as stale.
    formats : Formats, optional
        How dates are written.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import AccountPlan
    >>> map_status(AccountPlan(account_id="a"), today=date(2026, 11, 21)).missing[0].sentence
    'Nobody is on the map yet.'
    """
    if not plan.people:
        nobody = Finding(
            id="no-people",
            level="bad",
            sentence="Nobody is on the map yet.",
            verb="Add the first person",
            step="map",
            target={"place": "person"},
        )
        return step_status("map", begun=False, missing=[nobody], notes=["Coverage is counted once somebody is there."])
    covered = coverage(plan.people.values())
    exposed = exposures(plan, today=today, stale_after=stale_after, formats=formats)
    stale = _stale_together(plan, exposed, today)
    gaps = [
        *(_exposed(exposure) for exposure in exposed if exposure not in stale),
        *_out_of_touch(plan, stale, stale_after),
        *(_uncovered(rule, covered) for rule in covered.next_steps),
    ]
    notes = [
        f"Coverage: {covered.explain()}",
        "Each of five parts in the purchase counts at four levels: known, reached, known in depth, and for us.",
    ]
    return step_status("map", begun=True, missing=gaps, besides=(*misfits(plan), *_good(plan, covered)), notes=notes)


def _uncovered(rule: Rule, covered: Coverage) -> Finding:
    """Say the next step for one part: whom to find, to reach, to get to know or to win."""
    who = _WHO[rule.part]
    people = _filling(rule.part, covered)
    names = listing([person.name for person in people])
    sentence, verb = {
        "identified": (f"No {who} known.", f"Add {_article(who)}"),
        "reached": (f"No contact with the {who} is noted: {names}.", "Note a contact"),
        "in-depth": (f"We know the {who} only slightly: {names}.", "Open the card"),
        "supports": (_stance_sentence(who, people), "Open the card"),
    }[rule.level]
    target: dict[str, Any] = {"place": "person"}
    target |= {"person_id": people[0].id} if people else {"roles": [_ROLE.get(rule.part, rule.part)]}
    grave = rule.part == "decider" and rule.level in {"identified", "reached"}
    return Finding(
        id=rule.gap, level="bad" if grave else "warning", sentence=sentence, verb=verb, step="map", target=target
    )


def _stance_sentence(who: str, people: tuple[Person, ...]) -> str:
    names = listing([person.name for person in people])
    if any(person.stance == "unknown" for person in people):
        return f"We don't know yet how the {who} stands to us: {names}."
    return f"The {who} is not for us yet: {names}."


def _filling(part: str, covered: Coverage) -> tuple[Person, ...]:
    found = [check.people for check in covered.checks if check.rule.part == part and check.rule.level == "identified"]
    return found[0] if found else ()


def _article(who: str) -> str:
    return f"an {who}" if who[0] in "aeiou" else f"a {who}"


def _exposed(exposure: Exposure) -> Finding:
    target: dict[str, Any] = {"place": "person"}
    if exposure.rule == "no-decider":
        target |= {"roles": ["decider"]}
    elif exposure.person_id and exposure.rule != "one-thread":
        target |= {"person_id": exposure.person_id}
    return Finding(
        id=exposure.id,
        level="bad" if exposure.grave else "warning",
        sentence=exposure.sentence,
        verb=_EXPOSURE_VERBS.get(exposure.rule, "Add a decider"),
        step="map",
        target=target,
    )


def _stale_together(plan: AccountPlan, exposed: tuple[Exposure, ...], today: date) -> tuple[Exposure, ...]:
    """Return the stale contacts that are said together: none where they are few, nor those an action is to mend."""
    closing = summarise_actions(plan.actions.values(), today).closing
    stale = tuple(one for one in exposed if one.rule == "stale-contact" and one.id not in closing)
    return stale if len(stale) > _FEW else ()


def _out_of_touch(plan: AccountPlan, stale: tuple[Exposure, ...], days: int) -> Iterator[Finding]:
    if stale:
        people = [exposure.person_id for exposure in stale]
        names = listing([plan.people[person].name for person in people])
        yield Finding(
            id="stale-contacts",
            level="warning",
            sentence=f"{len(people)} people have not been in touch for {days} days: {names}.",
            verb="Note a contact",
            step="map",
            target={"place": "person", "person_id": people[0], "person_ids": people},
        )


def _good(plan: AccountPlan, covered: Coverage) -> Iterator[Finding]:
    functions = {person.function for person in plan.people.values() if is_reached(person)} - {"unknown", "other"}
    if len(functions) >= _FEW:
        sentence = f"People in {len(functions)} functions are reached."
        yield Finding(id="functions-reached", level="good", sentence=sentence, step="map")
    unmet = {rule.part for rule in covered.unmet}
    for part, who in _WHO.items():
        if part not in unmet:
            sentence = f"The {who} is known in depth and for us."
            yield Finding(id=f"covered:{part}", level="good", sentence=sentence, step="map")
