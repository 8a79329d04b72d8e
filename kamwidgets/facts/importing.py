"""From a file to a preview that a person corrects, and from the preview into the workspace's facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamwidgets.facts.asking import find_questions, recalled
from kamwidgets.facts.checking import checked_values
from kamwidgets.facts.matching import match_columns
from kamwidgets.facts.people import with_full_names
from kamwidgets.facts.reading import Layout, read_sheet
from kamwidgets.facts.rules import FactsError, Rules
from kamwidgets.facts.tables import table_named
from kamwidgets.facts.ways import AS_SETTINGS, checked_ways
from kamwidgets.model import PLAIN
from kamwidgets.model.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kamwidgets.facts.checking import Problem, Values
    from kamwidgets.facts.matching import Match
    from kamwidgets.facts.parsing import Value
    from kamwidgets.facts.reading import Sheet
    from kamwidgets.facts.tables import Table
    from kamwidgets.facts.ways import Question
    from kamwidgets.model import PLAIN
from kamwidgets.model.progress import Progress

__all__ = ["Preview", "read_table", "understood"]


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
        Everything that is wrong in the file, row by row.
    questions : tuple of Question
        Columns that would fit, were they written in another way than the workspace's, or that can be read both so and
        as an earlier file was; see ``read_as``. They too keep the file from being imported.
    headings : tuple of str
        The file's columns, to choose from.
    layout : Layout
        How the table lies in its file: encoding, delimiter, sheet, row of the headings.
    above : tuple of str
        What stands above the headings and is left out.
    sheets : tuple of str
        All sheets of a workbook.
    chosen : mapping of str to str
        What a person said about columns; kept for the next file.
    read_as : mapping of str to str
        How fields are read because a person said so, of this file or of an earlier one.
    as_last_time : tuple of str
        Which of them were said of an earlier file only.
    written : mapping of str to str
        What a person said, of this file or before, about how fields are written; kept for the next file.
    values : dict of str to list
        One value for each row and matched field.
    """

    table: str
    file: str
    match: Match
    rows: int
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    headings: tuple[str, ...]
    layout: Layout
    above: tuple[str, ...]
    sheets: tuple[str, ...]
    chosen: Mapping[str, str]
    read_as: Mapping[str, str]
    as_last_time: tuple[str, ...]
    written: Mapping[str, str]
    values: Values = field(repr=False)

    @property
    def ready(self) -> bool:
        """Whether the file can be imported as it stands."""
        return not (self.match.missing or self.problems or self.questions)

    @property
    def sentence(self) -> str:
        """What would happen, or what keeps it from happening."""
        if self.match.missing:
            return f"{self.file}: {self.match.sentence}"
        if self.problems:
            more = len(self.problems) - 1
            others = f" {PLAIN.count(more, 'more place needs', 'more places need')} correcting." if more else ""
            return f"{self.problems[0].sentence}{others}"
        if self.questions:
            return f"{self.file}: {self.questions[0].sentence}"
        table = table_named(self.table)
        return f"{self.file}: {PLAIN.count(self.rows, table.one, table.many)} can be imported."

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
    read_as: Mapping[str, str] | None = None,
    read_last: Mapping[str, str] | None = None,
    sheet: str | None = None,
    heading_row: int = 0,
    encoding: str = "",
    delimiter: str = "",
    progress: Progress = unwatched,
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
    read_as : mapping of str to str, optional
        Field to how it is written, where that is not as the locale writes it: ``day-first``, ``month-first``,
        ``decimal-comma`` or ``decimal-point``; ``settings`` where it is as the locale writes it after all.
    read_last : mapping of str to str, optional
        The same as it was said for an earlier file (``facts.read_as(table)``). It holds where the locale cannot read a
        column; where both can and differ, that is a question.
    sheet : str, optional
        Which sheet of a workbook; by default the first that can be seen.
    heading_row : int
        The number of the row with the headings; by default it is found.
    encoding, delimiter : str
        Of a text file; by default they are found.
    progress : callable
        Told the share of the work that is done, now and then.

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
    settled = rules or Rules()
    layout = Layout(encoding, delimiter, sheet or "", heading_row)
    _table(table)  # a slip in its name is said before a large file is read
    read = read_sheet(source, name, layout, locale=settled.locale, progress=progress)
    said = {"mapping": mapping, "remembered": remembered, "read_as": read_as, "read_last": read_last}
    return understood(table, read, settled, **said, progress=progress)


def understood(  # noqa: PLR0913 - as above
    table: str,
    sheet: Sheet,
    rules: Rules,
    *,
    mapping: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    read_as: Mapping[str, str] | None = None,
    read_last: Mapping[str, str] | None = None,
    progress: Progress = unwatched,
) -> Preview:
    """Understand a file that is read already as one of the canonical tables; for the arguments see `read_table`.

    Raises
    ------
    FactsError
        If the mapping names what is not there.
    """
    canonical = _table(table)
    said, last = checked_ways(canonical, read_as or {}), checked_ways(canonical, read_last or {})
    read = with_full_names(sheet, canonical)
    match = match_columns(canonical, read.headings, mapping, remembered)
    before, doubtful = recalled(
        read, match, rules.locale, {name: way for name, way in last.items() if name not in said}
    )
    ways = {**before, **said}
    values, problems = ({}, ()) if match.missing else checked_values(read, match, rules, ways, progress)
    asked = find_questions(read, match, rules.locale, ways, problems)
    return Preview(
        table=table,
        file=read.name,
        match=match,
        rows=len(read.numbers),
        problems=problems,
        questions=(*doubtful, *(each for each in asked if each.field not in {one.field for one in doubtful})),
        headings=read.headings,
        layout=read.layout,
        above=read.above,
        sheets=read.sheets,
        chosen={**(remembered or {}), **(mapping or {})},
        read_as=ways,
        as_last_time=tuple(before),
        written={name: way for name, way in {**last, **said}.items() if way != AS_SETTINGS},
        values=values,
    )


def _table(name: str) -> Table:
    try:
        return table_named(name)
    except ValueError as error:
        raise FactsError(str(error)) from error
