"""A file as columns of cells: CSV in any usual dress, a sheet of a workbook, or Parquet; nothing interpreted yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kamwidgets.facts.headings import LOOKED_AT, heading_row, named_once
from kamwidgets.facts.parquet import is_parquet, parquet_columns
from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.texts import decoded, delimiter_named, delimiter_of, text_rows, without_mark
from kamwidgets.facts.workbooks import Cell, is_workbook, sheets_of, workbook_rows
from kamwidgets.model.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kamwidgets.model.progress import Progress

__all__ = ["AS_IT_COMES", "Cell", "Layout", "Sheet", "only_text", "read_sheet", "sheet_names"]

_EVERY = 50_000
"""Rows between two looks at whether to go on."""

_OTHERS = {
    b"%PDF": "a PDF: save the table itself as XLSX or CSV",
    b"{\\rtf": "a text document: save the table in it as XLSX or CSV",
    b"\x1f\x8b": "packed: unpack it and choose the table inside",
    b"7z\xbc\xaf": "packed: unpack it and choose the table inside",
    b"Rar!": "packed: unpack it and choose the table inside",
    b"<?xml": "XML: open it in the spreadsheet program and save it as XLSX",
    b"SQLite format 3": "a database: export the table as CSV or XLSX",
}
"""How files begin that people take for tables, and what to do."""

_WEB = (b"<!doctype", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<style")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table lies in its file. What is empty is found out; what was read tells all of it.

    Attributes
    ----------
    encoding : str
        Of a text file: one of ``ENCODINGS``.
    delimiter : str
        Of a text file: what stands between two values.
    sheet : str
        Of a workbook: which of its sheets.
    heading_row : int
        The number of the row that holds the headings, from 1.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    heading_row: int = 0


AS_IT_COMES = Layout()


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
    numbers : sequence of int
        Each row's number in the file, the first row being 1.
    overlong : tuple of int
        Numbers of rows with more values than there are headings.
    layout : Layout
        How it was read.
    above : tuple of str
        What stands above the headings, a text for each row.
    sheets : tuple of str
        All sheets of the workbook.
    """

    name: str
    headings: tuple[str, ...]
    columns: tuple[Sequence[Cell], ...]
    numbers: Sequence[int]
    overlong: tuple[int, ...] = ()
    layout: Layout = AS_IT_COMES
    above: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()

    def column(self, heading: str) -> Sequence[Cell]:
        """Return the cells beneath a heading."""
        return self.columns[self.headings.index(heading)]


def read_sheet(
    source: Path | bytes,
    name: str = "",
    layout: Layout = AS_IT_COMES,
    *,
    locale: str = "en_GB",
    progress: Progress = unwatched,
) -> Sheet:
    """Read a file of comma-, semicolon-, tab- or bar-separated values, a sheet of a workbook, or Parquet.

    Parameters
    ----------
    source : Path or bytes
        Where the file lies, or what is in it.
    name : str
        What to call it in sentences; by default the path's own name.
    layout : Layout
        What a person said about it.
    locale : str
        Decides in which letters a text file is written that does not say so itself.
    progress : Progress
        Told the share of the file that is read.

    Raises
    ------
    FactsError
        If the file cannot be read as a table, in a sentence.
    """
    called, content = _content(source, name)
    if is_workbook(content):
        chosen, rows = workbook_rows(called, content, layout.sheet, progress)
        sheet = _as_sheet(called, rows, replace(layout, sheet=chosen), unwatched)
        return replace(sheet, sheets=sheets_of(called, content))
    if is_parquet(content):
        return _with_headings(called, *parquet_columns(called, content))
    text, encoding = decoded(called, content, locale, layout.encoding)
    text, declared = without_mark(text)
    delimiter = delimiter_named(called, said) if (said := layout.delimiter or declared) else delimiter_of(text)
    found = replace(layout, encoding=encoding, delimiter=delimiter)
    return _as_sheet(called, text_rows(called, text, delimiter), found, progress)


def sheet_names(source: Path | bytes, name: str = "") -> tuple[str, ...]:
    """Return the names of a workbook's sheets; empty for a text file.

    Raises
    ------
    FactsError
        If the file cannot be read.
    """
    called, content = _content(source, name)
    return sheets_of(called, content) if is_workbook(content) else ()


