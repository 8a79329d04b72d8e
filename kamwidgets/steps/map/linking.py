"""What drawing a tie on the map comes to: between two of them, or of one of us or a competitor to one of them."""

from __future__ import annotations

from kamwidgets.edits import Refused, link_member, link_people, link_rival
from kamwidgets.steps.entries import Step
from kamwidgets.steps.map.drawing import MEMBER, RIVAL, one_of

__all__ = ["linking"]


def linking(source: str, target: str, kind: str) -> Step:
    """Return the edit that a tie drawn from one to another on the map stands for, whichever way it was drawn.

    Raises
    ------
    Refused
        If neither end is somebody at the customer.

    Examples
    --------
    >>> linking("p", "member:m", "influences")[1]
    {'member_id': 'm', 'person_id': 'p'}
    """
    outside = [end for end in (source, target) if end.startswith((MEMBER, RIVAL))]
    if len(outside) > 1:
        raise Refused("A tie leads to somebody at the customer: draw it from or to one of their people.")
    if not outside:
        return link_people, {"source": source, "target": target, "kind": kind}
    person_id = target if outside == [source] else source
    if member := one_of(outside[0], MEMBER):
        return link_member, {"member_id": member, "person_id": person_id}
    return link_rival, {"competitor_id": one_of(outside[0], RIVAL), "person_id": person_id}
