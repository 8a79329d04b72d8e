"""Edits of judgements on an account: ratings, gates and the decision with its reason (M3, M4, M6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kamwidgets.edits.edit import Refused, edit, with_part, without_part
from kamwidgets.model import AccountPlan, Answer, Decision, DecisionStatus, Gate, Opinion, Rating

__all__ = ["answer_gate", "decide", "open_ratings", "rate", "remove_decision", "remove_rating"]


@edit(lambda _plan, said: f"Rated {said['value']:g} on {said['criterion_id'].replace('_', ' ')}")
def rate(plan: AccountPlan, *, criterion_id: str, value: float, evidence: str | None = None) -> AccountPlan:
    """Say how the account stands on a criterion, in the criterion's own unit; evidence stays unless given anew."""
    before = plan.ratings.get(criterion_id)
    kept = before.evidence if before and evidence is None else evidence or ""
    return with_part(plan, "ratings", criterion_id, Rating(value=value, evidence=kept))


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


@edit(lambda _plan, said: f"Decided: {'key account' if said['status'] == 'key' else 'not a key account'}")
def decide(plan: AccountPlan, *, status: DecisionStatus, reason: str, on: date, **context: Any) -> AccountPlan:
    """Decide whether this is a key account, with the reason and the numbers it rests on."""
    if not reason.strip():
        raise Refused("Say why: a decision needs its reason.")
    return plan.but(decision=Decision(status=status, reason=reason, on=on, **context))


@edit("Decision withdrawn")
def remove_decision(plan: AccountPlan) -> AccountPlan:
    """Make it undecided again whether this is a key account."""
    if plan.decision is None:
        raise Refused("Nothing has been decided about this account.")
    return plan.but(decision=None)
