from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kamwidgets.facts import Facts, FactsError, Rules, import_table, read_table
from tests.support import NORTHWIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamwidgets.facts import Imported

NORTHWIND_FILES = {"customers": "customers", "products": "products", "orders": "orders", "order-lines": "order_details"}


@pytest.fixture(scope="module")
def northwind(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """Northwind as its four files come, without any mapping."""
    folder = tmp_path_factory.mktemp("northwind") / "facts"
    for table, file in NORTHWIND_FILES.items():
        import_table(folder, read_table(table, NORTHWIND / f"{file}.csv"))
    return Facts(folder)


@pytest.mark.shared_data
def test_facts__northwind_adds_up_to_the_published_turnover(northwind: Facts):
    assert northwind.tables == {"customers": 91, "products": 77, "orders": 830, "order-lines": 2155}
    by_account = northwind.revenue(by=["account_id"])
    assert by_account["revenue"].sum() == pytest.approx(1265793.0395, abs=1e-4)
    assert len(by_account) == 89
    largest = by_account.nlargest(5, "revenue").set_index("account_id")["revenue"]
    assert dict(largest) == pytest.approx(
        {
            "QUICK": 110277.31,
            "ERNSH": 104874.98,
            "SAVEA": 104361.95,
            "RATTC": 51097.8,
            "HUNGO": 49979.9,
        },
        abs=0.01,
    )
    assert len(northwind.accounts()) == 91
    assert set(northwind.accounts()["account_id"]) - set(by_account["account_id"]) == {"FISSA", "PARIS"}


@pytest.mark.shared_data
def test_facts__northwind_by_year_and_comparable_months(northwind: Facts):
    by_year = northwind.revenue(by=["year"]).set_index("year")["revenue"]
    assert dict(by_year) == pytest.approx({1996: 208083.97, 1997: 617085.2, 1998: 440623.87}, abs=0.01)

    def autumn(year: int) -> float:
        return northwind.revenue(since=date(year, 8, 1), until=date(year, 12, 31))["revenue"].item()

    assert (autumn(1996), autumn(1997)) == pytest.approx((180222.08, 284598.38), abs=0.01)


@pytest.mark.shared_data
def test_facts__northwind_knows_its_days_and_partial_periods(northwind: Facts):
    assert (northwind.first_on, northwind.last_on) == (date(1996, 7, 4), date(1998, 5, 6))
    assert northwind.as_of == date(1998, 5, 6)
    partial = [
        period for period in ("1996-07", "1996-08", "1997", "1998-Q1", "1998-05") if northwind.is_partial(period)
    ]
    assert partial == ["1996-07", "1998-05"]


def test_facts__before_the_first_import_everything_is_empty(folder: Path):
    facts = Facts(folder)
    assert (facts.version, facts.tables, facts.as_of, facts.first_on) == ("", {}, None, None)
    assert facts.accounts().empty
    assert facts.products().empty
    assert facts.revenue(by=["account_id", "parent"]).empty
    assert facts.revenue()["revenue"].item() == 0
    assert facts.is_partial("2026")
    assert facts.is_current
    assert not folder.exists()


def test_facts__lists_customers_who_never_bought_and_those_known_from_orders_only(
    company: Path, bring: Callable[..., Imported]
):
    bring("orders", "order_id,account_id,ordered_on\n9,X,2026-03-01\n")
    accounts = Facts(company).accounts().set_index("account_id")
    assert list(accounts.index) == ["A", "A1", "B", "N", "X"]
    assert accounts.loc["X", "name"] == "X"


def test_facts__lists_products_known_from_lines_only(company: Path, bring: Callable[..., Imported]):
    bring("order-lines", "order_id,line_no,product_id,quantity,unit_price\n4,2,W,1,1\n")
    assert list(Facts(company).products()["product_id"]) == ["P", "V", "W"]


def test_facts__as_of_is_the_last_thing_that_happened_or_what_the_workspace_says(
    company: Path, bring: Callable[..., Imported]
):
    assert Facts(company).as_of == date(2026, 2, 12)
    bring("orders", "order_id,account_id,ordered_on,promised_on,due_on\n4,B,2026-02-10,2026-05-01,2026-06-01\n")
    assert Facts(company).as_of == date(2026, 2, 12)
    bring("service-events", "account_id,opened_at\nA,2026-03-02 09:00\n")
    assert Facts(company).as_of == date(2026, 3, 2)
    assert Facts(company, Rules(as_of=date(2026, 1, 1))).as_of == date(2026, 1, 1)


def test_facts__knows_only_its_own_tables(facts: Facts):
    with pytest.raises(FactsError, match="There is no table “shoes”"):
        facts.table("shoes")
    with pytest.raises(FactsError, match="People are not kept among the facts"):
        facts.table("people")


def test_facts__several_threads_may_ask_at_once(facts: Facts):
    totals: list[float] = []
    threads = [
        threading.Thread(target=lambda: totals.append(facts.revenue(by=["account_id"])["revenue"].sum()))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals == [220] * 6


def test_facts__customers_that_are_each_others_parents_stay_by_themselves(bring: Callable[..., Imported], folder: Path):
    bring("customers", "account_id,name,parent_id\nA,Alder,B\nB,Birch,A\nC,Cedar,B\n")
    assert Facts(folder).groups == {"A": "A", "B": "B", "C": "C"}
