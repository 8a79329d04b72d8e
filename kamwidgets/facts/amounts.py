"""Numbers as people write them in a language; what could mean two things is refused, never guessed."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from kamwidgets.facts.wording import quoted, shortened

__all__ = ["parse_flag", "parse_integer", "parse_number", "parse_share"]

_MINUS = str.maketrans({"\u2212": "-", "\u2012": "-", "\u2013": "-", "\ufe63": "-", "\uff0d": "-"})
_SPACES = "\u0020\u00a0\u202f\u2009\u2007"
_APOSTROPHES = "'\u2019\u02bc"
_EXPONENT = r"(?:[eE][+-]?\d{1,3})?"
_PLAIN = 15
"""Digits that a number holds exactly."""
_TRUE = frozenset(
    {"yes", "y", "true", "t", "1", "ja", "j", "wahr", "oui", "o", "vrai", "sí", "si", "s", "verdadero", "vero"}
)
_FALSE = frozenset({"no", "n", "false", "f", "0", "nein", "falsch", "non", "faux", "falso"})


def parse_number(text: str, locale: str) -> float:
    """Read a number as it is written in a locale.

    Minus may be ``-``, ``−``, a trailing ``-`` or brackets, as bookkeeping writes it.

    Raises
    ------
    ValueError
        If the text is no number in this locale; the sentence says how it would be written.

    Examples
    --------
    >>> parse_number("1.234,50", "de_DE"), parse_number("1,234.50", "en_GB"), parse_number("−5", "en_GB")
    (1234.5, 1234.5, -5.0)
    >>> parse_number("9,5", "en_GB")
    Traceback (most recent call last):
    ValueError: “9,5” is no number here: the comma separates thousands. Write it like 1,234.5.
    """
    if text.isascii() and text.isdigit() and len(text) <= _PLAIN:
        return float(text)
    sign, digits = _sign_apart(text.translate(_MINUS).strip())
    found = _grammar(locale).fullmatch(digits)
    if found is None:
        raise ValueError(_why_no_number(text.strip(), digits, locale))
    number = sign * float(digits.translate(_as_python(locale)))
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"{quoted(text)} is too large a number.")
    return number + 0.0


def parse_integer(text: str, locale: str) -> int:
    """Read a whole number.

    Raises
    ------
    ValueError
        If the text is no whole number in this locale.
    """
    number = parse_number(text, locale)
    if not number.is_integer() or abs(number) >= 2**53:
        raise ValueError(f"{quoted(text)} is no whole number.")
    return int(number)


def parse_share(text: str, locale: str) -> float:
    """Read a share as a fraction 0–1, from ``0.15`` or ``15 %``.

    Raises
    ------
    ValueError
        If the text is no number, or a share below 0 or above 1.

    Examples
    --------
    >>> parse_share("15 %", "en_GB"), parse_share("0,15", "de_DE")
    (0.15, 0.15)
    """
    written = text.strip()
    if written.endswith("%"):
        share = parse_number(written[:-1], locale) / 100
        hint = "a share lies between 0 % and 100 %"
    else:
        share = parse_number(written, locale)
        percent = f", or carries a percent sign: {shortened(written)} %" if share > 1 else ""
        hint = f"a share lies between 0 and 1{percent}"
    if not 0 <= share <= 1:
        raise ValueError(f"{quoted(written)} is no share: {hint}.")
    return share


def parse_flag(text: str) -> bool:
    """Read yes or no, in the languages the headings are known in.

    Raises
    ------
    ValueError
        If the text is neither.
    """
    word = text.strip().casefold()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError(f"{quoted(text)} is neither yes nor no.")


@cache
def _symbols(locale: str) -> tuple[str, str]:
    symbols = Locale.parse(locale).number_symbols["latn"]
    return str(symbols["decimal"]), str(symbols["group"])


@cache
def _group_letters(locale: str) -> str:
    """Every character that means the same as the locale's thousands separator."""
    group = _symbols(locale)[1]
    for family in (_SPACES, _APOSTROPHES):
        if group in family:
            return family
    return group


@cache
def _as_python(locale: str) -> dict[int, str | None]:
    """Return what to put for each character of a number in a locale, for Python to read it."""
    return {**dict.fromkeys(map(ord, _group_letters(locale))), ord(_symbols(locale)[0]): "."}


@cache
def _grammar(locale: str) -> re.Pattern[str]:
    decimal, group = re.escape(_symbols(locale)[0]), f"[{re.escape(_group_letters(locale))}]"
    last, others = Locale.parse(locale).decimal_formats[None].grouping
    grouped = rf"[0-9]{{1,{others}}}(?:{group}[0-9]{{{others}}})*{group}[0-9]{{{last}}}"
    return re.compile(rf"(?:(?:{grouped}|[0-9]+)(?:{decimal}[0-9]*)?|{decimal}[0-9]+){_EXPONENT}")


def _sign_apart(written: str) -> tuple[int, str]:
    if written.startswith("(") and written.endswith(")"):
        return -1, written[1:-1].strip()
    if written.startswith(("-", "+")):
        return (-1 if written[0] == "-" else 1), written[1:].lstrip()
    if written.endswith("-"):
        return -1, written[:-1].rstrip()
    return 1, written


def _why_no_number(text: str, digits: str, locale: str) -> str:
    decimal, group = _symbols(locale)
    named = {".": "point", ",": "comma"}
    shown = " " if group in _SPACES else group
    example = f"Write it like 1{shown}234{decimal}5."
    if not text:
        return "A number is missing."
    if any(letter.isalpha() or letter in "€$£¥%" for letter in digits):
        return f"{quoted(text)} is no number: leave out units, letters and currency signs."
    if group in named and group in digits and decimal not in digits:
        return f"{quoted(text)} is no number here: the {named[group]} separates thousands. {example}"
    return f"{quoted(text)} is no number here. {example}"
