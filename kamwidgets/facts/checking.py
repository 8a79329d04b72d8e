"""Every row of a file as values, and everything that is wrong with it, at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamwidgets.facts.parsing import parse_cell
from kamwidgets.facts.reading import only_text
from kamwidgets.facts.rows import no_records, quarrels, repetitions
from kamwidgets.facts.wording import shortened
from kamwidgets.model.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kamwidgets.facts.matching import Match
    from kamwidgets.facts.parsing import Value
    from kamwidgets.facts.reading import Sheet
    from kamwidgets.facts.rules import Rules
    from kamwidgets.facts.tables import Field
    from kamwidgets.model.progress import Progress

__all__ = ["Problem", "Values", "checked_values"]

Values = dict[str, "list[Value]"]
"""Field name to one value for each row."""

_SHOWN = 200
"""Letters of a value that are kept with its problem."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one place of a file, and what to do.

    Attributes
    ----------
    file : str
        The file's name.
    row : int
        The row's number in the file, the heading being a row too.
    column : str
        The column's heading; empty where the whole row is meant.
    value : str
        What stands there, the end left away where it is long.
    what : str
        What is wrong and what to do: a sentence.
    """

    file: str
    row: int
    column: str
    value: str
    what: str

    @property
    def sentence(self) -> str:
        """Where it is and what is wrong."""
        place = f"{self.file}, row {self.row}" + (f", column {self.column}" if self.column else "")
        return f"{place}: {self.what}"


def checked_values(
    sheet: Sheet, match: Match, rules: Rules, ways: Mapping[str, str], progress: Progress = unwatched
) -> tuple[Values, tuple[Problem, ...]]:
    """Read every matched column and collect what is wrong, in the order of the rows.

    Parameters
    ----------
    sheet : Sheet
        The file.
    match : Match
        Which column is which field; with none missing.
    rules : Rules
        The workspace's locale and currency.
    ways : mapping of str to str
        Field to how it is written, where a person said so.
    progress : Progress
        Told the share of the columns that is read.

    Returns
    -------
    values : dict of str to list
        A list for each matched field; a place that cannot be read is ``None`` and has a problem.
    problems : tuple of Problem
        All of them.
    """
    values: Values = {}
    problems: list[Problem] = []
    for done, (name, heading) in enumerate(match.columns.items()):
        progress(done / len(match.columns))
        field = match.table.field(name)
        values[name], wrong = _read_column(sheet, heading, field, rules, ways.get(name, ""))
        problems += wrong
        if field.required or _relied_on(name, match, values[name]):
            problems += _absent(sheet, heading, field)
    problems += _foreign_money(sheet, match, rules)
    for place, heading, value, what in (*repetitions(sheet, match, values), *quarrels(sheet, match, values)):
        problems.append(Problem(sheet.name, sheet.numbers[place], heading, value, what))
    progress(None)
    none = {sheet.numbers[place]: what for place, what in no_records(sheet, match)}
    left = [problem for problem in problems if problem.row not in none]
    left += [Problem(sheet.name, row, "", "", what) for row, what in none.items()]
    overlong = "there are more values than headings: put quotation marks around a value that holds a delimiter."
    left += [Problem(sheet.name, row, "", "", overlong) for row in sheet.overlong if row not in none]
    return values, tuple(sorted(left, key=lambda problem: (problem.row, problem.column != "")))


def _relied_on(name: str, match: Match, column: Sequence[Value]) -> bool:
    """Tell whether every row needs a field that its table can do without: to be told apart, or put together."""
    if name == "line_no":
        return any(value is not None for value in column)
    key = () if match.table.in_documents else match.table.key
    return name in key or (match.stands_alone and name in ("account_id", "ordered_on"))


def _read_column(sheet: Sheet, heading: str, field: Field, rules: Rules, way: str) -> tuple[list[Value], list[Problem]]:
    """Read each different cell once: columns repeat themselves."""
    cells = sheet.column(heading)
    keys = cells if only_text(cells) else [(type(cell), cell) for cell in cells]
    read: dict[object, Value] = {}
    wrong: dict[object, str] = {}
    for key, cell in dict(zip(keys, cells, strict=True)).items():
        try:
            read[key] = parse_cell(cell, field, rules.locale, way)
        except ValueError as error:
            read[key], wrong[key] = None, str(error)
    problems: list[Problem] = []
    if wrong:
        for row, key, cell in zip(sheet.numbers, keys, cells, strict=True):
            if key in wrong:
                problems.append(Problem(sheet.name, row, heading, shortened(str(cell), _SHOWN), wrong[key]))
    return list(map(read.__getitem__, keys)), problems


def _absent(sheet: Sheet, heading: str, field: Field) -> Iterator[Problem]:
    cells = sheet.column(heading)
    if None in cells:
        for row, cell in zip(sheet.numbers, cells, strict=True):
            if cell is None:
                yield Problem(
                    sheet.name, row, heading, "", f"“{field.title}” is missing. Fill it in or remove the row."
                )


def _foreign_money(sheet: Sheet, match: Match, rules: Rules) -> Iterator[Problem]:
    if "currency" not in match.columns:
        return
    heading = match.columns["currency"]
    for row, cell in zip(sheet.numbers, sheet.column(heading), strict=True):
        if cell is not None and str(cell).upper() != rules.currency.upper():
            shown = shortened(str(cell))
            what = f"amounts are in {shown}, but this workspace keeps {rules.currency}. Convert them first."
            yield Problem(sheet.name, row, heading, shown, what)
