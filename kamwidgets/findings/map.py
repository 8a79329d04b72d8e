"""What the map of the people who decide says (M10-M15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamwidgets.findings.finding import Finding, StepStatus, step_status
from kamwidgets.findings.fitting import misfits
from kamwidgets.findings.mapped import AccountMap
from kamwidgets.methods import Check, Coverage, Exposure, summarise_actions
from kamwidgets.methods.coverage import LEVELS
from kamwidgets.methods.people import is_reached
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, AccountPlan, Formats, Person, Portfolio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["map_status"]

_ROLE = {"user-influencer": "influencer"}
_FEW = 2

_EXPOSURE_VERBS = {
    "one-thread": "Add a person",
    "no-thread": "Note a contact",
    "vacant": "Open the card",
    "unnamed": "Open the card",
    "opponent": "Open the card",
    "rival-owns": "Open the card",
    "one-of-us": "Say who else knows them",
    "gatekeeper": "Plan contact",
    "nobody-senior": "Add a person",
    "no-senior-tie": "Say who of us knows them",
    "behind": "Open the card",
    "standing-unknown": "Open the card",
    "unowned": "Name an owner",
    "outdone": "Open the card",
    "below-wanted": "Open the card",
    "stale-contact": "Note a contact",
}
_ABOUT = {
    "one-of-us": "member_id",
    "below-wanted": "link_id",
    "outdone": "rival_link_id",
    "behind": "criterion_id",
    "standing-unknown": "criterion_id",
}
"""What an exposure is about beside a person, under the name that leads there."""

_TOGETHER = {
    "stale-contact": ("stale-contacts", "{many} have not been in touch for {days}: {names}."),
    "unowned": ("unowned-people", "Nobody of us owns the relationship with {many} of weight: {names}."),
    "outdone": ("outdone-people", "A competitor is closer than any of us to {many}: {names}."),
    "below-wanted": ("below-wanted-links", "{many} do not yet see in us what they should: {names}."),
}
"""Rules whose exposures are said in one sentence where there are more than two: under which id, and how."""


def map_status(
    plan: AccountPlan, *, today: date, portfolio: Portfolio | None = None, formats: Formats = PLAIN
) -> StepStatus:
    """Read how well we know the people of one account.

    Each part in the purchase gives one gap at most: its next step, since nobody can be reached before they are known.
    What is true of more than two people or ties (stale contact, no owner, a closer competitor, less than is wanted) is
    said in one sentence.

    Parameters
    ----------
    plan : AccountPlan
        Of the account.
    today : datetime.date
        From when contacts are judged.
    portfolio : Portfolio, optional
        The company's rules of coverage, settings of the map, team and competitors.
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
    read = AccountMap(plan, portfolio or Portfolio(), today, formats=formats)
    together = _together(read)
    single = [exposure for exposure in read.exposures if exposure not in together.get(exposure.rule, ())]
    said = {exposure.person_id for exposure in read.exposures if exposure.rule in {"vacant", "unnamed"}}
    gaps = [
        *(_exposed(exposure) for exposure in single),
        *(_many(read, rule, exposures) for rule, exposures in together.items()),
        *(_uncovered(check, plan) for check in read.coverage.next_steps if not _is_said(check, plan, said)),
    ]
    notes = [f"Coverage: {read.coverage.explain()}", _asked(read)]
    besides = [*misfits(plan), *_good(plan, read.coverage)]
    return step_status("map", begun=True, missing=gaps, besides=besides, notes=notes)


def _asked(read: AccountMap) -> str:
    if own := read.portfolio.coverage_rules:
        return f"Coverage counts by {PLAIN.count(len(own), 'rule')} of the company's own."
    return "Each of five parts in the purchase counts at four levels: known, reached, known in depth, and for us."


def _is_said(check: Check, plan: AccountPlan, said: set[str]) -> bool:
    """Whether a part nobody is known in is one whose position is said to be vacant, or its holder unknown."""
    filling = {person.id for person in plan.people.values() if set(person.roles) & set(check.rule.roles)}
    return check.rule.level == "identified" and bool(filling & said)


