"""What accounts are compared by: criteria with their fixed anchors, or bands, and their weights (M4)."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from kamwidgets.model.account_facts import ACCOUNT_FACTS
from kamwidgets.model.parts import Amount, Id, Name, Part, Share, Text

__all__ = ["Band", "Criterion"]


def _measured(name: str) -> str:
    """Check that it names a fact that can be measured, or none."""
    if name and not (name in ACCOUNT_FACTS and ACCOUNT_FACTS[name].is_number):
        known = ", ".join(fact.id for fact in ACCOUNT_FACTS.values() if fact.is_number)
        raise ValueError(f"“{name}” is no fact that can be measured: choose among {known}.")
    return name


class Band(Part):
    """Everything from the limit of the band before up to its own is worth the same.

    Attributes
    ----------
    below : float, optional
        Its upper limit, which belongs to the next band; None = there is none, for the last.
    value : float
        What it is worth, 0-1.
    """

    below: Amount | None = None
    value: Share


class Criterion(Part):
    """Something by which accounts are compared, with its fixed anchors (M4).

    Attributes
    ----------
    worst, best : float
        The values worth 0 and 1, written before anybody is scored; best may be the smaller one.
    bands : tuple of Band
        What stands in the place of the anchors where there are any: limits that rise, worths that all rise or all fall.
    meaning : str
        What it means and how to recognise it, where the company has written that itself.
    weight : float
        Swing weight 0-100: what going from worst to best on this criterion is worth beside the largest swing.
    source : {"rating", "fact"}
        Whether people rate it or a fact gives it.
    fact : str
        Which fact that can be measured: an id of ``ACCOUNT_FACTS``.
    """

    id: Id
    title: Name
    unit: Text = ""
    meaning: Text = ""
    worst: Amount = 0
    best: Amount = 10
    bands: tuple[Band, ...] = ()
    weight: Annotated[float, Field(ge=0, le=100)] = 50
    source: Literal["rating", "fact"] = "rating"
    fact: Annotated[Id, AfterValidator(_measured)] = ""

    @model_validator(mode="after")
    def _anchors_differ(self) -> Self:
        if self.worst == self.best:
            raise ValueError("The worst and the best value must differ.")
        return self

    @model_validator(mode="after")
    def _has_its_fact(self) -> Self:
        if self.source == "fact" and not self.fact:
            raise ValueError(f"Say which fact “{self.title}” comes from, or let people rate it.")
        return self

    @model_validator(mode="after")
    def _bands_are_in_order(self) -> Self:
        if not self.bands:
            return self
        limits = [band.below for band in self.bands[:-1] if band.below is not None]
        worths = [band.value for band in self.bands]
        if self.bands[-1].below is not None or len(limits) != len(self.bands) - 1:
            raise ValueError("The last band has no upper limit, and all others have one.")
        if any(limit >= following for limit, following in pairwise(limits)):
            raise ValueError("The limits of the bands must rise from one to the next.")
        if worths not in (sorted(worths), sorted(worths, reverse=True)) or worths[0] == worths[-1]:
            raise ValueError("What the bands are worth must rise from one to the next, or fall.")
        return self

    @property
    def more_is_better(self) -> bool:
        """Whether a larger value is worth more; else a smaller one is."""
        if self.bands:
            return self.bands[-1].value > self.bands[0].value
        return self.best > self.worst
