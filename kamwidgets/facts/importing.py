"""From a file to a preview that a person corrects, and from the preview into the workspace's facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamwidgets.facts.checking import checked_values
from kamwidgets.facts.matching import match_columns
from kamwidgets.facts.people import with_full_names
from kamwidgets.facts.reading import read_sheet
from kamwidgets.facts.rules import FactsError, Rules
from kamwidgets.facts.tables import table_named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kamwidgets.facts.checking import Problem, Values
    from kamwidgets.facts.matching import Match
    from kamwidgets.facts.parsing import Value

__all__ = ["Preview", "read_table"]


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be imported.

    Attributes
    ----------
    table : str
        Which canonical table it is read as.
    file : str
        The file's name.
    match : Match
        Which column became which field, which were left out, which are missing.
    rows : int
        Rows in the file, headings and empty rows not counted.
    problems : tuple of Problem
        Everything that keeps the file from being imported, row by row.
    headings : tuple of str
        The file's columns, to choose from.
    chosen : mapping of str to str
        What a person said about columns; kept for the next file.
    values : dict of str to list
        One value for each row and matched field.
    """

    table: str
    file: str
    match: Match
    rows: int
    problems: tuple[Problem, ...]
    headings: tuple[str, ...]
    chosen: Mapping[str, str]
    values: Values = field(repr=False)

    @property
    def ready(self) -> bool:
        """Whether the file can be imported as it stands."""
        return not self.match.missing and not self.problems

    @property
    def sentence(self) -> str:
        """What would happen, or what keeps it from happening."""
        if self.match.missing:
            return f"{self.file}: {self.match.sentence}"
        if self.problems:
            more = len(self.problems) - 1
            others = f" {more:,} more {'place needs' if more == 1 else 'places need'} correcting." if more else ""
            return f"{self.problems[0].sentence}{others}"
        table = table_named(self.table)
        return f"{self.file}: {self.rows:,} {table.one if self.rows == 1 else table.many} can be imported."

    def records(self, limit: int | None = None) -> list[dict[str, Value]]:
        """Return the rows as canonical fields; the first ``limit`` of them, or all."""
        names = list(self.values)
        rows = zip(*(column[:limit] for column in self.values.values()), strict=True)
        return [dict(zip(names, row, strict=True)) for row in rows]


def read_table(  # noqa: PLR0913 - each is a thing a person may say about a file; only two must be said
    table: str,
    source: Path | bytes,
    rules: Rules | None = None,
    *,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Preview:
    r"""Read a file as one of the canonical tables, without changing anything.

    Parameters
    ----------
    table : str
        One of ``TABLES``.
    source : Path or bytes
        Where the file lies, or what is in it.
    rules : Rules, optional
        The workspace's locale and currency; by default ``en_GB`` and EUR.
    name : str
        What to call the file; by default the path's own name.
    mapping : mapping of str to str, optional
        Field to column, where a person said so; an empty column leaves the field out.
    remembered : mapping of str to str, optional
        What was said for an earlier file (``facts.remembered(table)``).
    sheet : str, optional
        Which sheet of a workbook; by default the first.

    Raises
    ------
    FactsError
        If the file cannot be read as a table, or the mapping names what is not there.

    Examples
    --------
    >>> preview = read_table("customers", b"Kundennummer;Firma;Ort\n0042;Beispiel AG;Ulm\n", Rules(locale="de_DE"))
    >>> preview.records()
    [{'account_id': '0042', 'name': 'Beispiel AG', 'city': 'Ulm'}]
    >>> read_table("customers", b"Kundennummer;Fax\n0042;731\n").sentence
    'The file: No column was recognised as “Name” (name). Choose among: Fax.'
    """
    try:
        canonical = table_named(table)
    except ValueError as error:
        raise FactsError(str(error)) from error
    settled = rules or Rules()
    read = with_full_names(read_sheet(source, name, sheet), canonical)
    match = match_columns(canonical, read.headings, mapping, remembered)
    values, problems = ({}, ()) if match.missing else checked_values(read, match, settled)
    return Preview(
        table=table,
        file=read.name,
        match=match,
        rows=len(read.numbers),
        problems=problems,
        headings=read.headings,
        chosen={**(remembered or {}), **(mapping or {})},
        values=values,
    )
