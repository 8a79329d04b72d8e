"""What everybody reads out of the facts, at every stage of bringing them in."""

from __future__ import annotations

from pathlib import Path

from kamwidgets.facts import read_table
from kamwidgets.store import bring_in, new_workspace


def test_figures__know_customers_before_there_is_any_order(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "w")
    bring_in(workspace, read_table("customers", b"customer id,name\nA,Acme\nB,Bolt\n", name="customers.csv"))
    accounts = workspace.reading().figures.accounts
    assert list(accounts.index) == ["A", "B"]
    assert accounts["revenue"].to_list() == [0.0, 0.0]
    assert accounts["growth"].isna().all()
