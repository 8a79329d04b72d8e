"""The decision-making unit of an account: its people, how they are linked, and who knows them (M10-M14)."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self, get_args

from pydantic import model_validator

from kamwidgets.model.parts import Amount, Id, Imported, Name, Part, Text
from kamwidgets.model.scales import (
    Confidence,
    ContactDepth,
    DmuRole,
    Function,
    Influence,
    PersonScale,
    Presence,
    Seniority,
    Stance,
    Standing,
    TieKind,
    TieLevel,
)

__all__ = [
    "Apart",
    "ChoiceCriterion",
    "Concern",
    "Grounds",
    "Link",
    "Person",
    "PersonOpinion",
    "RivalLink",
    "Tie",
    "concern_id",
    "grounds_id",
]


class Person(Part):
    """Somebody in the decision-making unit, and how they stand to us (M10, M12).

    Attributes
    ----------
    presence : {"named", "vacant", "unknown"}
        Whether this is somebody we can name, a position nobody holds, or somebody who must be there ("somebody in
        finance"); ``name`` then says which.
    prefers : str
        The competitor they would rather buy from, by id; empty = none that we know of.
    x, y : float, optional
        Where the person stands on the map, in the map's own units; None until somebody puts them somewhere.
    external_id : str
        Their id in the file they were imported from.
    also : tuple of str
        Ids by which such files know entries that were merged into this one.
    imported : dict
        What the last import said, field by field: where the field now says something else, a hand changed it.
    """

    id: Id
    name: Name
    presence: Presence = "named"
    title: Text = ""
    function: Function = "unknown"
    seniority: Seniority = "unknown"
    unit: Text = ""
    site: Text = ""
    country: Text = ""
    email: Text = ""
    external_id: Id = ""
    also: tuple[Id, ...] = ()
    roles: tuple[DmuRole, ...] = ()
    stance: Stance = "unknown"
    influence: Influence = "unknown"
    contact: ContactDepth = "unknown"
    last_contact_on: date | None = None
    prefers: Id = ""
    x: Amount | None = None
    y: Amount | None = None
    imported: Imported = {}


class Tie(Part):
    """How one person is linked to another: ``source`` reports to, influences, is at odds with … ``target`` (M11).

    Attributes
    ----------
    on : datetime.date, optional
        When that was last known to be so: confidence fades from then on.
    """

    id: Id
    source: Id
    target: Id
    kind: TieKind
    strength: Literal[1, 2, 3] = 2
    evidence: Text = ""
    on: date | None = None
    confidence: Confidence = "unknown"


class Link(Part):
    """That one of us knows one of them, how well, and how well it should be (M13).

    Attributes
    ----------
    member_id : str
        One of the Portfolio's team.
    level, wanted : str
        What the person sees in our colleague now, and what they should see.
    owns : bool
        Whether this colleague answers for the relationship.
    """

    id: Id
    member_id: Id
    person_id: Id
    level: TieLevel = "unknown"
    wanted: TieLevel = "unknown"
    strength: Literal[1, 2, 3] = 2
    owns: bool = False
    evidence: Text = ""
    on: date | None = None
    confidence: Confidence = "unknown"


class RivalLink(Part):
    """That a competitor knows one of them, and how well (M13)."""

    id: Id
    competitor_id: Id
    person_id: Id
    level: TieLevel = "unknown"
    strength: Literal[1, 2, 3] = 2
    evidence: Text = ""
    on: date | None = None
    confidence: Confidence = "unknown"


class Apart(Part):
    """That two entries which look alike are about two people: somebody has looked (M10)."""

    first: Id
    second: Id


class Grounds(Part):
    """What a judgement on a person rests on: its address is the person and the scale, its value stands with the person.

    Attributes
    ----------
    agreed : bool
        Whether several people settled on it after they had rated by themselves; the evidence then says why.
    """

    person_id: Id
    scale: PersonScale
    evidence: Text = ""
    by: Text = ""
    on: date | None = None
    confidence: Confidence = "unknown"
    agreed: bool = False


class PersonOpinion(Part):
    """How one of us judged a person by themselves, sealed until all judgements were opened (M12).

    What everybody agreed on afterwards stands with the person.
    """

    person_id: Id
    scale: PersonScale
    value: Id
    by: Text = ""
    evidence: Text = ""
    on: date

    @model_validator(mode="after")
    def _is_a_step_of_its_scale(self) -> Self:
        if self.value not in get_args({"influence": Influence, "stance": Stance, "contact": ContactDepth}[self.scale]):
            raise ValueError(f"“{self.value}” is no step of this scale.")
        return self


class ChoiceCriterion(Part):
    """Something by which people in the unit choose a supplier, and where we stand on it (M12, M14)."""

    id: Id
    title: Name
    standing: Standing = "unknown"
    evidence: Text = ""


class Concern(Part):
    """That somebody cares about a choice criterion, and how much: 1 a little, 3 it decides (M12)."""

    person_id: Id
    criterion_id: Id
    weight: Literal[1, 2, 3] = 2


def grounds_id(person_id: str, scale: str) -> str:
    """Return the address of what a judgement rests on: there is one per person and scale.

    Examples
    --------
    >>> grounds_id("p", "stance")
    'p@stance'
    """
    return f"{person_id}@{scale}"


def concern_id(person_id: str, criterion_id: str) -> str:
    """Return the address of a concern: there is one per person and choice criterion.

    Examples
    --------
    >>> concern_id("p", "price")
    'p@price'
    """
    return f"{person_id}@{criterion_id}"
