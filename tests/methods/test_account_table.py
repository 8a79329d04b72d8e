from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from kamwidgets.methods import Purchases, account_table, trend
from kamwidgets.methods.frames import cells

MONTHS = tuple(f"2025-{month:02d}" for month in range(1, 13))


def frame(columns: str, *rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns.split())


BOUGHT = Purchases(
    recent=frame(
        "account_id product_id revenue contribution",
        ("a", "p1", 60.0, 20.0),
        ("a", "p2", 40.0, 20.0),
        ("site", "p1", 50.0, None),
        ("site", "p3", -50.0, 0.0),
    ),
    orders=frame("account_id orders", ("a", 3), ("site", 2)),
    before=frame("account_id revenue", ("a", 80.0), ("site", -5.0)),
    monthly=frame("account_id month revenue", *(("a", month, 10.0) for month in MONTHS)),
    months=MONTHS,
    last=frame("account_id ordered_on", ("a", date(2025, 12, 1)), ("site", date(2025, 12, 21))),
    payments=frame("account_id days", ("a", 10), ("a", 20), ("site", 90)),
    categories={"p1": "Pumps", "p2": "Seals"},
    as_of=date(2025, 12, 31),
)


def test_account_table__knows_what_it_knows():
    table = account_table(BOUGHT, ["a", "site", "never"])
    known = table.loc["a"].to_dict()
    assert known == {
        "revenue": 100,
        "growth": 0.25,
        "contribution": 40,
        "contribution_share": 0.4,
        "trend": 0,
        "products": 2,
        "categories": 2,
        "orders": 3,
        "last_order_days": 30,
        "payment_days": 15,
    }


def test_account_table__leaves_unknown_what_is_not_known():
    table = account_table(BOUGHT, ["a", "site", "never"])
    # a cost, a category and a year before above zero are missing; turnover nets to nothing
    unknown = [name for name, value in cells(table, "site").items() if value != value]  # noqa: PLR0124 - NaN is not itself
    assert unknown == ["growth", "contribution", "contribution_share", "trend", "categories"]
    never = cells(table, "never")
    assert (never["revenue"], never["contribution"], never["products"], never["orders"]) == (0, 0, 0, 0)
    assert table.loc[["never"], ["growth", "trend", "last_order_days", "payment_days"]].isna().to_numpy().all()


def test_account_table__rolled_up_counts_products_once_and_takes_the_latest_order():
    table = cells(account_table(BOUGHT.rolled_up({"site": "a"}), ["a"]), "a")
    assert (table["revenue"], table["orders"], table["products"], table["last_order_days"]) == (100, 5, 3, 10)
    assert table["payment_days"] == 20  # the median of 10, 20 and 90
    assert pd.isna(table["contribution"])
    assert table["growth"] == pytest.approx(100 / 75 - 1)


def test_account_table__of_nothing_is_nothing():
    nothing = replace(
        BOUGHT,
        **{
            name: getattr(BOUGHT, name).iloc[:0]
            for name in ("recent", "orders", "before", "monthly", "last", "payments")
        },
        as_of=None,
    )
    assert account_table(nothing, []).empty
    assert account_table(nothing, ["a"]).loc["a", "revenue"] == 0


def test_trend__one_large_order_moves_it_little():
    steady = frame("account_id month revenue", *(("a", month, 10.0 + n) for n, month in enumerate(MONTHS)))
    large = pd.concat([steady, frame("account_id month revenue", ("a", MONTHS[-1], 1_000.0))])
    slope_times_twelve = 12 * 1.0
    assert trend(steady, MONTHS)["a"] == pytest.approx(slope_times_twelve / 15.5)
    assert trend(large, MONTHS)["a"] == pytest.approx(slope_times_twelve / (15.5 + 1_000 / 12), rel=0.05)


def test_trend__says_nothing_of_few_months_or_turnover_that_is_not_above_zero():
    assert trend(BOUGHT.monthly, MONTHS[:11]).empty
    returned = frame("account_id month revenue", *(("a", month, -1.0) for month in MONTHS))
    assert trend(returned, MONTHS).empty
