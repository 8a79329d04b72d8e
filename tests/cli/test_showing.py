"""``kam show``: what it answers, for programs and for people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import kam


def test_show__facts_lists_the_orders_that_lines_wait_for(folder: Path, files: Path):
    (files / "more.csv").write_text("order_id,line_no,product_id,quantity,unit_price\n77,1,P,1,1\n77,2,P,1,1\n")
    kam("import", folder, "order-lines", files / "more.csv")
    facts = shown(folder, "facts")
    assert (facts["waiting_orders"], facts["waiting"]) == (1, [{"order_id": "77", "lines": 2}])


def shown(folder: Path, what: str, *more: str) -> Any:
    told = kam("show", folder, what, "--json", *more)
    assert told.exit_code == 0, told.stderr
    return json.loads(told.stdout)


def test_show__facts_and_concentration(folder: Path):
    facts = shown(folder, "facts")
    assert facts["tables"] == {"customers": 2, "products": 1, "orders": 2, "order-lines": 2}
    assert (facts["revenue"], facts["last_on"], facts["waiting_orders"]) == (400, "2026-02-05", 0)
    concentration = shown(folder, "concentration")
    assert (concentration["customers"], concentration["top_share"]["0.5"], concentration["hhi"]) == (2, 0.75, 0.625)


def test_show__concentration_cut_by_year_level_and_measure(folder: Path):
    (year,) = shown(folder, "concentration", "--by", "year", "--level", "parent")
    assert (year["year"], year["partial"], year["customers"], year["hhi"]) == ("2026", True, 2, 0.625)
    assert kam("show", folder, "concentration", "--by", "year").stdout.startswith("2026 (part): The largest 20 %")
    refused = kam("show", folder, "concentration", "--by", "weather")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    unknown = kam("show", folder, "concentration", "--measure", "contribution")
    assert (unknown.exit_code, "unit costs are missing" in unknown.stderr) == (1, True)


def test_show__loss_of_several_accounts(folder: Path):
    one = shown(folder, "loss", "--account", "A")
    assert (one["revenue"], one["share"], one["contribution"], one["months_of_cash"]) == (300, 0.75, None, None)
    assert shown(folder, "loss", "--account", "A", "--account", "B")["share"] == 1
    assert kam("show", folder, "loss", "--account", "A").stdout.startswith("Without Alder Ltd, €300 a year would be")
    assert kam("show", folder, "loss", "--account", "nobody").stderr.startswith("There is no turnover to look at for")
    assert kam("show", folder, "loss").stderr == "Say which account: --account ID.\n"
    assert kam("show", folder, "map", "--account", "A", "--account", "B").exit_code == 2


def test_show__selection_and_status(folder: Path):
    first, second = shown(folder, "selection")
    assert (first["name"], first["decision"], first["reason"]) == ("Alder Ltd", "key", "Largest")
    assert (second["name"], second["decision"], second["score"]) == ("Birch AG", None, None)
    assert (first["rank"], first["gates"]["status"], first["gates"]["unknown"][0]) == (None, "unknown", "potential")
    volume = next(each for each in first["criteria"] if each["id"] == "volume")
    assert (volume["weight"], volume["raw"], volume["value"]) == (0.125, 300, 0.003)
    assert (volume["source"], volume["period"], volume["points"]) == (
        "Turnover",
        "12 months to 5 Feb 2026, of which only a part is known",
        None,
    )
    assert shown(folder, "selection", "--account", "B") == [second]
    assert set(shown(folder, "status")) == {"A"}
    status = shown(folder, "status", "--account", "A")["A"]
    assert list(status) == ["start", "select", "map", "targets", "act", "review"]


def test_show__portfolio_places_nobody_whose_strength_is_not_known(folder: Path):
    portfolio = shown(folder, "portfolio")
    assert (portfolio["boxes"], portfolio["labels"]["high-low"]) == (4, "Star")
    first, second = portfolio["accounts"]
    assert (first["name"], first["box"], first["strength"]) == ("Alder Ltd", None, None)
    assert second["missing"] == "attractiveness and strength"


def test_show__robustness_says_who_is_in_whatever_the_weights(tmp_path: Path):
    kam("new", tmp_path / "sample", "--sample")
    found = shown(tmp_path / "sample", "robustness")
    shares = [account["in_top"] for account in found["accounts"].values()]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(min(found["capacity"], len(shares)))
    assert found["error"] == pytest.approx(0.0098)
    assert found["varied_in_words"].startswith(f"{found['varied']} ratings were varied too")
    assert all(line["name"] != account for account, line in found["accounts"].items())
    assert not any(account in found["sentence"] for account in found["accounts"])
    assert {flip["account_id"] for flip in found["flips"]} <= set(found["accounts"])
    assert not set(found["not_scored"]) & set(found["accounts"])


def test_show__long_list_whale_and_second_opinions_are_the_results_themselves(tmp_path: Path):
    kam("new", tmp_path / "sample", "--sample")
    short = shown(tmp_path / "sample", "long-list")["short_list"]
    assert {line["account_id"] for line in shown(tmp_path / "sample", "selection") if line["short_list"]} == set(short)
    assert set(shown(tmp_path / "sample", "whale")["unknown"]) <= set(short)
    opinions = shown(tmp_path / "sample", "opinions")
    assert (opinions["ahp"], opinions["ahp_weights"]) == (None, None)  # nothing was compared in pairs yet
    assert len(opinions["dropped"]) == 3  # under TOPSIS, AHP and the weighted sum
    assert {*opinions["second"]["accounts"], *opinions["second"]["left_out"]} <= set(short)


def test_show__robustness_without_scores_says_what_to_do(folder: Path):
    told = kam("show", folder, "robustness")
    assert told.exit_code == 1
    assert "No account is scored yet" in told.stderr


def test_show__map_is_told_in_sentences(folder: Path):
    told = kam("show", folder, "map", "--account", "A").output
    assert "Coverage" in told
    assert "Ways of deciding" in told
    assert "too little to go on" in told


def test_show__map_gives_all_that_is_worked_out(folder: Path):
    found = shown(folder, "map", "--account", "A")
    assert {"coverage", "gaps", "exposures", "network", "cut_persons", "bridges", "paths"} <= found.keys()
    assert {"bow_tie", "complexity", "decisions", "spread", "critical"} <= found.keys()


def test_show__map_targets_and_actions_of_an_account(folder: Path):
    account = ("--account", "A")
    assert [person["name"] for person in shown(folder, "map", *account)["people"]] == ["Ada"]
    assert [target["revenue"] for target in shown(folder, "targets", *account)] == [400]
    assert [action["title"] for action in shown(folder, "actions", *account)] == ["Call"]
    assert [action["account_id"] for action in shown(folder, "actions")] == ["A"]


def test_show__catalogue_is_the_method_as_data(folder: Path):
    assert {"criteria", "gates"} <= set(shown(folder, "catalogue"))


@pytest.mark.parametrize("what", ["facts", "concentration", "selection", "status", "actions"])
def test_show__speaks_to_people_too(folder: Path, what: str):
    told = kam("show", folder, what)
    assert told.exit_code == 0
    assert told.stdout.strip()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("map",), 1, "Say which account: --account ID."),
        (("targets", "--account", "nobody"), 1, "There is no account nobody."),
        (("weather",), 2, "WHAT is one of"),
    ],
)
def test_show__says_what_it_cannot_answer(folder: Path, arguments: tuple[str, ...], code: int, said: str):
    refused = kam("show", folder, *arguments)
    assert refused.exit_code == code
    assert said in refused.stderr


def test_show__needs_a_workspace_and_its_facts(tmp_path: Path):
    nowhere = kam("show", tmp_path / "w", "facts")
    assert (nowhere.exit_code, nowhere.stderr.count("\n")) == (1, 1)
    kam("new", tmp_path / "w")
    assert "There is no turnover yet" in kam("show", tmp_path / "w", "concentration").stderr
