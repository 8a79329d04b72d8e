"""How a company's numbers, money and dates are written: by its locale, in its currency."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from kamwidgets.model.settings import Settings

if TYPE_CHECKING:
    from babel.core import Locale

__all__ = ["PLAIN", "UNKNOWN", "Formats"]

UNKNOWN = "–"
"""What stands where a number is not known."""

MINUS = "\N{MINUS SIGN}"


@lru_cache(maxsize=8)
def _locale(name: str) -> Locale:
    from babel.core import Locale

    return Locale.parse(name)


class Formats:
    """Numbers, money, shares and dates as text for people.

    Parameters
    ----------
    locale : str
        Such as ``en_GB``.
    currency : str
        ISO 4217.

    Examples
    --------
    >>> formats = Formats("de_DE", "EUR")
    >>> formats.money(-1234567.8), formats.share(0.6006), formats.day(date(2026, 11, 21))
    ('−1.234.568 €', '60 %', '21. Nov. 2026')
    >>> Formats("en_GB", "EUR").short_money(1265793.04)
    '€1.27M'
    >>> formats.number(None)
    '–'
    """

    def __init__(self, locale: str = "en_GB", currency: str = "EUR") -> None:
        self.locale = locale
        self.currency = currency

    @classmethod
    def of(cls, settings: Settings) -> Formats:
        """Return the formats of a workspace."""
        return cls(settings.locale, settings.currency)

    @property
    def tag(self) -> str:
        """The locale as browsers name it: en-GB."""
        return self.locale.replace("_", "-")

    @property
    def separators(self) -> tuple[str, str]:
        """What stands before decimals, and between thousands.

        Examples
        --------
        >>> Formats("de_DE").separators
        (',', '.')
        """
        from babel.numbers import get_decimal_symbol, get_group_symbol

        locale = _locale(self.locale)
        return get_decimal_symbol(locale), get_group_symbol(locale)

    def number(self, value: float | None, digits: int = 0, *, signed: bool = False) -> str:
        """Write a number with so many decimals; ``signed`` where one above zero bears its plus.

        Examples
        --------
        >>> PLAIN.number(1.25, 1, signed=True), PLAIN.number(0.04, 1, signed=True), PLAIN.number(-2, signed=True)
        ('+1.2', '0.0', '−2')
        """
        if value is None or math.isnan(value):
            return UNKNOWN
        return f"{'+' if signed and round(value, digits) > 0 else ''}{self._number(value, digits)}"

    def count(self, number: int, one: str, many: str = "") -> str:
        """Write a number with what it counts; ``many`` where the plural is more than an s.

        Examples
        --------
        >>> PLAIN.count(1, "account"), PLAIN.count(2155, "order"), PLAIN.count(0, "person", "people")
        ('1 account', '2,155 orders', '0 people')
        """
        return f"{self.number(number)} {one if number == 1 else many or one + 's'}"

    def entered(self, value: float | None) -> str:
        """Write a number for a field in which it can be changed: with the decimals it has, two at most.

        Examples
        --------
        >>> PLAIN.entered(7), PLAIN.entered(-0.5), PLAIN.entered(1 / 3), PLAIN.entered(None)
        ('7', '−0.5', '0.33', '')
        """
        if value is None:
            return ""
        return self.number(value, next((digits for digits in (0, 1) if round(value, digits) == value), 2))

    def money(self, value: float | None, *, signed: bool = False) -> str:
        """Write an amount of money in whole units of the currency; ``signed`` where a rise bears its plus.

        Examples
        --------
        >>> PLAIN.money(1234.5), PLAIN.money(-900), PLAIN.money(100, signed=True)
        ('€1,234', '−€900', '+€100')
        """
        if value is None or math.isnan(value):
            return UNKNOWN
        from babel.numbers import format_currency

        amount, locale = round(value) + 0.0, _locale(self.locale)
        written = format_currency(amount, self.currency, locale=locale, currency_digits=False, format=self._whole)
        return f"{'+' if signed and amount > 0 else ''}{_true_minus(written)}"

    def short_money(self, value: float | None) -> str:
        """Write a large amount with three significant digits."""
        if value is None or math.isnan(value):
            return UNKNOWN
        from babel.numbers import format_compact_currency

        digits = 0 if value == 0 else max(0, 2 - math.floor(math.log10(abs(value))) % 3)
        return _true_minus(
            format_compact_currency(value, self.currency, locale=_locale(self.locale), fraction_digits=digits)
        )

    def share(self, value: float | None, digits: int | None = None, *, signed: bool = False) -> str:
        """Write a fraction as a percentage.

        Parameters
        ----------
        value : float, optional
            1 = 100 %.
        digits : int, optional
            Decimals of the percentage; by default none, unless a whole number would say too little.
        signed : bool
            Whether a rise bears its plus.

        Examples
        --------
        >>> PLAIN.share(0.6006), PLAIN.share(0.0042), PLAIN.share(0.124, signed=True), PLAIN.share(0.6006, 1)
        ('60 %', '0.4 %', '+12 %', '60.1 %')
        """
        if value is None or math.isnan(value):
            return UNKNOWN
        decimals = _telling_digits(value * 100) if digits is None else digits
        return f"{'+' if signed and value > 0 else ''}{self._number(value * 100, decimals)} %"

    def day(self, value: date | None) -> str:
        """Write a date, the month in letters."""
        if value is None:
            return UNKNOWN
        from babel.dates import format_skeleton

        return format_skeleton("yMMMd", value, locale=_locale(self.locale))

    def _number(self, value: float, digits: int) -> str:
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return _true_minus(format_decimal(round(value, digits) + 0.0, format=pattern, locale=_locale(self.locale)))

    @property
    def _whole(self) -> str:
        """The locale's way to place the currency, without decimals."""
        pattern = _locale(self.locale).currency_formats["standard"].pattern
        return pattern.replace(".00", "")


PLAIN = Formats()
"""How numbers and dates are written where no company says otherwise."""


def _telling_digits(value: float) -> int:
    """Return the decimals, three at most, without which a number below one would read as none at all."""
    return 0 if value == 0 or abs(value) >= 1 else min(-math.floor(math.log10(abs(value))), 3)


def _true_minus(text: str) -> str:
    return text.replace("-", MINUS).replace("\xa0", " ").replace("\u202f", " ")
