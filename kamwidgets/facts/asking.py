"""What a file leaves open: columns whose cells do not fit the locale, and the ways in which they would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.facts.parsing import parse_cell
from kamwidgets.facts.ways import Option, Question, ways_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kamwidgets.facts.checking import Problem
    from kamwidgets.facts.matching import Match
    from kamwidgets.facts.reading import Sheet
    from kamwidgets.facts.tables import Field

__all__ = ["find_questions"]


def find_questions(
    sheet: Sheet, match: Match, locale: str, ways: Mapping[str, str], problems: Sequence[Problem]
) -> tuple[Question, ...]:
    """Find the columns that would fit another way.

    A way is offered where it leaves at most half of the cells unread that cannot be read now, and reads the example.

    Parameters
    ----------
    sheet, match : Sheet, Match
        The file, and which column is which field.
    locale : str
        How the workspace writes numbers and dates.
    ways : mapping of str to str
        What was said of fields already.
    problems : sequence of Problem
        What is wrong now.
    """
    at_odds = {problem.column for problem in problems if problem.value}
    return tuple(
        question
        for name, heading in match.columns.items()
        if heading in at_odds
        for question in _asked(sheet, heading, match.table.field(name), locale, ways.get(name, ""))
    )


def _asked(sheet: Sheet, heading: str, field: Field, locale: str, way: str) -> Iterator[Question]:
    cells = list(dict.fromkeys(cell for cell in sheet.column(heading) if isinstance(cell, str)))
    unread = _unread(cells, field, locale, way)
    for example in list(unread)[:1]:
        left = {other: _unread(cells, field, locale, other) for other in ways_for(field) if other != way}
        fitting = [other for other, still in left.items() if 2 * len(still) <= len(unread) and example not in still]
        options = tuple(Option(other, parse_cell(example, field, locale, other)) for other in fitting)
        if options:
            yield Question(field, heading, example, options)


def _unread(cells: Sequence[str], field: Field, locale: str, way: str) -> dict[str, None]:
    unread: dict[str, None] = {}
    for cell in cells:
        try:
            parse_cell(cell, field, locale, way)
        except ValueError:
            unread[cell] = None
    return unread
