"""Files that have arrived: how each is read, and what a person has said about it. Nothing here knows the page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from kamwidgets.facts import MODES, TABLES, FactsError, Mode, Preview, Rules
from kamwidgets.facts.guessing import guess_table
from kamwidgets.facts.importing import understood
from kamwidgets.facts.reading import AS_IT_COMES, Layout, Sheet, read_sheet
from kamwidgets.facts.rules import UnknownLettersError
from kamwidgets.model import new_id
from kamwidgets.model.progress import Progress, unwatched
from kamwidgets.store import Foreseen, Workspace, foresee

__all__ = ["Arrival", "corrected", "in_turn", "is_large", "looked_at"]

TURNS = ("customers", "products", "orders", "order-lines", "service-events", "team", "people")
"""Tables in the order in which they rest on each other."""

LARGE_FILE, LARGE_TABLE = 300_000, 3_000
"""Bytes and rows from which on a file is worked on beside the page."""


@dataclass(frozen=True)
class Arrival:
    """A file that waits to be taken in.

    Attributes
    ----------
    name : str
        What it is called.
    source : bytes or Path
        What is in it, or where it lies.
    id : str
        Told apart by.
    table : str
        Which table it is read as; empty until it was looked at.
    layout : Layout
        What was said about how the table lies in the file.
    mapping, read_as : dict of str to str
        What was said of columns, and of how fields are written.
    mode : str
        How it is to be taken in.
    touched : bool
        Whether anything was said: then no other file comes before it any more.
    read_by : (str, Rules)
        The version of the facts, and the settings, by which it was looked at.
    sheet, preview, foreseen
        What looking at it found; None before, and where it cannot be read or would not be taken in.
    trouble : str
        Why it cannot be read as it is, where a person can help.
    """

    name: str
    source: bytes | Path
    id: str = field(default_factory=new_id)
    table: str = ""
    layout: Layout = AS_IT_COMES
    mapping: dict[str, str] = field(default_factory=dict[str, str])
    read_as: dict[str, str] = field(default_factory=dict[str, str])
    mode: Mode = "update"
    touched: bool = False
    read_by: tuple[str, Rules] | None = None
    sheet: Sheet | None = None
    preview: Preview | None = None
    foreseen: Foreseen | None = None
    trouble: str = ""

    @property
    def seen(self) -> bool:
        """Whether it was looked at."""
        return self.preview is not None or bool(self.trouble)


def is_large(arrival: Arrival) -> bool:
    """Whether looking at a file, or taking it in, takes longer than a person should wait without a word."""
    if arrival.sheet is not None:
        return len(arrival.sheet.numbers) > LARGE_TABLE
    size = arrival.source.stat().st_size if isinstance(arrival.source, Path) else len(arrival.source)
    return size > LARGE_FILE


def looked_at(arrival: Arrival, workspace: Workspace, rules: Rules, progress: Progress = unwatched) -> Arrival:
    """Read a file as its table, and work out what taking it in would do.

    Raises
    ------
    FactsError
        If it cannot be read, or what was said of it makes no sense.
    """
    facts = workspace.facts_by(rules)
    arrival = replace(arrival, read_by=(facts.version, rules), foreseen=None)
    try:
        sheet = arrival.sheet or read_sheet(
            arrival.source, arrival.name, arrival.layout, locale=rules.locale, progress=progress
        )
    except UnknownLettersError as error:
        return replace(arrival, trouble=str(error))
    table = arrival.table or guess_table(sheet, arrival.name)
    preview = arrival.preview or understood(
        table,
        sheet,
        rules,
        mapping=arrival.mapping,
        remembered=facts.remembered(table),
        read_as=arrival.read_as,
        read_last=facts.read_as(table),
        progress=progress,
    )
    foreseen = None
    if preview.ready:
        mode: Mode = "update" if TABLES[table].in_documents else arrival.mode
        foreseen = foresee(workspace, preview, mode, progress=progress)
    return replace(arrival, table=table, sheet=sheet, preview=preview, foreseen=foreseen, trouble="")


def corrected(arrival: Arrival, name: str, value: str) -> Arrival:
    """Return a file with what a person said about it: its table, its layout, a column, or how a field is written.

    Raises
    ------
    FactsError
        If a row is no number.
    """
    if name == "mode":
        return replace(arrival, touched=True, mode=next(mode for mode in MODES if mode == value))
    said = replace(arrival, touched=True, preview=None)
    match name.partition(":"):
        case ("table", _, _):
            return replace(said, table=value, mapping={}, read_as={})
        case ("encoding" | "sheet", _, _):
            return replace(said, layout=replace(said.layout, **{name: value}), sheet=None)
        case ("heading_row", _, _):
            if not value.strip().isdigit():
                raise FactsError("Say the number of the row, such as 4.")
            return replace(said, layout=replace(said.layout, heading_row=int(value)), sheet=None)
        case ("way", _, field_name):
            return replace(said, read_as={**said.read_as, field_name: value})
        case _:
            return replace(said, mapping={**said.mapping, name: value})


def in_turn(arrivals: list[Arrival]) -> list[Arrival]:
    """Put files in the order in which they rest on each other, behind one that a person has begun with."""
    begun = [each for each in arrivals[:1] if each.touched]
    waiting = arrivals[len(begun) :]
    return begun + sorted(waiting, key=_turn)


def _turn(arrival: Arrival) -> int:
    """Return when a file comes: first those that a person must help with, last those that nobody has looked at."""
    if arrival.table:
        return TURNS.index(arrival.table)
    return -1 if arrival.trouble else len(TURNS)
