"""People and team members come with their names in one column or two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kamwidgets.facts.matching import match_columns, normalised
from kamwidgets.facts.reading import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamwidgets.facts.tables import Table

__all__ = ["with_full_names"]

_FIRST = ("first name", "given name", "forename", "Vorname", "prénom", "nombre de pila", "nome di battesimo")
_LAST = (
    "last name",
    "family name",
    "surname",
    "Nachname",
    "Familienname",
    "nom de famille",
    "apellido",
    "apellidos",
    "cognome",
)


def with_full_names(sheet: Sheet, table: Table) -> Sheet:
    r"""Join first and last names into a column of their own, where a table of people has no other name.

    Examples
    --------
    >>> from kamwidgets.facts.reading import read_sheet
    >>> from kamwidgets.facts.tables import table_named
    >>> joined = with_full_names(read_sheet(b"Nachname;Vorname\nMuster;Eva\n"), table_named("team"))
    >>> joined.column("Full name (Vorname + Nachname)")
    ['Eva Muster']
    """
    if table.name not in ("people", "team"):
        return sheet
    first, last = _heading(sheet.headings, _FIRST), _heading(sheet.headings, _LAST)
    if not first or not last or "name" in match_columns(table, sheet.headings).columns:
        return sheet
    pairs = zip(sheet.column(first), sheet.column(last), strict=True)
    names = [" ".join(str(part) for part in pair if part is not None) or None for pair in pairs]
    heading = f"Full name ({first} + {last})"
    return replace(sheet, headings=(*sheet.headings, heading), columns=(*sheet.columns, names))


def _heading(headings: Sequence[str], known: Sequence[str]) -> str | None:
    words = {normalised(word) for word in known}
    return next((heading for heading in headings if normalised(heading) in words), None)
