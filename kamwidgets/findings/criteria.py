"""What a criterion means, in words: where it comes from, which way is better, what anchors or bands are worth (M4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.catalogue import Criterion as Written
from kamwidgets.catalogue import load
from kamwidgets.methods import fact_in_words
from kamwidgets.model import ACCOUNT_FACTS, PLAIN, Criterion, Formats

if TYPE_CHECKING:
    from kamwidgets.findings.reading import Reading

__all__ = [
    "anchors_in_words",
    "criterion_source",
    "direction_in_words",
    "ends_in_words",
    "written",
]


def written(criterion: Criterion) -> Written | None:
    """Return what the catalogue says of a criterion; None for a company's own."""
    return next((entry for entry in load().criteria if entry.id == criterion.id), None)


def direction_in_words(criterion: Criterion) -> str:
    """Say which way is better.

    Examples
    --------
    >>> direction_in_words(Criterion(id="days", title="Days to pay", worst=90, best=30))
    'Less is better.'
    """
    return "More is better." if criterion.more_is_better else "Less is better."


def anchors_in_words(criterion: Criterion, formats: Formats = PLAIN) -> str:
    """Say what the fixed anchors or bands are, in the catalogue's words where it has some.

    Examples
    --------
    >>> anchors_in_words(Criterion(id="days", title="Days to pay", worst=90, best=30))
    '90 is the worst, 30 the best.'
    >>> from kamwidgets.model import Band
    >>> bands = (Band(below=10, value=0), Band(below=50, value=0.5), Band(value=1))
    >>> anchors_in_words(Criterion(id="orders", title="Orders", bands=bands))
    'Below 10: worth 0. From 10 to below 50: worth 0.5. From 50: worth 1.'
    """
    if criterion.bands:
        return _bands(criterion, formats)
    worst, best = (_amount(end, criterion, formats) for end in (criterion.worst, criterion.best))
    entry = written(criterion)
    if entry is None or not entry.middle_anchor or (criterion.worst, criterion.best) != (entry.worst, entry.best):
        return f"{worst} is the worst, {best} the best."
    middle = formats.entered((criterion.worst + criterion.best) / 2)
    return f"{worst}: {entry.worst_anchor} {middle}: {entry.middle_anchor} {best}: {entry.best_anchor}"


def ends_in_words(criterion: Criterion, formats: Formats = PLAIN) -> tuple[str, str]:
    """Say what is worth nothing and what is worth all.

    Examples
    --------
    >>> ends_in_words(Criterion(id="days", title="Days to pay", unit="days", worst=90, best=30))
    ('90 days', '30 days')
    """
    unit = criterion.unit.partition(",")[0]  # “points, 0 to 10” are points
    if criterion.bands:
        limits = [_amount(band.below, criterion, formats) for band in criterion.bands if band.below is not None]
        low, high = f"below {limits[0]} {unit}".strip(), f"{limits[-1]} or more {unit}".strip()
        return (low, high) if criterion.more_is_better else (high, low)
    entry = written(criterion)
    if entry is not None and entry.middle_anchor and (criterion.worst, criterion.best) == (entry.worst, entry.best):
        return entry.worst_anchor, entry.best_anchor
    worst, best = (_amount(end, criterion, formats) for end in (criterion.worst, criterion.best))
    return f"{worst} {unit}".strip(), f"{best} {unit}".strip()


def criterion_source(reading: Reading, criterion: Criterion) -> tuple[str, str]:
    """Say where the values of a criterion come from, and for a fact from which period."""
    if criterion.source == "rating":
        return "People's rating", ""
    fact, as_of = ACCOUNT_FACTS[criterion.fact], reading.figures.facts.as_of
    if as_of is None:
        return fact.title, ""
    until = f"to {reading.formats.day(as_of)}"
    period = f"{fact.months} months {until}" if fact.months else until
    return fact.title, f"{period}, of which only a part is known" if reading.figures.is_partial(fact.id) else period


def _bands(criterion: Criterion, formats: Formats) -> str:
    said: list[str] = []
    since = ""
    for band in criterion.bands:
        until = "" if band.below is None else f"below {_amount(band.below, criterion, formats)}"
        reach = " to ".join(filter(None, [since, until]))
        said.append(f"{reach[:1].upper()}{reach[1:]}: worth {formats.entered(band.value)}.")
        since = "" if band.below is None else f"from {_amount(band.below, criterion, formats)}"
    return " ".join(said)


def _amount(value: float, criterion: Criterion, formats: Formats) -> str:
    return fact_in_words(criterion.fact, value, formats) if criterion.fact else formats.entered(value)
