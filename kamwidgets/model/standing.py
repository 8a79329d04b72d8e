"""How we stand with an account beside its other suppliers, what it can spend, and where that is going (M7)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kamwidgets.model.parts import Amount, Id, Name, Part, Share, Text

__all__ = ["Boxes", "Competitor", "Outlook", "Spend", "SuccessFactor"]

Points = Annotated[float, Field(ge=0, le=10)]
"""How good a supplier is at something, in the customer's eyes."""

Difference = Annotated[float, Field(ge=-10, le=10)]
"""Points of ours less those of the best competitor."""


class Competitor(Part):
    """Another supplier that accounts can choose."""

    id: Id
    name: Name


class SuccessFactor(Part):
    """Something by which an account chooses its supplier, and how good it finds each of them (M7).

    Attributes
    ----------
    weight : float
        0-100: what it matters to the customer beside the factor that matters most.
    ours : float, optional
        0-10, as the customer sees us; None = unknown.
    rivals : dict
        0-10 by competitor; who is not named is unknown.
    evidence : str
        What the ratings rest on.
    """

    id: Id
    title: Name
    weight: Annotated[float, Field(ge=0, le=100)] = 50
    ours: Points | None = None
    rivals: dict[Id, Points] = {}
    evidence: Text = ""


class Spend(Part):
    """What an account can spend in our categories in the next three years, with all suppliers, and who says so (M7)."""

    amount: Annotated[Amount, Field(ge=0)]
    source: Text


class Outlook(Part):
    """Where an account is expected to stand in three years, and why; None = as today (M7).

    Attributes
    ----------
    attractiveness : float, optional
        As the score, 0-1.
    strength : float, optional
        Points of ours less those of the best competitor, −10 to 10.
    """

    attractiveness: Share | None = None
    strength: Difference | None = None
    reason: Text


class Boxes(Part):
    """How the picture of attractiveness and strength is divided and read (M7).

    Attributes
    ----------
    labels : str
        Which of the catalogue's sets of names, and with it how many boxes; empty = the first of them.
    names : dict
        The company's own names, by ``set/box``.
    high : {"left", "right"}
        Where high attractiveness is.
    """

    labels: Id = ""
    names: dict[Id, Name] = {}
    high: Literal["left", "right"] = "right"
