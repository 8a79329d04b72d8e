"""What stands in a file, as it can be shown in a sentence: short, and with nothing invisible in it."""

from __future__ import annotations

import re

__all__ = ["FORBIDDEN", "code_points", "quoted", "shortened"]

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Characters no text has a use for: they come from damaged files, or from people who mean harm."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_LONGEST = 60
"""Letters of a value that are quoted: enough to recognise it."""


def shortened(text: str, longest: int = _LONGEST) -> str:
    r"""Write a value in one line without anything unseen, its end left away where it is long.

    Examples
    --------
    >>> shortened("two\nlines and\x07a bell"), shortened("x" * 10_000, 5)
    ('two lines and·a bell', 'xxxx…')
    """
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return _UNSEEN.sub("·", re.sub(r"[\r\n\t]+", " ", cut))


def quoted(value: object) -> str:
    """Put a value between quotation marks, as `shortened` writes it."""
    return f"“{shortened(str(value).strip())}”"


def code_points(text: str) -> str:
    r"""Name the forbidden characters of a text.

    Examples
    --------
    >>> code_points("a\x07b\x00\x07")
    'U+0007, U+0000'
    """
    return ", ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(FORBIDDEN.findall(text)))
