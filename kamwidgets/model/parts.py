"""What every document and everything in one has in common: frozen, checked, strict about names."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = ["Amount", "Document", "Name", "Part", "Share", "Text"]

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A short text that must be there; kept as typed."""

Text = Annotated[str, StringConstraints(max_length=10_000)]
"""Free text, possibly empty; kept as typed."""

Amount = Annotated[float, Field(allow_inf_nan=False)]
"""A number that is known and finite; money is in the workspace's currency."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A fraction 0-1."""


class Part(BaseModel):
    """Something in a document: frozen, and strict about names it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def but(self, **changes: Any) -> Self:
        """Return the same with some fields changed, everything checked again.

        Examples
        --------
        >>> class Box(Part):
        ...     label: Name
        >>> Box(label="one").but(label="two")
        Box(label='two')
        """
        return type(self).model_validate({**dict(self), **changes})


class Document(Part):
    """A whole that is saved as one: only edits make the next one out of it."""
