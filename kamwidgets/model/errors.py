"""The one kind of error that people see as it is."""

from __future__ import annotations

__all__ = ["UserError"]


class UserError(ValueError):
    """Something a person asked for cannot be done. The message is one sentence: what is wrong, where, what to do."""
