from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import MixConvention, price_volume_mix
from tests.support import NORTHWIND, SHARED

BASE = pd.DataFrame({"quantity": [400, 300, 300], "price": [4, 1, 2]}, index=list("ABC"))
ACTUAL = pd.DataFrame({"quantity": [700, 100, 300], "price": [3, 2, 1]}, index=list("ABC"))
PARTS = ["price", "volume", "mix", "new", "discontinued", "no_quantity"]


def test_own_price__matches_the_worked_example():
    lines = price_volume_mix(BASE, ACTUAL).lines
    assert lines["price"].to_list() == [-700, 100, -300]
    assert lines["volume"].to_list() == [160, 30, 60]
    assert lines["mix"].to_list() == [1040, -230, -60]


def test_average_price__matches_the_worked_example():
    found = price_volume_mix(BASE, ACTUAL, "average-price")
    assert found.lines["volume"].to_list() == pytest.approx([750, -500, 0])
    assert found.lines["mix"].to_list() == pytest.approx([450, 300, 0])
    assert found.total["difference"] == pytest.approx(100)


@pytest.mark.shared_data
def test_own_price__matches_print():
    examples = json.loads((SHARED / "reference" / "published.json").read_text(encoding="utf-8"))["worked_examples"]
    example = next(each for each in examples if each["topic"].startswith("price-volume-mix"))
    told, products = example["inputs"], example["inputs"]["products"]
    base = pd.DataFrame({"quantity": told["budget_units"], "price": told["budget_price"]}, index=products)
    actual = pd.DataFrame({"quantity": told["actual_units"], "price": told["actual_price"]}, index=products)
    found = price_volume_mix(base, actual)
    shown = [amount for part in ("price", "volume", "mix") for amount in (*found.lines[part], found.total[part])]
    assert shown == pytest.approx(example["expected"], abs=example["tolerance"])


@pytest.mark.shared_data
@pytest.mark.parametrize("convention", ["own-price", "average-price"])
def test_northwind__reconciles_august_to_december(convention: MixConvention):
    orders = pd.read_csv(NORTHWIND / "orders.csv")
    lines = pd.read_csv(NORTHWIND / "order_details.csv").merge(orders)
    columns = {name.lower().replace("_", ""): name for name in lines.columns}
    day = pd.to_datetime(lines[columns["orderdate"]])
    quantity, price, discount = (lines[columns[name]] for name in ("quantity", "unitprice", "discount"))
    sold = pd.DataFrame(
        {"product": lines[columns["productid"]], "quantity": quantity, "revenue": quantity * price * (1 - discount)}
    )
    base, actual = (sold[(day.dt.year == year) & (day.dt.month >= 8)].groupby("product").sum() for year in (1996, 1997))
    total = price_volume_mix(base, actual, convention).total
    assert (round(total["base"], 2), round(total["actual"], 2)) == (180_222.08, 284_598.38)
    assert total[PARTS].sum() == pytest.approx(284_598.38 - 180_222.08, abs=0.01)


Amounts = dict[str, tuple[int, float]]


def amounts(told: Amounts) -> pd.DataFrame:
    return pd.DataFrame.from_dict(told, orient="index", columns=["quantity", "revenue"]).astype(float)


side = st.dictionaries(
    st.sampled_from("ABCDEF"),
    st.tuples(st.integers(-50, 1000), st.floats(-1e6, 1e6)),
)


@given(side, side, st.sampled_from(["own-price", "average-price"]))
def test_parts__always_add_up_by_line_and_in_total(base: Amounts, actual: Amounts, convention: MixConvention):
    found = price_volume_mix(amounts(base), amounts(actual), convention)
    assert np.allclose(found.lines[PARTS].sum(axis=1), found.lines["difference"], atol=0.005)
    assert np.isclose(found.total[PARTS].sum(), found.total["difference"], atol=0.005)
    assert np.isclose(found.total["actual"] - found.total["base"], found.total["difference"], atol=0.005)
    assert json.dumps(found.as_json(), allow_nan=False)
    assert found.explain()


def test_products__that_cannot_be_compared_stand_by_themselves():
    base = pd.DataFrame({"quantity": [10, 5, 0], "revenue": [100.0, 20.0, -30.0]}, index=["kept", "gone", "credit"])
    actual = pd.DataFrame({"quantity": [10, 4], "revenue": [90.0, 8.0]}, index=["kept", "new"])
    found = price_volume_mix(base, actual)
    assert list(found.lines.loc["kept", PARTS]) == [-10, 0, 0, 0, 0, 0]
    assert (found.total["new"], found.total["discontinued"], found.total["no_quantity"]) == (8, -20, 30)
    assert "products without a quantity to compare +€30" in found.explain()


@pytest.mark.parametrize(
    ("base", "message"),
    [
        (pd.DataFrame({"quantity": [1.0]}), "needs the columns"),
        (pd.DataFrame({"quantity": [1, 2], "price": [1, 1]}, index=["A", "A"]), "Product A occurs more than once"),
        (pd.DataFrame({"quantity": [1], "price": [np.nan]}, index=["A"]), "not known for A"),
        (pd.DataFrame({"quantity": [np.inf], "price": [1]}, index=["A"]), "not known for A"),
    ],
)
def test_nonsense__is_refused_in_a_sentence(base: pd.DataFrame, message: str):
    with pytest.raises(ValueError, match=message):
        price_volume_mix(base, ACTUAL)


def test_convention__is_one_of_two():
    with pytest.raises(ValueError, match="own-price or average-price"):
        price_volume_mix(BASE, ACTUAL, "crossed")  # pyright: ignore[reportArgumentType]


def test_nothing__differs_by_nothing():
    nothing = pd.DataFrame({"quantity": [], "price": []}, dtype=float)
    assert price_volume_mix(nothing, nothing).total["difference"] == 0
