"""Which column of a file is which field: by its heading, in five languages, and by what a person says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.tables import TABLES, headings
from kamwidgets.facts.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamwidgets.facts.tables import Field, Table

__all__ = ["Match", "forms_of", "known_forms", "match_columns", "normalised"]

Reason = Literal["same name", "known heading", "chosen", "chosen before"]

_NAMED = 20
"""How many headings are named in a sentence."""
_BRACKETED = re.compile(r"[(\[{].*?[)\]}]")
_CUSTOM_FIELD = re.compile(r"__c$", re.IGNORECASE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class Match:
    """Which column was taken for which field, and why.

    Attributes
    ----------
    table : Table
        The canonical table.
    columns : mapping of str to str
        Field name to the file's heading.
    reasons : mapping of str to str
        Field name to why: ``same name``, ``known heading``, ``chosen`` or ``chosen before``.
    left_out : tuple of str
        Headings of the file that stand for no field.
    missing : tuple of Field
        Required fields without a column.
    """

    table: Table
    columns: Mapping[str, str]
    reasons: Mapping[str, Reason]
    left_out: tuple[str, ...]
    missing: tuple[Field, ...]

    @property
    def sentence(self) -> str:
        """What is missing, or that nothing is."""
        if not self.missing:
            return "Every field that must be there has a column."
        wanted = " and ".join(f"“{field.title}” ({field.name})" for field in self.missing)
        more = len(self.left_out) - _NAMED
        left = ", ".join(map(shortened, self.left_out[:_NAMED])) + (f" and {more} more" if more > 0 else "")
        choice = f" Choose among: {left}." if left else ""
        return f"No column was recognised as {wanted}.{choice}"

    @property
    def stands_alone(self) -> bool:
        """Whether the lines of this file bring their orders' heads along."""
        return bool(self.table.borrowed) and {"account_id", "ordered_on"} <= self.columns.keys()


def normalised(heading: str) -> str:
    """Reduce a heading to the letters and digits that distinguish it.

    Examples
    --------
    >>> normalised("Customer_ID"), normalised("customerId"), normalised("N° Client"), normalised("Straße")
    ('customerid', 'customerid', 'nclient', 'strasse')
    """
    text = unicodedata.normalize("NFKD", heading.replace("°", "").replace("º", "").casefold())
    return "".join(letter for letter in text if letter.isalnum())


def match_columns(
    table: Table,
    columns: Sequence[str],
    chosen: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Match:
    """Find the column for each field of a table.

    Parameters
    ----------
    table : Table
        The canonical table.
    columns : sequence of str
        The file's headings, each once.
    chosen : mapping of str to str, optional
        Field name to heading, said by a person; an empty heading means that no column stands for the field.
    remembered : mapping of str to str, optional
        What was chosen for an earlier file; followed where this file has such a column.

    Raises
    ------
    FactsError
        If a choice names a field or a column that does not exist, or one column for two fields.

    Examples
    --------
    >>> from kamwidgets.facts.tables import table_named
    >>> match = match_columns(table_named("orders"), ["OrderID", "CustomerID", "OrderDate", "RequiredDate", "Freight"])
    >>> dict(match.columns)["promised_on"], match.left_out, match.missing
    ('RequiredDate', ('Freight',), ())
    """
    said = _checked(table, columns, chosen or {})
    before = {
        field: column
        for field, column in (remembered or {}).items()
        if field not in said and (not column or (column in columns and column not in said.values()))
    }
    settled = {**before, **said}
    taken = {field: column for field, column in settled.items() if column}
    reasons: dict[str, Reason] = {field: "chosen" if field in said else "chosen before" for field in taken}
    for field, column in _recognised(table, columns, settled):
        taken[field.name] = column
        reasons[field.name] = "same name" if normalised(column) == normalised(field.name) else "known heading"
    if not {"account_id", "ordered_on"} <= taken.keys():
        taken = {name: column for name, column in taken.items() if name in {field.name for field in table.fields}}
    return Match(
        table=table,
        columns={field.name: taken[field.name] for field in table.readable if field.name in taken},
        reasons={name: reasons[name] for name in taken},
        left_out=tuple(column for column in columns if column not in taken.values()),
        missing=tuple(field for field in table.fields if field.required and field.name not in taken)
        + _missing_link(table, taken),
    )


def _missing_link(table: Table, taken: Mapping[str, str]) -> tuple[Field, ...]:
    """Lines need their order's number, unless they say themselves who ordered and when."""
    if not table.borrowed or "order_id" in taken or {"account_id", "ordered_on"} <= taken.keys():
        return ()
    return (table.field("order_id"),)


def _checked(table: Table, columns: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    names = [field.name for field in table.readable]
    for field, column in chosen.items():
        if field not in names:
            raise FactsError(f"There is no field “{field}” in {table.name}. Choose one of: {', '.join(names)}.")
        if column and column not in columns:
            raise FactsError(f"The file has no column “{column}”. Its columns are: {', '.join(columns[:_NAMED])}.")
    for column, times in Counter(filter(None, chosen.values())).items():
        if times > 1:
            both = " and ".join(field for field, it in chosen.items() if it == column)
            raise FactsError(f"Column “{column}” cannot be both {both}: choose one field for it.")
    return dict(chosen)


def _recognised(table: Table, columns: Sequence[str], settled: Mapping[str, str]) -> list[tuple[Field, str]]:
    """Pair the likeliest headings first; what must be there chooses before what may be there."""
    candidates = sorted(
        (not _needed(table, field), rank, position, order)
        for order, field in enumerate(table.readable)
        if field.name not in settled
        for position, column in enumerate(columns)
        if column not in settled.values() and (rank := _rank(table, field, column)) is not None
    )
    found: dict[int, int] = {}
    for _, _, position, order in candidates:
        if order not in found and position not in found.values():
            found[order] = position
    return [(table.readable[order], columns[position]) for order, position in found.items()]


def _needed(table: Table, field: Field) -> bool:
    if field in table.borrowed:
        return TABLES["orders"].field(field.name).required
    return field.required


def _rank(table: Table, field: Field, column: str) -> int | None:
    """How likely a heading is for a field: 0 is its own name; ``None`` is not at all."""
    known = known_forms(table, field)
    return min((known[form] for form in forms_of(column) if form in known), default=None)


def forms_of(column: str) -> frozenset[str]:
    """Return what distinguishes a heading, with and without what stands in brackets behind it."""
    plain = _CUSTOM_FIELD.sub("", column)
    return frozenset({normalised(plain), normalised(_BRACKETED.sub("", plain))} - {""})


@cache
def known_forms(table: Table, field: Field) -> Mapping[str, int]:
    """Return the headings known for a field, normalised, each with its place: 0 is the likeliest."""
    forms: dict[str, int] = {}
    for rank, heading in enumerate(headings(table, field)):
        for form in (normalised(heading), normalised(heading.casefold().translate(_UMLAUTS))):
            forms.setdefault(form, rank)
    return forms
