"""A small company of our own, small enough to add up in the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kamwidgets.facts import Facts, Imported, Rules, import_table, read_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CUSTOMERS = """account_id,name,parent_id,country
A,Alder Works,,Germany
A1,Alder Works Ulm,A,Germany
B,Birch Mill,,France
N,Never Bought,,Spain
"""
PRODUCTS = """product_id,name,category,unit_cost
P,Pump,Pumps,6
V,Valve,Valves,
"""
ORDERS = """order_id,account_id,ordered_on,status,shipped_on
1,A,2025-03-31,,2025-04-02
2,A1,2025-04-01,done,
3,B,2026-01-15, Cancelled ,
4,B,2026-02-10,,2026-02-12
"""
LINES = """order_id,line_no,product_id,quantity,unit_price,discount,unit_cost
1,1,P,10,10,0.1,
1,2,V,1,50,,20
2,1,P,-2,10,,
3,1,P,1000,10,,
4,1,V,4,25,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the facts go; not made yet."""
    return tmp_path / "facts"


@pytest.fixture
def bring(folder: Path) -> Callable[..., Imported]:
    """Import text as a table."""

    def bring(table: str, text: str, rules: Rules | None = None, **arguments: Any) -> Imported:
        arguments.setdefault("name", f"{table}.csv")
        return import_table(folder, read_table(table, text.encode(), rules, **arguments))

    return bring


@pytest.fixture
def company(folder: Path, bring: Callable[..., Imported]) -> Path:
    """Facts of a company with four customers, two products, four orders and five lines."""
    bring("customers", CUSTOMERS)
    bring("products", PRODUCTS)
    bring("orders", ORDERS)
    bring("order-lines", LINES)
    return folder


@pytest.fixture
def facts(company: Path) -> Facts:
    """Open the same company."""
    return Facts(company)
