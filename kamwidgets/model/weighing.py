"""What people say about how much criteria weigh beside each other (M4)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kamwidgets.model.parts import Id, Part, Share

__all__ = ["PairComparison", "WeightRule", "pair_id"]


class WeightRule(Part):
    """What people agree on about weights where they do not agree on the weights themselves (M4).

    Attributes
    ----------
    kind : {"order", "interval"}
        Whether ``criterion`` weighs at least as much as ``below``, or has a share of all weight between two bounds.
    least, most : float
        The bounds of its share, 0-1; for an interval only.
    """

    id: Id
    kind: Literal["order", "interval"]
    criterion: Id
    below: Id = ""
    least: Share = 0
    most: Share = 1

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.kind == "order" and self.below in ("", self.criterion):
            raise ValueError("Choose two different criteria, of which one weighs at least as much as the other.")
        if self.kind == "interval" and self.least > self.most:
            raise ValueError("The least share must not lie above the most.")
        if self.kind == "interval" and (self.least, self.most) == (0, 1):
            raise ValueError("Write a least or a most share, or both.")
        return self


class PairComparison(Part):
    """Which of two criteria matters more, and how much, on Saaty's scale from 1 to 9 (M4).

    Attributes
    ----------
    first, second : str
        Two criteria, in the order of `pair_id`.
    lead : int
        By how many steps beyond equal the first matters more; below 0 the second does.
    """

    first: Id
    second: Id
    lead: Annotated[int, Field(ge=-8, le=8)]

    @model_validator(mode="after")
    def _of_two(self) -> Self:
        if self.first >= self.second:
            raise ValueError("Compare two different criteria.")
        return self

    @property
    def times(self) -> float:
        """How many times as important the first is as the second, 1/9 to 9.

        Examples
        --------
        >>> PairComparison(first="a", second="b", lead=2).times, PairComparison(first="a", second="b", lead=-1).times
        (3.0, 0.5)
        """
        return 1.0 + self.lead if self.lead >= 0 else 1 / (1 - self.lead)


def pair_id(one: str, other: str) -> str:
    """Return the address of what is said about two things, whichever is named first.

    Examples
    --------
    >>> pair_id("volume", "growth")
    'growth@volume'
    """
    return "@".join(sorted((one, other)))
