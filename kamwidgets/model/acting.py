"""What one of us will do, and how often we mean to be in touch (M36, M37)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from kamwidgets.model.parts import Id, Name, Part, Text
from kamwidgets.model.scales import ActionStatus

__all__ = ["Action", "Contact"]


class Action(Part):
    """Something one of us will do by a date, and the gap it closes (M37)."""

    id: Id
    title: Name
    owner_id: Id = ""
    person_ids: tuple[Id, ...] = ()
    start_on: date | None = None
    due_on: date | None = None
    status: ActionStatus = "open"
    closes: Id = ""
    note: Text = ""

    @model_validator(mode="after")
    def _starts_before_it_is_due(self) -> Self:
        if self.start_on and self.due_on and self.start_on > self.due_on:
            raise ValueError("The start lies after the due date.")
        return self


class Contact(Part):
    """How often one of us means to be in touch with a person, and when that last happened (M36)."""

    id: Id
    person_id: Id
    channel: Name
    every_days: Annotated[int, Field(ge=1, le=1_000)]
    last_on: date | None = None
    owner_id: Id = ""

    @property
    def how_often(self) -> str:
        """How often, in words: every day, every 30 days."""
        return "every day" if self.every_days == 1 else f"every {self.every_days} days"
