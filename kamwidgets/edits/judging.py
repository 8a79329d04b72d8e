"""Edits of judgements on an account: ratings, gates and the decision with its reason (M3, M4, M6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits.edit import Refused, edit, with_part, without_part
from kamwidgets.model import (
    PLAIN,
    AccountPlan,
    Answer,
    CapacityMark,
    Confidence,
    Decision,
    DecisionStatus,
    Gate,
    Opinion,
    Rating,
)

__all__ = [
    "agree_rating",
    "answer_gate",
    "choose_tier",
    "decide",
    "mark_account",
    "open_ratings",
    "rate",
    "remove_decision",
    "remove_rating",
]

MARKED: Mapping[str, str] = {
    "": "No longer marked for the managers' hours",
    "must": "Marked: must be served",
    "must-not": "Marked: must not be served",
}


@edit(lambda _plan, said: f"Rated {PLAIN.entered(said['value'])} on {said['criterion_id'].replace('_', ' ')}")
def rate(  # noqa: PLR0913 - the fields of a rating, by name
    plan: AccountPlan,
    *,
    criterion_id: str,
    value: float,
    evidence: str | None = None,
    by: str = "",
    on: date | None = None,
    confidence: Confidence | None = None,
) -> AccountPlan:
    """Say how the account stands on a criterion, in its own unit; evidence and confidence stay unless given anew."""
    before = plan.ratings.get(criterion_id, Rating(value=value))
    rating = Rating(
        value=value,
        evidence=before.evidence if evidence is None else evidence,
        by=by,
        on=on,
        confidence=before.confidence if confidence is None else confidence,
        agreed=before.agreed and before.value == value,
    )
    return with_part(plan, "ratings", criterion_id, rating)


@edit(lambda _plan, said: f"Agreed on {PLAIN.entered(said['value'])} for {said['criterion_id'].replace('_', ' ')}")
def agree_rating(  # noqa: PLR0913 - the fields of a rating, by name
    plan: AccountPlan,
    *,
    criterion_id: str,
    value: float,
    reason: str,
    by: str = "",
    on: date | None = None,
    confidence: Confidence = "unknown",
) -> AccountPlan:
    """Settle on one value, with its reason, after several people have rated a criterion by themselves."""
    if not any(opinion.criterion_id == criterion_id for opinion in plan.opinions.values()):
        raise Refused("Nobody's rating of this criterion has been opened yet, so there is nothing to agree on.")
    if not reason.strip():
        raise Refused("Say why: what all agree on needs its reason.")
    agreed = Rating(value=value, evidence=reason, by=by, on=on, confidence=confidence, agreed=True)
    return with_part(plan, "ratings", criterion_id, agreed)


@edit(lambda _plan, said: f"Rating on {said['criterion_id'].replace('_', ' ')} taken back")
def remove_rating(plan: AccountPlan, *, criterion_id: str) -> AccountPlan:
    """Make a rating unknown again."""
    return without_part(plan, "ratings", criterion_id, "rating")


@edit(lambda _plan, said: f"Sealed ratings opened: {len(said['opinions'])}")
def open_ratings(plan: AccountPlan, *, opinions: Mapping[str, Mapping[str, Any]]) -> AccountPlan:
    """Show what people rated by themselves, by id; earlier opinions on the same criteria make room."""
    if not opinions:
        raise Refused("Nobody has rated this account sealed.")
    opened = {id: Opinion(**opinion) for id, opinion in opinions.items()}
    anew = {opinion.criterion_id for opinion in opened.values()}
    earlier = {id: opinion for id, opinion in plan.opinions.items() if opinion.criterion_id not in anew}
    return plan.but(opinions={**earlier, **opened})


@edit(lambda _plan, said: f"{said['gate_id'].replace('_', ' ').capitalize()}: {said['answer']}")
def answer_gate(plan: AccountPlan, *, gate_id: str, answer: Answer, reason: str | None = None) -> AccountPlan:
    """Say whether the account passes a gate; the reason stays unless given anew."""
    before = plan.gates.get(gate_id, Gate())
    return with_part(
        plan, "gates", gate_id, before.but(answer=answer, reason=before.reason if reason is None else reason)
    )


@edit(lambda _plan, said: f"Decided: {load().title('decision', said['status']).lower()}")
def decide(plan: AccountPlan, *, status: DecisionStatus, reason: str, on: date, **context: Any) -> AccountPlan:
    """Decide whether this is a key account, with the reason and the numbers it rests on.

    A decision of an earlier day is kept; one of the same day makes room.
    """
    if not reason.strip():
        raise Refused("Say why: a decision needs its reason.")
    if plan.decision is not None and on < plan.decision.on:
        raise Refused(f"This was decided on {PLAIN.day(plan.decision.on)} already: decide as of that day or later.")
    return _kept(plan, on).but(decision=Decision(status=status, reason=reason, on=on, **context))


@edit("Decision withdrawn")
def remove_decision(plan: AccountPlan, *, on: date | None = None) -> AccountPlan:
    """Make it undecided again whether this is a key account; without a day, as if it had never been decided."""
    if plan.decision is None:
        raise Refused("Nothing has been decided about this account.")
    return (plan if on is None else _kept(plan, on)).but(decision=None)


@edit(lambda _plan, said: MARKED[said["mark"]])
def mark_account(plan: AccountPlan, *, mark: CapacityMark) -> AccountPlan:
    """Say that the account has to be, or must not be, among those the managers' hours go to."""
    return plan.but(mark=mark)


@edit("How closely the account is looked after changed")
def choose_tier(plan: AccountPlan, *, tier: str) -> AccountPlan:
    """Say how closely the account is, or would be, looked after: one of the tiers, or none for the first of them."""
    return plan.but(tier=tier)


def _kept(plan: AccountPlan, on: date) -> AccountPlan:
    """Return the plan with its decision among the earlier ones, if it stood for a day at least."""
    if plan.decision is None or plan.decision.on >= on:
        return plan
    return with_part(plan, "earlier_decisions", plan.decision.on.isoformat(), plan.decision.but(until=on))
