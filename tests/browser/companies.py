"""The workspaces that browser tests open: the sample company, and Northwind with one plan in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.model import PORTFOLIO, new_id
from kamwidgets.store import Workspace, bring_in, new_workspace, sample_folder
from tests.support import NORTHWIND

PEOPLE: list[tuple[str, dict[str, Any]]] = [
    ("Horst Kloss", {"title": "Managing Director", "roles": ("decider",), "stance": "supporter"}),
    ("Renate Messner", {"title": "Head of Purchasing", "roles": ("buyer",), "stance": "sceptic"}),
    ("Karl Jablonski", {"title": "Finance", "roles": ("approver",), "stance": "neutral"}),
    ("Hanna Moos", {"title": "Assistant to the board", "roles": ("gatekeeper",), "influence": "some"}),
    ("Peter Franken", {"title": "Kitchen", "roles": ("user", "influencer"), "stance": "advocate"}),
]
TIES = [(1, 0, "reports-to"), (2, 0, "influences"), (3, 0, "controls-access"), (4, 1, "at-odds")]
CUSTOMERS, PLACED = 10_000, 200
"""Of the large company: how many there are, and of how many our strength is known."""

PLACES = [(0, -160), (-220, 40), (220, 40), (230, -160), (-220, 220)]


def sample_company(folder: Path) -> Workspace:
    """Make a workspace with the sample company in it."""
    return new_workspace(folder, sample=sample_folder())


def northwind(folder: Path) -> Workspace:
    """Bring Northwind in and write a plan for its largest customer."""
    made = new_workspace(folder, company="Northwind Traders", currency="USD")
    for table in ("customers", "products", "orders", "order-lines"):
        file = NORTHWIND / f"{table.replace('order-lines', 'order_details')}.csv"
        bring_in(made, read_table(table, file))
    reason = "The largest buyer of all, and open to planning the year together."
    made.apply("QUICK", edits.decide, status="key", reason=reason, on=date(2026, 11, 2))
    _map(made)
    for product_id, revenue in (("38", 24_000), ("59", 9_500), ("29", 8_000)):
        made.apply("QUICK", edits.set_target, product_id=product_id, period="1999", revenue=revenue)
    for title, due in (("Show the packaging to the kitchen", date(2026, 12, 4)), ("Agree the volumes", None)):
        made.apply("QUICK", edits.add_action, title=title, due_on=due)
    return made


def large(folder: Path) -> Workspace:
    """Make a company of many customers with long names, all scored by what they brought; some of them are placed."""
    made = new_workspace(folder, company="Large", locale="de_DE")
    ids = [f"C{number:05}" for number in range(CUSTOMERS)]
    tables = {
        "customers": ["account_id,name", *(f"{id},{customer_name(id)}" for id in ids)],
        "products": ["product_id,name,unit_cost", "1,Bearing,6"],
        "orders": ["order_id,account_id,ordered_on", *(f"{id},{id},2025-06-01" for id in ids)],
        "order-lines": [
            "order_id,line_no,product_id,quantity,unit_price",
            *(f"{id},1,1,{1 + at * 7919 % CUSTOMERS},10" for at, id in enumerate(ids)),
        ],
    }
    for table, lines in tables.items():
        bring_in(made, read_table(table, "\n".join(lines).encode(), name=f"{table}.csv"))
    facts = {id: 50 * (criterion.source == "fact") for id, criterion in made.portfolio.criteria.items()}
    made.apply(PORTFOLIO, edits.set_weights, weights=facts)
    made.apply(PORTFOLIO, edits.add_competitor, id="n", name="Nord")
    for at, id in enumerate(ids[:PLACED]):
        points = {"ours": at % 11, "rivals": {"n": at * 7 % 11}}
        made.apply(id, edits.add_success_factor, id="price", title="Price", **points)
    return made


def customer_name(id: str) -> str:
    """Return the name of a customer of the large company: 60 characters."""
    return f"Vereinigte Maschinen- und Anlagenbaugesellschaft Nord {id}".ljust(60, ".")


def _map(workspace: Workspace) -> None:
    ids = [new_id() for _ in PEOPLE]
    known = {"contact": "several", "influence": "strong", "last_contact_on": date(2026, 11, 3)}
    for id, (name, fields), (x, y) in zip(ids, PEOPLE, PLACES, strict=True):
        workspace.apply("QUICK", edits.add_person, id=id, name=name, **{**known, **fields, "x": x, "y": y})
    for source, target, kind in TIES:
        workspace.apply("QUICK", edits.link_people, source=ids[source], target=ids[target], kind=kind)
