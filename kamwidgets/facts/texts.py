"""Tables of text: which letters the bytes stand for, what stands between two values, and the rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING

from kamwidgets.facts.rules import FactsError, UnknownLettersError
from kamwidgets.facts.wording import FORBIDDEN, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DELIMITERS", "ENCODINGS", "decoded", "delimiter_named", "delimiter_of", "text_rows", "without_mark"]

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
"""What may stand between two values, likeliest first, and what people call it."""

ENCODINGS = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "utf-32": "Unicode (UTF-32)",
    "cp1252": "Western Europe (Windows)",
    "iso8859_15": "Western Europe (ISO 8859-15)",
    "mac_roman": "Western Europe (Macintosh)",
    "cp850": "Western Europe (DOS)",
    "cp1250": "Central Europe (Windows)",
    "iso8859_2": "Central Europe (ISO 8859-2)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1257": "Baltic (Windows)",
    "shift_jis": "Japanese (Shift JIS)",
    "gb18030": "Chinese (GB 18030)",
}
"""Encodings a person can choose, and what they are called."""

_OF_LANGUAGES = {
    "cp1250": "bs cs hr hu pl ro sk sl sq",
    "cp1251": "be bg mk ru sr uk",
    "cp1253": "el",
    "cp1254": "az tr",
    "cp1257": "et lt lv",
    "shift_jis": "ja",
    "gb18030": "zh",
}
"""What Windows writes for languages outside Western Europe."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
_SNIFFED_ROWS = 50
_SNIFFED_LETTERS = 100_000
_ODD = 0.05
"""Share of letters that are none, from which on a file is no text at all."""


def decoded(called: str, content: bytes, locale: str, encoding: str = "") -> tuple[str, str]:
    """Return a file's text, and the encoding it is in.

    A file that says so itself is read as it says, any other as UTF-8 or else as Windows writes the locale's language.

    Raises
    ------
    FactsError
        If the bytes are no text, or none in that encoding.
    """
    if encoding and encoding not in ENCODINGS:
        raise FactsError(f"There is no encoding “{encoding}” here. Choose one of: {', '.join(ENCODINGS)}.")
    said = next((each for mark, each in _BOMS if content.startswith(mark)), None) or _unmarked_unicode(content)
    for attempt in (encoding,) if encoding else (said,) if said else ("utf-8", _windows(locale)):
        try:
            text = content.decode(attempt).removeprefix("\ufeff").rstrip("\x1a\x00")
        except UnicodeError:
            continue
        if len(FORBIDDEN.findall(text[:_SNIFFED_LETTERS])) > _ODD * len(text[:_SNIFFED_LETTERS]):
            break
        return text, attempt.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    if encoding:
        raise UnknownLettersError(f"{called} is not written in {ENCODINGS[encoding]}: choose other letters.")
    if FORBIDDEN.search(content[:_SNIFFED_LETTERS].decode("ascii", "ignore")):
        raise FactsError(f"{called} is no table of text: export it as CSV or XLSX.")
    raise UnknownLettersError(
        f"{called} is written in letters that cannot be told from the file: "
        "export it as “CSV UTF-8”, or say which encoding it is."
    )


def _windows(locale: str) -> str:
    language = locale.split("_", maxsplit=1)[0]
    return next((page for page, languages in _OF_LANGUAGES.items() if language in languages.split()), "cp1252")


def _unmarked_unicode(content: bytes) -> str | None:
    """Recognise two or four bytes a letter by the zeros among them, as they are in Western headings."""
    head = content[:1000]
    share = [head[place::4].count(0) / max(len(head[place::4]), 1) for place in range(4)]
    most, none = 0.8, 0.0
    if min(share[1:]) > most and share[0] == none:
        return "utf-32-le"
    if min(share[:3]) > most and share[3] == none:
        return "utf-32-be"
    if min(share[1], share[3]) > most and share[0] == share[2] == none:
        return "utf-16-le"
    return "utf-16-be" if min(share[0], share[2]) > most and share[1] == share[3] == none else None


def without_mark(text: str) -> tuple[str, str]:
    r"""Take off the first line by which Excel says what stands between values, and return what it says.

    Examples
    --------
    >>> without_mark("sep=;\r\na;b\r\n"), without_mark("a,b\n")
    (('a;b\r\n', ';'), ('a,b\n', ''))
    """
    mark = _DECLARED.match(text)
    return (text[mark.end() :], mark[1]) if mark else (text, "")


def text_rows(called: str, text: str, delimiter: str) -> Iterator[list[str]]:
    """Cut a text into rows of values.

    Raises
    ------
    FactsError
        If a quotation mark is astray.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # a value is as long as it is
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begun = 0
    try:
        for row in reader:
            begun = reader.line_num
            yield row
    except csv.Error as error:
        raise FactsError(
            f"{called}, line {begun + 1}: a quotation mark is opened and not closed, or stands inside a value. "
            "Double it or take it out."
        ) from error


def delimiter_of(text: str) -> str:
    """Take the delimiter that cuts the most rows into equally many values; of equals, the one that cuts more."""

    def evenness(delimiter: str) -> tuple[float, int]:
        lengths: list[int] = []
        head = text[:_SNIFFED_LETTERS]
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        try:
            for row in reader:
                if any(row):
                    lengths.append(len(row))
                if len(lengths) == _SNIFFED_ROWS:
                    break
        except csv.Error:
            return 0.0, 0
        usual = max(set(lengths), key=lambda length: (lengths.count(length), length), default=0)
        if usual < 2:  # noqa: PLR2004 - it does not cut at all
            return 0.0, 0
        return lengths.count(usual) / len(lengths), usual

    return max(DELIMITERS, key=evenness)


def delimiter_named(called: str, said: str) -> str:
    """Return the delimiter a person or a file names, by itself or by its name.

    Raises
    ------
    FactsError
        If it cannot stand between values.
    """
    found = next((each for each, name in DELIMITERS.items() if said in (each, name)), said)
    if len(found) != 1 or found in '"\r\n' or FORBIDDEN.match(found):
        raise FactsError(f"{called}: {quoted(said)} cannot stand between values. Take a comma, semicolon, tab or bar.")
    return found
