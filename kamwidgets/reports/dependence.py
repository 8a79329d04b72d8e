"""How turnover hangs on customers, and what losing some would do, as plain data and in sentences (M1, M2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kamwidgets.findings import ATTRIBUTES, Asked, Part, Reading, compared, lost, measured
from kamwidgets.methods import Concentration, LossTest
from kamwidgets.model import UserError

__all__ = ["CUTS", "NoAnswer", "concentration_in_words", "concentration_of", "loss_in_words", "loss_of"]

CUTS = ("year", *ATTRIBUTES)
"""What concentration can be shown by."""


class NoAnswer(UserError):  # noqa: N818 - reads as what happened
    """The question cannot be answered as it is; the message is one sentence for people."""


def concentration_of(reading: Reading, asked: Asked, by: str = "") -> dict[str, Any] | list[dict[str, Any]]:
    """Answer how concentrated what is asked for is: in all, or a row for each year, region or segment.

    Raises
    ------
    NoAnswer
        If there is no turnover, or it cannot be cut like that.
    """
    if not by:
        return _whole(reading, asked).as_json()
    parts = _parts(reading, asked, by)
    return [{by: part.label, "partial": part.partial, **found.as_json()} for part, found in parts]


def concentration_in_words(reading: Reading, asked: Asked, by: str) -> list[str]:
    """Answer the same in a sentence for each year, region or segment."""
    return [
        f"{part.label}{' (part)' if part.partial else ''}: {found.explain(reading.names, reading.formats)}"
        for part, found in _parts(reading, asked, by)
    ]


def loss_of(reading: Reading, accounts: Sequence[str], asked: Asked) -> dict[str, Any]:
    """Answer what losing accounts would do.

    Raises
    ------
    NoAnswer
        If no account is named.
    """
    return _lost(reading, accounts, asked).as_json()


def loss_in_words(reading: Reading, accounts: Sequence[str], asked: Asked) -> str:
    """Answer the same in sentences."""
    return _lost(reading, accounts, asked).explain(reading.names, reading.formats)


def _whole(reading: Reading, asked: Asked) -> Concentration:
    if reading.concentration is None:
        raise NoAnswer("There is no turnover yet: import orders and order lines first.")
    return measured(reading, asked)


def _parts(reading: Reading, asked: Asked, by: str) -> list[tuple[Part, Concentration]]:
    if by not in CUTS:
        raise NoAnswer(f"Turnover cannot be cut by “{by}”. Choose among: {', '.join(CUTS)}.")
    _whole(reading, asked)
    return [(part, part.found) for part in compared(reading, asked, by) if part.found is not None]


def _lost(reading: Reading, accounts: Sequence[str], asked: Asked) -> LossTest:
    if not accounts:
        raise NoAnswer("Say which account: --account ID.")
    return lost(reading, accounts, asked.level)
