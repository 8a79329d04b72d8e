"""What every document and everything in one has in common: frozen, checked, strict about names."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self, cast

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

__all__ = ["Amount", "Document", "Id", "Imported", "Name", "Part", "Share", "Text"]

_BREAKS = "\t\n\r"
_NO_BREAKS = str.maketrans("", "", _BREAKS)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What databases and files cannot all keep, and what halves of characters leave behind."""


def _one_line(text: str) -> str:
    if found := _CONTROL.search(text):
        what = "a tab or line break" if found[0] in _BREAKS else f"the control character U+{ord(found[0]):04X}"
        raise PydanticCustomError("control_character", "holds {what}", {"what": what})
    return text


def _readable(text: str) -> str:
    _one_line(text.translate(_NO_BREAKS))
    return text


def _all_readable(fields: dict[str, Any]) -> dict[str, Any]:
    several = [cast("list[Any]", value) if isinstance(value, list | tuple) else [value] for value in fields.values()]
    for text in (each for values in several for each in values):
        if isinstance(text, str):
            _readable(text)
    return fields


Id = Annotated[str, StringConstraints(max_length=1_000), AfterValidator(_one_line)]
"""What something is called by programs, ours or another's; possibly empty."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_one_line)]
"""A short text of one line that must be there; kept as typed, refused where it holds control characters."""

Text = Annotated[str, StringConstraints(max_length=10_000), AfterValidator(_readable)]
"""Free text, possibly empty, with its line breaks; kept as typed, refused where it holds other control characters."""

Imported = Annotated[dict[Id, Any], AfterValidator(_all_readable)]
"""What the last import said, field by field."""

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