def _content(source: Path | bytes, name: str) -> tuple[str, bytes]:
    called = name or (source.name if isinstance(source, Path) else "The file")
    content = _bytes_at(source, called) if isinstance(source, Path) else source
    if not content.strip():
        raise FactsError(f"{called} is empty.")
    for mark, what in _OTHERS.items():
        if content.startswith(mark):
            raise FactsError(f"{called} is {what}.")
    if content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB):
        raise FactsError(
            f"{called} is a web page, whatever its name says: open it in the spreadsheet program and save it as XLSX."
        )
    if content[:1000].lstrip().startswith((b"{", b"[{", b"[[")):
        raise FactsError(f"{called} is data for programs, not a table: export it as CSV or XLSX.")
    return called, content


def _bytes_at(path: Path, called: str) -> bytes:
    if path.is_dir():
        raise FactsError(f"{called} is a folder, not a file.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FactsError(f"There is no file {path}.") from error
    except (OSError, ValueError) as error:
        raise FactsError(f"{called} cannot be opened: {getattr(error, 'strerror', None) or error}.") from error


def _with_headings(called: str, headings: list[str], columns: list[Sequence[Cell]]) -> Sheet:
    """Take columns that come with their headings; rows are counted as if the headings stood in the first."""
    if not columns or not columns[0]:
        raise FactsError(f"{called} holds headings and no rows." if columns else f"{called} is empty.")
    trimmed = tuple(_trimmed(column) for column in columns)
    return Sheet(called, named_once(headings), trimmed, range(2, len(columns[0]) + 2))


def _as_sheet(called: str, rows: Iterable[Sequence[Cell]], layout: Layout, progress: Progress) -> Sheet:
    """Find the headings; what stands above them is kept as text, and empty rows count, but are not kept."""
    numbered = _filled_rows(rows, progress)
    head = list(islice(numbered, LOOKED_AT))
    if not head:
        raise FactsError(f"{called} is empty.")
    first = _first(called, head, layout.heading_row)
    number, headings = head[first]
    width = max(index for index, cell in enumerate(headings, start=1) if _is_filled(cell))
    kept: list[Sequence[Cell]] = []
    numbers: list[int] = []
    overlong: list[int] = []
    for place, row in (*head[first + 1 :], *numbered):
        if len(row) > width and any(_is_filled(cell) for cell in row[width:]):
            overlong.append(place)
        kept.append(row if len(row) == width else (*row[:width], *(None,) * (width - len(row))))
        numbers.append(place)
    if not kept:
        raise FactsError(f"{called} holds headings and no rows.")
    return Sheet(
        called,
        named_once(headings[:width]),
        tuple(_trimmed(column) for column in zip(*kept, strict=True)),
        numbers,
        tuple(overlong),
        replace(layout, heading_row=number),
        tuple(" ".join(str(cell) for cell in row if _is_filled(cell)) for _, row in head[:first]),
    )


def _filled_rows(rows: Iterable[Sequence[Cell]], progress: Progress) -> Iterator[tuple[int, Sequence[Cell]]]:
    for number, row in enumerate(rows, start=1):
        if number % _EVERY == 0:
            progress(None)
        if row and (_is_filled(row[0]) or any(map(_is_filled, row))):
            yield number, row


def _first(called: str, head: list[tuple[int, Sequence[Cell]]], said: int) -> int:
    if not said:
        return heading_row([row for _, row in head])
    place = next((place for place, (number, _) in enumerate(head) if number == said), None)
    if place is None:
        raise FactsError(f"{called} has no headings in row {said:,}: that row is empty or too far down.")
    return place


def _is_filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def _trimmed(column: Sequence[Cell]) -> Sequence[Cell]:
    """Take the spaces off; a text that repeats itself is kept once."""
    if only_text(column):
        different = {cell: cell.strip() or None if isinstance(cell, str) else None for cell in set(column)}
        return list(map(different.__getitem__, column))
    return [cell.strip() or None if isinstance(cell, str) else cell for cell in column]


def only_text(column: Sequence[Cell]) -> bool:
    """Whether equal cells of a column are the same: among numbers, 1 and 1.0 and True are not."""
    return set(map(type, column)) <= {str, type(None)}
