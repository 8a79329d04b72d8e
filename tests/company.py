"""A company of four customers and two products, for tests that need facts."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from kamwidgets.facts import read_table
from kamwidgets.store import Workspace, bring_in, new_workspace, open_workspace

TABLES = {
    "customers": b"account_id,name,country\nA,Alder Ltd,GB\nB,Birch AG,DE\nC,Cedar SA,FR\nD,Dogwood Oy,FI\n",
    "products": b"product_id,name,unit_cost\n1,Bearing,6\n2,Seal,2\n",
    "orders": (
        b"order_id,account_id,ordered_on\n"
        b"1,A,2024-03-01\n2,A,2025-03-01\n3,B,2025-06-01\n4,C,2025-07-01\n5,A,2025-12-31\n"
    ),
    "order-lines": (
        b"order_id,line_no,product_id,quantity,unit_price\n"
        b"1,1,1,50,10\n2,1,1,100,10\n3,1,2,50,8\n4,1,2,20,5\n5,1,2,1,4\n"
    ),
}
"""Their rows, as files."""


def small_company(folder: Path) -> Workspace:
    """Make a workspace of it: worked out once, then copied."""
    shutil.copytree(_template(), folder)
    return open_workspace(folder)


@cache
def _template() -> Path:
    place = Path(tempfile.mkdtemp(prefix="kam-company-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    made = new_workspace(place / "w")
    for table, contents in TABLES.items():
        bring_in(made, read_table(table, contents, name=f"{table}.csv"))
    made.close()
    return place / "w"
