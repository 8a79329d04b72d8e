"""What went wrong, for the log: a fault's type and its places in the code, never anybody's data.

The text of an exception may quote what somebody typed or imported, so it stays out.
"""

from __future__ import annotations

import logging
import os
import traceback
from types import TracebackType

__all__ = ["Discreet", "log_as_told", "places_of"]

LAYOUT = "%(asctime)s %(levelname)s %(message)s"


def places_of(trace: TracebackType | None) -> list[str]:
    """List the places of a traceback of this process, outermost first."""
    return [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]


class Discreet(logging.Formatter):
    """Writes an exception as its type and its places, never its text."""

    def __init__(self) -> None:
        super().__init__(LAYOUT)

    def formatException(  # noqa: N802 - the name is logging's
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Return type and places of what was raised."""
        kind, _, trace = ei
        return "\n".join(f"  {line}" for line in [*places_of(trace), kind.__name__ if kind else "unknown"])


def log_as_told() -> None:
    """Write this process's faults to the file the server named in ``KAM_LOG``; without one, leave logging as it is."""
    path = os.environ.get("KAM_LOG")
    log = logging.getLogger("kamwidgets")
    if not path or any(isinstance(handler, logging.FileHandler) for handler in log.handlers):
        return
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(Discreet())
    log.addHandler(handler)
    log.propagate = False
