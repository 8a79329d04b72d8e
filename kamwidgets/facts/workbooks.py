"""Workbooks: the rows of one sheet, with numbers and days as the spreadsheet program stored them."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.smallprint import read_small_print
from kamwidgets.facts.wording import quoted
from kamwidgets.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineWorkbook

    from kamwidgets.model.progress import Progress

__all__ = ["Cell", "is_workbook", "sheets_of", "workbook_rows"]

Cell = str | int | float | bool | date | datetime | None
"""What stands in a cell: text as typed, or what a spreadsheet program stored; ``None`` is empty."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MOST_BYTES = 4 * 10**9
"""Unpacked size beyond which a file is no table but a trap, or at least more than a machine can hold."""
_MOST_TIMES = 400
"""How many times its packed size a table can be: text packs well, but not that well."""
_SMALL = 10**8
_MOST_CELLS = 4 * 10**7
_NEITHER = {"word/": "a text document", "ppt/": "a presentation"}
_EVERY = 10_000
"""Rows between two looks at whether to go on."""


def is_workbook(content: bytes) -> bool:
    """Whether a file is a workbook, or an archive that might be one."""
    return content.startswith((_ZIP, _OLE))


def sheets_of(called: str, content: bytes) -> tuple[str, ...]:
    """Return the names of a workbook's tables, the hidden ones last.

    Raises
    ------
    FactsError
        If it cannot be read as a workbook.
    """
    return _sheets(_opened(called, content))


def workbook_rows(called: str, content: bytes, sheet: str, progress: Progress) -> tuple[str, Iterator[list[Cell]]]:
    """Return the sheet that is read, and its rows; without a name it is the first one that can be seen.

    Raises
    ------
    FactsError
        If it cannot be read as a workbook, or has no such sheet.
    """
    workbook = _opened(called, content)
    names = _sheets(workbook)
    if not names:
        raise FactsError(f"{called} has no sheet with a table.")
    if sheet and sheet not in names:
        raise FactsError(f"{called} has no sheet {quoted(sheet)}. It has: {', '.join(names)}.")
    chosen = sheet or names[0]
    shown = _small_print(called, content, chosen) if content.startswith(_ZIP) else {}
    return chosen, _rows(called, workbook, chosen, shown, progress)


def _small_print(called: str, content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """Return what cells show instead of their value; refuse what would be lost, or would not fit."""
    try:
        said = read_small_print(content, sheet)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError) as error:
        raise FactsError(f"{called} is damaged or came incomplete: send or save it again.") from error
    if said.uncounted:
        raise FactsError(
            f"{called}: the formula in {said.uncounted} was never worked out. "
            "Open the file in a spreadsheet program and save it."
        )
    if said.rows * said.columns > _MOST_CELLS:
        raise FactsError(
            f"{called} reaches over {PLAIN.count(said.rows, 'row')} and {PLAIN.count(said.columns, 'column')}: "
            "delete what stands far away from the table."
        )
    return said.shown


def _rows(
    called: str, workbook: CalamineWorkbook, name: str, shown: dict[tuple[int, int], str], progress: Progress
) -> Iterator[list[Cell]]:
    from python_calamine import CalamineError

    try:
        sheet = workbook.get_sheet_by_name(name)
        height, differing = max(sheet.total_height, 1), {row for row, _ in shown}
        left = sheet.start[1] if sheet.start else 0  # empty columns before the table are not handed on
        for number, row in enumerate(sheet.iter_rows()):
            if number % _EVERY == 0:
                progress(number / height)
            cells = [_stored(value) for value in row]
            if number in differing:
                cells = [shown.get((number, column), cell) for column, cell in enumerate(cells, start=left)]
            yield cells
    except (CalamineError, ValueError, OSError) as error:
        raise FactsError(f"{called} cannot be read as a workbook: save it again as XLSX or CSV.") from error


def _stored(value: float | str | bool | time | date | datetime | timedelta) -> Cell:
    """Keep numbers and days as the spreadsheet stored them; a clock time alone is text."""
    return str(value) if isinstance(value, time | timedelta) else value


def _sheets(workbook: CalamineWorkbook) -> tuple[str, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    tables = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    tables.sort(key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
    return tuple(sheet.name for sheet in tables)


def _opened(called: str, content: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if content.startswith(_ZIP):
        _refuse_other_archives(called, content)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise FactsError(
            f"{called} is protected with a password: take the password off in the spreadsheet program and save it."
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise FactsError(f"{called} cannot be read as a workbook: save it again as XLSX or CSV.") from error


def _refuse_other_archives(called: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:  # the last: made by a later kind of zip
        raise FactsError(f"{called} is damaged or came incomplete: send or save it again.") from error
    names = [part.filename for part in parts]
    for folder, what in _NEITHER.items():
        if any(name.startswith(folder) for name in names):
            raise FactsError(f"{called} is {what}, not a table: save the table as XLSX or CSV.")
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise FactsError(f"{called} is an archive: unpack it and choose the table inside.")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_BYTES or (unpacked > _SMALL and unpacked > _MOST_TIMES * len(content)):
        raise FactsError(f"{called} would unpack to {unpacked / 10**6:,.0f} MB: save the table again as CSV.")
