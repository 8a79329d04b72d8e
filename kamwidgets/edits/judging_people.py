"""Edits of judgements on people in the decision-making unit, with what they rest on (M12)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits.edit import Refused, edit, part, with_part
from kamwidgets.model import AccountPlan, Confidence, Grounds, Person, PersonOpinion, PersonScale, grounds_id

__all__ = ["agree_on_person", "judge_person", "open_person_opinions"]


def _says(plan: AccountPlan, said: Mapping[str, Any]) -> str:
    scale = load().scales[said["scale"]]
    return f"{plan.people[said['id']].name}: {scale.title.lower()}: {scale.point(said['value']).title.lower()}"


@edit(_says)
def judge_person(  # noqa: PLR0913 - the fields of a judgement, by name
    plan: AccountPlan,
    *,
    id: str,
    scale: PersonScale,
    value: str,
    evidence: str | None = None,
    by: str = "",
    on: date | None = None,
    confidence: Confidence | None = None,
) -> AccountPlan:
    """Say how a person stands on a scale; evidence and confidence stay unless given anew."""
    person: Person = part(plan.people, id, "person")
    before = plan.grounds.get(grounds_id(id, scale), Grounds(person_id=id, scale=scale))
    grounds = before.but(
        evidence=before.evidence if evidence is None else evidence,
        by=by,
        on=on,
        confidence=before.confidence if confidence is None else confidence,
        agreed=before.agreed and getattr(person, scale) == value,
    )
    judged = with_part(plan, "people", id, person.but(**{scale: value}))
    return with_part(judged, "grounds", grounds_id(id, scale), grounds)


@edit(lambda plan, said: f"Agreed. {_says(plan, said)}")
def agree_on_person(  # noqa: PLR0913 - the fields of a judgement, by name
    plan: AccountPlan,
    *,
    id: str,
    scale: PersonScale,
    value: str,
    reason: str,
    by: str = "",
    on: date | None = None,
    confidence: Confidence = "unknown",
) -> AccountPlan:
    """Settle on one word, with its reason, after several people have judged a person by themselves."""
    person: Person = part(plan.people, id, "person")
    if not any((each.person_id, each.scale) == (id, scale) for each in plan.person_opinions.values()):
        raise Refused("Nobody's judgement of this person has been opened yet, so there is nothing to agree on.")
    if not reason.strip():
        raise Refused("Say why: what all agree on needs its reason.")
    grounds = Grounds(person_id=id, scale=scale, evidence=reason, by=by, on=on, confidence=confidence, agreed=True)
    judged = with_part(plan, "people", id, person.but(**{scale: value}))
    return with_part(judged, "grounds", grounds_id(id, scale), grounds)


@edit(lambda _plan, said: f"Sealed judgements on people opened: {len(said['opinions'])}")
def open_person_opinions(plan: AccountPlan, *, opinions: Mapping[str, Mapping[str, Any]]) -> AccountPlan:
    """Show how people judged by themselves, by id; earlier opinions on the same make room, those on people gone too."""
    if not opinions:
        raise Refused("Nobody has judged the people of this account sealed.")
    given = {id: PersonOpinion(**opinion) for id, opinion in opinions.items()}
    opened = {id: opinion for id, opinion in given.items() if opinion.person_id in plan.people}
    anew = {(opinion.person_id, opinion.scale) for opinion in opened.values()}
    earlier = {id: each for id, each in plan.person_opinions.items() if (each.person_id, each.scale) not in anew}
    return plan.but(person_opinions={**earlier, **opened})
