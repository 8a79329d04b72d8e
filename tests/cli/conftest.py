"""The command line, as somebody types it, and a small workspace made by it alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kamwidgets import edits
from kamwidgets.cli import app
from kamwidgets.store import open_workspace

CUSTOMERS = "Number,Name\nA,Alder Ltd\nB,Birch AG\n"
PRODUCTS = "product_id,name\nP,Pump\n"
ORDERS = "order_id,account_id,ordered_on\n1,A,2026-01-05\n2,B,2026-02-05\n"
LINES = "order_id,line_no,product_id,quantity,unit_price\n1,1,P,3,100\n2,1,P,1,100\n"


def kam(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    tables = {"customers": CUSTOMERS, "products": PRODUCTS, "orders": ORDERS, "order-lines": LINES}
    for table, text in tables.items():
        (tmp_path / f"{table}.csv").write_text(text)
    return tmp_path


@pytest.fixture
def folder(files: Path) -> Path:
    made = files / "w"
    kam("new", made)
    for table in ("products", "orders", "order-lines"):
        assert kam("import", made, table, files / f"{table}.csv").exit_code == 0
    assert kam("import", made, "customers", files / "customers.csv", "--map", "account_id=Number").exit_code == 0
    workspace = open_workspace(made)
    ada = workspace.apply("A", edits.add_person, name="Ada", roles=("decider",)).created
    workspace.apply("A", edits.set_target, product_id="P", period="2027", revenue=400)
    workspace.apply("A", edits.add_action, title="Call", person_ids=(ada,))
    workspace.apply("A", edits.decide, status="key", reason="Largest", on="2026-03-01")
    return made
