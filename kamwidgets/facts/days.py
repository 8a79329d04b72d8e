"""Days and moments as people write them; a day that could be two days is refused, never guessed."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache

from babel import Locale

from kamwidgets.facts.wording import quoted

__all__ = ["parse_date", "parse_moment"]

_EARLIEST, _LATEST = 1900, 2200
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,4})([-/. ])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?")
_CLOCK = re.compile(
    r"(?P<day>.*?\d{2,4})(?:T|,?\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?"
)
_CONVENTIONS = {".": ("dmy",), "/": ("dmy", "mdy"), "-": ("dmy", "mdy"), " ": ("dmy",)}
_FILLERS = frozenset({"de", "del", "of", "du", "the", "le", "den"})


def parse_date(text: str, locale: str, order: str = "") -> date:
    """Read a day: ISO always, else as the locale orders day, month and year, or with the month's name.

    A clock time behind the day is left away. Two-digit years lie in 1970–2069. Where a person has said in which
    ``order`` day, month and year stand (“dmy” or “mdy”), that holds instead of the locale's.

    Raises
    ------
    ValueError
        If the text is no day, or could be two different days.

    Examples
    --------
    >>> parse_date("2026-04-03", "de_DE") == parse_date("03.04.2026", "de_DE") == parse_date("3 April 2026", "en_GB")
    True
    >>> parse_date("03/04/2026", "de_DE")
    Traceback (most recent call last):
    ValueError: “03/04/2026” could be two days. Write it as 2026-04-03 or 2026-03-04.
    """
    written = text.strip()
    clock = _CLOCK.fullmatch(written)
    return _day(clock["day"] if clock else written, written, locale, order)


def parse_moment(text: str, locale: str, order: str = "") -> datetime:
    """Read a day with its clock time; a day alone is its midnight, and a stated time zone becomes UTC.

    Raises
    ------
    ValueError
        If the text is no moment, or its day could be two different days.

    Examples
    --------
    >>> parse_moment("02/23/26 08:55 PM", "en_US")
    datetime.datetime(2026, 2, 23, 20, 55)
    """
    written = text.strip()
    clock = _CLOCK.fullmatch(written)
    if clock is None:
        return datetime.combine(_day(written, written, locale, order), time())
    day = _day(clock["day"], written, locale, order)
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - the hours of a half-day clock
            raise ValueError(f"{quoted(written)} has no such hour.")
        hour = hour % 12 + (12 if clock["half"][0] in "Pp" else 0)
    try:
        moment = datetime.combine(day, time(hour, int(clock["minute"]), int(clock["second"] or 0)))
    except ValueError as error:
        raise ValueError(f"{quoted(written)} has no such clock time.") from error
    return _in_utc(moment, clock["zone"])


def _in_utc(moment: datetime, zone: str | None) -> datetime:
    if zone in (None, "Z", "UTC"):
        return moment
    try:
        aware = datetime.fromisoformat(f"{moment.isoformat()}{zone}")
        return aware.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{zone}” is no time zone.") from error


def _day(day: str, written: str, locale: str, order: str) -> date:
    if not written:
        raise ValueError("A date is missing.")
    readings = _readings(day, locale, order)
    if len(readings) > 1:
        first, second = sorted(readings, reverse=True)
        raise ValueError(f"{quoted(written)} could be two days. Write it as {first} or {second}.")
    if not readings:
        raise ValueError(_no_day(written))
    return readings.pop()


def _readings(day: str, locale: str, order: str) -> set[date]:
    """Every day the text could be, in this locale."""
    if iso := _ISO.fullmatch(day):
        return _days((iso[1], iso[3], iso[4]), ("ymd",))
    if compact := _COMPACT.fullmatch(day):
        return _days((compact[1], compact[2], compact[3]), ("ymd",))
    if numeric := _NUMERIC.fullmatch(day):
        return _days((numeric[1], numeric[3], numeric[4]), (order,) if order else _orders(numeric[2], locale))
    return _named(day, locale)


def _days(parts: tuple[str, str, str], orders: tuple[str, ...]) -> set[date]:
    days: set[date] = set()
    for order in orders:
        part = dict(zip(order, parts, strict=True))
        if len(part["d"]) > 2 or len(part["m"]) > 2 or len(part["y"]) not in (2, 4):  # noqa: PLR2004 - digits
            continue
        year = int(part["y"]) if len(part["y"]) == 4 else _century(int(part["y"]))  # noqa: PLR2004 - digits
        with suppress(ValueError):
            found = date(year, int(part["m"]), int(part["d"]))
            if _EARLIEST <= found.year <= _LATEST:
                days.add(found)
    return days


def _century(year: int) -> int:
    return 2000 + year if year < 70 else 1900 + year  # noqa: PLR2004 - as POSIX splits two-digit years


@cache
def _orders(separator: str, locale: str) -> tuple[str, ...]:
    """In which orders day, month and year may stand between such separators.

    The locale's own separator settles it. Another one may come from abroad, so that both orders count.
    """
    pattern = Locale.parse(locale).date_formats["short"].pattern
    own = "".join(dict.fromkeys(letter.lower() for letter in pattern if letter in "dMy"))
    if separator in pattern or (separator == "-" and "/" in pattern):
        return (own,)
    return tuple(dict.fromkeys((own, *_CONVENTIONS[separator])))


def _named(day: str, locale: str) -> set[date]:
    """Read a day whose month is a word: ``3. April 2026``, ``Apr 3, 2026``, ``3 de abril de 2026``."""
    words = [word for word in re.split(r"[\s.,/-]+", _plain(day)) if word and word not in _FILLERS]
    if len(words) != 3:  # noqa: PLR2004 - a day, a month, a year
        return set()
    months = [_month_names(locale).get(word) for word in words]
    where = next((index for index, month in enumerate(months) if month), None)
    if where is None:
        return set()
    numbers = [re.sub(r"(?<=\d)(st|nd|rd|th|er|º|o)$", "", word) for index, word in enumerate(words) if index != where]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return set()
    year_first = len(numbers[0]) == 4  # noqa: PLR2004 - digits
    number, year = reversed(numbers) if year_first else numbers
    return _days((number, str(months[where]), year), ("dmy",))


@cache
def _month_names(locale: str) -> dict[str, int]:
    """Every way to write a month in the locale, and in English; the locale's own meaning wins."""
    names: dict[str, int] = {}
    for each in (Locale.parse("en"), Locale.parse(locale)):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names |= {_plain(name).strip(". "): month for month, name in each.months[context][width].items()}
    return names


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _no_day(written: str) -> str:
    if re.fullmatch(r"\d{5}([.,]\d+)?", written):
        return f"{quoted(written)} is a spreadsheet's day number: format the column as dates."
    return f"{quoted(written)} is no date here. Write it like 2026-04-03."
