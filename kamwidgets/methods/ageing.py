"""How sure we still are of what somebody said some time ago (M11-M13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kamwidgets.model import PLAIN

if TYPE_CHECKING:
    from datetime import date

    from kamwidgets.model import Confidence, MapSettings

__all__ = ["age_in_words", "aged_confidence"]

_DAYS_A_MONTH = 365.25 / 12
_MONTHS, _YEARS = 61, 730
_SHARES = ((0.95, "as sure as then"), (0.6, "still fairly sure"), (0.4, "half as sure as then"))


class Noted(Protocol):
    """Something noted with a day and a word of confidence."""

    @property
    def on(self) -> date | None:
        """When it was last known to be so."""
        ...

    @property
    def confidence(self) -> Confidence:
        """How sure whoever noted it was."""
        ...


def aged_confidence(noted: Noted, today: date, settings: MapSettings) -> float:
    """Return how sure we are today, 0-1: the word's worth, halved with every half-life since; without a day as said.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import MapSettings, Tie
    >>> tie = Tie(id="t", source="a", target="b", kind="influences", confidence="high", on=date(2025, 11, 21))
    >>> round(aged_confidence(tie, date(2026, 11, 21), MapSettings()), 2)
    0.5
    """
    said: float = getattr(settings.certainties, noted.confidence)
    return said * _left(noted.on, today, settings)


def age_in_words(on: date | None, today: date, settings: MapSettings) -> str:
    """Say how old something is, and how sure that leaves us; empty where no day is noted.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import MapSettings
    >>> age_in_words(date(2025, 9, 21), date(2026, 11, 21), MapSettings())
    '14 months old: half as sure as then'
    >>> age_in_words(date(2026, 11, 20), date(2026, 11, 21), MapSettings())
    '1 day old: as sure as then'
    """
    if on is None:
        return ""
    left = _left(on, today, settings)
    sure = next((words for least, words in _SHARES if left >= least), "hardly counts any more")
    return f"{_age(max((today - on).days, 0))} old: {sure}"


def _left(on: date | None, today: date, settings: MapSettings) -> float:
    days = max((today - on).days, 0) if on else 0
    return 2 ** -(days / _DAYS_A_MONTH / settings.half_life_months)


def _age(days: int) -> str:
    if days < _MONTHS:
        return PLAIN.count(days, "day")
    if days <= _YEARS:
        return PLAIN.count(round(days / _DAYS_A_MONTH), "month")
    return PLAIN.count(int(days / 365.25), "year")
