"""Every row of a file as values, and everything that is wrong with it, at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamwidgets.facts.parsing import parse_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamwidgets.facts.matching import Match
    from kamwidgets.facts.parsing import Value
    from kamwidgets.facts.reading import Cell, Sheet
    from kamwidgets.facts.rules import Rules
    from kamwidgets.facts.tables import Field

__all__ = ["Problem", "checked_values"]

Values = dict[str, "list[Value]"]
"""Field name to one value for each row."""


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
        What stands there.
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


def checked_values(sheet: Sheet, match: Match, rules: Rules) -> tuple[Values, tuple[Problem, ...]]:
    """Read every matched column and collect what is wrong, in the order of the rows.

    Parameters
    ----------
    sheet : Sheet
        The file.
    match : Match
        Which column is which field; with none missing.
    rules : Rules
        The workspace's locale and currency.

    Returns
    -------
    values : dict of str to list
        A list for each matched field; a place that cannot be read is ``None`` and has a problem.
    problems : tuple of Problem
        All of them.
    """
    overlong = "there are more values than headings: put quotation marks around a value that holds a delimiter."
    problems = [Problem(sheet.name, row, "", "", overlong) for row in sheet.overlong]
    values: Values = {}
    for name, heading in match.columns.items():
        field = match.table.field(name)
        column, wrong = _read_column(sheet, heading, field, rules)
        values[name] = column
        problems += wrong
        if field.required or _relied_on(name, match, column):
            problems += _absent(sheet, heading, field)
    problems += _foreign_money(sheet, match, rules)
    problems += _repeated(sheet, match, values)
    problems += _quarrelling_heads(sheet, match, values)
    return values, tuple(sorted(problems, key=lambda problem: problem.row))


def _relied_on(name: str, match: Match, column: Sequence[Value]) -> bool:
    """Tell whether every row needs a field that its table can do without: to be told apart, or put together."""
    if name == "line_no":
        return any(value is not None for value in column)
    key = () if match.table.in_documents else match.table.key
    return name in key or (match.stands_alone and name in ("account_id", "ordered_on"))


def _read_column(sheet: Sheet, heading: str, field: Field, rules: Rules) -> tuple[list[Value], list[Problem]]:
    seen: dict[tuple[type, Cell], Value | ValueError] = {}
    values: list[Value] = []
    problems: list[Problem] = []
    for row, cell in zip(sheet.numbers, sheet.column(heading), strict=True):
        known = (type(cell), cell)
        if known not in seen:
            try:
                seen[known] = parse_cell(cell, field, rules.locale)
            except ValueError as error:
                seen[known] = error
        value = seen[known]
        if isinstance(value, ValueError):
            problems.append(Problem(sheet.name, row, heading, str(cell), str(value)))
            value = None
        values.append(value)
    return values, problems


def _absent(sheet: Sheet, heading: str, field: Field) -> Iterator[Problem]:
    for row, cell in zip(sheet.numbers, sheet.column(heading), strict=True):
        if cell is None:
            yield Problem(sheet.name, row, heading, "", f"“{field.title}” is missing. Fill it in or remove the row.")


def _foreign_money(sheet: Sheet, match: Match, rules: Rules) -> Iterator[Problem]:
    if "currency" not in match.columns:
        return
    heading = match.columns["currency"]
    for row, cell in zip(sheet.numbers, sheet.column(heading), strict=True):
        if cell is not None and str(cell).upper() != rules.currency.upper():
            what = f"amounts are in {cell}, but this workspace keeps {rules.currency}. Convert them first."
            yield Problem(sheet.name, row, heading, str(cell), what)


def _repeated(sheet: Sheet, match: Match, values: Values) -> Iterator[Problem]:
    """One row for each key: what says the same thing twice may say two things."""
    table = match.table
    if not set(table.key) <= values.keys() or all(cell is None for cell in values[table.key[-1]]):
        return
    first: dict[tuple[Value, ...], int] = {}
    heading = match.columns[table.key[-1]]
    for row, key in zip(sheet.numbers, zip(*(values[name] for name in table.key), strict=True), strict=True):
        if None in key:
            continue
        if key in first:
            shown = ", ".join(map(str, key))
            what = f"{table.one} {shown} stands in row {first[key]} already. Keep one of the two."
            yield Problem(sheet.name, row, heading, shown, what)
        else:
            first[key] = row


def _quarrelling_heads(sheet: Sheet, match: Match, values: Values) -> Iterator[Problem]:
    """Lines of one order that bring its head along must agree about it."""
    if not match.stands_alone or "order_id" not in values:
        return
    heads = [field for field in match.table.borrowed if field.name in values]
    said: dict[str, dict[Value, tuple[Value, int]]] = defaultdict(dict)
    for index, (row, order) in enumerate(zip(sheet.numbers, values["order_id"], strict=True)):
        for field in heads:
            value = values[field.name][index]
            before, where = said[field.name].setdefault(order, (value, row))
            if before != value and order is not None:
                what = (
                    f"order {order} has “{_shown(value)}” here and “{_shown(before)}” in row {where}. Make them agree."
                )
                yield Problem(sheet.name, row, match.columns[field.name], _shown(value), what)


def _shown(value: Value) -> str:
    return "" if value is None else str(value)
