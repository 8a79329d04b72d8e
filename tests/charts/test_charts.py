from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import vl_convert

from kamwidgets.charts import pareto, target_bars, target_title, target_waterfall, theme, whale
from kamwidgets.methods import TargetTable, concentration, target_table, whale_curve
from kamwidgets.model import Formats, Target

PICTURE_CSS = Path(theme.__file__).parents[1] / "widgets" / "js" / "src" / "css" / "picture.css"
NAMES = {"a": "Ada <b>Ltd</b>", "b": "Bolt AG"}


def _svg(specification: dict[str, Any]) -> str:
    """Draw it as reports do; a specification that Vega-Lite does not understand raises."""
    return vl_convert.vegalite_to_svg({**json.loads(json.dumps(specification)), "width": 600}, vl_version="5.21")


def _table(products: int = 9) -> TargetTable:
    rows = [(f"p{number}", year, 100.0 * number + 10) for number in range(products) for year in (1996, 1997)]
    sold = pd.DataFrame(rows, columns=["product_id", "year", "revenue"])
    targets = [Target(product_id=f"p{number}", period="1998", revenue=100.0 * number) for number in range(products)]
    return target_table(sold, targets, ["1998"], partial=["1996"])


def test_pareto__draws_a_picture_whose_title_is_the_finding():
    spec = pareto(concentration(pd.Series({"a": 60.0, "b": 30.0, "c": 10.0})), NAMES, chosen={"a"})
    svg = _svg(spec)
    assert spec["title"]["text"] == "1 of 3 customers brings 60 % of turnover"
    assert "2 bring 90 %" in svg
    assert "Key account" in svg


def test_pareto__marks_chosen_accounts():
    spec = pareto(concentration(pd.Series({"a": 60.0, "b": 30.0})), NAMES, chosen={"b"})
    assert [row["standing"] for row in spec["data"]["values"]] == ["Other customer", "Key account"]


def test_target_bars__adds_up_to_the_table_and_marks_partial_years():
    table = _table()
    spec = target_bars(table, {}, "1998")
    drawn = pd.DataFrame(spec["data"]["values"]).groupby("year")["revenue"].sum()
    assert drawn["1997"] == table.total("1997")
    assert drawn["1998 target"] == table.total("1998")
    assert "1996 (part)" in drawn
    assert "Other products" in _svg(spec)


def test_target_waterfall__goes_from_last_year_to_the_targets_without_a_break():
    spec = target_waterfall(_table(), {}, "1998")
    steps = spec["data"]["values"]
    assert steps[-1]["to"] == steps[-2]["to"]
    assert all(after["from"] == before["to"] for before, after in pairwise(steps[:-1]))
    assert "1998 target" in _svg(spec)


def test_pictures__write_numbers_as_the_company_does():
    german = Formats("de_DE", "CHF")
    spec = target_waterfall(_table(), {}, "1998", formats=german)
    assert "Turnover in CHF" in spec["title"]["subtitle"]
    assert "3.690" in {step["label"] for step in spec["data"]["values"]}
    drawn = _svg(target_bars(_table(), {}, "1998", formats=german))
    assert "1.000" in drawn
    assert "1,000" not in drawn


def test_target_waterfall__says_less_with_a_true_minus():
    assert any(step["label"].startswith("−") for step in target_waterfall(_table(), {}, "1998")["data"]["values"])


@pytest.mark.parametrize(
    ("revenue", "title"),
    [
        (110.0, "Targets for 1998 are 10 % above 1997 with the same products"),
        (75.0, "Targets for 1998 are 25 % below 1997 with the same products"),
        (100.0, "Targets for 1998 keep 1997 with the same products"),
    ],
)
def test_target_title__says_how_targets_compare(revenue: float, title: str):
    sold = pd.DataFrame({"product_id": ["p"], "year": [1997], "revenue": [100.0]})
    table = target_table(sold, [Target(product_id="p", period="1998", revenue=revenue)], ["1998"])
    assert target_title(table, "1998") == title


@pytest.mark.parametrize("draw", [target_bars, target_waterfall])
def test_pictures__stand_without_targets(draw: Any):
    sold = pd.DataFrame({"product_id": ["p"], "year": [1997], "revenue": [100.0]})
    spec = draw(target_table(sold, [], ["1998"]), {}, "1998")
    assert spec["title"]["text"] == "There is no target for 1998 yet"
    assert _svg(spec)


def test_pictures__carry_names_as_text_only():
    svg = _svg(target_waterfall(_table(1), {"p0": "<script>alert(1)</script>"}, "1998"))
    assert "<script" not in svg


def test_whale__labels_its_peak_and_what_is_left_and_thins_out_many_customers():
    amounts = pd.Series({f"c{number}": 100.0 - number for number in range(150)})
    spec = whale(whale_curve(amounts), {"c0": "Ada <b>Ltd</b>"}, formats=Formats("de_DE", "EUR"))
    svg = _svg(spec)
    assert spec["title"]["text"] == "49 of 150 customers take 1.225 € of the contribution away again"
    assert "100 customers bring 5.050 €" in svg
    assert "3.825 € is left" in svg
    many = pd.Series({f"c{number}": float(7_000 - number) for number in range(10_000)})
    rows = whale(whale_curve(many), {})["data"]["values"]
    assert len(rows) < 500
    assert max(row["cumulative"] for row in rows) == whale_curve(many).peak


@pytest.mark.parametrize("colour", [theme.INK, theme.GREY, theme.LINE, theme.QUIET, theme.ACCENT])
def test_theme__has_a_colour_for_dark_pages_too(colour: str):
    assert f'="{colour}"]' in PICTURE_CSS.read_text(encoding="utf-8")


def test_shares__are_written_with_a_space_on_axes_too():
    assert "60\u00a0%" in _svg(pareto(concentration(pd.Series({"a": 60.0, "b": 30.0})), NAMES))