def _uncovered(check: Check, plan: AccountPlan) -> Finding:
    """Say the next step for one part: whom to find, to reach, to get to know or to win."""
    who, level = check.who, check.rule.level
    filling = [person for person in plan.people.values() if set(person.roles) & set(check.rule.roles)]
    people = [person for person in filling if person.presence == "named"] or filling
    names = listing([person.name for person in people])
    sentence, verb = {
        "identified": (f"We don't know yet who the {who} is: {names}.", "Open the card"),
        "reached": (f"No contact with the {who} is noted: {names}.", "Note a contact"),
        "in-depth": (f"We know the {who} only slightly: {names}.", "Open the card"),
        "supports": (_stance_sentence(who, people), "Open the card"),
    }[level]
    if not people:
        sentence, verb = f"No {who} known.", f"Add {_article(who)}"
    target: dict[str, Any] = {"place": "person"}
    target |= {"person_id": people[0].id} if people else {"roles": [_ROLE.get(check.part, check.rule.roles[0])]}
    grave = check.part == "decider" and level in {"identified", "reached"}
    return Finding(
        id=check.gap, level="bad" if grave else "warning", sentence=sentence, verb=verb, step="map", target=target
    )


def _stance_sentence(who: str, people: list[Person]) -> str:
    names = listing([person.name for person in people])
    if any(person.stance == "unknown" for person in people):
        return f"We don't know yet how the {who} stands to us: {names}."
    return f"The {who} is not for us yet: {names}."


def _article(who: str) -> str:
    return f"an {who}" if who[0] in "aeiou" else f"a {who}"


def _exposed(exposure: Exposure) -> Finding:
    target: dict[str, Any] = {"place": "person"}
    if exposure.rule == "no-decider":
        target |= {"roles": ["decider"]}
    elif exposure.person_id and exposure.rule != "one-thread":
        target |= {"person_id": exposure.person_id}
    if exposure.rule in _ABOUT:
        target[_ABOUT[exposure.rule]] = exposure.about
    return Finding(
        id=exposure.id,
        level="bad" if exposure.grave else "warning",
        sentence=exposure.sentence,
        verb=_EXPOSURE_VERBS.get(exposure.rule, "Add a decider"),
        step="map",
        target=target,
    )


def _together(read: AccountMap) -> dict[str, tuple[Exposure, ...]]:
    """Return by rule the exposures that are said together: where they are many, without those an action is to mend."""
    closing = summarise_actions(read.plan.actions.values(), read.today).closing
    waiting = [one for one in read.exposures if one.id not in closing]
    alike = {rule: tuple(one for one in waiting if one.rule == rule) for rule in _TOGETHER}
    return {rule: exposures for rule, exposures in alike.items() if len(exposures) > _FEW}


def _many(read: AccountMap, rule: str, exposures: tuple[Exposure, ...]) -> Finding:
    id_, sentence = _TOGETHER[rule]
    people = list(dict.fromkeys(exposure.person_id for exposure in exposures))
    names = listing([read.plan.people[person].name for person in people])
    many = PLAIN.count(len(people), "person", "people")
    days = PLAIN.count(read.portfolio.map.stale_after_days, "day")
    return Finding(
        id=id_,
        level="warning",
        sentence=sentence.format(many=many, days=days, names=names),
        verb=_EXPOSURE_VERBS[rule],
        step="map",
        target={"place": "person", "person_id": people[0], "person_ids": people},
    )


def _good(plan: AccountPlan, covered: Coverage) -> Iterator[Finding]:
    functions = {person.function for person in plan.people.values() if is_reached(person)} - {"unknown", "other"}
    if len(functions) >= _FEW:
        sentence = f"People in {len(functions)} functions are reached."
        yield Finding(id="functions-reached", level="good", sentence=sentence, step="map")
    unmet = {check.part for check in covered.unmet}
    for part, who in {check.part: check.who for check in covered.checks if check.part not in unmet}.items():
        levels = {check.rule.level for check in covered.checks if check.part == part}
        whole = f"The {who} is known in depth and for us." if levels == LEVELS.keys() else f"The {who} is covered."
        yield Finding(id=f"covered:{part}", level="good", sentence=whole, step="map")
