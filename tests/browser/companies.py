"""The workspaces that browser tests open: the sample company, and Northwind with one plan in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.model import new_id
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


def _map(workspace: Workspace) -> None:
    ids = [new_id() for _ in PEOPLE]
    known = {"contact": "several", "influence": "strong", "last_contact_on": date(2026, 11, 3)}
    for id, (name, fields), (x, y) in zip(ids, PEOPLE, PLACES, strict=True):
        workspace.apply("QUICK", edits.add_person, id=id, name=name, **{**known, **fields, "x": x, "y": y})
    for source, target, kind in TIES:
        workspace.apply("QUICK", edits.link_people, source=ids[source], target=ids[target], kind=kind)
