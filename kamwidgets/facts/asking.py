"""What a file leaves open: columns whose cells do not fit the locale, and the ways in which they would.

What was said of an earlier file helps where the locale does not: a column that both can read, each differently, is
asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.facts.parsing import parse_cell
from kamwidgets.facts.ways import AS_SETTINGS, Option, Question, ways_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kamwidgets.facts.checking import Problem
    from kamwidgets.facts.matching import Match
    from kamwidgets.facts.reading import Sheet
    from kamwidgets.facts.tables import Field

__all__ = ["find_questions", "recalled"]


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


def recalled(
    sheet: Sheet, match: Match, locale: str, remembered: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Question, ...]]:
    """Return which ways said of an earlier file this one needs, and a question where one fits as well as the locale.

    Parameters
    ----------
    sheet, match : Sheet, Match
        The file, and which column is which field.
    locale : str
        How the workspace writes numbers and dates.
    remembered : mapping of str to str
        What was said of fields of an earlier file, and not of this one.
    """
    needed: dict[str, str] = {}
    questions: list[Question] = []
    for name, way in remembered.items():
        if name not in match.columns:
            continue
        field, heading = match.table.field(name), match.columns[name]
        cells = _texts(sheet, heading)
        plainly, so = _unread(cells, field, locale, "").keys(), _unread(cells, field, locale, way).keys()
        if plainly - so:
            needed[name] = way
        elif (
            plainly == so
            and (example := _told_apart([cell for cell in cells if cell not in so], field, locale, way)) is not None
        ):
            both = tuple(Option(each, parse_cell(example, field, locale, each)) for each in (way, AS_SETTINGS))
            questions.append(Question(field, heading, example, both, last_time=way))
    return needed, tuple(questions)


def _told_apart(cells: Iterable[str], field: Field, locale: str, way: str) -> str | None:
    """Return the first cell that means one thing in the locale and another in a way, if any."""
    return next(
        (cell for cell in cells if parse_cell(cell, field, locale) != parse_cell(cell, field, locale, way)), None
    )


def _texts(sheet: Sheet, heading: str) -> list[str]:
    """Return what stands in a column, each once: what a spreadsheet stored as a number or day has one meaning."""
    return list(dict.fromkeys(cell for cell in sheet.column(heading) if isinstance(cell, str)))


def _asked(sheet: Sheet, heading: str, field: Field, locale: str, way: str) -> Iterator[Question]:
    cells = _texts(sheet, heading)
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
