"""Names for things that never change, whatever people call them."""

from __future__ import annotations

from ulid import ULID

__all__ = ["new_id"]


def new_id() -> str:
    """Return a new ULID: 26 characters, unique across machines, sortable by the time it was made.

    Examples
    --------
    >>> len(new_id()), new_id() == new_id()
    (26, False)
    """
    return str(ULID())
