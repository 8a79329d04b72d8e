"""A file as columns of cells: CSV in any usual dress, or a sheet of a workbook; nothing interpreted yet."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kamwidgets.facts.rules import FactsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Cell", "Sheet", "read_sheet", "sheet_names"]

Cell = str | int | float | bool | date | datetime | None
"""What stands in a cell: text as typed, or what a spreadsheet program stored; ``None`` is empty."""

_DELIMITERS = ",;\t|"
_SNIFFED_ROWS = 50
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file.

    Attributes
    ----------
    name : str
        The file's name, for sentences.
    headings : tuple of str
        One for each column, each once; a column without heading is called “Column 3”.
    columns : tuple of sequence
        The cells of each column, without the heading.
    numbers : list of int
        Each row's number in the file, the first row being 1.
    overlong : tuple of int
        Numbers of rows with more values than there are headings.
    """

    name: str
    headings: tuple[str, ...]
    columns: tuple[Sequence[Cell], ...]
    numbers: list[int]
    overlong: tuple[int, ...] = ()

    def column(self, heading: str) -> Sequence[Cell]:
        """Return the cells beneath a heading."""
        return self.columns[self.headings.index(heading)]


def read_sheet(source: Path | bytes, name: str = "", sheet: str | None = None) -> Sheet:
    """Read a file of comma-, semicolon-, tab- or bar-separated values, or a sheet of a workbook.

    Parameters
    ----------
    source : Path or bytes
        Where the file lies, or what is in it.
    name : str
        What to call it in sentences; by default the path's own name.
    sheet : str, optional
        Which sheet of a workbook; by default the first.

    Raises
    ------
    FactsError
        If the file cannot be read as a table, in a sentence.
    """
    called, content = _content(source, name)
    if content.startswith(_WORKBOOKS):
        return _as_sheet(called, _workbook_rows(called, content, sheet))
    if content.startswith(b"PAR1"):
        raise FactsError(f"{called} is a Parquet file: save it as CSV or XLSX.")
    return _as_sheet(called, _text_rows(called, _decoded(called, content)))


def sheet_names(source: Path | bytes, name: str = "") -> tuple[str, ...]:
    """Return the names of a workbook's sheets; empty for a text file.

    Raises
    ------
    FactsError
        If the file cannot be read.
    """
    called, content = _content(source, name)
    return tuple(_workbook(called, content).sheet_names) if content.startswith(_WORKBOOKS) else ()


def _content(source: Path | bytes, name: str) -> tuple[str, bytes]:
    called = name or (source.name if isinstance(source, Path) else "The file")
    if isinstance(source, Path):
        if source.is_dir():
            raise FactsError(f"{called} is a folder, not a file.")
        try:
            content = source.read_bytes()
        except FileNotFoundError as error:
            raise FactsError(f"There is no file {source}.") from error
        except OSError as error:
            raise FactsError(f"{called} cannot be opened: {error.strerror}.") from error
    else:
        content = source
    if not content.strip():
        raise FactsError(f"{called} is empty.")
    return called, content


def _decoded(called: str, content: bytes) -> str:
    """Find the encoding: what the file says itself, else UTF-8, else what Windows writes in Western Europe."""
    encoding = next((encoding for mark, encoding in _BOMS if content.startswith(mark)), None)
    encoding = encoding or _unmarked_utf16(content)
    for attempt in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = content.decode(attempt)
        except UnicodeError:
            continue
        if not any(letter < " " and letter not in "\t\r\n\x0b\x0c\x1a\x1c\x1d" for letter in set(text)):
            return text.rstrip("\x1a")
    raise FactsError(f"{called} is no table of text: export it as CSV or XLSX.")


def _unmarked_utf16(content: bytes) -> str | None:
    """Recognise two bytes a letter by every other byte being zero, as it is in Western headings."""
    even, odd = content[0:1000:2].count(0), content[1:1000:2].count(0)
    most = len(content[:1000]) * 0.4
    if odd > most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > most and not odd else None


