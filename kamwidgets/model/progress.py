"""How long work tells how far it is, and learns that it is to stop."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Progress", "Stopped", "unwatched"]


class Stopped(Exception):  # noqa: N818 - nothing went wrong: the person stopped the work
    """The person stopped the work. Whoever does the work leaves everything as it was and lets this pass."""


Progress = Callable[[float | None], None]
"""Called by long work, now and then, with the share that is done (0 to 1; None where nobody knows).

It raises `Stopped` once the person wants the work to stop, so it is called only where stopping does no harm.
"""


def unwatched(_share: float | None) -> None:
    """Take the place of a `Progress` where nobody waits and nobody can stop the work."""
