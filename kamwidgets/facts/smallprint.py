"""What an XLSX file says in its own markup and a reader of values does not hand on.

Numbers shown with leading zeros, errors of formulas, formulas never worked out, and how far the cells reach.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from posixpath import join, normpath
from typing import NamedTuple

__all__ = ["SmallPrint", "read_small_print"]

_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_WHERE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_VALUE = re.compile(rb"<v[^>]*>([^<]+)</v>")
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d{1,7})"')
_FAR = re.compile(rb'<c\b[^>]*?\br="([A-Z]{2,3})\d+"[^>/]*>')
_FORMATS = re.compile(rb'<numFmt\b[^>]*?\bnumFmtId="(\d+)"[^>]*?\bformatCode="(0{2,15})"')
_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb'<xf\b[^>]*?\bnumFmtId="(\d+)"')
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")


class SmallPrint(NamedTuple):
    """What the markup of a sheet says beside the values.

    Attributes
    ----------
    shown : dict
        Cells that show something other than their value, by row and column from 0.
    uncounted : str
        A cell with a formula that has no value, as “B3”; empty where there is none.
    rows, columns : int
        How far the cells with values reach.
    """

    shown: dict[tuple[int, int], str]
    uncounted: str
    rows: int
    columns: int


def read_small_print(content: bytes, sheet: str) -> SmallPrint:
    """Read the markup of a sheet.

    Parameters
    ----------
    content : bytes
        An XLSX file.
    sheet : str
        The sheet's name.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        part = _part(book, sheet)
        if part not in book.namelist():
            return SmallPrint({}, "", 0, 0)
        padded = _padded_styles(book)
        markup = book.read(part)
    rows = max(map(int, _ROW.findall(markup)), default=0)
    columns = max((_column(letters) + 1 for letters in set(_FAR.findall(markup))), default=26)
    shown, uncounted = {}, ""
    if padded or b't="e"' in markup or b"<f" in markup:
        shown, uncounted = _unlike(markup, padded)
    return SmallPrint(shown, uncounted, rows, columns)


def _unlike(markup: bytes, padded: dict[bytes, int]) -> tuple[dict[tuple[int, int], str], str]:
    """Return the cells that show something other than their value, and the first formula that has none."""
    shown: dict[tuple[int, int], str] = {}
    uncounted = ""
    for cell in _CELL.finditer(markup):
        attributes, inside = cell[1], cell[2] or b""
        where, value, style = _WHERE.search(attributes), _VALUE.search(inside), _STYLE.search(attributes)
        if where is None:
            continue
        place = (int(where[2]) - 1, _column(where[1]))
        if value is None:
            if b"<f" in inside and b't="str"' not in attributes:
                uncounted = uncounted or (where[1] + where[2]).decode()
        elif b't="e"' in attributes:
            shown[place] = value[1].decode("utf-8", "replace")
        elif style and style[1] in padded and b" t=" not in attributes and value[1].isdigit():
            shown[place] = value[1].decode().zfill(padded[style[1]])
    return shown, uncounted


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _padded_styles(book: zipfile.ZipFile) -> dict[bytes, int]:
    """Return the styles that show whole numbers with leading zeros, and with how many digits."""
    if "xl/styles.xml" not in book.namelist():
        return {}
    styles = book.read("xl/styles.xml")
    digits = {format[1]: len(format[2]) for format in _FORMATS.finditer(styles)}
    cells = _STYLES.search(styles)
    used = _FORMAT.findall(cells[0]) if cells else []
    return {str(place).encode(): digits[format] for place, format in enumerate(used) if format in digits}


def _part(book: zipfile.ZipFile, sheet: str) -> str:
    """Find the file within the archive that holds a sheet."""
    names = book.namelist()
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(names):
        return ""
    sheets = map(_attributes, _SHEET.findall(book.read("xl/workbook.xml").decode("utf-8", "replace")))
    wanted = next((each.get("r:id") for each in sheets if each.get("name") == sheet), None)
    relations = map(_attributes, _RELATION.findall(book.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")))
    target = next((each.get("Target", "") for each in relations if each.get("Id") == wanted), "")
    return normpath(join("xl", target)).lstrip("/")


def _attributes(markup: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r'([\w:]+)="([^"]*)"', markup)}
