"""Ring 2: on whom turnover hangs, as one asks, and what losing an account would do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select.dependence import DependencePanel
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.store import Workspace, bring_in, new_workspace
from kamwidgets.widgets import KamWidget

GROUPS = "account_id,name,country,parent_id\nA,Alder Ltd,GB,B\nB,Birch AG,DE,\nC,Cedar SA,DE,\nD,Dogwood Oy,FI,\n"
LOOP = "account_id,name,country,parent_id\nA,Alder Ltd,GB,B\nB,Birch AG,DE,A\nC,Cedar SA,FR,\nD,Dogwood Oy,FI,\n"


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def hidden(widget: Any) -> bool:
    return "kam-hidden" in widget._dom_classes


@pytest.fixture
def opened(host: Any) -> Callable[..., DependencePanel]:
    """Open the tab on a workspace, after some tables were brought in."""

    def open_on(workspace: Workspace, **tables: str) -> DependencePanel:
        for name, text in tables.items():
            bring_in(workspace, read_table(name.replace("_", "-"), text.encode(), name=f"{name}.csv"))
        page = Page(workspace, workspace.session(), host)
        page.account_id = "A"
        step = SelectStep(page)
        send(step.tabs, type="open-tab", id="dependence")
        return step.dependence

    return open_on


@pytest.fixture
def panel(workspace: Workspace, opened: Callable[..., DependencePanel]) -> DependencePanel:
    return opened(workspace)


def ask(panel: DependencePanel, **said: str) -> None:
    for name, value in said.items():
        send(panel.form, type="change", name=name, value=value)


def tile(panel: DependencePanel, label: str) -> dict[str, Any]:
    return next(tile for tile in panel.spread.figures.blocks[0]["tiles"] if tile["label"] == label)


def losses(panel: DependencePanel) -> dict[str, tuple[str, str]]:
    return {tile["label"]: (tile["value"], tile["note"]) for tile in panel.losing.said.blocks[0]["tiles"]}


def tick(panel: DependencePanel, account_id: str, value: bool) -> None:
    send(panel.losing.grid, type="edit-cell", row=account_id, column="lost", value=value)


# --- how it is spread ------------------------------------------------------------------------------------------------


def test_spread__says_the_real_pair_and_names_its_period(panel: DependencePanel) -> None:
    assert panel.spread.pareto.title == "1 of 3 customers (33 %) brings 75 % of turnover"
    assert [bar["id"] for bar in panel.spread.pareto.bars] == ["A", "B", "C"]
    assert panel.spread.pareto.bars[0]["text"] == "€1,504 · 75.0 %"
    assert panel.spread.pareto.texts["values"] == "Turnover in EUR, 1 Mar 2024 to 31 Dec 2025"


def test_spread__marks_key_accounts_and_a_bar_opens_its_account(panel: DependencePanel, host: Any) -> None:
    panel.page.session.apply("B", edits.decide, status="key", reason="Grows.", on=date(2026, 1, 2))
    panel.refresh()
    assert [bar["id"] for bar in panel.spread.pareto.bars if bar["chosen"]] == ["B"]
    send(panel.spread.pareto, type="select", id="B")
    assert host.went == [("select", "B")]


def test_spread__figures_say_formula_inputs_and_who_is_left_out(panel: DependencePanel) -> None:
    assert tile(panel, "80 % of turnover")["value"] == "2"
    assert tile(panel, "Largest 20 % of customers")["note"] == "of turnover, from 1 customer"
    assert tile(panel, "Largest customer")["note"] == "Alder Ltd"
    assert tile(panel, "Customers of 10 % or more")["note"] == "Alder Ltd 75.0 % and Birch AG 20.0 %"
    effective = tile(panel, "Effective number")
    assert effective["value"] == "1.7"  # 1 / (0.7505² + 0.1996² + 0.0499²)
    assert "squared share" in effective["explain"]
    assert "€2,004 from 3 customers. 1 more is not counted." in effective["explain"]
    assert panel.spread.figures.blocks[1]["text"] == "Not counted: Dogwood Oy, because they brought no turnover."


def test_spread__by_contribution_over_a_year(panel: DependencePanel) -> None:
    ask(panel, measure="contribution", over="2025")
    # Alder 100 × (10 − 6) + 1 × (4 − 2) = 402, Birch 50 × (8 − 2) = 300, Cedar 20 × (5 − 2) = 60
    assert [bar["value"] for bar in panel.spread.pareto.bars] == [402, 300, 60]
    assert panel.spread.pareto.texts["values"] == "Contribution in EUR, 2025"


def test_spread__marks_years_that_are_covered_in_part(panel: DependencePanel) -> None:
    over = next(field for field in panel.form.fields if field["name"] == "over")
    assert [option["label"] for option in over["options"]] == [
        "1 Mar 2024 to 31 Dec 2025",
        "The 12 months to 31 Dec 2025",
        "2025",
        "2024 (part)",
    ]


def test_spread__of_one_country_that_brought_nothing_is_a_sentence(panel: DependencePanel) -> None:
    ask(panel, where="country=FI")
    assert hidden(panel.spread.pareto)
    assert panel.spread.figures.blocks[0]["sentence"] == "No customer with country FI brought any turnover."
    ask(panel, where="country=GB")
    assert panel.spread.pareto.title == "1 of 1 customer (100 %) brings 100 % of turnover"
    assert tile(panel, "Gini")["explain"].count("–") == 1  # with a correction it is not defined for one customer


def test_spread__sites_roll_up_to_their_parent(workspace: Workspace, opened: Callable[..., DependencePanel]) -> None:
    panel = opened(workspace, customers=GROUPS)
    ask(panel, level="parent")
    assert [(bar["id"], bar["value"]) for bar in panel.spread.pareto.bars] == [("B", 1904), ("C", 100)]
    assert panel.spread.pareto.selected == "B"
    ask(panel, where="country=DE")
    assert [(bar["id"], bar["value"]) for bar in panel.spread.pareto.bars] == [("B", 400), ("C", 100)]


def test_spread__parents_in_a_loop_stay_by_themselves_and_it_is_said(
    workspace: Workspace, opened: Callable[..., DependencePanel]
) -> None:
    panel = opened(workspace, customers=LOOP)
    ask(panel, level="parent")
    assert [bar["id"] for bar in panel.spread.pareto.bars] == ["A", "B", "C"]
    said = panel.spread.figures.blocks[-1]["text"]
    assert said == "Alder Ltd and Birch AG are each other's parents, so each of them counts by itself."


def test_spread__more_returned_than_bought_is_said(
    workspace: Workspace, opened: Callable[..., DependencePanel]
) -> None:
    returned = "order_id,line_no,product_id,quantity,unit_price\n4,2,2,-30,5\n"
    panel = opened(workspace, order_lines=returned)
    assert [bar["id"] for bar in panel.spread.pareto.bars] == ["A", "B"]
    assert "Cedar SA, because they returned more than they bought" in panel.spread.figures.blocks[1]["text"]


def test_no_facts__lead_to_start(tmp_path: Path, opened: Callable[..., DependencePanel]) -> None:
    panel = opened(new_workspace(tmp_path / "empty"))
    assert hidden(panel.widget)


# --- beside each other -----------------------------------------------------------------------------------------------


def test_parts__years_and_countries_beside_each_other(panel: DependencePanel) -> None:
    panel.show_tab("parts")
    table = panel.parts.said.blocks[0]
    assert [row[:3] for row in table["rows"]] == [["2024 (part)", "500", "1"], ["2025", "1,504", "3"]]
    assert "“part”" in table["caption"]
    assert [tab["id"] for tab in panel.parts.tabs.tabs] == ["year", "country"]
    send(panel.parts.tabs, type="open-tab", id="country")
    rows = panel.parts.said.blocks[0]["rows"]
    assert [row[:3] for row in rows[:2]] == [["GB", "1,504", "75 %"], ["DE", "400", "20 %"]]
    assert rows[-1][:2] == ["FI", "–"]


# --- who earns it ----------------------------------------------------------------------------------------------------


def test_whale__is_a_picture_a_sentence_and_a_table(
    workspace: Workspace, opened: Callable[..., DependencePanel]
) -> None:
    dear = "order_id,line_no,product_id,quantity,unit_price,unit_cost\n4,1,2,20,5,9\n"
    panel = opened(workspace, order_lines=dear)
    panel.show_tab("whale")
    shown = panel.whale.picture.widget.outputs[0]["data"]["text/plain"]
    assert shown == "1 of 4 customers takes €80 of the contribution away again"  # 20 × (5 − 9)
    assert "Cedar SA takes €80 of it away, which leaves €822." in panel.whale.said.blocks[0]["text"]
    assert [row[1] for row in panel.whale.said.blocks[1]["rows"]] == ["Alder Ltd", "Birch AG", "Dogwood Oy", "Cedar SA"]


def test_whale__without_costs_says_what_is_missing(
    workspace: Workspace, opened: Callable[..., DependencePanel]
) -> None:
    panel = opened(workspace, products="product_id,name,unit_cost\n1,Bearing,\n2,Seal,\n")
    panel.show_tab("whale")
    assert hidden(panel.whale._pictured)
    assert "unit costs are missing" in panel.whale.said.blocks[0]["sentence"]
    panel.show_tab("spread")
    ask(panel, measure="contribution")
    assert panel.spread.figures.blocks[0]["sentence"].startswith("No contribution is known, because unit costs")


# --- if an account is lost -------------------------------------------------------------------------------------------


def test_losing__begins_with_the_open_account_and_takes_several(panel: DependencePanel) -> None:
    panel.show_tab("losing")
    assert losses(panel)["Turnover lost"] == ("€1,004", "66.8 % of all")
    assert losses(panel)["Contribution lost"][0] == "€402"
    tick(panel, "B", True)
    assert losses(panel)["Turnover lost"][0] == "€1,404"
    assert "Without Alder Ltd and Birch AG" in panel.losing.said.blocks[1]["text"]
    tick(panel, "A", False)
    tick(panel, "B", False)
    assert panel.losing.said.blocks[0]["text"].startswith("Tick the accounts that are lost")


def test_losing__who_is_not_listed_at_another_level_is_ticked_no_longer(
    workspace: Workspace, opened: Callable[..., DependencePanel]
) -> None:
    panel = opened(workspace, customers=GROUPS)
    panel.show_tab("losing")
    tick(panel, "C", True)
    assert "Without Alder Ltd and Cedar SA" in panel.losing.said.blocks[1]["text"]
    for level in ("parent", "account"):
        ask(panel, level=level)
        assert [row["id"] for row in panel.losing.grid.rows if row["cells"]["lost"]] == ["C"]
        assert "Without Cedar SA" in panel.losing.said.blocks[1]["text"]
    tick(panel, "C", False)
    tick(panel, "A", True)
    ask(panel, level="parent")
    assert panel.losing.said.blocks[0]["text"].startswith("Tick the accounts that are lost")


def test_losing__costs_are_typed_in_the_locale_and_kept(panel: DependencePanel) -> None:
    panel.show_tab("losing")
    assert losses(panel)["Fixed costs uncovered"] == ("unknown", "fixed costs are not entered")
    panel.page.session.apply(PORTFOLIO, edits.change_settings, locale="de_DE")
    panel.refresh()
    for name, value in (("fixed_costs", "1.060"), ("cash", "350,00"), ("cash", "-1")):
        send(panel.losing.costs, type="change", name=name, value=value)
    assert "at least 0" in panel.losing.costs.errors["cash"]
    settings = panel.page.portfolio.settings
    assert (settings.fixed_costs, settings.cash) == (1060, 350)
    panel.refresh()
    # left: Birch 300 and Cedar 60 of contribution on 500 of turnover; 700 uncovered, 350 / (700 / 12) = 6 months
    assert losses(panel)["Fixed costs uncovered"] == ("700 €", "972 € more turnover would cover them")  # 1060/0.72-500
    assert losses(panel)["Cash lasts"] == ("6,0 months", "")


def test_losing__unknown_costs_are_unknown(workspace: Workspace, opened: Callable[..., DependencePanel]) -> None:
    panel = opened(workspace, products="product_id,name,unit_cost\n1,Bearing,6\n2,Seal,\n")
    panel.page.session.apply(PORTFOLIO, edits.change_settings, fixed_costs=100, cash=100)
    panel.show_tab("losing")
    assert losses(panel)["Contribution lost"] == ("unknown", "costs of 3 customers are missing")
    assert losses(panel)["Cash lasts"][0] == "unknown"
    assert panel.losing.grid.rows.find("B")["text"] == {"contribution": "unknown"}


def test_losing__a_parent_group_is_lost_as_one(workspace: Workspace, opened: Callable[..., DependencePanel]) -> None:
    panel = opened(workspace, customers=GROUPS)
    panel.show_tab("losing")
    ask(panel, level="parent")
    assert losses(panel)["Turnover lost"][0] == "€1,404"
    assert [row["id"] for row in panel.losing.grid.rows] == ["B", "C", "D"]
