"""The tables a company brings in: their fields, what must be there, and the words people head columns with.

The list is the one in the guide; ``words.toml`` holds the headings and answers in five languages, so that adding a
language needs no code.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TABLES", "Field", "Kind", "Table", "answers", "headings", "table_named", "total_words"]

Kind = Literal["id", "text", "date", "moment", "number", "money", "share", "integer", "choice", "choices", "flag"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a canonical table.

    Attributes
    ----------
    name : str
        Canonical name, unit included where a number could be misread (``ordered_on``, ``hours_per_month``).
    title : str
        What people call it.
    kind : str
        How its text is read. Shares are fractions 0–1; money is in the workspace's currency.
    required : bool
        Every row must have it.
    otherwise : str
        For a choice: the answer that stands for a word we do not know; empty = such a word is a problem.
    """

    name: str
    title: str
    kind: Kind = "text"
    required: bool = False
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A canonical table.

    Attributes
    ----------
    name : str
        As in ``kam import WORKSPACE TABLE FILE``.
    one, many : str
        What a row is called in a sentence.
    fields : tuple of Field
        In the order they are stored and shown.
    key : tuple of str
        The fields by which a row of a new file replaces an older one.
    borrowed : tuple of Field
        Fields a file may carry for another table: lines that bring their orders' heads along.
    in_documents : bool
        Whether its rows go into plans and the portfolio by edits, rather than among the facts.
    """

    name: str
    one: str
    many: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    borrowed: tuple[Field, ...] = ()
    in_documents: bool = False

    @property
    def readable(self) -> tuple[Field, ...]:
        """Every field a file of this table may have."""
        return self.fields + self.borrowed

    def field(self, name: str) -> Field:
        """Return the field called ``name``.

        Raises
        ------
        KeyError
            If the table has no such field.
        """
        for field in self.readable:
            if field.name == name:
                return field
        raise KeyError(name)


_ORDER_ID = Field("order_id", "Order number", "id", required=True)
_ACCOUNT_ID = Field("account_id", "Customer number", "id", required=True)

_ORDER_HEAD = (
    Field("requested_on", "Requested for", "date"),
    Field("promised_on", "Promised for", "date"),
    Field("shipped_on", "Shipped on", "date"),
    Field("delivered_on", "Delivered on", "date"),
    Field("status", "Status"),
    Field("invoice_correct", "Invoice correct", "flag"),
    Field("invoiced_on", "Invoiced on", "date"),
    Field("due_on", "Due on", "date"),
    Field("paid_on", "Paid on", "date"),
    Field("currency", "Currency"),
)

_CUSTOMERS = Table(
    "customers",
    "customer",
    "customers",
    (
        _ACCOUNT_ID,
        Field("name", "Name", required=True),
        Field("parent_id", "Parent's customer number", "id"),
        Field("country", "Country"),
        Field("region", "Region"),
        Field("city", "City"),
        Field("industry", "Industry"),
        Field("segment", "Segment"),
        Field("relationship", "Relationship", "choice"),
        Field("category_spend", "Yearly spend in our categories", "money"),
        Field("owner_id", "Looked after by", "id"),
    ),
    key=("account_id",),
)

_PRODUCTS = Table(
    "products",
    "product",
    "products",
    (
        Field("product_id", "Product number", "id", required=True),
        Field("name", "Name", required=True),
        Field("category", "Category"),
        Field("list_price", "List price", "money"),
        Field("unit_cost", "Unit cost", "money"),
        Field("launched_on", "Launched on", "date"),
    ),
    key=("product_id",),
)

_ORDERS = Table(
    "orders",
    "order",
    "orders",
    (_ORDER_ID, _ACCOUNT_ID, Field("ordered_on", "Ordered on", "date", required=True), *_ORDER_HEAD),
    key=("order_id",),
)

_ORDER_LINES = Table(
    "order-lines",
    "order line",
    "order lines",
    (
        Field("order_id", "Order number", "id"),
        Field("line_no", "Line number", "integer"),
        Field("product_id", "Product number", "id", required=True),
        Field("quantity", "Quantity", "number", required=True),
        Field("unit_price", "Unit price", "money", required=True),
        Field("discount", "Discount", "share"),
        Field("quantity_delivered", "Quantity delivered", "number"),
        Field("unit_cost", "Unit cost", "money"),
    ),
    key=("order_id", "line_no"),
    borrowed=(
        Field("account_id", "Customer number", "id"),
        Field("ordered_on", "Ordered on", "date"),
        *_ORDER_HEAD,
    ),
)

_PEOPLE = Table(
    "people",
    "person",
    "people",
    (
        Field("person_id", "Person's number", "id"),
        _ACCOUNT_ID,
        Field("name", "Name", required=True),
        Field("title", "Job title"),
        Field("email", "E-mail"),
        Field("function", "Function", "choice", otherwise="other"),
        Field("unit", "Unit"),
        Field("site", "Site"),
        Field("country", "Country"),
        Field("reports_to", "Reports to"),
        Field("roles", "Roles in the decision", "choices"),
    ),
    key=("person_id",),
    in_documents=True,
)

_TEAM = Table(
    "team",
    "team member",
    "team members",
    (
        Field("member_id", "Member's number", "id"),
        Field("name", "Name", required=True),
        Field("function", "Function", "choice", otherwise="other"),
        Field("level", "Level"),
        Field("site", "Site"),
        Field("country", "Country"),
        Field("hours_per_month", "Hours a month", "number"),
    ),
    key=("member_id",),
    in_documents=True,
)

_SERVICE_EVENTS = Table(
    "service-events",
    "service event",
    "service events",
    (
        Field("event_id", "Event number", "id"),
        _ACCOUNT_ID,
        Field("kind", "Kind", "choice"),
        Field("opened_at", "Opened at", "moment", required=True),
        Field("answered_at", "Answered at", "moment"),
        Field("solved_at", "Solved at", "moment"),
        Field("satisfaction", "Satisfaction", "number"),
    ),
    key=("event_id",),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in (_CUSTOMERS, _PRODUCTS, _ORDERS, _ORDER_LINES, _PEOPLE, _TEAM, _SERVICE_EVENTS)}
)


def table_named(name: str) -> Table:
    """Return the canonical table called ``name``.

    Raises
    ------
    ValueError
        If there is none; the sentence lists those there are.

    Examples
    --------
    >>> table_named("customers").key
    ('account_id',)
    """
    if name not in TABLES:
        raise ValueError(f"There is no table “{name}”. Choose one of: {', '.join(TABLES)}.")
    return TABLES[name]


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("kamwidgets.facts").joinpath("words.toml").read_text(encoding="utf-8"))


def headings(table: Table, field: Field) -> tuple[str, ...]:
    """Return the headings known for a field of a table, likeliest first, its canonical name at the head."""
    known = _words()["headings"]
    own = known.get(table.name, {}).get(field.name)
    if own is None and field in table.borrowed:
        own = known["orders"].get(field.name)
    return (field.name, *(own or ()))


def answers(field: Field) -> Mapping[str, tuple[str, ...]]:
    """Return the answers a choice allows, each with the other words that mean it."""
    return {answer: (answer, *words) for answer, words in _words()["answers"][field.name].items()}


@cache
def total_words() -> frozenset[str]:
    """Return the words with which a row begins that adds up others, without case."""
    return frozenset(word.casefold() for word in _words()["rows"]["totals"])
