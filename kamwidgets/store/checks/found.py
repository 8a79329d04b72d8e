"""What a look at one thing of a workspace came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing looked at.

    Attributes
    ----------
    what : str
        Which thing.
    level : {"good", "warning", "bad"}
        Whether it is as it should be, worth knowing, or wrong.
    sentence : str
        What was found, and what to do about it.
    """

    what: str
    level: Literal["good", "warning", "bad"]
    sentence: str
