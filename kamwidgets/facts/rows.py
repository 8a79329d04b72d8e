"""Rows seen together: those that say a thing twice, those that contradict each other, and those that are no records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.facts.tables import total_words
from kamwidgets.facts.wording import quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamwidgets.facts.checking import Values
    from kamwidgets.facts.matching import Match
    from kamwidgets.facts.parsing import Value
    from kamwidgets.facts.reading import Cell, Sheet

__all__ = ["no_records", "quarrels", "repetitions"]

Found = tuple[int, str, str, str]
"""The row's place, the heading, what stands there, and what is wrong."""


def repetitions(sheet: Sheet, match: Match, values: Values) -> Iterator[Found]:
    """Find rows whose key an earlier row has: what says the same thing twice may say two things."""
    table = match.table
    if not set(table.key) <= values.keys() or all(cell is None for cell in values[table.key[-1]]):
        return
    keys = list(zip(*(values[name] for name in table.key), strict=True))
    if len(set(keys)) == len(keys):
        return
    first: dict[tuple[Value, ...], int] = {}
    heading = match.columns[table.key[-1]]
    for place, key in enumerate(keys):
        if None not in key and first.setdefault(key, place) != place:
            shown = ", ".join(shortened(str(part)) for part in key)
            what = f"{table.one} {shown} stands in row {sheet.numbers[first[key]]} already. Keep one of the two."
            yield place, heading, shown, what


def quarrels(sheet: Sheet, match: Match, values: Values) -> Iterator[Found]:
    """Find lines of one order that bring its head along and do not agree about it."""
    if not match.stands_alone or "order_id" not in values:
        return
    orders = values["order_id"]
    first = dict(zip(reversed(orders), reversed(range(len(orders))), strict=True))
    for field in match.table.borrowed:
        said = values.get(field.name, [])
        for place, order in enumerate(orders[: len(said)]):
            value, before = said[place], said[first[order]]
            if value != before and order is not None:
                row = sheet.numbers[first[order]]
                here, there = f"{_shown(value)} here", f"{_shown(before)} in row {row}"
                what = f"order {shortened(str(order))} has {here} and {there}. Make them agree."
                yield place, match.columns[field.name], "" if value is None else shortened(str(value)), what


def no_records(sheet: Sheet, match: Match) -> Iterator[tuple[int, str]]:
    """Find totals and repeated headings, which reports put between and beneath the rows."""
    for place, word in _totals(sheet, match):
        yield place, f"{quoted(word)} is a total, not {_a(match.table.one)}: remove the row."
    for place, cell in enumerate(sheet.columns[0]):
        if cell == sheet.headings[0] and _repeats_headings([column[place] for column in sheet.columns], sheet.headings):
            yield place, "the headings stand here again: remove the row."


def _totals(sheet: Sheet, match: Match) -> Iterator[tuple[int, str]]:
    """Find rows that begin with a word for a total, and are told by it, or lack what every row needs."""
    fields = [match.table.field(name) for name in match.columns]
    ids = [match.columns[field.name] for field in fields if field.kind == "id"]
    needed = [sheet.column(match.columns[field.name]) for field in fields if field.required]
    for position, (heading, column) in enumerate(zip(sheet.headings, sheet.columns, strict=True)):
        words = {cell for cell in set(column) if isinstance(cell, str) and _is_total(cell)}
        for place in (place for place, cell in enumerate(column) if cell in words) if words else ():
            first = all(before[place] is None for before in sheet.columns[:position])
            if first and (heading in ids or any(cells[place] is None for cells in needed)):
                yield place, str(column[place])


def _is_total(cell: str) -> bool:
    return cell.rstrip(": ").casefold() in total_words()


def _repeats_headings(row: Sequence[Cell], headings: Sequence[str]) -> bool:
    return sum(cell is not None for cell in row) > 1 and all(
        cell is None or cell == heading for cell, heading in zip(row, headings, strict=True)
    )


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _shown(value: Value) -> str:
    return "“”" if value is None else quoted(value)