def _text_rows(called: str, text: str) -> Iterator[Sequence[Cell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise FactsError(
            f"{called}, line {reader.line_num}: a quotation mark is opened and not closed, or stands inside a value. "
            "Double it or take it out."
        ) from error


def _delimiter(text: str) -> str:
    """Take the delimiter that cuts the most rows into as many values as there are headings."""

    def evenness(delimiter: str) -> tuple[float, int]:
        lengths: list[int] = []
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            for row in reader:
                if row:
                    lengths.append(len(row))
                if len(lengths) == _SNIFFED_ROWS:
                    break
        except csv.Error:
            return 0.0, 0
        if not lengths or lengths[0] < 2:  # noqa: PLR2004 - it does not cut the headings at all
            return 0.0, 0
        return sum(length == lengths[0] for length in lengths) / len(lengths), lengths[0]

    return max(_DELIMITERS, key=evenness)


def _workbook(called: str, content: bytes):  # noqa: ANN202 - calamine's class, imported where needed
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, OSError, ValueError) as error:
        raise FactsError(f"{called} cannot be read as a workbook: save it again as XLSX or CSV.") from error


def _workbook_rows(called: str, content: bytes, sheet: str | None) -> Iterator[Sequence[Cell]]:
    workbook = _workbook(called, content)
    if not workbook.sheet_names:
        raise FactsError(f"{called} has no sheet.")
    if sheet is not None and sheet not in workbook.sheet_names:
        raise FactsError(f"{called} has no sheet “{sheet}”. It has: {', '.join(workbook.sheet_names)}.")
    chosen = workbook.get_sheet_by_name(sheet or workbook.sheet_names[0])
    start = chosen.start
    yield from ([] for _ in range(start[0] if start else 0))
    for row in chosen.to_python(skip_empty_area=True):
        yield [_stored(value) for value in row]


def _stored(value: float | str | bool | time | date | datetime | timedelta) -> Cell:
    """Keep numbers and days as the spreadsheet stored them; a clock time alone is text."""
    if isinstance(value, time | timedelta):
        return str(value)
    return value


def _as_sheet(called: str, rows: Iterable[Sequence[Cell]]) -> Sheet:
    """Take the first row that holds anything as the heading; empty rows count, but are not kept."""
    numbered = ((number, row) for number, row in enumerate(rows, start=1) if any(_filled(cell) for cell in row))
    first = next(numbered, None)
    if first is None:
        raise FactsError(f"{called} is empty.")
    width = max(index for index, cell in enumerate(first[1], start=1) if _filled(cell))
    kept: list[Sequence[Cell]] = []
    numbers: list[int] = []
    overlong: list[int] = []
    for number, row in numbered:
        if any(_filled(cell) for cell in row[width:]):
            overlong.append(number)
        kept.append((*row[:width], *(None,) * (width - len(row))))
        numbers.append(number)
    if not kept:
        raise FactsError(f"{called} holds headings and no rows.")
    columns = tuple([_trimmed(cell) for cell in column] for column in zip(*kept, strict=True))
    return Sheet(called, _headings(first[1][:width]), columns, numbers, tuple(overlong))


def _trimmed(cell: Cell) -> Cell:
    return cell.strip() or None if isinstance(cell, str) else cell


def _filled(cell: Cell) -> bool:
    return _trimmed(cell) is not None


def _headings(row: Sequence[Cell]) -> tuple[str, ...]:
    """Name the columns, each once: a second “Name” becomes “Name (2)”."""
    named: list[str] = []
    for position, cell in enumerate(row, start=1):
        heading = " ".join(str(cell).split()) if _filled(cell) else f"Column {position}"
        again = 2
        unique = heading
        while unique in named:
            unique, again = f"{heading} ({again})", again + 1
        named.append(unique)
    return tuple(named)
