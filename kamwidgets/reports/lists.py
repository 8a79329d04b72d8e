"""Lists to work through elsewhere, such as the places of a file to correct: as a spreadsheet, every text inert."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kamwidgets.facts import Problem
from kamwidgets.reports.sheets import INERT

__all__ = ["PLACES", "list_csv", "list_xlsx", "places"]

PLACES = ("File", "Row", "Column", "Value", "What to do")
"""Columns of the places to correct."""

_WIDTHS = {"Row": 8, "What to do": 90}
_WIDTH = 26
_LIVE = ("=", "+", "-", "@", "\t", "\r")
"""How texts begin that a spreadsheet program works out when it opens a CSV file."""

Row = Sequence[str | int]


def places(problems: Iterable[Problem]) -> list[Row]:
    """Return what is wrong with a file as rows under `PLACES`."""
    return [(each.file, each.row, each.column, each.value, each.what) for each in problems]


def list_xlsx(titles: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a list as an XLSX file."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, INERT) as book:
        bold = book.add_format({"bold": True})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("List")
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(titles):
            sheet.set_column(column, column, _WIDTHS.get(title, _WIDTH))
            sheet.write_string(0, column, title, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell, wrap)
                else:
                    sheet.write_string(number, column, cell, wrap)
    return buffer.getvalue()


def list_csv(titles: Sequence[str], rows: Iterable[Row]) -> bytes:
    r"""Return a list as a CSV file; an apostrophe keeps what looks like a formula from becoming one.

    Examples
    --------
    >>> list_csv(["Row", "Value"], [[2, "=1+1"]]).decode("utf-8-sig")
    "Row,Value\r\n2,'=1+1\r\n"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(titles)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_LIVE) else cell
